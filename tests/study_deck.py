"""Cards for browser tests, in the place of a site's own: as many as wanted, with known texts."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Route

from studysite.records import STUDY_VERSION


@dataclass(frozen=True)
class Card:
    """One card. `answer` is a paragraph of the points, unless blocks are given."""

    id: str
    prompt: str
    points: tuple[str, ...] = ("It is so.",)
    kind: str = "question"
    document: int = 0
    group: str = "g"
    short: str = ""
    url: str = "read/briefing/"
    answer: tuple[Any, ...] = field(default=())
    choices: tuple[dict[str, Any], ...] = ()
    hint: str = ""

    def head(self, at: int, part: int) -> dict[str, Any]:
        """Return what the index holds of it."""
        known = {name: value for name, value in asdict(self).items() if name in ("id", "kind", "document", "group")}
        return known | {"section": 0, "line": at + 1, "part": part, "also": []}

    def body(self) -> dict[str, Any]:
        """Return what its part holds of it."""
        answer = list(self.answer) or [["p", " ".join(self.points)]]
        known = {"id": self.id, "short": self.short, "url": self.url, "page": ""}
        own = {"choices": list(self.choices)} if self.choices else {}
        hint = {"hint": [["p", self.hint]]} if self.hint else {}
        texts = {"prompt": [["p", self.prompt]], "answer": answer, "points": [[one] for one in self.points]}
        return known | texts | own | hint


def questions(count: int, points: int = 1) -> list[Card]:
    """Return cards that ask for "answer 1", "answer 2" and so on."""
    return [
        Card(f"q-{at:08}", f"Question {at}?", tuple(f"Answer {at}, point {one}." for one in range(1, points + 1)))
        for at in range(1, count + 1)
    ]


def scripts(cards: list[Card], *, apart: bool) -> dict[str, str]:
    """Return the files below data/study/ by their name; `apart`: each card is in a file of its own."""
    documents = [
        {"slug": slug, "title": slug.title(), "name": slug, "kind": "study-guide", "url": "read/briefing/"}
        | {"source": "sources/study-guide/", "sections": [{"title": "Basics", "url": "read/briefing/"}]}
        for slug in ("cells", "rivers")
    ]
    held = [[card] for card in cards] if apart else [cards]
    bodies = {f"{at:016}.js": {"bodies": [card.body() for card in some]} for at, some in enumerate(held)}
    heads = [card.head(at, at if apart else 0) for at, card in enumerate(cards)]
    index = {"version": STUDY_VERSION, "aliases": {}, "documents": documents, "cards": heads, "parts": list(bodies)}
    return {name: f"studysiteCards({json.dumps(value)})" for name, value in {"manifest.js": index, **bodies}.items()}


def deal(where: BrowserContext, cards: list[Card], *, apart: bool = False) -> None:
    """Let the site have these cards and no others."""
    files = scripts(cards, apart=apart)

    def answer(route: Route) -> None:
        name = route.request.url.split("?")[0].rsplit("/", 1)[-1]
        route.fulfill(body=files[name], content_type="text/javascript")

    # A worker would fetch the site's own.
    where.add_init_script("delete Navigator.prototype.serviceWorker")
    where.route("**/data/study/*.js*", answer)
