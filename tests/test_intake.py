"""Files that are no Markdown: what is taken out of them is what the readers, the pages and the account see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studysite import intake
from studysite.collect import collect_files
from studysite.intake.taken import Form, NotTaken, Remark, Taken
from studysite.pipeline import convert
from studysite.sourcefile import SourceFile

if TYPE_CHECKING:
    from pathlib import Path


def shouted(data: bytes) -> Taken:
    """Take a form that only tests know."""
    if data.startswith(b"!"):
        raise NotTaken("the file shouts; lower its voice")
    said = (Remark("passed-over", "page 2 is empty; nothing to do"),)
    return Taken("# Soils\n\nClay holds <b> & water.\n", {"clay.png": b"PNG"}, said, "a shouted note")


@pytest.fixture(autouse=True)
def shout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(intake.FORMS, ".shout", Form(shouted, largest=10_000_000))


def test_the_page_of_the_original_shows_the_text_that_was_taken() -> None:
    made = convert([SourceFile("soils.SHOUT", b"\x00")])
    assert [document.file for document in made.documents] == ["soils.SHOUT"]
    page = next(text for path, text in made.pages.items() if path.startswith("sources/") and path != "sources/index.md")
    assert "Clay holds &lt;b&gt; &amp; water." in page
    assert "The text of a shouted note as it was read, 3 lines" in page
    assert made.accounts["soils.SHOUT"].lost == 0


def test_remarks_become_notices_of_the_file() -> None:
    notices = convert([SourceFile("a/soils.shout", b"\x00")]).notices
    assert "a/soils.shout: page 2 is empty; nothing to do" in map(str, notices)


def test_a_file_that_cannot_be_taken_is_one_error_and_the_rest_is_read() -> None:
    made = convert([SourceFile("loud.shout", b"!"), SourceFile("b.md", b"# Bread\n\nDough rests.\n")])
    assert [str(one) for one in made.notices if one.severity == "error"] == [
        "loud.shout: the file shouts; lower its voice"
    ]
    assert [document.file for document in made.documents] == ["b.md"]
    assert "lower its voice" in made.pages["sources/index.md"]


def test_a_form_that_is_no_text_may_hold_any_bytes_up_to_its_own_limit(tmp_path: Path) -> None:
    one = tmp_path / "one.shout"
    one.write_bytes(b"PK\x03\x04\x00" + b"0" * 9_000_000)
    found = collect_files((one,))
    assert [source.path for source in found.sources] == ["one.shout"]
    one.write_bytes(b"0" * 10_000_001)
    assert [notice.code for notice in collect_files((one,)).notices] == ["no-documents", "too-large"]
