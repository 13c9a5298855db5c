"""From documents and settings to pages: what an owner may ask for, and what happens without."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from rendering import Converted, converted
from studysite.notices import Notice
from studysite.records import SEARCH_VERSION

TREES = """\
# Trees

## Executive Summary

Bark keeps a tree from drying out.

## Roots

Roots drink, and hold the tree upright.
"""

GUIDE = """\
Mosses: A Study Guide

Quiz
1. How do mosses drink?
2. Where do mosses keep their spores?

Answer Key
1. Through their leaves.
2. In capsules on stalks.

Glossary of Key Terms
Term\tDefinition
Rhizoid\tA thread that holds a moss to its stone.
"""

BUNDLE = f"# Woods Briefing\n{TREES.replace('# Trees', 'Trees').replace('## ', '')}\n# Woods Study Guide\n{GUIDE}"

BOTH = {"guide.txt": GUIDE, "trees.md": TREES}


def paths(made: Converted, start: str) -> list[str]:
    return sorted(path for path in made.conversion.pages if path.startswith(start))


def titles(made: Converted) -> list[str]:
    return [one.elements[0].text for one in made["index.md"].all("a", "line")]


def facts(made: Converted, name: str) -> dict[str, str]:
    """Return what the page of sources says of a file."""
    card = made["sources/index.md"].by_id(f"file-{name}")
    return {one.one("dt").text: one.one("dd").text for one in card.all("div")}


def test_documents_become_pages_shelves_originals_and_data() -> None:
    made = converted(BOTH)
    drink, spores = (f"q/{card.id}.md" for card in made.conversion.library.cards)
    assert sorted(made.conversion.pages) == [
        "data/search.json",
        "data/study.json",
        "exam/index.md",
        "glossary.md",
        "glossary/rhizoid.md",
        "index.md",
        "mind-map/index.md",
        "mind-map/mosses-a-study-guide.md",
        "practice/index.md",
        "practice/mosses-a-study-guide.md",
        "progress/index.md",
        *sorted([drink, spores]),
        "read/index.md",
        "read/trees.md",
        "sources/index.md",
        "sources/mosses-a-study-guide.md",
        "sources/trees.md",
        "study/index.md",
    ]
    assert made.conversion.sound
    assert yaml.safe_load(made.conversion.config)["extra"]["ways"] == [
        {"way": "read", "title": "Read", "url": "read/"},
        {"way": "practice", "title": "Practise", "url": "practice/"},
        {"way": "glossary", "title": "Look up", "url": "glossary/"},
        {"way": "mind-map", "title": "Map", "url": "mind-map/"},
    ]


def test_the_same_documents_make_the_same_pages() -> None:
    assert converted(BOTH).conversion.pages == converted(BOTH).conversion.pages


def test_a_hidden_document_is_nowhere() -> None:
    hidden = '[documents."guide.txt"]\nhidden = true\n'
    unread = Notice("scan.pdf", 0, "binary", "it is a picture")
    made = converted(BOTH, hidden + '[documents."scan.pdf"]\nhidden = true\n', notices=[unread])
    for trace in ("Mosses", "guide.txt", "Rhizoid", "scan.pdf"):
        assert trace not in made.said + made.conversion.config
    assert titles(made) == ["Trees"]
    assert made.notices == []


def test_a_hidden_document_is_still_accounted_for() -> None:
    made = converted(BOTH, '[documents."guide.txt"]\nhidden = true\n')
    assert made.conversion.accounts["guide.txt"].lost == 0
    assert made.conversion.accounts["guide.txt"].lines == len(GUIDE.splitlines())


def test_an_original_that_is_withheld_has_no_page_and_its_marks_are_plain_words() -> None:
    made = converted(BOTH, '[documents."trees.md"]\noriginal = false\n')
    assert paths(made, "sources/") == ["sources/index.md", "sources/mosses-a-study-guide.md"]
    assert "sources/trees/" not in made.said
    assert "sources/trees.md#" not in made.said
    marks = made["read/trees.md"].all(css="src")
    assert [(one.tag, one.text) for one in marks] == [
        ("span", "briefing, lines 3 to 5"),
        ("span", "briefing, lines 7 to 9"),
    ]
    card = made["sources/index.md"].by_id("file-trees")
    assert "The original text is not shown here." in card.text
    assert card.one("summary").text == "trees.md, 9 lines"
    assert [one.attributes["href"] for one in card.all("a")] == ["../read/trees/"]
    assert made["practice/mosses-a-study-guide.md"].all("a", "src")


def test_a_licence_is_that_of_the_document_or_else_of_the_site() -> None:
    made = converted(BOTH, '[site]\nlicence = "CC BY 4.0"\n[documents."trees.md"]\nlicence = "CC0 & mine"\n')
    assert facts(made, "trees")["Licence"] == "CC0 & mine"
    assert facts(made, "mosses-a-study-guide")["Licence"] == "CC BY 4.0"
    assert "Licence" not in facts(converted(BOTH), "trees")


def test_documents_stand_in_the_owner_s_order_then_in_that_of_their_files() -> None:
    files = {**BOTH, "aspen.md": TREES.replace("Trees", "Aspen"), "zelkova.md": TREES.replace("Trees", "Zelkova")}
    assert titles(converted(files)) == ["Mosses: A Study Guide", "Trees", "Aspen", "Zelkova"]
    ordered = '[documents."zelkova.md"]\norder = 1\n[documents."trees.md"]\norder = 2\n'
    assert titles(converted(files, ordered)) == ["Zelkova", "Trees", "Mosses: A Study Guide", "Aspen"]


def test_title_and_slug_are_the_owner_s() -> None:
    made = converted(BOTH, '[documents."trees.md"]\ntitle = "On <trees>"\nslug = "wood"\n')
    assert paths(made, "read/") == ["read/index.md", "read/wood.md"]
    assert made.page("read/wood.md").settings["title"] == "On <trees>"
    assert titles(made) == ["Mosses: A Study Guide", "On <trees>"]
    assert paths(made, "sources/") == ["sources/index.md", "sources/mosses-a-study-guide.md", "sources/wood.md"]


def test_a_slug_that_two_documents_claim_goes_to_the_first() -> None:
    made = converted({"a.md": TREES, "b.md": TREES.replace("Roots", "Birch")}, '[documents."b.md"]\nslug = "trees"\n')
    (one, other) = [document.slug for document in made.conversion.documents]
    assert other == "trees"
    assert re.fullmatch(r"trees-[a-z0-9]{4}", one)


def test_a_kind_can_be_overruled() -> None:
    assert facts(converted(BOTH), "trees")["Kind"] == "Briefing"
    made = converted(BOTH, '[documents."trees.md"]\nkind = "lesson"\n')
    assert facts(made, "trees")["Kind"] == "Lesson"
    assert made.page("read/trees.md").settings["label"] == "Lesson, 1 min"


def test_a_layout_that_nobody_knows_is_no_question_once_the_owner_has_said_what_it_is() -> None:
    unknown = {"trees.md": TREES.replace("Executive Summary", "Bark")}
    assert converted(unknown).notices == [
        "warning: trees.md:1: no known layout; shown as an article: `kind` in sources.toml says what it is"
    ]
    assert converted(unknown, '[documents."trees.md"]\nkind = "article"\n').notices == []
    assert len(converted(unknown, '[documents."trees.md"]\norder = 1\n').notices) == 1


def test_the_parts_of_a_bundle_have_settings_of_their_own() -> None:
    plain = converted({"woods.txt": BUNDLE})
    assert titles(plain) == ["Trees", "Mosses: A Study Guide"]
    first = '[documents."woods.txt#1"]\nslug = "trees-and-woods"\norder = 9\n'
    second = '[documents."woods.txt#2"]\ntitle = "Moss"\norder = 1\n'
    made = converted({"woods.txt": BUNDLE}, first + second)
    assert titles(made) == ["Moss", "Trees"]
    assert paths(made, "read/") == ["read/index.md", "read/trees-and-woods.md"]
    assert paths(made, "sources/") == ["sources/index.md", "sources/woods.md"]
    lines = [one.text for one in made["sources/index.md"].all("h3")]
    assert lines == ["Moss", "Trees"]


def test_a_part_of_a_bundle_can_be_hidden() -> None:
    made = converted({"woods.txt": BUNDLE}, '[documents."woods.txt#1"]\nhidden = true\n')
    assert titles(made) == ["Mosses: A Study Guide"]
    assert [one.text for one in made["sources/index.md"].all("h3")] == ["Mosses: A Study Guide"]


CORRECTIONS = """\
[[correction]]
document = "trees"
claim = "Bark is dead weight."
fact = "Bark keeps water in."
as_of = "2026-11"
source = "The Forester's Handbook"
url = "https://example.org/bark?a=1&b=2"
find = "keeps a tree from drying out"

