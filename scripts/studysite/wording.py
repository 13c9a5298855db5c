"""What the commands say, as lines of text."""

from __future__ import annotations

import ipaddress
import re
import shlex
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from studysite.advice import gathered
from studysite.errors import CommandError, explained, unforeseen
from studysite.interface.say import ENGLISH
from studysite.writers.verdict import tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from studysite.advice import Gathered
    from studysite.history import Changes
    from studysite.job import Result
    from studysite.notices import Notice
    from studysite.pipeline import Conversion


# Notices whose place is not a file below the sources folder.
PLACED = frozenset(("no-documents", "edited-by-hand", "stale-page", "bad-address", "host-limit", "not-drawn"))


# Notices of one kind in a file that are told one by one, and lines that are named of more than these.
TOLD = 3
LINES_TOLD = 8

# Faults of a site that are shown without being asked for more.
FAULTS_SHOWN = 40


def one_line(text: str) -> str:
    """Return `text` as a terminal can show it: on one line, no character steering the terminal."""
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def remark(notice: Notice, folder: str) -> str:
    """Return the line of `notice`; `folder` is how the sources folder is called."""
    return one_line(str(notice) if notice.code in PLACED or not folder else f"{folder}/{notice}")


def remarks(notices: Sequence[Notice], folder: str, *, each: bool = False) -> Iterator[str]:
    """Yield the lines of `notices`; of many of one kind in a file one line tells all, unless `each` is asked for."""
    many = {one.first: one for one in gathered(notices) if is_one(one)}
    inside = {notice for one in many.values() for notice in one.notices}
    for notice in notices:
        if each or notice not in inside:
            yield remark(notice, folder)
        elif notice in many:
            yield remark(replace(notice, message=f"{of_many(many[notice])}{_each(many[notice])}"), folder)


def is_one(one: Gathered) -> bool:
    """Tell whether notices are told in one line: many, or some that say the same. Each setting has its own fault."""
    return len(one.notices) > (1 if _is_same(one) else TOLD) and (_is_same(one) or one.advice.tells != "all")


def of_many(one: Gathered) -> str:
    """Return one message for many notices: what happened, where, and the first thing to do."""
    where = further(one.notices, " (", ")")
    if _is_same(one):
        return f"{one.first.message}{where}"
    out = one.advice.way_out.partition(". ")[0].rstrip(".").replace("`", "")
    return f"{one.heading}{where}; {out[:1].lower()}{out[1:]}"


def _each(one: Gathered) -> str:
    return "" if _is_same(one) else " (-vv shows each)"


def _is_same(one: Gathered) -> bool:
    return len({notice.message for notice in one.notices}) == 1


def further(notices: Sequence[Notice], before: str, after: str = "") -> str:
    """Return the lines of notices, between two texts; empty where none has a line."""
    lines = list(dict.fromkeys(str(notice.line) for notice in notices if notice.line))
    left = len(lines) - LINES_TOLD
    told = ", ".join(lines[:LINES_TOLD]) + (f" and {left} more" if left > 0 else "")
    return f"{before}{'line' if len(lines) == 1 else 'lines'} {told}{after}" if lines else ""


