"""The questions, answers and essay prompts of a section, whether numbered, bulleted or bare lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from studysite.text.asking import ASKS, ENDED, prompts, says_none
from studysite.text.bare import goes_on, instructs, paragraphs, says_anything, sentences, with_shown, with_words
from studysite.text.choice_words import EXPLAINS, HINTS
from studysite.text.counting import bullets_ask, counts_items, nested, number_of
from studysite.text.labels import ANSWER_LABEL, ASKED_LABEL, NUMBERED, NUMBERED_ANSWER, OPTION
from studysite.text.ledger import Ledger
from studysite.text.line import Line, has_number, indent, marker
from studysite.text.option_marks import mark
from studysite.text.option_runs import asked_runs, below, is_bullet, with_lists
from studysite.text.options import groups
from studysite.text.rules import without_rules
from studysite.text.verbatim import outside, outside_code

BOLD_ITEM = re.compile(
    r"\s*\*\*(?P<head>(?:Q\.?\s?)?(?P<number>\d{1,3})(?P<letter>\s?[a-h])?[.)])\s+(?P<rest>[^*]{1,400})\*\*:?\s*$"
)
IN_BOLD = re.compile(r"\s*(?:\d{1,5}[.)]\s+)?(?:\*\*|__)")


@dataclass(slots=True)
class Item:
    """A question, answer or prompt: the document's number if it gives one, its words, its further lines.

    `end` is the number of the last line that its words come from; where they come from several, `joined` are these.
    """

    number: int | None
    line: int
    text: str
    more: list[Line] = field(default_factory=list)
    end: int = 0
    joined: list[Line] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """All its lines."""
        return [*(self.joined or [Line(self.line, self.text)]), *self.more]

    @property
    def last(self) -> int:
        """The number of its last line."""
        return max(self.line, self.end, *(line.number for line in self.more))


Opening = Callable[[Line, Ledger], Item | None]
Found = tuple[list[Line], list[Item]]

# How lines without marks may be meant: "usual" is what their ends suggest; where the other side of the pairs does not
# fit that, each line may be one, each paragraph, or a line that asks below an item may be an item of its own.
Reading = Literal["usual", "lines", "paragraphs", "asking"]
READINGS: tuple[Reading, ...] = get_args(Reading)


def items(
    lines: Sequence[Line], ledger: Ledger, reading: Reading = "usual", *, asks: bool = False, lettered: bool = False
) -> Found:
    """Return what stands before the first item, or says that there are no answers, and the items.

    `lettered`: letters count them, and are no options.
    """
    own = without_rules(lines, ledger)
    remarks = [line for line in own if says_none(line.text)]
    own = [line for line in own if line not in remarks]
    sets = with_lists(own, groups(own)) if asks and not lettered else []
    opening, depth = _style([own[at] for at in sorted({*outside(own)} - below(own, sets))])
    if lettered and (opening is None or opening is _bulleted):
        opening, depth = _lettered, 3
    if opening is None:
        apart = asked_runs(own, sets) if sets else paragraphs(own) if reading == "paragraphs" else None
        intro, runs = apart or sentences(own, lone=reading == "lines")
        runs = runs if apart else with_words(runs)
        if runs and not apart and not says_anything(runs[0]):
            intro, runs = [*intro, *runs[0]], runs[1:]
        found = _with_labels([_run(run, apart=apart is not None) for run in runs])
    else:
        intro, found = _marked(own, ledger, opening, depth)
        found = _asking(found) if reading == "asking" else found
    return [*intro, *remarks], found


def _style(lines: Sequence[Line]) -> tuple[Opening | None, int]:
    """Return how the items of `lines` begin, and how far they are indented; None where each line is one."""
    asked = [line for line in lines if ASKED_LABEL.match(line.text)]
    deepest = _depth(asked)
    outer = [line for line in lines if not asked or indent(line.text) <= deepest]
    numbered = [line for line in outer if NUMBERED.match(line.text.strip())]
    numbered = [] if bullets_ask(lines, numbered) else numbered
    told = sum(1 for line in lines if ANSWER_LABEL.match(line.text))
    whole = [line for line in lines if "**" in line.text and _in_bold_wholly(line, None)]
    if len(whole) > 1 and not asked and whole[0] is next(line for line in lines if not instructs(line.text.strip())):
        return _in_bold_wholly, _depth(whole)
    # Where labels ask and answer, so are all numbers behind the first.
    if asked and (len(asked) >= len(numbered) or (told * 2 > len(asked) and asked[0].number <= numbered[0].number)):
        return _labelled, _depth(asked)
    if not numbered and (answers := [line for line in lines if NUMBERED_ANSWER.match(line.text.strip())]):
        return _numbered_answer, _depth(answers)
    depth = _depth(numbered)
    held = [line for line in numbered if indent(line.text) <= depth]
    own = [line for line in lines if indent(line.text) <= depth]
    plain = sum(1 for line in own if (not is_bullet(line) and not _belongs(line)) or NUMBERED.match(line.text.strip()))
    if held and (len(held) * 2 >= plain or counts_items(own, held)):
        return _numbered_in_bold if _in_bold(held) else _numbered, depth
    bulleted = [line for line in lines if is_bullet(line)]
    depth = _depth(bulleted)
    held = [line for line in bulleted if indent(line.text) <= depth]
    if held and len(held) * 2 >= sum(1 for line in lines if indent(line.text) <= depth):
        return _bulleted, depth
    return None, 0


def _belongs(line: Line) -> bool:
    """Tell whether a label says that a line belongs to the item above it."""
    text = line.text
    return ":" in text and any(one.match(text) for one in (ANSWER_LABEL, EXPLAINS, HINTS))


def _depth(lines: Sequence[Line]) -> int:
    """Return the columns up to which a line is an item of its own and does not belong to the one above."""
    return min((indent(line.text) for line in lines), default=0) + 1


def _labelled(line: Line, ledger: Ledger) -> Item | None:
    match = ASKED_LABEL.match(line.text)
    if match is None:
        return None
    ledger.drop(line.number, "label", match["label"])
    number = re.search(r"\d+(?!.*\d)", match["label"])
    rest = _closed(match["label"], match["rest"] or "")
    if number is None and (counted := NUMBERED.match(rest)):
        return _counted(line, counted, ledger)
    return Item(int(number[0]) if number else None, line.number, rest)


def _numbered(line: Line, ledger: Ledger) -> Item | None:
    return _counted(line, NUMBERED.match(line.text.strip()), ledger)


def _in_bold(held: Sequence[Line]) -> bool:
    """Tell whether the numbered lines in bold count up by themselves, and so the others are lists below them."""
    found = [(line, number_of(match)) for line in held if (match := NUMBERED.match(line.text.strip())) is not None]
    if _is_run([number for _, number in found]):
        return False  # all of them count up together
    numbers = [number for line, number in found if IN_BOLD.match(line.text)]
    return 2 <= len(numbers) < len(held) and _is_run(numbers)


def _is_run(numbers: Sequence[int]) -> bool:
    return not numbers or list(numbers) == list(range(numbers[0], numbers[0] + len(numbers)))


def _numbered_in_bold(line: Line, ledger: Ledger) -> Item | None:
    return _numbered(line, ledger) if IN_BOLD.match(line.text) else None


def _in_bold_wholly(line: Line, ledger: Ledger | None) -> Item | None:
    """Return the item of a line that is in bold with its number, and asks: “**5 a. Explain the tide.**”."""
    match = BOLD_ITEM.match(line.text)
    if match is None or not prompts(match["rest"]):
        return None
    if ledger:
        ledger.drop(line.number, "list marker", match["head"])
    return Item(None if match["letter"] else int(match["number"]), line.number, f"**{match['rest']}**")


def _lettered(line: Line, ledger: Ledger) -> Item | None:
    found = mark(line.text)
    if found is None or found.place < 0:
        return None
    ledger.drop(line.number, "list marker", " ".join(found.around))
    return Item(found.place + 1, line.number, found.text)


def _numbered_answer(line: Line, ledger: Ledger) -> Item | None:
    return _counted(line, NUMBERED_ANSWER.match(line.text.strip()), ledger)


def _counted(line: Line, match: re.Match[str] | None, ledger: Ledger) -> Item | None:
    if match is None:
        return None
    ledger.drop(line.number, "list marker", match["head"])
    return Item(number_of(match), line.number, _closed(match["head"], match["rest"]))


def _closed(head: str, rest: str) -> str:
    """Return the words behind a number or a label; stars that close what `head` opened go with it."""
    rest = rest.strip()
    for stars in ("***", "**"):
        opens = head.count(stars) == 1 and not head.rstrip().endswith(stars)
        if opens and rest.count(stars) == 1:
            return rest.replace(stars, "", 1).rstrip()
    return rest


def _bulleted(line: Line, ledger: Ledger) -> Item | None:
    found = marker(line.text)
    if found is None or found.number is not None:
        return None
    text = line.text.strip()
    ledger.drop(line.number, "list marker", text[: len(text) - len(found.rest)].strip())
    return Item(None, line.number, found.rest)


def _marked(lines: Sequence[Line], ledger: Ledger, opening: Opening, depth: int) -> tuple[list[Line], list[Item]]:
    intro: list[Line] = []
    found: list[tuple[Line, Item]] = []
    for at, line, code in outside_code(lines):
        # Two items of one line cannot be told apart by their source; the second goes on with the first.
        again = bool(found) and found[-1][0].number == line.number
        may_open = not code and indent(line.text) <= depth and not again
        item = opening(line, ledger) if may_open else None
        if item:
            found.append((line, item))
        else:
            (found[-1][1].more if found else intro).extend(lines[at : at + (code or 1)])
    made = nested(found) if opening is _numbered else [item for _, item in found]
    for item in made:
        _join(item)
    return intro, made


def _join(item: Item) -> None:
    """Put the lines that go on in the middle of a sentence behind the item's own words."""
    while item.more and item.more[-1].blank:
        item.more.pop()
    while not item.text and item.more and item.more[0].blank:
        item.more.pop(0)
    end = 0
    while end < len(item.more) and _goes_on(item, end):
        end += 1
    if end:
        item.end = item.more[end - 1].number
        item.joined = [Line(item.line, item.text), *item.more[:end]]
        item.text = " ".join([item.text, *(line.text.strip() for line in item.more[:end])]).strip()
        del item.more[:end]


