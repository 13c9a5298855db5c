"""Sections of questions and the key that serves them: read so that both sides fit, where that can be told.

Lines without marks may be meant in more than one way (`items.Reading`). What their ends suggest comes first; another
reading counts only if it leaves no question without an answer and no answer without a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from studysite.model import QuestionKind
from studysite.text.answers import (
    again_unlabelled,
    paired,
    split_answer,
    unlabelled,
    words_of,
)
from studysite.text.asking import ASKS
from studysite.text.beside import (
    answered_after,
    answered_at_length,
    answered_below,
    answered_in_line,
    each_has_one,
    in_turn,
)
from studysite.text.choices import Chosen, hinted, judges, taken
from studysite.text.counting import counts_answers, counts_by_letters
from studysite.text.items import READINGS, Item, Reading, items
from studysite.text.keys import key_items
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.options import Option
from studysite.text.shared import in_words, shared
from studysite.text.slipped import counted_again
from studysite.text.verdicts import cut_off

Lines = Sequence[Line]


class Asking(NamedTuple):
    """The lines of a section of questions, what it asks for, and what it is called."""

    kind: QuestionKind
    lines: Lines
    title: str = ""


@dataclass(slots=True)
class Asked:
    """One section of questions: what stands before them, they, and the answers that stand among them.

    `shared` are the options of a section that is to be matched: those of all its questions.
    """

    kind: QuestionKind
    intro: list[Line]
    questions: list[Item]
    told: dict[int, Item] = field(default_factory=dict)
    chosen: dict[int, Chosen] = field(default_factory=dict)
    hints: dict[int, list[Line]] = field(default_factory=dict)
    shared: list[Option] = field(default_factory=list)


@dataclass(slots=True)
class Matched:
    """Sections of questions, the instructions of their key, answers by the question's index in all, and the rest."""

    groups: list[Asked]
    intro: list[Line]
    answers: dict[int, Item]
    left: list[Item]
    ledger: Ledger

    @property
    def questions(self) -> list[Item]:
        """The questions of all sections."""
        return [item for group in self.groups for item in group.questions]

    @property
    def whole(self) -> bool:
        """Whether every question has an answer, and every answer a question."""
        return not self.left and len(self.answers) == sum(len(group.questions) for group in self.groups)


def matched(asked: Sequence[Asking], answered: Lines | None, ledger: Ledger) -> Matched:
    """Return the questions of each section, and which answer of the key belongs to which."""
    chosen = _read(asked, answered, Ledger(ledger.file), "usual", "usual")
    if answered is not None and not chosen.whole and len(chosen.questions) > 1:
        others = _others(asked, answered, ledger.file)
        chosen = next((one for one in others if one.whole and _told_apart(one.questions)), chosen)
    ledger.notices += chosen.ledger.notices
    ledger.furniture += chosen.ledger.furniture
    return chosen


def _told_apart(questions: Sequence[Item]) -> bool:
    """Tell whether there are several questions, none of which has a line that asks before its last one."""
    asking = (text for item in questions for text in (item.text, *(line.text for line in item.more[:-1])) if item.more)
    return len(questions) > 1 and not any(ASKS.search(text.rstrip()) for text in asking)


def _others(asked: Sequence[Asking], answered: Lines, file: str) -> Iterator[Matched]:
    for of_questions, of_answers in product(READINGS, READINGS):
        if (of_questions, of_answers) != ("usual", "usual") and of_answers != "asking":
            yield _read(asked, answered, Ledger(file), of_questions, of_answers)


