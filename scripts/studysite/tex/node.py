"""MathML as values, and the only elements and attributes that there are.

Source of both lists: MathML Core, less what leads elsewhere (`href`, `src`), runs (`on…`), or could hold a style.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

TOKENS = frozenset({"mi", "mn", "mo", "mtext"})
TAGS = TOKENS | frozenset(
    {"mrow", "mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover"}
    | {"mtable", "mtr", "mtd", "mspace", "mstyle", "mphantom"}
)

# The values that an attribute may have; classes are those of css/formulas.css.
ATTRIBUTES: dict[str, frozenset[str]] = {
    "mathvariant": frozenset({"normal"}),
    "form": frozenset({"prefix", "infix", "postfix"}),
    "fence": frozenset({"true"}),
    "stretchy": frozenset({"true", "false"}),
    "symmetric": frozenset({"true"}),
    "movablelimits": frozenset({"true", "false"}),
    "accent": frozenset({"true"}),
    "accentunder": frozenset({"true"}),
    "displaystyle": frozenset({"true", "false"}),
    "scriptlevel": frozenset({"0", "1", "2"}),
    "linethickness": frozenset({"0"}),
    "width": frozenset({"-0.1667em", "0.1667em", "0.2222em", "0.2778em", "0.25em", "0.5em", "1em", "2em"}),
    "minsize": frozenset({"1.2em", "1.8em", "2.4em", "3em"}),
    "maxsize": frozenset({"1.2em", "1.8em", "2.4em", "3em"}),
    "lspace": frozenset({"0", "0.2222em", "0.2778em"}),
    "rspace": frozenset({"0", "0.2222em", "0.2778em"}),
    "class": frozenset({"left", "right", "lined", "boxed", "over", "struck"}),
}

Attributes: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MathNode:
    """An element of MathML: a token holds `text`, any other `children`.

    `kind` is what TeX calls the atom, as far as spacing needs it: "name" of a function, "open" or "close" of a fence,
    "limits" of an operator whose limits stand above and below.
    """

    tag: str
    text: str = ""
    children: tuple[MathNode, ...] = ()
    attributes: Attributes = ()
    kind: str = ""

    def __post_init__(self) -> None:
        """Refuse what is on neither list: a fault of ours, and never of a document."""
        is_known = all(value in ATTRIBUTES.get(name, ()) for name, value in self.attributes)
        if self.tag not in TAGS or not is_known or bool(self.text and self.tag not in TOKENS):
            raise ValueError(f"{self.tag} {self.attributes} is no MathML of ours")

    def nodes(self) -> Iterator[MathNode]:
        """Yield the node and all below it."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(node.children)


def row(children: tuple[MathNode, ...] | list[MathNode]) -> MathNode:
    """Return nodes as one: itself, if it is one alone."""
    return children[0] if len(children) == 1 else MathNode("mrow", children=tuple(children))


def space(width: str) -> MathNode:
    """Return white space of a width."""
    return MathNode("mspace", attributes=(("width", width),))
