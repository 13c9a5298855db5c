"""What the converter has to say: typed notices, each with its place and the way out.

A reader never prints. It returns notices beside its document; `cli` prints them, `/sources/`
lists them. A notice is one line: `file:line: what is so; what to do`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["note", "warning", "error"]

# Every code there is, and how bad it is. An error means that something of the document did not
# reach the site: the exit code is 1.
SEVERITY: dict[str, Severity] = {
    # reading files
    "passed-over": "note",
    "unreadable": "error",
    "empty": "error",
    "binary": "error",
    "too-large": "error",
    "not-taken": "error",
    "part-not-taken": "warning",
    "long-line": "error",
    "outside-link": "error",
    "no-documents": "error",
    "not-utf8": "warning",
    "byte-order-mark": "note",
    "line-ends": "note",
    "invisible-characters": "note",
    "control-characters": "warning",
    # settings
    "bad-settings": "error",
    "unknown-setting": "warning",
    "no-such-document": "warning",
    "no-such-topic": "warning",
    "no-such-passage": "warning",
    # recognising
    "unknown-layout": "warning",
    "columns-unnamed": "warning",
    "front-matter-unclosed": "warning",
    "front-matter-invalid": "warning",
    "unknown-map-option": "note",
    "bad-map-option": "warning",
    "unknown-lab": "warning",
    # study guides
    "answer-missing": "warning",
    "answer-without-question": "warning",
    "answers-without-quiz": "warning",
    "number-twice": "warning",
    "choice-unclear": "warning",
    "no-answers": "note",
    "section-without-answers": "note",
    "glossary-line-without-tab": "warning",
    "glossary-by-shape": "note",
    "empty-section": "note",
    # cards
    "empty-side": "warning",
    "card-twice": "note",
    "not-shown": "note",
    # tables and figures
    "uneven-row": "warning",
    "figure-missing": "note",
    "drawing-not-understood": "note",
    "bad-formula": "warning",
    "picture-missing": "warning",
    "picture-outside": "warning",
    "picture-elsewhere": "note",
    "picture-unfit": "warning",
    "picture-large": "note",
    "picture-without-words": "note",
    "picture-unused": "note",
    "picture-in-words": "note",
    # across documents
    "link-nowhere": "note",
    "same-title": "note",
    "same-question": "note",
    "questions-clash": "warning",
    "alias-unused": "warning",
    "alias-clash": "warning",
    # the account of every line
    "lost-text": "error",
    "stray-text": "warning",
    "reader-fault": "error",
    # pages
    "edited-by-hand": "warning",
    "stale-page": "error",
    # what is published
    "address-gone": "warning",
    "bad-address": "warning",
    "host-limit": "note",
    "not-drawn": "note",
    "other-domain": "warning",
}

# By a fault of ours, sentences of a document are on no page.
LOST = frozenset(("lost-text", "reader-fault"))

# Whatever else is a fault of ours, and stops no site.
FAULTS = LOST | {"stray-text"}


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """One remark. `line` is 0 where it concerns the whole file."""

    file: str
    line: int
    code: str
    message: str

    def __post_init__(self) -> None:
        """Refuse a code that has no severity: KeyError."""
        SEVERITY[self.code]

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return SEVERITY[self.code]

    def __str__(self) -> str:
        """Return the one line that is printed."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


def worst(notices: Iterable[Notice]) -> Severity | None:
    """Return the gravest severity among `notices`, None if there are none."""
    found = {notice.severity for notice in notices}
    ranks: tuple[Severity, ...] = ("error", "warning", "note")
    return next((rank for rank in ranks if rank in found), None)


def lost_text(file: str, line: int, text: str, who: str) -> Notice:
    """Return the notice for words of a line that are lost; `who` says to whom."""
    return Notice(
        file,
        line,
        "lost-text",
        f"{who} the words “{shortened(text)}”; this is a fault of studysite: please report the line",
    )


def shortened(text: str) -> str:
    """Return words of a document as a notice quotes them."""
    return text if len(text) <= 80 else f"{text[:80]}…"
