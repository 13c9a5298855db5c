"""One build at a time, and none in the wrong place."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from studysite import files
from studysite.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from studysite.project import Project


def refuse_inside(project: Project, target: Path) -> None:
    """Raise CommandError if the site would stand where the next build takes it for something to read."""
    for folder in (project.docs, project.overrides):
        if target.is_relative_to(folder):
            raise CommandError(f"{target}: a site cannot stand in {folder.name}/; choose another folder with --site")


@contextmanager
def alone(project: Project, target: Path, told: Callable[[str], None], *, own: bool) -> Iterator[None]:
    """Keep others from building the same: two jobs may not share a target, or write docs/ at once.

    `own` jobs write docs/; `told` hears that one has to wait.
    """

    def waiting() -> None:
        told("waiting for another studysite to finish")

    locks = project.cache / "locks"
    name = hashlib.sha256(str(target.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    with ExitStack() as held:
        if own:
            held.enter_context(files.locked(locks / "docs", waiting))
        held.enter_context(files.locked(locks / name, waiting))
        yield
