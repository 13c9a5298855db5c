"""What becomes a card, what it asks and answers, and where it stands."""

from __future__ import annotations

import pytest

from cards import Told, cards, study
from studysite.ids import digest
from studysite.study import cards as made_of

QUIZ = """\
# Bogs: A Study Guide

## Short-Answer Quiz

1. What do mosses drink?
2. Why is a bog sour?

## Answer Key

1. Rain. It falls on the leaves, e.g. in spring. They hold it.

## Essay Questions

1. Discuss the bog.

## Glossary of Key Terms

**Rhizoid**: A thread that holds a moss. Rhizoids do not drink.
**Peat Moss (PM)**: A moss is a moss.
"""

GUIDE = """\
# Storage: Exam Guide

## Key Terms & Glossary

- **Bucket**: A place for objects.

## Comparison Tables

### Classes

| Class | Pricing | Suits |
| --- | --- | --- |
| Hot | high | daily use |
| Cold | low | archives |

## Definition-Example Pairs

- **Tiering**: Moving objects to cheaper storage. Example: Logs move after a month.

## Hierarchical Outline

- I. Classes
  - Hot: for daily use
  - Cold: for archives
    - Deep:
      1. Ask.
      2. Wait.
"""


def one(told: list[Told], begin: str) -> Told:
    (found,) = (card for card in told if card.prompt.startswith(begin) or card.id.startswith(begin))
    return found


def table(*rows: str, title: str = "Comparison Tables") -> dict[str, str]:
    width = rows[0].count("|") + 1
    lines = [rows[0], "|".join(["---"] * width), *rows[1:]]
    return {"a.md": f"# Storage: Exam Guide\n\n## {title}\n\n" + "\n".join(f"| {line} |" for line in lines) + "\n"}


def asked(files: dict[str, str]) -> list[tuple[str, str]]:
    return [(card.prompt.rpartition(" / ")[2], card.answer) for card in cards(study(files), "cell")]


def test_a_question_with_an_answer_is_a_card_and_no_other_is() -> None:
    (card,) = cards(study({"a.md": QUIZ}), "question")
    assert card.id.startswith("q-")
    assert card.prompt == "What do mosses drink?"
    assert card.answer == "Rain. It falls on the leaves, e.g. in spring. They hold it."
    assert card.points == ["Rain. It falls on the leaves, e.g. in spring.", "They hold it."]
    assert card.short == card.answer
    assert card.place == ("bogs-a-study-guide", "Short-Answer Quiz", 5)
    assert card.page == f"q/{card.id[2:]}/"
    assert card.url == f"practice/bogs-a-study-guide/#{card.id}"


def test_a_question_leads_to_the_section_that_helps_with_it() -> None:
    lesson = "# Moss lesson\n\n## How mosses drink rain\n\nA moss drinks rain with its leaves, as mosses do.\n"
    quiz = QUIZ.replace("What do mosses drink?", "How do mosses drink the rain that falls on leaves?")
    (card,) = cards(study({"a.md": quiz, "b.md": lesson}), "question")
    assert card.url == "read/moss-lesson/#how-mosses-drink-rain"


PLANETS = """\
# Planets: A Study Guide

## Quiz

1. Which planet (see page 3) is nearest to the Sun?
   Hint: It is small.
   A. Venus
      It comes second.
   B. Mercury
2. Which planets have rings?
   A. Saturn
   B. Venus
   C. Uranus
3. Which planet is blue?
   A. Mars
   B. Neptune

## Answer Key

1. B. Mercury. It takes 88 days for its way.
2. A, C
3. Nobody knows.
"""


