"""Code and drawings: which lines belong to them, whatever stands inside."""

from __future__ import annotations

from studysite.model import Block, CodeBlock, Figure, Formula, Paragraph, Span
from studysite.text.blocks import blocks
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import closing, outside, with_ends


def lines(text: str) -> list[Line]:
    return with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), 1)])


def closes(text: str) -> list[int]:
    return [line.close for line in lines(text)]


def read(text: str) -> tuple[Block, ...]:
    return blocks(lines(text), Ledger("a.md"))


def test_a_fence_closes_at_the_next_one_that_is_as_long() -> None:
    assert closes("````\n```\na\n````") == [4, 0, 0, 0]
    assert closes("```\n````") == [2, 0]


def test_a_fence_is_closed_by_its_own_character() -> None:
    assert closes("~~~\n```\n~~~") == [3, 0, 0]


def test_a_fence_that_names_a_language_closes_nothing() -> None:
    assert closes("```\n```py\n```") == [3, 0, 0]


def test_nothing_opens_inside_code() -> None:
    assert closes("```\n~~~\n```\na\n~~~") == [3, 0, 0, 0, 5]


def test_an_unclosed_fence_with_a_language_holds_the_lines_up_to_a_blank_one() -> None:
    assert read("```py\na = 1\nb = 2\n\nText.")[0] == CodeBlock("a = 1\nb = 2", Span(1, 3), "py")


def test_an_unclosed_fence_with_a_language_ends_where_the_indentation_does() -> None:
    assert closes("- a\n  ```py\n  b\n- c") == [0, 3, 0, 0]


def test_an_unclosed_fence_without_a_language_holds_nothing() -> None:
    assert closes("```\na\nb") == [1, 0, 0]
    assert [type(block).__name__ for block in read("```\nFirst words.\n\nMore words.")] == ["Paragraph", "Paragraph"]


def test_a_latex_environment_ends_with_its_own_name() -> None:
    assert closes("\\begin{a}\n\\end{b}\n\\end{a}") == [3, 0, 0]
    assert closes("\\begin{a} x \\end{a}") == [1]
    assert closes("\\begin{a}\n\\end{b}") == [0, 0]


def test_a_picture_is_a_figure_a_formula_is_one_and_a_table_is_code() -> None:
    assert read("\\begin{tikzpicture}\nx\n\\end{tikzpicture}") == (
        Figure((), "\\begin{tikzpicture}\nx\n\\end{tikzpicture}", Span(1, 3), language="tikz"),
    )
    formula = Formula("\\begin{align} x \\end{align}", is_block=True)
    assert read("\\begin{align}\nx\n\\end{align}") == (Paragraph((formula,), Span(1, 3)),)
    assert read("\\begin{tabular}{l}\nx\n\\end{tabular}") == (
        CodeBlock("\\begin{tabular}{l}\nx\n\\end{tabular}", Span(1, 3), "latex"),
    )


def test_the_indentation_of_a_fence_is_no_part_of_its_code() -> None:
    assert read("  ```\n    a\n  b\n  ```") == (CodeBlock("  a\nb", Span(1, 4), ""),)


def test_code_that_is_cut_off_ends_with_the_lines_at_hand() -> None:
    assert closing(lines("```\na\nb\n```")[:2], 0) == 1


def test_only_lines_outside_code_are_outside() -> None:
    assert outside(lines("a\n\n```\nb\n```\nc")) == [0, 5]
