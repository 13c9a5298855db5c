"""Every address that the documents make, with what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from studysite.alphabet import letter_pages_of, page_of
from studysite.interface.say import Say, noted
from studysite.items import Card, Entry
from studysite.library import Library
from studysite.measure import walk
from studysite.model import Document, Figure, Inlines, Table, plain
from studysite.published import Address, Kind
from studysite.text.decode import CONTROL
from studysite.topics import TOPICS

# What the lists of documents are called.
SHELVES = {"read": noted("Read"), "practice": noted("Practise"), "mind-map": noted("Maps"), "labs": noted("Labs")}

# Where all cards of the site are practised.
TOOLS = {"study/": noted("Cards"), "exam/": noted("Exam"), "progress/": noted("Progress")}

PAGES: dict[str, Kind] = {"read": "read", "practice": "practice", "mind-map": "mind-map", "labs": "lab"}


def addresses(library: Library) -> list[Address]:
    """Return the addresses of all pages that are made of the library, by URL.

    `parts` are all that a page may hold, a few more than it does: the headings above questions stand
    on one of two pages. Whoever has the page keeps those that are on it.
    """
    return sorted(_addresses(library), key=lambda one: one.url)


def _addresses(library: Library) -> Iterator[Address]:
    yield Address("", "home", library.say("Home"))
    yield Address("sources/", "sources", library.say("Sources and corrections"))
    yield from (Address(url, "study", library.say(title)) for url, title in TOOLS.items())
    ways = set()
    for document in library.documents:
        for url in library.pages[document.slug]:
            way = url.partition("/")[0]
            ways.add(way)
            yield _made(url, PAGES[way], _line(document.title), [document.slug], _parts(library, document, way))
    yield from (_made(f"{way}/", "shelf", library.say(title)) for way, title in SHELVES.items() if way in ways)
    yield from _topics(library)
    yield from _terms(library.entries, library.say)
    for card in library.cards:
        yield _made(f"q/{card.id}/", "question", _line(card.prompt), _asking(card), [f"q-{card.id}"])
    for file, slug in library.originals.items():
        held = library.documents_of(file)
        if held and file not in library.withheld:
            yield _made(f"sources/{slug}/", "original", _clean(file), [document.slug for document in held])


def _topics(library: Library) -> Iterator[Address]:
    if library.topics:
        yield _made(TOPICS, "shelf", library.say("Topics"))
    for topic in library.topics:
        title = _clean(topic.title)
        yield _made(topic.address, "topic", title, topic.documents)
        terms = [entry.id for entry in library.entries_in(topic)]
        if terms:
            said = library.say("{topic}: A to Z", topic=title)
            yield _made(topic.glossary, "topic", said, topic.documents, terms)


def _terms(entries: Sequence[Entry], say: Say) -> Iterator[Address]:
    if entries:
        yield _made("glossary/", "glossary", say("A to Z"), parts=[entry.id for entry in entries])
    for letter in letter_pages_of(entries, say):
        yield _made(page_of(letter), "glossary", letter)
    for entry in entries:
        documents = [place.document for sense in entry.senses for place in sense.places]
        yield _made(f"glossary/{entry.id}/", "term", _clean(entry.name), documents)


def _asking(card: Card) -> list[str]:
    return [card.home, *(place.document for place in card.places)]


def _parts(library: Library, document: Document, way: str) -> Iterator[str]:
    """Yield the fragments that a document's page of one way may hold."""
    if way == "mind-map":
        yield from (node.id for node in walk(library.maps[document.slug].nodes))
        return
    blocks = [block for section in document.sections for block in section.blocks]
    yield from (section.id for section in document.sections if section.id)
    yield from (block.key for block in blocks if isinstance(block, Table | Figure) and block.key)
    if way == "practice":
        yield from (f"q-{card.id}" for card in library.cards_of(document.slug))


def _made(url: str, kind: Kind, title: str, documents: Iterable[str] = (), parts: Iterable[str] = ()) -> Address:
    return Address(url, kind, title, tuple(sorted(set(documents))), tuple(sorted(set(parts))))


def _line(words: Inlines) -> str:
    return _clean(plain(words))


def _clean(text: str) -> str:
    return " ".join(CONTROL.sub("", text).split())
