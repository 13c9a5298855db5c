"""Exam papers and problem sets: their title says so, and numbered lines tell a learner what to do.

`Midterm 2 - Soil Science`, then points, instructions, `1. Describe …`, with no heading above the questions.
"""

from __future__ import annotations

from collections.abc import Sequence

from studysite.patterns import lazy
from studysite.text.asking import QUESTION_END, directs
from studysite.text.headings import Part
from studysite.text.labels import NUMBERED
from studysite.text.languages import folded, label
from studysite.text.line import Line, indent
from studysite.text.verbatim import outside
from studysite.text.vocabulary import LONGEST_ROLE

PAPER = lazy(rf"(?<!\w){label('paper')}(?!\w)")
FEWEST, FEWEST_ALONE = 3, 4


def called_paper(title: str) -> bool:
    """Tell whether a title names an exam or a set of problems: “Exam 2 – Networks”, “Homework 3”."""
    return len(title) <= LONGEST_ROLE and PAPER.search(folded(title)) is not None


def asking_papers(found: Sequence[Part], title: str) -> list[Part]:
    """Return the sections of a paper that have no role and ask; none where something else does, or it is no paper.

    Steps of a procedure tell what to do as well: where few of the lines have a question mark, nothing else may stand
    in the document, or hardly anything.
    """
    if not called_paper(title) or any(part.role in ("quiz", "essays", "answers") and not part.empty for part in found):
        return []
    asked = [(part, numbers) for part in found if not part.role and (numbers := _numbers(part.body))]
    texts = [text for _, numbers in asked for text in numbers]
    marked = sum(1 for text in texts if QUESTION_END.search(text))
    held = sum(len(outside(part.body)) for part, _ in asked)
    if marked * 3 < len(texts) and held * 2 < sum(len(outside(part.body)) for part in found):
        return []
    return [part for part, _ in asked]


def numbers_alone(found: Sequence[Part]) -> Part | None:
    """Return the only section of a paper without a title: it begins with 1, counts up to its end, and mostly asks.

    What does not ask tells what to do, or gives what is asked about: “Given the following address:”.
    """
    held = [part for part in found if not part.empty]
    if len(held) != 1 or held[0].role:
        return None
    # A link back to a table of contents stands quoted above or below.
    own = [text for at in outside(held[0].body) if (text := held[0].body[at].text).lstrip()[:1] != ">"]
    outer = [match for text in own if (match := NUMBERED.match(text)) and match["number"]]
    counted = [match["number"] for match in outer] == [str(at) for at in range(1, len(outer) + 1)]
    if len(outer) < FEWEST_ALONE or not counted or not NUMBERED.match(own[0]):
        return None
    marked = sum(1 for match in outer if QUESTION_END.search(match["rest"]))
    rest = [match["rest"].rstrip() for match in outer if not QUESTION_END.search(match["rest"])]
    return held[0] if marked * 2 >= len(outer) and all(text.endswith(":") or directs(text) for text in rest) else None


def _numbers(lines: Sequence[Line]) -> list[str]:
    """Return the outer numbered lines if they count up from 1, three at least, and two thirds ask or instruct."""
    own = [lines[at] for at in outside(lines)]
    numbered = [(line, match) for line in own if (match := NUMBERED.match(line.text.strip())) and match["number"]]
    depth = min((indent(line.text) for line, _ in numbered), default=0)
    outer = [match for line, match in numbered if indent(line.text) == depth]
    if len(outer) < FEWEST or [match["number"] for match in outer] != [str(at) for at in range(1, len(outer) + 1)]:
        return []
    texts = [match["rest"] for match in outer]
    return texts if sum(1 for text in texts if QUESTION_END.search(text) or directs(text)) * 3 >= 2 * len(texts) else []
