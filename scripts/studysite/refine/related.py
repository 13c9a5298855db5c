"""What belongs together: the sections that help with an essay, the passages that use a term.

A section helps as much as it shares rare words with the prompt: the sum of the inverse document
frequencies ln(1 + N/n) of the shared words (Spärck Jones 1972), over the square root of the
section's length so that long ones do not win by length alone.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from studysite.ids import folded
from studysite.items import Card, Entry
from studysite.library import text_page
from studysite.mapped import Ref
from studysite.model import Document, Question, Term, plain
from studysite.refine.circles import Circles, Speech
from studysite.refine.merge import singular
from studysite.words import block_words

WORD = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*")
MOST_HELPS, MOST_USES, SURE = 3, 24, 3
# A word that more sections share is not followed, so that the work grows with the words and not with their square.
MOST_HOLDERS = 64


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of a text: where it is, its texts, and their words."""

    ref: Ref
    texts: tuple[str, ...]
    words: tuple[str, ...]
    defines: frozenset[str] = frozenset()


def passages(documents: Sequence[Document], pages: dict[str, tuple[str, ...]]) -> list[Passage]:
    """Return the sections of all documents whose text has a page."""
    found: list[Passage] = []
    for document in documents:
        address = text_page(pages[document.slug])
        if not address:
            continue
        for section in document.sections:
            text = [text for block in section.blocks if not isinstance(block, Question) for text in block_words(block)]
            title = plain(section.title)
            texts = (title, *text)
            words = tuple(word for one in texts for word in WORD.findall(one))
            defines = frozenset(folded(block.name) for block in section.blocks if isinstance(block, Term))
            if words:
                found.append(
                    Passage(
                        Ref(address, section.id, title or plain(document.title), document.slug),
                        texts,
                        words,
                        defines,
                    )
                )
    return found


def with_helps(cards: Sequence[Card], found: Sequence[Passage], circles: Circles) -> list[Card]:
    """Return the cards with links to what helps: up to three sections for an essay, the passage for a question."""
    near = circles.near((passage, (passage.ref.document,)) for passage in found)
    helped = {
        card.id: card
        for topic, own in circles.in_turn((card, card.home) for card in cards)
        for card in _helped(own, near[topic] if own else ())
    }
    return [helped[card.id] for card in cards]


def _helped(cards: Sequence[Card], found: Sequence[Passage]) -> list[Card]:
    holders: dict[str, set[int]] = defaultdict(set)
    for at, passage in enumerate(found):
        for word in {word.casefold() for word in passage.words}:
            holders[singular(word)].add(at)
    return [replace(card, helps=_helps(card, found, holders)) for card in cards]


def _helps(card: Card, found: Sequence[Passage], holders: dict[str, set[int]]) -> tuple[Ref, ...]:
    scores: dict[int, float] = defaultdict(float)
    shared: dict[int, int] = defaultdict(int)
    for word in sorted({singular(word.casefold()) for word in WORD.findall(plain(card.prompt))}):
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


def with_uses(
    entries: Sequence[Entry], names: Speech, found: Sequence[Passage], cards: Sequence[tuple[Card, Ref]]
) -> list[Entry]:
    """Return the entries with the passages that use them and the questions that ask for them."""
    uses: dict[str, list[Ref]] = defaultdict(list)
    asked: dict[str, list[Ref]] = defaultdict(list)
    for passage in found:
        own = names.of(passage.ref.document)
        for term in dict.fromkeys(use.term for text in passage.texts for use in own.uses(text)):
            uses[term].append(passage.ref)
    for card, ref in cards:
        for term in dict.fromkeys(use.term for use in names.of(card.home).uses(plain(card.prompt))):
            asked[term].append(ref)
    defining = {(folded(name), passage.ref) for passage in found for name in passage.defines}
    made = []
    for entry in entries:
        elsewhere = [
            ref
            for ref in uses[entry.id]
            if not any((folded(name), ref) in defining for name in (entry.name, *entry.aliases))
        ]
        made.append(
            replace(
                entry,
                uses=tuple(elsewhere[:MOST_USES]),
                more_uses=max(0, len(elsewhere) - MOST_USES),
                asked=tuple(asked[entry.id][:MOST_USES]),
                more_asked=max(0, len(asked[entry.id]) - MOST_USES),
            )
        )
    return made
