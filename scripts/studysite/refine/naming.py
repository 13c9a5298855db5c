"""Finding the terms of a glossary in running text."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from studysite.items import Entry
from studysite.refine.merge import SHORT, singular

# A word; a hyphen parts words as a space does, so that "real-time" and "real time" are the same two.
WORD = re.compile(r"[^\W_]+(?:['’.&/][^\W_]+)*")
# What may stand between the words of one name.
GAP = re.compile(r"[ \u00a0\n]{1,2}|-|‑")
# A hyphen that joins a name to the word before it, or after it.
HYPHENED, PREFIX = re.compile(r"\w[-‑]"), re.compile(r"[-‑]\w")
# An acronym in the plural.
ACRONYMS = re.compile(r"^([A-Z0-9&/.]{2,})s$")
# The owner's possessive, and full stops that belong to no abbreviation.
OWNED = re.compile(r"['’]s?$")
# Where a sentence begins.
BEGINS = re.compile(r"(?:^|[.!?:]\s|\n)[\s\"'“‘(*]*$")
# Texts say the same words over and over: so many are kept in the form in which they are compared.
CACHED = 65_536
# Up to so many letters a name is one of many words in small letters (Lex, Neo, SG).
AMBIGUOUS = 3


class Use(NamedTuple):
    """Characters `start` to `end` of a text, and the id of the entry that they name."""

    start: int
    end: int
    term: str


class Called(NamedTuple):
    """What an entry is called."""

    id: str
    name: str
    aliases: tuple[str, ...]


class Names:
    """All names of all entries: the longest match wins, plural and singular are one, case counts only where it must.

    Acronyms, names of three letters and less, and a word of a longer name alone ("Translate" of
    "Amazon Translate") are too like other words: they are matched only as they are written, and such
    a word not where a sentence begins, since every word is written like that there.
    """

    def __init__(self, entries: Iterable[Entry | Called]) -> None:
        self._known: dict[str, tuple[Use, ...]] = {}
        self._exact: dict[tuple[str, ...], str] = {}
        self._simple: dict[tuple[str, ...], str] = {}
        self._proper: set[tuple[str, ...]] = set()
        lengths: dict[str, set[int]] = defaultdict(set)
        for entry in entries:
            names = (entry.name, *entry.aliases)
            for name in names:
                words = tuple(WORD.findall(name))
                proper = _is_proper(name, names)
                exact = proper or SHORT.match(name) is not None or len(name) <= AMBIGUOUS
                keys = tuple(map(_own, words)) if exact else tuple(map(_simple, words))
                if keys:
                    self._proper.update([keys] if proper else ())
                    (self._exact if exact else self._simple).setdefault(keys, entry.id)
                    lengths[_simple(words[0])].add(len(keys))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def of(self, _document: str) -> Names:
        """Return the names that count in a document: these, in every one."""
        return self

    def uses(self, text: str) -> tuple[Use, ...]:
        """Return what of `text` names a term, from left to right."""
        if text not in self._known:
            self._known[text] = tuple(self._uses(text))
        return self._known[text]

    def _uses(self, text: str) -> Iterator[Use]:
        simple = list(map(_simple, WORD.findall(text)))
        firsts = [at for at, word in enumerate(simple) if word in self._lengths]
        found = list(WORD.finditer(text)) if firsts else []
        after = 0
        for at in firsts:
            for length in self._lengths[simple[at]] if at >= after else ():
                run = found[at : at + length]
                if len(run) < length or not _together(text, run):
                    continue
                term = self._named(text, run) or self._simple.get(tuple(simple[at : at + length]))
                if term:
                    yield Use(run[0].start(), run[-1].start() + len(OWNED.sub("", run[-1].group())), term)
                    after = at + length
                    break

    def _named(self, text: str, run: list[re.Match[str]]) -> str | None:
        """Return the entry that is called just so."""
        keys = tuple(_own(one.group()) for one in run)
        if keys not in self._exact and (*keys[:-1], keys[-1].removesuffix("s")) in self._proper:
            keys = (*keys[:-1], keys[-1].removesuffix("s"))
        if keys in self._proper and BEGINS.search(text, 0, run[0].start()):
            return None
        return self._exact.get(keys)


def _is_proper(name: str, names: tuple[str, ...]) -> bool:
    """Tell whether a name is one word of a longer name of the same term, with a capital, and no acronym.

    One in small letters ("endpoint" beside "hosted endpoint") is a common noun, with a plural and in any case.
    """
    if SHORT.match(name) or " " in name or name.islower():
        return False
    return any(name in other.split() for other in names if other != name)


def _together(text: str, run: list[re.Match[str]]) -> bool:
    """Tell whether a run is a name by itself: only spaces or hyphens between its words, and no hyphen around them.

    "Multi-AZ" is another thing than an AZ.
    """
    if HYPHENED.fullmatch(text, max(0, run[0].start() - 2), run[0].start()) or PREFIX.match(text, run[-1].end()):
        return False
    return all(GAP.fullmatch(text, one.end(), other.start()) for one, other in itertools.pairwise(run))


@lru_cache(maxsize=CACHED)
def _own(word: str) -> str:
    """Return a word as it is written, an acronym in the singular."""
    return ACRONYMS.sub(r"\1", OWNED.sub("", word))


@lru_cache(maxsize=CACHED)
def _simple(word: str) -> str:
    """Return a word as it is compared: not even a short acronym ("AZs") is left in the plural."""
    return singular(_own(word).casefold())
