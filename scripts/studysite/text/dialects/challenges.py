"""Boxes of lessons that ask, with their solution in a box within: `::: challenge`, `> ## …` above `{: .challenge}`.

Each becomes a question (`Q:`), which is its title and what it says, with a hint and an answer (`A:`). A box without a
solution is a task to do together, and stays a box. Questions that a lesson only promises to answer (`::: questions`)
are quoted below the name of their box, and so stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from studysite.text.asking import HINT
from studysite.text.headings import hash_heading
from studysite.text.labels import ASKED_LABEL
from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule, marker
from studysite.text.verbatim import outside_code, with_ends
from studysite.text.vocabulary import ANSWERS_MARKER

FENCE = re.compile(
    r"\s*:{3,}\s*(?:\{\s*[.]?(?P<classes>[^{}]*)\}|(?P<kind>[A-Za-z][\w-]*))?[ \t]*(?P<title>[^:{}]*?)\s*:*\s*$"
)
QUOTE = re.compile(r" {0,3}> ?")
CLASS = re.compile(r" {0,3}\{:\s*[.](?P<kind>[\w-]+)[^{}]*\}\s*$")
TAGGED = re.compile(r"<(?P<tag>[a-z-]{1,20}-title)>(?P<title>[^<>]*)</(?P=tag)>$")
ENDED = (".", "?", "!", ":", "…", "？", "。", "：")

ASKING = frozenset(("challenge", "exercise", "question"))
TELLING = frozenset(("solution", "answer", "hint"))
# What a lesson is about, in questions.
PROMISED = "questions"


class Box(NamedTuple):
    """A box: what it is called, the indices of its first line and of the one behind it, its title, what it holds.

    `marks` are the lines that open and close it, and the tags around its title.
    """

    kind: str
    start: int
    end: int
    title: Line | None
    body: list[Line]
    marks: tuple[Line, ...]

    @property
    def is_hint(self) -> bool:
        """Whether it helps without telling the answer."""
        return self.kind == "hint" or (self.title is not None and HINT.match(f"{self.title.text}:") is not None)


def with_challenges(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such boxes as questions with their answers."""
    made: list[Line] = []
    at = 0
    for box in _boxes(lines):
        if box.kind == PROMISED:
            told = list(_promised(box, ledger))
        elif box.kind in ASKING and (parts := _boxes(box.body)) and _is_whole(box, parts):
            told = list(_written(box, [one for one in parts if one.kind in TELLING], ledger))
        else:
            continue
        made += [*lines[at : box.start], *told]
        at = box.end
    return [*made, *lines[at:]]


def _promised(box: Box, ledger: Ledger) -> Iterator[Line]:
    """Yield the lines of a box, quoted below its name, which is no heading."""
    opens, closes = box.marks[0], box.marks[-1]
    for mark in box.marks:
        ledger.drop(mark.number, "markup", mark.text)
    yield from (Line(opens.number, ""), Line(opens.number, f"> {box.kind.capitalize()}:"), Line(opens.number, ">"))
    for line in (*([box.title] if box.title else ()), *box.body):
        yield Line(line.number, f"> {line.text}".rstrip())
    yield Line(closes.number, "")


def _is_whole(box: Box, parts: Sequence[Box]) -> bool:
    """Tell whether a box that asks says something before its first part, and one of them answers."""
    told = [one for one in parts if one.kind in TELLING]
    says = box.title is not None or (bool(told) and any(not line.blank for line in box.body[: told[0].start]))
    return says and any(not one.is_hint and any(not line.blank for line in one.body) for one in told)


def _boxes(lines: Sequence[Line]) -> list[Box]:
    """Return the outermost boxes of either kind, in their order."""
    return sorted((*_fenced(lines), *_quoted(lines)), key=lambda box: box.start)


def _fenced(lines: Sequence[Line]) -> list[Box]:
    """Return the boxes between colons that no other one holds; none where they are not closed as often as opened."""
    opened: list[tuple[int, re.Match[str]]] = []
    found: list[Box] = []
    for at, line, code in outside_code(lines):
        mark = None if code or ":::" not in line.text else FENCE.match(line.text)
        if mark is None:
            continue
        if mark["kind"] or mark["classes"]:
            opened.append((at, mark))
        elif not opened:
            return []
        else:
            start, first = opened.pop()
            if not opened:
                kind = first["kind"] or re.split(r"[\s}]", first["classes"])[0]
                title = lines[start]._replace(text=first["title"]) if first["title"] else None
                found.append(_box(kind, (start, at + 1), title, lines[start + 1 : at], (lines[start], line)))
    return [] if opened else found


def _quoted(lines: Sequence[Line]) -> Iterator[Box]:
    """Yield quotations that have a class on the line below them."""
    start: int | None = None
    for at, line, code in outside_code(lines):
        if not code and line.text.lstrip(" ").startswith(">"):
            start = at if start is None else start
            continue
        if start is not None and not code and (found := CLASS.match(line.text)):
            body = with_ends([one._replace(text=QUOTE.sub("", one.text, count=1), close=0) for one in lines[start:at]])
            yield _box(found["kind"], (start, at + 1), None, body, (Line(body[0].number, ""), line))
        start = None


