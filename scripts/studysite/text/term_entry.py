"""A term while its lines are read: its headword, what it means line by line, its other names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from studysite.model import Span, Term, Text
from studysite.text.headwords import bare_name, make_term, names, once
from studysite.text.inline import parse
from studysite.text.ledger import Ledger
from studysite.text.line import Line


@dataclass(slots=True)
class Entry:
    """A term while it is read: its headword, and its definition line by line."""

    name: str
    line: int
    column: int
    told: list[Line] = field(default_factory=list)
    aliases: list[tuple[int, str]] = field(default_factory=list)
    related: list[tuple[int, str]] = field(default_factory=list)
    as_of: str = ""
    last: int = 0
    # Its lines say what they are ("Definition: …"): those below belong to it up to the next blank one.
    labelled: bool = False

    def made(self, ledger: Ledger) -> Term:
        """Return the term, with each of its names once."""
        last = max([self.line, self.last, *(line.number for line in self.told)])
        words = [words for line in self.told if (words := parse(line.text))]
        definition = tuple(one for run in words for one in (Text(" "), *run))[1:]
        term = make_term(self.name, definition, Span(self.line, last))
        aliases = once([*((self.line, name) for name in term.aliases), *self.aliases], ledger)
        return replace(term, aliases=aliases, related=once(self.related, ledger), as_of=self.as_of)

    def note(self, found: re.Match[str], line: int) -> None:
        """Take a line with further names, related terms or a date."""
        self.last = line
        if found["also"]:
            self.aliases += ((line, name) for name in names(found["rest"]))
        elif found["related"]:
            self.related += ((line, name) for name in names(found["rest"]))
        else:
            self.as_of = bare_name(found["rest"]).rstrip(".")
