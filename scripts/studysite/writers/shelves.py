"""The shelves: lists of documents with what they hold and how long they take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from studysite.interface.say import noted, noun
from studysite.labs import LABS
from studysite.library import Library
from studysite.model import Document
from studysite.topics import Topic
from studysite.writers.html import escape, lines, tongue
from studysite.writers.mind_map import branches_of
from studysite.writers.page import WAYS, holds, minutes, page, title_of
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
COUNTED = {"labs": noun("lab"), "mind-map": noun("map")}

# A list of more documents names their topics alone, so that it stays light.
MANY = 60


def shelf_page(library: Library, way: str) -> str:
    """Return the Markdown of the list of all documents that have a page of one way."""
    held = library.of_way(way)
    say = library.say
    title, lead = map(say, SHELVES[way])
    return page(
        title=title,
        kind="shelf",
        way=way,
        label=", ".join(
            (
                say.counted(len(held), COUNTED.get(way, noted("document"))),
                *say.counts((len(_topics_of(library, held)), "topic")),
            )
        ),
        lead=lead,
        description=lead,
        body=lines(
            tools_html(library, f"{way}/") if way == "practice" else "",
            shelf_html(library, held, f"{way}/", way),
        ),
    )


def shelf_html(library: Library, documents: Sequence[Document], here: str, way: str = "") -> str:
    """Return a list of documents; each leads to its page of the way, or to its main page.

    With topics there is a list for each, and one of those that are in none. Where that would be a long
    page, the topics alone are named: the documents stand on their pages.
    """
    topics = _topics_of(library, documents)
    if not topics:
        return section("shelf", library.say("On the shelf"), (_line(library, one, here, way) for one in documents))
    lone = [one for one in documents if library.topic_of(one.slug) is None]
    if len(documents) > MANY:
        made = [
            section(
                "shelf", library.say("Topics"), (_topic_line(library, topic, topics[topic], here) for topic in topics)
            )
        ]
    else:
        made = [
            section(
                f"topic-{topic.slug}",
                f'<a href="{relative(here, topic.address)}">{escape(topic.title)}</a>',
                (_line(library, one, here, way) for one in held),
            )
            for topic, held in topics.items()
        ]
    others = (_line(library, one, here, way) for one in lone)
    return lines(*made, section("other-documents", library.say("Other documents"), others) if lone else "")


def section(name: str, title: str, held: Iterable[str]) -> str:
    """Return a shelf under a title, which is HTML; `held` are its lines."""
    head = f'<section class="shelf" aria-labelledby="{name}"><h2 id="{name}">{title}</h2>'
    return lines(head, "<ul>", *held, "</ul></section>")


def topics_html(library: Library, here: str) -> str:
    """Return the list of all topics."""
    return section(
        "shelf",
        library.say("On the shelf"),
        (_topic_line(library, topic, library.documents_in(topic), here) for topic in library.topics),
    )


def topic_html(library: Library, topic: Topic) -> str:
    """Return the list of a topic's documents, each with the ways to all its pages."""
    here = topic.address
    own = (
        _line(library, one, here, "", _ways(library, one, here))
        if library.pages[one.slug]
        else _pageless(library, topic, one)
        for one in library.documents_in(topic)
    )
    return section("shelf", library.say("On the shelf"), own)


def _pageless(library: Library, topic: Topic, document: Document) -> str:
    """Return the line of a document whose terms and questions all have their pages elsewhere."""
    there = "" if document.file in library.withheld else f"sources/{library.originals[document.file]}/"
    there = topic.glossary if library.measures[document.slug].terms else there
    title = f"<span{tongue(library.foreign(document.slug))}>{escape(title_of(document))}</span>"
    line = f'<a class="line" href="{relative(topic.address, there)}">{title}</a>' if there else title
    return f'<li>{line}<span class="label">{escape(holds(document, library))}</span></li>'


def _ways(library: Library, document: Document, here: str) -> str:
    """Return links to the pages of a document beside its main one."""
    links = (
        f'<a href="{relative(here, address)}">{library.say(WAYS[address.partition("/")[0]])}'
        f'<span class="away"> {escape(title_of(document))}</span></a>'
        for address in library.pages[document.slug][1:]
    )
    return "".join(f" · {link}" for link in links)


def _topics_of(library: Library, documents: Sequence[Document]) -> dict[Topic, list[Document]]:
    """Return the topics that documents are in, in the owner's order, each with its own of them."""
    held: dict[Topic, list[Document]] = {topic: [] for topic in library.topics}
    for document in documents:
        topic = library.topic_of(document.slug)
        if topic:
            held[topic].append(document)
    return {topic: own for topic, own in held.items() if own}


def _topic_line(library: Library, topic: Topic, documents: Sequence[Document], here: str) -> str:
    time = minutes(sum(library.measures[one.slug].minutes for one in documents), library.say)
    title = f'<span>{escape(topic.title)}</span><span class="dots"></span><span class="time">{time}</span>'
    held = topic_holds(library, topic, documents)
    return (
        f'<li><a class="line" href="{relative(here, topic.address)}">{title}</a><span class="label">{held}</span></li>'
    )


def topic_holds(library: Library, topic: Topic, documents: Sequence[Document]) -> str:
    """Return what a topic holds: "10 documents, 98 questions, 120 terms"."""
    asked, terms = len(library.cards_in(topic)), len(library.entries_in(topic))
    return ", ".join(library.say.counts((len(documents), "document"), (asked, "question"), (terms, "term")))


def _line(library: Library, document: Document, here: str, way: str, more: str = "") -> str:
    address = library.page(document.slug, way) if way else library.home(document.slug)
    title = (
        f'<span{tongue(library.foreign(document.slug))}>{escape(title_of(document))}</span><span class="dots"></span>'
        f'<span class="time">{_size(library, document, address)}</span>'
    )
    label = escape(LABS[str(document.options["lab"])] if way == "labs" else holds(document, library))
    told = f'<span class="label">{label}{more}</span>'
    return f'<li><a class="line" href="{relative(here, address)}">{title}</a>{told}</li>'


def _size(library: Library, document: Document, address: str) -> str:
    """Return how long a page takes; of a map of headings, how large it is."""
    held = library.maps.get(document.slug)
    if held and not held.own and held.address == address:
        return library.say.counted(branches_of(held), "branch", "branches")
    size = library.measures[document.slug]
    return minutes(size.practice if address.startswith("practice/") else size.minutes, library.say)
