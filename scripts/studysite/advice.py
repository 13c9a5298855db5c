"""What each notice says to those who are no programmers: `advice.toml`, for pages and terminals alike."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from studysite.notices import Notice, Severity

Setting = str | bool | list[str]
# A word at the beginning that may have a capital letter; the name of a file or a setting is none.
WORD = re.compile(r"\A[a-z]+(?=[ ,])")
RANKS: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Advice:
    """Of one code: a heading for one place and for several (`{n}`), and what to do.

    `tells` is what is shown of the notice's own line: its first part, all of it, or nothing; `quotes` says whether the
    passage tells something. `say` are settings of a
    document that help instead, with names in braces to be filled in, and `when` says when they do.
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
        """What is said of them."""
        return advice()[self.first.code]

    @property
    def heading(self) -> str:
        """What happened, in plain words."""
        several = len(self.notices) > 1 and self.advice.many
        return several.format(n=f"{len(self.notices):,}") if several else self.advice.one

    def told(self, notice: Notice) -> str:
        """Return what is shown of a notice's own line, as a sentence; empty where the heading says all."""
        if not self.advice.tells:
            return ""
        said = notice.message if self.advice.tells == "all" else notice.message.partition("; ")[0]
        return "" if sentence(said) == sentence(self.advice.one) else sentence(said)


def sentence(words: str) -> str:
    """Return words as a sentence: with a capital letter and a full stop."""
    whole = WORD.sub(lambda first: first.group().capitalize(), words.strip())
    return f"{whole}{'' if whole.endswith(('.', '!', '?', '…')) else '.'}" if whole else ""


@cache
def advice() -> Mapping[str, Advice]:
    """Return what is said of each code."""
    return {code: Advice(**told) for code, told in _read()["notice"].items()}


@cache
def page_words() -> Mapping[str, str]:
    """Return the words of the report itself, by their names."""
    return {name: str(words) for name, words in _read()["page"].items()}


def gathered(notices: Iterable[Notice]) -> list[Gathered]:
    """Return notices by file and code: files in their order, of each file the gravest first."""
    held: dict[tuple[str, str], list[Notice]] = defaultdict(list)
    for one in notices:
        held[one.file, one.code].append(one)
    files = {file: at for at, (file, _) in reversed(list(enumerate(held)))}
    made = [Gathered(tuple(sorted(same))) for same in held.values()]
    return sorted(made, key=lambda one: (files[one.first.file], RANKS.index(one.first.severity), one.first))


def _read() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("advice.toml").read_text(encoding="utf-8"))
