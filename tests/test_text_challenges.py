"""Boxes of lessons that ask become questions with their answers; those that answer nothing stay as they are."""

from __future__ import annotations

import pytest

from studysite.text.dialects.challenges import with_challenges
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import with_ends


def taken(text: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Return what becomes of a text, and what is put aside of it."""
    ledger = Ledger("a.md")
    made = with_challenges(with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), 1)]), ledger)
    return "\n".join(line.text for line in made), [(one.line, one.name, one.text) for one in ledger.furniture]


@pytest.mark.parametrize(
    ("text", "made", "aside"),
    [
        pytest.param(
            (
                "Before.\n::: challenge\n## Weigh it\n\nWhat does it weigh?\n\n---\n\n::: hint\n"
                "Use scales.\n:::\n\n::: solution\n## Solution\n\nTwo pounds.\n\n### More\n\n```\n"
                "# no heading\n```\n:::\n\nWhy so much?\n\n::: solution\n## Half of it\nWater.\n:::\n\n"
                "Talk about it.\n:::\nBehind."
            ),
            (
                "Before.\n\nQ: Weigh it:\n\n    What does it weigh?\n\n\n    **Hint:**\n"
                "        Use scales.\nA:\n\n    Two pounds.\n\n    **More**\n\n    ```\n    # no heading\n"
                "    ```\n\nQ: Why so much?\n\nA:\n    **Half of it**\n    Water.\n***\n\nTalk about it.\n"
                "\nBehind."
            ),
            [(14, "answers marker", "Solution")],
            id="with a hint, two solutions and text behind",
        ),
        pytest.param(
            ("::::: {.exercise #one} Weigh it\n- What does it weigh?\n::: {.answer}\nTwo pounds.\n:::\n:::::"),
            "\nQ: Weigh it:\n    - What does it weigh?\nA:\n    Two pounds.\n***\n",
            [],
            id="its kind and title in braces",
        ),
        pytest.param(
            ":::: exercise Weigh it\nTake the scales\n::: answer\nTwo pounds.\n:::\n::::",
            "\nQ: Weigh it:\n    Take the scales\nA:\n    Two pounds.\n***\n",
            [],
            id="a title on its fence",
        ),
        pytest.param(
            ":::: exercise\n## Why is it so heavy?\nTake the scales.\n::: answer\nWater.\n:::\n::::",
            "\nQ: Why is it so heavy?\n    Take the scales.\nA:\n    Water.\n***\n",
            [],
            id="a title that asks",
        ),
        pytest.param(
            ":::: exercise\n## Exercise 3:\nTake the scales.\n::: answer\nWater.\n:::\n::::",
            "\nQ: Take the scales.\nA:\n    Water.\n***\n",
            [(2, "label", "Exercise 3:")],
            id="a title that only names its kind",
        ),
        pytest.param(
            ":::: exercise\n## Exercise 3\n::: answer\nWater.\n:::\n::::",
            "\nQ: Exercise 3\nA:\n    Water.\n***\n",
            [],
            id="nothing but such a title",
        ),
        pytest.param(
            (
                ":::: question\nQuestion: What is it\nmade of?\nHint: Look\nclosely.\n\nTake time.\n"
                "::: solution\nFlour.\n:::\n::::"
            ),
            (
                "\nQ: What is it\n    made of?\n    Hint: Look\n        closely.\n\n    Take time.\nA:\n"
                "    Flour.\n***\n"
            ),
            [(2, "label", "Question:")],
            id="a label, and a hint over two lines",
        ),
        pytest.param(
            ":::: question\n* What is it made of?\n::: solution\nFlour.\n:::\n::::",
            "\nQ: What is it made of?\nA:\n    Flour.\n***\n",
            [(2, "list marker", "* ")],
            id="one bullet",
        ),
        pytest.param(
            ":::: question\n* What is it made of?\n* Who made it?\n::: solution\nFlour.\n:::\n::::",
            "\nQ:\n    * What is it made of?\n    * Who made it?\nA:\n    Flour.\n***\n",
            [],
            id="two bullets",
        ),
        pytest.param(
            ":::: question\n```\nx\n```\nWhat is x?\n::: solution\nFlour.\n:::\n::::",
            "\nQ:\n    ```\n    x\n    ```\n    What is x?\nA:\n    Flour.\n***\n",
            [],
            id="code first",
        ),
        pytest.param(
            (":::: question\nWhat is it?\n::: solution\n## Hint\nLook.\n:::\n::: solution\nFlour.\n:::\n::::"),
            "\nQ: What is it?\n    **Hint:**\n        Look.\nA:\n    Flour.\n***\n",
            [(4, "label", "Hint")],
            id="a solution that is called a hint",
        ),
        pytest.param(
            (":::: question\nWhat is it?\n::: solution\nFlour.\n:::\n::: solution\n## Or else\nRye.\n:::\n::::"),
            "\nQ: What is it?\nA:\n    Flour.\n    **Or else**\n    Rye.\n***\n",
            [],
            id="two solutions at once",
        ),
        pytest.param(
            (":::: question\nWhat is it?\n::: solution\nFlour.\n:::\n\n## And that?\n\n::: solution\nRye.\n:::\n::::"),
            "\nQ: What is it?\nA:\n    Flour.\n\nQ: And that?\n\nA:\n    Rye.\n***\n",
            [],
            id="a second heading",
        ),
        pytest.param(
            (
                "Text.\n\n> ## Which knot?\n>\n> Name it.\n>\n> > ## Solution\n> >\n> > A hitch.\n"
                "> {: .solution}\n{: .challenge}\nBehind."
            ),
            "Text.\n\n\nQ: Which knot?\n\n    Name it.\n\nA:\n\n    A hitch.\n***\n\nBehind.",
            [(7, "answers marker", "Solution")],
            id="a quotation with a class below",
        ),
        pytest.param(
            (
                "> <question-title>Ropes</question-title>\n> Name them.\n"
                "> > <solution-title></solution-title>\n> > Hemp.\n> {: .solution}\n{: .question}"
            ),
            "\nQ: Ropes:\n    Name them.\nA:\n    Hemp.\n***\n",
            [],
            id="titles in tags",
        ),
        pytest.param(
            (":::: question\n   ## Which?\nThis one?\n::: hint\nLook.\n:::\nOr that?\n::: solution\nThat.\n:::\n::::"),
            "\nQ: Which?\n    This one?\n    **Hint:**\n        Look.\nOr that?\nA:\n    That.\n***\n",
            [],
            id="text between a hint and its answer",
        ),
        pytest.param(
            ":::: question\n* What is it made of?\nSay why.\n::: solution\nFlour.\n:::\n::::",
            "\nQ: What is it made of?\n    Say why.\nA:\n    Flour.\n***\n",
            [(2, "list marker", "* ")],
            id="a bullet and text",
        ),
        pytest.param(
            "::: questions\n## What comes\n- Why?\n\nSo.\n:::",
            "\n> Questions:\n>\n> What comes\n> - Why?\n>\n> So.\n",
            [],
            id="what is only promised",
        ),
        pytest.param(
            "> ## Questions\n> - Why?\n{: .questions}",
            "\n> Questions:\n>\n> Questions\n> - Why?\n",
            [],
            id="what is only promised, quoted",
        ),
    ],
)
def test_a_box_that_asks_is_a_question(text: str, made: str, aside: list[tuple[int, str, str]]) -> None:
    found, dropped = taken(text)
    assert found == made
    assert [one for one in dropped if one[1] != "markup" and one[2]] == aside
    # Each mark of a box goes once, and so does no other line.
    marks = [text.split("\n")[line - 1].strip(" >") for line, name, told in dropped if name == "markup" and told]
    assert all(mark[:3] in (":::", "{: ", "<qu", "<so") for mark in marks)
    assert (
        len(marks)
        == len({line for line, name, told in dropped if name == "markup" and told})
        == sum(line.strip(" >")[:3] in (":::", "{: ", "<qu", "<so") for line in text.split("\n"))
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("::: challenge\nWhat?\n:::", id="no solution"),
        pytest.param(":::: challenge\nWhat?\n::: solution\n\n:::\n::::", id="empty solution"),
        pytest.param(":::: challenge\nWhat?\n::: hint\nLook.\n:::\n::::", id="only hint"),
        pytest.param(":::: callout\nWhat?\n::: solution\nThat.\n:::\n::::", id="callout"),
        pytest.param(":::: challenge\n\n::: solution\nThat.\n:::\n::::", id="says nothing"),
        pytest.param(":::: challenge\nWhat?\n::: solution\nThat.\n:::", id="open"),
        pytest.param(":::: challenge\nWhat?\n::: solution\nThat.\n:::\n::::\n::::", id="closed too often"),
        pytest.param("```\n:::: challenge\nWhat?\n::: solution\nThat.\n:::\n::::\n```", id="code"),
        pytest.param("> ## Which?\n> > ## Solution\n> > A.\n> {: .solution}\nText.\n{: .challenge}", id="no class"),
        pytest.param(
            "> ## Which?\n> > ## Solution\n> > A.\n> {: .solution}\n```\nx\n```\n{: .challenge}", id="code between"
        ),
    ],
)
def test_a_box_that_nothing_answers_stays(text: str) -> None:
    assert taken(text) == (text, [])


def test_what_is_promised_stands_where_it_stood() -> None:
    lines = [Line(number, line) for number, line in enumerate(("::: questions", "## What", "- Why?", ":::"), 1)]
    assert [line.number for line in with_challenges(lines, Ledger("a.md"))] == [1, 1, 1, 2, 3, 4]
