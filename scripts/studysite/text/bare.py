"""Lines without any mark, as pasted from a page: which of them are one question or one answer together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.asking import ENDED
from studysite.text.line import Line
from studysite.text.verbatim import outside_code
from studysite.text.vocabulary import INSTRUCTION

Runs = tuple[list[Line], list[list[Line]]]

# What is written small wherever it stands: “plain-text.php”, “wp_kses()”, “core/any/index”. “e.g.” is none of these.
CODE_NAME = re.compile(r"[a-z][\w-]+(?:\.\w{2}|/[\w-]+(?:/|\.\w)|::\w|\()|[a-z]\w*_\w")
CODE_LINE = re.compile(r"^\s*[})]|[{]\s*$|[;{}]\s*//|\)\s*;\s*$|\{ ?\.\.\. ?\}\s*$")
WORD = re.compile(r"[^\W\d_]{2}|[\u2e80-\u9fff=+$\\]")
WHOLE = re.compile(r"[.!?…][\"'”’»)\]*_]{0,4}$")


def sentences(lines: Sequence[Line], *, lone: bool) -> Runs:
    """Return the instructions, and runs of the others: `lone` lines, or a line with what goes on with its sentence."""
    start = _begin(lines)
    own = [line for line in lines[start:] if not line.blank]
    # Where nearly every line is a whole sentence, one that is not goes on below.
    ended = sum(1 for line in own if ENDED.search(line.text.rstrip()))
    whole = not lone and ended * 3 >= len(own) * 2
    intro = list(lines[:start])
    found: list[list[Line]] = []
    before: Line | None = None
    for at, line, code in outside_code(lines[start:]):
        if code or line.text.lstrip().startswith("|"):
            # A program between fences, or a row of a table, is no item: it belongs to the one above.
            (found[-1] if found else intro).extend(lines[start + at : start + at + max(1, code)])
            before = None
            continue
        goes_on_above = before is not None and not line.blank and _wrapped(before, line, whole=whole)
        if goes_on_above or (found and is_code(line.text)):
            found[-1].append(line)
        elif not line.blank:
            found.append([line])
        before = None if line.blank else line
    return intro, found


def paragraphs(lines: Sequence[Line]) -> Runs:
    """Return the instructions, and what stands between blank lines as a run each."""
    start = _begin(lines)
    found: list[list[Line]] = []
    before: Line | None = None
    for line in lines[start:]:
        if not line.blank and (before is None or before.blank):
            found.append([line])
        elif not line.blank:
            found[-1].append(line)
        before = line
    return list(lines[:start]), found


def with_words(runs: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the runs; one that has neither a word nor a question mark is no item: it goes with the run above it.

    Where a page held a drawing, a PDF leaves its dots and the figures of its axes.
    """
    made: list[list[Line]] = []
    for run in runs:
        if made and not says_anything(run):
            made[-1].extend(run)
        else:
            made.append(list(run))
    return made


def says_anything(run: Sequence[Line]) -> bool:
    """Tell whether lines hold a word, or ask: “0 / 10” does neither."""
    return any(WORD.search(line.text) or "?" in line.text for line in run)


def with_shown(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the words of a run, and what it shows below them: a program, a table."""
    below = (at for at, line in enumerate(lines) if at and (line.close or line.text.lstrip()[:1] == "|"))
    end = next(below, len(lines))
    return list(lines[:end]), list(lines[end:])


def instructs(text: str) -> bool:
    """Tell whether a line says how to answer, or heads what follows."""
    return (INSTRUCTION.match(text) is not None or text.endswith(":")) and "?" not in text


def goes_on(before: str, text: str) -> bool:
    """Tell whether a line goes on with the sentence of the line before: it begins small, and is no name of code."""
    body = text.lstrip()
    return body[:1].islower() and not (WHOLE.search(before.rstrip()) and CODE_NAME.match(body))


def is_code(text: str) -> bool:
    """Tell whether a line is one of a program with braces: it belongs to the answer that it is an example of."""
    return ("{" in text or "}" in text or ";" in text) and CODE_LINE.search(text) is not None


def _begin(lines: Sequence[Line]) -> int:
    """Return the index of the first line that instructs nobody."""
    start = 0
    while start < len(lines) and (lines[start].blank or instructs(lines[start].text.strip())):
        if start + 1 < len(lines) and is_code(lines[start + 1].text):
            break  # it leads over to the lines of a program
        start += 1
    return start


def _wrapped(before: Line, line: Line, *, whole: bool) -> bool:
    if before.number == line.number or goes_on(before.text, line.text):
        return True
    return whole and not ENDED.search(before.text.rstrip())
