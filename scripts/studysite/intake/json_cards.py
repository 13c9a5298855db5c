"""Cards and quizzes as JSON, as NotebookLM and tools like it have them.

`front` and `back`, or `question` and `answerOptions` (`text`, `isCorrect`, `rationale`), and a `hint`.

Whatever is an object with such keys is a card, wherever it stands; titles of what is around it are sections. Lists of a
front and a back each, and perhaps a chapter, are cards, too. No word is lost: what no key explains is kept as text, and
named.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from studysite.intake.cards import taken
from studysite.intake.choices import choices, words
from studysite.intake.cloze import gapped
from studysite.intake.deck import Card, Deck, Option, Side
from studysite.intake.escaping import plain
from studysite.intake.keys import ASIDE, BACK, FRONT, HINT, OPTIONS, TITLE, WHY, Keys, folded
from studysite.intake.taken import NotTaken, Taken
from studysite.intake.texts import read_text

DEEPEST = 8
SHOWN = 120
FEWEST_PAIRS = 3


def take(data: bytes) -> Taken:
    """Return the cards of a JSON file; raises NotTaken where it is damaged or holds none."""
    text, remarks = read_text(data)
    try:
        read = json.loads(text, parse_int=_number, parse_constant=str)
    except json.JSONDecodeError as fault:
        cut = fault.pos >= len(text.rstrip()) or "Unterminated" in fault.msg
        way = "it seems to be cut off: export it again" if cut else "put it right, or export it again"
        raise NotTaken(f"line {fault.lineno}, column {fault.colno}: no valid JSON ({fault.msg}); {way}") from fault
    except RecursionError as fault:
        raise NotTaken("the JSON is nested deeper than any deck of cards; export it again") from fault
    deck = Deck(remarks=list(remarks))
    _Reader(deck).read(read, "", 0)
    if not deck.cards:
        keys = ", ".join(f"“{key[:40]}”" for key in list(read)[:6]) if isinstance(read, Mapping) else "none"
        raise NotTaken(
            f"the JSON holds no cards (its keys: {keys}); cards have “front” and “back”, "
            "or “question” and “answerOptions”"
        )
    return taken(deck, "cards in JSON")


def _number(digits: str) -> int | str:
    """Return an integer; one of thousands of digits stays a text."""
    return int(digits) if len(digits) < 20 else digits


class _Reader:
    """Walks over JSON and puts the cards that it finds into a deck."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck
        self._unknown: dict[str, str] = {}

    def read(self, value: Any, section: str, depth: int) -> None:  # noqa: ANN401 - JSON is anything
        """Read a value and what is in it."""
        if depth > DEEPEST:
            raise NotTaken("the JSON is nested deeper than any deck of cards; export it again")
        if _are_pairs(value):
            for front, back, *more in value:
                place = f"card {len(self._deck.cards) + 1}"
                self._deck.add(Card(words(front), words(back), place, " ".join(words(more)) or section))
        elif isinstance(value, list):
            for one in value:
                self.read(one, section, depth + 1)
        elif isinstance(value, Mapping):
            keys = Keys(value)
            if _is_card(keys):
                self._card(keys, section)
            else:
                self._around(keys, section, depth)
        elif isinstance(value, str) and value.strip():
            self._deck.loose += words(value)
        if depth == 0:
            self._say()

    def _around(self, keys: Keys, section: str, depth: int) -> None:
        """Read an object that holds cards, or objects with cards."""
        title = " ".join(words(keys.one(*TITLE)))
        if title and depth == 0:
            self._deck.title = title
        elif title:
            section = title
        for key, value in keys.rest().items():
            if isinstance(value, list | Mapping):
                self.read(value, section, depth + 1)
            elif line := self._told(key, value):
                self._deck.loose.append(line)

    def _card(self, keys: Keys, section: str) -> None:
        """Take one card, or one for each gap of its front."""
        place = f"card {len(self._deck.cards) + 1}"
        question = keys.one(*FRONT)
        front = words(question)
        offered = keys.one(*OPTIONS)
        options = choices(offered, keys)
        hint = words(keys.one(*HINT))
        why = words(keys.one(*WHY))
        back: Side = () if options else words(keys.one(*BACK)) or words(offered)
        section = " ".join(words(keys.one(*TITLE))) or section
        more = tuple(line for key, value in keys.rest().items() if (line := self._told(key, value)))
        if sum(one.is_right for one in options) == 1:
            options = tuple(
                Option(one.words, one.is_right, (*one.rationale, *why, *more) if one.is_right else one.rationale)
                for one in options
            )
            why = more = ()
        gaps = gapped(question) if isinstance(question, str) and not options else []
        for gap in gaps:
            told = words(", ".join(gap.words))
            self._deck.add(Card(words(gap.front), (*told, *back, *why, *more), place, section, hint=hint, has_gap=True))
        if not gaps:
            self._deck.add(Card(front, (*back, *why, *more), place, section, options, hint))

    def _told(self, key: str, value: Any) -> str:  # noqa: ANN401 - JSON is anything
        """Return the line for a key that is not known; what says nothing to a learner is only named."""
        if value in (None, "", [], {}):
            return ""
        is_aside = folded(key) in ASIDE or isinstance(value, bool | int | float)
        told = "" if is_aside else " ".join(words(value)) or json.dumps(value, ensure_ascii=False)[:2000]
        self._unknown.setdefault(key, str(value)[:SHOWN] if is_aside else "")
        return f"{plain(key)}: {told}" if told else ""

    def _say(self) -> None:
        aside = [f"“{key[:40]}” ({value})" for key, value in self._unknown.items() if value]
        kept = [f"“{key[:40]}”" for key, value in self._unknown.items() if not value]
        if aside:
            self._deck.remark("not-shown", f"these keys are not shown: {', '.join(aside[:8])}; nothing to do")
        if kept:
            self._deck.remark("not-shown", f"these keys are kept as text: {', '.join(kept[:8])}; look where they stand")


def _are_pairs(value: Any) -> bool:  # noqa: ANN401 - JSON is anything
    """Tell whether a value is a list of lists, three at least, of a front and a back each, and perhaps a chapter."""
    if not isinstance(value, list) or len(value) < FEWEST_PAIRS:
        return False
    return all(
        isinstance(one, list) and len(one) in (2, 3) and all(isinstance(side, str) and side.strip() for side in one)
        for one in value
    )


def _is_card(keys: Keys) -> bool:
    """Tell whether an object is a card: it has a front, and a back or answers to choose from."""
    asks = any(isinstance(keys.peek(name), str) for name in FRONT)
    return (asks and keys.has(*BACK, *OPTIONS)) or (keys.has("front") and keys.has("back"))
