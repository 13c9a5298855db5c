"""Why a document was taken for what it is: the signs that readers found, and what speaks against them."""

from __future__ import annotations

from dataclasses import dataclass

# The doubt that the signs themselves leave; every other is that it may be the next best.
FEW_SIGNS = "there are few signs of what it is"


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that a reader recognised: in words, how much it counts, the line where it stands (0: all over)."""

    words: str
    weight: float
    line: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A layout, and the signs of it that a document shows."""

    layout: str
    signs: tuple[Sign, ...] = ()

    @property
    def score(self) -> float:
        """What its signs count together; below 1 no reader is sure."""
        return round(max(0.0, sum(sign.weight for sign in self.signs)), 2)


@dataclass(frozen=True, slots=True)
class Recognition:
    """The layout that was chosen, the next best one if there was any, and what leaves doubt, in words."""

    chosen: Candidate
    runner_up: Candidate | None = None
    unsure: tuple[str, ...] = ()
