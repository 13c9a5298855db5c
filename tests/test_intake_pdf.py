"""PDFs: places of words into paragraphs, headings, lists and tables; what is refused; how long one may take."""

from __future__ import annotations

import zlib
from typing import Any

import pytest

from studysite.intake import take
from studysite.intake.pdf import extracted, understood
from studysite.intake.taken import NotTaken

SIZE = 10.0


def line(text: str, x: float, y: float, size: float = SIZE, *, bold: bool = False) -> list[list[Any]]:
    """Place words beside each other, each letter half as wide as the type is high."""
    words = []
    for number, word in enumerate(text.split()):
        end = x + len(word) * size / 2
        words.append([word, x, end, y, size, bold, False, number == 0])
        x = end + size / 4
    return words


def page(*lines: list[list[Any]], **more: list[Any]) -> dict[str, Any]:
    words = [word for one in lines for word in one]
    return {"width": 600.0, "height": 800.0, "words": words, "links": [], "pictures": [], "dots": [], **more}


def text(*pages: dict[str, Any]) -> str:
    return understood({"pages": list(pages), "left": 0}).text


def pdf(*objects: bytes) -> bytes:
    """Return a PDF of these objects; the first is its catalogue."""
    made, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def one_page(content: bytes, *more: bytes, resources: bytes = b"", filtered: bytes = b"") -> bytes:
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%b>>>>"
        % resources,
        b"<</Length %d%b>>stream\n%b\nendstream" % (len(content), filtered, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    )


def refused(data: bytes) -> str:
    taken, notices = take("notes.pdf", data)
    assert taken is not None
    assert taken.text == ""
    (notice,) = notices
    assert "\n" not in str(notice)
    return notice.message


LONG = "a river that runs over soft rock cuts its bed deep and wide in the course of"


def test_lines_that_are_full_go_on_and_the_others_end() -> None:
    lines = (LONG, "ten thousand years, and then it rests.", "What is a delta?", "What is a ford?")
    made = text(page(*(line(one, 50, 700 - 12 * at) for at, one in enumerate(lines))))
    assert made == f"{LONG} ten thousand years, and then it rests.\n\nWhat is a delta?\n\nWhat is a ford?\n"


@pytest.mark.parametrize(
    ("end", "start", "expected"),
    [
        ("sedi-", "ment", "sediment"),
        ("well-", "known", "well-known"),
        ("North-", "Sea", "North-Sea"),
        ("up-", "and", "up- and"),
    ],
)
def test_a_word_that_a_line_parted_is_whole_again_unless_it_has_a_hyphen_elsewhere(
    end: str, start: str, expected: str
) -> None:
    first = f"{LONG} {end}"
    made = text(page(line(first, 50, 700), line(f"{start} lies there, as a well-known map says.", 50, 688)))
    assert f"course of {expected} lies there" in made


def test_headings_are_larger_and_their_levels_follow_their_size() -> None:
    made = text(
        page(
            line("Rivers", 50, 740, 24),
            line("Quiz", 50, 700, 16),
            *(line(LONG, 50, 680 - 12 * at) for at in range(3)),
            line("In bold", 50, 620, bold=True),
            line("Key", 50, 590, 16),
        )
    )
    assert [block for block in made.split("\n\n") if len(block) < 20] == [
        "# Rivers",
        "## Quiz",
        "**In bold**",
        "## Key\n",
    ]


def test_lists_keep_their_numbers_and_nest_by_their_place() -> None:
    made = text(
        page(
            line("3. Banks", 50, 700),
            line("• steep", 70, 688),
            line("4. Beds", 50, 676),
            line("drawn", 70, 664),
            dots=[[60.0, 63.0, 667.0]],
        )
    )
    assert made == "3. Banks\n    - steep\n4. Beds\n    - drawn\n"


def test_cells_that_stand_below_each_other_are_a_table_also_where_they_run_over_lines() -> None:
    made = text(
        page(
            line("Glossary", 50, 740, 16),
            line("Term", 50, 700),
            line("Definition", 200, 700),
            line("Ford", 50, 680),
            line("A place to", 200, 686),
            line("cross a river", 200, 674),
            line("Weir", 50, 650),
            line("A low dam", 200, 650),
            line("Words after the table.", 50, 600),
        )
    )
    assert "| Term | Definition |\n| --- | --- |\n| Ford | A place to cross a river |\n| Weir | A low dam |\n" in made
    assert made.endswith("\n\nWords after the table.\n")


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [line("the left column has lines that are full", 50, 700 - 12 * at) for at in range(20)]
    right = [line("the right one has lines that are full too", 320, 700 - 12 * at) for at in range(20)]
    made = text(page(*left, *right))
    assert made.rfind("left") < made.find("right")
    assert "|" not in made


