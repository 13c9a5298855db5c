"""Trees that are drawn with lines between fences: `├── Wool`, `│   └── Merino`, or `|-- Wool`; outlines like any other.

What lists the files of a folder is drawn in the same way, and stays code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from studysite.model import Outline
from studysite.text.ledger import Ledger
from studysite.text.line import Line, columns
from studysite.text.trees import tree
from studysite.text.verbatim import FENCE, opened

# Languages of a fence that say nothing of what is in it.
PLAIN = frozenset({"", "text", "txt", "plain", "plaintext", "ascii", "tree", "mindmap", "md", "markdown"})
BRANCH = re.compile(r"(?P<lead>[ \t│┃|]{0,200})(?P<mark>[├└┣┗╰╚╠][─━═-]{0,8}[>►▶]?|[|`+\\]-{2,8})[ \t]*(?P<words>.*)$")
# A path, a name with an ending, what has a remark as programmers make them.
FILE = re.compile(r"\S*/(?:\s.*)?$|[\w.@*-]*\.\w{1,6}(?:\s.*)?$|\S+\s+(?:#|//|<-|←)\s.*$")
# The corners and right borders of boxes: a tree has none.
BOX = re.compile(r"[┌┐┘┤┬┴┼╔╗╝┓┛┏]|[|│┃+]\s*$")
# A branch is no further in than this beyond what stands above it: what explains the words of a line is no tree.
DEEPER = 12
FEWEST = 4


def drawn_tree(lines: Sequence[Line], ledger: Ledger) -> Outline | None:
    """Return the tree of a fenced block that draws one with lines; None for any other code, and for lists of files."""
    fence = FENCE.match(lines[0].text.strip())
    if fence is None or fence["info"].strip().lower() not in PLAIN:
        return None
    quiet = Ledger("")
    _, inner = opened(lines, quiet)
    made = [_bulleted(text) for text in inner]
    if any(BOX.search(text) and text.strip(" \t│┃|") for text in inner) or not _steady(made):
        return None
    marked = sum(1 for text in inner if BRANCH.match(text))
    told = [words for _, words in made if words]
    if marked < FEWEST or marked * 3 < len(told) * 2 or sum(1 for one in told if FILE.match(one)) * 3 >= len(told):
        return None
    opened(lines, ledger)
    numbered = zip(lines[1:], made, strict=False)
    return tree(
        [Line(line.number, f"{' ' * column}- {words}" if words else "") for line, (column, words) in numbered], ledger
    )


def _steady(made: Sequence[tuple[int, str]]) -> bool:
    """Tell whether no line is much deeper than the one above it."""
    depths = [column for column, words in made if words]
    return all(below - above <= DEEPER for above, below in pairwise(depths))


def _bulleted(text: str) -> tuple[int, str]:
    """Return how deep a line of such a drawing is, in columns, and its words."""
    found = BRANCH.match(text)
    if found:
        return columns(_blank(found["lead"])) + 1, found["words"].strip()
    space = text[: len(text) - len(text.lstrip(" \t│┃|"))]
    # What stands below a branch without a mark of its own goes deeper than the branch's mark.
    return (columns(_blank(space)) + 1 if space else 0), text[len(space) :].strip()


def _blank(lead: str) -> str:
    return re.sub(r"[│┃|]", " ", lead)
