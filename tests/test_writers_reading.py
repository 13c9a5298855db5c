"""Reading pages and mind maps: what stands where, for people who read a document from top to bottom."""

from __future__ import annotations

import re

import pytest

from rendering import Converted, Element, converted

RIVERS = """\
Rivers and Their Beds

Learning Objectives
- Name the parts of a river.

Key Terms & Glossary
- **Delta**: Land that a river builds where it ends.
- **Silt**: Fine mud.

Formula / Concept Box
| Part | Slope |
|---|---|
| Source | steep |
| | flat |

Hierarchical Outline
- I. Upper course
- Waterfalls
- II. Lower course

Visual Anchors
Diagram of a River Bend

Definition-Example Pairs
- Meander: A bend that grows. Example: The loops of the Seine.

Worked Examples
Scenario: A Flood
Problem: The river rises by 3 m.
1. Close the gates.
2. Warn the mill.

Checkpoint Questions
1. What does a delta consist of?
2. Why does silt settle?
▶Click for Answers
1. Of mud that the river lays down.
2. Because slow water carries less.

Comparison Tables
River\tLength
Rhine\t1,230 km
"""

NOTES = """\
# Notes

First words.

## A heading

> A quotation.

- one
    - two

Between.

1. First step
2. Second step

```python
if a < b:

    print("*")
```

- again

* and again
"""


@pytest.fixture(scope="module")
def rivers() -> Converted:
    return converted({"rivers.txt": RIVERS})


@pytest.fixture(scope="module")
def page(rivers: Converted) -> Element:
    return rivers["read/rivers-and-their-beds.md"]


def test_headings_carry_their_addresses_and_the_mark_of_their_lines(page: Element) -> None:
    heads = [one for one in page.walk() if one.tag in ("h2", "h3")]
    assert [(one.text, one.attributes["id"]) for one in heads[:3]] == [
        ("Learning Objectives", "learning-objectives"),
        ("Key Terms & Glossary", "key-terms-glossary"),
        ("Formula / Concept Box", "formula-concept-box"),
    ]
    marks = page.all("a", "where")
    assert len(marks) == len(heads)
    assert marks[0].text == "exam guide, lines 3 to 4"
    assert marks[0].attributes["href"] == "../sources/rivers-and-their-beds.md#L3"
    shares = [one for one in page.all("a", "share") if one.text == "Link"]
    assert [one.attributes["href"] for one in shares] == [f"#{one.attributes['id']}" for one in heads]


def test_a_section_can_be_shared_where_the_original_is_withheld() -> None:
    page = converted({"notes.md": NOTES}, '[documents."notes.md"]\noriginal = false\n')["read/notes.md"]
    assert [one.text for one in page.all("span", "where")] == ["article, line 3", "article, lines 5 to 25"]
    assert page.one("a", "share").attributes["href"] == "#a-heading"


def test_the_concept_box_and_the_worked_example_are_set_apart_and_named(page: Element) -> None:
    boxes = {one.classes[0]: one for one in page.all("section")}
    assert list(boxes) == ["objectives", "concept", "worked"]
    for box in boxes.values():
        assert page.by_id(box.attributes["aria-labelledby"]).tag in ("h2", "h3")
    assert [item.text for item in boxes["worked"].one("ol", "steps").all("li")] == [
        "Close the gates.",
        "Warn the mill.",
    ]


def test_a_table_is_named_by_its_heading_and_scrolls_on_its_own(page: Element) -> None:
    concept, comparison = page.all("figure", "table")
    assert concept.one("figcaption").text == "Table 1. Formula / Concept Box"
    assert comparison.one("figcaption").text == "Table 2. Comparison Tables"
    region = concept.one("div", "scroll").attributes
    assert (region["role"], region["tabindex"]) == ("region", "0")
    assert page.by_id(region["aria-labelledby"]) is concept.one("figcaption")
    assert [cell.attributes for cell in concept.all("th")] == [{"scope": "col"}, {"scope": "col"}, {"scope": "row"}]
    assert concept.one("a", "src").text == "exam guide, lines 11 to 14"