def test_numbers_in_a_column_of_their_own_count_a_list() -> None:
    made = text(
        page(*(row for at in (1, 2) for row in (line(str(at), 50, 700 - 14 * at), line("Why so?", 80, 700 - 14 * at))))
    )
    assert made == "1. Why so?\n2. Why so?\n"


def test_heads_and_page_numbers_are_left_out_and_told() -> None:
    pages = [
        page(
            line("Rivers, second edition", 200, 780),
            line(f"Body {'abc'[at]}.", 50, 500),
            line(f"Page {at + 1} of 3", 280, 20),
        )
        for at in range(3)
    ]
    taken = understood({"pages": pages, "left": 0})
    assert taken.text == "Body a.\n\nBody b.\n\nBody c.\n"
    assert [remark.message for remark in taken.notices] == [
        "6 running heads, feet and page numbers were left out; nothing to do"
    ]


def test_what_begins_pages_with_other_numbers_is_no_running_head() -> None:
    pages = [page(line(f"Question {at}", 50, 780), line("What is a ford?", 50, 500)) for at in (1, 7)]
    assert text(*pages) == "Question 1\n\nWhat is a ford?\n\nQuestion 7\n\nWhat is a ford?\n"


def test_a_sentence_goes_on_behind_a_page() -> None:
    made = text(page(line(f"{LONG} many", 50, 100)), page(line("years, and so on.", 50, 700)))
    assert made == f"{LONG} many years, and so on.\n"


def test_small_numbers_above_and_below_the_line_stay_such() -> None:
    words = [["H", 50, 55, 700, 10, False, False, True], ["2", 55, 58, 698, 6, False, False, False]]
    more = [["O", 58, 64, 700, 10, False, False, False], ["1", 64.2, 67, 704, 6, False, False, False]]
    assert text(page([*words, *more, *line("flows", 70, 700)])) == "H₂O¹ flows\n"


def test_links_lead_where_they_did_and_words_stay_words() -> None:
    found = page(line("see *this page* <b>", 50, 700), links=[[67.0, 698.0, 120.0, 708.0, "https://example.org/a"]])
    assert text(found) == "see [\\*this page\\*](https://example.org/a) \\<b>\n"


def test_the_words_of_a_whole_file_come_out() -> None:
    content = b"BT /F 12 Tf 72 700 Td (Salt & water) Tj ET"
    taken, notices = take("notes.pdf", one_page(content))
    assert taken is not None
    assert (taken.text, notices) == ("Salt & water\n", ())


def test_a_book_of_too_many_pages_is_refused() -> None:
    kids = pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count 2001>>" % (b"3 0 R " * 2001),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    )
    assert "more than 2,000" in refused(kids)


def test_what_cannot_be_read_is_refused_with_the_way_out() -> None:
    assert "damaged" in refused(b"%PDF-1.7\nno more")
    assert "text recognition" in refused(one_page(b"0 0 100 100 re f"))
    assert "damaged" in refused(pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"))
    key = b"/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O(a)/U(b)/P 0>>/ID[(a)(b)]"
    locked = one_page(b"BT ET").replace(b"/Root 1 0 R", key)
    assert any(word in refused(locked) for word in ("password", "damaged"))


def test_a_file_that_would_take_hours_is_given_up() -> None:
    calls = [b" ".join(b"/X%d Do" % (level + 1) for _ in range(10)) for level in range(9)]
    forms = [
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X%d %d 0 R>>>>"
        b"/Length %d>>stream\n%b\nendstream" % (level + 1, 7 + level, len(call), call)
        for level, call in enumerate(calls)
    ]
    bomb = one_page(b"/X0 Do", *forms, resources=b"/XObject<</X0 6 0 R>>")
    with pytest.raises(NotTaken, match="too much time and memory"):
        extracted(bomb, seconds=2)


def test_a_file_that_would_fill_the_memory_is_given_up() -> None:
    packed = zlib.compress(b" " * 400_000_000, 1)
    with pytest.raises(NotTaken, match="too much time and memory"):
        extracted(one_page(packed, filtered=b"/Filter/FlateDecode"), memory=300_000_000)
