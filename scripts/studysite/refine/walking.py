"""Going through words wherever they stand in the model, to put others in the place of some."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from studysite.model import Inline, Inlines, Span, Text

Held = TypeVar("Held")
# What stands in the place of words on some lines; None where they stay as they are.
Settle = Callable[[Any, Span], Inlines | None]


def walked(value: Held, span: Span, settle: Settle, *kinds: type[Inline]) -> Held:
    """Return a part of the model with what `settle` puts in the place of words of some `kinds`; itself, if nothing.

    `span` are the lines of what the part stands in; a part that knows its own goes by these.
    """
    made: Held = _walked(value, span, settle, kinds)
    return made


def _walked(value: Any, span: Span, settle: Settle, kinds: tuple[type, ...]) -> Any:  # noqa: ANN401 - any part of the model
    if isinstance(value, Text):
        return value
    if isinstance(value, tuple):
        parts = [part for one in value for part in _placed(one, span, settle, kinds)]
        same = len(parts) == len(value) and all(one is other for one, other in zip(parts, value, strict=True))
        return value if same else tuple(_joined(parts))
    if is_dataclass(value) and not isinstance(value, type | Span):
        own = getattr(value, "span", None)
        span = own if isinstance(own, Span) else span
        changed = {}
        for name in _parts(type(value)):
            held = getattr(value, name)
            if isinstance(held, tuple) and (made := _walked(held, span, settle, kinds)) is not held:
                changed[name] = made
        return replace(value, **changed) if changed else value
    return value


def _placed(one: Any, span: Span, settle: Settle, kinds: tuple[type, ...]) -> tuple[Any, ...]:  # noqa: ANN401 - any part of the model
    made = settle(one, span) if isinstance(one, kinds) else None
    return (_walked(one, span, settle, kinds),) if made is None else made


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
    """Return the names of what a part of the model is made of."""
    return tuple(part.name for part in fields(kind))
