"""The cards as the browser loads them: what is known of all at once, and their texts in parts.

A part is named by its content, as those of the search are, and is a script with one call and one JSON value, so that a
page on `file://` loads it too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from studysite.study.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable

# Where the converter puts the cards, where their form is told, and where the parts go.
RECORDS = "data/study.json"
FORM = "data/study.schema.json"
FOLDER = "data/study/"
MANIFEST = f"{FOLDER}manifest.js"
CALLED = "studysiteCards"

# Bytes that a part may have, some 150 cards, and how many of them the call around its cards takes.
MOST = 96 * 1024
ENVELOPE = 40

HEAD = ("id", "kind", "document", "section", "line")
BODY = ("id", "prompt", "answer", "points", "short", "url", "page", "choices", "hint")


def study_files(written: str) -> dict[str, bytes]:
    """Return the manifest and the parts of the cards in `written` (the text of `study.json`), and its form, by path."""
    told = json.loads(written)
    files: dict[str, bytes] = {}
    names: list[str] = []
    heads: list[dict[str, Any]] = []
    for cards, rows in _parts(told["cards"]):
        data = _script(f'{{"bodies":[{",".join(rows)}]}}')
        name = f"{hashlib.sha256(data).hexdigest()[:16]}.js"
        heads += (_head(card, len(names)) for card in cards)
        names.append(name)
        files[f"{FOLDER}{name}"] = data
    index = {key: told[key] for key in ("version", "aliases", "topics", "documents") if key in told} | {
        "cards": heads,
        "parts": names,
    }
    return {**files, MANIFEST: _script(_json(index)), FORM: SCHEMA.encode()}


def addresses(written: str) -> tuple[str, ...]:
    """Return the URLs that cards and the documents of cards lead to, each once."""
    return tuple(dict.fromkeys(url for url in _addresses(json.loads(written)) if url))


def _addresses(told: dict[str, Any]) -> Iterator[str]:
    yield from (topic["url"] for topic in told.get("topics", []))
    for document in told["documents"]:
        yield document["url"]
        yield document.get("source", "")
        yield from (section["url"] for section in document["sections"])
    for card in told["cards"]:
        yield card["url"]
        yield card["page"]
        why = [choice.get("why", []) for choice in card.get("choices", [])]
        yield from _links([card["prompt"], card["answer"], card.get("hint", []), why])


def _links(nested: object) -> Iterator[str]:
    """Yield the addresses of the links in words or blocks."""
    waiting: list[object] = [nested]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            if len(one) > 1 and one[0] == "a" and isinstance(one[1], str):
                yield one[1]
            waiting += one


def _parts(cards: Iterable[dict[str, Any]]) -> Iterator[tuple[list[dict[str, Any]], list[str]]]:
    """Yield the cards of each part with their texts as JSON; one that is too long for a part has its own."""
    held: list[dict[str, Any]] = []
    rows: list[str] = []
    size = ENVELOPE
    for card in cards:
        row = _json({key: card[key] for key in BODY if key in card})
        length = len(row.encode()) + 1
        if held and size + length > MOST:
            yield held, rows
            held, rows, size = [], [], ENVELOPE
        held.append(card)
        rows.append(row)
        size += length
    if held:
        yield held, rows


def _head(card: dict[str, Any], part: int) -> dict[str, Any]:
    return {key: card[key] for key in HEAD} | {"part": part, "group": card["group"], "also": card["also"]}


def _script(value: str) -> bytes:
    return f"{CALLED}({value})\n".encode()


def _json(value: object) -> str:
    """Return JSON that no script element ends in, and no old browser takes for two lines."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
