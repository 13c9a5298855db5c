"""A line with its number, and what its first characters say that it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

# What an owner says that a line is; that it asks for options is what the form of an export says.
Said = Literal["", "heading", "answers", "asks"]


class Line(NamedTuple):
    """One line of a file (or a part of one): its number in the file, its text.

    `close` is the number of the last line of the code or drawing that begins here, 0 where none
    begins (see verbatim.py). `said` is what the owner says that it is: a heading, or one with an
    answer key below.
    """

    number: int
    text: str
    close: int = 0
    said: Said = ""

    @property
    def blank(self) -> bool:
        """Whether nothing stands on the line."""
        return not self.text or self.text.isspace()


class Marker(NamedTuple):
    """A list marker: its indentation in columns, its number (None for a bullet), what follows it."""

    indent: int
    number: int | None
    rest: str


# Lists, outlines and maps nest no deeper: what is deeper stands at this level. Nobody follows further, and a program
# that walks a tree must not run out of stack.
DEEPEST = 32

# Digits are those of all scripts: full-width ones, Arabic ones.
MARKS = frozenset("-*+•◦▪‣●○■–0123456789０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
BULLET = re.compile(r"[-*+•◦▪‣●○■–](?:[ \t]+(.*))?$")
NUMBER = re.compile(r"(\d{1,5})(?:[.)](?:[ \t]+(.*))?|[．）、][ \t]*(.*)|(?<!\d{3})-[ \t]+(.*))$")
RULES = frozenset("-_*=─━═—–")
RULE = re.compile(r"(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:=[ \t]*){3,}|[─━═—–]{3,}")


@lru_cache(maxsize=8192)
def marker(text: str) -> Marker | None:
    """Return the list marker that `text` begins with."""
    # White space first, by itself: a pattern that may give it back would look at long indentations again and again.
    body = text.lstrip(" \t")
    if body[:1] not in MARKS:
        return None
    space = columns(text[: len(text) - len(body)])
    if match := BULLET.match(body):
        return None if is_rule(body) else Marker(space, None, (match[1] or "").strip())
    if match := NUMBER.match(body):
        return Marker(space, int(match[1]), (match[2] or match[3] or match[4] or "").strip())
    return None


def has_number(text: str) -> bool:
    """Tell whether a line is an entry of a list with numbers."""
    found = marker(text)
    return found is not None and found.number is not None


def has_bullet(text: str) -> bool:
    """Tell whether a line is an entry of a list without numbers."""
    found = marker(text)
    return found is not None and found.number is None


def unmarked(text: str) -> str:
    """Return what stands on a line behind its list marker, if it has one."""
    found = marker(text)
    return found.rest if found else text.strip()


def is_rule(text: str) -> bool:
    """Tell whether a line is nothing but a rule of dashes, stars, low lines or equals signs."""
    body = text.strip()
    return body[:1] in RULES and RULE.fullmatch(body) is not None


def columns(space: str) -> int:
    """Return the width of leading white space; a TAB goes to the next multiple of four."""
    if "\t" not in space:
        return len(space)
    width = 0
    for character in space:
        if character == "\t":
            width += 4 - width % 4
        else:
            width += 1
    return width


def outdented(lines: Sequence[Line]) -> list[Line]:
    """Return lines less the indentation that they share."""
    depth = min((indent(line.text) for line in lines if not line.blank), default=0)
    return [line._replace(text=line.text.expandtabs(4)[depth:]) for line in lines] if depth else list(lines)


def nearest(lines: Sequence[Line], at: int, step: int) -> str:
    """Return the nearest line with text after (`step` 1) or before (-1) the one at `at`."""
    at += step
    while 0 <= at < len(lines) and lines[at].blank:
        at += step
    return lines[at].text if 0 <= at < len(lines) else ""


def indent(text: str) -> int:
    """Return the indentation of a line in columns."""
    return columns(text[: len(text) - len(text.lstrip(" \t"))])


def ticked(text: str) -> str:
    """Return the words of an entry; the box of a task (`[ ]`, `[x]`) becomes a sign that all can read."""
    if text[:3] == "[ ]" and text[3:4].isspace():
        return f"☐{text[3:]}"
    return f"☑{text[3:]}" if text[:3] in ("[x]", "[X]") and text[3:4].isspace() else text
