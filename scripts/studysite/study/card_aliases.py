"""Ids of cards that were given up, as `aliases.toml` has them: what was learnt under them is not lost."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from studysite.ids import folded, question_id
from studysite.items import Card
from studysite.model import written
from studysite.settings import Aliases


def given_up(aliases: Aliases, questions: Collection[Card], cards: Collection[str]) -> dict[str, str]:
    """Return the present id of each that was given up and that leads to one of `cards`."""
    asked = {folded(written(card.prompt)): card.id for card in questions}
    renamed = {alias.old: alias.new for alias in aliases.terms}
    pairs = {
        **{f"q-{alias.old}": f"q-{asked.get(folded(alias.new), '')}" for alias in aliases.questions},
        **{f"q-{question_id(alias.new)}": f"q-{asked.get(folded(alias.new), '')}" for alias in aliases.questions},
        **{f"{kind}-{old}": f"{kind}-{newest(renamed, old)}" for kind in "tn" for old in renamed},
    }
    return {old: new for old, new in sorted(pairs.items()) if old not in cards and new in cards}


def newest(renamed: Mapping[str, str], name: str) -> str:
    """Return the last name of what was renamed, maybe more than once."""
    seen = {name}
    while name in renamed and renamed[name] not in seen:
        name = renamed[name]
        seen.add(name)
    return name