def test_options_of_a_question_come_with_what_is_right_and_why() -> None:
    told = study({"a.md": PLANETS})
    nearest, ringed, blue = cards(told, "question")
    assert (nearest.prompt, nearest.short, nearest.points) == (
        "Which planet (see page 3) is nearest to the Sun?",
        "Mercury",
        ["Mercury"],
    )
    assert nearest.answer == "Mercury / It takes 88 days for its way."
    assert (ringed.answer, ringed.points) == ("Saturn | Uranus", ["Saturn", "Uranus"])
    first = told["cards"][0]
    assert first["choices"] == [
        {"words": ["Venus"], "right": False, "why": [["p", "It comes second."]]},
        {"words": ["Mercury"], "right": True},
    ]
    assert first["hint"] == [["p", "It is small."]]
    # Nobody can be told whether what they chose is right.
    assert blue.prompt == "Which planet is blue? / Mars | Neptune"
    assert "choices" not in told["cards"][2]


def test_a_term_is_asked_for_its_meaning_and_for_its_name() -> None:
    told = study({"a.md": QUIZ})
    term = one(cards(told, "term"), "Rhizoid")
    assert (term.id, term.answer) == ("t-rhizoid", "A thread that holds a moss. Rhizoids do not drink.")
    assert term.points == ["A thread that holds a moss.", "Rhizoids do not drink."]
    assert term.url == term.page == "glossary/rhizoid/"
    (name,) = cards(told, "name")
    assert (name.id, name.prompt) == ("n-rhizoid", "A thread that holds a moss. ____ do not drink.")
    assert (name.answer, name.points, name.short) == ("Rhizoid", ["Rhizoid"], "Rhizoid")
    assert name.group != term.group
    assert {card.group for card in cards(told, "term")} == {term.group}


def test_a_pair_asks_for_the_definition_and_the_example() -> None:
    (card,) = cards(study({"a.md": GUIDE}), "pair")
    assert card.prompt == "Tiering"
    assert card.answer == "Moving objects to cheaper storage. / _Example:_ Logs move after a month."
    assert card.points == ["Moving objects to cheaper storage.", "_Example:_ Logs move after a month."]
    assert card.short == "Moving objects to cheaper storage."
    assert card.url == "read/storage-exam-guide/#definition-example-pairs"


def test_a_cell_is_asked_for_by_its_row_and_column_with_the_section_for_context() -> None:
    told = cards(study({"a.md": GUIDE}), "cell")
    assert [(card.prompt, card.answer) for card in told] == [
        ("_Classes_ / **Hot**: Pricing?", "high"),
        ("_Classes_ / **Hot**: Suits?", "daily use"),
        ("_Classes_ / **Cold**: Pricing?", "low"),
        ("_Classes_ / **Cold**: Suits?", "archives"),
    ]
    hot, use, cold, _ = told
    assert hot.group == cold.group != use.group
    assert hot.place == ("storage-exam-guide", "Classes", 13)
    assert hot.url.startswith("read/storage-exam-guide/#table-")


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        # Rows that are only counted are called by their next column.
        (("#|Step|Tool", "1|Build|make", "2|Test|pytest"), ["Build: Tool", "Test: Tool"]),
        (("Step|Who|Why", "Step 1|Ann|first", "Step 2|Bob|then"), ["Ann: Why", "Bob: Why"]),
        (("Class|No.|Price", "Hot|1|high", "Cold|2|low"), ["Hot: Price", "Cold: Price"]),
        # What says nothing, or too much, is not asked.
        (("Class|GPU|Price", "Hot|✓|high", "Cold|x|–"), ["Hot: Price"]),
        (("Class|Price|Note", "Hot||none", f"Cold|low|{'long ' * 41}"), ["Hot: Note", "Cold: Price"]),
        (("Class|Name", "Hot|Hot", "Cold|Frozen"), ["Cold: Name"]),
        # A name that two rows or columns have asks for neither.
        (("Class|Price", "Hot|1 EUR", "Hot|2 EUR", "Cold|low"), ["Cold: Price"]),
        (("Class|Price|Price|Use", "Hot|1 EUR|2 EUR|daily", "Cold|a|b|never"), ["Hot: Use", "Cold: Use"]),
        # Rows or columns without names, one row, one column, numbers alone: no table that compares.
        (("Class|Price", "Hot|high"), []),
        (("|Price", "|high", "|low"), []),
        (("Class|Price", "|high", "Cold|low"), []),
        (("Class|", "Hot|high", "Cold|low"), []),
        (("1|2", "3|4", "5|6"), []),
        (
            ("Class|Is it cheap?|Cost:", "Hot|no|high", "Cold|yes|low"),
            [f"{row}: {column}" for row in ("Hot", "Cold") for column in ("Is it cheap", "Cost")],
        ),
    ],
)
def test_only_cells_that_make_sense_are_asked_for(rows: tuple[str, ...], wanted: list[str]) -> None:
    told = [question.replace("**", "") for question, _ in asked(table(*rows))]
    assert told == [f"{question}?" for question in wanted]


