"""The options of a question that several documents ask."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.ids import folded
from studysite.model import Choice, written
from studysite.words import block_words

Choices = tuple[Choice, ...]


def alike(one: Sequence[Choice], other: Sequence[Choice]) -> bool:
    """Tell whether two sets of options are one: the same words, and neither says what the other denies."""
    if [_name(choice) for choice in one] != [_name(choice) for choice in other]:
        return False
    return any(_says_no_more(some, more) for some, more in ((one, other), (other, one)))


def _says_no_more(some: Sequence[Choice], more: Sequence[Choice]) -> bool:
    """Tell whether all that a set says of its options is what the other says, too."""
    right = [choice.is_right for choice in some]
    if any(right) and right != [choice.is_right for choice in more]:
        return False
    return all(not choice.rationale or _why(choice) == _why(fuller) for choice, fuller in zip(some, more, strict=True))


def fuller(one: Choices, other: Choices) -> Choices:
    """Return which of two sets that are alike says more of its options."""
    if not one or not other:
        return one or other
    return one if _says_no_more(other, one) else other


def _name(choice: Choice) -> str:
    return folded(written(choice.words))


def _why(choice: Choice) -> str:
    return folded(" ".join(text for block in choice.rationale for text in block_words(block)))
