"""Lines that say of themselves that they are an item, or belong to one, and so are no headings."""

from __future__ import annotations

import re

from studysite.patterns import knowing
from studysite.text.labels import ASKED, ASKED_LABEL, NUMBERED, OF_ALL, TOLD
from studysite.text.term_notes import NOTE
from studysite.text.vocabulary import DEFINITION_LABEL, EXAMPLE_LABEL, TERM_LABEL

WORD_AND_NUMBER = knowing(
    rf"[*_]{{0,2}}(?:{ASKED}|{TOLD}|prompt|第)[ .]{{0,2}}#?\d{{1,4}}[問題题]?{OF_ALL}[*_]{{0,2}}$", re.IGNORECASE
)


def is_labelled(text: str) -> bool:
    """Tell whether a line says that it is a question, a term or a definition, or belongs to one."""
    counted = NUMBERED.match(text)
    return (counted is not None and counted["head"][:1].isalpha()) or any(
        label.match(text) for label in (ASKED_LABEL, TERM_LABEL, DEFINITION_LABEL, EXAMPLE_LABEL, NOTE)
    )
