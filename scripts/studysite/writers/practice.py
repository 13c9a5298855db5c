"""Practice pages: questions as index cards whose answers open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studysite.interface.say import Say, noted
from studysite.items import Card
from studysite.library import Library
from studysite.model import Document, Paragraph, Question, Section
from studysite.writers.cards import answer_html, helps_html, wordings_html
from studysite.writers.choices import choices_html, hint_html, unweighed_html
from studysite.writers.context import Context
from studysite.writers.glosses import glosses_html
from studysite.writers.html import in_summary, inline, lines, links_below, shows, unlinked
from studysite.writers.page import origin_of, page, picture_of, practice_label, title_of
from studysite.writers.places import marks, relative
from studysite.writers.share import QUESTION, permalink
from studysite.writers.study import tools_html

LEAD = noted("Say the answer first, then open the card.")

SHOW, HIDE = noted("Show all{answers}"), noted("Hide all{answers}")


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A card that lives on the page, with the number on its corner."""

    card: Card
    number: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A section of the page: the cards that live here, and those that another document asked first."""

    section: Section
    here: tuple[_Numbered, ...]
    elsewhere: tuple[Card, ...]
    again: tuple[Card, ...] = ()


def practice_page(library: Library, document: Document, address: str) -> str:
    """Return the Markdown of a document's practice page."""
    context = Context(library, document, address)
    parts = _parts(context)
    cards = [one.card for part in parts for one in part.here]
    opens = any(card.answers for card in cards)
    return page(
        title=title_of(document),
        kind="practice",
        way="practice",
        label=practice_label(document, library),
        map_at="" if library.text_page(document.slug) else library.page(document.slug, "mind-map"),
        lead=library.say(LEAD) if opens else "",
        description=_description(document, cards, library.say),
        made_from=origin_of(document),
        picture=picture_of(document),
        language=library.foreign(document.slug),
        topic=library.topic_of(document.slug),
        body=lines(
            tools_html(library, address, document.slug),
            "<div><study-deck>",
            _bar(
                [one for part in parts for one in part.here if one.card.answers],
                context,
            ),
            '<div class="deck">',
            *(line for part in parts for line in _part(part, context)),
            "</div>",
            "</study-deck></div>",
            glosses_html(context),
        ),
    )


def _description(document: Document, cards: Sequence[Card], say: Say) -> str:
    kinds = {
        say("questions"): any(card.kind != "essay" for card in cards),
        say("essays"): any(card.kind == "essay" for card in cards),
    }
    found = say.listed(kind for kind, held in kinds.items() if held)
    asked, title = f"{found[:1].upper()}{found[1:]}", title_of(document)
    if any(card.answers for card in cards):
        return say("{asked} on “{title}”, with answers to open.", asked=asked, title=title)
    return say("{asked} on “{title}”.", asked=asked, title=title)


def _parts(context: Context) -> list[_Part]:
    """Return the sections that ask something, each card in the first section that asks it."""
    numbers = _numbers(context)
    seen: set[str] = set()
    parts: list[_Part] = []
    for section in context.document.sections:
        here: list[_Numbered] = []
        elsewhere: list[Card] = []
        again: dict[str, Card] = {}
        for question in section.blocks:
            if not isinstance(question, Question):
                continue
            card = context.library.card_at[context.document.slug, question.span.start]
            if card.id in seen:
                again[card.id] = card
                continue
            seen.add(card.id)
            if card.home == context.document.slug:
                here.append(_Numbered(card, numbers[card.id]))
            else:
                elsewhere.append(card)
        if here or elsewhere or again:
            # A section that only asks what was asked before still has its heading.
            repeated = tuple(again.values()) if not here and not elsewhere else ()
            parts.append(_Part(section, tuple(here), tuple(elsewhere), repeated))
    return parts


