"""What the server shows, and who looks at it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class View:
    """What is shown: a site's folder (None before the first one), its build, what has gone wrong since.

    `ahead` is a page of the next build, which is still being made: its path, and its HTML.
    """

    root: Path | None = None
    build: int = 0
    fault: str = ""
    ahead: tuple[str, bytes] = ("", b"")


class Stage:
    """The view that all requests share. It is replaced as a whole, so that no request sees two sites."""

    def __init__(self) -> None:
        """Begin with nothing to show."""
        self._view = View()
        self._changed = threading.Condition()
        self._readers: list[str] = []
        self._arrivals = 0

    @property
    def view(self) -> View:
        """What is shown now."""
        return self._view

    def show(self, root: Path) -> None:
        """Show the site in `root` from now on."""
        self._replace(View(root, self._view.build + 1))

    def complain(self, fault: str) -> None:
        """Keep the site, and say on its pages what is wrong."""
        self._replace(View(self._view.root, self._view.build, fault))

    def hurry(self, path: str, page: bytes, seconds: float) -> None:
        """Show the page `path` of the next build before all else, and give who reads it some seconds to come back."""
        with self._changed:
            before = self._arrivals
            self._view = replace(self._view, ahead=(path, page))
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._arrivals > before, seconds)

    @property
    def looked_at(self) -> str:
        """The path of the page that was opened last among those that are open; empty if there is none."""
        with self._changed:
            return self._readers[-1] if self._readers else ""

    @contextmanager
    def reader(self, path: str) -> Iterator[None]:
        """Know that someone has the page `path` open, for the length of a `with` block."""
        with self._changed:
            self._readers.append(path)
            self._arrivals += 1
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._readers.remove(path)

    def wait(self, seen: View | None, seconds: float) -> View:
        """Return the view once it is another than `seen`, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._view is not seen, seconds)
            return self._view

    def _replace(self, view: View) -> None:
        with self._changed:
            self._view = view
            self._changed.notify_all()
