"""Cards as people write them into notes: `Front:` and `Back:`, a sign before a label, a tag behind a question.

`**Front:** …` above `**Back:** …` are `Q:` and `A:`; `❓ **Q1:** …` loses its sign, `… #flashcard` its tag. A number in
a keycap (`1️⃣ What …?`) counts as one with a full stop does. `What …?::…` is a card as plugins write it, and so are lines
that only `?` parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from studysite.text.labels import ANSWER_LABEL, ASKED_LABEL
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import outside_code

FRONT = re.compile(
    r"\s*(?:[-*+•]\s+|\d{1,4}[.)]\s+)?(?P<stress>[*_]{0,2})front(?: side)?[*_]{0,2}\s*:[*_]{0,2}\s*(?=\S)",
    re.IGNORECASE,
)
BACK = re.compile(r"\s*(?:[-*+•]\s+)?(?P<stress>[*_]{0,2})back(?: side)?[*_]{0,2}\s*:[*_]{0,2}\s*(?=\S)", re.IGNORECASE)
SIGN = re.compile(r"\s*(?:[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]\ufe0f?){1,3}\s*(?=[*_]{0,2}\w)")
# A line that only says to which deck a note belongs.
TAGS = re.compile(r"\s*#(?:flash)?cards?(?:/[\w/-]*)?(?:\s+#[^\W\d][\w/-]*)*\s*$", re.IGNORECASE)
TAG = re.compile(r"\s#(?:flash)?cards?\s*$", re.IGNORECASE)
# Digits in keycaps, at the beginning of a line or behind the marks of a heading, an entry, stress.
KEYCAPS = re.compile(
    r"(?P<before>\s{0,3}(?:#{1,6}\s+|[-*+•]\s+)?[*_]{0,2})(?P<caps>(?:\d\ufe0f?\u20e3){1,3}|🔟)[.:)]?\s*"
)
# Cards of spaced repetition: on one line, or above and below a line of question marks alone.
INLINE = re.compile(
    r"\s*(?:[-*+•]\s+)?(?P<label>[*_]{0,2}q(?:uestion)?[*_]{0,2}\s?:[*_]{0,2}\s+)?"
    r"(?P<asked>[^:]{1,300}?[?？][*_]{0,2})\s?(?P<parts>:{2,3})\s?(?=\S)",
    re.IGNORECASE,
)
# Beside such cards a front may also be a name of several words, or a sentence to end.
NAMED = re.compile(r"(?P<label>)(?P<asked>[^\W\d_][^:`|]{1,100}\s[^:`|]{1,100}?)\s?(?P<parts>:{2,3})\s+(?=\S)")
# With the tag of a deck in the document one word and no space are enough: “Warp::Threads along the loom”.
TIGHT = re.compile(r"(?P<label>)\s*(?:[-*+•]\s+)?(?P<asked>[^\s:`|][^:`|]{0,300}?)\s?(?P<parts>:{2,3})\s?(?=[^\s:])")
DECK = re.compile(r"(?:^|\s)#(?:flash)?cards?(?:/[\w/-]*)?(?=\s|$)", re.IGNORECASE)
BELOW = re.compile(r"\s*\?{1,2}\s*$")
# “**Answer: False.** It is dry.” is in bold beyond its label.
STRESSED = re.compile(r"(?P<before>\s*(?:[-*+]\s+)?)\*\*(?P<label>[^*:]{1,30}:)\s*(?P<told>[^*]{1,200}?)\*\*\s+(?=\S)")
KEYCAP, TEN = "\u20e3", "🔟"


def with_labels(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such cards as the labels that readers know."""
    backs = _backs(lines)
    parted = _parted(lines)
    made: list[Line] = []
    for at, line, code in outside_code(lines):
        if code:
            made += lines[at : at + code]
            continue
        if at in parted:
            made += _card(line, lines[at - 1] if at else line, ledger, made)
            continue
        if TAGS.match(line.text):
            ledger.drop(line.number, "label", line.text)
            made.append(line._replace(text=""))
            continue
        text = _counted(line.text) if KEYCAP in line.text or TEN in line.text else line.text
        if found := (FRONT if at in backs else BACK if at in backs.values() else TAG).search(text):
            ledger.drop(line.number, "label", found.group())
            label = "" if found.re is TAG else "Q: " if at in backs else "A: "
            text = f"{label}{text[: found.start()] if not label else text[found.end() :]}"
        elif (sign := SIGN.match(text)) and _is_label(text[sign.end() :]):
            ledger.drop(line.number, "label", sign.group())
            text = text[sign.end() :]
        if "**" in text and (stressed := STRESSED.match(text)) and ANSWER_LABEL.match(text):
            text = f"{stressed['before']}**{stressed['label']}** {stressed['told']} {text[stressed.end() :]}"
        made.append(line if text == line.text else line._replace(text=text))
    return made


