"""The pages where the cards are practised: a session, an exam, progress. Scripts do the work; the words stand here."""

from __future__ import annotations

from dataclasses import dataclass

from studysite.formats import FORMATS
from studysite.interface.say import noted
from studysite.library import Library
from studysite.writers.html import escape, lines
from studysite.writers.page import page
from studysite.writers.places import relative


@dataclass(frozen=True, slots=True)
class Tool:
    """A page of practice: its address, its element, what it is called in the row of ways and at its head."""

    address: str
    element: str
    name: str
    title: str
    lead: str
    needs: str


CURRENT = ' aria-current="page"'

# Pages to which one may go with some of the documents.
CHOOSING = ("study/", "exam/")

TOOLS = (
    Tool(
        "study/",
        "study-session",
        noted("Cards"),
        noted("Cards from the drawer"),
        noted("A few minutes a day. Each card comes back just before you would forget it."),
        noted("Dealing cards needs JavaScript, which is switched off here."),
    ),
    Tool(
        "exam/",
        "study-exam",
        noted("Exam"),
        noted("Sit an exam"),
        noted(
            "Mixed questions against the clock. The link holds the whole exam: everyone who has it gets the same one."
        ),
        noted("An exam needs JavaScript, which is switched off here."),
    ),
    Tool(
        "progress/",
        "study-progress",
        noted("Progress"),
        noted("What you know"),
        noted("Known, learning, weak: kept in this browser, and nowhere else."),
        noted("Progress needs JavaScript, which is switched off here."),
    ),
)


def tool_page(library: Library, tool: Tool, has_cards: bool) -> str:
    """Return the Markdown of a page of practice; its element fills itself."""
    return page(
        title=library.say(tool.title),
        kind=tool.address.rstrip("/"),
        way="practice",
        lead=library.say(tool.lead),
        description=library.say(tool.lead),
        body=lines(
            tools_html(library, tool.address),
            f"<div><{tool.element}><noscript><p>{_needs(library, tool)}</p></noscript>",
            f"</{tool.element}></div>",
            _elsewhere(library, tool.address) if has_cards else "",
        ),
    )


def tools_html(library: Library, here: str, chosen: str = "") -> str:
    """Return the row of ways to practise, as it stands on each of their pages.

    `here` is the page's address; `chosen` the slug of a document whose cards alone it leads to.
    """
    ways = [(tool.address, library.say(tool.name)) for tool in TOOLS]
    if _has_questions(library):
        ways.append(("practice/", library.say("All questions")))
    query = f"?set={chosen}" if chosen else ""
    links = (
        f'<a href="{relative(here, way)}{query if way in CHOOSING else ""}"{CURRENT if way == here else ""}>{name}</a>'
        for way, name in ways
    )
    return f'<nav class="tools" aria-label="{library.say("Ways to practise")}"><div>{"".join(links)}</div></nav>'


def _elsewhere(library: Library, here: str) -> str:
    """Return the list of files for other tools, on the page in whose folder they stand."""
    items = [
        f'<li><a href="{relative(here, one.path)}" download>{escape(library.say(one.tool))}</a>'
        f'<span class="label">{escape(library.say(one.told))}</span></li>'
        for one in FORMATS
        if one.path.startswith(here)
    ]
    if not items:
        return ""
    return lines(
        '<section class="elsewhere" aria-labelledby="elsewhere">'
        f'<h2 id="elsewhere">{library.say("Take the cards to another tool")}</h2>',
        f"<ul>{''.join(items)}</ul></section>",
    )


def _has_questions(library: Library) -> bool:
    return any(library.page(document.slug, "practice") for document in library.documents)


def _needs(library: Library, tool: Tool) -> str:
    return f"{library.say(tool.needs)} {_instead(library, tool.address)}"


def _instead(library: Library, here: str) -> str:
    """Return where to go without script."""
    if _has_questions(library):
        there = relative(here, "practice/")
        link = f'<a href="{there}">{library.say("a page of their own")}</a>'
        return library.say("The questions of each document stand on {link} and open without it.", link=link)
    link = f'<a href="{relative(here, "")}">{library.say("the home page")}</a>'
    return library.say("Everything there is to read is on {link}.", link=link)
