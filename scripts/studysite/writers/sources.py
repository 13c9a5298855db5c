"""`/sources/`: where everything comes from, what was corrected, what was noticed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from studysite.account import Account
from studysite.library import Library
from studysite.measure import counted
from studysite.model import Document, Paragraph, Question, Section
from studysite.notices import Notice
from studysite.settings import Settings
from studysite.writers.corrections import corrections_html
from studysite.writers.html import escape, inline, lines, shows
from studysite.writers.page import contents, kind_of, page, title_of
from studysite.writers.places import relative, told_lines

HERE = "sources/"
FILES = '<section class="files" aria-labelledby="files"><h2 id="files">Files</h2>'
NO_FILES = "<p>There are no study documents yet.</p>"
LEAD = "Every page of this site is made from these files. Each mark in a margin leads to the line it stands on."


@dataclass(frozen=True, slots=True)
class _Told:
    """What the page is made from. `notices` and `accounts` are by file."""

    library: Library
    settings: Settings
    notices: Mapping[str, Sequence[Notice]]
    accounts: Mapping[str, Account]


def sources_page(
    library: Library,
    settings: Settings,
    notices: Sequence[Notice],
    accounts: Mapping[str, Account],
    files: Sequence[str],
) -> str:
    """Return the Markdown of the page on all sources. `files` are all, also those that could not be read."""
    by_file: dict[str, list[Notice]] = {}
    for notice in notices:
        by_file.setdefault(notice.file, []).append(notice)
    told = _Told(library, settings, by_file, accounts)
    cards = [_file(number, file, told) for number, file in enumerate(files, 1)]
    label = [counted(len(files), "file")]
    if library.corrected:
        label.append(counted(len(library.corrected), "correction"))
    listed_files = set(files)
    parts = (
        _others([notice for file, held in by_file.items() if file not in listed_files for notice in held]),
        lines(FILES, '<ul class="provenance">', *cards, "</ul></section>") if cards else NO_FILES,
        corrections_html(library, HERE),
    )
    return page(
        title="Sources and corrections" if library.corrected else "Sources",
        kind="sources",
        label=", ".join(label),
        lead=LEAD if cards else "",
        description="Where everything on this site comes from, line by line, and what was corrected.",
        body="\n\n".join(filter(None, parts)),
    )


def _others(notices: Sequence[Notice]) -> str:
    """Return what was noticed of settings, and of what is no study document."""
    if not notices:
        return ""
    return lines(
        '<section class="others" aria-labelledby="settings"><h2 id="settings">Settings and folder</h2>',
        '<ul class="notices">',
        *(_notice(notice, notice.file) for notice in notices),
        "</ul></section>",
    )


def _file(number: int, file: str, told: _Told) -> str:
    """Return the card of a file: its documents, where its lines went, what was noticed."""
    documents = told.library.documents_of(file)
    original = told.library.originals.get(file)
    withheld = file in told.library.withheld
    account = told.accounts.get(file)
    notices = told.notices.get(file)
    name = escape(file)
    if original and documents and not withheld:
        name = f'<a href="{relative(HERE, f"{HERE}{original}/")}">{name}</a>'
    return lines(
        f'<li class="card" id="{f"file-{original}" if original else f"file_{number}"}">',
        f'<p class="strip"><b>{name}</b><span>{counted(account.lines, "line") if account else "left out"}</span></p>',
        *(_document(document, told.library, told.settings) for document in documents),
        _account(account) if account else "",
        '<p class="label">The original text is not shown here.</p>' if documents and withheld else "",
        lines('<ul class="notices">', *map(_notice, notices), "</ul>") if notices else "",
        "</li>",
    )


def _document(document: Document, library: Library, settings: Settings) -> str:
    licence = _licence(document, settings)
    held = contents(library.measures[document.slug], library.say)
    facts = [
        ("Kind", kind_of(document, library.say)),
        ("Stands on", told_lines(document.span.first, document.span.last)),
        *([("Part", document.part)] if document.part else []),
        *([("Holds", ", ".join(held))] if held else []),
        *([("Licence", licence)] if licence else []),
    ]
    title = escape(title_of(document))
    pages = library.pages[document.slug]
    head = f'<a href="{relative(HERE, pages[0])}">{title}</a>' if pages else title
    told = () if pages else _lives_with(document, library)
    return lines(f"<h3>{head}</h3>", *told, _facts(facts))


def _lives_with(document: Document, library: Library) -> Iterator[str]:
    """Say where a document is that has no page of its own: all it holds stands in another one too."""
    cards = {
        library.card_at[document.slug, block.span.first].home
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Question)
    }
    if cards:
        links = library.say.listed(
            f'<a href="{relative(HERE, library.home(slug))}">{escape(title_of(library.document(slug)))}</a>'
            for slug in sorted(cards)
        )
        yield f"<p>All that it asks stands once, together with {links}.</p>"
    elif library.entries:
        yield f'<p>All that it defines stands in the <a href="{relative(HERE, "glossary/")}">glossary</a>.</p>'
    own = [words for section in document.sections for words in _own_words(section)]
    own = [inline(one.words) for one in document.subtitles] + own
    if own:
        yield f'<p class="label"><span>Its headings and instructions:</span> {" · ".join(own)}</p>'


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


def _account(account: Account) -> str:
    """Return where the lines of a file went."""
    layout = ", ".join(f"{name} {count}" for name, count in sorted(account.furniture.items()))
    told = (
        ("On a page", counted(account.carried, "line")),
        ("Blank", counted(account.blank, "line") if account.blank else ""),
        ("Layout left out", layout),
        ("Lost", counted(account.lost, "line") if account.lost else ""),
    )
    return _facts((name, value) for name, value in told if value)


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    pairs = "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in facts)
    return f'<dl class="facts">{pairs}</dl>'


def _notice(notice: Notice, file: str = "") -> str:
    """Return a notice with its place; `file` where the card does not name it already."""
    line = f"line {notice.line}" if notice.line else ""
    place = ", ".join(filter(None, (file, line)))
    words = escape(f"{place}: {notice.message}" if place else notice.message)
    return f'<li data-severity="{notice.severity}"><b>{notice.severity}</b> {words}</li>'
