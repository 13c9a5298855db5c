"""The way from a page to its neighbours on either side."""

from __future__ import annotations

from studysite.interface.say import Say, noted
from studysite.writers.places import relative

# What stands before the names of neighbours: alone, and where it must be said what they are.
ALONE = (noted("Previous"), noted("Next"))
QUESTIONS = (noted("Previous question"), noted("Next question"))

# A neighbour: its address from the site's root, and the HTML of its name.
Neighbour = tuple[str, str]


def pager(
    say: Say,
    here: str,
    name: str,
    before: Neighbour | None,
    after: Neighbour | None,
    *,
    words: tuple[str, str] = ALONE,
) -> str:
    """Return the navigation called `name` on the page `here`; nothing where there is no neighbour.

    `words` are what stands before the names of the neighbours.
    """
    links = [
        f'<a rel="{relation}" href="{relative(here, neighbour[0])}"><span class="label">{say(word)}</span> '
        f"{neighbour[1]}</a>"
        for neighbour, relation, word in ((before, "prev", words[0]), (after, "next", words[1]))
        if neighbour
    ]
    return f'<nav class="pager" aria-label="{say(name)}">{"".join(links)}</nav>' if links else ""
