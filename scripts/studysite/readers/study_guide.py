"""Study guides: a quiz, its answer key, essay questions, a glossary; or any of these alone."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.model import Question, Term
from studysite.readers.shape import Shape, Sheet
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.sections import sectioned
from studysite.text.vocabulary import role_of

WEIGHTS = {"quiz": 1.0, "answers": 2.0, "essays": 2.0, "glossary": 1.0}


def score(sheet: Sheet) -> float:
    """Return how much the headings are those of a study guide."""
    roles = {role_of(text) for text in sheet.headings}
    return sum(weight for role, weight in WEIGHTS.items() if role in roles)


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document; one that only defines terms is a glossary."""
    made = sectioned(lines, ledger)
    held = [block for section in made.sections for block in section.blocks]
    asks = any(isinstance(block, Question) for block in held)
    terms = sum(isinstance(block, Term) for block in held)
    return Shape.of("glossary" if terms and not asks and terms * 2 >= len(held) else "study-guide", made)
