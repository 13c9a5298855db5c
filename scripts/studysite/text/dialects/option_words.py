"""Options that a word and a number count, `Option 1: …`, and ticks that are written as words, `:white_check_mark:`.

| line | becomes |
| --- | --- |
| `Option 1: Granite`, `- **Option B)** Granite`, where they count up | `A) Granite`, `- B) Granite` |
| `Correct answer: Option 2` | `Correct answer: B` |
| `:white_check_mark: Granite`, `:x: Slate` | `✅ Granite`, `❌ Slate` |
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.choice_words import NAMES_RIGHT
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import outside_code

COUNTED = re.compile(
    r"(?P<before>\s*(?:[-*+•]\s+)?)(?P<label>(?P<stress>[*_]{0,2})(?:option|choice|opção|opción|optie|вариант)\s+"
    r"(?P<place>[1-9]|[a-i])(?P<close>\s*[*_]{0,2}\s*[:.)][*_]{0,2}\s*|[*_]{0,2}\s+[-–—]\s+))(?=\S)",
    re.IGNORECASE,
)
NAMED = re.compile(r"(?P<word>(?:option|choice|opção|opción|optie|вариант)\s+(?P<place>[1-9]))(?!\w)", re.IGNORECASE)
TICKS = {
    ":white_check_mark:": "✅",
    ":heavy_check_mark:": "✔",
    ":ballot_box_with_check:": "☑",
    ":x:": "❌",
    ":heavy_multiplication_x:": "✖",
    ":negative_squared_cross_mark:": "❎",
}
TICK = re.compile("|".join(TICKS))
# “`:x: words`” is a sign and words as code.
CODED = re.compile(rf"(?P<fence>`{{1,3}})\s*(?P<tick>{TICK.pattern})\s*(?=[^`])")


def with_letters(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such options counted by letters."""
    counted = _counted(lines)
    made: list[Line] = []
    for at, line, code in outside_code(lines):
        if code:
            made += lines[at : at + code]
        elif at in counted:
            found = counted[at]
            ledger.drop(line.number, "label", found["label"])
            made.append(line._replace(text=f"{found['before']}{_letter(found)}) {_rest(line.text, found)}"))
        elif counted and (told := NAMES_RIGHT.match(line.text)) and NAMED.search(line.text, told.end()):
            rest = line.text[told.end() :]
            for one in NAMED.finditer(rest):
                ledger.drop(line.number, "label", one["word"])
            rest = NAMED.sub(lambda one: "ABCDEFGHI"[int(one["place"]) - 1], rest)
            made.append(line._replace(text=f"{told.group()}{rest}"))
        else:
            made.append(line)
    return made


def with_ticks(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with ticks and crosses that are written as words as the signs that they stand for."""
    made: list[Line] = []
    for at, line, code in outside_code(lines):
        if code:
            made += lines[at : at + code]
        elif line.text.count(":") > 1 and (found := TICK.findall(line.text)):
            for word in found:
                ledger.drop(line.number, "label", word)
            text = CODED.sub(lambda one: f"{one['tick']} {one['fence']}", line.text)
            made.append(line._replace(text=TICK.sub(lambda one: TICKS[one.group()], text)))
        else:
            made.append(line)
    return made


def _letter(found: re.Match[str]) -> str:
    place = found["place"]
    return "ABCDEFGHI"[int(place) - 1] if place.isdigit() else place.upper()


def _rest(text: str, found: re.Match[str]) -> str:
    """Return the words of an option; stars that close what stood before its label go with that."""
    rest = text[found.end() :].strip()
    opens = found["stress"] and found["label"].count(found["stress"]) == 1
    return rest.removesuffix(found["stress"]).rstrip() if opens and rest.endswith(found["stress"]) else rest


def _counted(lines: Sequence[Line]) -> dict[int, re.Match[str]]:
    """Return the options that a word counts, by the index of their lines: runs from 1 or A, two at least."""
    made: dict[int, re.Match[str]] = {}
    run: dict[int, re.Match[str]] = {}
    for at, line, code in outside_code(lines):
        if line.blank:
            continue
        found = None if code else COUNTED.match(line.text)
        if found is None or "ABCDEFGHI".index(_letter(found)) != len(run):
            made |= run if len(run) > 1 else {}
            run = {}
        if found and "ABCDEFGHI".index(_letter(found)) == len(run):
            run[at] = found
    return made | (run if len(run) > 1 else {})
