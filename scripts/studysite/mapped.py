"""Links to parts of pages, and maps: documents as trees whose branches lead to where they are treated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from studysite.model import Node


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to a part of a page: the page's address, the fragment, what it is called, whose it is."""

    address: str
    fragment: str
    title: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class Treated:
    """Where what a branch of a map names is treated: the term, the section and the question for it."""

    term: Ref | None = None
    section: Ref | None = None
    question: Ref | None = None

    @property
    def links(self) -> tuple[tuple[str, Ref], ...]:
        """What there is of them, each with its kind, in the order in which they are shown."""
        found = (("term", self.term), ("section", self.section), ("question", self.question))
        return tuple((kind, ref) for kind, ref in found if ref)


@dataclass(frozen=True, slots=True)
class Map:
    """A document as a tree: the one that it is (`own`), or one made of its headings and what stands below them.

    `treated` says of branches, by their id, where to read on. `names` are what links to a branch call it.
    """

    address: str
    document: str
    nodes: tuple[Node, ...]
    treated: dict[str, Treated]
    names: dict[str, str]
    own: bool

    def leading(self) -> Iterator[tuple[tuple[str, str], Ref]]:
        """Yield where branches lead to, as address and fragment, each with its branch.

        A map of headings leads to every section of its document: that tells the section nothing, and is left out.
        """
        for name, treated in self.treated.items():
            for kind, ref in treated.links:
                if self.own or kind != "section":
                    yield (ref.address, ref.fragment), Ref(self.address, name, self.names[name], self.document)
