"""Boxes beside the text: `> [!NOTE]`, `!!! note "Title"`, `:::tip`, Pandoc's `::: {.callout}`.

What a box is called becomes a line in bold, quoted; what stands in it stays text like any other, less its indentation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.ledger import Ledger
from studysite.text.line import Line, indent
from studysite.text.shortcodes import FOLDS, folded_question
from studysite.text.verbatim import outside_code

ALERT = re.compile(r"(?P<lead>\s*(?:>\s*)+)\[!(?P<kind>[A-Za-z][\w-]{1,30})\][+-]?\s*(?P<title>.*)$")
BLOCK = re.compile(
    r"(?P<space>\s*)(?P<mark>!!!|\?\?\?\+?)\s+(?P<kind>[A-Za-z][\w-]*)(?P<more>[\w\s-]*?)(?:\s+\"(?P<title>[^\"]*)\")?\s*$"
)
FENCE = re.compile(r"\s*:{3,}\s*(?:\{(?P<classes>[^{}]*)\}|(?P<kind>[A-Za-z][\w-]*))?\s*(?P<title>[^:{}]*?)\s*:*$")
NAMED = re.compile(r"title=\"([^\"]*)\"")
# Steps by which the body of a block is indented.
STEP = 4


def without_boxes(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with boxes as a label and their text."""
    made: list[Line] = []
    inside: int | None = None
    folds: list[bool] = []
    fences = _fences(lines)
    for at, line, code in outside_code(lines):
        if inside is not None and not line.blank and indent(line.text) < inside + STEP:
            inside = None
        held = lines[at : at + max(1, code)]
        if code:
            made += _outdented(held, inside)
        elif fences and (fence := FENCE.match(line.text)):
            made += [line] if _folds(fence, folds) else _fence(line, fence, ledger)
        elif "[!" in line.text and (alert := ALERT.match(line.text)):
            made += _alert(line, alert, ledger)
        elif "???" in line.text and inside is None and folded_question(line.text):
            made.append(line)
        elif line.text.lstrip()[:3] in ("!!!", "???") and (block := BLOCK.match(line.text)):
            inside = indent(block["space"])
            made.append(_labelled(line, block["kind"], block["title"] or "", ledger, block["mark"] + block["more"]))
        else:
            made += _outdented(held, inside)
    return made


def _fences(lines: Sequence[Line]) -> bool:
    """Tell whether boxes between colons are opened as often as they are closed."""
    marks = [FENCE.match(line.text) for _, line, code in outside_code(lines) if not code and ":::" in line.text]
    found = [mark for mark in marks if mark]
    closes = sum(1 for mark in found if not (mark["classes"] or mark["kind"] or mark["title"]))
    return bool(found) and closes * 2 == len(found)


def _folds(fence: re.Match[str], open_boxes: list[bool]) -> bool:
    """Tell whether a mark opens or closes a box that folds, which shortcodes.py reads. `open_boxes`: those around."""
    if fence["classes"] or fence["kind"] or fence["title"]:
        open_boxes.append((fence["kind"] or "").casefold() in FOLDS)
        return open_boxes[-1]
    return bool(open_boxes and open_boxes.pop())


def _fence(line: Line, fence: re.Match[str], ledger: Ledger) -> list[Line]:
    classes, kind, title = fence["classes"] or "", fence["kind"] or "", fence["title"] or ""
    named = NAMED.search(classes)
    if named:
        title = title or named[1]
    if kind or title:
        return [_labelled(line, kind, title, ledger, NAMED.sub("title", classes))]
    ledger.drop(line.number, "markup", line.text)
    return []


def _alert(line: Line, alert: re.Match[str], ledger: Ledger) -> list[Line]:
    title = alert["title"].strip()
    ledger.drop(line.number, "markup", "[!]")
    words = f"{alert['kind'].capitalize()}: {title}" if title else alert["kind"].capitalize()
    return [line._replace(text=f"{alert['lead']}**{words}**{'' if title else ':'}")]


def _labelled(line: Line, kind: str, title: str, ledger: Ledger, aside: str) -> Line:
    """Return the line that a box is called by: its kind and its title."""
    ledger.drop(line.number, "markup", aside)
    words = ": ".join(filter(None, (kind.capitalize(), title.strip())))
    return line._replace(text=f"> **{words}**")


def _outdented(lines: Sequence[Line], inside: int | None) -> list[Line]:
    if inside is None:
        return list(lines)
    return [line._replace(text=_less(line.text, STEP)) for line in lines]


def _less(text: str, columns: int) -> str:
    if text.startswith("\t"):
        return text[1:]
    spaces = len(text) - len(text.lstrip(" "))
    return text[min(columns, spaces) :]
