"""One file that holds several documents, parted by `# …` lines that name each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studysite.text.ledger import Ledger
from studysite.text.line import Line, marker
from studysite.text.verbatim import outside_code
from studysite.text.vocabulary import is_main

# A longer line is no name of a document.
LONGEST_NAME = LONGEST_TITLE = 200
MARK = re.compile(r"#[ \t]+(.*\S)\s*$")

# What tools call the documents that they export together; misspellings as met.
_KINDS = (
    r"blog ?post|br(?:ie|ei)fing|study ?guide|mind ?map|faq|timeline|flash ?cards?|quiz|glossary|lesson|notes"
    r"|report|transcript"
)
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
    if not _is_bundle(lines, marks):
        return "", [Piece("", tuple(lines))]
    name = ""
    first = lines[: marks[0][0]]
    held: list[tuple[str, list[Line]]] = [("", list(first))] if any(not line.blank for line in first) else []
    for (at, text), (end, _) in zip(marks, [*marks[1:], (len(lines), "")], strict=True):
        if _kind(text):
            ledger.drop(lines[at].number, "bundle heading", lines[at].text)
            held.append((text, list(lines[at + 1 : end])))
        elif not held and all(line.blank for line in lines[at + 1 : end]):
            ledger.drop(lines[at].number, "bundle heading", lines[at].text)
            name = text
        else:
            # A heading inside a document, not the beginning of the next one.
            if not held:
                held.append(("", []))
            held[-1][1].extend(lines[at:end])
    return name, [Piece(own, tuple(body)) for own, body in held]


def _is_bundle(lines: Sequence[Line], marks: Sequence[tuple[int, str]]) -> bool:
    """Tell whether two lines or more name documents, each of another kind, with a title below it."""
    named = [(at, kind) for at, text in marks if (kind := _kind(text))]
    kinds = {kind for _, kind in named}
    return len(kinds) == len(named) >= 2 and all(_titled(lines, at + 1) for at, _ in named)


def _titled(lines: Sequence[Line], at: int) -> bool:
    while at < len(lines) and lines[at].blank:
        at += 1
    text = lines[at].text.strip() if at < len(lines) else ""
    return 0 < len(text) <= LONGEST_TITLE and marker(text) is None and not text.endswith(".")


def _kind(text: str) -> str:
    """Return the kind of document that a name begins or ends with; a section's heading names none."""
    found = None if len(text) > LONGEST_NAME or is_main(text) else KIND.search(text)
    return (
        re.sub(r"\W", "", found.group()).casefold()
        if found and (found.start() == 0 or found.end() == len(text))
        else ""
    )


def _marks(lines: Sequence[Line]) -> list[tuple[int, str]]:
    told = ((at, MARK.match(line.text)) for at, line, code in outside_code(lines) if not code)
    return [(at, match[1]) for at, match in told if match]
