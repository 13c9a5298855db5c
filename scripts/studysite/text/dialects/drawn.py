"""Drawings without a fence: a file that is one (Mermaid, DOT), and code between Jekyll's or Hugo's marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.ledger import Ledger
from studysite.text.line import Line

# The first line says what a drawing is; with something of its own syntax behind, else it is prose.
MERMAID = re.compile(
    r"\s*(?:mindmap\s*$|(?:graph|flowchart)\s+(?:TB|TD|BT|RL|LR)\b\s*;?\s*$|(?:sequenceDiagram|stateDiagram(?:-v2)?"
    r"|classDiagram|erDiagram|gantt|journey|gitGraph|timeline|quadrantChart)\s*$)"
)
DOT = re.compile(r"\s*(?:strict\s+)?(?:di)?graph(?:\s+(?:[\w.-]+|\"[^\"]*\"))?\s*\{")
REMARK = re.compile(r"\s*(?:%%|//|#)")
HIGHLIGHT = re.compile(r"\s*(?:\{%-?\s*highlight\s+(\w+)[^{}]*%\}|\{\{[<%]\s*highlight\s+(\w+)[^{}]*[%>]\}\})\s*$")
ENDS = re.compile(r"\s*(?:\{%-?\s*endhighlight\s*-?%\}|\{\{[<%]\s*/\s*highlight\s*[%>]\}\})\s*$")
FENCE = "`" * 8


def as_fence(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a file that is nothing but a drawing between fences, any other as they are."""
    own = [line for line in lines if not line.blank]
    first = next((line for line in own if not REMARK.match(line.text)), None)
    if first is None or len(own) < 2:
        return list(lines)
    language = ""
    if MERMAID.match(first.text):
        language = "mermaid"
    elif DOT.match(first.text) and own[-1].text.rstrip(" ;").endswith("}"):
        language = "dot"
    if not language or (language == "mermaid" and not _is_drawn(own[own.index(first) + 1 :], first.text)):
        return list(lines)
    return [Line(own[0].number, f"{FENCE}{language}"), *lines, Line(lines[-1].number, FENCE)]


def _is_drawn(own: Sequence[Line], opening: str) -> bool:
    """Tell whether the lines below are indented, and no list: what begins with “timeline” may be an article."""
    if opening.strip() == "mindmap":
        return all(line.text[:1] in " \t" and line.text.lstrip()[:2] not in ("- ", "* ", "# ") for line in own)
    return any(re.search(r"-->|---|->>|==>|-\.->|:", line.text) for line in own) and not any(
        line.text.startswith(("#", "- ", "* ")) for line in own
    )


def highlighted(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with code between Jekyll's or Hugo's marks between fences."""
    opens = [at for at, line in enumerate(lines) if "highlight" in line.text and HIGHLIGHT.match(line.text)]
    if not opens:
        return list(lines)
    made = list(lines)
    end = -1
    for at in opens:
        close = next((to for to in range(at + 1, len(lines)) if "highlight" in lines[to].text), None)
        if at <= end or close is None or not ENDS.match(lines[close].text):
            continue
        mark = HIGHLIGHT.match(lines[at].text)
        for place in (at, close):
            ledger.drop(lines[place].number, "markup", lines[place].text)
        made[at] = lines[at]._replace(text=f"{FENCE}{(mark[1] or mark[2]) if mark else ''}")
        made[close] = lines[close]._replace(text=FENCE)
        end = close
    return made
