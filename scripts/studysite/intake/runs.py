"""Words with emphasis and code as one line of Markdown, where marks that could be misread are left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple


class Style(NamedTuple):
    """How words are set. `exact` words are Markdown already."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    exact: bool = False
    raised: str = ""


Run = tuple[str, Style]


def printed(runs: Sequence[Run], escape: Callable[[str], str]) -> str:
    """Return `runs` as one line. `escape` makes words of what is not code."""
    joined = [("".join(words for words, _ in same), style) for style, same in groupby(runs, key=lambda run: run[1])]
    made = ""
    for at, (words, style) in enumerate(joined):
        following = joined[at + 1][0][:1] if at + 1 < len(joined) else ""
        made += words if style.exact else _styled(words, style, made[-1:], following, escape)
    return " ".join(made.split())


def _styled(words: str, style: Style, before: str, after: str, escape: Callable[[str], str]) -> str:
    """Return words with their marks, and the white space around them outside of these."""
    core = words.strip()
    lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    if not core:
        return " " if words else ""
    before, after = lead[-1:] or before, tail[:1] or after
    if style.code:
        # A backtick or a line's end inside is not worth a longer fence.
        return f"{lead}`{core}`{tail}" if "`" not in core and before != "`" else f"{lead}{escape(core)}{tail}"
    told = escape(core)
    mark = "*" * (2 * style.bold + style.italic)
    # Stars beside stars, or one star within a word, are read in more than one way.
    within = (before.isalnum() or after.isalnum()) and (len(mark) != 2 or before.isdigit() or after.isdigit())
    is_clear = before not in ("*", "\\") and not core.startswith("*") and not core.endswith(("*", "\\"))
    return f"{lead}{mark}{told}{mark}{tail}" if mark and is_clear and not within else f"{lead}{told}{tail}"