def _read(
    asked: Sequence[Asking],
    answered: Lines | None,
    ledger: Ledger,
    of_questions: Reading,
    of_answers: Reading,
) -> Matched:
    groups = [_asked(one, ledger, of_questions, keyed=answered is not None) for one in asked]
    questions = [item for group in groups for item in group.questions]
    lettered = bool(asked) and all(counts_by_letters(one.lines) for one in asked)
    intro, answers = key_items(answered or (), ledger) or items(
        answered or (), ledger, of_answers, lettered=lettered and counts_answers(answered or ())
    )
    answers = counted_again(_with_next([unlabelled(item, ledger) for item in answers], questions), questions)
    found, left = paired(questions, answers, ledger)
    start = 0
    for group in groups:
        for at in range(start, start + len(group.questions)) if group.shared else ():
            if at in found:
                found[at] = in_words(found[at], group.shared)
        for at, told in group.told.items():
            found[start + at] = _both(told, found.get(start + at))
        start += len(group.questions)
    return Matched(groups, intro, found, left, ledger)


def _asked(one: Asking, ledger: Ledger, reading: Reading, *, keyed: bool) -> Asked:
    kind = one.kind
    intro, found = items(one.lines, ledger, reading, asks=kind != "essay", lettered=counts_by_letters(one.lines))
    made = Asked(kind, intro, found)
    judged = judges([one.title, *(line.text for line in intro)])
    words, verdicts = cut_off(found, judged) if kind != "essay" else ([], {})
    for at, item in enumerate(found):
        asking, hints = hinted(item, ledger)
        if hints:
            made.hints[at] = hints
        chosen = taken(asking, ledger, judges=words or judged) if kind != "essay" else None
        own: Item | None = None
        if chosen:
            asking, made.chosen[at], own = chosen
        if at in verdicts:
            own = Item(None, item.line, verdicts[at], own.lines if own else [])
        if own is None:
            asking, own = split_answer(asking, ledger)
            own = own and again_unlabelled(own, ledger)
        found[at] = asking
        if own:
            made.told[at] = own
    if kind != "essay":
        _share(made)
    if not made.told and not made.chosen:
        at_length, before = kind == "essay", [item.line for item in found]
        made.told = answered_at_length(found) or in_turn(found) if at_length else _beside(found, ledger, keyed=keyed)
        _keep_hints(made, before)
    return made


def _keep_hints(made: Asked, before: Sequence[int]) -> None:
    """Let each hint stay with its item, the first lines of which were `before`: one that is an answer now says it."""
    hints, made.hints = made.hints, {}
    for at, lines in hints.items():
        told = next((key for key, one in made.told.items() if one.line == before[at]), None)
        if told is None:
            above = [of for of, one in enumerate(made.questions) if one.line <= before[at]]
            of = above[-1] if above else 0
            made.hints[of] = [*made.hints.get(of, ()), *lines]
        else:
            one = made.told[told]
            made.told[told] = Item(one.number, one.line, one.text, [*one.more, *lines], one.end)


def _beside(found: list[Item], ledger: Ledger, *, keyed: bool) -> dict[int, Item]:
    """Cut off the answers that stand with the questions of a section, and return them."""
    if told := answered_in_line(found):
        return told
    if keyed:
        return answered_below(found, ledger) if each_has_one(found) else {}
    return answered_after(found) or answered_below(found, ledger)


def _share(made: Asked) -> None:
    """Find what is to be matched: options that only the last item has, and that are for all of them."""
    found = shared(made.questions, made.chosen.get(len(made.questions) - 1)) if len(made.chosen) < 2 else None
    if found and not made.told:
        made.questions[:], made.shared, lines = found
        made.chosen.clear()
        made.intro = [*made.intro, Line(lines[0].number, ""), *lines]


def _both(told: Item, keyed: Item | None) -> Item:
    """Return the answer that stands with a question, and below it what the key says besides."""
    if keyed is None:
        return told
    return Item(told.number, told.line, told.text, [*told.more, *keyed.lines], told.end)


def _with_next(answers: list[Item], questions: Sequence[Item]) -> list[Item]:
    """Join answers with the line above them where that repeats a whole question and nothing more."""
    asked = {words_of(item.text) for item in questions}
    made: list[Item] = []
    for item in answers:
        above = made[-1] if made else None
        repeats = above is not None and words_of(above.text) in asked
        if above and repeats and item.number is None and words_of(item.text) not in asked:
            above.more = [*above.more, *item.lines]
        else:
            made.append(item)
    return made
