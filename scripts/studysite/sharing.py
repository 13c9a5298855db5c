"""Drawing many pages on all processors: MkDocs draws one after the other, and copies of this process draw a part each.

A copy has the configuration and the templates as they are, so that it begins at once. It writes its pages where this
process would have written them, and says what MkDocs complained of. Where there can be no copies, there are none.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.plugins import BasePlugin, PluginCollection

from studysite.interrupts import held_back
from studysite.kept import place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from studysite.hearing import Listener

# A process that draws fewer pages than this is not worth its start.
FEW = 60

# More than so many processes wait for the disk, and each has the pages of all in its memory.
MOST = 4


class _Share(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Lets MkDocs take for drawn what is not of a share of the pages."""

    def __init__(self, is_mine: Callable[[str], bool]) -> None:
        """Draw only what `is_mine`, by its path."""
        self.is_mine = is_mine

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG002 - the name is MkDocs' own
        """Mark what others draw."""
        for file in files:
            if not self.is_mine(file.src_uri):
                file.is_modified = bool  # type: ignore[method-assign]
        return files


def draw(config: MkDocsConfig, lacking: Sequence[str], listener: Listener) -> bool:
    """Let MkDocs draw a site in several processes; return whether that was worth it, and done.

    `lacking` are pages that are made of their own text alone and have to be drawn; with them, all other files come that
    are not there. No plugin may be set up.
    """
    others = shares(lacking)[1:]
    if not others:
        return False
    theirs = {path for share in others for path in share}
    helpers = [_Helper(config, share, listener) for share in others]
    try:
        listener.step = 1 + len(helpers)
        _build(config, lambda path: path not in theirs)
        said = [helper.said() for helper in helpers]
    finally:
        for helper in helpers:
            helper.end()
    # Whatever was wrong with a helper is wrong here as well, and can be told.
    left = {path for share, one in zip(others, said, strict=True) if one is None for path in share}
    if left:
        for path in left:
            Path(config.site_dir, place(path)).unlink(missing_ok=True)
        _build(config, left.__contains__)
    listener.complaints += [complaint for one in said for complaint in one or ()]
    return True


def shares(lacking: Sequence[str]) -> list[Sequence[str]]:
    """Share pages out; the first share is this process's own."""
    # Other systems cannot copy every process; and a lock that another thread holds would stay locked in a copy.
    if sys.platform != "linux" or threading.active_count() > 1:
        return [lacking]
    count = max(1, min(len(os.sched_getaffinity(0)), MOST, len(lacking) // FEW))
    return [lacking[at::count] for at in range(count)]


class _Helper:
    """A copy of this process that draws one share."""

    def __init__(self, config: MkDocsConfig, share: Sequence[str], listener: Listener) -> None:
        """Begin."""
        self._ear, mouth = multiprocessing.Pipe(duplex=False)
        context = multiprocessing.get_context("fork")
        self._process = context.Process(target=_help, args=(config, share, listener, mouth), daemon=True)
        with held_back():
            self._process.start()
        mouth.close()

    def said(self) -> list[str] | None:
        """Wait for it, and return what MkDocs complained of; None if it did not come to its end."""
        with suppress(EOFError):
            said: list[str] = self._ear.recv()
            return said
        return None

    def end(self) -> None:
        """Stop it, if it still works."""
        self._process.kill()
        self._process.join()
        self._ear.close()


def _help(config: MkDocsConfig, share: Sequence[str], listener: Listener, mouth: Connection) -> None:
    """Draw one share, in the copy; whoever stops this process stops the other, which sees to the rest."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    listener.told = lambda _: None
    config.theme.static_templates = set()
    config.extra_templates = []
    # It says nothing then, and the share is drawn again where the fault can be told.
    with suppress(Exception):
        _build(config, frozenset(share).__contains__)
        mouth.send(listener.complaints)


def _build(config: MkDocsConfig, is_mine: Callable[[str], bool]) -> None:
    """Let MkDocs draw a share."""
    theirs = config.plugins
    config.plugins = PluginCollection()
    config.plugins["share"] = _Share(is_mine)
    try:
        build(config, dirty=True)
    finally:
        config.plugins = theirs
        # Whoever draws a page with them later finds them as after any build: none is at work.
        theirs.on_shutdown()
