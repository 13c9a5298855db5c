"""Which answer belongs to which question, and what an item says besides its own words.

A wrong pair is worse than none: an answer that repeats its question, or begins with the label that
its question begins with, belongs to it. Else numbers decide where both sides have them, order
decides where both sides are as many, and otherwise each stands on its own with a notice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from studysite.patterns import lazy
from studysite.text.asking import ASKS
from studysite.text.items import Item
from studysite.text.labels import ANSWER_LABEL, OPTION
from studysite.text.ledger import Ledger
from studysite.text.line import Line

# A character of a script without spaces counts as a word.
WORDS = lazy("[\u3041-\u30ff\u3400-\u9fff]|[^\\W\u3041-\u30ff\u3400-\u9fff]+")
LABEL = re.compile(r"[*_]{0,2}([^:?.!]{2,60}):[*_]{0,2}\s+\S")
AFTER_QUESTION = re.compile(r"[?？؟.。!！:：;)\"'”’*_]*\s*(?:[-–—:]\s+)?")
NUMBERS_WITHIN = re.compile(r"\s(\d{1,3})[.)]\s+\S")

# A question of fewer words is repeated by an answer only if its question mark is repeated too.
SURE_WORDS = 4
MOST_COMPARED = 80
# Numbers that may lie between the last question and a key that counts on.
MOST_BETWEEN = 21


def paired(questions: Sequence[Item], answers: Sequence[Item], ledger: Ledger) -> tuple[dict[int, Item], list[Item]]:
    """Return the answers by the index of their question, and those that have none."""
    if not questions or not answers:
        return {}, list(answers)
    sure = _by_words(questions, answers) | _by_label(questions, answers)
    likely = _by_number_or_order(questions, answers)
    if likely is not None:
        likely = {at: asked for at, asked in likely.items() if not _runs_together(answers[at], questions, answers)}
    if likely is None and not sure:
        ledger.notice(
            answers[0].line,
            "answer-without-question",
            f"{len(answers)} answers cannot be told apart for {len(questions)} questions; "
            "number both, or make them as many",
        )
    if likely is not None and all(likely.get(answer, asked) == asked for answer, asked in sure.items()):
        taken = set(sure.values())
        sure |= {answer: asked for answer, asked in likely.items() if answer in sure or asked not in taken}
    return (
        {asked: answers[answer] for answer, asked in sure.items()},
        [item for at, item in enumerate(answers) if at not in sure],
    )


def _runs_together(answer: Item, questions: Sequence[Item], answers: Sequence[Item]) -> bool:
    """Tell whether an answer goes on with that of the next number on its own line: “1. Yes. 2. No. 3. Both.”."""
    if answer.number is None:
        return False
    following = answer.number + 1
    if all(int(found[1]) != following for found in NUMBERS_WITHIN.finditer(answer.text)):
        return False
    return any(item.number == following for item in questions) and all(item.number != following for item in answers)


def _by_number_or_order(questions: Sequence[Item], answers: Sequence[Item]) -> dict[int, int] | None:
    """Return the index of each answer's question; None where there is no telling."""
    asked = [item.number for item in questions]
    given = [item.number for item in answers]
    if asked == given or (len(asked) == len(given) and (set(asked) == {None} or set(given) == {None})):
        return {at: at for at in range(len(given))}
    if None in asked or None in given or not _one_count(asked) or not _one_count(given):
        return None
    if _goes_on_counting(asked, given):
        return {at: at for at in range(len(given))}
    once = {number for number, times in Counter(asked).items() if times == 1}
    once &= {number for number, times in Counter(given).items() if times == 1}
    places = {number: at for at, number in enumerate(asked)}
    return {at: places[number] for at, number in enumerate(given) if number in once}


def _goes_on_counting(asked: Sequence[int | None], given: Sequence[int | None]) -> bool:
    """Tell whether a key counts on where its questions end (5 to 8 for 1 to 4), as word processors do by themselves."""
    first, last = given[0] or 0, asked[-1] or 0
    # Essays that were counted in between may have taken a few numbers.
    together = len(asked) == len(given) > 1 and last < first <= last + MOST_BETWEEN
    return together and all(_is_run(numbers) for numbers in (asked, given))


def _is_run(numbers: Sequence[int | None]) -> bool:
    first = numbers[0] or 0
    return list(numbers) == list(range(first, first + len(numbers)))


def _one_count(numbers: Sequence[int | None]) -> bool:
    """Tell whether the numbers never begin again: a number that stands twice then stands twice by mistake."""
    known = [number or 0 for number in numbers]
    return len(set(known)) == len(known) or known == sorted(known)


