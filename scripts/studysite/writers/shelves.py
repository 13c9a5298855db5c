"""The shelves: lists of documents with what they hold and how long they take."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.interface.say import noted
from studysite.labs import LABS
from studysite.library import Library
from studysite.model import Document
from studysite.writers.html import escape, lines, tongue
from studysite.writers.mind_map import branches_of
from studysite.writers.page import holds, minutes, page, title_of
from studysite.writers.places import relative
from studysite.writers.study import tools_html

# What each shelf is called and says.
SHELVES = {
    "read": (
        noted("Read"),
        noted("Documents set to be read slowly. The mark beside a section leads to the line it stands on."),
    ),
    "practice": (noted("Practise"), noted("Say the answer first, then open the card.")),
    "mind-map": (noted("Maps"), noted("A whole subject as branches that fold.")),
    "labs": (
        noted("Labs"),
        noted("Small models to play with. Each says what it models, from which source, and what it leaves out."),
    ),
}

# What stands on a shelf, where it is not only documents.
COUNTED = {"labs": noted("lab"), "mind-map": noted("map")}


def shelf_page(library: Library, way: str) -> str:
    """Return the Markdown of the list of all documents that have a page of one way."""
    held = library.of_way(way)
    say = library.say
    title, lead = map(say, SHELVES[way])
    return page(
        title=title,
        kind="shelf",
        way=way,
        label=say.counted(len(held), COUNTED.get(way, noted("document"))),
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
        f'<section class="shelf" aria-labelledby="shelf"><h2 id="shelf">{library.say("On the shelf")}</h2>',
        "<ul>",
        *(_line(library, document, here, way) for document in documents),
        "</ul></section>",
    )


def _line(library: Library, document: Document, here: str, way: str) -> str:
    address = library.page(document.slug, way) if way else library.home(document.slug)
    title = (
        f'<span{tongue(library.foreign(document.slug))}>{escape(title_of(document))}</span><span class="dots"></span>'
        f'<span class="time">{_size(library, document, address)}</span>'
    )
    label = escape(LABS[str(document.options["lab"])] if way == "labs" else holds(document, library))
    return f'<li><a class="line" href="{relative(here, address)}">{title}</a><span class="label">{label}</span></li>'


def _size(library: Library, document: Document, address: str) -> str:
    """Return how long a page takes; of a map of headings, how large it is."""
    held = library.maps.get(document.slug)
    if held and not held.own and held.address == address:
        return library.say.counted(branches_of(held), "branch", "branches")
    size = library.measures[document.slug]
    return minutes(size.practice if address.startswith("practice/") else size.minutes, library.say)
