"""The shelves: lists of documents with what they hold and how long they take."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.labs import LABS
from studysite.library import Library
from studysite.measure import counted
from studysite.model import Document
from studysite.writers.html import escape, lines
from studysite.writers.page import holds, minutes, page, title_of
from studysite.writers.places import relative
from studysite.writers.study import tools_html

# What each shelf is called and says.
SHELVES = {
    "read": (
        "Read",
        "Documents set to be read slowly. The mark beside a section leads to the line it stands on.",
    ),
    "practice": ("Practise", "Say the answer first, then open the card."),
    "mind-map": ("Maps", "A whole subject as branches that fold."),
    "labs": ("Labs", "Small models to play with. Each says what it models, from which source, and what it leaves out."),
}


def shelf_page(library: Library, way: str) -> str:
    """Return the Markdown of the list of all documents that have a page of one way."""
    held = [document for document in library.documents if library.page(document.slug, way)]
    title, lead = SHELVES[way]
    return page(
        title=title,
        kind="shelf",
        way=way,
        label=counted(len(held), "lab" if way == "labs" else "document"),
        lead=lead,
        description=lead,
        body=lines(
            tools_html(library, f"{way}/") if way == "practice" else "",
            shelf_html(library, held, f"{way}/", way),
        ),
    )


def shelf_html(library: Library, documents: Sequence[Document], here: str, way: str = "") -> str:
    """Return a list of documents; each leads to its page of the way, or to its main page."""
    return lines(
        '<section class="shelf" aria-labelledby="shelf"><h2 id="shelf">On the shelf</h2>',
        "<ul>",
        *(_line(library, document, here, way) for document in documents),
        "</ul></section>",
    )


def _line(library: Library, document: Document, here: str, way: str) -> str:
    address = library.page(document.slug, way) if way else library.home(document.slug)
    size = library.measures[document.slug]
    time = minutes(size.practice if address.startswith("practice/") else size.minutes)
    title = f'<span>{escape(title_of(document))}</span><span class="dots"></span><span class="time">{time}</span>'
    label = escape(LABS[str(document.options["lab"])] if way == "labs" else holds(document, library))
    return f'<li><a class="line" href="{relative(here, address)}">{title}</a><span class="label">{label}</span></li>'
