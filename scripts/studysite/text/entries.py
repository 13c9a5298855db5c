"""What parts headwords from their definitions where one mark does so on nearly every line of a glossary."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from studysite.text.asking import ENDED
from studysite.text.headwords import LONGEST, MOST_PLAIN_WORDS, Head, is_name
from studysite.text.line import Line, is_rule, marker, unmarked

# Marks that sentences have as well, and so count only where nearly all lines have them.
ARROW = re.compile(r"\s?(?:[\u2190\u2192\u21d0\u21d2\u21e8\u2794\u279c\u27a1\u27f6]\ufe0f?|--?>|=>)\s?")
MARKS = (
    ARROW,
    re.compile(r"\s=\s|＝"),
    re.compile(r"\s[\u2013\u2014]\s|\s?(?:\u2014\u2014|\u2015\u2015|\u2500\u2500)\s?"),
    re.compile(r"\s-{1,2}\s"),
    re.compile(r"\s?(?:::|\|)\s"),
    re.compile("\u3000+"),
    re.compile(r"(?<=\S) {3,}(?=\S)|(?<=\S)(?:\.\s?){4,}(?=\S)"),
)
SENTENCE = re.compile(r"\w{3,}\.\s")
# “Osmosis. The movement of water.”: so few words that a full stop behind them ends no sentence.
STOPPED = re.compile(r"(?P<term>[^\W\d_][^.:?!;,]{1,40})\.\s+(?=[^\W\d_a-z])")
Parting = Callable[[str], Head | None]
FEWEST, MOST_SHORT_WORDS, MOST_STOPPED_WORDS, MOST_HEAD_WORDS = 3, 2, 3, 6


def parting(lines: Sequence[Line], *, stops: bool = False) -> Parting | None:
    """Return how to part the lines of a glossary by the mark that four of five have; None if there is no such mark.

    With `stops`, a full stop behind a few words that two of three lines have will do.
    """
    own = [unmarked(line.text) for line in lines if not line.blank and not is_rule(line.text) and not line.close]
    for mark in MARKS:
        if _parts_most(mark, own):
            return lambda text, mark=mark: _parted(mark, text)  # type: ignore[misc]
    found = sum(1 for text in own if _stopped(text)) if stops else 0
    return _stopped if found >= FEWEST and found * 3 >= len(own) * 2 else None


def _stopped(text: str) -> Head | None:
    found = STOPPED.match(text) if ". " in text else None
    if found is None or len(found["term"].split()) > MOST_STOPPED_WORDS or not ENDED.search(text):
        return None
    return Head(found["term"], text[found.end() :])


def _parts_most(mark: re.Pattern[str], own: Sequence[str]) -> bool:
    """Tell whether a mark parts four of five lines, three at least; most marks part none, so it looks no further."""
    spared = min(len(own) // 5, len(own) - FEWEST)
    for text in own:
        if _parted(mark, text) is None:
            spared -= 1
        if spared < 0:
            return False
    return spared >= 0


def _parted(mark: re.Pattern[str], text: str) -> Head | None:
    found = mark.search(text, 0, LONGEST + 10)
    if found is None:
        return None
    term, rest = text[: found.start()].strip(), text[found.end() :].strip()
    if not (term and rest) or len(term) > LONGEST or not is_name(term, MOST_PLAIN_WORDS):
        return None
    if term.count("(") != term.count(")"):
        return None  # it stands within brackets
    # “b.i.d.” is a word, “It rains.” is none; what goes on and on is a chain.
    ends = SENTENCE.search(term) or term[-1] in "!?,;" or (term[-1] == "." and len(term.split()) > MOST_SHORT_WORDS)
    fits = not ends and not (mark is ARROW and mark.search(rest))
    return Head(term, rest) if fits else None


def nests(lines: Sequence[Line]) -> bool:
    """Tell whether lines are bullets of a few words, with sentences in the bullets below them."""
    found = [(mark, line) for line in lines if not line.blank and (mark := marker(line.text))]
    own = sum(1 for line in lines if not line.blank and not is_rule(line.text))
    outer = min((mark.indent for mark, _ in found), default=0)
    heads = [mark.rest for mark, _ in found if mark.indent == outer]
    told = [mark.rest for mark, _ in found if mark.indent > outer]
    if len(found) < own or len(heads) < FEWEST or len(told) < len(heads):
        return False
    sentences = sum(1 for text in told if ENDED.search(text.rstrip("*_ ")) and len(text.split()) >= FEWEST)
    short = all(len(text.split()) <= MOST_PLAIN_WORDS and "?" not in text for text in heads)
    return short and sentences * 4 >= len(told) * 3


def heads_paragraphs(lines: Sequence[Line]) -> bool:
    """Tell whether all entries of a list are a few words, each above a paragraph of its own that is a sentence."""
    own = [line for line in lines if not line.blank and not is_rule(line.text)]
    marks = [marker(line.text) for line in own]
    heads = [at for at, mark in enumerate(marks) if mark]
    if not heads or heads[0] != 0 or any(line.close for line in own):
        return False
    ends = [*heads[1:], len(own)]
    return all(
        (mark := marks[at]) is not None
        and end - at > 1
        and is_name(mark.rest, MOST_HEAD_WORDS)
        and not ENDED.search(mark.rest)
        and ENDED.search(own[end - 1].text.rstrip()) is not None
        and len(own[at + 1].text) > len(mark.rest)
        for at, end in zip(heads, ends, strict=True)
    )
