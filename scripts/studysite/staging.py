"""Where the engine reads pages: docs/ for the project's own documents, another folder for others."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from studysite import files, history
from studysite.finish.addresses import urls
from studysite.publish import Published, hand_written, publish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studysite.history import Changes
    from studysite.pipeline import Conversion
    from studysite.project import Project
    from studysite.published import Published as Live


@contextmanager
def staged(
    project: Project, conversion: Conversion, lasting: Path | None, *, own: bool, force: bool
) -> Iterator[tuple[Path, Published]]:
    """Put the pages where the engine reads them; give the folder, and what was done.

    The project's `own` pages stand in docs/, with nav.yml beside; others in the folder `lasting`, in which only what
    changed is written the next time, or in one that is gone afterwards. `force` is that of `publish`.
    """
    if own:
        yield project.docs, publish(conversion.files, project.docs, conversion.config, force=force)
        return
    with ExitStack() as held:
        folder = lasting or Path(held.enter_context(tempfile.TemporaryDirectory(prefix="studysite-"))) / "docs"
        is_new = not folder.exists()
        done = _fill(project, conversion, folder)
        if done.notices and not is_new:
            # Whatever stood in the way has been there since the last time: in a new folder it tells.
            shutil.rmtree(folder)
            done = _fill(project, conversion, folder)
        yield folder, done


def _fill(project: Project, conversion: Conversion, folder: Path) -> Published:
    """Make `folder` hold the pages, and those that people wrote for every site of the project."""
    theirs = _by_hand(project, conversion)
    for path in set(hand_written(folder)).difference(theirs):
        files.remove(folder / path, folder)
    for path, file in theirs.items():
        data = file.read_bytes()
        if not (folder / path).is_file() or (folder / path).read_bytes() != data:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            files.replace(folder / path, data)
    return publish({path: text for path, text in conversion.files.items() if path not in theirs}, folder)


def _by_hand(project: Project, conversion: Conversion) -> dict[str, Path]:
    """Return the pages that people wrote, by their paths.

    A guest's guide comes with the theme. What its owner wrote takes the place of that, and of any generated page.
    """
    carried = project.theme / "guide" if project.theme else None
    theirs = {f"guide/{path}": carried / path for path in files.below(carried)} if carried else {}
    theirs |= {path: project.docs / path for path in hand_written(project.docs)}
    if project.is_guest:
        return theirs
    # A person's own home page, say, belongs to the project's documents and not to these.
    return {path: file for path, file in theirs.items() if path not in conversion.pages}


@contextmanager
def with_former(pages: Path, conversion: Conversion, live: Live | None) -> Iterator[tuple[Path, Changes | None]]:
    """Put pages beside the others that answer what is published and has none: in a copy, since they are not docs.

    A page that a person wrote stays where it is, and answers.
    """
    if live is None:
        yield pages, None
        return
    changes = history.compared(live, conversion.library, conversion.aliases, urls(hand_written(pages)))
    if not changes.pages:
        yield pages, changes
        return
    with tempfile.TemporaryDirectory(prefix="studysite-") as folder:
        copy = Path(folder) / "docs"
        shutil.copytree(pages, copy, ignore_dangling_symlinks=True)
        for path, text in changes.pages.items():
            if _is_free(copy, path):
                (copy / path).parent.mkdir(parents=True, exist_ok=True)
                (copy / path).write_text(text, encoding="utf-8")
        yield copy, changes


def _is_free(folder: Path, path: str) -> bool:
    """Tell whether a page can stand at `path`: nothing does, and no file is in the way of its folders."""
    place = folder / path
    between = [parent for parent in place.parents if parent.is_relative_to(folder)]
    return not place.exists() and not any(parent.is_file() for parent in between)
