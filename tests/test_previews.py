"""The pictures of links: whole, light, legible as thumbnails, the same for the same words, and drawn once."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from browsing import ROOT
from studysite import assets
from studysite.model import plain
from studysite.picture import (
    BOTTOM,
    CARD,
    FACE,
    HEIGHT,
    INK,
    LEFT,
    PAPER,
    RED,
    RIGHT,
    RULE,
    SOFT,
    TITLE_SIZES,
    TITLE_TOP,
    WHITE,
    WIDTH,
    clean,
    picture,
)
from studysite.pipeline import convert
from studysite.preview import Preview
from studysite.previews import FEW, drawn
from studysite.project import find
from studysite.sourcefile import SourceFile

TIDE = Preview("previews/tide.png", "Term", "Tide", "ebb and flow", "The sea's rise and fall.", "Sea notes")


@pytest.fixture(scope="session")
def fonts() -> Path:
    return assets.package(find(ROOT), FACE, lambda _: None)


def image(preview: Preview, fonts: Path) -> Image.Image:
    return Image.open(io.BytesIO(picture(preview, fonts / "files")))


def inked(shown: Image.Image, box: tuple[int, int, int, int]) -> int:
    """Count the dark pixels of a part of a picture."""
    return sum(shown.convert("L").crop(box).histogram()[:110])


def titled(title: str) -> Preview:
    return Preview("previews/x.png", "Term", title, "", "", "Sea notes")


def test_a_picture_has_the_size_that_messengers_ask_for_and_is_light(fonts: Path) -> None:
    data = picture(TIDE, fonts / "files")
    shown = Image.open(io.BytesIO(data))
    assert (shown.format, shown.size, shown.mode) == ("PNG", (1200, 630), "P")
    assert len(data) < 30_000


def test_the_same_words_are_the_same_bytes_and_others_are_not(fonts: Path) -> None:
    folder = fonts / "files"
    assert picture(TIDE, folder) == picture(TIDE, folder)
    changed = [
        Preview(TIDE.path, *words)
        for words in (
            ("Briefing", "Tide", "ebb and flow", "The sea's rise and fall.", "Sea notes"),
            ("Term", "Tides", "ebb and flow", "The sea's rise and fall.", "Sea notes"),
            ("Term", "Tide", "ebb", "The sea's rise and fall.", "Sea notes"),
            ("Term", "Tide", "ebb and flow", "The moon's work.", "Sea notes"),
            ("Term", "Tide", "ebb and flow", "The sea's rise and fall.", "Notes"),
        )
    ]
    assert len({picture(one, folder) for one in (TIDE, *changed)}) == 6


def test_what_was_drawn_is_kept(fonts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [TIDE, titled("Ebb")]
    told: list[str] = []
    first = dict(drawn(wanted, fonts, tmp_path, told.append))
    assert sorted(first) == ["previews/tide.png", "previews/x.png"]
    assert told == ["drawing picture 1 of 2", "drawing picture 2 of 2"]
    monkeypatch.setattr("studysite.previews.picture", lambda *_, **__: b"drawn again")
    assert dict(drawn(wanted, fonts, tmp_path, told.append)) == first
    assert len(told) == 2


def test_many_are_drawn_by_all_processors_and_are_the_same(fonts: Path, tmp_path: Path) -> None:
    wanted = [Preview(f"{at}.png", "Term", f"Word {at}", "", "", "Notes") for at in range(FEW + 6)]
    made = dict(drawn(wanted, fonts, tmp_path, lambda _: None))
    assert len(set(made.values())) == len(wanted)
    assert made["3.png"] == picture(wanted[3], fonts / "files")


def test_pictures_that_nobody_wants_any_more_go_when_there_are_many(
    fonts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studysite.previews.KEPT", 1)
    list(drawn([TIDE, titled("Ebb"), titled("Flow")], fonts, tmp_path, lambda _: None))
    list(drawn([TIDE], fonts, tmp_path, lambda _: None))
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    "title",
    [
        "Tide",
        "A title of many words " * 20,
        "x" * 400,
        "SageMakerVariantInvocationsPerInstance" * 3,
        "Ebb\x00\x07\u202eand\ufefftide \U0001f30a",
        "<script>alert(1)</script>",
        "\U0010ffff",
        "ﷺ" * 30,
        "a\u0301" * 200,
        "",
    ],
)
def test_no_title_leaves_the_card(fonts: Path, title: str) -> None:
    shown = image(titled(title), fonts)
    assert inked(shown, (0, RULE + 4, LEFT - 4, HEIGHT)) == 0
    assert inked(shown, (RIGHT + 4, RULE + 4, WIDTH, HEIGHT)) == 0
    assert inked(shown, (LEFT, TITLE_TOP, RIGHT, HEIGHT)) > 500
    assert inked(shown, (0, BOTTOM + 18, WIDTH, HEIGHT)) == 0


@pytest.mark.parametrize("title", ["潮汐", "المد والجزر", "גאות ושפל", "조석"])
def test_what_the_typeface_cannot_write_is_not_written_as_boxes(fonts: Path, title: str) -> None:
    """The picture is then that of the site's own name."""
    assert picture(titled(title), fonts / "files") == picture(titled("Sea notes"), fonts / "files")
    both = Preview("x.png", "Term", title, "", "", title)
    assert inked(image(both, fonts), (LEFT, TITLE_TOP, LEFT + 260, TITLE_TOP + 260)) > 500


