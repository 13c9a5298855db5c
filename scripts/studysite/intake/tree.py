"""What `flow` and its parts share: the nodes of a parsed page, and which of them are blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

# fmt: off
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "search", "section", "summary", "table", "ul",
))
# fmt: on

# Blocks that may stand within a title; any other one ends it, as where a heading was never closed.
WITHIN = frozenset(
    (
        "address",
        "body",
        "caption",
        "center",
        "div",
        "figcaption",
        "hgroup",
        "legend",
        "p",
        "summary",
    )
)
# Characters from which on a paragraph is none of a title.
LONG = 120

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
    return any(one.tag in BLOCKS for one in _below(node))


def ends_title(node: LexborNode) -> bool:
    """Tell whether a node within a heading, or what stands for one, is no part of its words, or holds such."""
    return _is_apart(node) or any(map(_is_apart, _below(node)))


def _is_apart(node: LexborNode) -> bool:
    return node.tag in BLOCKS - WITHIN or (node.tag == "p" and len(words(node)) > LONG)


def _below(node: LexborNode) -> Iterator[LexborNode]:
    """Yield what stands below a node, in no order."""
    waiting = children(node)
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(children(one))
