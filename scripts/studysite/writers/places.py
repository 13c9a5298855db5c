"""Links between pages, and the marks that say where a thing stands in the original."""

from __future__ import annotations

from collections.abc import Iterable

from studysite.interface.say import ENGLISH, Say
from studysite.items import Place
from studysite.library import Library
from studysite.mapped import Ref
from studysite.writers.html import escape

# A page leads back to no more branches than these.
MOST_BRANCHES = 3


def relative(here: str, there: str, fragment: str = "") -> str:
    """Return the relative link from the page at `here` to the one at `there`.

    Both are relative to the site's root, with a slash at the end; the root itself is empty.
    """
    tail = f"#{fragment}" if fragment else ""
    if here == there and fragment:
        return tail
    up = "../" * here.count("/")
    return f"{up}{there}{tail}" or "./"


def markdown_relative(here: str, there: str, fragment: str) -> str:
    """Return the link that MkDocs checks and turns into `relative`: between the Markdown files of two pages."""
    up = "../" * (here.count("/") - 1)
    return f"{up}{there.rstrip('/')}.md#{fragment}"


def told_lines(first: int, last: int, say: Say = ENGLISH) -> str:
    """Return "line 14" or "lines 58 to 80"."""
    return say("line {line}", line=first) if first == last else say("lines {first} to {last}", first=first, last=last)


def mark_text(library: Library, place: Place, *, section: bool = False) -> str:
    """Return the words of a source mark; with its section's title where asked."""
    middle = f", {place.section}" if section and place.section else ""
    return f"{short(library.names[place.document])}{middle}, {told_lines(place.first, place.last, library.say)}"


def short(name: str, limit: int = 40) -> str:
    """Return a name that fits a corner: cut between words."""
    return name if len(name) <= limit else f"{name[:limit].rsplit(' ', 1)[0].rstrip(' ,:;–—-')} …"


def mark(library: Library, here: str, place: Place, *, words: str = "", where: bool = False) -> str:
    """Return the source mark of a place; plain words where the original is withheld.

    `words` are those of `mark_text` if not given; `where` puts the mark into the margin of a reading page.
    """
    css = "src where" if where else "src"
    file = library.document(place.document).file
    text = escape(words or mark_text(library, place))
    if file in library.withheld:
        return f'<span class="{css}">{text}</span>'
    there = relative(here, f"sources/{library.originals[file]}/", f"L{place.first}")
    return f'<a class="{css}" href="{there}">{text}</a>'


def marks(library: Library, here: str, places: Iterable[Place], *, section: bool = False, said: str = "") -> str:
    """Return the source marks of several places; `section` names the section too, `said` stands before each."""
    return "".join(
        mark(library, here, place, words=f"{said}{mark_text(library, place, section=section)}") for place in places
    )


def on_map(library: Library, here: str, *parts: tuple[str, str]) -> str:
    """Return links to the branches that lead to parts of pages, given as address and fragment; empty if none does."""
    found = dict.fromkeys(ref for part in parts for ref in library.on_maps(*part))
    links = ", ".join(anchor(here, ref, name=_branch(library, ref)) for ref in list(found)[:MOST_BRANCHES])
    return f'<p class="label on-map">{library.say("On the map: {links}", links=links)}</p>' if links else ""


def _branch(library: Library, ref: Ref) -> str:
    """Name a branch; one of a document that is no map by itself with what the document is called."""
    return ref.title if library.tree(ref.document) else f"{ref.title}, {short(library.names[ref.document])}"


def anchor(here: str, ref: Ref, *, name: str = "", css: str = "") -> str:
    """Return a link to a part of a page."""
    kind = f' class="{css}"' if css else ""
    return f'<a{kind} href="{relative(here, ref.address, ref.fragment)}">{escape(name or ref.title)}</a>'
