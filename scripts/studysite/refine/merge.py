"""The same question or term in two documents is one item with two sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from studysite.ids import distinct, folded, question_id, slug
from studysite.library import Card, Entry, Place, Sense, Told
from studysite.model import Block, Blocks, Document, Question, Term, plain, written
from studysite.notices import Notice
from studysite.refine.options import alike, fuller
from studysite.words import block_words

# An acronym: a capital alone, or a short run with two capitals, or with a capital and a digit.
SHORT = re.compile(r"(?:[A-Z]|(?=[^A-Z]*[A-Z][^A-Z\d]*[A-Z\d]|\D*\d[^A-Z]*[A-Z])[A-Za-z0-9/&.-]{2,8})$")

# No question was reworded.
NONE: Mapping[str, str] = MappingProxyType({})


# What a reference may repeat of a headword: "Spring Tide (ST)".
ACRONYM_BEHIND = re.compile(r"\s*\([^()]*\)$")


@dataclass(slots=True)
class _Asked:
    """A question while its places and answers are gathered; answers by their words."""

    card: Card
    places: list[Place] = field(default_factory=list)
    answers: dict[str, tuple[Blocks, list[Place]]] = field(default_factory=dict)

    def add(self, document: Document, question: Question, section: str) -> None:
        """Take one more place where the question stands: the same words are the same answer with one more source."""
        self.places.append(Place.of(document, question.span, section))
        choices = fuller(self.card.choices, question.choices)
        hint = self.card.hint
        if _words(question.hint) != _words(hint):
            hint = (*hint, *question.hint)
        self.card = replace(self.card, choices=choices, hint=hint)
        if question.answer is None or question.answer_span is None:
            return
        _, places = self.answers.setdefault(_words(question.answer), (question.answer, []))
        places.append(Place.of(document, question.answer_span, section))

    def made(self) -> Card:
        """Return the card."""
        told = tuple(Told(blocks, tuple(places)) for blocks, places in self.answers.values())
        return replace(self.card, places=tuple(self.places), answers=told)


def cards(documents: Sequence[Document], kept: Mapping[str, str] = NONE) -> tuple[list[Card], list[Notice]]:
    """Return the questions of all documents, each once, in the order in which they first stand.

    `kept` are the ids that reworded questions keep, by their folded prompt. Two different questions
    whose ids clash are told apart by their section's title, with a notice.
    """
    found: dict[str, _Asked] = {}
    notices: list[Notice] = []
    for document in documents:
        for section in document.sections:
            title = plain(section.title)
            for block in section.blocks:
                if isinstance(block, Question):
                    asked = _place_of(found, notices, document, title, block, kept=kept)
                    asked.add(document, block, title)
    return [asked.made() for asked in found.values()], notices


def _place_of(
    found: dict[str, _Asked],
    notices: list[Notice],
    document: Document,
    section: str,
    question: Question,
    *,
    kept: Mapping[str, str],
) -> _Asked:
    """Return where a question is gathered: with the same words, else under an id of its own."""
    prompt = written(question.prompt)
    name = kept.get(folded(prompt)) or question_id(prompt)
    known = found.get(name)
    if known and known.card.choices and question.choices and not alike(known.card.choices, question.choices):
        # Many questions ask which of these is true: what is to choose from tells them apart.
        name = question_id(prompt, "\n".join(written(choice.words) for choice in question.choices))
        known = found.get(name)
    if known and folded(written(known.card.prompt)) != folded(prompt):
        name = question_id(prompt, section)
        notices.append(
            Notice(
                document.file,
                question.span.first,
                "questions-clash",
                f"the id of this question is that of another; it became {name}: reword one of them",
            )
        )
    card = Card(name, question.kind, question.prompt, document.slug, section, ())
    return found.setdefault(name, _Asked(card))


def _words(blocks: Sequence[Block] | Blocks) -> str:
    return folded(" ".join(word for block in blocks for word in block_words(block)))


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
        _, places = self.senses.setdefault(folded(plain(term.definition)), (term, []))
        places.append(place)

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


def entries(documents: Sequence[Document]) -> list[Entry]:
    """Return the terms of all documents, each once, by name.

    Terms are one where a name or expansion is the same; an acronym alone joins them only where no
    expansion contradicts it (AI as “artificial intelligence” and as “Adobe Illustrator” stay two, and
    AI without either is a third).
    """
    found = [
        (_Names(block), block, Place.of(document, block.span, plain(section.title)))
        for document in documents
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Term)
    ]
    heaps = _Heaps(_contested(names for names, _, _ in found))
    for names, term, place in found:
        heaps.of(names).add(names, term, place)
    made = sorted(heaps.all, key=lambda heap: folded(next(iter(heap.names.values()))))
    first = [next(iter(heap.names.values())) for heap in made]
    ids = distinct((slug(name), name) for name in first)
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

    def __init__(self, contested: set[str]) -> None:
        self.all: list[_Heap] = []
        self._contested = contested
        self._long: dict[str, _Heap] = {}
        self._short: dict[str, _Heap] = {}
        self._expanded: dict[str, list[_Heap]] = {}

    def of(self, names: _Names) -> _Heap:
        """Return the heap of a term with these names."""
        heap = next((self._long[name] for name in names.long if name in self._long), None)
        heap = heap or self._of_acronym(names) or self._new()
        for name in names.long:
            self._long.setdefault(name, heap)
        for name in names.short:
            if names.long and name in self._contested:
                known = self._expanded.setdefault(name, [])
                known += [] if any(one is heap for one in known) else [heap]
            else:
                self._short.setdefault(name, heap)
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
