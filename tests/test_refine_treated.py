"""Where the branches of a mind map are treated: what is found, and what only looks like it."""

from __future__ import annotations

import pytest

from rendering import converted
from studysite.mapped import Map, Treated
from studysite.measure import walk
from studysite.model import plain

WORDS = """\
# Words of the Sea

## Glossary

- Tide: The rise and fall of the sea.
- Spring Tide: A tide of great range.
- Neap Tide: A tide of small range.
- Undertow: Water that runs out.
- Groyne: A wall that holds the sand.
- Storm Surge: Water that a storm pushes ashore.
- Tide Gauge Station (TGS): A place where the level of the sea is measured.
"""


def mapped(branches: str, *others: str, name: str = "The Sea") -> Map:
    """Return the map of a document with these branches beside other documents."""
    files = {f"other-{at}.md": text for at, text in enumerate(others)}
    made = converted({**files, "map.md": f"---\nmarkmap:\n---\n# {name}\n{branches}"})
    return next(held for held in made.conversion.library.maps.values() if held.own)


def treated(branch: str, *others: str) -> Treated:
    """Return what treats one branch."""
    held = mapped(f"- {branch}\n  - below\n", *others)
    (root,) = held.nodes
    return held.treated.get(root.children[0].id, Treated())


@pytest.mark.parametrize(
    ("branch", "term"),
    [
        # All of it is the name, in any number and case, also behind a count.
        ("Spring tides", "spring-tide"),
        ("3. NEAP TIDE", "neap-tide"),
        # The words in bold, or those before the colon.
        ("**Storm Surge**: what a hurricane brings", "storm-surge"),
        ("Storm surge: what a hurricane brings.", "storm-surge"),
        # A part of it: without its brackets, in them, behind its colon.
        ("**Neap Tide (at the half moon)**", "neap-tide"),
        ("Where We Measure (TGS)", "tide-gauge-station"),
        ("Lower layer: Storm Surge", "storm-surge"),
        # The words in another order.
        ("**Surge of a Storm**", "storm-surge"),
        # Half of its words, or more.
        ("Kinds of Tide", "tide"),
        # The first of two that stand together.
        ("Neap Tide & Spring Tide", "neap-tide"),
        # In bold within a sentence.
        ("The water of a **storm surge** stands for hours.", "storm-surge"),
        ("How it works: a **spring tide** comes at new moon.", "spring-tide"),
    ],
)
def test_a_branch_leads_to_the_term_that_it_is_called_by(branch: str, term: str) -> None:
    found = treated(branch, WORDS).term
    assert found is not None
    assert (found.address, found.fragment) == (f"glossary/{term}/", "")


@pytest.mark.parametrize(
    "branch",
    [
        # A mere mention.
        "The tide turns twice a day, and nobody can hold it up.",
        "**Benefit**: less harm by a storm surge.",
        # Few of its words.
        "Who looks after the harbour and its tide",
        # A place, and not the thing.
        "In the Tide",
        # Two terms of which neither says it.
        "Tide Gauge Station on a Storm Surge",
        # An acronym in small letters is another word.
        "tgs",
        # A longer word that begins like it.
        "Tidelands",
    ],
)
def test_a_branch_that_only_mentions_a_term_does_not_lead_to_it(branch: str) -> None:
    assert treated(branch, WORDS).term is None


NOTES = """\
# Notes on the coast

Some words on the coast, written down by hand.

## Storm Surge: how it comes about

The wind pushes the water ashore, and keeps pushing.

## Summary: what remains

Little.

## The Harbour Basin

Ships lie here.

## What keeps the water out

- Sea Wall: A wall along the shore.
- Storm Gates: Gates that close a river.

| Defence | Where |
|---|---|
| Groyne Field | Beaches |
| Cost | All |
"""


@pytest.mark.parametrize(
    ("branch", "fragment"),
    [
        ("Harbour Basin", "the-harbour-basin"),
        # What a title names before it says more of it.
        ("**Storm surge**", "storm-surge-how-it-comes-about"),
        # One word more.
        ("The Old Harbour Basin", "the-harbour-basin"),
        # An entry of a list.
        ("Sea Walls", "what-keeps-the-water-out"),
    ],
)
def test_a_branch_leads_to_the_section_that_says_the_same(branch: str, fragment: str) -> None:
    found = treated(branch, NOTES).section
    assert found is not None
    assert (found.address, found.fragment) == ("read/notes-on-the-coast/", fragment)


