"""Pages of one thing compared with the library: of a term, of a question; and the definitions that pages carry."""

from __future__ import annotations

from collections.abc import Mapping

from rendering import Element, Page, folded
from shapes import blocks_said, said, shown
from studysite.items import Card, Entry
from studysite.library import Library
from studysite.model import plain
from studysite.writers.glosses import excerpt


def check_terms(library: Library, pages: Mapping[str, Page]) -> None:
    """Every term has a page that says all that is known of it, to the letter."""
    paths = {path for path in pages if path.startswith("glossary/")}
    assert paths == {f"glossary/{entry.id}.md" for entry in library.entries}
    for entry in library.entries:
        _check_term(library, entry, pages[f"glossary/{entry.id}.md"])


def _check_term(library: Library, entry: Entry, page: Page) -> None:
    assert page.settings["title"] == folded(entry.name)
    first = folded(excerpt(plain(entry.senses[0].definition), 160))
    assert folded(page.settings.get("description", "")) == first
    content = page.content
    names = [one.text for one in content.one("div", "lone").all(css="caps")]
    assert names == [folded(name) for name in entry.aliases]
    told = content.one("div", "lone").all("div", "sense")
    assert [one.one("p", "def").text for one in told] == [said(sense.definition) for sense in entry.senses]
    dates = [folded(f"As of {sense.as_of}") for sense in entry.senses if sense.as_of]
    assert [one.text for one in content.all(css="as-of")] == dates
    related = ", ".join(name for name, _ in entry.related)
    assert [one.text for one in content.all("p", "see")] == ([folded(f"See also {related}")] if entry.related else [])
    asked = {f"../../{ref.address}": folded(ref.title) for ref in entry.asked}
    assert {one.attributes["href"]: one.text for held in content.all("ul", "asked") for one in held.all("a")} == asked
    used = [folded(ref.title) for ref in entry.uses]
    assert [one.text for held in content.all("ul", "uses") for one in held.all("a")] == used
    assert folded(content.one("a", "share").attributes["data-title"]) == folded(entry.name)
    for link in (one for held in content.all("nav", "pager") for one in held.all("a")):
        word = {"prev": "Previous", "next": "Next"}[link.attributes["rel"]]
        name = link.attributes["href"].split("/")[-2]
        assert link.text == folded(f"{word} {library.entry(name).name}")


def check_questions(library: Library, pages: Mapping[str, Page]) -> None:
    """Every question has a page that asks it, and whose answer is behind a closed door."""
    paths = {path for path in pages if path.startswith("q/")}
    assert paths == {f"q/{card.id}.md" for card in library.cards}
    for card in library.cards:
        _check_question(library, card, pages[f"q/{card.id}.md"])


def _check_question(library: Library, card: Card, page: Page) -> None:
    content = page.content
    card_shown = content.one("article")
    assert card_shown.attributes["data-kind"] == card.kind
    assert card_shown.one("h1").text == said(card.prompt)
    title = folded(plain(card.prompt))
    start = folded(page.settings.get("title", "").removesuffix("…"))
    assert title.startswith(start)
    assert start or not title
    assert folded(card_shown.one("p", "strip").one("a", "share").attributes["data-title"]) == title
    assert page.settings["picture"] == f"previews/{card.home}.png"
    details = [one for one in card_shown.elements if one.tag == "details"]
    assert len(details) == bool(card.answers)
    for one in details:
        assert "open" not in one.attributes
        assert one.elements[0].text == "Show the answer"
    caption = folded(f"From {library.names[card.home]}")
    answers = [list(shown(one)) for one in card_shown.all(css="ruled")]
    assert answers == [list(blocks_said(told.blocks, caption)) for told in card.answers]
    assert len(card_shown.all("p", "none")) == (not card.answers and card.kind != "essay")
    for link in (one for held in content.all("nav", "pager") for one in held.all("a")):
        name = link.attributes["href"].split("/")[-2]
        (other,) = (one for one in library.cards if one.id == name)
        word = {"prev": "Previous", "next": "Next"}[link.attributes["rel"]]
        assert link.text == folded(f"{word} question {said(other.prompt, links=False)}")


def check_glosses(library: Library, content: Element) -> None:
    """A page holds the definition of every term that it links to and does not define, and no other."""
    named = {_term_of(one) for one in content.all("a", "term")}
    glosses = {one.attributes["id"].removeprefix("gloss_"): one for one in content.all("div", "gloss")}
    defined = {_term_of(one) for held in content.all("dl", "entries") for dt in held.all("dt") for one in dt.all("a")}
    assert set(glosses) == named - defined
    for name, gloss in glosses.items():
        entry = library.entry(name)
        assert gloss.attributes["popover"] == ""
        assert gloss.one("p", "headword").one("b").text == folded(entry.name)
        assert [one.text for one in gloss.all(css="caps")] == [folded(alias) for alias in entry.aliases[:1]]
        assert gloss.one("p", "def").text == folded(excerpt(plain(entry.senses[0].definition)))


def _term_of(link: Element) -> str:
    return link.attributes["href"].rstrip("/").split("/")[-1].removesuffix(".md")
