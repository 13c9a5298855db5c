"""Code between fences, LaTeX environments and formulas on lines of their own: found before anything is read.

No line inside is a heading, a list or a table. Every opening is matched with its end in one pass
from the bottom up, so that a file of unclosed openings costs no more than any other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from studysite.model import Block, CodeBlock, Span
from studysite.text.displays import FENCES, Displays, displayed, inside, is_display, is_environment, reads
from studysite.text.drawings import drawing, drawn_in
from studysite.text.ledger import Ledger
from studysite.text.line import Line, indent

FENCE = re.compile(r"(?P<mark>`{3,}|~{3,})(?P<info>[^`]*)$")
BEGIN = re.compile(r"\\begin\{(\w+\*?)\}")
END = re.compile(r"\\end\{(\w+\*?)\}")

# The environments that draw a picture; any other is a formula or a table to the letter.
PICTURES = frozenset({"tikzpicture", "tikzcd", "circuitikz", "forest", "picture", "pspicture", "axis"})


def with_ends(lines: Sequence[Line]) -> list[Line]:
    """Return `lines`; those that open code or a drawing know where it closes.

    A fence that names a language and is never closed holds the lines up to the next blank or less
    indented one; one that names none holds nothing. A LaTeX environment without its end is text.
    """
    closers = _closers(lines)
    made: list[Line] = []
    inside = 0
    for at, line in enumerate(lines):
        close = closers.get(at) if at >= inside else None
        if close is None:
            made.append(line)
        else:
            made.append(line._replace(close=lines[close].number))
            inside = close + 1
    return made


def _closers(lines: Sequence[Line]) -> dict[int, int]:
    """Return, by its index, the index of the line that closes each opening, as if no other were open."""
    fences = {"`": _Ends(), "~": _Ends()}
    environments: dict[str, int] = {}
    runs = _Runs(len(lines))
    displays = Displays(lines)
    found: dict[int, int] = {}
    for at in range(len(lines) - 1, -1, -1):
        text = lines[at].text
        runs.step(at, lines[at])
        for name in END.findall(text) if "\\end{" in text else ():
            environments[name] = at
        body = text.lstrip(" \t")
        display = displays.step(at, text)
        if fence := FENCE.match(body):
            mark, info = fence["mark"], fence["info"].strip()
            close = fences[mark[0]].next(len(mark))
            if close is None:
                close = runs.end() if info else at
            found[at] = close
            if not info:
                fences[mark[0]].add(len(mark), at)
        elif (begin := BEGIN.match(body)) and begin[1] in environments:
            found[at] = environments[begin[1]]
        elif display is not None:
            found[at] = display
    return found


class _Ends:
    """Closing fences below a line: the nearest one that is long enough is found by halving.

    A farther fence counts only if it is longer than every nearer one, so lengths grow with distance.
    """

    def __init__(self) -> None:
        self._lengths: list[int] = []
        self._indices: list[int] = []

    def add(self, length: int, at: int) -> None:
        """Take a fence that stands above all others so far; negative lengths, so that both lists ascend."""
        while self._lengths and -self._lengths[-1] <= length:
            self._lengths.pop()
            self._indices.pop()
        self._lengths.append(-length)
        self._indices.append(at)

    def next(self, length: int) -> int | None:
        """Return the index of the nearest fence of at least `length`."""
        place = bisect_left(self._lengths, -length + 1) - 1
        return self._indices[place] if place >= 0 else None


class _Runs:
    """How far the lines below a line go on no less indented than it is; a blank line ends the run too."""

    def __init__(self, count: int) -> None:
        self._below: list[tuple[int, int]] = [(-2, count)]

    def step(self, at: int, line: Line) -> None:
        """Take the line at `at`; lines come from the bottom up."""
        depth = -1 if line.blank else indent(line.text)
        while self._below[-1][0] >= depth:
            self._below.pop()
        self._below.append((depth, at))

    def end(self) -> int:
        """Return the index of the last line of the run that the latest line begins."""
        return self._below[-2][1] - 1


def closing(lines: Sequence[Line], at: int) -> int | None:
    """Return the index of the last line of what opens at `at`; None where nothing does."""
    close = lines[at].close
    if not close:
        return None
    while at + 1 < len(lines) and lines[at + 1].number <= close:
        at += 1
    return at


def outside_code(lines: Sequence[Line]) -> Iterator[tuple[int, Line, int]]:
    """Yield index and line of each line, and how many lines of code it opens (0 for a line of text)."""
    after = 0
    for at, line in enumerate(lines):
        if at < after:
            continue
        end = closing(lines, at) if line.close else None
        size = 0 if end is None else end + 1 - at
        after = at + size
        yield at, line, size


def outside(lines: Sequence[Line]) -> list[int]:
    """Return the indices of the lines that hold text and are no code."""
    found = []
    after = 0
    for at, (_, text, close, _) in enumerate(lines):
        if at < after:
            continue
        if (end := closing(lines, at) if close else None) is not None:
            after = end + 1
        elif text and not text.isspace():
            found.append(at)
    return found


def formula_of(lines: Sequence[Line]) -> str:
    """Return the TeX of the formula that lines are from its opening to its end; empty for anything else."""
    if not is_display(lines[0].text) and not is_environment(lines[0].text):
        return ""
    tex = " ".join(inside([line.text for line in lines]).split())
    return tex if reads(tex) else ""


def verbatim(lines: Sequence[Line], ledger: Ledger) -> list[Block]:
    """Return the block of the lines from an opening to its end; none where nothing stands between."""
    span = Span(lines[0].number, lines[-1].number)
    if is_display(lines[0].text) or is_environment(lines[0].text):
        text = "\n".join(line.text for line in lines)
        return [displayed(inside(text.split("\n")), text, span, ledger)]
    if begin := BEGIN.match(lines[0].text.lstrip()):
        text = "\n".join(line.text for line in lines)
        return [drawing("tikz", text, span, ledger) if begin[1] in PICTURES else CodeBlock(text, span, "latex")]
    language, inner = opened(lines, ledger)
    text = "\n".join(inner)
    if not text.strip():
        return []
    if language.strip("{} .").casefold() in FENCES:
        return [displayed(text.strip(), text, span, ledger)]
    drawn = drawn_in(language, text)
    return [drawing(drawn, text, span, ledger, titled=True) if drawn else CodeBlock(text, span, language)]


def opened(lines: Sequence[Line], ledger: Ledger) -> tuple[str, list[str]]:
    """Return the language of a fenced block and its inner lines, less the fence's indentation."""
    fence = FENCE.match(lines[0].text.lstrip())
    ledger.drop(lines[0].number, "code fence", lines[0].text)
    closed = len(lines) > 1 and (last := FENCE.match(lines[-1].text.lstrip())) is not None and not last["info"].strip()
    if closed:
        ledger.drop(lines[-1].number, "code fence", lines[-1].text)
    depth = indent(lines[0].text)
    inner = [_outdented(line.text, depth) for line in (lines[1:-1] if closed else lines[1:])]
    return (fence["info"].strip() if fence else ""), inner


def _outdented(text: str, depth: int) -> str:
    spaces = len(text) - len(text.lstrip(" "))
    return text[min(depth, spaces) :]
