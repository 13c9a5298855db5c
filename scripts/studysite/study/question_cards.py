"""Cards of questions that have an answer. An essay is no card: nobody can tell at once whether it is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studysite.in_words import told_apart
from studysite.items import Card
from studysite.mapped import Ref
from studysite.model import Choice, Item, ListBlock, Paragraph
from studysite.records import CardBlocks, CardChoice
from studysite.study.card_texts import line, paragraph, said, told
from studysite.study.draft import Answer, Draft, Scene, group
from studysite.words import right_words


def question_drafts(scene: Scene, card: Card) -> Iterator[Draft]:
    """Yield the card of a question; none if there is nothing to compare an answer with."""
    if card.kind == "essay" or not card.answers:
        return
    choices = card.choices if any(choice.is_right for choice in card.choices) else ()
    right = tuple(choice for choice in choices if choice.is_right)
    say = scene.library.say
    yield Draft(
        kind="question",
        key="",
        group=group("question", card.home),
        prompt=tuple(paragraph(card.prompt, leads=False)) if choices else _prompt(card),
        answers=tuple(_with_right(card, right)),
        spots=scene.spots(card.places),
        url=_passage(card.helps[0]) if card.helps else f"practice/{card.home}/#q-{card.id}",
        page=f"q/{card.id}/",
        short="; ".join(line(choice.words) for choice in right),
        id=card.id,
        choices=tuple(
            CardChoice(said(one.words, leads=False), one.is_right, told(told_apart(one.rationale, say)))
            for one in choices
        ),
        hint=told(told_apart(card.hint, say)),
    )


def _with_right(card: Card, right: Sequence[Choice]) -> Iterator[Answer]:
    """Yield the answers, each with the options that are right before what explains them."""
    explained = [one for one in card.answers if one.blocks] or card.answers[:1]
    for one in explained:
        document, told_right = one.places[0].document, right_words(right, one.blocks)
        if len(told_right) > 1:
            items = tuple(Item(choice.words, choice.span) for choice in told_right)
            yield Answer((ListBlock(items, right[0].span), *one.blocks), document)
        else:
            yield Answer((*(Paragraph(choice.words, choice.span) for choice in told_right), *one.blocks), document)


def _prompt(card: Card) -> CardBlocks:
    """Return a question; one with options of which nobody knows the right one has them in a list below it."""
    prompt = tuple(paragraph(card.prompt, leads=False))
    if not card.choices:
        return prompt
    return (*prompt, ("ul", *(tuple(paragraph(choice.words, leads=False)) for choice in card.choices)))


def _passage(ref: Ref) -> str:
    return f"{ref.address}#{ref.fragment}" if ref.fragment else ref.address
