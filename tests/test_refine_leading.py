"""Links from one document to another lead to its page, to a place there, or are words."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rendering import Converted, Element, converted
from strategies import examples
from studysite.model import plain

BAKING = "# Baking bread\n\nWords.\n\n## What heat does\n\nIt sets.\n\n## Rest\n\nWait.\n\n## Rest\n\nWait more.\n"
WORDS = "# Glossary of Bread\n\n**Crumb**: The inside of a loaf.\n\n**Crust**: The outside of a loaf.\n"
HERE = "read/flour.md"


def site(text: str, **more: str) -> Converted:
    files = {"weeks/one.md": f"# Flour\n\nWords.\n\n## Text\n\n{text}\n", "weeks/two.md": BAKING, "b/words.md": WORDS}
    return converted(files | {name.replace("__", "/"): told for name, told in more.items()})


def links(page: Element) -> list[tuple[str, str]]:
    """Return the links of a page but for its marks: where they lead, and their words."""
    found = [one for one in page.all("a") if not {"src", "share"} & set(one.classes)]
    return [(one.attributes["href"] or "", one.text) for one in found]


def nowhere(made: Converted) -> list[str]:
    return [one for one in made.notices if "leads" in one]


def test_links_in_the_header_of_a_table_lead_on_as_those_in_its_rows() -> None:
    made = site("| [two](two.md) | Why |\n|---|---|\n| [three](three.md) | [two](two.md) |\n")
    assert links(made[HERE]) == [("../../read/baking-bread/", "two")] * 2
    assert len(nowhere(made)) == 1


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("two.md", "../read/baking-bread.md"),
        ("./two.md", "../read/baking-bread.md"),
        ("../weeks/two.md", "../read/baking-bread.md"),
        ("./two", "../read/baking-bread.md"),
        ("two.html", "../read/baking-bread.md"),
        ("Two.MD", "../read/baking-bread.md"),
        ("two.md?plain=1#what-heat-does", "../read/baking-bread.md#what-heat-does"),
        ("two.md#What%20heat%20does", "../read/baking-bread.md#what-heat-does"),
        ("two.md#rest", "../read/baking-bread.md#rest"),
        ("two.md#rest-1", "../read/baking-bread.md#rest-2"),
        ("two.md#nothing-such", "../read/baking-bread.md"),
        ("<two.md>", "../read/baking-bread.md"),
        ('two.md "Week two"', "../read/baking-bread.md"),
        ("../b/words.md", "../glossary.md"),
        ("../b/words.md#crumb", "../glossary/crumb.md"),
    ],
)
def test_a_link_to_a_document_leads_to_its_page(target: str, page: str) -> None:
    made = site(f"See [the **next** one]({target}).")
    assert links(made[HERE]) == [(page, "the next one")]
    assert not nowhere(made)


def test_links_are_also_written_below_the_text_in_html_and_as_in_wikis() -> None:
    made = site('See [a][n], <a href="two.md">b</a>, [[two]] and [[two#Rest|a rest]].\n\n[n]: two.md "Next"')
    page = "../read/baking-bread.md"
    assert links(made[HERE]) == [(page, "a"), (page, "b"), (page, "two"), (f"{page}#rest", "a rest")]


def test_a_link_within_a_document_leads_to_its_heading() -> None:
    made = site("See [above](#text), *[b](#after)* and [c](#nothing).\n\n## After\n\nText of its own.")
    assert links(made[HERE]) == [("../read/flour.md#text", "above"), ("../read/flour.md#after", "b")]


def test_the_words_of_such_a_link_are_not_taken_within_others() -> None:
    made = site("The action of an [[two|ion]], ion by ion. 和[[two|面]]包.")
    assert links(made[HERE]) == [("../read/baking-bread.md", "ion"), ("../read/baking-bread.md", "面")]
    assert "The action of an [ion](../read/baking-bread.md), ion by ion." in made.conversion.pages[HERE]


def test_a_name_that_two_files_have_is_the_one_s_beside_it() -> None:
    other = "# Other\n\n## A\n\nText of its own.\n"
    made = site(
        "See [[two]], [[three]] and [[b/three]].", **{"b__two.md": other, "b__three.md": other, "c__three.md": ""}
    )
    assert links(made[HERE])[0] == ("../read/baking-bread.md", "two")
    assert [words for _, words in links(made[HERE])] == ["two", "three", "b/three"]


def test_an_entry_of_a_list_is_a_branch_unless_it_only_leads_on() -> None:
    made = site(
        "- [[two]]: what is next\n- Oven: a box\n- Peel: a tool\n- Salt: [here](two.md)\n\nOr:\n\n- [On](two.md)"
    )
    (held,) = [one for one in made.conversion.library.maps.values() if one.document == "flour"]
    told = [plain(node.words) for top in held.nodes for section in top.children for node in section.children]
    assert told == ["two", "Oven", "Peel", "Salt"]


def test_a_document_whose_questions_live_elsewhere_is_found_there() -> None:
    quiz = "# {0}\n\n## Quiz\n\n1. What is dough?\n2. What is a peel?\n\n## Answer Key\n\n1. Flour.\n2. A tool.\n"
    made = site("See [it](../b/z.md).", **{"b__a.md": quiz.format("Quiz one"), "b__z.md": quiz.format("Quiz two")})
    assert not made.conversion.library.pages["quiz-two"]
    assert links(made[HERE]) == [("../practice/quiz-one.md", "it")]


def test_a_document_that_is_hidden_is_no_page() -> None:
    files = {"one.md": "# Flour\n\n## Text\n\nSee [the next one](two.md).\n", "two.md": BAKING}
    made = converted(files, '[documents."two.md"]\nhidden = true\n')
    assert links(made[HERE]) == []
    assert [one.partition(":")[0] for one in nowhere(made)] == ["note"]


def test_a_link_of_a_web_page_leads_to_the_page_of_a_document() -> None:
    text = '<p>See <a href="./two.html#rest">it</a>, <a href="/x">x</a>.</p>'
    html = f'<h1>Salt</h1><h2>On <a href="two.html">this</a></h2>{text}'
    made = site("Text.", **{"weeks__salt.html": html})
    page = "../../read/baking-bread/"
    assert links(made["read/salt.md"]) == [(page, "this"), ("../read/baking-bread.md#rest", "it")]


def test_names_may_hold_spaces() -> None:
    for target in ("my%20two.md", "<my two.md>", "my two.md"):
        made = site(f"See [it]({target}).", **{"weeks__my two.md": "# Another\n\n## A\n\nText of its own.\n"})
        assert links(made[HERE]) == [("../read/another.md", "it")]


@pytest.mark.parametrize(
    "target",
    [
        "three.md",
        "../words.md",
        "../../secret.md",
        "/etc/passwd",
        "//e.org",
        "\\\\host\\two.md",
        "C:/weeks/two.md",
        "obsidian://open?file=two",
        "file:///weeks/two.md",
        "",
    ],
)
def test_what_is_no_page_is_words_and_said(target: str) -> None:
    made = site(f"See [the next one]({target}).")
    assert links(made[HERE]) == []
    assert "See the next one." in made[HERE].text
    (notice,) = nowhere(made)
    assert notice.startswith("note: weeks/one.md:7: the link “the next one” leads ")
    assert not any("lost" in one for one in made.notices)


@pytest.mark.parametrize(
    "text", ["The speed [v](m/s) is high.", "Call `[a](two.md)` now.", "Take held[0]() and [H](aq)."]
)
def test_what_may_be_no_link_stays_as_it_is(text: str) -> None:
    made = site(text)
    assert links(made[HERE]) == []
    assert text.replace("`", "") in made[HERE].text
    assert not nowhere(made)


def test_a_heading_shows_words_and_its_links_stand_below() -> None:
    made = site("Text.\n\n## The [rest](two.md#rest) of [it](https://e.org/it)\n\nMore.\n")
    page = made[HERE]
    assert [one.text for one in page.all("h2")] == ["Text", "The rest of it"]
    assert not [one for head in page.all("h2") for one in head.all("a")]
    assert links(page) == [("../../read/baking-bread/#rest", "rest"), ("https://e.org/it", "it")]


def test_a_term_a_question_and_a_title_are_called_by_words() -> None:
    two = "../weeks/two.md"
    asked = f"# Quiz [on bread]({two})\n\n## Quiz\n\n1. What is [heat]({two}#rest)?\n\n"
    quiz = f"{asked}## Answer Key\n\n1. See [it]({two}).\n"
    terms = f"# Glossary\n\n**[Peel]({two})**: A tool, see [there]({two}).\n\n**Oven**: A box.\n"
    made = site("Text.", **{"b__quiz.md": quiz, "b__more.md": terms})
    page = made["practice/quiz-on-bread.md"]
    assert not [one for head in page.all("h3") for one in head.all("a")]
    assert {("../../read/baking-bread/#rest", "heat"), ("../../read/baking-bread/", "it")} <= set(links(page))
    assert ("../../read/baking-bread/", "there") in links(made["glossary/peel.md"])
    assert ("../read/baking-bread/", "there") in links(made["glossary.md"])
    card = made.conversion.library.cards[0]
    assert made["q/" + card.id + ".md"].all("h1")[0].text == "What is heat?"
    told = json.loads(made.conversion.pages["data/study.json"])
    assert '["a", "read/baking-bread/", "it"]' in json.dumps(told)


TARGETS = st.text(alphabet=st.sampled_from("atwo.md/\\#:%2e()<> \"'?-_"), max_size=24)


@examples
@given(TARGETS)
def test_no_target_leads_out_or_is_lost(target: str) -> None:
    made = site(f"See [the next one]({target}) there.")
    assert not any("lost" in one for one in made.notices)
    assert all(href.startswith("../") and ":" not in href for href, _ in links(made[HERE]))
