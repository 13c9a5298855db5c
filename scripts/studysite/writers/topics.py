"""The pages of topics: the list of all, and for each its documents with the ways to read, practise and look up."""

from __future__ import annotations

from collections.abc import Iterator

from studysite.interface.say import noted
from studysite.library import Library
from studysite.topics import TOPICS, Topic
from studysite.writers.html import inline, lines, tongue
from studysite.writers.page import page
from studysite.writers.places import relative
from studysite.writers.shelves import section, topic_holds, topic_html, topics_html
from studysite.writers.study import CHOOSING, TOOLS

# So many questions are named that live with a twin elsewhere; all of them are among the cards.
MOST_SHARED = 24
LEAD = noted("Each topic with its documents, its cards and the words that it defines.")


def topics_page(library: Library) -> str:
    """Return the Markdown of the list of all topics."""
    return page(
        title=library.say("Topics"),
        kind="shelf",
        label=library.say.counted(len(library.topics), "topic"),
        lead=library.say(LEAD),
        description=library.say(LEAD),
        body=topics_html(library, TOPICS),
    )


def topic_page(library: Library, topic: Topic) -> str:
    """Return the Markdown of a topic's page."""
    held = topic_holds(library, topic, library.documents_in(topic))
    return page(
        title=topic.title,
        kind="shelf",
        label=held,
        description=f"{topic.title}: {held}.",
        body=lines(_tools(library, topic), topic_html(library, topic), _shared(library, topic)),
    )


def _shared(library: Library, topic: Topic) -> str:
    """Return links to the questions that live with a twin in another topic; empty if there are none."""
    held = [card for card in library.cards_in(topic) if library.topic_of(card.home) != topic]
    shown = (
        f'<li><a class="line" href="{relative(topic.address, f"q/{card.id}/")}">'
        f"<span{tongue(library.foreign(card.home))}>{inline(card.prompt, links=False)}</span></a></li>"
        for card in held[:MOST_SHARED]
    )
    count = library.say.number(len(held) - MOST_SHARED)
    more = [f"<li>{library.say('and {count} more', count=count)}</li>"] if len(held) > MOST_SHARED else []
    return section("shared", library.say("Asked elsewhere, too"), (*shown, *more)) if held else ""


def _tools(library: Library, topic: Topic) -> str:
    """Return the row of what can be done with a whole topic."""
    links = "".join(f'<a href="{href}">{words}</a>' for href, words in _ways(library, topic))
    return f'<nav class="tools" aria-label="{library.say("Ways into this topic")}"><div>{links}</div></nav>'


def _ways(library: Library, topic: Topic) -> Iterator[tuple[str, str]]:
    here = topic.address
    yield relative(here, TOPICS), library.say("All topics")
    terms = library.entries_in(topic)
    if terms or library.cards_in(topic):
        for tool in TOOLS:
            if tool.address in CHOOSING:
                yield f"{relative(here, tool.address)}?set={topic.scope}", library.say(tool.name)
    if terms:
        yield relative(here, topic.glossary), library.say("A to Z")
