"""Sections that stand below the heading of a quiz and only tell: steps with code, tables of results, one paragraph.

The page of a program that quizzes is called “Quiz”, and so is everything below; tests of a program are run, not sat.
"""

from __future__ import annotations

from studysite.text.asking import ENDED, HINT, QUESTION_END, directs
from studysite.text.choice_words import JUDGES
from studysite.text.headings import Part
from studysite.text.labels import ANSWER_LABEL, ASKED_LABEL, NUMBERED
from studysite.text.line import Line, indent, is_rule, marker
from studysite.text.options import groups
from studysite.text.unasked import GAP
from studysite.text.verbatim import outside
from studysite.text.vocabulary import bare, role_of


def only_tells(part: Part) -> bool:
    """Tell whether hardly a line asks, directs, has a gap, a label or options, and something says that none should.

    That is code, a row of a table, a heading that names no quiz itself, or that all is one paragraph.
    """
    own = [line for at in outside(part.body) if not is_rule((line := part.body[at]).text)]
    shows = any(line.close for line in part.body) or any(line.text.lstrip().startswith("|") for line in own)
    if _answers(part.title, own):
        return False
    depth = min((indent(line.text) for line in own), default=0)
    outer = [line.text.strip() for line in own if indent(line.text) == depth]
    asking = sum(1 for line in own if QUESTION_END.search(line.text))
    directing = sum(1 for text in outer if directs(_words(text)))
    if (2 * asking + directing) * 2 > len(outer) and outer:
        return False
    if part.role == "essays":
        return False
    if len(outer) == 1 and not asking and not directing:
        return shows or (marker(outer[0]) is None and ENDED.search(outer[0]) is not None and not outer[0].endswith(":"))
    named = bool(part.title) and not role_of(part.title, marked=bool(part.mark))
    # A sentence may lead over to them.
    listed = outer[1:] if outer and ENDED.search(outer[0]) else outer
    steps = all(NUMBERED.match(text) or marker(text) or text.endswith(":") for text in listed)
    return shows or (named and steps and not asking)


def _answers(title: str, lines: list[Line]) -> bool:
    """Tell whether something asks without a question mark: a label, a gap, words to judge by, options."""
    texts = [line.text for line in lines]
    labelled = any(one.match(text) for text in texts for one in (ANSWER_LABEL, ASKED_LABEL, HINT))
    # “1. Silk comes from:” is to be completed, and “1. Fetch the folder:” leads over to how.
    numbered = [text.rstrip("*_ ") for text in texts if NUMBERED.match(text.strip())]
    left_open = sum(1 for text in numbered if text.endswith(":"))
    labelled = labelled or (left_open > 1 and left_open * 2 > len(numbered))
    judged = any(JUDGES.search(text) for text in (bare(title), *texts))
    return labelled or judged or any(GAP.search(text) for text in texts) or bool(groups(lines))


def _words(text: str) -> str:
    found = NUMBERED.match(text)
    entry = marker(text)
    return found["rest"] if found else entry.rest if entry else text
