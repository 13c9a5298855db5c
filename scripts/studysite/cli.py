"""The commands: arguments and exit codes. With `printing` the only one that prints.

Exit codes: 0 fine, 1 the input or the site falls short, 2 wrong usage. A command imports what it needs when it runs,
so that the others, and `--version`, start at once.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from studysite.formats import FORMATS
from studysite.interrupts import terminated

if TYPE_CHECKING:
    from collections.abc import Callable

    from studysite.job import Job

PLACE = click.Path(path_type=Path)
sources_option = click.option("--sources", type=PLACE, help="Folder or file to read instead of sources/.")
verbose_option = click.option("-v", "--verbose", count=True, help="Also say what needs no action; -vv: line by line.")
force_option = click.option("--force", is_flag=True, help="Overwrite pages that were changed by hand.")


def main() -> int:
    """Run the command that the arguments name, and return its exit code."""
    signal.signal(signal.SIGTERM, terminated)
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
        from studysite import printing

        return printing.stopped()
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python would try once more to write the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001 - the last resort: no user is shown a traceback
        from studysite import printing

        # Up to Python 3.11, who interrupts the making of a class (in an import) is told of a RuntimeError.
        return printing.stopped() if isinstance(error.__cause__, KeyboardInterrupt) else printing.broken(error)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="studysite")
def commands() -> None:
    """Turn study documents into a study site."""


@commands.command()
@click.argument("folder", type=PLACE)
@click.option("--title", help="What the site is called.")
@click.option("--language", help="Its language: de, pt-BR, French …")
@click.option("--address", help="Where it will be on the web, if that is known: https://you.github.io/notes/")
@click.option(
    "--from", "origin", help="Where to fetch studysite from, if not from where this one came: git+https://…@v1.0"
)
@click.option("--yes", is_flag=True, help="Ask nothing.")
def new(
    folder: Path, title: str | None, language: str | None, address: str | None, origin: str | None, *, yes: bool
) -> int:
    """Make a site of one's own in a new FOLDER: a sample document, settings, and what publishes it."""
    from studysite import newsite, printing, wording

    newsite.refuse(folder)
    asks = sys.stdin.isatty() and not yes
    wish = newsite.Wish(
        _answer("--title", "What is the site called?", title, newsite.title_of(folder), newsite.title, asks=asks),
        _answer("--language", "Which language is it in?", language, "en", newsite.language, asks=asks),
        _answer("--address", "Where will it be? (Enter: not known)", address, "", newsite.address, asks=asks),
        _answer("--from", "", origin, "", newsite.origin, asks=False) if origin else newsite.own_origin(),
    )
    made = newsite.make(folder, wish)
    name = printing.name(folder)
    if not wish.origin:
        printing.err([wording.without_origin(name, newsite.WORKFLOW, newsite.nowhere())])
    command = newsite.command(wish.origin) if wish.origin else ""
    for line in wording.made_site(len(made), name, command):
        click.echo(line)
    return 0


def _answer(
    option: str, question: str, given: str | None, default: str, sound: Callable[[str], str], *, asks: bool
) -> str:
    """Return what was given for an option, else what is answered to its question, where `asks`, else the default."""

    def checked(said: str) -> str:
        try:
            return sound(said)
        except ValueError as error:
            raise click.UsageError(f"{option}: {error}") from error

    if given is not None or not asks:
        return checked(default if given is None else given)
    answer: str = click.prompt(question, default=default, value_proc=checked, show_default=bool(default))
    return answer


@commands.command()
@click.argument("file", nargs=-1, required=True, type=PLACE)
@click.option("--dry-run", is_flag=True, help="Only say what would be added, and what was understood.")
@click.option("--force", is_flag=True, help="Replace documents of the same names.")
@verbose_option
def add(file: tuple[Path, ...], *, dry_run: bool, force: bool, verbose: int) -> int:
    """Copy each FILE, or the documents of a folder, into sources/, and say what was understood."""
    from studysite import adding, printing, project, wording

    place = project.find(Path.cwd())
    plan = adding.plan(place, file, force=force)
    if not dry_run:
        adding.carry_out(place, plan.additions)
    for one in plan.additions:
        for line in adding.told(one, printing.worth_saying(one.notices, verbose=verbose)):
            click.echo(line, err=one.fate in ("taken", "unreadable"))
    printing.err(map(wording.one_line, (*plan.refused, *plan.left_out)))
    click.echo(adding.end(plan.additions, is_trial=dry_run))
    return 0 if plan.is_whole else 1


@commands.command()
@sources_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--lan", is_flag=True, help="Show it to everyone in this network, with a QR code for phones.")
@force_option
@verbose_option
def serve(sources: Path | None, port: int, *, lan: bool, force: bool, verbose: int) -> int:
    """Build the site, show it on this computer, and follow every change."""
    from studysite import network, printing, qr
    from studysite.serve import serve as serve_site

    job = _job(sources, force=force)
    reach = network.local_network() if lan else network.Reach()
    try:
        serve_site(job, port, reach, printing.Told(job, verbose, qr.lines if lan else None))
    except KeyboardInterrupt:
        printing.clear()
    return 0