def test_tables_with_the_same_names_are_told_apart_by_their_sections() -> None:
    rows = "| Class | Price |\n| --- | --- |\n| Hot | {} |\n| Cold | low |\n"
    first, second = rows.format("high"), rows.format("higher")
    text = f"# Storage: Exam Guide\n\n## 1. Europe\n\n{first}\n## 2. Asia\n\n{second}"
    told = cards(study({"a.md": text}), "cell")
    assert len({card.id for card in told}) == 4
    assert [card.prompt.split(" / ")[0] for card in told] == ["_1. Europe_"] * 2 + ["_2. Asia_"] * 2
    moved = f"# Storage: Exam Guide\n\n## 1. Asia\n\n{second}\n## 2. Europe\n\n{first}"
    assert {card.id for card in cards(study({"a.md": moved}), "cell")} == {card.id for card in told}


def test_a_branch_asks_what_stands_below_it_and_says_where_it_is() -> None:
    told = cards(study({"a.md": GUIDE}), "branch")
    assert [(card.prompt, card.answer) for card in told] == [
        ("Name what belongs to: **I. Classes**", "Hot: for daily use | Cold: for archives"),
        ("_I. Classes › Cold: for archives_ / Name what belongs to: **Deep**", "1. Ask. | 2. Wait."),
    ]
    assert told[0].points == ["Hot: for daily use", "Cold: for archives"]
    assert told[0].url.startswith("read/storage-exam-guide/#n-")


@pytest.mark.parametrize(("below", "are"), [(1, 0), (2, 1), (9, 1), (10, 0)])
def test_a_branch_with_one_below_it_or_more_than_nine_is_no_card(below: int, are: int) -> None:
    nodes = "\n".join(f"  - thing {number}" for number in range(below))
    text = f"# Map of storage: Exam Guide\n\n## Hierarchical Outline\n\n- Things\n{nodes}\n"
    assert len(cards(study({"a.md": text}), "branch")) == are


def test_a_mind_map_leads_to_its_own_page() -> None:
    text = "# Storage\n## Classes\n- Hot\n  - daily\n  - dear\n- Cold\n  - rare\n  - cheap\n## Uses\n- Logs\n- Copies\n"
    told = study({"mind-map.md": text})
    assert told["documents"][0]["kind"] == "mind-map"
    assert {card.url.split("#")[0] for card in cards(told, "branch")} == {"mind-map/storage/"}


def test_what_two_documents_ask_in_the_same_words_is_one_card_with_two_places() -> None:
    other = QUIZ.replace("Bogs", "Moors").replace("Rain. It falls", "Dew. It falls")
    told = study({"a.md": QUIZ, "b.md": other})
    (card,) = cards(told, "question")
    assert card.also == [("moors-a-study-guide", "Short-Answer Quiz", 5)]
    first, second = "Bogs: A Study Guide", "Moors: A Study Guide"
    assert card.answer.startswith(f"_{first}_ / Rain. It falls")
    assert f" / _{second}_ / Dew." in card.answer
    assert card.points == ["Rain. It falls on the leaves, e.g. in spring.", "They hold it."]
    assert one(cards(told, "term"), "Rhizoid").also == [("moors-a-study-guide", "Glossary of Key Terms", 18)]


