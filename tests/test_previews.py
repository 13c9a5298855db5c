"""The pictures of links: whole, light, legible as thumbnails, the same for the same words, and drawn once."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from browsing import ROOT
from studysite import assets, typeface
from studysite.model import plain
from studysite.picture import (
    ACCENT,
    BODY,
    CARD,
    INK,
    LAST,
    LEFT,
    LINE,
    PAPER,
    RIGHT,
    RULE,
    SOFT,
    TAB,
    TITLE_TOP,
    TITLES,
    WIDTH,
    picture,
)
from studysite.pipeline import convert
from studysite.preview import Preview
from studysite.previews import FEW, drawn
from studysite.project import find
from studysite.setting import balanced, clean, cut, lines, shortened
from studysite.sourcefile import SourceFile
from studysite.typeface import FACE, Typeface

TIDE = Preview("previews/tide.png", "Term", "Tide", "ebb and flow", "The sea's rise and fall.", "Sea notes")


@pytest.fixture(scope="session")
def fonts() -> Path:
    return assets.package(find(ROOT), FACE, lambda _: None)


@pytest.fixture(scope="session")
def face(fonts: Path) -> Typeface:
    return Typeface(fonts.parents[1])


def titled(title: str) -> Preview:
    return Preview("previews/x.png", "Term", title, "", "", "Sea notes")


def image(preview: Preview, fonts: Path) -> Image.Image:
    return Image.open(io.BytesIO(picture(preview, fonts))).convert("RGB")


def changed(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the box that holds every difference of two pictures."""
    return ImageChops.difference(one, other).getbbox()


# What a picture is


def test_a_picture_has_the_size_that_messengers_ask_for_few_colours_and_is_light(fonts: Path) -> None:
    data = picture(replace(TIDE, title="A title of many words " * 9, text="Sea and shore. " * 20), fonts)
    shown = Image.open(io.BytesIO(data))
    assert (shown.format, shown.size, shown.mode) == ("PNG", (1200, 630), "P")
    assert len(shown.getcolors() or ()) in range(8, 17)
    assert len(data) < 21_000
    assert len(picture(TIDE, fonts)) < 12_000


@pytest.mark.parametrize("field", ["kind", "title", "detail", "text", "site"])
def test_the_same_words_are_the_same_bytes_and_others_are_not(fonts: Path, field: str) -> None:
    assert picture(TIDE, fonts) == picture(replace(TIDE, path="elsewhere.png"), fonts)
    assert picture(TIDE, fonts) != picture(replace(TIDE, **{field: "Moon"}), fonts)


def test_it_is_the_card_of_the_site(fonts: Path) -> None:
    shown = image(TIDE, fonts)
    for at, colour in {
        (5, 5): PAPER,
        (600, 112): CARD,
        (TAB[0] + 10, TAB[1] + 20): CARD,
        (600, RULE[0] + 3): ACCENT,
        (600, LAST): LINE,
    }.items():
        assert shown.getpixel(at) == tuple(bytes.fromhex(colour[1:])), at


@pytest.mark.parametrize(
    ("name", "colour"),
    [("paper", PAPER), ("card", CARD), ("ink", INK), ("ink-soft", SOFT), ("line", LINE), ("accent", ACCENT)],
)
def test_its_colours_are_the_tokens_of_the_daylight_scheme(name: str, colour: str) -> None:
    tokens = (ROOT / "overrides/css/tokens.css").read_text(encoding="utf-8")
    assert re.findall(rf"--{name}: (#\w+);", tokens)[0] == colour


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", [PAPER, CARD])
@pytest.mark.parametrize("ink", [INK, SOFT, ACCENT])
def test_every_ink_stands_out(ink: str, ground: str) -> None:
    assert (luminance(ground) + 0.05) / (luminance(ink) + 0.05) >= 4.5


# Titles


@pytest.mark.parametrize(
    "title",
    [
        "Tide",
        "A title of many words " * 20,
        "x" * 100_000,
        "Wave" * 90,
        "SageMakerVariantInvocationsPerInstance" * 3,
        "Ebb\x00\x07\u202eand\ufefftide \U0001f30a",
        "<script>alert(1)</script>",
        "a\u0301\u0327" * 200,
        "\U0001f30a",
        "\U0010ffff",
        "\ud800",
        "ﷺ" * 30,
        "",
    ],
)
def test_no_title_leaves_the_card(fonts: Path, title: str) -> None:
    shown, blank = (image(one, fonts) for one in (titled(title), Preview("", "Term", "", "", "", "")))
    box = changed(shown, blank)
    assert box
    assert box[0] >= LEFT - 4
    assert box[2] <= RIGHT + 4
    assert box[3] <= BODY[3] - 40
    title_box = (LEFT, TITLE_TOP, RIGHT, LAST)
    assert changed(shown.crop(title_box), blank.crop(title_box))


