"""The questions, answers and essay prompts of a section, whether numbered, bulleted or bare lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from studysite.text.ledger import Ledger
from studysite.text.line import RULE, Line, indent, marker
from studysite.text.vocabulary import INSTRUCTION

NUMBERED = re.compile(
    r"(?P<head>[*_]{0,2}(?:q(?:uestion)?[ .]{0,2})?(?P<number>\d{1,5})[*_]{0,2}[ ]?[.):][*_]{0,2})(?:\s+|$)(?P<rest>.*)$",
    re.IGNORECASE,
)
ANSWER_LABEL = re.compile(
    r"\s*(?:[-*+•]\s+)?(?P<label>[*_]{0,2}(?:answer|ans|a)[*_]{0,2}\s*[:.][*_]{0,2})\s+(?P<rest>.*)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Item:
    """A question, answer or prompt: the document's number if it gives one, and its lines."""

    number: int | None
    line: int
    text: str
    more: list[Line] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The number of its last line."""
        return self.more[-1].number if self.more else self.line


def items(lines: Sequence[Line], ledger: Ledger) -> tuple[list[Line], list[Item]]:
    """Return the lines before the first item (instructions), and the items."""
    kept = [line for line in lines if not _is_rule(line, ledger)]
    own = [line for line in kept if not line.blank and indent(line.text) <= 3]
    numbered = [line for line in own if NUMBERED.match(line.text.strip())]
    bulleted = [line for line in own if (found := marker(line.text)) and found.number is None]
    if numbered and len(numbered) * 2 >= len(own) - len(bulleted):
        return _marked(kept, ledger, numbers=True)
    if bulleted and len(bulleted) * 2 >= len(own):
        return _marked(kept, ledger, numbers=False)
    return _bare(kept)


def _is_rule(line: Line, ledger: Ledger) -> bool:
    if not RULE.match(line.text):
        return False
    ledger.drop(line.number, "rule", line.text)
    return True


def _marked(lines: Sequence[Line], ledger: Ledger, *, numbers: bool) -> tuple[list[Line], list[Item]]:
    intro: list[Line] = []
    found: list[Item] = []
    for line in lines:
        item = _opening(line, ledger, numbers=numbers) if indent(line.text) <= 3 else None
        if item:
            found.append(item)
        elif found:
            found[-1].more.append(line)
        elif not line.blank:
            intro.append(line)
    for item in found:
        while item.more and item.more[-1].blank:
            item.more.pop()
        while item.more and not item.more[0].blank and item.more[0].text.strip()[:1].islower():
            item.text = f"{item.text} {item.more.pop(0).text.strip()}"
    return intro, found


def _opening(line: Line, ledger: Ledger, *, numbers: bool) -> Item | None:
    text = line.text.strip()
    if numbers:
        match = NUMBERED.match(text)
        if not match:
            return None
        head, rest = match["head"], match["rest"].strip()
        # A number and its question in bold together: the closing stars go with the opening ones.
        if head.count("**") == 1 and rest.endswith("**") and rest.count("**") == 1:
            rest = rest[:-2].rstrip()
        ledger.drop(line.number, "list marker", head)
        return Item(int(match["number"]), line.number, rest)
    found = marker(line.text)
    if found is None or found.number is not None:
        return None
    ledger.drop(line.number, "list marker", text[: len(text) - len(found.rest)].strip())
    return Item(None, line.number, found.rest)


def _bare(lines: Sequence[Line]) -> tuple[list[Line], list[Item]]:
    own = [line for line in lines if not line.blank]
    intro: list[Line] = []
    while (
        own
        and (INSTRUCTION.match(own[0].text.strip()) or own[0].text.rstrip().endswith(":"))
        and "?" not in own[0].text
    ):
        intro.append(own.pop(0))
    return intro, [Item(None, line.number, line.text.strip()) for line in own]


def split_answer(item: Item, ledger: Ledger) -> tuple[Item, Item | None]:
    """Return a question without the labelled answer that stands below it, and that answer."""
    for at, line in enumerate(item.more):
        if match := ANSWER_LABEL.match(line.text):
            ledger.drop(line.number, "label", match["label"])
            question = Item(item.number, item.line, item.text, item.more[:at])
            return question, Item(item.number, line.number, match["rest"], item.more[at + 1 :])
    return item, None


def unlabelled(item: Item, ledger: Ledger) -> Item:
    """Return an answer without a leading “Answer:”."""
    if match := ANSWER_LABEL.match(item.text):
        ledger.drop(item.line, "label", match["label"])
        return Item(item.number, item.line, match["rest"], item.more)
    return item
