"""Reading the study documents from the disk, whatever lies there.

Nothing here raises for what a folder holds: each thing that cannot be read becomes a notice with
the way out, and the rest is read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from studysite import published
from studysite.errors import CommandError
from studysite.imagefile import is_image
from studysite.intake import FORMS, form_of
from studysite.manifest import MARKER
from studysite.notices import Notice
from studysite.published import Published
from studysite.refusal import LARGEST_FILE, refusal
from studysite.sourcefile import SourceFile

DOCUMENTS_SETTINGS = "sources.toml"
CORRECTIONS_SETTINGS = "corrections.toml"
ALIASES_SETTINGS = "aliases.toml"
SETTINGS = (DOCUMENTS_SETTINGS, CORRECTIONS_SETTINGS, ALIASES_SETTINGS)

# Endings of texts that readers read as they stand. In the sources folder any ending will do for such a text.
TEXTS = (".txt", ".md", ".markdown")

# Files that systems put into folders by themselves, in small letters.
SYSTEMS_OWN = frozenset(("thumbs.db", "desktop.ini"))

# The addresses of a site of 1,000 documents take 10 MB.
MEGABYTE = 1_000_000
LARGEST_ADDRESSES = 64 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Collected:
    """What a sources folder holds: the documents in the order of their paths, the texts of its settings."""

    sources: tuple[SourceFile, ...]
    sources_toml: str
    corrections_toml: str
    notices: tuple[Notice, ...]
    aliases_toml: str = ""
    images: Mapping[str, bytes] | None = None


@dataclass(slots=True)
class _Found:
    """What walking a folder came upon: places to read by their shown path, and links for later.

    `known` holds every folder and file that is read, by its real place, so that nothing is read twice.
    """

    files: dict[str, Path] = field(default_factory=dict)
    links: dict[str, Path] = field(default_factory=dict)
    settings: dict[str, Path] = field(default_factory=dict)
    known: set[Path] = field(default_factory=set)
    notices: list[Notice] = field(default_factory=list)

    def take(self, path: str, place: Path) -> None:
        """Put the file `place` where it belongs: settings stand in a few files, the rest are documents."""
        kind = self.settings if path in SETTINGS else self.files
        kind[path] = place
        self.known.add(place)


def collect(place: Path) -> Collected:
    """Return what the folder or file `place` holds.

    A single file is read without settings: those of its folder speak of other files too.
    """
    kind = _kind(place)
    if kind == "nothing":
        return Collected((), "", "", (_nothing_in(place, kind),))
    if kind == "file":
        return _collected(_Found(files={shown(place.name): place}), place)
    found = _Found()
    root = place.resolve()
    _walk(root, "", found)
    _follow(root, found)
    return _collected(found, place, has_images=True)


def read_live(place: Path) -> Published:
    """Return what the site that is live promises, from its addresses.json; raises CommandError."""
    data = _read(place, LARGEST_ADDRESSES)
    if isinstance(data, OSError):
        raise CommandError(f"{place}: could not be read ({data.strerror or data}); name the addresses.json of the site")
    if len(data) > LARGEST_ADDRESSES:
        raise CommandError(f"{place}: is larger than {LARGEST_ADDRESSES // MEGABYTE} MB; fetch it again")
    try:
        return published.read(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CommandError(f"{place}: is no UTF-8, and so no JSON; fetch it again") from error
    except ValueError as error:
        raise CommandError(f"{place}: {error}") from error


def collect_files(places: tuple[Path, ...], *, has_images: bool = False) -> Collected:
    """Return what the files `places` hold, named below the deepest folder that holds them all.

    `has_images` says that pictures among them are no documents.
    """
    whole = [Path(os.path.abspath(place)) for place in places]  # noqa: PTH100 - resolve() would follow links
    folder = Path(os.path.commonpath([place.parent for place in whole]))
    found = _Found(files={shown(place.relative_to(folder).as_posix()): place for place in whole})
    return _collected(found, folder, has_images=has_images)


def endings() -> tuple[str, ...]:
    """Return how the names of documents end, in small letters."""
    return (*TEXTS, *sorted(set(FORMS).difference(TEXTS)))


def shown(path: str) -> str:
    """Return `path` as one line of clean text: bytes and controls that are no text are spelt out."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def _walk(folder: Path, below: str, found: _Found) -> None:
    """Sort everything in and below `folder` into `found`; links are put aside, so this ends."""
    waiting = [(folder, below)]
    while waiting:
        here, prefix = waiting.pop()
        name = prefix.rstrip("/") or shown(here.name)
        try:
            with os.scandir(here) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            found.notices.append(_unreadable(name, error))
            continue
        found.known.add(here)
        if any(entry.name == MARKER for entry in entries):
            found.notices.append(Notice(name, 0, "passed-over", "is a site that studysite made; nothing to do"))
            continue
        for entry in entries:
            path, place = prefix + shown(entry.name), Path(entry.path)
            reason = reason_to_pass(entry.name)
            if reason:
                found.notices.append(Notice(path, 0, "passed-over", reason))
            elif entry.is_symlink():
                found.links[path] = place
            elif entry.is_dir(follow_symlinks=False):
                waiting.append((place, path + "/"))
            else:
                found.take(path, place)


