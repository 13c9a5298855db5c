"""The A-Z of all terms."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Iterator, Sequence

from studysite.library import Entry, Library, Ref, Sense
from studysite.measure import counted
from studysite.writers.html import escape, inline
from studysite.writers.page import page
from studysite.writers.places import anchor, marks, short

HERE = "glossary/"
DIGITS, OTHER = "0–9", "…"
ANCHORS = {DIGITS: "digits", OTHER: "other"}


def glossary_page(library: Library) -> str:
    """Return the Markdown of the glossary."""
    letters = _by_letter(library.entries)
    nav = "".join(
        _letter_link(letter, letter in letters)
        for letter in [
            *string.ascii_uppercase,
            *(one for one in letters if one not in string.ascii_uppercase),
        ]
    )
    sections = "\n".join(_letter(letter, entries, library) for letter, entries in letters.items())
    documents = {
        place.document for entry in library.entries for sense in entry.senses for place in sense.places
    }
    return page(
        title="A to Z",
        kind="glossary",
        way="glossary",
        label=f"{counted(len(library.entries), 'term')} from {counted(len(documents), 'document')}",
        description=f"{counted(len(library.entries), 'term')}, each with every definition and where it is used.",
        body=f'<div class="lexicon">\n<nav class="letters" aria-label="Letters">{nav}</nav>\n<div class="az">\n{sections}\n</div></div>',
    )


def _by_letter(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Return the entries by letter: A to Z, then digits, other alphabets, and the rest."""
    held: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (_sort_key(entry.name), entry.id)):
        held.setdefault(letter_of(entry.name), []).append(entry)
    order = sorted(held, key=lambda letter: (letter not in string.ascii_uppercase, letter in ANCHORS, letter))
    return {letter: held[letter] for letter in order}


def _sort_key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return (
        "".join(character for character in plain if character.isalnum() or character == " ")
        .casefold()
        .strip()
    )


def letter_of(name: str) -> str:
    """Return the letter that a headword stands under; accents do not count."""
    first = _sort_key(name)[:1].upper()
    if first.isdigit():
        return DIGITS
    return first if first.isalpha() and (first in string.ascii_uppercase or first.lower() != first) else OTHER


def _anchor(letter: str) -> str:
    """Return a letter's anchor; a capital is no term's id, which has none."""
    return ANCHORS.get(letter) or (
        f"letter-{letter.lower()}" if letter in string.ascii_uppercase else f"letter-{ord(letter)}"
    )


def _letter_link(letter: str, held: bool) -> str:
    return f'<a href="#{_anchor(letter)}">{letter}</a>' if held else f"<span>{letter}</span>"


def _letter(letter: str, entries: list[Entry], library: Library) -> str:
    name = _anchor(letter)
    held = "\n".join(_entry(entry, library) for entry in entries)
    return (
        f'<section class="letter" id="{name}" aria-labelledby="{name}-head"><h2 id="{name}-head">{letter}</h2>\n'
        f'<dl class="entries">\n{held}\n</dl></section>'
    )


def _entry(entry: Entry, library: Library) -> str:
    caps = "".join(f' <span class="caps">{escape(alias)}</span>' for alias in entry.aliases)
    lines = [
        f'<div class="entry" id="{entry.id}"><dt><a href="#{entry.id}">{escape(entry.name)}</a>{caps}</dt>'
    ]
    lines += _senses(entry.senses, library)
    if entry.uses:
        more = f" and {entry.more_uses:,} more" if entry.more_uses else ""
        lines.append(
            f'<dd class="see"><i>Used in</i> {", ".join(_use(ref, library) for ref in entry.uses)}{more}</dd>'
        )
    if entry.asked:
        lines.append(
            f'<dd class="asks"><i>Asked in</i> {", ".join(anchor(HERE, ref) for ref in entry.asked)}</dd>'
        )
    if len(entry.senses) == 1:
        lines.append(
            f'<dd class="src-line">{marks(library, HERE, entry.senses[0].places, section=True)}</dd>'
        )
    return "\n".join(lines) + "</div>"


def _use(ref: Ref, library: Library) -> str:
    """Name a passage with its document: many documents have a “Summary”."""
    return f"{anchor(HERE, ref)} ({escape(short(library.names[ref.document]))})"


def _senses(senses: Sequence[Sense], library: Library) -> Iterator[str]:
    if len(senses) == 1:
        yield f'<dd class="def">{inline(senses[0].definition)}</dd>'
        return
    twins = "".join(
        f'<div><p class="def" data-n="{number}">{inline(sense.definition)}</p>{marks(library, HERE, sense.places, section=True)}</div>'
        for number, sense in enumerate(senses, 1)
    )
    yield f'<dd class="twin">{twins}</dd>'
