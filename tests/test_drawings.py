"""Drawings on their way through the site: pages, data for whoever draws them, search, cards, addresses."""

from __future__ import annotations

import json
import re

import pytest

from inert import active_on
from rendering import Element, of_this_site
from studysite.pipeline import Conversion, convert
from studysite.sourcefile import SourceFile

RENDERER = of_this_site()
WEIR = "graph TD\n  gate[Gate of the weir] -- lets through --> mill((Mill))"
GUIDE = f"""# Weirs

Some words on weirs, so that this is an article.

## The whole

```mermaid
{WEIR}
```

- In a list:

  ```mermaid
  {WEIR.replace(chr(10), chr(10) + "  ")}
  ```

## The parts

Text before the drawing.

```dot
digraph {{ gate -> mill }}
```
"""
QUIZ = f"""# Quiz on Weirs

## Quiz

1. What does a gate do?

## Answer Key

1. It does this:

   ```mermaid
   {WEIR.replace(chr(10), chr(10) + "   ")}
   ```
"""


def converted(text: str, name: str = "weirs.md") -> Conversion:
    made = convert([SourceFile(name, text.encode())])
    assert [str(one) for one in made.notices if one.severity == "error"] == []
    return made


def drawings(made: Conversion) -> dict[str, dict[str, object]]:
    told: dict[str, dict[str, object]] = json.loads(made.pages["data/drawings.json"])["drawings"]
    return told


def figures(made: Conversion, path: str) -> list[Element]:
    return RENDERER.page(made.pages[path]).content.all("figure", "diagram")


def test_a_drawing_that_comes_twice_is_drawn_once() -> None:
    made = converted(GUIDE)
    whole, listed, parts = figures(made, "read/weirs.md")
    keys = [one.one("div", "drawing").attributes["data-drawing"] for one in (whole, listed, parts)]
    assert keys[0] == keys[1] != keys[2]
    assert sorted(drawings(made)) == sorted(set(keys))
    assert drawings(made)[keys[0]] == {
        "direction": "down",
        "groups": [],
        "vertices": [
            {"name": "gate", "text": "Gate of the weir", "shape": "box", "group": "", "notes": []},
            {"name": "mill", "text": "Mill", "shape": "ellipse", "group": "", "notes": []},
        ],
        "edges": [{"tail": "gate", "head": "mill", "text": "lets through", "arrow": "forward", "dashed": False}],
    }


def test_every_figure_has_an_address_a_name_and_what_it_says_in_words() -> None:
    found = figures(converted(GUIDE), "read/weirs.md")
    assert len({one.attributes["id"] for one in found}) == 3
    for one in found:
        name = one.attributes["id"]
        assert one.one("figcaption").attributes["id"] == f"{name}_caption"
        assert one.one("details", "told").attributes["id"] == f"{name}_told"
        assert one.one("a", "share").attributes["href"] == f"#{name}"
    assert [one.one("figcaption").text for one in found] == [
        "Figure 1. The whole",
        "Diagram: Gate of the weir",
        "Figure 2. Diagram: gate",
    ]
    assert [one.text for one in found[0].one("details", "told").all("li")] == [
        "From Gate of the weir to Mill: lets through"
    ]


def test_a_site_without_drawings_has_no_data_for_them() -> None:
    assert "data/drawings.json" not in converted("# Weirs\n\n```mermaid\nsequenceDiagram\n```\n").pages


def test_the_words_of_shapes_and_lines_are_found_and_the_source_is_not() -> None:
    records = json.loads(converted(GUIDE).pages["data/search.json"])["records"]
    (whole,) = (one for one in records if one["title"] == "The whole")
    assert {"Gate of the weir", "Mill", "lets through"} <= set(
        re.findall("Gate of the weir|Mill|lets through", whole["body"])
    )
    (parts,) = (one for one in records if one["title"] == "The parts")
    assert "digraph" not in parts["body"]


