"""Reading pages: articles in Markdown, with tables, boxes, entries and trees as HTML blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studysite.library import Library, Place
from studysite.measure import counted
from studysite.model import (
    Block,
    Document,
    Figure,
    ListBlock,
    Pair,
    Paragraph,
    Question,
    Section,
    Table,
    Term,
    Text,
    plain,
)
from studysite.writers.blocks import block_html, entry_html, figure_html, table_html
from studysite.writers.context import Context
from studysite.writers.html import escape, inline
from studysite.writers.markdown import inline_markdown, list_markdown, simple_list
from studysite.writers.page import label, page, title_of
from studysite.writers.places import mark_text, markdown_relative, relative, told_lines

# Sections that stand apart from the running text, and the class of their box.
BOXES = {"concept": "concept", "example": "worked", "objectives": "objectives"}


def reading_page(library: Library, document: Document, address: str) -> str:
    """Return the Markdown of a document's reading page."""
    context = Context(library, document, address)
    body = "\n\n".join(_body(context))
    return page(
        title=title_of(document),
        kind="read",
        way="read",
        label=label(document, library),
        description=_description(document),
        made_from=f"sources/{document.file}, {told_lines(document.span.first, document.span.last)}",
        body=body,
    )


def _description(document: Document) -> str:
    """Return the first words of the document; never an answer."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.role != "instruction":
                text = " ".join(plain(block.words).split())
                return text if len(text) <= 160 else f"{text[:160].rsplit(' ', 1)[0]} …"
    return title_of(document)


def _body(context: Context) -> Iterator[str]:
    document = context.document
    if document.subtitles:
        yield f'<p class="subtitles">{" · ".join(inline(one.words) for one in document.subtitles)}</p>'
    numbers = _Numbers()
    box = ""
    for section in document.sections:
        # A box covers the deeper sections of its heading too: a worked example has its scenario below it.
        box = BOXES.get(section.role, box if section.level > 2 else "")
        yield from _section(section, context, numbers, box)
    yield from _next(context)


class _Numbers:
    """Counts tables and figures through a page."""

    def __init__(self) -> None:
        self.tables = 0
        self.figures = 0


def _section(section: Section, context: Context, numbers: _Numbers, box: str) -> Iterator[str]:
    if section.title:
        yield f"{'#' * section.level} {inline_markdown(section.title)} {{#{section.id}}}"
        yield _where(section, context)
    else:
        yield f"<p>{context.mark(section.span, where=True)}</p>"
    note = context.corrected(section.span)
    if note:
        yield note
    if box and section.blocks:
        inner = "\n".join(_html(block, section, context, numbers) for block in section.blocks)
        name = f' aria-labelledby="{section.id}"' if section.id else ""
        yield f'<section class="{box}"{name}>\n{inner}\n</section>'
        return
    yield from _flow(section, context, numbers)


def _where(section: Section, context: Context) -> str:
    """Return the source mark below a heading, as a Markdown link that MkDocs checks too."""
    library, document = context.library, context.document
    text = mark_text(library, Place.of(document, section.span))
    if document.file in library.withheld:
        return f'<p><span class="src where">{escape(text)}</span></p>'
    link = markdown_relative(
        context.here, f"sources/{library.originals[document.file]}/", f"L{section.span.first}"
    )
    return f"[{inline_markdown((Text(text),), start=False)}]({link}){{ .src .where }}"


def _flow(section: Section, context: Context, numbers: _Numbers) -> Iterator[str]:
    """Yield the blocks of a section; runs of questions, of terms and of lists belong together."""
    previous: Block | None = None
    for run in _runs(section.blocks):
        first = run[0]
        if isinstance(first, Question):
            yield _asked([block for block in run if isinstance(block, Question)], context)
        elif isinstance(first, Term | Pair):
            entries = "\n".join(entry_html(block, context) for block in run if isinstance(block, Term | Pair))
            yield f'<dl class="entries">\n{entries}\n</dl>'
        else:
            if isinstance(first, ListBlock) and isinstance(previous, ListBlock):
                # Two lists in a row would become one.
                yield "<!-- another list -->"
            yield _markdown(first, section, context, numbers)
        previous = first


def _runs(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    run: list[Block] = []
    for block in blocks:
        if run and not _together(run[-1], block):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _together(one: Block, other: Block) -> bool:
    return (isinstance(one, Question) and isinstance(other, Question)) or (
        isinstance(one, Term | Pair) and isinstance(other, Term | Pair)
    )


def _markdown(block: Block, section: Section, context: Context, numbers: _Numbers) -> str:
    """Return a block as Markdown where Markdown says it all, else as HTML."""
    if isinstance(block, Paragraph) and block.role != "quote" and block.words:
        return inline_markdown(block.words)
    if isinstance(block, ListBlock) and simple_list(block):
        return list_markdown(block)
    return _html(block, section, context, numbers)


def _html(block: Block, section: Section, context: Context, numbers: _Numbers) -> str:
    if isinstance(block, Table):
        numbers.tables += 1
        return table_html(block, context, section.title, numbers.tables)
    if isinstance(block, Figure):
        numbers.figures += 1
        return figure_html(block, context, numbers.figures)
    if isinstance(block, Question):
        return _asked([block], context)
    return block_html(block, context)


def _asked(questions: list[Question], context: Context) -> str:
    """Return links to the questions of a section, which live on practice pages."""
    items = []
    for question in questions:
        card = context.library.card_at[(context.document.slug, question.span.first)]
        link = relative(context.here, f"practice/{card.home}/", f"q-{card.id}")
        items.append(f'<li><a href="{link}">{inline(question.prompt, links=False)}</a></li>')
    return '<ul class="asked">\n' + "\n".join(items) + "\n</ul>"


def _next(context: Context) -> Iterator[str]:
    own = f"practice/{context.document.slug}/"
    if own in context.library.pages[context.document.slug]:
        count = sum(card.home == context.document.slug for card in context.library.cards)
        yield f'<p class="next"><a href="{relative(context.here, own)}">Practise this page: {counted(count, "question")}</a></p>'
