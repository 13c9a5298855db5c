"""Histories of practice for tests: what a learner's browser remembers after so many days, and how it comes there."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from browsing import Visit

DAY = 86_400_000

# As the store's own files say it (overrides/js/store/transfer-file.js).
FORMAT, VERSION = "studysite progress", 2

Review = tuple[int, int, int]


@dataclass(slots=True)
class _Card:
    """A card of the simulated learner: on which day it is asked again, and what came before."""

    due: int = 0
    interval: float = 1.0
    reviews: list[Review] = field(default_factory=list)


def index_of(site: Path) -> dict[str, Any]:
    """Return the study index of a built site."""
    text = (site / "data" / "study" / "manifest.js").read_text(encoding="utf-8")
    made: dict[str, Any] = json.loads(text[text.index("(") + 1 : text.rindex(")")])
    return made


def ids_of(site: Path) -> list[str]:
    """Return the ids of all cards of a built site, in the order of the material."""
    return [card["id"] for card in index_of(site)["cards"]]


def saved(
    cards: Mapping[str, Sequence[Review]],
    flags: Mapping[str, Mapping[str, object]] | None = None,
    settings: Mapping[str, object] | None = None,
) -> dict[str, Any]:
    """Return a file's content; `flags` go by the card's id."""
    records = [{"id": one, "reviews": reviews, **(flags or {}).get(one, {})} for one, reviews in cards.items()]
    made = {"format": FORMAT, "version": VERSION, "site": "/", "made": "2026-11-21T12:00:00.000Z", "cards": records}
    return made | ({"settings": settings} if settings else {})


def opened(visit: Visit) -> Page:
    """Open the page of progress, and wait until it is there."""
    page = visit.go("progress/")
    expect(page.get_by_role("button", name="Download my progress")).to_be_visible()
    return page


def ledger(page: Page) -> dict[str, int]:
    """Return how many cards stand how, as the page says it."""
    rows = page.locator(".ledger dl div")
    texts = [(row.locator("dt").inner_text(), row.locator("dd").inner_text()) for row in rows.all()]
    return {words.split("\n")[-1].lstrip("✓≈×○ "): int(count.replace(",", "")) for words, count in texts}


def choose(page: Page, content: bytes) -> None:
    """Choose a file with this content on the page of progress."""
    file = {"name": "progress.json", "mimeType": "application/json", "buffer": content}
    page.locator("study-progress input[type=file]").set_input_files(file)  # type: ignore[arg-type]


def bring(page: Page, content: Mapping[str, Any]) -> None:
    """Bring a file in, on the page of progress, and wait until it is there."""
    choose(page, json.dumps(content).encode())
    page.get_by_role("dialog").get_by_role("button", name="Bring it in").click()
    expect(page.locator(".told")).to_contain_text("came")
    if any(card["reviews"] for card in content["cards"]):
        expect(page.get_by_role("heading", name="Your year")).to_be_visible()


def history(ids: Sequence[str], now: int, days: int, *, newly: int = 3, seed: int = 1) -> dict[str, list[Review]]:
    """Simulate `days` of practice that end the day before `now` (ms since 1970, UTC): two evenings of three.

    Each card's interval doubles when it is recalled and is a day when it is not, which happens one time in ten, and one
    time in three with a few cards that will not stay.
    """
    chance = random.Random(seed)  # noqa: S311 - the same history on each run
    cards: dict[str, _Card] = {}
    today = now // DAY
    for day in range(today - days, today):
        if chance.random() < 1 / 3:
            continue
        begun = [one for one in ids if one not in cards][:newly]
        cards.update((one, _Card(due=day)) for one in begun)
        asked = [one for one, card in cards.items() if card.due <= day]
        for at, one in enumerate(asked):
            _answer(cards[one], day, day * DAY + 19 * 3_600_000 + at * 12_000, chance.random(), one)
    return {one: card.reviews for one, card in cards.items()}


def ninety_days(ids: Sequence[str], now: int) -> dict[str, Any]:
    """Return the file of who practised for ninety days, and has put three cards away."""
    cards = history(ids, now, 90)
    return saved(cards, {one: {"suspended": True, "changed": now - DAY} for one in list(cards)[4:7]})


def _answer(card: _Card, day: int, at: int, luck: float, name: str) -> None:
    is_stubborn = sum(name.encode()) % 41 == 0
    is_missed = luck < (0.4 if is_stubborn else 0.1)
    card.reviews.append((at, 1 if is_missed else 4 if luck > 0.9 else 3, day))
    if is_missed:
        card.reviews.append((at + 600_000, 3, day))
    card.interval = 1.0 if is_missed else card.interval * 2.2
    card.due = day + round(card.interval)
