"""Cards as an Anki package, opened by Anki itself: what comes in, and what stays when a newer one comes."""

from __future__ import annotations

import io
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection as Anki
from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest
from hypothesis import given
from selectolax.lexbor import LexborHTMLParser

from decks import ODD, card, collections, deck
from inert import active_markup
from strategies import ATTACKS, examples
from studysite.export import anki
from studysite.export.collection import ASKS, Collection
from studysite.export.dates import OLDEST, dated, read, written
from studysite.published import Change
from studysite.records import StudyRecords

LATER = OLDEST + 60

CARDS = (
    card("q-1", "What is a wall?", "Cellulose."),
    card("t-leaf", "What is a leaf?", "It is green.", "term"),
    card("n-leaf", "It is green.", "Leaf", "name"),
)


def packed(collection: Collection, time: int = OLDEST) -> bytes:
    notes = anki.notes(collection)
    return anki.package(collection, notes, {note.card: time for note in notes})


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Anki]:
    """A fresh collection of Anki's own."""
    with closing(Anki(str(tmp_path / "collection.anki2"))) as opened:
        yield opened


def imported(learner: Anki, data: bytes) -> dict[str, int]:
    """Import a package as Anki's window does where nothing was changed in it; return how many notes were what."""
    with tempfile.NamedTemporaryFile(suffix=".apkg") as file:
        Path(file.name).write_bytes(data)
        options = ImportAnkiPackageOptions()
        log = learner.import_anki_package(ImportAnkiPackageRequest(package_path=file.name, options=options)).log
    fields = ("new", "updated", "duplicate", "conflicting", "first_field_match", "missing_deck", "empty_first_field")
    return {name: len(getattr(log, name)) for name in fields if getattr(log, name)}


def of_card(learner: Anki, name: str) -> Any:  # noqa: ANN401 - Anki has no type for it that can be named
    """Return the note of a card."""
    (note,) = learner.find_notes(f"Id:{name}")
    return learner.get_note(note)


def answer_first(learner: Anki) -> Any:  # noqa: ANN401 - a row of whatever
    """Answer the first card that is due as good, and return its row."""
    whole = learner.decks.id_for_name("Biology")
    assert whole is not None
    learner.decks.set_current(whole)
    asked = learner.sched.getCard()
    assert asked is not None
    learner.sched.answerCard(asked, 3)
    return state(learner, asked.id)


def state(learner: Anki, card_id: int) -> Any:  # noqa: ANN401 - as above
    """Return what Anki remembers of a card: its place, and when it is due."""
    (row,) = rows(learner, "select id, nid, did, due, ivl, queue, reps from cards where id = ?", card_id)
    return row


def rows(learner: Anki, query: str, *values: int) -> list[Any]:
    assert learner.db is not None
    return list(learner.db.all(query, *values))


def test_anki_takes_every_card_into_a_deck_of_its_document(learner: Anki) -> None:
    assert imported(learner, packed(deck(*CARDS))) == {"new": 3}
    assert {one.name for one in learner.decks.all_names_and_ids()} == {"Default", "Biology", "Biology::Cells"}
    assert rows(learner, "select distinct did from cards") == [[learner.decks.id_for_name("Biology::Cells")]]
    note = of_card(learner, "t-leaf")
    assert dict(note.items()) == {
        "Question": "<p>What is a leaf?</p>",
        "Answer": "<p>It is green.</p>",
        "Asks": "What does it mean?",
        "Source": '<a href="https://example.org/notes/read/cells/#wall">Cells · Walls</a>',
        "Id": "t-leaf",
    }
    assert note.tags == ["kind::term", "section::Walls"]
    # In the order of the material.
    assert [due for (due,) in rows(learner, "select due from cards order by id")] == [0, 1, 2]


def test_a_newer_package_updates_notes_and_keeps_every_review(learner: Anki) -> None:
    imported(learner, packed(deck(*CARDS)))
    answered = answer_first(learner)
    reviews = rows(learner, "select * from revlog")
    assert len(reviews) == 1
    newer = (
        card("q-0", "What is new?", "This."),
        replace(CARDS[0], answer=(("p", "Cellulose and pectin."),)),
        *CARDS[1:],
    )
    assert imported(learner, packed(deck(*newer, title="Cells"), LATER)) == {"new": 1, "updated": 3}
    assert learner.note_count() == learner.card_count() == 4
    assert of_card(learner, "q-1")["Answer"] == "<p>Cellulose and pectin.</p>"
    assert rows(learner, "select * from revlog") == reviews
    assert state(learner, answered[0]) == answered


def test_a_note_that_did_not_change_stays_as_the_learner_has_it(learner: Anki) -> None:
    imported(learner, packed(deck(*CARDS)))
    note = of_card(learner, "q-1")
    note["Answer"] = "My own words."
    learner.update_note(note)
    changed = (CARDS[0], replace(CARDS[1], answer=(("p", "It catches light."),)), CARDS[2])
    notes = anki.notes(deck(*changed))
    times = {"q-1": OLDEST, "t-leaf": 2**33, "n-leaf": OLDEST}
    assert imported(learner, anki.package(deck(*changed), notes, times)) == {"updated": 1, "duplicate": 2}
    assert of_card(learner, "q-1")["Answer"] == "My own words."
    assert of_card(learner, "t-leaf")["Answer"] == "<p>It catches light.</p>"


