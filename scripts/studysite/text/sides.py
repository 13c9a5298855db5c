"""Questions and answers that only their place or their table tells apart: which lines are which side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from studysite.text.asking import ASKS, HINT, asides, directs, prompts, told_in_line
from studysite.text.asking_bullets import asking_bullets
from studysite.text.asking_lists import asking_lists, labelled_lists
from studysite.text.counting import counts_answers, counts_by_letters
from studysite.text.headings import Part
from studysite.text.keys import key_items, parted_key
from studysite.text.labels import ANSWER_LABEL, ASKED_LABEL, NUMBERED
from studysite.text.ledger import Ledger
from studysite.text.line import Line, has_number, indent, is_rule, marker, unmarked
from studysite.text.option_lines import in_line
from studysite.text.papers import numbers_alone
from studysite.text.points import asking_paragraphs, asking_points
from studysite.text.shares import surveyed_below
from studysite.text.tabled import asks_or_tells, key_column, table_lines, tables_among
from studysite.text.tabled_choices import choice_columns, choice_lines
from studysite.text.verbatim import outside
from studysite.text.verdicts import judges_each, verdict
from studysite.text.vocabulary import STANDS_ALONE, Role, bare

TIP = re.compile(r"\W*tips?\W", re.IGNORECASE)
# So many bullets that ask, with an answer below each, are a quiz.
FEWEST = 3


class Side(NamedTuple):
    """A table of one side, or of questions with options: where it begins and ends, its role, its rows as lines."""

    start: int
    end: int
    role: Role
    lines: Callable[..., list[Line]]


def sided(found: Sequence[Part], ledger: Ledger) -> list[Part]:
    """Return the parts: tables of questions alone, and of answers alone, as lists in parts of their own role.

    Answers alone are a side only where something is asked.
    """
    sides = [list(_sides(part.body)) for part in found]
    asks = any(side.role == "quiz" for held in sides for side in held)
    asks = asks or any(_has_tabled_key(part.body, held) for part, held in zip(found, sides, strict=True))
    if asks or any(part.role == "quiz" and not part.empty for part in found):
        found = [one for part, held in zip(found, sides, strict=True) for one in _parted(part, held, ledger)]
    found = asking_bullets(found)
    _ask_before_keys(found)
    for part in asking_lists(found):
        part.role = "quiz"
    _ask_by_label(found)
    return labelled_lists(found)


def tabled_sides(lines: Sequence[Line]) -> int | None:
    """Return the index of a table of questions with options, or of questions alone with one of answers alone behind it.

    None where there is none.
    """
    sides = list(_sides(lines))
    first = next((at for at, side in enumerate(sides) if side.role == "quiz"), None)
    if first is None:
        return None
    is_whole = choice_columns(lines[sides[first].start].text) or any(side.role == "answers" for side in sides[first:])
    return sides[first].start if is_whole else None


def _sides(lines: Sequence[Line]) -> Iterator[Side]:
    for at, end in tables_among(lines):
        yield from _side(lines, at, end)


def _side(lines: Sequence[Line], start: int, end: int) -> Iterator[Side]:
    header = lines[start].text
    if columns := choice_columns(header):
        yield Side(start, end, "quiz", partial(choice_lines, columns=columns))
    elif (column := key_column(lines[start:end])) is not None:
        yield Side(start, end, "answers", partial(table_lines, column=column))
    elif found := asks_or_tells(header):
        yield Side(start, end, found[0], partial(table_lines, column=found[1]))


def _parted(part: Part, sides: Sequence[Side], ledger: Ledger) -> list[Part]:
    """Return a part as itself, or as several where it holds tables of one side."""
    made, start = [part], 0
    body, part.body = part.body, []
    for first, end, role, converted in sides:
        if part.role not in ("", "quiz", role):
            continue
        _fill(made, body[start:first], part)
        lines = converted(body[first:end], ledger=ledger)
        if made[-1].role != role and (made[-1].role or not made[-1].empty):
            made.append(Part("", part.level, lines[0].number if lines else part.line))
        made[-1].role = role
        made[-1].body += lines
        start = end
    _fill(made, body[start:], part)
    return made


def _fill(made: list[Part], lines: Sequence[Line], part: Part) -> None:
    """Put text before or behind a table where it belongs: to the section, not to the table's last row."""
    if made[-1].empty or all(line.blank for line in lines):
        made[-1].body += lines
    else:
        made.append(Part("", part.level, lines[0].number, body=list(lines)))


