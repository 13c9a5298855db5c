"""`studysite add`: documents into sources/, and what is understood of them before anything is built.

Everything is looked at first, and then written: what cannot be added is said, and what is there already is never
overwritten without being asked.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from textwrap import shorten
from typing import Any, Literal

from studysite import files, pipeline
from studysite.collect import SETTINGS, Collected, collect, collect_files, endings, reason_to_pass
from studysite.inspection import inspection
from studysite.memory import Memory
from studysite.notices import Notice
from studysite.project import Project
from studysite.settings import SOURCES_FILE
from studysite.sourcefile import SourceFile
from studysite.wording import counted, gist, one_line

# Bytes of a name without its ending: every system takes 255 in all, and tools add some.
LONGEST = 120

# Characters of a passage that a notice shows.
PASSAGE = 100

# What Windows takes for a device, whatever its ending.
DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)

Fate = Literal["new", "replaced", "there", "same", "taken", "unreadable"]


@dataclass(frozen=True, slots=True)
class Addition:
    """A document that was asked for: `given` as the user called it, `path` its place below sources/.

    `fate` says what becomes of it: it is new; takes the place of another; is there already, under this name or, as
    `other`, under another (`same`); its name is taken by other content; or nothing could be understood of it.
    `records` are those of its documents, as `inspect` tells them; `lines` its text, to show passages of.
    """

    given: str
    path: str
    data: bytes
    fate: Fate
    other: str = ""
    records: tuple[dict[str, Any], ...] = ()
    notices: tuple[Notice, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def is_wanted(self) -> bool:
        """Whether it is to be written."""
        return self.fate in ("new", "replaced")


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


@dataclass(slots=True)
class _Basket:
    """What is found of what was asked for: documents by their places, each with what the user called it."""

    found: list[tuple[str, SourceFile]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def plan(project: Project, places: Sequence[Path], *, force: bool = False) -> Plan:
    """Look at files and folders, and return what is to be done; nothing is written. `force` replaces what is there."""
    basket = _Basket()
    for place in places:
        if place.is_dir():
            _take_folder(place, project, basket)
        else:
            _take_file(place, basket)
    additions = _settled(basket.found, project, force=force)
    return Plan(tuple(_understood(additions, _settings(project))), tuple(basket.refused), tuple(basket.left_out))


def carry_out(project: Project, additions: Iterable[Addition]) -> None:
    """Write what is wanted into sources/, each file whole; raises OSError where the disk does not take one."""
    for one in additions:
        if one.is_wanted:
            place = project.sources / one.path
            place.parent.mkdir(parents=True, exist_ok=True)
            files.replace(place, one.data)


def safe(name: str) -> str:
    """Return a file's or folder's name that every system, web server and shell takes, as near to `name` as can be.

    Letters and digits of every script stay; spaces and signs become hyphens, the ending small letters.
    """
    whole = unicodedata.normalize("NFC", name)
    whole = "".join(one for one in whole if unicodedata.category(one) not in ("Cf", "Cs", "Cn", "Co"))
    pure = PurePosixPath(whole)
    kept = "".join(one if one.isalnum() or one in "._" or _is_mark(one) else "-" for one in pure.stem)
    stem = re.sub(r"-*\.[-.]*|-+", lambda gap: "." if "." in gap[0] else "-", kept).strip("-._")
    stem = stem.encode()[:LONGEST].decode("utf-8", "ignore").rstrip("-._") or "document"
    if DEVICES.fullmatch(stem) or reason_to_pass(stem):
        stem = f"document-{stem}"
    return stem + re.sub(r"[^.\w]", "", pure.suffix.lower())


def _is_mark(one: str) -> bool:
    """Tell whether a character belongs to the letter before it, as vowels do in many scripts."""
    return unicodedata.category(one).startswith("M")


def _take_file(place: Path, basket: _Basket) -> None:
    """Take a file that was named, or say why not."""
    if not os.path.lexists(place):
        basket.refused.append(f"{place}: there is no such file or folder; look at its name")
        return
    reason = reason_to_pass(place.name) or _wrong_ending(place.name)
    if reason:
        basket.refused.append(f"{place}: {reason}")
        return
    _take(collect_files((place,)), "", lambda _: str(place), basket)


def _take_folder(place: Path, project: Project, basket: _Basket) -> None:
    """Take all documents of a folder; they stand in one of the same name."""
    whole, sources = place.resolve(), project.sources.resolve()
    if whole.is_relative_to(sources) or sources.is_relative_to(whole):
        basket.refused.append(f"{place}: the site's own documents are in there; name another folder, or single files")
        return
    found = collect(place)
    known = tuple(one for one in found.sources if not _wrong_ending(one.path))
    others = Counter(PurePosixPath(one.path).suffix.lower() or "none" for one in found.sources if one not in known)
    if others:
        kinds = ", ".join(f"{ending} ({number})" for ending, number in sorted(others.items()))
        basket.left_out.append(f"{place}: files of other endings were left out: {kinds}; known are {_known()}")
    if found.images:
        pictures = ", ".join(sorted(found.images))
        basket.left_out.append(
            f"{place}: pictures were left out: {pictures}; copy by hand those that documents show, where they name them"
        )
    settings = [name for name in SETTINGS if (place / name).is_file()]
    if settings:
        basket.left_out.append(f"{place}: settings were left out: {', '.join(settings)}; copy by hand what shall count")
    if not known:
        basket.refused.append(f"{place}: no document was found in this folder; name another")
    _take(replace(found, sources=known), f"{safe(whole.name)}/", lambda path: f"{place.as_posix()}/{path}", basket)


def _take(found: Collected, below: str, called: Callable[[str], str], basket: _Basket) -> None:
    """Take what was collected into the folder `below`; `called` gives the user's name of a path."""
    for one in found.sources:
        path = below + "/".join(safe(part) for part in one.path.split("/"))
        basket.found.append((called(one.path), SourceFile(path, one.data)))
    basket.refused += [
        f"{called(notice.file)}: {notice.message}"
        for notice in found.notices
        if notice.severity == "error" and notice.code != "no-documents"
    ]


