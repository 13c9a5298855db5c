"""The A to Z: every term once, under its letter, with all that is said of it."""

from __future__ import annotations

import re

import pytest

from rendering import Converted, Element, converted
from studysite.alphabet import letter_of


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
        ("שלום", "ש"),
        ("مدّ", "م"),
        ("까치", "ㄱ"),
        ("ガス", "か"),
        ("っぽい", "た"),
        ("をんな", "わ"),
        ("光合成", "…"),
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


def test_an_entry_holds_its_names_its_definition_and_its_source_and_leads_to_its_page(made: Converted) -> None:
    index = entry(made, "leaf-area-index")
    assert index.one("dt").text == "Leaf Area Index LAI"
    assert [one.text for one in index.all("span", "caps")] == ["LAI"]
    assert index.one("dt").one("a").attributes["href"] == "../glossary/leaf-area-index/"
    assert "glossary/leaf-area-index.md" in made.conversion.pages
    assert index.one("dd", "def").text == "Leaf per ground."
    assert index.one("dd", "src-line").text == "study guide, line 12"
    # What uses a term and what asks for it stands on its own page.
    assert [one.classes for one in index.all("dd")] == [["def"], ["src-line"]]
    assert entry(made, "canopy").one("dt").one("a").attributes["href"] == "../glossary/canopy/"


def test_definitions_that_differ_stand_side_by_side_each_with_its_source(made: Converted) -> None:
    twin = entry(made, "canopy").one("dd", "twin")
    assert [one.text for one in twin.all("p", "def")] == ["The roof of a forest.", "Branches that touch."]
    assert [one.attributes["data-n"] for one in twin.all("p", "def")] == ["1", "2"]
    assert [one.text for one in twin.all("p", "src-line")] == ["study guide, line 11", "glossary, line 5"]
    assert len(twin.all("a", "src")) == 2
    assert not entry(made, "canopy").all("dd", "src-line")


def test_the_same_definition_in_two_documents_is_one_with_two_sources() -> None:
    one, other = (glossary(("Root", "It drinks."), title=title) for title in ("First words", "Second words"))
    root = entry(converted({"one.txt": one, "other.txt": other}), "root")
    assert root.one("dd", "def").text == "It drinks."
    assert [mark.text for mark in root.one("dd", "src-line").all("a")] == [
        "First words, line 5",
        "Second words, line 5",
    ]


def test_the_page_says_first_how_many_terms_it_has(made: Converted) -> None:
    assert made.page("glossary.md").settings == {
        "title": "A to Z",
        "description": "3 terms from A to Z, with every definition and its source.",
        "kind": "glossary",
        "way": "glossary",
        "label": "3 terms from 2 documents",
    }
    single = converted({"words.txt": glossary(("Root", "It drinks."), ("Roots", "They drink."))})
    assert single.page("glossary.md").settings["label"] == "1 term from 1 document"


def test_an_entry_tells_about_how_many_lines_it_takes_on_a_phone() -> None:
    """Headword, definition, source; what East Asian scripts write takes twice the room."""
    made = converted({"words.txt": glossary(("Pond", "Still water."), ("Tarn", "water " * 34), ("沼", "水" * 34))})
    rows = {one.all("a")[0].text: one.attributes["data-rows"] for one in made["glossary.md"].all(css="entry")}
    assert rows == {"Pond": "3", "Tarn": "8", "沼": "4"}


def many(count: int) -> Converted:
    terms = [(f"Term {number}", f"The meaning of term {number}.") for number in range(count - 1)]
    return converted({"words.txt": glossary(("Zenith Number (ZN)", "The highest point."), *terms)})


def test_below_two_hundred_terms_each_has_its_definition_in_the_a_to_z() -> None:
    made = many(199)
    page = made["glossary.md"]
    assert len(entries(made)) == 199
    assert len(page.all("dd", "def")) == 199
    assert not page.all("ul", "headwords")


def test_from_two_hundred_terms_on_the_a_to_z_has_headwords_that_lead_to_their_pages() -> None:
    made = many(200)
    page = made["glossary.md"]
    heads = [one for held in page.all("ul", "headwords") for one in held.all("li")]
    assert len(heads) == 200
    assert not page.all("dl")
    assert "The meaning of" not in page.text
    assert heads[-1].text == "Zenith Number ZN"
    assert heads[-1].one("a").attributes["href"] == "../glossary/zenith-number/"
    assert [one.text for one in page.one("nav", "letters").all("a")] == ["T", "Z"]
    # Nothing is lost: the definition stands on the page of its term.
    assert made["glossary/zenith-number.md"].one("p", "def").text == "The highest point."
    pages = [path for path in made.conversion.pages if path.startswith("glossary/")]
    assert len(pages) == 200
    assert made.notices == []


def test_a_term_named_as_the_first_page_of_a_folder_has_an_address_of_its_own() -> None:
    made = converted({"words.txt": glossary(("Index", "A list of words."), ("README", "A file that begins."))})
    pages = sorted(path for path in made.conversion.pages if path.startswith("glossary/"))
    assert len(pages) == 2
    assert re.fullmatch("glossary/index-[0-9a-z]{4}.md", pages[0])
    assert re.fullmatch("glossary/readme-[0-9a-z]{4}.md", pages[1])
    assert [one.attributes["href"] for one in made["glossary.md"].all("a") if one.text in ("Index", "README")] == [
        f"../{path.removesuffix('.md')}/" for path in pages
    ]
