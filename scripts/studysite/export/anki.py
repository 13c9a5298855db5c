"""The cards as a package of Anki decks (`.apkg`), by genanki.

A note is known by its `guid`, which is made of the card's id alone, or of the one it had before it was reworded: who
imports a newer package keeps every review. Anki takes the text of a note from a package only if it is the newer one, so
each has the time of its last change. All other numbers follow from names: the same notes with the same times are the
same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import zipfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import genanki  # type: ignore[import-untyped]

from studysite.export.choices import asked, told
from studysite.export.html import Html, escape, link
from studysite.export.words import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from studysite.export.collection import Collection
    from studysite.records import CardRecord

# Raise VERSION where the fields change: a note of another model is not updated. Where only templates or styles change,
# put MADE forward: Anki takes them from the newer package, unless the learner has changed theirs since.
VERSION = 1
MADE = 1_767_225_600  # 2026-01-01, in seconds since 1970

FIELDS = ("Question", "Answer", "Asks", "Source", "Id")

# The class keeps Anki from taking backslashes and brackets of a text for formulas.
FRONT = '<div class="tex2jax_ignore">{{#Asks}}<p class="note">{{Asks}}</p>{{/Asks}}{{Question}}</div>'
BACK = '{{FrontSide}}<hr id="answer"><div class="tex2jax_ignore">{{Answer}}<p class="note">{{Source}}</p></div>'

# Paper and ink by day, lamp-light by night; both names of the night that Anki's programs use.
STYLE = """\
.card { max-width: 38em; margin: 0 auto; padding: 0 1em; text-align: left; line-height: 1.5;
  font: 20px/1.5 ui-serif, Charter, Georgia, serif; color: #1a2130; background: #fdfdfb; }
.card a { color: #a3173a; }
.card pre, .card code { font: 0.85em/1.5 ui-monospace, Consolas, monospace; }
.card pre { white-space: pre-wrap; }
.card table { border-collapse: collapse; }
.card th, .card td { padding: 0.25em 0.6em; border: 1px solid currentColor; vertical-align: top; }
.card hr { height: 1px; border: 0; background: currentColor; opacity: 0.4; }
.card .note { font: 14px/1.5 system-ui, sans-serif; }
.card.nightMode, .card.night_mode { color: #eee4d0; background: #292219; }
.card.nightMode a, .card.night_mode a { color: #f3a17c; }
"""

# Tags are parted by spaces, their levels by two colons.
TAG = str.maketrans({":": "-", '"': "'"})

# As old as a zip can say, so that a package does not depend on when it was packed.
LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Note:
    """A note of Anki: its card, what Anki knows it by, its document's number, its fields as HTML, its tags."""

    card: str
    guid: str
    document: int
    fields: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def digest(self) -> str:
        """What tells whether it has changed: 16 hexadecimal digits."""
        return hashlib.sha256(json.dumps([self.fields, self.tags]).encode()).hexdigest()[:16]


def notes(collection: Collection) -> list[Note]:
    """Return a note for each card."""
    writer = Html(collection.link)
    # A question that was reworded, as aliases.toml says, stays the note that it was, with its reviews.
    known = {present: former for former, present in reversed(collection.records.aliases.items())}
    return [_note(collection, card, known.get(card.id, card.id), writer) for card in collection.records.cards]


def package(collection: Collection, notes: Sequence[Note], times: Mapping[str, int]) -> bytes:
    """Return the package of `notes`. `times` says when each card was last changed, in seconds since 1970."""
    decks = list(_decks(collection, notes))
    with closing(sqlite3.connect(":memory:")) as held:
        # The ids of notes are times in milliseconds, too; Anki gives another where one is taken.
        genanki.Package(decks).write_to_db(held.cursor(), MADE, count(MADE * 1000))
        changed = ((times[note.card], note.guid) for note in notes)
        held.execute("CREATE TEMP TABLE changed (guid TEXT PRIMARY KEY, time INTEGER)")
        held.executemany("INSERT INTO changed (time, guid) VALUES (?, ?)", changed)
        held.execute("UPDATE notes SET mod = (SELECT time FROM changed WHERE changed.guid = notes.guid)")
        held.commit()
        return _packed({"collection.anki2": held.serialize(), "media": b"{}"})


def _note(collection: Collection, card: CardRecord, known: str, writer: Html) -> Note:
    """Return the note of a card that Anki knows by the id `known`."""
    document, section = collection.document(card), collection.section(card)
    url, source = collection.url(card), collection.source(card)
    label = " · ".join(filter(None, (document.name, section))) if url else source
    sides = (writer.blocks(asked(card)), writer.blocks(told(card)))
    fields = (*sides, escape(collection.asks(card)), link(url, label), card.id)
    tags = (f"kind::{card.kind}", *([f"section::{_tag(section)}"] if _tag(section) else []))
    return Note(card.id, f"studysite-{known}", card.places[0].document, fields, tags)


def _tag(title: str) -> str:
    return "_".join(clean(title).translate(TAG).split())


def _decks(collection: Collection, notes: Sequence[Note]) -> list[genanki.Deck]:
    """Return a deck for each document that cards are of, in their order."""
    model = _model()
    names = _names(collection)
    decks: dict[int, genanki.Deck] = {}
    for place, note in enumerate(notes):
        if note.document not in decks:
            slug = collection.records.documents[note.document].slug
            decks[note.document] = genanki.Deck(_number(f"{collection.name}\n{slug}"), names[note.document])
        decks[note.document].add_note(
            genanki.Note(model, list(note.fields), guid=note.guid, tags=list(note.tags), due=place)
        )
    return list(decks.values())


def _names(collection: Collection) -> list[str]:
    """Return the names of the documents' decks, below one of the site; two that are alike get their slugs."""
    titles = [_level(document.title) for document in collection.records.documents]
    homes = {card.places[0].document for card in collection.records.cards}
    alike = Counter(titles[home].casefold() for home in homes)
    return [
        f"{_level(collection.name)}::{title}" + (f" ({document.slug})" if alike[title.casefold()] > 1 else "")
        for title, document in zip(titles, collection.records.documents, strict=True)
    ]


def _level(title: str) -> str:
    """Return one level of a deck's name."""
    return " ".join(clean(title).replace("::", ": ").replace('"', "'").split()).strip(": ") or "Cards"


def _model() -> genanki.Model:
    return genanki.Model(
        _number(f"studysite model {VERSION}"),
        f"studysite {VERSION}",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Card", "qfmt": FRONT, "afmt": BACK}],
        css=STYLE,
    )


def _number(name: str) -> int:
    """Return the id that belongs to a name: of the size of a time in milliseconds, as Anki's own."""
    return 2**40 + int.from_bytes(hashlib.sha256(name.encode("utf-8", "replace")).digest()[:5], "big")


def _packed(files: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, data)
    return held.getvalue()
