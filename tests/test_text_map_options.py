"""What a document may ask of the picture of its map."""

from __future__ import annotations

import pytest

from rendering import Converted, converted

BODY = "\n---\n# Sea\n- ## Tides\n  - High\n"


def made(options: str) -> Converted:
    return converted({"map.md": f"---\nmarkmap:\n{options}{BODY}"})


def attributes(options: str) -> dict[str, str]:
    return made(options)["mind-map/sea.md"].one("study-tree").attributes


def told(options: str) -> list[str]:
    codes = ("bad-map-option", "unknown-map-option")
    return [str(notice) for notice in made(options).conversion.notices if notice.code in codes]


def test_a_map_says_how_it_wants_to_be_drawn() -> None:
    options = "  initialExpandLevel: 2\n  colorFreezeLevel: 3\n  maxWidth: 300"
    assert attributes(options) == {"data-expand": "2", "data-freeze": "3", "data-width": "300"}
    assert told(options) == []


def test_a_map_that_says_nothing_has_no_wishes() -> None:
    assert attributes("") == {}
    assert told("") == []


@pytest.mark.parametrize(
    ("option", "shown"),
    [
        ("initialExpandLevel: -1", {"data-expand": "-1"}),
        ("initialExpandLevel: 0", {"data-expand": "0"}),
        ("initialExpandLevel: 32", {"data-expand": "32"}),
        ("maxWidth: 0", {"data-width": "0"}),
        ("maxWidth: 2000", {"data-width": "2000"}),
        ("colorFreezeLevel: 0", {"data-freeze": "0"}),
    ],
)
def test_the_ends_of_what_is_sane_are_sane(option: str, shown: dict[str, str]) -> None:
    assert attributes(f"  {option}") == shown
    assert told(f"  {option}") == []


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("initialExpandLevel: -2", "-2"),
        ("initialExpandLevel: 33", "33"),
        ("initialExpandLevel: 2.5", "2.5"),
        ("initialExpandLevel: true", "True"),
        ('initialExpandLevel: "2"', "2"),
        ("initialExpandLevel: two", "two"),
        ("initialExpandLevel: [2]", "…"),
        ("initialExpandLevel: null", "None"),
        ("initialExpandLevel: .nan", "nan"),
        ("initialExpandLevel: 0x" + "f" * 9000, "…"),
    ],
)
def test_any_other_value_is_left_out_and_named_with_the_way_out(option: str, value: str) -> None:
    assert attributes(f"  {option}\n  maxWidth: 200") == {"data-width": "200"}
    way_out = "write a whole number from -1 to 32, without quotation marks"
    assert told(f"  {option}") == [f"map.md:3: `initialExpandLevel` is “{value}”, and left out: {way_out}"]


def test_each_option_has_bounds_of_its_own() -> None:
    assert [notice.rpartition("number ")[2] for notice in told("  colorFreezeLevel: -1\n  maxWidth: 2001")] == [
        "from 0 to 32, without quotation marks",
        "from 0 to 2000, without quotation marks",
    ]


def test_an_option_that_no_page_honours_is_named_at_its_line() -> None:
    way_out = "take it out: initialExpandLevel, colorFreezeLevel, maxWidth are honoured"
    assert told("  maxWidth: 200\n  spacingVertical: 5") == [
        f"map.md:4: `markmap` has “spacingVertical”, which no page honours; {way_out}"
    ]


def test_options_that_are_none_are_named() -> None:
    files = {"map.md": f"---\nmarkmap: 5{BODY}"}
    (notice,) = [one for one in converted(files).conversion.notices if one.code == "bad-map-option"]
    assert str(notice).startswith("map.md:2: `markmap` is “5”, and left out: write its options below it")
