"""Building the site, showing it on this computer, and building it again after every change."""

from __future__ import annotations

import gc
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from studysite import files, site, wording
from studysite.ahead import Glance
from studysite.job import Desk
from studysite.server import Server
from studysite.stage import Stage
from studysite.watch import refreshed, snapshot, wait_for_change

if TYPE_CHECKING:
    from studysite.job import Job, Result
    from studysite.network import Reach
    from studysite.watch import Snapshot

# The index of the search, below the site's root.
SEARCH = "data/search"

# Seconds without a change after which the index is made.
REST = 0.5

# Seconds that a page shown ahead has to be loaded again before all others are made.
PATIENCE = 0.5


class Listener(Protocol):
    """Hears what goes on."""

    def serving(self, url: str) -> None:
        """Hear that the site, as far as there is one, can be seen at `url`."""

    def built(self, result: Result) -> None:
        """Hear that a build came to its end, with or without a site."""

    def failed(self, error: Exception) -> None:
        """Hear that a build broke off."""


def serve(job: Job, port: int, reach: Reach, listener: Listener) -> None:
    """Serve the site and follow changes until the process is stopped (KeyboardInterrupt).

    Raises CommandError if the port is taken. A build that fails keeps the last good site.
    """
    stage = Stage()
    # The port is taken first, so that nobody waits for a build that cannot be shown.
    server = Server(port, stage, reach)
    job = replace(job, address=server.url)
    with tempfile.TemporaryDirectory(prefix="studysite-serve-") as folder:
        desk = Desk(Path(folder) / "docs")
        seen, made = _rebuild(job, desk, stage, listener, {})
        _complete(job, made, stage, listener)
        lacking: Result | None = None
        # What is there by now stays, and rubbish is looked for when nobody waits for a page.
        gc.freeze()
        gc.disable()
        with server:
            listener.serving(server.url)
            while True:
                # The page comes first, and all else when nothing more has changed for a moment.
                if not wait_for_change(_watched(job), seen, REST):
                    _complete(job, lacking, stage, listener)
                    lacking = None
                    gc.collect()
                    wait_for_change(_watched(job), seen)
                seen, made = _rebuild(job, desk, stage, listener, seen)
                lacking = made or lacking


def _watched(job: Job) -> tuple[Path, ...]:
    """Return what a site is made of."""
    project = job.project
    return (job.place, project.docs, project.overrides, project.config, project.navigation)


def _next(folder: Path, stage: Stage) -> Path:
    """Return the folder for the next site: two take turns, so that only what changed is written."""
    places = [folder / name for name in ("site-1", "site-2")]
    into = next(place for place in places if place != stage.view.root)
    into.mkdir(exist_ok=True)
    return into


def _rebuild(
    job: Job, desk: Desk, stage: Stage, listener: Listener, former: Snapshot
) -> tuple[Snapshot, Result | None]:
    """Build the site and show it if it is good; return the state of the files that it was made of.

    Beside it stands what came of it, None if the former site is still shown. `former` is the state of the last time.
    """
    into, seen = _next(desk.folder.parent, stage), snapshot(_watched(job))
    try:
        result = site.preview(job, into, desk, _glance(job, stage, former, seen))
    except Exception as error:  # noqa: BLE001 - whatever broke the build, the last good site is still served
        stage.complain(wording.failure(error))
        listener.failed(error)
        # Which pages it wrote before it broke off is unknown, and they must not start it again.
        return seen | snapshot([job.project.docs, job.project.navigation]), None
    if result.is_done:
        shown = stage.view.root
        if shown and (shown / SEARCH).is_dir():
            # The former index does until there is a new one.
            files.lay(shown / SEARCH, into / SEARCH)
        stage.show(into)
    else:
        stage.complain("\n".join(wording.complaints(result)))
    listener.built(result)
    return refreshed(seen, result.touched), result if result.is_done else None


def _glance(job: Job, stage: Stage, former: Snapshot, seen: Snapshot) -> Glance | None:
    """Return who is looking at the site, if it is to change for no other reason than its documents."""
    changed = {place for place, _ in former.items() ^ seen.items()}
    root, path = stage.view.root, stage.looked_at
    if not root or not path or not all(Path(place).is_relative_to(job.place) for place in changed):
        return None
    return Glance(path, root, lambda page: stage.hurry(path, page, PATIENCE))


def _complete(job: Job, lacking: Result | None, stage: Stage, listener: Listener) -> None:
    """Put into the shown site what it lacks: pages that are open take up its index at the next search."""
    if lacking is None or stage.view.root is None:
        return
    try:
        site.complete(job, lacking, stage.view.root)
    except Exception as error:  # noqa: BLE001 - as above
        stage.complain(wording.failure(error))
        listener.failed(error)
