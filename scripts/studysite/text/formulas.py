r"""Where a line of text holds a formula: between `$`, `$$`, `\(` and `\)`, `\[` and `\]`.

A dollar is money far more often than TeX, and `\[1\]` a mark of citation. So a formula is only what has no space
inside its marks, holds something that nothing but TeX has or letters that stand alone, and can be read. All else
is text to the letter. Source of the rules on spaces and digits: Pandoc's `tex_math_dollars`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from studysite.tex import LONGEST, Damaged, formula, readable

# What may be a formula by its marks alone, for those who leave it as it is until somebody reads it.
SPAN = (
    r"(?s:\\\(.{1,2000}?\\\)|\\\[.{1,2000}?\\\])|\$\$[^$]{1,2000}\$\$"
    r"|\$(?=\S)[^$\n]{1,500}(?<=\S)\$(?!\d)"
)
# What no formula begins without. (Markdown's exports write `\\(` where TeX has `\(`.)
OPENING = re.compile(r"\$\$?|(?<!\\)\\[(\[]|\\\\(?:\(|\[(?!-?[\d.]+\s*[a-z]{2}\]))")
# The mark that closes, or another of those that open: none stands within another. Behind `\\\\` a distance may stand.
CLOSINGS = {
    "(": re.compile(r"\\\\?(?P<mark>[()])"),
    "[": re.compile(r"\\\\?(?P<mark>\]|\[(?!-?[\d.]+\s*[a-z]{2}\]))"),
}
DOLLAR = re.compile(r"(?<!\\)(?:\\\\)*\$")

COMMAND = re.compile(r"\\[a-zA-Z]+|\\[{}|,;!\\]")
# Names of things, which in TeX stand in braces behind a command: they are no variables.
NAMED = re.compile(
    r"\\(?:text[a-z]*|mathrm|mathbf|mathsf|mathit|mathtt|operatorname\*?|begin|end|mbox|ce|SI|si|qty|unit)\s*\{[^{}]*\}"
)
SCRIPT = re.compile(r"[\^_](?:\{[^{}]*\}|\\?[^\s\\{}])")
LETTERS = re.compile(r"[^\W\d_]+")
# Two words side by side are a sentence; in TeX they would run together.
PROSE = re.compile(r"(?<!\\)\b[^\W\d_]{2,}\s+[^\W\d_]{2,}\b|\b[a-z]{2,}\s+\\[a-z]+\s+[a-z]{2,}\b")
ENDS_OPEN = re.compile(r"[-=/+*(,:;.<>]\Z")
BEGINS_LOW = re.compile(r"[\^_](?:\{|\w(?:\W|\Z))")
BACKTICKS = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")

# As many letters side by side may be a product (`mc`, `dx`) or a function that lost its backslash (`max`).
MOST_LETTERS = 3


class Found(NamedTuple):
    """A formula, and the index after its closing mark."""

    tex: str
    is_block: bool
    end: int


class Lost(NamedTuple):
    """What looks like a formula and cannot be read, and why; one that `is_open` goes on to the end of its line."""

    text: str
    reason: str
    is_open: bool = False


def formula_at(text: str, start: int) -> Found | None:
    """Return the formula whose opening mark stands at `start`; None where none does."""
    looked = _look(text, start)
    return looked if isinstance(looked, Found) else None


def _look(text: str, start: int) -> Found | Lost | None:
    opening = OPENING.match(text, start)
    if opening is None:
        return None
    inside = opening.end()
    mark = opening.group()
    end = _end(text, inside, mark)
    if end is None:
        return _unclosed(text, start, inside)
    told, after = text[inside : end[0]], end[1]
    if not _may_hold(text, start, mark, told, after):
        return None
    tex = _unescaped(told.strip())
    try:
        formula(tex)
    except Damaged as damage:
        return Lost(text[start:after], str(damage)) if COMMAND.search(told) or SCRIPT.search(told) else None
    return Found(tex, mark == "$$" or mark.endswith("["), after)


def _end(text: str, inside: int, mark: str) -> tuple[int, int] | None:
    """Return where a formula ends, before and after its closing mark."""
    if mark.startswith("$"):
        closing = DOLLAR.search(text, inside, inside + LONGEST)
        if closing is None:
            return None
        at = closing.end() - 1
        if mark == "$$":
            return (at, at + 2) if text.startswith("$$", at) and at > inside else None
        return at, at + 1
    closing = CLOSINGS[mark[-1]].search(text, inside, inside + LONGEST)
    return closing.span() if closing and closing["mark"] in ")]" else None


def _unclosed(text: str, start: int, inside: int) -> Lost | None:
    """Return what begins like a formula and goes on to the end; a dollar alone is money."""
    if text[start] == "$" and COMMAND.match(text, inside) and text.find("$", inside) < 0:
        return Lost(text[start:], "has no closing “$”", is_open=True)
    return None


def _may_hold(text: str, start: int, mark: str, told: str, after: int) -> bool:
    """Tell whether what stands between two marks looks like a formula."""
    if not told.strip() or "`" in told:
        return False
    if mark == "$" and not _closes_tight(text, start, told, after):
        return False
    return looks_like_tex(told, is_citation=mark.endswith("["))


def _closes_tight(text: str, start: int, told: str, after: int) -> bool:
    """Tell whether dollars stand close to what they hold, and part no two sums of money."""
    if told[0].isspace() or told[-1].isspace():
        # Some set every formula so; then it has a command.
        return told[0].isspace() and told[-1].isspace() and COMMAND.search(told) is not None
    before = text[start - 1 : start]
    beside = (before.isascii() and before.isalnum()) or text[after : after + 1].isdigit()
    return not beside or COMMAND.match(told) is not None or SCRIPT.match(told) is not None


def looks_like_tex(told: str, *, is_citation: bool = False) -> bool:
    """Tell whether a text is mathematics: it has what only TeX has, or letters and numbers that stand alone."""
    has_command = COMMAND.search(told) is not None
    rest = LETTERS.findall(COMMAND.sub(" ", SCRIPT.sub(" ", NAMED.sub(" ", told))))
    if has_command:
        return PROSE.search(NAMED.sub(" ", told)) is None
    if any(len(one) > MOST_LETTERS for one in rest) or len(rest) > 12:
        return False
    if SCRIPT.search(told) and (told[0] not in "^_" or BEGINS_LOW.match(told)):
        return _is_lone(told)
    if (
        ENDS_OPEN.search(told)
        or told[0] in ")],.;:"
        or any(len(one) > 1 and one.islower() for one in rest if " " in told)
    ):
        return False
    if not rest:
        return not is_citation and any(one.isdigit() for one in told)
    return len(rest) > 1 or len(rest[0]) == 1 or any(one in told for one in "=<>+/")


def _is_lone(told: str) -> bool:
    """Tell whether what is raised or lowered is in braces or one letter, as it is not in `file_name`."""
    return re.search(r"_[^\W\d_]{2}", told) is None and not ENDS_OPEN.search(told)


def _unescaped(tex: str) -> str:
    r"""Return TeX without the escapes that an export to Markdown put into it (`x\_i`)."""
    if "\\_" in tex and not re.search(r"(?<!\\)_", tex):
        tex = tex.replace("\\_", "_")
    return tex.replace("\\*", "*") if "\\*" in tex else tex


def lost_formulas(text: str) -> Iterator[Lost]:
    """Yield what looks like a formula on a line, and cannot be read as one."""
    if "$" not in text and "\\(" not in text and "\\[" not in text:
        return
    told = BACKTICKS.sub(lambda found: " " * len(found.group()), text) if "`" in text else text
    at = 0
    while opening := OPENING.search(told, at):
        looked = _look(told, opening.start()) if not _is_escaped(told, opening.start()) else None
        if isinstance(looked, Lost):
            yield looked
        at = looked.end if isinstance(looked, Found) else opening.start() + 1


def _is_escaped(text: str, at: int) -> bool:
    return text[at] == "$" and text[at - 1 : at] == "\\"


def without_tex(text: str) -> str:
    """Return a line with each formula on it in words."""
    if "$" not in text and "\\" not in text:
        return text
    made, at = "", 0
    while opening := OPENING.search(text, at):
        found = None if _is_escaped(text, opening.start()) else formula_at(text, opening.start())
        end = found.end if found else opening.start() + 1
        made += text[at : opening.start()] + (readable(found.tex) if found else text[opening.start() : end])
        at = end
    return made + text[at:]
