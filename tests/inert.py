"""What in a rendered page a browser would obey: markup that no text of a document may become."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from studysite.writers.study import TOOLS

# Elements that run, fetch, restyle or send something, or change how what follows is read.
ACTIVE = frozenset(
    (
        *("applet", "audio", "base", "body", "canvas", "embed", "form", "frame", "frameset", "head", "html", "iframe"),
        *("image", "img", "input", "link", "marquee", "math", "meta", "noscript", "object", "picture", "plaintext"),
        *("portal", "script", "select", "slot", "source", "style", "svg", "template", "textarea", "title", "video"),
        "xmp",
    )
)
ATTRIBUTES = re.compile(r"on|style$|src|action|form|ping|background|data$|poster|is$|xlink|xmlns", re.IGNORECASE)
# What a formula may be made of: nothing that leads, runs, fetches or restyles.
FORMULA = frozenset(
    (
        *("math", "mi", "mn", "mo", "mtext", "mrow", "mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder"),
        *("mover", "munderover", "mtable", "mtr", "mtd", "mspace", "mstyle", "mphantom"),
    )
)
FORMULA_ATTRIBUTES = frozenset(
    (
        *("mathvariant", "form", "fence", "stretchy", "symmetric", "movablelimits", "accent", "accentunder"),
        *("displaystyle", "scriptlevel", "linethickness", "width", "minsize", "maxsize", "lspace", "rspace", "class"),
        *("display", "alttext"),
    )
)
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
FOLLOWED = frozenset(("http", "https", "mailto"))
WITH_WORDS_FOR_NO_SCRIPT = frozenset(f"{tool.address}index.md" for tool in TOOLS)
# What browsers drop from an address before they read it.
DROPPED = re.compile(r"^[\0-\x20]+|[\t\r\n]")


def active_on(path: str, html: str) -> list[str]:
    """Return the same of the page whose Markdown is `path` below docs/, less what the writers put there themselves."""
    found = active_markup(html)
    if path in WITH_WORDS_FOR_NO_SCRIPT:
        found.remove("<noscript>")
    return found


def active_markup(html: str) -> list[str]:
    """Return the elements, attributes and addresses in HTML that a browser would obey. HTML is read as browsers do."""
    root = LexborHTMLParser(f"<!doctype html><html><head></head><body>{html}</body></html>").body
    assert root is not None
    formulas = {node.mem_id for one in root.css("math[alttext]") if _is_formula(one) for node in one.traverse()}
    nodes = (node for node in root.traverse() if node.mem_id not in formulas)
    return [fault for node in nodes for fault in _faults(node, own=node.mem_id == root.mem_id)]


def _is_formula(math: LexborNode) -> bool:
    """Tell whether all in an element is what formulas are made of, and only words."""
    return all(node.tag in FORMULA and node.attributes.keys() <= FORMULA_ATTRIBUTES for node in math.traverse())


def _faults(node: LexborNode, *, own: bool) -> Iterator[str]:
    tag = str(node.tag).lower()
    if tag in ACTIVE and not own:
        yield f"<{tag}>"
    for name, value in node.attributes.items():
        if ATTRIBUTES.match(name):
            yield f"{name} on <{tag}>"
        if name == "href":
            scheme = SCHEME.match(DROPPED.sub("", value or ""))
            if scheme and scheme[1].lower() not in FOLLOWED:
                yield f"{value} on <{tag}>"
