"""`/sources/`: where everything comes from, how it was understood, what was corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from studysite.account import Account
from studysite.advice import Gathered, furniture_names, gathered, reporting
from studysite.interface.say import noted
from studysite.library import Library
from studysite.model import Document, Paragraph, Question, Section
from studysite.notices import Notice
from studysite.settings import Settings
from studysite.understanding import understanding
from studysite.writers.corrections import corrections_html
from studysite.writers.html import escape, inline, lines, shows
from studysite.writers.noticed import HERE, Texts, abroad, overruling_html, remark_html, unsure_html
from studysite.writers.page import contents, kind_of, page, title_of
from studysite.writers.places import relative, told_lines
from studysite.writers.verdict import Standing, standings, verdict_html

LEAD = noted("Every page of this site is made from these files. Each mark in a margin leads to the line it stands on.")
NO_FILES = noted("There are no study documents yet.")
DOCUMENTS = noted("Documents")


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found of the files: notices, where the lines of each went, and the lines themselves."""

    notices: Sequence[Notice] = ()
    accounts: Mapping[str, Account] = field(default_factory=dict)
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Told:
    """What an entry is made from; `findings` is None where only provenance is told."""

    texts: Texts
    findings: Findings | None

    @property
    def library(self) -> Library:
        return self.texts.library


def sources_page(library: Library, settings: Settings, files: Sequence[str], findings: Findings | None = None) -> str:
    """Return the Markdown of the page on all sources. `files` are all, also those that could not be read.

    Without `findings` there is provenance alone: that is the page on which the account may find words of documents.
    What is quoted in a report is no place where a reader would find it.
    """
    found = findings or Findings()
    told = _Told(Texts(library, settings, found.lines), findings)
    standing = standings(files, library, found.notices)
    say = library.say
    label = [say.counted(len(files), "file")]
    if library.corrected:
        label.append(say.counted(len(library.corrected), "correction"))
    listed_files = set(files)
    parts = (
        verdict_html(standing, say) if findings and standing else "",
        *(_files(standing, told) if findings else _provenance(standing, told)),
        _others([notice for notice in found.notices if notice.file not in listed_files], told),
        overruling_html(files[0], library) if findings and files else "",
        corrections_html(library, HERE),
    )
    return page(
        title=say("Sources and corrections") if library.corrected else say("Sources"),
        kind="sources",
        label=", ".join(label),
        lead=say(LEAD) if files else "",
        description=say("Where everything on this site comes from, line by line, and what was corrected."),
        body="\n\n".join(filter(None, parts)),
    )


def _provenance(standing: Sequence[Standing], told: _Told) -> Iterator[str]:
    yield _section("files", DOCUMENTS, standing, told) if standing else _none(told)


def _none(told: _Told) -> str:
    return f"<p>{told.library.say(NO_FILES)}</p>"


def _files(standing: Sequence[Standing], told: _Told) -> Iterator[str]:
    """Yield the files: first those that were left out, then those that want a look, then all others."""
    if not standing:
        yield _none(told)
    read = [one for one in standing if one.is_read]
    fine = [one for one in read if one.is_fine]
    yield _section("left-out", noted("Left out"), [one for one in standing if not one.is_read], told)
    yield _section("look", noted("To look at"), [one for one in read if not one.is_fine], told)
    yield _section("files", noted("Fine as they are") if len(fine) < len(standing) else DOCUMENTS, fine, told)


def _section(name: str, title: str, standing: Sequence[Standing], told: _Told) -> str:
    """Return a list of files below a heading; empty if there are none."""
    if not standing:
        return ""
    return lines(
        f'<section class="files" aria-labelledby="{name}"><h2 id="{name}">{told.library.say(title)}</h2>',
        '<ul class="provenance">',
        *(_file(one, told) for one in standing),
        "</ul></section>",
    )


def _others(notices: Sequence[Notice], told: _Told) -> str:
    """Return what was noticed of settings, and of what is no study document."""
    if not notices:
        return ""
    title = told.library.say("Settings and folder")
    return lines(
        f'<section class="others" aria-labelledby="settings"><h2 id="settings">{title}</h2>',
        '<ul class="notices">',
        *(remark_html(one, told.texts, names_file=True) for one in gathered(notices)),
        "</ul></section>",
    )


def _file(standing: Standing, told: _Told) -> str:
    """Return the entry of a file: its documents, what wants a look, and, folded, what else there is to know."""
    documents = told.library.documents_of(standing.file)
    notes = [one for one in standing.remarks if one not in standing.wanting]
    card = "" if standing.is_fine else ' class="wanting"'
    return lines(
        f'<li{card} id="{standing.anchor}">',
        *(_document(document, told) for document in documents),
        *(() if standing.is_read else (f"<h3>{escape(standing.file)}</h3>",)),
        _remarks(standing.wanting, told),
        _folded(standing, documents, _remarks(notes, told), len(notes), told),
        "</li>",
    )


