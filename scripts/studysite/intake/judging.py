"""What a card is: a term with its definition, or a question with its answer. Judged by shape, a whole deck at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.intake.deck import Card, Side
from studysite.patterns import lazy

# A front that asks: by its mark, by a gap, or by being a sentence.
ASKS = re.compile(r"[?？؟;՞][\"'”’»)\]*_\s]*$|[?？؟]\s|_{3,}|\[(?:…|\.{3})\]|\.{4,}")
SENTENCE = re.compile(r"[.!:。！：।][\"'”’»)\]*_\s]*$")
# An abbreviation ends in a full stop, too.
SENTENCE_WORDS = 4
MOST_WORDS, LONGEST = 8, 100
# Scripts without spaces say a word in one to three characters.
WIDE = lazy(r"[\u2e80-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
MOST_WIDE = 16

WORD = re.compile(r"\w")
# What no line of a glossary can hold.
BLOCK = re.compile(r"\s*(?:```|~~~|\||!\[|\$\$)")
LIST = re.compile(r"\s*(?:[-*+•]|\d{1,5}[.)])\s+\S")
# A deck is one of questions where more of its fronts ask, or more of its backs are no definition.
MANY_ASK, MANY_LONG = 0.5, 0.34


def split(cards: Sequence[Card]) -> tuple[list[Card], list[Card]]:
    """Return the questions and the terms among the cards of a deck, each in their order.

    Where more than half of the fronts ask, all do; else every card is a term but for those that cannot be one. Cards
    with a gap ask, and tell nothing of the others.
    """
    plain = [card for card in cards if not card.options]
    whole = [card for card in plain if not card.has_gap]
    asking = sum(asks(card.front) for card in whole)
    long = sum(not _defines(card.back) for card in whole)
    if not whole or asking > len(whole) * MANY_ASK or long > len(whole) * MANY_LONG:
        return plain, []
    terms = [card for card in whole if not asks(card.front) and _names(card.front) and _defines(card.back)]
    held = set(map(id, terms))
    return [card for card in plain if id(card) not in held], terms


def asks(front: Side) -> bool:
    """Tell whether a front is a question, a gap or a sentence, and so no headword."""
    text = " ".join(front)
    words = len(text.split())
    if ASKS.search(text) or words > MOST_WORDS or len(text) > LONGEST or len(WIDE.findall(text)) > MOST_WIDE:
        return True
    return words >= SENTENCE_WORDS and SENTENCE.search(text) is not None


def _names(front: Side) -> bool:
    """Tell whether a front can be a headword: one line that has a letter or digit."""
    return len(front) == 1 and WORD.search(front[0]) is not None and not BLOCK.match(front[0])


def _defines(back: Side) -> bool:
    """Tell whether a back can be a definition: words that may stand on one line."""
    lines = [line for line in back if line.strip()]
    told = " ".join(lines)
    listed = sum(LIST.match(line) is not None for line in lines)
    return WORD.search(told) is not None and listed < 2 and not any(BLOCK.match(line) for line in lines)
