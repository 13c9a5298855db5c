"""Answers without a label or a key: behind their questions on the same line, after them all, or right below.

Only where nearly all the questions of a section are answered so is one of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from studysite.text.asking import ASKS, ENDED, QUESTION_END, TOLD, asides, directs, prompts, told_in_line
from studysite.text.items import Item
from studysite.text.labels import OPTION
from studysite.text.ledger import Ledger
from studysite.text.line import Line, indent, marker, unmarked
from studysite.text.option_marks import mark

ARROW = re.compile(r"^\s*[→➜➔➡⇒⟶👉]\ufe0f?\s*(?=\S)")
# Opening, answer, end.
FEWEST_IN_FENCE = 3
PLAIN_FENCE = re.compile(r"(?:`{3,}|~{3,})\s*(?:txt|text|plain(?:text)?|answer)", re.IGNORECASE)
ASIDE_ASKS = re.compile(r"[?？]\s?(?:[(（][^()（）]*[)）])?[\"'”’*_\s]*$")
FEWEST_ASIDE, FEWEST_ESSAYS, FEWEST_TOLD = 3, 2, 2
BOLD = re.compile(r"(?:\*\*|__)[^*]+(?:\*\*|__):?")
# So many questions with one bullet below each say that it is the answer.
FEWEST_SINGLE = 2
TO_FILL = (":", "=", "：", "__")
# The end of a sentence that asks nothing.


def answered_in_line(questions: list[Item]) -> dict[int, Item]:
    """Cut off the answers that stand behind their questions on the same line, and return them by the question's index.

    “What is torque? Give an example.” only asks, so nearly all of the questions must have an answer.
    """
    if len(questions) >= FEWEST_ASIDE and (begins := asides([item.text.rstrip() for item in questions])):
        return _bracketed(questions, begins)
    places = {at: place for at, item in enumerate(questions) if (place := told_in_line(item.text)) is not None}
    if len(places) < 2 or len(places) * 5 < len(questions) * 4:
        return {}
    made: dict[int, Item] = {}
    for at, place in places.items():
        item = questions[at]
        made[at] = Item(item.number, item.line, item.text[place:], item.more, item.end)
        questions[at] = Item(item.number, item.line, item.text[:place].rstrip(" →➜➔➡⇒⟶=>-–—"), [], item.end)
    return made


def _bracketed(questions: list[Item], begins: Sequence[int]) -> dict[int, Item]:
    """Cut off the answers that stand in brackets behind all questions."""
    made: dict[int, Item] = {}
    for at, (item, place) in enumerate(zip(tuple(questions), begins, strict=True)):
        made[at] = Item(item.number, item.line, item.text[place:].strip().strip("()（）"), item.more, item.end)
        questions[at] = Item(item.number, item.line, item.text[:place], [], item.end)
    return made


def answered_after(questions: list[Item]) -> dict[int, Item]:
    """Cut off the answers that follow without any heading: numbers that begin again, where nothing asks any more."""
    half = len(questions) // 2
    asked, told = questions[:half], questions[half:]
    numbers = [item.number for item in asked]
    if half < 2 or None in numbers or numbers != [item.number for item in told] or len(set(numbers)) < half:
        return {}
    if not all(ASKS.search(item.text) for item in asked) or any(ASKS.search(item.text) for item in told):
        return {}
    if any(directs(item.text) for item in told):
        return {}
    questions[:] = asked
    return dict(enumerate(told))


def answered_at_length(questions: list[Item]) -> dict[int, Item]:
    """Cut off what stands below prompts, and return it by the prompt's index: essays that somebody answered.

    The prompts are in bold, or have numbers and question marks. All have something below, and none of that tells a
    learner what to do: notes on how to write an essay do.
    """
    below = [next((line for line in item.more if not line.blank), None) for item in questions]
    bold = all(BOLD.fullmatch(item.text.strip()) for item in questions)
    asks = all(item.number is not None and ASKS.search(item.text.rstrip()) for item in questions)
    if len(questions) < FEWEST_ESSAYS or not (bold or asks):
        return {}
    if any(line is None or line.close or prompts(unmarked(line.text)) for line in below):
        return {}
    made: dict[int, Item] = {}
    for at, item in enumerate(questions):
        first = next(index for index, line in enumerate(item.more) if not line.blank)
        made[at] = Item(item.number, item.more[first].number, "", item.more[first:])
        questions[at] = Item(item.number, item.line, item.text, [], item.end, item.joined)
    return made


def each_has_one(questions: Sequence[Item]) -> bool:
    """Tell whether each question has one line below that ends a sentence: an answer, though a key says it shorter."""
    own = [[line for line in item.more if not line.blank] for item in questions]
    return len(questions) > 1 and all(
        _answers(item)
        and len(lines) == 1
        and TOLD.search(lines[0].text.rstrip())
        and not prompts(unmarked(lines[0].text))
        for item, lines in zip(questions, own, strict=True)
    )


def answered_below(questions: list[Item], ledger: Ledger) -> dict[int, Item]:
    """Cut off the answers that stand right below their questions, and return them by the question's index.

    They have no label, so most of the questions must have one, and none may ask something itself.
    """
    if questions and all(item.number is None and not item.more for item in questions):
        return in_turn(questions)
    if told := _in_fences(questions):
        return told
    found = {at: item.more for at, item in enumerate(questions) if _answers(item)}
    if len(found) == 1 and len(questions) > 1:
        return {}
    lists = _lists(questions, found) if len(found) < len(questions) else {}
    enough = (len(found) + len(lists)) * 2 > len(questions) and len(found) * 3 > len(questions)
    if len(found) >= FEWEST_TOLD and sum(map(_tells, found.values())) * 3 >= len(found) * 2:
        # Where paragraphs answer some, bullets answer others, and a few may wait for their answers.
        lists |= {at: item.more for at, item in enumerate(questions) if at not in found and _is_told_by_list(item)}
        enough = enough or len(found) * 3 >= len(questions)
    if not enough:
        return {}
    found |= lists
    made: dict[int, Item] = {}
    for at, more in found.items():
        item = questions[at]
        questions[at] = Item(item.number, item.line, item.text, [], item.end)
        first = next(index for index, line in enumerate(more) if not line.blank)
        head = more[first]._replace(text=_unlettered(ARROW.sub("", more[first].text), more[first].number, ledger))
        made[at] = Item(item.number, head.number, "", [head, *more[first + 1 :]])
    return made


def _tells(lines: Sequence[Line]) -> bool:
    """Tell whether what stands below a question is whole sentences, and tells no learner what to do."""
    own = [line.text for line in lines if not line.blank]
    return marker(own[0]) is None and TOLD.search(own[-1].rstrip()) is not None and not directs(own[0])


def _is_told_by_list(item: Item) -> bool:
    """Tell whether bullets stand below what asks, two at least, none of which asks itself."""
    own = [line for line in item.more if not line.blank]
    listed = bool(own) and (first := marker(own[0].text)) is not None and first.number is None
    return listed and _asks(item.text) and not any(line.close or ASKS.search(line.text.rstrip()) for line in own)


def _asks(text: str) -> bool:
    """Tell whether words ask or tell a learner what to do, perhaps after a question: “What is it? Give an example”."""
    return ENDED.search(text) is not None or QUESTION_END.search(text) is not None or directs(text)


def _in_fences(questions: list[Item]) -> dict[int, Item]:
    """Cut off answers in fences of plain text, one below each question: three at least, all of which ask."""
    made: dict[int, Item] = {}
    for at, item in enumerate(questions):
        own = [line for line in item.more if not line.blank]
        fenced = bool(own) and own[0].close == own[-1].number and PLAIN_FENCE.fullmatch(own[0].text.strip())
        # A fence with nothing in it is to be filled in.
        if not fenced or len(own) < FEWEST_IN_FENCE or not (ASIDE_ASKS.search(item.text) or directs(item.text)):
            return {}
        made[at] = Item(item.number, own[0].number, "", item.more)
    if len(made) < FEWEST_ASIDE:
        return {}
    for at, item in enumerate(tuple(questions)):
        questions[at] = Item(item.number, item.line, item.text, [], item.end)
    return made


def _unlettered(text: str, number: int, ledger: Ledger) -> str:
    """Return the only line of an answer without the letter of a list of its own."""
    found = mark(text) if OPTION.match(text) else None
    if found is None:
        return text
    ledger.drop(number, "list marker", " ".join(found.around))
    return found.text


def _lists(questions: Sequence[Item], found: Mapping[int, Sequence[Line]]) -> dict[int, list[Line]]:
    """Return the lists below questions where enough others are answered by one bullet each: they are no options.

    Nobody is asked to choose from one thing. Where there are few of those, lists of whole sentences count.
    """
    if not found or not all(marker(next(line.text for line in more if not line.blank)) for more in found.values()):
        return {}
    made: dict[int, list[Line]] = {}
    for at, item in enumerate(questions):
        own = [line.text for line in item.more if not line.blank and not line.close]
        bulleted = all((mark := marker(text)) and mark.number is None for text in own)
        if at not in found and own and bulleted and not any(ASKS.search(text.rstrip()) for text in own):
            made[at] = item.more
    if len(found) >= FEWEST_SINGLE and len(made) <= 2 * len(found):
        return made
    return {
        at: more for at, more in made.items() if all(TOLD.search(line.text.rstrip()) for line in more if not line.blank)
    }


def _answers(item: Item) -> bool:
    own = [line for line in item.more if not line.blank]
    if not own or not _asks(item.text) or own[0].close:
        return False
    # What is to be filled in is no answer.
    if all(line.text.rstrip().endswith(TO_FILL) for line in own):
        return False
    # One letter alone is no option.
    if OPTION.match(own[0].text) and not (len(own) == 1 and (found := mark(own[0].text)) and found.place == 0):
        return False
    # One bullet may be the answer; several may be what to choose from.
    if (first := marker(own[0].text)) and (first.number is not None or _entries(own) > 1):
        return False
    return not any(ASKS.search(line.text.rstrip()) for line in own)


def _entries(own: Sequence[Line]) -> int:
    """Return how many lines stand no deeper than the first."""
    depth = indent(own[0].text)
    return sum(1 for line in own if indent(line.text) <= depth)


def in_turn(questions: list[Item]) -> dict[int, Item]:
    """Pair bare lines that ask and answer in turn: questions have question marks, answers prompt nothing."""
    if not questions or any(item.number is not None or item.more for item in questions):
        return {}
    asks = [at for at, item in enumerate(questions) if ASKS.search(item.text)]
    if not asks or asks[0] != 0 or (len(asks) == 1 and len(questions) != 2):
        return {}
    ends = [*asks[1:], len(questions)]
    if any(end - at < 2 for at, end in zip(asks, ends, strict=True)):
        return {}
    asking = set(asks)
    if any(directs(item.text) for at, item in enumerate(questions) if at not in asking):
        return {}
    made: dict[int, Item] = {}
    for place, (at, end) in enumerate(zip(asks, ends, strict=True)):
        first, *more = questions[at + 1 : end]
        made[place] = Item(None, first.line, first.text, [line for item in more for line in item.lines], first.end)
    questions[:] = [questions[at] for at in asks]
    return made
