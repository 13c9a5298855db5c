"""A page: its front matter, its body, and the small words that all pages share."""

from __future__ import annotations

from studysite.library import KIND_NAMES, Library
from studysite.measure import Measure, counted
from studysite.model import Document, plain
from studysite.writers.markdown import comment, front_matter

WAYS = {"read": "Read", "practice": "Practise", "glossary": "Look up", "mind-map": "Map"}


def page(
    *,
    title: str,
    kind: str,
    body: str,
    description: str = "",
    way: str = "",
    label: str = "",
    lead: str = "",
    made_from: str = "",
) -> str:
    """Return a whole Markdown file."""
    head = front_matter(
        {"title": title, "description": description, "kind": kind, "way": way, "label": label, "lead": lead}
    )
    origin = (
        f"{made_from}: edit that, not this page"
        if made_from
        else "the documents in sources/: edit those, not this page"
    )
    note = comment(f"Made by studysite from {origin}.")
    return f"{head}\n{note}\n\n{body.strip()}\n"


def title_of(document: Document) -> str:
    """Return a document's title on one line."""
    return " ".join(plain(document.title).split())


def kind_of(document: Document) -> str:
    """Return what a document is, for a label."""
    return KIND_NAMES[document.kind].capitalize()


def label(document: Document, library: Library, *, practice: bool = False) -> str:
    """Return a document's small line: kind, time, what it holds."""
    size = library.measures[document.slug]
    return ", ".join([kind_of(document), *(_practice_counts(size) if practice else _counts(size))])


def minutes(count: int) -> str:
    """Return a reading time: "9 min", "3 h 20 min"."""
    return f"{count} min" if count < 120 else f"{count // 60} h {count % 60} min"


def _counts(size: Measure) -> list[str]:
    made = [minutes(size.minutes)]
    for count, one in (
        (size.tables, "table"),
        (size.examples, "example"),
        (size.terms, "term"),
        (size.questions, "question"),
    ):
        if count:
            made.append(counted(count, one))
    return made[:4]


def _practice_counts(size: Measure) -> list[str]:
    made = [counted(size.questions, "question")] if size.questions else []
    made += [counted(size.essays, "essay")] if size.essays else []
    return [*made, minutes(size.practice)]


def holds(document: Document, library: Library) -> str:
    """Return what a document holds, without its time, for the shelf: "Briefing, 2 tables"."""
    size = library.measures[document.slug]
    parts = [
        counted(count, one, many)
        for count, one, many in (
            (size.questions, "question", ""),
            (size.essays, "essay", ""),
            (size.terms, "term", ""),
            (size.tables, "table", ""),
            (size.examples, "example", ""),
            (size.nodes, "branch", "branches"),
        )
        if count
    ]
    return ", ".join([kind_of(document), *parts[:3]])
