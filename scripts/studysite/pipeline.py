"""Sources in, files and notices out. Pure: no file is read or written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from studysite.account import Account
from studysite.conservation import Claim, account
from studysite.library import Library
from studysite.memory import Recall, afresh
from studysite.model import Document
from studysite.notices import LOST, Notice, worst
from studysite.pages import Maker, makers, written
from studysite.preview import Preview
from studysite.reading import reading
from studysite.records import StudyRecords
from studysite.refine.library import library as refined
from studysite.refine.overruled import said_of, unmet
from studysite.refine.pictures import Placed, placed, unshown
from studysite.settings import ALIASES_FILE, CORRECTIONS_FILE, SOURCES_FILE, Aliases, Settings, fitting, read_settings
from studysite.showing import unplaced
from studysite.sourcefile import SourceFile
from studysite.study.cards import study_records
from studysite.study.previews import previews
from studysite.tomlfile import TomlFile
from studysite.topics import unknown_topics
from studysite.writers.config import config
from studysite.writers.html import rooted
from studysite.writers.sources import Findings, sources_page
from studysite.writers.study import TOOLS, tool_page
from studysite.writers.study_data import study_data
from studysite.writers.verdict import Standing, standings

NOTHING_SET = Settings()


@dataclass(frozen=True, slots=True)
class Understood:
    """What the readers made of the documents, before they are brought together."""

    documents: tuple[Document, ...]
    lines: dict[str, tuple[str, ...]]
    claims: dict[str, Claim]
    notices: tuple[Notice, ...]
    images: dict[str, Mapping[str, bytes]]
    taken_from: dict[str, str]

    @property
    def parts(self) -> dict[str, int]:
        """How many documents each file holds."""
        return dict.fromkeys(self.lines, 0) | Counter(document.file for document in self.documents)


@dataclass(frozen=True, slots=True)
class Conversion:
    """What the documents become.

    `pages` are texts by path below docs/ (`read/lesson.md`, `data/search.json`); `config` is the
    text of nav.yml (site_name, site_description, nav, extra.ways); `study` holds the cards; `accounts` are by
    file; `aliases` are what addresses were called before, `domain` is the host name of the site, if it has its own,
    `home` the URL that its settings give it; `standings` say of each file how it was understood.
    """

    pages: dict[str, str]
    config: str
    library: Library
    study: StudyRecords
    notices: tuple[Notice, ...]
    accounts: dict[str, Account]
    aliases: Aliases
    previews: tuple[Preview, ...] = ()
    domain: str = ""
    home: str = ""
    images: Mapping[str, bytes] = field(default_factory=dict)
    standings: tuple[Standing, ...] = ()

    @property
    def files(self) -> dict[str, str | bytes]:
        """The pages and the pictures on them, by path below docs/."""
        return {**self.pages, **self.images}

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, in the owner's order."""
        return self.library.documents

    @property
    def is_empty(self) -> bool:
        """Whether there is no document."""
        return any(notice.code == "no-documents" for notice in self.notices)

    @property
    def is_fit(self) -> bool:
        """Whether it may take the place of what is there: it holds something, and lacks no sentence."""
        return not self.is_empty and all(notice.code not in LOST for notice in self.notices)

    @property
    def sound(self) -> bool:
        """Whether nothing is an error."""
        return worst(self.notices) != "error"


def understand(sources: Sequence[SourceFile], recall: Recall = afresh, settings: Settings = NOTHING_SET) -> Understood:
    """Return what the readers make of `sources`, and of what `settings` say of them."""
    readings = {source.path: recall(reading, source, said_of(source.path, settings)) for source in sources}
    return Understood(
        tuple(document for one in readings.values() for document in one.documents),
        {file: one.lines for file, one in readings.items()},
        {file: one.claim for file, one in readings.items()},
        tuple(notice for one in readings.values() for notice in one.notices),
        {file: one.images for file, one in readings.items() if one.images},
        {file: one.taken_from for file, one in readings.items() if one.taken_from},
    )


