"""The first half of the proof that nothing is lost: every line's words are in the model. `showing` is the other.

Two steps, because each catches what the other cannot: a reader that drops text, and a writer that
does. Words are compared, not marks: runs of letters and digits, without case.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from studysite.account import Account
from studysite.lacking import TAG, Counts, apart, counted, joined, lacking, words
from studysite.model import Document, Furniture
from studysite.notices import Notice, lost_text
from studysite.text.formulas import without_tex
from studysite.text.pictures import without_pictures
from studysite.text.targets import unlinked, without_addresses
from studysite.words import written_pieces

# Marks that may stand inside a word and are gone from the model: **S**pecific, `sub`net.
MARKED_WORD = re.compile(r"[^\W_]+(?:[*_`~\\]+[^\W_]+)+")

MARK_BEFORE_ACCENT = re.compile(r"[*_`~\\]+(?=[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u3099\u309a])")

# So many lines around one may belong to the same picture: its words, its address, its measures.
PICTURE_LINES = 8


@dataclass(frozen=True, slots=True)
class Claim:
    """What the model has of a file's lines: the numbers of those `held`, and the words `missing` by line.

    `furniture` counts lines by the name of the layout that was left out on them.
    """

    file: str
    lines: int
    blank: int
    held: frozenset[int]
    missing: tuple[tuple[int, str], ...]
    furniture: dict[str, int]


def claim(file: str, lines: Sequence[str], documents: Iterable[Document], furniture: Sequence[Furniture]) -> Claim:
    """Return what the model has of the lines of a file."""
    held = _held(documents)
    told = defaultdict(list, {number: list(pieces) for number, pieces in held.items()})
    names: dict[str, set[int]] = defaultdict(set)
    for one in furniture:
        told[one.line].append(counted(words(one.text)))
        names[one.name].add(one.line)
    missing = []
    carried = set()
    blank = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            blank += 1
            continue
        without = _missing(line, told.get(number, ()))
        if without and not _told_together(lines, number - 1, told):
            missing.append((number, " ".join(without)))
        elif number in held:
            carried.add(number)
    counts = {name: len(at) for name, at in names.items()}
    return Claim(file, len(lines), blank, frozenset(carried), tuple(missing), counts)


def account(claimed: Claim, unplaced: set[int]) -> tuple[Account, list[Notice]]:
    """Return where the lines of a file went, and a notice for each line whose words the model lacks.

    `unplaced` are lines whose words the model has but no page shows; their notices are made already.
    """
    notices = [lost_text(claimed.file, number, told, "no reader took") for number, told in claimed.missing]
    lost = unplaced.union(number for number, _ in claimed.missing)
    carried = len(claimed.held - lost)
    return Account(claimed.lines, carried, claimed.blank, len(lost), dict(claimed.furniture)), notices


def _held(documents: Iterable[Document]) -> dict[int, list[Counts]]:
    """Return the words of the model by line: a count for each piece of text that covers the line."""
    held: dict[int, list[Counts]] = defaultdict(list)
    for span, text, tex in chain.from_iterable(map(written_pieces, documents)):
        if found := words(text):
            count = counted(found)
            if tex != text:
                # A name has its formulas in words, a sentence in TeX.
                other = counted(words(tex))
                count = {word: max(count.get(word, 0), other.get(word, 0)) for word in (count | other)}
            for number in range(span.first, span.last + 1):
                held[number].append(count)
    return held


def _missing(line: str, held: Sequence[Counts]) -> list[str]:
    """Return the words of a line that are not, or not as often, among those that are held."""
    told = without_addresses(line)
    missing = lacking(words(told), held)
    if missing and "&" in told:
        # An entity is a character, and no word (`caf&eacute;`).
        told = html.unescape(told)
        missing = lacking(words(told), held)
    if missing and not told.isascii():
        # An accent by itself that stands behind a mark is one with the letter before it once the mark is gone.
        told = MARK_BEFORE_ACCENT.sub("", told)
        missing = lacking(words(told), held)
    if missing and "](" in line and (linked := unlinked(line)) != line and not line.isascii():
        # Where no spaces part words, a link stands within one: what it is called goes on with what is around it.
        missing = lacking(words(linked), held)
        told = linked if missing else told
    if missing and MARKED_WORD.search(told):
        # A mark inside a word parted two words, or it did not: what the model has decides.
        whole = MARKED_WORD.sub(lambda match: joined(match.group(), held), told)
        missing = missing if lacking(words(whole), held) else []
    if missing and (legible := without_tex(without_pictures(line))) != line:
        missing = lacking(words(without_addresses(legible)), held)
        told = without_addresses(legible)
    # A mark between two words is gone from the model, and the words are one.
    return apart(words(TAG.sub(" ", told)), missing, held) if missing else []


def _told_together(lines: Sequence[str], at: int, told: Mapping[int, Sequence[Counts]]) -> bool:
    """Tell whether nothing is missing of the lines about one: a picture may be written over several.

    `told` are the words of the model and of what was left out, by the number of the line.
    """
    first, end = at, at + 1
    while first > max(0, at - PICTURE_LINES) and lines[first - 1].strip():
        first -= 1
    while end < min(len(lines), at + PICTURE_LINES) and lines[end].strip():
        end += 1
    text = " ".join(lines[first:end])
    legible = without_pictures(text)
    # A piece that covers several lines counts once.
    pieces = {id(one): one for number in range(first + 1, end + 1) for one in told.get(number, ())}
    return legible != text and not lacking(words(without_addresses(without_tex(legible))), [*pieces.values()])
