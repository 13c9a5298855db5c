"""An HTML tree as Markdown: what study documents are made of, in their order.

Word documents come this way, too: a library makes HTML of them. Text is data; nothing of it becomes markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from studysite.intake import prose
from studysite.intake.cascade import Cascade
from studysite.intake.inlines import AROUND, FORM, Inlines
from studysite.intake.pictures import Pictures
from studysite.intake.tables import as_list, cells, is_layout
from studysite.intake.tree import BLOCKS, PASSED_OVER, WITHIN, attribute, children, ends_title, holds_blocks, words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

HEADING = re.compile(r"h([1-6])$")
LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang|highlight|brush)[-: ]\s*([\w+#.]+)")
# Google Docs and Word write nested entries as flat ones and say the level aside.
LEVEL = re.compile(r"lst-kix_\w+-(\d)|\blevel(\d)\b")

BULLETS = "·•o§▪-"
MARKER = re.compile(r"([·•o§▪-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxlcIVXLC]{2,6})[.)])\s+")
INNER = re.compile(r" {4,}(?:-|\w{1,3}[.)]) ")
OUTER = re.compile(r" *(?:-|\w{1,3}[.)]) ")

# What is nested deeper is damage, or meant to do some: its words stand at this level.
DEEPEST = 50


@dataclass(slots=True)
class Flow:
    """Writes the blocks of a tree. `lost` counts by name what has no words and no picture (films, frames)."""

    pictures: Pictures
    cascade: Cascade = field(default_factory=Cascade)
    lost: dict[str, int] = field(default_factory=dict)
    _depth: int = 0

    def blocks(self, node: LexborNode) -> list[str]:
        """Return the blocks below `node`, each a piece of Markdown that an empty line follows."""
        return self._written(children(node))

    def _written(self, nodes: Sequence[LexborNode]) -> list[str]:
        """Return the blocks that nodes beside each other are, or hold."""
        if self._depth > DEEPEST:
            return [prose.line(prose.escaped(" ".join(" ".join(map(words, nodes)).split())))]
        self._depth += 1
        made: list[str] = []
        loose: list[LexborNode] = []
        entries: list[str] = []
        for child in nodes:
            if entries and not (child.tag == "-text" and not words(child).strip()) and _marked_level(child) is None:
                made += _lists(entries)
                entries = []
            if child.tag in PASSED_OVER and child.tag not in FORM:
                self._count(child)
            elif _marked_level(child) is not None:
                made += self._paragraph(loose)
                loose = []
                entries += self._marked(child)
            elif child.tag in BLOCKS or holds_blocks(child):
                made += self._paragraph(loose)
                loose = []
                made += self._block(child)
            else:
                loose.append(child)
        made += [*_lists(entries), *self._paragraph(loose)]
        self._depth -= 1
        return _joined(block for block in made if block.strip())

    def _count(self, node: LexborNode) -> None:
        if node.tag in ("iframe", "video", "audio", "object", "embed", "canvas", "svg"):
            self.lost[node.tag or ""] = self.lost.get(node.tag or "", 0) + 1

    def _paragraph(self, nodes: list[LexborNode]) -> list[str]:
        """Return loose words and inline elements as paragraphs."""
        text = Inlines(self.pictures, self.cascade).written(nodes) if nodes else ""
        return [part for part in re.split(r"\n{2,}", text) if part.strip()]

    def _block(self, node: LexborNode) -> list[str]:
        tag = node.tag or ""
        forms = {
            "ul": self._list,
            "ol": self._list,
            "menu": self._list,
            "dl": self._definitions,
            "table": self._table,
            "pre": _program,
            "blockquote": self._quotation,
            "details": self._details,
            "hr": _rule,
        }
        form = self._heading if HEADING.match(tag) else forms.get(tag, self.blocks)
        return form(node)

    def _heading(self, node: LexborNode) -> list[str]:
        level = int((node.tag or "h6")[1])
        text, more = self._titled(children(node))
        return [f"{'#' * level} {text}", *more] if text else more

    def _titled(self, nodes: list[LexborNode]) -> tuple[str, list[str]]:
        """Return the words of a title on one line, and as blocks what stands within it and is none of it."""
        behind: list[str] = []
        for _ in range(DEEPEST):
            at = next((at for at, one in enumerate(nodes) if ends_title(one)), len(nodes))
            title = " ".join(" ".join(self._written(nodes[:at])).split())
            if title or at == len(nodes) or not (nodes[at].tag in WITHIN or HEADING.match(nodes[at].tag or "")):
                return title, self._written(nodes[at:]) + behind
            # The title is wrapped, in a heading or a part of a page.
            behind = self._written(nodes[at + 1 :]) + behind
            nodes = children(nodes[at])
        return "", self._written(nodes) + behind

    def _quotation(self, node: LexborNode) -> list[str]:
        return ["\n".join(f"> {line}".rstrip() for line in "\n\n".join(self.blocks(node)).split("\n"))]

    def _marked(self, node: LexborNode) -> list[str]:
        """Return a paragraph that Word set as an entry of a list: its number or dash stands in its text."""
        text = "\n".join(self.blocks(node))
        marker = MARKER.match(text)
        if not marker:
            return _indented(text, _level(node) or 0) if text else []
        mark = "-" if marker[1] in BULLETS else marker[1]
        return _indented(prose.listed(mark, text[marker.end() :]), _level(node) or 0)

    def _list(self, node: LexborNode) -> list[str]:
        """Return a list as one block; a sub-list that stands between entries belongs to the one before it."""
        level = _level(node) or 0
        notes = node.tag == "ol" and _is_notes(node)
        number = _number(attribute(node, "start"), 1)
        entries: list[str] = []
        for child in children(node):
            if child.tag in PASSED_OVER or (child.tag == "-text" and not words(child).strip()):
                continue
            if child.tag in ("ul", "ol", "menu"):
                entries += [_indented(block, 1)[0] for block in self._list(child)]
                continue
            number = _number(attribute(child, "value"), number)
            marker = f"{number}." if node.tag == "ol" else "-"
            text = self._entry(child)
            entries.append(f"[{number}] {text}" if notes else prose.listed(marker, text))
            number += 1
        if notes:
            return entries
        return _indented("\n".join(entries), level) if entries else []

    def _entry(self, node: LexborNode) -> str:
        """Return what stands in a list entry: its words, with its sub-lists close below them."""
        blocks = self.blocks(node) if node.tag != "-text" else self._paragraph([node])
        made = ""
        for block in blocks:
            is_list = re.match(r"(?:-|\d+\.) ", block) is not None
            made += ("" if not made else "\n" if is_list else "\n\n") + block
        return made

    def _definitions(self, node: LexborNode) -> list[str]:
        """Return a list of definitions as entries that begin with their term in bold."""
        entries: list[tuple[str, str]] = []
        names: list[str] = []
        within: list[str] = []
        asked = 0
        for child in _parts(node):
            if child.tag == "dt":
                title, more = self._titled(children(child))
                names.append(title.replace("**", "").strip(" :"))
                within += more
            elif text := "\n\n".join([*within, *self.blocks(child)]):
                within = []
                name = _together([one for one in names if one])
                asked += name.endswith(("?", "？", "؟"))
                entries.append((name, text))
                names = []
        if asked and asked == len(entries) and not names:
            # A page of questions that people often ask.
            return [block for name, text in entries for block in _folded(name, [text])]
        lines = [prose.listed("-", f"**{name}:** {text}" if name else text) for name, text in entries]
        lines += [prose.listed("-", f"**{name}**") for name in names if name]
        return ["\n".join(lines), *within] if lines else within

    def _table(self, node: LexborNode) -> list[str]:
        """Return a table; one that only places things on the page gives what it holds, one after the other."""
        rows = cells(node)
        caption = [block for child in children(node) if child.tag == "caption" for block in self.blocks(child)]
        if is_layout(rows):
            return caption + [block for row in rows for cell in row if cell for block in self.blocks(cell)]
        made = [[" ".join(self._cell(cell)) if cell else "" for cell in row] for row in rows]
        made = [row for row in made if any(cell.strip() for cell in row)]
        return [*caption, prose.table(made)] if made else caption

    def _cell(self, node: LexborNode) -> Iterator[str]:
        for block in self.blocks(node):
            yield as_list(block)

    def _details(self, node: LexborNode) -> list[str]:
        """Return what can be folded as what it is: readers know a question with its answer by it."""
        summary = next((child for child in children(node) if child.tag == "summary"), None)
        title, more = self._titled(children(summary)) if summary else ("", [])
        own = summary.mem_id if summary else 0
        body = more + self._written([child for child in children(node) if child.mem_id != own])
        return _folded(title, body) if title else body


def _parts(node: LexborNode) -> Iterator[LexborNode]:
    """Yield terms and definitions, also those that stand in groups."""
    for child in children(node):
        if child.tag in ("dt", "dd"):
            yield child
        elif child.tag == "div":
            yield from (one for one in children(child) if one.tag in ("dt", "dd"))


def _together(names: list[str]) -> str:
    """Return the names of one definition as one headword: “Random access memory (RAM)”, “Colour, color”."""
    if len(names) == 2 and names[0].isupper() != names[1].isupper() and "(" not in names[0] + names[1]:
        return f"{names[0]} ({names[1]})"
    return ", ".join(names)


def _folded(title: str, body: Sequence[str]) -> list[str]:
    return [f"<details>\n<summary>{title}</summary>", *body, "</details>"]


def _program(node: LexborNode) -> list[str]:
    return [prose.fenced(words(node), _language(node))] if words(node).strip() else []


def _rule(_: LexborNode) -> list[str]:
    return ["---"]


def _is_notes(node: LexborNode) -> bool:
    """Tell whether a list holds notes: each entry leads back to the text that it belongs to."""
    entries = [child for child in children(node) if child.tag == "li"]
    back = (child.css("a[href^='#']")[-1:] for child in entries)
    return bool(entries) and all(one and AROUND.fullmatch(words(one[0]).strip()) for one in back)


def _language(node: LexborNode) -> str:
    names = [attribute(node, "class"), *(attribute(one, "class") for one in children(node))]
    found = next((match for match in map(LANGUAGE.search, names) if match), None)
    return found[1] if found else attribute(node, "data-lang")


def _level(node: LexborNode) -> int | None:
    style = attribute(node, "style")
    told = LEVEL.search(attribute(node, "class") or "") or (LEVEL.search(style) if "mso-list" in style else None)
    if told is None:
        return None
    return int(told[1]) if told[1] else int(told[2]) - 1


def _marked_level(node: LexborNode) -> int | None:
    """Return the level of a paragraph that Word set as an entry of a list, None for any other node."""
    return _level(node) if node.tag == "p" else None


def _lists(entries: list[str]) -> list[str]:
    """Return entries that stand below each other as lists: where the numbers begin anew, another list does."""
    made: list[str] = []
    for entry in entries:
        is_new = re.match(r"\(?1[.)] ", entry) is not None
        if made and not is_new:
            made[-1] += "\n" + entry
        else:
            made.append(entry)
    return made


def _joined(blocks: Iterable[str]) -> list[str]:
    """Let what is nested in a list, although it was written behind it, stand close below its last entry."""
    made: list[str] = []
    for block in blocks:
        if made and INNER.match(block) and OUTER.match(made[-1]):
            made[-1] += "\n" + block
        else:
            made.append(block)
    return made


def _indented(block: str, level: int) -> list[str]:
    space = " " * 4 * level
    return ["\n".join(space + one if one else "" for one in block.split("\n"))]


def _number(text: str, other: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,5}", text) else other
