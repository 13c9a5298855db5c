"""The definitions that a page carries along, for the words on it that are explained elsewhere."""

from __future__ import annotations

import pytest

from rendering import Converted, Element, converted
from studysite.writers.glosses import LONGEST, excerpt

WORDS = """\
Words

Glossary
Term\tDefinition
Canopy\tThe roof of a <forest> & more.
Leaf Area Index (LAI)\tLeaf per ground, as seen from a root.
Root\tIt drinks.
Unused\tNobody says this.
"""
NOTES = """\
# Notes

Under a canopy the LAI is high.

- a canopy
    - a root

## Own words

Key Terms

"""
GUIDE = "Woods: A Study Guide\n\nQuiz\n1. What of a canopy?\n\nAnswer Key\n1. It is no root.\n"


@pytest.fixture(scope="module")
def made() -> Converted:
    return converted({"words.txt": WORDS, "notes.md": NOTES, "guide.txt": GUIDE})


def glosses(page: Element) -> dict[str, Element]:
    """Return the glosses of a page by the ids of their terms."""
    return {one.attributes["id"].removeprefix("gloss_"): one for one in page.all("div", "gloss")}


def test_a_page_holds_the_definitions_of_what_it_mentions_and_of_nothing_else(made: Converted) -> None:
    assert sorted(glosses(made["read/notes.md"])) == ["canopy", "leaf-area-index", "root"]
    assert sorted(glosses(made["practice/woods-a-study-guide.md"])) == ["root"]
    name = made.conversion.library.cards[0].id
    assert sorted(glosses(made[f"q/{name}.md"])) == ["root"]
    assert sorted(glosses(made["glossary/leaf-area-index.md"])) == ["root"]
    assert glosses(made["glossary/root.md"]) == {}
    assert not made["glossary/root.md"].all("div", "glosses")


def test_every_mention_has_its_definition_on_the_page_and_every_definition_its_mention(made: Converted) -> None:
    for path in made.conversion.pages:
        if path.endswith(".md"):
            page = made[path]
            named = {
                one.attributes["href"].rstrip("/").split("/")[-1].removesuffix(".md") for one in page.all("a", "term")
            }
            assert set(glosses(page)) == named, path


def test_what_a_page_defines_itself_is_not_defined_again() -> None:
    own = (
        "# Notes\n\nA canopy, an LAI.\n\n## Glossary\n\n- **Canopy**: A roof.\n- **Root**: It drinks below a canopy.\n"
    )
    page = converted({"notes.md": own, "words.txt": WORDS})["read/notes.md"]
    # The definition of the root is not the place for a link to its neighbour.
    assert [one.text for one in page.all("a", "term")] == ["canopy", "LAI"]
    assert sorted(glosses(page)) == ["leaf-area-index"]


def test_a_gloss_is_a_popover_with_name_acronym_definition_source_and_the_way_to_the_page(made: Converted) -> None:
    gloss = glosses(made["read/notes.md"])["leaf-area-index"]
    assert gloss.attributes["popover"] == ""
    assert gloss.attributes["role"] == "note"
    assert gloss.one("p", "headword").text == "Leaf Area Index LAI"
    assert gloss.one("p", "def").text == "Leaf per ground, as seen from a root."
    assert [(one.text, one.attributes["href"]) for one in gloss.all("a")] == [
        ("Whole entry", "../../glossary/leaf-area-index/"),
        ("glossary, line 6", "../../sources/words/#L6"),
    ]


def test_a_gloss_is_text_whatever_its_definition_says(made: Converted) -> None:
    gloss = glosses(made["read/notes.md"])["canopy"]
    assert gloss.one("p", "def").text == "The roof of a <forest> & more."
    assert not [one for one in gloss.walk() if one.tag == "forest"]


def test_a_gloss_tells_the_beginning_of_a_long_definition() -> None:
    told = f"{'A root drinks at night. ' * 8}{'Then it rests ' * 9}."
    page = converted({"words.txt": WORDS.replace("It drinks.", told), "notes.md": NOTES})["read/notes.md"]
    assert glosses(page)["root"].one("p", "def").text == ("A root drinks at night. " * 8).strip()


@pytest.mark.parametrize(
    ("text", "longest", "told"),
    [
        ("Short.", 20, "Short."),
        ("  Two\n lines ", 20, "Two lines"),
        ("Twelve chars", 12, "Twelve chars"),
        # Whole sentences, where they fill two thirds.
        ("One two three four. Five six", 24, "One two three four."),
        ("Is it so? Yes! And so on", 15, "Is it so? Yes!"),
        ("One two three four five. Six", 24, "One two three four five."),
        # Else words.
        ("One. Two three four five six", 20, "One. Two three four …"),
        ("One two, three four five", 9, "One two …"),
        ("One two, three four five", 14, "One two, three …"),
        ("abcdefghijklmnop", 10, "abcdefghij …"),
    ],
)
def test_a_text_is_cut_behind_a_sentence_or_between_words(text: str, longest: int, told: str) -> None:
    assert excerpt(text, longest) == told


def test_a_gloss_is_read_in_passing() -> None:
    told = excerpt("word " * 200)
    assert len(told) <= LONGEST + 2
    assert told.endswith("word …")
