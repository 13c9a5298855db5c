"""All documents together: each question and each term once, with every place it stands in.

What refine makes of the documents and writers print. Addresses are relative to the site's root and
end with a slash, as MkDocs makes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from studysite.grouping import grouped
from studysite.interface.say import Say, noted, spoken
from studysite.items import Card, Corrected, Entry, Place, Sense
from studysite.mapped import Map, Ref
from studysite.measure import Measure
from studysite.model import Document, DocumentKind, Start
from studysite.text.languages import direction
from studysite.topics import Topic

KIND_NAMES: dict[DocumentKind, str] = {
    "study-guide": noted("study guide"),
    "briefing": noted("briefing"),
    "blog-post": noted("blog post"),
    "exam-guide": noted("exam guide"),
    "lesson": noted("lesson"),
    "mind-map": noted("mind map"),
    "glossary": noted("glossary"),
    "article": noted("article"),
    "lab": noted("lab"),
}


def speech(language: str) -> Say:
    """Return what a site in a language says."""
    return spoken(language, runs_left=direction(language) == "rtl")


# The ways whose pages show all text of a document, section by section.
TEXTS = ("read/", "labs/")


def text_page(addresses: Iterable[str]) -> str:
    """Return which of a document's addresses is that of its text, empty if none is."""
    return next((address for address in addresses if address.startswith(TEXTS)), "")


