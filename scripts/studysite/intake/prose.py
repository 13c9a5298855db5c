"""Words and how they are set, of any other form, as Markdown that reads back as the same words.

What people write by hand at the start of a line stays what it is: a number, a dash or a label there means a list or a
question in any form of document. All other characters that would be marks are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from studysite.text.targets import is_beside

MARKS = re.compile(r"[*`]|<(?=[A-Za-z/!?])")
# A TeX formula that somebody typed keeps its stars and backslashes.
FORMULA = re.compile(r"\$\$[^$\n]+\$\$|\$(?=\S)[^$\n]*[\\^_{][^$\n]*(?<=\S)\$")
START = re.compile(r"[ \t]*(?:[#>|]|~~~|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$|\+\+\+$)")
SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")
URL = re.compile(r"(?:https?://|mailto:)[^\s<>]{1,2000}", re.IGNORECASE)

Kind = Literal["words", "made", "break"]


class Run(NamedTuple):
    """Words that are set alike. `made` is Markdown already (a link, a formula); a `break` ends a line."""

    text: str
    bold: bool = False
    italic: bool = False
    kind: Kind = "words"


def escaped(text: str) -> str:
    """Return plain words, on one line, as Markdown."""
    made, at = [], 0
    for formula in FORMULA.finditer(text):
        made += [_escaped(text[at : formula.start()]), formula.group()]
        at = formula.end()
    return "".join([*made, _escaped(text[at:])])


def _escaped(text: str) -> str:
    return MARKS.sub(lambda mark: "\\" + mark.group(), text)


def line(text: str) -> str:
    """Return a line of Markdown words so that its first character opens no block."""
    if not START.match(text):
        return text
    bare = text.lstrip()
    return "\\" + bare


def written(runs: Iterable[Run]) -> str:
    """Return runs as Markdown; each line of it is one of the paragraph, and empty lines part paragraphs."""
    lines: list[list[Run]] = [[]]
    for run in _folded(runs):
        if run.kind == "break":
            lines.append([])
        else:
            lines[-1].append(run)
    return "\n".join(line(_stressed(one)) for one in lines).strip("\n")


def _folded(runs: Iterable[Run]) -> list[Run]:
    """Fold white space over the borders of runs, as a browser does."""
    made: list[Run] = []
    is_open = False
    for run in runs:
        text = run.text
        if run.kind == "words":
            text = SPACE.sub(" ", text)
            text = text if is_open else text.lstrip(" ")
        if run.kind == "break":
            is_open = False
            made.append(run)
        elif text:
            is_open = not text.endswith(" ")
            made.append(run._replace(text=text))
    return made


def _stressed(runs: Sequence[Run]) -> str:
    """Return the runs of one line with their stars; white space stands outside of them."""
    parts: list[tuple[str, str]] = []
    for style, same in groupby(runs, key=lambda run: (run.bold, run.italic) if run.text.strip() else None):
        text = "".join(escaped(run.text) if run.kind == "words" else run.text for run in same)
        stars = "" if style is None else "*" * (2 * style[0] + style[1])
        parts.append((stars, text))
    parts = _joined(parts)
    made: list[str] = []
    for at, (stars, text) in enumerate(parts):
        before = parts[at - 1][1][-1:] if at else ""
        after = parts[at + 1][1][:1] if at + 1 < len(parts) else ""
        made.append(_starred(stars, text, before, after))
    return "".join(made).strip()


def _joined(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Let the spaces between two parts that are stressed alike be stressed, too."""
    made: list[tuple[str, str]] = []
    for at, (stars, text) in enumerate(parts):
        is_space = not text.strip()
        follows = parts[at + 1][0] if at + 1 < len(parts) else ""
        if made and made[-1][0] == (follows if is_space else stars):
            made[-1] = (made[-1][0], made[-1][1] + text)
        else:
            made.append((stars, text))
    return made


def _starred(stars: str, text: str, before: str, after: str) -> str:
    """Put stars around words; letters that touch them on both sides would make letters of them, so there are none."""
    words = text.strip(" ")
    if not stars or not words:
        return text
    lead, trail = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    touched = _is_inside(before + words[0], lead) or _is_inside(words[-1] + after, trail)
    if touched or not any(character.isalnum() for character in words):
        return text
    return f"{lead}{stars}{words}{stars}{trail}"


def _is_inside(beside: str, space: str) -> bool:
    """Tell whether a border lies within a word of letters that are written with spaces around words."""
    return not space and len(beside) == 2 and beside.isascii() and beside.isalnum()


def leads(url: str) -> bool:
    """Tell whether an address is one of the web, or the path of another document."""
    return URL.fullmatch(url) is not None or is_beside(url)


def link(url: str, words: str) -> str:
    """Return a link; its words alone where the address is none of the web, and no document's beside this one."""
    url = url.strip()
    if not leads(url) or not words.strip():
        return words
    if words.strip() == url:
        return words
    label = words.replace("[", "(").replace("]", ")")
    return f"[{label}]({url.replace('(', '%28').replace(')', '%29').replace(' ', '%20')})"


def picture(name: str, words: str) -> str:
    """Return a picture with the words that stand for it."""
    alternative = SPACE.sub(" ", words).strip().replace("[", "(").replace("]", ")")
    return f"![{alternative}]({name})"


def code(text: str) -> str:
    """Return words of a program, to the letter."""
    text = SPACE.sub(" ", text)
    if not text.strip():
        return text
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text.strip()}{space}{fence}"


def fenced(text: str, language: str = "") -> str:
    """Return lines of a program between fences that none of them closes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    longest = max((len(ticks) for ticks in re.findall("`{3,}", text)), default=2)
    fence = "`" * max(3, longest + 1)
    word = language if re.fullmatch(r"[\w+#.-]{1,30}", language) else ""
    return f"{fence}{word}\n{text}\n{fence}"


def listed(marker: str, text: str) -> str:
    """Return an entry of a list: what follows its first line stands below its words."""
    first, *more = text.split("\n")
    space = " " * 4
    return "\n".join([f"{marker} {first}".rstrip(), *(space + one if one else "" for one in more)])


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells (Markdown words) as a table; the first row is its header, short rows are filled."""
    width = max(map(len, rows))
    ruled = [_row([*row, *[""] * (width - len(row))]) for row in rows]
    return "\n".join([ruled[0], "|" + " --- |" * width, *ruled[1:]])


def _row(cells: Sequence[str]) -> str:
    plain = (SPACE.sub(" ", cell).strip() for cell in cells)
    return "| " + " | ".join(re.sub(r"(?<!\\)\|", r"\\|", cell) for cell in plain) + " |"
