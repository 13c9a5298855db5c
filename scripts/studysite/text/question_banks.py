"""Banks of questions: a title that says so, and numbered lists below it, by topic or by how hard they are.

“Interview Question Bank”, “Вопросы к экзамену”: hardly anything else stands there but entries at the margin that count
up, and go on counting or begin anew below each heading and each line in bold. A third of them ask or tell what to do.
They need not where ten or more count on over several headings, as no steps do, nor below the name of an exam, since
whoever draws a topic there is to speak about it. Three lists of twenty entries that count from 1, of which three in
five ask or tell what to do, need no title. What is indented below an entry is its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from studysite.patterns import lazy
from studysite.text.asking import ASKS, QUESTION_END, prompts
from studysite.text.headings import Part
from studysite.text.languages import folded, headings
from studysite.text.line import Line, indent, is_rule, marker
from studysite.text.options import is_list
from studysite.text.verbatim import outside

BANK = lazy(rf"{headings('bank').pattern}")
ORAL = lazy(rf"{headings('oral').pattern}")
# What is said about questions, and asks none: “How to answer exam questions”.
ABOUT = re.compile(r"(?:how|tips|about|using|types?|why|steps)\b")
NAME = re.compile(r"\*\*(?P<name>[^*?]{2,60})\*\*:?\s*$")
LONGEST = 200
FEWEST, FEWEST_TOPICS = 5, 10
# Without such a title.
FEWEST_UNNAMED, FEWEST_LISTS = 20, 3
# Words of an entry that only names a topic.
MOST_WORDS = 30


def names_bank(title: str) -> bool:
    """Tell whether a title names a collection of questions, as a whole."""
    words = _bare(title)
    called = BANK.fullmatch(words) is not None or ORAL.fullmatch(words) is not None
    return len(title) <= LONGEST and ABOUT.match(words) is None and called


def _bare(title: str) -> str:
    return folded(title.strip("#*_ ")).rstrip(":").strip()


def question_banks(found: Sequence[Part], title: str) -> list[Part]:
    """Return the parts of a bank that have numbered entries; none where much else stands there."""
    if any(part.role in ("answers", "essays") and not part.empty for part in found):
        return []
    held = [(part, entries) for part in found if part.role in ("", "quiz") and (entries := _entries(part))]
    texts = [text for _, entries in held for text in entries]
    outer = sum(len(_outer(part.body)) for part in found)
    starts = _starts([part for part, _ in held])
    if len(texts) < FEWEST or len(texts) * 5 < outer * 4 or not starts:
        return []
    asking = sum(1 for text in texts if prompts(text) or QUESTION_END.search(text))
    if not names_bank(title):
        marked = sum(1 for text in texts if QUESTION_END.search(text))
        many = len(texts) >= FEWEST_UNNAMED and starts == len(held) >= FEWEST_LISTS
        return (
            [part for part, _ in held] if many and marked * 5 >= len(texts) * 2 and asking * 5 >= len(texts) * 3 else []
        )
    topics = ORAL.fullmatch(_bare(title)) is not None and len(texts) >= FEWEST_TOPICS
    named = topics and all(len(text.split()) <= MOST_WORDS for text in texts)
    goes_on = len(texts) >= FEWEST_TOPICS and starts == 1 < len(held)
    return [part for part, _ in held] if asking * 3 >= len(texts) or named or goes_on else []


def as_banks(found: Sequence[Part], title: str) -> list[Part]:
    """Return the parts; those of a bank are quizzes, cut where a line in bold names what the next entries ask about."""
    banks = {id(part) for part in question_banks(found, title)}
    for part in found if banks else ():
        # The title's role is that of its lists alone.
        part.role = "" if part.role == "quiz" and id(part) not in banks else part.role
    return [one for part in found for one in (_cut(part) if id(part) in banks else [part])]


def _cut(part: Part) -> Iterator[Part]:
    made, body = replace(part, role="quiz", sure=True, body=[]), list[Line]()
    for line in part.body:
        name = NAME.match(line.text)
        if name is None:
            body.append(line)
            continue
        made.body = _answered(body)
        yield made
        made, body = Part(name["name"].rstrip(":"), min(6, part.level + 1), line.number, "*", "quiz", sure=True), []
    made.body = _answered(body)
    yield made


def _answered(lines: Sequence[Line]) -> list[Line]:
    """Return the lines; what is listed below an entry that asks, deeper than it, has the label of an answer."""
    made: list[Line] = []
    run: list[Line] = []
    for line in lines:
        if not line.blank and not indent(line.text) and _number(line.text) is not None:
            made += _told(run)
            run = [line]
        else:
            run.append(line)
    return [*made, *_told(run)]


def _told(run: Sequence[Line]) -> list[Line]:
    below = [at for at, line in enumerate(run) if at and not line.blank]
    listed = below and _number(run[0].text) is not None and all(indent(run[at].text) for at in below)
    own = [run[at] for at in below]
    if not listed or marker(own[0].text) is None or any(ASKS.search(line.text) for line in own) or is_list(own):
        return list(run)
    deeper = [line._replace(text=f"    {line.text}") if not line.blank else line for line in run[below[0] :]]
    return [*run[: below[0]], Line(own[0].number, "    A:"), *deeper]


def _number(text: str) -> int | None:
    found = marker(text)
    return found.number if found else None


def _outer(lines: Sequence[Line]) -> list[Line]:
    """Return the lines at the margin but for names in bold, rules, tables and quotations."""
    own = (lines[at] for at in outside(lines))
    bare = (line for line in own if not indent(line.text) and not is_rule(line.text) and line.text[0] not in "|>")
    return [line for line in bare if not NAME.match(line.text)]


def _entries(part: Part) -> list[str]:
    """Return the entries of a part with their own words, if all that is at its margin are such."""
    found = [marker(line.text) for line in _outer(part.body)]
    entries = [one.rest for one in found if one is not None and one.number is not None]
    return entries if len(entries) * 5 >= len(found) * 4 else []


def _starts(held: Sequence[Part]) -> int:
    """Return how often the entries of all parts begin with 1; 0 where one does not go on counting otherwise."""
    last = starts = 0
    for number in (_number(line.text) for part in held for line in _outer(part.body)):
        if number is not None and number not in (1, last + 1):
            return 0
        starts += number == 1
        last = last if number is None else number
    return starts
