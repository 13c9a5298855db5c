"""The same words for every generator: the pages of a site of ours as plain Markdown.

What stands in `#content` becomes headings, paragraphs, lists, tables, code and links. Left out is what our theme
adds to a text: buttons, lists of sections, definitions behind words, labels for screen readers.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from unicodedata import normalize
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

OURS = ".glosses, .bar, .away, .share, button, nav, script, study-contents, svg, [hidden]"
# What the others add: marks beside headings, and buttons.
THEIRS = "span.lang, a.headerlink, a.header-anchor, a.sl-anchor-link, .sr-only, button, script, style, svg, [hidden]"

BLOCK_NAMES = """
    article aside blockquote dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 li ol p pre section
    study-deck study-lost study-tree summary table ul
"""
BLOCKS = frozenset(BLOCK_NAMES.split())
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
ESCAPED = str.maketrans({c: f"\\{c}" for c in "\\`*_[]{}"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;"})
# What would begin a heading, a list or a rule at the start of a paragraph.
OPENING = re.compile(r"^([#+\-=~:]|\d+(?=[.)]))")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address ("" or "glossary/"), title, text in Markdown, and how often each word stands in it."""

    address: str
    title: str
    text: str
    words: Counter[str]


def pages(site: Path) -> list[Page]:
    """Return all pages of a site of ours but the one for what is missing."""
    found = sorted(site.rglob("index.html"))
    return [page(one.parent.relative_to(site).as_posix().removeprefix(".") + "/", one) for one in found]


def page(address: str, file: Path) -> Page:
    """Return one page."""
    content = _content(LexborHTMLParser(file.read_text(encoding="utf-8")), "#content", OURS)
    words = counted(content)
    heading = content.css_first("h1")
    if heading is None:
        raise ValueError(f"{file}: no h1")
    title = " ".join(heading.text().split())
    heading.decompose()
    address = address.lstrip("/")
    return Page(address, title, "\n\n".join(_blocks(content, address)) + "\n", words)


def words(file: Path, selector: str) -> Counter[str]:
    """Return how often each word stands in the parts of a page of a peer that `selector` names."""
    tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
    total: Counter[str] = Counter()
    for part in tree.css(selector):
        for node in part.css(THEIRS):
            node.decompose()
        total += counted(part)
    return total


def counted(part: LexborNode) -> Counter[str]:
    """Return how often each word stands in a part of a page; marks and quotation marks are none.

    Compatible characters are one: Zensical writes 2/3 as ⅔.
    """
    return Counter(re.findall(r"[^\W_]+", normalize("NFKC", part.text(separator=" ")).casefold()))


def front_matter(page: Page) -> str:
    """Return the settings that every generator reads."""
    return f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n\n"


def _content(tree: LexborHTMLParser, selector: str, dropped: str) -> LexborNode:
    found = tree.css_first(selector)
    if found is None:
        raise ValueError(f"{selector}: nothing found")
    for node in found.css(dropped):
        node.decompose()
    return found


def _blocks(parent: LexborNode, address: str) -> list[str]:
    """Return the blocks in a node; a run of text and inline elements between them is a paragraph."""
    made: list[str] = []
    run: list[str] = []

    def flush() -> None:
        text = " ".join("".join(run).split())
        run.clear()
        if text:
            made.append(OPENING.sub(r"\\\1" if not text[0].isdigit() else r"\1\\", text))

    for node in parent.iter(include_text=True):
        if node.tag in BLOCKS:
            flush()
            made += _block(node, address)
        else:
            run.append(_inline(node, address))
    flush()
    return made


def _block(node: LexborNode, address: str) -> list[str]:
    """Return what one block is in Markdown."""
    tag = str(node.tag)
    if re.fullmatch(r"h[1-6]", tag):
        return [f"{'#' * int(tag[1])} {_line(node, address)}"] if _line(node, address) else []
    if tag in ("summary", "dt"):
        return [f"**{_plain(node)}**"]
    if tag in ("pre", "table", "ul", "ol"):
        return [{"pre": _code, "table": _table}.get(tag, _list)(node, address)]
    if tag == "blockquote":
        return ["\n".join(f"> {line}".rstrip() for line in "\n\n".join(_blocks(node, address)).split("\n"))]
    return _blocks(node, address)


def _code(node: LexborNode, _: str) -> str:
    # Not fenced: as they come, some know no fence within a list.
    return "\n".join(f"    {line}".rstrip() for line in node.text().strip("\n").split("\n"))


def _list(node: LexborNode, address: str) -> str:
    parts = [one for one in node.iter() if one.tag == "li"]
    items = [_item(one, at, str(node.tag), address) for at, one in enumerate(parts, 1)]
    return ("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)


def _item(node: LexborNode, at: int, tag: str, address: str) -> str:
    """Return an item of a list: four columns for the mark, so that every dialect finds what stands within."""
    mark = f"{at}." if tag == "ol" else "-"
    parts = _blocks(node, address)
    nested = [one.tag for one in node.css("ul, ol")]
    text = ("\n" if nested and len(parts) == 2 else "\n\n").join(parts)
    return f"{mark:<3} ".ljust(4) + text.replace("\n", "\n    ").replace("\n    \n", "\n\n")


def _table(node: LexborNode, address: str) -> str:
    rows = [[_line(cell, address) for cell in row.css("th, td")] for row in node.css("tr")]
    width = max(map(len, rows))
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _line(node: LexborNode, address: str) -> str:
    return " ".join("".join(_inline(one, address) for one in node.iter(include_text=True)).split())


def _plain(node: LexborNode) -> str:
    return " ".join(node.text().split()).translate(ESCAPED)


def _inline(node: LexborNode, address: str) -> str:
    """Return a piece of a line."""
    if node.tag == "-text":
        return node.text(deep=False).translate(ESCAPED)
    if node.tag in ("_comment", "-comment"):
        return ""
    if node.tag == "code":
        return f"`{node.text()}`"
    inner = "".join(_inline(one, address) for one in node.iter(include_text=True))
    href = (node.attributes.get("href") or "") if node.tag == "a" else ""
    if href and inner.strip():
        return _link(" ".join(inner.split()), href, address)
    mark = MARKS.get(str(node.tag), "")
    if mark and inner.strip():
        return f"{mark}{inner.strip()}{mark}"
    return f"{inner} " if node.tag == "span" or node.tag in BLOCKS else inner


def _link(inner: str, href: str, address: str) -> str:
    """Return a link; within the site it begins at the root and has no fragment, since headings are named otherwise."""
    parts = urlsplit(href)
    if parts.scheme:
        return f"[{inner}]({href})"
    if not parts.path:
        return f"{inner} "
    place = normpath(f"/{address}{parts.path}").lstrip("/")
    return f"[{inner}](/{place}{'/' if place else ''})"
