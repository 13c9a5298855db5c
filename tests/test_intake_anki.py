"""Anki packages, old and new: cards of every kind of note, pictures, and what a hostile package may try."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import genanki  # type: ignore[import-untyped]
import pytest
import zstandard

from layouts import understood
from studysite.intake import anki_notes, anki_package, take
from studysite.pipeline import convert
from studysite.sourcefile import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ONCE = {"qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}
BASIC = genanki.Model(1, "Basic", fields=[{"name": "Front"}, {"name": "Back"}], templates=[{"name": "1", **ONCE}])
REVERSED = genanki.Model(
    2,
    "Basic (and reversed card)",
    fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[
        {"name": "1", **ONCE},
        {"name": "2", "qfmt": "{{Back}}", "afmt": "{{FrontSide}}<hr id=answer>{{Front}}"},
    ],
)
COUNTRY = genanki.Model(
    3,
    "Country",
    fields=[{"name": "Country"}, {"name": "Capital"}, {"name": "Flag"}],
    templates=[
        {
            "name": "1",
            "qfmt": "<style>b{}</style>Capital of {{Country}}?",
            "afmt": "{{FrontSide}}\n<hr id=answer>\n{{Capital}}",
        },
        {"name": "2", "qfmt": "{{#Flag}}Whose flag is {{Flag}}?{{/Flag}}", "afmt": "{{FrontSide}}<br>{{Country}}"},
    ],
)
PICTURE = b"\x89PNG\r\n\x1a\n"


def packed(
    notes: Iterable[genanki.Note], folder: Path, deck: str = "Earth::Coasts", media: dict[str, bytes] | None = None
) -> bytes:
    """Return a package as genanki makes it."""
    made = genanki.Deck(7, deck)
    for note in notes:
        made.add_note(note)
    package = genanki.Package(made)
    for name, data in (media or {}).items():
        (folder / name).write_bytes(data)
        package.media_files.append(str(folder / name))
    package.write_to_file(str(folder / "deck.apkg"))
    return (folder / "deck.apkg").read_bytes()


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return held.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return {name: held.read(name) for name in held.namelist()}


def found(data: bytes) -> dict[str, list[list[str]]]:
    made = convert([SourceFile("deck.apkg", data)])
    assert [notice for notice in made.notices if notice.severity == "error"] == []
    read = understood(made)
    return {kind: read.get(kind, []) for kind in ("questions", "terms")}


def message(number: int, data: bytes) -> bytes:
    """Return one field of a protobuf message."""
    assert len(data) < 16_384
    return (
        bytes([number << 3 | 2, *([len(data)] if len(data) < 128 else [len(data) & 127 | 128, len(data) >> 7])]) + data
    )


def modern(notes: list[tuple[str, str]], names: list[str], pictures: list[bytes]) -> bytes:
    """Return a package as Anki makes it since 2.1.50: schema 18, compressed by zstd."""
    with closing(sqlite3.connect(":memory:")) as held:
        held.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        held.executescript("""
            CREATE TABLE col (id integer PRIMARY KEY, models text, decks text);
            CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, tags text, flds text);
            CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer, due integer, odid int);
            CREATE TABLE notetypes (id integer PRIMARY KEY, name text COLLATE unicase, config blob);
            CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase, config blob);
            CREATE TABLE templates (ntid integer, ord integer, name text COLLATE unicase, config blob);
            CREATE TABLE decks (id integer PRIMARY KEY, name text COLLATE unicase);
            INSERT INTO col VALUES (1, '', '');
            INSERT INTO decks VALUES (5, 'Earth' || char(31) || 'Rivers');
            INSERT INTO fields VALUES (9, 0, 'Front', ''), (9, 1, 'Back', '');
            INSERT INTO fields VALUES (8, 0, 'Text', ''), (8, 1, 'Back Extra', '');
        """)
        formats = message(1, b"{{Front}}") + message(2, b"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}")
        gaps = message(1, b"{{cloze:Text}}") + message(2, b"{{cloze:Text}}<br>{{Back Extra}}")
        held.execute(
            "INSERT INTO notetypes VALUES (9, 'Basic', ?), (8, 'Cloze', ?)", (message(3, b".card"), b"\x08\x01")
        )
        held.execute("INSERT INTO templates VALUES (9, 0, 'Card 1', ?), (8, 0, 'Cloze', ?)", (formats, gaps))
        for at, (front, back) in enumerate(notes, 1):
            model = 8 if "{{c" in front else 9
            held.execute("INSERT INTO notes VALUES (?, ?, ?, '', ?)", (at, str(at), model, f"{front}\x1f{back}"))
            held.execute("INSERT INTO cards VALUES (?, ?, 5, 0, ?, 0)", (at, at, at))
        held.commit()
        data = bytearray(held.serialize())
    # As in a database that writes a log beside it.
    data[18:20] = b"\x02\x02"
    press = zstandard.ZstdCompressor()
    media = b"".join(message(1, message(1, name.encode())) for name in names)
    files = {str(at): press.compress(picture) for at, picture in enumerate(pictures)}
    old = {"collection.anki2": b"an old program is told to update"}
    return zipped(
        {
            "meta": b"\x08\x03",
            **old,
            "collection.anki21b": press.compress(bytes(data)),
            "media": press.compress(media),
            **files,
        }
    )


def test_notes_become_the_cards_of_their_templates(tmp_path: Path) -> None:
    notes = [
        genanki.Note(COUNTRY, ["Peru", "Lima", '<img src="pe.png">']),
        genanki.Note(COUNTRY, ["Nepal", "Kathmandu", ""]),
        genanki.Note(genanki.CLOZE_MODEL, ["{{c1::Tides}} follow the {{c2::moon::which body?}}.", "Twice a day"]),
    ]
    taken, notices = take("deck.apkg", packed(notes, tmp_path, media={"pe.png": PICTURE}))
    assert taken is not None
    assert taken.images == {"pe.png": PICTURE}
    assert "**Q:** Whose flag is ![pe](pe.png)?\n**A:** Peru\n" in taken.text
    assert taken.text.count("**Q:** Capital of ") == 2
    assert "**Q:** […] follow the moon.\n**A:** Tides\n" in taken.text
    assert "**Q:** Tides follow the [which body?].\n**A:** moon\n" in taken.text
    assert notices == ()


def test_the_other_way_round_is_no_card_of_its_own(tmp_path: Path) -> None:
    notes = [genanki.Note(REVERSED, [name, f"A {name} at the sea"]) for name in ("spit", "fjord", "ria")]
    assert found(packed(notes, tmp_path)) == {
        "questions": [],
        "terms": [[name, f"A {name} at the sea"] for name in ("spit", "fjord", "ria")],
    }


def test_the_newest_form_is_read_with_its_pictures() -> None:
    notes = [
        ("What is a delta?", 'Land <b>at a mouth</b> <img src="nile delta.jpg">'),
        ("{{c1::Silt}} settles.", "Slowly"),
    ]
    data = modern(notes, ["nile delta.jpg", "a.mp3"], [PICTURE, b"sound"])
    taken, _ = take("deck.apkg", data)
    assert taken is not None
    assert taken.text.startswith("# Earth: Rivers\n")
    assert "**A:** Land **at a mouth** ![nile delta](nile-delta.jpg)" in taken.text
    assert "**Q:** […] settles.\n**A:** Silt\n" in taken.text
    assert taken.images == {"nile-delta.jpg": PICTURE}


def test_names_of_pictures_lead_nowhere_else() -> None:
    names = ["../../etc/passwd.png", "a/b.svg", "C:\\x.gif", "ok (1).svg"]
    shown = "".join(f'<img src="{name}">' for name in names)
    taken, notices = take("deck.apkg", modern([("Which?", shown)], names, [PICTURE] * 4))
    assert taken is not None
    assert list(taken.images) == ["ok-1.svg"]
    assert [notice.code for notice in notices] == ["not-shown"]


def broken(data: bytes) -> bytes:
    """Return data compressed by zstd, with a wrong bit in its header."""
    packed = bytearray(zstandard.ZstdCompressor().compress(data))
    packed[4] ^= 0xFF
    return bytes(packed)


FAULTS = {
    "no collection": (zipped({"media": b"{}"}), "holds no collection"),
    "no database": (zipped({"collection.anki2": b"text"}), "no database"),
    "an empty database": (zipped({"collection.anki2": b"SQLite format 3\0" + b"\0" * 5000}), "cannot be read"),
    "bad zstd": (zipped({"collection.anki21b": broken(bytes(range(256)) * 50)}), "is damaged"),
    "cut off": (zipped({"collection.anki2": b"x" * 10_000})[:-60], "no zip"),
    "many files": (zipped({str(at): b"" for at in range(50_001)}), "more than 50,000 files"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_damaged_package_is_said_in_one_line(name: str) -> None:
    data, said = FAULTS[name]
    taken, (notice,) = take("deck.apkg", data)
    assert taken is not None
    assert taken.text == ""
    assert said in notice.message
    assert "export" in notice.message
    assert "\n" not in notice.message


@pytest.mark.parametrize("name", ["collection.anki2", "collection.anki21b"])
def test_a_bomb_is_never_unpacked_whole(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(anki_package, "LARGEST_COLLECTION", 1_000_000)
    bomb = b"\0" * 50_000_000
    data = zipped({name: bomb if name.endswith("2") else zstandard.ZstdCompressor().compress(bomb)})
    assert len(data) < 100_000
    _, (notice,) = take("deck.apkg", data)
    assert "is larger than 1 MB" in notice.message


def hostile(script: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as held:
        held.executescript(script)
        held.commit()
        return zipped({"collection.anki2": held.serialize()})


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x"


def test_a_view_is_no_table_of_notes() -> None:
    view = f"CREATE VIEW cards AS {ENDLESS} AS id, x AS nid, 1 AS did, 0 AS odid, 0 AS ord, 0 AS due FROM n;"
    _, (notice,) = take(
        "deck.apkg", hostile(f"CREATE TABLE col (models, decks); CREATE TABLE notes (id, mid, flds); {view}")
    )
    assert "has no notes" in notice.message


def test_a_database_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = packed([genanki.Note(BASIC, ["Which?", "This"])], tmp_path)
    monkeypatch.setattr(anki_notes, "STEPS", 1)
    monkeypatch.setattr(anki_notes, "MOST_STEPS", 1)
    _, (notice,) = take("deck.apkg", data)
    assert "cannot be read" in notice.message
