"""What `flow` and its parts share: the nodes of a parsed page, and which of them are blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# fmt: off
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "search", "section", "summary", "table", "ul",
))
# fmt: on

# What has no words for a learner: programs, controls, ways around a site, films.
# fmt: off
PASSED_OVER = frozenset((
    "-comment", "-doctype", "area", "audio", "base", "button", "canvas", "datalist", "dialog", "embed", "head",
    "iframe", "link", "map", "meta", "meter", "nav", "noscript", "object", "option", "output", "param", "progress",
    "script", "select", "source", "style", "svg", "template", "textarea", "title", "track", "video",
))
# fmt: on


def children(node: LexborNode) -> list[LexborNode]:
    """Return the children of a node, words among them."""
    return list(node.iter(include_text=True))


def attribute(node: LexborNode, name: str) -> str:
    """Return an attribute, empty where there is none."""
    if (node.tag or "-").startswith("-"):
        return ""
    return node.attributes.get(name) or ""


def words(node: LexborNode) -> str:
    """Return the words of a node and of all below it that has words for a learner."""
    found: list[str] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one.tag == "-text":
            found.append(one.text_content or "")
        elif one.tag == "br":
            found.append("\n")
        elif one.tag not in PASSED_OVER:
            waiting.extend(reversed(children(one)))
    return "".join(found)


def holds_blocks(node: LexborNode) -> bool:
    """Tell whether an inline element has a block somewhere below it, as exports of word processors do."""
    waiting = children(node)
    while waiting:
        one = waiting.pop()
        if one.tag in BLOCKS:
            return True
        waiting.extend(children(one))
    return False
