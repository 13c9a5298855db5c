"""A document without answers says so once; where other questions have theirs, each section without any says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from studysite.model import Question, Section
from studysite.text.ledger import Ledger


def say_once(sections: Sequence[Section], ledger: Ledger, since: int) -> None:
    """Make one notice of those on quizzes without answers, of a document whose notices are all `since` a number."""
    own = ledger.notices[since:]
    found = [one for one in own if one.code == "no-answers"]
    questions = [block for one in sections for block in one.blocks if isinstance(block, Question)]
    asked = [one for one in questions if one.kind != "essay"]
    answered = any(one.answer is not None or any(choice.is_right for choice in one.choices) for one in asked)
    if not found or (len(found) == 1 and not answered):
        return
    told = f"the document gives no answers to its {len(asked)} questions; add an “Answer Key” if you have one"
    apart = "no question of this section has an answer; add them if you have some"
    made = []
    for one in own:
        if one.code != "no-answers":
            made.append(one)
        elif answered:
            made.append(replace(one, code="section-without-answers", message=apart))
        elif one is found[0]:
            made.append(replace(one, message=told))
    ledger.notices[since:] = made
