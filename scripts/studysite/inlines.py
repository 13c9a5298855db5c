"""Words of the model: text with emphasis, code, links, formulas, and mentions of terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from studysite.tex import readable


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words. No character in them is markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Strongly stressed words (`**so**`)."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words (`*so*`); `is_struck`: words that are struck out (`~~so~~`)."""

    children: Inlines
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """Words of a program, kept to the letter (`` `so` ``)."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead elsewhere. `url` is http, https or mailto, and empty where they lead to no other site.

    `is_picture`: the document shows a picture of another host there, which is not fetched. `target` is what the
    document writes where that is no address of the web (`week-2.md#part`); refine looks for the `page` of the site
    that became of it, from the root (`read/week-2/#part`), and leaves the words alone where there is none.
    """

    url: str
    children: Inlines
    is_picture: bool = False
    target: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a term of the glossary. `term` is the id of its entry; refine makes them, no reader does."""

    term: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture beside or inside a document. `source` is what the document calls it, `alt` says what it shows.

    `file` is its path below the pages (`images/cell-1a2b3c4d.png`), empty as long as nobody has it; `width` and
    `height` are in pixels, 0 where the file does not say. `is_clear`: what lies behind it shows through.
    """

    source: str
    alt: str = ""
    title: str = ""
    file: str = ""
    width: int = 0
    height: int = 0
    is_clear: bool = False

    @property
    def text(self) -> str:
        """What it shows, in words; of one that is not there at least its name."""
        return self.alt or self.title or ("" if self.file else self.source.rsplit("/", 1)[-1])


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in TeX that `studysite.tex` can read, without marks around it. `is_block`: on a line of its own."""

    tex: str
    is_block: bool = False

    @property
    def text(self) -> str:
        """The formula in words (`x²`)."""
        return readable(self.tex)

    @property
    def source(self) -> str:
        """The formula as a document writes it."""
        return f"$${self.tex}$$" if self.is_block else f"${self.tex}$"


Inline: TypeAlias = Text | Strong | Emphasis | Code | Link | Mention | Formula | Picture
Inlines: TypeAlias = tuple[Inline, ...]
NESTED = (Strong, Emphasis, Link)


def plain(inlines: Inlines) -> str:
    """Return the words of `inlines` without their markup, formulas in words."""
    if len(inlines) == 1 and isinstance(inlines[0], Text):
        return inlines[0].text
    return "".join([plain(one.children) if isinstance(one, NESTED) else one.text for one in inlines])


def written(inlines: Inlines) -> str:
    """Return the words of `inlines` without their markup, formulas in TeX: what ids and proofs are made of."""
    if len(inlines) == 1 and isinstance(inlines[0], Text):
        return inlines[0].text
    made = [
        written(one.children)
        if isinstance(one, NESTED)
        else one.source
        if isinstance(one, Formula)
        else f"{one.text}\n{one.title}"
        if isinstance(one, Picture) and one.title and one.title != one.text
        else one.text
        for one in inlines
    ]
    return "".join(made)


def mentioned(inlines: Inlines) -> Iterator[str]:
    """Yield the ids of the entries that words mention, as often as they do."""
    for one in inlines:
        if isinstance(one, Mention):
            yield one.term
        elif isinstance(one, NESTED):
            yield from mentioned(one.children)
