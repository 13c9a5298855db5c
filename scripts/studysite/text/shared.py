"""What is to be matched: short items, and one list of lettered options for all of them.

`1. Giza`, `2. Papyrus`, then `A. A reed …`, `B. The place …`; the letters may also stand beside the items. The key
gives letters: the answer is what the letter stands for, and the list of options stays above as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.choices import Chosen
from studysite.text.items import Item
from studysite.text.line import Line
from studysite.text.named_choices import named
from studysite.text.option_marks import mark
from studysite.text.options import Option

FEWEST, LONGEST = 3, 500
BESIDE = re.compile(r"(?P<own>[^\t]*?\S)(?:[ ]{0,9}\t\s{0,9}|[ ]{2,60})(?P<option>\(?[A-L][.)][ \t]{1,9}\S.*)$")
ASKS = ("?", "？", "؟")

Shared = tuple[list[Item], list[Option], list[Line]]


def shared(questions: Sequence[Item], last: Chosen | None) -> Shared | None:
    """Return the items without the options that belong to all, these, and their lines; None where there are none.

    `last` are the options that stand below the last item.
    """
    if len(questions) < FEWEST or any(item.text.rstrip(" *_").endswith(ASKS) for item in questions):
        return None
    return _below(questions, last) if last else _beside(questions)


def _below(questions: Sequence[Item], last: Chosen) -> Shared | None:
    own = any(not line.blank for item in questions[:-1] for line in item.more)
    lettered = all(option.mark.place >= 0 for option in last.options)
    if own or last.right or not lettered or len(last.options) < len(questions):
        return None
    lines = [line for option in last.options for line in (option.line, *option.more)]
    return list(questions), last.options, lines


def _beside(questions: Sequence[Item]) -> Shared | None:
    found = [BESIDE.match(item.text) if len(item.text) <= LONGEST else None for item in questions]
    made: list[Item] = []
    options: list[Option] = []
    for item, match in zip(questions, found, strict=True):
        one = mark(match["option"]) if match else None
        if match is None or one is None or one.place < 0:
            return None
        made.append(Item(item.number, item.line, match["own"], item.more, item.end))
        options.append(Option(one, Line(item.line, match["option"])))
    options.sort(key=lambda option: option.mark.place)
    if [option.mark.place for option in options] != list(range(len(options))):
        return None
    return made, options, [option.line for option in options]


def in_words(answer: Item, options: Sequence[Option]) -> Item:
    """Return an answer that is a letter with what the letter stands for."""
    found = named(options, answer.text)
    if found is None or len(found.right) != 1 or answer.text[found.end :].strip(" .*_"):
        return answer
    letter = answer.text.strip(" .)(*_")
    if len(letter) > 1:
        return answer
    words = options[min(found.right)].mark.text
    return Item(answer.number, answer.line, f"{letter}. {words}", answer.more, answer.end)
