"""`studysite add`: documents with their pictures into sources/, and what is understood before anything is built.

Everything is looked at first, and then written: what cannot be added is said, and what is there already is never
overwritten without being asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from textwrap import shorten
from typing import Literal

from studysite import files, pipeline
from studysite.advice import Gathered, gathered
from studysite.basket import Basket
from studysite.imagefile import is_image
from studysite.memory import Memory
from studysite.notices import Notice
from studysite.overrules import Overrule, overrule
from studysite.project import Project
from studysite.settings import SOURCES_FILE, read_settings
from studysite.sourcefile import SourceFile
from studysite.understanding import understanding
from studysite.wording import TOLD, counted, further, is_one, of_many, one_line

# Characters of a passage that a notice shows.
PASSAGE = 100

Fate = Literal["new", "replaced", "there", "same", "taken", "unreadable", "unshown"]


@dataclass(frozen=True, slots=True)
class Addition:
    """A document, or a picture, that was asked for: `given` as the user called it, `path` its place below sources/.

    `fate` says what becomes of it: it is new; takes the place of another; is there already, under this name or, as
    `other`, under another (`same`); its name is taken by other content; nothing could be understood of it; or it is
    a picture that no document shows.
    `gists` say what its documents were understood as; `lines` are its text, to show passages of; `overrules` what
    sources.toml can say in answer to a notice, by code.
    """

    given: str
    path: str
    data: bytes
    fate: Fate
    other: str = ""
    gists: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    lines: tuple[str, ...] = ()
    overrules: Mapping[str, Overrule] = field(default_factory=dict)

    @property
    def is_wanted(self) -> bool:
        """Whether it is to be written."""
        return self.fate in ("new", "replaced")

    @property
    def is_picture(self) -> bool:
        """Whether it is no document, but shown by one."""
        return is_image(self.path)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that was asked for; `refused` says what is no document, a line each, `left_out` what a folder has besides."""

    additions: tuple[Addition, ...]
    refused: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all that was named can be in the site."""
        return not self.refused and all(one.fate not in ("taken", "unreadable") for one in self.additions)


def plan(project: Project, places: Sequence[Path], *, force: bool = False) -> Plan:
    """Look at files and folders, and return what is to be done; nothing is written. `force` replaces what is there."""
    basket = Basket()
    for place in places:
        basket.put(place, project)
    settled = tuple(_settled(basket.found, project, force=force))
    pictures = _pictures(project)
    pictures |= {one.path: one.data for one in settled if one.is_picture and one.is_wanted}
    additions = tuple(_understood(_shown(settled, pictures, basket.named), _settings(project), pictures))
    if unshown := [one.given for one in additions if one.fate == "unshown"]:
        basket.left_out.append(f"pictures that no document shows were left out: {', '.join(unshown)}")
    return Plan(additions, tuple(basket.refused), tuple(basket.left_out))


def _pictures(project: Project) -> dict[str, bytes]:
    """Return the pictures that the site has, by their paths."""
    return {path: (project.sources / path).read_bytes() for path in files.below(project.sources) if is_image(path)}


def _shown(additions: Sequence[Addition], pictures: Mapping[str, bytes], named: set[str]) -> Iterator[Addition]:
    """Yield the additions; pictures that were not `named` are only wanted if one of the documents shows them."""
    unused: set[str] = set()
    if any(one.is_picture and one.path not in named for one in additions):
        texts = [SourceFile(one.path, one.data) for one in additions if not one.is_picture]
        told = pipeline.convert(texts, images=pictures).notices
        unused = {notice.file for notice in told if notice.code == "picture-unused"} - named
    for one in additions:
        yield replace(one, fate="unshown") if one.is_picture and one.path in unused else one


def carry_out(project: Project, additions: Iterable[Addition]) -> None:
    """Write what is wanted into sources/, each file whole; raises OSError where the disk does not take one."""
    for one in additions:
        if one.is_wanted:
            place = project.sources / one.path
            place.parent.mkdir(parents=True, exist_ok=True)
            files.replace(place, one.data)


def _settled(found: Iterable[tuple[str, SourceFile]], project: Project, *, force: bool) -> Iterator[Addition]:
    """Yield what becomes of each document, as far as its name and its bytes say."""
    # Some systems make no difference between small and capital letters.
    there = {path.casefold(): project.sources / path for path in files.below(project.sources)}
    held = {files.digest_of(place): path for path, place in there.items()}
    coming: dict[str, SourceFile] = {}
    for given, source in found:
        name = source.path.casefold()
        old = coming[name].data if name in coming else there[name].read_bytes() if name in there else None
        fate: Fate = "new"
        other = ""
        if old == source.data:
            fate = "there"
        elif old is not None:
            fate = "replaced" if force and name not in coming else "taken"
        elif is_image(source.path):
            # Documents name it by its place, so that a twin elsewhere is of no use.
            pass
        elif twin := next((one for one in coming.values() if one.data == source.data), None):
            fate, other = "same", twin.path
        elif (known := held.get(files.digest(source.data))) is not None:
            fate, other = "same", there[known].relative_to(project.sources).as_posix()
        if fate in ("new", "replaced"):
            coming[name] = source
        yield Addition(given, source.path, source.data, fate, other)


def _settings(project: Project) -> str:
    """Return what the site's owner says of its documents; nothing where that cannot be read, which the build tells."""
    place = project.sources / SOURCES_FILE
    try:
        return place.read_bytes().decode("utf-8-sig") if place.is_file() else ""
    except (OSError, UnicodeDecodeError):
        return ""


