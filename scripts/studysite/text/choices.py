"""A question's options and hints: taken off its lines, and told right from wrong where signs say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from studysite.text.asking import ENDED, TOLD, directs, prompts
from studysite.text.choice_words import BEGINS_RIGHT, BEGINS_WRONG, EXPLAINS, HINTS, JUDGED, JUDGES, NAMES_RIGHT, OFFERS
from studysite.text.items import Item
from studysite.text.labels import ANSWER_LABEL
from studysite.text.ledger import Ledger
from studysite.text.line import Line, indent
from studysite.text.named_choices import named
from studysite.text.option_lines import answers_parts, in_line
from studysite.text.option_marks import Mark, mark
from studysite.text.options import Option, bulleted, groups, only_bullets, tells

# An option that says behind a dash whether it is right: “Paris - Correct, because …”
TOLD_BEHIND = re.compile(
    r"(?P<words>.*?\S)\s+[-–—]\s+(?P<why>[*_]*(?:correct|incorrect|wrong|right)\b.*)$", re.IGNORECASE
)
SEVERAL = re.compile(
    r"\b(?:all|two|three|four|any|both|several|which of the (?:following )?are)\b|\(s\)|[2-5]\b", re.IGNORECASE
)
PARTS = re.compile(r"\s*(?:/|\||,|\b(?:or|ou|o|oder|или|או|أم|أو)\b|または|还是)\s*", re.IGNORECASE)
LETTERS = {"t": "True", "f": "False"}
ASKED = re.compile(r"[?？؟:：_…)\]]\W*$")


@dataclass(slots=True)
class Chosen:
    """The options of one question. `right` are those that signs call so; `is_sure` whether they need no answer."""

    options: list[Option]
    right: frozenset[int] = frozenset()
    is_sure: bool = True
    contradicts: bool = False
    whole: Item | None = None
    rationales: dict[int, list[Line]] = field(default_factory=dict)


def hinted(item: Item, ledger: Ledger) -> tuple[Item, list[Line]]:
    """Return a question without the hints below it, and the lines of these, less their labels."""
    kept: list[Line] = []
    hints: list[Line] = []
    at = 0
    while at < len(item.more):
        line = item.more[at]
        found = None if line.close else HINTS.match(line.text)
        at += 1
        if found is None:
            kept.append(line)
            continue
        ledger.drop(line.number, "label", found["label"])
        text = unstressed(line.text[found.end() :], found["label"])
        hints.append(Line(line.number, text))
        while at < len(item.more) and _goes_on(item.more, at, line, is_begun=any(not one.blank for one in hints)):
            hints.append(item.more[at])
            at += 1
    if not hints:
        return item, []
    return Item(item.number, item.line, item.text, kept, item.end), hints


def _goes_on(lines: Sequence[Line], at: int, label: Line, *, is_begun: bool) -> bool:
    """Tell whether a line belongs to the hint above it."""
    line = lines[at]
    if line.blank:
        following = next((one for one in lines[at:] if not one.blank), None)
        return following is not None and indent(following.text) > indent(label.text) and mark(following.text) is None
    if line.close or HINTS.match(line.text) or NAMES_RIGHT.match(line.text) or ANSWER_LABEL.match(line.text):
        return False
    return mark(line.text) is None and (indent(line.text) > indent(label.text) or not is_begun)


def taken(item: Item, ledger: Ledger, *, judges: Sequence[str]) -> tuple[Item, Chosen, Item | None] | None:
    """Return a question without its options, these, and the answer that stands below them; None if it has none.

    `judges`: the two words by which all questions are to be judged, as what stands above them says; or none.
    """
    if answers_parts([Line(item.line, item.text), *item.more]):
        return None
    made = _below(item) or _beside(item) or _listed(item) or _judged(item, judges=judges)
    if made is None:
        return None
    before, chosen, after = made
    if _are_parts([item.text, *(line.text for line in before)], chosen):
        return None
    folded = False
    before = _without_offer(before, ledger)
    while before and (before[-1].blank or _is_bare_label(before[-1])):
        folded = folded or not before[-1].blank
        before = before[:-1]
    whole = chosen.whole or Item(item.number, item.line, item.text, item.more, item.end)
    _weigh(chosen, item.text)
    asked, own = _answered(item, before, after, chosen, ledger)
    if folded and own is None and (rest := [line for line in after if not line.blank]):
        # What was folded away together with the options, and is none, explains them.
        asked, own = Item(item.number, item.line, item.text, before, item.end), Item(None, rest[0].number, "", after)
    answers = {own.line, *(line.number for line in own.more)} if own else set()
    chosen.whole = replace(whole, more=[line for line in whole.more if line.number not in answers])
    return asked, chosen, own


def _are_parts(asking: Sequence[str], chosen: Chosen) -> bool:
    """Tell whether options are parts of a question: each asks, or each tells what to do below what asks nothing."""
    texts = [option.mark.text.rstrip(" *_") for option in chosen.options]
    if all(text.endswith(("?", "？")) for text in texts):
        return True
    ended = all(ENDED.search(text) or option.more for text, option in zip(texts, chosen.options, strict=True))
    tasks = ended and all(map(prompts, texts))
    marked = any(option.mark.right is not None for option in chosen.options)
    return tasks and not marked and not any("?" in text for text in asking)


def _without_offer(lines: list[Line], ledger: Ledger) -> list[Line]:
    """Return the lines above options, less one that only says that options follow."""
    at = next((at for at in range(len(lines) - 1, -1, -1) if not lines[at].blank), None)
    if at is None or lines[at].close or not OFFERS.fullmatch(lines[at].text):
        return lines
    ledger.drop(lines[at].number, "label", lines[at].text)
    return lines[:at]


def _is_bare_label(line: Line) -> bool:
    found = ANSWER_LABEL.match(line.text)
    return found is not None and not (found["rest"] or "").strip()


_Found = tuple[list[Line], Chosen, list[Line]]


def _below(item: Item) -> _Found | None:
    found = groups(item.more)
    if not found:
        return None
    first = found[0]
    if any(NAMES_RIGHT.match(line.text) for line in item.more[: first.start]) and (listed := _listed(item)):
        return listed  # ticks and crosses in what explains the answer
    return item.more[: first.start], Chosen(first.options), item.more[first.end :]


def _beside(item: Item) -> _Found | None:
    """Find options that stand in one line: that of the question, or one below it."""
    # Of words that stood on several lines nobody knows on which an option does.
    own = in_line(Line(item.line, item.text)) if not item.joined else None
    if own and own[0]:
        item.text, text = item.text[: own[0]].rstrip(), item.text
        made = Chosen(own[1])
        made.whole = Item(item.number, item.line, text, item.more, item.end)
        return [], made, item.more
    for at, line in enumerate(item.more):
        found = None if line.close or NAMES_RIGHT.match(line.text) or EXPLAINS.match(line.text) else in_line(line)
        if found:
            before = [*item.more[:at], Line(line.number, line.text[: found[0]])]
            return [one for one in before if not one.blank], Chosen(found[1]), item.more[at + 1 :]
    return None


def _listed(item: Item) -> _Found | None:
    """Find bullets of which signs, stress or an answer make options."""
    group = bulleted(item.more)
    if group is None or not ASKED.search(item.text):
        return None
    chosen = Chosen(group.options, is_sure=tells(group))
    after = item.more[group.end :]
    if not chosen.is_sure and not any(
        (found := NAMES_RIGHT.match(line.text)) and named(chosen.options, line.text[found.end() :], exact=True)
        for line in after
    ):
        return None
    return item.more[: group.start], chosen, after


def _judged(item: Item, *, judges: Sequence[str]) -> _Found | None:
    """Find a statement to be judged, whose options stand in it or above all questions."""
    pair = JUDGED.search(item.text)
    if pair is None and not judges:
        return None
    if pair is None and item.text.rstrip().endswith(("?", "？")):
        return None
    words = _both(pair["pair"]) if pair else list(judges)
    line = Line(item.line, item.text)
    options = [Option(Mark("truth", at, word, (), None, bold=False), line) for at, word in enumerate(words)]
    return ([], Chosen(options, is_sure=bool(pair)), item.more) if len(options) == 2 else None


def judges(texts: Iterable[str]) -> list[str]:
    """Return the two words by which a heading or instructions say that statements are to be judged; none otherwise."""
    found = (JUDGES.search(text) for text in texts if "?" not in text)
    return next((_both(match["pair"]) for match in found if match), [])


def _both(pair: str) -> list[str]:
    return [LETTERS.get(one.casefold(), one.capitalize()) for one in PARTS.split(pair) if one]


def _weigh(chosen: Chosen, prompt: str) -> None:
    """Say which options signs, stress or their own rationales call right."""
    options = chosen.options
    for at, option in enumerate(options):
        _split_behind(option, at, chosen)
    signs = [option.mark.right for option in options]
    bold = [at for at, option in enumerate(options) if option.mark.bold]
    if True in signs:
        right = [at for at, sign in enumerate(signs) if sign]
    elif signs.count(False) == len(signs) - 1 and None in signs:
        right = [signs.index(None)]
    elif bold and len(bold) < len(options) and (len(bold) == 1 or only_bullets(options) or SEVERAL.search(prompt)):
        right = bold
    else:
        right = _told_by_rationales(options)
    if len(right) == len(options):
        chosen.contradicts, right = True, []
    chosen.right = frozenset(right)


def _split_behind(option: Option, at: int, chosen: Chosen) -> None:
    found = TOLD_BEHIND.match(option.mark.text)
    if found:
        option.mark = option.mark._replace(text=found["words"])
        chosen.rationales[at] = [Line(option.line.number, found["why"])]


def _told_by_rationales(options: Sequence[Option]) -> list[int]:
    """Return the options whose rationales begin with “Correct”, where those of all others begin otherwise."""
    first = [next((line.text.strip(" \t>-*_") for line in option.more if not line.blank), "") for option in options]
    bare = [EXPLAINS.sub("", text, count=1) for text in first]
    right = [at for at, text in enumerate(bare) if BEGINS_RIGHT.match(text)]
    wrong = sum(1 for text in bare if BEGINS_WRONG.match(text))
    return right if right and wrong and len(right) + wrong == len(options) else []


def _answered(
    item: Item, before: list[Line], after: list[Line], chosen: Chosen, ledger: Ledger
) -> tuple[Item, Item | None]:
    """Return the question, and the answer that the lines behind its options give."""
    for at, line in enumerate(after):
        found = None if line.close else NAMES_RIGHT.match(line.text)
        told = unstressed(line.text[found.end() :], found.group()) if found else ""
        if found and not told.strip():
            following = next((one for one in after[at + 1 :] if not one.blank), None)
            told = following.text if following else ""
            if following and named(chosen.options, told):
                ledger.drop(line.number, "label", found.group())
                rest = after[after.index(following) + 1 :]
                return _parted(item, before, after[:at]), Item(item.number, following.number, told, rest)
            continue
        if found and named(chosen.options, told):
            ledger.drop(line.number, "label", found.group())
            asked, more = _parted_lines(_without_labels(after[:at], ledger))
            own = Item(item.number, line.number, told, [*more, *after[at + 1 :]])
            return Item(item.number, item.line, item.text, [*before, *asked], item.end), own
    asked, more = _parted_lines(after)
    if not more and chosen.right and _explains(after):
        asked, more = [], [line for line in after if not line.blank]
    if more:
        own = Item(item.number, more[0].number, "", more)
        return Item(item.number, item.line, item.text, [*before, *asked], item.end), own
    return Item(item.number, item.line, item.text, [*before, *after], item.end), None


def _explains(lines: Sequence[Line]) -> bool:
    """Tell whether what stands behind options of which one is marked is one paragraph that only tells."""
    own = [at for at, line in enumerate(lines) if not line.blank]
    if not own or own[-1] - own[0] >= len(own) or any(lines[at].close for at in own):
        return False
    first = lines[own[0]].text
    return TOLD.search(lines[own[-1]].text.rstrip()) is not None and not (directs(first) or ANSWER_LABEL.match(first))


def _without_labels(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return lines less the labels that stand alone."""
    for line in filter(_is_bare_label, lines):
        ledger.drop(line.number, "label", line.text)
    return [line for line in lines if not _is_bare_label(line)]


def _parted(item: Item, before: list[Line], asked: list[Line]) -> Item:
    return Item(item.number, item.line, item.text, [*before, *asked], item.end)


def _parted_lines(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Part what still belongs to the question from what explains its answer."""
    at = next((at for at, line in enumerate(lines) if not line.close and EXPLAINS.match(line.text)), len(lines))
    return lines[:at], lines[at:]


def unstressed(text: str, label: str) -> str:
    """Return what follows a label without the stars that only close those before it."""
    text = text.strip()
    for stress in ("**", "*", "_"):
        if label.count(stress) % 2 and text.count(stress) % 2 and text.endswith(stress):
            return text[: -len(stress)].rstrip()
    return text
