"""The A-Z of all terms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from studysite.interface.say import ENGLISH, Say
from studysite.library import Entry, Library, Sense
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


def glossary_page(library: Library) -> str:
    """Return the Markdown of the glossary."""
    say = library.say
    documents = {place.document for entry in library.entries for sense in entry.senses for place in sense.places}
    terms = say.counted(len(library.entries), "term")
    files = say.counted(len(documents), "document")
    write = partial(_letter if len(library.entries) < MANY else _headwords, library=library)
    by_letter = _by_letter(library.entries, say)
    return page(
        title=say("A to Z"),
        kind="glossary",
        way="glossary",
        label=say("{terms} from {files}", terms=terms, files=files),
        description=say("{terms} from A to Z, with every definition and its source.", terms=terms),
        body=lines(
            '<div class="lexicon">',
            f'<nav class="letters" aria-label="{say("Letters")}">{_letters(by_letter, say)}</nav>',
            '<div class="az">',
            *(write(letter, entries) for letter, entries in by_letter.items()),
            "</div></div>",
        ),
    )


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


def _letter(letter: str, entries: Sequence[Entry], library: Library) -> str:
    name = _anchor(letter)
    return lines(
        f'<section class="letter" id="{name}" aria-labelledby="{name}-head"><h2 id="{name}-head">{letter}</h2>',
        '<dl class="entries">',
        *(_entry(entry, library) for entry in entries),
        "</dl></section>",
    )


def _headwords(letter: str, entries: Sequence[Entry], library: Library) -> str:
    """Return a letter of a long glossary: headwords alone, which lead to their pages."""
    name = _anchor(letter)
    return lines(
        f'<section class="letter" id="{name}" aria-labelledby="{name}-head"><h2 id="{name}-head">{letter}</h2>',
        '<ul class="headwords">',
        *(f"<li{tongue(entry_language(entry, library))}>{_head(entry)}</li>" for entry in entries),
        "</ul></section>",
    )


def entry_language(entry: Entry, library: Library) -> str:
    """Return the language of a headword where it is not the site's: that of its first definition."""
    return sense_language(entry.senses[0], library)


def sense_language(sense: Sense, library: Library) -> str:
    """Return the language of a definition where it is not the site's."""
    return library.foreign(sense.places[0].document)


def _head(entry: Entry) -> str:
    caps = "".join(f' <span class="caps">{escape(alias)}</span>' for alias in entry.aliases)
    return f'<a href="{relative(HERE, f"glossary/{entry.id}/")}">{escape(entry.name)}</a>{caps}'


def _entry(entry: Entry, library: Library) -> str:
    # The words turn round, and not the columns that the entry shares with those above and below.
    spoken = tongue(entry_language(entry, library))
    head = f'<div class="entry" id="{entry.id}"><dt{spoken}>{_head(entry)}</dt>'
    return lines(head, *_told(entry, library)) + "</div>"


def _told(entry: Entry, library: Library) -> Iterator[str]:
    """Yield what is told of a term: its definitions, their dates and sources, what it is related to."""
    if len(entry.senses) == 1:
        spoken = tongue(entry_language(entry, library))
        yield f'<dd class="def"{spoken}>{inline(entry.senses[0].definition)}</dd>'
    else:
        twins = (_twin(number, sense, library) for number, sense in enumerate(entry.senses, 1))
        yield lines('<dd class="twin">', *twins, "</dd>")
    yield from filter(None, [notes_html(library.say, HERE, entry.related, "")])
    if len(entry.senses) == 1:
        yield f'<dd class="src-line">{_sources(entry.senses[0], library)}</dd>'


def _twin(number: int, sense: Sense, library: Library) -> str:
    spoken = tongue(sense_language(sense, library))
    definition = f'<p class="def" data-n="{number}"{spoken}>{inline(sense.definition)}</p>'
    return f'<div>{definition}<p class="src-line">{_sources(sense, library)}</p></div>'


def _sources(sense: Sense, library: Library) -> str:
    as_of = f'<span class="as-of"><i>{library.say("As of")}</i> {escape(sense.as_of)}</span>' if sense.as_of else ""
    return f"{marks(library, HERE, sense.places)}{as_of}"
