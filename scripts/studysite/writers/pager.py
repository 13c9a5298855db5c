"""The way from a page to its neighbours on either side."""

from __future__ import annotations

from studysite.writers.places import relative

# A neighbour: its address from the site's root, and the HTML of its name.
Neighbour = tuple[str, str]


def pager(here: str, name: str, before: Neighbour | None, after: Neighbour | None, thing: str = "") -> str:
    """Return the navigation called `name` on the page `here`; nothing where there is no neighbour.

    `thing` is what the neighbours are, if that has to be said: "Next question".
    """
    what = thing and f" {thing}"
    links = [
        f'<a rel="{relation}" href="{relative(here, neighbour[0])}"><span class="label">{word}{what}</span> '
        f"{neighbour[1]}</a>"
        for neighbour, relation, word in ((before, "prev", "Previous"), (after, "next", "Next"))
        if neighbour
    ]
    return f'<nav class="pager" aria-label="{name}">{"".join(links)}</nav>' if links else ""
