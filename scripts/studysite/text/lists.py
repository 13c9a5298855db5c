"""Lists, nested by indentation, with the damage that scraped pages have.

A scraped list may have an empty bullet whose text stands on the next line; the bullets after it,
though no deeper, are its children up to the next empty bullet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from studysite.model import Block, Blocks, Item, ListBlock, Span
from studysite.text.inline import parse
from studysite.text.ledger import Ledger
from studysite.text.line import DEEPEST, Line, indent, marker, ticked
from studysite.text.verbatim import closing

BlockParser = Callable[[Sequence[Line], Ledger], Blocks]


@dataclass(slots=True)
class Entry:
    """A list entry while it is read: `column` says how deep, `lines` are its own, `below` its children."""

    column: int
    number: int | None
    line: int
    text: str
    more: list[Line] = field(default_factory=list)
    below: list[Entry] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The number of the last line that belongs to the entry."""
        return max([self.line, *(line.number for line in self.more), *(entry.last for entry in self.below[-1:])])


def list_end(lines: Sequence[Line], start: int) -> int:
    """Return the index after the list that begins at `start`.

    A blank line inside is passed over where the list goes on behind it, but a list of two or more
    entries that stood close together ends at its first blank line: what follows is another list.
    """
    base = indent(lines[start].text)
    at, entries, loose = start, 0, False
    while at < len(lines):
        text = lines[at].text
        if lines[at].blank:
            after = _next(lines, at)
            if after is None or not _goes_on(lines[after].text, base):
                return at
            if entries >= 2 and not loose and marker(lines[after].text) and indent(lines[after].text) <= base:
                return at
            loose, at = True, after
        elif found := marker(text):
            entries += 1
            at += 2 if not found.rest and _text_follows(lines, at) else 1
        elif indent(text) > base or (text[:1].islower() and not lines[at - 1].blank):
            at = (closing(lines, at) or at) + 1
        else:
            return at
    return at


def _next(lines: Sequence[Line], at: int) -> int | None:
    return next((index for index in range(at, len(lines)) if not lines[index].blank), None)


def _goes_on(text: str, base: int) -> bool:
    found = marker(text)
    return (found is not None and found.indent >= base) or indent(text) > base


def _text_follows(lines: Sequence[Line], at: int) -> bool:
    if at + 1 >= len(lines):
        return False
    following = lines[at + 1]
    return not following.blank and not following.close and marker(following.text) is None


def entries(lines: Sequence[Line], ledger: Ledger) -> list[Entry]:
    """Return the entries of a list's `lines`, nested."""
    flat: list[Entry] = []
    opened: Entry | None = None
    at = 0
    while at < len(lines):
        line = lines[at]
        close = closing(lines, at)
        found = marker(line.text) if close is None else None
        if found is None:
            end = (at if close is None else close) + 1
            if flat:
                flat[-1].more.extend(lines[at:end])
            at = end
            continue
        ledger.drop(line.number, "list marker", line.text[: len(line.text) - len(found.rest)].strip())
        if not found.rest and _text_follows(lines, at):
            at += 1
            opened = Entry(found.indent, found.number, lines[at].number, lines[at].text.strip())
            flat.append(opened)
        else:
            deeper = opened is not None and found.indent == opened.column and bool(found.rest)
            flat.append(Entry(found.indent + (1 if deeper else 0), found.number, line.number, found.rest))
        at += 1
    kept = [entry for entry in flat if entry.text or entry.more]
    _sink_between(kept)
    return _nested(kept)


def _sink_between(flat: list[Entry]) -> None:
    """Put bullets between step 1 and step 2 below step 1, although they are no deeper."""
    step: Entry | None = None
    between: list[Entry] = []
    for entry in flat:
        if entry.number is None:
            if step and entry.column >= step.column:
                between.append(entry)
                continue
            step = None
        elif step and entry.column == step.column:
            if entry.number == (step.number or 0) + 1:
                for one in between:
                    one.column += 1
            step = entry
        elif step is None or entry.column < step.column:
            step = entry
        else:
            continue
        between.clear()


def _nested(flat: list[Entry]) -> list[Entry]:
    roots: list[Entry] = []
    path: list[Entry] = []
    for entry in flat:
        while path and (path[-1].column >= entry.column or len(path) >= DEEPEST):
            path.pop()
        (path[-1].below if path else roots).append(entry)
        path.append(entry)
    return roots


def lists(found: list[Entry], ledger: Ledger, blocks: BlockParser) -> list[Block]:
    """Return one list for each run of entries of the same kind (bullets, numbers)."""
    made: list[Block] = []
    run: list[Entry] = []
    for entry in found:
        if run and (run[-1].number is None) != (entry.number is None):
            made.append(_list(run, ledger, blocks))
            run = []
        run.append(entry)
    if run:
        made.append(_list(run, ledger, blocks))
    return made


def _list(run: list[Entry], ledger: Ledger, blocks: BlockParser) -> ListBlock:
    items = tuple(_item(entry, ledger, blocks) for entry in run)
    numbers = [entry.number for entry in run]
    start = 1 if numbers[0] is None else numbers[0]
    return ListBlock(items, Span(run[0].line, run[-1].last), numbers[0] is not None, start)


def _item(entry: Entry, ledger: Ledger, blocks: BlockParser) -> Item:
    text, more = joined(entry)
    if ticked(text) != text:
        ledger.drop(entry.line, "list marker", text[:3])
    own: list[Block] = list(blocks(more, ledger)) if more else []
    return Item(parse(ticked(text)), Span(entry.line, entry.last), (*own, *lists(entry.below, ledger, blocks)))


def joined(entry: Entry) -> tuple[str, list[Line]]:
    """Return the entry's text with the lines that run on, and the lines of further blocks, less their indentation."""
    own = 0
    while own < len(entry.more) and _is_text(entry.more[own]):
        own += 1
    text = " ".join(part for part in (entry.text, *(line.text.strip() for line in entry.more[:own])) if part)
    more = entry.more[own:]
    while more and more[-1].blank:
        more.pop()
    depth = min((indent(line.text) for line in more if not line.blank), default=0)
    return text, [line._replace(text=line.text.expandtabs(4)[depth:]) for line in more]


def _is_text(line: Line) -> bool:
    return not line.blank and not line.close and line.text.lstrip()[0] not in "|>"
