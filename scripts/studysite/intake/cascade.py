"""What makes words bold or italic: tags, and the little of CSS that word processors write instead of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from studysite.intake.tree import attribute

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Face = Literal["bold", "italic"]

RULE = re.compile(r"\.([\w-]{1,60})\s*\{([^{}]{0,2000})\}")
WEIGHT = re.compile(r"(?:^|[;\s])font-weight\s*:\s*(\w+)")
SLANT = re.compile(r"(?:^|[;\s])font-style\s*:\s*(\w+)")
TAGS: dict[str, Face] = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "italic"),
}


@dataclass(frozen=True, slots=True)
class Cascade:
    """The faces that the classes of a page give: names of classes that make words bold or italic."""

    bold: frozenset[str] = frozenset()
    italic: frozenset[str] = frozenset()

    def face(self, node: LexborNode, *, bold: bool, italic: bool) -> tuple[bool, bool]:
        """Return whether words in `node` are bold and italic, where those around it are `bold` and `italic`."""
        tagged = TAGS.get(node.tag or "")
        bold, italic = bold or tagged == "bold", italic or tagged == "italic"
        names = attribute(node, "class").split()
        if names:
            bold = bold or not self.bold.isdisjoint(names)
            italic = italic or not self.italic.isdisjoint(names)
        style = attribute(node, "style")
        if style:
            bold = _told(WEIGHT, style, other=bold)
            italic = _told(SLANT, style, other=italic)
        return bold, italic


def read(styles: str) -> Cascade:
    """Return what the styles of a page say of its classes; a rule that says more than one class is passed over."""
    rules = RULE.findall(styles[:500_000])
    return Cascade(
        frozenset(name for name, body in rules if _told(WEIGHT, body, other=False)),
        frozenset(name for name, body in rules if _told(SLANT, body, other=False)),
    )


def _told(pattern: re.Pattern[str], style: str, *, other: bool) -> bool:
    found = pattern.search(style)
    if found is None:
        return other
    value = found[1]
    return int(value) >= 600 if value.isdigit() else value in ("bold", "bolder", "italic", "oblique")
