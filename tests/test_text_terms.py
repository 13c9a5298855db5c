"""Glossaries in every shape that they come in."""

from __future__ import annotations

import pytest

from studysite.model import Block, ListBlock, Paragraph, Span, Table, Term, plain
from studysite.text.headwords import bold_alone, head, make_term
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.terms import term_blocks


def read(text: str) -> tuple[list[Block], Ledger]:
    ledger = Ledger("a.txt")
    return list(term_blocks([Line(number, line) for number, line in enumerate(text.split("\n"), 1)], ledger)), ledger


def terms(text: str) -> list[tuple[str, str]]:
    return [(one.name, plain(one.definition)) for one in read(text)[0] if isinstance(one, Term)]


def test_a_tab_parts_a_term_from_its_definition() -> None:
    assert terms("Term\tDefinition\nEbb\tOut: it goes.\nFlow\tIn.") == [("Ebb", "Out: it goes."), ("Flow", "In.")]


@pytest.mark.parametrize(
    ("line", "name", "definition"),
    [
        ("Ebb: out", "Ebb", "out"),
        ("- Ebb: out", "Ebb", "out"),
        ("* **Ebb:** out", "Ebb", "out"),
        ("**Ebb**: out", "Ebb", "out"),
        ("**Ebb** – out", "Ebb", "out"),
        ("- Ebb → out", "Ebb", "out"),
        ("Ebb — out: far", "Ebb", "out: far"),
        ("Ebb - out", "Ebb", "out"),
        ("1. Ebb: out", "Ebb", "out"),
        ("`a: b`: code", "a: b", "code"),
        ("std::vector: a list", "std::vector", "a list"),
        ("Ratio (3: 1): parts", "Ratio (3: 1)", "parts"),
        ("@media: a rule", "@media", "a rule"),
        ("-eme: an ending", "-eme", "an ending"),
        ("N.B.: note well", "N.B.", "note well"),
        ("__init__: a method", "__init__", "a method"),
        ("C:\\dir: a path", "C:\\dir", "a path"),
        ("**Virtual Net** (VN): a net", "Virtual Net", "a net"),
    ],
)
def test_headwords_are_found_in_every_shape(line: str, name: str, definition: str) -> None:
    assert terms(line) == [(name, definition)]


@pytest.mark.parametrize(
    "line",
    [
        "The tide turns twice a day, and no one has ever stopped it yet: it just does.",
        "https://example.org/a",
        "It goes out. It comes in. Then it is over: at last.",
        "Nothing here",
    ],
)
def test_sentences_define_nothing(line: str) -> None:
    assert head(line) is None


@pytest.mark.parametrize(
    ("line", "term"),
    [
        ("**Osmosis.** Water moves through a membrane.", "Osmosis"),
        ("__Cell wall.__ What holds a cell.", "Cell wall"),
        # An abbreviation's full stop is its own.
        ("**etc.** And so on.", "etc."),
        ("**approx.**: Nearly.", "approx."),
        ("**U.S.** A country.", "U.S."),
    ],
)
def test_a_full_stop_parts_a_headword_in_bold_unless_it_is_its_own(line: str, term: str) -> None:
    found = head(line)
    assert found
    assert found.term == term


def test_a_headword_in_bold_may_stand_above_its_text() -> None:
    assert terms("**Ebb**\nThe sea goes out.\n\n**Flow**\nThe sea comes in.") == [
        ("Ebb", "The sea goes out."),
        ("Flow", "The sea comes in."),
    ]
    assert bold_alone("**Ebb:**") == "Ebb"
    assert bold_alone("**Ebb** and flow") == ""


def test_bullets_below_a_term_are_part_of_its_definition() -> None:
    assert terms("- **Ebb**\n  - The sea goes out.\n  - Note: at noon.\n- **Flow**: In.") == [
        ("Ebb", "The sea goes out. · Note: at noon."),
        ("Flow", "In."),
    ]


def test_a_definition_may_run_on_in_the_next_line() -> None:
    found, _ = read("Ebb\tThe sea\ngoes out.\nFlow\tIn.")
    assert [one.span for one in found] == [Span(1, 2), Span(3, 3)]
    assert terms("Ebb\tThe sea\ngoes out.\nFlow\tIn.")[0] == ("Ebb", "The sea goes out.")


def test_term_and_definition_may_have_labels() -> None:
    assert terms("Term: Ebb\nDefinition: Out.\n\n**Term:** Flow\n**Definition:** In.") == [
        ("Ebb", "Out."),
        ("Flow", "In."),
    ]


def test_a_line_without_a_tab_is_remarked_on_and_read_by_its_colon() -> None:
    found, ledger = read("Ebb\tOut.\nFlow\tIn.\nSlack: Neither.\nThe sea never rests.")
    assert [type(one) for one in found] == [Term, Term, Term, Paragraph]
    assert [(one.code, one.line) for one in ledger.notices] == [
        ("glossary-line-without-tab", 3),
        ("glossary-line-without-tab", 4),
    ]


def test_a_glossary_run_together_stays_text_and_invents_nothing() -> None:
    found, ledger = read("TermDefinitionEbbThe sea goes out.FlowThe sea comes in.")
    assert [type(one) for one in found] == [Paragraph]
    assert [one.code for one in ledger.notices] == ["glossary-line-without-tab"]


def test_a_table_of_terms_gives_terms() -> None:
    assert terms("| **Term** | **Definition** |\n|---|---|\n| **Ebb** | Out |\n| Flow | In |") == [
        ("Ebb", "Out"),
        ("Flow", "In"),
    ]


def test_a_table_of_something_else_stays_a_table() -> None:
    found, _ = read("| Place | Ebb | Flow |\n|---|---|---|\n| Here | 6 | 12 |")
    assert [type(one) for one in found] == [Table]


def test_text_between_terms_stays_in_its_place() -> None:
    found, _ = read("Ebb: Out.\n\nSome words about it.\n\n- a list\n- of things\n\nFlow: In.")
    assert [type(one) for one in found] == [Term, Paragraph, ListBlock, Term]


def test_instructions_define_nothing() -> None:
    assert terms("Note: learn these by heart.\nEbb: Out.") == [("Ebb", "Out.")]


def test_a_line_of_marks_alone_is_furniture() -> None:
    found, ledger = read("Ebb: Out.\n.\n---\nFlow: In.")
    assert [type(one) for one in found] == [Term, Term]
    assert [(one.line, one.name) for one in ledger.furniture] == [(2, "rule"), (3, "rule")]


@pytest.mark.parametrize(
    ("headword", "name", "aliases"),
    [
        ("Virtual Private Cloud (VPC)", "Virtual Private Cloud", ("VPC",)),
        ("ECR (Elastic Container Registry)", "ECR", ("Elastic Container Registry",)),
        ("Amazon EC2 (Elastic Compute Cloud)", "Amazon EC2", ("Elastic Compute Cloud",)),
        ("Kubernetes (K8s)", "Kubernetes", ("K8s",)),
        ("Ebb (at noon)", "Ebb (at noon)", ()),
        ("Tide (T) table (TT)", "Tide (T) table", ("TT",)),
        ("Mercury (planet)", "Mercury (planet)", ()),
        ("**`run()`**", "run()", ()),
    ],
)
def test_another_name_is_taken_only_where_one_abbreviates_the_other(
    headword: str, name: str, aliases: tuple[str, ...]
) -> None:
    term = make_term(headword, "x", Span(1, 1))
    assert (term.name, term.aliases) == (name, aliases)
