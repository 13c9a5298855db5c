"""Where the parts of a project are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studysite.errors import CommandError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Project:
    """The folder that holds mkdocs.yml and overrides/; every other place follows from it."""

    root: Path

    @property
    def config(self) -> Path:
        """MkDocs' configuration, written by hand."""
        return self.root / "mkdocs.yml"

    @property
    def navigation(self) -> Path:
        """The part of the configuration that is made from the documents; mkdocs.yml inherits it."""
        return self.root / "nav.yml"

    @property
    def sources(self) -> Path:
        """The study documents."""
        return self.root / "sources"

    @property
    def docs(self) -> Path:
        """What MkDocs reads: pages of people, and generated ones beside them."""
        return self.root / "docs"

    @property
    def overrides(self) -> Path:
        """The theme."""
        return self.root / "overrides"

    @property
    def site(self) -> Path:
        """The finished site, unless another place is asked for."""
        return self.root / "site"

    @property
    def example(self) -> Path:
        """The addresses of the documents that studysite comes with."""
        return self.root / "tests" / "published" / "addresses.json"

    @property
    def build(self) -> Path:
        """Where pages of other documents than the project's own go, unless another place is asked for."""
        return self.root / "build"

    @property
    def cache(self) -> Path:
        """What can be made again at any time."""
        return self.root / ".cache"


def find(start: Path) -> Project:
    """Return the project that `start` lies in; raises CommandError if it lies in none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "overrides").is_dir():
            return Project(folder)
    raise CommandError(
        f"{start}: neither this folder nor one above it is a studysite project (mkdocs.yml and overrides/); "
        "change into the project's folder and run the command again"
    )
