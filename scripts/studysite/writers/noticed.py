"""What was noticed of a file, for people: what happened, the passage, and how to put it right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from studysite.advice import Gathered, example, page_words, reporting, sentence
from studysite.interface.say import ENGLISH, REFERENCE, Say
from studysite.library import Library
from studysite.model import Document
from studysite.notices import Notice
from studysite.overrules import Overrule, document_at, header, other_kind, overrule, toml
from studysite.recognition import FEW_SIGNS, Candidate, Recognition, Sign
from studysite.settings import Settings
from studysite.understanding import KINDS_TOLD
from studysite.writers.html import escape, lines, tongue
from studysite.writers.places import relative

HERE = "sources/"

# Passages that are shown of one remark, those that unfold below them, lines that are named after these, characters of
# a passage. All other lines stand on the page of the original, and nobody reads a thousand of one kind.
QUOTED = 3
UNFOLDED = 60
NAMED = 1000
PASSAGE = 160


@dataclass(frozen=True, slots=True)
class Texts:
    """All that remarks are told with; `lines` are the texts by file."""

    library: Library
    settings: Settings
    lines: Mapping[str, Sequence[str]]

    @property
    def say(self) -> Say:
        """The language in which remarks are told."""
        return reporting(self.library.say)

    def line(self, notice: Notice) -> str:
        """Return the line of a document that a notice is about; empty where there is none, or it may not be shown."""
        text = self.lines.get(notice.file, ())
        return text[notice.line - 1] if self.has_page(notice.file) and 0 < notice.line <= len(text) else ""

    def has_page(self, file: str) -> bool:
        """Tell whether there is a page with the original text of a file."""
        return file not in self.library.withheld and bool(self.library.documents_of(file))


def abroad(say: Say) -> str:
    """Return the attributes of what reports say, where that is English and the site speaks another language."""
    return tongue(REFERENCE) if say is not ENGLISH and reporting(say) is ENGLISH else ""


def english(words: str, say: Say) -> str:
    """Return words that are English in every site, as HTML; marked as that where a report is in another language."""
    return words if reporting(say) is ENGLISH or not words else f"<span{tongue(REFERENCE)}>{words}</span>"


def remark_html(one: Gathered, texts: Texts, *, names_file: bool = False) -> str:
    """Return all that was noticed of one kind in a file; `names_file` where no heading above it does."""
    head = "h3" if names_file else "h4"
    say, words = texts.say, page_words(texts.say.code)
    file = f"<b>{escape(one.first.file)}</b> " if names_file else ""
    common = _common(one)
    told = english(escape(common), texts.library.say)
    first = _places(one.notices[:QUOTED], one, texts, file, common)
    said = overrule(one, texts.library, texts.settings, say)
    return lines(
        f'<li data-severity="{one.first.severity}"{abroad(texts.library.say)}>'
        f"<{head}>{escape(one.heading_in(say))}</{head}>",
        f"<p>{told}</p>" if told else "",
        first,
        _rest(one.notices[QUOTED if first else 0 :], one, texts, file, common),
        f'<p class="way-out"><b>{words["way_out"]}</b> {_typed(one.advice_in(say).way_out)}</p>',
        _overrule_html(said, words) if said else "",
        "</li>",
    )


def _common(one: Gathered) -> str:
    """Return what is said of each place alike, to be said once; empty where there is one place, or each has its own."""
    facts = {one.told(notice) for notice in one.notices}
    return facts.pop() if len(facts) == 1 and len(one.notices) > 1 else ""


def _places(notices: Sequence[Notice], one: Gathered, texts: Texts, file: str, common: str) -> str:
    """Return a list of places with their passages; `common` is said above, `file` stands before each."""
    told = [_place(notice, one, texts, "" if common else one.told(notice)) for notice in notices]
    made = "".join(f"<li>{file}{place}</li>" for place in told if place or file)
    return f'<ul class="places">{made}</ul>' if made else ""


def _rest(notices: Sequence[Notice], one: Gathered, texts: Texts, file: str, common: str) -> str:
    """Return the places that are not shown at once, folded, so that a remark is as long as it is important."""
    placed = [notice for notice in notices if notice.line or file or one.told(notice)]
    if not placed or len(one.notices) == 1:
        return ""
    passages = _places(placed[:UNFOLDED], one, texts, file, common)
    lined = placed[UNFOLDED if passages else 0 :]
    named = ", ".join(filter(None, (_line(notice, texts) for notice in lined[:NAMED])))
    left = len(lined) - NAMED
    more = f"<p>{texts.say('And {rest}.', rest=texts.say.counted(left, 'more', 'more'))}</p>" if left > 0 else ""
    counted = texts.say.counted(len(placed), "more", "more")
    title = texts.say("And {rest}.", rest=counted) if len(placed) < len(one.notices) else texts.say("All lines")
    return lines(
        f'<details class="rest"><summary>{title}</summary>',
        passages,
        f"<p>{named}</p>" if named else "",
        f"{more}</details>",
    )


def unsure_html(document: Document, texts: Texts) -> str:
    """Return what leaves doubt of what a document is, and why it was taken for that; empty where nothing does."""
    told, words = document.recognition, page_words(texts.say.code)
    if told is None or not told.unsure or not told.chosen.signs:
        return ""
    doubts = f"{words['unsure']} {'; '.join(_doubt(one, told, texts) for one in told.unsure)}"
    signs = texts.say.listed(_sign(one, texts) for one in told.chosen.signs)
    why = words["taken_for"].format(kind=_kind(told.chosen, texts), signs=signs)
    said = other_kind(document, words["unsure_when"], texts.library, texts.settings)
    made = lines(
        f'<p class="label">{sentence(doubts)} {sentence(why)}</p>',
        _overrule_html(said, words) if said else "",
    )
    spoken = abroad(texts.library.say)
    return f"<div{spoken}>{made}</div>" if spoken else made


def _doubt(doubt: str, told: Recognition, texts: Texts) -> str:
    words = page_words(texts.say.code)
    if doubt == FEW_SIGNS or told.runner_up is None:
        return words["few_signs"]
    return words["as_well"].format(kind=_kind(told.runner_up, texts))


def _kind(one: Candidate, texts: Texts) -> str:
    """Return the name of a layout within a sentence: “a study guide or glossary”."""
    named = texts.say(KINDS_TOLD[one.layout])
    return f"{named[:1].lower()}{named[1:]}"


def _sign(one: Sign, texts: Texts) -> str:
    place = f" ({texts.say('line {line}', line=one.line)})" if one.line else ""
    return f"{english(escape(one.words), texts.library.say)}{place}"


def _overrule_html(said: Overrule, words: Mapping[str, str]) -> str:
    """Return lines for `sources.toml`, to be copied."""
    below = words["below"].format(header=f"<code>{escape(said.header)}</code>")
    return lines(
        f'<details class="overrule"><summary>{words["instead"]}</summary>',
        f"<p>{_typed(said.when)}</p>",
        f"<p>{below}</p>" if said.is_there else "",
        f"<pre><code>{escape(chr(10).join(said.lines))}</code></pre></details>",
    )


def overruling_html(file: str, library: Library) -> str:
    """Return all that `sources.toml` can say of a document, with the name of one as an example."""
    code = reporting(library.say).code
    words = page_words(code)
    settings = {key: f"{key} = {toml(value)}" for key, value in example(code).items()}
    width = max(map(len, settings.values()))
    told = [f"# {line:<{width}}  # {words[f'help_{key}']}" for key, line in settings.items()]
    return lines(
        f'<details class="overrule"{abroad(library.say)}><summary>{words["help"]}</summary>',
        f"<p>{_typed(words['help_how'])}</p>",
        f"<pre><code>{escape(chr(10).join([header(file), *told]))}</code></pre></details>",
    )


def _typed(words: str) -> str:
    """Return words as HTML; what stands between backquotes is code."""
    parts = enumerate(words.split("`"))
    return "".join(f"<code>{escape(part)}</code>" if at % 2 else escape(part) for at, part in parts)


def _place(notice: Notice, one: Gathered, texts: Texts, fact: str) -> str:
    """Return the line that a notice is about, what stands there, and what more is to be said of it."""
    told = english(escape(fact), texts.library.say)
    return " ".join(filter(None, (*(_passage(notice, texts) if one.advice.quotes else ()), told)))


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
    words = texts.say("line {line}", line=notice.line)
    if not texts.has_page(notice.file) or notice.line > len(texts.lines.get(notice.file, ())):
        return words
    there = relative(HERE, f"{HERE}{texts.library.originals[notice.file]}/", f"L{notice.line}")
    return f'<a class="src" href="{there}">{words}</a>'