@pytest.mark.parametrize("title", ["Ζώνη διαθεσιμότητας", "Зона доступности", "Żółć, ćma, łoś", "Vùng sẵn sàng"])
def test_other_alphabets_are_written(fonts: Path, title: str) -> None:
    assert picture(titled(title), fonts / "files") != picture(titled("Sea notes"), fonts / "files")
    assert clean(title) == title


def test_a_title_is_legible_as_a_thumbnail(fonts: Path) -> None:
    """The smallest title is 15 pixels high where the picture is 300 wide."""
    assert min(TITLE_SIZES) * 300 / WIDTH >= 15
    small = image(titled("Availability Zone"), fonts).convert("L").resize((300, 157))
    rows = [y for y in range(35, 100) if min(small.crop((20, y, 280, y + 1)).tobytes()) < 90]
    assert len(rows) >= 14


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ink", [INK, SOFT, RED])
def test_every_ink_stands_out_from_the_card(ink: str) -> None:
    assert (luminance(WHITE) + 0.05) / (luminance(ink) + 0.05) >= 4.5


def test_it_is_the_card_of_the_site(fonts: Path) -> None:
    shown = image(TIDE, fonts).convert("RGB")
    assert shown.getpixel((5, 5)) == tuple(bytes.fromhex(PAPER[1:]))
    assert shown.getpixel((CARD[0] + 20, 100)) == tuple(bytes.fromhex(WHITE[1:]))
    assert shown.getpixel((600, RULE)) == tuple(bytes.fromhex(RED[1:]))


def test_every_page_that_names_a_picture_gets_it_and_no_answer_is_on_one() -> None:
    guide = "Quiz\n\n1. What is ebb?\n\nAnswer Key\n\n1. Falling water.\n\nGlossary\n\nTide\tThe sea's rise and fall.\n"
    made = convert([SourceFile("guide.txt", guide.encode()), SourceFile("note.md", b"# Note\n\n## A\n\nThe tide.\n")])
    held = {one.path for one in made.previews}
    named = {
        line.split('"')[1] for text in made.pages.values() for line in text.splitlines() if line.startswith("picture: ")
    }
    assert "previews/glossary/tide.png" in named
    assert named | {"previews/index.png"} == held
    words = " ".join(f"{one.kind} {one.title} {one.detail} {one.text}" for one in made.previews)
    assert "Falling" not in words
    assert all(plain(document.title) in words for document in made.documents if made.library.pages[document.slug])
