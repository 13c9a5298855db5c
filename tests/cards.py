"""Cards as a test looks at them: what documents become, and cards in plain words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from studysite.pipeline import convert
from studysite.sourcefile import SourceFile

BLOCKS = frozenset(("p", "ul", "ol", "table", "pre"))
MARKS = {"strong": "**", "em": "_", "s": "~~", "code": "`"}


@dataclass(frozen=True, slots=True)
class Told:
    """A card in plain words: lists as “a | b”, links as [words](address)."""

    id: str
    prompt: str
    answer: str
    points: list[str]
    short: str
    place: tuple[str, str, int]
    also: list[tuple[str, str, int]]
    url: str
    page: str
    group: str


def study(files: dict[str, str], aliases: str = "", sources: str = "") -> dict[str, Any]:
    """Return what `study.json` says of documents, their texts by path."""
    read = [SourceFile(path, text.encode()) for path, text in files.items()]
    made = convert(read, sources, "", (), aliases)
    told: dict[str, Any] = json.loads(made.pages["data/study.json"])
    return told


def cards(told: dict[str, Any], *kinds: str) -> list[Told]:
    """Return the cards of some kinds (of all if none is named) in their order."""
    return [_told(told, card) for card in told["cards"] if card["kind"] in kinds or not kinds]


def plain(nested: Any) -> str:  # noqa: ANN401 - JSON
    """Return words or blocks as a line."""
    if isinstance(nested, str):
        return nested
    first, *rest = nested or [""]
    if isinstance(first, str) and first in MARKS and rest:
        return f"{MARKS[first]}{''.join(map(plain, rest))}{MARKS[first]}"
    if first == "a" and len(rest) > 1:
        return f"[{''.join(map(plain, rest[1:]))}]({rest[0]})"
    if isinstance(first, str) and first in BLOCKS:
        return ("" if first in ("p", "pre") else " | ").join(map(plain, rest))
    is_blocks = isinstance(first, list) and first and first[0] in BLOCKS
    return (" / " if is_blocks else "").join(map(plain, nested))


def _told(told: dict[str, Any], card: dict[str, Any]) -> Told:
    place, *also = (
        _place(told, place) for place in ([card[key] for key in ("document", "section", "line")], *card["also"])
    )
    points = [plain(point) for point in card["points"]]
    texts = (plain(card["prompt"]), plain(card["answer"]), points, card["short"])
    return Told(card["id"], *texts, place, also, card["url"], card["page"], card["group"])


def _place(told: dict[str, Any], place: list[int]) -> tuple[str, str, int]:
    document = told["documents"][place[0]]
    return document["slug"], document["sections"][place[1]]["title"], place[2]
