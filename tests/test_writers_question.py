"""The page of a question, which is what people share: it asks, and never tells before it is asked to."""

from __future__ import annotations

import pytest

from rendering import Converted, Element, converted

GUIDE = """\
Bees: A Study Guide

Short-Answer Quiz
1. What do bees collect?
2. How does a bee tell others of a meadow?
3. Who lays the eggs?

Answer Key
1. Nectar and pollen.
2. By a waggle dance.

Essay Questions
1. Discuss how the hive keeps warm in winter.
2. Compare wasps with hornets.
"""
NOTES = """\
# Notes

## The hive in winter

In winter the hive keeps warm: bees shiver in a cluster.

## Dances

A dance tells others the direction of a meadow and its distance.
"""
WORDS = "Words\n\nGlossary\nTerm\tDefinition\nPollen\tDust of flowers.\nWaggle dance\tA way to point.\n"
FILES = {"bees.txt": GUIDE, "notes.md": NOTES, "words.txt": WORDS}


@pytest.fixture(scope="module")
def made() -> Converted:
    return converted(FILES)


def path_of(made: Converted, prompt: str) -> str:
    """Return the path of the page of the question whose prompt begins so."""
    (name,) = [
        card.id
        for card in made.conversion.library.cards
        if card.prompt[0] and _prompt(made, card.id).startswith(prompt)
    ]
    return f"q/{name}.md"


def _prompt(made: Converted, name: str) -> str:
    return made[f"q/{name}.md"].one("h1").text


def page_of(made: Converted, prompt: str) -> Element:
    return made[path_of(made, prompt)]


def test_every_question_has_a_page_whose_address_is_its_id(made: Converted) -> None:
    pages = {path for path in made.conversion.pages if path.startswith("q/")}
    assert pages == {f"q/{card.id}.md" for card in made.conversion.library.cards}
    assert len(pages) == 5


def test_the_answer_is_closed_and_nothing_outside_tells_it(made: Converted) -> None:
    page = page_of(made, "What do bees")
    details = page.one("details")
    assert "open" not in details.attributes
    assert details.one("summary").text == "Show the answer"
    assert details.one("div", "ruled").text == "Nectar and pollen."
    assert details.one("div", "answer").attributes["id"] == f"a-{made.conversion.library.cards[0].id}"
    everything = [one for one in page.walk() if "Nectar" in one.text]
    inside = [details, *details.walk()]
    holders = [one for one in everything if one not in inside]
    # Only what holds the closed answer holds its words.
    assert all(details in list(one.walk()) for one in holders)


@pytest.mark.parametrize("prompt", ["What do bees", "How does a bee"])
def test_no_setting_of_the_page_holds_the_answer(made: Converted, prompt: str) -> None:
    settings = made.page(path_of(made, prompt)).settings
    told = " ".join(settings.values()).casefold()
    assert "nectar" not in told
    assert "pollen" not in told
    assert "dance" not in told


def test_the_page_says_first_what_it_is(made: Converted) -> None:
    assert made.page(path_of(made, "What do bees")).settings == {
        "title": "What do bees collect?",
        "description": "A question from “Bees: A Study Guide”. Say the answer first, then open the card.",
        "kind": "question",
        "way": "practice",
        "picture": "previews/bees-a-study-guide.png",
    }
    essay = made.page(path_of(made, "Discuss")).settings
    assert essay["description"].startswith("An essay from “Bees: A Study Guide”.")


def test_a_long_prompt_is_whole_on_the_card_and_cut_in_the_title() -> None:
    long = f"What {'do bees ' * 30}collect?"
    page = converted({"bees.txt": GUIDE.replace("What do bees collect?", long)})
    path = path_of(page, "What do bees do bees")
    assert page[path].one("h1").text == long
    title = page.page(path).settings["title"]
    assert title.endswith(" …")
    assert len(title) <= 122
    assert long.startswith(title.removesuffix(" …"))


def test_a_card_says_which_it_is_and_where_it_is_from(made: Converted) -> None:
    page = page_of(made, "How does")
    strip = page.one("p", "strip")
    assert strip.one("b").text == "Question 2 of 3"
    assert strip.one("a", "src").text == "study guide, line 5"
    assert strip.one("a", "src").attributes["href"] == "../../sources/bees-a-study-guide/#L5"
    assert page_of(made, "Compare").one("p", "strip").one("b").text == "Essay 2 of 2"
    (home,) = page.one("p", "from").all("a")
    assert home.text == "All questions of “Bees: A Study Guide”"
    name = path_of(made, "How does").removeprefix("q/").removesuffix(".md")
    assert home.attributes["href"] == f"../../practice/bees-a-study-guide/#q-{name}"
    assert made["practice/bees-a-study-guide.md"].by_id(f"q-{name}").tag == "article"


