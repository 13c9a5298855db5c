"""Tables that a paste took apart, and trees drawn with lines: what fits just so, and what misses it by one thing."""

from __future__ import annotations

import pytest

from studysite.model import Node, Outline, plain
from studysite.text.drawn_trees import drawn_tree
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.stacked import stacked
from studysite.text.verbatim import with_ends


def tables(*texts: str) -> dict[int, tuple[int, int]]:
    return stacked(with_ends([Line(number, text) for number, text in enumerate(texts, 1)]))


SAID = "The following table compares both:"
HEADER = ["Boat", "Speed", "What it is for"]
FERRY = ["Ferry", "Slow", "It carries cars."]
KAYAK = ["Kayak", "Fast", "It carries one person along a rocky shore"]
CELLS = [*HEADER, *FERRY, *KAYAK]


def test_cells_below_what_announces_a_table_are_one() -> None:
    assert tables(SAID, *CELLS) == {1: (10, 3)}
    assert tables(SAID, "", *CELLS, "", SAID, *CELLS) == {2: (11, 3), 13: (22, 3)}
    assert tables("This is a table.", *CELLS, "A last line.") == {1: (10, 3)}
    assert tables("下表。", *CELLS) == tables("아래 표：", *CELLS) == {1: (10, 3)}
    assert tables(SAID, "Boat", "Use", "Ferry", "It carries cars.", "Kayak", "It is fun.") == {1: (7, 2)}
    assert tables(SAID, "B" * 40, *CELLS[1:]) == {1: (10, 3)}
    assert tables(SAID, *CELLS[:3], "F" * 60, *CELLS[4:]) == {1: (10, 3)}
    assert tables(SAID, *CELLS[:7], "F" * 60, CELLS[8]) == {1: (10, 3)}
    assert tables(SAID, *CELLS[:8], f"{'K ' * 79}K.") == {1: (10, 3)}


@pytest.mark.parametrize(
    "said", ["The following lists both:", "A table", "Tablet:", "Notable:", "- A table:", "> A table:"]
)
def test_what_does_not_announce_a_table_has_none(said: str) -> None:
    assert tables(said, *CELLS) == {}


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (0, "B" * 41),
        (0, "boat"),
        (1, "Speed?"),
        (2, "What it is for."),
        (3, "F" * 61),
        (3, "ferry"),
        (3, "Quiz"),
        (7, "F" * 61),
        (5, "For cars"),
        (6, "Kayak:"),
        (8, "x" * 40),
        (8, f"{'K ' * 80}K."),
        (7, ""),
        (7, "---"),
        (7, "# Fast"),
        (7, "| Fast"),
        (7, "> Fast"),
        (7, "- Fast"),
        (7, "Fast\tSlow"),
    ],
)
def test_cells_of_which_one_does_not_fit_are_no_table(at: int, text: str) -> None:
    assert tables(SAID, *CELLS[:at], text, *CELLS[at + 1 :]) == {}


def test_two_columns_leave_nothing() -> None:
    assert tables(SAID, "Boat", "Use", "Ferry", "It carries cars.", "Kayak", "It is fun.", "And more.") == {}


def tree(*texts: str, info: str = "text") -> list[str]:
    fence = [f"```{info}", *texts, "```"]
    found = drawn_tree([Line(number, text) for number, text in enumerate(fence, 1)], Ledger("a.md"))
    return list(_names(found)) if isinstance(found, Outline) else []


def _names(found: Outline) -> list[str]:
    def below(node: Node) -> list[str]:
        return [plain(node.words), *(f"-{name}" for child in node.children for name in below(child))]

    return [name for node in found.nodes for name in below(node)]


WOOL = ["Wool", "├── Merino", "│   └── Fine", "├── Alpaca", "└─> Mohair"]
NAMES = ["Wool", "-Merino", "--Fine", "-Alpaca", "-Mohair"]


def test_branches_between_fences_are_a_tree() -> None:
    assert tree(*WOOL) == tree(*WOOL, info="") == tree("", *WOOL) == tree(*WOOL, "│") == NAMES
    assert tree("Wool", "|-- Merino", "|   `-- Fine", "|-- Alpaca", "+-- Mohair") == NAMES
    assert tree(*WOOL, "└── Silk", "for cloth")[:6] == [*NAMES, "-Silk"]
    assert tree("Wool", *[f"├── Sort {at}" for at in range(6)], "└── shop.txt", "├── notes/", "├── a.py # why")


@pytest.mark.parametrize(
    "texts",
    [
        WOOL[:4],
        [*WOOL, "for cloth", "for yarn"],
        [*WOOL, "┌──┐"],
        [*WOOL, "│ boxed │"],
        [*WOOL[:2], f"│{' ' * 16}└── Fine", *WOOL[3:]],
        ["Wool", "├── a.txt", "├── b/", "├── Alpaca", "└── Mohair"],
        ["Wool", "├── Fine  # soft", "├── Coarse  // hard", "├── Alpaca", "└── Mohair"],
        ["Wool", "├── Fine  <- soft", "├── Coarse  ← hard", "├── Alpaca", "└── Mohair"],
    ],
)
def test_what_is_less_than_a_tree_stays_code(texts: list[str]) -> None:
    assert tree(*texts) == []


def test_code_in_a_language_draws_no_tree() -> None:
    assert tree(*WOOL, info="python") == []
