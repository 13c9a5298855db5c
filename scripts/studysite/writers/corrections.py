"""What earlier documents said, and what holds: the list on `/sources/`."""

from __future__ import annotations

from studysite.interface.say import noted
from studysite.items import Corrected
from studysite.library import Library
from studysite.writers.html import SAFE_URL, escape, external, lines
from studysite.writers.places import mark

LEAD = noted("What older notes may still say, struck out, and what to learn instead.")


def corrections_html(library: Library, here: str) -> str:
    """Return all corrections, numbered; empty if there are none."""
    if not library.corrected:
        return ""
    return lines(
        f'<section aria-labelledby="corrections"><h2 id="corrections">{library.say("Corrections")}</h2>',
        f"<p>{library.say(LEAD)}</p>",
        '<ol class="corrections">',
        *(_correction(one, library, here) for one in library.corrected),
        "</ol></section>",
    )


def _correction(one: Corrected, library: Library, here: str) -> str:
    told = one.correction
    where = f", {mark(library, here, one.place)}" if one.place else ""
    return lines(
        f'<li class="correction" id="correction-{one.number}">',
        f'<p class="was"><b>{library.say("Wrong")}</b> <s>{library.say("“{claim}”", claim=escape(told.claim))}</s></p>',
        f'<p class="now"><b>{library.say("Right")}</b> {escape(told.fact)}</p>',
        f'<p class="label">{library.say("As of {date}", date=escape(told.as_of))}, {_source(one)}{where}</p></li>',
    )


def _source(one: Corrected) -> str:
    told = one.correction
    source = escape(told.source)
    return external(told.url, source) if SAFE_URL.match(told.url) else source
