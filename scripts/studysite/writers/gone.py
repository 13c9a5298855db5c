"""What stands where a page once stood: the way to its new address, or what it was and what is like it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from studysite.library import Library
from studysite.mapped import Ref
from studysite.published import Address, Kind
from studysite.writers.html import escape, lines
from studysite.writers.markdown import comment, front_matter
from studysite.writers.page import DESCRIPTION
from studysite.writers.places import anchor, relative, short

# What each kind of page was, to a reader.
THINGS: dict[Kind, str] = {
    "question": "question",
    "term": "term",
    "read": "document",
    "practice": "set of questions",
    "mind-map": "mind map",
    "lab": "lab",
    "original": "original text",
}

# Characters of a title, and of what is searched for.
TITLE = 120
SEARCHED = 80


def moved_page(one: Address, target: Ref) -> str:
    """Return the Markdown of a page that leads on to another at once, also without script."""
    thing = _thing(one)
    link = (
        f'<a class="btn main" data-moved href="{relative(one.url, target.address)}">{escape(_short(target.title))}</a>'
    )
    return _page(
        one,
        kind="moved",
        label=f"{thing.capitalize()}, moved",
        lead=f"This {thing} has another address now.",
        moved=target.address or ".",
        body=f'<p class="start">{link}</p>',
    )


def gone_page(one: Address, library: Library, near: Sequence[Ref], like: Sequence[Ref]) -> str:
    """Return the Markdown of a page that says what was here: `near` is what is left of it, `like` what resembles it."""
    return _page(
        one,
        kind="gone",
        label=f"{_thing(one).capitalize()}, taken out",
        lead=_reason(one, library),
        moved="",
        body=lines(
            '<div class="lone">',
            f'<p class="start">{_ways(one, library)}</p>',
            _list("Still here", one.url, near),
            _list("Terms like it" if one.kind == "term" else "Questions like it", one.url, like),
            "</div>",
        ),
    )


def _page(one: Address, *, kind: str, label: str, lead: str, moved: str, body: str) -> str:
    """Return a whole page, which no search engine is to list. Its title came over the network: it is escaped."""
    head = front_matter(
        {
            "title": _short(one.title),
            "description": f"{lead} {one.title}"[:DESCRIPTION],
            "kind": kind,
            "label": label,
            "lead": lead,
            "robots": "noindex",
            "moved": moved,
        }
    )
    return f"{head}\n\n{comment('Made by studysite: this address was published once.')}\n\n{body}\n"


def _thing(one: Address) -> str:
    return THINGS.get(one.kind, "page")


def _short(title: str) -> str:
    return short(title, TITLE)


def _reason(one: Address, library: Library) -> str:
    """Say why there is nothing here any more, as far as that is known."""
    thing = _thing(one)
    if not one.documents:
        return f"This {thing} was taken out of the site."
    if not any(slug in library.pages for slug in one.documents):
        if thing in ("document", "lab"):
            return f"This {thing} was taken out of the site."
        whole = one.kind == "practice"
        return "This document was taken out of the site." if whole else f"This {thing} went with its document."
    place = {"question": "its document", "term": "the glossary"}.get(one.kind, "the site, which still has its document")
    return f"This {thing} was taken out of {place}."


def _ways(one: Address, library: Library) -> str:
    """Return the ways on: to search for the words of what was here, to the A to Z, to the home page."""
    words = short(one.title, SEARCHED).removesuffix(" …")
    home = relative(one.url, "")
    search = f"{home}?q={quote(words, safe='')}"
    made = [f'<a class="btn main" data-search href="{search}">Search for “{escape(short(one.title, 40))}”</a>']
    if library.entries:
        made.append(f'<a class="btn" href="{relative(one.url, "glossary/")}">All terms from A to Z</a>')
    made.append(f'<a class="btn" href="{home}">To the home page</a>')
    return " ".join(made)


def _list(title: str, here: str, refs: Sequence[Ref]) -> str:
    if not refs:
        return ""
    return lines(f"<h2>{title}</h2>", '<ul class="asked">', *(f"<li>{anchor(here, ref)}</li>" for ref in refs), "</ul>")
