"""Sources in, files and notices out. Pure: no file is read or written here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from studysite.account import Account
from studysite.conservation import account, unplaced
from studysite.library import Library
from studysite.model import Document, Furniture
from studysite.notices import Notice, worst
from studysite.readers import read_file
from studysite.records import SEARCH_VERSION
from studysite.refine.library import library as refined
from studysite.settings import Settings, read_settings
from studysite.sourcefile import SourceFile
from studysite.study.search import search_records
from studysite.text.decode import decode
from studysite.writers.config import config
from studysite.writers.glossary import glossary_page
from studysite.writers.mind_map import mind_map_page
from studysite.writers.practice import practice_page
from studysite.writers.reading import reading_page
from studysite.writers.shelves import home_page, shelf_page
from studysite.writers.sources import original_page, sources_page

WRITERS = {"read": reading_page, "practice": practice_page, "mind-map": mind_map_page}
SHELVES = {
    "read": (
        "Read",
        "Documents set to be read slowly. The mark beside a section leads to the line it stands on.",
    ),
    "practice": ("Practise", "Say the answer first, then open the card."),
    "mind-map": ("Maps", "A whole subject as branches that fold."),
}


@dataclass(frozen=True, slots=True)
class Understood:
    """What the readers made of the documents, before they are brought together."""

    documents: tuple[Document, ...]
    lines: dict[str, tuple[str, ...]]
    furniture: dict[str, tuple[Furniture, ...]]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Conversion:
    """What the documents become.

    `pages` are texts by path below docs/ (`read/lesson.md`, `data/search.json`); `config` is the
    text of nav.yml (site_name, site_description, nav, extra.ways); `accounts` are by file.
    """

    pages: dict[str, str]
    config: str
    library: Library
    notices: tuple[Notice, ...]
    accounts: dict[str, Account]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, in the owner's order."""
        return self.library.documents

    @property
    def sound(self) -> bool:
        """Whether nothing is an error."""
        return worst(self.notices) != "error"


def understand(sources: Sequence[SourceFile]) -> Understood:
    """Return what the readers make of `sources`."""
    documents: list[Document] = []
    lines: dict[str, tuple[str, ...]] = {}
    furniture: dict[str, tuple[Furniture, ...]] = {}
    notices: list[Notice] = []
    for source in sources:
        decoded = decode(source.path, source.data)
        read, ledger = read_file(source.path, decoded.lines)
        documents += read
        lines[source.path] = decoded.lines
        furniture[source.path] = tuple(ledger.furniture)
        notices += [*decoded.notices, *sorted(ledger.notices, key=lambda notice: notice.line)]
    return Understood(tuple(documents), lines, furniture, tuple(notices))


def convert(
    sources: Sequence[SourceFile],
    sources_toml: str = "",
    corrections_toml: str = "",
    notices: Sequence[Notice] = (),
) -> Conversion:
    """Return the pages, the configuration and the notices for `sources`.

    `notices` are those of whoever read the files, so that `/sources/` can list them: a file that
    could not be read is named there although it is not among `sources`.
    """
    settings, said = read_settings(sources_toml, corrections_toml)
    understood = understand(sources)
    library, joined = refined(understood.documents, settings, understood.lines)
    pages = _pages(library, settings, understood)
    told = [*notices, *said, *understood.notices, *joined]
    left_out = [
        notice.file
        for notice in notices
        if notice.severity == "error" and notice.file not in understood.lines
    ]
    files = [*understood.lines, *dict.fromkeys(left_out)]
    # The page of sources shows headings of documents that have no page of their own, and it shows the
    # account: so it is written once for the account, and once with it.
    first = {**pages, "sources/index.md": sources_page(library, settings, told, {}, files)}
    accounts, lost = _accounts(library, understood, first)
    told = _settled([*told, *lost], settings)
    pages["sources/index.md"] = sources_page(library, settings, told, accounts, files)
    return Conversion(pages, config(library, settings), library, tuple(told), accounts)


def _settled(told: list[Notice], settings: Settings) -> list[Notice]:
    """Leave out what concerns files that the owner has hidden."""
    hidden = {file for file, own in settings.documents.items() if own.hidden}
    return [notice for notice in told if notice.file not in hidden]


def _accounts(
    library: Library, understood: Understood, pages: dict[str, str]
) -> tuple[dict[str, Account], list[Notice]]:
    missing = unplaced(library, pages)
    accounts: dict[str, Account] = {}
    notices = list(missing)
    for file, lines in understood.lines.items():
        own = [document for document in understood.documents if document.file == file]
        lost = {notice.line for notice in missing if notice.file == file}
        accounts[file], more = account(file, lines, own, understood.furniture[file], lost)
        notices += more
    return accounts, notices


def _pages(library: Library, settings: Settings, understood: Understood) -> dict[str, str]:
    pages = {"index.md": home_page(library, settings)}
    ways = set()
    for document in library.documents:
        for address in library.pages[document.slug]:
            way = address.split("/")[0]
            ways.add(way)
            pages[f"{address.rstrip('/')}.md"] = WRITERS[way](library, document, address)
    for way, (title, lead) in SHELVES.items():
        if way in ways:
            pages[f"{way}/index.md"] = shelf_page(library, way, title, lead)
    if library.entries:
        pages["glossary.md"] = glossary_page(library)
    for file, lines in understood.lines.items():
        if file not in library.withheld and any(document.file == file for document in library.documents):
            pages[f"sources/{library.originals[file]}.md"] = original_page(library, file, lines)
    records = search_records(library)
    pages["data/search.json"] = _json(
        {"version": SEARCH_VERSION, "records": [_record(asdict(record)) for record in records]}
    )
    return pages


def _record(told: dict[str, object]) -> dict[str, object]:
    """Name a record as the browser reads it, without what is empty."""
    told["from"] = told.pop("source")
    return {key: value for key, value in told.items() if value}


def _json(value: object) -> str:
    """Return JSON with a record a line, so that a change shows as one; `<` cannot end a script element."""
    if isinstance(value, dict) and isinstance(value.get("records"), list):
        rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in value["records"])
        text = f'{{"version": {value["version"]}, "records": [\n{rows}\n]}}\n'
    else:
        text = json.dumps(value, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
