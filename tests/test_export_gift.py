"""Cards in Moodle's GIFT, read back as Moodle reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from selectolax.lexbor import LexborHTMLParser

from decks import card, collections, deck
from inert import active_markup
from strategies import examples
from studysite.export.collection import ASKS, Collection
from studysite.export.gift import questions
from studysite.export.html import Html

ESCAPES = re.compile(r"\\([\\~=#{}:n])")
BARE = re.compile(r"(?<!\\)(?:\\\\)*([~=#{}])")
PLACEHOLDER = re.compile(r"&&\d{3};?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as Moodle has it. `right` and `wrong` are its answers, `feedback` is shown afterwards."""

    category: str
    name: str
    kind: str
    text: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    feedback: str


def read(data: bytes) -> list[Asked]:
    """Read GIFT as docs.moodle.org describes it; whatever is not exactly right fails."""
    found: list[Asked] = []
    category = ""
    for block in data.decode().split("\n\n")[:-1]:
        assert block == block.strip()
        assert "\n" not in block
        assert not block.startswith("//")
        if block.startswith("$CATEGORY: "):
            category = block.removeprefix("$CATEGORY: ")
            assert "\\" not in category
        else:
            found.append(question(category, block))
    return found


def question(category: str, block: str) -> Asked:
    assert not PLACEHOLDER.search(block)
    whole = re.fullmatch(r"::((?:\\.|[^\\:])*)::\[html\]((?:\\.|[^\\~=#{}])*) \{(.*)\}", block)
    assert whole, block
    name, text, answers = whole.groups()
    given_answers, mark, feedback = answers.rpartition("####")
    assert mark
    assert not BARE.search(feedback)
    parts = re.findall(r"([=~])((?:\\.|[^\\~=#{}])*)", given_answers)
    assert "".join(map("".join, parts)) == given_answers
    right = tuple(plain(said) for sign, said in parts if sign == "=")
    wrong = tuple(plain(said) for sign, said in parts if sign == "~")
    kind = "essay" if not parts else "choice" if wrong else "typed"
    # Moodle would take it for a matching question, a share of the points, or the name of a format.
    assert kind != "typed" or not re.search(r"->|^%|^\[", right[0])
    return Asked(category, plain(name), kind, plain(text), right, wrong, plain(feedback))


def plain(text: str) -> str:
    return ESCAPES.sub(lambda found: "\n" if found[1] == "n" else found[1], text).strip()


def shown(html: str) -> str:
    """Return the words that a browser shows of HTML."""
    root = LexborHTMLParser(f"<body>{html}").body
    assert root is not None
    return " ".join(root.text(separator=" ").split())


def written(collection: Collection) -> list[Asked]:
    return read(questions(collection))


@examples
@given(collections())
def test_every_card_is_a_question_that_says_the_same_and_obeys_no_text(collection: Collection) -> None:
    held = {one.name.split(" ")[0]: one for one in written(collection)}
    assert held.keys() == {one.id for one in collection.records.cards}
    html = Html(collection.link)
    for one in collection.records.cards:
        asked = held[one.id]
        assert shown(asked.text) == f"{ASKS.get(one.kind, '')} {shown(html.blocks(one.prompt))}".strip()
        assert shown(asked.feedback).startswith(shown(html.blocks(one.answer)))
        assert not active_markup(asked.text + asked.feedback)
        # What filters of Moodle look for: formulas, files.
        assert not set("\\$@") & set(asked.text + asked.feedback)


@examples
@given(collections())
def test_a_choice_has_one_right_answer_and_three_that_differ(collection: Collection) -> None:
    cards = {one.id: one for one in collection.records.cards}
    for asked in written(collection):
        one = cards[asked.name.split(" ")[0]]
        if asked.kind == "choice":
            assert one.kind == "term"
            options = [" ".join(shown(said).casefold().split()) for said in (*asked.right, *asked.wrong)]
            assert (len(asked.right), len(asked.wrong), len(set(options))) == (1, 3, 4)
            assert not any(active_markup(said) for said in (*asked.right, *asked.wrong))


TERMS = tuple(
    card(f"t-{name}", f"What is {name}?", f"It is {name}.", "term", short=f"It is {name}.") for name in "abcd"
)


def test_a_term_is_a_choice_among_four_definitions_of_its_group() -> None:
    asked = written(deck(*TERMS))
    assert {one.kind for one in asked} == {"choice"}
    assert asked[0].right == ("It is a.",)
    assert set(asked[0].wrong) == {"It is b.", "It is c.", "It is d."}


def test_a_term_with_too_few_others_is_an_essay() -> None:
    assert {one.kind for one in written(deck(*TERMS[:3]))} == {"essay"}


def test_a_term_never_has_what_says_the_same_as_a_wrong_answer() -> None:
    twin = card("t-e", "What is e?", "IT IS A.", "term", short="IT  IS a.")
    assert all("A." not in said.upper() for said in written(deck(*TERMS, twin))[0].wrong)


@pytest.mark.parametrize(
    ("short", "kind", "right"),
    [
        ("Drift", "typed", ("Drift",)),
        ("3 = 4", "typed", ("3 = 4",)),
        ("a*", "typed", ("a\\*",)),
        ("{x}#~:", "typed", ("{x}#~:",)),
        ("A -> B", "essay", ()),
        ("%50%half", "essay", ()),
        ("[html]x", "essay", ()),
        ("a\\b", "essay", ()),
        ("R&D", "essay", ()),
        ("far too many words here", "essay", ()),
        ("", "essay", ()),
    ],
)
def test_only_an_answer_of_a_few_plain_words_is_typed(short: str, kind: str, right: tuple[str, ...]) -> None:
    (asked,) = written(deck(card("q-1", "?", "!", short=short)))
    assert (asked.kind, asked.right) == (kind, right)


def test_a_question_is_named_by_its_id_and_links_to_its_passage() -> None:
    (asked,) = written(deck(card("q-1", "What: a wall?", "Cellulose.")))
    assert asked.name == "q-1 What: a wall?"
    assert asked.category == "Biology/Cells"
    assert asked.feedback == (
        '<p>Cellulose.</p><p><a href="https://example.org/notes/read/cells/#wall">cells.txt:7</a></p>'
    )


def test_a_slash_in_a_title_makes_no_further_category() -> None:
    (asked,) = written(deck(card("q-1", "?", "!"), title="/A/B $x$ tests/"))
    assert asked.category == "Biology/A//B x tests"


def test_a_site_without_an_address_names_file_and_line() -> None:
    (asked,) = written(deck(card("q-1", "?", "!"), address=""))
    assert asked.feedback == "<p>!</p><p>cells.txt:7</p>"
