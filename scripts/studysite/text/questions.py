"""The lines of quizzes, answer keys and essay sections into questions with their answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from studysite.model import Block, Blocks, Code, Formula, Inlines, Paragraph, Question, QuestionKind, Span, Strong, Text
from studysite.text.answers import repeated
from studysite.text.blocks import blocks
from studysite.text.choice_answers import as_hint, settle
from studysite.text.inline import parse
from studysite.text.items import Item
from studysite.text.keys import parted_key
from studysite.text.labels import OPTION
from studysite.text.ledger import Ledger
from studysite.text.line import Line, indent, marker, outdented
from studysite.text.matching import Asked, Asking, matched
from studysite.text.tails import tail
from studysite.text.verbatim import formula_of, opened, outside, outside_code
from studysite.text.vocabulary import ANSWERS_MARKER


def question_blocks(
    kind: QuestionKind, asked: Sequence[Line], answered: Sequence[Line] | None, ledger: Ledger, title: str = ""
) -> Blocks:
    """Return the blocks of the questions of a section called `title`; `answered` are the lines of its key, if any."""
    return question_groups([Asking(kind, asked, title)], answered, ledger)[0]


def question_groups(asked: Sequence[Asking], answered: Sequence[Line] | None, ledger: Ledger) -> list[Blocks]:
    """Return the blocks of each section of questions that one answer key serves.

    They are its instructions, its questions and, in the last section, the answers that no question asks for.
    """
    if answered is None and asked:
        own, answered = parted_key(asked[-1].lines, ledger)
        asked = [*asked[:-1], asked[-1]._replace(lines=own)]
    behind = [tail(one.lines) for one in asked]
    ends = [one.lines[at:] for one, at in zip(asked, behind, strict=True)]
    asked = [one._replace(lines=one.lines[:at]) for one, at in zip(asked, behind, strict=True)]
    end = tail(answered or ())
    found = matched(asked, answered if answered is None else answered[:end], ledger)
    _note_twice(found.groups, ledger, keyed=answered is not None)
    made: list[Blocks] = []
    told: set[int] = set()
    start = 0
    for group in found.groups:
        questions = [
            _made(group, at, _own_words(item, found.answers.get(start + at), ledger), ledger)
            for at, item in enumerate(group.questions)
        ]
        made.append((*_instructions(group.intro, ledger), *questions, *blocks(ends[len(made)], ledger)))
        told |= {start + at for at, one in enumerate(questions) if one.answer is not None or _is_unclear(one, ledger)}
        start += len(group.questions)
    if asked and asked[0].kind != "essay":
        _note_missing(found.groups, told, ledger, keyed=answered is not None)
    left = sorted(found.left, key=lambda item: item.line)
    left_over = _left_over(left, found.questions, ledger)
    made[-1] = (*_instructions(found.intro, ledger), *made[-1], *left_over, *blocks((answered or ())[end:], ledger))
    return made


def marked_answers(lines: Sequence[Line]) -> int | None:
    """Return the index of the one line like “▶Click for Answers” that parts a section's questions from its answers."""
    found = [at for at in outside(lines) if ANSWERS_MARKER.fullmatch(lines[at].text.strip())]
    return found[0] if len(found) == 1 else None


def _instructions(lines: Sequence[Line], ledger: Ledger) -> Blocks:
    return tuple(
        replace(block, role="instruction") if isinstance(block, Paragraph) and not block.role else block
        for block in blocks(lines, ledger)
    )


def _note_twice(groups: Sequence[Asked], ledger: Ledger, *, keyed: bool) -> None:
    for group in groups:
        seen: dict[int, int] = {}
        for item in group.questions:
            if item.number == 1 and not keyed:
                # It counts by chapter, and no key is in doubt.
                seen.clear()
            if item.number in seen:
                ledger.notice(
                    item.line,
                    "number-twice",
                    f"question {item.number} stands here a second time (first on line {seen[item.number]}); "
                    "give it a number of its own",
                )
            elif item.number is not None:
                seen[item.number] = item.line


def _note_missing(groups: Sequence[Asked], answered: AbstractSet[int], ledger: Ledger, *, keyed: bool) -> None:
    questions = [item for group in groups for item in group.questions]
    if not questions:
        return
    if not answered and not keyed:
        ledger.notice(
            questions[0].line,
            "no-answers",
            f"the document gives no answers to its {len(questions)} questions; add an “Answer Key” if you have one",
        )
        return
    start = 0
    for group in groups:
        missing = [item for at, item in enumerate(group.questions, start) if at not in answered]
        start += len(group.questions)
        if len(missing) == len(group.questions) > 1 and answered:
            text = f"the key has no answer to the {len(missing)} questions of this section; add them if you have some"
            ledger.notice(missing[0].line, "section-without-answers", text)
            continue
        for item in missing:
            named = f"question {item.number}" if item.number is not None else "the question"
            ledger.notice(
                item.line, "answer-missing", f"{named} has no answer; it is shown as such: add the answer to the key"
            )


