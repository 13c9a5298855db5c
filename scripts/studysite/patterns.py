"""Patterns that are compiled when they are first used.

A regular expression that knows the words of many languages, or most characters of some scripts, takes milliseconds to
compile; a command needs few of them, and few documents need them all.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import cast

# What is kept of the answers of a pattern that is asked for the same lines by several readers.
MOST_KNOWN = 2048


class _Lazy:
    """Stands for a compiled pattern. What was asked of it once is its own, and costs no more than with the other."""

    # What knows its last answers.
    _known: frozenset[str] = frozenset()

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> object:
        value: object = getattr(self._compiled, name)
        if name in self._known:
            value = lru_cache(maxsize=MOST_KNOWN)(getattr(self._compiled, name))
        setattr(self, name, value)
        return value


class _Knowing(_Lazy):
    """Stands for a compiled pattern, and knows what it found in the texts that it was asked for last."""

    _known = frozenset(("match", "fullmatch", "search"))


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as `re.compile(pattern, flags)`, errors in the pattern too, from its first use on."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


def knowing(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as `lazy(pattern, flags)`, for labels: every reader asks all lines whether they have one."""
    return cast("re.Pattern[str]", _Knowing(pattern, flags))
