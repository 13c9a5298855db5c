"""Files that are no plain text, after accidents: each is read, or named; the others are still read."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st
from PIL import Image

from rendering import converted
from strategies import examples
from studysite.errors import UnfitError
from studysite.imagefile import read_image
from studysite.intake import take
from studysite.intake.pdf import understood
from studysite.notices import FAULTS
from studysite.pipeline import convert
from studysite.readers import read_file
from studysite.sourcefile import SourceFile

TESTS = Path(__file__).parent
KINDS = (".csv", ".docx", ".gift", ".htm", ".html", ".json", ".pdf", ".tsv")
INPUTS = sorted(
    path
    for name in ("golden", "layouts")
    for path in (TESTS / name).glob("*/*")
    if path.suffix in KINDS and not path.name.endswith(".expected.json")
)
FILES = {path.relative_to(TESTS).as_posix(): path.read_bytes() for path in INPUTS}
PICTURES = sorted(path.read_bytes() for path in (TESTS / "layouts/images/media").iterdir() if path.is_file())
# What a file of one of the kinds is made of, put where it is not expected.
PIECES = (
    *(b"<", b">", b'"', b"\t", b"\n", b"\n\n", b"|", b",", b";", b"\0", b"\xff", b"{", b"}", b"::", b"1. ", b"?"),
    *(b"<p>", b"</p>", b"<td>", b"</td>", b"<li>", b"</li>", b"<h2>", b"</h2>", b"<dt>", b"</div>", b"<details>"),
)
# A PDF takes a process of its own, so there are fewer of them.
TEXTUAL = sorted(name for name in FILES if not name.endswith(".pdf"))
PDFS = sorted(name for name in FILES if name.endswith(".pdf"))
most = settings(examples, max_examples=int(os.environ.get("EXAMPLES", "150")))


def damaged(data: bytes, random: Random, times: int) -> bytes:
    """Return bytes of which some were lost, changed, brought in, doubled or joined."""
    made = bytearray(data)
    for _ in range(times):
        place = random.randrange(len(made) + 1)
        match random.randrange(6):
            case 0:
                del made[place : place + random.choice((1, 3, 20, 200))]
            case 1:
                made[place:place] = random.choice(PIECES) * random.randint(1, 2)
            case 2:
                made[place : place + 1] = bytes([random.randrange(256)])
            case 3:
                other = random.randrange(len(made) + 1)
                made[place:place] = made[other : other + random.choice((5, 50, 400))]
            case 4:
                made = made[: max(place, len(made) // 4)] if random.random() < 0.2 else made
            case _:
                end = made.find(b"\n", place)
                made[end : end + 1] = b" " if end >= 0 else b""
    return bytes(made)


def faults(name: str, data: bytes) -> list[str]:
    """Return what is wrong with reading a file: words that are on no page, a reader that failed."""
    return [str(one) for one in convert([SourceFile(Path(name).name, data)]).notices if one.code in FAULTS]


@most
@given(name=st.sampled_from(TEXTUAL), random=st.randoms(use_true_random=False), times=st.integers(1, 6))
def test_no_accident_breaks_what_takes_a_text_out_of_a_file(name: str, random: Random, times: int) -> None:
    data = damaged(FILES[name], random, times)
    note(f"{name}: {data!r}")
    assert faults(name, data) == []


@settings(most, max_examples=max(4, most.max_examples // 15))
@given(name=st.sampled_from(PDFS), random=st.randoms(use_true_random=False), times=st.integers(1, 6))
def test_no_accident_breaks_the_reading_of_a_pdf(name: str, random: Random, times: int) -> None:
    data = damaged(FILES[name], random, times)
    note(f"{name}: {data!r}")
    assert faults(name, data) == []


@settings(most, max_examples=2 * most.max_examples)
@given(data=st.sampled_from(PICTURES), random=st.randoms(use_true_random=False), times=st.integers(1, 6))
def test_a_damaged_picture_is_read_or_unfit(data: bytes, random: Random, times: int) -> None:
    made = damaged(data, random, times)
    note(repr(made))
    try:
        read_image(made)
    except UnfitError as error:
        assert "\n" not in str(error)  # noqa: PT017 - a picture may also be read


def test_an_avif_that_its_decoder_refuses_is_unfit() -> None:
    made = io.BytesIO()
    Image.new("RGB", (4, 4)).save(made, "AVIF")
    data = made.getvalue()
    with pytest.raises(UnfitError, match="is damaged"):
        read_image(data.replace(b"pitm", b"pity"))


def test_what_pillow_finds_odd_in_a_picture_is_not_for_the_terminal(recwarn: pytest.WarningsRecorder) -> None:
    made, told = io.BytesIO(), Image.Exif()
    told[0x010E] = "a meadow"
    Image.new("RGB", (4, 4)).save(made, "JPEG", exif=told)
    # The words are said to be longer than the picture.
    assert made.getvalue().count(b"\x01\x0e\0\x02\0\0\0\x09") == 1
    read_image(made.getvalue().replace(b"\x01\x0e\0\x02\0\0\0\x09", b"\x01\x0e\0\x02\x09\0\0\0"))
    assert [str(one.message) for one in recwarn] == []


def test_an_archive_that_points_before_its_beginning_is_named() -> None:
    for name, part, what in (
        ("notes.docx", "_rels/.rels", "no Word document or is damaged"),
        ("deck.apkg", "collection.anki2", "is damaged; export the deck again"),
    ):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr(part, "")
        # Where each file is counts from the end.
        taken, [notice] = take(name, made.getvalue()[4:])
        assert taken is not None
        assert notice.code == "not-taken"
        assert what in notice.message


def test_a_line_of_a_pdf_that_has_no_width_is_read() -> None:
    words = [
        ["thin", 50.0, 50.0, 700.0, 10.0, False, False, True],
        ["wide", 50.0, 90.0, 600.0, 10.0, False, False, True],
    ]
    page = {"width": 600.0, "height": 800.0, "words": words, "links": [], "pictures": [], "dots": []}
    assert understood({"pages": [page], "left": 0}).text.split() == ["thin", "wide"]


def test_each_question_and_term_on_one_line_has_its_card() -> None:
    text = (
        "# Bees\n\nWhat to know.\n\n"
        "<details><summary>Who lays the eggs?</summary>The queen.</details> "
        "<details><summary>What do bees eat?</summary>Honey.</details> "
        "<details><summary>Who lays the eggs?</summary>The queen.</details>\n"
    )
    page = converted({"bees.md": text})["practice/bees.md"]
    cards = page.all("article", "q")
    assert [card.one("p", "strip").one("b").text for card in cards] == ["1", "2"]
    assert [card.one("summary").text for card in cards] == ["Who lays the eggs?", "What do bees eat?"]


def test_a_reader_that_fails_is_named_and_the_other_documents_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(file: str, *rest: object) -> object:
        if file == "b.txt":
            raise KeyError("nectar")
        return read_file(file, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("studysite.reading.read_file", failing)
    files = [SourceFile(f"{name}.txt", b"# Bees\n\nThey dance.\n") for name in "abc"]
    made = convert(files)
    [told] = [one for one in made.notices if one.severity == "error"]
    assert (told.file, told.code) == ("b.txt", "reader-fault")
    assert told.message.startswith("a fault of studysite, not of the document (KeyError: 'nectar') at ")
    assert [document.file for document in made.documents] == ["a.txt", "c.txt"]
    assert not made.is_fit
    # It is no longer in the way once its owner leaves it out.
    assert convert(files, '[documents."b.txt"]\nhidden = true\n').is_fit
