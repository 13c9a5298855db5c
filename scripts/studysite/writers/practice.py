"""Practice pages: questions as index cards whose answers open."""

from __future__ import annotations

from collections.abc import Iterator

from studysite.library import Card, Library, Place, Told
from studysite.model import Document, Paragraph, Question, Section, Span, plain
from studysite.writers.blocks import blocks_html
from studysite.writers.context import Context
from studysite.writers.html import escape, inline
from studysite.writers.page import label, page, title_of
from studysite.writers.places import anchor, marks, relative, short, told_lines


def practice_page(library: Library, document: Document, address: str) -> str:
    """Return the Markdown of a document's practice page."""
    context = Context(library, document, address)
    own = [card for card in library.cards if card.home == document.slug]
    kinds = [
        name
        for name, held in (
            ("questions", any(card.kind != "essay" for card in own)),
            ("essays", any(card.kind == "essay" for card in own)),
        )
        if held
    ]
    body = (
        f'<div><study-deck>\n{_bar(own)}\n<div class="deck">\n'
        + "\n".join(_sections(context))
        + "\n</div>\n</study-deck></div>"
    )
    return page(
        title=title_of(document),
        kind="practice",
        way="practice",
        label=label(document, library, practice=True),
        lead="Say the answer first, then open the card." if any(card.answers for card in own) else "",
        description=f"{' and '.join(kinds).capitalize()} on “{title_of(document)}”, with answers to open.",
        made_from=f"sources/{document.file}, {told_lines(document.span.first, document.span.last)}",
        body=body,
    )


def _bar(cards: list[Card]) -> str:
    """Return the column of numbers that shows which questions were opened, and the buttons for all answers."""
    opening = [card for card in cards if card.answers]
    if not opening:
        return ""
    links = "".join(
        f'<a href="#q-{card.id}" data-question="{card.id}">{at}</a>' for at, card in enumerate(opening, 1)
    )
    return (
        '<div class="bar">\n'
        f'<p><b class="num" data-opened>0</b> of <span class="num">{len(opening)}</span> opened</p>\n'
        f'<nav class="tally" aria-label="Questions">{links}</nav>\n'
        '<div class="both" hidden><button class="plain" type="button" data-show>Show all<span class="away"> answers</span></button>'
        '<button class="plain" type="button" data-hide>Hide all<span class="away"> answers</span></button></div>\n'
        '<p class="away" role="status" data-told></p>\n</div>'
    )


def _sections(context: Context) -> Iterator[str]:
    for section in context.document.sections:
        questions = [block for block in section.blocks if isinstance(block, Question)]
        if not questions:
            continue
        if section.title:
            yield f'<h2 id="{section.id}">{inline(section.title)}</h2>'
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.role == "instruction":
                yield f'<p class="instruction">{inline(block.words)}</p>'
        yield from _cards(section, questions, context)


def _cards(section: Section, questions: list[Question], context: Context) -> Iterator[str]:
    """Yield the cards that live here, and links to those that another document asked first."""
    library, slug = context.library, context.document.slug
    elsewhere: list[Card] = []
    seen: set[str] = set()
    for number, question in enumerate(questions, 1):
        card = library.card_at[(slug, question.span.first)]
        if card.id in seen or (card.home == slug and card.section != plain(section.title)):
            continue
        seen.add(card.id)
        if card.home == slug:
            yield card_html(card, context, question.number or number)
        else:
            elsewhere.append(card)
    if elsewhere:
        links = "\n".join(
            f'<li><a href="{relative(context.here, f"practice/{card.home}/", f"q-{card.id}")}">{inline(card.prompt, links=False)}</a></li>'
            for card in elsewhere
        )
        yield f'<div class="twins"><p class="label">Asked in another document too, and kept there</p>\n<ul class="asked">\n{links}\n</ul></div>'


def card_html(card: Card, context: Context, number: int) -> str:
    """Return a question as an index card: its number and sources on top, the answer behind a click."""
    strip = f'<p class="strip"><b>{number}</b>{marks(context.library, context.here, card.places)}</p>'
    open_tag = f'<article class="card q" id="q-{card.id}" data-kind="{card.kind}">\n{strip}'
    if card.answers:
        body = f'<details id="a-{card.id}"><summary>{inline(card.prompt, links=False)}</summary>\n<div class="answer">{_answers(card, context)}</div>\n</details>'
    elif card.kind == "essay":
        body = f"<h3>{inline(card.prompt)}</h3>{_helps(card, context)}"
    else:
        body = f'<h3>{inline(card.prompt)}</h3>\n<p class="none">The document gives no answer.</p>'
    return f"{open_tag}\n{body}\n</article>"


def _answers(card: Card, context: Context) -> str:
    made = "\n".join(
        f'<div class="ruled">{blocks_html(told.blocks, _told_context(told, context))}</div>'
        for told in card.answers
    )
    spans = [
        Span(place.first, place.last)
        for told in card.answers
        for place in told.places
        if place.document == context.document.slug
    ]
    passage = "".join(
        anchor(context.here, ref, name="Read the passage", css="plain") for ref in card.helps[:1]
    )
    return f'{made}\n{context.corrected(*spans)}<p class="acts">{passage}{_answer_marks(card, context)}</p>'


def _told_context(told: Told, context: Context) -> Context:
    """Return the context of the document that gives the answer: its tables and pictures have their marks there."""
    return Context(context.library, context.library.document(told.places[0].document), context.here)


def _answer_marks(card: Card, context: Context) -> str:
    places: list[Place] = [place for told in card.answers for place in told.places]
    return marks(context.library, context.here, places)


def _helps(card: Card, context: Context) -> str:
    if not card.helps:
        return ""
    items = "".join(
        f"<li>{anchor(context.here, ref)}, {escape(short(context.library.names[ref.document]))}</li>"
        for ref in card.helps
    )
    return f'\n<div class="helps"><p class="label">These sections help</p><ul>{items}</ul></div>'
