"""Both sides of a card for tools that know no options: they stand below the prompt, their reasons below the answer."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studysite.records import CardBlocks, CardChoice, CardRecord


def asked(card: CardRecord) -> CardBlocks:
    """Return the prompt of a card with its options, each on a line with its letter."""
    return (*card.prompt, *(("p", f"{letter}) ", *choice.words) for letter, choice in _lettered(card)))


def told(card: CardRecord) -> CardBlocks:
    """Return the answer of a card with what the document says of each option."""
    return (*card.answer, *(block for letter, choice in _lettered(card) for block in _why(letter, choice)))


def _lettered(card: CardRecord) -> Iterator[tuple[str, CardChoice]]:
    return zip(ascii_uppercase, card.choices, strict=False)


def _why(letter: str, choice: CardChoice) -> CardBlocks:
    if not choice.why:
        return ()
    first, *rest = choice.why
    mark = f"{letter}) is {'right' if choice.is_right else 'wrong'}: "
    return (("p", mark, *first[1:]), *rest) if first[0] == "p" else (("p", mark.strip()), first, *rest)