@commands.command()
@sources_option
@click.option("--site", "target", type=PLACE, help="Folder to write the site to, instead of site/.")
@click.option("--live", type=PLACE, help="addresses.json of the site that is live: all in it will be answered.")
@click.option("--report", type=PLACE, help="File to write what changed and what to look at to, as Markdown.")
@force_option
@verbose_option
def build(
    sources: Path | None, target: Path | None, live: Path | None, report: Path | None, *, force: bool, verbose: int
) -> int:
    """Build the site once, into site/ or another folder."""
    from studysite import printing, site, wording

    job = replace(_job(sources, force=force), live=live)
    target = target or job.project.site
    with printing.reported(report, job) as reporting:
        result = site.build(job, target)
        reporting.built(result)
    printing.say_result(result, job, verbose=verbose)
    if not result.is_done:
        return printing.failed(
            f"{printing.name(target)}/: the site was left as it was; put the above right, and build again"
        )
    if result.changes:
        click.echo(wording.changes(result.changes))
    return printing.end(result, f"{printing.name(target)}/")


@commands.command()
@sources_option
@click.option("--output", type=PLACE, help="File to write, FILE.zip, instead of one in build/.")
@force_option
@verbose_option
def bundle(sources: Path | None, output: Path | None, *, force: bool, verbose: int) -> int:
    """Pack the site into one zip that opens without a server or a network."""
    from studysite import printing, wording
    from studysite.bundle import bundle as bundle_site

    job = _job(sources, force=force)
    made = bundle_site(job, output)
    place = printing.name(made.place)
    printing.say_result(made.result, job, verbose=verbose)
    if not made.result.is_done:
        return printing.failed(f"{place}: not written; put the above right, and bundle again")
    printing.err(wording.troublesome(made.troublesome))
    return printing.end(made.result, place)


@commands.command()
@click.argument("tool", type=click.Choice([one.name for one in FORMATS]))
@sources_option
@click.option("--out", "--output", type=PLACE, help="File to write, instead of one in build/.")
@click.option("--force", is_flag=True, help="Replace the file whoever made it.")
@verbose_option
def export(tool: str, sources: Path | None, out: Path | None, *, force: bool, verbose: int) -> int:
    """Write the cards as a file for another TOOL: Anki, a spreadsheet (csv), Quizlet, Moodle (gift)."""
    from studysite import exporting, printing, wording

    job = _job(sources, force=force)
    made = exporting.export(job, next(one for one in FORMATS if one.name == tool), out, int(time.time()))
    printing.say(made.conversion.notices, job, verbose=verbose)
    if made.place is None:
        return printing.failed(wording.no_cards(printing.name(job.place))) if made.conversion.is_fit else 1
    click.echo(wording.one_line(wording.exported(made.cards, printing.name(made.place))))
    return printing.exit_code(made.conversion.notices)


@commands.command()
@sources_option
@click.option("--pages", "folder", type=PLACE, help="Folder to write the pages to, instead of docs/.")
@force_option
@verbose_option
def convert(sources: Path | None, folder: Path | None, *, force: bool, verbose: int) -> int:
    """Write only the pages and data, and build no site."""
    from studysite import printing, site

    job = _job(sources, force=force)
    docs = job.project.docs
    folder = (folder or (docs if job.is_own else job.project.build / "pages")).resolve()
    if not job.is_own and folder == docs:
        raise click.UsageError("the project's own docs/ hold its own documents: choose another --pages")
    result = site.convert(job, folder)
    printing.say(result.notices, job, verbose=verbose)
    return printing.end(result, f"{printing.name(folder)}/") if result.is_done else 1


@commands.command()
@sources_option
@click.option("--fresh", is_flag=True, help="Also fail if a page in docs/ is not what the documents say.")
@verbose_option
def check(sources: Path | None, *, fresh: bool, verbose: int) -> int:
    """Say where every line of every document went."""
    from studysite import printing, site, wording

    job = _job(sources)
    if fresh and not job.is_own:
        raise click.UsageError(
            "--fresh looks at pages that are kept in docs/, and these are kept nowhere: leave it out"
        )
    conversion = site.read(job)
    printing.clear()
    for line in wording.account_lines(conversion, printing.folder_name(job)):
        click.echo(line)
    stale = site.unfresh(job, conversion) if fresh else ()
    notices = (*conversion.notices, *stale)
    printing.say(notices, job, verbose=verbose)
    return printing.exit_code(notices)


@commands.command()
@click.argument("file", nargs=-1, required=True, type=PLACE)
@click.option("--json", "as_json", is_flag=True, help="Print records for a program.")
@verbose_option
def inspect(file: tuple[Path, ...], *, as_json: bool, verbose: int) -> int:
    """Say what was understood of each FILE, or of a folder: sections, questions, terms, outline."""
    import json

    from studysite import pipeline, printing, wording
    from studysite.collect import collect, collect_files
    from studysite.inspection import inspection, readable

    found = collect(file[0]) if len(file) == 1 and file[0].is_dir() else collect_files(file)
    conversion = pipeline.convert(found.sources, found.sources_toml, notices=found.notices)
    if as_json:
        text = json.dumps(inspection(conversion), ensure_ascii=False, indent=2)
        # Bytes: JSON is UTF-8 whatever the terminal speaks.
        click.echo(text.encode("utf-8", "replace"))
    else:
        for line in readable(conversion):
            click.echo(wording.one_line(line))
    printing.err(wording.remarks(printing.worth_saying(conversion.notices, verbose=verbose), "", each=verbose > 1))
    return printing.exit_code(conversion.notices)


def _job(sources: Path | None, *, force: bool = False) -> Job:
    """Return the job for the project that the current folder lies in; raises CommandError."""
    from studysite import job, printing, project

    return job.Job(project.find(Path.cwd()), printing.progress, sources, force)
