"""Headings that are the headwords of a glossary, and those that are none."""

from __future__ import annotations

import pytest

from studysite.text.headed_terms import below_title, beside, defines_below, headed, headword, is_headword, only_fields
from studysite.text.headings import Part, parts
from studysite.text.line import Line
from studysite.text.verbatim import with_ends
from studysite.text.vocabulary import Role


def part(title: str, text: str = "What it means.", role: Role = "glossary", level: int = 3, mark: str = "#") -> Part:
    return Part(title, level, 1, mark, role, with_ends([Line(at, line) for at, line in enumerate(text.split("\n"), 2)]))


def names(*found: Part) -> list[str]:
    made = headed(found)
    return [one.title for one in found if id(one) in made]


@pytest.mark.parametrize(
    ("text", "defines"),
    [
        ("- Ebb", True),
        ("Ebb\tOut", True),
        ("Ebb | Out", True),
        ("Ebb: out", True),
        ("**Ebb**\nIt goes out.\nIt comes back.\nTwice a day.", True),
        ("Ebb\n: It goes out.", True),
        ("It goes out.", False),
        ("It goes out.\nIt comes.\n- Twice", False),
        ("It goes out.\n- Twice", True),
        ("See also: Flow\nIt goes out.", False),
        ("", True),
    ],
)
def test_terms_below_a_heading_define_themselves(text: str, defines: bool) -> None:
    assert defines_below(part("Tides", text)) is defines


def test_headings_of_a_glossary_are_headwords_where_they_tell() -> None:
    assert names(part("Ebb"), part("Flow", "- one\n- two")) == ["Ebb"]
    assert names(part("Ebb", role="quiz"), part("", "What it means."), part("Flow", "")) == []
    assert names(part("A"), part("a / b"), part("水"), part("Ab")) == ["水", "Ab"]


def test_what_most_headings_are_all_of_a_level_are() -> None:
    three = [part("Ebb"), part("Flow"), part("Neap")]
    listed = part("Spring", "- high\n- higher")
    assert names(*three[:2], listed) == ["Ebb", "Flow"]
    assert names(*three, listed) == ["Ebb", "Flow", "Neap", "Spring"]
    assert names(*three, part("Spring", "- high", level=4)) == ["Ebb", "Flow", "Neap"]
    assert names(*three[:2], listed, part("Slack", "- none")) == ["Ebb", "Flow"]
    assert names(*three, part("Spring", "- " + "high " * 150)) == ["Ebb", "Flow", "Neap"]
    assert names(*three, part("Spring", "- " + "high " * 148)) == ["Ebb", "Flow", "Neap", "Spring"]


def test_a_list_below_a_heading_is_of_a_headword_only_among_others() -> None:
    three = [part("Ebb"), part("Flow"), part("Neap")]
    other = part("Kinds", "", level=2)
    for text in ("- high", "high\tlow", "| high |"):
        assert names(*three, other, part("Spring", text)) == ["Ebb", "Flow", "Neap"]
    assert names(*three, other, part("Spring", "Tide: high")) == ["Ebb", "Flow", "Neap", "Spring"]


@pytest.mark.parametrize("field", ["Definition: {}", "- **Definition**: {}", "**Definition:**\n{}"])
def test_names_below_many_headings_are_fields(field: str) -> None:
    some = [part(name, field.format("out")) for name in ("Ebb", "Flow", "Neap")]
    assert names(*some) == ["Ebb", "Flow", "Neap"]
    assert names(*some[:2]) == []
    assert names(*some, *(part(f"Knot {at}", "- one\n- two") for at in range(7))) == []
    mixed = part("Slack", f"{field.format('none')}\nUse: rare")
    assert names(*some, mixed) == ["Ebb", "Flow", "Neap", "Slack"]


def test_a_heading_with_a_field_behind_other_names_is_a_group() -> None:
    some = [part(name, "Definition: out") for name in ("Ebb", "Flow", "Neap")]
    assert names(*some, part("Tides", "Spring: high\nDefinition: out", level=3))[:3] == ["Ebb", "Flow", "Neap"]
    assert names(*some[:3], part("Tides", "Spring: high\nDefinition: out"), part("Slack", "")) == [
        *("Ebb", "Flow", "Neap"),
        "Tides",
    ]


@pytest.mark.parametrize("title", ["How to use this glossary", "Conclusion"])
def test_a_heading_around_the_terms_is_no_headword(title: str) -> None:
    assert names(part("Ebb"), part(title)) == ["Ebb"]
    assert names(part("Bread vocabulary"), part("Vocabulary of bread")) == ["Bread vocabulary"]
    assert names(part("Index", "[A](#a) | [B](#b)")) == []


