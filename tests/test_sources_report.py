"""The report on `/sources/`: what became of each document, in words for those who are no programmers."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace

import pytest

from rendering import Element, converted
from studysite import pages, wording
from studysite.advice import Gathered, advice, gathered, sentence
from studysite.library import Library
from studysite.model import Document
from studysite.notices import SEVERITY, Notice
from studysite.overrules import overrule
from studysite.settings import DocumentSettings, read_settings
from studysite.understanding import Understanding
from studysite.writers.practice import practice_page

PROSE = "# Tides\n\nThe moon pulls at the sea.\n"
GUIDE = """\
# Mosses: A Study Guide

## Quiz

- How do mosses drink?
- Where do mosses keep their spores?

## Answer Key

How do mosses drink? Through their leaves.

## Glossary

Rhizoid\tA thread that holds a moss to its stone.
"""
MANY = (
    "# Cells: A Study Guide\n\n## Quiz\n\n"
    + "".join(f"{number}. What does part {number} of a cell do?\n" for number in range(1, 41))
    + "\n## Answer Key\n\n1. It drinks.\n"
)
NONE = "399 questions have no answer"
WOODS = "# Woods Briefing\nTrees\nExecutive Summary\nBark is dry.\n# Woods Study Guide\n" + GUIDE.replace("#", "")


def report(files: dict[str, str], settings: str = "") -> Element:
    return converted(files, settings)["sources/index.md"]


def remark(page: Element, heading: str) -> Element:
    (found,) = [
        one for one in page.all("li") if [each.text for each in one.elements if each.tag in ("h3", "h4")] == [heading]
    ]
    return found


@pytest.mark.parametrize("code", SEVERITY)
def test_every_notice_has_plain_words_and_a_way_out(code: str) -> None:
    told = advice()[code]
    assert sentence(told.one).endswith(".")
    assert told.one[0].isupper()
    assert "{n}" in told.many or told.many.startswith("Some") or not told.many
    assert told.way_out.endswith(".")
    assert bool(told.say) == bool(told.when)
    assert told.say.keys() <= {one.name for one in fields(DocumentSettings)}


def test_nothing_else_has_words() -> None:
    assert advice().keys() == SEVERITY.keys()


@pytest.mark.parametrize("code", [code for code, told in advice().items() if told.say])
@pytest.mark.parametrize("name", ["guide.txt", 'the "best" guide\\.txt'])
def test_the_lines_to_copy_are_settings_that_are_understood(code: str, name: str) -> None:
    library = converted({name: GUIDE}).conversion.library
    said = overrule(Gathered((Notice(name, 5, code, "so it is"),)), library, read_settings("", "")[0])
    assert said
    settings, wrong = read_settings("\n".join(said.lines), "")
    assert not wrong
    assert settings.documents.keys() == {name}


def test_the_top_says_how_many_are_fine_and_leads_to_the_others() -> None:
    files = {"a.txt": GUIDE, "b.txt": "# Trees\n\n## Executive Summary\n\nBark is dry.\n", "c.txt": PROSE}
    page = report(files)
    top = page.one("section", "verdict")
    assert top.one("p", "sum").text == "3 files: 1 fine, 2 to look at."
    look = top.one("ul", "look")
    assert [one.text for one in look.all("li")] == [
        "Mosses: A Study Guide: A question has no answer",
        "Tides: It is not clear what kind of document this is",
    ]
    wanting, fine = page.all("ul", "provenance")
    assert [one.attributes["href"] for one in look.all("a")] == [f"#{one.attributes['id']}" for one in wanting.elements]
    assert [one.text for one in fine.all("h3")] == ["Trees"]
    assert report({"b.txt": files["b.txt"]}).one("p", "sum").text == "1 file: 1 fine."


def test_what_stays_english_is_marked_as_that_in_another_language() -> None:
    look = report({"c.txt": PROSE}, '[site]\nlanguage = "ar"\n').one("ul", "look")
    (said,) = look.all("span")
    assert (said.text, said.attributes["lang"]) == ("It is not clear what kind of document this is", "en")
    for language in ("de", "en"):
        assert not report({"c.txt": PROSE}, f'[site]\nlanguage = "{language}"\n').one("ul", "look").all("span")


def test_a_remark_quotes_the_passage_leads_to_it_and_says_what_to_do() -> None:
    one = remark(report({"guide.txt": GUIDE}), "A question has no answer")
    assert one.one("q").text == "- Where do mosses keep their spores?"
    assert one.one("a", "src").attributes["href"] == "../sources/mosses-a-study-guide/#L6"
    assert one.one("p", "way-out").text.startswith("What to do: Add the answer to the answer key")
    assert one.one("pre").text == '[documents."guide.txt"] answers = ["The line above the answers"]'


def test_a_document_is_told_in_a_sentence() -> None:
    page = report({"guide.txt": GUIDE})
    assert page.one("ul", "provenance").all("p")[0].text == "A study guide: 2 questions, 1 with an answer, 1 term."


def test_many_remarks_of_one_kind_are_one_and_all_its_passages_unfold() -> None:
    one = remark(report({"cells.txt": MANY}), "39 questions have no answer")
    assert [quote.text[:2] for quote in one.elements[1].all("q")] == ["2.", "3.", "4."]
    rest = one.one("details", "rest")
    assert rest.one("summary").text == "And 36 more."
    assert [quote.text.partition(".")[0] for quote in rest.all("q")] == [str(number) for number in range(5, 41)]
    assert [mark.text for mark in one.all("a")] == [f"line {number}" for number in range(6, 45)]


def test_of_hundreds_all_lines_can_be_reached() -> None:
    quiz = "".join(f"{number}. What does part {number} do?\n" for number in range(1, 401))
    one = remark(report({"a.txt": f"# Cells\n\n## Quiz\n\n{quiz}\n## Answer Key\n\n1. It drinks.\n"}), NONE)
    assert [mark.text for mark in one.all("a")] == [f"line {number}" for number in range(6, 405)]
    assert len(one.all("q")) == 63


def test_what_many_places_have_in_common_is_said_once() -> None:
    chart = "```mermaid\nxychart-beta\n  bar [1, 2]\n```\n\nText.\n\n"
    one = remark(report({"rain.md": f"# Rain\n\n{chart * 5}"}), "5 drawings cannot be drawn")
    assert one.text.count("is none of the kinds that are drawn") == 1
    assert [mark.text for mark in one.all("a")] == [f"line {number}" for number in range(3, 38, 7)]
    assert one.one("details", "rest").one("summary").text == "And 2 more."


def test_a_document_says_once_that_it_has_no_answers() -> None:
    quiz = "## Chapter {0}\n\nSome text.\n\n### Review Questions\n\n1. What is sea {0}?\n2. Why is sea {0} salt?\n\n"
    seas = "# Seas: A Course\n\n" + "".join(quiz.format(number) for number in range(1, 5))
    told = converted({"seas.md": seas}).conversion.notices
    assert [(one.code, one.line) for one in told] == [("no-answers", 9)]
    assert "no answers to its 8 questions" in told[0].message
    answered = f"{seas}## Chapter 5\n\n### Review Questions\n\n1. What is sea 5?\n\n   Answer: The last.\n"
    told = converted({"seas.md": answered}).conversion.notices
    assert {one.code for one in told} == {"section-without-answers"}
    assert [one.line for one in told] == [9, 18, 27, 36]


def test_many_remarks_of_one_kind_are_one_line_in_a_terminal() -> None:
    notices = [one for one in converted({"cells.txt": MANY}).conversion.notices if one.code == "answer-missing"]
    (line,) = wording.remarks(notices, "sources")
    assert line.startswith("sources/cells.txt:6: 39 questions have no answer (lines 6, 7, 8, 9, 10, 11, 12, 13 and 31 ")
    assert line.endswith("(-vv shows each)")
    assert len(list(wording.remarks(notices, "sources", each=True))) == 39
    assert len(list(wording.remarks(notices[:3], "sources"))) == 3


def test_what_is_the_same_in_several_places_is_one_line_in_a_terminal() -> None:
    same = [Notice("a.md", line, "drawing-not-understood", "the drawing is shown as its source") for line in (3, 9)]
    assert list(wording.remarks(same, "")) == ["a.md:3: the drawing is shown as its source (lines 3, 9)"]
    other = [Notice("a.md", line, "bad-settings", f"no {line} is known") for line in range(9)]
    assert len(list(wording.remarks(other, ""))) == 9


def test_of_a_text_that_is_withheld_nothing_is_quoted() -> None:
    one = remark(
        report({"guide.txt": GUIDE}, '[documents."guide.txt"]\noriginal = false\n'), "A question has no answer"
    )
    assert one.one("ul", "places").text == "line 6"
    assert not one.all("q")
    assert not one.all("a")


def test_lines_for_a_table_that_is_there_go_below_it_and_keep_what_it_says() -> None:
    own = '[documents."guide.txt"]\nanswers = ["Answer Key"]\n'
    fold = remark(report({"guide.txt": GUIDE}, own), "A question has no answer").one("details")
    assert 'Below the line [documents."guide.txt"], which is there already:' in fold.text
    assert fold.one("pre").text == 'answers = ["Answer Key", "The line above the answers"]'


def test_lines_for_a_part_of_a_file_name_the_part() -> None:
    one = remark(report({"woods.txt": WOODS}), "A question has no answer")
    assert one.one("pre").text.startswith('[documents."woods.txt#2"]')
    first = '[documents."woods.txt#1"]\nhidden = true\n'
    one = remark(report({"woods.txt": WOODS}, first), "A question has no answer")
    assert one.one("pre").text.startswith('[documents."woods.txt#2"]')


def test_copying_the_lines_puts_it_right() -> None:
    fold = remark(report({"tides.md": PROSE}), "It is not clear what kind of document this is").one("pre")
    assert report({"tides.md": PROSE}, fold.raw).one("p", "sum").text == "1 file: 1 fine."


def test_a_document_with_few_signs_says_which_they_are() -> None:
    fold = report({"tides.md": "# Tides\n\n## Glossary\n\nEbb\tThe sea goes.\n"}).one("details", "more")
    assert (
        "Not quite sure what it is: there are few signs of what it is. "
        "Taken for a study guide or glossary because of the heading “Glossary” (line 3)."
    ) in fold.text


@pytest.mark.parametrize("quotes", [True, False])
def test_a_sentence_that_only_the_report_quotes_is_lost(monkeypatch: pytest.MonkeyPatch, *, quotes: bool) -> None:
    lost = "Where do mosses keep their spores?"

    def careless(library: Library, document: Document, address: str) -> str:
        page = practice_page(library, document, address)
        assert lost in page
        return page.replace(lost, "")

    monkeypatch.setitem(pages.WRITERS, "practice", careless)
    made = converted({"guide.txt": GUIDE}, "" if quotes else '[documents."guide.txt"]\noriginal = false\n')
    assert ("lost-text", 6) in [(one.code, one.line) for one in made.conversion.notices]
    quoted = [one.text for one in made["sources/index.md"].all("q")]
    assert any(lost in one for one in quoted) is quotes


def test_notices_of_one_kind_are_gathered_file_by_file_the_gravest_first() -> None:
    told = [
        Notice("b.txt", 3, "line-ends", ""),
        Notice("b.txt", 9, "uneven-row", ""),
        Notice("a.txt", 1, "uneven-row", ""),
        Notice("b.txt", 5, "uneven-row", ""),
        Notice("b.txt", 8, "lost-text", ""),
    ]
    assert [(one.first.file, one.first.code, len(one.notices)) for one in gathered(told)] == [
        ("b.txt", "lost-text", 1),
        ("b.txt", "uneven-row", 2),
        ("b.txt", "line-ends", 1),
        ("a.txt", "uneven-row", 1),
    ]


def test_the_few_words_for_a_document_and_its_sentence_agree() -> None:
    held = Understanding("study guide", questions=12, answered=11, essays=5, terms=31, branches=0, sections=4)
    assert held.gist == "study guide, 12 questions, 11 answers, 5 essay questions, 31 terms"
    assert held.sentence == "A study guide: 12 questions, 11 with an answer, 5 essay questions, 31 terms."
    assert "12 questions, none with an answer" in replace(held, answered=0).sentence
    assert "12 questions, all with an answer" in replace(held, answered=12).sentence
    assert "1 question without an answer" in replace(held, questions=1, answered=0).sentence
    bare = Understanding("article", questions=0, answered=0, essays=0, terms=0, branches=0, sections=0)
    assert bare.sentence == "An article."
    assert replace(bare, sections=2).sentence == "An article: 2 sections."


def test_the_example_of_all_settings_is_a_table_of_them() -> None:
    text = report({"guide.txt": GUIDE}).all("details", "overrule")[-1].one("pre").raw
    told, wrong = read_settings(text.replace("\n# ", "\n"), "")
    assert not wrong
    own = tomllib.loads(text.replace("\n# ", "\n"))["documents"]["guide.txt"]
    assert own.keys() == {"kind", "title", "language", "headings", "answers", "merge", "keep_apart", "hidden"}
    assert told.documents["guide.txt"].hidden
