"""Mind-map pages: the tree as a nested list whose branches fold."""

from __future__ import annotations

from studysite.library import Library
from studysite.measure import counted
from studysite.model import Document, Outline
from studysite.writers.blocks import tree_html
from studysite.writers.context import Context
from studysite.writers.page import page, title_of
from studysite.writers.places import told_lines


def mind_map_page(library: Library, document: Document, address: str) -> str:
    """Return the Markdown of a document's mind map."""
    context = Context(library, document, address)
    trees = [block for section in document.sections for block in section.blocks if isinstance(block, Outline)]
    nodes = tuple(node for tree in trees for node in tree.nodes)
    levels = (
        '<p class="levels" hidden><button class="plain" type="button" data-open>Unfold all</button> '
        '<button class="plain" type="button" data-close>Fold all</button></p>'
    )
    tree = f'<ul class="tree">\n{tree_html(nodes, context)}\n</ul>'
    return page(
        title=title_of(document),
        kind="mind-map",
        way="mind-map",
        label=f"Mind map, {counted(library.measures[document.slug].nodes, 'branch', 'branches')}",
        description=f"{title_of(document)}: the whole subject as branches that fold.",
        made_from=f"sources/{document.file}, {told_lines(document.span.first, document.span.last)}",
        body=f"<p>{context.mark(document.span, where=True)}</p>\n\n{context.corrected(document.span)}\n\n"
        f"<div><study-tree>\n{levels}\n{tree}\n</study-tree></div>",
    )
