"""Putting a finished site into its place, so that there is a whole one at any moment.

The new site is built in a folder beside the target. Two renames put it in place: the old site
steps aside, the new one steps in. Whoever dies between the two leaves no target but an old site
beside it, and the next start puts that back.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from studysite.errors import CommandError
from studysite.manifest import MARKER

if TYPE_CHECKING:
    from pathlib import Path


def unfinished(target: Path) -> Path:
    """Return where the site that will replace `target` is built."""
    return target.with_name(f"{target.name}.studysite-new")


def aside(target: Path) -> Path:
    """Return where the old site stands while the new one steps in."""
    return target.with_name(f"{target.name}.studysite-old")


def prepare(target: Path) -> Path:
    """Put right what an interrupted run left, and return an empty folder to build in.

    Raises CommandError if `target` holds something that studysite did not make.
    """
    old, new = aside(target), unfinished(target)
    if old.exists() and not target.exists():
        old.rename(target)
    _refuse_foreign(target)
    shutil.rmtree(old, ignore_errors=True)
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    return new


def swap(target: Path) -> None:
    """Replace `target` by the site that was built for it; the old one comes back if that fails."""
    old, new = aside(target), unfinished(target)
    (new / MARKER).write_text("This folder is made by studysite, and replaced at every build.\n", encoding="utf-8")
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def discard(target: Path) -> None:
    """Remove a site that was not finished."""
    shutil.rmtree(unfinished(target), ignore_errors=True)


def _refuse_foreign(target: Path) -> None:
    """Raise CommandError if `target` is something that may not be replaced."""
    if not target.exists():
        return
    if not target.is_dir():
        raise CommandError(f"{target}: a file of that name is in the way; choose another folder with --site")
    if not (target / MARKER).is_file() and any(target.iterdir()):
        raise CommandError(
            f"{target}: the folder holds files that studysite did not make, and it would be replaced as a "
            "whole; choose an empty or new folder with --site"
        )
