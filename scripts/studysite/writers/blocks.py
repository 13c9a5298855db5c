"""Blocks into HTML, for what stands inside cards, entries, tables and trees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from studysite.in_words import in_words
from studysite.interface.say import Say
from studysite.model import (
    Block,
    CodeBlock,
    Figure,
    Inlines,
    Item,
    ListBlock,
    Outline,
    Pair,
    Paragraph,
    Picture,
    Question,
    Row,
    Table,
    Term,
    Text,
)
from studysite.writers.context import Context
from studysite.writers.figures import figure_html
from studysite.writers.html import code_html, escape, inline, lines, picture_html, shows, unlinked
from studysite.writers.places import relative
from studysite.writers.rows import rows
from studysite.writers.share import TABLE
from studysite.writers.tree import outline_html


def blocks_html(blocks: Iterable[Block], context: Context) -> str:
    """Return the blocks one after the other, a line each."""
    return "\n".join(block_html(block, context) for block in blocks)


def block_html(block: Block, context: Context) -> str:
    """Return one block."""
    match block:
        case Paragraph():
            made = paragraph_html(block, context)
        case ListBlock():
            made = list_html(block, context)
        case Table():
            made = table_html(block, context)
        case CodeBlock():
            made = code_html(block.text)
        case Figure():
            made = figure_html(block, context, told=told_html(block, context))
        case Outline():
            made = outline_html(block.nodes)
        case Question():
            made = f"<p>{inline(block.prompt)}</p>"
        case Term() | Pair():
            made = entries_html([block], context)
    return made


def paragraph_html(block: Paragraph, context: Context) -> str:
    """Return a paragraph, or a quotation."""
    if pictures := _pictures(block.words):
        return "\n".join(map(_picture, pictures))
    words = f"<p>{context.inline(block.words)}</p>"
    return f"<blockquote>{words}</blockquote>" if block.role == "quote" else words


def _pictures(words: Inlines) -> list[Picture]:
    """Return the pictures of words that are nothing else."""
    found = [one for one in words if isinstance(one, Picture) and one.file]
    rest = [one for one in words if not isinstance(one, Picture) and not (isinstance(one, Text) and one.text.isspace())]
    return found if not rest and all(isinstance(one, Text) or one in found for one in words) else []


def _picture(one: Picture) -> str:
    """Return a picture on a line of its own, with its title as its caption."""
    caption = f"<figcaption>{escape(one.title)}</figcaption>" if one.title not in ("", one.alt) else ""
    return f'<figure class="picture">{picture_html(one, one.title)}{caption}</figure>'


def list_html(block: ListBlock, context: Context) -> str:
    """Return a list; an ordered one is a list of steps."""
    items = "\n".join(_item(item, context) for item in block.items)
    if not block.ordered:
        return f"<ul>\n{items}\n</ul>"
    start = f' start="{block.start}"' if block.start != 1 else ""
    return f'<ol class="steps"{start}>\n{items}\n</ol>'


def _item(item: Item, context: Context) -> str:
    below = f"\n{blocks_html(item.blocks, context)}\n" if item.blocks else ""
    return f"<li>{context.inline(item.words)}{below}</li>"


def table_html(table: Table, context: Context, caption: Inlines = (), number: int = 0) -> str:
    """Return a table in a region that scrolls, named by its caption; the first column names the rows."""
    # A table within an item of a list has no key: its line is its address. No slug holds an underscore.
    name = table.key or f"table_{context.document.slug}_{table.span.first}"
    label = f"<b>{context.own(context.say('Table {number}.', number=number))}</b> " if number else ""
    words = inline(unlinked(caption)) if shows(caption) else context.say("From {name}", name=_name(context))
    head = "".join(_cell(cell, "col") for cell in table.header.cells)
    return lines(
        f'<figure class="table" id="{name}">',
        f'<figcaption id="{name}_caption">{label}{words}</figcaption>',
        f'<div class="scroll" tabindex="0" role="region" aria-labelledby="{name}_caption">',
        f'<table aria-labelledby="{name}_caption">',
        f"<thead><tr>{head}</tr></thead>",
        "<tbody>",
        *(_row(row, context) for row in table.rows),
        "</tbody>",
        "</table></div>",
        f'<p class="under">{context.mark(table.span)}{context.permalink(name, TABLE)}</p>',
        "</figure>",
    )


def _name(context: Context) -> str:
    return escape(context.library.names[context.document.slug])


def _row(row: Row, context: Context) -> str:
    head = "".join(_cell(cell, "row") for cell in row.cells[:1])
    rest = "".join(f"<td>{context.inline(cell)}</td>" for cell in row.cells[1:])
    return f"<tr>{head}{rest}</tr>"


def _cell(words: Inlines, scope: str) -> str:
    """Return a cell that names its column or row; an empty one names nothing."""
    return f'<th scope="{scope}">{inline(words)}</th>' if shows(words) else "<td></td>"


def told_html(figure: Figure, context: Context) -> str:
    """Return what a diagram says as a list; empty where nobody understood it."""
    return list_html(in_words(figure.diagram, figure.span, context.say), context) if figure.diagram else ""


def entries_html(blocks: Iterable[Term | Pair], context: Context) -> str:
    """Return terms, or definitions with examples, as dictionary entries in their place."""
    return lines('<dl class="entries">', *(_entry(block, context) for block in blocks), "</dl>")


def _entry(block: Term | Pair, context: Context) -> str:
    head, example, notes = escape(block.name), "", ""
    if isinstance(block, Term):
        entry = context.library.entry_of(context.document.slug, block.span.start)
        head = f'<a href="{relative(context.here, f"glossary/{entry.id}/")}">{head}</a>' if entry else head
        head += "".join(f' <span class="caps">{escape(alias)}</span>' for alias in block.aliases)
        known = dict(entry.related) if entry else {}
        context.defined.update([entry.id] if entry else ())
        # A glossary read from end to end has them all anyway, and their own pages and the A to Z lead to them.
        related = () if context.document.kind == "glossary" and entry else block.related
        notes = notes_html(context.say, context.here, [(name, known.get(name, "")) for name in related], block.as_of)
    else:
        example = f'<dd class="example"><b>{context.say("Example")}</b> {context.inline(block.example)}</dd>'
    told = lines(
        f"<dt>{head}</dt>",
        f'<dd class="def">{_definition(block, context)}</dd>{example}',
        notes,
        f'<dd class="src-line">{context.mark(block.span)}</dd>',
    )
    room = f' data-rows="{rows([told])}"' if context.document.kind == "glossary" else ""
    return f'<div class="entry"{room}>{told}</div>'


def _definition(block: Term | Pair, context: Context) -> str:
    """Return a definition; in a glossary without links to terms, since their own entries stand on the same page."""
    if isinstance(block, Term) and context.document.kind == "glossary":
        return inline(block.definition)
    return context.inline(block.definition)


def notes_html(say: Say, here: str, related: Sequence[tuple[str, str]], as_of: str) -> str:
    """Return the related terms of an entry, (name, id of its entry) each, and the date of its facts."""
    links = related_html(here, related)
    return lines(
        f'<dd class="see"><i>{say("See also")}</i> {", ".join(links)}</dd>' if links else "",
        f'<dd class="as-of"><i>{say("As of")}</i> {escape(as_of)}</dd>' if as_of else "",
    )


def related_html(here: str, related: Sequence[tuple[str, str]]) -> list[str]:
    """Return the names of related terms, each in an element of its own: a link where it has an entry."""
    return [
        f'<a href="{relative(here, f"glossary/{term}/")}">{name}</a>' if term else f"<span>{name}</span>"
        for name, term in ((escape(name), term) for name, term in related)
    ]
