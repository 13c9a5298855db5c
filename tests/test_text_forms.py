"""Forms of a page become questions with boxes to tick, or lists of words where they ask for no knowledge."""

from __future__ import annotations

import pytest

from studysite.text.dialects.forms import with_forms
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import with_ends


@pytest.mark.parametrize(
    ("text", "made"),
    [
        pytest.param(
            (
                '1. Loam is\n<label><input type="radio" name="q" value="correct"> a soil</label>\n'
                '<label><input type="radio" name="q" value="wrong"> a stone</label>'
            ),
            "\nQ: 1. Loam is\n\n[x] a soil\n[ ] a stone\n",
            id="value",
        ),
        pytest.param(
            (
                'What burns?\n<label><input type="radio" name="q" value="x"> Oil</label>\n'
                '<label><input type="radio" name="q" value="y"> Ash</label>\nWhat melts?\n'
                '<label><input type="radio" name="r" value="x"> Wax</label>\n'
                '<label><input type="radio" name="r" value="y"> Clay</label>'
            ),
            "\nQ: What burns?\n\n[ ] Oil\n[ ] Ash\n\n\nQ: What melts?\n\n[ ] Wax\n[ ] Clay\n",
            id="two",
        ),
        pytest.param(
            (
                'What burns?\n<label><input type="radio" name="q" value="x"> Oil</label>\n'
                '<label><input type="radio" name="q" value="y"> Ash</label>'
            ),
            "What burns?\n- Oil\n- Ash",
            id="one not right",
        ),
        pytest.param(
            (
                '1. How was it?\n<label><input type="radio" name="n1" value="1"> Good</label>\n'
                '<label><input type="radio" name="n1" value="2"> Bad</label>\n'
                '<label><input type="radio" name="n1" value="3"> None</label>\n2. How was it?\n'
                '<label><input type="radio" name="n2" value="1"> Good</label>\n'
                '<label><input type="radio" name="n2" value="2"> Bad</label>\n'
                '<label><input type="radio" name="n2" value="3"> None</label>\n3. How was it?\n'
                '<label><input type="radio" name="n3" value="1"> Good</label>\n'
                '<label><input type="radio" name="n3" value="2"> Bad</label>\n'
                '<label><input type="radio" name="n3" value="3"> None</label>'
            ),
            (
                "\n> 1. How was it?\n> - Good\n> - Bad\n> - None\n\n\n> 2. How was it?\n> - Good\n"
                "> - Bad\n> - None\n\n\n> 3. How was it?\n> - Good\n> - Bad\n> - None\n"
            ),
            id="poll",
        ),
        pytest.param(
            (
                'What burns?\n<label><input type="radio" name="q" value="x"> Oil</label>\n'
                '<label><input type="radio" name="q" value="y"> Ash</label>\nWhat melts?\n'
                '<label><input type="radio" name="r" value="x"> Wax</label>\n'
                '<label><input type="radio" name="r" value="y"> Clay</label>\n'
                '<input type="email">'
            ),
            "\n> What burns?\n> - Oil\n> - Ash\n\n\n> What melts?\n> - Wax\n> - Clay\n",
            id="personal",
        ),
        pytest.param(
            (
                '<div data-answer="y">\nWhat burns?\n'
                '<label><input type="radio" name="q" value="x"> Ash</label>\n'
                '<label><input type="radio" name="q" value="y"> Oil</label>\n</div>'
            ),
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
            (
                'What burns?\n<label><input type="radio" name="q" value="correct"> Oil</label>\n'
                '<label><input type="radio" name="q" value="wrong"> Ash</label>\n'
                "Correct! It does.\nHint: smell it.\n\nAnd so on.\n### Next"
            ),
            (
                "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n\nExplanation: Correct! It does.\n\n"
                "Hint: smell it.\n\n***\n\nAnd so on.\n### Next"
            ),
            id="explains",
        ),
        pytest.param(
            (
                "### Question 3\nWhat burns\nin a lamp?\n\n![lamp](a.png)\n\n"
                '<label><input type="radio" name="q" value="correct"> Oil</label>\n'
                '<label><input type="radio" name="q" value="wrong"> Ash</label>'
            ),
            "\nQuestion 3: What burns\nin a lamp?\n\n![lamp](a.png)\n\n\n[x] Oil\n[ ] Ash\n",
            id="head",
        ),
        pytest.param(
            (
                '1. Oil burns.\n<label><input type="radio" name="q" value="true"> True</label>\n'
                '<label><input type="radio" name="q" value="false"> False</label>\n2. Ash burns.\n'
                '<label><input type="radio" name="r" value="true"> True</label>\n'
                '<label><input type="radio" name="r" value="false"> False</label>'
            ),
            "\nQ: 1. Oil burns.\n\n[ ] True\n[ ] False\n\n\nQ: 2. Ash burns.\n\n[ ] True\n[ ] False\n",
            id="truefalse",
        ),
        pytest.param(
            (
                'What burns?\n<label><input type="radio" name="q" value="correct"> Oil</label>\n'
                '<label><input type="radio" name="q" value="correct"> Wax</label>'
            ),
            "What burns?\n- Oil\n- Wax",
            id="all right",
        ),
        pytest.param(
            (
                'What burns?\n<label><input type="radio" name="q" value="oil"> Oil</label>\n'
                '<label><input type="radio" name="q" value="correct"> Ash</label>'
            ),
            "\nQ: What burns?\n\n[ ] Oil\n[x] Ash\n",
            id="valuewords",
        ),
        pytest.param(
            (
                'What burns?\n<label><input type="radio" name="q" value="correct"> Oil</label>\n'
                '<label><input type="radio" name="q" value="wrong"> Ash</label>\nA triangle has\n'
                '<label><input type="radio" name="r" value="1"> three sides</label>\n'
                '<label><input type="radio" name="r" value="2"> four sides</label>'
            ),
            ("\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n\n\nQ: A triangle has\n\n[ ] three sides\n[ ] four sides\n"),
            id="states",
        ),
        pytest.param(
            '<label>Lost <input type="radio" name="q" value="x"> Found</label>',
            "- Found\nLost",
            id="around",
        ),
        pytest.param(
            (
                'What burns?\n<label><input type="radio" name="q" value="correct"> Oil</label>\n'
                '<label><input type="radio" name="q" value="wrong"> Ash</label>\nWhat is wax?\n'
                '<input type="text" name="w">\nYour name\n<input type="text" name="n">'
            ),
            "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n\n\nQ: What is wax?\n\n\n***\n\nYour name",
            id="text",
        ),
        pytest.param(
            (
                'Which burn?\n<label><input type="checkbox" name="a" value="correct"> Oil</label>\n'
                '<label><input type="checkbox" name="q" value="wrong"> Ash</label>\nWhich melt?\n'
                '<label><input type="radio" name="r" value="correct"> Wax</label>\n'
                '<label><input type="radio" name="r" value="wrong"> Ash</label>'
            ),
            "\nQ: Which burn?\n\n[x] Oil\n[ ] Ash\n\n\nQ: Which melt?\n\n[x] Wax\n[ ] Ash\n",
            id="two of a kind",
        ),
        pytest.param(
            (
                'What burns?\n<label><input type="radio" name="q" value="correct"> Oil</label>\n'
                '<label><input type="radio" name="q" value="wrong"> Ash</label>\n<details>\nWhy?\n'
                "</details>"
            ),
            "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n\n<details>\nWhy?\n</details>",
            id="folds",
        ),
        pytest.param(
            (
                "What burns?\n"
                '<label><input data-key="y" type="radio" name="q" value="x"> Ash</label>\n'
                '<label><input data-key="y" type="radio" name="q" value="y"> Oil</label>'
            ),
            "\nQ: What burns?\n\n[ ] Ash\n[x] Oil\n",
            id="keyed",
        ),
        pytest.param(
            (
                "**Question:** Oil\nQ: In a lamp\n"
                '<label><input type="radio" name="q" value="correct"> Oil</label>\n'
                '<label><input type="radio" name="q" value="wrong"> Ash</label>'
            ),
            "\n**Question:** Oil\nQ: In a lamp\n\n[x] Oil\n[ ] Ash\n",
            id="asked by a label",
        ),
        pytest.param(
            (
                '- What burns?\n<label><input type="radio" name="q" value="correct"> Oil</label>\n'
                '<label><input type="radio" name="q" value="wrong"> Ash</label>'
            ),
            "\nQ: What burns?\n\n[x] Oil\n[ ] Ash\n",
            id="list",
        ),
        pytest.param(
            (
                "Some text.\n\nIn a lamp\nwhat burns?\n\n---\n\n```\nlamp()\n```\n"
                '<label><input type="radio" name="q" value="correct"> Oil</label>\n'
                '<label><input type="radio" name="q" value="wrong"> Ash</label>'
            ),
            "Some text.\n\n\nQ: In a lamp\nwhat burns?\n\n\n```\nlamp()\n```\n\n[x] Oil\n[ ] Ash\n",
            id="gone on",
        ),
        pytest.param(
            (
                '<label><input type="radio" name="q" value="correct"> Oil</label>\n'
                '<label><input type="radio" name="q" value="wrong"> Ash</label>'
            ),
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
