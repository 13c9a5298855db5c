"""The lines of a glossary into terms: TAB lines, tables, bullets, bold headwords, `Term: definition`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.model import Block, Blocks, Span
from studysite.text import tables
from studysite.text.blocks import blocks
from studysite.text.entries import heads_paragraphs, nests, parting
from studysite.text.headwords import COUNT, Head, bold_alone, head, make_term, unlinked
from studysite.text.ledger import Ledger
from studysite.text.line import Line, indent, is_rule, marker
from studysite.text.term_columns import columns_of
from studysite.text.term_entry import Entry
from studysite.text.term_indexes import is_index
from studysite.text.term_lines import in_turn
from studysite.text.term_notes import MAYBE_TERM, MOST_NOTES, NOTE, note, note_behind
from studysite.text.term_tables import from_table, is_collapsed, is_header, names_columns, term_row
from studysite.text.verbatim import closing
from studysite.text.vocabulary import DEFINITION_ALONE, DEFINITION_LABEL, EXAMPLE_LABEL, INSTRUCTION, TERM_LABEL

# How Markdown's lists of definitions begin one.
DESCRIPTION = re.compile(r":\s+\S")
FEWEST_UNMARKED = 3
NO_WORDS = re.compile(r"[\s.·•…。–—=_*~|-]+")


def term_blocks(lines: Sequence[Line], ledger: Ledger) -> Blocks:
    """Return the terms that `lines` define, with whatever else stands between them as blocks of text."""
    return _Glossary(lines, ledger).read()


class _Glossary:
    """Reads the lines of one glossary, one after the other."""

    def __init__(self, lines: Sequence[Line], ledger: Ledger) -> None:
        self._lines = lines
        self._ledger = ledger
        self._by = parting(lines, stops=True)
        self._nests = nests(lines)
        self._heads_paragraphs = heads_paragraphs(lines)
        self._tabbed = sum(1 for line in lines if "\t" in line.text.strip()) >= 2
        self._made: list[Block] = []
        self._loose: list[Line] = []
        self._entry: Entry | None = None
        self._header: list[str] = []
        self._unmarked = 0
        self._behind_code = False

    def read(self) -> Blocks:
        """Return the blocks."""
        if pairs := in_turn(self._lines, self._ledger):
            return tuple(make_term(name.text, told.text, Span(name.number, told.number)) for name, told in pairs)
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
            self._behind_code = True
            return close + 1
        below = self._is_below(line)
        end = at if self._tabbed or below else tables.pipe_end(lines, at)
        if end > at:
            self._flush()
            self._made.extend(from_table(lines[at:end], self._ledger))
            return end
        if line.blank or below:
            # Between a headword and its definition a blank line parts nothing.
            if self._entry is None or self._entry.told:
                self._leave([line])
        elif names_columns(lines, at):
            self._ledger.drop(line.number, "table header of terms", line.text)
        elif _is_furniture(line, self._ledger):
            if "\t" in line.text and is_header(line.text):
                self._header = [cell.strip() for cell in line.text.strip().split("\t")]
        elif self._continues(line):
            self._add(at)
        elif entry := self._begins(at):
            self._flush()
            self._unmarked += marker(line.text) is None
            self._entry = entry
        else:
            self._leave([line])
        return at + 1

    def _is_below(self, line: Line) -> bool:
        """Tell whether a line is indented below a headword, behind what is no part of its definition: code, a table."""
        entry = self._entry
        is_told = entry is not None and bool(entry.told) and not line.blank and indent(line.text) > entry.column + 3
        return is_told and (self._behind_code or line.text.lstrip()[:1] == "|")

    def _continues(self, line: Line) -> bool:
        """Tell whether a line goes on with the definition above it."""
        entry = self._entry
        if entry is None or self._loose or (self._tabbed and "\t" in line.text.strip() and not line.text[0].isspace()):
            return False
        found = marker(line.text)
        if not entry.told:
            return found is None or found.indent > entry.column
        text = line.text.strip()
        named = NOTE.match(found.rest if found else text)
        if named and not (MAYBE_TERM.fullmatch(named["label"]) and _is_headword(named, line, entry)):
            return True
        if DEFINITION_LABEL.match(text) or EXAMPLE_LABEL.match(text) or indent(line.text) > entry.column + 1:
            return "\t" not in text
        if DESCRIPTION.match(text) or (entry.labelled and found is None and not TERM_LABEL.match(text)):
            return bold_alone(text) == ""
        return found is None and text[:1].islower() and self._parted(text) is None

    def _add(self, at: int) -> None:
        """Add a line to the definition, without its mark or its label."""
        line = self._lines[at]
        text = line.text.strip()
        if found := marker(text):
            self._ledger.drop(line.number, "list marker", text[: len(text) - len(found.rest)].strip())
            text = f"· {found.rest}" if self._entry and self._entry.told else found.rest
        told = note(text.removeprefix("· ")) if self._entry and (self._entry.told or self._heads(at)) else None
        if self._entry and told and (self._entry.told or told["also"]):
            self._note(self._entry, told, line.number)
            return
        if self._entry and not self._entry.told and DEFINITION_ALONE.fullmatch(text):
            self._ledger.drop(line.number, "label", text)
            return
        if match := DEFINITION_LABEL.match(text):
            self._ledger.drop(line.number, "label", match["label"])
            text = match["rest"]
            if self._entry:
                self._entry.labelled = True
        elif DESCRIPTION.match(text):
            text = text[1:].strip()
        if self._entry:
            self._entry.told.append(self._without_notes(self._entry, Line(line.number, text)))

    def _heads(self, at: int) -> bool:
        """Tell whether a line is the first of several that are indented below a headword."""
        below = self._lines[at + 1].text if at + 1 < len(self._lines) else ""
        return indent(self._lines[at].text) > 3 and indent(below) > 3

    def _note(self, entry: Entry, told: re.Match[str], line: int) -> None:
        self._ledger.drop(line, "label", told["label"])
        entry.note(told, line)

    def _without_notes(self, entry: Entry, line: Line) -> Line:
        """Return a line of a definition without the notes that stand behind it."""
        text = line.text
        for _ in range(MOST_NOTES):
            found = note_behind(text)
            if found is None:
                break
            text, behind = found
            self._note(entry, behind, line.number)
        return Line(line.number, text)

    def _begins(self, at: int) -> Entry | None:
        """Return the entry that a line begins, None if it begins none."""
        line = self._lines[at]
        text = line.text.strip()
        if "\t" in text:
            return self._row(text, line)
        if is_collapsed(text):
            self._notice(
                line,
                "the glossary's table has run together into one line; it is kept as text: "
                "put each term on a line of its own, a TAB before its definition",
            )
            return None
        found = marker(line.text)
        if found and self._unmarked >= FEWEST_UNMARKED and any(not one.blank for one in self._loose):
            # A list below a paragraph, behind terms that had no marks: another text has begun.
            return None
        body = found.rest if found else text
        bold = body.startswith("**")
        if not self._made and not found and INSTRUCTION.match(text):
            return None
        known = self._labelled(line, body) or self._parted(body) or self._alone(at, body)
        known = None if known and is_index(known.rest) else known
        if self._tabbed and not (known and found and bold):
            self._notice(line, _untabbed(known))
        if known and found:
            self._ledger.drop(line.number, "list marker", line.text[: len(line.text) - len(body)].strip())
        if known is None:
            return None
        return self._entry_of(known, line)

    def _row(self, text: str, line: Line) -> Entry:
        """Return the entry of a line with TABs: the columns are those of the header, else the first is the term."""
        columns = columns_of(self._header)
        cells = [cell.strip() for cell in text.split("\t")]
        if columns is None or columns.term or not (0 < columns.meaning < len(cells)):
            name, _, rest = text.partition("\t")
            return self._entry_of(Head(name, rest.replace("\t", " ")), line)
        found = term_row(cells, columns, self._header)
        entry = self._entry_of(Head(found.name, found.told), line)
        entry.aliases += ((line.number, name) for name in found.names)
        return entry

    def _entry_of(self, known: Head, line: Line) -> Entry:
        words, address = unlinked(known.term)
        if address:
            self._ledger.drop(line.number, "markup", address)
            known = known._replace(term=words)
        name = known.term.strip("* ")
        if count := COUNT.match(name):
            self._ledger.drop(line.number, "list marker", count.group())
        entry = Entry(name[count.end() :] if count else known.term, line.number, indent(line.text))
        entry.labelled = self._heads_paragraphs
        if known.rest:
            entry.told.append(self._without_notes(entry, Line(line.number, known.rest)))
        return entry

    def _parted(self, text: str) -> Head | None:
        """Return the headword that a line begins with: in bold, up to the mark of this glossary, or up to any."""
        bold = text.startswith(("**", "__"))
        return (not bold and self._by is not None and self._by(text)) or head(text)

    def _labelled(self, line: Line, text: str) -> Head | None:
        """Return the headword of `Term: X`, where its definition stands on the next line."""
        match = TERM_LABEL.match(text)
        if match is None:
            return None
        self._ledger.drop(line.number, "label", match["label"])
        return Head(match["rest"].strip("* "), "")

    def _alone(self, at: int, text: str) -> Head | None:
        """Return a headword that has a line to itself: in bold, or with its definition behind a colon below."""
        following = next((line for line in self._lines[at + 1 :] if not line.blank), None)
        if following is None:
            return None
        told = following.text.strip()
        own, listed = marker(self._lines[at].text), marker(following.text)
        depth = indent(self._lines[at].text)
        if is_index(told) or (listed and not own and listed.indent <= depth):
            return None  # what a list is about
        nested = self._nests and listed is not None and listed.indent > depth
        described = DESCRIPTION.match(told) is not None and not DESCRIPTION.match(text)
        if described or nested or (self._heads_paragraphs and own):
            return Head(text, "")
        name = bold_alone(text)
        apart = bold_alone(told) or head(told) or listed or told.startswith("**")
        plain = following is self._lines[at + 1] or not apart
        return Head(name, "") if name and plain else None

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
        self._behind_code = False


def _is_headword(named: re.Match[str], line: Line, entry: Entry) -> bool:
    """Tell whether a line is a term as the one above it: a sentence, or marked and no deeper."""
    marked = bool(named["mark"]) or marker(line.text) is not None
    return note(named.string) is None or (marked and indent(line.text) <= entry.column)


def _untabbed(known: Head | None) -> str:
    if known is None:
        return "no TAB parts a term from its definition here; the line is kept as text: put a TAB after the term"
    return f"no TAB here; read as the term “{known.term}”: look whether that is right"


def _is_furniture(line: Line, ledger: Ledger) -> bool:
    if is_rule(line.text) or NO_WORDS.fullmatch(line.text):
        ledger.drop(line.number, "rule", line.text)
        return True
    if is_header(line.text):
        ledger.drop(line.number, "table header of terms", line.text)
        return True
    return False
