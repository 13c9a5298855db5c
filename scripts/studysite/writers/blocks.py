"""Blocks into HTML, for what stands inside cards, entries, tables and trees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from studysite.model import (
    Block,
    CodeBlock,
    Figure,
    Inlines,
    Item,
    ListBlock,
    Node,
    Outline,
    Pair,
    Paragraph,
    Question,
    Row,
    Table,
    Term,
    plain,
)
from studysite.writers.context import Context
from studysite.writers.html import escape, inline
from studysite.writers.places import relative


def blocks_html(blocks: Iterable[Block], context: Context) -> str:
    """Return the blocks one after the other, a line each."""
    return "\n".join(block_html(block, context) for block in blocks)


def block_html(block: Block, context: Context) -> str:
    """Return one block."""
    if isinstance(block, Paragraph):
        words = inline(block.words)
        return f"<blockquote><p>{words}</p></blockquote>" if block.role == "quote" else f"<p>{words}</p>"
    if isinstance(block, ListBlock):
        return list_html(block, context)
    if isinstance(block, Table):
        return table_html(block, context, ())
    if isinstance(block, CodeBlock):
        return code_html(block)
    if isinstance(block, Figure):
        return figure_html(block, context)
    if isinstance(block, Outline):
        return f'<ul class="tree">\n{tree_html(block.nodes, context)}\n</ul>'
    if isinstance(block, Question):
        return f"<p>{inline(block.prompt)}</p>"
    return f'<dl class="entries">\n{entry_html(block, context)}\n</dl>'


def list_html(block: ListBlock, context: Context) -> str:
    """Return a list; an ordered one is a list of steps."""
    items = "\n".join(_item(item, context) for item in block.items)
    if not block.ordered:
        return f"<ul>\n{items}\n</ul>"
    start = f' start="{block.start}"' if block.start != 1 else ""
    return f'<ol class="steps"{start}>\n{items}\n</ol>'


def _item(item: Item, context: Context) -> str:
    below = f"\n{blocks_html(item.blocks, context)}\n" if item.blocks else ""
    return f"<li>{inline(item.words)}{below}</li>"


def code_html(block: CodeBlock) -> str:
    """Return code to the letter. A blank line in it is no blank line of the page: Markdown must not see one."""
    return f"<pre><code>{escape(block.text)}</code></pre>"


def table_html(table: Table, context: Context, caption: Inlines, number: int = 0) -> str:
    """Return a table in a region that scrolls, named by its caption; the first column names the rows."""
    name = table.key or "table"
    label = f"<b>Table {number}.</b> " if number else ""
    words = inline(caption) or f"From {context.library.names[context.document.slug]}"
    head = "".join(f'<th scope="col">{inline(cell)}</th>' for cell in table.header.cells)
    rows = "\n".join(_row(row) for row in table.rows)
    return (
        f'<figure class="table" id="{name}">\n<figcaption id="{name}-caption">{label}{words}</figcaption>\n'
        f'<div class="scroll" tabindex="0" role="region" aria-labelledby="{name}-caption">\n'
        f'<table aria-labelledby="{name}-caption">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>\n'
        f'<p class="under">{context.mark(table.span)}</p>\n</figure>'
    )


def _row(row: Row) -> str:
    first, *rest = row.cells
    cells = "".join(f"<td>{inline(cell)}</td>" for cell in rest)
    return f'<tr><th scope="row">{inline(first)}</th>{cells}</tr>'


def figure_html(figure: Figure, context: Context, number: int = 0) -> str:
    """Return the placeholder of a picture that the document describes or only announces."""
    label = f"<b>Figure {number}.</b> " if number else ""
    named = f' id="figure-{number}"' if number else ""
    caption = inline(figure.caption) or "A picture"
    if figure.source:
        missing = "The document describes this picture in TikZ, a drawing language. It is not drawn here yet; its source is below."
        source = f"<details><summary>Drawing source</summary><pre><code>{escape(figure.source)}</code></pre></details>\n"
    else:
        missing = "The document announces this picture but does not hold it."
        source = ""
    return (
        f'<figure class="missing"{named}>\n<figcaption>{label}{caption}</figcaption>\n<p>{missing}</p>\n{source}'
        f'<p class="under">{context.mark(figure.span)}</p>\n</figure>'
    )


def entry_html(block: Term | Pair, context: Context) -> str:
    """Return a term, or a definition with its example, as a dictionary entry in its place."""
    name = escape(block.name)
    if isinstance(block, Term):
        there = context.library.entry_ids.get(block.name, "")
        name = f'<a href="{escape(relative(context.here, "glossary/", there))}">{name}</a>' if there else name
        caps = "".join(f' <span class="caps">{escape(alias)}</span>' for alias in block.aliases)
        body = f'<dd class="def">{inline(block.definition)}</dd>'
    else:
        caps = ""
        body = f'<dd class="def">{inline(block.definition)}</dd><dd class="example"><b>Example</b> {inline(block.example)}</dd>'
    return f'<div class="entry"><dt>{name}{caps}</dt>{body}<dd class="src-line">{context.mark(block.span)}</dd></div>'


def tree_html(nodes: Sequence[Node], context: Context) -> str:
    """Return branches as list items; those with children fold."""
    return "\n".join(_node(node, context) for node in nodes)


def _node(node: Node, context: Context) -> str:
    number = f'<b class="num">{node.number}.</b> ' if node.number is not None else ""
    words = f"{number}{inline(node.words, links=not node.children)}"
    name = f' id="{node.id}"' if node.id else ""
    if not node.children:
        kind = ' class="step"' if node.number is not None else ""
        return f"<li{name}{kind}>{words}</li>"
    below = tree_html(node.children, context)
    return f"<li{name}><details open><summary>{words}</summary><ul>\n{below}\n</ul></details></li>"


def label_of(words: Inlines) -> str:
    """Return words for an attribute or a setting: plain, on one line."""
    return " ".join(plain(words).split())
