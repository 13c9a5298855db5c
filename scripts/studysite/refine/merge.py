"""The same term in two documents is one entry with two sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType

from studysite.ids import distinct, folded, slug
from studysite.items import Entry, Place, Sense
from studysite.model import Document, Term, plain
from studysite.refine.joining import NOTHING_SAID, Joining

# An acronym: a capital alone, or a short run with two capitals, or with a capital and a digit.
SHORT = re.compile(r"(?:[A-Z]|(?=[^A-Z]*[A-Z][^A-Z\d]*[A-Z\d]|\D*\d[^A-Z]*[A-Z])[A-Za-z0-9/&.-]{2,8})$")

# No question was reworded.
NONE: Mapping[str, str] = MappingProxyType({})
# Texts say the same words over and over: so many are kept in the singular.
MOST_KNOWN = 32_768

# What a reference may repeat of a headword: "Spring Tide (ST)".
ACRONYM_BEHIND = re.compile(r"\s*\([^()]*\)$")


@dataclass(slots=True)
class _Heap:
    """The terms that are one, while they are gathered: names by their folded form, senses by their words."""

    names: dict[str, str] = field(default_factory=dict)
    senses: dict[str, tuple[Term, list[Place]]] = field(default_factory=dict)
    long: set[str] = field(default_factory=set)
    related: dict[str, str] = field(default_factory=dict)

    def add(self, names: _Names, term: Term, place: Place) -> None:
        """Take one more definition; the same words are the same definition with one more source."""
        for folded_name, name in names.keys.items():
            self.names.setdefault(folded_name, name)
        self.long.update(names.long)
        for name in term.related:
            self.related.setdefault(folded(name), name)
        words = folded(plain(term.definition))
        known = self.senses.get(words, (term, []))[0].as_of
        if known and term.as_of and known != term.as_of:
            # The same words of another day are a fact of their own.
            words = f"{words}\0{term.as_of}"
        told, places = self.senses.setdefault(words, (term, []))
        places.append(place)
        if term.as_of and not told.as_of:
            self.senses[words] = (replace(told, as_of=term.as_of), places)

    def call(self, first: Mapping[str, str]) -> None:
        """Put the name in front that stands for merged ones."""
        head = next((first[key] for key in self.names if first.get(key) in self.names), None)
        if head is not None:
            self.names = {head: self.names[head], **self.names}

    def made(self, name: str) -> Entry:
        """Return the entry under an id."""
        first, *aliases = self.names.values()
        senses = tuple(Sense(term.definition, tuple(places), term.as_of) for term, places in self.senses.values())
        return Entry(name, first, tuple(aliases), senses, tuple((one, "") for one in self.related.values()))


class _Names:
    """The names of one term: acronyms as they are written, all others in the singular without case."""

    def __init__(self, term: Term) -> None:
        names = (term.name, *term.aliases)
        self.keys = {singular(folded(name)): name for name in reversed(names)}
        self.keys = dict(reversed(self.keys.items()))
        self.short = tuple(name for name in names if SHORT.match(name))
        self.long = tuple(singular(folded(name)) for name in names if not SHORT.match(name))


def entries(documents: Sequence[Document], joining: Joining = NOTHING_SAID) -> list[Entry]:
    """Return the terms of all documents, each once, by name.

    Terms are one where a name or expansion is the same; an acronym alone joins them only where no
    expansion contradicts it (AI as “artificial intelligence” and as “Adobe Illustrator” stay two, and
    AI without either is a third). What the owner says (`joining`) comes before all of this.
    """
    found = [
        (_Names(block), block, document, Place.of(document, block.span, plain(section.title)))
        for document in documents
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Term)
    ]
    first = joining.first(_key)
    heaps = _Heaps(_contested(names for names, *_ in found), first)
    for names, term, document, place in found:
        is_own = joining.keeps_apart(document, names.keys, _key)
        heap = heaps.own(document.slug, names) if is_own else heaps.of(names)
        heap.add(names, term, place)
    for heap in heaps.all:
        heap.call(first)
    made = sorted(heaps.all, key=lambda heap: folded(next(iter(heap.names.values()))))
    called = [next(iter(heap.names.values())) for heap in made]
    ids = distinct((slug(name), name) for name in called)
    return _referring([heap.made(name) for name, heap in zip(ids, made, strict=True)])


def _referring(made: Sequence[Entry]) -> list[Entry]:
    """Return the entries with the ids of those that they refer to; what names no other entry stays a word."""
    known = {
        key: entry.id
        for entry in reversed(made)
        for name in reversed((entry.name, *entry.aliases))
        for key in (singular(folded(name)), folded(name))
    }

    def of(name: str, own: str) -> str:
        keys = (folded(name), singular(folded(name)), singular(folded(ACRONYM_BEHIND.sub("", name))))
        other = next((known[key] for key in keys if key in known), "")
        return "" if other == own else other

    return [replace(one, related=tuple((name, of(name, one.id)) for name, _ in one.related)) for one in made]


class _Heaps:
    """Finds the heap that a term belongs to, or begins one."""

    def __init__(self, contested: set[str], first: Mapping[str, str]) -> None:
        self.all: list[_Heap] = []
        self._first = first
        self._merged: dict[str, _Heap] = {}
        self._own: dict[tuple[str, str], _Heap] = {}
        self._contested = contested
        self._long: dict[str, _Heap] = {}
        self._short: dict[str, _Heap] = {}
        self._expanded: dict[str, list[_Heap]] = {}

    def of(self, names: _Names) -> _Heap:
        """Return the heap of a term with these names."""
        head = next((self._first[key] for key in names.keys if key in self._first), "")
        heap = self._merged.get(head) or next((self._long[name] for name in names.long if name in self._long), None)
        heap = heap or self._of_acronym(names) or self._new()
        if head:
            self._merged[head] = heap
        for name in names.long:
            self._long.setdefault(name, heap)
        for name in names.short:
            if names.long and name in self._contested:
                known = self._expanded.setdefault(name, [])
                known += [] if any(one is heap for one in known) else [heap]
            else:
                self._short.setdefault(name, heap)
        return heap

    def own(self, slug: str, names: _Names) -> _Heap:
        """Return the heap of a term that only one document means so: no other finds it."""
        known = (self._own[slug, key] for key in names.keys if (slug, key) in self._own)
        heap = next(known, None) or self._new()
        for key in names.keys:
            self._own[slug, key] = heap
        return heap

    def _of_acronym(self, names: _Names) -> _Heap | None:
        for name in names.short:
            heap = self._short.get(name)
            contradicted = bool(names.long) and name in self._contested
            if heap and not contradicted:
                return heap
            same = [one for one in self._expanded.get(name, ()) if _agree(one.long, names.long)]
            if same:
                return same[0]
        return None

    def _new(self) -> _Heap:
        self.all.append(_Heap())
        return self.all[-1]


def _contested(found: Iterable[_Names]) -> set[str]:
    """Return the acronyms that have two expansions with nothing in common."""
    expansions: dict[str, list[set[str]]] = {}
    for names in found:
        for name in names.short if names.long else ():
            known = expansions.setdefault(name, [])
            same = [one for one in known if _agree(one, names.long)]
            if same:
                same[0].update(names.long)
            else:
                known.append(set(names.long))
    return {name for name, known in expansions.items() if len(known) > 1}


def _agree(one: Iterable[str], other: Sequence[str]) -> bool:
    """Tell whether two expansions are the same, or one is the other with a word before it (“Amazon …”)."""
    return any(
        first == second or first.endswith(f" {second}") or second.endswith(f" {first}")
        for first in one
        for second in other
    )


def _key(name: str) -> str:
    """Return a name as it is compared with others."""
    return singular(folded(name))


@lru_cache(maxsize=MOST_KNOWN)
def singular(words: str) -> str:
    """Return folded words with the last one in the singular, as a key to compare by: “caches” and “cache” are one.

    The plain English rules, and no “e” after a hiss: it may belong to the word or to the plural.
    """
    if len(words) < 4 or words.endswith(("ss", "us", "is")):
        return words
    if words.endswith("ies") and len(words) > 5:
        return f"{words[:-3]}y"
    one = words.removesuffix("s")
    return one[:-1] if one.endswith(("sse", "xe", "che", "she")) else one
