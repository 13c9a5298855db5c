"""Where a published address leads now: as aliases.toml says, as an earlier build found out, or by what is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from studysite.ids import folded
from studysite.library import Library
from studysite.model import plain
from studysite.published import Address, Kind, Published
from studysite.refine.merge import singular
from studysite.settings import Alias, Aliases

# Pages that a document has, to which its slug belongs.
OF_DOCUMENTS: frozenset[Kind] = frozenset(("read", "practice", "mind-map", "lab", "original"))


class Moves:
    """Finds the new address of what is not at its old one.

    `made` are the addresses of the library, `present` those and the ones of pages that people wrote.
    """

    def __init__(
        self,
        library: Library,
        aliases: Aliases,
        live: Published,
        made: Mapping[str, Address],
        present: Collection[str],
    ) -> None:
        self._library = library
        self._live = live
        self._present = present
        self._questions = {alias.old: folded(alias.new) for alias in aliases.questions}
        self._terms = _newest(aliases.terms)
        self._documents = _newest(aliases.documents)
        self._asked = {folded(plain(card.prompt)): f"q/{card.id}/" for card in library.cards}
        self._named = self._names()
        self._titled = self._titles(made)

    def of(self, one: Address) -> str | None:
        """Return the address of the page that one leads to now, None if there is none."""
        seen = {one.url}
        waiting = list(self._next(one))
        while waiting:
            url = waiting.pop(0)
            if url in seen:
                continue
            seen.add(url)
            if url in self._present:
                return url
            # It led to a page that has moved on since.
            if url in self._live.addresses:
                waiting += self._next(self._live.addresses[url])
        return None

    def document(self, slug: str) -> str:
        """Return what a document is called now."""
        return self._documents.get(slug, slug)

    def _next(self, one: Address) -> Iterator[str]:
        """Yield where an address may lead, what is surest first."""
        if one.kind == "question":
            yield from _known(self._asked, self._questions.get(one.slug))
        elif one.kind == "term" and one.slug in self._terms:
            yield f"glossary/{self._terms[one.slug]}/"
        elif one.kind in OF_DOCUMENTS and one.slug in self._documents:
            yield from self._pages(one, self._documents[one.slug])
        if one.moved is not None:
            yield one.moved
        if one.kind == "question":
            yield from _known(self._asked, folded(one.title))
        elif one.kind == "term":
            yield from _known(self._named, singular(folded(one.title)))
        elif one.kind in OF_DOCUMENTS:
            yield from _known(self._titled, _titled(one))

    def _pages(self, one: Address, slug: str) -> Iterator[str]:
        """Yield the page of a document that is most like one of its earlier ones."""
        yield f"{one.url.partition('/')[0]}/{slug}/"
        if self._library.pages.get(slug):
            if one.kind == "original":
                yield f"sources/{self._library.originals[self._library.document(slug).file]}/"
            yield self._library.home(slug)

    def _names(self) -> dict[str, str]:
        """Return the pages of terms by every name that is that of one term only."""
        pairs = {
            (singular(folded(name)), entry.id)
            for entry in self._library.entries
            for name in (entry.name, *entry.aliases)
        }
        counts = Counter(name for name, _ in pairs)
        return {name: f"glossary/{entry}/" for name, entry in pairs if counts[name] == 1}

    def _titles(self, made: Mapping[str, Address]) -> dict[str, str]:
        """Return the pages of documents that are new, by kind and title, where no other has the same."""
        named = [(_titled(one), one.url) for one in made.values() if one.kind in OF_DOCUMENTS]
        counts = Counter(name for name, _ in named)
        return {name: url for name, url in named if counts[name] == 1 and url not in self._live.addresses}


def _titled(one: Address) -> str:
    """Return what tells a page of a document from others: its title, and its kind; a lab is a text to read, too."""
    return f"{'read' if one.kind == 'lab' else one.kind}\n{folded(one.title)}"


def _newest(aliases: tuple[Alias, ...]) -> dict[str, str]:
    """Return the last name by each earlier one: a thing may have been renamed more than once."""
    direct = {alias.old: alias.new for alias in aliases}
    newest = {}
    for old, new in direct.items():
        seen = {old}
        last = new
        while last in direct and last not in seen:
            seen.add(last)
            last = direct[last]
        newest[old] = last
    return newest


def _known(pages: Mapping[str, str], name: str | None) -> Iterator[str]:
    if name is not None and name in pages:
        yield pages[name]