@pytest.mark.parametrize(
    ("title", "text", "fits"),
    [
        ("Ebb", "It goes out.", True),
        ("one two three four five six", "Out.", True),
        ("one two three four five six seven", "Out.", False),
        ("What is ebb?", "Out.", False),
        ("Ebb", "", False),
        ("Ebb", "---", False),
        ("Ebb", "- out", False),
        ("Ebb", " | out |", False),
        ("Ebb", "#tag", False),
        ("Ebb", "```\nout\n```", False),
        ("Ebb", "out " * 90, True),
        ("Ebb", "out " * 91, False),
    ],
)
def test_a_headword_is_a_few_words_with_a_few_sentences(title: str, text: str, fits: bool) -> None:
    assert is_headword(part(title, text)) is fits


def test_a_headword_has_no_marks() -> None:
    assert headword(part("**LAN *(Local  Area Network)***")) == "LAN (Local Area Network)"


def roles(*found: Part) -> list[tuple[str, int]]:
    beside(found)
    return [(one.role, one.level) for one in found]


def test_headings_that_follow_that_of_a_glossary_are_its_headwords() -> None:
    def run(count: int, level: int = 2, mark: str = "#") -> list[Part]:
        return [part(f"Term {at}", role="", level=level, mark=mark) for at in range(count)]

    def head(text: str = "Words of this course.", mark: str = "#", role: Role = "glossary") -> Part:
        return part("Glossary", text, role, 2, mark)

    assert roles(head(), *run(3)) == [("glossary", 2), *[("glossary", 3)] * 3]
    assert roles(head(), *run(3), part("Quiz", role="quiz", level=2), *run(1))[4:] == [("quiz", 2), ("", 2)]
    assert roles(head(), *run(3), part("Conclusion", role="", level=2))[3:] == [("glossary", 3), ("", 2)]
    stay = [
        [head(), *run(2)],
        [head("- Ebb"), *run(3)],
        [head("Ebb: out"), *run(3)],
        [head("Ebb | out"), *run(3)],
        [head(mark="*"), *run(3)],
        [head(role="quiz"), *run(3)],
        [head(), *run(3, 3)],
        [head(), *run(3, mark="*")],
        [head(), *run(2), part("Term", "- a list", "", 2)],
    ]
    for found in stay:
        assert [role for role, _ in roles(*found)[1:]] == [""] * (len(found) - 1)
    deep = [part("Glossary", "", level=6), *(part(f"Term {at}", role="", level=6) for at in range(3))]
    assert roles(*deep)[1:] == [("glossary", 6)] * 3


def leaves(count: int, text: str = "Out.", role: Role = "") -> list[Part]:
    return [part(f"{chr(ord('a') + at)}term", text, role) for at in range(count)]


def test_headings_below_a_title_that_may_name_a_glossary_are_headwords() -> None:
    title = "Unit 4: Vocabulary"
    assert len(below_title(leaves(8), title)) == 8
    assert len(below_title([*leaves(8), part("A"), part("Group", ""), part("b", mark="*", role="")], title)) == 8
    assert len(below_title([*leaves(8), *leaves(4, "- list")], title)) == 12
    for found in (
        leaves(7),
        [*leaves(7), *leaves(1, role="quiz")],
        [*leaves(8), *leaves(5, "- list")],
        [*leaves(8), part("More", "out " * 151, "")],
    ):
        assert below_title(found, title) == []


def test_headings_in_the_order_of_the_alphabet_need_no_title() -> None:
    assert len(below_title(leaves(12), "")) == 12
    assert below_title(leaves(11), "") == []
    assert below_title(leaves(12)[::-1], "") == []
    assert below_title([*leaves(12), part("zz", role="", level=4)], "") == []
    assert below_title([*leaves(12), part("lterm", role="")], "") == []


def test_names_that_come_below_many_other_headings_are_fields() -> None:
    others = parts(with_ends([Line(at, line) for at, line in enumerate(("## A\nUse: a\n" * 3).split("\n"), 1)]))
    group = [part("Ebb", "Use: rare\nKind: tide\nUse: again")]
    assert only_fields(group, [*group, *others])
    assert not only_fields(group, [*group, *others[:3]])
    assert not only_fields([part("Ebb", "Use: rare\nKind: tide")], others)
    assert not only_fields([part("Ebb", "It goes.")], others)
