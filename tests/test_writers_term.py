"""The page of a term: all that is known of it, and the ways on from it."""

from __future__ import annotations

import pytest

from rendering import Converted, Element, converted

GUIDE = """\
Forests: A Study Guide

Quiz
1. What does a canopy shade?
2. Who lives in canopies?
3. What drinks?

Answer Key
1. All that grows below.
2. Birds.
3. The root.

Glossary
Term\tDefinition
Canopy\tThe roof of a forest, above the <root>.
Leaf Area Index (LAI)\tLeaf per ground.
"""
WORDS = """\
# Glossary of the Wood

- **Canopy**: Branches that touch. As of: May 2025.
    - Also: crown roof
    - See also: Root; LAI; Moss & fern; canopy
- **Root**: It drinks.
"""
NOTES = """\
# Notes

## Light

Under a closed canopy it is dark, and the LAI is high.

## Water

Roots drink.
"""
FILES = {"forests.txt": GUIDE, "words.md": WORDS, "notes.md": NOTES}


@pytest.fixture(scope="module")
def made() -> Converted:
    return converted(FILES)


@pytest.fixture(scope="module")
def canopy(made: Converted) -> Element:
    return made["glossary/canopy.md"]


def links(element: Element) -> list[tuple[str, str]]:
    return [(one.text, one.attributes["href"]) for one in element.all("a")]


def test_every_term_has_a_page_and_every_definition_its_source_and_date(made: Converted, canopy: Element) -> None:
    pages = sorted(path for path in made.conversion.pages if path.startswith("glossary/"))
    assert pages == ["glossary/canopy.md", "glossary/leaf-area-index.md", "glossary/root.md"]
    first, second = canopy.one("div", "twin").all("div", "sense")
    assert [first.one("p", "def").text, second.one("p", "def").text] == [
        "The roof of a forest, above the <root>.",
        "Branches that touch.",
    ]
    assert [one.one("p", "def").attributes["data-n"] for one in (first, second)] == ["1", "2"]
    assert first.one("p", "src-line").text == "study guide, Glossary, line 15"
    assert second.one("p", "src-line").text == "As of May 2025glossary, lines 3 to 5"
    assert second.one("span", "as-of").text == "As of May 2025"
    assert links(second.one("p", "src-line")) == [("glossary, lines 3 to 5", "../../sources/glossary-of-the-wood/#L3")]
    assert not first.all("span", "as-of")


def test_an_only_definition_has_no_number(made: Converted) -> None:
    page = made["glossary/leaf-area-index.md"]
    assert "data-n" not in page.one("div", "senses").one("p", "def").attributes
    assert not page.all("div", "twin")


def test_the_same_definition_of_two_documents_stands_once_with_both_sources() -> None:
    page = converted({"one.md": WORDS, "two.md": WORDS.replace("the Wood", "Parks")})["glossary/root.md"]
    (sense,) = page.all("div", "sense")
    assert [one.text for one in sense.all("a", "src")] == [
        "Glossary of the Wood, line 6",
        "Glossary of Parks, line 6",
    ]


def test_other_names_follow_the_first(made: Converted, canopy: Element) -> None:
    assert canopy.one("p", "names").text == "Also called crown roof"
    index = made["glossary/leaf-area-index.md"]
    assert [one.text for one in index.one("p", "names").all("span", "caps")] == ["LAI"]
    assert not made["glossary/root.md"].all("p", "names")


def test_related_terms_lead_to_their_pages_where_they_have_one_and_are_words_elsewhere(canopy: Element) -> None:
    related = canopy.one("p", "see")
    assert related.text == "See also Root, LAI, Moss & fern, canopy"
    # A term that refers to itself leads nowhere.
    assert links(related) == [("Root", "../../glossary/root/"), ("LAI", "../../glossary/leaf-area-index/")]


def test_the_questions_that_ask_for_a_term_are_linked_and_counted_in_words(made: Converted, canopy: Element) -> None:
    first, second, _ = made.conversion.library.cards
    assert [one.text for one in canopy.all("h2")] == ["Questions that ask for it", "Where it is used"]
    assert links(canopy.one("ul", "asked")) == [
        ("What does a canopy shade?", f"../../q/{first.id}/"),
        ("Who lives in canopies?", f"../../q/{second.id}/"),
    ]
    single = converted({**FILES, "forests.txt": GUIDE.replace("in canopies", "there")})["glossary/canopy.md"]
    assert single.all("h2")[0].text == "Question that asks for it"
    assert not made["glossary/root.md"].all("ul", "asked")


def test_the_passages_that_use_a_term_are_linked_with_their_document(made: Converted, canopy: Element) -> None:
    used = canopy.one("ul", "uses")
    assert [one.text for one in used.all("li")] == ["Light, article"]
    assert links(used) == [("Light", "../../read/notes/#light")]
    assert [one.text for one in made["glossary/root.md"].one("ul", "uses").all("a")] == ["Water"]


def test_a_term_that_nothing_uses_or_asks_for_says_nothing_of_it() -> None:
    page = converted({"words.md": WORDS})["glossary/root.md"]
    assert not page.all("h2")
    assert not page.all("ul")
    assert not page.all("p", "see")


