"""Trees of branches as nested lists that fold: outlines, and maps whose branches lead to where they are treated."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from studysite.interface.say import Say, noted
from studysite.mapped import Map, Ref
from studysite.model import Node
from studysite.writers.html import escape, inline, legible, lines, links_below
from studysite.writers.places import relative, short

# Characters of a prompt or a title, in a link to it.
TITLE = 80

# What a link of a map of headings does, since the branch has the name of what it leads to.
VERBS = {"term": noted("verb|Look up"), "section": noted("Read"), "question": noted("verb|Answer")}


def outline_html(nodes: Sequence[Node]) -> str:
    """Return a tree; branches with something below them fold."""
    return f'<ul class="tree">\n{_branches(nodes, _nowhere)}\n</ul>'


def map_html(held: Map, here: str, say: Say) -> str:
    """Return the tree of a map on its page at the address `here`, with links to what treats each branch."""

    def links(node: Node) -> str:
        treated = held.treated.get(node.id)
        return " ".join(_link(kind, ref, here, own=held.own, say=say) for kind, ref in treated.links) if treated else ""

    return f'<ul class="tree">\n{_branches(held.nodes, links)}\n</ul>'


def _nowhere(_: Node) -> str:
    return ""


Links = Callable[[Node], str]


def _branches(nodes: Sequence[Node], links: Links) -> str:
    return "\n".join(_branch(node, links) for node in nodes)


def _branch(node: Node, links: Links) -> str:
    number = f'<b class="num">{node.number}.</b> ' if node.number is not None else ""
    name = f' id="{node.id}"' if node.id else ""
    to = links(node)
    if not node.children:
        kind = ' class="step"' if number else ""
        told = f' <span class="to">{to}</span>' if to else ""
        return f"<li{name}{kind}>{number}{inline(legible(node.words))}{told}</li>"
    return lines(
        f"<li{name}><details open><summary>{number}{inline(legible(node.words), links=False)}</summary>",
        links_below(node.words),
        to and f'<p class="to">{to}</p>',
        f"<ul>\n{_branches(node.children, links)}\n</ul></details></li>",
    )


def _link(kind: str, ref: Ref, here: str, *, own: bool, say: Say) -> str:
    """Return a link to what treats a branch. On a map of headings that is called as the branch is: a verb will do."""
    told = escape(short(ref.title, TITLE))
    told = told if own else f'{say(_verb(kind, ref))}<span class="away"> {told}</span>'
    return f'<a href="{relative(here, ref.address, ref.fragment)}" data-to="{kind}">{told}</a>'


def _verb(kind: str, ref: Ref) -> str:
    return noted("Practise") if ref.address.startswith("practice/") else VERBS[kind]
