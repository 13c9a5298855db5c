"""Where the parts of a project are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from studysite.errors import CommandError

# What makes a folder a project with a theme of its own.
THEME = ("mkdocs.yml", "overrides", "package.json")

# What makes a folder a site that has only documents: `studysite new` writes it.
SETTINGS = "sources/sources.toml"


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with documents; every other place follows from it.

    Usually it holds mkdocs.yml and overrides/, too. A guest holds neither, or only what it changes of them: it uses
    the theme of the studysite that is installed. `theme` is where that was put together (`workshop`), None as long
    as it was not; until then the places of its parts are those of the guest's own.
    """

    root: Path
    is_guest: bool = False
    theme: Path | None = None

    @property
    def config(self) -> Path:
        """MkDocs' configuration, written by hand."""
        return (self.theme or self.root) / "mkdocs.yml"

    @property
    def navigation(self) -> Path:
        """The part of the configuration that is made from the documents; mkdocs.yml inherits it."""
        return (self.theme or self.root) / "nav.yml"

    @property
    def sources(self) -> Path:
        """The study documents."""
        return self.root / "sources"

    @property
    def docs(self) -> Path:
        """What MkDocs reads: pages of people, and generated ones beside them. A guest's are of people alone."""
        return self.root / "docs"

    @property
    def overrides(self) -> Path:
        """The theme."""
        return (self.theme or self.root) / "overrides"

    @property
    def tools(self) -> Path:
        """The folder of package.json and node_modules: that of the theme, or one above it."""
        return self.theme.parents[1] if self.theme else self.root

    @property
    def lock(self) -> Path:
        """The lock of whoever changes node_modules, or makes anything by it."""
        return (self.tools if self.theme else self.cache) / "assets.lock"

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
        """What can be made again at any time; a guest's folder stays free of it."""
        if not self.is_guest:
            return self.root / ".cache"
        name = hashlib.sha256(str(self.root).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return user_cache() / "sites" / name


def user_cache() -> Path:
    """Return the folder of studysite among those in which this user's programs keep what can be made again."""
    return platformdirs.user_cache_path("studysite", appauthor=False)


def find(start: Path) -> Project:
    """Return the project that `start` lies in; raises CommandError if it lies in none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if all((folder / name).exists() for name in THEME):
            return Project(folder)
        if (folder / SETTINGS).is_file():
            return Project(folder, is_guest=True)
    # An owner may have deleted the settings, all of which are optional.
    if (start / "sources").is_dir():
        return Project(start, is_guest=True)
    raise CommandError(
        f"{start}: neither this folder nor one above it is a study site (a folder sources/ with documents); "
        "change into the folder of your site, or make one with: studysite new FOLDER"
    )
