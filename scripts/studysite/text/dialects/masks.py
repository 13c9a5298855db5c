"""Parts of a line that no rewriting may touch: code between backticks, and formulas between dollars."""

from __future__ import annotations

import re
from collections.abc import Callable

from studysite.text.formulas import SPAN

# One character of the private use area stands for a part while the rest is rewritten.
MASK = "\ue000"
KEPT = re.compile(rf"(`{{1,3}})[^`\n]{{1,2000}}?\1(?!`)|{SPAN}")


def hidden(text: str) -> str:
    """Return `text` with a stand-in for each character of these parts."""
    return KEPT.sub(lambda found: MASK * len(found.group()), text) if "`" in text else text


def around(text: str, rewrite: Callable[[str], str]) -> str:
    """Return `text` with `rewrite` done on all of it but code and formulas."""
    if MASK in text:
        return text
    if "`" not in text and "$" not in text and "\\" not in text:
        return rewrite(text)
    kept = [match.group() for match in KEPT.finditer(text)]
    made = rewrite(KEPT.sub(MASK, text))
    if made.count(MASK) != len(kept):
        return text
    pieces = made.split(MASK)
    return "".join(piece + code for piece, code in zip(pieces, [*kept, ""], strict=True))
