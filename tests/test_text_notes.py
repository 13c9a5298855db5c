"""Notes on a term below or behind its definition: other names, related terms, the date of its facts."""

from __future__ import annotations

import pytest

from studysite.model import Paragraph, Span, Term, plain
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.terms import term_blocks


def read(text: str) -> tuple[list[Term], Ledger]:
    ledger = Ledger("a.txt")
    blocks = term_blocks([Line(number, line) for number, line in enumerate(text.split("\n"), 1)], ledger)
    assert not [one for one in blocks if isinstance(one, Paragraph)]
    return [one for one in blocks if isinstance(one, Term)], ledger


@pytest.mark.parametrize(
    "note",
    [
        "    - Also: neap, slack water",
        "    - Also: neap; slack water",
        "    - Also: neap; slack water.",
        "    - also called: neap, slack water",
        "    - **Also:** *neap*, `slack water`",
        "    - **Also**: neap, **slack water**",
        "    - __Also known as__ neap, slack water",
        "    - Aliases: neap, neap, slack water",
        "    - Synonyms: neap, slack water",
        "    - Alias: neap; slack water",
        "  Also: neap, slack water",
        "Also: neap, slack water",
        "- Also: neap, slack water",
        "**Also:** neap, slack water",
    ],
)
def test_further_names_stand_below_a_definition(note: str) -> None:
    (ebb, flow), ledger = read(f"- **Ebb (EB)**: Out.\n{note}\n- **Flow**: In.")
    assert (ebb.name, plain(ebb.definition), ebb.span) == ("Ebb (EB)", "Out.", Span(1, 2))
    assert ebb.aliases == ("neap", "slack water")
    assert (flow.aliases, flow.related, flow.as_of) == ((), (), "")
    assert "label" in {one.name for one in ledger.furniture if one.line == 2}


@pytest.mark.parametrize(
    "label", ["See also:", "*See also:*", "**See also**:", "Related:", "Related terms:", "Compare:"]
)
def test_related_terms_stand_below_a_definition(label: str) -> None:
    (ebb,), _ = read(f"- **Ebb**: Out.\n    - {label} Flow, Key Policy (KP), `tide`")
    assert ebb.related == ("Flow", "Key Policy (KP)", "tide")
    assert (ebb.aliases, plain(ebb.definition)) == ((), "Out.")


@pytest.mark.parametrize("note", ["As of: 2025-03", "As of: 2025-03.", "**As of:** 2025-03", "_As of_ 2025-03"])
def test_the_date_of_a_fact_stands_below_a_definition(note: str) -> None:
    (ebb,), _ = read(f"- **Ebb**: Out.\n    - {note}")
    assert ebb.as_of == "2025-03"


def test_notes_of_all_kinds_come_in_any_order_and_more_than_once() -> None:
    (ebb,), _ = read("Ebb: Out.\nAs of: 2025\nSee also: Flow\nAlso: neap\nSee also: Moon; Flow\nAlso: low")
    assert ebb == Term("Ebb", ebb.definition, Span(1, 6), ("neap", "low"), ("Flow", "Moon"), "2025")


@pytest.mark.parametrize(
    ("behind", "aliases", "related", "as_of"),
    [
        ("See also: Flow, Moon", (), ("Flow", "Moon"), ""),
        ("*See also:* Flow; Moon.", (), ("Flow", "Moon"), ""),
        ("(See also: Flow.)", (), ("Flow",), ""),
        ("(As of: 2025).", (), (), "2025"),
        ("See also: Key Policy (KP)", (), ("Key Policy (KP)",), ""),
        ("Also called: neap. See also: Flow. As of: May 2025.", ("neap",), ("Flow",), "May 2025"),
        ("**As of**: 2025", (), (), "2025"),
    ],
)
def test_notes_stand_behind_a_definition_on_its_line(
    behind: str, aliases: tuple[str, ...], related: tuple[str, ...], as_of: str
) -> None:
    for line in (f"- **Ebb**: Out, they say. {behind}", f"Ebb: Out, they say. {behind}"):
        (ebb,), _ = read(line)
        assert (plain(ebb.definition), ebb.aliases, ebb.related, ebb.as_of) == (
            "Out, they say.",
            aliases,
            related,
            as_of,
        )


@pytest.mark.parametrize(
    "told",
    [
        "As of today it goes out.",
        "Out. See also the chapter on the moon.",
        "Out, as of: never.",
        "Out. Also: in.",
        "See also Flow",
        "Out. See also: what the old fishermen of the coast have always said about it, and more",
    ],
)
def test_a_sentence_behind_a_definition_is_part_of_it(told: str) -> None:
    (ebb,), _ = read(f"- **Ebb**: {told}")
    assert plain(ebb.definition) == told
    assert (ebb.aliases, ebb.related, ebb.as_of) == ((), (), "")


@pytest.mark.parametrize(
    "told",
    [
        "Also: it is quite salty.",
        "See: the moon pulls it.",
        "Also: where the old fishermen of the coast have lived until now",
    ],
)
def test_a_sentence_below_a_definition_is_part_of_it(told: str) -> None:
    (ebb, flow), _ = read(f"- **Ebb**: Out.\n    - {told}\n- **Flow**: In.")
    assert plain(ebb.definition) == f"Out. · {told}"
    assert (ebb.aliases, ebb.related, flow.name) == ((), (), "Flow")


@pytest.mark.parametrize("name", ["Alias", "Abbreviation", "Synonym", "Compare", "Related"])
def test_a_term_that_is_called_like_a_label_stays_a_term(name: str) -> None:
    for line in (f"- **{name}**: Another word", f"- {name}: Another word"):
        (ebb, other), _ = read(f"- **Ebb**: Out.\n{line}")
        assert (ebb.aliases, ebb.related) == ((), ())
        assert (other.name, plain(other.definition)) == (name, "Another word")


def test_a_note_without_a_definition_above_it_is_none() -> None:
    ledger = Ledger("a.txt")
    (first, *_) = term_blocks([Line(1, "See also: Flow")], ledger)
    assert isinstance(first, Term)
    assert (first.name, first.related) == ("See also", ())
