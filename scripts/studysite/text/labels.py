"""The labels and numbers that questions, answers and options begin with, in all languages."""

from __future__ import annotations

import re

from studysite.patterns import knowing
from studysite.text.languages import EASTERN, label

# The words for questions and answers in all languages, and those that need nothing but their number: "問1", "第1問".
ASKED, TOLD = label("question"), label("answer")
EAST, EAST_TOLD = label("question", EASTERN), label("answer", EASTERN)
_COUNTER = r"(?:[問题題]|번)?"

# How many there are, behind the number of one: “Question 1 of 2”.
OF_ALL = r"(?:\s?(?:/|of|von|van|de|di|из)\s?\d{1,3})?"

# What a number stands before: "1. …", "1\. …", "**1.** …", "Q1: …", "1- …"; a word and its number may be a line.
# “10.What …” lacks its space.
_CLOSED = (
    r"(?:[*_]{0,2}[ ]?(?:\\?[.):][-–—]?|(?<=\d)(?<!\d{3})\s?[-–—](?=\s))[*_]{0,2}"
    r"(?:\s+|$|(?<=\d[.)])(?-i:(?=[A-Z][a-z])))"
    r"|[*_]{0,2}[ ]?[、．：）][*_]{0,2}\s*)"
)


def _counted_by(word: str, east: str) -> re.Pattern[str]:
    """Return a pattern for the head of an item with a number; one of `number`, `alone` and `east` holds that."""
    named = rf"(?:{word}[ .]{{0,2}}){'?' if word == ASKED else ''}"
    return knowing(
        rf"(?P<head>(?:[-*+•][ \t]+|_{{2,20}}[ \t]+|[(（]\s{{0,9}}[)）]\s*)?[*_]{{0,3}}(?:"
        rf"{named}(?P<number>\d{{1,5}}){_COUNTER}{_CLOSED}"
        rf"|(?:{word}|第)[ .]{{0,2}}#?(?P<alone>\d{{1,5}}){_COUNTER}{OF_ALL}[*_]{{0,2}}$"
        rf"|(?<=\*\*){word}[ .]{{0,2}}#?(?P<bold>\d{{1,5}})\*\*(?=\s+\S)"
        rf"|(?:{east}|第) ?(?P<east>\d{{1,5}}){_COUNTER}(?:{_CLOSED}|[*_]{{0,2}}\s+)))(?P<rest>.*)$",
        re.IGNORECASE,
    )


NUMBERED = _counted_by(ASKED, EAST)
NUMBERED_ANSWER = _counted_by(TOLD, EAST_TOLD)
_COLON = r"[*_]{0,2}\s*[:：.][*_]{0,2})(?:(?:\s+|(?<=[：*_])\s*)(?P<rest>.*))?$"
ASKED_LABEL = knowing(
    rf"\s*(?P<label>(?:[-*+•]\s+|\d{{1,5}}[.)]\s+)?[*_]{{0,2}}(?:{ASKED}|第)[ .]{{0,2}}\d{{0,5}}{_COUNTER}{_COLON}",
    re.IGNORECASE,
)
# A dash or a bracket makes a label of a word that names nothing else: “Ans) …”, and with a dash.
_ALONE = "ans(?:wer)?|risposta|respuesta|resposta|réponse|antwort|ответ|תשובה|정답"
_DASHED = rf"(?:{_ALONE})[ .]{{0,2}}\d{{0,5}}[*_]{{0,2}}\s?(?:[-–—](?=\s)|\))"
ANSWER_LABEL = knowing(
    rf"\s*(?:[-*+•]\s+)?(?P<label>[*_]{{0,2}}(?:{_DASHED}|{TOLD}[ .]{{0,2}}\d{{0,5}}[*_]{{0,2}}\s*[:：.])[*_]{{0,2}})"
    r"(?:(?:\s+|(?<=[：*_])\s*)(?P<rest>.*))?$",
    re.IGNORECASE,
)
OPTION = re.compile(r"\s*(?:[-*+•]\s+)?(?:[*_]{0,2}\(?[a-hA-H][.)][*_]{0,2}\s|\[[ xX]\]\s|[☐☑✓✔✅○◯]\s?)")
