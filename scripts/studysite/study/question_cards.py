"""Cards of questions that have an answer. An essay is no card: nobody can tell at once whether it is right."""

from __future__ import annotations

from collections.abc import Iterator

from studysite.library import Card, Ref
from studysite.study.card_texts import paragraph
from studysite.study.draft import Answer, Draft, Scene, group


def question_drafts(scene: Scene, card: Card) -> Iterator[Draft]:
    """Yield the card of a question; none if there is nothing to compare an answer with."""
    if card.kind == "essay" or not card.answers:
        return
    yield Draft(
        kind="question",
        key="",
        group=group("question", card.home),
        prompt=tuple(paragraph(card.prompt, leads=False)),
        answers=tuple(Answer(told.blocks, told.places[0].document) for told in card.answers),
        spots=scene.spots(card.places),
        url=_passage(card.helps[0]) if card.helps else f"practice/{card.home}/#q-{card.id}",
        page=f"q/{card.id}/",
        id=card.id,
    )


def _passage(ref: Ref) -> str:
    return f"{ref.address}#{ref.fragment}" if ref.fragment else ref.address