[[correction]]
document = "trees"
claim = "Roots only hold."
fact = "Roots drink too."
as_of = "2026-11"
source = "The Forester's Handbook"
"""


def test_a_correction_is_listed_and_marks_the_passage_that_states_the_fact() -> None:
    made = converted(BOTH, corrections=CORRECTIONS)
    assert made.notices == []
    first, second = made["sources/index.md"].all("li", "correction")
    assert first.text == (
        "Wrong “Bark is dead weight.” Right Bark keeps water in. "
        "As of 2026-11, The Forester's Handbook, briefing, line 5"
    )
    links = [one.attributes["href"] for one in first.all("a")]
    assert links == ["https://example.org/bark?a=1&b=2", "../sources/trees/#L5"]
    assert not second.all("a")
    (note,) = made["read/trees.md"].all("p", "corrected")
    assert note.text == "Corrected Older notes may still say “Bark is dead weight”. That is wrong."
    assert note.one("a").attributes["href"] == "../../sources/#correction-1"
    assert made.page("sources/index.md").settings["label"] == "2 files, 2 corrections"


def test_many_corrections_in_one_place_are_counted_and_not_recited() -> None:
    one = CORRECTIONS[: CORRECTIONS.index("\n\n")]
    (note,) = converted(BOTH, corrections=f"{one}\n{one}\n")["read/trees.md"].all("p", "corrected")
    assert note.text.endswith("“Bark is dead weight” and “Bark is dead weight”. These are wrong.")
    (note,) = converted(BOTH, corrections=f"{one}\n" * 4)["read/trees.md"].all("p", "corrected")
    assert note.text == (
        "Corrected Older notes are wrong on 4 points that stand here: see no. 1, no. 2, no. 3 and no. 4."
    )


def test_a_correction_that_points_nowhere_is_listed_and_said() -> None:
    lost = CORRECTIONS.replace("drying out", "withering").replace('document = "trees"', 'document = "shrubs"', 2)
    made = converted(BOTH, corrections=lost.replace("shrubs", "trees", 1))
    assert len(made["sources/index.md"].all("li", "correction")) == 2
    assert [one.split(": ")[0] for one in made.notices] == ["warning", "warning"]
    assert any("stands on no line of trees.md" in one for one in made.notices)
    assert any("known are mosses-a-study-guide, trees" in one for one in made.notices)


@pytest.mark.parametrize("line", ["https://example.org", "javascript:alert(1)", ""])
def test_only_an_address_on_the_web_becomes_a_link(line: str) -> None:
    made = converted(BOTH, corrections=CORRECTIONS.replace("https://example.org/bark?a=1&b=2", line))
    links = [one.attributes["href"] for one in made["sources/index.md"].all("li", "correction")[0].all("a")]
    assert links == [*([line] if line.startswith("https") else []), "../sources/trees/#L5"]


def test_what_is_wrong_with_the_settings_is_said_and_shown_with_its_place() -> None:
    wrong = '[site]\nname = 3\n[documents."tress.md"]\norder = 1\n'
    made = converted(BOTH, wrong, "oops\n")
    assert made.notices == [
        "error: sources.toml:2: site: `name` is 3; it must be a text in quotation marks",
        (
            "error: corrections.toml:1: no valid TOML (Expected '=' after a key in a key/value pair); "
            "nothing in this file counts until it is put right"
        ),
        "warning: sources.toml:3: there is no document “tress.md”; put its name right, or take the setting out",
    ]
    assert not made.conversion.sound
    shown = [one.text for one in made["sources/index.md"].one(css="others").one("ul", "notices").all("ul", "places")]
    assert shown == [
        "sources.toml line 2 site: `name` is 3; it must be a text in quotation marks.",
        "sources.toml line 3 There is no document “tress.md”; put its name right, or take the setting out.",
        (
            "corrections.toml line 1 No valid TOML (Expected '=' after a key in a key/value pair); "
            "nothing in this file counts until it is put right."
        ),
    ]
    assert made.conversion.pages["read/trees.md"]


def test_files_that_could_not_be_read_are_listed_with_the_reason() -> None:
    unread = [Notice("a.pdf", 0, "binary", "it is a PDF; save it as text"), Notice("b.txt", 0, "empty", "it is empty")]
    made = converted(BOTH, notices=[*unread, Notice("README.md", 0, "passed-over", "it is about the folder")])
    left, read = made["sources/index.md"].all("ul", "provenance")
    assert [one.text for one in left.all("h3")] == ["a.pdf", "b.txt"]
    assert [one.text for one in left.all("h4")] == [
        "The file holds no text that can be read",
        "There is no text in the file",
    ]
    assert left.all("ul", "places")[0].text == "It is a PDF."
    assert [one.text for one in read.all("summary")] == ["guide.txt, 13 lines", "trees.md, 9 lines"]
    others = made["sources/index.md"].one(css="others")
    assert others.one("h3").text == "Passed over on purpose"
    assert others.one("ul", "places").text == "README.md It is about the folder."
    assert len({one.attributes["id"] for one in (*left.elements, *read.elements)}) == 4


def test_settings_that_could_not_be_read_are_no_document() -> None:
    made = converted(BOTH, notices=[Notice("sources.toml", 0, "unreadable", "permission denied")])
    assert len(made["sources/index.md"].one("ul", "provenance").elements) == 2
    assert made["sources/index.md"].one(css="others").one("ul", "places").text == "sources.toml Permission denied."


def test_without_documents_the_home_page_says_what_to_do() -> None:
    made = converted({}, notices=[Notice("sources", 0, "no-documents", "the folder holds no study document")])
    tools = ["exam/index.md", "progress/index.md", "study/index.md"]
    data = ["data/search.json", "data/study.json"]
    assert sorted(made.conversion.pages) == sorted([*data, "index.md", "sources/index.md", *tools])
    home = made["index.md"]
    assert home.one("h1").text == "Study notes"
    assert home.one("p", "lead").text == "There is nothing to study here yet."
    assert "Put study documents (text or Markdown files) into the folder sources/" in home.text
    assert not home.all("ul")
    assert made["sources/index.md"].all("p")[0].text == "There are no study documents yet."
    assert json.loads(made.conversion.pages["data/search.json"]) == {"version": SEARCH_VERSION, "records": []}
    assert yaml.safe_load(made.conversion.config)["nav"] == [{"Home": "index.md"}, {"Sources": "sources/index.md"}]
