"""A command of `studysite` within the tests' own process, for those that need no other."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox import Done
from studysite import cli

Call = Callable[..., Done]


def caller(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Return what runs a command in a folder, as `sandbox.run` does; nobody answers what it asks."""

    def call(root: Path, *words: str | Path) -> Done:
        with monkeypatch.context() as here, Path("/dev/null").open(encoding="utf-8") as nobody:
            here.chdir(root)
            here.setattr(sys, "argv", ["studysite", *map(str, words)])
            here.setattr(sys, "stdin", nobody)
            # Whoever stops the tests stops them, and not a command that has long ended.
            here.setattr(signal, "signal", lambda *_: None)
            capsys.readouterr()
            code = cli.main()
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return call
