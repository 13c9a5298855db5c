"""Folds as cards: what a summary names is asked, even without a question mark, and what it folds away answers it.

`<details><summary>The two stages of firing</summary>`: eight folds at least, none within another and none that only
offers an answer or a hint, which hold hardly less than all that the document says. Half of them ask, or the document
begins with what names a collection of questions or cards (“Fragenkatalog”, “# Flashcards”).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from studysite.text.asking import QUESTION_END
from studysite.text.headings import hash_heading
from studysite.text.line import Line, is_rule
from studysite.text.question_banks import names_bank
from studysite.text.verbatim import outside
from studysite.text.vocabulary import role_of

FOLD = re.compile(r"<(/?)(details|summary)\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
FEWEST, MOST_WORDS = 8, 40


def are_cards(lines: Sequence[Line], offers: Callable[[str], bool]) -> bool:
    """Tell whether the folds of a document are cards; no summary of one only `offers` what it folds away."""
    own = outside(lines)
    depth, inside, beside = 0, 0, 0
    summaries: list[str] = []
    summary: list[str] | None = None
    for at in own:
        text = lines[at].text
        was, begun = depth, 0
        for tag in FOLD.finditer(text):
            name = f"{tag[1]}{tag[2]}".casefold()
            if name == "summary":
                summary, begun = [], tag.end()
            elif name == "/summary":
                summaries.append(" ".join([*(summary or []), text[begun : tag.start()]]))
                summary = None
            depth += {"details": 1, "/details": -1}.get(name, 0)
            if depth > 1:
                return False
        if summary is not None:
            summary.append(text[begun:])
        if was or depth:
            inside += 1
        elif hash_heading(text) is None and not is_rule(text):
            beside += 1
    told = [" ".join(TAG.sub("", one).split()) for one in summaries]
    if (
        len(told) < FEWEST
        or inside < beside * 3
        or any(offers(one) or not 0 < len(one.split()) <= MOST_WORDS for one in told)
    ):
        return False
    first = lines[own[0]].text.strip().lstrip("#").strip()
    asking = sum(1 for one in told if QUESTION_END.search(one))
    return asking * 2 >= len(told) or names_bank(first) or role_of(first, marked=True) == "quiz"
