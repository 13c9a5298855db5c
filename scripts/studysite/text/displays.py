r"""Formulas on lines of their own: between `$$` and `$$`, `\[` and `\]`, in environments of LaTeX, in fences (`math`).

Environments begin mathematics by themselves, so they need no dollars; one that is no mathematics (`tabular`) is code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.model import Block, CodeBlock, Formula, Paragraph, Span
from studysite.tex import LONGEST, Damaged, formula
from studysite.tex.environments import ENVIRONMENTS
from studysite.text.formulas import COMMAND, SCRIPT
from studysite.text.ledger import Ledger
from studysite.text.line import Line

OPENS = re.compile(r"\s*(?:\$\$|\\\\?\[)")
ENDS = re.compile(r"(?:\$\$|\\\\?\])\s*[.,;]?\s*$")
BEGIN = re.compile(r"\s*\\begin\{(\w+)\*?\}")
FENCES = frozenset({"math", "katex", "mathjax"})


class Displays:
    """Finds where a formula that begins on a line of its own ends, while lines come from the bottom up."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._dollars: int | None = None
        self._bracket: int | None = None

    def step(self, at: int, text: str) -> int | None:
        """Return the index of the line that ends the formula which begins at `at`, if one does."""
        body = text.strip()
        if not body:
            self._dollars = self._bracket = None
            return None
        found = None
        if "$$" in body:
            if body.count("$$") == 1 and body.startswith("$$"):
                found = self._dollars
            self._dollars = at if body.count("$$") == 1 and ENDS.search(body) else None
        elif "\\]" in body or "\\[" in body:
            opens = OPENS.match(body) is not None and "\\]" not in body
            found = self._bracket if opens else None
            self._bracket = at if "\\[" not in body and ENDS.search(body) else None
        return found if found is not None and self._is_one(at, found) else None

    def _is_one(self, at: int, end: int) -> bool:
        """Tell whether what stands between is a formula, or a damaged one: dollars may as well be money."""
        lines = self._lines[at : end + 1]
        if sum(len(line.text) for line in lines) > LONGEST:
            return False
        told = inside([line.text for line in lines])
        return bool(told) and (_is_sure(told) or COMMAND.search(told) is not None)


def reads(tex: str) -> bool:
    """Tell whether a formula can be read."""
    try:
        formula(tex)
    except Damaged:
        return False
    return True


def _is_sure(tex: str) -> bool:
    """Tell whether a text can be nothing but a formula: a word between two lines of dollars is none, nor is a sum."""
    if not reads(tex):
        return False
    return SCRIPT.search(tex) is not None or COMMAND.search(tex) is not None or any(mark in tex for mark in "=<>+/")


def inside(texts: Sequence[str]) -> str:
    """Return what stands between the marks of a formula on lines of its own."""
    told = "\n".join(texts)
    return ENDS.sub("", OPENS.sub("", told, count=1)).strip()


def is_display(text: str) -> bool:
    """Tell whether a line that opens something opens a formula."""
    return OPENS.match(text) is not None


def is_environment(text: str) -> bool:
    """Tell whether a line opens an environment of mathematics."""
    begin = BEGIN.match(text)
    return begin is not None and begin[1] in ENVIRONMENTS


def displayed(tex: str, text: str, span: Span, ledger: Ledger) -> Block:
    """Return a formula as a paragraph of its own; a damaged one stays its `text` to the letter, with a notice."""
    try:
        formula(tex)
    except Damaged as damage:
        ledger.notice(
            span.first,
            "bad-formula",
            f"the formula {damage}; it is shown as text: look at it where it comes from",
        )
        return CodeBlock(text, span, "latex")
    return Paragraph((Formula(" ".join(tex.split()), is_block=True),), span)
