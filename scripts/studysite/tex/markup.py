"""A tree of MathML as text: nothing else makes a tag of a formula."""

from __future__ import annotations

from collections.abc import Callable

from studysite.tex.node import TOKENS, MathNode

# Wider than this, in letters, no formula fits a phone on one line.
WIDE = 30


def markup(node: MathNode, escape: Callable[[str], str]) -> str:
    """Return a node as text; `escape` makes text of the page's language of a formula's letters."""
    attributes = "".join(f' {name}="{value}"' for name, value in node.attributes)
    inner = escape(node.text) if node.tag in TOKENS else "".join(markup(child, escape) for child in node.children)
    return f"<{node.tag}{attributes}>{inner}</{node.tag}>"