def _ask_before_keys(found: Sequence[Part]) -> None:
    """Make a quiz of what has no role and stands before a key whose numbers are just its own, if nothing else asks."""
    before: Part | None = None
    asks = False
    called = {part.title.casefold() for part in found if part.role == "answers" and part.title}
    held = [part for part in found if not part.empty]
    if len(held) == 1 and not held[0].role and (_only_asks(held[0].body) or numbers_alone(held)):
        held[0].role = "quiz"
    for part in found:
        if part.empty:
            continue
        if not part.role and part.title.casefold() in called and not STANDS_ALONE.fullmatch(bare(part.title)):
            part.role = "quiz"
        if not part.role and any(tells(part.body) for tells in FORMS) and not surveyed_below(part.body):
            part.role = "quiz"
        if part.role == "answers" and not asks and not (before and before.role) and _is_answered(part.body):
            # “Answer Key with Questions”: nothing else asks.
            part.role = "quiz"
        if part.role == "answers":
            if before and not before.role and not asks and _has_numbers_of(before, part):
                before.role = "quiz"
            asks = False
        asks = asks or part.role in ("quiz", "checkpoints", "essays")
        before = part


def _ask_by_label(found: Sequence[Part]) -> None:
    """Make a quiz of sections that are one labelled question, where elsewhere a label asks and another one answers."""
    labelled = [part for part in found if any(ASKED_LABEL.match(line.text) for line in part.body)]
    if not any(ANSWER_LABEL.match(line.text) for part in labelled for line in part.body):
        return
    for part in labelled:
        own = [part.body[at].text.strip() for at in outside(part.body)]
        if not part.role and len(own) == 1 and ASKS.search(own[0]):
            part.role = "quiz"


def _is_answered(lines: Sequence[Line]) -> bool:
    """Tell whether lines are questions with a labelled answer right below each, and hardly anything else.

    Numbers that count up from 1 and ask, with a paragraph below each, need no label.
    """
    own = [text for at in outside(lines) if not _is_bare(text := lines[at].text.strip())]
    # Options in one line stand between a question and its answer.
    own = [text for text, below in pairwise([*own, ""]) if not (ANSWER_LABEL.match(below) and in_line(Line(0, text)))]
    asked = [at for at, text in enumerate(own) if NUMBERED.match(text) or ASKS.search(text)]
    told = [at for at in asked if at + 1 < len(own) and (ANSWER_LABEL.match(own[at + 1]) or HINT.match(own[at + 1]))]
    # “Tip: …” below what asks nothing is a remark.
    hinted = [at for at in told if TIP.match(own[at + 1])]
    directed = sum(1 for at in hinted if prompts(found["rest"] if (found := NUMBERED.match(own[at])) else own[at]))
    own = [text for text in own if not ((label := ANSWER_LABEL.match(text)) and not label["rest"])]
    if len(told) > 1 and len(told) * 5 >= len(asked) * 4 and len(told) * 4 >= len(own):
        return len(hinted) < len(told) or directed * 2 >= len(told)
    return bool(asking_points(lines))


def _is_bare(text: str) -> bool:
    """Tell whether a line is a rule, or the number of what stands below: “**Question 3**”."""
    found = NUMBERED.match(text)
    return is_rule(text) or (found is not None and found["alone"] is not None)


def answered_aside(lines: Sequence[Line]) -> bool:
    """Tell whether all lines are numbered and ask, with the answer behind each in brackets."""
    texts = [lines[at].text.strip() for at in outside(lines)]
    return (
        len(texts) >= FEWEST
        and texts[-1].endswith((")", "）"))
        and all(map(NUMBERED.match, texts))
        and asides(texts) != []
    )


