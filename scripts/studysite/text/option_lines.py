"""Several options in one line: `A) … B) … C) …`, `☐ … ☐ …`."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.text.choice_words import SIGNS
from studysite.text.labels import ANSWER_LABEL
from studysite.text.line import Line
from studysite.text.option_marks import BOXED, CLOSED, ONE_LINE, mark
from studysite.text.options import Option, bulleted, tells


def in_line(line: Line, start: int = 0) -> tuple[int, list[Option]] | None:
    """Return options that stand in one line with the place where they begin: `A) … B) …`, `☐ … ☐ …`.

    Two letters within a sentence may be initials: what stands before the first must have come to an end.
    """
    starts = _lettered(line.text, start) or [found.start() for found in BOXED.finditer(line.text, start)]
    if len(starts) < 2:
        return None
    before = line.text[start : starts[0]]
    if before.strip() and not CLOSED.search(before) and not before.endswith(("  ", "\t")) and len(starts) < 3:
        return None
    ends = [*starts[1:], len(line.text)]
    made: list[Option] = []
    for first, end in zip(starts, ends, strict=True):
        text = line.text[first:end].strip().rstrip(",;|/ \t")
        found = mark(text)
        if found is None or not found.text:
            return None
        tail = line.text[first:end].strip()[len(text) :]
        made.append(Option(found._replace(around=(*found.around, tail)), line))
    return starts[0], made


def _lettered(text: str, start: int) -> list[int]:
    """Return where options begin whose letters count up from A; of several runs the longest."""
    best: list[int] = []
    run: list[tuple[int, str]] = []
    for found in ONE_LINE.finditer(text, start):
        one = mark(f"{found.group().strip()} x")
        if one is None or one.place < 0:
            continue
        if one.place == 0:
            run = [(found.start(), one.style)]
        elif run and one.place == len(run) and one.style == run[0][1]:
            run.append((found.start(), one.style))
        if len(run) > len(best):
            best = [place for place, _ in run]
    if len(best) < 2:
        return []
    # Signs stand before all options, or behind them: the first one tells.
    signs = [text[:place].rstrip() for place in best]
    before = bool(signs[0][start:]) and signs[0][-1] in SIGNS
    return [max(start, len(text[:place].rstrip(f" {SIGNS}"))) for place in best] if before else best


def answers_parts(lines: Sequence[Line]) -> bool:
    """Tell whether a list behind a bare label answers parts of the question, which has as many in line."""
    label = next(
        (at for at, line in enumerate(lines) if (told := ANSWER_LABEL.match(line.text)) and not told["rest"]), None
    )
    listed = bulleted(lines[label:]) if label is not None else None
    parts = next((len(one[1]) for line in lines[:label] if (one := in_line(line))), 0)
    return listed is not None and len(listed.options) == parts and not tells(listed)