def counted(number: int, noun: str) -> str:
    """Return `3 documents`, `1 document`, or `2 branches`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}{'es' if noun.endswith('ch') else 's'}"


def held(totals: dict[str, int]) -> str:
    """Return what there is, in words."""
    return ", ".join(counted(number, noun) for noun, number in totals.items())


def summary(totals: dict[str, int], target: str, pages: int) -> str:
    """Return the line that ends a command which wrote something."""
    return f"{held(totals)} -> {target} ({counted(pages, 'page')})"


def exported(cards: int, target: str) -> str:
    """Return the line that ends an export."""
    return f"{counted(cards, 'card')} -> {target}"


def no_cards(place: str) -> str:
    """Return the line for documents at `place` that make no card."""
    return f"{place}: no cards to export; add a document with questions and answers, or with terms and what they mean"


def changes(made: Changes) -> str:
    """Return the line that tells what changed against the site that is live."""
    return f"compared with the site that is live: {made.new} new, {made.moved} moved, {made.gone} gone"


def made_site(files: int, site: str, command: str) -> Iterator[str]:
    """Yield the lines that end `new`; `command` runs the studysite of the new site, empty if none is known.

    Two commands are two lines: not every shell knows what joins them, nor single quotation marks.
    """
    yield one_line(f"{counted(files, 'file')} -> {site}/")
    yield "To see the site:"
    yield one_line(f"    cd {_quoted(site)}")
    yield one_line(f"    {command} serve") if command else "    studysite serve, called as you called studysite new"


def _quoted(path: str) -> str:
    """Return a path as a shell takes it: in double quotation marks, if need be, since Windows knows no others."""
    if re.fullmatch(r"[\w./-]+", path):
        return path
    return f'"{path}"' if re.fullmatch(r"[\w ./&()'+,@=-]+", path) else shlex.quote(path)


def without_origin(site: str, workflow: str, placeholder: str) -> str:
    """Return the line for a new site whose studysite came from nowhere on the web."""
    return one_line(
        f"{site}/{workflow}: where studysite is on the web is not known here, so GitHub cannot build the site yet; "
        f"there and in README.md, put its git address and version into the place of {placeholder} "
        "(git+https://…@v1.0), or make the site anew with --from git+https://…@v1.0"
    )


def account_lines(conversion: Conversion, folder: str) -> Iterator[str]:
    """Yield where the lines of each file went, and at last how many files are fine."""
    for file, account in sorted(conversion.accounts.items()):
        name = f"{folder}/{file}" if folder else file
        furniture = ", ".join(f"{what} {number}" for what, number in sorted(account.furniture.items()))
        yield one_line(
            f"{name}: {counted(account.lines, 'line')}: {account.carried} carried, "
            f"{sum(account.furniture.values())} furniture{f' ({furniture})' if furniture else ''}, "
            f"{account.blank} blank, {account.lost} lost"
        )
    if conversion.standings:
        yield tally(conversion.standings, ENGLISH)


def faults(result: Result, most: int = FAULTS_SHOWN) -> Iterator[str]:
    """Yield what is wrong with a site, one line each; many faults have few causes, so `most` of them."""
    yield from map(one_line, result.faults[:most])
    if len(result.faults) > most:
        yield f"and {counted(len(result.faults) - most, 'further fault')}; -v shows all"


def troublesome(paths: Sequence[str]) -> Iterator[str]:
    """Yield which files of a zip not every system can unpack."""
    for path in paths[:FAULTS_SHOWN]:
        yield one_line(
            f"{path}: Windows, or a stick made for it, cannot hold a file of this name; it is left out there"
        )
    if len(paths) > FAULTS_SHOWN:
        yield f"and {counted(len(paths) - FAULTS_SHOWN, 'further file')} of such names"


def seen_by(url: str) -> str:
    """Return the line that says who can see what is served at `url`."""
    if ipaddress.ip_address(urlsplit(url).hostname or "").is_global:
        return "Everyone on the internet can see it while this runs, unless a firewall is in between."
    return "Everyone in this network can see it while this runs."


def complaints(result: Result) -> Iterator[str]:
    """Yield why there is no new site: errors and faults, one line each."""
    yield from (remark(notice, "") for notice in result.notices if notice.severity == "error")
    yield from faults(result)


def failure(error: Exception) -> str:
    """Return the one line for whatever broke a command off."""
    if isinstance(error, CommandError):
        return one_line(str(error))
    if isinstance(error, OSError):
        return one_line(explained(error))
    return one_line(
        f"studysite: a fault of studysite, not of your documents {unforeseen(error)}; please report it, "
        "with what STUDYSITE_DEBUG=1 adds to this message"
    )
