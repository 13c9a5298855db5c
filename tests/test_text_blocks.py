"""Lists, tables, outlines and pairs, whole and damaged."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from studysite.measure import depth
from studysite.model import Block, Blocks, CodeBlock, Item, ListBlock, Node, Outline, Pair, Paragraph, Table, plain
from studysite.text.blocks import blocks
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.outlines import outline_blocks
from studysite.text.pairs import pair_blocks
from studysite.text.unglue import unglue
from studysite.text.verbatim import with_ends

# A list as nested Python lists: a word, and after it what stands below it.
Shape = list[object]


def read(text: str, reader: Callable[[Sequence[Line], Ledger], Blocks] = blocks) -> tuple[list[Block], Ledger]:
    ledger = Ledger("a.txt")
    lines = with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), 1)])
    return list(reader(unglue(lines), ledger)), ledger


def listed(block: Block) -> Shape:
    assert isinstance(block, ListBlock)
    return [part for item in block.items for part in below(item)]


def below(item: Item) -> Shape:
    return [plain(item.words), *(listed(block) for block in item.blocks if isinstance(block, ListBlock))]


def tree(nodes: Sequence[Node]) -> Shape:
    return [part for node in nodes for part in (plain(node.words), *([tree(node.children)] if node.children else []))]


def outline(text: str) -> Shape:
    (block,) = read(text, outline_blocks)[0]
    assert isinstance(block, Outline)
    return tree(block.nodes)


def cells(text: str) -> list[list[str]]:
    (table,) = (block for block in read(text)[0] if isinstance(block, Table))
    return [[plain(cell) for cell in row.cells] for row in (table.header, *table.rows)]


def test_lists_nest_by_indentation() -> None:
    assert listed(read("- a\n  - b\n    - c\n  - d\n- e")[0][0]) == ["a", ["b", ["c"], "d"], "e"]


def test_a_numbered_list_keeps_its_first_number() -> None:
    (block,) = read("3. c\n4. d")[0]
    assert isinstance(block, ListBlock)
    assert (block.ordered, block.start) == (True, 3)
    (zero,) = read("0. a\n1. b")[0]
    assert isinstance(zero, ListBlock)
    assert zero.start == 0


def test_bullets_between_two_steps_belong_to_the_first() -> None:
    (block,) = read("1. a\n- x\n- y\n2. b")[0]
    assert listed(block) == ["a", ["x", "y"], "b"]


def test_bullets_after_the_last_step_are_a_list_of_their_own() -> None:
    assert [listed(block) for block in read("1. a\n2. b\n- x")[0]] == [["a", "b"], ["x"]]


def test_an_empty_bullet_holds_the_bullets_below_its_text() -> None:
    assert listed(read("-\nA\n- x\n- y\n-\nB\n- z")[0][0]) == ["A", ["x", "y"], "B", ["z"]]


def test_a_blank_line_ends_a_list_that_stood_close_together() -> None:
    assert [listed(block) for block in read("- a\n- b\n\n- c\n- d")[0]] == [["a", "b"], ["c", "d"]]


def test_a_loose_list_is_one_list() -> None:
    assert listed(read("- a\n\n- b\n\n- c")[0][0]) == ["a", "b", "c"]


def test_an_entry_holds_paragraphs_code_and_tables() -> None:
    text = "- a\n\n  b\n\n  ```\n  - c\n  ```\n  | d | e |\n  |---|---|\n  | f | g |"
    (block,) = read(text)[0]
    assert isinstance(block, ListBlock)
    (item,) = block.items
    assert [type(one) for one in item.blocks] == [Paragraph, CodeBlock, Table]
    code = item.blocks[1]
    assert isinstance(code, CodeBlock)
    assert code.text == "- c"


def test_a_list_marker_glued_to_a_sentence_is_a_list_again() -> None:
    found, _ = read("These are the parts:- One.\n- Two.")
    assert plain(found[0].words) == "These are the parts:" if isinstance(found[0], Paragraph) else False
    assert listed(found[1]) == ["One.", "Two."]


def test_a_hyphen_before_a_capital_is_no_list_without_a_list_below() -> None:
    (found,) = read("See part 3- Engines for more.\nThen go on.")[0][:1]
    assert isinstance(found, Paragraph)
    assert plain(found.words) == "See part 3- Engines for more."


def test_a_table_glued_to_a_sentence_is_a_table_again() -> None:
    assert cells("The parts and their use:| Part | Use |\n|---|---|\n| a | b |") == [["Part", "Use"], ["a", "b"]]


def test_an_escaped_pipe_is_part_of_its_cell() -> None:
    assert cells("| a | b |\n|---|---|\n| x \\| y | z |") == [["a", "b"], ["x | y", "z"]]


def test_uneven_rows_lose_no_cell_and_are_remarked_on() -> None:
    text = "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |"
    assert cells(text) == [["a", "b"], ["1", "2 | 3"], ["4", ""]]
    assert [(notice.code, notice.line) for notice in read(text)[1].notices] == [("uneven-row", 3), ("uneven-row", 4)]


def test_a_tab_table_may_have_empty_cells() -> None:
    assert cells("\told\tnew\nheight\t1\t2\nwidth\t\t3") == [
        ["", "old", "new"],
        ["height", "1", "2"],
        ["width", "", "3"],
    ]


def test_tabs_in_rows_may_be_doubled() -> None:
    assert cells("a\t\tb\nc\td") == [["a", "b"], ["c", "d"]]


def test_lines_that_are_only_indented_by_tabs_are_no_table() -> None:
    assert [type(block) for block in read("\tOne line.\n\tAnother line.")[0]] == [Paragraph, Paragraph]


def test_a_rule_of_pipes_alone_is_no_table() -> None:
    found, ledger = read("|---|---|\n|---|---|")
    assert found == []
    assert {one.name for one in ledger.furniture} == {"rule"}


def test_a_flattened_outline_is_rebuilt_from_its_numbers() -> None:
    text = "- I. a\n- A. b\n- 1. c\n- x\n- B. d\n- C. e\n- II. f"
    assert outline(text) == ["I. a", ["A. b", ["1. c", ["x"]], "B. d", "C. e"], "II. f"]


def test_the_style_that_comes_first_is_the_highest() -> None:
    assert outline("- 1. a\n- A. b\n- 2. c") == ["1. a", ["A. b"], "2. c"]


def test_letters_and_roman_numbers_are_told_apart_by_the_count() -> None:
    letters = [f"- {letter}. x" for letter in "ABCDEFGHIJ"]
    assert len(outline("\n".join(letters))) == 10
    assert outline("- I. a\n- II. b\n- III. c\n- IV. d\n- V. e") == ["I. a", "II. b", "III. c", "IV. d", "V. e"]


def test_decimal_numbers_go_deeper_with_each_dot() -> None:
    assert outline("- 1. a\n- 1.1 b\n- 1.1.1 c\n- 2. d") == ["1. a", ["1.1 b", ["1.1.1 c"]], "2. d"]


def test_an_outline_needs_no_bullets() -> None:
    assert outline("I. a\n   A. b\n   B. c\nII. d") == ["I. a", ["A. b", "B. c"], "II. d"]


def test_what_is_nested_below_an_entry_stays_below_it() -> None:
    assert outline("- I. a\n  - b\n    - c\n- II. d") == ["I. a", ["b", ["c"]], "II. d"]


def test_a_list_that_no_reader_can_walk_is_cut_off_in_its_depth() -> None:
    text = "\n".join(f"{'  ' * level}- {level}" for level in range(2_000))
    (block,) = read(text, outline_blocks)[0]
    assert isinstance(block, Outline)
    assert 20 < depth(block.nodes) <= 64


def test_a_pair_has_a_name_a_definition_and_an_example() -> None:
    (pair,) = read("- **Ebb (out):** The sea: it leaves. **Example:** At noon.", pair_blocks)[0]
    assert isinstance(pair, Pair)
    assert (pair.name, plain(pair.definition), plain(pair.example)) == ("Ebb (out)", "The sea: it leaves.", "At noon.")


def test_an_example_may_stand_below_its_definition() -> None:
    (pair,) = read("- Ebb: The sea leaves.\n  - *Example:* At noon.", pair_blocks)[0]
    assert isinstance(pair, Pair)
    assert plain(pair.example) == "At noon."


def test_a_list_in_which_one_entry_is_no_pair_stays_a_list() -> None:
    found, _ = read("- Ebb: The sea leaves. Example: At noon.\n- Flow: The sea comes.", pair_blocks)
    assert [type(block) for block in found] == [ListBlock]
