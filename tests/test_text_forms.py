"""Forms of a page become questions with boxes to tick, or lists of words where they ask for no knowledge."""

from __future__ import annotations

import pytest

from studysite.text.dialects.forms import with_forms
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import with_ends


def q(asks: str, *options: tuple[str, str], name: str = "q", kind: str = "radio") -> str:
    """Return a line that asks, and what it offers: each with its value."""
    inputs = (f'<label><input type="{kind}" name="{name}" value="{value}"> {words}</label>' for value, words in options)
    return "\n".join((asks, *inputs))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        pytest.param(
            q("1. Loam is", ("correct", "a soil"), ("wrong", "a stone")),
            "\nQ: 1. Loam is\n\n[x] a soil\n[ ] a stone\n",
            id="value",
        ),
        pytest.param(
            q("What burns?", ("x", "Oil"), ("y", "Ash"))
            + "\n"
            + q("What melts?", ("x", "Wax"), ("y", "Clay"), name="r"),
            "\nQ: What burns?\n\n[ ] Oil\n[ ] Ash\n\n\nQ: What melts?\n\n[ ] Wax\n[ ] Clay\n",
            id="two",
        ),
        pytest.param(
            q("What burns?", ("x", "Oil"), ("y", "Ash")),
            "What burns?\n- Oil\n- Ash",
            id="one not right",
        ),
        pytest.param(
            "\n".join(
                q(f"{n}. How was it?", ("1", "Good"), ("2", "Bad"), ("3", "None"), name=f"n{n}") for n in (1, 2, 3)
            ),
            (
                "\n> 1. How was it?\n> - Good\n> - Bad\n> - None\n\n\n> 2. How was it?\n> - Good\n"
                "> - Bad\n> - None\n\n\n> 3. How was it?\n> - Good\n> - Bad\n> - None\n"
            ),
            id="poll",
        ),
        pytest.param(
            q("What burns?", ("x", "Oil"), ("y", "Ash"))
            + "\n"
            + q("What melts?", ("x", "Wax"), ("y", "Clay"), name="r")
            + '\n<input type="email">',
            "\n> What burns?\n> - Oil\n> - Ash\n\n\n> What melts?\n> - Wax\n> - Clay\n",
            id="personal",
        ),
        pytest.param(
            '<div data-answer="y">\n' + q("What burns?", ("x", "Ash"), ("y", "Oil")) + "\n</div>",
            "\nQ: What burns?\n\n[ ] Ash\n[x] Oil\n",
            id="key",
        ),
        pytest.param(
            (
                'What burns?\n<input type="radio" name="q" data-correct="yes"> Oil<br>\n'
                '<input type="radio" name="q" data-correct="no"> Ash'
            ),
            "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n",
            id="data-correct",
        ),
        pytest.param(
            (
                "What burns?\n"
                '<input type="radio" name="q" onclick="mark(this, \'right\')"> Oil<br>'
                '<input type="radio" name="q" onclick="mark(true, \'wrong\')"> Ash'
            ),
            "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n",
            id="onclick",
        ),
        pytest.param(
            (
                'What burns?\n<label class="is-correct"><input type="radio" name="q"> Oil</label>\n'
                '<label><input type="radio" name="q"> Ash</label>'
            ),
            "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n",
            id="class",
        ),
        pytest.param(
            (
                'What burns?\n<label>Oil <input type="radio" name="q" value="correct"></label>\n'
                '<label>Ash <input type="radio" name="q"></label>'
            ),
            "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n",
            id="behind",
        ),
        pytest.param(
            (
                "What burns?\n"
                '<select name="s"><option value="">Please choose</option><option value="correct">Oil'
                '</option><option value="wrong">Ash</option></select>'
            ),
            "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n",
            id="select",
        ),
        pytest.param(
            (
                'What burns?\n<input type="checkbox" name="a" value="correct"> Oil\n'
                '<input type="checkbox" name="b"> Ash\n<button onclick="x()">Send it</button> now'
            ),
            "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n\n***\n\nnow",
            id="button",
        ),
        pytest.param(
            '<input type="checkbox" name="a"> Taken\n\nText.',
            "- [ ] Taken\n\nText.",
            id="alone",
        ),
        pytest.param(
            "<label>Name</label> <b>x</b>",
            "<label>Name</label> <b>x</b>",
            id="none",
        ),
        pytest.param(
            '```\n<input type="radio" name="q"> Oil\n```',
            '```\n<input type="radio" name="q"> Oil\n```',
            id="code",
        ),
        pytest.param(
            q("What burns?", ("correct", "Oil"), ("wrong", "Ash"))
            + "\nCorrect! It does.\nHint: smell it.\n\nAnd so on.\n### Next",
            (
                "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n\nExplanation: Correct! It does.\n\n"
                "Hint: smell it.\n\n***\n\nAnd so on.\n### Next"
            ),
            id="explains",
        ),
        pytest.param(
            "### Question 3\nWhat burns\nin a lamp?\n\n![lamp](a.png)\n" + q("", ("correct", "Oil"), ("wrong", "Ash")),
            "\nQuestion 3: What burns\nin a lamp?\n\n![lamp](a.png)\n\n\n[x] Oil\n[ ] Ash\n",
            id="head",
        ),
        pytest.param(
            q("1. Oil burns.", ("true", "True"), ("false", "False"))
            + "\n"
            + q("2. Ash burns.", ("true", "True"), ("false", "False"), name="r"),
            "\nQ: 1. Oil burns.\n\n[ ] True\n[ ] False\n\n\nQ: 2. Ash burns.\n\n[ ] True\n[ ] False\n",
            id="truefalse",
        ),
        pytest.param(
            q("What burns?", ("correct", "Oil"), ("correct", "Wax")),
            "What burns?\n- Oil\n- Wax",
            id="all right",
        ),
        pytest.param(
            q("What burns?", ("oil", "Oil"), ("correct", "Ash")),
            "\nQ: What burns?\n\n[ ] Oil\n[x] Ash\n",
            id="valuewords",
        ),
        pytest.param(
            q("What burns?", ("correct", "Oil"), ("wrong", "Ash"))
            + "\n"
            + q("A triangle has", ("1", "three sides"), ("2", "four sides"), name="r"),
            ("\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n\n\nQ: A triangle has\n\n[ ] three sides\n[ ] four sides\n"),
            id="states",
        ),
        pytest.param(
            '<label>Lost <input type="radio" name="q" value="x"> Found</label>',
            "- Found\nLost",
            id="around",
        ),
        pytest.param(
            q("What burns?", ("correct", "Oil"), ("wrong", "Ash"))
            + '\nWhat is wax?\n<input type="text" name="w">\nYour name\n<input type="text" name="n">',
            "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n\n\nQ: What is wax?\n\n\n***\n\nYour name",
            id="text",
        ),
        pytest.param(
            q("Which burn?", ("correct", "Oil"), ("wrong", "Ash"), kind="checkbox").replace('name="q"', 'name="a"', 1)
            + "\n"
            + q("Which melt?", ("correct", "Wax"), ("wrong", "Ash"), name="r"),
            "\nQ: Which burn?\n\n[x] Oil\n[ ] Ash\n\n\nQ: Which melt?\n\n[x] Wax\n[ ] Ash\n",
            id="two of a kind",
        ),
        pytest.param(
            (
                "<P>What burns?</P>\n"
                '<LABEL CLASS="Is-Correct"><INPUT TYPE="RADIO" NAME=\'q\'> Oil</LABEL>\n'
                '<LABEL><INPUT TYPE="RADIO" NAME="q"> Ash</LABEL><BUTTON>Send</BUTTON>'
            ),
            "\nQ: <P>What burns?</P>\n\n[x] Oil\n[ ] Ash\n",
            id="shouted",
        ),
        pytest.param(
            (
                "What burns?\n"
                '<label class="correct"><input type="radio" name="q" onclick="wrong(\'wrong\')"> Ash'
                "</label>\n"
                '<label><input type="radio" name="q" value="correct"> Oil</label>'
            ),
            "\nQ: What burns?\n\n[ ] Ash\n[x] Oil\n",
            id="wrong by click",
        ),
        pytest.param(
            '<div data-key="b">\n<ul><li>What burns?</li></ul>\n'
            + q("", ("a", "Ash"), ("b", "Oil")).strip()
            + "\n</div>\n<div>\n"
            + q("What melts?", ("a", "Ash"), ("b", "Wax"), name="r")
            + "\n</div>",
            ("\nQ: <ul><li>What burns?</li></ul>\n\n[ ] Ash\n[x] Oil\n\n\nQ: What melts?\n\n[ ] Ash\n[ ] Wax\n"),
            id="key of a list",
        ),
        pytest.param(
            (
                'What burns?\n<input type="radio" name="q" value="correct">\nOil\n'
                '<input type="radio" name="q" value="wrong">\nAsh\n\nText.'
            ),
            "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n\n***\n\nText.",
            id="words on the next line",
        ),
        pytest.param(
            (
                'What burns?\n<input type="radio" name="q" value="correct"><br>Oil<br>\n'
                '<input type="radio" name="q" value="wrong"> Ash<br>so'
            ),
            "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n\n***\n\nso",
            id="words around a break",
        ),
        pytest.param(
            (
                'What burns?\n<select name="s">\n<option value=" ">Choose</option>\n'
                '<option value="correct">Oil</option>\n<option>Ash</option>\n</select>'
            ),
            "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n",
            id="blank value",
        ),
        pytest.param(
            "### Question 3\n1. What burns?\n" + q("", ("correct", "Oil"), ("wrong", "Ash")).strip(),
            "### Question 3\n\nQ: 1. What burns?\n\n[x] Oil\n[ ] Ash\n",
            id="head before a number",
        ),
        pytest.param(
            "\n".join(
                q(f"{n}. How was it?", ("1", "Good"), ("2", "Bad"), ("3", "None"), name=f"n{n}") for n in (1, 2, 3)
            )
            + "\n"
            + "\n".join(q(f"{n}. What burns?", (f"{n}", f"Oil {n}"), ("x", "Ash"), name=f"m{n}") for n in (4, 5, 6)),
            (
                "\n> 1. How was it?\n> - Good\n> - Bad\n> - None\n\n\n> 2. How was it?\n> - Good\n"
                "> - Bad\n> - None\n\n\n> 3. How was it?\n> - Good\n> - Bad\n> - None\n\n\n"
                "> 4. What burns?\n> - Oil 4\n> - Ash\n\n\n> 5. What burns?\n> - Oil 5\n> - Ash\n\n\n"
                "> 6. What burns?\n> - Oil 6\n> - Ash\n"
            ),
            id="half alike",
        ),
        pytest.param(
            (
                'What burns?\n<input type="radio" name="q" value="correct">\n<b>Oil</b> of a lamp\n'
                '<input type="radio" name="q" value="wrong"> <b>Ash</b> of wood'
            ),
            "\nQ: What burns?\n\n[x] Oil of a lamp\n[ ] Ash of wood\n",
            id="words in tags",
        ),
        pytest.param(
            (
                '<div data-key="b">\n<p>\nWhat burns?\n</p>\n<ul>\n'
                '<li><input type="radio" name="q" value="a"> Ash</li>\n'
                '<li><input type="radio" name="q" value="b"> Oil</li>\n</ul>\n</div>'
            ),
            "\nQ: What burns?\n\n[ ] Ash\n[x] Oil\n",
            id="key around a list",
        ),
        pytest.param(
            "<label>Try it</label>\n\n" + q("What burns?", ("correct", "Oil"), ("wrong", "Ash")),
            "Try it\n\n\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n",
            id="label without input",
        ),
        pytest.param(
            q("What burns?", ("correct", "Oil"), ("wrong", "Ash")) + "\n<details>\nWhy?\n</details>",
            "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n\n<details>\nWhy?\n</details>",
            id="folds",
        ),
        pytest.param(
            q("What burns?", ("x", "Ash"), ("y", "Oil")).replace("<input ", '<input data-key="y" '),
            "\nQ: What burns?\n\n[ ] Ash\n[x] Oil\n",
            id="keyed",
        ),
        pytest.param(
            "**Question:** Oil\n" + q("Q: In a lamp", ("correct", "Oil"), ("wrong", "Ash")),
            "\n**Question:** Oil\nQ: In a lamp\n\n[x] Oil\n[ ] Ash\n",
            id="asked by a label",
        ),
        pytest.param(
            "- What burns?\n" + q("", ("correct", "Oil"), ("wrong", "Ash")).strip(),
            "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n",
            id="list",
        ),
        pytest.param(
            "Some text.\n\nIn a lamp\nwhat burns?\n\n---\n\n```\nlamp()\n```\n"
            + q("", ("correct", "Oil"), ("wrong", "Ash")).strip(),
            "Some text.\n\n\nQ: In a lamp\nwhat burns?\n\n\n```\nlamp()\n```\n\n[x] Oil\n[ ] Ash\n",
            id="gone on",
        ),
        pytest.param(
            q("", ("correct", "Oil"), ("wrong", "Ash")).strip(),
            "- Oil\n- Ash",
            id="no line above",
        ),
        pytest.param(
            ('What burns?\n<input type="radio" name="q" value="correct">\n<input type="radio" name="q"> Ash'),
            "What burns?\n- Ash",
            id="no words",
        ),
    ],
)
def test_a_form_is_read_as_it_asks(text: str, made: str) -> None:
    found = with_forms(
        with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), 1)]), Ledger("a.md")
    )
    assert "\n".join(line.text for line in found) == made
