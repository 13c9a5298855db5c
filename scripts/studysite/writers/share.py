"""Permalinks, which the browser turns into Share buttons, and the way to report a mistake."""

from __future__ import annotations

from urllib.parse import quote

from studysite.interface.say import Say, noted
from studysite.items import Place
from studysite.library import Library
from studysite.writers.html import escape, external
from studysite.writers.places import relative

# What a link leads to, for those who hear it.
TABLE, FIGURE = noted("to this table"), noted("to this figure")
SECTION, QUESTION, TERM = noted("to this section"), noted("to this question"), noted("to this term")

# How the hosts of repositories address a line of a file, by a word of their name; GitHub's way otherwise.
# `HEAD` is whatever branch is the default.
LINES = {"gitlab": "/-/blob/HEAD/{path}#L{line}", "codeberg": "/src/{path}#L{line}", "gitea": "/src/{path}#L{line}"}
GITHUB = "/blob/HEAD/{path}?plain=1#L{line}"


def permalink(say: Say, here: str, there: str, fragment: str = "", *, what: str, title: str = "") -> str:
    """Return the link to a thing's own address.

    `what` goes on for those who hear it: "Link to this table"; `title` is what is shared.
    """
    named = f' data-title="{escape(title)}"' if title else ""
    href = relative(here, there, fragment)
    return f'<a class="share" href="{href}"{named}>{say("Link")}<span class="away"> {say(what)}</span></a>'


def report(library: Library, place: Place) -> str:
    """Return the link to the line of the source file in the owner's repository; empty where none is set."""
    if not library.repository:
        return ""
    # Owners paste the address for cloning, too; no part of it is parsed that could be refused.
    repository = library.repository.rstrip("/").removesuffix(".git")
    host = repository.partition("://")[2].partition("/")[0].casefold()
    way = next((way for name, way in LINES.items() if name in host), GITHUB)
    path = quote(f"sources/{library.document(place.document).file}")
    address = repository + way.format(path=path, line=place.first)
    return f'<span class="report">{external(address, library.say("Report a mistake"))}</span>'
