"""Sections that ask and answer by labels: questions with their answers, and text in between."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from studysite.model import Block, Blocks, QuestionKind
from studysite.text.asking import ENDED
from studysite.text.blocks import blocks
from studysite.text.headline import LONGEST
from studysite.text.labels import ANSWER_LABEL, ASKED_LABEL
from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule, marker
from studysite.text.matching import Asking
from studysite.text.questions import question_groups
from studysite.text.verbatim import outside


def is_dialogue(lines: Sequence[Line]) -> bool:
    """Tell whether lines ask and answer by labels: `Q: …`, `A: …`; what says itself that it asks needs no answer."""
    own = [lines[at] for at in outside(lines)]
    asks = [line for line in own if ASKED_LABEL.match(line.text)]
    sure = sum(1 for line in asks if line.said == "asks")
    return bool(asks) and (sum(1 for line in own if ANSWER_LABEL.match(line.text)) + sure) * 2 > len(asks)


def dialogue(kind: QuestionKind, lines: Sequence[Line], ledger: Ledger) -> Blocks:
    """Return text and questions in turn; a rule, or what heads the next card, ends the answer above it."""
    texts: list[Sequence[Line]] = []
    asked: list[Asking] = []
    start = 0
    own = outside(lines)
    asks = [at for at in own if ASKED_LABEL.match(lines[at].text)]
    for end in (*(at for at in own if is_rule(lines[at].text) or _heads_card(lines, at)), len(lines)):
        place = bisect_left(asks, start)
        first = asks[place] if place < len(asks) and asks[place] < end else end
        texts.append(lines[start:first])
        asked.append(Asking(kind, lines[first:end]))
        start = end
    held = [one for one in asked if one.lines]
    groups = iter(question_groups(held, None, ledger) if held else ())
    made: list[Block] = []
    for text, one in zip(texts, asked, strict=True):
        made += (*blocks(text, ledger), *(next(groups) if one.lines else ()))
    return tuple(made)


def _heads_card(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line stands right above a labelled question, and apart from the answer before."""
    text = lines[at].text
    apart = (at == 0 or lines[at - 1].blank) and at + 1 < len(lines) and not lines[at].blank
    if not apart or marker(text) or ASKED_LABEL.match(text) or ANSWER_LABEL.match(text) or ENDED.search(text.rstrip()):
        return False
    return len(text) <= LONGEST and ASKED_LABEL.match(lines[at + 1].text) is not None
