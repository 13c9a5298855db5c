"""TeX into tokens: commands, numbers, marks, single characters. White space only parts them.

A `%` begins no comment: in a study document it is a percent sign that nobody escaped.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from studysite.tex.damage import Damaged

TOKEN = re.compile(
    r"""
      (?P<command>\\(?:[a-zA-Z]+\*?|[^a-zA-Z\s]|\s))
    | (?P<number>\d+(?:[.,]\d+)*|\.\d+)
    | (?P<space>\s+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """One token, and where it begins and ends in the TeX."""

    text: str
    start: int
    end: int
    kind: str


class Tokens:
    """The tokens of a formula, to be taken one after the other."""

    def __init__(self, tex: str) -> None:
        self.tex = tex
        self._found = [
            Token(found.group(), *found.span(), found.lastgroup or "")
            for found in TOKEN.finditer(tex)
            if found.lastgroup != "space"
        ]
        self._at = 0

    @property
    def next(self) -> str:
        """The text of the next token; empty at the end."""
        return self._found[self._at].text if self._at < len(self._found) else ""

    @property
    def is_number(self) -> bool:
        """Whether a number comes next."""
        return self._at < len(self._found) and self._found[self._at].kind == "number"

    def take(self) -> str:
        """Return the next token and go on; raises Damaged at the end."""
        if self._at >= len(self._found):
            raise Damaged("ends too early")
        self._at += 1
        return self._found[self._at - 1].text

    def digit(self) -> str:
        """Return one digit of a number that comes next, as TeX takes an argument without braces."""
        token = self._found[self._at]
        rest = token.text[1:]
        if rest:
            kind = "number" if rest[0].isdigit() else "other"
            self._found[self._at] = Token(rest, token.start + 1, token.end, kind)
        else:
            self._at += 1
        return token.text[0]

    def raw(self) -> str:
        """Return the text between the braces that come next, to the letter; raises Damaged without them."""
        if self.take() != "{":
            raise Damaged("has a text without braces")
        first, depth = self._at, 1
        while depth:
            depth += {"{": 1, "}": -1}.get(self.take(), 0)
        start = self._found[first - 1].end
        return self.tex[start : self._found[self._at - 1].start]


def scanned(tex: str) -> Tokens:
    """Return the tokens of a formula."""
    return Tokens(tex)
