"""Cards of questions that have an answer. An essay is no card: nobody can tell at once whether it is right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from studysite.library import Card
from studysite.mapped import Ref
from studysite.model import plain
from studysite.records import CardBlocks
from studysite.study.card_texts import cut, paragraph, stripped
from studysite.study.draft import Answer, Draft, Scene, group

# The mark of an option; lines of a prompt are joined by spaces.
OPTION = re.compile(r"(?<=\s)\(?([A-Ha-h])[.)]\s+(?=\S)")


def question_drafts(scene: Scene, card: Card) -> Iterator[Draft]:
    """Yield the card of a question; none if there is nothing to compare an answer with."""
    if card.kind == "essay" or not card.answers:
        return
    yield Draft(
        kind="question",
        key="",
        group=group("question", card.home),
        prompt=_prompt(card),
        answers=tuple(Answer(told.blocks, told.places[0].document) for told in card.answers),
        spots=scene.spots(card.places),
        url=_passage(card.helps[0]) if card.helps else f"practice/{card.home}/#q-{card.id}",
        page=f"q/{card.id}/",
        id=card.id,
    )


def _prompt(card: Card) -> CardBlocks:
    """Return a question; one with options to choose from has them in a list below it."""
    starts = _options(plain(card.prompt)) if card.kind == "multiple-choice" else ()
    if not starts:
        return tuple(paragraph(card.prompt, leads=False))
    bounds = pairwise((*starts, len(plain(card.prompt))))
    options = (tuple(paragraph(stripped(cut(card.prompt, *bound)), leads=False)) for bound in bounds)
    return (*paragraph(stripped(cut(card.prompt, 0, starts[0])), leads=False), ("ul", *options))


def _options(text: str) -> tuple[int, ...]:
    """Return where the options of a question begin: marks A, B, C … in their order, two at least."""
    starts: list[int] = []
    for found in OPTION.finditer(text):
        letter = ord(found[1].casefold()) - ord("a")
        if letter == len(starts):
            starts.append(found.start())
        elif letter == 0 and len(starts) == 1:
            starts = [found.start()]
    return tuple(starts) if len(starts) > 1 else ()


def _passage(ref: Ref) -> str:
    return f"{ref.address}#{ref.fragment}" if ref.fragment else ref.address
