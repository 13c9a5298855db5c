"""How a line begins that may be an option: bullet, sign, letter, stress, and what stands behind it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from studysite.patterns import lazy
from studysite.text.choice_words import (
    ALPHABETS,
    EMPTY_BOXES,
    FILLED_BOXES,
    OFFERS,
    RIGHT_SIGNS,
    SAID_RIGHT,
    SAID_WRONG,
    WRONG_SIGNS,
)
from studysite.text.line import is_rule

_ALL = "".join(dict.fromkeys("".join(ALPHABETS)))
LETTER = lazy(
    rf"(?:\((?P<both>[{_ALL}])\)|\[(?P<square>[{_ALL}])\]|(?P<one>[{_ALL}])\\?(?P<close>[)）．、]|[.:](?=[\s*_]|$)))"
    rf"[*_]*\s*|(?P<circled>[①-⑧])\s*|(?P<kana>[アイウエオカキク])[\s]+(?=\S)",
    re.IGNORECASE,
)
BOX = re.compile(r"\[(?P<tick>[ xX✓✔✅]?)\](?=\s)\s*")
BULLET = re.compile(r"[-*+•◦▪‣–]\s+")
STRESS = re.compile(r"(\*\*|__|==)(?P<inner>(?:(?!\1).)+)\1$")
SIGN_IN_BOLD = re.compile(rf"(\*\*|__)([{RIGHT_SIGNS}{WRONG_SIGNS}])\1\s*(?=\S)")
STARRED = re.compile(r"\*(?![*\s])|.*\s\*$")
ONE_LINE = lazy(rf"(?:^|(?<=\s))(?:\(([{_ALL}])\)|([{_ALL}])([.)）．、]))\s*(?=\S)", re.IGNORECASE)
BOXED = re.compile(rf"(?:^|(?<=\s))(?:\[[ xX]\]|[{EMPTY_BOXES}{FILLED_BOXES}☑☒])\s*(?=\S)")
CLOSED = re.compile(r"[?？؟:：.!。_…)）\]*\"”]\s*$")
# What asks for options surely: a question mark, a colon, a gap to fill.
TASKS = re.compile(r"[*_]{0,2}[^\W\d_][\w'’-]*(?:[ /][\w'’-]+){0,2}[*_]{0,2}:[*_]{0,2}")
WANTS = re.compile(r"[?？؟:：_…][\s*_\"”)]*$|_{2,}|\.{4,}")


class Mark(NamedTuple):
    """How a line begins that may be an option.

    `style` is the same for the options of a set, `place` that of its letter (-1: it has none), `text` its own
    words, `around` what stands around them. `right` is what signs say; `bold` whether all of it is stressed.
    """

    style: str
    place: int
    text: str
    around: tuple[str, ...]
    right: bool | None
    bold: bool


@lru_cache(maxsize=16384)
def mark(text: str) -> Mark | None:
    """Return how a line begins that may be an option, None where it cannot be one."""
    rest = text.strip().replace("\ufe0f", "")
    if not rest or len(rest) > 2000 or rest[0] == "#" or is_rule(rest):
        return None
    bullet = BULLET.match(rest)
    rest = rest[bullet.end() :] if bullet else rest
    whole = rest
    rest = SIGN_IN_BOLD.sub(r"\2 ", rest, count=1) if rest[:1] in "*_" and SIGN_IN_BOLD.match(rest) else rest
    bold = STRESS.match(rest) is not None
    if bold:
        rest = rest[2:-2].strip()
    right, rest = signed(rest, None)
    style, index, rest = _counted(rest)
    right, rest = signed(rest, right)
    boxed = right is not None or whole[:1] in "[☐○◯□◻⬜⚪"
    if BOX.match(whole) or whole[:1] in EMPTY_BOXES + FILLED_BOXES + "☑":
        style = f"{style}[]"
    right, rest = said(rest, right)
    if stressed := STRESS.match(rest):
        bold, rest = True, stressed["inner"].strip()
    if not bold and index >= 0 and STARRED.match(rest) and rest.count("*") == 1:
        right, rest = True, rest.strip("* ")
    if index < 0 and not bullet and not style and not boxed:
        return None
    at = text.find(rest) if rest else -1
    around = (text[:at], text[at + len(rest) :]) if at >= 0 else (text,)
    return Mark(f"{'-' if bullet else ''}{style}", index, rest, around, right, bold)


def signed(rest: str, right: bool | None) -> tuple[bool | None, str]:
    """Take the signs off the front: a tick, a cross, a box."""
    while rest:
        if box := BOX.match(rest):
            right = box["tick"] not in ("", " ") or bool(right)
            rest = rest[box.end() :]
        elif rest[0] in RIGHT_SIGNS or rest[0] in FILLED_BOXES:
            right, rest = True, rest[1:].lstrip()
        elif rest[0] in WRONG_SIGNS or rest[0] in EMPTY_BOXES:
            right, rest = False, rest[1:].lstrip()
        elif rest[0] == "*" and rest[1:2] not in ("*", "") and LETTER.match(rest[1:]) and rest.count("*") == 1:
            right, rest = True, rest[1:].lstrip()
        else:
            break
    return right, rest


def _counted(rest: str) -> tuple[str, int, str]:
    """Take the letter off the front; return its style, its place in its alphabet and what follows."""
    stress = ""
    if rest[:2] in ("**", "__"):
        stress, rest = rest[:2], rest[2:]
    found = LETTER.match(rest)
    if found is None:
        return "", -1, f"{stress}{rest}"
    letter = found["both"] or found["square"] or found["one"] or found["circled"] or found["kana"]
    for number, alphabet in enumerate(ALPHABETS):
        index = alphabet.find(letter.casefold() if letter.casefold() in alphabet else letter)
        if index >= 0:
            closes = found["close"] or ("(" if found["both"] else "[")
            after = rest[found.end() :]
            # “**A)** words” closes behind the letter, “**A) words**” behind the words.
            inside = stress and stress not in found.group()
            style = f"{number}{'A' if letter.isupper() else 'a'}{closes}"
            return style, index, f"{stress}{after}" if inside else after
    return "", -1, f"{stress}{rest}"


def said(rest: str, right: bool | None) -> tuple[bool | None, str]:
    """Take what stands behind an option off the end: a sign, “(correct)”."""
    bare = rest.rstrip(" *_")
    if bare and bare[-1] in RIGHT_SIGNS + WRONG_SIGNS:
        right = bare[-1] in RIGHT_SIGNS
        return right, _balanced(bare[:-1].rstrip(), rest)
    for pattern, is_right in ((SAID_RIGHT, True), (SAID_WRONG, False)):
        if found := pattern.search(rest):
            return is_right, _balanced(rest[: found.start()].rstrip(), rest)
    return right, rest


def _balanced(short: str, long: str) -> str:
    """Return words without what stood behind them; stress that only that closed is closed again."""
    for stress in ("**", "__"):
        if short.count(stress) % 2 and long.rstrip().endswith(stress):
            return f"{short}{stress}" if not short.endswith(stress) else short[: -len(stress)].rstrip()
    return short


def is_task(text: str) -> bool:
    """Tell whether a line above boxes only says that something is to be done, “To do:”, and asks nothing."""
    return TASKS.fullmatch(text.strip()) is not None and OFFERS.fullmatch(text) is None