def _numbers(context: Context) -> dict[str, int]:
    """Return the number of each card: the document's own ones where they tell its cards apart, else the page's order.

    Essays count for themselves.
    """
    own: dict[str, int | None] = {}
    for section in context.document.sections:
        for block in section.blocks:
            if isinstance(block, Question):
                card = context.library.card_at[context.document.slug, block.span.start]
                own.setdefault(card.id, block.number)
    made: dict[str, int] = {}
    for essays in (False, True):
        cards = [card for card in context.library.cards_of(context.document.slug) if (card.kind == "essay") is essays]
        given = [own[card.id] for card in cards]
        distinct = None not in given and len(set(given)) == len(given)
        for at, card in enumerate(cards, 1):
            made[card.id] = (own[card.id] if distinct else None) or at
    return made


def _bar(opening: Sequence[_Numbered], context: Context) -> str:
    """Return the column of numbers that shows which questions were opened, and the buttons for all answers."""
    if not opening:
        return ""
    say, many = context.say, f'<span class="num">{len(opening)}</span>'
    told = say("{count} of {many} opened", count='<b class="num" data-opened>0</b>', many=many)
    links = (f'<a href="#q-{one.card.id}" data-question="{one.card.id}">{one.number}</a>' for one in opening)
    return lines(
        '<div class="bar">',
        f"<p>{context.own(told)}</p>",
        f'<nav class="tally" aria-label="{say("Questions")}">{"".join(links)}</nav>',
        *_buttons(say),
        "</div>",
    )


def _buttons(say: Say) -> Iterator[str]:
    # Who sees the button sees of what.
    answers = f'<span class="away">{say(" answers")}</span>'
    show, hide = say(SHOW, answers=answers), say(HIDE, answers=answers)
    yield (
        f'<div class="both" hidden><button class="plain" type="button" data-show>{show}</button>'
        f'<button class="plain" type="button" data-hide>{hide}</button></div>'
    )
    yield '<p class="away" role="status" data-told></p>'


def _part(part: _Part, context: Context) -> Iterator[str]:
    if shows(part.section.title):
        yield f'<h2 id="{part.section.id}">{inline(unlinked(part.section.title))}</h2>'
        yield from filter(None, [links_below(part.section.title)])
    for block in part.section.blocks:
        if isinstance(block, Paragraph) and block.role == "instruction":
            yield f'<p class="instruction">{inline(block.words)}</p>'
    for one in part.here:
        yield _card(one.card, one.number, context)
    if part.elsewhere:
        yield _linked(context.say("Asked in another document too, and kept there"), part.elsewhere, context)
    if part.again:
        yield _linked(context.say("Asked above already"), part.again, context)


def _linked(label: str, cards: Sequence[Card], context: Context) -> str:
    links = (
        f'<li><a href="{relative(context.here, f"practice/{card.home}/", f"q-{card.id}")}">'
        f"{inline(card.prompt, links=False)}</a></li>"
        for card in cards
    )
    return lines(
        f'<div class="twins"><p class="label">{label}</p>',
        '<ul class="asked">',
        *links,
        "</ul></div>",
    )


def _card(card: Card, number: int, context: Context) -> str:
    """Return a question as an index card: its number and sources on top, the answer behind a click."""
    heading = lines(f"<h3>{inline(unlinked(card.prompt))}</h3>", links_below(card.prompt))
    if card.answers and card.choices:
        body = lines(
            heading,
            choices_html(card, context),
            f"<details><summary>{context.say('Answer')}</summary>\n{answer_html(card, context)}\n</details>",
        )
    elif card.answers:
        body = lines(hint_html(card, context), _opening(card, context))
    elif card.kind == "essay":
        body = lines(heading, choices_html(card, context), helps_html(card, context))
    else:
        none = f'<p class="none">{context.say("The document gives no answer.")}</p>'
        told = unweighed_html(card, context)
        body = lines(heading, choices_html(card, context), none, told)
    return lines(
        f'<article class="card q" id="q-{card.id}" data-kind="{card.kind}">',
        f'<p class="strip"><b>{number}</b>{marks(context.library, context.here, card.places)}'
        f"{permalink(context.say, context.here, f'q/{card.id}/', what=QUESTION)}</p>",
        body,
        wordings_html(card, context.say),
        "</article>",
    )


def _opening(card: Card, context: Context) -> str:
    return lines(
        f"<details><summary>{in_summary(card.prompt)}</summary>",
        links_below(card.prompt),
        answer_html(card, context),
        "</details>",
    )