def _wrong_ending(path: str) -> str:
    """Return why a file of this name is taken for no document, empty if it may be one."""
    if path.lower().endswith(endings()):
        return ""
    return f"a file of this ending is not read; save it as one of {_known()}"


def _known() -> str:
    return ", ".join(endings())


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


def _understood(additions: Iterable[Addition], sources_toml: str) -> Iterator[Addition]:
    """Yield the additions with what the readers make of those that are to be written, and of what the owner says."""
    listed = list(additions)
    sources = [SourceFile(one.path, one.data) for one in listed if one.is_wanted]
    memory = Memory()
    lines = pipeline.understand(sources, memory).lines
    conversion = pipeline.convert(sources, sources_toml, recall=memory)
    made = inspection(conversion)["documents"]
    for one in listed:
        if not one.is_wanted:
            yield one
            continue
        records = tuple(record for record in made if record["file"] == one.path)
        notices = tuple(notice for notice in conversion.notices if notice.file == one.path)
        text = lines.get(one.path, ())
        fate: Fate = one.fate if records else "unreadable"
        yield replace(one, fate=fate, records=records, notices=notices, lines=text)


def told(addition: Addition, notices: Sequence[Notice]) -> Iterator[str]:
    """Yield what becomes of a document that is to be added: what was understood, and `notices` with their passages."""
    place = f"sources/{addition.path}"
    match addition.fate:
        case "there":
            yield one_line(f"{place}: is there already, with the same content; nothing to do")
        case "same":
            yield one_line(f"{addition.given}: is there already, as sources/{addition.other}; nothing to do")
        case "taken":
            said = "another document of this name is there; rename yours, or replace the other with --force"
            yield one_line(f"{addition.given}: {place}: {said}")
        case "unreadable":
            yield from (one_line(f"{addition.given}: {notice.message}") for notice in addition.notices)
        case _:
            for number, record in enumerate(addition.records, 1):
                name = place if len(addition.records) == 1 else f"{place}#{number}"
                last = number == len(addition.records)
                tail = f"; {counted(len(notices), 'notice')}" if notices and last else ""
                yield one_line(f"{name}: {gist(record)}{tail}")
            for notice in notices:
                yield one_line(f"  {f'line {notice.line}: ' if notice.line else ''}{notice.message}")
                if passage := " ".join("".join(addition.lines[notice.line - 1 : notice.line]).split()):
                    yield one_line(f"    > {shorten(passage, PASSAGE, placeholder=' …')}")


def end(additions: Sequence[Addition], *, is_trial: bool) -> str:
    """Return the last line of `add`."""
    number = counted(sum(one.is_wanted for one in additions), "document")
    if is_trial:
        return f"{number} would be added to sources/; run it without --dry-run to add them"
    return f"{number} -> sources/"
