"""The alphabet of a glossary: the order of headwords, the letters that they stand under, and where those are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from studysite.interface.say import ENGLISH, Say
from studysite.items import Entry

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

# From so many terms on, each letter has a page of its own: all headwords would weigh more than a page may.
TOO_MANY = 2_000


def by_letter(entries: Sequence[Entry], say: Say = ENGLISH) -> dict[str, list[Entry]]:
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


def anchor_of(letter: str) -> str:
    """Return the fragment of a letter on the page of all."""
    return ANCHORS.get(letter) or (letter if letter.isascii() else f"U{ord(letter):04X}")


def page_of(letter: str) -> str:
    """Return the address of a letter's page; no term is there, since the address of none has a part below it."""
    return f"glossary/a-z/{anchor_of(letter).lower()}/"


def letter_pages_of(entries: Sequence[Entry], say: Say) -> dict[str, list[Entry]]:
    """Return the entries of the letters that have pages of their own; none while one page holds all."""
    return by_letter(entries, say) if len(entries) >= TOO_MANY else {}
