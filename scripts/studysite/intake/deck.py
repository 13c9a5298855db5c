"""A deck of cards as other tools know it: what a card is, and what a file may not hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from studysite.intake.taken import NotTaken, Remark

# Lines of Markdown.
Side = tuple[str, ...]

# A site of more cards than that cannot be studied, nor built while one waits.
MOST_CARDS = 20_000


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers that a question offers."""

    words: Side
    is_right: bool
    rationale: Side = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A card. `place` says where it stands in its file ("row 12"); `section` is the deck or chapter that it is in.

    One that `has_gap` shows a sentence from which the words of its back were taken.
    """

    front: Side
    back: Side
    place: str
    section: str = ""
    options: tuple[Option, ...] = ()
    hint: Side = ()
    has_gap: bool = False


@dataclass(slots=True)
class Deck:
    """What was read of a file: its cards, text that belongs to none, and what is to be said."""

    title: str = ""
    cards: list[Card] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def add(self, card: Card) -> None:
        """Add a card; one that lacks a side is remarked on. Raises NotTaken beyond MOST_CARDS."""
        if len(self.cards) >= MOST_CARDS:
            raise NotTaken(f"the file has more than {MOST_CARDS:,} cards; split it into several")
        if card.front:
            if not card.back and not card.options:
                self.remark("empty-side", f"{card.place} has no back; it stands without an answer: add one")
            self.cards.append(card)
            return
        told = [*card.back, *card.hint, *(line for one in card.options for line in (*one.words, *one.rationale))]
        if told:
            self.loose += told
            self.remark("empty-side", f"{card.place} has no front; its back is kept as text: add what it asks")

    def remark(self, code: str, message: str) -> None:
        """Take down what is to be said of the file."""
        self.remarks.append(Remark(code, message))

    def once(self) -> list[Card]:
        """Return the cards without those that say to the letter what another one says, with a remark on each."""
        seen: dict[tuple[Side, Side, tuple[Option, ...], str], str] = {}
        made = []
        for card in self.cards:
            first = seen.setdefault((card.front, card.back, card.options, card.section), card.place)
            if first == card.place:
                made.append(card)
            else:
                self.remark("card-twice", f"{card.place} is the same card as {first}; it stands here once")
        return made
