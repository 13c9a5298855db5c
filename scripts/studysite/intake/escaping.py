"""Words of a file that is no Markdown, written so that no reader takes them for Markdown.

The backslash is Markdown's own, and `text/inline` takes it away again. Formulas stay as they are: readers know them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from studysite.text.formulas import SPAN
from studysite.text.line import is_rule

# In Anki's fields as in Markdown.
FORMULA = re.compile(SPAN)
CODE = re.compile(r"(?<!`)(`+)(?!`)[^`\n]{1,500}(?<!`)\1(?!`)")

# Marks within a line. A "<" only where it would begin a tag, a low line only where two of them stand.
INLINE = re.compile(r"<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)|!(?=\[)|\||(?<=_)_|_(?=_)")
STARS = re.compile(rf"[*`]|{INLINE.pattern}")

# Marks at the beginning of a line, and labels that readers know.
LIST = re.compile(r"\s*(?:[-*+•◦▪‣●○■–]|\d{1,5}[.)])\s+\S")
FENCE = re.compile(r"\s*(?:```|~~~)")
NUMBER = re.compile(r"(\(?(?:\d{1,5}|[A-Za-z]))([.](?=\s|$))")
LABEL = re.compile(
    r"((?:question|q|(?:correct )?answer|ans|solution|a|hint|term|word|concept|definition|meaning|instructions?|note)"
    r"[ .]{0,2}\d{0,5}\s*)([:.](?=\s|$))",
    re.IGNORECASE,
)
MARK = re.compile(r"()([#>]|~(?=~~)|[-+*](?=\s|$))")


def plain(text: str) -> str:
    """Return words of which no character is markup, but for formulas."""
    return _outside(FORMULA, text, lambda part: STARS.sub(r"\\\g<0>", part))


def lenient(text: str) -> str:
    """Return words in which people write emphasis, code and formulas as in Markdown, and nothing else of it."""
    return _outside(CODE, text, lambda part: _outside(FORMULA, part, lambda words: INLINE.sub(r"\\\g<0>", words)))


def _outside(kept: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """Change what does not fit `kept`."""
    made: list[str] = []
    at = 0
    for match in kept.finditer(text):
        made += [change(text[at : match.start()]), match.group()]
        at = match.end()
    return "".join([*made, change(text[at:])])


def apart(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a side so that only code, and lists of two entries or more, begin with a mark.

    Lines that are rules go, unless there is nothing else.
    """
    own = [line.rstrip() for line in lines if line.strip()]
    own = [line for line in own if not is_rule(line)] or own[:1]
    listed = sum(LIST.match(line) is not None for line in own) > 1
    fenced = sum(FENCE.match(line) is not None for line in own) % 2 == 0
    made = []
    within = False
    for line in own:
        fence = fenced and FENCE.match(line) is not None
        kept = within or fence or (listed and LIST.match(line))
        made.append(line if kept else _begun(line.strip()))
        within = within != fence
    return tuple(made)


def _begun(line: str) -> str:
    """Return a line that begins with no mark."""
    match = MARK.match(line) or NUMBER.match(line) or LABEL.match(line)
    return f"{match[1]}\\{match[2]}{line[match.end() :]}" if match else line
