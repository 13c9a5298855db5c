"""Where sections begin, how deep they are, and which heading is the title."""

from __future__ import annotations

from studysite.model import Section, plain
from studysite.text.headings import hash_heading, parts
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.sections import Sectioned, sectioned
from studysite.text.verbatim import with_ends


def numbered(text: str) -> list[Line]:
    return with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), 1)])


def titles(text: str) -> list[str]:
    return [part.title for part in parts(numbered(text)) if part.level]


def read(text: str) -> Sectioned:
    return sectioned(numbered(text), Ledger("a.txt"))


def outline(sections: list[Section]) -> list[tuple[int, str]]:
    return [(section.level, plain(section.title)) for section in sections]


def test_a_closing_run_of_marks_is_no_part_of_a_title() -> None:
    assert hash_heading("## a ##") == (2, "a")
    assert hash_heading("# C#") == (1, "C#")
    assert hash_heading("# ##") == (1, "")
    assert hash_heading("#a") is None
    assert hash_heading("####### a") is None


def test_bare_lines_that_read_like_headings_are_headings() -> None:
    assert titles("The Wheel\nA wheel turns round.\nThe Spoke\nA spoke holds it.") == ["The Wheel", "The Spoke"]


def test_a_question_may_be_a_heading() -> None:
    assert titles("Why Wheels?\n\nThey save work.\n\nConclusion: What Next?\n\nSome words.") == [
        "Why Wheels?",
        "Conclusion: What Next?",
    ]


def test_sentences_clauses_and_quotations_are_no_headings() -> None:
    for line in ("It turns.", "first words", "A list:", "“Words”", "| a |", "- A", "a\tb", "https;", "x" * 120):
        assert titles(f"{line}\n\nMore words follow here.") == []


def test_a_line_with_nothing_below_is_no_heading_unless_it_is_alone() -> None:
    assert titles("It turns.\n\nThe End") == []
    assert titles("The End") == ["The End"]


def test_words_of_a_known_layout_are_a_heading_even_at_the_end() -> None:
    assert titles("It turns.\n\nAnswer Key") == ["Answer Key"]


def test_with_marked_headings_only_known_words_are_headings_without_a_mark() -> None:
    assert titles("# A\n\nSome Words\n\n## B\n\nMore Words\n\nAnswer Key\n\n1. x") == ["A", "B", "Answer Key"]


def test_lines_in_bold_are_headings_where_there_are_no_marks() -> None:
    assert titles("**One**\n\nWords.\n\n**Two**\n\nWords.") == ["One", "Two"]


def test_underlined_lines_are_headings() -> None:
    assert titles("Title\n=====\n\nWords.\n\nPart\n----\n\nWords.") == ["Title", "Part"]


def test_a_rule_below_a_longer_line_is_a_rule() -> None:
    assert titles("Some words, and more of them.\n---\n\nWords.") == []


def test_hard_wrapped_prose_holds_no_headings() -> None:
    text = (
        "When the Romans left the island the roads that they had built were\n"
        "Used as quarries, and few of the stones stayed where the engineers\n"
        "had laid them. Farmers took what lay nearest to their fields at the\n"
        "edge of the road."
    )
    assert titles(text) == []


def test_text_in_scripts_without_spaces_is_no_heading_when_it_is_long() -> None:
    assert titles("これは長い文章で句読点がありませんが見出しではありませんし段落の一部です\n\nつづき。") == []
    assert titles("海の話\n\n海は広い。") == ["海の話"]


def test_questions_of_a_quiz_are_no_headings() -> None:
    assert titles("Quiz\n\nWhat Is a Wheel?\n\nWho Made It?\n\nAnswer Key\n\nA disc.\n\nNobody knows.") == [
        "Quiz",
        "Answer Key",
    ]


def test_a_titled_line_ends_a_numbered_quiz() -> None:
    assert titles("Quiz\n\n1. What?\n2. Who?\n\nThings Worth Remembering\n\nWords.") == [
        "Quiz",
        "Things Worth Remembering",
    ]


def test_lines_inside_code_and_tables_are_no_headings() -> None:
    assert titles("```\n# A\nHeading Here\n```\n\n| Heading | B |\n|---|---|\n| c | d |\n\nWords.") == []


def test_main_sections_are_level_two_whatever_the_document_counts_from() -> None:
    made = read("### A\n\nx\n\n#### B\n\ny\n\n### C\n\nz")
    assert outline(made.sections) == [(2, "A"), (3, "B"), (2, "C")]


def test_the_only_heading_of_its_level_is_the_title() -> None:
    made = read("## A\n\nx\n\n### B\n\ny")
    assert plain(made.title) == "A"
    assert outline(made.sections) == [(2, ""), (2, "B")]


def test_text_above_the_title_stays_in_its_place() -> None:
    made = read("By nobody.\n\n# A\n\nx\n\n## B\n\ny")
    assert plain(made.title) == "A"
    assert [section.span.first for section in made.sections] == [1, 7]


def test_a_known_section_is_no_title_where_others_stand_beside_it() -> None:
    made = read("# Quiz\n\n1. What?\n\n# Answer Key\n\n1. That.")
    assert plain(made.title) == ""
    assert outline(made.sections) == [(2, "Quiz")]


def test_lines_that_repeat_the_title_are_subtitles() -> None:
    repeated = "Wheels and Roads, a Guide\nWheels and roads (a guide)\nWheels and Roads\n"
    made = read(f"{repeated}A wheel turns round.\nUse\nIt saves work.")
    assert [plain(one.words) for one in made.subtitles] == ["Wheels and roads (a guide)", "Wheels and Roads"]


def test_a_heading_below_quiz_and_nothing_else_is_a_part_of_it() -> None:
    made = read("Title of It\n\nQuiz\n\nQuestions\n\n1. What?\n\nAnswers\n\n1. That.")
    assert outline(made.sections) == [(2, "Quiz"), (3, "Questions")]
