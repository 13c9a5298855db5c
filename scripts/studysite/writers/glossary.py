"""The A-Z of all terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from studysite.alphabet import TOO_MANY, anchor_of, by_letter, page_of
from studysite.interface.say import Say
from studysite.items import Entry, Sense
from studysite.library import Library
from studysite.topics import Topic
from studysite.writers.blocks import notes_html
from studysite.writers.html import escape, inline, lines, tongue
from studysite.writers.page import page
from studysite.writers.places import marks, relative
from studysite.writers.rows import rows

HERE = "glossary/"
# From so many terms on, the A to Z has headwords only, so that it stays light.
MANY = 200


@dataclass(frozen=True, slots=True)
class _Shown:
    """An A to Z: where it stands, and the topic whose definitions alone it tells; None for all."""

    library: Library
    here: str = HERE
    topic: Topic | None = None


def glossary_page(library: Library, topic: Topic | None = None) -> str:
    """Return the Markdown of the glossary of all, or of a topic, which tells only the topic's own definitions."""
    say = library.say
    entries = library.entries_in(topic) if topic else library.entries
    documents = {place.document for entry in entries for sense in entry.senses for place in sense.places}
    terms = say.counted(len(entries), "term")
    files = say.counted(len(documents), "document")
    shown = _Shown(library, topic.glossary, topic) if topic else _Shown(library)
    writer = _letter if len(entries) < MANY else _headwords
    write = partial(_elsewhere_listed if topic is None and len(entries) >= TOO_MANY else writer, shown=shown)
    letters = by_letter(entries, say)
    return page(
        title=say("{topic}: A to Z", topic=topic.title) if topic else say("A to Z"),
        kind="glossary",
        way="glossary",
        label=say("{terms} from {files}", terms=terms, files=files),
        description=say("{terms} from A to Z, with every definition and its source.", terms=terms),
        topic=topic,
        body=lines(
            '<div class="lexicon">',
            "" if topic else _by_topic(library),
            f'<nav class="letters" aria-label="{say("Letters")}">{_letters(letters, say)}</nav>',
            '<div class="az">',
            *(write(letter, entries) for letter, entries in letters.items()),
            "</div></div>",
        ),
    )


def letter_page(library: Library, letter: str, entries: Sequence[Entry]) -> str:
    """Return the Markdown of the page of a letter of an A to Z that one page cannot hold."""
    say, here = library.say, page_of(letter)
    return page(
        title=letter,
        kind="glossary",
        way="glossary",
        label=say.counted(len(entries), "term"),
        description=say("All terms from A to Z"),
        body=lines(
            '<div class="lexicon">',
            f'<p><a href="{relative(here, HERE, anchor_of(letter))}">{say("All letters")}</a></p>',
            '<div class="az">',
            _headwords(letter, entries, _Shown(library, here)),
            "</div></div>",
        ),
    )


def _elsewhere_listed(letter: str, entries: Sequence[Entry], shown: _Shown) -> str:
    """Return a letter whose headwords stand on a page of its own: how many there are, the first and the last."""
    name, words = anchor_of(letter), shown.library.say.counted(len(entries), "term")
    return lines(
        f'<section class="letter" id="{name}" aria-labelledby="{name}-head"><h2 id="{name}-head">{letter}</h2>',
        f'<ul class="headwords"><li><a href="{relative(shown.here, page_of(letter))}">{words}</a> '
        f'<span class="label">{escape(entries[0].name)} – {escape(entries[-1].name)}</span></li></ul></section>',
    )


def _by_topic(library: Library) -> str:
    """Return the ways to the glossaries of topics; empty where there is none."""
    held = [(topic, len(library.entries_in(topic))) for topic in library.topics if library.entries_in(topic)]
    links = (
        f'<li><a href="{relative(HERE, topic.glossary)}">{escape(topic.title)}</a> '
        f'<span class="label">{library.say.counted(count, "term")}</span></li>'
        for topic, count in held
    )
    summary = f"<summary>{library.say('By topic')}</summary>"
    return f'<details class="by-topic">{summary}<ul>{"".join(links)}</ul></details>' if held else ""


def _letters(held: dict[str, list[Entry]], say: Say) -> str:
    """Return links to the letters; those of the alphabet that hold nothing are only shown."""
    alphabet = say.alphabet.upper()
    others = [letter for letter in held if letter not in alphabet]
    latin = alphabet if len(others) < len(held) else ""
    return "".join(
        f'<a href="#{anchor_of(letter)}">{letter}</a>' if letter in held else f"<span>{letter}</span>"
        for letter in (*latin, *others)
    )