def test_a_card_shows_a_drawing_in_words() -> None:
    (card,) = converted(QUIZ).study.cards
    told = repr(card.answer)
    assert "Gate of the weir" in told
    assert "graph TD" not in told
    assert "lets through" in repr(card.points)


def test_a_drawing_in_an_answer_stands_on_both_pages_of_the_question() -> None:
    made = converted(QUIZ)
    (question,) = (path for path in made.pages if path.startswith("q/"))
    keys = {
        one.one("div", "drawing").attributes["data-drawing"]
        for path in ("practice/quiz-on-weirs.md", question)
        for one in figures(made, path)
    }
    assert keys == set(drawings(made))


HOSTILE = (
    "</script><script>alert(1)</script>",
    "]]>",
    "'x' onload=alert(1)",
    "{{ config }}",
    "\u2028",
    "<img src=x>",
    "&lt;b&gt;",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_label_stays_text(text: str) -> None:
    bare = re.sub("[{}]", "", text)
    sources = (
        f'```mermaid\ngraph TD\na["x {text} y"] -->|"{text}"| b\n```',
        f'```dot\ndigraph {{ label="{text}"; a [label="x {text} y"]; a -> b [label="{text}"] }}\n```',
        f"\\begin{{tikzpicture}}\n\\node[draw] (a) {{x {bare} y}};\n\\end{{tikzpicture}}",
        f'```mermaid\nmindmap\n  root(("{text}"))\n    x {text} y\n```',
    )
    made = converted("# Weirs\n\n## Drawn\n\n" + "\n\n".join(sources))
    data = made.pages["data/drawings.json"]
    assert not set(data) & {"<", "\u2028"}
    assert len(json.loads(data)["drawings"]) == 3
    page = made.pages["read/weirs.md"]
    assert active_on("read/weirs.md", RENDERER.html(page)) == []
    assert len(figures(made, "read/weirs.md")) == 3


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("```mermaid\ngantt\n```", "“gantt” is none of the kinds"),
        ("```dot\ndigraph {\n```", "a brace is never closed"),
        ("```tikz\n\\draw[->] (0,0) -- (1,1);\n```", "which are no two nodes"),
        ("```latex\n\\begin{tikzpicture}\n\\foreach \\x in {1} \\node {a};\n\\end{tikzpicture}\n```", "computed"),
    ],
)
def test_what_is_not_understood_stays_as_its_source_and_says_why(source: str, reason: str) -> None:
    made = convert([SourceFile("weirs.md", f"# Weirs\n\nWords.\n\n## Drawn\n\n{source}\n".encode())])
    (notice,) = (one for one in made.notices if one.code == "drawing-not-understood")
    assert (notice.line, notice.severity) == (7, "note")
    assert reason in notice.message
    (figure,) = RENDERER.page(made.pages["read/weirs.md"]).content.all("figure", "missing")
    assert figure.one("figcaption").text == "Figure 1. Drawn"
    assert figure.one("code").raw == "\n".join(source.split("\n")[1:-1])


@pytest.mark.parametrize(
    ("above", "caption"),
    [
        ("Text.\n\nThe way of the water:\n\n", "The way of the water"),
        ("Text.\n\n**The way of the water**\n\n", "The way of the water"),
        ("Text.\n\nA sentence of its own.\n\n", "Diagram: a"),
        ("", "Parts"),
    ],
)
def test_a_drawing_is_called_by_what_stands_right_above_it(above: str, caption: str) -> None:
    made = converted(f"# Weirs\n\nWords.\n\n## Parts\n\n{above}```mermaid\ngraph TD; a --> b\n```\n")
    (figure,) = figures(made, "read/weirs.md")
    assert figure.one("figcaption").text == f"Figure 1. {caption}"


def test_code_in_a_language_that_draws_nothing_stays_code() -> None:
    page = converted("# Weirs\n\nWords.\n\n```latex\n\\frac{a}{b}\n```\n\n```python\ngraph = 1\n```\n").pages[
        "read/weirs.md"
    ]
    assert "<figure" not in page