def _box(kind: str, place: tuple[int, int], title: Line | None, body: Sequence[Line], marks: tuple[Line, ...]) -> Box:
    """Return a box; where it has no title, its first line may be one: a heading, or `<question-title>…`."""
    if title is None:
        title, tags, body = _headed(body)
        marks = (*marks[:-1], *tags, marks[-1])
    return Box(kind.casefold(), *place, title if title and title.text else None, list(body), marks)


def _headed(lines: Sequence[Line]) -> tuple[Line | None, list[Line], Sequence[Line]]:
    """Return the heading that lines begin with, the tags around it, and the lines below; None where they have none."""
    at = next((at for at, line in enumerate(lines) if not line.blank), None)
    if at is None:
        return None, [], lines
    text = lines[at].text.strip()
    if tagged := TAGGED.match(text):
        tags = lines[at]._replace(text=f"<{tagged['tag']}></{tagged['tag']}>")
        return lines[at]._replace(text=tagged["title"].strip()), [tags], lines[at + 1 :]
    if heading := hash_heading(text):
        return lines[at]._replace(text=heading[1]), [], lines[at + 1 :]
    return None, [], lines


def _written(box: Box, parts: Sequence[Box], ledger: Ledger) -> Iterator[Line]:
    """Yield the lines of questions: text asks up to the answer below it, and behind the last one is text."""
    for mark in box.marks:
        ledger.drop(mark.number, "markup", mark.text)
    title = box.title
    answered = True
    at = 0
    for part in parts:
        held: Sequence[Line] = box.body[at : part.start]
        if answered and title is None:
            title, _, held = _headed(held)
        text = _headless(held)
        if title is not None or any(not line.blank for line in text):
            yield from _prompt(title, text, box.kind, ledger) if answered else text
            title, answered = None, False
        yield from _told(part, ledger, again=answered)
        answered = answered or not part.is_hint
        at = part.end
    last = box.marks[-1].number
    yield Line(last, "***")
    yield from _headless(box.body[at:])
    yield Line(last, "")


def _prompt(title: Line | None, text: Sequence[Line], kind: str, ledger: Ledger) -> Iterator[Line]:
    """Yield the lines of a question; a title that only says what kind of box it is is layout."""
    text = _unlabelled(text, ledger)
    own = [line for line in text if not line.blank]
    if title is not None and own and title.text.strip("#*_: 0123456789").casefold() == kind:
        ledger.drop(title.number, "label", title.text)
        title = None
    if title is None:
        first, rest = own[0], text[next(at for at, line in enumerate(text) if not line.blank) + 1 :]
        entry = marker(first.text)
        alone = entry is not None and sum(1 for line in own if marker(line.text)) == 1
        words = "" if first.close or (entry and not alone) else entry.rest if entry else first.text
        ledger.drop(first.number, "list marker", first.text.removesuffix(words) if words else "")
        rest = [*([] if words else [first]), *rest]
        yield from (Line(first.number, ""), first._replace(text=f"Q: {words}".strip(), close=0))
    else:
        colon = ":" if own and not title.text.endswith(ENDED) else ""
        rest = text
        yield from (Line(title.number, ""), title._replace(text=f"Q: {title.text}{colon}"))
    inside = False
    for line in _deeper(rest):
        # A hint goes on to the end of its paragraph.
        inside = not line.blank and not line.close and (inside or HINT.match(line.text) is not None)
        yield _deeper([line])[0] if inside and not HINT.match(line.text) else line


def _unlabelled(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return lines of which the first has no label: “Question: …” is a part of the question that its box asks."""
    made = list(lines)
    at = next((at for at, line in enumerate(made) if not line.blank), 0)
    found = ASKED_LABEL.match(made[at].text) if made else None
    if found and found["rest"]:
        ledger.drop(made[at].number, "label", found["label"])
        made[at] = made[at]._replace(text=found["rest"])
    return made


def _told(part: Box, ledger: Ledger, *, again: bool) -> Iterator[Line]:
    """Yield the lines of an answer or a hint; `again` where the question has an answer already."""
    for mark in part.marks:
        ledger.drop(mark.number, "markup", mark.text)
    number = part.title.number if part.title else part.body[0].number
    body = _headless(part.body)
    if part.is_hint:
        if part.title:
            ledger.drop(number, "label", part.title.text)
        yield Line(number, "    **Hint:**")
        yield from _deeper(_deeper(body))
        return
    if not again:
        yield Line(number, "A:")
    if part.title and not again and ANSWERS_MARKER.fullmatch(part.title.text):
        ledger.drop(number, "answers marker", part.title.text)
    elif part.title:
        yield part.title._replace(text=f"    **{part.title.text}**")
    yield from _deeper(body)


def _deeper(lines: Sequence[Line]) -> list[Line]:
    """Return lines that belong to the label above them, and so head nothing."""
    return [line if line.blank else line._replace(text=f"    {line.text}") for line in lines]


def _headless(lines: Sequence[Line]) -> list[Line]:
    """Return lines without rules; a heading within a box is one of its lines, in bold."""
    made: list[Line] = []
    for at, line, code in outside_code(lines):
        if code:
            made += lines[at : at + code]
        elif heading := hash_heading(line.text):
            made.append(line._replace(text=f"**{heading[1]}**"))
        elif not is_rule(line.text):
            made.append(line)
    return made
