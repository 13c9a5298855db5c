"""What a finished page refers to, read with a real HTML parser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

REFERRING = "[id],[name],[href],[src],[srcset],[poster],[action],[style],[http-equiv],object[data],style,use,image"

# What `<link>` may name without the browser fetching it.
UNFETCHED_RELATIONS = frozenset(
    (
        "alternate",
        "author",
        "bookmark",
        "canonical",
        "help",
        "license",
        "me",
        "next",
        "prev",
        "privacy-policy",
        "search",
    )
)

STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STYLE_REFERENCE = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^'"()\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)
REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class References:
    """What a page holds and names, as it is written there.

    `links` are followed by a reader, `parts` are fetched by the browser on its own.
    """

    ids: frozenset[str]
    links: frozenset[str]
    parts: frozenset[str]


def references(html: bytes) -> References:
    """Return what the page `html` holds and names."""
    ids: set[str] = set()
    links: set[str] = set()
    parts: set[str] = set()
    for node in LexborHTMLParser(html).css(REFERRING):
        attributes = {name: value or "" for name, value in node.attributes.items()}
        ids.update(attributes[name] for name in _anchor_attributes(node) if attributes.get(name))
        links.update(_links(node.tag or "", attributes))
        parts.update(_parts(node, attributes))
    return References(frozenset(ids), frozenset(links), frozenset(parts))


def style_references(css: str) -> frozenset[str]:
    """Return what a stylesheet fetches."""
    found = STYLE_REFERENCE.findall(STYLE_COMMENT.sub("", css))
    return frozenset(reference for groups in found if (reference := "".join(groups)))


def _anchor_attributes(node: LexborNode) -> tuple[str, ...]:
    """Return the attributes of `node` that a fragment can name."""
    return ("id", "name") if node.tag == "a" else ("id",)


def _links(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    """Yield what a reader can follow from an element."""
    if tag in ("a", "area") and "href" in attributes:
        yield attributes["href"]
    if tag == "form" and "action" in attributes:
        yield attributes["action"]
    if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield from REFRESH.findall(attributes.get("content", ""))


def _parts(node: LexborNode, attributes: dict[str, str]) -> Iterator[str]:
    """Yield what the browser fetches for an element."""
    tag = node.tag or ""
    for name in ("src", "poster"):
        if attributes.get(name):
            yield attributes[name]
    for candidate in attributes.get("srcset", "").split(","):
        yield from candidate.split()[:1]
    if tag == "object" and attributes.get("data"):
        yield attributes["data"]
    if tag == "link" and not UNFETCHED_RELATIONS.issuperset(attributes.get("rel", "").lower().split()):
        yield attributes.get("href", "")
    if tag in ("use", "image"):
        yield from (attributes[name] for name in ("href", "xlink:href") if attributes.get(name))
    yield from style_references(attributes.get("style", ""))
    if tag == "style":
        yield from style_references(node.text())
