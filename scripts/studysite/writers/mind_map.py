"""Pages of maps: a document as a nested list whose branches fold."""

from __future__ import annotations

from studysite.interface.say import noted
from studysite.library import Library
from studysite.mapped import Map
from studysite.measure import walk
from studysite.model import Document
from studysite.text.map_options import RANGES
from studysite.writers.context import Context
from studysite.writers.html import lines
from studysite.writers.page import kind_of, origin_of, page, picture_of, title_of
from studysite.writers.tree import map_html

# What a map of headings says of itself.
AT_A_GLANCE = noted("The whole at a glance: its headings, and what stands below them.")


def mind_map_page(library: Library, document: Document, address: str) -> str:
    """Return the Markdown of a document's map: the one that it is, or that of its headings."""
    context = Context(library, document, address)
    held = library.maps[document.slug]
    say = library.say
    branches = say.counted(branches_of(held), "branch", "branches")
    kind = kind_of(document, say)
    parts = (
        f"<p>{context.mark(document.span, where=True)}</p>",
        context.corrected(document.span) if held.own else "",
        lines(f"<div><study-tree{_options(document)}>", map_html(held, address, say), "</study-tree></div>"),
    )
    return page(
        title=title_of(document),
        kind="mind-map",
        way="mind-map",
        label=say("Mind map, {branches}", branches=branches)
        if held.own
        else say("{kind} as a map, {branches}", kind=kind, branches=branches),
        lead="" if held.own else say(AT_A_GLANCE),
        description=say("{title}: {branches} to unfold and fold.", title=title_of(document), branches=branches),
        made_from=origin_of(document),
        picture=picture_of(document),
        language=library.foreign(document.slug),
        topic=library.topic_of(document.slug),
        body="\n\n".join(filter(None, parts)),
    )


def branches_of(held: Map) -> int:
    """Return how many branches a map has."""
    return sum(1 for _ in walk(held.nodes))


def _options(document: Document) -> str:
    """Return what the document asks of the picture, as attributes."""
    asked = document.options.get("markmap")
    found = asked if isinstance(asked, dict) else {}
    return "".join(f' data-{one.attribute}="{found[name]}"' for name, one in RANGES.items() if name in found)
