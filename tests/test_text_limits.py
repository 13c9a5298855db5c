"""Documents far beyond what people write: read in time that grows with their size, and without an exception.

The work is counted and not timed: the lines of our code that run for a document and for one twice
as long. Patterns do their work inside one call, so lines of 300,000 characters are read too:
a pattern whose work grows with the square would take minutes over one of them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from studysite.measure import depth
from studysite.model import Document, Outline, Question
from studysite.pipeline import convert, understand
from studysite.readers import read_file
from studysite.sourcefile import SourceFile

SIZE = 300
LONG = 300_000
PATIENCE = 20.0
# About as long as a drawing may be.
DRAWN = 190_000


def documents(text: str) -> tuple[Document, ...]:
    return understand([SourceFile("a.md", text.encode())]).documents


def read(text: str) -> None:
    read_file("a.md", text.split("\n"))


def work(text: str, through: Callable[[str], object] = read) -> int:
    """Return how many lines of code run while `text` is read; a turn of a loop on one line counts as one."""
    count = 0

    def seen(_frame: FrameType, event: str, _argument: object) -> Any:  # noqa: ANN401 - typeshed's own type of it is recursive
        nonlocal count
        count += event == "line"
        return seen

    before = sys.gettrace()
    sys.settrace(seen)
    try:
        through(text)
    finally:
        sys.settrace(before)
    return count


def quiz(size: int, answers: int, number: Callable[[int], str]) -> str:
    asked = "\n".join(f"{number(at)}What is part {at} of the whole?" for at in range(1, size + 1))
    told = "\n".join(f"{number(at)}Part {at} is this one." for at in range(1, answers + 1))
    return f"Quiz\n\n{asked}\n\nAnswer Key\n\n{told}"


def tikz(text: str) -> str:
    return f"\\begin{{tikzpicture}}\n{text}\n\\end{{tikzpicture}}"


def fenced(language: str, text: str) -> str:
    return f"```{language}\n{text}\n```"


GROWING: dict[str, Callable[[int], str]] = {
    "unclosed fences": lambda size: "```py\n~~~~sh\n\n" * size,
    "longer and longer fences": lambda size: "\n".join("`" * (3 + at % 97) + "x" for at in range(size)),
    "unclosed drawings": lambda size: "\\begin{a}\n\\begin{tikzpicture}\n" * size,
    "numbered questions": lambda size: quiz(size, size, "{}. ".format),
    "answers that no question asks for": lambda size: quiz(size, 2 * size, "{}. ".format),
    "bare questions": lambda size: quiz(size, size + 1, lambda _: ""),
    "one number for all": lambda size: quiz(size, size - 1, lambda _: "1. "),
    "bare headings": lambda size: "\n".join(f"Heading {at}" for at in range(size)),
    "marked headings": lambda size: "\n".join(f"{'#' * (1 + at % 6)} Heading {at}" for at in range(size)),
    "headwords as headings": lambda size: "# Glossary\n" + "\n".join(f"### W{at}\nmeans {at}" for at in range(size)),
    "terms": lambda size: "Glossary\n\n" + "\n".join(f"W{at}\tmeans {at}" for at in range(size)),
    "lines that run on in a list": lambda size: "1. Item\n" + "goes on\n" * size,
    "lines that run on in a quiz": lambda size: "Quiz\n1. Item\n" + "goes on\n" * size + "2. Item",
    "lines that run on in a glossary": lambda size: "Glossary\nA\tb\nC\td\n" + "goes on\n" * size,
    "lines that run on in a map": lambda size: "---\nmarkmap:\n---\n- a\n" + "goes on\n" * size,
    "blank lines": lambda size: "- a\n" + "\n" * size + "  b\n" + "\n" * size,
    "table rows": lambda size: "| a | b |\n|---|---|\n" + "| c | d |\n" * size,
    "rows alone": lambda size: "| a |\n\n" * size,
    "comments": lambda size: "<!-- a\n" * size,
    "details": lambda size: "<details><summary>Why?</summary>\nx\n</details>\n" * size,
    "hard-wrapped prose": lambda size: "the quick brown fox jumps over the lazy dog and runs\n" * size,
    "nodes of TikZ": lambda size: tikz("\\node[draw] (a) {a};\n" * size),
    "styles of TikZ": lambda size: tikz("\\tikzset{a/.style={a, draw}}\n\\node[a] {b};\n" * size),
    "lines of TikZ": lambda size: tikz("\\node (a) {a};\n" + "\\draw (a) -- (a);\n" * size),
    "links of Mermaid": lambda size: fenced("mermaid", "graph TD\n" + "a --> b\n" * size),
    "subgraphs of Mermaid": lambda size: fenced("mermaid", "graph TD\n" + "subgraph a\nend\n" * size),
    "branches of Mermaid": lambda size: fenced(
        "mermaid", "mindmap\n" + "".join(f"{' ' * (at % 50)}n((a\n" for at in range(size))
    ),
    "edges of DOT": lambda size: fenced("dot", "digraph {\n" + "a -> b\n" * size + "}"),
    "braces of DOT": lambda size: fenced("dot", "digraph {\n" + "{\n" * size),
    "formulas on lines of their own": lambda size: "$$\nx_1\n$$\n" * size,
    "openings of formulas": lambda size: "$$ \\frac\n\n" * size + "\\[ a\n" * size,
    "columns of options": lambda size: (
        "a) x    b) y\n\n" * (size // 10) + "Quiz\n1. A?\nA) x    B) y\nC) z    D) w\n" * (size // 10)
    ),
    "results of tests": lambda size: "Question 1\nWhy?\n\nYes\n(Correct)\n\nNo\n" * (size // 10),
    "boxes that ask": lambda size: "> [!question] Why?\n> > [!answer] a\n" * (size // 4),
    "tables of one side": lambda size: "| Question |\n|---|\n| Why? |\n\n| Answer |\n|---|\n| So. |\n\n" * (size // 10),
    "documents that may be others": lambda size: "# A Blogpost\n\nT\n\n" + "# x\ny\n" * size + "# B Briefing\n\nT",
}


@pytest.mark.parametrize("name", GROWING)
def test_work_grows_with_the_length_of_a_document(name: str) -> None:
    once, twice = work(GROWING[name](SIZE)), work(GROWING[name](2 * SIZE))
    assert once > SIZE
    assert twice < 2.3 * once


LINKED = {
    "links to headings": "## Part {at}\n\nSee [that](#part-{at}).\n",
    "links as in wikis": "## Part {at}\n\nSee [[#Part {at}]].\n",
    "links to terms": "**w{at}**: See [that](#w{at}).\n",
}


@pytest.mark.parametrize("name", LINKED)
def test_work_grows_with_the_links_of_a_document(name: str) -> None:
    def linked(size: int) -> int:
        text = "# Links\n\n" + "\n".join(LINKED[name].format(at=at) for at in range(size))
        return work(text, lambda text: convert([SourceFile("a.md", text.encode())]))

    # What is imported and compiled on the way, the first time, is no work for the document.
    linked(2)
    once, twice = linked(120), linked(240)
    assert twice < 2.3 * once


# What a line of a drawing may be, over and over.
TIKZ = (
    *("%", "% a", "{", "}", "[", "(", "\\", "\\node {a}", "\\node[a", "\\node[a=", "\\draw (a) -- ", "% a \\node", "-"),
    *("\\draw (1,1) -- (2,2);", "\\tikzset{a/.style=a}", "\\node {\\a{", "(a) edge ", " ", "\\begin{scope}[->]"),
)
MERMAID = (
    *(
        "-",
        "=",
        ".",
        "-.",
        " ",
        "a-->",
        "a & ",
        "[",
        "(",
        '"',
        "[a]",
        '["a"]',
        "|",
        "-->|a",
        "a--",
        "%%",
        "%%{a",
        "&a;",
    ),
    *(":::a", "@{", '@{"', ";", "<br", "x--x ", "~~~", "((a))", "::icon(", "e@"),
)
DOT = (
    *('"', '"\\', "{", "a->", "[a=", "/*", "/**", "<", "<a>", "a ", "a=b ", ";", "-", '"a"+', "a:", "#"),
    "a[label=<b>]",
)


LINES: dict[str, str] = {
    "letters": "x" * LONG,
    "white space": f"a{' ' * LONG}b",
    "stars": "*" * LONG,
    "open stress": "*a " * (LONG // 3),
    "crossed stress": "*a **b " * (LONG // 7),
    "backticks": " ".join("`" * (at % 700) for at in range(2, LONG // 350)),
    "brackets": "[" * LONG,
    "half links": "[a](http://a" * (LONG // 12),
    "addresses": "http://a.b/(.).) " * (LONG // 17),
    "closing marks of a heading": f"# {'#' * LONG}x",
    "spaces in a heading": f"# a{' ' * LONG}x",
    "a name of a document": f"# {'!' * LONG}\n# blogpost",
    "a fence": f"```{' ' * LONG}`",
    "spaces in a table's rule": f"x | y\n{' ' * LONG}|-{' ' * LONG}x",
    "pipes": f"a | b\n---|---\n{'|' * LONG}",
    "tabs": "a\t" * (LONG // 2),
    "dashes": f"{'- ' * (LONG // 2)}x",
    "a long headword": f"Glossary\na{' ' * LONG}b: c",
    "parentheses": f"Glossary\n{'(' * LONG}{')' * LONG}\ta\nb\tc",
    "examples": f"Definition-Example Pairs\n- a: {'Example: ' * (LONG // 9)}",
    "spaces before an example": f"Definition-Example Pairs\n- a: b{' ' * LONG}Exampl",
    "a long question": f"Quiz\n1. {'a ' * (LONG // 2)}\nAnswer Key\n1. {'a ' * (LONG // 2)} b",
    "spaces before an answer": f"Quiz\n1. a?\n{' ' * LONG}A{' ' * LONG}x",
    "a long number": f"Outline\n- {'I' * LONG}. x",
    "tags": "<div" + " dir" * (LONG // 4),
    "buttons of a form": f"Why?\n{'<input type=radio><button>' * (LONG // 26)}",
    "half comments": f"{'<!--' * (LONG // 4)}-->",
    "a glued list": f"{'a- b' * (LONG // 4)}\n- y",
    "full stops": f"{'.' * LONG}x",
    "marks before an answer": f"Checkpoint\n1. a?\n{'!' * LONG}",
    "indentation": f"{' ' * LONG}- a",
    "dollars": "$x " * (LONG // 3),
    "dollars in pairs": "$$" * (LONG // 2),
    "small formulas": "$x_1$ " * (LONG // 6),
    "brackets of formulas": "\\(" * (LONG // 2),
    "brackets of formulas with spaces": "\\[ x" * (LONG // 4),
    "distances": "\\\\[2pt]" * (LONG // 7),
    "half formulas": "$\\frac{" * (LONG // 7),
    "a row of dollars": f"a | b\n---|---\n{'$|' * (LONG // 2)}",
    **{f"TikZ {text[:9]}": tikz(text * (DRAWN // len(text))) for text in TIKZ},
    **{f"Mermaid {text[:9]}": fenced("mermaid", f"graph TD\na{text * (DRAWN // len(text))}") for text in MERMAID},
    **{f"map {text[:9]}": fenced("mermaid", f"mindmap\na{text * (DRAWN // len(text))}") for text in MERMAID},
    **{f"DOT {text[:9]}": fenced("dot", f"digraph {{ {text * (DRAWN // len(text))}") for text in DOT},
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_of_300_000_characters_is_read(name: str) -> None:
    start = time.process_time()
    assert documents(LINES[name])
    assert time.process_time() - start < PATIENCE


def test_three_thousand_questions_have_their_own_answers() -> None:
    (document,) = documents(quiz(3_000, 3_000, "{}. ".format))
    asked = [block for block in document.sections[0].blocks if isinstance(block, Question)]
    assert len(asked) == 3_000
    assert all(one.answer_span and one.answer_span.first == one.span.first + 3_003 for one in asked)


@pytest.mark.parametrize("mark", ["- ", "- ## ", "1. "])
def test_a_list_of_twelve_hundred_levels_is_read(mark: str) -> None:
    # Deeper than Python's stack.
    (document,) = documents("\n".join(f"{' ' * level}{mark}level {level}" for level in range(1_200)))
    outlines = [block for section in document.sections for block in section.blocks if isinstance(block, Outline)]
    assert all(depth(outline.nodes) < 100 for outline in outlines)


def test_a_hundred_thousand_blank_lines_part_two_paragraphs() -> None:
    (document,) = documents(f"One sentence.{chr(10) * 100_000}Another sentence.")
    assert [block.span.first for section in document.sections for block in section.blocks] == [1, 100_001]


def test_five_thousand_levels_of_quotation_are_read() -> None:
    assert documents(f"{'> ' * 5_000}a")
