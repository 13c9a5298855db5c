"""Which documents speak of the same thing: those of a topic, and with them those that are in none.

A word may be a term in one subject and common in the next ("cell", "force", "market"). So what a text names is looked
for in its circle alone. A document without a topic may be about all of them: its circle is everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from studysite.library import Entry, Place
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

    def near(self, topic: str, things: Iterable[tuple[Thing, Iterable[str]]]) -> list[Thing]:
        """Return what documents of a circle hold, of things each with the slugs of its documents."""
        return [thing for thing, slugs in things if self._is_near(topic, slugs)]

    def in_turn(self, things: Iterable[tuple[Thing, str]]) -> Iterator[tuple[str, list[Thing]]]:
        """Yield the topics, each with its own of things that have the slug of a document."""
        held: dict[str, list[Thing]] = {topic: [] for topic in self.names}
        for thing, slug in things:
            held[self.topics[slug]].append(thing)
        yield from held.items()

    def _is_near(self, topic: str, slugs: Iterable[str]) -> bool:
        return not topic or any(self.topics[slug] in ("", topic) for slug in slugs)


class Vocabulary:
    """The names of all entries, circle by circle."""

    def __init__(self, circles: Circles, entries: Sequence[Entry], recall: Recall) -> None:
        """Take down the names that are called in each circle."""
        self._circles = circles
        held = [(Called(one.id, one.name, one.aliases), {place.document for place in defining(one)}) for one in entries]
        self._names = {topic: recall(Names, tuple(circles.near(topic, held))) for topic in circles.names}

    def of(self, document: str) -> Names:
        """Return the names that count in the document with this slug."""
        return self._names[self._circles.topics[document]]


def defining(entry: Entry) -> Iterator[Place]:
    """Yield the places that define a term."""
    return (place for sense in entry.senses for place in sense.places)