def reason_to_pass(name: str) -> str:
    """Return why an entry called `name` is no document, empty if it may be one."""
    if name.startswith("."):
        return "a hidden file is no study document and was passed over; rename it without the dot to read it"
    if name.startswith("~$"):
        return "is a note that an office program keeps while it has a document open; nothing to do"
    if name.lower() in SYSTEMS_OWN:
        return "is a file of the system, and no study document; nothing to do"
    if name.lower().startswith("readme"):
        return "a README is about the folder and was passed over; rename it to read it"
    return ""


def _follow(root: Path, found: _Found) -> None:
    """Settle the links: what stays inside is read once, what leads out is left out.

    A folder behind a link may hold further links, so this goes on until none is left; it ends
    because no folder is walked twice.
    """
    while found.links:
        path = min(found.links)
        link = found.links.pop(path)
        try:
            target = link.resolve(strict=True)
        except (OSError, RuntimeError):
            text = "the link leads nowhere, or in a circle; put a copy of its document here, or take it away"
            found.notices.append(Notice(path, 0, "unreadable", text))
            continue
        if not target.is_relative_to(root):
            text = "the link leads out of the folder and was left out; put a copy of its document here"
            found.notices.append(Notice(path, 0, "outside-link", text))
        elif target in found.known:
            inside = shown(target.relative_to(root).as_posix())
            text = f"is a link to {inside}, which is read itself; nothing to do"
            found.notices.append(Notice(path, 0, "passed-over", text))
        elif target.is_dir():
            _walk(target, path + "/", found)
        else:
            found.take(path, target)


def _collected(found: _Found, place: Path, *, has_images: bool = False) -> Collected:
    """Read what was found; pictures are documents to whoever names them, and beside documents in a folder."""
    notices = found.notices
    sources = []
    images: dict[str, bytes] = {}
    for path, file in sorted(found.files.items()):
        if has_images and is_image(path):
            _take_image(path, file, images, notices)
            continue
        form = form_of(path)
        largest = form.largest if form else LARGEST_FILE
        data = _read(file, largest)
        if isinstance(data, OSError):
            notices.append(_unreadable(path, data))
        elif (fault := refusal(path, data, largest, is_text=form is None or form.is_text)) is not None:
            notices.append(fault)
        else:
            sources.append(SourceFile(path, data))
    settings = {path: _settings(path, file, notices) for path, file in found.settings.items()}
    if not sources:
        notices.append(_nothing_in(place, _kind(place)))
    return Collected(
        tuple(sources),
        settings.get(DOCUMENTS_SETTINGS, ""),
        settings.get(CORRECTIONS_SETTINGS, ""),
        tuple(sorted(notices)),
        settings.get(ALIASES_SETTINGS, ""),
        images if has_images else None,
    )


def _take_image(path: str, file: Path, images: dict[str, bytes], notices: list[Notice]) -> None:
    """Read a picture beside the documents, unless it is far too large to be one on a page."""
    data = _read(file)
    if isinstance(data, OSError):
        notices.append(_unreadable(path, data))
    elif len(data) > LARGEST_FILE:
        text = f"the picture is larger than the {LARGEST_FILE:,} bytes that are read; make it smaller"
        notices.append(Notice(path, 0, "picture-unfit", text))
    else:
        images[path] = data


def _read(file: Path, most: int = LARGEST_FILE) -> bytes | OSError:
    """Return the bytes of `file` (at most one more than are allowed), or what the system said."""
    try:
        # A pipe or a device would wait for ever, or never end.
        if not stat.S_ISREG(file.stat().st_mode):
            return OSError("it is no ordinary file")
        with file.open("rb") as stream:
            return stream.read(most + 1)
    except OSError as error:
        return error


def _unreadable(path: str, error: OSError) -> Notice:
    """Return the notice for something that the system would not let us read."""
    reason = error.strerror or str(error)
    return Notice(path, 0, "unreadable", f"could not be read ({reason}); allow your user to read it, or take it away")


def _settings(path: str, file: Path, notices: list[Notice]) -> str:
    """Return the text of a settings file, empty (and a notice) where it has none."""
    data = _read(file)
    if isinstance(data, OSError):
        notices.append(_unreadable(path, data))
        return ""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text = f"byte {error.start + 1} is not UTF-8, so no setting was read; save the file as UTF-8"
        notices.append(Notice(path, line, "bad-settings", text))
        return ""


def _nothing_in(place: Path, kind: str) -> Notice:
    """Return the notice for a place that gives no document at all."""
    reason = {
        "nothing": "there is no such file or folder; look at its name, or make it and put documents in",
        "folder": "no study document could be read here; put your documents (.txt, .md, .csv …) into this folder",
        "file": "no study document could be read here; name another file, or the folder that holds them",
    }[kind]
    return Notice(shown(str(place)), 0, "no-documents", reason)


def _kind(place: Path) -> Literal["nothing", "folder", "file"]:
    """Return what `place` is; what the system hides from us counts as a file, so that reading it says why."""
    try:
        return "folder" if stat.S_ISDIR(place.stat().st_mode) else "file"
    except (FileNotFoundError, NotADirectoryError):
        return "nothing"
    except OSError:
        return "file"
