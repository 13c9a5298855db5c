"""The lines of a glossary into terms: TAB lines, tables, bullets, bold headwords, `Term: definition`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from studysite.model import Block, Blocks, Paragraph, Span, Term, Text
from studysite.text import tables
from studysite.text.blocks import blocks
from studysite.text.headwords import MOST_PLAIN_WORDS, Head, bare_name, bold_alone, head, make_term, names, once
from studysite.text.inline import parse
from studysite.text.ledger import Ledger
from studysite.text.line import Line, indent, is_rule, marker
from studysite.text.verbatim import closing
from studysite.text.vocabulary import INSTRUCTION

HEADER = re.compile(
    r"\W*(?:key )?(?:terms?|concepts?|words?|acronyms?|abbreviations?|names?|termos?)\W*", re.IGNORECASE
)
HEADER_LINE = re.compile(
    r"\W*(?:key )?(?:terms?|concepts?|words?|termos?)\W{1,9}"
    r"(?:definitions?|meanings?|descriptions?|explanations?|defini(?:ção|ções|ción|ciones))\W*",
    re.IGNORECASE,
)
COLLAPSED = re.compile(r"\W*terms?\s*definition(?=\w)", re.IGNORECASE)
TERM_LABEL = re.compile(
    r"(?P<label>[*_]{0,2}(?:term|word|concept)[*_]{0,2}:[*_]{0,2})\s+(?P<rest>\S.*)$", re.IGNORECASE
)
DEFINITION_LABEL = re.compile(
    r"(?P<label>[*_]{0,2}(?:definition|meaning)[*_]{0,2}:[*_]{0,2})\s+(?P<rest>\S.*)$", re.IGNORECASE
)
# What may stand below a definition: further names, related terms, the date of a fact.
NOTE = re.compile(
    r"(?P<mark>[*_]{0,2})(?P<label>"
    r"(?P<also>also(?: called| known as| written)?|alias(?:es)?|abbreviations?|synonyms?|aka)"
    r"|(?P<related>see also|see|related(?: terms?)?|compare)|(?P<as_of>as of))"
    r":?(?P=mark):?(?<=[:*_])\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
# The same behind a definition, on its line; the last one where there are several.
NOTE_BEHIND = re.compile(
    r"(?P<told>.*[.!?)])\s+(?P<note>\(?[*_]{0,2}(?:see also|also called|as of)[*_]{0,2}:.*)$", re.IGNORECASE
)
MOST_NOTES = 3
PARENTHESES = re.compile(r"^\((.*?)\)?[ .]*$")
# Labels that are words with a definition of their own in many glossaries.
MAYBE_TERM = re.compile(r"alias|abbreviation|synonym|compare|related", re.IGNORECASE)
# Labels that sentences begin with, too.
MAYBE_SENTENCE = re.compile(r"also|see|compare|related", re.IGNORECASE)
NO_WORDS = re.compile(r"[\s.·•…–—=_*~|-]+")


@dataclass(slots=True)
class _Entry:
    """A term while it is read: its headword, and its definition line by line."""

    name: str
    line: int
    column: int
    told: list[Line] = field(default_factory=list)
    aliases: list[tuple[int, str]] = field(default_factory=list)
    related: list[tuple[int, str]] = field(default_factory=list)
    as_of: str = ""
    last: int = 0

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


def term_blocks(lines: Sequence[Line], ledger: Ledger) -> Blocks:
    """Return the terms that `lines` define, with whatever else stands between them as blocks of text."""
    return _Glossary(lines, ledger).read()


class _Glossary:
    """Reads the lines of one glossary, one after the other."""

    def __init__(self, lines: Sequence[Line], ledger: Ledger) -> None:
        self._lines = lines
        self._ledger = ledger
        self._tabbed = sum(1 for line in lines if "\t" in line.text.strip()) >= 2
        self._made: list[Block] = []
        self._loose: list[Line] = []
        self._entry: _Entry | None = None

    def read(self) -> Blocks:
        """Return the blocks."""
        at = 0
        while at < len(self._lines):
            at = self._take(at)
        self._flush()
        return tuple(self._made)

    def _take(self, at: int) -> int:
        """Read what begins at `at`, and return the index after it."""
        lines, line = self._lines, self._lines[at]
        close = closing(lines, at)
        if close is not None:
            self._leave(lines[at : close + 1])
            return close + 1
        end = at if self._tabbed else tables.pipe_end(lines, at)
        if end > at:
            self._flush()
            self._made.extend(_from_table(lines[at:end], self._ledger))
            return end
        if line.blank:
            self._leave([line])
        elif _is_furniture(line, self._ledger):
            pass
        elif self._continues(line):
            self._add(line)
        elif entry := self._begins(at):
            self._flush()
            self._entry = entry
        else:
            self._leave([line])
        return at + 1

    def _continues(self, line: Line) -> bool:
        """Tell whether a line goes on with the definition above it."""
        entry = self._entry
        if entry is None or self._loose:
            return False
        found = marker(line.text)
        if not entry.told:
            return found is None or found.indent > entry.column
        note = NOTE.match(found.rest if found else line.text.strip())
        if note and not (MAYBE_TERM.fullmatch(note["label"]) and _is_headword(note, line, entry)):
            return True
        if DEFINITION_LABEL.match(line.text.strip()) or indent(line.text) > entry.column + 1:
            return "\t" not in line.text.strip()
        return found is None and line.text.strip()[:1].islower() and head(line.text.strip()) is None

    def _add(self, line: Line) -> None:
        """Add a line to the definition, without its mark or its label."""
        text = line.text.strip()
        if found := marker(text):
            self._ledger.drop(line.number, "list marker", text[: len(text) - len(found.rest)].strip())
            text = f"· {found.rest}" if self._entry and self._entry.told else found.rest
        if self._entry and self._entry.told and (note := _note(text.removeprefix("· "))):
            self._note(self._entry, note, line.number)
            return
        if match := DEFINITION_LABEL.match(text):
            self._ledger.drop(line.number, "label", match["label"])
            text = match["rest"]
        if self._entry:
            self._entry.told.append(self._without_notes(self._entry, Line(line.number, text)))

    def _note(self, entry: _Entry, note: re.Match[str], line: int) -> None:
        self._ledger.drop(line, "label", note["label"])
        entry.note(note, line)

    def _without_notes(self, entry: _Entry, line: Line) -> Line:
        """Return a line of a definition without the notes that stand behind it."""
        text = line.text
        for _ in range(MOST_NOTES):
            found = NOTE_BEHIND.match(text)
            note = _note(PARENTHESES.sub(r"\1", found["note"])) if found else None
            if found is None or note is None:
                break
            self._note(entry, note, line.number)
            text = found["told"]
        return Line(line.number, text)

    def _begins(self, at: int) -> _Entry | None:
        """Return the entry that a line begins, None if it begins none."""
        line = self._lines[at]
        text = line.text.strip()
        if "\t" in text:
            name, _, rest = text.partition("\t")
            return self._entry_of(Head(name, rest.replace("\t", " ")), line)
        if COLLAPSED.match(text):
            self._notice(
                line,
                "the glossary's table has run together into one line; it is kept as text: "
                "put each term on a line of its own, a TAB before its definition",
            )
            return None
        found = marker(line.text)
        body = found.rest if found else text
        if not self._made and not found and INSTRUCTION.match(text):
            return None
        known = self._labelled(line, body) or head(body) or self._alone(at, body)
        if self._tabbed:
            self._notice(line, _untabbed(known))
        if known and found:
            self._ledger.drop(line.number, "list marker", line.text[: len(line.text) - len(body)].strip())
        if known is None:
            return None
        return self._entry_of(known, line)

    def _entry_of(self, known: Head, line: Line) -> _Entry:
        entry = _Entry(known.term, line.number, indent(line.text))
        if known.rest:
            entry.told.append(self._without_notes(entry, Line(line.number, known.rest)))
        return entry

    def _labelled(self, line: Line, text: str) -> Head | None:
        """Return the headword of `Term: X`, where its definition stands on the next line."""
        match = TERM_LABEL.match(text)
        if match is None:
            return None
        self._ledger.drop(line.number, "label", match["label"])
        return Head(match["rest"], "")

    def _alone(self, at: int, text: str) -> Head | None:
        """Return a headword in bold that has a line to itself, where text follows on the next one."""
        name = bold_alone(text)
        following = self._lines[at + 1] if at + 1 < len(self._lines) else None
        return Head(name, "") if name and following and not following.blank else None

    def _notice(self, line: Line, message: str) -> None:
        self._ledger.notice(line.number, "glossary-line-without-tab", message)

    def _leave(self, lines: Sequence[Line]) -> None:
        """Keep lines that define nothing as text, in their place."""
        self._loose.extend(lines)

    def _flush(self) -> None:
        if self._entry:
            self._made.append(self._entry.made(self._ledger))
            self._entry = None
        self._made.extend(blocks(self._loose, self._ledger))
        self._loose.clear()


def _note(text: str) -> re.Match[str] | None:
    """Return the label of a note and what it lists, None for a sentence."""
    note = NOTE.match(text)
    if note is None or any(len(name.split()) > MOST_PLAIN_WORDS for name in names(note["rest"])):
        return None
    words = note["rest"].split()
    sentence = len(words) > 3 and words[-1].endswith((".", "?", "!")) and words[-1].islower()
    return None if sentence and MAYBE_SENTENCE.fullmatch(note["label"]) else note


def _is_headword(note: re.Match[str], line: Line, entry: _Entry) -> bool:
    """Tell whether a line is a term as the one above it: a sentence, or marked and no deeper."""
    marked = bool(note["mark"]) or marker(line.text) is not None
    return _note(note.string) is None or (marked and indent(line.text) <= entry.column)


def _untabbed(known: Head | None) -> str:
    if known is None:
        return "no TAB parts a term from its definition here; the line is kept as text: put a TAB after the term"
    return f"no TAB here; read as the term “{known.term}”: look whether that is right"


def _is_furniture(line: Line, ledger: Ledger) -> bool:
    if is_rule(line.text) or NO_WORDS.fullmatch(line.text):
        ledger.drop(line.number, "rule", line.text)
        return True
    if len(line.text) < 100 and HEADER_LINE.fullmatch(line.text.strip()):
        ledger.drop(line.number, "table header of terms", line.text)
        return True
    return False


def _from_table(lines: Sequence[Line], ledger: Ledger) -> Iterator[Block]:
    """Yield the rows of a table of terms as terms; any other table stays a table."""
    header = tables.pipe_cells(lines[0].text)
    if len(header) != 2 and not (len(header) > 2 and HEADER.fullmatch(header[0])):
        yield tables.pipe_table(lines, ledger)
        return
    ruled = len(lines) > 1 and tables.is_pipe_rule(lines[1].text)
    for line in lines:
        if tables.is_pipe_rule(line.text):
            ledger.drop(line.number, "table rule", line.text)
            continue
        cells = tables.pipe_cells(line.text)
        if line is lines[0] and (ruled or HEADER.fullmatch(cells[0])):
            ledger.drop(line.number, "table header of terms", line.text)
            continue
        span = Span(line.number, line.number)
        rest = " ".join(cell for cell in cells[1:] if cell)
        if rest and cells[0]:
            yield make_term(cells[0], rest, span)
        elif any(cells):
            yield Paragraph(parse(" ".join(cell for cell in cells if cell)), span)
