"""What a build makes alongside its pages, since it needs none of them: scripts and styles, and pictures of the site.

Node and Pillow work on another processor while this one writes pages.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from studysite import assets
from studysite.finish.offline import WORKER
from studysite.finish.webapp import pictures
from studysite.interrupts import held_back
from studysite.typeface import FACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from studysite.assets import Bundle
    from studysite.pipeline import Begun
    from studysite.project import Project

# How long a thread works on while others wait for their turn, in seconds.
BRIEF = 0.0005

# How long threads that are to stop have until they are told again, in seconds.
PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class Alongside:
    """What is being made, and who makes it."""

    workers: ThreadPoolExecutor
    bundle: Future[Bundle]
    pictures: Future[dict[str, bytes]] | None

    def done(self) -> tuple[Bundle, dict[str, bytes]]:
        """Wait for the scripts and styles, and for the pictures by path; nothing works any more then.

        There are no pictures for a site that cannot be installed. Raises CommandError where Node fails.
        """
        self.workers.shutdown()
        bundle = self.bundle.result()
        return bundle, self.pictures.result() if self.pictures and WORKER in bundle.names else {}


@contextmanager
def alongside(project: Project, begun: Begun, told: Callable[[str], None], *, is_lasting: bool) -> Iterator[Alongside]:
    """Make it for the length of a `with` block. Raises CommandError where the browser libraries cannot be fetched."""
    # Before the others begin: only one at a time can see to the libraries.
    fonts = assets.package(project, FACE, told)
    patience = sys.getswitchinterval()
    # Else whoever opened a file waits so long for its turn to go on that nothing is won.
    sys.setswitchinterval(BRIEF)
    try:
        with ThreadPoolExecutor() as workers:
            works: list[Future[Any]] = []
            try:
                with held_back():
                    bundle = workers.submit(assets.bundle, project, told, begun.library.say.for_scripts)
                    drawn = workers.submit(pictures, begun.config, fonts) if is_lasting else None
                    works = [bundle, *([drawn] if drawn else [])]
                yield Alongside(workers, bundle, drawn)
            except BaseException:
                _stop(works)
                raise
    finally:
        sys.setswitchinterval(patience)


def _stop(works: Sequence[Future[Any]]) -> None:
    """Stop what nobody wants any more, so that nobody waits for it."""
    # Not once: a thread may be about to start Node.
    while wait(works, PAUSE).not_done:
        assets.stop()