def test_a_reworded_question_stays_the_note_that_it_was(learner: Anki) -> None:
    imported(learner, packed(deck(CARDS[0])))
    answered = answer_first(learner)
    reworded = deck(card("q-2", "What is the wall of a cell?", "Cellulose."))
    aliased = replace(reworded, records=replace(reworded.records, aliases={"q-1": "q-2"}))
    assert imported(learner, packed(aliased, LATER)) == {"updated": 1}
    assert of_card(learner, "q-2")["Question"] == "<p>What is the wall of a cell?</p>"
    assert state(learner, answered[0]) == answered
    assert learner.card_count() == 1


def test_a_renamed_document_leaves_what_is_known_where_it_is(learner: Anki) -> None:
    imported(learner, packed(deck(*CARDS)))
    assert imported(learner, packed(deck(*CARDS, title="The cell"), LATER)) == {"updated": 3}
    assert learner.note_count() == 3


def test_hostile_texts_are_shown_to_the_letter_and_play_nothing(learner: Anki) -> None:
    texts = [text for text in (*ATTACKS, *ODD) if text.strip() and text.isprintable()]
    cards = [card(f"q-{place}", f"x {text}", f"y {text}") for place, text in enumerate(texts)]
    assert imported(learner, packed(deck(*cards))) == {"new": len(cards)}
    for place, text in enumerate(texts):
        (shown,) = of_card(learner, f"q-{place}").cards()
        for side, html in (("x", shown.question()), ("y", shown.answer())):
            body = html.partition("</style>")[2]
            assert not active_markup(body)
            assert f"{side} {text}" in visible(body)
        assert shown.question_av_tags() == shown.answer_av_tags() == []
        # What Anki's window looks for beyond that: typed answers, sound, formulas.
        assert not re.search(r"\[\[type:|\[sound:|\[latex\]|\[\$", shown.answer())
        assert '<div class="tex2jax_ignore"><p>x' in shown.question()


def visible(html: str) -> str:
    root = LexborHTMLParser(html).body
    assert root is not None
    return root.text()


@examples
@given(collections())
def test_whatever_a_card_says_its_fields_are_markup_of_our_own(collection: Collection) -> None:
    for note in anki.notes(collection):
        for html in note.fields:
            assert not active_markup(html)
            assert not re.search(r"[\x00-\x08\x0b-\x1f]|\[", html)
        assert not any(re.search(r'[\s"]', tag) for tag in note.tags)


@examples
@given(collections())
def test_the_same_cards_and_times_are_the_same_bytes_and_every_card_is_a_note(collection: Collection) -> None:
    data = packed(collection)
    assert data == packed(collection)
    with zipfile.ZipFile(io.BytesIO(data)) as opened, closing(sqlite3.connect(":memory:")) as held:
        assert opened.testzip() is None
        held.deserialize(opened.read("collection.anki2"))
        guids = {guid for (guid,) in held.execute("SELECT guid FROM notes")}
        assert guids == {f"studysite-{one.id}" for one in collection.records.cards}
        # Anki makes no card of a note that asks nothing.
        asking = [one for one in collection.records.cards if one.prompt or one.kind in ASKS]
        assert held.execute("SELECT count(*) FROM cards").fetchone() == (len(asking),)
        assert held.execute("SELECT DISTINCT mod FROM notes").fetchall() == ([(OLDEST,)] if guids else [])


def test_two_documents_of_one_title_have_a_deck_each() -> None:
    one, other = (deck(CARDS[0], title=title).records.documents[0] for title in ("Cells", "CELLS"))
    moved = replace(CARDS[0], places=(replace(CARDS[0].places[0], document=1),))
    twins = replace(deck(), records=StudyRecords((one, replace(other, slug="cells-2")), (*CARDS[1:], moved), {}))
    assert anki._names(twins) == ["Biology::Cells (cells)", "Biology::CELLS (cells-2)"]  # noqa: SLF001


def test_the_style_of_a_card_fetches_nothing() -> None:
    assert not re.search(r"url\(|@import|https?:|script", anki.STYLE + anki.FRONT + anki.BACK, re.IGNORECASE)


def test_a_change_has_the_time_of_the_change_and_is_newer_than_the_last() -> None:
    former = {"a": Change("1", 100), "b": Change("1", 100), "gone": Change("1", 100)}
    assert dated({"a": "1", "b": "2", "c": "1"}, former, 90) == {
        "a": Change("1", 100),
        "b": Change("2", 101),
        "c": Change("1", 90),
    }
    assert dated({"b": "2"}, former, 200) == {"b": Change("2", 200)}


def test_where_nothing_is_known_cards_have_no_particular_day() -> None:
    assert dated({"a": "1", "b": "2"}, {}, 200) == {"a": Change("1", OLDEST), "b": Change("2", OLDEST)}


def test_what_was_remembered_is_read_again_and_what_is_broken_counts_for_nothing() -> None:
    changes = {"a": Change("1", 100)}
    assert read(written(changes)) == changes
    for data in (
        b"",
        b"[]",
        b"{}",
        b"null",
        b'{"version": 2, "cards": {}}',
        b'{"version": 1, "cards": {"a": [1]}}',
        b'{"version": 1, "cards": [1]}',
        b'{"version": 1}',
        b"[" * 100_000,
        b"\xff",
    ):
        assert read(data) == {}
