"""The proof that nothing is lost: every line's words are in the model, and the model's words are on a page.

Two steps, because each catches what the other cannot: a reader that drops text, and a writer that
does. Words are compared, not marks: runs of letters and digits, without case.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from studysite.account import Account
from studysite.lacking import Counts, apart, counted, joined, lacking, parted, plain_letters, words
from studysite.library import Library
from studysite.memory import Recall, afresh
from studysite.model import Blocks, Document, Furniture, Question, Span, written
from studysite.notices import Notice
from studysite.refine.merge import singular
from studysite.text.formulas import without_tex
from studysite.text.pictures import without_pictures
from studysite.text.targets import unlinked, without_addresses
from studysite.words import document_pieces, pieces

# Marks that may stand inside a word and are gone from the model: **S**pecific, `sub`net.
MARKED_WORD = re.compile(r"[^\W_]+(?:[*_`~\\]+[^\W_]+)+")

MARK_BEFORE_ACCENT = re.compile(r"[*_`~\\]+(?=[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u3099\u309a])")

# Page text into runs of words: what stands inside a line, and what parts one run from the next.
INLINE_TAG = re.compile(r"</?(?:a|strong|em|s|code)(?:\s[^<>]*)?>")
TAG = re.compile(r"<[^<>]*>")
MARKDOWN_TARGET = re.compile(r"\]\([^()\s]*\)")
# Writers escape these characters wherever they are text: a bare one is a mark.
MARK = re.compile(r"\{[^{}]*\}|[*`]")
MARK_TEXT = re.compile(r'<(?:a|span) class="src"[^<>]*>([^<>]*)<')
# A formula on a page: its TeX stands for it.
MATH = re.compile(r'(<span class="formula[^<>]*>)?<math[^<>]* alttext="([^"]*)">.*?</math>(?(1)</span>)')
# A picture: its words and its title stand for it.
IMAGE = re.compile(r'<img(?: class="clear")? src="[^"]*" alt="([^"]*)"(?: title="([^"]*)")?[^<>]*>')
# Definitions that a page repeats for those who point at a word: no one reads them there by themselves.
GLOSSES = '<div class="glosses">'
# What of a page's settings its template draws.
DRAWN = re.compile(r'^(?:title|label|lead): "(.*)"$', re.MULTILINE)

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
    notices = [_lost(claimed.file, number, told, "no reader took") for number, told in claimed.missing]
    lost = unplaced.union(number for number, _ in claimed.missing)
    carried = len(claimed.held - lost)
    return Account(claimed.lines, carried, claimed.blank, len(lost), dict(claimed.furniture)), notices


def _held(documents: Iterable[Document]) -> dict[int, list[Counts]]:
    """Return the words of the model by line: a count for each piece of text that covers the line."""
    held: dict[int, list[Counts]] = defaultdict(list)
    for span, text, tex in chain.from_iterable(map(_pieces, documents)):
        if found := words(text):
            count = counted(found)
            if tex != text:
                # A name has its formulas in words, a sentence in TeX.
                other = counted(words(tex))
                count = {word: max(count.get(word, 0), other.get(word, 0)) for word in (count | other)}
            for number in range(span.first, span.last + 1):
                held[number].append(count)
    return held


def _pieces(document: Document) -> Iterator[tuple[Span, str, str]]:
    """Yield the runs of words of a document, with their formulas in words and in TeX."""
    for (span, text), (_, tex) in zip(document_pieces(document), document_pieces(document, written), strict=True):
        yield span, text, tex


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


def unplaced(library: Library, pages: Mapping[str, str], recall: Recall = afresh) -> list[Notice]:
    """Return a notice for each run of words of the model that no page shows. The originals do not count as pages."""
    repeats = {held.address for held in library.maps.values() if library.home(held.document) != held.address}
    shown = _Shown({path: text for path, text in pages.items() if _shows(path, repeats)}, recall)
    found = []
    for document in library.documents:
        missing = [
            (span, run)
            for span, text, tex in _pieces(document)
            if tex == text or shown.lacking(tex)
            for run in shown.lacking(text)
        ]
        twins = _twins(document, library, shown) if missing else {}
        found += [
            _lost(document.file, span.first, run, "no page shows")
            for span, run in missing
            if not any(f" {run} " in whole for whole in twins.get(span, ()))
        ]
    return found


def _twins(document: Document, library: Library, shown: _Shown) -> dict[Span, tuple[str, ...]]:
    """Return what a document says as others do, by its lines: all words of what pages show for it.

    An answer in the same words as another is shown once, and the other document may part it differently.
    """
    made: dict[Span, tuple[str, ...]] = {}
    for question in (block for section in document.sections for block in section.blocks if isinstance(block, Question)):
        card = library.card_at[document.slug, question.span.start]
        if len(card.places) > 1:
            told = [*(one.blocks for one in card.answers), card.hint, *(one.rationale for one in card.choices)]
            wholes = tuple(_whole(blocks, shown) for blocks in told)
            made |= {span: wholes for span, _ in pieces(question)}
    return made


def _whole(blocks: Blocks, shown: _Shown) -> str:
    """Return the words of blocks as one run, empty if pages lack any of them."""
    said = [one for block in blocks for one in zip(pieces(block), pieces(block, written), strict=True)]
    if any(shown.lacking(text) and shown.lacking(tex) for (_, text), (_, tex) in said):
        return ""
    return f" {_run(' '.join(text for (_, text), _ in said))} "


class _Shown:
    """The runs of words that some pages show, to be asked for."""

    def __init__(self, pages: Mapping[str, str], recall: Recall) -> None:
        """Read the pages, by path."""
        self._recall = recall
        self._runs: set[str] = set()
        self._names: set[str] = set()
        glossary = [text for path, text in pages.items() if path.startswith("glossary")]
        for path, text in pages.items():
            runs = recall(page_runs, text)
            self._runs.update(runs)
            # Two documents may name one term in the singular and in the plural: it has one name in the glossary.
            self._names.update(map(singular, runs) if path.startswith("glossary") else ())
        # A source mark names the section of a term between other words.
        self._marks = " | ".join(mark for text in glossary for mark in recall(_marks, text))

    def lacking(self, text: str) -> list[str]:
        """Return the runs of words of a piece of text that no page has, neither as a whole nor line by line."""
        if self._has(self._recall(_run, text)):
            return []
        return [run for line in text.split("\n") if not self._has(run := _run(line))]

    def _has(self, run: str) -> bool:
        known = not run or run in self._runs or singular(run) in self._names or f" {run} " in self._marks
        return known or run.replace(" ", "") in self._letters

    @cached_property
    def _letters(self) -> frozenset[str]:
        """The runs without spaces: where a formula ends within a word (`$n$th`), a space may part the two, or not."""
        return frozenset(run.replace(" ", "") for run in self._runs)


def _run(text: str) -> str:
    return " ".join(words(text))


def _marks(text: str) -> tuple[str, ...]:
    """Return the words of the source marks of a page."""
    return tuple(f" {_run(html.unescape(mark))} " for mark in MARK_TEXT.findall(text))


def _shows(path: str, repeats: Container[str]) -> bool:
    """Tell whether a page counts. One of a single question, and a map of headings, only repeat what others show."""
    own = not path.startswith(("sources/", "q/")) and f"{path.removesuffix('.md')}/" not in repeats
    return path.endswith(".md") and (own or path == "sources/index.md")


def page_runs(text: str) -> list[str]:
    """Return the runs of words of a generated page: those of its settings, its lines, its elements."""
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    body = body.partition(GLOSSES)[0]
    drawn = "\n".join(DRAWN.findall(head)).replace("\\", "")
    if "<math" in body:
        body = MATH.sub(r" \2 ", body)
    if "<img" in body:
        body = IMAGE.sub(_worded, body)
    told = MARK.sub("", TAG.sub("\n", INLINE_TAG.sub("", body)))
    return [" ".join(found) for line in _lines(f"{drawn}\n{told}") if (found := parted(line))]


def _worded(picture: re.Match[str]) -> str:
    return f"{picture[1]}\n{picture[2]}" if picture[2] else picture[1]


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a page as words stand on it.

    A line with a Markdown link comes also without the link's address, one of several parts also in these.
    """
    for line in filter(None, map(str.strip, text.split("\n"))):
        if "](" in line:
            yield plain_letters(html.unescape(MARKDOWN_TARGET.sub("]", line)))
        told = plain_letters(html.unescape(line))
        yield told
        if " · " in told:
            yield from told.split(" · ")


def _lost(file: str, line: int, text: str, who: str) -> Notice:
    shown = text if len(text) <= 80 else f"{text[:80]}…"
    return Notice(
        file,
        line,
        "lost-text",
        f"{who} the words “{shown}”; this is a fault of studysite: please report the line",
    )
