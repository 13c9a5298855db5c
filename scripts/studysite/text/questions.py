"""Items into questions, and answers to their questions.

A wrong pair is worse than none: numbers decide where both sides have them, order decides where
both sides are as many, and otherwise each stands on its own with a notice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.model import Block, Blocks, Paragraph, Question, QuestionKind, Span
from studysite.text.blocks import blocks
from studysite.text.inline import parse
from studysite.text.items import Item, items, split_answer, unlabelled
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.vocabulary import ANSWERS_MARKER

WORDS = re.compile(r"\w+")


def question_blocks(
    kind: QuestionKind, asked: Sequence[Line], answered: Sequence[Line] | None, ledger: Ledger
) -> Blocks:
    """Return the blocks of a quiz: its instructions, its questions, and answers that no question asks for.

    `answered` are the lines of its answer key, None where there is none.
    """
    intro, questions = items(asked, ledger)
    answer_intro, answers = items(answered or (), ledger)
    inline: dict[int, Item] = {}
    for at, item in enumerate(questions):
        questions[at], own = split_answer(item, ledger)
        if own:
            inline[at] = own
    answers = [unlabelled(item, ledger) for item in answers]
    _note_twice(questions, ledger)
    pairs, left = _paired(questions, answers, ledger)
    made: list[Block] = [_instruction(line) for line in (*intro, *answer_intro)]
    for at, item in enumerate(questions):
        answer = inline.get(at) or pairs.get(at)
        if answer is not pairs.get(at) and at in pairs:
            left.append(pairs[at])
        made.append(_question(kind, item, _own_words(item, answer, ledger) if answer else None, ledger))
    _note_missing(kind, questions, {*pairs, *inline}, answered is not None, ledger)
    if left:
        made += _left_over(left, bool(questions), ledger)
    return tuple(made)


def checkpoint_blocks(lines: Sequence[Line], ledger: Ledger) -> Blocks:
    """Return the blocks of a section that holds its questions, a line like “▶Click for Answers”, its answers."""
    at = next(
        (index for index, line in enumerate(lines) if ANSWERS_MARKER.fullmatch(line.text.strip())), None
    )
    if at is None:
        return question_blocks("checkpoint", lines, None, ledger)
    ledger.drop(lines[at].number, "answers marker", lines[at].text)
    return question_blocks("checkpoint", lines[:at], lines[at + 1 :], ledger)


def _instruction(line: Line) -> Paragraph:
    return Paragraph(parse(line.text), Span(line.number, line.number), "instruction")


def _note_twice(questions: list[Item], ledger: Ledger) -> None:
    seen: dict[int, int] = {}
    for item in questions:
        if item.number is None:
            continue
        if item.number in seen:
            ledger.notice(
                item.line,
                "number-twice",
                f"question {item.number} stands here a second time (first on line {seen[item.number]}); give it a number of its own",
            )
        seen.setdefault(item.number, item.line)


def _paired(questions: list[Item], answers: list[Item], ledger: Ledger) -> tuple[dict[int, Item], list[Item]]:
    """Return the answers by the index of their question, and those that have none."""
    if not questions or not answers:
        return {}, answers
    asked = [item.number for item in questions]
    given = [item.number for item in answers]
    if asked == given or (len(asked) == len(given) and (None in asked or None in given)):
        return dict(enumerate(answers)), []
    if None in asked or None in given or len(set(asked)) != len(asked) or len(set(given)) != len(given):
        ledger.notice(
            answers[0].line,
            "answer-without-question",
            f"{len(answers)} answers cannot be told apart for {len(questions)} questions; number both, or make them as many",
        )
        return {}, answers
    by_number = {item.number: item for item in answers}
    pairs = {at: by_number[number] for at, number in enumerate(asked) if number in by_number}
    return pairs, [item for item in answers if item.number not in asked]


def _note_missing(
    kind: QuestionKind, questions: list[Item], answered: set[int], keyed: bool, ledger: Ledger
) -> None:
    if kind == "essay" or not questions:
        return
    if not answered and not keyed:
        ledger.notice(
            questions[0].line,
            "no-answers",
            f"the document gives no answers to its {len(questions)} questions; add an “Answer Key” if you have one",
        )
        return
    for at, item in enumerate(questions):
        if at not in answered:
            named = f"question {item.number}" if item.number is not None else "the question"
            ledger.notice(
                item.line,
                "answer-missing",
                f"{named} has no answer; it is shown as such: add the answer to the key",
            )


def _left_over(left: list[Item], asked: bool, ledger: Ledger) -> list[Block]:
    """Keep answers that no question asks for, as text with their numbers."""
    code = "answer-without-question" if asked else "answers-without-quiz"
    for item in left[: None if asked else 1]:
        named = f"answer {item.number}" if item.number is not None else "an answer"
        what = f"{named} has no question" if asked else f"{len(left)} answers have no quiz"
        if not any(one.line == item.line and one.code == "answer-without-question" for one in ledger.notices):
            ledger.notice(item.line, code, f"{what}; kept as text: add the question, or take the answer out")
    made: list[Block] = []
    for item in left:
        text = f"{item.number}. {item.text}" if item.number is not None else item.text
        made.append(Paragraph(parse(text), Span(item.line, item.line)))
        made.extend(blocks(item.more, ledger))
    return made


def _own_words(question: Item, answer: Item, ledger: Ledger) -> Item:
    """Return the answer without the whole question that some keys repeat before it."""
    asked = [match.group().casefold() for match in WORDS.finditer(question.text)]
    if len(asked) < 4:
        return answer
    found = list(WORDS.finditer(answer.text))
    if len(found) <= len(asked) or [match.group().casefold() for match in found[: len(asked)]] != asked:
        return answer
    end = found[len(asked)].start()
    ledger.drop(answer.line, "repeated question", answer.text[:end])
    return Item(answer.number, answer.line, answer.text[end:], answer.more)


def _question(kind: QuestionKind, item: Item, answer: Item | None, ledger: Ledger) -> Question:
    prompt = item.text
    # A question of several lines is one prompt; its lines are joined, lists in it become running text.
    for line in item.more:
        prompt = f"{prompt} {line.text.strip()}".strip()
    span = Span(item.line, max(item.line, item.last))
    if answer is None:
        return Question(kind, parse(prompt), span, number=item.number)
    told: list[Block] = [Paragraph(parse(answer.text), Span(answer.line, answer.line))] if answer.text else []
    told.extend(blocks(answer.more, ledger))
    return Question(kind, parse(prompt), span, tuple(told), Span(answer.line, answer.last), item.number)
