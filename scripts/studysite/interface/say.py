"""The interface's texts in the language of a site, as its table has them (`de.toml` beside this module).

The English text is the key: it stands where it is said, in writers as `say("Card {at} of {of}", at=1, of=9)`, in
scripts as `` say`Card ${at} of ${of}` ``, and tests prove that the tables hold just those. A text that a table lacks is
said in English, so that a language may be begun.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

from studysite.interface.plurals import Rule, expression, rules

HERE = Path(__file__).parent
REFERENCE = "en"

# What stands between these runs from left to right, whatever is around it.
ISOLATE, END = "\u2066", "\u2069"


def noted(text: str) -> str:
    """Mark a text as one that is said elsewhere; return it as it is."""
    return text


def noun(one: str) -> str:
    """Mark the noun of a count that is made elsewhere; return it as it is."""
    return one


@dataclass(frozen=True, eq=False)
class Say:
    """What a language says for each English text.

    `code` is its BCP 47 code; `texts` are by the English ones; `nouns` the forms of what is counted, in the order of
    the rules of `plural`, which say which form a number takes; `alphabet` are its letters in their order;
    `is_apart` tells that what is said stands among words that run the other way.
    """

    code: str = REFERENCE
    texts: Mapping[str, str] = field(default_factory=dict)
    nouns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plural: Mapping[str, str] = field(default_factory=lambda: {"one": "n = 1"})
    alphabet: str = "abcdefghijklmnopqrstuvwxyz"
    is_apart: bool = False

    def __call__(self, text: str, /, **values: object) -> str:
        """Return what the language says for an English text, with values in the places of their names.

        What stands before a `|` is not said, and tells two texts apart that only English calls the same. No value is
        looked into, so that no word of a document can be taken for a place. Where the text goes into HTML, so do
        values: whoever gives them has escaped them.
        """
        said = self.texts.get(text) or text.rpartition("|")[2]
        return self._apart(said.format(**values) if values else said)

    def _apart(self, said: str) -> str:
        """Return a text that keeps its own direction, with what joins it to others outside."""
        words = said.lstrip(" ,;").rstrip()
        return said.replace(words, f"{ISOLATE}{words}{END}", 1) if self.is_apart and words else said

    def parts(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield what the language says for an English text in pieces, each with the name of the place behind it."""
        for said, name, _, _ in Formatter().parse(self.texts.get(text) or text):
            yield said, name or ""

    def number(self, count: int) -> str:
        """Return a whole number: "12,345"."""
        return f"{count:,}".replace(",", self.texts.get(",", ","))

    def counted(self, count: int, one: str, many: str = "") -> str:
        """Return "1 table" or "3 tables"; `one` and `many` are the English noun."""
        forms = self.nouns.get(one) or (one, many or f"{one}s")
        return self._apart(f"{self.number(count)} {forms[min(self._form(count), len(forms) - 1)]}")

    def _form(self, count: int) -> int:
        """Return which form of a noun a number takes."""
        found = _rules(tuple(self.plural.items()))
        return next((at for at, holds in enumerate(found) if holds(count)), len(found))

    @property
    def for_scripts(self) -> str:
        """What `overrides/build.mjs` puts into scripts, as JSON; empty in English, in which they are written."""
        if self is ENGLISH:
            return ""
        rule = "" if self.plural == ENGLISH.plural else expression(self.plural)
        told = {"texts": self.texts, "nouns": self.nouns, "plural": rule, "apart": self.is_apart}
        return json.dumps(told, ensure_ascii=False, sort_keys=True)

    def counts(self, *held: tuple[int, str], many: str = "") -> list[str]:
        """Return each count with its noun, less those that are zero."""
        return [self.counted(count, one, many) for count, one in held if count]

    def listed(self, words: Iterable[str]) -> str:
        """Return words as a sentence lists them: "a", "a and b", "a, b and c"."""
        *front, back = words
        return self("{words} and {words2}", words=", ".join(front), words2=back) if front else back

    def capital(self, text: str) -> str:
        """Return what a language says for an English text, with a capital in front."""
        said = self.texts.get(text) or text
        return self._apart(f"{said[:1].upper()}{said[1:]}")


@lru_cache(maxsize=8)
def _rules(told: tuple[tuple[str, str], ...]) -> tuple[Rule, ...]:
    return rules(dict(told))


ENGLISH = Say()


def tables() -> tuple[str, ...]:
    """Return the codes of all languages that have a table."""
    return tuple(sorted(file.stem for file in HERE.glob("*.toml")))


@lru_cache(maxsize=8)
def spoken(language: str, *, runs_left: bool = False) -> Say:
    """Return what a site in `language` (BCP 47) says: that of `pt` for `pt-BR`, and English where there is no table.

    `runs_left` tells whether the language is written from right to left.
    """
    known = tables()
    code = next((code for code in (language, language.partition("-")[0]) if code in known), REFERENCE)
    if code == REFERENCE:
        return Say(is_apart=True) if runs_left else ENGLISH
    told = table(code)
    own = told.get("language", {})
    return Say(
        code,
        told.get("texts", {}),
        {noun: tuple(forms) for noun, forms in told.get("nouns", {}).items()},
        own.get("plural", ENGLISH.plural),
        own.get("alphabet", ENGLISH.alphabet),
    )


def table(code: str) -> dict[str, Any]:
    """Return the table of a language as it is written."""
    return tomllib.loads((HERE / f"{code}.toml").read_text(encoding="utf-8"))
