"""Reading pages: articles in Markdown, with tables, boxes, entries and trees as HTML blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from studysite.items import Place
from studysite.library import Library
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
from studysite.writers.blocks import block_html, entries_html, table_html, told_html
from studysite.writers.context import Context
from studysite.writers.figures import figure_html
from studysite.writers.glosses import excerpt, glosses_html
from studysite.writers.html import escape, inline, legible, lines, links_below, shows, unlinked
from studysite.writers.markdown import fits_markdown, list_markdown, markdown_line, simple_list
from studysite.writers.page import (
    DESCRIPTION,
    origin_of,
    page,
    picture_of,
    reading_label,
    title_of,
)
from studysite.writers.places import mark_text, markdown_relative, on_map, relative
from studysite.writers.share import SECTION, report

# Sections that stand apart from the running text, and the class of their box.
BOXES = {"concept": "concept", "example": "worked", "objectives": "objectives"}


def reading_page(library: Library, document: Document, address: str) -> str:
    """Return the Markdown of a document's reading page."""
    context = Context(library, document, address)
    return page(
        title=title_of(document),
        kind="read",
        way="read",
        label=reading_label(document, library),
        description=described(document),
        made_from=origin_of(document),
        picture=picture_of(document),
        language=library.foreign(document.slug),
        topic=library.topic_of(document.slug),
        map_at=library.page(document.slug, "mind-map"),
        body=text_body(context),
    )


def described(document: Document) -> str:
    """Return the first words of the document; never an answer."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.role != "instruction":
                return excerpt(plain(block.words), DESCRIPTION)
    return title_of(document)


def text_body(context: Context, element: str = "") -> str:
    """Return the Markdown of all text of a document; `element` stands behind what is above its first heading."""
    return "\n\n".join(_body(context, element))


def _body(context: Context, element: str) -> Iterator[str]:
    document = context.document
    yield from filter(None, [links_below(document.title)])
    if document.subtitles:
        yield f'<p class="subtitles">{" · ".join(inline(one.words) for one in document.subtitles)}</p>'
    numbers = _Numbers()
    box = ""
    waiting = [element] if element else []
    for section in document.sections:
        if section.title and waiting:
            yield waiting.pop()
        # A box covers the deeper sections of its heading too: a worked example has its scenario below it.
        box = BOXES.get(section.role, box if section.level > 2 else "")
        yield from _section(section, context, numbers, box)
    yield from waiting
    yield from _next(context)
    yield from filter(None, [glosses_html(context)])


@dataclass(slots=True)
class _Numbers:
    """Counts tables and figures through a page."""

    tables: int = 0
    figures: int = 0


Write = Callable[[Block, Section, Context, _Numbers], str]


def _section(section: Section, context: Context, numbers: _Numbers, box: str) -> Iterator[str]:
    title = shows(section.title)
    if title:
        yield _heading(section)
        yield _where(section, context)
        yield from filter(None, [links_below(section.title)])
    else:
        yield f"<p>{context.mark(section.span, where=True)}</p>"
    note = context.corrected(section.span)
    if note:
        yield note
    if box and section.blocks:
        named = f' aria-labelledby="{section.id}"' if title else ""
        yield lines(f'<section class="{box}"{named}>', *_flow(section, context, numbers, _html), "</section>")
    else:
        yield from _flow(section, context, numbers, _markdown)
    yield from _on_map(section, context)


def _on_map(section: Section, context: Context) -> Iterator[str]:
    """Yield links to the branches of maps that lead to a section, or to one of its tables."""
    tables = (block.key for block in section.blocks if isinstance(block, Table) and block.key)
    parts = ((context.here, part) for part in (section.id, *tables))
    yield from filter(None, [on_map(context.library, context.here, *parts)])


def _heading(section: Section) -> str:
    title = unlinked(legible(section.title))
    if fits_markdown(title):
        return f"{'#' * section.level} {markdown_line(title)} {{#{section.id}}}"
    return f'<h{section.level} id="{section.id}">{inline(title)}</h{section.level}>'


def _where(section: Section, context: Context) -> str:
    """Return the source mark below a heading, as a Markdown link that MkDocs checks too."""
    library, document = context.library, context.document
    text = mark_text(library, Place.of(document, section.span))
    if document.file in library.withheld:
        share = context.permalink(section.id, SECTION)
        return f'<p><span class="src where">{escape(text)}</span> {share}</p>'
    original = f"sources/{library.originals[document.file]}/"
    link = markdown_relative(context.here, original, f"L{section.span.first}")
    share = f"[{library.say('Link')}](#{section.id}){{ .share }}"
    return f"[{markdown_line((Text(text),), start=False)}]({link}){{ .src .where }} {share}"


def _flow(section: Section, context: Context, numbers: _Numbers, write: Write) -> Iterator[str]:
    """Yield the blocks of a section; runs of questions, of terms and of lists belong together."""
    previous: Block | None = None
    for run in _runs(section.blocks):
        first = run[0]
        if isinstance(first, Question):
            yield _asked((block for block in run if isinstance(block, Question)), context)
        elif isinstance(first, Term | Pair):
            yield entries_html((block for block in run if isinstance(block, Term | Pair)), context)
        else:
            if isinstance(first, ListBlock) and isinstance(previous, ListBlock):
                # Two lists in a row would become one.
                yield "<!-- another list -->"
            yield write(first, section, context, numbers)
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
    return any(isinstance(one, kind) and isinstance(other, kind) for kind in (Question, Term | Pair))


def _markdown(block: Block, section: Section, context: Context, numbers: _Numbers) -> str:
    """Return a block as Markdown where Markdown says it all, else as HTML."""
    if isinstance(block, Paragraph) and block.role != "quote" and fits_markdown(block.words):
        return markdown_line(context.note(block.words))
    if isinstance(block, ListBlock) and simple_list(block):
        _note(block, context)
        return list_markdown(block)
    return _html(block, section, context, numbers)


def _note(block: ListBlock, context: Context) -> None:
    for item in block.items:
        context.note(item.words)
        for inner in item.blocks:
            if isinstance(inner, ListBlock):
                _note(inner, context)


def _html(block: Block, section: Section, context: Context, numbers: _Numbers) -> str:
    if isinstance(block, Table):
        numbers.tables += 1
        return table_html(block, context, section.title, numbers.tables)
    if isinstance(block, Figure):
        numbers.figures += 1
        return figure_html(block, context, numbers.figures, told=told_html(block, context))
    return block_html(block, context)


def _asked(questions: Iterable[Question], context: Context) -> str:
    """Return links to the questions of a section, which live on practice pages."""
    return lines('<ul class="asked">', *(_question(question, context) for question in questions), "</ul>")


def _question(question: Question, context: Context) -> str:
    card = context.library.card_at[context.document.slug, question.span.start]
    link = relative(context.here, f"q/{card.id}/")
    return f'<li><a href="{link}">{inline(question.prompt, links=False)}</a>{links_below(question.prompt)}</li>'


def _next(context: Context) -> Iterator[str]:
    slug = context.document.slug
    mistake = report(context.library, Place.of(context.document, context.document.span))
    if mistake:
        yield f'<p class="label">{mistake}</p>'
    own = context.library.page(slug, "practice")
    if own:
        cards = context.library.cards_of(slug)
        essays = sum(card.kind == "essay" for card in cards)
        held = context.say.listed(context.say.counts((len(cards) - essays, "question"), (essays, "essay")))
        told = context.say("Practise this page: {held}", held=held)
        yield f'<p class="next"><a href="{relative(context.here, own)}">{told}</a></p>'
