"""Gaps as Anki writes them: `{{c1::word::hint}}`. A note makes a card for each number, in which the words are a gap."""

from __future__ import annotations

import re
from typing import NamedTuple

OPENS = re.compile(r"\{\{c(\d{1,3})::", re.IGNORECASE)
MARK = re.compile(r"\{\{c\d{1,3}::|\}\}", re.IGNORECASE)
MOST_NUMBERS, DEEPEST = 60, 8
GAP = "[…]"


class Gapped(NamedTuple):
    """A card with gaps: the text with them, and the words that belong there."""

    front: str
    words: tuple[str, ...]


class _Gap(NamedTuple):
    """A gap: its number, its parts (text, or gaps within it), its hint."""

    number: int
    parts: tuple[str | _Gap, ...]
    hint: str


def gapped(text: str) -> list[Gapped]:
    """Return a card for each number of `text`, in their order; none where it has no gap."""
    if not OPENS.search(text):
        return []
    parts = _parsed(text)
    numbers = sorted({number for part in parts for number in _numbers(part)})[:MOST_NUMBERS]
    return [_card(parts, number) for number in numbers]


def filled(text: str) -> str:
    """Return `text` with its gaps filled."""
    return "".join(_filled(part) for part in _parsed(text)) if OPENS.search(text) else text


def _card(parts: tuple[str | _Gap, ...], number: int) -> Gapped:
    words: list[str] = []
    return Gapped("".join(_shown(part, number, words) for part in parts), tuple(words))


def _parsed(text: str) -> tuple[str | _Gap, ...]:
    """Return the parts of `text`. A gap that is never closed is text."""
    stack: list[tuple[str, list[str | _Gap]]] = [("", [])]
    at = 0
    for match in MARK.finditer(text):
        stack[-1][1].append(text[at : match.start()])
        at = match.end()
        if match.group() != "}}" and len(stack) > DEEPEST:
            stack[-1][1].append(match.group())
        elif match.group() != "}}":
            stack.append((match.group(), []))
        elif len(stack) > 1:
            opened, inner = stack.pop()
            stack[-1][1].append(_gap(int(opened[3:-2]), inner))
        else:
            stack[-1][1].append("}}")
    stack[-1][1].append(text[at:])
    while len(stack) > 1:
        opened, inner = stack.pop()
        stack[-1][1].extend([opened, *inner])
    return tuple(stack[0][1])


def _gap(number: int, inner: list[str | _Gap]) -> _Gap:
    """Return a gap; what stands behind the last two colons of its own text is a hint."""
    last = inner[-1]
    if isinstance(last, str) and "::" in last:
        words, _, hint = last.partition("::")
        return _Gap(number, (*inner[:-1], words), hint)
    return _Gap(number, tuple(inner), "")


def _numbers(part: str | _Gap) -> set[int]:
    return set() if isinstance(part, str) else {part.number}.union(*map(_numbers, part.parts))


def _shown(part: str | _Gap, number: int, words: list[str]) -> str:
    """Return a part as a card of `number` shows it, and take down the words of its gaps."""
    if isinstance(part, str):
        return part
    if part.number == number:
        words.append("".join(map(_filled, part.parts)))
        return f"[{part.hint}]" if part.hint.strip() else GAP
    return "".join(_shown(one, number, words) for one in part.parts)


def _filled(part: str | _Gap) -> str:
    return part if isinstance(part, str) else "".join(map(_filled, part.parts))
