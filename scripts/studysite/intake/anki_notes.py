"""The notes of an Anki collection: their fields, models and decks, read from the database with nothing but SELECT.

Source: Anki's schema 11 (models and decks as JSON in `col`) and 18 (`notetypes`, `fields`, `templates`, `decks`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from studysite.intake.anki_package import messages
from studysite.intake.deck import MOST_CARDS
from studysite.intake.taken import NotTaken

FIELD = "\x1f"
# Steps of SQLite's machine between two looks at how many there were: no table of ours needs so many.
STEPS, MOST_STEPS = 1_000_000, 400
LONGEST_VALUE = 50_000_000
ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION)


@dataclass(frozen=True, slots=True)
class Model:
    """What notes of a kind have: names of fields, templates (front, back) of cards, and whether it makes gaps."""

    fields: tuple[str, ...]
    templates: tuple[tuple[str, str], ...]
    is_cloze: bool


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its model, its fields, the deck and templates of its cards."""

    model: Model
    fields: tuple[str, ...]
    deck: str
    cards: tuple[int, ...]


def notes(data: bytes) -> list[Note]:
    """Return the notes of a collection in their order; raises NotTaken for what is no such database."""
    try:
        with _opened(data) as held:
            tables = {name for (name,) in held.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not {"notes", "cards", "col"} <= tables:
                raise NotTaken("the collection has no notes; export the deck again as .apkg")
            is_new = "notetypes" in tables
            models = _new_models(held) if is_new else _old_models(held)
            decks = _new_decks(held) if is_new else _old_decks(held)
            return list(_notes(held, models, decks))
    except (
        sqlite3.Error,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OverflowError,
        MemoryError,
    ) as fault:
        raise NotTaken("the collection cannot be read; export the deck again as .apkg") from fault
    except RecursionError as fault:
        raise NotTaken("the collection cannot be read; export the deck again as .apkg") from fault


@contextmanager
def _opened(data: bytes) -> Iterator[sqlite3.Connection]:
    """Open a database that is only in memory, and lets nobody do more than read, nor for long."""
    if not data.startswith(b"SQLite format 3\0") or len(data) < 100:
        raise NotTaken("the collection is no database; export the deck again as .apkg")
    # A database in memory has no log beside it.
    data = data[:18] + b"\x01\x01" + data[20:]
    steps = iter(range(MOST_STEPS))
    with closing(sqlite3.connect(":memory:")) as held:
        held.deserialize(data)
        held.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        held.create_collation(
            "unicase", lambda one, other: (one.casefold() > other.casefold()) - (one.casefold() < other.casefold())
        )
        held.set_progress_handler(lambda: next(steps, None) is None, STEPS)
        held.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in ALLOWED else sqlite3.SQLITE_DENY)
        held.text_factory = lambda raw: raw.decode("utf-8", "replace")
        yield held


def _old_models(held: sqlite3.Connection) -> dict[int, Model]:
    told = json.loads(held.execute("SELECT models FROM col").fetchone()[0])
    return {
        int(key): Model(
            tuple(str(field["name"]) for field in sorted(model["flds"], key=lambda one: one.get("ord", 0))),
            tuple(
                (str(one["qfmt"]), str(one["afmt"]))
                for one in sorted(model["tmpls"], key=lambda one: one.get("ord", 0))
            ),
            model.get("type") == 1,
        )
        for key, model in told.items()
    }


def _old_decks(held: sqlite3.Connection) -> dict[int, str]:
    told = json.loads(held.execute("SELECT decks FROM col").fetchone()[0])
    return {int(key): str(deck["name"]) for key, deck in told.items()}


def _new_models(held: sqlite3.Connection) -> dict[int, Model]:
    made = {}
    for key, config in held.execute("SELECT id, config FROM notetypes").fetchall():
        fields = tuple(name for (name,) in held.execute("SELECT name FROM fields WHERE ntid = ? ORDER BY ord", (key,)))
        told = held.execute("SELECT config FROM templates WHERE ntid = ? ORDER BY ord", (key,)).fetchall()
        kinds = dict(messages(config))
        made[key] = Model(fields, tuple(_formats(one) for (one,) in told), any(kinds.get(1, b"")))
    return made


def _formats(config: bytes) -> tuple[str, str]:
    told = dict(messages(config))
    return told.get(1, b"").decode("utf-8", "replace"), told.get(2, b"").decode("utf-8", "replace")


def _new_decks(held: sqlite3.Connection) -> dict[int, str]:
    return {key: name.replace(FIELD, "::") for key, name in held.execute("SELECT id, name FROM decks")}


def _notes(held: sqlite3.Connection, models: dict[int, Model], decks: dict[int, str]) -> Iterator[Note]:
    """Yield the notes in the order in which their cards come."""
    cards: dict[int, tuple[int, list[int]]] = {}
    for note, deck, own, at in held.execute("SELECT nid, did, odid, ord FROM cards ORDER BY due, id"):
        cards.setdefault(note, (own or deck, []))[1].append(at)
    rows = {key: (model, fields) for key, model, fields in held.execute("SELECT id, mid, flds FROM notes")}
    if len(rows) > MOST_CARDS:
        raise NotTaken(f"the package has more than {MOST_CARDS:,} notes; export one deck at a time")
    for key, (deck, places) in cards.items():
        if key in rows and rows[key][0] in models:
            model, fields = rows[key]
            yield Note(models[model], tuple(str(fields).split(FIELD)), decks.get(deck, ""), tuple(sorted(places)))
