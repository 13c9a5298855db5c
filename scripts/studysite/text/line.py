"""A line with its number, and what its first characters say that it is."""

from __future__ import annotations

import re
from typing import NamedTuple


class Line(NamedTuple):
    """One line of a file (or a part of one): its number in the file, its text.

    `close` is the number of the last line of the code or drawing that begins here, 0 where none
    begins (see verbatim.py).
    """

    number: int
    text: str
    close: int = 0

    @property
    def blank(self) -> bool:
        """Whether nothing stands on the line."""
        return not self.text or self.text.isspace()


class Marker(NamedTuple):
    """A list marker: its indentation in columns, its number (None for a bullet), what follows it."""

    indent: int
    number: int | None
    rest: str


BULLET = re.compile(r"([ \t]*)[-*+•◦▪‣●○■–](?:[ \t]+(.*))?$")
MARKS = frozenset("-*+•◦▪‣●○■–0123456789")
NUMBER = re.compile(r"([ \t]*)(\d{1,5})[.)](?:[ \t]+(.*))?$")
RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:=[ \t]*){3,}|[─━═—–]{3,}[ \t]*)$")


def marker(text: str) -> Marker | None:
    """Return the list marker that `text` begins with."""
    if text.lstrip(" \t")[:1] not in MARKS:
        return None
    if match := BULLET.match(text):
        return None if RULE.match(text) else Marker(columns(match[1]), None, (match[2] or "").strip())
    if match := NUMBER.match(text):
        return Marker(columns(match[1]), int(match[2]), (match[3] or "").strip())
    return None


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


def indent(text: str) -> int:
    """Return the indentation of a line in columns."""
    return columns(text[: len(text) - len(text.lstrip(" \t"))])
