"""The A-Z of all terms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from studysite.interface.say import ENGLISH, Say
from studysite.library import Entry, Library, Sense
from studysite.topics import Topic
from studysite.writers.blocks import notes_html
from studysite.writers.html import escape, inline, lines, tongue
from studysite.writers.page import page
from studysite.writers.places import marks, relative

HERE = "glossary/"
# From so many terms on, the A to Z has headwords only, so that it stays light.
MANY = 200
DIGITS, OTHER = "0–9", "…"

# Alphabets without capitals: Hebrew, Arabic, Devanagari, Thai.
ALPHABETS = re.compile("[\u05d0-\u05ea\u0621-\u064a\u066e-\u06d3\u0904-\u0939\u0e01-\u0e2e]")
# The consonants that Korean syllables begin with, as letters; doubled ones stand with the single.
INITIALS = {chr(0x1100 + at): letter for at, letter in enumerate("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")}
DOUBLED = {"ㄲ": "ㄱ", "ㄸ": "ㄷ", "ㅃ": "ㅂ", "ㅆ": "ㅅ", "ㅉ": "ㅈ"}
# The first kana of each row, and what a row is called.
KANA, ROWS = "ぁかさたなはまゃらゎ", "あかさたなはまやらわ"

# The anchors of letters are capitals: the id of a term has none, so that the two never clash.
ANCHORS = {DIGITS: "DIGITS", OTHER: "OTHER"}


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
    write = partial(_letter if len(entries) < MANY else _headwords, shown=shown)
    by_letter = _by_letter(entries, say)
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
            f'<nav class="letters" aria-label="{say("Letters")}">{_letters(by_letter, say)}</nav>',
            '<div class="az">',
            *(write(letter, entries) for letter, entries in by_letter.items()),
            "</div></div>",
        ),
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


def _by_letter(entries: Sequence[Entry], say: Say = ENGLISH) -> dict[str, list[Entry]]:
    """Return the entries by letter: those of the site's alphabet, then other alphabets, digits, and the rest."""
    held: dict[str, list[Entry]] = {}
    for entry in in_order(entries, say):
        held.setdefault(letter_of(entry.name, say), []).append(entry)
    alphabet = say.alphabet.upper()
    order = sorted(held, key=lambda letter: (_rank(letter, alphabet), letter in ANCHORS, letter))
    return {letter: held[letter] for letter in order}


def _rank(letter: str, alphabet: str) -> int:
    """Return the place of a letter in an alphabet; behind all, if it is none of it."""
    found = alphabet.find(letter)
    return len(alphabet) if found < 0 else found


def in_order(entries: Sequence[Entry], say: Say = ENGLISH) -> list[Entry]:
    """Return the entries as the site's alphabet has them."""
    # An accent sorts only where it makes another letter, as that of Ñ does in Spanish: behind its plain one.
    behind = {letter: f"{plain}\U0010ffff" for plain, letter in pairwise(say.alphabet) if not letter.isascii()}
    order = str.maketrans(behind)
    return sorted(entries, key=lambda entry: (_sort_key(entry.name, say.alphabet).translate(order), entry.id))


def _sort_key(name: str, alphabet: str = ENGLISH.alphabet) -> str:
    """Return what a headword is sorted by: its letters and digits, without case, and without accents but its own."""
    folded = unicodedata.normalize("NFC", name).casefold()
    plain = "".join(one if one in alphabet else unicodedata.normalize("NFKD", one) for one in folded)
    return "".join(character for character in plain if character.isalnum() or character == " ").casefold().strip()


def letter_of(name: str, say: Say = ENGLISH) -> str:
    """Return the letter that a headword stands under: without accents, of an alphabet, of Korean or of kana.

    Chinese characters are no letters: they share “…” with all that has none.
    """
    first = _sort_key(name, say.alphabet)[:1].upper()
    if first.isdigit() or len(first) != 1:
        return DIGITS if first.isdigit() else OTHER
    if first in INITIALS:
        return DOUBLED.get(INITIALS[first], INITIALS[first])
    kana = chr(ord(first) - 0x60) if "\u30a1" <= first <= "\u30f6" else first
    if "\u3041" <= kana <= "\u3096":
        return ROWS[sum(kana >= row for row in KANA) - 1]
    return first if first.lower() != first or ALPHABETS.match(first) else OTHER


def _anchor(letter: str) -> str:
    return ANCHORS.get(letter) or (letter if letter.isascii() else f"U{ord(letter):04X}")


def _letters(held: dict[str, list[Entry]], say: Say) -> str:
    """Return links to the letters; those of the alphabet that hold nothing are only shown."""
    alphabet = say.alphabet.upper()
    others = [letter for letter in held if letter not in alphabet]
    latin = alphabet if len(others) < len(held) else ""
    return "".join(
        f'<a href="#{_anchor(letter)}">{letter}</a>' if letter in held else f"<span>{letter}</span>"
        for letter in (*latin, *others)
    )


def _letter(letter: str, entries: Sequence[Entry], shown: _Shown) -> str:
    name = _anchor(letter)
    return lines(
        f'<section class="letter" id="{name}" aria-labelledby="{name}-head"><h2 id="{name}-head">{letter}</h2>',
        '<dl class="entries">',
        *(_entry(entry, shown) for entry in entries),
        "</dl></section>",
    )


def _headwords(letter: str, entries: Sequence[Entry], shown: _Shown) -> str:
    """Return a letter of a long glossary: headwords alone, which lead to their pages."""
    name = _anchor(letter)
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
    head = f'<div class="entry" id="{entry.id}"><dt{spoken}>{_head(entry, shown.here)}</dt>'
    return lines(head, *_told(entry, shown), _elsewhere(entry, shown)) + "</div>"


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