def test_a_question_can_be_shared_by_its_own_address(made: Converted) -> None:
    path = path_of(made, "How does")
    share = made[path].one("p", "strip").one("a", "share")
    assert share.text == "Link to this question"
    assert share.attributes["href"] == f"../../{path.removesuffix('.md')}/"
    assert share.attributes["data-title"] == "How does a bee tell others of a meadow?"


def test_a_question_without_an_answer_says_so(made: Converted) -> None:
    page = page_of(made, "Who lays")
    assert page.one("p", "none").text == "The document gives no answer."
    assert not page.all("details")


def test_an_essay_has_what_helps_and_no_word_on_answers(made: Converted) -> None:
    page = page_of(made, "Discuss")
    (helps,) = page.one("div", "helps").all("li")
    assert helps.text == "The hive in winter, article"
    assert helps.one("a").attributes["href"] == "../../read/notes/#the-hive-in-winter"
    assert not page.all("details")
    assert not page.all("p", "none")
    assert not page_of(made, "Compare").all("div", "helps")
    # What helps with a question stands with its answer.
    dance = page_of(made, "How does")
    assert not dance.all("div", "helps")
    (passage,) = [one for one in dance.all("a") if one.text == "Read the passage"]
    assert passage in dance.one("details").all("a")
    assert passage.attributes["href"] == "../../read/notes/#dances"


def test_the_neighbours_are_those_of_the_practice_page(made: Converted) -> None:
    names = [card.id for card in made.conversion.library.cards]
    pagers = [
        [(one.attributes["rel"], one.attributes["href"]) for one in made[f"q/{name}.md"].one("nav", "pager").all("a")]
        for name in names
    ]
    assert pagers[0] == [("next", f"../../q/{names[1]}/")]
    assert pagers[1] == [("prev", f"../../q/{names[0]}/"), ("next", f"../../q/{names[2]}/")]
    assert pagers[-1] == [("prev", f"../../q/{names[-2]}/")]
    texts = [one.text for one in made[f"q/{names[1]}.md"].one("nav", "pager").all("a")]
    assert texts == ["Previous question What do bees collect?", "Next question Who lays the eggs?"]


def test_an_only_question_has_no_neighbours_and_no_empty_landmark() -> None:
    made = converted({"bees.txt": "Bees\n\nQuiz\n1. Who?\n\nAnswer Key\n1. They.\n"})
    page = page_of(made, "Who?")
    assert page.one("div", "ruled").text == "They."
    assert not page.all("nav")


def test_a_question_of_two_documents_has_one_page_with_both_sources_and_answers() -> None:
    other = "Hives: A Study Guide\n\nQuiz\n1. What do bees collect?\n\nAnswer Key\n1. All sorts.\n"
    made = converted({"bees.txt": GUIDE, "hives.txt": other})
    page = page_of(made, "What do bees")
    assert len(page.one("p", "strip").all("a", "src")) == 2
    assert [one.text for one in page.all("div", "ruled")] == ["Nectar and pollen.", "All sorts."]


def test_a_mistake_is_reported_at_the_line_of_the_question() -> None:
    made = converted(FILES, '[site]\nrepository = "https://github.com/you/notes"\n')
    report = page_of(made, "Who lays").one("p", "from").one("span", "report").one("a")
    assert report.attributes["href"] == "https://github.com/you/notes/blob/HEAD/sources/bees.txt?plain=1#L6"
    assert not page_of(converted(FILES), "Who lays").all("span", "report")


def test_the_prompt_of_a_hostile_document_is_text_in_every_place_of_the_page() -> None:
    bad = 'Who is "><script>alert(1)</script> {{ x }} & co?'
    made = converted({"bees.txt": GUIDE.replace("What do bees collect?", bad)})
    path = path_of(made, "Who is")
    page = made[path]
    assert page.one("h1").text == bad
    assert page.one("p", "strip").one("a", "share").attributes["data-title"] == bad
    assert not page.all("script")
    assert made.page(path).settings["title"] == bad
    assert page_of(made, "How does").one("nav", "pager").all("a")[0].text == f"Previous question {bad}"
