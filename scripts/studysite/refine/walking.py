"""Going through words wherever they stand in the model, to put others in the place of some."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import Any, TypeVar

from studysite.model import Inline, Inlines, Span, Text

Held = TypeVar("Held")
# What stands in the place of words on some lines; None where they stay as they are.
Settle = Callable[[Any, Span], Inlines | None]
# The types of what holds no words to walk over, as annotations say them.
PLAIN = frozenset(("str", "int", "bool", "float"))


def walked(value: Held, span: Span, settle: Settle, *kinds: type[Inline]) -> Held:
    """Return a part of the model with what `settle` puts in the place of words of some `kinds`; itself, if nothing.

    `span` are the lines of what the part stands in; a part that knows its own goes by these.
    """
    made: Held = _walked(value, span, settle, kinds)
    return made


def _walked(value: Any, span: Span, settle: Settle, kinds: tuple[type, ...]) -> Any:  # noqa: ANN401 - any part of the model
    if isinstance(value, tuple):
        parts: list[Any] = []
        for one in value:
            made = settle(one, span) if isinstance(one, kinds) else None
            parts += (_walked(one, span, settle, kinds),) if made is None else made
        same = len(parts) == len(value) and all(map(is_, parts, value))
        return value if same else tuple(_joined(parts))
    changed = {}
    for name in _parts(value.__class__):
        if name == "span":
            span = value.span or span
        elif (held := getattr(value, name)) and (made := _walked(held, span, settle, kinds)) is not held:
            changed[name] = made
    return replace(value, **changed) if changed else value


def _joined(parts: list[Any]) -> list[Any]:
    """Return parts with neighbouring texts as one, so that a name across the two is found."""
    made: list[Any] = []
    for one in parts:
        if isinstance(one, Text) and made and isinstance(made[-1], Text):
            made[-1] = Text(made[-1].text + one.text)
        else:
            made.append(one)
    return made


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """Return which parts of a part of the model hold others, behind the span that they stand in."""
    names = [part.name for part in fields(kind) if part.type not in PLAIN] if is_dataclass(kind) else []
    return tuple(sorted(names, key=lambda name: name != "span"))
