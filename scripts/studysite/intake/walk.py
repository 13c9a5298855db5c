"""The tree of a field's HTML as lines of Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from studysite.intake.runs import Run, Style, printed

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_UNSEEN = "script style iframe object template noscript svg math head title audio video canvas"
_BREAKS = """
    p div br hr ul ol li dl dt dd table h1 h2 h3 h4 h5 h6 blockquote pre section article header footer figure figcaption
    details summary address center caption
"""
UNSEEN, BREAKS = frozenset(_UNSEEN.split()), frozenset(_BREAKS.split())
STYLES: dict[str, Callable[[Style], Style]] = {
    **dict.fromkeys(("b", "strong"), lambda style: style._replace(bold=True)),
    **dict.fromkeys(("i", "em"), lambda style: style._replace(italic=True)),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), lambda style: style._replace(code=True)),
}
RAISED = {
    "sup": dict(zip("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ", strict=True)),
    "sub": dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True)),
}
TEX = re.compile(r"\\\(\s*(?P<run>.{1,2000}?)\s*\\\)|\\\[\s*(?P<block>.{1,2000}?)\s*\\\]", re.DOTALL)
WEB = re.compile(r"(?:https?://|mailto:)[^\s()<>\[\]]{1,2000}")
SPACE = re.compile(r"\s+")
# Nobody nests deeper, and whoever walks must not be exhausted.
DEEPEST, DEEPEST_LIST = 60, 6
EXACT = Style(exact=True)


class Walk:
    """Walks over a tree; `lines` are what it found."""

    def __init__(self, picture: Callable[[str, str], str], escape: Callable[[str], str]) -> None:
        """Begin. `picture` writes a picture with its address and words, `escape` writes words."""
        self._picture = picture
        self._escape = escape
        self._made: list[str] = []
        self._runs: list[Run] = []
        self._mark = ""
        self._lists = 0

    def lines(self) -> list[str]:
        """Return the lines that were found."""
        self._flush()
        return self._made

    def read(self, node: LexborNode, style: Style = Style(), depth: int = 0) -> None:  # noqa: B008 - a frozen value
        """Read what is in a node."""
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                self._words(child.text_content or "", style)
            elif depth > DEEPEST:
                self._words(child.text(), style)
            elif tag not in UNSEEN and not tag.startswith("-"):
                self._element(child, tag, style, depth + 1)

    def _element(self, node: LexborNode, tag: str, style: Style, depth: int) -> None:
        if tag in STYLES:
            self.read(node, STYLES[tag](style), depth)
        elif tag in RAISED:
            self.read(node, style._replace(raised=tag), depth)
        elif tag == "img":
            self._runs.append((self._picture(_attribute(node, "src"), _attribute(node, "alt")), EXACT))
        elif tag == "a":
            self._link(node, style, depth)
        elif tag in ("rt", "anki-mathjax"):
            self._between(node, *(("(", ")") if tag == "rt" else ("$", "$")), depth)
        elif tag in ("ul", "ol"):
            self._list(node, tag, depth)
        elif tag == "pre":
            self._flush()
            told = node.text().strip("\n").split("\n")
            self._made += ["```", *told, "```"] if len(told) > 1 else [f"`{told[0]}`"] if told[0] else []
        elif tag == "table":
            self._table(node, depth)
        else:
            self._break(tag)
            self.read(node, style, depth)
            self._break(tag)

    def _break(self, tag: str) -> None:
        if tag not in BREAKS:
            return
        if self._lists:
            self._runs.append((" ", Style()))
        else:
            self._flush()

    def _words(self, text: str, style: Style) -> None:
        if style.raised:
            table = RAISED[style.raised]
            mark = "^" if style.raised == "sup" else "_"
            core = text.strip()
            known = all(one in table for one in core)
            text = "".join(table[one] for one in core) if known else f"{mark}({core})" if len(core) > 1 else mark + core
        at = 0
        for match in TEX.finditer(text):
            self._runs.append((SPACE.sub(" ", text[at : match.start()]), style._replace(raised="")))
            tex = SPACE.sub(" ", match["run"] or match["block"])
            self._runs.append((f"${tex}$" if match["run"] else f"$${tex}$$", EXACT))
            at = match.end()
        self._runs.append((SPACE.sub(" ", text[at:]), style._replace(raised="")))

    def _between(self, node: LexborNode, before: str, after: str, depth: int) -> None:
        """Read words that stand between two marks."""
        style = EXACT if before == "$" else Style()
        self._runs.append((before, style))
        if before == "$":
            self._runs.append((node.text().strip(), style))
        else:
            self.read(node, style, depth)
        self._runs.append((after, style))

    def _link(self, node: LexborNode, style: Style, depth: int) -> None:
        """Read a link: one to the web is a link, any other is its words."""
        address = _attribute(node, "href")
        words = " ".join(node.text().split())
        if WEB.fullmatch(address) and words and "[" not in words and "]" not in words:
            shown = address if words == address else f"[{self._escape(words)}]({address})"
            self._runs.append((shown, EXACT))
        else:
            self.read(node, style, depth)

    def _list(self, node: LexborNode, tag: str, depth: int) -> None:
        """Read a list; a list of one entry is a line."""
        entries = [child for child in node.iter(include_text=False) if child.tag == "li"]
        self._flush()
        alone = len(entries) == 1 and not self._lists
        self._lists += 0 if alone else 1
        number = 0
        for child in node.iter(include_text=True):
            number += child.tag == "li"
            space = "    " * (min(self._lists, DEEPEST_LIST) - 1)
            self._mark = "" if alone or child.tag != "li" else f"{space}{number}. " if tag == "ol" else f"{space}- "
            if child.tag == "-text":
                self._words(child.text_content or "", Style())
            elif child.tag not in UNSEEN:
                self.read(child, Style(), depth) if child.tag == "li" else self._element(
                    child, child.tag or "", Style(), depth
                )
            self._flush()
        self._lists -= 0 if alone else 1

    def _table(self, node: LexborNode, depth: int) -> None:
        """Read a table: rows of cells, or mere lines where its rows are not alike."""
        self._flush()
        rows = []
        for caption in node.css("caption"):
            self._words(caption.text(), Style())
            self._flush()
        for row in _rows(node):
            cells = []
            for cell in row.iter(include_text=False):
                inner = Walk(self._picture, self._escape)
                inner.read(cell, Style(), depth)
                cells.append(" ".join(line.strip() for line in inner.lines()))
            if any(cells):
                rows.append(cells)
        if len(rows) > 1 and len({len(cells) for cells in rows}) == 1 < len(rows[0]):
            lines = [f"| {' | '.join(cells)} |" for cells in rows]
            self._made += [lines[0], "| " + " | ".join("---" for _ in rows[0]) + " |", *lines[1:]]
        else:
            self._made += [" ".join(cell for cell in cells if cell) for cells in rows]

    def _flush(self) -> None:
        """End a line."""
        told = printed(self._runs, self._escape)
        self._runs = []
        if told:
            self._made.append(self._mark + told)
            self._mark = ""


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """Yield the rows of a table, but none of a table within it."""
    for part in table.iter(include_text=False):
        if part.tag == "tr":
            yield part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in part.iter(include_text=False) if row.tag == "tr")


def _attribute(node: LexborNode, name: str) -> str:
    return (node.attributes.get(name) or "").strip()
