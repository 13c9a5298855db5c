"""Options to choose from: which lines make a set of them, and which line asks for it.

A set is sure by itself where its letters count up from A, where its lines have boxes to tick, or where
signs tell right from wrong. Bullets and numbers alone are none: whoever asks for them knows more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from studysite.text.choice_words import EXPLAINS, HINTS, NAMES_RIGHT, TRUTHS
from studysite.text.labels import NUMBERED as COUNTED
from studysite.text.line import Line, has_bullet, indent, is_rule, marker
from studysite.text.option_marks import CLOSED, STRESS, WANTS, Mark, is_task, mark, said, signed
from studysite.text.verbatim import closing

NUMBERED = re.compile(r"\s*(?:[-*+•]\s+)?[*_#\s]{0,8}(?:q(?:uestion)?\s*)?\d{1,4}[.):]", re.IGNORECASE)
HEADING = re.compile(r"\s{0,3}#{1,6}\s")
LABELLED = re.compile(r"\*\*[^*:]{1,60}(?::\*\*|\*\*:)\s*\S")
# Lines that may stand between two options, and options of one set.
FARTHEST, MOST = 8, 26
# Of so many bullets several may be in bold: those are right.
MANY = 4


@dataclass(slots=True)
class Option:
    """An option: the line that it begins on, and the lines below it that belong to it."""

    mark: Mark
    line: Line
    more: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """A set of options: from the line at `start` to the one before `end`."""

    options: list[Option]
    start: int
    end: int


def groups(lines: Sequence[Line]) -> list[Group]:
    """Return the sets of options among `lines` that are sure by themselves."""
    found: list[Group] = []
    at = 0
    while at < len(lines):
        close = closing(lines, at)
        group = _group(lines, at) if close is None and mark(lines[at].text) else None
        if group:
            found.append(group)
            at = group.end
        else:
            at = (at if close is None else close) + 1
    return found


def bare_options(lines: Sequence[Line]) -> set[int]:
    """Return the indices of options of one line each, whatever asks for them: nothing but the next stands below one."""
    found: set[int] = set()
    for group in groups(lines):
        plain = not any(not line.blank for option in group.options for line in option.more)
        if plain and group.options[0].mark.place >= 0:
            found.update(range(group.start, group.end))
    return found


def bulleted(lines: Sequence[Line]) -> Group | None:
    """Return the first list of bullets or numbers among `lines` as options, None where there is none."""
    for at, line in enumerate(lines):
        found = marker(line.text)
        if line.close or found is None:
            continue
        made = Group([], at, at)
        while made.end < len(lines):
            following = lines[made.end]
            one = marker(following.text)
            is_next = one and one.indent == found.indent and (one.number is None) == (found.number is None)
            if is_next and not following.close and one and one.rest:
                number = -1 if one.number is None else len(made.options)
                if one.number is not None and one.number != number + 1:
                    break
                made.options.append(Option(_plain_mark(following.text, one.rest, number), following))
            elif not following.blank and indent(following.text) <= found.indent:
                break
            elif made.options:
                made.options[-1].more.append(following)
            made.end += 1
        return _trimmed(lines, made) if 2 <= len(made.options) <= MOST else None
    return None


def is_list(lines: Sequence[Line]) -> bool:
    """Tell whether lines are a list of options by what is right in it: signs, or the one entry in bold."""
    group = bulleted(lines)
    return group is not None and bool(lines) and group.start == 0 and tells(group)


def tells(group: Group) -> bool:
    """Tell whether a list says which of its entries are right."""
    signs = [option.mark.right for option in group.options]
    bold = sum(option.mark.bold for option in group.options)
    plain = not any(option.more for option in group.options)
    if plain and 0 < bold < len(signs) and (len(signs) >= MANY or _judges(group)):
        return True
    return (bold == 1 and len(signs) > 2 and plain) or (True in signs and signs.count(True) < len(signs))


def only_bullets(options: Sequence[Option]) -> bool:
    """Tell whether options are plain bullets: who sets whole ones in bold says which are right."""
    return all(option.mark.style == "-" and not option.more for option in options)


def _judges(group: Group) -> bool:
    """Tell whether a list is “True” and “False”, in whatever language."""
    words = {option.mark.text.casefold().strip(" .") for option in group.options}
    return len(words) == len(group.options) and any(words == set(pair) for pair in TRUTHS)


def _plain_mark(text: str, rest: str, number: int) -> Mark:
    right, words = signed(rest.replace("\ufe0f", ""), None)
    right, words = said(words, right)
    stressed = STRESS.match(words)
    words = stressed["inner"].strip() if stressed else words
    at = text.find(words)
    around = (text[:at], text[at + len(words) :]) if at >= 0 else (text,)
    return Mark("1." if number >= 0 else "-", number, words, around, right, stressed is not None)


def _group(lines: Sequence[Line], at: int) -> Group | None:
    first = mark(lines[at].text)
    if first is None or first.place > 0 or (first.place < 0 and first.right is None and "[]" not in first.style):
        return None
    made = Group([Option(first, lines[at])], at, at + 1)
    depth = indent(lines[at].text)
    while made.end < len(lines) and len(made.options) < MOST:
        step = _step(lines, made, depth)
        if step is None:
            break
        option, end = step
        own = made.options[-1].more
        own.extend(lines[made.end : end - 1] if option else lines[made.end : end])
        if option:
            made.options.append(option)
        made.end = end
    if len(made.options) < 2:
        return None
    signs = {option.mark.right for option in made.options}
    if first.place < 0 and not first.style and all(LABELLED.match(option.mark.text) for option in made.options):
        return None  # “✅ **Use it:** …”, “❌ **Avoid it:** …” tell, and ask nothing
    if first.place < 0 and "[]" not in first.style and len(signs) < 2:
        return None  # the same sign before each is a bullet
    _last_too(lines, made)
    return _trimmed(lines, made)


def _step(lines: Sequence[Line], group: Group, depth: int) -> tuple[Option | None, int] | None:
    """Return what comes next in a set: an option, or lines of the one above; None at its end."""
    line = lines[group.end]
    if line.blank:
        following = next((at for at in range(group.end, len(lines)) if not lines[at].blank), None)
        if following is None or following - group.end > FARTHEST:
            return None
        deeper = indent(lines[following].text) > depth and not _next_mark(lines[following], group)
        return (None, following) if deeper or _ahead(lines, group, following) else None
    if option := _next_mark(line, group):
        return option, group.end + 1
    if closing(lines, group.end) is not None or HEADING.match(line.text):
        return None
    if indent(line.text) > depth and not NAMES_RIGHT.match(line.text) and not HINTS.match(line.text):
        return None, group.end + 1
    wraps = line.text.lstrip()[:1].islower() and not lines[group.end - 1].blank and mark(line.text) is None
    return (None, group.end + 1) if wraps or _ahead(lines, group, group.end) else None


def _next_mark(line: Line, group: Group) -> Option | None:
    if line.close:
        return None
    found, first = mark(line.text), group.options[0].mark
    if found is None or abs(indent(line.text) - indent(group.options[0].line.text)) > 3:
        return None
    if first.place < 0:
        same = found.place < 0 and found.style == first.style and ("[]" in first.style or found.right is not None)
        # Plain lines between signed ones are options without a sign.
        return Option(found, line) if same or (found.place < 0 and found.style == first.style == "-") else None
    return Option(found, line) if found.place == len(group.options) and found.style == first.style else None


def _ahead(lines: Sequence[Line], group: Group, at: int) -> bool:
    """Tell whether the set goes on behind a few lines that belong to its last option."""
    lettered = group.options[0].mark.place >= 0
    for line in lines[at : at + FARTHEST]:
        if line.blank:
            continue
        if line.close or HEADING.match(line.text) or is_rule(line.text):
            return False
        if _next_mark(line, group):
            return True
        found = mark(line.text)
        if NUMBERED.match(line.text) or NAMES_RIGHT.match(line.text) or (found and found.place == 0):
            return False
        # Bullets below signed lines that are none themselves say why.
        explains = EXPLAINS.match(line.text) or (found and found.style == "-" != group.options[0].mark.style)
        if not lettered and not explains and indent(line.text) == 0:
            return False
    return False


def _last_too(lines: Sequence[Line], group: Group) -> None:
    """Give the last option the line behind it where every other option has one: it explains that option."""
    *others, last = group.options
    if not all(any(not line.blank for line in option.more) for option in others) or last.more:
        return
    at = next((at for at in range(group.end, len(lines)) if not lines[at].blank), None)
    if at is None or at - group.end > 1 or lines[at].close or NUMBERED.match(lines[at].text):
        return
    if last.mark.style[:1] != "-" and all(map(_in_bullets, (option.more for option in others))):
        _last_bullets(lines, group)
        return
    labelled = [any(EXPLAINS.match(line.text) for line in option.more) for option in others]
    text = lines[at].text
    if all(labelled) != (EXPLAINS.match(text) is not None) or NAMES_RIGHT.match(text) or HINTS.match(text):
        return
    if at > group.end and not all(labelled):
        return
    last.more.append(lines[at])
    group.end = at + 1


def _in_bullets(lines: Sequence[Line]) -> bool:
    """Tell whether all lines at the margin are bullets."""
    return all(line.blank or indent(line.text) > 0 or has_bullet(line.text) for line in lines)


def _last_bullets(lines: Sequence[Line], group: Group) -> None:
    """Give the last option the bullets behind it, as the others have theirs."""
    end = group.end
    while end < len(lines) and not lines[end].close and (lines[end].blank or _in_bullets(lines[end : end + 1])):
        end += 1
    group.options[-1].more.extend(lines[group.end : end])
    group.end = end


def _trimmed(lines: Sequence[Line], group: Group) -> Group:
    """Take blank lines and rules off the end of a set."""
    last = group.options[-1]
    while last.more and (last.more[-1].blank or is_rule(last.more[-1].text)):
        last.more.pop()
    while group.end > group.start and (lines[group.end - 1].blank or is_rule(lines[group.end - 1].text)):
        group.end -= 1
    return group


def asking(lines: Sequence[Line]) -> Iterator[tuple[int, Group]]:
    """Yield each sure set of options that a line above asks for, with the index of that line.

    A hint is none, and code between the two is what the line asks about.
    """
    floor = 0
    opened = {closing(lines, at): at for at, line in enumerate(lines) if line.close}
    for group in groups(lines):
        at = group.start - 1
        while at >= floor and (at in opened or lines[at].blank or HINTS.match(lines[at].text)):
            at = opened.get(at, at) - 1
        asks = CLOSED.search(lines[at].text) or lines[at].said == "asks" or _is_counted(lines, at)
        if at >= floor and asks and not ("[]" in group.options[0].mark.style and is_task(lines[at].text)):
            yield at, group
        floor = group.end


def _is_counted(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the line above is the number of a question by its word: “Question 12”."""
    above = lines[at - 1].text.strip() if at else ""
    found = COUNTED.match(above) if above[-1:].isdigit() or above[-1:] == "*" else None
    return found is not None and found["alone"] is not None


def is_choice(lines: Sequence[Line]) -> bool:
    """Tell whether lines are questions with options, though no heading says so.

    What is asked ends in a question mark, colon or gap, and some answer is named or marked, or two questions are asked.
    """
    found = list(asking(lines))
    if not found:
        return False
    exported = any(lines[at].said == "asks" for at, _ in found)
    marked = exported or any(option.mark.right for _, group in found for option in group.options)
    named = any(NAMES_RIGHT.match(line.text) for line in lines[found[0][1].end :] if not line.close)
    # Of five statements one may end in a full stop.
    wants = sum(1 for at, _ in found if WANTS.search(lines[at].text) or _is_counted(lines, at)) * 5 >= len(found) * 4
    lettered = all(group.options[0].mark.place >= 0 for _, group in found)
    return marked or named or (lettered and len(found) > 1 and wants)
