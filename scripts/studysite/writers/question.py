"""The page of a question: one card, its answer closed, where it is from, and the way to its neighbours."""

from __future__ import annotations

from studysite.library import Card, Library
from studysite.model import plain
from studysite.writers.cards import answer_html, helps_html, wordings_html
from studysite.writers.choices import choices_html, unweighed_html
from studysite.writers.context import Context
from studysite.writers.glosses import glosses_html
from studysite.writers.html import clean, escape, inline, lines
from studysite.writers.page import page
from studysite.writers.pager import Neighbour, pager
from studysite.writers.places import marks, on_map, relative, short
from studysite.writers.share import permalink, report

NONE = '<p class="none">The document gives no answer.</p>'
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
        f"{permalink(here, here, what='question', title=title)}</p>",
        f"<h1>{inline(card.prompt)}</h1>",
        choices_html(card, context),
        _reveal(answer) if answer else "",
        "" if answer or card.kind == "essay" else NONE,
        "" if answer else unweighed_html(card, context),
        wordings_html(card),
        helps_html(card, context) if card.kind == "essay" else "",
        "</article>",
        on_map(library, here, (here, "")),
        f'<p class="from">{_from(library, card, here)}{report(library, card.places[0])}</p>',
        pager(here, "Neighbouring questions", _neighbour(before), _neighbour(after), "question"),
        "</div>",
        glosses_html(context),
    )
    return page(
        title=title if len(title) <= TITLE else f"{title[:TITLE].rsplit(' ', 1)[0]} …",
        kind="question",
        way="practice",
        description=f"{'An essay' if card.kind == 'essay' else 'A question'} from “{_name(library, card)}”. "
        "Say the answer first, then open the card.",
        picture=f"previews/{card.home}.png",
        language=library.foreign(card.home),
        body=body,
    )


def _reveal(answer: str) -> str:
    return lines("<details><summary>Show the answer</summary>", answer, "</details>")


def _number(library: Library, card: Card) -> str:
    """Return which of the questions of its page this is."""
    at, many = library.number_of(card)
    return f"{'Essay' if card.kind == 'essay' else 'Question'} {at} of {many}"


def _name(library: Library, card: Card) -> str:
    return " ".join(plain(library.document(card.home).title).split())


def _from(library: Library, card: Card, here: str) -> str:
    practice = relative(here, f"practice/{card.home}/", f"q-{card.id}")
    return f'<a href="{practice}">All questions of “{escape(short(_name(library, card), 60))}”</a>'


def _neighbour(card: Card | None) -> Neighbour | None:
    return (f"q/{card.id}/", inline(card.prompt, links=False)) if card else None
