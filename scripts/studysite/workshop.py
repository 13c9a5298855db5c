"""The theme for a site that has none of its own: the one that studysite comes with, and what the site changes of it.

It is put together in the user's cache, since Node looks for libraries above the scripts that use them, and nothing
may be written where Python's packages are:

    libraries-<digest of package-lock.json>/
        package.json, package-lock.json, node_modules/, assets.lock
        themes/<version>-<digest of all files>/
            mkdocs.yml, nav.yml, overrides/, guide/

What is there is believed only if it is what its name says, so that two may work at once, and one that was cut short
does no harm.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from studysite import files
from studysite.errors import CommandError
from studysite.project import user_cache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from studysite.project import Project

CONFIG, BASE, NAVIGATION = "mkdocs.yml", "base.yml", "nav.yml"
LOCKS = ("package.json", "package-lock.json")
WORKFLOW = ".github/workflows/publish.yml"

# Takes the place of what documents make of the configuration, and is overridden by it at each build.
NO_NAVIGATION = b"site_name: Study notes\n"

# The parts of a studysite, by their places in the checkout and in the package (pyproject.toml).
PARTS = (CONFIG, *LOCKS, "overrides", "docs/guide", WORKFLOW)

INHERITS = re.compile(r"^INHERIT\s*:", re.MULTILINE)

# Seconds after which what nobody has used is removed: libraries of former versions, and themes; these sooner where
# there are many, as when an owner works on one. A build that still needs one is never that old.
MONTH, HOUR = 30 * 24 * 3600, 3600
MANY = 8


def carried() -> Path:
    """Return the folder of the theme that this studysite comes with: in its package, or the checkout."""
    here = Path(__file__).resolve()
    for folder in (here.parent / "theme", here.parents[2]):
        if all((folder / name).exists() for name in PARTS):
            return folder
    raise CommandError(f"{here.parent}: studysite was installed without its theme; install it again")


def libraries(home: Path) -> Path:
    """Return the folder of the browser libraries that the theme in `home` needs, and of what is put together there."""
    return user_cache() / f"libraries-{_name({lock: home / lock for lock in LOCKS})[:16]}"


def equipped(project: Project, told: Callable[[str], None]) -> Project:
    """Return a guest with the theme in its place, as its own changes of it are now; any other as it is.

    Raises CommandError where the guest's mkdocs.yml cannot be one.
    """
    if not project.is_guest:
        return project
    home = carried()
    parts = dict(_parts(home, replace(project, theme=None)))
    name = _name(parts)
    tools = libraries(home)
    theme = tools / "themes" / f"{version('studysite')}-{name[:16]}"
    if not _is_whole(theme, name):
        with files.locked(tools / "assets.lock", lambda: told("waiting for another studysite")):
            if not _is_whole(theme, name):
                _lay({lock: home / lock for lock in LOCKS}, tools)
                _fill(theme, parts)
    _forget_unused(theme, tools)
    return replace(project, theme=theme)


def _parts(home: Path, guest: Project) -> Iterator[tuple[str, Path | bytes]]:
    """Yield each file of the theme by its path: the guest's own, else that of `home`."""
    yield NAVIGATION, NO_NAVIGATION
    if guest.config.is_file():
        yield BASE, home / CONFIG
        yield CONFIG, _heir(guest.config)
    else:
        yield CONFIG, home / CONFIG
    for folder, name in ((home / "docs/guide", "guide"), (home / "overrides", "overrides")):
        yield from ((f"{name}/{path}", folder / path) for path in files.below(folder))
    own = (path for path in files.below(guest.overrides) if not f"/{path}".count("/."))
    yield from ((f"overrides/{path}", guest.overrides / path) for path in own)


def _heir(config: Path) -> bytes:
    """Return the guest's own configuration, which changes ours; raises CommandError."""
    try:
        text = config.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(f"{CONFIG}: is no UTF-8; save it as UTF-8") from error
    if INHERITS.search(text):
        raise CommandError(f"{CONFIG}: INHERIT is studysite's own, which this file changes; take that line out")
    # At the end, so that what is wrong is found in the line that is named.
    return f"{text.rstrip()}\nINHERIT: {BASE}\n".encode()


def _name(parts: Mapping[str, Path | bytes]) -> str:
    """Return the digest of files by their paths."""
    total = hashlib.sha256()
    for path, part in sorted(parts.items()):
        digest = files.digest(part) if isinstance(part, bytes) else files.digest_of(part)
        total.update(f"{path}\0{digest}\n".encode())
    return total.hexdigest()


def _is_whole(theme: Path, name: str) -> bool:
    """Tell whether a theme holds just what its digest says."""
    return theme.is_dir() and _name({path: theme / path for path in files.below(theme)}) == name


def _fill(theme: Path, parts: Mapping[str, Path | bytes]) -> None:
    """Put a theme into its place, whole."""
    shutil.rmtree(theme, ignore_errors=True)
    theme.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".unfinished-", dir=theme.parent) as folder:
        whole = Path(folder) / "whole"
        _lay(parts, whole)
        whole.rename(theme)


def _lay(parts: Mapping[str, Path | bytes], into: Path) -> None:
    """Write files into a folder."""
    for path, part in parts.items():
        place = into / path
        place.parent.mkdir(parents=True, exist_ok=True)
        files.replace(place, part if isinstance(part, bytes) else part.read_bytes())


def _forget_unused(theme: Path, tools: Path) -> None:
    """Remember that these are used, and remove what nobody has used for long."""
    with suppress(OSError):
        for used in (theme, tools):
            os.utime(used)
        now = time.time()
        themes = sorted(theme.parent.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
        for at, one in enumerate((*themes, *tools.parent.glob("libraries-*"))):
            if now - one.stat().st_mtime > (HOUR if MANY <= at < len(themes) else MONTH):
                shutil.rmtree(one, ignore_errors=True)
