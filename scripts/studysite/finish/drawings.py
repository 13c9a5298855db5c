"""Drawings into the figures that hold places for them: `<div class="drawing" data-drawing="KEY"></div>`.

A page that was filled before is filled again: what stands in a place gives way to what belongs there now. What was
drawn needs its source no longer, where a link leads to the lines of the original: half a kilobyte less of a page.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from studysite.interface.say import ENGLISH, Say, noted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Where the converter puts what is to be drawn.
RECORDS = "data/drawings.json"

# What a page holds that has a place for a drawing.
MARK = ' data-drawing="'

FIGURE = re.compile(r'<figure class="diagram"[^>]*>.*?</figure>', re.DOTALL)
PLACE = re.compile(r'<div class="drawing" data-drawing="([0-9a-f]{16})"[^>]*>.*?</div>', re.DOTALL)
CAPTION = re.compile(r'<figcaption(?: id="([^"]*)")?[^>]*>(.*?)</figcaption>', re.DOTALL)
TOLD = re.compile(r'(<details class="told"[^>]*?)(?: open)?(>)(.*?)</details>', re.DOTALL)
SOURCE = r"<details><summary>{source}</summary>.*?</details>\n?"
ORIGINAL = re.compile(r'<a class="src" href="[^"]*#L\d')
SUMMARY = re.compile(r"<summary>.*?</summary>", re.DOTALL)
ENTRY = re.compile(r"</?(?:li|ul|ol|p)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")

# Characters of a description after which a list is better read.
LONG = 300
MORE = noted("The list below the picture tells the rest.")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A diagram as SVG: the pictures of it, of which a page shows one; or the fault that forbade them.

    `scrolls` tells whether one of them may be wider than its place.
    """

    pictures: tuple[str, ...] = ()
    scrolls: bool = False
    fault: str = ""


# For a place that nobody was told of.
UNKNOWN = Drawing(fault="nobody told what it shows")


def drawing(made: str) -> Drawing:
    """Return a drawing from the JSON that overrides/diagrams.mjs makes; raises ValueError if it is none."""
    match json.loads(made):
        case {"fault": str(fault)}:
            return Drawing(fault=fault)
        case {"pictures": [str(), *_] as pictures, "scrolls": bool(scrolls)}:
            return Drawing(tuple(pictures), scrolls)
        case _:
            raise ValueError("no drawing")


def filled(page: str, drawings: Mapping[str, Drawing], say: Say = ENGLISH) -> str:
    """Return the page (HTML) with its drawings; where there is none, with the words of the figure open instead.

    `say` is what the site says, as for the writers of the page.
    """
    if MARK not in page:
        return page
    return FIGURE.sub(lambda figure: _figure(figure[0], drawings, say), page)


def missing(page: str, drawings: Mapping[str, Drawing]) -> Iterator[tuple[str, str]]:
    """Yield the figures of a page that have no drawing: the caption, and why."""
    for figure in FIGURE.findall(page) if MARK in page else ():
        for key in PLACE.findall(figure):
            fault = drawings.get(key, UNKNOWN).fault
            if fault:
                yield _plain(_caption(figure)[1]), fault


def _figure(figure: str, drawings: Mapping[str, Drawing], say: Say) -> str:
    """Return a figure with its drawing."""
    found = PLACE.search(figure)
    if found is None:
        return figure
    made = drawings.get(found[1], UNKNOWN)
    told = TOLD.search(figure)
    words = told[3] if told else ""
    figure = PLACE.sub(lambda _: _place(found[1], made, _named(figure, say), _description(words, say)), figure)
    is_open = "" if made.pictures else " open"
    figure = TOLD.sub(lambda one: f"{one[1]}{is_open}{one[2]}{one[3]}</details>", figure, count=1)
    if not made.pictures or not ORIGINAL.search(figure):
        return figure
    source = re.escape(say("Drawing source"))
    return re.sub(SOURCE.format(source=source), "", figure, flags=re.DOTALL)


def _place(key: str, made: Drawing, named: str, description: str) -> str:
    """Return a place with its drawing in it: it can be scrolled by keyboard where that may be needed."""
    pictures = (
        picture.replace(' role="img"', f' role="img"{named}', 1).replace(">", f"><desc>{description}</desc>", 1)
        for picture in made.pictures
    )
    region = f' tabindex="0" role="region"{named}' if made.scrolls else ""
    return f'<div class="drawing"{MARK}{key}"{region}>{"".join(pictures)}</div>'


def _named(figure: str, say: Say) -> str:
    """Return the attribute that names the drawing of a figure: after its caption."""
    name, caption = _caption(figure)
    if name:
        return f' aria-labelledby="{name}"'
    words = " ".join(TAG.sub("", caption).split()).replace('"', "&quot;")
    return f' aria-label="{words or say("Diagram")}"'


def _caption(figure: str) -> tuple[str, str]:
    """Return the id of the caption, empty if it has none, and what it says (HTML)."""
    found = CAPTION.search(figure)
    return (found[1] or "", found[2]) if found else ("", "")


def _description(told: str, say: Say) -> str:
    """Return the entries of a list (HTML) as sentences, without markup.

    Not by reference to the list: of a list that is folded, browsers would say its summary alone.
    """
    entries = (" ".join(TAG.sub("", entry).split()) for entry in ENTRY.split(SUMMARY.sub("", told)))
    sentences = (entry if entry.endswith((".", ":", "!", "?")) else f"{entry}." for entry in entries if entry)
    return " ".join(_cut(sentences, say))


def _cut(sentences: Iterable[str], say: Say) -> Iterator[str]:
    """Yield as many sentences as one listens to."""
    length = 0
    for sentence in sentences:
        length += len(sentence)
        if length > LONG:
            yield say(MORE)
            return
        yield sentence


def _plain(html: str) -> str:
    return unescape(" ".join(TAG.sub("", html).split()))
