"""Headings that stand inside a question: `## Question 3`, and below it `### Options`, `### Answer`, `### Explanation`.

They head no section of their own, and become the labels that readers know; that of options is only layout. Two
questions at least must have such an answer: a single `### Answer` may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from studysite.patterns import lazy
from studysite.text.asking import ASKS
from studysite.text.asking_heads import NUMBER_ALONE
from studysite.text.choice_words import EXPLAINS
from studysite.text.headings import hash_heading
from studysite.text.labels import ANSWER_LABEL, ASKED_LABEL, NUMBERED
from studysite.text.ledger import Ledger
from studysite.text.line import Line, marker
from studysite.text.verbatim import outside_code

OPTIONS = lazy(
    r"(?:(?:answer )?(?:options?|choices)|alternativas|opç(?:ão|ões)|opci(?:ón|ones)|optionen|antwortmöglichkeiten"
    r"|варианты(?: ответов?)?|選択肢|选项)",
    re.IGNORECASE,
)
# Several answers below one heading are a key.
MANY = re.compile(r".*(?:answers|solutions|respostas|respuestas|réponses|antworten)$", re.IGNORECASE)
LONGEST, LONGEST_QUESTION = 40, 300
FEWEST = 2


class _Head(NamedTuple):
    at: int
    level: int
    words: str


def with_labels_for_heads(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such headings as labels before what they head."""
    heads = list(_heads(lines))
    labels = _labels(heads)
    if sum(1 for kind in labels.values() if kind == "answer") < FEWEST:
        return list(lines)
    made: list[Line] = []
    carried = ""
    for at, line in enumerate(lines):
        kind = labels.get(at, "")
        if kind:
            ledger.drop(line.number, "label", line.text)
            carried = f"{_bare(line.text)}:" if kind == "explanation" else ""
            made.append(line._replace(text="A:" if kind == "answer" else ""))
        elif carried and not line.blank:
            joins = not line.close and marker(line.text) is None and line.text.lstrip()[:1] not in ("|", "#", ">")
            made.append(line._replace(text=f"{carried} {line.text.strip()}") if joins else line)
            carried = ""
        else:
            made.append(line)
    return made


def _heads(lines: Sequence[Line]) -> Iterator[_Head]:
    for at, line, code in outside_code(lines):
        found = hash_heading(line.text) if not code and "#" in line.text else None
        if found and len(found[1]) <= LONGEST_QUESTION:
            yield _Head(at, *found)


def _bare(text: str) -> str:
    return text.strip().strip("#").strip().strip("*_ ").rstrip(":： *_")


def _labels(heads: Sequence[_Head]) -> dict[int, str]:
    """Return what the headings below each question are that is answered, by the index of their lines."""
    made: dict[int, str] = {}
    own: dict[int, str] = {}
    asked = 0
    for head in (*heads, _Head(-1, 0, "")):
        if head.level <= asked or (not asked and _may_ask(head.words)):
            made |= own if "answer" in own.values() else {}
            own, asked = {}, head.level if _may_ask(head.words) else 0
        elif asked:
            kind = _kind(head.words)
            if not kind or (kind == "answer" and kind in own.values()):
                # Sections of its own: what asks heads a chapter.
                own, asked = {}, 0
            else:
                own[head.at] = kind
    return made


def _may_ask(words: str) -> bool:
    words = words.strip("*_ ")
    return bool(NUMBER_ALONE.match(words) or ASKS.search(words) or NUMBERED.match(words) or ASKED_LABEL.match(words))


def _kind(words: str) -> str:
    bare = _bare(words)
    if len(bare) > LONGEST or MANY.match(bare):
        return ""
    if OPTIONS.fullmatch(bare):
        return "options"
    labelled = f"{bare}:"
    if EXPLAINS.fullmatch(labelled):
        return "explanation"
    found = ANSWER_LABEL.match(labelled)
    return "answer" if found and not found["rest"] and len(bare) > 1 else ""
