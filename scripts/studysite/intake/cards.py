"""A deck as Markdown that readers make questions and terms of.

## Flash cards             ## Glossary                  ## Quiz

**Q:** front               front<TAB>back               1. front
**A:** back                                                 Hint: …
    its further lines                                       - [x] the right one
                                                                why
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from studysite.intake.deck import Card, Deck, Side
from studysite.intake.escaping import plain
from studysite.intake.judging import LIST, split
from studysite.intake.rows import Row
from studysite.intake.taken import NotTaken, Remark, Taken
from studysite.text.vocabulary import role_of

INDENT = "    "
# What begins a block, which may not stand behind a label.
BLOCK = re.compile(r"\s*(?:[-*+•]\s|\d{1,5}[.)]\s|\||```|~~~|\$\$)")
LIST_MARK = re.compile(r"^(?:[-*+•]|\d{1,5}[.)])\s+")
FENCE = re.compile(r"\s*(?:```|~~~)")
SHOWN = 3
STOPS = (*".!?…:;,—–-(", "。", "！", "？", "：", "；", "，", "、")


def taken(deck: Deck, what: str, images: Mapping[str, bytes] | None = None) -> Taken:
    """Return a deck as Markdown; raises NotTaken where it has no card."""
    cards = deck.once()
    if not cards:
        raise NotTaken("the file holds no cards; look whether it is the export of cards that it should be")
    text = "\n".join(_lines(deck, cards)).rstrip("\n") + "\n"
    return Taken(text, images or {}, tuple(_summed(deck.remarks)), what, is_untitled=not deck.title)


def plain_table(table: Sequence[Row], deck: Deck) -> Taken:
    """Return rows as a table to be read, where nobody can say which columns make a card."""
    width = max(len(row.cells) for row in table)
    rows = [" ".join(f"| {plain(' '.join(cell.split()))}" for cell in row.cells) for row in table]
    lines = [f"{row}{' |' * (width - len(one.cells) + 1)}" for row, one in zip(rows, table, strict=True)]
    text = "\n".join([lines[0], "| --- " * width + "|", *lines[1:]])
    said = (
        f"no column is called front or back, and there are {width}; shown as a table: name two of them in the first row"
    )
    head = f"# {deck.title}\n\n" if deck.title else ""
    remarks = (*deck.remarks, Remark("columns-unnamed", said))
    return Taken(f"{head}{text}\n", {}, remarks, "a table", is_untitled=not deck.title)


def _summed(remarks: Iterable[Remark]) -> Iterator[Remark]:
    """Yield remarks, and of many of one kind the first ones and how many more there are."""
    held: dict[str, list[Remark]] = {}
    for one in remarks:
        held.setdefault(one.code, []).append(one)
    for same in held.values():
        shown = same if len(same) <= SHOWN + 1 else same[:SHOWN]
        yield from shown
        if len(same) > len(shown):
            yield Remark(same[0].code, f"the same holds for {len(same) - len(shown)} more places of this file")


def _lines(deck: Deck, cards: Sequence[Card]) -> Iterator[str]:
    if deck.title:
        yield from (f"# {deck.title}", "")
    for line in deck.loose:
        yield from (line, "")
    questions, terms = split(cards)
    yield from _part("Quiz", [card for card in cards if card.options], _choice)
    yield from _part("Flash cards", questions, _question)
    yield from _part("Glossary", terms, _term)


def _part(heading: str, cards: Sequence[Card], write: Callable[[Card, int], Iterator[str]]) -> Iterator[str]:
    """Yield the lines of the cards of one kind, below a heading for each section."""
    by_section: dict[str, list[Card]] = {}
    for card in cards:
        by_section.setdefault(card.section, []).append(card)
    if by_section:
        yield from (f"## {heading}", "")
    # Cards without a section come first: they would belong to the one above them.
    for section in sorted(by_section, key=bool):
        if section:
            # A chapter that is called “Answers” holds no answers.
            yield from (f"### Chapter “{section}”" if role_of(section) else f"### {section}", "")
        for number, card in enumerate(by_section[section], 1):
            yield from write(card, number)
        yield ""


def _question(card: Card, _number: int) -> Iterator[str]:
    yield from _labelled("**Q:**", card.front)
    if card.hint:
        yield from _labelled(f"{INDENT}Hint:", card.hint)
    if card.back:
        yield from _labelled("**A:**", card.back)
    yield ""


def _choice(card: Card, number: int) -> Iterator[str]:
    yield from _labelled(f"{number}.", card.front)
    if card.hint:
        yield from _labelled(f"{INDENT}Hint:", card.hint)
    yield ""
    for one in card.options:
        yield f"{INDENT}- [{'x' if one.is_right else ' '}] {_joined(one.words)}"
        if one.rationale:
            # Without a blank line, one that begins small would go on with the option.
            yield from ("", f"{INDENT * 2}{_joined(one.rationale)}", "")
    if card.back:
        yield ""
        yield from _labelled("**A:**", card.back)
    yield ""


def _term(card: Card, _number: int) -> Iterator[str]:
    yield f"{_joined(card.front)}\t{_joined(card.back)}"


def _joined(side: Side) -> str:
    """Return a side as one line; what stood on a line of its own keeps a mark that says so."""
    told = ""
    for line in (line.strip() for line in side if line.strip()):
        begins = told and not told.endswith(STOPS) and line[:1].isupper()
        mark = "· " if told and (LIST.match(line) or begins) else ""
        told = f"{told} {mark}{LIST_MARK.sub('', line) if mark else line}".strip()
    return told


def _labelled(label: str, side: Side) -> Iterator[str]:
    """Yield a side behind its label: each of its lines is a paragraph, unless it belongs to a list, table or code."""
    first, *more = side
    listed = sum(LIST.match(line) is not None for line in side) > 1
    if BLOCK.match(first) and (listed or not LIST.match(first)):
        first, more = "", list(side)
    yield f"{label} {first}".rstrip()
    below = INDENT * (1 + label.startswith(INDENT))
    within = False
    for at, line in enumerate(more):
        fence = FENCE.match(line) is not None
        before = more[at - 1] if at else ""
        together = within or (BLOCK.match(line) and BLOCK.match(before) and not (fence or FENCE.match(before)))
        if at and not together:
            yield ""
        yield f"{below}{line}" if line else ""
        within = within != fence
