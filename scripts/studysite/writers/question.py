"""The page of a question: one card, its answer closed, where it is from, and the way to its neighbours."""

from __future__ import annotations

from studysite.interface.say import Say, noted
from studysite.items import Card
from studysite.library import Library
from studysite.model import plain
from studysite.writers.cards import answer_html, helps_html, wordings_html
from studysite.writers.choices import choices_html, unweighed_html
from studysite.writers.context import Context
from studysite.writers.glosses import glosses_html
from studysite.writers.html import clean, escape, inline, lines, links_below, unlinked
from studysite.writers.page import page
from studysite.writers.pager import QUESTIONS, Neighbour, pager
from studysite.writers.places import marks, on_map, relative, short
from studysite.writers.share import QUESTION, permalink, report

NEIGHBOURS = noted("Neighbouring questions")
# Characters of a title: what a tab or a list of bookmarks can show.
TITLE = 120


def question_page(library: Library, card: Card, before: Card | None, after: Card | None) -> str:
    """Return the Markdown of a question's page; `before` and `after` are its neighbours on the practice page."""
    here = f"q/{card.id}/"
    context = Context(library, library.document(card.home), here)
    title = " ".join(clean(plain(card.prompt)).split())
    answer = answer_html(card, context)
    body = lines(
        '<div class="alone">',
        f'<article class="card q" id="q-{card.id}" data-kind="{card.kind}">',
        f'<p class="strip"><b>{_number(library, card)}</b>{marks(library, here, card.places)}'
        f"{permalink(library.say, here, here, what=QUESTION, title=title)}</p>",
        f"<h1>{inline(unlinked(card.prompt))}</h1>",
        links_below(card.prompt),
        choices_html(card, context),
        _reveal(answer, library.say) if answer else "",
        "" if answer or card.kind == "essay" else f'<p class="none">{library.say("The document gives no answer.")}</p>',
        "" if answer else unweighed_html(card, context),
        wordings_html(card, library.say),
        helps_html(card, context) if card.kind == "essay" else "",
        "</article>",
        on_map(library, here, (here, "")),
        f'<p class="from">{_from(library, card, here)}{report(library, card.places[0])}</p>',
        pager(library.say, here, NEIGHBOURS, _neighbour(before), _neighbour(after), words=QUESTIONS),
        "</div>",
        glosses_html(context),
    )
    return page(
        title=title if len(title) <= TITLE else f"{title[:TITLE].rsplit(' ', 1)[0]} …",
        kind="question",
        way="practice",
        description=_description(library, card),
        picture=f"previews/{card.home}.png",
        language=library.foreign(card.home),
        body=body,
    )


def _description(library: Library, card: Card) -> str:
    name = _name(library, card)
    if card.kind == "essay":
        return library.say("An essay from “{name}”. Say the answer first, then open the card.", name=name)
    return library.say("A question from “{name}”. Say the answer first, then open the card.", name=name)


def _reveal(answer: str, say: Say) -> str:
    return lines(f"<details><summary>{say('Show the answer')}</summary>", answer, "</details>")


def _number(library: Library, card: Card) -> str:
    """Return which of the questions of its page this is."""
    at, many = library.number_of(card)
    if card.kind == "essay":
        return library.say("Essay {at} of {many}", at=at, many=many)
    return library.say("Question {at} of {many}", at=at, many=many)


def _name(library: Library, card: Card) -> str:
    return " ".join(plain(library.document(card.home).title).split())


def _from(library: Library, card: Card, here: str) -> str:
    practice = relative(here, f"practice/{card.home}/", f"q-{card.id}")
    told = library.say("All questions of “{name}”", name=escape(short(_name(library, card), 60)))
    return f'<a href="{practice}">{told}</a>'


def _neighbour(card: Card | None) -> Neighbour | None:
    return (f"q/{card.id}/", inline(card.prompt, links=False)) if card else None
