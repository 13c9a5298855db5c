"""Lists of links from a glossary to its own entries, or to other files: an index, and no terms.

Links within a document are words by the time that its sections are read: there an index is known by naming headings.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from studysite.text.headings import Part
from studysite.text.headwords import head
from studysite.text.languages import folded
from studysite.text.line import is_rule, unmarked

LINKS = re.compile(
    r"(?:\[[^\[\]]{1,200}\]\((?:#[^()\s]{0,200}(?:\([^()\s]{0,80}\)[^()\s]{0,80})?|[^()\s:]{1,200}\.md(?:#[^()\s]*)?)\)"
    r"|[\s|,;·、，/•→←-])+"
)


def is_index(text: str) -> bool:
    """Tell whether a line, or what stands behind a name on it, is nothing but links within a document or its folder."""
    if "](" not in text:
        return False
    return LINKS.fullmatch(unmarked(text)) is not None


PARTED = re.compile(r"\s*[|·•、,]\s*")
BRACKETS = re.compile(r"\s*[(（].*")
# Of the lines of an index so many only name headings.
FEWEST_NAMED = 2


def without_role(found: Sequence[Part]) -> None:
    """Take the role of a glossary from parts that are an index: nearly all lines name other headings, and no more."""
    if sum(1 for part in found if part.role == "glossary") <= FEWEST_NAMED:
        return
    names = {one for part in found if part.title for one in _names(part.title)}
    for part in found:
        if part.role == "glossary":
            own = [line.text for line in part.body if not line.blank and not is_rule(line.text)]
            listed = sum(1 for text in own if _lists(text, names))
            if listed and listed * 3 >= len(own) * 2:
                part.role = ""


def _names(title: str) -> tuple[str, str]:
    whole = folded(title).strip("*_ ")
    return whole, BRACKETS.sub("", whole)


def _lists(text: str, names: Collection[str]) -> bool:
    """Tell whether what stands on a line, behind the name of a group, are names of headings."""
    text = unmarked(text)
    known = head(text)
    parts = [part for part in PARTED.split(known.rest if known else text) if part]
    return bool(parts) and all(_names(part)[1] in names for part in parts)
