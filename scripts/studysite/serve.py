"""Building the site, showing it on this computer, and building it again after every change."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from studysite import site, wording
from studysite.server import Server, Stage
from studysite.watch import refreshed, snapshot, wait_for_change

if TYPE_CHECKING:
    from studysite.site import Job, Result
    from studysite.watch import Snapshot


class Listener(Protocol):
    """Hears what goes on."""

    def serving(self, url: str) -> None:
        """Hear that the site, as far as there is one, can be seen at `url`."""

    def built(self, result: Result) -> None:
        """Hear that a build came to its end, with or without a site."""

    def failed(self, error: Exception) -> None:
        """Hear that a build broke off."""


def serve(job: Job, port: int, listener: Listener) -> None:
    """Serve the site and follow changes until the process is stopped (KeyboardInterrupt).

    Raises CommandError if the port is taken. A build that fails keeps the last good site.
    """
    stage = Stage()
    # The port is taken first, so that nobody waits for a build that cannot be shown.
    server = Server(port, stage)
    job = replace(job, address=server.url)
    with tempfile.TemporaryDirectory(prefix="studysite-serve-") as folder:
        seen = _rebuild(job, _next(folder, 1, stage), stage, listener)
        with server:
            listener.serving(server.url)
            for number in count(2):
                wait_for_change(_watched(job), seen)
                seen = _rebuild(job, _next(folder, number, stage), stage, listener)


def _watched(job: Job) -> tuple[Path, ...]:
    """Return what a site is made of."""
    project = job.project
    return (job.place, project.docs, project.overrides, project.config, project.navigation)


def _next(folder: str, number: int, stage: Stage) -> Path:
    """Return a new folder for the site of build `number`, and clear away all but the one that is shown.

    What was shown before that is only cleared away now, so that requests which began with it could end.
    """
    for built in Path(folder).iterdir():
        if built != stage.view.root:
            shutil.rmtree(built, ignore_errors=True)
    into = Path(folder) / f"site-{number}"
    into.mkdir()
    return into


def _rebuild(job: Job, into: Path, stage: Stage, listener: Listener) -> Snapshot:
    """Build into `into` and show it if it is good; return the state of the files that it was made of."""
    seen = snapshot(_watched(job))
    try:
        result = site.preview(job, into)
    except Exception as error:  # noqa: BLE001 - whatever broke the build, the last good site is still served
        stage.complain(wording.failure(error))
        listener.failed(error)
        # Which pages it wrote before it broke off is unknown, and they must not start it again.
        return seen | snapshot([job.project.docs, job.project.navigation])
    if result.is_done:
        stage.show(into)
    else:
        stage.complain("\n".join(wording.complaints(result)))
    listener.built(result)
    return refreshed(seen, result.touched)
