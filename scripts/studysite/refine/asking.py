"""The questions of a library by what they ask about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from studysite.items import Card
from studysite.mapped import Ref
from studysite.model import plain
from studysite.refine.labels import key
from studysite.refine.subjects import Subjects

# What more questions name than these, and than this share of all, is what they are all about.
MOST_ASKING, SHARE = 2, 5
# A name with more terms is a list of them.
MOST_TERMS = 4

# Where a sentence ends: not within a number.
ENDS = re.compile(r"(?<=[.!?？])\s+|(?<=？)")


class Asking:
    """Finds the question that asks about just the terms that a branch is called by, or about its very words."""

    def __init__(self, cards: Sequence[Card], subjects: Subjects) -> None:
        """Take down what all questions ask about, short ones before essays."""
        ordered = sorted(cards, key=lambda card: card.kind == "essay")
        asked = [(card, words, subjects.all(words)) for card in ordered if (words := _asked(card))]
        named = Counter(term for _, _, terms in asked for term in terms)
        most = max(MOST_ASKING, len(cards) // SHARE)
        self._words: dict[frozenset[str], Card] = {}
        self._about: dict[frozenset[str], Card] = {}
        for card, words, terms in asked:
            self._words.setdefault(key(words), card)
            if subjects.stands_out(words):
                self._about.setdefault(frozenset(term for term in terms if named[term] <= most), card)

    def of(self, name: str, terms: frozenset[str]) -> Ref | None:
        """Return the question for a branch that is called `name` (empty: nothing) and by these terms."""
        card = self._words.get(key(name)) if key(name) else None
        card = card or next((self._about[own] for own in _choices(terms) if own in self._about), None)
        return reference(card) if card else None


def _choices(terms: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield all terms of a name together, then every choice of fewer."""
    held = sorted(terms)[:MOST_TERMS]
    yield from (frozenset(some) for many in range(len(held), 0, -1) for some in combinations(held, many))


def reference(card: Card) -> Ref:
    """Return the link to a question's page, called by its prompt."""
    return Ref(f"q/{card.id}/", "", " ".join(plain(card.prompt).split()), card.home)


def _asked(card: Card) -> str:
    """Return what a prompt asks, without the story before it; all of it where it has no question mark."""
    text = " ".join(plain(card.prompt).split())
    return " ".join(one for one in ENDS.split(text) if one.endswith(("?", "？"))) or text