@dataclass(frozen=True, slots=True)
class Begun:
    """Documents that are understood and brought together; their pages are not written, nor is it known what they lack.

    `left_out` are files that could not be read, `told` is what was noticed so far.
    """

    library: Library
    settings: Settings
    understood: Understood
    shown: Placed
    left_out: tuple[str, ...]
    told: tuple[Notice, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is no document."""
        return any(notice.code == "no-documents" for notice in self.told)

    @property
    def makers(self) -> dict[str, Maker]:
        """What makes each page that is the library's alone, by path."""
        return makers(self.library, self.settings, self.understood.lines, self.understood.taken_from)

    @property
    def config(self) -> str:
        """The text of nav.yml."""
        return config(self.library, self.settings)


def convert(
    sources: Sequence[SourceFile],
    sources_toml: str = "",
    corrections_toml: str = "",
    notices: Sequence[Notice] = (),
    aliases_toml: str = "",
    *,
    recall: Recall = afresh,
    images: Mapping[str, bytes] | None = None,
) -> Conversion:
    """Return the pages, the configuration and the notices for `sources`; arguments as for `begin`."""
    texts = (sources_toml, corrections_toml, notices, aliases_toml)
    return finish(begin(sources, *texts, recall=recall, images=images), recall)


def begin(
    sources: Sequence[SourceFile],
    sources_toml: str = "",
    corrections_toml: str = "",
    notices: Sequence[Notice] = (),
    aliases_toml: str = "",
    *,
    recall: Recall = afresh,
    images: Mapping[str, bytes] | None = None,
) -> Begun:
    """Return what `sources` hold, as far as pages can be made of it.

    `notices` are those of whoever read the files, so that `/sources/` can list them: a file that
    could not be read is named there although it is not among `sources`. `recall` may know what was
    made of a file or a page before. `images` are the pictures beside the documents by path, None where nobody looked.
    """
    settings, said = read_settings(sources_toml, corrections_toml, aliases_toml)
    understood = understand(sources, recall, settings)
    left_out = _left_out(understood, notices)
    settings, unknown = fitting(sources_toml, settings, {**dict.fromkeys(left_out, 0), **understood.parts})
    shown = placed(understood.documents, images, understood.images, recall)
    library, joined = refined(shown.documents, settings, understood.lines, recall)
    said += unmet(sources_toml, settings, understood.lines, understood.documents)
    said += _unknown(sources_toml, settings, [*understood.lines, *left_out])
    told = [*notices, *said, *unknown, *understood.notices, *shown.notices, *joined]
    return Begun(library, settings, understood, shown, left_out, tuple(_without(_hidden(library, settings), told)))


def finish(begun: Begun, recall: Recall = afresh) -> Conversion:
    """Write every page, and look for what they lack."""
    library, settings, understood = begun.library, begun.settings, begun.understood
    hidden = _hidden(library, settings)
    told = list(begun.told)
    files = [file for file in (*understood.lines, *begun.left_out) if file not in hidden]
    pages = written(library, settings, understood.lines, understood.taken_from)
    study = study_records(library, settings.aliases, recall)
    pages |= {f"{tool.address}index.md": tool_page(library, tool, bool(study.cards)) for tool in TOOLS}
    pages["data/study.json"] = study_data(study)
    told += _without(hidden, unshown(library.documents, begun.shown.files, pages.values()))
    # The page of sources shows headings of documents that have no page of their own, and it shows the account: so it
    # is written once for the account, and once with it. The first quotes nothing: a quoted sentence is not kept.
    first = sources_page(library, settings, files)
    accounts, lost = _accounts(library, understood, {**pages, "sources/index.md": first}, recall)
    told += _without(hidden, lost)
    last = sources_page(library, settings, files, Findings(told, accounts, understood.lines))
    pages["sources/index.md"] = rooted(last, "sources/index.md", library.say)
    pictures = previews(library, settings.name, settings.headline or settings.lead)
    return Conversion(
        pages,
        begun.config,
        library,
        study,
        tuple(told),
        accounts,
        settings.aliases,
        tuple(pictures),
        settings.domain,
        settings.home,
        begun.shown.files,
        tuple(standings(files, library, told)),
    )


def _hidden(library: Library, settings: Settings) -> frozenset[str]:
    """Return the files of which the owner wants nothing to be seen."""
    return frozenset(file for file, own in settings.documents.items() if own.hidden and not library.documents_of(file))


def _without(hidden: frozenset[str], notices: Iterable[Notice]) -> list[Notice]:
    """Leave out what concerns hidden files."""
    return [notice for notice in notices if notice.file not in hidden]


def _unknown(sources_toml: str, settings: Settings, files: Sequence[str]) -> list[Notice]:
    """Return a notice for each topic that is set and is no folder of documents."""
    folders = {file.partition("/")[0] for file in files if "/" in file}
    return unknown_topics(TomlFile.read(SOURCES_FILE, sources_toml), settings.topics, folders)


def _left_out(understood: Understood, notices: Iterable[Notice]) -> tuple[str, ...]:
    """Return the files that were found and could not be read."""
    none = {SOURCES_FILE, CORRECTIONS_FILE, ALIASES_FILE, *understood.lines}
    wrong = (notice for notice in notices if notice.severity == "error" and notice.code != "no-documents")
    return tuple(dict.fromkeys(notice.file for notice in wrong if notice.file not in none))


def _accounts(
    library: Library, understood: Understood, pages: Mapping[str, str], recall: Recall
) -> tuple[dict[str, Account], list[Notice]]:
    """Return where the lines of every file went, and what was lost on the way."""
    notices = unplaced(library, pages, recall)
    lost: dict[str, set[int]] = {file: set() for file in understood.lines}
    for notice in notices:
        lost[notice.file].add(notice.line)
    accounts: dict[str, Account] = {}
    for file, claimed in understood.claims.items():
        accounts[file], more = account(claimed, lost[file])
        notices += more
    return accounts, notices
