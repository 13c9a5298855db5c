"""Where the sections of a document begin: headings with marks, in bold, or as bare lines.

Study tools export headings as plain lines with no mark at all. A bare line is a heading when it reads like one (short,
no full stop, begins with a capital), stands apart from lists and tables, and something follows it. In a document that
has marked headings only the words of `vocabulary.py` are headings without a mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from studysite.text.asking import ASKS, asks_aside
from studysite.text.bold_asks import BOLD_LINE, bold_questions
from studysite.text.entry_lines import is_parted
from studysite.text.free import free
from studysite.text.headline import LONGEST, begins, is_short
from studysite.text.item_labels import WORD_AND_NUMBER, is_labelled
from studysite.text.labels import ANSWER_LABEL, NUMBERED
from studysite.text.line import Line, has_number, indent, is_rule, marker, nearest
from studysite.text.no_heads import no_heads
from studysite.text.numbered_heads import numbered_heads
from studysite.text.points import STOPS, opens_questions, points, shared_chapters, uncited
from studysite.text.vocabulary import ANSWERS_MARKER, OUTLINE_NUMBER, Role, chapter, is_label, is_main, role_of

HASH = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)$")
UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*$")
BOLD = re.compile(r"\s*(?:\*\*|__)([^*_]{2,100})(?:\*\*|__):?\s*$")

# Columns before a heading in the middle of a line.
CENTRED = 12

# Sections whose lines look like headings but are questions, answers or terms.
CLOSED: frozenset[Role] = frozenset({"quiz", "answers", "essays", "glossary"})


@dataclass(slots=True)
class Part:
    """A heading (level 0: before the first one) and its lines. `asks`: it is a question; `sure`: its lines are some."""

    title: str
    level: int
    line: int
    mark: str = ""
    role: Role = ""
    body: list[Line] = field(default_factory=list)
    asks: bool = False
    sure: bool = False
    _own: int = 0
    _marked: int = 0

    def add(self, line: Line) -> None:
        """Take one more line below the heading."""
        self.body.append(line)
        if not line.blank:
            self._own += 1
            self._marked += marker(line.text) is not None or "\t" in line.text

    @property
    def empty(self) -> bool:
        """Whether nothing but blank lines and rules follows the heading."""
        return all(line.blank or is_rule(line.text) for line in self.body)

    @property
    def listed(self) -> bool:
        """Whether most lines so far have numbers, bullets or TABs."""
        return self._marked * 2 > self._own


def parts(lines: Sequence[Line]) -> list[Part]:
    """Return the parts of a document in order; the first one has no heading. Whoever asks may change them."""
    return [replace(part, body=list(part.body)) for part in _parts(tuple(lines))]


# Who looks what a document is needs the parts that its reader reads right after.
@lru_cache(maxsize=4)
def _parts(lines: Sequence[Line]) -> list[Part]:
    return _Finder(lines).parts()


def hash_heading(text: str) -> tuple[int, str] | None:
    """Return the level and the title of a heading with `#` marks; a closing run of them is no part of the title."""
    match = HASH.match(text)
    if match is None:
        return None
    title = match[2].rstrip()
    bare = title.rstrip("#")
    return len(match[1]), bare.rstrip() if not bare or bare[-1] in " \t" else title


class _Finder:
    """Looks for the headings of one document. Each line is looked at a fixed number of times."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._free = free(lines)
        self._last = max((at for at, line in enumerate(lines) if not line.blank), default=-1)
        # A document of one line is its title.
        self._alone = sum(1 for line in lines if not line.blank) == 1
        self._points = points(lines)
        self._shared = shared_chapters(lines)
        self._items = no_heads(lines)
        hashed = {at for at in self._free if self._hash(at)}
        self._marked = len(hashed) >= 2
        self._asked = bold_questions(lines, self._free, hashed) if hashed else set()
        self._counted = {chapter(lines[at].text) for at in self._free if is_main(lines[at].text)}
        self._answers = sum(1 for at in self._free if ANSWER_LABEL.match(lines[at].text))
        self._bold = not self._marked and sum(1 for at in self._free if self._in_bold(at)) >= 2
        self._numbered_heads = numbered_heads(lines) if self._marked or self._bold else frozenset[int]()

    def parts(self) -> list[Part]:
        """Return the parts, in order."""
        found = [Part("", 0, self._lines[0].number if self._lines else 1)]
        for at, line in enumerate(self._lines):
            part = self._heading(at, found[-1]) if at in self._free else None
            if part is None:
                found[-1].add(line)
            else:
                found.append(part)
        return found

    def _heading(self, at: int, part: Part) -> Part | None:
        """Return the part that a line opens, None where it is no heading."""
        line = self._lines[at]
        heading = self._hash(at)
        if line.said:
            return _said(line, heading) if line.said != "asks" else None
        if heading:
            level, title = heading
            return Part(title, level, line.number, "#", role_of(title, marked=True)) if title else None
        return self._asks_in_bold(at, part) or self._unmarked(at, part)

    def _asks_in_bold(self, at: int, part: Part) -> Part | None:
        """Return the part that a question in bold opens; a section that is called a quiz has them for items."""
        found = BOLD_LINE.match(self._lines[at].text) if at in self._asked else None
        if found is None or (part.role and part.mark != "*"):
            return None
        return Part(found["title"].strip(), 6, self._lines[at].number, "*", "quiz")

    def _unmarked(self, at: int, part: Part) -> Part | None:
        """Return the part that a line without marks opens, or one in bold."""
        line = self._lines[at]
        text = line.text.strip()
        # A quoted line is the label of a box at most.
        if text[:1] == ">" or self._is_item(text, part) or (part.role == "outline" and OUTLINE_NUMBER.match(text)):
            return None
        if (at in self._shared and part.role in ("quiz", "answers")) or self._is_chapter(at, part):
            return Part(text.strip("*_"), 3, line.number, "*" if BOLD.match(text) else "", part.role)
        match = BOLD.match(line.text)
        if match and ((self._bold and self._in_bold(at)) or (is_main(match[1]) and self._apart(at, part))):
            return Part(match[1].strip(), 2, line.number, "*", role_of(match[1], marked=True))
        is_bare = self._is_bare_heading(at, part)
        follows = not is_bare and part.role == "glossary" and opens_questions(self._lines, at)
        return Part(text, 2, line.number, "", "quiz" if follows else role_of(text)) if is_bare or follows else None

    def _is_item(self, text: str, part: Part) -> bool:
        """Tell whether a line that looks like a heading is a question or an answer, or the label of one."""
        if is_labelled(text) or WORD_AND_NUMBER.match(text) or (self._answers > 1 and ANSWER_LABEL.match(text)):
            return True
        in_bold = part.role in ("quiz", "answers", "essays") and BOLD.match(text)
        if in_bold and (NUMBERED.match(text) or ASKS.search(text)):
            return True
        return self._marked and BOLD.match(text) is not None and is_label(text)

    def _is_chapter(self, at: int, part: Part) -> bool:
        """Tell whether a line within a quiz or a key only names the chapter whose items follow."""
        text = self._lines[at].text.strip()
        # “Part 4: …” stands beside “Part 3: Answer Key”, not in it.
        named = chapter(text) if part.role in ("quiz", "answers", "essays") else ""
        if not named or is_main(text) or (role_of(part.title) and chapter(part.title) == named):
            return False
        return at < self._last and NUMBERED.match(nearest(self._lines, at, 1).strip()) is not None

    def _is_counted(self, text: str) -> bool:
        """Tell whether a line has a title and is counted as the known sections are: “Part 4: Reading Notes”."""
        return (named := chapter(text)) in self._counted and bool(named) and ":" in text

    def _is_bare_heading(self, at: int, part: Part) -> bool:
        """Tell whether a line without any mark is a heading."""
        text = self._lines[at].text
        if (is_main(text) or self._is_counted(text)) and self._apart(at, part):
            return True
        if self._marked or self._bold or not self._reads_like_heading(at):
            return self._is_bare_title(at) or (at in self._numbered_heads and part.role not in CLOSED)
        return part.role not in CLOSED or self._ends_closed(at, part)

    def _is_bare_title(self, at: int) -> bool:
        """Tell whether a line is the first, and stands right above a heading in bold, as a title does."""
        opens = not nearest(self._lines, at, -1) and BOLD.match(nearest(self._lines, at, 1))
        return self._bold and bool(opens) and self._lines[at + 1].blank and self._reads_like_heading(at)

    def _hash(self, at: int) -> tuple[int, str] | None:
        """Return a heading with `#` marks, or one underlined with `=` or `-` as Markdown has them too."""
        text = self._lines[at].text
        heading = hash_heading(text)
        if heading or not 0 < at + 1 < len(self._lines) or not UNDERLINE.match(self._lines[at + 1].text):
            return heading
        rule, title = self._lines[at + 1].text.strip(), text.strip()
        alone = at == 0 or self._lines[at - 1].blank
        if not alone or marker(text) or len(title) > LONGEST or "|" in title or is_rule(text):
            return None
        same_length = abs(len(rule) - len(title)) <= 2
        return (1 if rule[0] == "=" else 2, title) if same_length else None

    def _in_bold(self, at: int) -> bool:
        """Tell whether a line is a heading in bold, and no headword of a glossary or beginning of a paragraph."""
        if not BOLD.match(self._lines[at].text) or indent(self._lines[at].text) > 3:
            return False
        if at + 1 >= len(self._lines) or role_of(self._lines[at].text):
            return True
        following = self._lines[at + 1]
        return following.blank or marker(following.text) is not None

    def _apart(self, at: int, part: Part) -> bool:
        """Tell whether a line with a heading's words stands where a heading may stand."""
        text = self._lines[at].text
        if (indent(text) > 3 and not self._centred(at)) or (
            ANSWERS_MARKER.fullmatch(text.strip()) and part.role == "checkpoints"
        ):
            return False
        if (marker(text) is not None and not self._counts_sections(at)) or text.rstrip().endswith((".", ",")):
            return False
        if part.role in CLOSED and role_of(text) == "" and not (self._lines[at - 1].blank or part.listed):
            return False
        return at < self._last or role_of(text) != ""

    def _centred(self, at: int) -> bool:
        """Tell whether a line stands in the middle of a page: alone, far from the margin."""
        lines, text = self._lines, self._lines[at].text
        alone = (at == 0 or lines[at - 1].blank) and at + 1 < len(lines) and lines[at + 1].blank
        return alone and indent(text) >= CENTRED and "\t" not in text

    def _counts_sections(self, at: int) -> bool:
        """Tell whether a number before a heading's words counts sections: it stands alone, and no other comes next."""
        lines = self._lines
        alone = (at == 0 or lines[at - 1].blank) and at + 1 < len(lines) and lines[at + 1].blank
        counts = alone and has_number(lines[at].text)
        return counts and role_of(lines[at].text) in CLOSED and role_of(nearest(lines, at, 1)) == ""

    def _reads_like_heading(self, at: int) -> bool:
        text = uncited(self._lines[at].text.rstrip())
        if not text or indent(text) > 3 or not is_short(text) or is_rule(text) or text.startswith("!["):
            return False
        if text.rstrip("\"'”’»").endswith(STOPS) or asks_aside(text) or "\t" in text or text[0] in "|>\\<([{`$=/+*~^":
            return False
        if (text[0] in '"“«„' and text[-1] in '"”»“') or at in self._items:
            return False
        if (at >= self._last and not self._alone) or ANSWERS_MARKER.fullmatch(text):
            return False
        if (found := marker(text)) is not None:
            return found.number is not None and self._numbered(at)
        return begins(text) and not (self._runs_on(at) or self._fills_bullet(at) or is_parted(self._lines, at))

    def _runs_on(self, at: int) -> bool:
        """Tell whether the line goes on with a sentence of the line before, or its own goes on below."""
        before = self._lines[at - 1].text.rstrip() if at else ""
        after = self._lines[at + 1].text.lstrip() if at + 1 < len(self._lines) else ""
        wrapped = (
            50 <= len(before) <= 120
            and before[-1].isalnum()
            and marker(before) is None
            and not (is_short(before) and before[:1].isupper())
        )
        return wrapped or after[:1].islower() or WORD_AND_NUMBER.match(before.strip()) is not None

    def _fills_bullet(self, at: int) -> bool:
        """Tell whether the line is the text of an empty bullet on the line before."""
        found = marker(self._lines[at - 1].text) if at else None
        return found is not None and not found.rest

    def _numbered(self, at: int) -> bool:
        """Tell whether a numbered line heads a section: blank lines around it, a paragraph below, no list."""
        lines = self._lines
        if at == 0 or at + 1 >= len(lines):
            return False
        if not lines[at - 1].blank or not lines[at + 1].blank:
            return at in self._points
        following, before = nearest(lines, at, 1), nearest(lines, at, -1)
        return not has_number(following) and not has_number(before) and len(following) > len(lines[at].text)

    def _ends_closed(self, at: int, part: Part) -> bool:
        """Tell whether a heading-like line ends a section of questions or terms.

        It must stand alone, look like a title, and the section's own lines must have marks of their own
        (numbers, bullets, TABs), else it may as well be one more question.
        """
        lines, text = self._lines, self._lines[at].text
        alone = lines[at - 1].blank and (at + 1 >= len(lines) or lines[at + 1].blank or part.role == "glossary")
        words = [word for word in text.split() if len(word) > 3]
        titled = bool(words) and sum(1 for word in words if word[0].isupper()) * 5 >= len(words) * 3
        return alone and part.listed and titled and len(text.split()) <= 8 and "?" not in text


def _said(line: Line, heading: tuple[int, str] | None) -> Part:
    """Return the part that a line opens because the owner says so, whatever it looks like."""
    level, title = heading or (2, line.text.strip("*_ \t") or line.text.strip())
    role: Role = "answers" if line.said == "answers" else role_of(title, marked=True)
    return Part(title, level, line.number, "#" if heading else "", role)
