"""One file into documents: its text, what a reader makes of that, and the proof that no line was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from studysite.conservation import Claim, claim
from studysite.errors import unforeseen
from studysite.intake import take
from studysite.leftover import stray_text, with_leftover
from studysite.model import Document, Furniture
from studysite.notices import Notice
from studysite.overruling import Overruling
from studysite.readers import read_file
from studysite.sourcefile import SourceFile
from studysite.text.decode import decode


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one file, and what it has of the file's lines.

    Of a file that is no Markdown the lines are those of the text that was taken out of it; `taken_from` says what it
    was, and `images` are its pictures by the names that the text gives them.
    """

    documents: tuple[Document, ...]
    lines: tuple[str, ...]
    furniture: tuple[Furniture, ...]
    notices: tuple[Notice, ...]
    claim: Claim
    images: Mapping[str, bytes] = field(default_factory=dict)
    taken_from: str = ""


def reading(source: SourceFile, overruled: tuple[Overruling, ...] = ()) -> Reading:
    """Return what a reader makes of one file, and of what its owner says of it.

    Where the reader itself fails, nothing is read of this file, and a notice says so: the others are still looked at.
    """
    try:
        return _reading(source, overruled)
    except Exception as error:  # noqa: BLE001 - whatever a reader did not foresee, its file can be named and left out
        text = f"a fault of studysite, not of the document {unforeseen(error)}; please report it"
        return _nothing(source, (Notice(source.path, 0, "reader-fault", text),))


def _nothing(source: SourceFile, notices: tuple[Notice, ...]) -> Reading:
    return Reading((), (), (), notices, claim(source.path, (), (), ()))


def _reading(source: SourceFile, overruled: tuple[Overruling, ...]) -> Reading:
    taken, said = take(source.path, source.data)
    if any(notice.severity == "error" for notice in said):
        return _nothing(source, said)
    decoded = decode(source.path, taken.text.encode() if taken else source.data)
    found, ledger = read_file(source.path, decoded.lines, overruled)
    read = tuple(found)
    notices = (*said, *decoded.notices, *sorted(ledger.notices, key=lambda notice: notice.line))
    claimed = claim(source.path, decoded.lines, read, ledger.furniture)
    if claimed.missing and read:
        notices = (*notices, *stray_text(claimed))
        read = with_leftover(read, claimed, decoded.lines)
        claimed = claim(source.path, decoded.lines, read, ledger.furniture)
    images, what = (taken.images, taken.what) if taken else ({}, "")
    return Reading(read, decoded.lines, tuple(ledger.furniture), notices, claimed, images, what)