def test_a_branch_leads_to_the_table_that_has_a_row_for_it() -> None:
    found = treated("Groyne Fields", NOTES).section
    assert found is not None
    assert found.fragment.startswith("table-")
    assert found.title == "What keeps the water out"


@pytest.mark.parametrize(
    "branch",
    [
        # One word in common.
        "Harbour",
        "The Harbour Master",
        # One word, of which the title says what is meant.
        "Summary",
        # A row that many tables have.
        "Cost",
        # Two words more.
        "Harbour Basin of Old Rome",
        # A longer name than that of an entry, which only begins with it.
        "Big Storm Gates",
        "In the Harbour Basin",
        # One word more, and another one less.
        "Old Harbour Basin Wall",
        "The Basin of a Harbour Town Hall",
        "Keep the water inside",
    ],
)
def test_a_branch_that_is_merely_like_a_section_does_not_lead_to_it(branch: str) -> None:
    assert treated(branch, NOTES).section is None


def test_a_section_about_the_term_of_a_branch_is_found_by_other_words() -> None:
    found = treated("**TGS**", WORDS, NOTES.replace("The Harbour Basin", "Tide Gauge Station")).section
    assert found is not None
    assert found.fragment == "tide-gauge-station"


QUIZ = """\
Coasts: A Study Guide

Quiz
1. The wind has blown for days. What does a storm surge do to a harbour?
2. How do a spring tide and a neap tide differ?
3. Is a tide felt in a lake?
4. Where is a tide highest?
5. Who measures the tide?
6. What is an estuary?
7. A buoy costs 2.5 times what a stake costs, so how many stakes could the owner of a groyne have for one?
8. Is a groyne a wall?
9. Is a spring tide 1.5 times as high as a neap tide?
10. The undertow has begun. Who looks after the tide gauge station?

Essay Questions
1. Discuss the storm surge of 1953.
"""


@pytest.mark.parametrize(
    ("branch", "prompt"),
    [
        ("**Storm Surge**", "The wind has blown for days. What does a storm surge do to a harbour?"),
        ("Spring Tide & Neap Tide", "How do a spring tide and a neap tide differ?"),
        # Its very words, without a term.
        ("Estuaries", "What is an estuary?"),
        # What is asked, and not the story before it.
        ("**TGS**", "The undertow has begun. Who looks after the tide gauge station?"),
        # A term of one word, which the question turns on.
        ("Groynes", "Is a groyne a wall?"),
    ],
)
def test_a_branch_leads_to_the_question_that_asks_about_the_same(branch: str, prompt: str) -> None:
    found = treated(branch, WORDS, QUIZ).question
    assert found is not None
    assert found.title == prompt
    assert found.address.startswith("q/")


@pytest.mark.parametrize(
    "branch",
    [
        # The questions ask about more.
        "Spring Tide",
        "Neap Tide",
        # What half of the questions name is what all of them are about.
        "Tide",
        # Named in a sentence.
        "A storm surge may last for several days and more.",
        "Harbours",
    ],
)
def test_a_question_that_asks_about_something_else_is_not_linked(branch: str) -> None:
    assert treated(branch, WORDS, QUIZ).question is None


def test_a_label_of_many_branches_names_none_of_them() -> None:
    branches = "".join(f"- Part {at}\n  - **Storm Gates**: word {at}\n" for at in range(3))
    assert not mapped(branches, NOTES).treated
    few = mapped(branches.partition("- Part 2")[0], NOTES)
    assert [one.section is not None for one in few.treated.values()] == [True, True]


def test_every_treated_branch_is_one_of_the_map_and_has_a_name() -> None:
    held = mapped("- **Tide**\n  - Benefit\n- **Storm Surge**\n  - Benefit\n", WORDS, NOTES, QUIZ)
    named = {plain(node.words): node.id for node in walk(held.nodes)}
    assert set(held.treated) == set(held.names) == {named["Tide"], named["Storm Surge"]}
    assert sorted(held.names.values()) == ["Storm Surge", "Tide"]


def test_branches_with_the_same_words_are_told_apart_by_the_one_above() -> None:
    held = mapped("".join(f"- Part {at}\n  - How it works: a **storm surge** comes.\n" for at in (1, 2)), WORDS)
    assert sorted(held.names.values()) == ["Part 1 › How it works", "Part 2 › How it works"]