def _left_over(left: Sequence[Item], questions: Sequence[Item], ledger: Ledger) -> list[Block]:
    """Keep answers that no question asks for, as text with their numbers."""
    told = {notice.line for notice in ledger.notices if notice.code == "answer-without-question"}
    asked = Counter(item.number for item in questions)
    if left and not questions:
        text = f"{len(left)} answers have no quiz; kept as text: add the questions, or take the answers out"
        ledger.notice(left[0].line, "answers-without-quiz", text)
    for item in left if questions else ():
        named = f"answer {item.number}" if item.number is not None else "an answer"
        times = 0 if item.number is None else asked[item.number]
        why = f"has {times} questions of that number" if times > 1 else "has no question"
        if item.line not in told:
            text = f"{named} {why}; kept as text: add the question, or take the answer out"
            ledger.notice(item.line, "answer-without-question", text)
    made: list[Block] = []
    for item in left:
        text = f"{item.number}. {item.text}" if item.number is not None else item.text
        if text.strip():
            made.append(Paragraph(parse(text), Span(item.line, max(item.line, item.end))))
        made.extend(blocks(outdented(item.more), ledger))
    return made


def _own_words(question: Item, answer: Item | None, ledger: Ledger) -> Item | None:
    """Return the answer without the whole question that some keys repeat before it."""
    head = repeated(question, answer) if answer else None
    if answer is None or head is None:
        return answer
    for number in range(answer.line, max(answer.line, answer.end) + 1):
        ledger.drop(number, "repeated question", head)
    return Item(answer.number, answer.line, answer.text[len(head) :], answer.more, answer.end)


def _made(group: Asked, at: int, answer: Item | None, ledger: Ledger) -> Question:
    """Return one question of a section: with its options where it has some, and its hint."""
    item, chosen = group.questions[at], group.chosen.get(at)
    hint = as_hint(group.hints.get(at, ()), ledger)
    settled = settle(chosen, answer, ledger) if chosen else None
    if chosen is None or settled is None:
        whole = chosen.whole if chosen and chosen.whole else item
        return replace(_question(group.kind, whole, answer, ledger), hint=hint)
    choices, explained, place = settled
    span = Span(item.line, max(item.last, *(choice.span.last for choice in choices)))
    prompt = _prompt(item, ledger)
    kind: QuestionKind = "checkpoint" if group.kind == "checkpoint" else "multiple-choice"
    return Question(kind, prompt, span, explained, place, item.number, choices=choices, hint=hint)


def _is_unclear(question: Question, ledger: Ledger) -> bool:
    """Tell whether a notice says already why none of the options counts as right."""
    span = question.span
    return any(one.code == "choice-unclear" and span.first <= one.line <= span.last for one in ledger.notices)


def _question(kind: QuestionKind, item: Item, answer: Item | None, ledger: Ledger) -> Question:
    options = sum(1 for line in item.more if OPTION.match(line.text))
    asked: QuestionKind = "multiple-choice" if options > 1 and kind != "essay" else kind
    prompt, span = _prompt(item, ledger), Span(item.line, item.last)
    if answer is None or not any(map(_says, answer.lines)):
        return Question(asked, prompt, span, number=item.number)
    own = Span(answer.line, max(answer.line, answer.end))
    told: list[Block] = [Paragraph(parse(answer.text), own)] if answer.text.strip() else []
    told.extend(blocks(outdented(answer.more), ledger))
    return Question(asked, prompt, span, tuple(told), Span(answer.line, answer.last), item.number)


def _says(line: Line) -> bool:
    """Tell whether a line is more than a bullet that nobody has filled in yet."""
    return not line.blank and (marker(line.text) != (indent(line.text), None, ""))


def _prompt(item: Item, ledger: Ledger) -> Inlines:
    """Return a question of several lines as one prompt: its lines are joined, code in it stays code."""
    made: list[Inlines] = []
    run = [item.text]
    for at, line, size in outside_code(item.more):
        if not size:
            run.append(line.text)
            continue
        made.append(parse(_joined(run)))
        run = []
        code = item.more[at : at + size]
        if tex := formula_of(code):
            made.append((Formula(tex, is_block=True),))
        else:
            _, inner = opened(code, ledger)
            made.append((Code("\n".join(inner)),) if inner else ())
    made.append(parse(_joined(run)))
    words = tuple(one for words in made if words for one in (Text(" "), *words))[1:]
    # A prompt that is in bold as a whole is in bold for the list that it stood in.
    return words[0].children if len(words) == 1 and isinstance(words[0], Strong) else words


def _joined(lines: Sequence[str]) -> str:
    own = [line.strip() for line in lines if line.strip()]
    found = [marker(text) for text in own]
    # Bullets below a label alone are all that is asked; a dash right behind it is a part of the words.
    bullets = [one.rest for one in found if one and one.number is None]
    is_list = len(bullets) == len(own) and not (lines and lines[0].strip())
    return " ".join(bullets if is_list else own)
