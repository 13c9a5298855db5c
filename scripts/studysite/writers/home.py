"""The home page: what is here, and where to start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studysite.interface.say import noted
from studysite.items import Card
from studysite.library import Library
from studysite.model import plain
from studysite.settings import Settings
from studysite.words import block_words
from studysite.writers.blocks import blocks_html
from studysite.writers.context import Context
from studysite.writers.glosses import glosses_html
from studysite.writers.html import escape, in_summary, lines, tongue
from studysite.writers.page import minutes, page
from studysite.writers.places import marks
from studysite.writers.shelves import shelf_html

# A question to try is short and has a short answer: the card is 5 by 3. In characters.
TRY_PROMPT, TRY_ANSWER = 140, 420

# More questions than these are no number to start with.
MANY = 20

# What a visitor can do with documents of each way, for the sentence under the headline.
OFFERS = {
    "read": noted("pages to read"),
    "practice": noted("questions to answer"),
    "glossary": noted("words to look up"),
    "mind-map": noted("maps to unfold"),
    "labs": noted("labs to try out"),
}

NOTHING = noted("There is nothing to study here yet.")
HOW_TO_BEGIN = noted(
    "Put study documents (text or Markdown files) into the folder {folder}, and build the site again. "
    "What was found there and could not be used is listed under {sources}."
)


def home_page(library: Library, settings: Settings) -> str:
    """Return the Markdown of the home page."""
    held = [document for document in library.documents if library.pages[document.slug]]
    # Labs have a shelf of their own.
    shelved = [document for document in held if document.kind != "lab"]
    lead = settings.lead or _lead(library)
    card = _card_to_try(library.cards)
    hero = lines(
        '<div class="hero"><div>',
        f"<h1>{escape(settings.headline or settings.name)}</h1>",
        f'<p class="lead">{escape(lead)}</p>',
        _start(library) if held or library.entries else f"<p>{_how_to_begin(library)}</p>",
        # For those who come back: what is due, and where they left off (overrides/js/practice/due-mark.js).
        "<study-continue></study-continue>",
        "</div>",
        _try(card, library) if card else "",
        "</div>",
    )
    shelf = shelf_html(library, shelved, "") if shelved else ""
    return page(
        title=settings.name,
        kind="home",
        description=lead,
        body="\n\n".join(filter(None, (hero, _ways(library), shelf))),
    )


def _lead(library: Library) -> str:
    """Say what the site offers, where its owner says nothing."""
    offers = [library.say(words) for way, words in OFFERS.items() if _first(library, way)]
    if not offers:
        return library.say(NOTHING)
    return library.say("Study documents as {offers}. No account needed.", offers=library.say.listed(offers))


def _how_to_begin(library: Library) -> str:
    sources = f'<a href="sources/">{library.say("Sources")}</a>'
    return library.say(HOW_TO_BEGIN, folder="<code>sources/</code>", sources=sources)


def _first(library: Library, way: str) -> str:
    """Return the address of the first page of a way, empty if there is none."""
    if way == "glossary":
        return "glossary/" if library.entries else ""
    return next((library.page(one.slug, way) for one in library.of_way(way)), "")


def _start(library: Library) -> str:
    """Return the two buttons; where there is nothing to read or to practise, those of what there is."""
    words = {
        "read": noted("Start reading"),
        "practice": "",
        "mind-map": noted("Open the map"),
        "glossary": noted("Look up a word"),
        "labs": noted("Try a lab"),
    }
    links = [
        f'<a class="btn" href="{address}">{library.say(name) if name else _practise(library, address)}</a>'
        for way, name in words.items()
        if (address := _first(library, way)) and (way != "mind-map" or any(held.own for held in library.maps.values()))
    ]
    return f'<p class="start">{"".join(links[:2])}</p>'


def _practise(library: Library, address: str) -> str:
    count = sum(card.kind != "essay" for card in library.cards_of(address.split("/")[1]))
    if not count:
        return library.say("Try an essay")
    if count > MANY:
        return library.say("Start practising")
    return library.say("Try {questions}", questions=library.say.counted(count, "question"))


def _card_to_try(cards: Sequence[Card]) -> Card | None:
    # One to choose from needs more room than there is.
    answered = [card for card in cards if card.answers and not card.choices]
    return next((card for card in answered if _is_short(card)), answered[0] if answered else None)


def _is_short(card: Card) -> bool:
    answer = " ".join(words for block in card.answers[0].blocks for words in block_words(block))
    return len(plain(card.prompt)) <= TRY_PROMPT and len(answer) <= TRY_ANSWER


def _try(card: Card, library: Library) -> str:
    context = Context(library, library.document(card.answers[0].places[0].document), "")
    answer = blocks_html(card.answers[0].blocks, context)
    return lines(
        f'<aside class="card hole try" aria-label="{library.say("One question to try")}">',
        f'<p class="strip"><b>{library.say("Try one")}</b>{marks(library, "", card.places[:1])}</p>',
        f"<details{tongue(library.foreign(card.home))}><summary>{in_summary(card.prompt)}</summary>",
        f'<div class="answer"><div class="ruled">{answer}</div></div>',
        "</details>",
        f'<a class="btn main" href="study/">{library.say("Take the next card")}</a>',
        glosses_html(context),
        "</aside>",
    )


def _ways(library: Library) -> str:
    """Return the ways into the site that have pages, each with what waits there."""
    cards = "\n".join(
        f'<a class="way" href="{way}/"><h2>{name}</h2><span class="label">{held}</span><p>{words}</p></a>'
        for way, name, held, words in _told_ways(library)
        if _first(library, way)
    )
    return f'<section class="ways-in" aria-label="{library.say("Ways in")}">\n{cards}\n</section>' if cards else ""


def _told_ways(library: Library) -> Iterator[tuple[str, str, str, str]]:
    """Yield each way with its name, its counts, and a sentence on it."""
    say = library.say
    read = [library.measures[one.slug] for one in library.documents if library.page(one.slug, "read")]
    essays = sum(card.kind == "essay" for card in library.cards)
    yield (
        "read",
        say("Read"),
        f"{say.counted(len(read), 'document')}, {minutes(sum(size.minutes for size in read), say)}",
        say("Documents set to be read slowly, each with its source in the margin."),
    )
    yield (
        "practice",
        say("Practise"),
        ", ".join(say.counts((len(library.cards) - essays, "question"), (essays, "essay"))),
        say("Say the answer first, open the card second."),
    )
    yield (
        "glossary",
        say("Look up"),
        say("{terms}, A to Z", terms=say.counted(len(library.entries), "term")),
        say(
            "Every term in one alphabet, and a page for each: what it means, where it is used, which questions ask for "
            "it."
        ),
    )
    yield _maps(library)
    labs = sum(document.kind == "lab" for document in library.documents)
    yield (
        "labs",
        say("Try it"),
        say.counted(labs, "lab"),
        say("Small models that answer to what you set. Turn one thing, and see what it changes."),
    )


def _maps(library: Library) -> tuple[str, str, str, str]:
    """Return what is said of the maps: of those that documents are, and of those of their headings."""
    own = [library.measures[held.document].nodes for held in library.maps.values() if held.own]
    others = len(library.maps) - len(own)
    say = library.say
    held = [
        *say.counts((sum(own), "branch"), many="branches"),
        *(say("{documents} at a glance", documents=count) for count in say.counts((others, "document"))),
    ]
    words = (
        say("The whole subject as branches that fold. Good for the last evening before the exam.")
        if own
        else say("What each document holds, as branches that fold. Good for the last evening before the exam.")
    )
    return (
        "mind-map",
        say("See the map") if len(library.maps) == 1 else say("See the maps"),
        ", ".join(held),
        words,
    )
