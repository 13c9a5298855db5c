"""The same question or term in two documents is one item with two sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from studysite.library import Card, Entry, Place, Sense, Told
from studysite.model import Block, Blocks, Document, Inlines, Question, Term, plain
from studysite.notices import Notice
from studysite.refine.ids import distinct, folded, question_id, slug
from studysite.words import block_words

SHORT = re.compile(r"(?=.*[A-Z])[A-Za-z0-9/&.-]{1,6}$")


def cards(documents: Sequence[Document]) -> tuple[list[Card], list[Notice]]:
    """Return the questions of all documents, each once, in the order in which they first stand.

    Two different questions whose ids clash are told apart by their section's title, with a notice.
    """
    made: dict[str, Card] = {}
    notices: list[Notice] = []
    for document in documents:
        for section in document.sections:
            title = plain(section.title)
            for block in section.blocks:
                if isinstance(block, Question):
                    _add_card(made, notices, document, title, block)
    return list(made.values()), notices


def _add_card(
    made: dict[str, Card], notices: list[Notice], document: Document, section: str, question: Question
) -> None:
    prompt = plain(question.prompt)
    name = question_id(prompt)
    known = made.get(name)
    if known and folded(plain(known.prompt)) != folded(prompt):
        name = question_id(prompt, section)
        notices.append(
            Notice(
                document.file,
                question.span.first,
                "questions-clash",
                f"the id of this question is that of another; it became {name}: reword one of them",
            )
        )
        known = made.get(name)
    place = Place.of(document, question.span, section)
    told = _told(document, question, section)
    if known is None:
        made[name] = Card(
            name, question.kind, question.prompt, document.slug, section, (place,), (told,) if told else ()
        )
        return
    made[name] = replace(known, places=(*known.places, place), answers=_with(known.answers, told))


def _told(document: Document, question: Question, section: str) -> Told | None:
    if question.answer is None or question.answer_span is None:
        return None
    return Told(question.answer, (Place.of(document, question.answer_span, section),))


def _with(answers: tuple[Told, ...], told: Told | None) -> tuple[Told, ...]:
    """Add an answer: the same words are the same answer with one more source."""
    if told is None:
        return answers
    words = _words(told.blocks)
    if any(_words(one.blocks) == words for one in answers):
        return tuple(
            replace(one, places=(*one.places, *told.places)) if _words(one.blocks) == words else one
            for one in answers
        )
    return (*answers, told)


def _words(blocks: Sequence[Block] | Blocks) -> str:
    return folded(" ".join(word for block in blocks for word in block_words(block)))


@dataclass(slots=True)
class _Heap:
    """The terms that are one, while they are gathered."""

    names: list[str] = field(default_factory=list)
    senses: list[tuple[Inlines, Place]] = field(default_factory=list)
    long: set[str] = field(default_factory=set)
    short: set[str] = field(default_factory=set)


def entries(documents: Sequence[Document]) -> list[Entry]:
    """Return the terms of all documents, each once, by name.

    Terms are one where a name or expansion is the same; an acronym alone joins them only where no
    expansion contradicts it (AI as “artificial intelligence” and as “Adobe Illustrator” stay two).
    """
    heaps: list[_Heap] = []
    by_long: dict[str, _Heap] = {}
    by_short: dict[str, list[_Heap]] = {}
    for document in documents:
        for section in document.sections:
            for block in section.blocks:
                if isinstance(block, Term):
                    _add_term(
                        heaps, by_long, by_short, block, Place.of(document, block.span, plain(section.title))
                    )
    made = sorted(heaps, key=lambda heap: folded(heap.names[0]))
    ids = distinct((slug(heap.names[0]), heap.names[0]) for heap in made)
    return [
        Entry(name, heap.names[0], tuple(heap.names[1:]), _senses(heap))
        for name, heap in zip(ids, made, strict=True)
    ]


def _add_term(
    heaps: list[_Heap], by_long: dict[str, _Heap], by_short: dict[str, list[_Heap]], term: Term, place: Place
) -> None:
    names = (term.name, *term.aliases)
    long = {singular(folded(name)) for name in names if not SHORT.match(name)}
    short = {name for name in names if SHORT.match(name)}
    heap = next((by_long[name] for name in long if name in by_long), None)
    if heap is None:
        heap = next(
            (one for name in short for one in by_short.get(name, ()) if not long or not one.long), None
        )
    if heap is None:
        heap = _Heap()
        heaps.append(heap)
    heap.senses.append((term.definition, place))
    known = {singular(folded(name)) for name in heap.names}
    for name in names:
        if singular(folded(name)) not in known:
            heap.names.append(name)
            known.add(singular(folded(name)))
    heap.long |= long
    heap.short |= short
    for name in long:
        by_long.setdefault(name, heap)
    for name in short:
        by_short.setdefault(name, []).append(heap)


def _senses(heap: _Heap) -> tuple[Sense, ...]:
    found: dict[str, Sense] = {}
    for definition, place in heap.senses:
        words = folded(plain(definition))
        known = found.get(words)
        found[words] = replace(known, places=(*known.places, place)) if known else Sense(definition, (place,))
    return tuple(found.values())


def singular(words: str) -> str:
    """Return folded words with the last one in the singular, by the plain English rules."""
    if len(words) < 4 or words.endswith(("ss", "us", "is")) or not words.endswith("s"):
        return words
    if words.endswith("ies") and len(words) > 5:
        return f"{words[:-3]}y"
    if words.endswith(("sses", "xes", "ches", "shes")):
        return words[:-2]
    return words[:-1]
