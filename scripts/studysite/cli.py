"""The commands: arguments, printing and exit codes. Nothing else prints.

Exit codes: 0 fine, 1 the input or the site falls short, 2 wrong usage.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from studysite import pipeline, project, site, wording
from studysite.collect import collect, collect_files
from studysite.inspection import inspection, readable, totals
from studysite.notices import worst

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import FrameType

    from studysite.notices import Notice
    from studysite.site import Job, Result

PROGRESS_WIDTH = 60

PLACE = click.Path(path_type=Path)
sources_option = click.option("--sources", type=PLACE, help="Folder or file to read instead of sources/.")
verbose_option = click.option("-v", "--verbose", is_flag=True, help="Also say what needs no action.")
force_option = click.option("--force", is_flag=True, help="Overwrite pages that were changed by hand.")


def main() -> int:
    """Run the command that the arguments name, and return its exit code."""
    signal.signal(signal.SIGTERM, _terminated)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that knows few characters gets the others spelt out.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return int(commands.main(prog_name="studysite", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _failed("studysite: stopped before the end; what was there before is whole")
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python would try once more to write the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001 - the last resort: no user is shown a traceback
        _trace()
        return _failed(wording.failure(error))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="studysite")
def commands() -> None:
    """Turn study documents into a study site."""


@commands.command()
@sources_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@force_option
@verbose_option
def serve(sources: Path | None, port: int, *, force: bool, verbose: bool) -> int:
    """Build the site, show it on this computer, and follow every change."""
    # It needs a web server and a watcher; the other commands start faster without.
    from studysite.serve import serve as serve_site

    job = _job(sources, force=force)
    try:
        serve_site(job, port, _Told(job, verbose))
    except KeyboardInterrupt:
        _clear()
    return 0


@commands.command()
@sources_option
@click.option("--site", "target", type=PLACE, help="Folder to write the site to, instead of site/.")
@click.option("--live", type=PLACE, help="addresses.json of the site that is live: all in it will be answered.")
@force_option
@verbose_option
def build(sources: Path | None, target: Path | None, live: Path | None, *, force: bool, verbose: bool) -> int:
    """Build the site once, into site/ or another folder."""
    job = replace(_job(sources, force=force), live=live)
    target = target or job.project.site
    result = site.build(job, target)
    _say_result(result, job, verbose=verbose)
    if not result.is_done:
        return _failed(f"{_name(target)}/: the site was left as it was; put the above right, and build again")
    if result.changes:
        click.echo(wording.changes(result.changes))
    return _end(result, f"{_name(target)}/")


@commands.command()
@sources_option
@click.option("--pages", "folder", type=PLACE, help="Folder to write the pages to, instead of docs/.")
@force_option
@verbose_option
def convert(sources: Path | None, folder: Path | None, *, force: bool, verbose: bool) -> int:
    """Write only the pages and data, and build no site."""
    job = _job(sources, force=force)
    docs = job.project.docs
    folder = (folder or (docs if job.is_own else job.project.build / "pages")).resolve()
    if not job.is_own and folder == docs:
        raise click.UsageError("the project's own docs/ hold its own documents: choose another --pages")
    result = site.convert(job, folder)
    _say(result.notices, job, verbose=verbose)
    return _end(result, f"{_name(folder)}/") if result.is_done else 1


@commands.command()
@sources_option
@click.option("--fresh", is_flag=True, help="Also fail if a page in docs/ is not what the documents say.")
@verbose_option
def check(sources: Path | None, *, fresh: bool, verbose: bool) -> int:
    """Say where every line of every document went."""
    job = _job(sources)
    if fresh and not job.is_own:
        raise click.UsageError("--fresh looks at the project's own docs/, and cannot go with --sources")
    conversion = site.read(job)
    _clear()
    for line in wording.account_lines(conversion.accounts, _folder(job)):
        click.echo(line)
    stale = site.unfresh(job, conversion) if fresh else ()
    notices = (*conversion.notices, *stale)
    _say(notices, job, verbose=verbose)
    return _code(notices)


@commands.command()
@click.argument("file", nargs=-1, required=True, type=PLACE)
@click.option("--json", "as_json", is_flag=True, help="Print records for a program.")
@verbose_option
def inspect(file: tuple[Path, ...], *, as_json: bool, verbose: bool) -> int:
    """Say what was understood of each FILE, or of a folder: sections, questions, terms, outline."""
    found = collect(file[0]) if len(file) == 1 and file[0].is_dir() else collect_files(file)
    conversion = pipeline.convert(found.sources, notices=found.notices)
    if as_json:
        text = json.dumps(inspection(conversion), ensure_ascii=False, indent=2)
        # Bytes: JSON is UTF-8 whatever the terminal speaks.
        click.echo(text.encode("utf-8", "replace"))
    else:
        for line in readable(conversion):
            click.echo(wording.one_line(line))
    _err(wording.remark(notice, "") for notice in _worth_saying(conversion.notices, verbose=verbose))
    return _code(conversion.notices)


@dataclass(frozen=True, slots=True)
class _Told:
    """Prints what a serving site has to say."""

    job: Job
    verbose: bool

    def serving(self, url: str) -> None:
        """Say where the site is."""
        _clear()
        click.echo(f"{url} shows the site (Ctrl-C stops)")

    def built(self, result: Result) -> None:
        """Say what a build brought."""
        _say_result(result, self.job, verbose=self.verbose)
        if result.is_done:
            _end(result, "preview")
        else:
            _failed("studysite: the last good site is still shown; put the above right")

    def failed(self, error: Exception) -> None:
        """Say why a build broke off."""
        _trace()
        _failed(wording.failure(error))


def _job(sources: Path | None, *, force: bool = False) -> Job:
    """Return the job for the project that the current folder lies in; raises CommandError."""
    return site.Job(project.find(Path.cwd()), _progress, sources, force)


def _folder(job: Job) -> str:
    """Return how the folder of the documents is called, as the user would type it."""
    place = job.place if job.place.is_dir() else job.place.parent
    return "" if str(place) == "." else _name(place)


def _name(place: Path) -> str:
    """Return `place` as the user would type it: relative to the current folder if it lies in it."""
    whole = place.absolute()
    return (whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else place).as_posix()


def _end(result: Result, target: str) -> int:
    """Print the last line of a command that wrote something, and return its exit code."""
    click.echo(wording.one_line(wording.summary(totals(result.conversion), target, result.pages)))
    return _code(result.notices)


def _code(notices: Iterable[Notice]) -> int:
    """Return 1 if something did not reach the site, else 0."""
    return 1 if worst(notices) == "error" else 0


def _worth_saying(notices: Iterable[Notice], *, verbose: bool) -> list[Notice]:
    """Return what is to be printed, in the order of places."""
    return sorted(notice for notice in notices if verbose or notice.severity != "note")


def _say(notices: Iterable[Notice], job: Job, *, verbose: bool) -> None:
    """Print what the owner should know, one a line."""
    folder = _folder(job)
    _err(wording.remark(notice, folder) for notice in _worth_saying(notices, verbose=verbose))


def _say_result(result: Result, job: Job, *, verbose: bool) -> None:
    """Print what the owner should know of a build."""
    _say(result.notices, job, verbose=verbose)
    _err(wording.faults(result, len(result.faults)) if verbose else wording.faults(result))


def _err(lines: Iterable[str]) -> None:
    """Print lines where errors go."""
    _clear()
    for line in lines:
        click.echo(wording.one_line(line), err=True)


def _failed(line: str) -> int:
    """Print the last word of a command that failed, and return its exit code."""
    _err([line])
    return 1


def _progress(words: str) -> None:
    """Show how far the work has got, on a terminal only."""
    if sys.stderr.isatty():
        click.echo(f"\r{words[:PROGRESS_WIDTH]:<{PROGRESS_WIDTH}}", err=True, nl=False)


def _clear() -> None:
    """Wipe the progress away, so that what follows stands on a line of its own."""
    if sys.stderr.isatty():
        click.echo(f"\r{'':<{PROGRESS_WIDTH}}\r", err=True, nl=False)


def _trace() -> None:
    """Print the traceback of the present exception for whoever asked for it."""
    if os.environ.get("STUDYSITE_DEBUG") == "1":
        traceback.print_exc()


def _terminated(_signal: int, _frame: FrameType | None) -> None:
    """Stop as Ctrl-C does, so that what was begun is cleared away."""
    raise KeyboardInterrupt
