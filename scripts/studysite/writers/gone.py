"""What stands where a page once stood: the way to its new address, or what it was and what is like it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from studysite.interface.say import Say, noted
from studysite.library import Library
from studysite.mapped import Ref
from studysite.published import Address, Kind
from studysite.writers.html import escape, lines
from studysite.writers.markdown import comment, front_matter
from studysite.writers.page import DESCRIPTION
from studysite.writers.places import anchor, relative, short

# What each kind of page was, to a reader.
THINGS: dict[Kind, str] = {
    "question": noted("question"),
    "term": noted("term"),
    "read": noted("document"),
    "practice": noted("set of questions"),
    "mind-map": noted("mind map"),
    "lab": noted("lab"),
    "original": noted("original text"),
    "topic": noted("topic"),
}

# Characters of a title, and of what is searched for.
TITLE = 120
SEARCHED = 80


def moved_page(one: Address, target: Ref, say: Say) -> str:
    """Return the Markdown of a page that leads on to another at once, also without script."""
    link = (
        f'<a class="btn main" data-moved href="{relative(one.url, target.address)}">{escape(_short(target.title))}</a>'
    )
    return _page(
        one,
        kind="moved",
        label=say("{thing}, moved", thing=say.capital(_thing(one))),
        lead=say("This {thing} has another address now.", thing=say(_thing(one))),
        moved=target.address or ".",
        body=f'<p class="start">{link}</p>',
    )


def gone_page(one: Address, library: Library, near: Sequence[Ref], like: Sequence[Ref]) -> str:
    """Return the Markdown of a page that says what was here: `near` is what is left of it, `like` what resembles it."""
    say = library.say
    return _page(
        one,
        kind="gone",
        label=say("{thing}, taken out", thing=say.capital(_thing(one))),
        lead=_reason(one, library),
        moved="",
        body=lines(
            '<div class="lone">',
            f'<p class="start">{_ways(one, library)}</p>',
            _list(say("Still here"), one.url, near),
            _list(say("Terms like it") if one.kind == "term" else say("Questions like it"), one.url, like),
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
    return THINGS.get(one.kind, noted("page"))


def _short(title: str) -> str:
    return short(title, TITLE)


def _reason(one: Address, library: Library) -> str:
    """Say why there is nothing here any more, as far as that is known."""
    say, kind = library.say, _thing(one)
    thing = say(kind)
    alone = kind in ("document", "lab")
    is_left = any(slug in library.pages for slug in one.documents)
    if not one.documents or (alone and not is_left):
        return say("This {thing} was taken out of the site.", thing=thing)
    if not is_left and one.kind == "practice":
        return say("This {thing} was taken out of the site.", thing=say("document"))
    if not is_left:
        return say("This {thing} went with its document.", thing=thing)
    if one.kind == "question":
        return say("This question was taken out of its document.")
    if one.kind == "term":
        return say("This term was taken out of the glossary.")
    return say("This {thing} was taken out of the site, which still has its document.", thing=thing)


def _ways(one: Address, library: Library) -> str:
    """Return the ways on: to search for the words of what was here, to the A to Z, to the home page."""
    words = short(one.title, SEARCHED).removesuffix(" …")
    home = relative(one.url, "")
    search = f"{home}?q={quote(words, safe='')}"
    searched = library.say("Search for “{words}”", words=escape(short(one.title, 40)))
    made = [f'<a class="btn main" data-search href="{search}">{searched}</a>']
    if library.entries:
        made.append(
            f'<a class="btn" href="{relative(one.url, "glossary/")}">{library.say("All terms from A to Z")}</a>'
        )
    made.append(f'<a class="btn" href="{home}">{library.say("To the home page")}</a>')
    return " ".join(made)


def _list(title: str, here: str, refs: Sequence[Ref]) -> str:
    if not refs:
        return ""
    return lines(f"<h2>{title}</h2>", '<ul class="asked">', *(f"<li>{anchor(here, ref)}</li>" for ref in refs), "</ul>")
