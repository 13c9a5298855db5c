"""The map of a document's headings: which branches it has, in which order, and where they lead."""

from __future__ import annotations

import re

import pytest

from rendering import Converted, converted
from studysite.mapped import Map
from studysite.measure import walk
from studysite.model import Node, plain

GUIDE = """\
Mosses: A Study Guide

Quiz
1. What is a rhizoid?
2. Why do mosses need water although they have no roots that could take it up from the soil below them at all?

Answer Key
1. A thread.
2. For their spores.

Glossary
Term\tDefinition
Rhizoid\tA thread that holds a moss.
Spore\tWhat a moss grows from.
"""

NOTES = """\
# Notes on stones

First words, before any heading, on stones and what they are.

## Kinds of stone

Stones are of three kinds, as everybody knows who has seen many.

- Slate: It splits.
    - Roof Slate: For roofs.
    - Wall Slate: For walls.
- Marble: It shines.

### How they are told apart

- This is a sentence that ends in a full stop.
- Hardness: it scratches.

| Stone | Hardness | Use |
|---|---|---|
| Slate | 3 | Roofs |
| Marble | 4 | Floors |

## Where to go

- Quarry: https://example.org/quarry
- Museum: https://example.org/museum

1. Look
2. Touch
"""


def the_map(made: Converted, slug: str) -> Map:
    return made.conversion.library.maps[slug]


def lines(nodes: tuple[Node, ...], depth: int = 0) -> list[str]:
    """Return the branches as an indented list."""
    made = []
    for node in nodes:
        number = f"{node.number}. " if node.number is not None else ""
        made += [f"{'  ' * depth}{number}{plain(node.words)}", *lines(node.children, depth + 1)]
    return made


def leads(held: Map) -> dict[str, list[str]]:
    """Return where each branch leads, by its words."""
    return {
        plain(node.words): [f"{kind} {ref.address}{ref.fragment and '#'}{ref.fragment}" for kind, ref in links]
        for node in walk(held.nodes)
        if (links := held.treated[node.id].links if node.id in held.treated else ())
    }


def test_a_text_is_mapped_by_its_headings_and_what_has_a_name_below_them() -> None:
    assert lines(the_map(converted({"notes.md": NOTES}), "notes-on-stones").nodes) == [
        "Notes on stones",
        "  Kinds of stone",
        "    Slate",
        "      Roof Slate",
        "      Wall Slate",
        "    Marble",
        "    How they are told apart",
        "      Stone: Hardness, Use",
        "        Slate",
        "        Marble",
        "  Where to go",
        "    1. Look",
        "    2. Touch",
    ]


def test_branches_of_a_text_lead_to_its_sections_and_tables() -> None:
    made = leads(the_map(converted({"notes.md": NOTES}), "notes-on-stones"))
    (table,) = made.pop("Stone: Hardness, Use")
    assert re.fullmatch(r"section read/notes-on-stones/#table-[0-9a-z]{6}", table)
    assert made == {
        "Notes on stones": ["section read/notes-on-stones/"],
        "Kinds of stone": ["section read/notes-on-stones/#kinds-of-stone"],
        "How they are told apart": ["section read/notes-on-stones/#how-they-are-told-apart"],
        "Where to go": ["section read/notes-on-stones/#where-to-go"],
    }


def test_a_study_guide_is_mapped_by_its_questions_and_terms() -> None:
    made = converted({"guide.txt": GUIDE})
    first, second = (card.id for card in made.conversion.library.cards)
    held = the_map(made, "mosses-a-study-guide")
    long = "Why do mosses need water although they have no roots that could take it up from …"
    assert lines(held.nodes) == [
        "Mosses: A Study Guide",
        "  Quiz",
        "    What is a rhizoid?",
        f"    {long}",
        "  Glossary",
        "    Rhizoid",
        "    Spore",
    ]
    assert leads(held) == {
        "Mosses: A Study Guide": ["section practice/mosses-a-study-guide/"],
        "Quiz": ["section practice/mosses-a-study-guide/#quiz"],
        "What is a rhizoid?": [f"question q/{first}/"],
        long: [f"question q/{second}/"],
        "Rhizoid": ["term glossary/rhizoid/"],
        "Spore": ["term glossary/spore/"],
    }


def test_the_name_of_a_row_or_an_entry_leads_to_its_term() -> None:
    made = converted({"notes.md": NOTES, "words.txt": GUIDE.replace("Rhizoid", "Marble")})
    assert leads(the_map(made, "notes-on-stones"))["Marble"] == ["term glossary/marble/"]