def _letter(letter: str, entries: Sequence[Entry], shown: _Shown) -> str:
    name = anchor_of(letter)
    return lines(
        f'<section class="letter" id="{name}" aria-labelledby="{name}-head"><h2 id="{name}-head">{letter}</h2>',
        '<dl class="entries">',
        *(_entry(entry, shown) for entry in entries),
        "</dl></section>",
    )


def _headwords(letter: str, entries: Sequence[Entry], shown: _Shown) -> str:
    """Return a letter of a long glossary: headwords alone, which lead to their pages."""
    name = anchor_of(letter)
    return lines(
        f'<section class="letter" id="{name}" aria-labelledby="{name}-head"><h2 id="{name}-head">{letter}</h2>',
        '<ul class="headwords">',
        *(f"<li{tongue(entry_language(entry, shown.library))}>{_head(entry, shown.here)}</li>" for entry in entries),
        "</ul></section>",
    )


def entry_language(entry: Entry, library: Library) -> str:
    """Return the language of a headword where it is not the site's: that of its first definition."""
    return sense_language(entry.senses[0], library)


def sense_language(sense: Sense, library: Library) -> str:
    """Return the language of a definition where it is not the site's."""
    return library.foreign(sense.places[0].document)


def _head(entry: Entry, here: str) -> str:
    caps = "".join(f' <span class="caps">{escape(alias)}</span>' for alias in entry.aliases)
    return f'<a href="{relative(here, f"glossary/{entry.id}/")}">{escape(entry.name)}</a>{caps}'


def _entry(entry: Entry, shown: _Shown) -> str:
    # The words turn round, and not the columns that the entry shares with those above and below.
    spoken = tongue(entry_language(entry, shown.library))
    head = f"<dt{spoken}>{_head(entry, shown.here)}</dt>"
    told = [*_told(entry, shown), _elsewhere(entry, shown)]
    return lines(f'<div class="entry" id="{entry.id}" data-rows="{rows([head, *told])}">{head}', *told) + "</div>"


def _elsewhere(entry: Entry, shown: _Shown) -> str:
    """Return the way to what other topics mean by a term; empty where they do not say."""
    more = len(shown.library.entry(entry.id).senses) - len(entry.senses) if shown.topic else 0
    say = shown.library.say
    words = say.counted(more, "other definition")
    link = f'<a href="{relative(shown.here, f"glossary/{entry.id}/")}">{words}</a>'
    return f'<dd class="see">{say("{definitions} outside this topic", definitions=link)}</dd>' if more else ""


def _told(entry: Entry, shown: _Shown) -> Iterator[str]:
    """Yield what is told of a term: its definitions, their dates and sources, what it is related to."""
    if len(entry.senses) == 1:
        spoken = tongue(entry_language(entry, shown.library))
        yield f'<dd class="def"{spoken}>{inline(entry.senses[0].definition)}</dd>'
    else:
        twins = (_twin(number, sense, shown) for number, sense in enumerate(entry.senses, 1))
        yield lines('<dd class="twin">', *twins, "</dd>")
    yield from filter(None, [notes_html(shown.library.say, shown.here, entry.related, "")])
    if len(entry.senses) == 1:
        yield f'<dd class="src-line">{_sources(entry.senses[0], shown)}</dd>'


def _twin(number: int, sense: Sense, shown: _Shown) -> str:
    spoken = tongue(sense_language(sense, shown.library))
    topic = "" if shown.topic else topic_name(sense, shown.library, shown.here)
    definition = f'<p class="def" data-n="{number}"{spoken}>{inline(sense.definition)}</p>'
    return f'<div>{topic}{definition}<p class="src-line">{_sources(sense, shown)}</p></div>'


def topic_name(sense: Sense, library: Library, here: str) -> str:
    """Return the topic that a definition is from, as a line above it; empty if it is from none."""
    topic = library.topic_of(sense.places[0].document)
    if topic is None:
        return ""
    return f'<p class="label"><a href="{relative(here, topic.address)}">{escape(topic.title)}</a></p>'


def _sources(sense: Sense, shown: _Shown) -> str:
    said = shown.library.say("As of")
    as_of = f'<span class="as-of"><i>{said}</i> {escape(sense.as_of)}</span>' if sense.as_of else ""
    return f"{marks(shown.library, shown.here, sense.places)}{as_of}"
