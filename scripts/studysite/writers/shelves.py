"""The home page, and the shelves: lists of documents with what they hold and how long they take."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.library import Card, Library
from studysite.measure import counted
from studysite.model import Document
from studysite.settings import Settings
from studysite.writers.blocks import blocks_html
from studysite.writers.context import Context
from studysite.writers.html import escape, inline
from studysite.writers.page import holds, minutes, page, title_of
from studysite.writers.places import marks, relative

# A question to try is short and has a short answer: the card on the home page is 5 by 3.
TRY_LENGTH, TRY_ANSWER = 140, 420


def home_page(library: Library, settings: Settings) -> str:
    """Return the Markdown of the home page."""
    headline = settings.headline or settings.name
    lead = (
        settings.lead
        or "Study documents as pages to read, questions to answer and words to look up. No account needed."
    )
    card = _card_to_try(library)
    hero = (
        f'<div class="hero"><div>\n<h1>{escape(headline)}</h1>\n<p class="lead">{escape(lead)}</p>\n{_start(library)}\n</div>\n'
        f"{_try(card, library) if card else ''}</div>"
    )
    shelf = shelf_html(
        library, [one for one in library.documents if library.pages[one.slug]], "", "On the shelf"
    )
    return page(
        title=settings.name, kind="home", description=lead, body=f"{hero}\n\n{_ways(library)}\n\n{shelf}"
    )


def _start(library: Library) -> str:
    links = []
    read = _first(library, "read")
    practise = _first(library, "practice")
    if read:
        links.append(f'<a class="btn" href="{read}">Start reading</a>')
    if practise:
        count = sum(card.home == practise.split("/")[1] and card.kind != "essay" for card in library.cards)
        links.append(
            f'<a class="btn" href="{practise}">Try {counted(count, "question") if count else "an essay"}</a>'
        )
    return f'<p class="start">{"".join(links)}</p>' if links else ""


def _first(library: Library, way: str) -> str:
    return next(
        (
            address
            for document in library.documents
            for address in library.pages[document.slug]
            if address.startswith(f"{way}/")
        ),
        "",
    )


def _card_to_try(library: Library) -> Card | None:
    def fits(card: Card) -> bool:
        if not card.answers or len(inline(card.prompt)) > TRY_LENGTH:
            return False
        told = blocks_html(card.answers[0].blocks, Context(library, library.document(card.home), ""))
        return len(told) <= TRY_ANSWER

    answered = [card for card in library.cards if card.answers]
    return next((card for card in answered if fits(card)), answered[0] if answered else None)


def _try(card: Card, library: Library) -> str:
    count = sum(one.kind != "essay" for one in library.cards)
    context = Context(library, library.document(card.answers[0].places[0].document), "")
    return (
        '<aside class="card hole try" aria-label="One question to try">\n'
        f'<p class="strip"><b>Try one</b>{marks(library, "", card.places[:1])}</p>\n'
        f'<details><summary>{inline(card.prompt, links=False)}</summary><div class="answer"><div class="ruled">{blocks_html(card.answers[0].blocks, context)}</div></div></details>\n'
        f'<a class="btn main" href="practice/">Practise all {count:,}</a></aside>'
    )


def _ways(library: Library) -> str:
    sizes = [library.measures[document.slug] for document in library.documents]
    reading = [document for document in library.documents if _page(library, document, "read")]
    questions = sum(card.kind != "essay" for card in library.cards)
    essays = len(library.cards) - questions
    told = [
        (
            "read/",
            "Read",
            f"{counted(len(reading), 'document')}, {minutes(sum(library.measures[one.slug].minutes for one in reading))}",
            "Documents set to be read slowly, each with its source in the margin.",
            bool(reading),
        ),
        (
            "practice/",
            "Practise",
            ", ".join([counted(questions, "question"), *([counted(essays, "essay")] if essays else [])]),
            "Say the answer first, open the card second.",
            bool(library.cards),
        ),
        (
            "glossary/",
            "Look up",
            f"{counted(len(library.entries), 'term')}, A to Z",
            "Every term in one alphabet, with the passages that use it and the questions that ask for it.",
            bool(library.entries),
        ),
        (
            "mind-map/",
            "See the map",
            counted(
                sum(
                    size.nodes
                    for size, document in zip(sizes, library.documents, strict=True)
                    if document.kind == "mind-map"
                ),
                "branch",
                "branches",
            ),
            "The whole subject as branches that fold. Good for the last evening before the exam.",
            bool(_first(library, "mind-map")),
        ),
    ]
    links = "\n".join(
        f'<a class="way" href="{address}"><h2>{name}</h2><span class="label">{count}</span><p>{words}</p></a>'
        for address, name, count, words, there in told
        if there
    )
    return f'<section class="ways-in" aria-label="Ways in">\n{links}\n</section>' if links else ""


def _page(library: Library, document: Document, way: str) -> str:
    return next((address for address in library.pages[document.slug] if address.startswith(f"{way}/")), "")


def shelf_page(library: Library, way: str, title: str, lead: str) -> str:
    """Return the Markdown of the list of all documents that have a page of one way."""
    held = [document for document in library.documents if _page(library, document, way)]
    return page(
        title=title,
        kind="shelf",
        way=way,
        label=counted(len(held), "document"),
        lead=lead,
        description=lead,
        body=shelf_html(library, held, f"{way}/", "On the shelf", way),
    )


def shelf_html(library: Library, documents: Sequence[Document], here: str, name: str, way: str = "") -> str:
    """Return a list of documents; each leads to its page of the way, or to its main page."""
    lines = []
    for document in documents:
        size = library.measures[document.slug]
        address = _page(library, document, way) if way else library.home(document.slug)
        time = minutes(size.practice if address.startswith("practice/") else size.minutes)
        lines.append(
            f'<li><a class="line" href="{relative(here, address)}"><span>{escape(title_of(document))}</span><span class="dots"></span>'
            f'<span class="time">{time}</span></a><span class="label">{escape(holds(document, library))}</span></li>'
        )
    return (
        f'<section class="shelf" aria-labelledby="shelf"><h2 id="shelf">{escape(name)}</h2>\n<ul>\n'
        + "\n".join(lines)
        + "\n</ul></section>"
    )
