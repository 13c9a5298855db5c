"""What is to be built, what came of it, and what one preview leaves to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from studysite.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from studysite.engine import Tools
    from studysite.history import Changes
    from studysite.notices import Notice
    from studysite.pipeline import Conversion
    from studysite.project import Project
    from studysite.published import Address


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be built: `sources` is None for the project's own documents.

    `told` hears how far the work has got; `address` is the site's URL if not the one in mkdocs.yml;
    `live` is the addresses.json of the site that is live, whose addresses shall all be answered.
    """

    project: Project
    told: Callable[[str], None]
    sources: Path | None = None
    force: bool = False
    address: str | None = None
    live: Path | None = None

    @property
    def place(self) -> Path:
        """Where the documents are."""
        return self.project.sources if self.sources is None else self.sources

    @property
    def is_own(self) -> bool:
        """Whether the documents are the project's own, whose pages stand in docs/. Those of a guest stand nowhere."""
        return self.sources is None and not self.project.is_guest


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a job. `faults` are one line each, and forbid to show the site.

    `pages` counts the pages of the site; `touched` are files of the project written or removed on the way;
    `changes` are those against the site that is live, if that was to be looked at; `address` is the site's URL,
    empty if it has none, and `addresses` are those of its pages; `records` is what a preview lacks an index of; `keys`
    are those of its pages, and `tools` draw one of them again.
    """

    conversion: Conversion
    notices: tuple[Notice, ...]
    is_done: bool
    faults: tuple[str, ...] = ()
    pages: int = 0
    touched: tuple[Path, ...] = ()
    changes: Changes | None = None
    address: str = ""
    addresses: tuple[Address, ...] = ()
    records: str = ""
    keys: Mapping[str, bytes] = field(default_factory=dict)
    tools: Tools | None = None


@dataclass(slots=True)
class Desk:
    """What one preview leaves to the next: results of pure steps, the folder of the pages in Markdown, and sites.

    `held` are the keys of the pages of each site by its folder; `tools` and `settings` are those of the last one.
    """

    folder: Path
    memory: Memory = field(default_factory=Memory)
    held: dict[Path, Mapping[str, bytes]] = field(default_factory=dict)
    tools: Tools | None = None
    settings: str = ""