def _parted(lines: Sequence[Line]) -> set[int]:
    """Return the indices of lines that are cards of one line, or part a card of two; none for a single card."""
    found = {
        at for at, line in enumerate(lines) if "?" in line.text and (INLINE.match(line.text) or BELOW.match(line.text))
    }
    last = len(lines) - 1
    found = {at for at in found if INLINE.match(lines[at].text) or _parts_two(lines, at, last)}
    named = {at for at, line in enumerate(lines) if "::" in line.text and NAMED.match(line.text)}
    if any(DECK.search(line.text) for line in lines if "#" in line.text):
        # The tag of a deck makes cards of all, whatever their fronts are.
        found |= {
            at
            for at, line in enumerate(lines)
            if "::" in line.text and "{{" not in line.text and TIGHT.match(line.text)
        }
        return found | named if len(found | named) > 1 else set()
    return found | named if len(found) > 1 else set()


def _parts_two(lines: Sequence[Line], at: int, last: int) -> bool:
    """Tell whether a line of question marks alone stands between a line that asks and another."""
    fits = 0 < at < last and not lines[at - 1].blank and not lines[at + 1].blank
    return fits and not lines[at - 1].text.lstrip().startswith(("```", "~~~", "|"))


def _card(line: Line, above: Line, ledger: Ledger, made: list[Line]) -> list[Line]:
    """Return a card of one line as two that are labelled; of one that `line` parts, label the line above it."""
    if found := INLINE.match(line.text) or NAMED.match(line.text) or TIGHT.match(line.text):
        ledger.drop(line.number, "label", f"{found['label'] or ''}{found['parts']}")
        return [
            line._replace(text=f"Q: {found['asked'].strip()}"),
            line._replace(text=f"A: {line.text[found.end() :]}"),
        ]
    ledger.drop(line.number, "label", line.text)
    made[-1] = above._replace(text=f"Q: {above.text.strip()}")
    return [line._replace(text="A:")]


def _counted(text: str) -> str:
    """Return a line whose number stands in keycaps with that number before a full stop."""
    found = KEYCAPS.match(text)
    if found is None:
        return text
    number = "".join(filter(str.isdigit, found["caps"])) or "10"
    rest = text[found.end() :]
    return f"{found['before']}{number}. {rest}" if rest.strip("*_ ") else text


def _is_label(text: str) -> bool:
    """Tell whether words begin with the label of a question or an answer. “✅ A. Paris” is an option."""
    found = ASKED_LABEL.match(text) or ANSWER_LABEL.match(text)
    return found is not None and ":" in found["label"]


def _backs(lines: Sequence[Line]) -> dict[int, int]:
    """Return the indices of the backs of cards by those of their fronts; none for a single card."""
    own = [at for at, line, code in outside_code(lines) if not code and not line.blank]
    found = {at: after for at, after in pairwise(own) if FRONT.match(lines[at].text) and BACK.match(lines[after].text)}
    return found if len(found) > 1 else {}
