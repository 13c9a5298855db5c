"""Where the sections of a document begin: headings with marks, in bold, or as bare lines.

Study tools export headings as plain lines with no mark at all. A bare line is a heading when it
reads like one (short, no full stop, begins with a capital), stands apart from lists and tables,
and something follows it. In a document that has marked headings only the words of
`vocabulary.py` are headings without a mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from studysite.text import tables
from studysite.text.line import NUMBER, RULE, Line, closing, indent, marker
from studysite.text.vocabulary import ANSWERS_MARKER, Role, is_main, role_of

HASH = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$")
BOLD = re.compile(r"\s*(?:\*\*|__)([^*_]{2,100})(?:\*\*|__):?\s*$")
LONGEST, MOST_WORDS = 100, 14

# Sections whose lines look like headings but are questions, answers or terms.
CLOSED: frozenset[Role] = frozenset({"quiz", "answers", "essays", "glossary"})


@dataclass(slots=True)
class Part:
    """A heading and the lines below it. The part before the first heading has level 0."""

    title: str
    level: int
    line: int
    mark: str = ""
    role: Role = ""
    body: list[Line] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing but blank lines follows the heading."""
        return all(line.blank for line in self.body)


def parts(lines: Sequence[Line]) -> list[Part]:
    """Return the parts of a document in order; the first one has no heading."""
    free = _free(lines)
    marked = sum(1 for at in free if HASH.match(lines[at].text)) >= 2
    bold = not marked and sum(1 for at in free if _bold(lines, at)) >= 2
    found = [Part("", 0, lines[0].number if lines else 1)]
    for at, line in enumerate(lines):
        part = _heading(lines, at, found[-1], marked=marked, bold=bold) if at in free else None
        if part is None:
            found[-1].body.append(line)
        else:
            found.append(part)
    return found


def _free(lines: Sequence[Line]) -> set[int]:
    """Return the indices of lines that may be headings: outside code, pictures, tables and lists."""
    free: set[int] = set()
    at = 0
    while at < len(lines):
        close = closing(lines, at)
        if close is not None:
            at = close + 1
        elif (end := max(tables.pipe_end(lines, at), tables.tab_end(lines, at))) > at:
            at = end
        else:
            if not lines[at].blank:
                free.add(at)
            at += 1
    return free


def _heading(lines: Sequence[Line], at: int, part: Part, *, marked: bool, bold: bool) -> Part | None:
    line = lines[at]
    if match := HASH.match(line.text):
        title = match[2].strip()
        return Part(title, len(match[1]), line.number, "#", role_of(title)) if title else None
    if bold and _bold(lines, at):
        match = BOLD.match(line.text)
        title = match[1].strip() if match else ""
        return Part(title, 2, line.number, "*", role_of(title))
    text = line.text.strip()
    if is_main(text) and _apart(lines, at, part):
        return Part(text, 2, line.number, "", role_of(text))
    if marked or bold or not _reads_like_heading(lines, at):
        return None
    if part.role in CLOSED and not _ends_closed(lines, at, part):
        return None
    return Part(text, 2, line.number)


def _bold(lines: Sequence[Line], at: int) -> bool:
    """A line in bold is a heading unless it is a glossary's headword or the first line of a paragraph."""
    if not BOLD.match(lines[at].text):
        return False
    return (
        at + 1 >= len(lines)
        or lines[at + 1].blank
        or marker(lines[at + 1].text) is not None
        or role_of(lines[at].text) != ""
    )


def _apart(lines: Sequence[Line], at: int, part: Part) -> bool:
    """Tell whether a line with a heading's words stands where a heading may stand."""
    text = lines[at].text
    if indent(text) > 3 or ANSWERS_MARKER.fullmatch(text.strip()) and part.role == "checkpoints":
        return False
    if marker(text) is not None or text.rstrip().endswith((".", ",")):
        return False
    if part.role in CLOSED and role_of(text) == "" and not (lines[at - 1].blank or _has_marks(part)):
        return False
    return _something_follows(lines, at)


def _something_follows(lines: Sequence[Line], at: int) -> bool:
    return any(not line.blank for line in lines[at + 1 :])


def _reads_like_heading(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text.rstrip()
    words = text.split()
    if indent(text) > 3 or not 0 < len(text) <= LONGEST or len(words) > MOST_WORDS or RULE.match(text):
        return False
    if text.endswith((".", ",", ";", ":", "…")) or "\t" in text or text[0] in "|>\\<([{`$=/+*~^":
        return False
    if text[0] in '"“«„' and text[-1] in '"”»“':
        return False
    if not _something_follows(lines, at) or ANSWERS_MARKER.fullmatch(text):
        return False
    if (found := marker(text)) is not None:
        return found.number is not None and _numbered(lines, at)
    return _begins(text) and not _runs_on(lines, at) and not _fills_bullet(lines, at)


def _begins(text: str) -> bool:
    first = next((character for character in text if character.isalnum()), "")
    return bool(first) and not first.islower()


def _runs_on(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the line goes on with a sentence of the line before, or its own goes on below."""
    before = lines[at - 1].text.rstrip() if at else ""
    after = lines[at + 1].text.lstrip() if at + 1 < len(lines) else ""
    wrapped = (
        50 <= len(before) <= 120
        and before[-1].isalnum()
        and marker(before) is None
        and not _reads_short(before)
    )
    return wrapped or after[:1].islower()


def _reads_short(text: str) -> bool:
    return len(text) <= LONGEST and len(text.split()) <= MOST_WORDS and text[:1].isupper()


def _fills_bullet(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the line is the text of an empty bullet on the line before."""
    found = marker(lines[at - 1].text) if at else None
    return found is not None and not found.rest


def _numbered(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a numbered line heads a section: blank lines around it, a paragraph below, no list."""
    if at == 0 or not lines[at - 1].blank or at + 1 >= len(lines) or not lines[at + 1].blank:
        return False
    following = next((line.text for line in lines[at + 1 :] if not line.blank), "")
    before = next((line.text for line in reversed(lines[:at]) if not line.blank), "")
    return not NUMBER.match(following) and not NUMBER.match(before) and len(following) > len(lines[at].text)


def _ends_closed(lines: Sequence[Line], at: int, part: Part) -> bool:
    """Tell whether a heading-like line ends a section of questions or terms.

    It must stand alone, look like a title, and the section's own lines must have marks of their own
    (numbers, bullets, TABs), else it may as well be one more question.
    """
    alone = lines[at - 1].blank and (at + 1 >= len(lines) or lines[at + 1].blank or part.role == "glossary")
    words = [word for word in lines[at].text.split() if len(word) > 3]
    titled = bool(words) and sum(1 for word in words if word[0].isupper()) * 5 >= len(words) * 3
    return (
        alone
        and _has_marks(part)
        and titled
        and len(lines[at].text.split()) <= 8
        and "?" not in lines[at].text
    )


def _has_marks(part: Part) -> bool:
    """Tell whether most lines of a section have numbers, bullets or TABs."""
    own = [line.text for line in part.body if not line.blank]
    return bool(own) and sum(1 for text in own if marker(text) or "\t" in text) * 2 > len(own)
