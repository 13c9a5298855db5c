"""What a build came to, as Markdown for whoever has to judge it: the summary of a run on GitHub, say.

Titles and messages hold words of documents, and of a file that came over the network: every character of theirs
that means something in Markdown is escaped. Lists are cut, since a summary may hold 1 MiB.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from studysite.changed import Changed, How, Thing
from studysite.published import NO_TEXT
from studysite.writers.places import short

# Listed of each kind, and characters of a title and of a message.
MOST = 30
TITLE = 200
MESSAGE = 600

# All ASCII punctuation that any Markdown gives a meaning to; a backslash takes it away.
ACTIVE = re.compile(r"[!#$&()*+.:<=>@\[\\\]^_`{|}~-]")

THINGS: tuple[Thing, ...] = ("question", "term", "document", "page")
HEADINGS: dict[How, str] = {
    "gone": "lost",
    "reworded": "reworded, at the same address",
    "moved": "at another address, to which the old one leads",
    "new": "added",
}
_Listed = TypeVar("_Listed", str, Changed)

NAMES: dict[How, str] = {"new": "added", "reworded": "reworded", "moved": "moved", "gone": "lost"}


@dataclass(frozen=True, slots=True)
class Report:
    """What is told: whether there is a site, what it holds, and what is to be said of it.

    `errors` and `warnings` are lines of text with their place; `changed` is None if there was no site to
    compare with.
    """

    is_done: bool
    held: str
    errors: Sequence[str]
    warnings: Sequence[str]
    changed: Sequence[Changed] | None


def markdown(report: Report) -> str:
    """Return the report as Markdown."""
    return "\n\n".join(_parts(report)) + "\n"


def escaped(text: str, most: int) -> str:
    """Return a text on one line, of at most so many characters, that no Markdown can take for anything else."""
    return ACTIVE.sub(r"\\\g<0>", short(" ".join(NO_TEXT.sub(" ", text).split()), most))


def _parts(report: Report) -> Iterator[str]:
    yield f"# {_verdict(report)}"
    if report.held:
        yield f"{escaped(report.held, MESSAGE)}."
    yield from _list("## To be put right", report.errors, _said)
    yield from _list("## To look at", report.warnings, _said)
    if report.changed is not None:
        yield from _changes(report.changed)
    elif report.is_done:
        yield "No site is live yet that this one could be compared with."


def _verdict(report: Report) -> str:
    if not report.is_done:
        return "The study site could not be built"
    return "The study site was built, but something is missing" if report.errors else "The study site is fine"


def _changes(changed: Sequence[Changed]) -> Iterator[str]:
    """Yield what changed: the numbers, what could be kept, each thing."""
    yield "## Changed against the site that is live"
    if not changed:
        yield "No question, term, document or page is new, reworded or lost."
        return
    yield _table(changed)
    yield from _to_keep(changed)
    for thing in THINGS:
        for how, heading in HEADINGS.items():
            those = [one for one in changed if (one.thing, one.how) == (thing, how)]
            yield from _list(f"### {thing.capitalize()}s: {heading}", those, _told)


def _table(changed: Sequence[Changed]) -> str:
    counts = Counter((one.thing, one.how) for one in changed)
    rows = [
        f"| {thing}s | {' | '.join(str(counts[thing, how]) for how in NAMES)} |"
        for thing in THINGS
        if any(counts[thing, how] for how in NAMES)
    ]
    return "\n".join([f"| | {' | '.join(NAMES.values())} |", f"| --- |{' ---: |' * len(NAMES)}", *rows])


def _to_keep(changed: Sequence[Changed]) -> Iterator[str]:
    """Yield the lines of aliases.toml for what looks only reworded: its address would be lost otherwise."""
    lines: list[str] = []
    for thing in THINGS:
        those = [one.line for one in changed if one.thing == thing and 0 < len(one.line) < MESSAGE][:MOST]
        lines += [f"[{thing}s]", *(NO_TEXT.sub(" ", line) for line in those)] if those else []
    if any((one.thing, one.how) == ("document", "gone") for one in changed):
        yield (
            "A document that only has another name now keeps its address by a line under `[documents]` in "
            '`sources/aliases.toml`: `"its-old-name" = "its-new-name"`, both as they stand in the address.'
        )
    if lines:
        yield (
            "Some of what is lost looks only reworded. If it is, put these lines into `sources/aliases.toml` "
            "(each heading once), and it keeps its address:"
        )
        # No line begins with a fence: each is a heading of ours, or begins with a quotation mark.
        yield "\n".join(["```toml", *lines, "```"])


def _said(line: str) -> str:
    return escaped(line, MESSAGE)


def _told(one: Changed) -> str:
    """Return the line of one thing."""
    where = escaped(f"/{one.url}", TITLE)
    before, after = escaped(one.before, TITLE), escaped(one.after, TITLE)
    match one.how:
        case "new":
            return f"{after} ({where})"
        case "gone":
            return f"{before} ({where}){f'; looks like the new {after}' if after else ''}"
        case _:
            return f"{before} → {after} ({where})"


def _list(heading: str, those: Sequence[_Listed], told: Callable[[_Listed], str]) -> Iterator[str]:
    """Yield a heading and a list, if there is anything to list."""
    if those:
        yield heading
        rest: list[str] = [f"- and {len(those) - MOST:,} more"] if len(those) > MOST else []
        yield "\n".join([*(f"- {told(one)}" for one in those[:MOST]), *rest])
