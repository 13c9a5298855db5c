"""Setting type in lines: what may be written, where a line breaks, where it is cut. Knows widths, but no fonts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from studysite.patterns import lazy

# The width of a text in the size at hand, in pixels.
Width = Callable[[str], float]

# More than a picture can hold, so that a title of a megabyte costs no more than one of a line.
LONGEST = 400

# Ornaments, left out where no font has them; a letter is never left out.
PICTOGRAPHS = lazy("[\u2600-\u27bf\u2b00-\u2bff\ufe00-\ufe0f\u20e3\U0001f000-\U0001faff\U000e0000-\U000e007f]")

# Where a long name of a program can be parted.
SEAMS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[_./:\-])(?=\w)")

# Between ideographs, but not before a closing mark.
IDEOGRAPHS = lazy("(?<=[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff])(?![\u3000-\u303f\uff00-\uff65])(?!$)")

# Joins letters of some scripts, and is seen only by what it does.
JOINERS = "\u200c\u200d"


def clean(text: str) -> str:
    """Return `text` on one line, with nothing in it that cannot be seen."""
    seen = unicodedata.normalize("NFC", text[:LONGEST])
    return " ".join("".join(_seen(seen)).split())


def _seen(text: str) -> Iterator[str]:
    before = ""
    for one in text:
        kind = unicodedata.category(one)
        if kind == "Cc":
            yield " "
        elif kind[0] != "C" or (one in JOINERS and unicodedata.bidirectional(before or " ") == "AL"):
            yield one
        before = one


def lines(text: str, width: Width, room: float) -> list[str]:
    """Break `text` between words, or within a word that is wider than `room`."""
    made: list[str] = []
    line, taken = "", 0.0
    space = width(" ")
    for word, is_joined in _words(text, width, room):
        wide = width(word)
        between = 0.0 if is_joined else space
        if line and taken + between + wide <= room:
            line, taken = line + ("" if is_joined else " ") + word, taken + between + wide
            continue
        made += [line] if line else []
        line, taken = word, wide
    return [*made, line] if line else made


def _words(text: str, width: Width, room: float) -> Iterator[tuple[str, bool]]:
    """Yield what is kept on one line, and whether it joins what stands before it without a space."""
    for word in text.split():
        for at, piece in enumerate(_pieces(word, width, room)):
            yield piece, at > 0


def _pieces(word: str, width: Width, room: float) -> Iterator[str]:
    """Part a word: between ideographs always, else only where it is wider than a line."""
    for part in IDEOGRAPHS.split(word) if not word.isascii() else [word]:
        if width(part) <= room:
            yield part
            continue
        for piece in SEAMS.split(part):
            yield from [piece] if width(piece) <= room else _letters(piece, width, room)


def _letters(piece: str, width: Width, room: float) -> Iterator[str]:
    """Part what has no seam, as late as possible; a mark stays with its letter."""
    held = ""
    for one in piece:
        if held and not unicodedata.combining(one) and width(held + one) > room:
            yield held
            held = ""
        held += one
    yield held


def balanced(text: str, width: Width, room: float) -> list[str]:
    """Break `text` into as few lines as `lines` does, of as even a length as can be."""
    best = lines(text, width, room)
    low, high = max(room / 2, *map(width, text.split())) if text else room, room
    while len(best) > 1 and high - low > room / 64:
        middle = (low + high) / 2
        tried = lines(text, width, middle)
        if len(tried) == len(best):
            best, high = tried, middle
        else:
            low = middle
    return best


def cut(made: Sequence[str], most: int, width: Width, room: float) -> list[str]:
    """Return the first `most` lines; an ellipsis says that there were more."""
    if len(made) <= most:
        return list(made)
    last = made[most - 1]
    while last and width(f"{last} …") > room:
        last = last.rpartition(" ")[0] if " " in last else last[:-1]
    return [*made[: most - 1], f"{last.rstrip(' ,;:.–—-…')} …"]


def shortened(text: str, most: int) -> str:
    """Return the words of `text` that fit `most` characters, with an ellipsis where it goes on."""
    if len(text) <= most:
        return text
    return f"{(text[:most].rpartition(' ')[0] or text[:most]).rstrip(' ,;:.–—-…')} …"
