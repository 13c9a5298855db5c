"""Word documents: what comes through, and what is refused in one line."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest

from office import MAIN, NAMES, PNG, Word, zipped
from studysite.intake import take
from studysite.intake.docx import take as word_document
from studysite.intake.taken import NotTaken
from studysite.intake.word_numbers import formed


def text(word: Word) -> str:
    return word_document(word.bytes()).text


def parts(word: Word) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(word.bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def refused(data: bytes, path: str = "notes.docx") -> str:
    taken, notices = take(path, data)
    assert taken is not None
    assert taken.text == ""
    (notice,) = notices
    assert "\n" not in str(notice)
    return notice.message


def test_numbers_that_word_counts_go_on_after_a_paragraph_and_begin_anew_where_the_list_says_so() -> None:
    word = Word().add("One?", at=(1, 0)).add("Two?", at=(1, 0)).add("A remark.").add("Three?", at=(1, 0))
    word.add("Answers").add("First.", at=(11, 0)).add("Second.", at=(11, 0))
    assert text(word) == "1. One?\n2. Two?\n\nA remark.\n\n3. Three?\n\nAnswers\n\n1. First.\n2. Second.\n"


def test_a_level_begins_anew_below_each_entry_and_keeps_its_letters() -> None:
    word = Word().add("Which gas?", at=(1, 0)).add("Neon", at=(1, 1)).add("Argon", at=(1, 1))
    word.add("Which metal?", at=(1, 0)).add("Tin", at=(1, 1))
    assert text(word) == "1. Which gas?\n    a. Neon\n    b. Argon\n2. Which metal?\n    a. Tin\n"


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [(4, "lowerRoman", "iv"), (1994, "upperRoman", "MCMXCIV"), (28, "lowerLetter", "bb"), (7, "decimalZero", "07")],
)
def test_numbers_are_written_as_word_writes_them(number: int, form: str, expected: str) -> None:
    assert formed(number, form) == expected


def test_bold_words_links_and_notes_stay_what_they_are() -> None:
    word = Word().add("**Term:** a word", more=Word().note(" "))
    made = Word()
    made.add("**Term:** a word", more=made.note("So says a book."))
    made.add("See ", more=made.link("https://example.org/a", "this") + made.link("javascript:alert(1)", "that"))
    assert word.body != made.body
    assert text(made) == "**Term:** a word[1]\n\nSee [this](https://example.org/a)that\n\n[1] So says a book.\n"


def test_a_tab_between_words_stays_one_and_one_at_the_edge_does_not() -> None:
    assert text(Word().add("\tTaiga\ta cold forest\t")) == "Taiga\ta cold forest\n"


def test_pictures_come_out_with_the_words_that_stand_for_them() -> None:
    word = Word()
    word.add("Below", more=word.picture("A [small] leaf"))
    taken = word_document(word.bytes())
    assert taken.text == "Below![A (small) leaf](image-1.png)\n"
    assert taken.images == {"image-1.png": PNG}


def test_a_picture_that_stands_elsewhere_is_never_looked_for() -> None:
    word = Word()
    xml = word.picture("secret").replace("r:embed", "r:link")
    word.related[-1] = ("image", "file:///etc/passwd", True)
    taken = word_document(word.add("Words", more=xml).bytes())
    assert taken.text == "Words\n"
    assert taken.images == {}


def test_words_that_look_like_markup_stay_words() -> None:
    word = Word().add("<details><summary>a</summary>").add("# b *c* `d` > e").add("---").add("| f | g |")
    assert text(word) == "\\<details>\\<summary>a\\</summary>\n\n\\# b \\*c\\* \\`d\\` > e\n\n\\---\n\n\\| f | g |\n"


def test_a_chart_is_named_as_what_is_missing() -> None:
    xml = "<w:r><w:object/></w:r>"
    (remark,) = word_document(Word().add("Words", more=xml).bytes()).notices
    assert remark.code == "part-not-taken"
    assert remark.message.startswith("1 embedded thing ")


def test_what_is_no_word_document_is_refused_with_the_way_out() -> None:
    assert "save it as .docx" in refused(b"\xd0\xcf\x11\xe0" + b"0" * 100, "notes.doc")
    assert "password" in refused(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"))
    assert "rich-text" in refused(b"{\\rtf1 words}", "notes.doc")
    assert "damaged" in refused(b"PK\x03\x04" + b"0" * 100)
    assert "damaged" in refused(zipped({"a.txt": b"a"}))
    assert "macros" in refused(zipped({**parts(Word().add("a")), "word/vbaProject.bin": b"0"}), "notes.docm")
    assert "OpenDocument" in refused(zipped({"mimetype": b"", "content.xml": b""}))
    assert "no text" in refused(Word().add(" ").bytes())


def test_a_document_that_is_cut_off_or_changed_anywhere_raises_nothing_else() -> None:
    whole = Word().add("Words", "h1").add("more", at=(1, 0)).bytes()
    for at in range(0, len(whole), 37):
        for data in (whole[:at], whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]):
            with contextlib.suppress(NotTaken):
                assert word_document(data).text.endswith("\n")


def test_an_archive_that_unpacks_without_end_is_refused() -> None:
    held = parts(Word().add("a"))
    held["word/document.xml"] = held["word/document.xml"].replace(b"<w:body>", b"<w:body>" + b" " * 17_000_000)
    assert "unpacks to more than 16 MB" in refused(zipped(held))


def test_entities_are_refused_before_they_are_read() -> None:
    held = parts(Word().add("a"))
    bomb = f'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document {NAMES}><w:body><w:p><w:r><w:t>&a;</w:t>'
    held["word/document.xml"] = f"{bomb}</w:r></w:p></w:body></w:document>".encode()
    assert "entities" in refused(zipped(held))


def test_a_document_nested_without_end_is_refused() -> None:
    held = parts(Word().add("a"))
    deep = "<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000
    held["word/document.xml"] = f'<w:document xmlns:w="{MAIN}"><w:body>{deep}</w:body></w:document>'.encode()
    assert "nested deeper" in refused(zipped(held))
