"""Anki's templates: which words and fields stand on the front and on the back of a card.

Source: the manual, "Card Templates" (`{{Field}}`, filters before a colon, `{{#Field}}…{{/Field}}`, `{{FrontSide}}`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

TOKEN = re.compile(r"\{\{([#^/]?)\s*([^{}]{1,200}?)\s*\}\}")
ANSWER = re.compile(r"<hr\b[^<>]{0,200}\banswer\b[^<>]{0,200}>", re.IGNORECASE)
COMMENT = re.compile(r"<!--.{0,20000}?-->|<(script|style)\b.{0,100000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
# Fields that Anki itself fills in.
SPECIAL = frozenset(("FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID"))


def sides(front: str, back: str, fields: Mapping[str, str]) -> tuple[str, str]:
    """Return the front and the back of a card as HTML; the back without the front that it repeats."""
    told = _filled(front, fields)
    answer = _filled(back, fields)
    parted = ANSWER.split(answer, maxsplit=1)
    answer = parted[-1]
    start = told.strip()
    if len(parted) == 1 and start and answer.strip().startswith(start):
        answer = answer.strip()[len(start) :]
    return told, answer


def _filled(template: str, fields: Mapping[str, str]) -> str:
    """Return a template with the fields in their places, and without what a condition hides."""
    template = COMMENT.sub("", template)
    made: list[str] = []
    hidden: list[str] = []
    at = 0
    for match in TOKEN.finditer(template):
        if not hidden:
            made.append(template[at : match.start()])
        at = match.end()
        mark, name = match[1], match[2]
        if mark == "/":
            if hidden and hidden[-1] == name:
                hidden.pop()
        elif mark:
            holds = bool(re.sub(r"<[^<>]*>|&nbsp;|\s", "", fields.get(name, ""))) or "<img" in fields.get(name, "")
            if hidden or holds == (mark == "^"):
                hidden.append(name)
        elif not hidden:
            made.append(_field(name, fields))
    if not hidden:
        made.append(template[at:])
    return "".join(made)


def _field(name: str, fields: Mapping[str, str]) -> str:
    """Return a field. Filters before its name change how it looks, and one shows only a hint of it."""
    *filters, own = (part.strip() for part in name.split(":"))
    if own in SPECIAL or any(one.startswith("tts") for one in filters):
        return ""
    return fields.get(own, fields.get(name, ""))
