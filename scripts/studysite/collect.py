"""Reading the study documents from the disk, whatever lies there.

Nothing here raises for what a folder holds: each thing that cannot be read becomes a notice with
the way out, and the rest is read.
"""

from __future__ import annotations

import codecs
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from studysite.notices import Notice
from studysite.sourcefile import SourceFile

LARGEST_FILE = 8_000_000
LONGEST_LINE = 1_000_000

DOCUMENTS_SETTINGS = "sources.toml"
CORRECTIONS_SETTINGS = "corrections.toml"

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}

# How files begin that are no text, or hold their text where only their own program finds it.
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"PK\x03\x04", "a ZIP archive (Word, PowerPoint and EPUB files are such)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word, PowerPoint or Excel file"),
    (b"{\\rtf", "a rich-text file (RTF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"\x7fELF", "a program"),
    (codecs.BOM_UTF32_LE, "a UTF-32 text"),
    (codecs.BOM_UTF32_BE, "a UTF-32 text"),
)


@dataclass(frozen=True, slots=True)
class Collected:
    """What a sources folder holds: the documents in the order of their paths, the texts of its settings."""

    sources: tuple[SourceFile, ...]
    sources_toml: str
    corrections_toml: str
    notices: tuple[Notice, ...]


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
        """Put the file `place` where it belongs: settings stand in two files, the rest are documents."""
        kind = self.settings if path in (DOCUMENTS_SETTINGS, CORRECTIONS_SETTINGS) else self.files
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
    return _collected(found, place)


def collect_files(places: tuple[Path, ...]) -> Collected:
    """Return what the files `places` hold, named below the deepest folder that holds them all."""
    whole = [Path(os.path.abspath(place)) for place in places]  # noqa: PTH100 - resolve() would follow links
    folder = Path(os.path.commonpath([place.parent for place in whole]))
    return _collected(
        _Found(files={shown(place.relative_to(folder).as_posix()): place for place in whole}), folder
    )


def shown(path: str) -> str:
    """Return `path` as one line of clean text: bytes and controls that are no text are spelt out."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def _walk(folder: Path, below: str, found: _Found) -> None:
    """Sort everything in and below `folder` into `found`; links are put aside, so this ends."""
    waiting = [(folder, below)]
    while waiting:
        here, prefix = waiting.pop()
        try:
            with os.scandir(here) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            found.notices.append(_unreadable(prefix.rstrip("/") or shown(here.name), error))
            continue
        found.known.add(here)
        for entry in entries:
            path, place = prefix + shown(entry.name), Path(entry.path)
            reason = _reason_to_pass(entry.name)
            if reason:
                found.notices.append(Notice(path, 0, "passed-over", reason))
            elif entry.is_symlink():
                found.links[path] = place
            elif entry.is_dir(follow_symlinks=False):
                waiting.append((place, path + "/"))
            else:
                found.take(path, place)


def _reason_to_pass(name: str) -> str:
    """Return why an entry called `name` is no document, empty if it may be one."""
    if name.startswith("."):
        return "a hidden file is no study document and was passed over; rename it without the dot to read it"
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


def _collected(found: _Found, place: Path) -> Collected:
    """Read what was found."""
    notices = found.notices
    sources = []
    for path, file in sorted(found.files.items()):
        data = _read(file)
        if isinstance(data, OSError):
            notices.append(_unreadable(path, data))
        elif (fault := _fault(path, data)) is not None:
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
    )


def _read(file: Path) -> bytes | OSError:
    """Return the bytes of `file` (at most one more than are allowed), or what the system said."""
    try:
        # A pipe or a device would wait for ever, or never end.
        if not stat.S_ISREG(file.stat().st_mode):
            return OSError("it is no ordinary file")
        with file.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        return error


def _unreadable(path: str, error: OSError) -> Notice:
    """Return the notice for something that the system would not let us read."""
    reason = error.strerror or str(error)
    return Notice(
        path, 0, "unreadable", f"could not be read ({reason}); allow your user to read it, or take it away"
    )


def _fault(path: str, data: bytes) -> Notice | None:
    """Return why `data` cannot be a study document, None if it can."""
    if len(data) > LARGEST_FILE:
        text = f"the file is larger than the {LARGEST_FILE:,} bytes that are read; split it into several documents"
        return Notice(path, 0, "too-large", text)
    mark = next((mark for mark in BYTE_ORDER_MARKS if data.startswith(mark)), b"")
    if not data[len(mark) :].strip(b" \t\r\n\f\v\0" if mark else None):
        return Notice(path, 0, "empty", "the file is empty; put its text in, or take it away")
    binary = _binary(data, mark)
    if binary:
        return Notice(path, 0, "binary", f"{binary}; save its text as a .txt or .md file and put that here")
    return _long_line(path, data, BYTE_ORDER_MARKS.get(mark, "utf-8"))


def _binary(data: bytes, mark: bytes) -> str:
    """Return what makes `data` no text, empty if nothing does."""
    kind = next((kind for magic, kind in MAGIC if data.startswith(magic)), "")
    if kind:
        return f"the file is {kind}"
    if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return ""
    position = data.find(b"\0")
    return f"the file is no text (byte {position + 1} is a NUL byte)" if position >= 0 else ""


def _long_line(path: str, data: bytes, encoding: str) -> Notice | None:
    """Return a notice for the first line that is too long, None if there is none."""
    if len(data) <= LONGEST_LINE:
        return None
    text = data.decode(encoding, "replace")
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if len(line) > LONGEST_LINE:
            reason = f"the line has {len(line):,} characters, more than the {LONGEST_LINE:,} that are read"
            return Notice(path, number, "long-line", f"{reason}; break it into lines")
    return None


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
        "nothing": "there is no such file or folder; look at its name, or make it and put your study documents in",
        "folder": "no study document could be read here; put your .txt or .md files into this folder",
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
