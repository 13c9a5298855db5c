"""Pictures beside and inside documents reach the site, with their words and without what a photo tells of its owner."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from studysite.collect import collect
from studysite.errors import UnfitError
from studysite.imagefile import read_image
from studysite.pipeline import Conversion, convert
from studysite.sourcefile import SourceFile

MEDIA = Path(__file__).parent / "layouts" / "images" / "media"


def media(name: str) -> bytes:
    return (MEDIA / name).read_bytes()


def converted(text: str, **images: bytes) -> Conversion:
    beside = {name.replace("__", "/").replace("_", "."): data for name, data in images.items()}
    return convert([SourceFile("notes/a.md", text.encode())], images=beside)


def page(conversion: Conversion) -> str:
    return next(text for path, text in conversion.pages.items() if re.match(r"(read|practice)/(?!index)", path))


def bitmap() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (2, 2)).save(made, "BMP")
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "ending", "size", "is_clear"),
    [
        ("cell.png", "png", (48, 32), False),
        ("clear.png", "png", (48, 48), True),
        ("leaf.jpg", "jpg", (40, 64), False),
        ("dot.gif", "gif", (20, 20), False),
        ("sky.webp", "webp", (40, 30), False),
        ("hill.avif", "avif", (40, 30), False),
        ("plan.svg", "svg", (120, 80), True),
    ],
)
def test_a_picture_says_what_it_is(name: str, ending: str, size: tuple[int, int], *, is_clear: bool) -> None:
    found = read_image(media(name))
    assert (found.ending, (found.width, found.height), found.is_clear) == (ending, size, is_clear)


@pytest.mark.parametrize("name", ["cell.png", "leaf.jpg", "sky.webp", "hill.avif"])
def test_nobody_learns_where_and_with_what_a_photo_was_taken(name: str) -> None:
    before, after = media(name), read_image(media(name)).data
    assert any(secret in before for secret in (b"Camera Maker", b"at Home"))
    assert not any(secret in after for secret in (b"Camera Maker", b"at Home", b"at home", b"GPS"))
    with Image.open(io.BytesIO(before)) as one, Image.open(io.BytesIO(after)) as other:
        assert one.convert("RGB").tobytes() == other.convert("RGB").tobytes() or name.endswith("avif")
        assert not dict(other.getexif().get_ifd(0x8825))


def test_a_photo_on_its_side_still_says_so() -> None:
    with Image.open(io.BytesIO(read_image(media("leaf.jpg")).data)) as image:
        assert image.getexif().get(0x0112) == 6


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no picture"),
        (b"text", "no picture"),
        (media("cell.png")[:60], "damaged"),
        (media("evil.svg"), "holds a program"),
        (b'<svg onload="x"/>', "holds a program"),
        (b'<svg><a href="javascript:x"/></svg>', "holds a program"),
        (b'<svg><image href="https://a.example/x.png"/></svg>', "from elsewhere"),
        (b'<svg><style>@import "x.css"</style></svg>', "from elsewhere"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "holds a program"),
        (b"<?xml version='1.0'?><html/>", "no picture"),
        (bitmap(), "kind that pages do not show"),
    ],
)
def test_what_no_page_can_show_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnfitError, match=reason):
        read_image(data)


def test_a_small_file_of_very_many_pixels_is_refused() -> None:
    made = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(made, "PNG")
    with pytest.raises(UnfitError, match="pixels"):
        read_image(made.getvalue())


def test_a_picture_stands_on_its_page_with_words_and_size() -> None:
    made = converted(
        '# A\n\n## Executive Summary\n\nText.\n\n![A cell](m/c.png "Fig. 1")\n', notes__m__c_png=media("cell.png")
    )
    path = next(iter(made.images))
    assert re.fullmatch(r"images/c-[0-9a-f]{8}\.png", path)
    shown = f'<img src="../../{path}" alt="A cell" width="48" height="32" loading="lazy" decoding="async">'
    assert f'<figure class="picture">{shown}<figcaption>Fig. 1</figcaption></figure>' in page(made)
    assert made.images[path] == read_image(media("cell.png")).data
    assert made.files[path] == made.images[path]
    assert not [notice for notice in made.notices if notice.code.startswith(("picture", "lost"))]


def test_pages_of_every_depth_find_a_picture() -> None:
    quiz = "# A\n\n## Quiz\n\n1. What is ![a cell](c.png)?\n\n## Answer Key\n\n1. This.\n\n"
    text = f"{quiz}## Glossary\n\n- **Cell**: ![a cell](c.png) lives.\n"
    made = converted(text, notes__c_png=media("cell.png"))
    for path, told in made.pages.items():
        for way in re.findall(r'<img [^>]*src="([./]*)images/', told):
            depth = len(re.sub(r"(^|/)index\.md$|\.md$", "", path).split("/")) if path != "index.md" else 0
            assert way == "../" * depth, path
    assert "\x02" not in "".join(made.pages.values())


def test_a_document_cannot_write_the_way_to_the_root() -> None:
    made = converted("# A\n\n## Executive Summary\n\nsrc=\x02images ![x](\x02c.png)\n")
    assert "../../images" not in page(made)


def test_pictures_of_a_folder_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / "c.png").write_bytes(media("cell.png"))
    (tmp_path / "a.md").write_text("# A\n\nWords ![a cell](m/c.png).\n", "utf-8")
    (tmp_path / "b.png").write_bytes(media("clear.png"))
    found = collect(tmp_path)
    assert [source.path for source in found.sources] == ["a.md"]
    assert sorted(found.images or {}) == ["b.png", "m/c.png"]
    made = convert(found.sources, notices=found.notices, images=found.images)
    assert [(one.file, one.code) for one in made.notices if one.code.startswith("picture")] == [
        ("b.png", "picture-unused")
    ]


def test_a_picture_on_another_host_is_a_link_and_nothing_is_fetched() -> None:
    made = converted("# A\n\n## Executive Summary\n\nSee ![a bear](https://a.example/b.png).\n")
    assert "[a bear](https://a.example/b.png)" in page(made)
    assert "<img" not in page(made)
    assert [notice.code for notice in made.notices if "picture" in notice.code] == ["picture-elsewhere"]


def test_a_large_picture_is_shown_and_told() -> None:
    data = media("cell.png") + bytes(2_000_000)
    made = converted("# A\n\n## Executive Summary\n\nSee ![a cell](c.png).\n", notes__c_png=data)
    assert "picture-large" in [notice.code for notice in made.notices]
    assert "<img" in page(made)
