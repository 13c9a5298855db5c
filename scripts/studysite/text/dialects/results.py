"""Results of practice exams as sites print them: options without letters, and words that say which is right.

Between the number of a question and the next one stand paragraphs: what is asked, then an option each. `(Correct)`
stands below the right one, or a line such as `Correct answer` above it; `Explanation` begins what explains all options,
or the one above. They become the boxes and labels that readers know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import outside_code

INSTRUCTS = re.compile(r"\s*(?:quiz |exam |test )?instructions\s*$", re.IGNORECASE)
GROUP = re.compile(r"\s*group of answer choices\s*$", re.IGNORECASE)
POINTS = re.compile(
    r"\s*\(?\d{1,3}(?:\.\d)?(?:\s*/\s*\d{1,3}(?:\.\d)?)?\s*(?:pts?|points?|marks?)\)?\s*$", re.IGNORECASE
)
NUMBER = re.compile(r"\s{0,3}(?:#{1,6}\s+)?[*_]{0,2}question\s+\d{1,4}[*_]{0,2}\s*$", re.IGNORECASE)
SCORED = re.compile(r"\s*(?:correct|incorrect|skipped|unanswered)\s*$", re.IGNORECASE)
BELOW = re.compile(r"\s*\((?:correct|right answer|correct answer)\)\s*$", re.IGNORECASE)
ABOVE = re.compile(
    r"\s*(?:correct[ !](?:answer|selection|option|choice)?s?|(?P<chosen>you answered)"
    r"|your (?:answer|selection) is (?P<wrong>in)?correct)\s*$",
    re.IGNORECASE,
)
EXPLAINS = re.compile(r"\s*(?P<overall>overall )?explanations?:?\s*$", re.IGNORECASE)
ASKS = re.compile(r"[?？:)]\s*$")
BOXES = ("- [ ] ", "- [x] ")
FEWEST, MOST = 2, 10


def with_boxes(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with the options of such questions as boxes to tick."""
    own = [at for at, _, code in outside_code(lines) if not code]
    starts = [at for at in own if NUMBER.match(lines[at].text)]
    if not starts or not any(_marks(lines[at].text) for at in own):
        return list(lines)
    made = [_instructing(line) for line in lines[: starts[0]]]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        made += _counted(lines[start], _boxed(lines[start + 1 : end], ledger), ledger)
    return made


def _instructing(line: Line) -> Line:
    """Return a line that heads instructions as a label, which is no heading."""
    return line._replace(text=f"{line.text.strip()}:") if INSTRUCTS.match(line.text) else line


def _counted(head: Line, body: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return a question with its number on the line that asks, where that has options and the number no mark."""
    number = re.search(r"\d+", head.text)
    first = next((at for at, line in enumerate(body) if not line.blank), None)
    boxed = any(line.text.startswith(BOXES) for line in body)
    if number is None or first is None or not boxed or "#" in head.text:
        return [head, *body]
    ledger.drop(head.number, "label", head.text)
    asked = body[first]
    return [
        Line(head.number, ""),
        asked._replace(text=f"{number[0]}. {asked.text.strip()}", said="asks"),
        *body[first + 1 :],
    ]


def _boxed(lines: Sequence[Line], ledger: Ledger) -> Sequence[Line]:
    """Return what stands below a question's number with its options as boxes; as it is where they are not clear."""
    scored = next((line for line in lines if not line.blank), None)
    body = [line for line in lines if line is not scored] if scored and SCORED.match(scored.text) else list(lines)
    body = [line for line in body if not POINTS.match(line.text)]
    own = [at for at, line in enumerate(body) if not line.blank]
    marks = [at for at in own if _marks(body[at].text)]
    if not marks or any(line.close for line in body):
        return lines
    first = _before(body, marks[0]) if BELOW.match(body[marks[0]].text) else marks[0]
    asked = next((at for at in reversed(own) if at < first and ASKS.search(body[at].text)), None)
    if asked is None:
        asked = _before(body, first) if GROUP.match(body[first].text) else own[0]
    made, count = _options(body[asked + 1 :])
    if not FEWEST <= count <= MOST:
        return lines
    for line in lines:
        if any(one.match(line.text) for one in (SCORED, POINTS, BELOW, ABOVE, GROUP, EXPLAINS)):
            ledger.drop(line.number, "label", line.text)
    return [*body[: asked + 1], *made]


def _marks(text: str) -> bool:
    """Tell whether a line says which option is right, or that options follow."""
    return any(one.match(text) for one in (BELOW, ABOVE, GROUP))


def _before(lines: Sequence[Line], at: int) -> int:
    return next((place for place in range(at - 1, -1, -1) if not lines[place].blank), 0)


def _options(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """Return the lines with options as boxes, and how many there are."""
    made: list[Line] = []
    count = 0
    is_right = explaining = False
    per_option = sum(1 for line in lines if EXPLAINS.match(line.text)) > 1
    for at, line in enumerate(lines):
        if line.blank:
            explaining = explaining and not per_option
            made.append(line)
        elif above := ABOVE.match(line.text):
            is_right, explaining = not (above["wrong"] or above["chosen"]), False
        elif found := EXPLAINS.match(line.text):
            explaining = True
            if found["overall"] or not per_option:
                return [*made, *_explained(lines[at + 1 :])], count
        elif explaining:
            made.append(line._replace(text=f"      {line.text.strip()}"))
        elif not BELOW.match(line.text) and not GROUP.match(line.text):
            right = is_right or _is_said_below(lines, at)
            made.append(line._replace(text=f"- [{'x' if right else ' '}] {line.text.strip()}"))
            count += 1
            is_right = False
    return made, count


def _is_said_below(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the next line with text says that an option is right."""
    following = next((line for line in lines[at + 1 : at + 4] if not line.blank), None)
    return following is not None and BELOW.match(following.text) is not None


def _explained(lines: Sequence[Line]) -> list[Line]:
    """Return what explains all options, behind a label that readers know."""
    first = next((at for at, line in enumerate(lines) if not line.blank), None)
    if first is None:
        return list(lines)
    head = lines[first]
    return [Line(head.number, ""), head._replace(text=f"Explanation: {head.text.strip()}"), *lines[first + 1 :]]
