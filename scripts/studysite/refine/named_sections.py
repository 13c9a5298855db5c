"""The sections of a library by what they, and the entries in them, are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from studysite.library import text_page
from studysite.mapped import Ref
from studysite.model import Block, Document, ListBlock, Pair, Section, Table, plain
from studysite.refine.labels import TURN, key, label, parts
from studysite.refine.subjects import Subjects

# One word in common is an accident, but for a term.
FEWEST_WORDS = 2


class NamedSections:
    """Finds the section that treats what a name says: by its title, or by an entry of a table, a list or a pair."""

    def __init__(self, documents: Iterable[Document], pages: Mapping[str, Sequence[str]], subjects: Subjects) -> None:
        """Take down the names of all sections; titles go before entries."""
        self._subjects = subjects
        self._terms: dict[str, Ref] = {}
        self._keys: dict[frozenset[str], Ref] = {}
        self._titles: dict[frozenset[str], Ref] = {}
        self._shorter: dict[frozenset[str], Ref] = {}
        held = [one for document in documents for one in _sections(document, text_page(pages[document.slug]))]
        for section, ref in held:
            if section.title:
                self._title(" ".join(plain(section.title).split()), ref)
        for section, ref in held:
            for name, place, titles in _entries(section.blocks, ref):
                self._entry(name, place, titles=titles)

    def of(self, name: str, term: str) -> Ref | None:
        """Return the section for a branch that is called `name`, and that is about a term (empty: about none)."""
        found = next((self._keys[words] for words in map(key, parts(name)) if words in self._keys), None)
        return found or self._terms.get(term) or self._alike(key(name))

    def _alike(self, own: frozenset[str]) -> Ref | None:
        """Return a section with one word more or less: “Amazon Model Monitor” is “Model Monitor” in a longer form."""
        found = self._shorter.get(own)
        return found or next((self._titles[words] for words in _shorter(own) if words in self._titles), None)

    def _title(self, title: str, ref: Ref) -> None:
        own = key(title)
        for part in parts(title, TURN):
            words = key(part)
            term = self._subjects.called(part)
            if words and (words == own or len(words) >= FEWEST_WORDS or term):
                self._keys.setdefault(words, ref)
            if term:
                self._terms.setdefault(term, ref)
        self._whole(own, ref)

    def _entry(self, name: str, ref: Ref, *, titles: bool) -> None:
        own = key(name)
        if term := self._subjects.called(name):
            self._terms.setdefault(term, ref)
        if len(own) >= FEWEST_WORDS:
            self._keys.setdefault(own, ref)
            if titles:
                self._whole(own, ref)

    def _whole(self, own: frozenset[str], ref: Ref) -> None:
        self._titles.setdefault(own, ref)
        for words in _shorter(own):
            self._shorter.setdefault(words, ref)


def _shorter(own: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield all words of a name but one."""
    if len(own) > FEWEST_WORDS:
        yield from (own - {word} for word in sorted(own))


def _sections(document: Document, address: str) -> Iterator[tuple[Section, Ref]]:
    if not address:
        return
    for section in document.sections:
        title = " ".join(plain(section.title).split()) or " ".join(plain(document.title).split())
        yield section, Ref(address, section.id, title, document.slug)


def _entries(blocks: Iterable[Block], ref: Ref) -> Iterator[tuple[str, Ref, bool]]:
    """Yield the names of pairs, rows and entries of lists, where each stands, and whether it names it as a title does.

    An entry of a list only begins with its name.
    """
    for block in blocks:
        if isinstance(block, Pair):
            yield block.name, ref, True
        elif isinstance(block, Table):
            place = Ref(ref.address, block.key or ref.fragment, ref.title, ref.document)
            yield from ((plain(row.cells[0]), place, True) for row in block.rows if row.cells)
        elif isinstance(block, ListBlock):
            for item in block.items:
                if own := label(item.words):
                    yield own, ref, False
                yield from _entries(item.blocks, ref)
