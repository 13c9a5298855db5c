"""Rules between lines: layout, wherever questions and answers stand."""

from __future__ import annotations

from collections.abc import Iterable

from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule


def without_rules(lines: Iterable[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` without those that are nothing but a rule."""
    kept: list[Line] = []
    for line in lines:
        if is_rule(line.text):
            ledger.drop(line.number, "rule", line.text)
        else:
            kept.append(line)
    return kept
