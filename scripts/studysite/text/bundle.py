"""One file that holds several documents, parted by `# …` lines that name each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studysite.text.ledger import Ledger
from studysite.text.line import Line, closing
from studysite.text.vocabulary import is_main

MARK = re.compile(r"#[ \t]+(.*\S)\s*$")

# What tools call the documents that they export together; misspellings as met.
_KINDS = r"blog ?post|br(?:ie|ei)fing|study ?guide|mind ?map|faq|timeline|flash ?cards?|quiz|glossary|lesson|notes|report|transcript"
KIND = re.compile(rf"\W*(?:{_KINDS})\b(?=\W)|\b(?:{_KINDS})(?: doc(?:ument)?)?\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One document of a file: the name that its `# …` line gives it, its lines."""

    name: str
    lines: tuple[Line, ...]


def split(lines: Sequence[Line], ledger: Ledger) -> tuple[str, list[Piece]]:
    """Return the bundle's name and its documents; a file that is no bundle is one document.

    A bundle has two or more `# …` lines that end in a document's kind, each kind once. The words of
    those lines are file names, not titles: the title is the first line below.
    """
    marks = _marks(lines)
    kinds = [kind for _, text in marks if (kind := _kind(text))]
    if len(set(kinds)) < 2 or len(set(kinds)) != len(kinds):
        return "", [Piece("", tuple(lines))]
    name = ""
    pieces: list[Piece] = []
    for index, (at, text) in enumerate(marks):
        end = marks[index + 1][0] if index + 1 < len(marks) else len(lines)
        body = lines[at + 1 : end]
        if all(line.blank for line in body) and not pieces:
            name = text
            ledger.drop(lines[at].number, "bundle heading", lines[at].text)
        elif not _kind(text):
            # A heading inside a document, not the beginning of the next one.
            _append(pieces, lines[at:end])
        else:
            ledger.drop(lines[at].number, "bundle heading", lines[at].text)
            pieces.append(Piece(text, tuple(body)))
    before = lines[: marks[0][0]]
    if any(not line.blank for line in before):
        pieces.insert(0, Piece("", tuple(before)))
    return name, pieces


def _append(pieces: list[Piece], more: Sequence[Line]) -> None:
    if pieces:
        pieces[-1] = Piece(pieces[-1].name, (*pieces[-1].lines, *more))
    else:
        pieces.append(Piece("", tuple(more)))


def _kind(text: str) -> str:
    """Return the kind of document that a name begins or ends with; a section's heading names none."""
    found = None if is_main(text) else KIND.search(text)
    return (
        re.sub(r"\W", "", found.group()).casefold()
        if found and (found.start() == 0 or found.end() == len(text))
        else ""
    )


def _marks(lines: Sequence[Line]) -> list[tuple[int, str]]:
    marks: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        close = closing(lines, at)
        if close is not None:
            at = close + 1
            continue
        if match := MARK.match(lines[at].text):
            marks.append((at, match[1]))
        at += 1
    return marks
