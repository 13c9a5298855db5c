"""Tables of a formula: matrices, cases, lines that are aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studysite.tex.damage import Damaged
from studysite.tex.node import Attributes, MathNode

if TYPE_CHECKING:
    from studysite.tex.parser import Parser

# Environments that part their lines at every sign: columns are set to the right and left in turn.
ALIGNED = frozenset(["align", "aligned", "alignat", "alignedat", "split", "eqnarray", "flalign"])
CENTRED = frozenset(["gather", "gathered", "equation", "multline", "displaymath", "math"])
FENCED = {
    "matrix": ("", ""),
    "smallmatrix": ("", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
    "cases": ("{", ""),
    "dcases": ("{", ""),
    "rcases": ("", "}"),
    "array": ("", ""),
}
# With an argument that says how many columns there are.
COUNTED = frozenset({"alignat", "alignedat"})
# What an environment of a document may be called, without dollars around it.
ENVIRONMENTS = ALIGNED | CENTRED | frozenset(FENCED)
MOST_CELLS = 400

SIDES = {"l": "left", "r": "right"}


def environment(parser: Parser, _name: str) -> MathNode:
    r"""Return a table from behind its `\begin` to its end."""
    name = parser.tokens.raw().strip()
    kind = name.removesuffix("*")
    if kind not in ENVIRONMENTS:
        raise Damaged(f"has “\\begin{{{name}}}”, which is not known")
    columns = parser.tokens.raw() if kind == "array" or kind in COUNTED else ""
    found, lined = rows(parser)
    parser.expect("\\end")
    if parser.tokens.raw().strip() != name:
        raise Damaged(f"has a “\\begin{{{name}}}” without its end")
    if kind in ALIGNED:
        return table(found, "rl", displayed=True)
    if kind in CENTRED:
        return found[0][0] if len(found) == len(found[0]) == 1 else table(found, "", displayed=True)
    sides = "l" if kind.endswith("cases") else "".join(one for one in columns if one in "lcr")
    made = table(found, sides, lined=lined or "|" in columns)
    return fenced(FENCED[kind][0], made, FENCED[kind][1])


def rows(parser: Parser) -> tuple[list[list[MathNode]], bool]:
    """Return the cells of each row up to the end of a table, and whether lines are drawn between them."""
    found: list[list[MathNode]] = [[]]
    lined, cells = False, 0
    while True:
        while parser.tokens.next in ("\\hline", "\\toprule", "\\midrule", "\\bottomrule"):
            parser.tokens.take()
            lined = True
        found[-1].append(parser.row({"\\hline", "\\bottomrule", "\\midrule"}))
        cells += 1
        if cells > MOST_CELLS:
            raise Damaged(f"has more than {MOST_CELLS} cells")
        if parser.tokens.next == "&":
            parser.tokens.take()
        elif parser.tokens.next in ("\\\\", "\\cr"):
            parser.tokens.take()
            _pass_gap(parser)
            found.append([])
        elif parser.tokens.next not in ("\\hline", "\\bottomrule", "\\midrule"):
            break
    if len(found) > 1 and len(found[-1]) == 1 and found[-1][0] == MathNode("mrow"):
        found.pop()
    return found, lined


def _pass_gap(parser: Parser) -> None:
    """Pass over a distance between two rows (`[2pt]`)."""
    if parser.tokens.next != "[":
        return
    while parser.tokens.take() != "]":
        pass


def table(found: list[list[MathNode]], sides: str, *, displayed: bool = False, lined: bool = False) -> MathNode:
    """Return a table; `sides` says of its columns in turn which are set left (l) and right (r)."""
    attributes: Attributes = (("displaystyle", "true"),) if displayed else ()
    attributes += (("class", "lined"),) if lined else ()
    made = tuple(
        MathNode("mtr", children=tuple(_cell(cell, sides, at) for at, cell in enumerate(cells))) for cells in found
    )
    return MathNode("mtable", "", made, attributes)


def _cell(cell: MathNode, sides: str, at: int) -> MathNode:
    side = SIDES.get(sides[at % len(sides)]) if sides else None
    return MathNode("mtd", "", (cell,), (("class", side),) if side else ())


def fence(text: str, form: str) -> MathNode:
    """Return a fence that grows with what it holds."""
    attributes = (("form", form), ("fence", "true"), ("stretchy", "true"), ("symmetric", "true"))
    return MathNode("mo", text, attributes=attributes)


def fenced(opening: str, inner: MathNode, closing: str) -> MathNode:
    """Return `inner` between fences; an empty one shows nothing."""
    if not opening and not closing:
        return inner
    before = (fence(opening, "prefix"),) if opening else ()
    behind = (fence(closing, "postfix"),) if closing else ()
    return MathNode("mrow", "", (*before, inner, *behind), (), "open")
