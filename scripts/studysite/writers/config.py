"""nav.yml: the part of the site's settings that the documents make."""

from __future__ import annotations

import json

from studysite.interface.say import ENGLISH, Say, noted
from studysite.library import Library
from studysite.settings import Settings
from studysite.topics import Topic
from studysite.writers.html import clean
from studysite.writers.page import WAYS, title_of
from studysite.writers.study import TOOLS

INDEX = {
    "read": "read/index.md",
    "practice": "practice/index.md",
    "glossary": "glossary.md",
    "mind-map": "mind-map/index.md",
    "labs": "labs/index.md",
}

# What the templates say themselves (overrides/*.html); of English they need no list.
IN_TEMPLATES = (
    noted("All terms from A to Z"),
    noted("How to use this site"),
    noted("Light and dark"),
    noted("No account, no tracking, no server: what you do here stays on this device."),
    noted("On this page"),
    noted("Search"),
    noted("See it as a map"),
    noted("Skip to the content"),
    noted("Sources and corrections"),
    noted("The address may be mistyped, or the document was taken out."),
    noted("There is no network, and you have not opened this page before. Pages that you have read open without one."),
    noted("This card is not in the drawer"),
    noted("This page is not on this device"),
    noted("To the home page"),
    noted("Topic:"),
    noted("Ways in"),
    noted("Drawing source"),
)

# YAML looks no further for the colon behind a key, unless the key is announced with “?”.
LONGEST_KEY = 1000


def config(library: Library, settings: Settings) -> str:
    """Return YAML: JSON values, which YAML reads too, so that no title can become syntax."""
    held = {way: _pages(library, way) for way in WAYS}
    ways = [way for way in WAYS if held[way]]
    made = [
        "# Made by studysite from the documents in sources/. mkdocs.yml inherits it.",
        f"site_name: {_text(settings.name)}",
        f"site_description: {_text(settings.lead or settings.headline or settings.name)}",
        *([f"theme: {json.dumps({'language': settings.language})}"] if settings.language else []),
        "nav:",
        f"  - {_pair(library.say('Home'), _text('index.md'))}",
        *(f"  - {_pair(library.say(WAYS[way]), held[way])}" for way in ways),
        f"  - {_pair(library.say('Sources'), _text('sources/index.md'))}",
        "extra:",
        # Said once for the whole site: it concerns pages of people, too.
        *(["  noindex: true"] if settings.noindex else []),
        *([f"  words: {_words(library.say)}"] if library.say is not ENGLISH else []),
        # Whether pages that let one choose need the script for topics.
        *(["  topics: true"] if library.topics else []),
        "  ways:" if ways else "  ways: []",
        *(f"    - {_way(library, way)}" for way in ways),
    ]
    return "\n".join(made) + "\n"


def _pages(library: Library, way: str) -> str:
    """Return the pages of a way, each under its document's title; empty if there are none."""
    if way == "glossary":
        return _text(INDEX[way]) if library.entries else ""
    pages = _documents(library, way)
    index = [_text(INDEX[way])] if pages else []
    # Terms are practised too, where no document asks anything.
    if way == "practice" and (pages or library.entries):
        pages += [_pair(library.say(tool.name), _text(f"{tool.address}index.md")) for tool in TOOLS]
    return f"[{', '.join([*index, *pages])}]" if pages else ""


def _documents(library: Library, way: str) -> list[str]:
    """Return the pages of a way; those of a topic stand together."""
    held: dict[Topic | None, list[str]] = {topic: [] for topic in (*library.topics, None)}
    for document in library.of_way(way):
        path = f"{library.page(document.slug, way).rstrip('/')}.md"
        held[library.topic_of(document.slug)].append(_pair(title_of(document), _text(path)))
    lone = held.pop(None)
    topics = [_pair(topic.title, f"[{', '.join(own)}]") for topic, own in held.items() if topic and own]
    return [*topics, *lone]


def _words(say: Say) -> str:
    """Return what the templates say in the language of the site, by the English texts."""
    return json.dumps({text: say(text) for text in IN_TEMPLATES}, ensure_ascii=False)


def _way(library: Library, way: str) -> str:
    """Return a way as the templates draw it."""
    return json.dumps({"way": way, "title": library.say(WAYS[way]), "url": _start(library, way)})


def _start(library: Library, way: str) -> str:
    """Return the address that a way begins at."""
    begins_with_cards = way == "practice" and not any(library.page(one.slug, way) for one in library.documents)
    return TOOLS[0].address if begins_with_cards else f"{way}/"


def _pair(key: str, value: str) -> str:
    """Return a mapping of one key."""
    name = _text(key)
    return f"{{{'? ' if len(name) > LONGEST_KEY else ''}{name}: {value}}}"


def _text(value: str) -> str:
    """Return a text on one line; astral characters as themselves, since YAML has no surrogate pairs."""
    return json.dumps(" ".join(clean(value).split()), ensure_ascii=False)