@pytest.mark.parametrize("title", ["", " \n", "\x00"])
def test_without_a_title_the_name_of_the_site_is_the_title(fonts: Path, title: str) -> None:
    assert picture(titled(title), fonts) == picture(titled("Sea notes"), fonts)


def test_an_ornament_that_no_font_has_is_left_out_and_the_title_stays(fonts: Path) -> None:
    assert picture(titled("\U0001f30a Tide ✅\ufe0f"), fonts) == picture(titled("Tide"), fonts)


@pytest.mark.parametrize("title", ["潮汐表 Tide", "คลื่น", "तरंग", "x\u0327"])
def test_what_no_font_can_write_is_not_written_as_boxes(fonts: Path, title: str) -> None:
    """The name of the site stands there, and nothing that is said of the title."""
    assert picture(replace(TIDE, title=title), fonts) == picture(titled("Sea notes"), fonts)
    nameless = replace(TIDE, title=title, site=title)
    assert picture(nameless, fonts) == picture(replace(titled(""), site=""), fonts)


@pytest.mark.parametrize("field", ["detail", "text", "kind", "site"])
def test_what_no_font_can_write_is_left_out_and_the_rest_stays(fonts: Path, field: str) -> None:
    assert picture(replace(TIDE, **{field: "潮汐"}), fonts) == picture(replace(TIDE, **{field: ""}), fonts)


@pytest.mark.parametrize("title", ["Ζώνη διαθεσιμότητας", "Зона доступности", "Żółć, ćma, łoś", "Vùng sẵn sàng"])
def test_other_alphabets_are_written(fonts: Path, face: Typeface, title: str) -> None:
    assert face.has(clean(title))
    assert picture(titled(title), fonts) != picture(titled("Sea notes"), fonts)


