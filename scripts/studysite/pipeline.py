"""Sources in, files and notices out. Pure: no file is read or written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studysite.model import Document
from studysite.notices import Notice


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A document as it came: its path below the sources folder (forward slashes), its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Account:
    """Where the lines of the documents went: numbers of lines.

    `carried` lines reach a page, `furniture` counts what was left out by the furniture's name,
    `blank` lines hold nothing, `lost` lines are in the notices as `lost-text`.
    """

    lines: int
    carried: int
    blank: int
    lost: int
    furniture: dict[str, int]


@dataclass(frozen=True, slots=True)
class Conversion:
    """What the documents become.

    `pages` are texts by path below docs/ (`read/lesson.md`, `data/search.json`); `config` is the
    text of nav.yml (site_name, site_description, nav, extra.ways); `accounts` are by file.
    """

    pages: dict[str, str]
    config: str
    documents: tuple[Document, ...]
    notices: tuple[Notice, ...]
    accounts: dict[str, Account]


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
    raise NotImplementedError
