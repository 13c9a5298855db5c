"""Remembering what pure functions returned, from one build to the next of the same process.

Nothing of it is ever on the disk, and it is asked by all that a result depends on: by the arguments
themselves, and not by their time or name. So it can be slow or fast, but not wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from hashlib import sha256
from typing import Any, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# Characters or bytes from which on a digest stands for the whole.
LONG = 256


class Recall(Protocol):
    """Calls a pure function, or knows what it returned; its arguments can be hashed."""

    def __call__(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `function` returns for `args`."""


def afresh(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `function`: for a build that is the only one of its process."""
    return function(*args, **kwargs)


class Memory:
    """Remembers what was asked for since `forget` was called last, and between the two times before that."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._former: dict[Hashable, Any] = {}
        self._present: dict[Hashable, Any] = {}

    def __call__(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `function` returns for `args`, called once for the same."""
        key = (function, tuple(map(_brief, args)), tuple(kwargs.items()))
        if key not in self._present:
            self._present[key] = self._former[key] if key in self._former else function(*args, **kwargs)
        result: T = self._present[key]
        return result

    def forget(self) -> None:
        """Drop what no one has asked for since this was called last."""
        self._former, self._present = self._present, {}


def _brief(value: object) -> object:
    """Return what stands for an argument: the digest of a long text, which need not be held."""
    if isinstance(value, str) and len(value) > LONG:
        return str, sha256(value.encode("utf-8", "surrogatepass")).digest()
    if isinstance(value, bytes) and len(value) > LONG:
        return bytes, sha256(value).digest()
    return value
