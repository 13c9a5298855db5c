"""What each notice says to those who are no programmers: `advice.toml`, for pages and terminals alike.

Pages say it in the language of the site, where there is a table of it (`advice.de.toml`); terminals in English.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from studysite.interface.say import ENGLISH, REFERENCE, Say
from studysite.notices import Notice, Severity

Setting = str | bool | list[str]
# A word at the beginning that may have a capital letter; the name of a file or a setting is none.
WORD = re.compile(r"\A[a-z]+(?=[ ,])")
HERE = Path(__file__).parent
RANKS: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Advice:
    """Of one code: a heading for one place and for several (`{n}`), and what to do.

    `tells` is what is shown of the notice's own line: its first part, all of it, or nothing; `quotes` says whether the
    passage tells something. `say` are settings of a document that help instead, with names in braces to be filled in,
    and `when` says when they do. What stands between backquotes in `way_out` and `when` is to be typed as it is.
    """

    one: str
    way_out: str
    many: str = ""
    tells: Literal["", "fact", "all"] = ""
    quotes: bool = True
    when: str = ""
    say: Mapping[str, Setting] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The notices of one code on one file, by their lines."""

    notices: tuple[Notice, ...]

    @property
    def first(self) -> Notice:
        """The first of them."""
        return self.notices[0]

    @property
    def advice(self) -> Advice:
        """What is said of them, in English."""
        return self.advice_in(ENGLISH)

    @property
    def heading(self) -> str:
        """What happened, in plain English words."""
        return self.heading_in(ENGLISH)

    def advice_in(self, say: Say) -> Advice:
        """Return what a language says of them."""
        return advice(say.code)[self.first.code]

    def heading_in(self, say: Say) -> str:
        """Return what happened, in plain words of a language."""
        told = self.advice_in(say)
        several = len(self.notices) > 1 and told.many
        return several.format(n=say.number(len(self.notices))) if several else told.one

    def told(self, notice: Notice) -> str:
        """Return what is shown of a notice's own line, as a sentence, in English; empty where the heading says all."""
        if not self.advice.tells:
            return ""
        said = notice.message if self.advice.tells == "all" else notice.message.partition("; ")[0]
        return "" if sentence(said) == sentence(self.advice.one) else sentence(said)


def sentence(words: str) -> str:
    """Return words as a sentence: with a capital letter and a full stop."""
    whole = WORD.sub(lambda first: first.group().capitalize(), words.strip())
    return f"{whole}{'' if whole.endswith(('.', '!', '?', '…')) else '.'}" if whole else ""


def reporting(say: Say) -> Say:
    """Return the language in which reports are for a site that says `say`: English, where there is no table of it."""
    return say if say.code != REFERENCE and _file(say.code).is_file() else ENGLISH


@cache
def advice(language: str = REFERENCE) -> Mapping[str, Advice]:
    """Return what is said of each code; what the table of a language lacks is said in English."""
    own = table(language)["notice"]
    return {code: Advice(**_joined(told, own.get(code, {}))) for code, told in table()["notice"].items()}


@cache
def page_words(language: str = REFERENCE) -> Mapping[str, str]:
    """Return the words of the report itself, by their names."""
    return {**table()["page"], **table(language)["page"]}


@cache
def example(language: str = REFERENCE) -> Mapping[str, Setting]:
    """Return settings of a document as an example, by their names."""
    return {**table()["example"], **table(language)["example"]}


@cache
def furniture_names(language: str = REFERENCE) -> Mapping[str, str]:
    """Return what a language calls what is left out of a document as layout, by the English names."""
    return {str(name): str(words) for name, words in table(language).get("furniture", {}).items()}


def gathered(notices: Iterable[Notice]) -> list[Gathered]:
    """Return notices by file and code: files in their order, of each file the gravest first."""
    held: dict[tuple[str, str], list[Notice]] = defaultdict(list)
    for one in notices:
        held[one.file, one.code].append(one)
    files = {file: at for at, (file, _) in reversed(list(enumerate(held)))}
    made = [Gathered(tuple(sorted(same))) for same in held.values()]
    return sorted(made, key=lambda one: (files[one.first.file], RANKS.index(one.first.severity), one.first))


@cache
def table(language: str = REFERENCE) -> dict[str, dict[str, Any]]:
    """Return the table of a language as it is written; raises FileNotFoundError if there is none."""
    return tomllib.loads(_file(language).read_text(encoding="utf-8"))


def languages() -> tuple[str, ...]:
    """Return the codes of all languages beside English that have a table."""
    return tuple(sorted(file.stem.partition(".")[2] for file in HERE.glob("advice.*.toml")))


def _file(language: str) -> Path:
    return HERE / ("advice.toml" if language == REFERENCE else f"advice.{language}.toml")


def _joined(english: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return advice with the words of a language; which settings help is the same in all."""
    return {**english, **own, "say": {**english.get("say", {}), **own.get("say", {})}}
