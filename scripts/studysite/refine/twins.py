"""The same question in two documents is one card with two sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from studysite.ids import folded, question_id
from studysite.items import Card, Place, Told
from studysite.model import Block, Blocks, Document, Inlines, Question, plain, written
from studysite.notices import Notice
from studysite.refine.joining import NOTHING_SAID, Joining
from studysite.refine.options import alike, fuller
from studysite.words import block_words

# No question was reworded.
NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True)
class _Asked:
    """A question while its places and answers are gathered; answers by their words."""

    card: Card
    places: list[Place] = field(default_factory=list)
    answers: dict[str, tuple[Blocks, list[Place]]] = field(default_factory=dict)
    wordings: dict[str, Inlines] = field(default_factory=dict)

    def add(self, document: Document, question: Question, section: str) -> None:
        """Take one more place where the question stands: the same words are the same answer with one more source."""
        self.places.append(Place.of(document, question.span, section))
        choices = fuller(self.card.choices, question.choices)
        hint = self.card.hint
        if _words(question.hint) != _words(hint):
            hint = (*hint, *question.hint)
        self.card = replace(self.card, choices=choices, hint=hint)
        self.wordings.setdefault(folded(written(question.prompt)), question.prompt)
        if question.answer is None or question.answer_span is None:
            return
        _, places = self.answers.setdefault(_words(question.answer), (question.answer, []))
        places.append(Place.of(document, question.answer_span, section))

    def made(self) -> Card:
        """Return the card."""
        told = tuple(Told(blocks, tuple(places)) for blocks, places in self.answers.values())
        own = folded(written(self.card.prompt))
        others = tuple(words for key, words in self.wordings.items() if key != own)
        return replace(self.card, places=tuple(self.places), answers=told, wordings=others)


def cards(
    documents: Sequence[Document], kept: Mapping[str, str] = NONE, joining: Joining = NOTHING_SAID
) -> tuple[list[Card], list[Notice]]:
    """Return the questions of all documents, each once, in the order in which they first stand.

    `kept` are the ids that reworded questions keep, by their folded prompt. Two different questions
    whose ids clash are told apart by their section's title, with a notice. Of several
    wordings that `joining` merges, its first is the one that is asked.
    """
    first = joining.first()
    prompts = _prompts(documents) if first else {}
    one = {key: prompts.get(head, prompts[key]) for key, head in first.items() if key in prompts}
    found: dict[str, _Asked] = {}
    notices: list[Notice] = []
    for document in documents:
        for section in document.sections:
            title = plain(section.title)
            for block in section.blocks:
                if isinstance(block, Question):
                    words = folded(written(block.prompt))
                    if joining.keeps_apart(document, (words,)):
                        asked = _own_place(found, document, title, block)
                    else:
                        asking = replace(block, prompt=one.get(words, block.prompt))
                        asked = _place_of(found, notices, document, title, asking, kept=kept)
                    asked.add(document, block, title)
    return [asked.made() for asked in found.values()], notices


def _prompts(documents: Sequence[Document]) -> dict[str, Inlines]:
    """Return every question's words, by these as they are compared."""
    asked = (block for one in documents for section in one.sections for block in section.blocks)
    return {folded(written(block.prompt)): block.prompt for block in asked if isinstance(block, Question)}


def _own_place(found: dict[str, _Asked], document: Document, section: str, question: Question) -> _Asked:
    """Return where a question is gathered that only this document means so."""
    name = question_id(written(question.prompt), document.slug)
    card = Card(name, question.kind, question.prompt, document.slug, section, ())
    return found.setdefault(name, _Asked(card))


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
