"""Which heading is a document's title, and which lines below only repeat it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from studysite.model import Inlines, Paragraph, Span
from studysite.text.asking import ASKS
from studysite.text.asking_heads import NUMBER_ALONE
from studysite.text.headings import Part
from studysite.text.inline import parse
from studysite.text.labels import NUMBERED
from studysite.text.ledger import Ledger
from studysite.text.line import is_rule, marker
from studysite.text.no_heads import to_fill_in
from studysite.text.vocabulary import PICTURE, Role, is_main

# A setting that gives the document its title; a heading below the first level is then a section's.
NAMES = re.compile(r"""\s*["']?title["']?\s*[:=]\s*\S""")


@dataclass(slots=True)
class Titled:
    """A document's parts without those that are its title and the lines that only repeat it."""

    parts: list[Part]
    title: Inlines = ()
    span: Span | None = None
    subtitles: list[Paragraph] = field(default_factory=list)


def titled(found: list[Part], ledger: Ledger) -> Titled:
    """Take the title and the lines that only repeat it off the front; their bodies stay.

    What stands below a title such as “Chapter 3 Quiz” has the role of its words.
    """
    named = any(one.name == "front matter" and NAMES.match(one.text) for one in ledger.furniture)
    if len(found) < 2 or not _is_title(found) or (named and found[1].mark == "#" and found[1].level > 1):
        return Titled(found)
    first = found[1]
    if first.mark:
        ledger.drop(first.line, "heading marker", "#" * first.level)
    made = Titled([], parse(first.title), Span(first.line, first.line))
    opening = Part("", 0, first.line, role=_title_role(found), body=[*found[0].body, *first.body])
    rest = deque(found[2:])
    words = _words(first.title)
    while rest and _is_blank(opening) and not rest[0].mark and not is_main(rest[0].title):
        lone = rest[0].empty and len(rest) > 1 and not PICTURE.search(rest[0].title)
        if not lone and not _words(rest[0].title) <= words:
            break
        part = rest.popleft()
        made.subtitles.append(Paragraph(parse(part.title), Span(part.line, part.line)))
        opening = Part("", 0, part.line, role=opening.role, body=[*opening.body, *part.body])
    made.parts = [opening, *rest]
    return made


def _title_role(found: Sequence[Part]) -> Role:
    """Return the role of what stands below the title: none where the items are in a section that has the same."""
    role = found[1].role
    items = any(marker(line.text) or NUMBERED.match(line.text.strip()) for line in found[1].body)
    return "" if not items and any(part.role == role for part in found[2:]) else role


def _is_title(found: Sequence[Part]) -> bool:
    """Tell whether the first heading is the document's title, and no section among others."""
    first = found[1]
    if NUMBER_ALONE.match(first.title) or (NUMBERED.match(first.title) and ASKS.search(first.title)):
        return False
    # “Guia de estudo: Vulcões” opens main sections and is none; with nothing below it is what they are sections of.
    main = is_main(first.title) and not (not first.role and first.empty and len(found) > 2)
    alone = first.mark == "#" and sum(1 for part in found if part.mark == "#" and part.level == first.level) == 1
    if not _is_blank(found[0]):
        # Text before the title: a line of its maker, or front matter that went wrong; a table is what it is about.
        opens = any(line.text.lstrip().startswith("|") for line in found[0].body)
        return alone and first.level == 1 and not opens
    return alone or (not main and (first.mark != "#" or first.level == 1))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _is_blank(part: Part) -> bool:
    """Tell whether nothing stands in a part, or only room for a learner's name."""
    return all(line.blank or is_rule(line.text) or to_fill_in(line.text) for line in part.body)
