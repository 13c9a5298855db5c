"""Pages of maps, and the ways to a map and back."""

from __future__ import annotations

import pytest

from rendering import Converted, Element, converted
from studysite.showing import unplaced

GUIDE = """\
Mosses: A Study Guide

Quiz
1. What is a rhizoid?

Answer Key
1. A thread.

Glossary
Term\tDefinition
Rhizoid\tA thread that holds a moss.
Spore\tWhat a moss grows from.
"""
NOTES = "# Notes\n" + "".join(f"\n## {name}\n\nWords on {name}.\n" for name in ("Bogs", "Peat Moss", "Wells", "Rain"))
OUTLINE = "# Stones Study Guide\n\n## Hierarchical Outline\n\n- I. Slate\n- Roofs\n- II. Marble\n- Floors\n"
MAP = "---\nmarkmap:\n---\n# Moss\n- ## **Rhizoids**\n  - **Spores** & more\n- ## Peat Moss\n  - brown\n"


@pytest.fixture(scope="module")
def made() -> Converted:
    return converted({"guide.txt": GUIDE, "map.md": MAP, "notes.md": NOTES})


def links(element: Element) -> list[tuple[str, str, str]]:
    return [(one.attributes["data-to"], one.text, one.attributes["href"]) for one in element.all("a")]


def test_a_branch_of_a_mind_map_has_links_to_what_treats_it(made: Converted) -> None:
    tree = made["mind-map/moss.md"].one("study-tree")
    (card,) = made.conversion.library.cards
    parents = [links(one) for one in tree.all("p", "to")]
    assert parents == [
        [
            ("term", "Rhizoid", "../../glossary/rhizoid/"),
            ("question", "What is a rhizoid?", f"../../q/{card.id}/"),
        ],
        [("section", "Peat Moss", "../../read/notes/#peat-moss")],
    ]
    (leaf,) = tree.all("span", "to")
    assert links(leaf) == [("term", "Spore", "../../glossary/spore/")]
    # Outside of the words that fold a branch, and none where nothing is found.
    assert not [one for summary in tree.all("summary") for one in summary.all("a")]


def test_a_map_of_headings_says_what_a_link_does_and_its_name_to_those_who_hear_it(made: Converted) -> None:
    page = made.page("mind-map/notes.md")
    assert page.settings["label"] == "Article as a map, 5 branches"
    (_, first, *_) = page.content.all("a", "")[1:]
    assert (first.text, first.one("span", "away").text) == ("Read Bogs", "Bogs")
    tree = made["mind-map/mosses-a-study-guide.md"].one("study-tree")
    assert {one.attributes["data-to"]: one.children[0] for one in tree.all("a")} == {
        "section": "Practise",
        "question": "Answer",
        "term": "Look up",
    }


def test_an_outline_on_a_reading_page_has_no_such_links() -> None:
    made = converted({"guide.md": OUTLINE}, '[documents."guide.md"]\nslug = "guide"\n')
    (tree,) = made["read/guide.md"].all("ul", "tree")
    assert not tree.all("a")
    branches = [one.attributes["id"] for one in tree.all("li")]
    shown = made["mind-map/guide.md"].one("study-tree")
    assert [one.attributes["href"] for one in shown.all("a")][2:] == [f"../../read/guide/#{name}" for name in branches]


def test_what_treats_a_branch_leads_back_to_it(made: Converted) -> None:
    (card,) = made.conversion.library.cards
    held = made.conversion.library.maps["moss"]
    names = {called: name for name, called in held.names.items()}
    for path, called in (
        ("glossary/rhizoid.md", "Rhizoids"),
        (f"q/{card.id}.md", "Rhizoids"),
        ("read/notes.md", "Peat Moss"),
    ):
        (back,) = (one for one in made[path].all("p", "label") if one.text.startswith("On the map:"))
        (link,) = back.all("a")
        assert (link.text, link.attributes["href"]) == (called, f"../../mind-map/moss/#{names[called]}")


def test_without_a_mind_map_a_term_leads_back_to_the_map_of_headings() -> None:
    made = converted({"guide.txt": GUIDE})
    (back,) = made["glossary/rhizoid.md"].all("p", "label")
    assert back.text == "On the map: Rhizoid, study guide"
    assert back.one("a").attributes["href"].startswith("../../mind-map/mosses-a-study-guide/#n-")


def test_a_page_leads_back_to_three_branches_at_most() -> None:
    branches = "".join(f"- ## Part {at}\n  - **Spore** {at}\n  - x\n" for at in "abcde")
    made = converted({"guide.txt": GUIDE, "map.md": f"---\nmarkmap:\n---\n# Moss\n{branches}"})
    (back,) = made["glossary/spore.md"].all("p", "label")
    assert len(back.all("a")) == 3


def test_a_text_leads_to_its_map_and_a_page_of_questions_where_there_is_no_text(made: Converted) -> None:
    assert made.page("read/notes.md").settings["map"] == "mind-map/notes/"
    assert made.page("practice/mosses-a-study-guide.md").settings["map"] == "mind-map/mosses-a-study-guide/"
    assert "map" not in converted({"few.md": "# Few\n\n## One\n\nx\n"}).page("read/few.md").settings


def test_a_map_of_headings_makes_no_cards_no_records_of_the_search_and_counts_for_no_branches() -> None:
    held = converted({"guide.txt": GUIDE, "notes.md": NOTES, "outline.md": OUTLINE}).conversion
    assert len(held.library.maps) == 3
    assert "mind-map/" not in held.pages["data/search.json"]
    assert "mind-map/" not in held.pages["data/study.json"]
    assert [size.nodes for size in held.library.measures.values()] == [0, 0, 4]


def test_words_that_only_a_map_of_headings_shows_count_as_lost(made: Converted) -> None:
    library, pages = made.conversion.library, dict(made.conversion.pages)
    assert "Bogs" in pages["mind-map/notes.md"]
    pages["read/notes.md"] = pages["read/notes.md"].replace("## Bogs", "##")
    assert any("“bogs”" in notice.message for notice in unplaced(library, pages))
