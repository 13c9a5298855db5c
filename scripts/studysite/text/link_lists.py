"""Lists of links: tables of contents, and where to read on. They ask nothing, whatever stands above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from studysite.text.headings import Part
from studysite.text.languages import folded
from studysite.text.line import Line, is_rule, marker
from studysite.text.unasked import heads_keys
from studysite.text.verbatim import outside
from studysite.text.vocabulary import Role

# A link, and nothing beside it but signs and stress.
LINK = re.compile(r"[^\w\[\]]{0,9}(?:\d{1,3}[.)]\s*)?[^\w\[\]]{0,9}\[[^\]]{1,200}\]\([^()\s]{1,500}\)[\W_]*$")
TARGET, NO_LETTER = re.compile(r"\]\([^()\s]*\)"), re.compile(r"[\W\d_]+")
ASKING: frozenset[Role] = frozenset({"quiz", "checkpoints", "essays"})
FEWEST, FEWEST_TITLES = 2, 3


def ask_nothing(found: Sequence[Part]) -> None:
    """Take the role off sections of a quiz that hold nothing but a list of links, or of the document's headings."""
    for part, following in pairwise(found):
        if heads_keys(part, following):
            part.role = ""
    titles = {_letters(one.title) for one in found if one.title}
    for part in found:
        if part.role in ASKING and (_is_links(part.body) or _is_contents(part.body, titles)):
            part.role = ""


def _is_contents(lines: Sequence[Line], titles: AbstractSet[str]) -> bool:
    """Tell whether lines are a list of headings, three at least, of which hardly one is another."""
    texts = [text for at in outside(lines) if not is_rule(text := lines[at].text)]
    own = [found for text in texts if (found := marker(text))]
    if len(own) < FEWEST_TITLES or len(own) < len(texts):
        return False
    known = sum(1 for one in own if _letters(TARGET.sub("", one.rest)) in titles)
    return known * 5 >= len(own) * 4


def _letters(text: str) -> str:
    """Return the letters of a heading: lists of headings have other numbers and signs."""
    return NO_LETTER.sub("", folded(text))


def _is_links(lines: Sequence[Line]) -> bool:
    """Tell whether lines are a list of links, two at least, and nothing else."""
    own = [text for at in outside(lines) if not is_rule(text := lines[at].text)]
    return len(own) >= FEWEST and all(map(_is_entry, own))


def _is_entry(text: str) -> bool:
    found = marker(text)
    return found is not None and LINK.match(found.rest) is not None