def answered_below(lines: Sequence[Line]) -> bool:
    """Tell whether the outer entries of a list ask, with what answers each below it, and nothing else stands there.

    One of ten may be left open. Of entries with numbers that begin at 1 most are enough: who writes down what an exam
    may ask leaves gaps.
    """
    own = [lines[at] for at in outside(lines)]
    depths = [indent(line.text) for line in own]
    depth = min(depths, default=0)
    outer = [at for at in range(len(own)) if depths[at] == depth]
    if len(outer) < FEWEST or not all(marker(own[at].text) for at in outer):
        return False
    texts = [own[at].text.rstrip() for at in outer]
    told = [at + 1 < len(own) and depths[at + 1] > depth for at in outer]
    if all(map(ASKS.search, texts)) and sum(told) * 10 >= len(told) * 9:
        return True
    if (first := marker(texts[0])) is None or first.number != 1 or not all(map(has_number, texts)):
        return False
    asking = [bool(ASKS.search(text)) or directs(text) for text in texts]
    both = sum(1 for asks, tells in zip(asking, told, strict=True) if asks and tells)
    marked = sum(1 for text in texts if ASKS.search(text))
    return both * 5 >= len(outer) * 4 and marked * 2 > len(outer)


def answered_beside(lines: Sequence[Line]) -> bool:
    """Tell whether all lines, three at least, ask in one sentence and answer behind it."""
    own = outside(lines)
    return len(own) >= FEWEST and all(_answers_itself(lines[at].text.strip()) for at in own)


def _answers_itself(text: str) -> bool:
    text = unmarked(text)
    at = told_in_line(text)
    return at is not None and at > 0 and ". " not in text[:at]


def _has_numbers_of(before: Part, key: Part) -> bool:
    """Tell whether a part is counted as the key below it is, by numbers or by letters."""
    if STANDS_ALONE.fullmatch(bare(before.title)):
        return False
    numbers = _numbers(before.body)
    lettered = counts_by_letters(before.body) and counts_answers(key.body)
    return lettered or (len(numbers) > 1 and numbers == _numbers(key.body))


def _has_tabled_key(lines: Sequence[Line], sides: Sequence[Side]) -> bool:
    """Tell whether a table answers just the numbers of the lines above it."""
    for start, end, role, converted in sides:
        numbers = _numbers(converted(lines[start:end], ledger=Ledger(""))) if role == "answers" else []
        if len(numbers) > 1 and numbers == _numbers(lines[:start]):
            return True
    return False


def has_key(lines: Sequence[Line]) -> bool:
    """Tell whether numbered lines end in a key in one line, “Key: 1. T 2. F”, or in a table."""
    if _has_tabled_key(lines, list(_sides(lines))):
        return True
    kept, key = parted_key(lines, Ledger(""))
    tokens = key_items(key, Ledger("")) if key else None
    numbers = _numbers(kept) if tokens else []
    return tokens is not None and numbers == [str(item.number) for item in tokens[1]]


def _only_asks(lines: Sequence[Line]) -> bool:
    """Tell whether all lines, two at least, are numbered and ask."""
    texts = [lines[at].text.strip() for at in outside(lines)]
    return len(texts) > 1 and all(ASKS.search(text) and NUMBERED.match(text) for text in texts)


def _is_judged(lines: Sequence[Line]) -> bool:
    """Tell whether all lines are numbered statements that end in their verdict: “1. … **True**”."""
    texts = [lines[at].text.strip() for at in outside(lines)]
    return len(texts) >= FEWEST and all(map(verdict, texts)) and all(map(NUMBERED.match, texts)) and judges_each(texts)


# What questions with answers look like that no heading names.
FORMS: tuple[Callable[[Sequence[Line]], object], ...] = (
    has_key,
    _is_answered,
    answered_below,
    answered_beside,
    asking_paragraphs,
    _is_judged,
    answered_aside,
)


def _numbers(lines: Sequence[Line]) -> list[str]:
    """Return the numbers with which lines begin that are no deeper than others."""
    own = (lines[at].text for at in outside(lines))
    found = (NUMBERED.match(text.strip()) for text in own)
    return [match["number"] or match["alone"] or match["east"] for match in found if match]
