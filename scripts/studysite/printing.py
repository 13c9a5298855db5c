"""What the commands print: notices, faults, progress, and the last line.

What a program reads goes to stdout, what a person should know to stderr. Nothing that comes from a document can
steer the terminal.
"""

from __future__ import annotations

import os
import shutil
import sys
import traceback
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from studysite import wording
from studysite.errors import CommandError
from studysite.inspection import totals
from studysite.notices import worst
from studysite.report import Report, markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from studysite.job import Job, Result
    from studysite.notices import Notice

PROGRESS_WIDTH = 60


@dataclass(frozen=True, slots=True)
class Told:
    """Prints what a serving site has to say; `code` draws a QR code of its address, if it is for others to see."""

    job: Job
    verbose: int
    code: Callable[[str], list[str]] | None = None

    def serving(self, url: str) -> None:
        """Say where the site is, and who can see it."""
        clear()
        click.echo(f"{url} shows the site (Ctrl-C stops)")
        if self.code:
            err([wording.seen_by(url)])
            _show(self.code(url))

    def built(self, result: Result) -> None:
        """Say what a build brought."""
        say_result(result, self.job, verbose=self.verbose)
        if result.is_done:
            end(result, "preview")
        else:
            failed("studysite: the last good site is still shown; put the above right")

    def failed(self, error: Exception) -> None:
        """Say why a build broke off."""
        broken(error)


@dataclass(slots=True)
class Reporting:
    """What is to be told of a build in a file: its result, once there is one."""

    job: Job
    told: list[Report] = field(default_factory=list)

    def built(self, result: Result) -> None:
        """Tell what a build came to."""
        folder = folder_name(self.job)
        # What is gone is told by `changed`, with what to do.
        notices = {
            severity: list(wording.remarks(_of(severity, result.notices), folder)) for severity in ("error", "warning")
        }
        held = wording.held({**totals(result.conversion), **({"page": result.pages} if result.is_done else {})})
        changed = result.changes.changed if result.changes else None
        self.told.append(Report(result.is_done, held, [*notices["error"], *result.faults], notices["warning"], changed))


def _of(severity: str, notices: Iterable[Notice]) -> list[Notice]:
    """Return the notices of one severity but for addresses that are gone, in the order of places."""
    return sorted(one for one in notices if one.severity == severity and one.code != "address-gone")


@contextmanager
def reported(file: Path | None, job: Job) -> Iterator[Reporting]:
    """Write the file that tells, in Markdown, what came of a build, also if it breaks off; None: no file."""
    reporting = Reporting(job)
    try:
        yield reporting
    except (CommandError, OSError) as error:
        reporting.told.append(
            Report(is_done=False, held="", errors=[wording.failure(error)], warnings=[], changed=None)
        )
        raise
    finally:
        if file and reporting.told:
            file.write_text(markdown(reporting.told[-1]), encoding="utf-8")


def folder_name(job: Job) -> str:
    """Return how the folder of the documents is called, as the user would type it."""
    place = job.place if job.place.is_dir() else job.place.parent
    return "" if str(place) == "." else name(place)


def name(place: Path) -> str:
    """Return `place` as the user would type it: relative to the current folder if it lies in it."""
    whole = place.absolute()
    return (whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else place).as_posix()


def end(result: Result, target: str) -> int:
    """Print the last line of a command that wrote something, and return its exit code."""
    click.echo(wording.one_line(wording.summary(totals(result.conversion), target, result.pages)))
    return exit_code(result.notices)


def exit_code(notices: Iterable[Notice]) -> int:
    """Return 1 if something did not reach the site, else 0."""
    return 1 if worst(notices) == "error" else 0


def worth_saying(notices: Iterable[Notice], *, verbose: int) -> list[Notice]:
    """Return what is to be printed, in the order of places."""
    return sorted(notice for notice in notices if verbose or notice.severity != "note")


def say(notices: Iterable[Notice], job: Job, *, verbose: int) -> None:
    """Print what the owner should know, one a line."""
    folder = folder_name(job)
    err(wording.remarks(worth_saying(notices, verbose=verbose), folder, each=verbose > 1))


def say_result(result: Result, job: Job, *, verbose: int) -> None:
    """Print what the owner should know of a build."""
    say(result.notices, job, verbose=verbose)
    err(wording.faults(result, len(result.faults)) if verbose else wording.faults(result))


def err(lines: Iterable[str]) -> None:
    """Print lines where errors go."""
    clear()
    for line in lines:
        click.echo(wording.one_line(line), err=True)


def failed(line: str) -> int:
    """Print the last word of a command that failed, and return its exit code."""
    err([line])
    return 1


def stopped() -> int:
    """Say that a command was told to stop, and return its exit code."""
    return failed("studysite: stopped before the end; what was there before is whole")


def broken(error: Exception) -> int:
    """Print why something broke off, with the traceback for whoever asked for it, and return the exit code."""
    if os.environ.get("STUDYSITE_DEBUG") == "1":
        traceback.print_exception(error)
    return failed(wording.failure(error))


def progress(words: str) -> None:
    """Show how far the work has got, on a terminal only."""
    if sys.stderr.isatty():
        click.echo(f"\r{words[:PROGRESS_WIDTH]:<{PROGRESS_WIDTH}}", err=True, nl=False)


def clear() -> None:
    """Wipe the progress away, so that what follows stands on a line of its own."""
    if sys.stderr.isatty():
        click.echo(f"\r{'':<{PROGRESS_WIDTH}}\r", err=True, nl=False)


def _show(code: list[str]) -> None:
    """Print a QR code on a terminal that can show it; a pipe wants only the address."""
    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return
    try:
        "".join(code).encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return
    if len(click.unstyle(code[0])) <= shutil.get_terminal_size().columns:
        for line in code:
            click.echo(line)
