"""Anki packages: every note as the cards that its templates make of it, decks as sections, pictures beside the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from urllib.parse import unquote

from studysite.intake import own
from studysite.intake.anki_notes import Note, notes
from studysite.intake.anki_package import LARGEST_IMAGES, Package
from studysite.intake.anki_templates import sides
from studysite.intake.anki_text import rooted
from studysite.intake.cards import taken
from studysite.intake.cloze import filled, gapped
from studysite.intake.deck import Card, Deck
from studysite.intake.escaping import plain
from studysite.intake.fields import side, unseen
from studysite.intake.taken import Taken

UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")
CLOZE = re.compile(r"\{\{(?:[a-z-]+:)*cloze:([^{}]{1,200})\}\}", re.IGNORECASE)


def take(data: bytes) -> Taken:
    """Return the cards of a package; raises NotTaken where it is damaged, too much, or has none."""
    package = Package(data)
    album = _Album(package)
    deck = Deck()
    held = notes(package.collection())
    known = {note.fields[-1] for note in held if note.model.fields == own.FIELDS}
    for number, note in enumerate(held, 1):
        if own.is_turned(note.fields[-1], known):
            continue
        for card in _cards(note, f"note {number}", album):
            deck.add(card)
    title, sections = rooted([card.section for card in deck.cards])
    deck.title = title
    deck.cards = [replace(card, section=section) for card, section in zip(deck.cards, sections, strict=True)]
    album.remark(deck)
    return taken(deck, "an Anki package", album.images)


def _cards(note: Note, place: str, album: _Album) -> Iterator[Card]:
    """Yield the cards of a note, without those that only ask the other way round."""
    fields = dict(zip(note.model.fields, note.fields, strict=False))
    if note.model.fields == own.FIELDS:
        yield Card(album.side(fields["Question"]), album.side(fields["Answer"]), place, note.deck)
        return
    made: list[Card] = []
    for front, back in _pairs(note, fields):
        card = Card(album.side(front), album.side(back), place, note.deck, has_gap=note.model.is_cloze)
        turned = any((other.front, other.back) == (card.back, card.front) for other in made)
        if (card.front or card.back) and not turned:
            made.append(card)
    yield from made


def _pairs(note: Note, fields: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the fronts and backs of a note's cards as HTML."""
    model = note.model
    if not model.is_cloze:
        for at in note.cards:
            if 0 <= at < len(model.templates):
                yield sides(*model.templates[at], fields)
        return
    front, back = model.templates[0] if model.templates else ("{{cloze:Text}}", "{{cloze:Text}}")
    match = CLOZE.search(front)
    name = match[1].strip() if match else next(iter(fields), "")
    others = {key: filled(value) for key, value in fields.items()}
    # What stands around the text with the gaps on the back is the rest of the answer.
    rest = CLOZE.sub("", back)
    for gap in gapped(fields.get(name, "")):
        shown, _ = sides(CLOZE.sub(lambda _: "{{" + name + "}}", front), "", {**others, name: gap.front})
        _, more = sides("", rest, {**others, name: ""})
        yield shown, f"{', '.join(gap.words)}<br>{more}"


class _Album:
    """The pictures that the cards of a package show, by names of which no letter means anything to a path."""

    def __init__(self, package: Package) -> None:
        """Begin with the pictures that the package lists."""
        self._package = package
        self._known = package.images()
        self._names: dict[str, str] = {}
        self._missing: dict[str, None] = {}
        self._size = 0
        self.images: dict[str, bytes] = {}

    def side(self, html: str) -> tuple[str, ...]:
        """Return the lines of a field."""
        return side(html, self._picture, is_html=True)

    def _picture(self, address: str, words: str) -> str:
        """Return a picture as Markdown, or the words for it where the package does not hold it."""
        name = unquote(address)
        if name in self._known and name not in self._names:
            self._add(name)
        if name not in self._names:
            self._missing[name[:80]] = None
            return unseen(name, words)
        label = " ".join(re.sub(r"[\[\]\\`*|<>]", " ", words or name.rpartition(".")[0]).replace("_", " ").split())
        return f"![{label}]({self._names[name]})"

    def _add(self, name: str) -> None:
        data = self._package.image(self._known[name])
        if data is None or self._size + len(data) > LARGEST_IMAGES:
            return
        stem, _, ending = name.rpartition(".")
        own_name = f"{UNSAFE.sub('-', stem).strip('-.')[:60] or 'picture'}.{ending.lower()}"
        if own_name in self.images:
            own_name = f"{sha256(name.encode()).hexdigest()[:8]}-{own_name}"
        self._size += len(data)
        self._names[name] = own_name
        self.images[own_name] = data

    def remark(self, deck: Deck) -> None:
        """Say which pictures are not there."""
        if self._missing:
            shown = ", ".join(f"“{plain(name)}”" for name in list(self._missing)[:4])
            text = f"the package does not hold {len(self._missing)} pictures of its cards: {shown}"
            deck.remark("not-shown", f"{text}; their names stand as words: export it again with its media")
