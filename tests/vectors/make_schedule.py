"""Make `schedule.json` with py-fsrs: what FSRS-6 makes of 1,000 random histories.

`python tests/vectors/make_schedule.py` writes it; `tests/test_vectors_schedule.py` proves it fresh.

A step is `[seconds since the one before, grade, state, stability, difficulty, seconds until due, recall]`, the first
after 0 s; recall is that at the due time. A state is its first letter, where relearning is `f` for forgotten.
"""

from __future__ import annotations

import json
import math
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fsrs import Card, Rating, Scheduler, State

VECTORS = Path(__file__).parent / "schedule.json"

ABOUT = (
    "Histories of cards and what py-fsrs 6.3.2 makes of them, without fuzz, for schedule.js: "
    "made by make_schedule.py, which says what the numbers are."
)
HISTORIES = 1000
LETTERS = {State.Learning: "l", State.Review: "r", State.Relearning: "f"}
DAY = 86400

Step = list[float | str]


def gap(dice: random.Random) -> int:
    """Return seconds between two reviews, from 5 s to a year: as many of each order of magnitude."""
    return round(math.exp(dice.uniform(math.log(5), math.log(365 * DAY))))


def history(dice: random.Random) -> list[float | list[Step]]:
    """Return the wanted retention and the steps of one card."""
    retention = dice.randint(70, 97) / 100
    scheduler = Scheduler(desired_retention=retention, enable_fuzzing=False)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    card = Card(card_id=1, due=now)
    steps: list[Step] = []
    for place in range(dice.randint(1, 8)):
        waited = gap(dice) if place else 0
        grade = dice.choices((1, 2, 3, 4), (2, 2, 5, 2))[0]
        now += timedelta(seconds=waited)
        card, _ = scheduler.review_card(card, Rating(grade), now)
        steps.append([waited, grade, *after(scheduler, card, now)])
    return [retention, steps]


def after(scheduler: Scheduler, card: Card, now: datetime) -> Step:
    """Return what became of a card: state, stability, difficulty, seconds until due, recall then."""
    numbers = (card.stability or 0, card.difficulty or 0)
    recall = scheduler.get_card_retrievability(card, card.due)
    due = (card.due - now).total_seconds()
    return [LETTERS[card.state], *(float(f"{number:.9g}") for number in numbers), round(due), float(f"{recall:.9g}")]


def made() -> str:
    """Return the text of the file: a line a history."""
    dice = random.Random(6)  # noqa: S311 - nothing here is a secret
    lines = [json.dumps(history(dice), separators=(",", ":")) for _ in range(HISTORIES)]
    body = ",\n".join(lines)
    return f'{{"about": {json.dumps(ABOUT)},\n"histories": [\n{body}\n]}}\n'


if __name__ == "__main__":
    VECTORS.write_text(made(), "utf-8")
