"""Noticing that files changed, and telling others' changes from our own."""

from __future__ import annotations

import logging
import os
import threading
import time
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

# Seconds without a further change after which a burst of changes counts as over: editors write
# several files, and some write one file twice.
QUIET = 0.2

# The same where one file was written and is not empty, as an editor saves. If more comes after all, it is a
# further change, and followed.
SAVED = 0.015

# Waiting goes on in pieces of this many seconds, so that Ctrl-C is heard everywhere.
PIECE = 1.0

# When a file was changed last (nanoseconds), and its size, by its place.
Snapshot: TypeAlias = dict[str, tuple[int, int]]
GONE = (0, 0)

# It says so when a watch ends while it reads, which is of no use to anybody.
logging.getLogger("watchdog").addHandler(logging.NullHandler())
# Nor is that it takes note of a new folder twice, as happens where folders come with folders in them.
warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.")


def snapshot(places: Iterable[Path]) -> Snapshot:
    """Return the state of all files in and below `places`; hidden ones do not count."""
    state: Snapshot = {}
    waiting = [os.fspath(place) for place in places]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        state[entry.path] = _state(entry.path)
        except OSError:
            # It is a file, or went away, or may not be read.
            state[place] = _state(place)
    return state


def refreshed(state: Snapshot, places: Iterable[Path]) -> Snapshot:
    """Return `state` with the present state of the files `places`, which we wrote or removed ourselves."""
    now = {str(place): _state(str(place)) for place in places}
    return {place: mark for place, mark in (state | now).items() if mark != GONE or place not in now}


def _state(place: str) -> tuple[int, int]:
    """Return when the file `place` was changed last, and its size; GONE if the system does not tell."""
    try:
        status = os.stat(place)  # noqa: PTH116 - a thousand of them at each change
    except OSError:
        return GONE
    return status.st_mtime_ns, status.st_size


def wait_for_change(places: tuple[Path, ...], seen: Snapshot, patience: float | None = None) -> bool:
    """Return when a file in or below `places` is not as in `seen`, and no further one is changing.

    False if that takes longer than `patience` seconds.
    """
    deadline = None if patience is None else time.monotonic() + patience
    with _woken(places) as wake:
        while (now := snapshot(places)) == seen:
            while not wake.wait(PIECE if deadline is None else max(0.0, min(PIECE, deadline - time.monotonic()))):
                if deadline is not None and time.monotonic() >= deadline:
                    return False
            wake.clear()
        _settle(places, seen, now)
    return True


def _settle(places: tuple[Path, ...], seen: Snapshot, now: Snapshot) -> None:
    """Wait until nothing has changed for as long as what has changed since `seen` asks for."""
    since = time.monotonic()
    while time.monotonic() - since < (SAVED if _is_saved(seen, now) else QUIET):
        time.sleep(SAVED)
        if (later := snapshot(places)) != now:
            now, since = later, time.monotonic()


def _is_saved(seen: Snapshot, now: Snapshot) -> bool:
    """Tell whether all that happened is that one file was written, and holds something.

    An empty or missing one may be about to be written again, and one of several may not be the last.
    """
    changed = [place for place, mark in now.items() if seen.get(place) != mark]
    return len(changed) == 1 and now[changed[0]][1] > 0 and seen.keys() <= now.keys()


@contextmanager
def _woken(places: Iterable[Path]) -> Iterator[threading.Event]:
    """Give an event that is set whenever something changes in or below `places`."""
    wake = threading.Event()
    try:
        observer = _observer(Observer(), places, wake)
    except OSError:
        # The system gives out no more watches: look at the files from time to time instead.
        observer = _observer(PollingObserver(), places, wake)
    try:
        yield wake
    finally:
        observer.stop()
        observer.join()


def _observer(observer: BaseObserver, places: Iterable[Path], wake: threading.Event) -> BaseObserver:
    """Start `observer` on `places`; for a file, or what does not exist, on the folder that holds it."""
    handler = _Handler(wake)
    for place in places:
        if place.is_dir():
            observer.schedule(handler, str(place), recursive=True)
        elif place.parent.is_dir():
            observer.schedule(handler, str(place.parent))
    observer.start()
    return observer


class _Handler(FileSystemEventHandler):
    """Wakes whoever waits, whatever the event: a look at the files tells whether it was a change."""

    def __init__(self, wake: threading.Event) -> None:
        """Set `wake` at each event."""
        self.wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002 - the base class passes it
        """Take in an event of the system."""
        self.wake.set()
