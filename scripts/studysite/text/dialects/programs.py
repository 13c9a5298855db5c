"""Programs and styles that stand in a page as they are: `<script>` and `<style>`, which nobody reads. Furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import outside_code, with_ends

OPENS = re.compile(r"\s*<(?P<tag>script|style)(?:\s[^<>]*)?>", re.IGNORECASE)


def without_programs(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` without programs and styles that begin a line; one that is never closed stays."""
    made: list[Line] = []
    last = _last(lines)
    done = 0
    # A fence in a program may seem to open code that goes on behind it: that is looked at line by line.
    codes = {at: code for at, _, code in outside_code(lines) if code}
    while done < len(lines):
        at, line, code = done, lines[done], codes.get(done, 0)
        done = at + (code or 1)
        opens = None if code else OPENS.match(line.text)
        end = _end(lines, at, opens) if opens and at <= last[opens["tag"].lower()] else None
        if end is None:
            made += lines[at:done]
            continue
        done = end + 1
        closed = re.search(rf"</{opens['tag']}\s*>" if opens else "", lines[end].text, re.IGNORECASE)
        rest = lines[end].text[closed.end() :] if closed else ""
        for one in lines[at:done]:
            ledger.drop(one.number, "markup", one.text if one is not lines[end] else one.text.removesuffix(rest))
        if rest.strip():
            made.append(Line(lines[end].number, rest))
    return made if len(made) == len(lines) else with_ends([line._replace(close=0) for line in made])


def _last(lines: Sequence[Line]) -> dict[str, int]:
    """Return where each tag is closed for the last time: what opens behind it never ends."""
    found = {"script": -1, "style": -1}
    for at, line in enumerate(lines):
        for tag in found:
            if f"</{tag}" in line.text.lower():
                found[tag] = at
    return found


def _end(lines: Sequence[Line], at: int, opens: re.Match[str]) -> int | None:
    """Return the index of the line on which a program ends."""
    closes = f"</{opens['tag'].lower()}"
    return next((end for end in range(at, len(lines)) if closes in lines[end].text.lower()), None)
