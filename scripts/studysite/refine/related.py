"""What belongs together: the sections that help with an essay, the passages that use a term.

A section helps as much as it shares rare words with the prompt: the sum of the inverse document
frequencies ln(1 + N/n) of the shared words (Spärck Jones 1972), over the square root of the
section's length so that long ones do not win by length alone.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from studysite.library import Card, Entry, Ref
from studysite.model import Document, Question, Term, plain
from studysite.refine.ids import folded
from studysite.refine.merge import SHORT, singular
from studysite.words import block_words

WORD = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*")
ACRONYMS = re.compile(r"^([A-Z0-9&/.-]{2,})s$")
MOST_HELPS, MOST_USES, SURE = 3, 8, 3
# A word that more sections share is not followed, so that the work grows with the words and not with their square.
MOST_HOLDERS = 64


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of a reading page, or a card: where it is, and its words."""

    ref: Ref
    words: tuple[str, ...]
    defines: frozenset[str] = frozenset()


def passages(documents: Sequence[Document], pages: dict[str, tuple[str, ...]]) -> list[Passage]:
    """Return the sections that have a reading page."""
    found: list[Passage] = []
    for document in documents:
        address = next((page for page in pages[document.slug] if page.startswith("read/")), None)
        if address is None:
            continue
        for section in document.sections:
            text = [text for block in section.blocks if not isinstance(block, Question) for text in block_words(block)]
            title = plain(section.title)
            words = tuple(match.group() for one in (title, *text) for match in WORD.finditer(one))
            defines = frozenset(folded(block.name) for block in section.blocks if isinstance(block, Term))
            if words:
                found.append(
                    Passage(
                        Ref(address, section.id, title or plain(document.title), document.slug),
                        words,
                        defines,
                    )
                )
    return found


def with_helps(cards: Sequence[Card], found: Sequence[Passage]) -> list[Card]:
    """Return the cards with links to what helps: up to three sections for an essay, the passage for a question."""
    holders: dict[str, set[int]] = defaultdict(set)
    for at, passage in enumerate(found):
        for word in passage.words:
            holders[singular(word.casefold())].add(at)
    return [replace(card, helps=_helps(card, found, holders)) for card in cards]


def _helps(card: Card, found: Sequence[Passage], holders: dict[str, set[int]]) -> tuple[Ref, ...]:
    scores: dict[int, float] = defaultdict(float)
    shared: dict[int, int] = defaultdict(int)
    for word in sorted({singular(match.group().casefold()) for match in WORD.finditer(plain(card.prompt))}):
        held = holders.get(word, set())
        # A word that a third of all sections share says nothing about any of them.
        if held and len(held) * 3 <= max(3, len(found)) and len(held) <= MOST_HOLDERS:
            for at in held:
                scores[at] += math.log(1 + len(found) / len(held))
                shared[at] += 1
    ranked = sorted(scores, key=lambda at: (-scores[at] / math.sqrt(20 + len(found[at].words)), at))
    if card.kind == "essay":
        return tuple(found[at].ref for at in ranked[:MOST_HELPS])
    # One passage to read again, and only where the match is no accident.
    return tuple(found[at].ref for at in ranked[:1] if shared[at] >= SURE)


def with_uses(entries: Sequence[Entry], found: Sequence[Passage], cards: Sequence[tuple[Card, Ref]]) -> list[Entry]:
    """Return the entries with the passages that use them and the questions that ask for them."""
    matcher = _Matcher(entries)
    uses: dict[str, list[Ref]] = defaultdict(list)
    asked: dict[str, list[Ref]] = defaultdict(list)
    for passage in found:
        for name in matcher.found(passage.words):
            uses[name].append(passage.ref)
    for card, ref in cards:
        words = tuple(match.group() for match in WORD.finditer(plain(card.prompt)))
        for name in matcher.found(words):
            asked[name].append(ref)
    defining = {(folded(name), passage.ref) for passage in found for name in passage.defines}
    made = []
    for entry in entries:
        own = [
            ref
            for ref in uses[entry.id]
            if not any((folded(name), ref) in defining for name in (entry.name, *entry.aliases))
        ]
        made.append(
            replace(
                entry,
                uses=tuple(own[:MOST_USES]),
                more_uses=max(0, len(own) - MOST_USES),
                asked=tuple(asked[entry.id][:MOST_USES]),
            )
        )
    return made


class _Matcher:
    """Finds terms in words: longest first, plural or singular, acronyms only in their own case."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        # Acronyms by their own words, other names by their words in the singular without case.
        self._exact: dict[tuple[str, ...], str] = {}
        self._simple: dict[tuple[str, ...], str] = {}
        lengths: dict[str, set[int]] = defaultdict(set)
        for entry in entries:
            for name in (entry.name, *entry.aliases):
                words = tuple(match.group() for match in WORD.finditer(name))
                exact = SHORT.match(name) is not None
                keys = words if exact else tuple(map(_simple, words))
                if keys:
                    (self._exact if exact else self._simple).setdefault(keys, entry.id)
                    lengths[_simple(keys[0])].add(len(keys))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def found(self, words: Sequence[str]) -> list[str]:
        """Return the ids of the entries that `words` use, in order of first use."""
        simple = tuple(map(_simple, words))
        own = tuple(ACRONYMS.sub(r"\1", word) for word in words)
        seen: dict[str, None] = {}
        at = 0
        while at < len(words):
            step = 1
            for length in self._lengths.get(simple[at], ()):
                span = slice(at, at + length)
                name = self._exact.get(own[span]) or self._simple.get(simple[span])
                if name:
                    seen.setdefault(name)
                    step = length
                    break
            at += step
        return list(seen)


def _simple(word: str) -> str:
    return singular(word.casefold())