def test_a_title_is_legible_as_a_thumbnail(fonts: Path, face: Typeface) -> None:
    """A capital of the smallest title is 10 pixels high where the picture is 300 wide."""
    smallest = min(size for size, _ in TITLES)
    run = face.runs("H", is_leftward=False)[0]
    box = face.font(run.subset, smallest, 600).getbbox("H", anchor="ls")
    assert (box[3] - box[1]) * 300 / WIDTH >= 10
    long = image(titled("A title of many words " * 20), fonts).convert("L").resize((300, 157))
    assert min(long.crop((LEFT // 4, TITLE_TOP // 4, RIGHT // 4, 115)).tobytes()) < 90


def test_a_long_line_in_small_capitals_is_cut_before_the_edge(fonts: Path) -> None:
    long = replace(TIDE, detail="Water Moved By The Moon And The Sun " * 5, text="")
    box = changed(image(long, fonts), image(replace(long, detail=""), fonts))
    assert box
    assert RIGHT - 200 < box[2] <= RIGHT


def test_a_definition_shows_no_more_than_its_beginning(fonts: Path) -> None:
    long = "The sea rises and falls twice a day, drawn by the moon, " * 3
    assert picture(replace(TIDE, text=long + "and by the sun."), fonts) == picture(replace(TIDE, text=long), fonts)
    assert picture(replace(TIDE, text=long), fonts) != picture(replace(TIDE, text=long[60:]), fonts)


# Right to left


@pytest.mark.parametrize("title", ["אזור זמינות (AWS)", "منطقة التوافر ٣"])
def test_a_title_that_runs_to_the_left_begins_on_the_right(fonts: Path, face: Typeface, title: str) -> None:
    assert face.has(title) is typeface.is_shaped()
    if not typeface.is_shaped():
        # Without raqm the letters would stand in the wrong order: the card is drawn without its title.
        assert picture(titled(title), fonts) == picture(titled(""), fonts)
        return
    shown = image(titled(title), fonts).convert("L").crop((0, TITLE_TOP, WIDTH, TITLE_TOP + 120))
    edge = shown.point([255 if grey < 90 else 0 for grey in range(256)]).getbbox()
    assert edge
    assert RIGHT - 12 <= edge[2] <= RIGHT + 4


def test_a_line_that_runs_to_the_left_is_put_in_the_order_it_is_seen(face: Typeface) -> None:
    assert [run.text for run in face.runs("ab אב גד cd", is_leftward=False)] == ["ab ", "גד", " ", "אב", " cd"]
    seen = face.runs("אב ab cd גד", is_leftward=True)
    assert [run.text for run in seen] == ["גד", " ", "ab cd", " ", "אב"]
    assert [run.is_leftward for run in seen] == [True, True, False, True, True]


def test_the_first_letter_decides_where_a_paragraph_begins() -> None:
    assert typeface.is_leftward("12 (אב) ab")
    assert not typeface.is_leftward("12 ab אב")
    assert not typeface.is_leftward("12")


def test_what_runs_to_the_left_is_not_written_where_it_cannot_be_shaped(
    fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for can in (True, False):
        monkeypatch.setattr(typeface, "is_shaped", lambda can=can: can)
        assert Typeface(fonts.parents[1]).has("אב") is can


# Lines


def width(text: str) -> float:
    return len(text)


def test_lines_break_between_words_and_lose_none() -> None:
    assert lines("the sea rises and falls", width, 9) == ["the sea", "rises and", "falls"]
    assert lines("", width, 9) == []


def test_a_word_wider_than_a_line_breaks_at_its_seams_or_anywhere() -> None:
    assert lines("a SeaLevelRise", width, 9) == ["a Sea", "LevelRise"]
    assert lines("x" * 20, width, 9) == ["x" * 9, "x" * 9, "xx"]


def test_ideographs_break_anywhere_but_before_a_closing_mark() -> None:
    assert lines("可用性区、域", width, 4) == ["可用性", "区、域"]


def test_lines_are_of_an_even_length() -> None:
    assert lines("one two three four", width, 14) == ["one two three", "four"]
    assert balanced("one two three four", width, 14) == ["one two", "three four"]


def test_what_is_cut_ends_between_words_with_an_ellipsis() -> None:
    assert cut(["the sea", "rises and", "falls"], 2, width, 9) == ["the sea", "rises …"]
    assert cut(["the sea"], 2, width, 9) == ["the sea"]
    assert shortened("the sea, rises", 9) == "the sea …"
    assert shortened("the sea", 9) == "the sea"


# All of them


def test_what_was_drawn_is_kept(fonts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [TIDE, titled("Ebb"), replace(TIDE, path="previews/again.png")]
    told: list[str] = []
    first = dict(drawn(wanted, fonts, tmp_path, told.append))
    assert sorted(first) == ["previews/again.png", "previews/tide.png", "previews/x.png"]
    assert told == ["drawing 2 pictures of links"]
    monkeypatch.setattr("studysite.previews.picture", lambda *_, **__: b"drawn again")
    assert dict(drawn(wanted, fonts, tmp_path, told.append)) == first
    assert len(told) == 1
    assert dict(drawn([titled("Flow")], fonts, tmp_path, told.append)) == {"previews/x.png": b"drawn again"}


def test_a_change_of_any_word_is_drawn(fonts: Path, tmp_path: Path) -> None:
    one = [replace(TIDE, **{field: "Moon"}) for field in ("kind", "title", "detail", "text", "site")]
    list(drawn([TIDE, *one], fonts, tmp_path, lambda _: None))
    assert len(list(tmp_path.iterdir())) == 6


def test_a_picture_that_vanished_meanwhile_is_drawn_again(fonts: Path, tmp_path: Path) -> None:
    pictures = drawn([TIDE], fonts, tmp_path, lambda _: None)
    next(tmp_path.iterdir()).unlink()
    assert dict(pictures) == {TIDE.path: picture(TIDE, fonts)}


def test_a_kept_picture_that_is_not_what_was_put_there_is_drawn_again(fonts: Path, tmp_path: Path) -> None:
    wanted = [TIDE, titled("Ebb")]
    first = dict(drawn(wanted, fonts, tmp_path, lambda _: None))
    kept = sorted(tmp_path.iterdir())
    sound = [path.read_bytes() for path in kept]
    # Cut short, changed, empty, another's.
    for damaged in (
        sound[0][:-1],
        sound[0][:-1] + b"x",
        sound[0][:40] + b"x" + sound[0][41:],
        b"",
        b"poison",
        sound[1],
    ):
        kept[0].write_bytes(damaged)
        assert dict(drawn(wanted, fonts, tmp_path, lambda _: None)) == first
        assert [path.read_bytes() for path in kept] == sound


def test_pictures_that_nobody_wants_any_more_go(fonts: Path, tmp_path: Path) -> None:
    list(drawn([TIDE, titled("Ebb"), titled("Flow")], fonts, tmp_path, lambda _: None))
    list(drawn([TIDE], fonts, tmp_path, lambda _: None))
    assert len(list(tmp_path.iterdir())) == 1


def test_another_version_of_what_draws_draws_anew(fonts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    list(drawn([TIDE], fonts, tmp_path, told.append))
    monkeypatch.setattr("studysite.previews.PIL.__version__", "1")
    list(drawn([TIDE], fonts, tmp_path, told.append))
    assert len(told) == 2


def test_many_are_drawn_by_all_processors_and_are_the_same(fonts: Path, tmp_path: Path) -> None:
    wanted = [Preview(f"{at}.png", "Term", f"Word {at}", "", "", "Notes") for at in range(FEW + 6)]
    made = dict(drawn(wanted, fonts, tmp_path, lambda _: None))
    assert len(set(made.values())) == len(wanted)
    assert made["3.png"] == picture(wanted[3], fonts)


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