@dataclass(frozen=True)
class Library:
    """The documents with their ids and slugs, what they ask and define, and where everything is.

    `originals` maps a file to the slug of its page of originals; `names` a document's slug to the
    short name that source marks use; `pages` to the addresses of its pages, the main one first;
    `entry_ids` every name of a term to the id of its entry; `card_at` a document's slug and
    where a question starts to its card; `language` is that of the site. What is looked up often is ordered once.
    """

    documents: tuple[Document, ...]
    cards: tuple[Card, ...] = ()
    entries: tuple[Entry, ...] = ()
    originals: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()
    entry_ids: dict[str, str] = field(default_factory=dict)
    card_at: dict[tuple[str, Start], Card] = field(default_factory=dict)
    corrected: tuple[Corrected, ...] = ()
    measures: dict[str, Measure] = field(default_factory=dict)
    maps: dict[str, Map] = field(default_factory=dict)
    repository: str = ""
    language: str = "en"
    topics: tuple[Topic, ...] = ()

    @cached_property
    def say(self) -> Say:
        """What the site says for each text of the interface, in its own language."""
        return speech(self.language)

    def document(self, slug: str) -> Document:
        """Return the document with this slug; raises KeyError if there is none."""
        return self._by_slug[slug]

    def foreign(self, slug: str) -> str:
        """Return the language of a document where it is not that of the site; "" where it is, or nobody knows."""
        own = self.document(slug).language
        return own if own.partition("-")[0].lower() != self.language.partition("-")[0].lower() else ""

    def topic_of(self, slug: str) -> Topic | None:
        """Return the topic of a document; None if it is in none."""
        return self._topic_at.get(slug)

    def documents_in(self, topic: Topic | None) -> tuple[Document, ...]:
        """Return the documents of a topic, or those of none, in the owner's order."""
        return self._by_topic.get(topic, ())

    def cards_in(self, topic: Topic) -> tuple[Card, ...]:
        """Return the cards that stand in a topic, also those that live with a twin elsewhere."""
        return self._cards_in.get(topic, ())

    def entries_in(self, topic: Topic) -> tuple[Entry, ...]:
        """Return the terms that a topic defines, with its own definitions and sources alone."""
        return self._entries_in.get(topic, ())

    def documents_of(self, file: str) -> tuple[Document, ...]:
        """Return the documents that a file holds, in the owner's order."""
        return self._by_file.get(file, ())

    def cards_of(self, slug: str) -> tuple[Card, ...]:
        """Return the cards that live on a document's practice page."""
        return self._by_home.get(slug, ())

    def entry(self, name: str) -> Entry:
        """Return the entry with this id; raises KeyError if there is none."""
        return self._by_id[name]

    def number_of(self, card: Card) -> tuple[int, int]:
        """Return which question of its practice page a card is, and of how many; essays count for themselves."""
        return self._numbers[card.id]

    def entry_of(self, slug: str, start: Start) -> Entry | None:
        """Return the entry of the term that a document defines at a place; None if it defines none there."""
        return self._by_place.get((slug, start))

    def corrected_in(self, slug: str) -> tuple[Corrected, ...]:
        """Return the corrections whose present fact stands in a document."""
        return self._by_corrected.get(slug, ())

    def page(self, slug: str, way: str) -> str:
        """Return the address of a document's page of one way (`read`, `practice`, …), empty if it has none."""
        return next((address for address in self.pages[slug] if address.startswith(f"{way}/")), "")

    def text_page(self, slug: str) -> str:
        """Return the address of the page that shows a document's text, empty if none does."""
        return text_page(self.pages[slug])

    def tree(self, slug: str) -> str:
        """Return the address of the map of a document that is one, empty if it is none."""
        found = self.maps.get(slug)
        return found.address if found and found.own else ""

    def of_way(self, way: str) -> tuple[Document, ...]:
        """Return the documents that have a page of one way; of maps, those that are one by themselves come first."""
        held = [document for document in self.documents if self.page(document.slug, way)]
        return tuple(sorted(held, key=lambda one: way == "mind-map" and not self.tree(one.slug)))

    def on_maps(self, address: str, fragment: str = "") -> tuple[Ref, ...]:
        """Return the branches that lead to a page or a part of it; those of maps of headings only if no others do."""
        return self._on_maps.get((address, fragment), ())

    def home(self, slug: str) -> str:
        """Return the address of a document's main page; the list of sources where it has none of its own."""
        return next(iter(self.pages.get(slug, ())), "sources/")

    @cached_property
    def _by_slug(self) -> dict[str, Document]:
        return {document.slug: document for document in self.documents}

    @cached_property
    def _topic_at(self) -> dict[str, Topic]:
        return {slug: topic for topic in self.topics for slug in topic.documents}

    @cached_property
    def _by_topic(self) -> dict[Topic | None, tuple[Document, ...]]:
        return grouped((self.topic_of(document.slug), document) for document in self.documents)

    @cached_property
    def _cards_in(self) -> dict[Topic | None, tuple[Card, ...]]:
        return grouped((topic, card) for card in self.cards for topic in self._topics_at(card.places))

    @cached_property
    def _entries_in(self) -> dict[Topic | None, tuple[Entry, ...]]:
        return grouped(
            (topic, replace(entry, senses=tuple(self._senses_in(topic, entry))))
            for entry in self.entries
            for topic in self._topics_at(place for sense in entry.senses for place in sense.places)
        )

    def _senses_in(self, topic: Topic | None, entry: Entry) -> Iterator[Sense]:
        for sense in entry.senses:
            if places := tuple(one for one in sense.places if self.topic_of(one.document) == topic):
                yield replace(sense, places=places)

    def _topics_at(self, places: Iterable[Place]) -> dict[Topic | None, None]:
        return dict.fromkeys(self.topic_of(place.document) for place in places)

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _by_file(self) -> dict[str, tuple[Document, ...]]:
        return grouped((document.file, document) for document in self.documents)

    @cached_property
    def _by_home(self) -> dict[str, tuple[Card, ...]]:
        return grouped((card.home, card) for card in self.cards)

    @cached_property
    def _numbers(self) -> dict[str, tuple[int, int]]:
        made: dict[str, tuple[int, int]] = {}
        for cards in self._by_home.values():
            for essays in (False, True):
                same = [card.id for card in cards if (card.kind == "essay") is essays]
                made |= {name: (at, len(same)) for at, name in enumerate(same, 1)}
        return made

    @cached_property
    def _by_place(self) -> dict[tuple[str, Start], Entry]:
        places = ((place, entry) for entry in self.entries for sense in entry.senses for place in sense.places)
        return {(place.document, place.start): entry for place, entry in places}

    @cached_property
    def _on_maps(self) -> dict[tuple[str, str], tuple[Ref, ...]]:
        made: dict[tuple[str, str], tuple[Ref, ...]] = {}
        for own in (True, False):
            held = [one for one in self.maps.values() if one.own is own]
            found = grouped(pair for one in held for pair in one.leading())
            made = {**found, **made}
        return made

    @cached_property
    def _by_corrected(self) -> dict[str, tuple[Corrected, ...]]:
        return grouped((one.place.document, one) for one in self.corrected if one.place)
