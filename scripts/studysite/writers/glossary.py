"""The A-Z of all terms."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Iterator, Sequence

from studysite.library import Entry, Library, Ref, Sense
from studysite.measure import counted
from studysite.writers.html import escape, inline, lines
from studysite.writers.page import page
from studysite.writers.places import anchor, marks, short

HERE = "glossary/"
DIGITS, OTHER = "0–9", "…"

# The anchors of letters are capitals: the id of a term has none, so that the two never clash.
ANCHORS = {DIGITS: "DIGITS", OTHER: "OTHER"}


def glossary_page(library: Library) -> str:
    """Return the Markdown of the glossary."""
    terms = counted(len(library.entries), "term")
    documents = {place.document for entry in library.entries for sense in entry.senses for place in sense.places}
    by_letter = _by_letter(library.entries)
    return page(
        title="A to Z",
        kind="glossary",
        way="glossary",
        label=f"{terms} from {counted(len(documents), 'document')}",
        description=f"{terms} from A to Z, with every definition and the passages that use them.",
        body=lines(
            '<div class="lexicon">',
            f'<nav class="letters" aria-label="Letters">{_letters(by_letter)}</nav>',
            '<div class="az">',
            *(_letter(letter, entries, library) for letter, entries in by_letter.items()),
            "</div></div>",
        ),
    )


def _by_letter(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Return the entries by letter: A to Z, then other alphabets, digits, and the rest."""
    held: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (_sort_key(entry.name), entry.id)):
        held.setdefault(letter_of(entry.name), []).append(entry)
    order = sorted(held, key=lambda letter: (letter not in string.ascii_uppercase, letter in ANCHORS, letter))
    return {letter: held[letter] for letter in order}


def _sort_key(name: str) -> str:
    """Return what a headword is sorted by: its letters and digits, without accents and case."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(character for character in plain if character.isalnum() or character == " ").casefold().strip()


def letter_of(name: str) -> str:
    """Return the letter that a headword stands under; accents do not count, scripts without capitals share “…”."""
    first = _sort_key(name)[:1].upper()
    if first.isdigit():
        return DIGITS
    return first if len(first) == 1 and first.lower() != first else OTHER


def _anchor(letter: str) -> str:
    return ANCHORS.get(letter) or (letter if letter.isascii() else f"U{ord(letter):04X}")


def _letters(held: dict[str, list[Entry]]) -> str:
    """Return links to the letters; those of the alphabet that hold nothing are only shown."""
    others = [letter for letter in held if letter not in string.ascii_uppercase]
    return "".join(
        f'<a href="#{_anchor(letter)}">{letter}</a>' if letter in held else f"<span>{letter}</span>"
        for letter in (*string.ascii_uppercase, *others)
    )


def _letter(letter: str, entries: Sequence[Entry], library: Library) -> str:
    name = _anchor(letter)
    return lines(
        f'<section class="letter" id="{name}" aria-labelledby="{name}-head"><h2 id="{name}-head">{letter}</h2>',
        '<dl class="entries">',
        *(_entry(entry, library) for entry in entries),
        "</dl></section>",
    )


def _entry(entry: Entry, library: Library) -> str:
    caps = "".join(f' <span class="caps">{escape(alias)}</span>' for alias in entry.aliases)
    head = f'<a href="#{entry.id}">{escape(entry.name)}</a>{caps}'
    return lines(f'<div class="entry" id="{entry.id}"><dt>{head}</dt>', *_told(entry, library)) + "</div>"


def _told(entry: Entry, library: Library) -> Iterator[str]:
    """Yield what is told of a term: its definitions, what uses it, what asks for it, where it stands."""
    if len(entry.senses) == 1:
        yield f'<dd class="def">{inline(entry.senses[0].definition)}</dd>'
    else:
        twins = (_twin(number, sense, library) for number, sense in enumerate(entry.senses, 1))
        yield lines('<dd class="twin">', *twins, "</dd>")
    if entry.uses:
        more = f" and {entry.more_uses:,} more" if entry.more_uses else ""
        yield f'<dd class="see"><i>Used in</i> {", ".join(_use(ref, library) for ref in entry.uses)}{more}</dd>'
    if entry.asked:
        yield f'<dd class="asks"><i>Asked in</i> {", ".join(anchor(HERE, ref) for ref in entry.asked)}</dd>'
    if len(entry.senses) == 1:
        yield f'<dd class="src-line">{marks(library, HERE, entry.senses[0].places, section=True)}</dd>'


def _twin(number: int, sense: Sense, library: Library) -> str:
    definition = f'<p class="def" data-n="{number}">{inline(sense.definition)}</p>'
    return f"<div>{definition}{marks(library, HERE, sense.places, section=True)}</div>"


def _use(ref: Ref, library: Library) -> str:
    """Name a passage with its document: many documents have a “Summary”."""
    return f"{anchor(HERE, ref)} ({escape(short(library.names[ref.document]))})"
