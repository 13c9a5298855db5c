"""What `studysite add` was asked for: documents and pictures on the disk, by names that every system takes."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from studysite.collect import SETTINGS, Collected, collect, collect_files, endings, reason_to_pass
from studysite.errors import UnfitError
from studysite.imagefile import is_image, read_image
from studysite.project import Project
from studysite.sourcefile import SourceFile

# Bytes of a name without its ending: every system takes 255 in all, and tools add some.
LONGEST = 120

# What Windows takes for a device, whatever its ending.
DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)

# What other programs write, and what to do with it.
EXPORTED = {
    "a presentation": ("export it as PDF", (".ppt", ".pptx", ".odp", ".key")),
    "a text document": ("save it as .docx or PDF", (".odt", ".rtf", ".pages", ".wpd")),
    "a spreadsheet": ("save the sheet as .csv", (".xls", ".xlsx", ".ods", ".numbers")),
    "a book": ("convert it into .html or PDF", (".epub", ".mobi")),
}


@dataclass(slots=True)
class Basket:
    """What is found of what was asked for: files by their places, each with what the user called it.

    `found` holds documents and pictures; `named` the places of pictures that the user named one by one; `refused` and
    `left_out` are lines for the user.
    """

    found: list[tuple[str, SourceFile]] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def put(self, place: Path, project: Project) -> None:
        """Put a file in, or all documents and pictures of a folder."""
        if place.is_dir():
            _take_folder(place, project, self)
        else:
            _take_file(place, self)


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


def _take_file(place: Path, basket: Basket) -> None:
    """Take a file that was named, or say why not."""
    if not os.path.lexists(place):
        basket.refused.append(f"{place}: there is no such file or folder; look at its name")
        return
    is_picture = is_image(place.name)
    reason = reason_to_pass(place.name) or ("" if is_picture else _wrong_ending(place.name))
    found = collect_files((place,), has_images=is_picture) if not reason else None
    if found and found.images:
        reason = _unfit(next(iter(found.images.values())))
    if reason or not found:
        basket.refused.append(f"{place}: {reason}")
        return
    basket.named |= {safe(path) for path in found.images or ()}
    _take(found, "", lambda _: str(place), basket)


def _unfit(data: bytes) -> str:
    """Return why bytes are no picture, empty if they are one."""
    try:
        read_image(data)
    except UnfitError as error:
        return f"the file {error}; save the picture as PNG or JPEG, and add that"
    return ""


def _take_folder(place: Path, project: Project, basket: Basket) -> None:
    """Take all documents and pictures of a folder; they stand in one of the same name."""
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
    settings = [name for name in SETTINGS if (place / name).is_file()]
    if settings:
        basket.left_out.append(f"{place}: settings were left out: {', '.join(settings)}; copy by hand what shall count")
    if not known:
        basket.refused.append(f"{place}: no document was found in this folder; name another")
    _take(replace(found, sources=known), f"{safe(whole.name)}/", lambda path: f"{place.as_posix()}/{path}", basket)


def _take(found: Collected, below: str, called: Callable[[str], str], basket: Basket) -> None:
    """Take what was collected into the folder `below`; `called` gives the user's name of a path."""
    pictures = (SourceFile(path, data) for path, data in (found.images or {}).items())
    for one in (*found.sources, *pictures):
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
    ending = PurePosixPath(path).suffix.lower()
    for what, (way_out, others) in EXPORTED.items():
        if ending in others:
            return f"{what} is not read; {way_out}, and add that"
    return f"a file of this ending is not read; save it as one of {_known()}"


def _known() -> str:
    return ", ".join(endings())
