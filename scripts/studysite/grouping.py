"""Things by what they have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    """Return the values by key, in their order."""
    held: dict[Key, list[Value]] = {}
    for key, value in pairs:
        held.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in held.items()}
