"""A text read from left to right: what stands next, and what stands between marks; no place is read often."""

from __future__ import annotations

import re
from collections.abc import Iterable

from studysite.text.diagrams.draft import NotUnderstood, shown

SPACE = re.compile(r"\s*")


class Scanner:
    """Holds a text and the place up to which it is read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line_end = -1

    @property
    def is_done(self) -> bool:
        """Whether all is read."""
        return self._at >= len(self._text)

    def near(self) -> str:
        """Return what comes next, as a message shows it."""
        return f"“{shown(self._text[self._at : self._at + 60])}”"

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Read what fits a pattern; None, and nothing is read, where it does not stand here."""
        found = pattern.match(self._text, self._at)
        if found is None or found.end() == self._at:
            return None
        self._at = found.end()
        return found

    def one_of(self, marks: Iterable[str]) -> str:
        """Read the first of several marks that stands here; "" for none."""
        found = next((mark for mark in marks if self._text.startswith(mark, self._at)), "")
        self._at += len(found)
        return found

    def up_to(self, end: re.Pattern[str]) -> tuple[str, re.Match[str]]:
        """Read up to what fits `end` on this line, and that too; raises NotUnderstood where nothing does."""
        found = end.search(self._text, self._at, self._end_of_line())
        if found is None:
            raise NotUnderstood(f"a link has no end behind {self.near()}; correct the line")
        start, self._at = self._at, found.end()
        return self._text[start : found.start()], found

    def inside(self, opens: str, closes: tuple[str, ...]) -> str:
        """Read a text up to what closes it; one in quotes may hold that, or go over several lines."""
        start = self._at
        self.take(SPACE)
        if self._text.startswith('"', self._at):
            return self._quoted(closes)
        self._at, line = start, self._end_of_line()
        if len(opens) == 1 and opens != ">":
            end = self._balanced(opens, closes[0], line)
        else:
            end = min((found for one in closes if (found := self._text.find(one, start, line)) >= 0), default=-1)
        if end < 0:
            raise NotUnderstood(f"a “{closes[0]}” is missing behind {self.near()}")
        self._at = end + len(closes[0])
        return self._text[start:end]

    def _quoted(self, closes: tuple[str, ...]) -> str:
        start, end = self._at, self._text.find('"', self._at + 1)
        if end >= 0:
            self._at = end + 1
            self.take(SPACE)
            if self.one_of(closes):
                return self._text[start : end + 1]
        self._at = start
        raise NotUnderstood(f"a quotation mark or “{closes[0]}” is missing behind {self.near()}")

    def _balanced(self, opens: str, closes: str, line: int) -> int:
        """Return where a bracket closes on this line, past those within it; -1 where it does not."""
        depth = 1
        for found in re.compile(f"[{re.escape(opens + closes)}]").finditer(self._text, self._at, line):
            depth += 1 if found.group() == opens else -1
            if depth == 0:
                return found.start()
        return -1

    def _end_of_line(self) -> int:
        if self._line_end < self._at:
            found = self._text.find("\n", self._at)
            self._line_end = len(self._text) if found < 0 else found
        return self._line_end
