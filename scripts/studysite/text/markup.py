"""HTML that is layout: comments, wrappers, and `<details>` with an answer folded away in it.

A comment or a wrapper alone on its line is furniture. A `<details>` becomes what the other readers
know: a summary that asks is a question with its answer (`Q:`, `A:`), a summary that only offers the
answer is the label of one (`A:`), any other is a line in bold, or a question where folds are cards. A table of one cell
is the frame of what stands in it. All other HTML stays text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from studysite.text.choice_words import HINTS
from studysite.text.fold_cards import are_cards
from studysite.text.headings import hash_heading
from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule
from studysite.text.shortcodes import without_shortcodes
from studysite.text.verbatim import closing
from studysite.text.vocabulary import ANSWERS_MARKER, MANY_ANSWERS

WRAPPER = re.compile(
    r"\s*(?:</?(?:div|center|section|article|aside|main|figure|p|br|hr|ul|ol|body|html)"
    r"(?:\s+(?:dir|align|class|id|lang|style|markdown)(?:=\"[^\"<>]*\"|='[^'<>]*'|=[\w-]+)?)*\s*/?>\s*)+$",
    re.IGNORECASE,
)
CELL = re.compile(r"</?(?:table|tr|td|th)\b", re.IGNORECASE)
FRAME = re.compile(r"\s*(?:<table>\s*<tr>\s*<td>|</td>\s*</tr>\s*</table>)\s*$", re.IGNORECASE)
DETAILS = re.compile(
    r"(?<!\\)<(/?)(details|summary)((?:\s+(?:open|class|id|name|markdown|style|dir|lang)(?:=\"[^\"<>]*\")?)*)\s*>",
    re.IGNORECASE,
)

# What asks without a number, a label, a bullet or any other mark; and in how many lines above its answer it is found.
LONE = re.compile(r"[*_\"'“‘«¿]{0,4}[^\W\d_](?!\s?\d*[*_]{0,2}\s?[.:)：])")
NEAR = 6
PARAGRAPH = re.compile(r"\s*<p>([^<>]*)</p>\s*$", re.IGNORECASE)
# Emphasis within a summary, which is a question or a heading as a whole.
STRESS = re.compile(r"</?(?:b|strong|em|i|u|span|h[1-6])>", re.IGNORECASE)
# A summary that says nothing but that something is folded away.
OFFERS = re.compile(
    r"\W*(?:(?:click|tap|press|open|show|reveal|see|expand|view|toggle|unfold|check)"
    r"(?: (?:here|me|this|it|more|to (?:reveal|expand|see|show|open|view|check)(?: it)?))*|spoiler)\W*",
    re.IGNORECASE,
)
# A picture before a summary's words.
BARE = re.compile(r"^[^\w<]+")
HINT = re.compile(r"\W*(?:(?:show|see|click for|need|get|view|open|a|the) ){0,2}(?:hint|tip)s?\W*", re.IGNORECASE)


def without_markup(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` without HTML that is layout, and with `<details>` as the text that it folds away."""
    lines = without_shortcodes(lines, ledger)
    made: list[Line] = []
    comments, frames = _comment_ends(lines), _frames(lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        end = closing(lines, at)
        if end is not None:
            made.extend(lines[at : end + 1])
        elif at in comments:
            end = comments[at]
            for one in lines[at : end + 1]:
                ledger.drop(one.number, "comment", one.text)
        elif "<" in line.text and (WRAPPER.match(line.text) or at in frames):
            ledger.drop(line.number, "markup", line.text)
        elif "<" in line.text and (paragraph := PARAGRAPH.match(line.text)):
            ledger.drop(line.number, "markup", "<p></p>")
            made.append(Line(line.number, paragraph[1].strip()))
        else:
            made.append(line)
        at = (at if end is None else end) + 1
    return _unfolded(made, ledger)


def _frames(lines: Sequence[Line]) -> set[int]:
    """Return the indices of lines that open and close a table of a single cell, with nothing of a table between."""
    found: set[int] = set()
    opened: int | None = None
    for at, line in enumerate(lines):
        text = line.text
        if "<" not in text:
            continue
        if FRAME.match(text):
            closes = "</" in text
            found |= {opened, at} if closes and opened is not None else set()
            opened = None if closes else at
        elif CELL.search(text):
            opened = None
    return found


def _comment_ends(lines: Sequence[Line]) -> dict[int, int]:
    """Return where each comment ends that has whole lines to itself, by the index of its first line."""
    found: dict[int, int] = {}
    end: int | None = None
    for at in range(len(lines) - 1, -1, -1):
        text = lines[at].text
        close = text.rfind("-->")
        if close >= 0:
            end = at if not text[close + 3 :].strip() else None
        opens = text.lstrip().removeprefix("- ").startswith("<!--")
        # A second comment on the line would hide what stands between the two.
        if end is not None and opens and text.count("<!--") == 1 and (close < 0 or end == at):
            found[at] = end
    return found


def _unfolded(lines: list[Line], ledger: Ledger) -> list[Line]:
    tags: dict[int, list[re.Match[str]]] = {}
    for at, line in enumerate(lines):
        if "<" in line.text and not line.close and (found := list(DETAILS.finditer(line.text))):
            tags[at] = found
    if not tags or not _balanced(_name(tag) for found in tags.values() for tag in found):
        return lines
    folds = _Folds(ledger, cards=are_cards(lines, _offers))
    for at, line in enumerate(lines):
        folds.take(line, tags.get(at, []))
    return folds.made


def _name(tag: re.Match[str]) -> str:
    return f"{tag[1]}{tag[2]}".casefold()


def _balanced(names: Iterable[str]) -> bool:
    """Tell whether every `<details>` begins with its summary, and everything that opens is closed."""
    depth, before = 0, ""
    for name in names:
        depth += {"details": 1, "/details": -1}.get(name, 0)
        expected = {"details": "summary", "summary": "/summary"}.get(before)
        if depth < 0 or (expected or name) != name or (not expected and "summary" in name):
            return False
        before = name
    return depth == 0


def _offers(text: str) -> bool:
    """Tell whether a summary says nothing but what is folded away: answers, a hint, anything."""
    told = ANSWERS_MARKER.fullmatch(text) or OFFERS.fullmatch(text)
    return told is not None or _hints(text) or MANY_ANSWERS.search(text) is not None


def _hints(text: str) -> bool:
    return HINT.fullmatch(text) is not None or HINTS.fullmatch(f"{BARE.sub('', text)}:") is not None


class _Folds:
    """Writes the lines anew while it walks over them: `made` is what it has so far."""

    def __init__(self, ledger: Ledger, *, cards: bool) -> None:
        self.made: list[Line] = []
        self._cards = cards
        self._ledger = ledger
        self._summary: list[Line] | None = None
        self._in_hint = False
        self._depth = 0
        self._code = 0  # the last line of the code that began here
        self._answer = 0  # how deep the answer lies that is folded away here

    def take(self, line: Line, tags: Sequence[re.Match[str]]) -> None:
        """Take one line with the tags on it."""
        at = 0
        for tag in tags:
            self._text(line, line.text[at : tag.start()])
            self._ledger.drop(line.number, "markup", tag.group())
            at = tag.end()
            self._depth += {"details": 1, "/details": -1}.get(_name(tag), 0)
            if _name(tag) == "summary":
                self._summary = []
            elif _name(tag) == "/summary":
                self._close(self._summary or [], line.number)
                self._summary = None
            elif _name(tag) == "/details":
                # What follows is no part of the answer, but of the question if it was a hint.
                inside = self._in_hint or 0 < self._answer <= self._depth
                self.made.append(Line(line.number, "" if inside else "***"))
                self._in_hint = False
                self._answer = self._answer if self._depth >= self._answer else 0
        if not tags:
            self._text(line, line.text)
        elif line.text[at:].strip():
            self._text(line, line.text[at:])

    def _text(self, line: Line, text: str) -> None:
        whole = text == line.text
        self._code = max(self._code, line.close)
        if self._summary is not None:
            self._summary.append(Line(line.number, text.strip()))
        elif self._in_hint and text.strip():
            # Deeper than its label, so that all of it is the hint.
            self.made.append(Line(line.number, f"    {text.strip()}"))
        elif self._answer and text.strip() and line.number > self._code:
            self.made.append(self._within(line, text))
        elif whole or text.strip():
            self.made.append(line if whole else Line(line.number, text.strip()))

    def _within(self, line: Line, text: str) -> Line:
        """Return a line of an answer deeper than its label: it is no item, and a heading opens no section there."""
        heading = hash_heading(text)
        if heading:
            self._ledger.drop(line.number, "heading marker", "#" * heading[0])
        return Line(line.number, f"    {heading[1].strip('*_ ') if heading else text}")

    def _ask(self) -> None:
        """Label the line above a folded answer, where it asks and nothing else stands between it and what is above."""
        own = [at for at in range(max(0, len(self.made) - NEAR), len(self.made)) if not self.made[at].blank]
        asked = self.made[own[-1]] if own else None
        if asked is None or asked.close or not asked.text.rstrip("*_ ").endswith(("?", "？", "؟")):
            return
        text = asked.text.strip()
        above = self.made[own[-2]].text if len(own) > 1 else ""
        if (above and not (above.lstrip().startswith("#") or is_rule(above))) or not LONE.match(text):
            return
        stress = next((one for one in ("**", "__") if text.startswith(one) and text.endswith(one)), "")
        words = text[len(stress) : len(text) - len(stress)] if text.count(stress or "\0") == 2 else text
        self.made[own[-1]] = asked._replace(text=f"Q: {words}")

    def _plain(self, part: Line) -> Line:
        """Return a line of a summary without its emphasis."""
        for tag in STRESS.findall(part.text):
            self._ledger.drop(part.number, "markup", tag)
        return part._replace(text=STRESS.sub("", part.text).strip())

    def _close(self, summary: list[Line], number: int) -> None:
        """Write the lines that a summary stands for: each keeps its number."""
        parts = [self._plain(part) for part in summary if part.text]
        text = html.unescape(" ".join(part.text for part in parts))
        if MANY_ANSWERS.search(text):
            self.made.append(Line(parts[0].number, text))
            for part in parts[1:]:
                self._ledger.drop(part.number, "answers marker", part.text)
        elif _hints(text) and not self._answer:
            for part in parts:
                self._ledger.drop(part.number, "label", part.text)
            self.made.append(Line(parts[0].number, "**Hint:**"))
            self._in_hint = True
        elif ANSWERS_MARKER.fullmatch(text) or OFFERS.fullmatch(text):
            for part in parts:
                self._ledger.drop(part.number, "answers marker", part.text)
            self._ask()
            self._answer = self._depth
            self.made.append(Line(parts[0].number, "A:"))
        elif self._cards or text.rstrip("*_ ").endswith(("?", "？", "؟")):
            self._answer = self._answer or self._depth
            self.made += [Line(parts[0].number, f"Q: {parts[0].text}"), *parts[1:], Line(number, "A:")]
        else:
            inside = "    " if self._answer else ""
            self.made += [
                Line(part.number, inside + (part.text if "**" in text else f"**{part.text}**")) for part in parts
            ]
