"""What pages of practice exams print around their questions: numbers of topics and pages, votes, what was scored.

| line | becomes |
| --- | --- |
| `Question #12 Topic 1`, `NEW QUESTION 12`, `Question 12: Incorrect`, `Question 12 💻` | `Question 12` |
| `Suggested Answer: BD 🗳️` | the same without the sign |
| `Community vote distribution` and the shares below | nothing |
| `Explanation`, `Explanation/Reference:` | a label before what follows; `Section: …` above it nothing |
| `Page 3 of 9`, where several such lines count up | nothing |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import outside_code

HEADER = re.compile(
    r"(?P<before>\s{0,3}(?:#{1,6}\s+)?[*_]{0,2})(?:new\s+)?(?P<word>question)(?:\s+no\.?)?\s*[:#]?\s*#?\s*(?P<number>\d{1,4})"
    r"(?P<told>\s*[:.–—-]?\s*(?:correct|incorrect|skipped|unanswered|wrong|right)|"
    r"\s*[,:(–—-]?\s*topic\s+#?\d{1,3}\)?|(?:\s*[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]\ufe0f?){1,3}|"
    r"(?=[*_]{0,2}\s*$))(?P<after>[*_]{0,2})\s*$",
    re.IGNORECASE,
)
REFERENCE = re.compile(r"\s*explanation\s*/\s*references?\s*:?\s*$", re.IGNORECASE)
SECTION = re.compile(r"\s*(?:section\s*:.{0,60}|explanations?)\s*$", re.IGNORECASE)
BALLOT = "🗳"
VOTES = re.compile(r"[*_]{0,2}community vote distribution:?[*_]{0,2}$", re.IGNORECASE)
SHARES = re.compile(r"(?:(?:[A-L]{1,6}|other)?\s*\(?\d{1,3}\s?%\)?\s*)+(?:other)?$", re.IGNORECASE)
PAGE = re.compile(
    r"[\W_]*(?:page|página|pagina|seite|страница|עמוד|صفحة)\s+(?P<number>\d{1,4})"
    r"(?:\s*(?:/|of|de|von|sur|di|из|מתוך|من)\s*\d{1,4})?[\W_]*$",
    re.IGNORECASE,
)
BARE_PAGE = re.compile(r"\s*[-–—]\s*(?P<number>\d{1,4})\s*[-–—]\s*$")


def without_exams(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` without that."""
    pages = _pages(lines)
    lines = _explained(lines, ledger)
    made: list[Line] = []
    voting = False
    for at, line, code in outside_code(lines):
        if code:
            made += lines[at : at + code]
            continue
        text = line.text.strip()
        voting = VOTES.match(text) is not None or (
            voting and (not text or (len(text) < 80 and SHARES.match(text) is not None))
        )
        if voting and text:
            ledger.drop(line.number, "votes", text)
        elif line.number in pages:
            ledger.drop(line.number, "page number", text)
        else:
            made.append(_headed(line, ledger) if "uestion" in line.text or "UESTION" in line.text else _counted(line))
    return made


def _explained(lines: Sequence[Line], ledger: Ledger) -> Sequence[Line]:
    """Return lines in which “Explanation/Reference:” stands before what it heads, without what is printed above it."""
    if not any(REFERENCE.match(line.text) for line in lines):
        return lines
    made: list[Line] = []
    wanted = False
    for _, line, code in outside_code(lines):
        is_head = code == 0 and (REFERENCE.match(line.text) or SECTION.match(line.text))
        if is_head:
            ledger.drop(line.number, "label", line.text)
            wanted = wanted or "/" in line.text
        elif wanted and not line.blank and not HEADER.match(line.text):
            made.append(line if line.close else line._replace(text=f"Explanation: {line.text.strip()}"))
            wanted = False
        else:
            made.append(line)
            wanted = wanted and not HEADER.match(line.text)
    return made


def _headed(line: Line, ledger: Ledger) -> Line:
    """Return the line that heads a question of an exam as its number alone."""
    found = HEADER.match(line.text) if len(line.text) < 80 else None
    if found is None:
        return line
    ledger.drop(line.number, "label", line.text)
    return line._replace(text=f"{found['before']}{found['word']} {found['number']}{found['after']}")


def _counted(line: Line) -> Line:
    """Return a line without the sign that one may vote."""
    if BALLOT not in line.text:
        return line
    return line._replace(text=line.text.replace(f"{BALLOT}\ufe0f", "").replace(BALLOT, "").rstrip())


def _pages(lines: Iterable[Line]) -> set[int]:
    """Return the lines that only number pages: two or more of one kind, each greater than the one before."""
    made: set[int] = set()
    own = [line for line in lines if len(line.text) < 60]
    for pattern in (PAGE, BARE_PAGE):
        found = [(line.number, int(match["number"])) for line in own if (match := pattern.match(line.text))]
        numbers = [number for _, number in found]
        if len(found) > 1 and numbers == sorted(set(numbers)):
            made.update(line for line, _ in found)
    return made
