"""Exam guides as course pages give them: objectives, terms, concept box, outline, checkpoints, tables.

Each of the layout's own headings counts 1.5 but the first, which any document may have; two headings or more such as
“Domain 2: Networks” count 1.5 together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.readers.shape import Shape, Sheet, heading_sign
from studysite.recognition import Sign
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.sections import sectioned
from studysite.text.vocabulary import MAIN, Role, bare

FEWEST_DOMAINS = 2
ROLES: tuple[Role, ...] = (
    "objectives",
    "concept",
    "outline",
    "figures",
    "pairs",
    "example",
    "checkpoints",
    "tables",
)
# How those who set an exam part what it asks: “Domain 2: Networks (30%)”.
DOMAIN = re.compile(r"(?:domain|content area|exam section|objective) \d{1,2}\b", re.IGNORECASE)
OWN = ("muddy point", 'the "big idea', "the “big idea")


def signs(sheet: Sheet) -> list[Sign]:
    """Return what speaks for an exam guide: its own headings, beyond what any document may have."""
    own = [
        line for line in sheet.short if (words := bare(line.text)).casefold().startswith(OWN) and MAIN.fullmatch(words)
    ]
    found = sorted([*(sheet.roles[role] for role in ROLES if role in sheet.roles), *own])
    made = [heading_sign(line, 1.5 if at else 0.0) for at, line in enumerate(found)]
    domains = [part for part in sheet.parts if DOMAIN.match(part.title.strip("*_ "))]
    if len(domains) >= FEWEST_DOMAINS:
        made.append(Sign(f"{len(domains)} headings that name domains of an exam", 1.5, domains[0].line))
    return made


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document."""
    return Shape.of("exam-guide", sectioned(lines, ledger))
