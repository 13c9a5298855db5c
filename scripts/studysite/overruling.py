"""What an owner says of a document where its reader guessed wrong: what it is, and what single lines of it are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studysite.model import DocumentKind


@dataclass(frozen=True, slots=True)
class Overruling:
    """For one document of a file, counted from 1, or for each (0): its kind, and lines as they stand in the file.

    Each of `headings` is a heading; each of `answers` is one that an answer key stands below.
    """

    part: int = 0
    kind: DocumentKind | None = None
    headings: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


def kind_of(part: int, said: Sequence[Overruling]) -> DocumentKind | None:
    """Return what the owner says that a document is; what is said of a whole file is said of its first document."""
    own = [one.kind for one in said if one.kind and one.part == part]
    return next(iter(own), next((one.kind for one in said if one.kind and part == 1 and not one.part), None))


def folded(line: str) -> str:
    """Return a line as it is compared: the white space around and between its words is left open."""
    return " ".join(line.split())
