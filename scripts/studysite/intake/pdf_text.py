"""Words of lines as one paragraph of Markdown: hyphens at the ends of lines, small digits, links, bold words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from studysite.intake import prose
from studysite.intake.pdf_lines import SMALLER, Line, Word
from studysite.intake.prose import Run
from studysite.patterns import lazy

# Behind these a hyphen stands for the rest of the word: “pre- and postwar”.
BETWEEN = frozenset(("and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "ed"))
HYPHENS = "-\u2010\u00ad"
WIDE = lazy("[\u2e80-\u9fff\uff00-\uffef\u3000-\u30ff]")
RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")


def plain_words(lines: Iterable[Line], known: frozenset[str]) -> str:
    """Return the words of a heading, not bold."""
    return prose.written(run._replace(bold=False, italic=False) for run in _runs(lines, known)).replace("\n", " ")


def written(lines: Sequence[Line], known: frozenset[str], *, skip: bool = False) -> str:
    """Return the words of lines as one paragraph; `skip` leaves out the mark of a list."""
    return prose.written(_runs(lines, known, skip=skip)).replace("\n", " ")


def _runs(lines: Iterable[Line], known: frozenset[str], *, skip: bool = False) -> list[Run]:
    made: list[Run] = []
    before: Word | None = None
    for line in lines:
        for at, word in enumerate(line.words):
            if skip:
                skip = False
                continue
            text = _script(word, line)
            if before is not None and at == 0 and _is_hyphen(before, word, known):
                made[-1] = made[-1]._replace(text=made[-1].text.rstrip(HYPHENS))
            elif before is not None and _is_apart(before, word, is_first=at == 0):
                made.append(Run(" ", bold=before.bold and word.bold, italic=before.italic and word.italic))
            if word.url:
                made.append(Run(prose.link(word.url, prose.escaped(text)), word.bold, word.italic, "made"))
            else:
                made.append(Run(text, word.bold, word.italic))
            before = word
    return _linked(made)


def _linked(runs: list[Run]) -> list[Run]:
    """Let words beside each other that lead to one address be one link."""
    made: list[Run] = []
    for run in runs:
        link = re.fullmatch(r"\[(.*)\]\((.*)\)", run.text) if run.kind == "made" else None
        if link and len(made) > 1 and made[-1].text == " " and made[-2].text.endswith(f"]({link[2]})"):
            made.pop()
            head = made[-1].text.removesuffix(f"]({link[2]})")
            made[-1] = made[-1]._replace(text=f"{head} {link[1]}]({link[2]})")
        else:
            made.append(run)
    return made


def _script(word: Word, line: Line) -> str:
    """Return a small raised or lowered number as such digits."""
    if word.size > SMALLER * line.size or abs(word.y - line.y) < 0.08 * line.size:
        return word.text
    changed = word.text.translate(RAISED if word.y > line.y else LOWERED)
    return changed if not re.search(r"[0-9]", changed) else word.text


def _is_hyphen(before: Word, word: Word, known: frozenset[str]) -> bool:
    """Tell whether a hyphen at the end of a line only parts a word: the word stands whole elsewhere, or not with it."""
    if before.text[-1:] not in HYPHENS or len(before.text) < 3 or not word.text[:1].islower():
        return False
    if not before.text[-2].isalpha() or word.text.lower() in BETWEEN:
        return False
    head, tail = before.text[:-1].lower().lstrip('(“"'), word.text.lower().rstrip('.,;:!?)”"')
    return head + tail in known or f"{head}-{tail}" not in known


def _is_apart(before: Word, word: Word, *, is_first: bool) -> bool:
    if is_first:
        if re.search(rf"\w[{HYPHENS}]$", before.text):
            return word.text.lower() in BETWEEN
        return not (WIDE.match(before.text[-1:]) and WIDE.match(word.text[:1]))
    gap = word.x0 - before.x1 if word.x0 >= before.x0 else before.x0 - word.x1
    return gap > 0.12 * max(before.size, word.size)
