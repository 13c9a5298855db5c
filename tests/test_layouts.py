"""Every layout is read as a careful person reads it, and nothing of it is lost."""

from __future__ import annotations

import pytest

from layouts import EXPECTED, FOLDER, Layout, layouts, understood
from studysite.imagefile import is_image
from studysite.notices import FAULTS

LAYOUTS = layouts()


def name(layout: Layout) -> str:
    return layout.name


@pytest.mark.parametrize("layout", LAYOUTS, ids=name)
def test_a_layout_is_read_as_expected(layout: Layout) -> None:
    # What is read wrong and known to be is no example to hold readers to.
    unheld = {"shape", *(key for key, value in layout.expected.items() if value is None)}
    made, expected = understood(layout.conversion), layout.expected
    assert {key: made[key] for key in made if key not in unheld} == {
        key: expected[key] for key in expected if key not in unheld
    }


@pytest.mark.parametrize("layout", LAYOUTS, ids=name)
def test_no_line_of_a_layout_is_lost(layout: Layout) -> None:
    assert [notice for notice in layout.conversion.notices if notice.code in FAULTS] == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=name)
def test_a_layout_says_what_is_odd_about_it(layout: Layout) -> None:
    assert layout.expected["shape"].strip()


def test_every_document_has_an_expectation() -> None:
    files = {path for path in FOLDER.rglob("*") if path.is_file() and path.name != "README.md"}
    documents = {path for path in files if not path.name.endswith(EXPECTED) and not is_image(path.name)}
    assert documents == {layout.path for layout in LAYOUTS}