def _remarks(remarks: Iterable[Gathered], told: _Told) -> str:
    made = [remark_html(one, told.texts) for one in remarks]
    return lines('<ul class="notices">', *made, "</ul>") if made else ""


def _folded(standing: Standing, documents: Sequence[Document], remarks: str, count: int, told: _Told) -> str:
    """Return what few want to know of a file, behind its name: provenance, where its lines went, remarks."""
    if not documents:
        return remarks
    file = standing.file
    account = told.findings.accounts.get(file) if told.findings else None
    facts = [
        escape(file),
        told.library.say.counted(account.lines, "line") if account else "",
        told.library.say.counted(count, "remark") if count else "",
    ]
    return lines(
        f'<details class="more"><summary>{", ".join(filter(None, facts))}</summary>',
        _original(file, told),
        *(_facts_of(document, told) for document in documents),
        _account(account, told.library) if account else "",
        remarks,
        "</details>",
    )


def _original(file: str, told: _Told) -> str:
    if not told.texts.has_page(file):
        return f'<p class="label">{told.library.say("The original text is not shown here.")}</p>'
    there = relative(HERE, f"{HERE}{told.library.originals[file]}/")
    return f'<p><a href="{there}">{told.library.say("The original text, line by line")}</a></p>'


def _document(document: Document, told: _Told) -> str:
    """Return a document's title, and what it was understood as."""
    library = told.library
    title = escape(title_of(document))
    pages = library.pages[document.slug]
    head = f'<a href="{relative(HERE, pages[0])}">{title}</a>' if pages else title
    where = () if pages else _lives_with(document, library)
    return lines(f"<h3>{head}</h3>", f"<p>{understanding(document).told(library.say)}</p>", *where)


def _facts_of(document: Document, told: _Told) -> str:
    """Return where a document stands and what it holds; where it was not sure what it is, also why."""
    licence = _licence(document, told.texts.settings)
    say = told.library.say
    held = contents(told.library.measures[document.slug], say)
    is_part = len(told.library.documents_of(document.file)) > 1
    facts = [
        *([(say("Document"), title_of(document))] if is_part else []),
        (say("Kind"), kind_of(document, say)),
        (say("Stands on"), told_lines(document.span.first, document.span.last, say)),
        *([(say("Part"), document.part)] if document.part else []),
        *([(say("Holds"), ", ".join(held))] if held else []),
        *([(say("Licence"), licence)] if licence else []),
    ]
    return lines(_facts(facts), unsure_html(document, told.texts) if told.findings else "")


def _lives_with(document: Document, library: Library) -> Iterator[str]:
    """Say where a document is that has no page of its own: all it holds stands in another one too."""
    cards = {
        library.card_at[document.slug, block.span.start].home
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Question)
    }
    if cards:
        links = library.say.listed(
            f'<a href="{relative(HERE, library.home(slug))}">{escape(title_of(library.document(slug)))}</a>'
            for slug in sorted(cards)
        )
        yield f"<p>{library.say('All that it asks stands once, together with {links}.', links=links)}</p>"
    elif library.entries:
        link = f'<a href="{relative(HERE, "glossary/")}">{library.say("glossary")}</a>'
        yield f"<p>{library.say('All that it defines stands in the {glossary}.', glossary=link)}</p>"
    own = [words for section in document.sections for words in _own_words(section)]
    own = [inline(one.words) for one in document.subtitles] + own
    if own:
        yield f'<p class="label"><span>{library.say("Its headings and instructions:")}</span> {" · ".join(own)}</p>'


def _own_words(section: Section) -> Iterator[str]:
    """Yield what no other page shows of a section that lives elsewhere."""
    if shows(section.title):
        yield inline(section.title)
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield inline(block.words)


def _licence(document: Document, settings: Settings) -> str:
    own = settings.documents.get(document.file)
    return (own.licence if own else None) or settings.licence


def _account(account: Account, library: Library) -> str:
    """Return where the lines of a file went."""
    say = library.say
    names = furniture_names(reporting(say).code)
    layout = ", ".join(
        f"{names.get(name, name)} {say.number(count)}" for name, count in sorted(account.furniture.items())
    )
    told = (
        (say("On a page"), say.counted(account.carried, "line")),
        (say("Blank"), say.counted(account.blank, "line") if account.blank else ""),
        (say("Layout left out"), layout),
        (say("Lost"), say.counted(account.lost, "line") if account.lost else ""),
    )
    # In English what is layout has the names that it has in code.
    facts, spoken = _facts((name, value) for name, value in told if value), abroad(say)
    return facts.replace(f"<dd>{escape(layout)}</dd>", f"<dd{spoken}>{escape(layout)}</dd>") if layout else facts


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    pairs = "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in facts)
    return f'<dl class="facts">{pairs}</dl>'
