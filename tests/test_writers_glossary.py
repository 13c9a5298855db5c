"""The A to Z: every term once, under its letter, with all that is said of it."""

from __future__ import annotations

import pytest

from rendering import Converted, Element, converted
from studysite.writers.glossary import letter_of


def glossary(*terms: tuple[str, str], title: str = "Words") -> str:
    lines = "\n".join(f"{name}\t{definition}" for name, definition in terms)
    return f"{title}\n\nGlossary\nTerm\tDefinition\n{lines}\n"


def entries(made: Converted) -> list[str]:
    """Return all headwords, in the order of the page."""
    return [one.all("a")[0].text for one in made["glossary.md"].all("dt")]


def entry(made: Converted, name: str) -> Element:
    return made["glossary.md"].by_id(name)


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Apple", "A"),
        ("apple", "A"),
        ("Äpfel", "A"),
        ("Œuvre", "Œ"),
        ("Ø", "Ø"),
        ("ßharp", "S"),
        ("“Zebra”", "Z"),
        ("(an) aside", "A"),
        ("802.1X", "0–9"),
        ("٣ stars", "0–9"),
        ("½", "0–9"),
        ("Яблоко", "Я"),
        ("Ωmega", "Ω"),
        ("語", "…"),
        ("שלום", "…"),
        ("ǆ", "D"),
        ("😀", "…"),
        ("&", "…"),
        ("", "…"),
    ],
)
def test_a_headword_stands_under_its_letter(name: str, letter: str) -> None:
    assert letter_of(name) == letter


def test_letters_are_a_to_z_then_other_alphabets_then_digits_then_the_rest() -> None:
    made = converted(
        {"words.txt": glossary(*((name, f"It is {name}.") for name in ("語", "5G", "Я", "Öl", "Zinc", "Ω", "Oak")))}
    )
    page = made["glossary.md"]
    assert entries(made) == ["Oak", "Öl", "Zinc", "Ω", "Я", "5G", "語"]
    letters = page.one("nav", "letters").elements
    assert [one.text for one in letters if one.tag == "a"] == ["O", "Z", "Ω", "Я", "0–9", "…"]
    assert [one.text for one in letters][:26] == list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for link in letters:
        if link.tag == "a":
            section = page.by_id(link.attributes["href"].removeprefix("#"))
            assert section.one("h2").text == link.text
            assert section.attributes["aria-labelledby"] == section.one("h2").attributes["id"]


def test_no_term_has_the_address_of_a_letter() -> None:
    names = ("A", "Z", "A head", "digits", "other", "Letter A", "U042F", "Я")
    made = converted({"words.txt": glossary(*((name, f"It is the {name}.") for name in names))})
    ids = [one.attributes["id"] for one in made["glossary.md"].walk() if "id" in one.attributes]
    assert len(ids) == len(set(ids))


GUIDE = f"""\
Forests: A Study Guide

Quiz
1. What does a Canopy shade?

Answer Key
1. All that grows below.

{glossary(("Canopy", "The roof of a forest."), ("Leaf Area Index (LAI)", "Leaf per ground."))[7:]}"""

NOTES = """\
# Notes

## Light

Under a closed canopy it is dark, and the LAI is high.
"""


@pytest.fixture(scope="module")
def made() -> Converted:
    other = glossary(("canopy", "Branches that touch."), ("Root", "It drinks."), title="More words")
    return converted({"forests.txt": GUIDE, "more.txt": other, "notes.md": NOTES})


def test_an_entry_holds_its_names_its_uses_and_its_questions(made: Converted) -> None:
    index = entry(made, "leaf-area-index")
    assert index.one("dt").text == "Leaf Area Index LAI"
    assert [one.text for one in index.all("span", "caps")] == ["LAI"]
    assert index.one("dd", "see").text == "Used in Light (article)"
    assert index.one("dd", "see").one("a").attributes["href"] == "../read/notes/#light"
    assert index.one("dd", "src-line").text == "study guide, Glossary, line 12"
    canopy = entry(made, "canopy")
    assert canopy.one("dd", "asks").text == "Asked in What does a Canopy shade?"
    assert canopy.one("dt").one("a").attributes["href"] == "#canopy"


def test_definitions_that_differ_stand_side_by_side_each_with_its_source(made: Converted) -> None:
    twin = entry(made, "canopy").one("dd", "twin")
    assert [one.text for one in twin.all("p", "def")] == ["The roof of a forest.", "Branches that touch."]
    assert [one.attributes["data-n"] for one in twin.all("p")] == ["1", "2"]
    assert [one.text for one in twin.all("a", "src")] == [
        "study guide, Glossary, line 11",
        "glossary, Glossary, line 5",
    ]
    assert not entry(made, "canopy").all("dd", "src-line")


def test_the_same_definition_in_two_documents_is_one_with_two_sources() -> None:
    one, other = (glossary(("Root", "It drinks."), title=title) for title in ("First words", "Second words"))
    root = entry(converted({"one.txt": one, "other.txt": other}), "root")
    assert root.one("dd", "def").text == "It drinks."
    assert [mark.text for mark in root.one("dd", "src-line").all("a")] == [
        "First words, Glossary, line 5",
        "Second words, Glossary, line 5",
    ]


def test_a_term_that_many_passages_use_names_the_first_and_counts_the_rest() -> None:
    sections = "\n".join(f"## Part {number}\n\nHere stands a root.\n" for number in range(1, 1012))
    made = converted({"words.txt": glossary(("Root", "It drinks.")), "notes.md": f"# Notes\n\n{sections}"})
    used = entry(made, "root").one("dd", "see")
    assert len(used.all("a")) == 8
    assert used.text.endswith("Part 8 (article) and 1,003 more")


def test_the_page_says_first_how_many_terms_it_has(made: Converted) -> None:
    assert made.page("glossary.md").settings == {
        "title": "A to Z",
        "description": "3 terms from A to Z, with every definition and the passages that use them.",
        "kind": "glossary",
        "way": "glossary",
        "label": "3 terms from 2 documents",
    }
    single = converted({"words.txt": glossary(("Root", "It drinks."), ("Roots", "They drink."))})
    assert single.page("glossary.md").settings["label"] == "1 term from 1 document"


def test_two_hundred_terms_and_more_still_stand_on_one_page_with_their_definitions() -> None:
    terms = [(f"Term {number}", f"The meaning of term {number}.") for number in range(250)]
    made = converted({"words.txt": glossary(*terms)})
    assert len(entries(made)) == 250
    assert len(made["glossary.md"].all("dd", "def")) == 250
    assert [path for path in made.conversion.pages if path.startswith("glossary")] == ["glossary.md"]
