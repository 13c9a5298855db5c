"""What is told at the top of `/sources/`: how many documents there are, and which of them to look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from studysite.advice import Gathered, gathered, reporting
from studysite.interface.say import Say, noted
from studysite.library import Library
from studysite.notices import Notice
from studysite.writers.html import escape, lines
from studysite.writers.noticed import abroad
from studysite.writers.page import title_of

LEGEND = noted("What to do stands below, with each document. Those to look at are on the site like all others.")

# Documents that are named at the top; the others come right below.
NAMED = 30


@dataclass(frozen=True, slots=True)
class Standing:
    """What is to be said of one file: its `anchor` on the page, what it is called, and all that was noticed."""

    file: str
    anchor: str
    name: str
    remarks: tuple[Gathered, ...]
    is_read: bool

    @property
    def is_fine(self) -> bool:
        """Whether all of it was read and nothing needs a look."""
        return self.is_read and not self.wanting

    @property
    def wanting(self) -> tuple[Gathered, ...]:
        """The remarks that want a look."""
        return tuple(one for one in self.remarks if one.first.severity != "note")


def standings(files: Sequence[str], library: Library, notices: Iterable[Notice]) -> list[Standing]:
    """Return how each file stands; `files` are all, also those that could not be read."""
    remarks: dict[str, list[Gathered]] = {}
    for one in gathered(notices):
        remarks.setdefault(one.first.file, []).append(one)
    made = []
    for number, file in enumerate(files, 1):
        titles = [title_of(document) for document in library.documents_of(file)]
        original = library.originals.get(file)
        anchor = f"file-{original}" if original else f"file_{number}"
        name = next(filter(None, titles), file) if len(titles) == 1 else file
        made.append(Standing(file, anchor, name, tuple(remarks.get(file, ())), is_read=bool(titles)))
    return made


def tally(standings: Sequence[Standing], say: Say) -> str:
    """Return the numbers in one sentence: “61 files: 48 fine, 12 to look at, 1 left out.”."""
    fine = sum(one.is_fine for one in standings)
    out = sum(not one.is_read for one in standings)
    look = len(standings) - fine - out
    told = (
        say("{number} fine", number=say.number(fine)) if fine else "",
        say("{number} to look at", number=say.number(look)) if look else "",
        say("{number} left out", number=say.number(out)) if out else "",
    )
    return f"{say.counted(len(standings), 'file')}: {', '.join(filter(None, told))}."


def verdict_html(standings: Sequence[Standing], say: Say) -> str:
    """Return the numbers, and a link to each file that is to be looked at."""
    look = sorted((one for one in standings if not one.is_fine), key=lambda one: one.is_read)
    more = len(look) - NAMED
    return lines(
        f'<section class="verdict" aria-labelledby="how"><h2 id="how">{say("How the documents were understood")}</h2>',
        f'<p class="sum">{tally(standings, say)}</p>',
        lines(f"<p>{say(LEGEND)}</p>", '<ul class="look">') if look else "",
        *(_linked(one, say) for one in look[:NAMED]),
        f"<li>{say('and {count} more, below', count=say.number(more))}</li>" if more > 0 else "",
        "</ul>" if look else "",
        "</section>",
    )


def _linked(one: Standing, say: Say) -> str:
    headings = [remark.heading_in(reporting(say)) for remark in one.wanting]
    more = say.counted(len(headings) - 1, "remark")
    rest = say(", and {remarks} more", remarks=more) if len(headings) > 1 else ""
    what = escape(headings[0]) if headings else say("Nothing of this file is shown.")
    if headings and (spoken := abroad(say)):
        what = f"<span{spoken}>{what}</span>"
    return f'<li><a href="#{one.anchor}">{escape(one.name)}</a>: {what}{rest}</li>'
