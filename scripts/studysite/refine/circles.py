"""Which documents speak of the same thing: those of a topic, and with them those that are in none.

A word may be a term in one subject and common in the next ("cell", "force", "market"). So what a text names is looked
for in its circle alone. A document without a topic may be about all of them: its circle is everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from studysite.items import Entry, Place
from studysite.memory import Recall
from studysite.model import Document
from studysite.refine.naming import Called, Names
from studysite.topics import Topic

Thing = TypeVar("Thing")


class Speech(Protocol):
    """Which names count in which document."""

    def of(self, document: str) -> Names:
        """Return the names that count in the document with this slug."""


@dataclass(frozen=True)
class Circles:
    """The topic of each document, both by their slugs; empty for one that is in none."""

    topics: Mapping[str, str]

    @classmethod
    def of(cls, documents: Iterable[Document], topics: Iterable[Topic]) -> Circles:
        """Return the circles of documents that have their slugs."""
        held = {slug: topic.slug for topic in topics for slug in topic.documents}
        return cls({document.slug: held.get(document.slug, "") for document in documents})

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The topics that there are; empty among them if a document is in none."""
        return tuple(dict.fromkeys(self.topics.values()))

    def near(self, things: Iterable[tuple[Thing, Iterable[str]]]) -> dict[str, list[Thing]]:
        """Return what each circle holds, by its topic, of things each with the slugs of its documents."""
        held: dict[str, list[Thing]] = {topic: [] for topic in self.names}
        for thing, slugs in things:
            own = {self.topics[slug] for slug in slugs}
            # A document without a topic belongs to every circle, and its own holds everything.
            for topic in self.names if "" in own else own | ({""} & held.keys()):
                held[topic].append(thing)
        return held

    def in_turn(self, things: Iterable[tuple[Thing, str]]) -> Iterator[tuple[str, list[Thing]]]:
        """Yield the topics, each with its own of things that have the slug of a document."""
        held: dict[str, list[Thing]] = {topic: [] for topic in self.names}
        for thing, slug in things:
            held[self.topics[slug]].append(thing)
        yield from held.items()


class Vocabulary:
    """The names of all entries, circle by circle."""

    def __init__(self, circles: Circles, entries: Sequence[Entry], recall: Recall) -> None:
        """Take down the names that are called in each circle."""
        self._circles = circles
        held = [(Called(one.id, one.name, one.aliases), {place.document for place in defining(one)}) for one in entries]
        self._names = {topic: recall(Names, tuple(own)) for topic, own in circles.near(held).items()}

    def of(self, document: str) -> Names:
        """Return the names that count in the document with this slug."""
        return self._names[self._circles.topics[document]]


def defining(entry: Entry) -> Iterator[Place]:
    """Yield the places that define a term."""
    return (place for sense in entry.senses for place in sense.places)
