"""Keys whose numbers slipped: a list stands in for one answer, and the tool that wrote the numbers did not count it.

Programs that make Markdown of a page end a numbered list where another list begins, and go on counting below it.
"""

from __future__ import annotations

from collections.abc import Sequence

from studysite.text.answers import words_of
from studysite.text.bare import WHOLE
from studysite.text.items import Item
from studysite.text.line import indent, marker

# A list of so many bullets may be an answer; words of so many letters tell what an answer is about.
FEWEST, SHORTEST = 2, 4


def counted_again(answers: Sequence[Item], questions: Sequence[Item]) -> list[Item]:
    """Return the answers of a key; a list behind one of them is the next, if that is all that it lacks.

    The numbers behind it then are one too low, and so must have more words of the question after theirs.
    """
    asked, given = [item.number for item in questions], [item.number for item in answers]
    many = len(answers)
    if asked != list(range(1, many + 2)) or given != list(range(1, many + 1)):
        return list(answers)
    holding = [at for at, item in enumerate(answers[:-1]) if _holds_list(item)]
    if len(holding) != 1:
        return list(answers)
    at = holding[0]
    behind = range(at + 1, many)
    if sum(_shared(questions[one + 1], answers[one]) for one in behind) <= sum(
        _shared(questions[one], answers[one]) for one in behind
    ):
        return list(answers)
    held = answers[at]
    first = next(line for line in held.more if not line.blank)
    kept = Item(held.number, held.line, held.text, [], held.end, held.joined)
    listed = Item(at + 2, first.number, "", held.more)
    later = [Item(one + 2, item.line, item.text, item.more, item.end, item.joined) for one, item in _from(answers, at)]
    return [*answers[:at], kept, listed, *later]


def _from(answers: Sequence[Item], at: int) -> list[tuple[int, Item]]:
    return list(enumerate(answers))[at + 1 :]


def _holds_list(item: Item) -> bool:
    """Tell whether nothing but bullets stands apart behind a whole answer, no deeper than it."""
    if not item.more or not item.more[0].blank or not WHOLE.search(item.text.rstrip()):
        return False
    own = [line for line in item.more if not line.blank]
    bullets = [found for line in own if (found := marker(line.text)) and found.number is None and not indent(line.text)]
    return len(own) == len(bullets) >= FEWEST


def _shared(question: Item, answer: Item) -> int:
    """Return how many words a question and an answer have in common."""
    asked, told = ({word for word in words_of(item.text) if len(word) >= SHORTEST} for item in (question, answer))
    return len(asked & told)
