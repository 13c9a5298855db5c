"""Which of many texts resemble one: by the words that they share, rare ones first."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from studysite.ids import folded
from studysite.refine.merge import singular

WORD = re.compile(r"\w+")

# From 0 (no word shared) to 1 (all): below, texts have only small words in common; above, one may be
# the other, reworded. A name has few words, so that one of them in common says little.
LEAST = 0.05
REWORDED = 0.25
RENAMED = 0.5

# A word that more texts hold than these tells nothing, and would cost time.
MOST_HOLDERS = 2_000


# Words that questions are made of, whatever they ask for.
SMALL = frozenset(
    WORD.findall(
        "a an and are as at be by can do does for from has have how if in is it its of on or that the their there "
        "these they this to was were what when where which who why will with you your"
    )
)


class Likeness:
    """Texts by their words, to be compared with others."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = [_words(text) for text in texts]
        self._holders: dict[str, list[int]] = {}
        for at, words in enumerate(self._words):
            for word in words:
                self._holders.setdefault(word, []).append(at)
        self._sizes = [self._weight(words) for words in self._words]

    def nearest(self, text: str, most: int = 3, least: float = LEAST) -> list[int]:
        """Return which texts resemble `text`, the most similar first, at most so many, none below `least`."""
        wanted = _words(text)
        shared: Counter[int] = Counter()
        for word in wanted:
            holders = self._holders.get(word, ())
            if len(holders) <= MOST_HOLDERS:
                shared.update(dict.fromkeys(holders, self._worth(word)))
        size = self._weight(wanted)
        scores = {at: 2 * common / (size + self._sizes[at]) for at, common in shared.items()}
        good = [at for at, score in scores.items() if score >= least]
        return sorted(good, key=lambda at: (-scores[at], at))[:most]

    def _weight(self, words: set[str]) -> float:
        return sum(map(self._worth, words))

    def _worth(self, word: str) -> float:
        """Return how much a word says: little if many texts hold it."""
        return math.log(1 + (1 + len(self._words)) / (1 + len(self._holders.get(word, ()))))


def _words(text: str) -> set[str]:
    return {singular(word) for word in WORD.findall(folded(text)) if word not in SMALL}