def test_a_branch_keeps_its_address_when_the_title_changes_or_others_come() -> None:
    def ids(text: str) -> set[str]:
        (held,) = converted({"notes.md": text}).conversion.library.maps.values()
        return {node.id for node in walk(held.nodes)}

    before = ids(NOTES)
    assert len(before) == 13
    assert all(re.fullmatch("n-[0-9a-z]{6}", name) for name in before)
    assert before <= ids(
        NOTES.replace("# Notes on stones", "# On stones").replace("## Where", "## New\n\nx\n\n## Where")
    )


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("few.md", "# Few\n\n## One\n\nx\n\n## Two\n\ny\n\n## Three\n\nz\n"),
        ("labs/a.md", "---\nlab: zone-failure\n---\n# Lab\n" + "".join(f"\n## {at}\n\nx\n" for at in "abcdef")),
        ("words.txt", "Words\n\nGlossary\nTerm\tDefinition\nA\ta one.\nB\ta two.\nC\ta three.\nD\ta four.\n"),
    ],
    ids=["tiny", "lab", "in the A to Z alone"],
)
def test_some_documents_have_no_map(file: str, text: str) -> None:
    made = converted({file: text})
    assert not made.conversion.library.maps
    assert not [path for path in made.conversion.pages if path.startswith("mind-map")]


def test_four_branches_are_a_map() -> None:
    made = converted({"few.md": "# Few\n" + "".join(f"\n## {at}\n\nx\n" for at in ("One", "Two", "Three", "Four"))})
    assert "mind-map/few.md" in made.conversion.pages


PARTS = (
    "# Glossary of Words\n\n## Low\n\n- Moss: A plant.\n- Fern: A plant.\n\n## High\n\n- Fir: A tree.\n- Oak: A tree.\n"
)


def test_a_glossary_of_several_parts_has_a_map_although_its_terms_live_in_the_alphabet() -> None:
    made = converted({"words.md": PARTS})
    assert made.conversion.library.pages["glossary-of-words"] == ("mind-map/glossary-of-words/",)
    assert lines(the_map(made, "glossary-of-words").nodes) == [
        "Glossary of Words",
        *["  Low", "    Moss", "    Fern"],
        *["  High", "    Fir", "    Oak"],
    ]
    assert made.conversion.sound


def test_a_document_whose_questions_live_with_another_has_no_map_of_its_own() -> None:
    made = converted({"guide.txt": GUIDE, "twin.txt": GUIDE.replace("Mosses", "Twins")})
    assert list(made.conversion.library.maps) == ["mosses-a-study-guide"]


def test_of_too_many_questions_only_the_count_is_shown() -> None:
    asked = "\n".join(f"{at}. What is stone {at}?" for at in range(1, 401))
    terms = "\n".join(f"Stone {at}\tA stone." for at in range(1, 101))
    made = converted({"guide.txt": f"Stones\n\nQuiz\n{asked}\n\nGlossary\nTerm\tDefinition\n{terms}\n"})
    told = lines(the_map(made, "stones").nodes)
    assert told[:4] == ["Stones", "  Quiz", "    400 questions", "  Glossary"]
    assert len(told) == 104


def test_a_map_of_thousands_of_terms_counts_them_too() -> None:
    parts = "".join(
        f"\n## Part {part}\n\n" + "".join(f"- Word {part}-{at}: A word.\n" for at in range(100)) for part in range(6)
    )
    made = converted({"words.md": f"# Glossary of Words\n{parts}"})
    assert lines(the_map(made, "glossary-of-words").nodes) == [
        "Glossary of Words",
        *(line for part in range(6) for line in (f"  Part {part}", "    100 terms")),
    ]


def test_of_too_many_headings_those_of_the_deepest_levels_are_left_out() -> None:
    parts = "".join(
        f"\n## Part {part}\n\nx\n" + "".join(f"\n### Point {part}.{at}\n\ny\n" for at in range(40))
        for part in range(10)
    )
    held = the_map(converted({"long.md": f"# Long\n{parts}"}), "long")
    assert lines(held.nodes) == ["Long", *(f"  Part {part}" for part in range(10))]
    # The first level is there in any case: it is what the whole consists of.
    many = "".join(f"\n## Part {part}\n\nx\n" for part in range(400))
    assert len(lines(the_map(converted({"long.md": f"# Long\n{many}"}), "long").nodes)) == 401
