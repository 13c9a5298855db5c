"""The other half of the proof that nothing is lost: the model's words are on a page. The first is `conservation`."""

from __future__ import annotations

import html
import re
from collections.abc import Container, Iterator, Mapping
from functools import cached_property

from studysite.lacking import TAG, parted, plain_letters, words
from studysite.library import Library
from studysite.memory import Recall, afresh
from studysite.model import Blocks, Document, Paragraph, Question, Span, written
from studysite.notices import Notice, lost_text
from studysite.refine.merge import singular
from studysite.words import pieces, written_pieces

# Page text into runs of words: what stands inside a line, and what parts one run from the next.
INLINE_TAG = re.compile(r"</?(?:a|strong|em|s|code)(?:\s[^<>]*)?>")
MARKDOWN_TARGET = re.compile(r"\]\([^()\s]*\)")
# Writers escape these characters wherever they are text: a bare one is a mark.
MARK = re.compile(r"\{[^{}]*\}|[*`]")
MARK_TEXT = re.compile(r'<(?:a|span) class="src"[^<>]*>([^<>]*)<')
# A formula on a page: its TeX stands for it.
MATH = re.compile(r'(<span class="formula[^<>]*>)?<math[^<>]* alttext="([^"]*)">.*?</math>(?(1)</span>)')
# A picture: its words and its title stand for it.
IMAGE = re.compile(r'<img(?: class="clear")? src="[^"]*" alt="([^"]*)"(?: title="([^"]*)")?[^<>]*>')
# Names that a term refers to: each is a run, although nothing but a comma stands between two links.
SEE = re.compile(r'class="see">.*')
# Definitions that a page repeats for those who point at a word: no one reads them there by themselves.
GLOSSES = '<div class="glosses">'
# What of a page's settings its template draws.
DRAWN = re.compile(r'^(?:title|label|lead): "(.*)"$', re.MULTILINE)


def unplaced(library: Library, pages: Mapping[str, str], recall: Recall = afresh) -> list[Notice]:
    """Return a notice for each run of words of the model that no page shows. The originals do not count as pages."""
    repeats = {held.address for held in library.maps.values() if library.home(held.document) != held.address}
    shown = _Shown({path: text for path, text in pages.items() if _shows(path, repeats)}, recall)
    found = []
    for document in library.documents:
        missing = [
            (span, run)
            for span, text, tex in written_pieces(document)
            if tex == text or shown.lacking(tex)
            for run in shown.lacking(text)
        ]
        twins = _twins(document, library, shown) if missing else {}
        found += [
            lost_text(document.file, span.first, run, "no page shows")
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
            asked = ((Paragraph(words, question.span),) for words in (card.prompt, *card.wordings))
            told = [*asked, *(one.blocks for one in card.answers), card.hint, *(one.rationale for one in card.choices)]
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
    if 'class="see"' in body:
        body = SEE.sub(lambda see: see[0].replace("</a>, ", "</a>\n"), body)
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
