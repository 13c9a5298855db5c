"""What was noticed of a file, for people: what happened, the passage, and how to put it right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from studysite.advice import Gathered, page_words, sentence
from studysite.interface.say import ENGLISH, Say
from studysite.library import Library
from studysite.model import Document
from studysite.notices import Notice
from studysite.overrules import Overrule, document_at, other_kind, overrule
from studysite.settings import Settings
from studysite.tomlfile import quoted
from studysite.writers.html import escape, lines, tongue
from studysite.writers.places import relative

HERE = "sources/"

# Passages that are shown of one remark, lines that are named after them, characters of a passage.
QUOTED = 3
NAMED = 24
PASSAGE = 160


@dataclass(frozen=True, slots=True)
class Texts:
    """All that remarks are told with; `lines` are the texts by file."""

    library: Library
    settings: Settings
    lines: Mapping[str, Sequence[str]]

    def line(self, notice: Notice) -> str:
        """Return the line of a document that a notice is about; empty where there is none, or it may not be shown."""
        text = self.lines.get(notice.file, ())
        return text[notice.line - 1] if self.has_page(notice.file) and 0 < notice.line <= len(text) else ""

    def has_page(self, file: str) -> bool:
        """Tell whether there is a page with the original text of a file."""
        return file not in self.library.withheld and bool(self.library.documents_of(file))


def english(say: Say) -> str:
    """Return the attributes of what is for the owner, and in English in every site."""
    return "" if say is ENGLISH else tongue("en")


def remark_html(one: Gathered, texts: Texts, *, names_file: bool = False) -> str:
    """Return all that was noticed of one kind in a file; `names_file` where no heading above it does."""
    head = "h3" if names_file else "h4"
    shown, rest = one.notices[:QUOTED], one.notices[QUOTED:]
    file = f"<b>{escape(one.first.file)}</b> " if names_file else ""
    places = [f"<li>{file}{place}</li>" for notice in shown if (place := _place(notice, one, texts)) or file]
    said = overrule(one, texts.library, texts.settings)
    return lines(
        f'<li data-severity="{one.first.severity}"{english(texts.library.say)}><{head}>{escape(one.heading)}</{head}>',
        f'<ul class="places">{"".join(places)}</ul>' if places else "",
        f"<p>{_further(rest, texts)}</p>" if rest else "",
        f'<p class="way-out"><b>{page_words()["way_out"]}</b> {escape(one.advice.way_out)}</p>',
        overrule_html(said) if said else "",
        "</li>",
    )


def unsure_html(document: Document, texts: Texts) -> str:
    """Return what leaves doubt of what a document is, and why it was taken for that; empty where nothing does."""
    told, words = document.recognition, page_words()
    if told is None or not told.unsure or not told.chosen.signs:
        return ""
    doubts = sentence(f"{words['unsure']} {'; '.join(told.unsure)}")
    signs = texts.library.say.listed(
        f"{one.words}{f' (line {one.line})' if one.line else ''}" for one in told.chosen.signs
    )
    kind = f"{'an' if told.chosen.layout[0] in 'aeiou' else 'a'} {told.chosen.layout}"
    why = words["taken_for"].format(kind=kind, signs=signs)
    said = other_kind(document, words["unsure_when"], texts.library, texts.settings)
    spoken = english(texts.library.say)
    made = lines(f'<p class="label">{escape(f"{doubts} {sentence(why)}")}</p>', overrule_html(said) if said else "")
    return f"<div{spoken}>{made}</div>" if spoken and made else made


def overrule_html(said: Overrule) -> str:
    """Return lines for `sources.toml`, to be copied."""
    words = page_words()
    below = f"<p>{escape(words['below'].format(header=said.header))}</p>" if said.is_there else ""
    return lines(
        f'<details class="overrule"><summary>{words["instead"]}</summary>',
        f"<p>{escape(said.when)}</p>",
        below,
        f"<pre><code>{escape(chr(10).join(said.lines))}</code></pre></details>",
    )


def overruling_html(file: str, library: Library) -> str:
    """Return all that `sources.toml` can say of a document, with the name of one as an example."""
    words = page_words()
    settings = (
        ('kind = "study-guide"', "kind"),
        ('title = "The cell"', "title"),
        ('language = "pt"', "language"),
        ('headings = ["What the cell is made of"]', "headings"),
        ('answers = ["Solutions"]', "answers"),
        ('merge = ["Cell wall", "Wall of the cell"]', "merge"),
        ('keep_apart = ["Cell"]', "keep_apart"),
        ("hidden = true", "hidden"),
    )
    width = max(len(line) for line, _ in settings)
    told = [f"# {line:<{width}}  # {words[f'help_{key}']}" for line, key in settings]
    return lines(
        f'<details class="overrule"{english(library.say)}><summary>{words["help"]}</summary>',
        f"<p>{escape(words['help_how'])}</p>",
        f"<pre><code>{escape(chr(10).join([f'[documents.{quoted(file)}]', *told]))}</code></pre></details>",
    )


def _place(notice: Notice, one: Gathered, texts: Texts) -> str:
    """Return the line that a notice is about, what stands there, and what more is to be said of it."""
    return " ".join(filter(None, (*(_passage(notice, texts) if one.advice.quotes else ()), escape(one.told(notice)))))


def _passage(notice: Notice, texts: Texts) -> Iterator[str]:
    """Yield the number of a line, with a link where there is a page of the original, and what stands on the line."""
    yield _line(notice, texts)
    document = document_at(notice.file, notice.line, texts.library)
    line = shorten(texts.line(notice), PASSAGE, placeholder=" …")
    if document and line:
        yield f"<q{tongue(texts.library.foreign(document.slug))}>{escape(line)}</q>"


def _line(notice: Notice, texts: Texts) -> str:
    """Return a link to a line, or its number where there is no page of the original; empty if there is no line."""
    if not notice.line:
        return ""
    words = f"line {notice.line}"
    if not texts.has_page(notice.file) or notice.line > len(texts.lines.get(notice.file, ())):
        return words
    there = relative(HERE, f"{HERE}{texts.library.originals[notice.file]}/", f"L{notice.line}")
    return f'<a class="src" href="{there}">{words}</a>'


def _further(notices: Sequence[Notice], texts: Texts) -> str:
    """Name the places that are not shown."""
    placed = [notice for notice in notices if notice.line]
    if not placed:
        return f"And {len(notices):,} more."
    named = [_line(notice, texts) for notice in placed[:NAMED]]
    left = len(notices) - len(named)
    return f"And {texts.library.say.listed([*named, *_more(left)])}."


def _more(left: int) -> Iterator[str]:
    if left:
        yield f"{left:,} more"
