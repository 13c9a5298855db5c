"""Collections of cards to export: plain ones to read, and any, with hostile text in every field."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from strategies import ATTACKS
from studysite.export.collection import Collection
from studysite.records import (
    CardBlocks,
    CardKind,
    CardPlace,
    CardRecord,
    CardWords,
    StudyDocument,
    StudyRecords,
    StudySection,
)

# What the formats themselves might take for something else.
ODD = (
    '=HYPERLINK("http://evil.example","x")',
    "+1;=1+1\t@SUM(A1)\n-2",
    "'=1",
    "''",
    "::x::{=a ~b#c} ####d -> \\n \\{ \\\\",
    "&&123;&&010",
    "// comment",
    "$CATEGORY: x",
    "[html]<b>",
    "%50%half",
    "[sound:http://evil.example/x.mp3] [latex]x[/latex] [$]y[/$] [[type:Answer]]",
    "{{Answer}} {{c1::x}} \\(z\\) \\[z\\]",
    "a\x1fb\x00c\ud800d\r\n\u2028e",
    "﻿mark",
    "*",
    "",
    "  ",
)

any_text = st.one_of(st.text(max_size=20), st.sampled_from((*ATTACKS, *ODD)), st.sampled_from(("cell", "a wall")))
any_url = st.one_of(
    st.sampled_from(("read/x/#y", "glossary/x/", "https://example.org/?a=b&c", "mailto:a@b.c", "")),
    st.sampled_from(("javascript:alert(1)", "//evil.example/", 'https://x/"><script>', "data:text/html,x", "/\\x")),
    any_text,
)


def _words(inner: SearchStrategy[CardWords]) -> SearchStrategy[CardWords]:
    marked = st.tuples(st.sampled_from(("strong", "em", "code")), inner).map(lambda one: (one[0], *one[1]))
    linked = st.tuples(any_url, inner).map(lambda one: ("a", one[0], *one[1]))
    return st.lists(st.one_of(any_text, marked, linked), max_size=3).map(tuple)


any_words: SearchStrategy[CardWords] = st.recursive(st.lists(any_text, max_size=2).map(tuple), _words, max_leaves=6)


def _blocks(inner: SearchStrategy[CardBlocks]) -> SearchStrategy[CardBlocks]:
    rows = st.lists(st.lists(any_words, min_size=1, max_size=2).map(tuple), min_size=1, max_size=3)
    one: SearchStrategy[CardWords] = st.one_of(
        any_words.map(lambda words: ("p", *words)),
        st.tuples(st.sampled_from(("ul", "ol")), st.lists(inner, max_size=3)).map(lambda made: (made[0], *made[1])),
        rows.map(lambda made: ("table", *made)),
        any_text.map(lambda text: ("pre", text)),
    )
    return st.lists(one, max_size=3).map(tuple)


any_blocks: SearchStrategy[CardBlocks] = st.recursive(st.just(()), _blocks, max_leaves=4)


@st.composite
def collections(draw: DrawFn) -> Collection:
    """Any cards of two documents."""
    documents = tuple(
        StudyDocument(slug, draw(any_text), draw(any_text), "article", "read/x/", "", (section(draw(any_text)),))
        for slug in ("one", "two")
    )
    ids = draw(st.lists(st.from_regex(r"[qtnpcb]-[a-z0-9]{8}", fullmatch=True), max_size=6, unique=True))
    cards = tuple(
        CardRecord(
            id=name,
            kind=draw(st.sampled_from(get_args(CardKind))),
            places=(CardPlace(draw(st.integers(0, 1)), 0, draw(st.integers(1, 99))),),
            group=draw(st.sampled_from(("g", "h"))),
            prompt=draw(any_blocks),
            answer=draw(any_blocks),
            points=tuple(draw(st.lists(any_words, min_size=1, max_size=2))),
            short=draw(any_text),
            url=draw(any_url),
            page=draw(any_url),
        )
        for name in ids
    )
    address = draw(st.sampled_from(("", "https://example.org/notes/", "https://example.org/notes")))
    return Collection(draw(any_text), address, StudyRecords(documents, cards, {}), {"one": draw(any_text)})


def section(title: str) -> StudySection:
    return StudySection(title, "read/x/#y")


def card(name: str, prompt: str, answer: str, kind: CardKind = "question", *, short: str = "") -> CardRecord:
    """A card of the first document with one line on each side."""
    return CardRecord(
        name,
        kind,
        (CardPlace(0, 0, 7),),
        kind,
        (("p", prompt),),
        (("p", answer),),
        ((answer,),),
        short,
        "read/cells/#wall",
    )


def deck(*cards: CardRecord, address: str = "https://example.org/notes/", title: str = "Cells") -> Collection:
    """Cards of a document."""
    document = StudyDocument("cells", title, title, "article", "read/cells/", "", (section("Walls"),))
    return Collection("Biology", address, StudyRecords((document,), cards, {}), {"cells": "cells.txt"})
