"""The account of a file's lines: where each went."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """How many lines a file has, and where they went.

    `carried` lines reach a page, `furniture` counts lines by the name of the layout left out on them
    (a line may carry text and furniture), `blank` lines hold nothing, `lost` lines are in the
    notices as `lost-text`.
    """

    lines: int
    carried: int
    blank: int
    lost: int
    furniture: dict[str, int]
