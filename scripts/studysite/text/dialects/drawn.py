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
# Lines that begin with a part of a box or a branch; so many of them are a drawing.
BOXES = re.compile(r"^[ \t]*[\u2500-\u257f]", re.MULTILINE)
BOXED = re.compile(r"[ \t]*[\u2500-\u257f]")
BRANCHES = re.compile(r"[├└│]")
FEWEST_DRAWN, LONGEST_ROOT = 3, 80
CODE = re.compile(r"[ \t]*(?:`{3,}|~{3,})")
BULLETED = re.compile(r"^(?P<bullet>[ \t]*[-*+][ \t]+)(?P<fence>(?:`{3,}|~{3,})[\w+-]*[ \t]*)$", re.MULTILINE)


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


def fenced(lines: Sequence[Line]) -> list[Line]:
    """Return `lines` with what is drawn in boxes and lines between fences, and code behind a bullet below it."""
    text = "\n".join([line.text for line in lines])
    if not BOXES.search(text) and not BULLETED.search(text):
        return list(lines)
    made: list[Line] = []
    inside, drawn = "", 0
    for at, line in enumerate(lines):
        if drawn > at:
            made.append(line)
            if drawn == at + 1:
                made.append(Line(line.number, FENCE))
            continue
        mark = CODE.match(line.text)
        if inside:
            inside = "" if mark and mark[0].strip().startswith(inside) else inside
        elif found := BULLETED.match(line.text):
            inside = found["fence"][:3]
            made.append(line._replace(text=found["bullet"].rstrip()))
            made.append(line._replace(text=" " * len(found["bullet"]) + found["fence"]))
            continue
        elif mark:
            inside = mark[0].strip()[:3]
        elif (end := _drawn_end(lines, at)) - at >= FEWEST_DRAWN:
            drawn = end
            made.append(Line(line.number, FENCE))
        made.append(line)
    return made


def _drawn_end(lines: Sequence[Line], at: int) -> int:
    """Return the index after the lines from `at` on that are drawn; a line of words above a tree is its root."""
    end = at
    if not BOXED.match(lines[at].text) and at + 1 < len(lines) and BRANCHES.match(lines[at + 1].text):
        text = lines[at].text.strip()
        end += (
            bool(text) and len(text) <= LONGEST_ROOT and text[0] not in "#|>-*+<" and not lines[at].text[:1].isspace()
        )
        if end == at:
            return at
    while end < len(lines) and BOXED.match(lines[end].text):
        end += 1
    return end


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
