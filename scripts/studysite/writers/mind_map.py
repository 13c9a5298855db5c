"""Mind-map pages: the tree as a nested list whose branches fold."""

from __future__ import annotations

from studysite.library import Library
from studysite.measure import counted
from studysite.model import Document, Outline
from studysite.writers.blocks import outline_html
from studysite.writers.context import Context
from studysite.writers.html import lines
from studysite.writers.page import origin_of, page, picture_of, title_of


def mind_map_page(library: Library, document: Document, address: str) -> str:
    """Return the Markdown of a document's mind map."""
    context = Context(library, document, address)
    trees = [block for section in document.sections for block in section.blocks if isinstance(block, Outline)]
    nodes = tuple(node for tree in trees for node in tree.nodes)
    branches = counted(library.measures[document.slug].nodes, "branch", "branches")
    parts = (
        f"<p>{context.mark(document.span, where=True)}</p>",
        context.corrected(document.span),
        lines("<div><study-tree>", outline_html(nodes), "</study-tree></div>"),
    )
    return page(
        title=title_of(document),
        kind="mind-map",
        way="mind-map",
        label=f"Mind map, {branches}",
        description=f"{title_of(document)}: {branches} to unfold and fold.",
        made_from=origin_of(document),
        picture=picture_of(document),
        body="\n\n".join(filter(None, parts)),
    )
