"""What the picture of a link to a page shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preview:
    """A picture to be drawn: an index card with a title, and never an answer.

    `path` is where it goes, relative to the site's root (`previews/glossary/tide.png`). `kind` stands in
    the card's corner, `detail` in the second voice below the title, `text` below that; both may be empty.
    """

    path: str
    kind: str
    title: str
    detail: str
    text: str
    site: str
