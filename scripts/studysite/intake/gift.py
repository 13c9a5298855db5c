r"""Questions in GIFT, the text format of Moodle's question bank, as cards.

Blank lines part questions: `::name:: What …? {=right ~wrong#why ####what explains it}`, `{T}`, `{#3.14:0.01}`,
`{=one -> other}`, `{}`; `$CATEGORY: a/b` begins a chapter. A backslash makes a mark a character. Nothing that is
no question is lost but comments.

Source: docs.moodle.org, "GIFT format".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from studysite.intake.deck import Card, Deck, Option, Side
from studysite.intake.escaping import plain
from studysite.intake.fields import side

# The characters that a backslash makes harmless, and what stands for them meanwhile; no text holds those.
MARKS = "~=#{}:"
HIDDEN = {mark: chr(0xE010 + at) for at, mark in enumerate(MARKS)}
SHOWN = str.maketrans({code: mark for mark, code in HIDDEN.items()})
ESCAPED = re.compile(r"\\([~=#{}:])")
CATEGORY = re.compile(r"\$CATEGORY:\s*(?P<path>.*)$")
NAME = re.compile(r"::(?P<name>[^:\n]{0,300})::\s*")
FORM = re.compile(r"\[(?:html|markdown|plain|moodle)\]\s*")
ANSWERS = re.compile(r"\{(?P<told>[^{}]*)\}")
TRUTH = re.compile(r"\s*(?P<word>T|F|TRUE|FALSE)\s*(?P<why>#.*)?$", re.DOTALL)
ONE = re.compile(r"(?P<mark>[=~])(?P<weight>%-?[\d.]+%)?(?P<words>[^=~#]*)(?:#(?P<why>[^=~]*))?")
NUMBER = re.compile(r"\s*#\s*(?P<told>=?[^#]+)")
PAIR = re.compile(r"(?P<one>.*?)\s*->\s*(?P<other>.*)", re.DOTALL)
GAP = "_____"
FEWEST, SHARE = 2, 0.8


class _Block(NamedTuple):
    """What stands between blank lines: the number of its first line, and its text without comments."""

    line: int
    text: str


def is_gift(text: str) -> bool:
    """Tell whether a text is questions in GIFT and hardly anything else."""
    if "{" not in text or not re.search(r"\{\s*(?:[=~#}]|T|F)", text):
        return False
    blocks = [one for one in _blocks(text) if not CATEGORY.match(one.text)]
    asked = [found["told"].strip() for one in blocks if (found := ANSWERS.search(one.text)) and _is_one(one.text)]
    sure = [told for told in asked if told[:1] in ("=", "~", "#") or TRUTH.match(told)]
    named = any(NAME.match(one.text) for one in blocks) or "$CATEGORY:" in text
    return len(sure) >= (1 if named else FEWEST) and len(asked) >= SHARE * len(blocks)


def _is_one(text: str) -> bool:
    return text.count("{") == text.count("}") == 1


def read(text: str, deck: Deck) -> None:
    """Put the questions of a text into a deck."""
    section = ""
    for number, block in enumerate(_blocks(text), 1):
        if found := CATEGORY.match(block.text):
            section = _category(found["path"])
        else:
            _question(block, f"question {number} (line {block.line})", section, deck)


def _blocks(text: str) -> list[_Block]:
    made: list[_Block] = []
    held: list[str] = []
    first = 0
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.lstrip().startswith("//"):
            continue
        is_category = CATEGORY.match(line.strip()) is not None
        if held and (not line.strip() or is_category):
            made.append(_Block(first, ESCAPED.sub(lambda one: HIDDEN[one[1]], "\n".join(held))))
            held = []
        if is_category:
            made.append(_Block(number, line.strip()))
        elif line.strip():
            first = first if held else number
            held.append(line.strip())
    return made


def _category(path: str) -> str:
    """Return the last name of a category's path; Moodle's own variables are none."""
    names = [one.strip() for one in path.replace("//", "\x00").split("/")]
    names = [one.replace("\x00", "/") for one in names if one and not one.startswith("$") and one != "top"]
    return plain(names[-1]) if names else ""


def _question(block: _Block, place: str, section: str, deck: Deck) -> None:
    name = NAME.match(block.text)
    text = FORM.sub("", block.text[name.end() :] if name else block.text, count=1)
    found = ANSWERS.search(text)
    if found is None or not _is_one(text):
        deck.loose += _side(text)
        return
    told, _, general = found["told"].partition("####")
    behind = text[found.end() :].strip()
    gap = f" {GAP}{'' if behind[:1] in '.,;:!?' else ' '}" if behind else ""
    front = _side(f"{text[: found.start()].rstrip()}{gap}{behind}" if behind else text[: found.start()])
    explained = _side(general)
    if not front and name:
        front = _side(name["name"])
    if truth := TRUTH.match(told):
        _judged(truth, front, explained, (place, section), deck)
    elif told.strip().startswith("#"):
        number = NUMBER.match(told)
        deck.add(Card(front, (*_side(number["told"].lstrip("=") if number else told), *explained), place, section))
    else:
        _told(told, front, explained, (place, section), deck, is_gap=bool(behind))


def _judged(truth: re.Match[str], front: Side, explained: Side, at: tuple[str, str], deck: Deck) -> None:
    place, section = at
    is_true = truth["word"].startswith("T")
    whys = tuple(line for one in (truth["why"] or "").split("#") for line in _side(one))
    options = (Option(("True",), is_right=is_true), Option(("False",), is_right=not is_true))
    deck.add(Card(front, (*whys, *explained), place, section, options))


def _told(told: str, front: Side, explained: Side, at: tuple[str, str], deck: Deck, *, is_gap: bool) -> None:
    """Add a question with options, with pairs, or with answers that one types."""
    place, section = at
    found = list(ONE.finditer(told))
    wrong = any(one["mark"] == "~" for one in found)
    pairs = [PAIR.match(one["words"].strip()) for one in found]
    if found and all(pairs):
        lines = tuple(f"- {' '.join(_side(one['one']))} → {' '.join(_side(one['other']))}" for one in pairs if one)
        deck.add(Card(front, (*lines, *explained), place, section))
        return
    if wrong:
        options = tuple(
            Option(_side(one["words"]), _is_right(one), _side(one["why"] or ""))
            for one in found
            if one["words"].strip()
        )
        deck.add(Card(front, explained, place, section, options))
        return
    words = [line for one in found for line in (" ".join(_side(one["words"])),) if line]
    whys = tuple(line for one in found for line in _side(one["why"] or ""))
    back = (("; ".join(words),) if words else ()) or _side(told)
    deck.add(Card(front, (*back, *whys, *explained), place, section, has_gap=is_gap))


def _is_right(one: re.Match[str]) -> bool:
    """Tell whether an option is right: marked so, or worth more than nothing."""
    weight = one["weight"]
    return one["mark"] == "=" if not weight else float(weight.strip("%") or 0) > 0


def _side(text: str) -> Side:
    words = FORM.sub("", text, count=1).replace("\\n", "\n").strip()
    return side(words.translate(SHOWN)) if words else ()