def test_pairs_cells_and_branches_of_two_documents_are_one_card_too() -> None:
    other = GUIDE.replace("# Storage", "# Stores").replace("| low |", "| lowest |").replace("Logs move", "Files move")
    told = study({"a.md": GUIDE, "b.md": other})
    assert {len(card.also) for card in cards(told)} == {1}
    cold = one(cards(told, "cell"), "_Classes_ / **Cold**: Pricing")
    assert cold.answer == "_Storage: Exam Guide_ / low / _Stores: Exam Guide_ / lowest"
    assert one(cards(told, "cell"), "_Classes_ / **Hot**: Pricing").answer == "high"


def test_texts_whose_ids_clash_are_told_apart_by_their_section(monkeypatch: pytest.MonkeyPatch) -> None:
    def clashing(text: str, length: int = 8) -> str:
        # All texts without a section, which is the fourth line, have one id.
        return digest(text if text.count("\n") > 2 else "", length)

    monkeypatch.setattr(made_of, "digest", clashing)
    told = cards(study(table("Class|Price", "Hot|high", "Cold|low")), "cell")
    assert len({card.id for card in told}) == 2


def test_cards_come_in_the_order_of_the_documents_and_name_only_what_holds_some() -> None:
    empty = "# An article\n\nIt asks nothing.\n"
    told = study({"a.md": empty, "b.md": QUIZ, "c.md": GUIDE})
    assert [document["slug"] for document in told["documents"]] == ["bogs-a-study-guide", "storage-exam-guide"]
    assert [card.id[0] for card in cards(told)] == [*"qtnt", *"tn", *"cccc", "p", *"bb"]
    titles = [section["title"] for section in told["documents"][1]["sections"]]
    assert titles == ["Key Terms & Glossary", "Classes", "Definition-Example Pairs", "Hierarchical Outline"]


def test_documents_say_where_they_and_their_sections_are() -> None:
    told = study({"a.md": QUIZ})
    (document,) = told["documents"]
    assert document["url"] == "practice/bogs-a-study-guide/"
    assert document["source"] == "sources/bogs-a-study-guide/"
    assert document["sections"] == [
        {"title": "Short-Answer Quiz", "url": "practice/bogs-a-study-guide/#short-answer-quiz"},
        {"title": "Glossary of Key Terms", "url": "glossary/"},
    ]
    withheld = study({"a.md": QUIZ}, sources='[documents."a.md"]\noriginal = false\n')
    assert "source" not in withheld["documents"][0]


def test_ids_that_were_given_up_lead_to_the_present_ones() -> None:
    old = cards(study({"a.md": QUIZ}), "question")[0].id
    new = QUIZ.replace("What do mosses drink?", "What do all mosses drink?").replace("**Rhizoid**", "**Root thread**")
    fresh = cards(study({"a.md": new}), "question")[0].id
    aliases = '[questions]\n{0} = "What do all mosses drink?"\n00000000 = "What do all mosses drink?"\n'
    aliases = aliases.format(old[2:]) + '[terms]\nthread = "rhizoid"\nrhizoid = "root-thread"\nlost = "nowhere"\n'
    told = study({"a.md": new}, aliases)
    assert cards(told, "question")[0].id == old
    assert told["aliases"] == {
        "n-rhizoid": "n-root-thread",
        "n-thread": "n-root-thread",
        "q-00000000": old,
        fresh: old,
        "t-rhizoid": "t-root-thread",
        "t-thread": "t-root-thread",
    }


DRAWN = """\
# Light: A Study Guide

## Quiz

1. Where does light go?

## Answer Key

1. Into the leaf.

   ```mermaid
   graph LR
     A[Light] --> B[Leaf]
   ```
"""


@pytest.mark.parametrize(
    ("language", "said"), [("en", "From **Light** to **Leaf**"), ("de", "Von **Light** zu **Leaf**")]
)
def test_a_drawing_in_an_answer_is_told_in_the_language_of_the_site(language: str, said: str) -> None:
    (card,) = cards(study({"light.md": DRAWN}, sources=f'[site]\nlanguage = "{language}"\n'), "question")
    assert card.answer == f"Into the leaf. / {said}"
    assert card.points == ["Into the leaf.", said]
