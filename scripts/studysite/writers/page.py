"""A page: its front matter, its body, and the small words that all pages share."""

from __future__ import annotations

from studysite.interface.say import Say, noted, noun
from studysite.library import KIND_NAMES, Library
from studysite.measure import Measure
from studysite.model import Document, plain
from studysite.text.languages import direction
from studysite.topics import Topic
from studysite.writers.html import clean
from studysite.writers.markdown import comment, front_matter
from studysite.writers.places import told_lines

# Characters of a description: what a preview of a link shows.
DESCRIPTION = 160

# What each way into the site is called in the row of ways.
WAYS = {
    "read": noted("Read"),
    "practice": noted("Practise"),
    "glossary": noted("Look up"),
    "mind-map": noted("Map"),
    "labs": noted("Labs"),
}


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
    picture: str = "",
    lab: str = "",
    map_at: str = "",
    language: str = "",
    topic: Topic | None = None,
) -> str:
    """Return a whole Markdown file.

    `picture` is the path of the picture that stands for links to the page; `lab` the name of the lab that it loads;
    `map_at` the address of the map that shows the same document; `language` that of its words, if it is not the site's;
    `topic` what it belongs to.
    """
    head = front_matter(
        {
            "title": title,
            "description": description,
            "kind": kind,
            "way": way,
            "label": label,
            "lead": lead,
            "picture": picture,
            "lab": lab,
            "map": map_at,
            "topic": topic.title if topic else "",
            "topic_at": topic.address if topic else "",
            "lang": language,
            "dir": direction(language) if language else "",
        }
    )
    origin = f"{made_from}: edit that" if made_from else "the documents in sources/: edit those"
    return f"{head}\n\n{comment(f'Made by studysite from {origin}, not this page.')}\n\n{body.strip()}\n"


def title_of(document: Document) -> str:
    """Return a document's title on one line."""
    return " ".join(clean(plain(document.title)).split())


def picture_of(document: Document) -> str:
    """Return the path of the picture that stands for links to a document."""
    return f"previews/{document.slug}.png"


def kind_of(document: Document, say: Say) -> str:
    """Return what a document is, for a label."""
    return say.capital(KIND_NAMES[document.kind])


def origin_of(document: Document) -> str:
    """Return which lines of which file a document's pages are made from."""
    return f"sources/{document.file}, {told_lines(document.span.first, document.span.last)}"


def minutes(count: int, say: Say) -> str:
    """Return a reading time: "9 min", "3 h", "3 h 20 min"."""
    hours, rest = divmod(count, 60)
    if count < 120:
        return say("{count} min", count=count)
    return say("{hours} h {rest} min", hours=hours, rest=rest) if rest else say("{hours} h", hours=hours)


def reading_label(document: Document, library: Library) -> str:
    """Return a reading page's small line: "Briefing, 9 min, 6 terms"."""
    size = library.measures[document.slug]
    held = library.say.counts(
        (size.tables, "table"), (size.examples, "example"), (size.terms, "term"), (size.questions, "question")
    )
    return ", ".join([kind_of(document, library.say), minutes(size.minutes, library.say), *held[:3]])


def practice_label(document: Document, library: Library) -> str:
    """Return a practice page's small line: "Study guide, 10 questions, 5 essays, 40 min"."""
    say, size = library.say, library.measures[document.slug]
    return ", ".join([kind_of(document, say), *asked(size, say), minutes(size.practice, say)])


def holds(document: Document, library: Library) -> str:
    """Return what a document holds, without its time, for the shelf: "Briefing, 2 tables"."""
    return ", ".join([kind_of(document, library.say), *contents(library.measures[document.slug], library.say)[:3]])


def contents(size: Measure, say: Say) -> list[str]:
    """Return everything that a document holds, each with its count."""
    tables, examples = (size.tables, noun("table")), (size.examples, noun("example"))
    return [
        *asked(size, say),
        *say.counts((size.terms, "term"), tables, examples),
        *say.counts((size.nodes, "branch"), many="branches"),
    ]


def asked(size: Measure, say: Say) -> list[str]:
    """Return what a document asks: "10 questions", "5 essays"."""
    return say.counts((size.questions, "question"), (size.essays, "essay"))
