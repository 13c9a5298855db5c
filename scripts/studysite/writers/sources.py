"""`/sources/`: where everything comes from, what was corrected, what was noticed; and the originals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from studysite.account import Account
from studysite.library import Corrected, Library
from studysite.measure import counted
from studysite.model import Document
from studysite.notices import Notice
from studysite.settings import Settings
from studysite.writers.html import escape, safe_url
from studysite.writers.page import kind_of, page, title_of
from studysite.writers.places import mark, relative, told_lines

HERE = "sources/"


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
    cards = "\n".join(
        _file(file, library, settings, by_file.get(file, ()), accounts.get(file)) for file in files
    )
    others = [notice for file, held in by_file.items() if file not in files for notice in held]
    body = [f'<ul class="provenance">\n{cards}\n</ul>']
    if others:
        body.insert(
            0,
            f'<section class="others" aria-labelledby="settings"><h2 id="settings">Settings and folder</h2>\n{_notices(others)}</section>',
        )
    if library.corrected:
        items = "\n".join(_correction(one, library) for one in library.corrected)
        body.append(
            '<section aria-labelledby="corrections"><h2 id="corrections">Corrections</h2>\n'
            "<p>What earlier documents said, and what holds now. If you learnt it the old way, learn it again.</p>\n"
            f'<ol class="corrections">\n{items}\n</ol></section>'
        )
    return page(
        title="Sources and corrections",
        kind="sources",
        label=", ".join(
            [
                counted(len(files), "file"),
                *([counted(len(library.corrected), "correction")] if library.corrected else []),
            ]
        ),
        lead="Every page of this site is made from these files. Each mark in a margin leads to the line it stands on.",
        description="Where everything on this site comes from, what was corrected, and what was noticed.",
        body="\n\n".join(body),
    )


def _file(
    file: str, library: Library, settings: Settings, notices: Sequence[Notice], account: Account | None
) -> str:
    documents = [document for document in library.documents if document.file == file]
    lines = f"<span>{counted(account.lines, 'line')}</span>" if account else "<span>left out</span>"
    original = library.originals.get(file)
    name = f"<b>{escape(file)}</b>"
    if original and file not in library.withheld:
        name = f'<b><a href="{relative(HERE, f"sources/{original}/")}">{escape(file)}</a></b>'
    held = "\n".join(_document(document, library, settings) for document in documents)
    facts = _facts(account) if account else ""
    return f'<li class="card" id="file-{escape(original or "left-out")}">\n<p class="strip">{name}{lines}</p>\n{held}\n{facts}{_notices(notices)}</li>'


def _document(document: Document, library: Library, settings: Settings) -> str:
    size = library.measures[document.slug]
    held = [
        counted(count, one, many)
        for count, one, many in (
            (size.questions, "question", ""),
            (size.essays, "essay", ""),
            (size.terms, "term", ""),
            (size.tables, "table", ""),
            (size.nodes, "branch", "branches"),
        )
        if count
    ]
    licence = _licence(document, settings)
    facts = [
        ("Kind", kind_of(document)),
        ("Lines", told_lines(document.span.first, document.span.last).split(" ", 1)[1]),
        *([("Part", document.part)] if document.part else []),
        *([("Holds", ", ".join(held))] if held else []),
        *([("Licence", licence)] if licence else []),
    ]
    title = escape(title_of(document))
    pages = library.pages[document.slug]
    head = f'<a href="{relative(HERE, pages[0])}">{title}</a>' if pages else title
    told = "" if pages else _lives_with(document, library)
    return f"<h3>{head}</h3>\n{told}{_list(facts)}"


def _lives_with(document: Document, library: Library) -> str:
    """Say where a document is that has no page of its own: all it holds stands in another one too."""
    homes = {
        card.home for card in library.cards if any(place.document == document.slug for place in card.places)
    }
    links = ", ".join(
        f'<a href="{relative(HERE, library.home(slug))}">{escape(title_of(library.document(slug)))}</a>'
        for slug in sorted(homes)
    )
    return (
        f"<p>All that it asks stands once, together with {links}.</p>\n"
        if links
        else "<p>All that it defines stands in the glossary.</p>\n"
    )


def _licence(document: Document, settings: Settings) -> str:
    own = settings.documents.get(document.file)
    return (own.licence if own else None) or settings.licence


def _facts(account: Account) -> str:
    layout = ", ".join(f"{name} {count}" for name, count in sorted(account.furniture.items()))
    facts = [
        ("On a page", f"{account.carried:,} lines"),
        ("Blank", f"{account.blank:,}"),
        *([("Layout left out", layout)] if layout else []),
    ]
    if account.lost:
        facts.append(("Lost", f"{account.lost:,} lines"))
    return _list(facts)


def _list(facts: Iterable[tuple[str, str]]) -> str:
    return (
        '<dl class="facts">'
        + "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in facts)
        + "</dl>\n"
    )


def _notices(notices: Sequence[Notice]) -> str:
    if not notices:
        return ""
    items = "\n".join(
        f'<li data-severity="{notice.severity}"><b>{notice.severity}</b> {escape(_place(notice))}{escape(notice.message)}</li>'
        for notice in notices
    )
    return f'<ul class="notices">\n{items}\n</ul>'


def _place(notice: Notice) -> str:
    return f"line {notice.line}: " if notice.line else ""


def _correction(one: Corrected, library: Library) -> str:
    told = one.correction
    source = escape(told.source)
    if told.url.startswith("https://"):
        source = f'<a href="{escape(safe_url(told.url))}" rel="external noopener">{source}</a>'
    where = f", {mark(library, HERE, one.place)}" if one.place else ""
    return (
        f'<li class="correction" id="correction-{one.number}"><p class="was"><b>Before</b> {escape(told.claim)}</p>'
        f'<p class="now"><b>Now</b> {escape(told.fact)}</p><p class="label">As of {escape(told.as_of)}, {source}{where}</p></li>'
    )


def original_page(library: Library, file: str, lines: Sequence[str]) -> str:
    """Return the Markdown of a file's page of the original: every line, escaped, with its number as its address."""
    items = "\n".join(f'<li id="L{number}">{escape(line)}</li>' for number, line in enumerate(lines, 1))
    documents = [document for document in library.documents if document.file == file]
    return page(
        title=file,
        kind="original",
        label=f"The original, {counted(len(lines), 'line')}",
        lead=", ".join(title_of(document) for document in documents),
        description=f"The original text of {file}, with line numbers.",
        made_from=f"sources/{file}",
        body=f'<ol class="original">\n{items}\n</ol>',
    )
