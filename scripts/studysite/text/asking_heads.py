"""Headings that ask: a question each, or sections of questions with options, whatever they are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from studysite.patterns import lazy
from studysite.text.asking import ASKS, directs, is_talk, prompts
from studysite.text.headings import Part
from studysite.text.labels import ASKED, ASKED_LABEL, NUMBERED, TOLD
from studysite.text.line import Line, marker
from studysite.text.options import groups, is_choice
from studysite.text.shares import surveyed

# A heading that is a question, an answer or a prompt: "1. What …?", "Question 3", "Question 2.1", "What …?"
NUMBER_ALONE = lazy(
    rf"[*_]*(?:(?:{ASKED}|{TOLD}|prompt|essay|第)\s*\d{{1,4}}(?P<within>\.\d{{1,3}})?[問題题]?|\d{{1,4}})[*_]*$",
    re.IGNORECASE,
)
POINTS = re.compile(
    r"(?:/\s?)?\d{1,3}(?:\s?/\s?\d{1,3})?(?:\s?(?:points?|pts?\.?|marks?|punkte|puntos|pontos|punti|点|分))?"
)
BOXED = re.compile(r"\s*\[[ xX]\]\s")
# So many headings that ask and count up are a quiz.
FEWEST = 3
# Of so many that all ask or tell a learner what to say, fewer need a question mark: no steps of a work read like that.
MANY = 6
# … and below a few words of introduction one more.
FEWEST_BELOW = 4
ASK_WITHIN = re.compile(r"[?？؟][\"'”’»)\]*_]*(?=\s|$)")
TASK = re.compile(r"[*_]{0,2}(?:task|todo|problem)[*_]{0,2}:[*_]{0,2}\s*", re.IGNORECASE)
# What answers a heading; more is a chapter that a question heads.
MOST_ANSWER_WORDS = 60
MANY_HEADS, LONGEST_ANSWER = 10, 250
GREAT_MANY, MOST_OF_MANY = 20, 100


def choosing(found: Sequence[Part]) -> None:
    """Give what asks with options the role of a quiz, whatever it is called.

    Of headings that all ask, one a question, some may have options that are only sure beside the others.
    """
    for part in _scored(found):
        part.role = ""
    asking = [part for part in found if not part.role and part.body]
    own = [part for part in asking if is_choice(_lines(part))]
    several = is_choice([line for part in asking for line in _lines(part)])
    levels = {part.level for part in own if _asks(part)}
    own += _counting_on(found, own)
    own += _counting_up_to(found, own)
    for part in counted_questions(found) or only_questions(found):
        part.asks = part.role in ("", "quiz")
        part.role = part.role or "quiz"
    for part in asking:
        beside = _asks(part) and (part.level in levels or (several and bool(groups(part.body))))
        beside = beside or (part.level in levels and offers(part))
        if beside or any(part is one for one in own):
            part.role = "quiz"


def _scored(found: Sequence[Part]) -> list[Part]:
    """Return the headings, three at least, that are numbers of questions with nothing but points below: a score sheet.

    “Question 1”, “Question 2” … may stand below “Answers” with a number each: that is a key.
    """
    numbered = [part for part in found if part.role != "answers" and not part.empty and NUMBER_ALONE.match(part.title)]
    sheet = [part for part in numbered if all(line.blank or POINTS.fullmatch(line.text.strip()) for line in part.body)]
    return sheet if len(sheet) >= FEWEST else []


def _counting_on(found: Sequence[Part], own: Sequence[Part]) -> list[Part]:
    """Return the parts with options whose numbers count on from those of the part above, which surely asks."""
    made: list[Part] = []
    sure = {id(part) for part in own}
    last = 0
    for part in found:
        numbers = [
            int(match["number"]) for line in part.body if (match := NUMBERED.match(line.text)) and match["number"]
        ]
        if id(part) in sure:
            last = max(numbers, default=0)
        elif last and numbers and not part.role and numbers[0] == last + 1 and groups(part.body):
            made.append(part)
            last = max(numbers)
        else:
            last = last if part.empty else 0
    return made


def _counting_up_to(found: Sequence[Part], own: Sequence[Part]) -> list[Part]:
    """Return the parts whose numbers count up from 1 to where those of a quiz go on, if nearly all of them prompt."""
    made: list[Part] = []
    last = 0
    for part in found:
        counted = [match for line in part.body if (match := NUMBERED.match(line.text)) and match["number"]]
        numbers = [int(match["number"]) for match in counted]
        if not numbers or numbers != list(range(numbers[0], numbers[-1] + 1)) or numbers[0] != last + 1:
            if numbers:
                return []
            continue
        if part.role == "quiz" or any(part is one for one in own):
            return made
        asking = sum(1 for match in counted if prompts(match["rest"].rstrip("*_ ")))
        if part.role or not (asking * 5 >= len(counted) * 4 or groups(part.body)):
            return []
        made.append(part)
        last = numbers[-1]
    return []


def counted_questions(found: Sequence[Part]) -> list[Part]:
    """Return the headings that ask and count up by themselves: “1. What …?”, “2. How …?”, three at least.

    Whoever fills such a list in has answered some by now: those with nothing below count as well, once a few have text.
    """
    heading = {id(part) for part, below in pairwise(found) if below.level > part.level}
    by_level: dict[int, list[Part]] = {}
    for part in found:
        if NUMBERED.match(part.title) and part.mark:
            by_level.setdefault(part.level, []).append(part)
    for counted in by_level.values():
        asking = [part for part in counted if counts_and_asks(part.title)]
        if len(asking) >= MANY_HEADS and len(asking) * 10 >= len(counted) * 9:
            # Among so many, a verb that is not known here tells what to do as well.
            asking = counted
        held = [part for part in asking if not part.empty or id(part) in heading]
        for one in (held, asking) if len(held) >= FEWEST else ():
            if _counts_up(one):
                return [] if surveyed([part.body for part in one]) else one
    return []


def _counts_up(asking: Sequence[Part]) -> bool:
    """Tell whether headings, three at least, have the numbers 1, 2, 3 …, and two in five a question mark.

    Of many, one in five. One may stand a little before its turn: who writes what belongs together moves it. Chapters
    may each count from 1, three questions at least in every one of them.
    """
    fewest = len(asking) * (1 if len(asking) >= MANY else 2)
    if sum(1 for part in asking if ASK_WITHIN.search(part.title)) * 5 < fewest:
        return False
    numbers = [int(match["number"] or 0) for part in asking if (match := NUMBERED.match(part.title))]
    starts = [at for at, number in enumerate(numbers) if number == 1]
    chapters = [numbers[start:end] for start, end in pairwise([*starts, len(numbers)])] if starts[:1] == [0] else []
    by_chapter = bool(chapters) and all(len(one) >= FEWEST and _in_turn(one) for one in chapters)
    return by_chapter or (len(asking) >= FEWEST and _in_turn(numbers))


def _in_turn(numbers: Sequence[int]) -> bool:
    return sorted(numbers) == list(range(1, len(numbers) + 1))


def counts_and_asks(title: str) -> bool:
    """Tell whether a heading has a number, and asks or tells a learner what to do."""
    found = NUMBERED.match(title)
    if found is None:
        return False
    # “What is a tide? Name its causes.”
    within = ASK_WITHIN.search(title)
    more = within is not None and directs(title[within.end() :].strip())
    return more or ASKS.search(title) is not None or found["rest"].startswith("¿") or directs(found["rest"])


def only_questions(found: Sequence[Part]) -> list[Part]:
    """Return the headings with text below where all of them ask, three at least, and a few sentences answer each.

    An introduction below the title is none of them.
    """
    held = [part for part in found if not part.empty]
    if len(held) > FEWEST_BELOW and _opens(held[0], held[1].level):
        held = held[1:]
    others = len(held)
    held = _asking(held)
    # Of ten headings one may be a note behind the questions.
    asks = len(held) >= FEWEST and (others - len(held)) * 10 <= others
    if not asks or is_talk([part.title for part in held]) or surveyed([part.body for part in held]):
        return []
    words = [sum(len(line.text.split()) for line in part.body) for part in held]
    short = sum(1 for many in words if many <= MOST_ANSWER_WORDS)
    # Where many ask, a few may be answered at length; and where a great many do, all at some length.
    most = MOST_ANSWER_WORDS if len(held) < GREAT_MANY else MOST_OF_MANY
    brief = sum(1 for many in words if many <= most)
    many_ask = len(held) >= MANY_HEADS and brief * 5 >= len(held) * 3 and max(words) <= LONGEST_ANSWER
    return held if short == len(words) or many_ask else []


def _asking(held: Sequence[Part]) -> list[Part]:
    """Return the headings that end in a question; of many, most of which do, also those that instruct or say more."""
    marked = [part for part in held if part.mark and not part.role]
    asking = [part for part in marked if ASKS.search(part.title)]
    wider = [part for part in marked if ASK_WITHIN.search(part.title) or directs(part.title)]
    return wider if len(wider) >= MANY_HEADS and len(asking) * 4 >= len(wider) * 3 else asking


def _opens(part: Part, level: int) -> bool:
    """Tell whether a part is the few words below a document's title, which ask nothing."""
    words = sum(len(line.text.split()) for line in part.body)
    return part.level < level and not part.role and not ASKS.search(part.title) and words <= MOST_ANSWER_WORDS


