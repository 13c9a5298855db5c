"""Answer keys of letters alone: `1. B 2. C`, `1-b, 2-c`, a table of numbers and letters, or one letter a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.patterns import lazy
from studysite.text.items import Item
from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule
from studysite.text.rules import without_rules

TOKEN = lazy(
    r"[*_]{0,2}(?:q(?:uestion)?\s*)?(?P<number>\d{1,3})[*_]{0,2}\s*(?:\\?[-–—.):=：]\s*)?[*_]{0,2}"
    r"(?P<told>\(?[A-La-l]\)?(?:(?:\s*[&/+]\s*|,\s?)[A-La-l](?!\w))*|(?-i:[A-L]{2,5})|true|false|[TtFfVvRr])[*_]{0,2}(?=$|[\s,;|])[\s,;|]*",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"\s*[*_]{0,3}(?:correct )?(?:answers?(?: key)?|key|gabarito|respostas|respuestas|lösungen|solutions?)"
    r"[*_]{0,3}\s*[:：][*_]{0,3}\s*",
    re.IGNORECASE,
)
LETTER = re.compile(r"[\s>*_•+-]*\(?(?P<told>[A-La-l])\)?[.)]?[\s*_]*$")
# A number within a key of sentences, and how one of these ends.
COUNT = re.compile(r"(?:^|(?<=\s))(\d{1,3})[.)]\s+(?=\S)")
SAID = re.compile(r"\S[.;!?]$")
MOST_FEW_WORDS = 4
# Behind so many letters a cell may say something else in a few characters: “Y, N, Y”.
SURE, MOST_TOLD = 4, 30
CELLS = re.compile(r"\s*\|\s*|\t+")


def key_items(lines: Sequence[Line], ledger: Ledger) -> tuple[list[Line], list[Item]] | None:
    """Return what stands before a key and the answers of it; None where the lines are no key of letters alone."""
    own = [line for line in lines if not line.blank and not is_rule(line.text)]
    if not own or any(line.close for line in own):
        return None
    made = _in_table(own, ledger) or _in_lines(own, ledger) or _by_line(own, ledger) or _in_sentences(own, ledger)
    if made:
        without_rules(lines, ledger)
    return made


def parted_key(lines: Sequence[Line], ledger: Ledger) -> tuple[Sequence[Line], Sequence[Line] | None]:
    """Part a key in one line (`Answers: 1-b 2-c`), or of a line each, from the questions that it stands behind."""
    if (start := _last_tokens(lines)) is not None:
        return lines[:start], lines[start:]
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if line.blank or is_rule(line.text):
            continue
        lead = LEAD.match(line.text)
        rest = line.text[lead.end() :] if lead else line.text
        if line.close or (_tokens(rest) is None and not (lead and sentences(rest))):
            return lines, None
        if lead:
            ledger.drop(line.number, "answer key heading", lead.group())
        return lines[:at], [line._replace(text=rest)]
    return lines, None


def _last_tokens(lines: Sequence[Line]) -> int | None:
    """Return where lines of a number and a letter each begin that end a section, two at least that count from 1."""
    numbers: list[int] = []
    start: int | None = None
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        token = None if line.close else TOKEN.fullmatch(line.text.strip())
        if token is None and not line.blank:
            break
        if token:
            numbers.append(int(token["number"]))
            start = at
    return start if len(numbers) > 1 and numbers[::-1] == list(range(1, len(numbers) + 1)) else None


def _tokens(text: str) -> list[re.Match[str]] | None:
    """Return the numbers and letters of which a line is made; None where it holds anything else, or only one."""
    found: list[re.Match[str]] = []
    text = text.strip()
    at = 0
    while at < len(text):
        token = TOKEN.match(text, at)
        if token is None or token.end() == at:
            return None
        found.append(token)
        at = token.end()
    return found if len(found) > 1 else None


def sentences(text: str) -> list[tuple[int, str]]:
    """Return numbers and what is said behind each, of one line: “1. Two. 2. In May.”; none where they do not count up.

    Each ends as a sentence does before the next number, so that “in 2. Samuel” parts nothing; or all are a few words.
    """
    found = list(COUNT.finditer(text))
    if len(found) < 2 or found[0].start() or [int(one[1]) for one in found] != list(range(1, len(found) + 1)):
        return []
    ends = [*(one.start() for one in found[1:]), len(text)]
    told = [text[one.end() : end].strip() for one, end in zip(found, ends, strict=True)]
    # So do two spaces before each number.
    wide = all(text[one.start() - 2 : one.start()].isspace() for one in found[1:])
    few = wide or (len(told) > MOST_FEW_WORDS - 1 and all(0 < len(one.split()) <= MOST_FEW_WORDS for one in told))
    return list(enumerate(told, 1)) if few or all(SAID.search(one) for one in told[:-1]) else []


def _in_sentences(lines: Sequence[Line], ledger: Ledger) -> tuple[list[Line], list[Item]] | None:
    """Read a key of sentences that all stand on one line."""
    told = sentences(lines[0].text.strip()) if len(lines) == 1 else []
    for number, _ in told:
        ledger.drop(lines[0].number, "list marker", f"{number}.")
    return ([], [Item(number, lines[0].number, one) for number, one in told]) if told else None


def _in_lines(lines: Sequence[Line], ledger: Ledger) -> tuple[list[Line], list[Item]] | None:
    parted = [(line, _tokens(line.text)) for line in lines]
    if not any(tokens for _, tokens in parted) and _last_tokens(lines) != 0:
        return None
    intro: list[Line] = []
    made: list[Item] = []
    for line, tokens in parted:
        single = TOKEN.fullmatch(line.text.strip())
        if tokens is None and single is None:
            if made:
                return None
            intro.append(line)
            continue
        for token in tokens or ([single] if single else ()):
            if token is not None:
                ledger.drop(line.number, "list marker", token.group())
                made.append(Item(int(token["number"]), line.number, token["told"]))
    return intro, made


def _in_table(lines: Sequence[Line], ledger: Ledger) -> tuple[list[Line], list[Item]] | None:
    """Read a table whose rows are a number, what is right, and perhaps why."""
    # What stands behind the table is no row of it.
    end = next((at for at in range(len(lines), 0, -1) if CELLS.search(lines[at - 1].text.strip())), 0)
    rows = [(line, CELLS.split(line.text.strip().strip("|").strip())) for line in lines[:end]]
    if any(len(cells) < 2 for _, cells in rows) or len(rows) < 2:
        return None
    made: list[Item] = []
    sure = 0
    for at, (line, cells) in enumerate(rows):
        bare = [cell.strip(" *_") for cell in cells]
        number = re.fullmatch(r"(?:q(?:uestion)?\s*)?(\d{1,3})[.):]?", bare[0], re.IGNORECASE)
        letter = re.fullmatch(r"\(?[A-La-l]\)?[.)]?(?:\s*[,&/]\s*[A-La-l])*|true|false", bare[1], re.IGNORECASE)
        sure += bool(number and letter)
        if number and (letter or (sure >= SURE and 0 < len(bare[1]) <= MOST_TOLD)):
            ledger.drop(line.number, "list marker", cells[0])
            why = " ".join(cell for cell in cells[2:] if cell.strip())
            more = [Line(line.number, why)] if why else []
            made.append(Item(int(number[1]), line.number, cells[1], more))
        elif made or at > 1:
            if set(line.text) - set("|-: "):
                return None
        else:
            ledger.drop(line.number, "table header of terms", line.text)
    return (list(lines[end:]), made) if sure * 4 >= len(made) * 3 > 0 else None


def _by_line(lines: Sequence[Line], ledger: Ledger) -> tuple[list[Line], list[Item]] | None:
    """Read a letter a line, in the order of the questions."""
    found = [LETTER.match(line.text) for line in lines]
    if len(found) < 2 or not all(found):
        return None
    made: list[Item] = []
    for line, letter in zip(lines, found, strict=True):
        if letter:
            made.append(Item(None, line.number, letter["told"]))
            ledger.drop(line.number, "list marker", "")
    return [], made