def _goes_on(item: Item, at: int) -> bool:
    line = item.more[at]
    if line.blank or line.close or marker(line.text) is not None or OPTION.match(line.text):
        return False
    if (found := mark(line.text)) is not None and found.place >= 0:
        return False
    return goes_on((item.more[at - 1] if at else item).text, line.text) or (
        at == 0 and not item.text and not ANSWER_LABEL.match(line.text)
    )


def _with_labels(found: Sequence[Item]) -> list[Item]:
    """Return items; what a label calls the answer belongs to the one above, which asks."""
    made: list[Item] = []
    for item in found:
        label = ANSWER_LABEL.match(item.text) if made and ASKS.search(made[-1].text.rstrip()) else None
        if label and len(label["label"].strip("*_ :.")) > 1:
            made[-1].more += item.lines
        elif made and has_number(item.text) and prompts(made[-1].text) and not prompts(item.text):
            # Steps below a question that has no number itself.
            made[-1].more += [*([] if made[-1].more else [Line(item.line, "A:")]), *item.lines]
        else:
            made.append(item)
    return made


def _run(lines: Sequence[Line], *, apart: bool) -> Item:
    """Return lines as one item: all its words, or those of its first line, with the others below (`apart`)."""
    if not apart:
        words, shown = with_shown(lines)
        text = " ".join(line.text.strip() for line in words)
        return Item(None, words[0].number, text, shown, words[-1].number, words if words[1:] else [])
    made = Item(None, lines[0].number, lines[0].text.strip(), list(lines[1:]))
    _join(made)
    return made


def _asking(found: Sequence[Item]) -> list[Item]:
    """Return the items; a line of one that has ended, no deeper and asking itself, is the next item."""
    made: list[Item] = []
    for item in found:
        made.append(item)
        lines, item.more = item.more, []
        for line in lines:
            own = made[-1].text if not made[-1].more else made[-1].more[-1].text
            apart = not line.blank and not line.close and indent(line.text) == 0 and marker(line.text) is None
            if apart and ASKS.search(line.text.rstrip()) and ENDED.search(own.rstrip()):
                made.append(Item(None, line.number, line.text.strip()))
            else:
                made[-1].more.append(line)
    if len(made) > len(found):
        # A number would count on from the item above; order is all that is left.
        for item in made:
            item.number = None
    return made
