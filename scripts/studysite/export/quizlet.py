"""The cards as Quizlet's Import takes them: a line each, a TAB between its two sides.

Quizlet asks for either side by itself, so a card that asks for the name of a definition is left out where another asks
for the definition of the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studysite.export.choices import asked, told
from studysite.export.words import line

if TYPE_CHECKING:
    from studysite.export.collection import Collection


def pairs(collection: Collection) -> bytes:
    """Return the pairs of the cards that have two sides."""
    terms = {card.id.partition("-")[2] for card in collection.records.cards if card.kind == "term"}
    sides = (
        (line(asked(card)), line(told(card)))
        for card in collection.records.cards
        if card.kind != "name" or card.id.partition("-")[2] not in terms
    )
    return "".join(f"{one}\t{other}\n" for one, other in sides if one and other).encode()
