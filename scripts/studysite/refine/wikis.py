"""Links in the way of wikis, `[[Name]]`: words by the time that a document is read, and found again by their lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from studysite.model import Document, Inline, Inlines, Link, Span, Text
from studysite.refine.walking import walked
from studysite.text.targets import WIKI


class Wiki(NamedTuple):
    """A link on a line: its words, and the name that it leads to."""

    line: int
    words: str
    name: str


def wikis(document: Document, lines: Sequence[str]) -> list[Wiki]:
    """Return the links of a document, whose file has these lines."""
    return [
        Wiki(number, (one["words"] or one["page"]).strip(), one["page"])
        for number in range(document.span.first, min(document.span.last, len(lines)) + 1)
        if "[[" in lines[number - 1]
        for one in WIKI.finditer(lines[number - 1])
    ]


def linked(document: Document, aims: Sequence[tuple[Wiki, str]]) -> Document:
    """Return a document in which the words of each link lead to its aim; headings have no links."""
    wanted = _Wanted(dict(aims))
    return replace(
        document,
        sections=tuple(
            replace(one, blocks=walked(one.blocks, one.span, wanted.settled, Text, Link)) for one in document.sections
        ),
    )


@dataclass(slots=True)
class _Wanted:
    """The links that are to be made, each once, with their aims."""

    aims: dict[Wiki, str]
    done: set[Wiki] = field(default_factory=set)

    def settled(self, one: Text | Link, span: Span) -> Inlines | None:
        """Return words with the links that stand on their lines, in the order of these."""
        if isinstance(one, Link):
            return (one,)
        made: list[Inline] = []
        end = 0
        for wiki, aim in self.aims.items():
            at = one.text.find(wiki.words, end) if span.first <= wiki.line <= span.last else -1
            if at < 0 or wiki in self.done:
                continue
            self.done.add(wiki)
            made += [Text(one.text[end:at])] if at > end else []
            made.append(Link("", (Text(wiki.words),), page=aim))
            end = at + len(wiki.words)
        if not made:
            return None
        return (*made, Text(one.text[end:])) if one.text[end:] else tuple(made)