@pytest.mark.parametrize(
    ("count", "shown", "more"), [(24, 24, ""), (25, 24, "and 1 more"), (1030, 24, "and 1,006 more")]
)
def test_a_term_that_many_passages_use_names_the_first_and_counts_the_rest(count: int, shown: int, more: str) -> None:
    sections = "\n".join(f"## Part {number}\n\nHere stands a root.\n" for number in range(1, count + 1))
    page = converted({"words.md": WORDS, "notes.md": f"# Notes\n\n{sections}"})["glossary/root.md"]
    items = page.one("ul", "uses").all("li")
    assert [one.text for one in items if one.all("a")] == [f"Part {number}, article" for number in range(1, shown + 1)]
    assert [one.text for one in items if not one.all("a")] == ([more] if more else [])


def test_the_neighbours_in_the_alphabet_are_one_step_away(made: Converted, canopy: Element) -> None:
    def pager(name: str) -> list[tuple[str, str, str]]:
        nav = made[f"glossary/{name}.md"].one("nav", "pager")
        return [(one.attributes["rel"], one.text, one.attributes["href"]) for one in nav.all("a")]

    assert pager("canopy") == [("next", "Next Leaf Area Index", "../../glossary/leaf-area-index/")]
    assert pager("leaf-area-index") == [
        ("prev", "Previous Canopy", "../../glossary/canopy/"),
        ("next", "Next Root", "../../glossary/root/"),
    ]
    assert pager("root") == [("prev", "Previous Leaf Area Index", "../../glossary/leaf-area-index/")]
    assert canopy.one("nav", "pager").attributes["aria-label"] == "Neighbours in the alphabet"


def test_an_only_term_has_no_neighbours_and_no_empty_landmark() -> None:
    page = converted({"words.md": "# Glossary\n\n- **Root**: It drinks.\n"})["glossary/root.md"]
    assert page.one("p", "def").text == "It drinks."
    assert not page.all("nav")


def test_a_term_can_be_shared_by_its_own_address(canopy: Element) -> None:
    share = canopy.one("p", "acts").one("a", "share")
    assert share.text == "Link to this term"
    assert share.attributes["href"] == "../../glossary/canopy/"
    assert share.attributes["data-title"] == "Canopy"


def test_the_page_says_first_what_it_is(made: Converted) -> None:
    assert made.page("glossary/canopy.md").settings == {
        "title": "Canopy",
        "description": "The roof of a forest, above the <root>.",
        "kind": "term",
        "way": "glossary",
        "label": "Term, 2 definitions",
        "picture": "previews/glossary/canopy.png",
    }
    assert made.page("glossary/root.md").settings["label"] == "Term"


def test_a_long_definition_is_whole_on_the_page_and_cut_in_its_description() -> None:
    long = f"It drinks. {'Water ' * 60}end."
    page = converted({"words.md": WORDS.replace("It drinks.", long)}).page("glossary/root.md")
    assert page.content.one("p", "def").text == long
    assert page.settings["description"].endswith("Water …")
    assert len(page.settings["description"]) <= 162


# ── Where to report a mistake ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/you/notes", "https://github.com/you/notes/blob/HEAD/sources/{}?plain=1#L{}"),
        ("https://github.com/you/notes/", "https://github.com/you/notes/blob/HEAD/sources/{}?plain=1#L{}"),
        ("https://github.com/you/notes.git", "https://github.com/you/notes/blob/HEAD/sources/{}?plain=1#L{}"),
        ("https://gitlab.com/you/notes", "https://gitlab.com/you/notes/-/blob/HEAD/sources/{}#L{}"),
        ("https://GitLab.example.org/a/b/c", "https://GitLab.example.org/a/b/c/-/blob/HEAD/sources/{}#L{}"),
        ("https://codeberg.org/you/notes", "https://codeberg.org/you/notes/src/sources/{}#L{}"),
        ("https://gitea.example.org/you/notes", "https://gitea.example.org/you/notes/src/sources/{}#L{}"),
        # What stands behind the host is no host, and a host that cannot be parsed is no reason to stop.
        ("https://github.com/you/gitlab-notes", "https://github.com/you/gitlab-notes/blob/HEAD/sources/{}?plain=1#L{}"),
        ("https://[host/you", "https://[host/you/blob/HEAD/sources/{}?plain=1#L{}"),
    ],
)
def test_a_mistake_is_reported_at_the_line_of_the_file_in_the_repository(repository: str, address: str) -> None:
    made = converted({"my words (2).md": WORDS, "forests.txt": GUIDE}, f'[site]\nrepository = "{repository}"\n')
    assert [one for one in made.notices if "repository" in one] == []
    canopy, root = made["glossary/canopy.md"], made["glossary/root.md"]
    reports = [one.one("a") for one in canopy.all("span", "report")]
    first, second = (("forests.txt", 15), ("my%20words%20%282%29.md", 3))
    assert sorted(one.attributes["href"] for one in reports) == sorted(
        address.format(*place).replace("[", "%5B") for place in (first, second)
    )
    assert {one.text for one in reports} == {"Report a mistake"}
    assert root.one("span", "report").one("a").attributes["href"].endswith("#L6")


def test_without_a_repository_there_is_nowhere_to_report(made: Converted) -> None:
    assert 'class="report"' not in made.said
    assert "Report a mistake" not in made.said
