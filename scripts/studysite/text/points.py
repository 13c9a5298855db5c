"""Numbered lines that each head a paragraph, and what stands behind a line and is no part of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.asking import ASKS, LEFT_OPEN, directs, is_talk
from studysite.text.choice_words import VERDICTS
from studysite.text.headline import begins, is_short
from studysite.text.line import Line, indent, marker, nearest
from studysite.text.vocabulary import role_of

# Numbered lines with no blank lines around are headings where so many count from 1, each above so long a paragraph.
FEWEST_POINTS, POINT_BELOW = 3, 100
# Where others do, one may stand above less.
HEADED = 30
STOPS = (".", ",", ";", ":", "…", "。", "，", "；", "：", "、", "！", "．", "،", "؛", "۔", "।")

# Marks of sources that study tools leave behind a sentence: [1], [2, 3], [4-6], 【7】.
CITED = re.compile(r"(?:[ \t]{0,9}(?:\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]|【[^【】]{1,20}】))+$")


def uncited(text: str) -> str:
    """Return a line without the marks of sources at its end."""
    return CITED.sub("", text) if text.endswith(("]", "】")) else text


def opens_questions(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line behind a glossary heads the questions of another text: “Tides: FAQ”, then “1. Why …?”."""
    alone = at > 0 and lines[at - 1].blank and not lines[at].blank and marker(lines[at].text) is None
    if not alone or not is_short(lines[at].text.strip()):
        return False
    first = marker(nearest(lines, at, 1))
    asks = first is not None and first.number == 1 and ASKS.search(first.rest) is not None
    return asks and role_of(lines[at].text, marked=True) == "quiz"


def asking_points(lines: Sequence[Line]) -> set[int]:
    """Return the indices of all lines with numbers where they ask and count from 1, each with a paragraph below it."""
    own = [at for at, line in enumerate(lines) if not line.blank and not line.close]
    marks = [marker(lines[at].text) for at in own]
    found = [(at, mark.number) for at, mark in enumerate(marks) if mark and not mark.indent and mark.number is not None]
    if len(found) < FEWEST_POINTS or [number for _, number in found] != list(range(1, len(found) + 1)):
        return set()
    texts = [lines[own[place]].text.rstrip() for place, _ in found]
    below = {place + 1 for place, _ in found}
    apart = not below & {place for place, _ in found} and max(below) < len(own)
    told = [lines[own[place + 1]].text if place + 1 < len(own) else "" for place, _ in found]
    kinds = [(ASKS.search(text) is not None, _is_open(text, one)) for text, one in zip(texts, told, strict=True)]
    asks = sum(1 for kind in kinds if any(kind)) * 2 >= len(texts) and any(is_asked for is_asked, _ in kinds)
    asks = asks and all(is_open or _asks(text) for text, (_, is_open) in zip(texts, kinds, strict=True))
    return {own[place] for place, _ in found} if apart and asks else set()


def asking_paragraphs(lines: Sequence[Line]) -> set[int]:
    """Return the indices of the first lines of all paragraphs where each asks and is answered in its other lines.

    Three at least; nothing else stands there but what may head some.
    """
    own = [at for at, line in enumerate(lines) if not line.blank]
    starts = [at for at in own if at == 0 or lines[at - 1].blank]
    first = {at for at in starts if at + 1 < len(lines) and not lines[at + 1].blank}
    alone = [lines[at].text for at in starts if at not in first]
    heads = all(is_short(text) and not text.rstrip().endswith(("?", *STOPS)) for text in alone)
    if len(first) < FEWEST_POINTS or not heads:
        return set()
    asks = all((ASKS.search(lines[at].text.rstrip()) is not None) == (at in first) for at in own)
    plain = not any(lines[at].close or marker(lines[at].text) for at in own)
    asks = asks and not any(". " in lines[at].text for at in first)
    if asks and is_talk([lines[at].text for at in sorted(first)]):
        return set()
    return first if asks and plain else set()


def asking_items(lines: Sequence[Line]) -> set[int]:
    """Return the indices of lines that ask by their form, and are no headings."""
    return asking_points(lines) | asking_paragraphs(lines)


