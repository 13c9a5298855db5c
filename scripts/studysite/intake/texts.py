"""Text files of cards: `.tsv`, `.csv`, and `.txt` where that is what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.intake import anki_text, gift, own, table
from studysite.intake.cards import plain_table, taken
from studysite.intake.deck import Deck
from studysite.intake.escaping import plain
from studysite.intake.fields import side
from studysite.intake.rows import Row, rows, sniffed
from studysite.intake.taken import NotTaken, Remark, Taken
from studysite.text.decode import decode
from studysite.text.line import is_rule, marker
from studysite.text.tables import is_pipe_rule
from studysite.text.vocabulary import is_main

AMONG = ("\t", ",", ";", "|")
# A text is a deck where it holds so many rows, and nearly nothing else.
FEWEST, SHARE = 3, 0.9
LONGEST_FRONT, MOST_WORDS = 60, 6
NAMES = {"\t": "TABs", ",": "commas", ";": "semicolons", "|": "bars"}
MARKDOWN = re.compile(r"\s*(?:#{1,6}\s|\*\*|```|>|<|[*_]{0,2}[QA]\s?\d{0,3}[:.])")


def separated(data: bytes) -> Taken:
    """Return the cards of a table; raises NotTaken for one that has none."""
    text, remarks = read_text(data)
    if anki_text.is_export(text):
        return anki_text.taken_from(text, remarks)
    cut, between = _cut(text)
    parted = rows(cut, between) if between else []
    if not parted or max(len(row.cells) for row in parted) < 2:
        raise NotTaken(
            "no row has two columns; put a TAB between front and back, or save what is no deck of cards as .txt"
        )
    return _deck(parted, between, remarks, "a table of cards")


def maybe(data: bytes) -> Taken | None:
    """Return the cards of a text that is nothing but cards, None for any other text."""
    text, remarks = read_text(data)
    if anki_text.is_export(text):
        return anki_text.taken_from(text, remarks)
    if gift.is_gift(text):
        return _gift(text, remarks)
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) == 1 and lines[0].count(";;") >= FEWEST - 1:
        lines = [line for line in lines[0].split(";;") if line.strip()]
        text = "\n".join(lines)
    between = next((one for one in ("\t", "|", ";") if _is_deck(lines, one)), "")
    return _deck(rows(text, between), between, remarks, "a text of cards") if between else None


def questions(data: bytes) -> Taken:
    """Return the questions of a file in GIFT; raises NotTaken where it holds none."""
    return _gift(*read_text(data))


def _gift(text: str, remarks: Sequence[Remark]) -> Taken:
    deck = Deck(remarks=list(remarks))
    gift.read(text, deck)
    return taken(deck, "questions in GIFT")


def read_text(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """Return the text of a file with plain line ends, whatever its encoding; raises NotTaken for what is no text."""
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        wide = "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
        try:
            data = data.decode(wide).encode()
        except UnicodeDecodeError:
            data = b"\0"
        if b"\0" in data:
            raise NotTaken("the file is no text; export the cards as text, with TABs between the columns")
    decoded = decode("", data)
    said = tuple(Remark(one.code, one.message) for one in decoded.notices if one.severity != "note")
    return "\n".join(decoded.lines), said


def _cut(text: str) -> tuple[str, str]:
    """Return the text, and what stands between its cells. Quizlet may part cards by `;;`."""
    between = sniffed(text, AMONG)
    lines = [line for line in text.split("\n") if line.strip()]
    parts = [part for line in lines for part in line.split(";;") if part.strip()]
    if len(lines) <= 2 < len(parts):
        cut = "\n".join(parts)
        if found := sniffed(cut, AMONG):
            return cut, found
    return text, between


def _is_deck(lines: Sequence[str], between: str) -> bool:
    """Tell whether lines are cards: nearly all have `between` between their sides, as often, and are no prose."""
    if len(lines) > FEWEST and between not in lines[0] and between in lines[1].strip():
        # The first line is a title, unless it says that a study guide begins.
        if is_main(lines[0]) or MARKDOWN.match(lines[0]):
            return False
        lines = lines[1:]
    counts = [line.strip().count(between) for line in lines]
    held = [count for count in counts if count]
    most = max(set(held), key=held.count, default=0)
    same = sum(count == most for count in counts)
    told = zip(lines, counts, strict=True)
    if not most or same < max(FEWEST, len(lines) * SHARE) or most > (3 if between == "\t" else 1):
        return False
    if any(
        MARKDOWN.match(line) or is_rule(line) or is_pipe_rule(line) or (not n and is_main(line)) for line, n in told
    ):
        return False
    return between == "\t" or (same == len(lines) and _are_sides(lines, between))


def _are_sides(lines: Sequence[str], between: str) -> bool:
    """Tell whether what stands before a bar or a semicolon on each line is the front of a card."""
    fronts = [line.partition(between)[0].strip() for line in lines]
    if all(front.endswith(("?", "？", "؟")) for front in fronts):
        return True
    # A semicolon parts sentences, too, and has a space behind it there.
    tight = between != ";" or not any("; " in line for line in lines)
    short = all(0 < len(front) <= LONGEST_FRONT and len(front.split()) <= MOST_WORDS for front in fronts)
    return tight and short and not any(map(marker, lines))


def _deck(parted: list[Row], between: str, remarks: Sequence[Remark], what: str) -> Taken:
    deck = Deck(remarks=list(remarks))
    if len(parted) > FEWEST and len(parted[0].cells) == 1 < len(parted[1].cells):
        deck.title = plain(" ".join(parted[0].cells[0].split()))
        parted = parted[1:]
    if own.is_export(parted[0].cells):
        own.read(parted, deck)
        return taken(deck, "a table of cards from studysite")
    regular = _regular(parted, between, deck)
    if table.is_unknown(regular):
        return plain_table(regular, deck)
    table.read(regular, deck, side)
    return taken(deck, what)


def _regular(parted: list[Row], between: str, deck: Deck) -> list[Row]:
    """Return rows of two cells and more. What stands on a line of its own goes on with the row above it."""
    made: list[Row] = []
    widths = [len(row.cells) for row in parted]
    width = max(set(widths), key=widths.count)
    for row in parted:
        cells = row.cells
        if len(cells) == 1 and made and not row.gap:
            before = made[-1]
            made[-1] = Row(before.line, (*before.cells[:-1], f"{before.cells[-1]}\n{cells[0]}"), before.gap)
            deck.remark("uneven-row", f"row {row.line} has one column; it was read as going on with the row above")
        elif len(cells) == 1:
            deck.loose.append(plain(" ".join(cells[0].split())))
            deck.remark("uneven-row", f"row {row.line} has one column and is kept as text: look whether it is a card")
        elif width == 2 < len(cells) and between != "\t" and all(cells[1:]):
            # A comma of a sentence that nobody put in quotation marks.
            made.append(Row(row.line, (cells[0], between.join(cells[1:])), row.gap))
            text = f"row {row.line} has {len(cells)} columns where others have 2, so the {NAMES[between]} were read"
            deck.remark(
                "uneven-row", f"{text} as part of the back: put a back with {NAMES[between]} in quotation marks"
            )
        else:
            made.append(row)
    return made
