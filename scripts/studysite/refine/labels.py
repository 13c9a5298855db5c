"""What a branch, a title or an entry of a list is called: the few words in it that name a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from studysite.ids import folded
from studysite.model import Emphasis, Inlines, Link, Strong, plain
from studysite.refine.likeness import SMALL
from studysite.refine.merge import singular

WORD = re.compile(r"[^\W_]+(?:['’./-][^\W_]+)*")
# Longer words are a sentence, and name nothing.
LONGEST = 60
# With one of these in front, words say where something holds, and not what it is: “In SageMaker AI”.
PLACES = frozenset(("at", "by", "for", "from", "in", "on", "to", "under", "when", "with", "within", "without"))
# The number or letter that only says where a heading stands among others: “2. Security”.
COUNTED = re.compile(r"^(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Za-z])[.)]\s+(?=\S)")
COLON = re.compile(r"\s*[:：](?=\s|$)\s*")
# What parts the thing that a title names from what it says of it: “Tides: the basics”, “The Moon as a Clock”.
TURN = re.compile(r"\s*[:：](?=\s|$)\s*|\s+(?:[–—-]|as)\s+")
BRACKETS = re.compile(r"\s*\(([^()]*)\)")
# An abbreviation ends none: “Blue vs. Green”.
SENTENCE = re.compile(r"[.!?。！？][\"”’)]*$|(?<!\bvs)[.!?;]\s")
# What may follow the bold name at the head of a branch: a colon, brackets, a dash, or nothing.
BEHIND = re.compile(r"\s*(?:$|[:：(–—-])")


def label(words: Inlines) -> str:
    """Return what an entry is called: its first words in bold, or all of it, or what stands before its colon.

    Empty where it is a sentence and has no name of its own.
    """
    text = _line(words)
    first = words[0] if len(words) == 1 else next((one for one in words if plain((one,)).strip()), None)
    if isinstance(first, Strong):
        own = _line(first.children)
        return _named(own) if BEHIND.match(text, len(own)) else ""
    if len(text) <= LONGEST and (own := _named(text)):
        return own
    before, *behind = COLON.split(text, maxsplit=1)
    return _named(before) if behind else ""


def _line(words: Inlines) -> str:
    return " ".join(plain(words).split())


def _named(text: str) -> str:
    """Return a text that can be a name; empty if it is a sentence."""
    own = uncounted(text.rstrip(" :："))
    return "" if len(own) > LONGEST or SENTENCE.search(own) else own


def uncounted(name: str) -> str:
    """Return a name without the number or letter before it."""
    return COUNTED.sub("", name, count=1)


def first_word(name: str) -> str:
    """Return the first word of a name, without case; empty if it has none."""
    found = WORD.search(name)
    return found.group().casefold() if found else ""


def stressed(words: Inlines) -> Iterator[str]:
    """Yield what is set in bold."""
    for one in words:
        if isinstance(one, Strong):
            yield _line(one.children).rstrip(" :：")
        elif isinstance(one, Emphasis | Link):
            yield from stressed(one.children)


def parts(name: str, turn: re.Pattern[str] = COLON) -> tuple[str, ...]:
    """Return a name, then what it is made of: without its brackets, what they hold, and the sides of its colon."""
    made = [name]
    if "(" in name:
        made += [BRACKETS.sub("", name).strip(), *BRACKETS.findall(name)]
    if len(sides := turn.split(name)) > 1:
        made += sides
    return tuple(filter(None, made))


@lru_cache(maxsize=8192)
def key(name: str) -> frozenset[str]:
    """Return the words by which two names are the same: without small ones, in the singular, in any order."""
    words = (match.group() for match in WORD.finditer(folded(uncounted(name))))
    return frozenset(singular(word) for word in words if word not in SMALL)