def _by_words(questions: Sequence[Item], answers: Sequence[Item]) -> dict[int, int]:
    """Return the index of the question that an answer repeats before it answers."""
    asked: dict[tuple[str, ...], int | None] = {}
    for at, item in enumerate(questions):
        words = words_of(item.text)
        asked[words] = None if words in asked else at
    lengths = sorted({len(words) for words in asked if 1 < len(words) <= MOST_COMPARED}, reverse=True)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for at, item in enumerate(answers):
        words = words_of(item.text)
        place = next((asked[words[:length]] for length in lengths if words[:length] in asked), None)
        if place is not None and place not in taken and repeated(questions[place], item) is not None:
            found[at] = place
            taken.add(place)
    return found


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a question or an answer as they are compared; of a very long one the first."""
    return tuple([match.group().casefold() for match in islice(WORDS.finditer(text), MOST_COMPARED + 1)])


def repeated(question: Item, answer: Item) -> str | None:
    """Return how an answer begins where that is its whole question; None where it is not."""
    asked = words_of(question.text)
    if _is_shortened(asked, answer):
        return answer.text
    matches = list(WORDS.finditer(answer.text, 0, min(len(answer.text), 2 * len(question.text) + 100)))
    if (
        not 0 < len(asked) <= MOST_COMPARED
        or tuple(match.group().casefold() for match in matches[: len(asked)]) != asked
    ):
        return None
    end = AFTER_QUESTION.match(answer.text, matches[len(asked) - 1].end())
    head = answer.text[: end.end()] if end else answer.text
    if len(matches) == len(asked) and not answer.text[len(head) :].strip():
        # The question has a line of its own; the answer is below.
        alone = len(asked) > 1 or ASKS.search(answer.text.rstrip())
        return answer.text if alone and any(not line.blank for line in answer.more) else None
    marked = ASKS.search(head.rstrip()) is not None
    if len(asked) < (2 if marked else SURE_WORDS) or not (answer.text[len(head) :].strip() or answer.more):
        return None
    return head


def _is_shortened(asked: tuple[str, ...], answer: Item) -> bool:
    """Tell whether an answer begins with a line that asks, and says the first half of its question or more."""
    if not ASKS.search(answer.text.rstrip()) or all(line.blank for line in answer.more):
        return False
    told = words_of(answer.text)
    return SURE_WORDS <= len(told) < len(asked) <= 2 * len(told) and asked[: len(told)] == told


def _by_label(questions: Sequence[Item], answers: Sequence[Item]) -> dict[int, int]:
    """Return the index of the question that begins with the same `Label:` as an answer, where no other does."""
    asked = [_label(item.text) for item in questions]
    given = [_label(item.text) for item in answers]
    once = {label for label, times in Counter(asked).items() if label and times == 1}
    once &= {label for label, times in Counter(given).items() if label and times == 1}
    places = {label: at for at, label in enumerate(asked)}
    return {at: places[label] for at, label in enumerate(given) if label in once}


def _label(text: str) -> str:
    match = LABEL.match(text)
    return match[1].casefold().strip() if match else ""


def split_answer(item: Item, ledger: Ledger) -> tuple[Item, Item | None]:
    """Return a question without the labelled answer that stands below it, and that answer."""
    for at, line in enumerate(item.more):
        match = None if line.close else ANSWER_LABEL.match(line.text)
        if match and not (match["label"].casefold() == "a." and _is_option(item.more, at)):
            ledger.drop(line.number, "label", match["label"])
            question = Item(item.number, item.line, item.text, item.more[:at], item.end)
            return question, Item(item.number, line.number, _said(match), item.more[at + 1 :])
    return item, None


def _said(match: re.Match[str]) -> str:
    """Return what stands behind a label; the stars that close what the label opened go with it."""
    rest: str = (match["rest"] or "").strip()
    if match["label"].count("**") == 1 and rest.count("**") % 2 == 1:
        return rest.replace("**", "", 1)
    slanted = any(match["label"].count(one) % 2 and rest.count(one) % 2 and rest.endswith(one) for one in "*_")
    return rest[:-1].rstrip() if slanted else rest


def _is_option(lines: Sequence[Line], at: int) -> bool:
    """Tell whether “A.” begins the first of several choices."""
    return any(OPTION.match(line.text) for line in lines[at + 1 : at + 3])


def unlabelled(item: Item, ledger: Ledger) -> Item:
    """Return an answer without a leading “Answer:”. A full stop makes no label here: “A. Venus” is a choice."""
    if match := _label_of(item.text):
        ledger.drop(item.line, "label", match["label"])
        rest = _said(match)
        joined = (
            [Line(item.line, item.joined[0].text.strip()[match.start("rest") :]), *item.joined[1:]]
            if item.joined
            else []
        )
        return Item(item.number, item.line, rest, item.more, item.end, joined)
    if not item.text and item.more and (match := _label_of(item.more[0].text)):
        ledger.drop(item.more[0].number, "label", match["label"])
        return Item(item.number, item.line, _said(match), item.more[1:], item.more[0].number)
    return item


def again_unlabelled(item: Item, ledger: Ledger) -> Item:
    """Return an answer without a second label, where the first stands alone above it: a fold, and “A1: …” in it."""
    first = next((at for at, line in enumerate(item.more) if not line.blank), None)
    if item.text or first is None or item.more[first].close or not _label_of(item.more[first].text):
        return item
    return unlabelled(Item(item.number, item.line, "", item.more[first:], item.end), ledger)


def _label_of(text: str) -> re.Match[str] | None:
    match = ANSWER_LABEL.match(text)
    return match if match and ":" in match["label"] else None