def tell_apart(found: Sequence[Part]) -> None:
    """Put the heading before what it asks where several ask the same: “Circe”, “Hermes”, each with “Who is this?”.

    Only where the question is the first below its heading, and the only one there.
    """
    asked: dict[str, list[tuple[Part, int]]] = {}
    for part in found:
        at = next((at for at, line in enumerate(part.body) if not line.blank), None)
        if at is None or not part.title or NUMBER_ALONE.match(part.title) or ASKS.search(part.title):
            continue
        label = ASKED_LABEL.match(part.body[at].text)
        alone = label is not None and not any(ASKED_LABEL.match(line.text) for line in part.body[at + 1 :])
        if label is not None and alone and label["rest"] and not re.search(r"\d", label["label"]):
            asked.setdefault(label["rest"].strip().casefold(), []).append((part, at))
    for same in asked.values():
        if len({part.title.casefold() for part, _ in same}) > 1:
            for part, at in same:
                line, title = part.body[at], part.title.strip("*_ ").rstrip(":")
                if label := ASKED_LABEL.match(line.text):
                    start = label.start("rest")
                    part.body[at] = line._replace(text=f"{line.text[:start]}{title}: {line.text[start:]}")


def _lines(part: Part) -> list[Line]:
    return [Line(part.line, part.title), *part.body]


def _asks(part: Part) -> bool:
    """Tell whether a heading is a question, or the number of one."""
    return ASKS.search(part.title) is not None or NUMBER_ALONE.match(part.title) is not None


def states_below(part: Part, own: Sequence[Line]) -> bool:
    """Tell whether a heading names a task that the lines below it state: it asks nothing, and they do.

    Below a number alone they always do.
    """
    if NUMBER_ALONE.match(part.title):
        return True
    counted = NUMBERED.match(part.title)
    named = counted is not None and not prompts(counted["rest"]) and "?" not in part.title
    return named and any(prompts(TASK.sub("", line.text.strip())) for line in own)


def offers(part: Part) -> bool:
    """Tell whether nothing but options stands right below a heading, with boxes or signs that make them sure."""
    start = next((at for at, line in enumerate(part.body) if not line.blank), None)
    listed = start is not None and (marker(part.body[start].text) or BOXED.match(part.body[start].text))
    found = groups(part.body) if listed else []
    return bool(found) and found[0].start == start and len(found) == 1
