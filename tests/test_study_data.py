"""study.json and what the browser gets of it: its form, its parts, and any text in any field."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from cards import plain, study
from strategies import TEXTS, documents, examples, filled
from studysite.finish.links import Site
from studysite.finish.seal import seal
from studysite.finish.study import FOLDER, FORM, MANIFEST, MOST, addresses, study_files
from studysite.model import Block, Code, Document, DocumentKind, Pair, Paragraph, Question, Section, Span, Term, Text
from studysite.pages import written as made_pages
from studysite.pipeline import convert
from studysite.refine.library import library as refined
from studysite.settings import Aliases, DocumentSettings, Settings
from studysite.sourcefile import SourceFile
from studysite.study.cards import study_records
from studysite.study.schema import SCHEMA
from studysite.writers.study_data import study_data

Study = dict[str, Any]

GOLDEN = Path(__file__).parent / "golden"

VALIDATOR = Draft202012Validator(json.loads(SCHEMA))
KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)

GUIDE = """\
# Storage: Exam Guide

## Key Terms & Glossary

- **Bucket**: A place for *objects*, as <b> and [the web](https://e.org/a?b=c) say.

## Comparison Tables

| Class | Pricing |
| --- | --- |
| Hot | `high` |
| Cold | low |

## Hierarchical Outline

- Classes
  - Hot
  - Cold

## Checkpoint Questions

1. What is cold?

## Answer Key

1. It has:
   - a price
   - a place
"""


def written(read: Sequence[Document]) -> str:
    """Return the cards of documents, each in a file of its own, with the slugs d1, d2, …"""
    named = [replace(document, file=f"{at}.txt") for at, document in enumerate(read, 1)]
    settings = {document.file: DocumentSettings(slug=f"d{at}") for at, document in enumerate(named, 1)}
    library, _ = refined(named, Settings(documents=settings), {document.file: [] for document in named})
    return study_data(study_records(library, Aliases()))


def told(*read: Document) -> Study:
    made: Study = json.loads(written(read))
    return made


def ids(cards: Study, kinds: str = "qpcb") -> list[str]:
    """Return the ids of some kinds. Those of terms are the addresses of their pages, which have tests of their own."""
    return [card["id"] for card in cards["cards"] if card["id"][0] in kinds]


def faults(cards: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(cards)]


def article(*blocks: Block) -> Document:
    section = Section((Text("Part"),), blocks, Span(1, 99))
    return Document((Text("Article"),), "article", "a.txt", Span(1, 99), (section,))


# ── The form ─────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def guide() -> Study:
    """The cards of the guide."""
    return study({"a.md": GUIDE})


def test_the_schema_is_one_and_says_the_same_as_the_records(guide: Study) -> None:
    Draft202012Validator.check_schema(json.loads(SCHEMA))
    assert faults(guide) == []
    assert json.loads(SCHEMA)["$defs"]["document"]["properties"]["kind"]["enum"] == list(KINDS)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told.update(version=1),
        lambda told: told.pop("aliases"),
        lambda told: told.update(more=1),
        lambda told: told["aliases"].update({"q-1": "q-12345678"}),
        lambda told: told["documents"][0].update(url="https://e.org/"),
        lambda told: told["documents"][0].update(slug="../up"),
        lambda told: told["documents"][0]["sections"].clear(),
        lambda told: told["cards"][0].update(id="t-Bucket"),
        lambda told: told["cards"][0].update(id="x-bucket"),
        lambda told: told["cards"][0].update(kind="essay"),
        lambda told: told["cards"][0].update(line=0),
        lambda told: told["cards"][0].update(document=-1),
        lambda told: told["cards"][0].update(also=[[0, 0]]),
        lambda told: told["cards"][0].update(also=[[0, 0, 1, 1]]),
        lambda told: told["cards"][0].update(points=[]),
        lambda told: told["cards"][0].update(points=[["x"]] * 8),
        lambda told: told["cards"][0].update(short="x" * 161),
        lambda told: told["cards"][0].update(prompt=[]),
        lambda told: told["cards"][0].update(prompt=["words"]),
        lambda told: told["cards"][0].update(prompt=[["script", "x"]]),
        lambda told: told["cards"][0].update(prompt=[["p", ["a", "javascript:alert(1)", "x"]]]),
        lambda told: told["cards"][0].update(prompt=[["p", ["a", "//e.org/", "x"]]]),
        lambda told: told["cards"][0].update(prompt=[["p", ["a", "https://e.org/ x", "x"]]]),
        lambda told: told["cards"][0].update(answer=[["pre", "a", "b"]]),
        lambda told: told["cards"][0].update(answer=[["ul", "a"]]),
        lambda told: told["cards"][0].update(url="../out/"),
        lambda told: told["cards"][0].update(url="data/study.json"),
        lambda told: told["cards"][0].pop("page"),
    ],
)
def test_the_schema_refuses_what_is_no_study_json(guide: Study, spoil: Callable[[Study], object]) -> None:
    cards = deepcopy(guide)
    spoil(cards)
    assert len(faults(cards)) > 0


def test_a_card_a_line_and_the_same_bytes_each_time() -> None:
    text = written(
        [article(*(Term(f"Name {at}", (Text(f"What number {at} is good for."),), Span(at, at)) for at in (1, 2)))]
    )
    assert sum(line.startswith('{"id":') for line in text.splitlines()) == 4
    assert text == written(
        [article(*(Term(f"Name {at}", (Text(f"What number {at} is good for."),), Span(at, at)) for at in (1, 2)))]
    )


# ── Any text ─────────────────────────────────────────────────────────────────────────────


@examples
@given(read=st.lists(documents(), min_size=1, max_size=3))
def test_cards_of_any_documents_have_the_form_and_ids_of_their_own(read: list[Document]) -> None:
    text = written(read)
    assert not {"<", "\u2028", "\u2029", "\x00", "\x7f"}.intersection(text)
    cards = json.loads(text)
    assert faults(cards) == []
    every = ids(cards, "qtnpcb")
    assert len(set(every)) == len(every)
    for card in cards["cards"]:
        for document, section, _ in ([card[key] for key in ("document", "section", "line")], *card["also"]):
            assert section < len(cards["documents"][document]["sections"])


@pytest.mark.parametrize("attack", ["<script>alert(1)</script>", "</li></ul>"])
def test_attacks_stay_words(attack: str) -> None:
    cards = told(filled(attack, "exam-guide"))
    assert faults(cards) == []
    assert {card["kind"] for card in cards["cards"]} == {"question", "term", "name", "pair"}
    assert all(attack in json.dumps(card["prompt"], ensure_ascii=False) for card in cards["cards"])


@examples
@given(read=st.lists(documents(), min_size=1, max_size=2), answer=TEXTS.filter(str.strip))
def test_an_edited_answer_changes_no_id(read: list[Document], answer: str) -> None:
    edited = [_with_blocks(document, lambda block: _answered(block, f"{answer} x")) for document in read]
    assert set(ids(told(*read), "qtpcb")) <= set(ids(told(*edited), "qtpcb"))


@examples
@given(read=documents())
def test_a_move_changes_no_id(read: Document) -> None:
    moved = replace(read, sections=tuple(reversed(read.sections)))
    assert sorted(ids(told(read))) == sorted(ids(told(moved)))


@examples
@given(read=documents(), other=documents(), title=TEXTS)
def test_another_document_changes_no_id(read: Document, other: Document, title: str) -> None:
    assert set(ids(told(read))) <= set(ids(told(read, other)))
    renamed = replace(read, title=(Text(title),))
    assert ids(told(read)) == ids(told(renamed))


def _with_blocks(document: Document, made: Callable[[Block], Block]) -> Document:
    sections = (replace(section, blocks=tuple(map(made, section.blocks))) for section in document.sections)
    return replace(document, sections=tuple(sections))


def _answered(block: Block, answer: str) -> Block:
    words = (Text(answer),)
    if isinstance(block, Question) and block.answer is not None:
        return replace(block, answer=(Paragraph(words, block.span),))
    if isinstance(block, Term):
        return replace(block, definition=words)
    return replace(block, definition=words, example=words) if isinstance(block, Pair) else block


def test_what_shows_nothing_is_neither_asked_nor_an_answer() -> None:
    here = Span(1, 1)
    nothing, something = (Text("\x00 \x7f"),), (Text("Something to know"),)
    blocks: list[Block] = [
        Question("short-answer", (Text("Why?"),), here, (Paragraph(nothing, here),), here),
        Question("short-answer", (Code("\x00"),), Span(2, 2), (Paragraph(something, here),), here),
        Pair("Name", nothing, nothing, Span(3, 3)),
        Term("\x7f", something, Span(4, 4)),
    ]
    assert [plain(card["prompt"]) for card in told(article(*blocks))["cards"]] == []


def lost(pages: dict[str, str]) -> list[str]:
    """Return the addresses in cards that lead to no page, or to no place on it."""
    found = []
    for url in addresses(pages["data/study.json"]):
        path, _, fragment = url.partition("#")
        text = pages.get(f"{path}index.md") or pages.get(f"{path.rstrip('/')}.md")
        is_there = text is not None and (not fragment or f'id="{fragment}"' in text or f"{{#{fragment}}}" in text)
        found += [] if is_there or ":" in url else [url]
    return found


@examples
@given(read=st.lists(documents(), min_size=1, max_size=3))
def test_every_address_in_the_cards_of_any_documents_is_on_a_page(read: list[Document]) -> None:
    named = [replace(document, file=f"{at}.txt") for at, document in enumerate(read, 1)]
    lines = {document.file: [""] * 99 for document in named}
    library, _ = refined(named, Settings(), lines)
    pages = made_pages(library, Settings(), lines)
    pages |= {"data/study.json": study_data(study_records(library, Aliases())), "sources/index.md": "# Sources"}
    assert lost(pages) == []


def test_every_address_in_the_cards_of_the_golden_documents_is_on_a_page() -> None:
    paths = sorted(
        path for path in GOLDEN.glob("*/*") if path.suffix in (".txt", ".md") and "expected" not in path.name
    )
    made = convert([SourceFile(path.relative_to(GOLDEN).as_posix(), path.read_bytes()) for path in paths])
    assert len(made.study.cards) > 100
    assert lost(made.pages) == []
    assert faults(json.loads(made.pages["data/study.json"])) == []


# ── The parts ────────────────────────────────────────────────────────────────────────────


def called(script: bytes) -> Any:  # noqa: ANN401 - JSON
    """Return the value that a script hands over."""
    text = script.decode()
    assert text.startswith("studysiteCards(")
    assert text.endswith(")\n")
    return json.loads(text[len("studysiteCards(") : -2])


def many(count: int, words: int) -> str:
    """Return the cards of a document with as many terms, each defined in as many words."""
    text = "word " * words
    return written(
        [article(*(Term(f"Name {at}", (Text(f"{at} <é> {text}"),), Span(at, at)) for at in range(1, count)))]
    )


def test_the_parts_hold_all_cards_in_their_order_and_are_named_by_their_content() -> None:
    text = many(400, 60)
    files = study_files(text)
    index = called(files.pop(MANIFEST))
    assert files.pop(FORM) == SCHEMA.encode()
    cards = json.loads(text)
    assert {key: index[key] for key in ("version", "aliases", "documents")} == {
        key: cards[key] for key in ("version", "aliases", "documents")
    }
    assert [f"{FOLDER}{name}" for name in index["parts"]] == list(files)
    assert len(files) > 2
    for path, data in files.items():
        assert path == f"{FOLDER}{hashlib.sha256(data).hexdigest()[:16]}.js"
        assert len(data) <= MOST
        assert b"<" not in data
    bodies = [called(files[f"{FOLDER}{name}"])["bodies"] for name in index["parts"]]
    whole = [body | head for part in bodies for body, head in zip(part, _heads(index, bodies.index(part)), strict=True)]
    assert [{key: value for key, value in card.items() if key != "part"} for card in whole] == cards["cards"]


def _heads(index: Study, part: int) -> list[Study]:
    return [head for head in index["cards"] if head["part"] == part]


def test_a_card_too_long_for_a_part_has_one_of_its_own() -> None:
    text = many(3, 30_000)
    files = study_files(text)
    assert len(called(files[MANIFEST])["parts"]) == 4
    assert study_files(written([])) == {MANIFEST: files_of_nothing(), FORM: SCHEMA.encode()}


def files_of_nothing() -> bytes:
    return b'studysiteCards({"version":2,"aliases":{},"documents":[],"cards":[],"parts":[]})\n'


def test_every_address_in_the_cards_is_known() -> None:
    found = addresses(json.dumps(study({"a.md": GUIDE, "b.md": "# Moss lesson\n\nA Bucket.\n"})))
    assert "glossary/bucket/" in found
    assert "https://e.org/a?b=c" in found
    assert "read/storage-exam-guide/#classes" not in found
    assert "read/storage-exam-guide/#comparison-tables" in found
    assert "sources/storage-exam-guide/" in found
    assert any(one.startswith("read/storage-exam-guide/#table-") for one in found)
    assert any(one.startswith("q/") for one in found)
    assert len(set(found)) == len(found)


def test_a_card_that_leads_nowhere_forbids_to_show_the_site() -> None:
    text = written([article(Term("Name", (Text("What it is for."),), Span(1, 1)))])
    files = {"index.html": b"<p>", "data/study.json": text.encode(), f"{FOLDER}0000000000000000.js": b"old"}
    sealed = seal(Site(files, files.__getitem__), [], [], [])
    assert sealed.remove == (f"{FOLDER}0000000000000000.js",)
    assert MANIFEST in sealed.write
    assert "cards: glossary/name/ -> there is no such page or file" in sealed.faults
    sound = files | {
        "glossary/name/index.html": b"",
        "read/d1/index.html": b"<p id=part>",
        "sources/d1/index.html": b"",
    }
    assert seal(Site(sound, sound.__getitem__), [], [], []).faults == ()