def shared_chapters(lines: Sequence[Line]) -> set[int]:
    """Return the indices of lines that head some items of a quiz or of a key.

    They head paragraphs of questions, and in the same words paragraphs of answers; or numbers that count on.
    """
    asking: dict[str, list[int]] = {}
    telling: dict[str, list[int]] = {}
    for at in range(1, len(lines) - 1):
        if not lines[at - 1].blank:
            continue
        text, below = lines[at].text.strip(), lines[at + 1].text.rstrip()
        first = text and below and not lines[at].close and marker(text) is None
        if first and is_short(text) and not text.endswith(("?", *STOPS)):
            (asking if ASKS.search(below) else telling).setdefault(text, []).append(at)
    both = [text for text, places in asking.items() if len(places) == len(telling.get(text, ())) == 1]
    return {at for text in both for at in (*asking[text], *telling[text])} | _counted_chapters(lines)


def _counted_chapters(lines: Sequence[Line]) -> set[int]:
    """Return the indices of short lines that stand apart, one above number 1 and others above numbers that count on.

    An answer never stands above the first question, and hardly each second number is a chapter.
    """
    found: set[int] = set()
    heads: list[int] = []
    last = apart = -1
    for at, line in enumerate(lines):
        if line.blank or line.close:
            continue
        mark = marker(line.text)
        if mark is None or mark.number is None or mark.indent:
            apart = at if mark is None and _stands_apart(lines, at) else -1
            continue
        if mark.number == 1:
            found |= _chapters(heads, last)
            heads = [apart] if apart >= 0 else []
        elif heads and apart >= 0 and mark.number == last + 1:
            heads.append(apart)
        last, apart = mark.number, -1
    return found | _chapters(heads, last)


def _chapters(heads: Sequence[int], many: int) -> set[int]:
    return set(heads) if len(heads) > 1 and len(heads) * 2 <= many else set()


def _stands_apart(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line between blank ones may be what a few items are about."""
    if at == 0 or at + 1 >= len(lines) or not lines[at - 1].blank or not lines[at + 1].blank:
        return False
    text = lines[at].text.strip()
    fits = is_short(text) and begins(text) and not text.endswith(("?", *STOPS)) and text[0] not in "#*|>"
    return fits and not role_of(text)


def _is_open(text: str, below: str) -> bool:
    """Tell whether a line is to be completed, or is a statement that a word below judges: “False”."""
    return text.endswith(LEFT_OPEN) or below.strip(" .*_").casefold() in VERDICTS


def _asks(text: str) -> bool:
    found = marker(text)
    return ASKS.search(text) is not None or (found is not None and directs(found.rest))


def points(lines: Sequence[Line]) -> set[int]:
    """Return the indices of numbered lines that head what stands right below, with no blank lines: 1, 2, 3 at least.

    Either each heads a long paragraph, or all numbered lines of a document head text, and half of them long paragraphs.
    """
    return _long_points(lines) or _all_points(lines)


def _all_points(lines: Sequence[Line]) -> set[int]:
    """Return all lines with numbers, if they count from 1 to their end and each heads text; few of them may ask."""
    found = [at for at, line in enumerate(lines) if (mark := marker(line.text)) and mark.number is not None]
    numbers = [mark.number for at in found if (mark := marker(lines[at].text))]
    if len(found) < FEWEST_POINTS or found[-1] + 1 >= len(lines) or numbers != list(range(1, len(found) + 1)):
        return set()
    texts = [lines[at].text.rstrip() for at in found]
    heads = all(is_short(text) and not text[:1].isspace() and not text.endswith(STOPS) for text in texts)
    below = [lines[at + 1] for at in found]
    tells = all(len(line.text) >= HEADED and marker(line.text) is None and not line.close for line in below)
    long = sum(1 for line in below if len(line.text) >= POINT_BELOW)
    asks = sum(1 for text in texts if ASKS.search(text))
    return set(found) if heads and tells and long >= FEWEST_POINTS and long * 2 >= len(found) > asks * 2 else set()


def _long_points(lines: Sequence[Line]) -> set[int]:
    found: list[tuple[int, int]] = []
    for at in range(len(lines) - 1):
        mark = marker(lines[at].text)
        if mark is None or mark.number is None or not mark.rest:
            continue
        text, below = lines[at].text.rstrip(), lines[at + 1].text
        if indent(text) or not is_short(text):
            continue
        prose = len(below) >= POINT_BELOW and marker(below) is None and not text.endswith(("?", *STOPS))
        if prose and mark.number == (found[-1][1] if found else 0) + 1:
            found.append((at, mark.number))
    return {at for at, _ in found} if len(found) >= FEWEST_POINTS else set()