def test_a_cell_that_is_empty_names_no_row(page: Element) -> None:
    assert [cell.tag for cell in page.all("figure", "table")[0].all("tr")[2].elements] == ["td", "td"]


def test_the_outline_is_a_tree_whose_branches_fold(page: Element) -> None:
    upper, lower = page.one("ul", "tree").elements
    assert upper.one("summary").text == "I. Upper course"
    assert "open" in upper.one("details").attributes
    assert [one.text for one in upper.one("ul").elements] == ["Waterfalls"]
    assert (lower.text, lower.elements) == ("II. Lower course", [])
    assert lower.attributes["id"].startswith("n-")


def test_a_picture_that_is_missing_says_so(page: Element) -> None:
    figure = page.one("figure", "missing")
    assert re.fullmatch("figure-[0-9a-z]{6}", figure.attributes["id"])
    assert figure.one("figcaption").text == "Figure 1. Diagram of a River Bend"
    assert "announces this picture but does not hold it" in figure.text


def test_a_drawing_in_tikz_shows_its_source() -> None:
    drawn = RIVERS.replace(
        "of a River Bend\n", "of a River Bend\n\\begin{tikzpicture}\n\\draw (0,0);\n\\end{tikzpicture}\n"
    )
    figure = converted({"rivers.txt": drawn})["read/rivers-and-their-beds.md"].one("figure", "missing")
    assert figure.one("details").one("code").raw == "\\begin{tikzpicture}\n\\draw (0,0);\n\\end{tikzpicture}"


def test_terms_in_place_lead_to_the_glossary(page: Element) -> None:
    delta, silt, meander = page.all("div", "entry")
    assert delta.one("dt").one("a").attributes["href"] == "../../glossary/delta/"
    assert silt.one("dd", "def").text == "Fine mud."
    assert not meander.one("dt").all("a")
    assert meander.one("dd", "example").text == "Example The loops of the Seine."
    assert meander.one("dd", "src-line").text == "exam guide, line 25"


def test_questions_live_on_the_practice_page_and_are_linked(rivers: Converted, page: Element) -> None:
    links = page.one("ul", "asked").all("a")
    assert [one.text for one in links] == ["What does a delta consist of?", "Why does silt settle?"]
    first = rivers.conversion.library.cards[0]
    assert links[0].attributes["href"] == f"../../q/{first.id}/"
    assert page.one("p", "next").text == "Practise this page: 2 questions"
    assert "Of mud that the river lays down" not in page.text


def test_the_way_on_counts_questions_and_essays_apart() -> None:
    essays = "Essay Questions\n1. Discuss dams.\n"
    one = RIVERS.replace("2. Why does silt settle?\n", "").replace("2. Because slow water carries less.\n", essays)
    page = converted({"rivers.txt": one})["read/rivers-and-their-beds.md"]
    assert page.one("p", "next").text == "Practise this page: 1 question and 1 essay"


def test_prose_is_markdown_that_people_can_edit() -> None:
    text = converted({"notes.md": NOTES}).conversion.pages["read/notes.md"]
    assert "\n\nFirst words.\n\n## A heading {#a-heading}\n\n" in text
    assert "\n\n- one\n    - two\n\nBetween.\n\n" in text


def test_lists_quotations_and_code_keep_their_form() -> None:
    page = converted({"notes.md": NOTES})["read/notes.md"]
    assert [one.tag for one in page.elements if one.tag not in ("h2", "p")] == ["blockquote", "ul", "ol", "pre", "ul"]
    assert page.one("pre").raw == 'if a < b:\n\n    print("*")'
    assert [one.text for one in page.one("ol", "steps").elements] == ["First step", "Second step"]


def test_a_page_says_first_what_it_is() -> None:
    page = converted({"notes.md": NOTES}).page("read/notes.md")
    assert page.settings == {
        "title": "Notes",
        "description": "First words.",
        "kind": "read",
        "way": "read",
        "label": "Article, 1 min",
        "picture": "previews/notes.png",
        "map": "mind-map/notes/",
    }