def _understood(additions: Iterable[Addition], sources_toml: str, pictures: Mapping[str, bytes]) -> Iterator[Addition]:
    """Yield the additions with what the readers make of those that are to be written, and of what the owner says."""
    listed = list(additions)
    sources = [SourceFile(one.path, one.data) for one in listed if one.is_wanted and not one.is_picture]
    memory = Memory()
    lines = pipeline.understand(sources, memory).lines
    conversion = pipeline.convert(sources, sources_toml, recall=memory, images=pictures)
    library, settings = conversion.library, read_settings(sources_toml, "")[0]
    for one in listed:
        if not one.is_wanted or one.is_picture:
            yield one
            continue
        gists = tuple(understanding(document).gist for document in library.documents_of(one.path))
        notices = tuple(notice for notice in conversion.notices if notice.file == one.path)
        text = lines.get(one.path, ())
        fate: Fate = one.fate if gists else "unreadable"
        overrules = {group.first.code: overrule(group, library, settings) for group in gathered(notices)}
        said = {code: found for code, found in overrules.items() if found}
        yield replace(one, fate=fate, gists=gists, notices=notices, lines=text, overrules=said)


def told(addition: Addition, notices: Sequence[Notice]) -> Iterator[str]:
    """Yield what becomes of a document that is to be added: what was understood, and `notices` with their passages."""
    place = f"sources/{addition.path}"
    match addition.fate:
        case "there":
            yield one_line(f"{place}: is there already, with the same content; nothing to do")
        case "same":
            yield one_line(f"{addition.given}: is there already, as sources/{addition.other}; nothing to do")
        case "taken":
            kind = "picture" if addition.is_picture else "document"
            said = f"another {kind} of this name is there; rename yours, or replace the other with --force"
            yield one_line(f"{addition.given}: {place}: {said}")
        case "unshown":
            return
        case "unreadable":
            yield from (one_line(f"{addition.given}: {notice.message}") for notice in addition.notices)
        case _ if addition.is_picture:
            yield one_line(f"{place}: picture")
        case _:
            for number, gist in enumerate(addition.gists, 1):
                name = place if len(addition.gists) == 1 else f"{place}#{number}"
                last = number == len(addition.gists)
                tail = f"; {counted(len(gathered(notices)), 'notice')}" if notices and last else ""
                yield one_line(f"{name}: {gist}{tail}")
            for group in gathered(notices):
                yield from _noticed(group, addition)


def _noticed(group: Gathered, addition: Addition) -> Iterator[str]:
    """Yield what was noticed of one kind: the first places with their passages, and what sources.toml can say.

    Of many places it is said once what they have in common.
    """
    whole = is_one(group)
    if whole:
        yield one_line(f"  {of_many(group)}")
    for notice in group.notices[:TOLD]:
        place = f"line {notice.line}: " if notice.line else ""
        if not whole:
            yield one_line(f"  {place}{notice.message}")
        if passage := shorten(_passage(notice, addition), PASSAGE, placeholder=" …"):
            yield one_line(f"    {place if whole else '> '}{passage}")
    if not whole and (rest := group.notices[TOLD:]):
        yield one_line(f"  {group.heading}{further(rest, ', also on ')}")
    if said := addition.overrules.get(group.first.code):
        yield one_line(f"    sources.toml can say: {' '.join(said.lines)}")


def _passage(notice: Notice, addition: Addition) -> str:
    return " ".join("".join(addition.lines[notice.line - 1 : notice.line]).split()) if notice.line else ""


def end(additions: Sequence[Addition], *, is_trial: bool) -> str:
    """Return the last line of `add`."""
    wanted = [one.is_picture for one in additions if one.is_wanted]
    pictures = f", {counted(sum(wanted), 'picture')}" if any(wanted) else ""
    number = f"{counted(len(wanted) - sum(wanted), 'document')}{pictures}"
    if is_trial:
        return f"{number} would be added to sources/; run it without --dry-run to add them"
    return f"{number} -> sources/"
