"""Links in the way of wikis, `[[Name]]`, and to headings of their own document, `[words](#name)`.

They are words by the time that a document is read, since they stand in any name, and are found again by their lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from studysite.model import Document, Inline, Inlines, Link, Span, Text, plain
from studysite.refine.walking import walked
from studysite.text.inline import parse
from studysite.text.targets import WIKI, WITHIN

INSIDE = re.compile(f"{WIKI.pattern}|{WITHIN.pattern}")


class Wiki(NamedTuple):
    """A link on a line: its words, the name that it leads to, and the signs right before and behind it."""

    line: int
    words: str
    name: str
    before: str
    after: str

    def found(self, text: str, start: int) -> int:
        """Return where the words stand in a text, -1 if nowhere: not within another word, but where they did."""
        while (at := text.find(self.words, start)) >= 0:
            if _beside(text[:at][-1:], self.before) and _beside(text[at + len(self.words) :][:1], self.after):
                return at
            start = at + 1
        return -1


def _beside(there: str, written: str) -> bool:
    return there == written if written.isalnum() else not there.isalnum()


def wikis(document: Document, lines: Sequence[str]) -> list[Wiki]:
    """Return the links of a document, whose file has these lines."""
    return [
        Wiki(number, words, name, line[: one.start()][-1:], line[one.end() :][:1])
        for number, line in enumerate(lines[document.span.first - 1 : document.span.last], document.span.first)
        if "[[" in line or "](#" in line
        for one in INSIDE.finditer(line)
        if (words := plain(parse(one["label"] or one["words"] or one["page"]))) and (name := one["page"] or one["part"])
    ]


def linked(document: Document, aims: Sequence[tuple[Wiki, str]]) -> Document:
    """Return a document in which the words of each link lead to its aim; headings have no links."""
    wanted = _Wanted(aims)
    return replace(
        document,
        sections=tuple(
            replace(one, blocks=walked(one.blocks, one.span, wanted.settled, Text, Link)) for one in document.sections
        ),
    )


def _line(one: tuple[Wiki, str]) -> int:
    return one[0].line


@dataclass(slots=True)
class _Wanted:
    """The links that are to be made, each once, with their aims, in the order of their lines."""

    aims: Sequence[tuple[Wiki, str]]
    done: set[Wiki] = field(default_factory=set)

    def settled(self, one: Text | Link, span: Span) -> Inlines | None:
        """Return words with the links that stand on their lines, in the order of these."""
        if isinstance(one, Link):
            return (one,)
        made: list[Inline] = []
        end = 0
        first = bisect_left(self.aims, span.first, key=_line)
        for wiki, aim in self.aims[first : bisect_right(self.aims, span.last, lo=first, key=_line)]:
            at = -1 if wiki in self.done else wiki.found(one.text, end)
            if at < 0:
                continue
            self.done.add(wiki)
            made += [Text(one.text[end:at])] if at > end else []
            made.append(Link("", (Text(wiki.words),), page=aim))
            end = at + len(wiki.words)
        if not made:
            return None
        return (*made, Text(one.text[end:])) if one.text[end:] else tuple(made)