def test_a_description_is_cut_between_words_and_never_holds_an_answer() -> None:
    long = NOTES.replace("First words.", "word " * 60)
    description = converted({"notes.md": long}).page("read/notes.md").settings["description"]
    assert description == f"{'word ' * 32}…"
    quiz = "Quiz\n1. Which?\n\nAnswer Key\n1. This one.\n\n## Afterword\n\nThat was all.\n"
    made = converted({"quiz.txt": f"Streams\n\n{quiz}"}).conversion.pages
    pages = {path: text for path, text in made.items() if path.endswith(".md")}
    assert any(path.startswith("q/") for path in pages)
    for text in pages.values():
        assert "This one" not in text.partition("\n---\n")[0]


def test_a_long_paragraph_and_a_long_heading_are_html_to_be_quick() -> None:
    long = f"## {'# ' * 5000}end\n\nStars {'* ' * 5000}end\n\n- {'_ ' * 5000}end\n"
    made = converted({"notes.md": f"# Notes\n\n{long}\n## Other\n\nWords.\n"})
    page = made["read/notes.md"]
    assert f"{'# ' * 5000}end" in [one.text for one in page.all("h2")]
    assert "&#42;" * 2 not in made.conversion.pages["read/notes.md"]
    assert f"Stars {'* ' * 5000}end" in [one.text for one in page.all("p")]
    assert page.one("ul").text == f"{'_ ' * 5000}end"


MAP = """\
---
markmap:
  colorFreezeLevel: 2
---
# Weather
- ## Clouds
  - Cirrus, see [a chart](https://example.org/cirrus)
  - [Stratus](https://example.org/stratus)
    - 1. Low
- ## Wind
"""


def test_a_mind_map_is_one_tree_with_addresses() -> None:
    made = converted({"map.md": MAP})
    page = made.page("mind-map/weather.md")
    assert page.settings["label"] == "Mind map, 6 branches"
    assert page.settings["description"] == "Weather: 6 branches to unfold and fold."
    tree = page.content.one("study-tree")
    # What works it is made by its script.
    assert tree.all("button") == []
    (root,) = tree.one("ul", "tree").elements
    assert root.elements[0].elements[0].text == "Weather"
    assert len({one.attributes["id"] for one in tree.all("li")}) == 6
    assert page.content.all("a", "where")[0].text == "mind map, lines 5 to 10"


def test_a_link_in_a_branch_that_folds_stands_below_its_name() -> None:
    tree = converted({"map.md": MAP})["mind-map/weather.md"].one("study-tree")
    links = {one.text: one.attributes["href"] for one in tree.all("a")}
    assert links == {"a chart": "https://example.org/cirrus", "Stratus": "https://example.org/stratus"}
    assert not [one for summary in tree.all("summary") for one in summary.all("a")]


def test_a_mistake_is_reported_at_the_first_line_of_the_document() -> None:
    repository = '[site]\nrepository = "https://github.com/you/notes"\n'
    made = converted({"rivers.txt": RIVERS}, repository)
    (path,) = (one for one in made.conversion.pages if one.startswith("read/") and one != "read/index.md")
    (mistake,) = (one for one in made[path].all("span", "report"))
    assert mistake.one("a").attributes["href"] == "https://github.com/you/notes/blob/HEAD/sources/rivers.txt?plain=1#L1"


def test_entries_of_a_glossary_say_how_many_lines_they_take_and_those_among_prose_do_not(page: Element) -> None:
    words = "\n\n".join(f"**Stone {name}:** {'A stone that rolls. ' * 9}" for name in ("one", "two", "three", "four"))
    made = converted({"stones.md": f"# Glossary of Stones\n\nWhat lies in a river.\n\n## Round stones\n\n{words}\n"})[
        "read/glossary-of-stones.md"
    ]
    # A headword in one line, 179 letters in six lines of 34, a source in one.
    assert [entry.attributes["data-rows"] for entry in made.all("div", "entry")] == ["8"] * 4
    assert [entry.attributes.get("data-rows") for entry in page.all("div", "entry")] == [None] * 3
