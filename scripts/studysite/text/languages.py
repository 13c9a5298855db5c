"""What is known of each language: the words by which documents name their parts, as `languages.toml` has them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studysite.patterns import lazy

# Quotation marks that people and keyboards write in more than one way, the Hebrew geresh among them.
QUOTES = str.maketrans({"‘": "'", "’": "'", "׳": "'", "“": '"', "”": '"', "״": '"', "\u20e3": "."})
NUMBER = r"(?:\d{1,3}|[ivxlc]{1,7})"


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its BCP 47 code, its own name, its direction, its phrases by what they name."""

    code: str
    name: str
    rtl: bool
    words: frozenset[str]
    phrases: Mapping[str, tuple[str, ...]]


def _read(told: Mapping[str, Mapping[str, Any]]) -> dict[str, Language]:
    return {
        code: Language(
            code,
            str(own["name"]),
            bool(own.get("rtl", False)),
            frozenset(str(own.get("words", "")).split()),
            {key: tuple(value) for key, value in own.items() if isinstance(value, list)},
        )
        for code, own in told.items()
    }


LANGUAGES = _read(tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8")))


# Languages in which a word and its number need no mark behind them.
EASTERN = ("ja", "ko", "zh")


def folded(text: str) -> str:
    """Return text as headings are compared: without case, accents, vowel points and marks that nobody sees."""
    if text.isascii():
        return text.lower()
    known = unicodedata.normalize("NFKD", text.translate(QUOTES))
    kept = "".join(one for one in known if unicodedata.category(one) not in ("Mn", "Cf"))
    return unicodedata.normalize("NFC", kept).casefold()


def headings(key: str, codes: Iterable[str] = LANGUAGES) -> re.Pattern[str]:
    """Return a pattern for folded headings of one kind, in these languages (all, if none are named)."""
    found = (folded(one).replace("{n}", NUMBER) for one in _phrases(key, codes))
    return lazy(f"(?:{'|'.join(found)})")


def label(key: str, codes: Iterable[str] = LANGUAGES) -> str:
    """Return a pattern for a label of one kind in these languages, with and without accents; case does not count."""
    found = [spelt for one in _phrases(key, codes) for spelt in (one, folded(one))]
    return f"(?:{'|'.join(dict.fromkeys(found))})"


def first_words(key: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the words of one kind of each language that has some, with its code: with and without accents."""
    for code, language in LANGUAGES.items():
        found = language.phrases.get(key, ())
        words = found if code in EASTERN else [word for line in found for word in line.split()]
        if words:
            yield code, list(dict.fromkeys(spelt for one in words for spelt in (one, folded(one))))


def _phrases(key: str, codes: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(one for code in codes for one in LANGUAGES[code].phrases.get(key, ()))


def direction(code: str) -> str:
    """Return how a language is written: "rtl" from right to left, "ltr" otherwise."""
    known = LANGUAGES.get(code.partition("-")[0])
    return "rtl" if known and known.rtl else "ltr"
