"""The cards in GIFT, the text format that Moodle's question bank imports. A category is a document.

What Moodle can mark itself it does: a term is a choice among four definitions, an answer of a few words is typed.
All else is an essay that shows the answer afterwards. Texts are HTML, but for an answer that is typed.

Source: Moodle's own importer (question/format/gift) and docs.moodle.org, "GIFT format".
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from studysite.export.html import Html, escape, link, replaced
from studysite.export.words import clean, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studysite.export.collection import Collection
    from studysite.records import CardRecord

# Wrong answers of a choice, letters of a typed answer and words of it.
WRONG, LONGEST, WORDS = 3, 40, 4
# What each of several right options counts: Moodle knows these parts of a hundred, and no others.
PARTS = ("100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10")
# Letters of a question's name and a category's: the database takes 255 of each.
NAME, CATEGORY = 100, 200

# GIFT's own marks, the one that escapes first, and what would end a line.
CONTROL = {**{mark: f"\\{mark}" for mark in "\\~=#{}:"}, "\n": "\\n", "\t": " "}
# What a filter of Moodle makes formulas or files of, and the weight of an answer.
MEANT = {"\\": "&#92;", "$": "&#36;", "@": "&#64;", "%": "&#37;"}
# Stands for a backslash of a formula, which Moodle is to see, until all others are made harmless; no text holds it.
HIDDEN = "\x01"
# In an answer that is typed, where no reference can stand for them: Moodle's placeholders, its weights and formats,
# the mark of a matching question.
UNTYPABLE = re.compile(r"[\\&]|->|^[%\[]")


def questions(collection: Collection) -> bytes:
    """Return the cards as questions, in categories of the site and the document."""
    return "".join(_blocks(collection)).encode()


def _blocks(collection: Collection) -> Iterator[str]:
    writer = Html(collection.link, HIDDEN)
    choices = _choices(collection)
    held: dict[int, list[CardRecord]] = defaultdict(list)
    for card in collection.records.cards:
        held[card.places[0].document].append(card)
    for number, cards in held.items():
        document = collection.records.documents[number]
        yield f"$CATEGORY: {_category(collection.name)}/{_category(document.title)}\n\n"
        for card in cards:
            told = f"{writer.blocks(card.answer)}<p>{link(collection.url(card), collection.source(card))}</p>"
            answers = _own_choices(card, writer) or _answers(card, choices[card.group])
            asked = _asks(collection.asks(card)) + writer.blocks(card.prompt)
            yield f"::{_name(card)}::[html]{_html(asked)} {{{answers}####{_html(told)}}}\n\n"


def _name(card: CardRecord) -> str:
    """Return what a question is called: its id, and how it begins."""
    begins = clean(f"{card.id} {line(card.prompt)}")[:NAME].strip()
    # Moodle takes `&&` and three digits for a character that was escaped.
    return _escaped(begins.replace("&&", "& &"))


def _asks(asked: str) -> str:
    return f"<p><em>{escape(asked)}</em></p>" if asked else ""


def _answers(card: CardRecord, choices: list[str]) -> str:
    """Return how a card is answered; nothing where a person has to read the answer."""
    short = clean(card.short)
    if card.kind == "term" and (wrong := _wrong(card, choices)):
        return f"={_choice(short)}{''.join(f' ~{_choice(one)}' for one in wrong)} "
    is_typed = len(short) <= LONGEST and len(short.split()) <= WORDS and not UNTYPABLE.search(short)
    # An asterisk would stand for anything.
    return "=" + _escaped(short.replace("*", "\\*")) + " " if card.kind != "term" and short and is_typed else ""


def _own_choices(card: CardRecord, writer: Html) -> str:
    """Return the options that the document gives, with what it says of each; nothing where it gives none.

    Of several that are right each counts its part, and one that is wrong takes all of it away.
    """
    right = sum(choice.is_right for choice in card.choices)
    if not right or right > len(PARTS):
        return ""
    made = ""
    for choice in card.choices:
        mark = (
            ("=" if choice.is_right else "~") if right == 1 else f"~%{PARTS[right - 1] if choice.is_right else '-100'}%"
        )
        why = f"#{_html(writer.blocks(choice.why))}" if choice.why else ""
        made += f"{mark}{_html(writer.words(choice.words))}{why} "
    return made


def _wrong(card: CardRecord, choices: list[str]) -> list[str]:
    """Return three of `choices` that do not say what a card says; none where there are too few, or none is short."""
    if not card.short or len(choices) <= WRONG:
        return []
    # Which they are depends on the card alone: the same file each time, and no three that always come.
    begin = int.from_bytes(hashlib.sha256(card.id.encode()).digest()[:8], "big") % len(choices)
    turned = (choices[(begin + at) % len(choices)] for at in range(WRONG + 1))
    return [one for one in turned if _folded(one) != _folded(card.short)][:WRONG]


def _choices(collection: Collection) -> dict[str, list[str]]:
    """Return the short answers of the terms of each group, each once."""
    held: dict[str, dict[str, str]] = defaultdict(dict)
    for card in collection.records.cards:
        if card.kind == "term" and card.short:
            held[card.group].setdefault(_folded(card.short), card.short)
    return defaultdict(list, {group: list(told.values()) for group, told in held.items()})


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _choice(text: str) -> str:
    return _html(escape(" ".join(text.split())))


def _html(made: str) -> str:
    """Return HTML as a part of a question, on one line."""
    return _escaped(replaced(made, MEANT).replace(HIDDEN, "\\"))


def _escaped(text: str) -> str:
    return replaced(text, CONTROL)


def _category(title: str) -> str:
    """Return the name of a category. Nothing is escaped in it but the slash, by another."""
    plain = " ".join(clean(title).replace("\\", " ").replace("$", " ").split())
    return plain[:CATEGORY].strip(" /").replace("/", "//") or "Cards"
