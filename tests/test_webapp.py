"""What makes a site readable without a network, and what a device must know to install it."""

from __future__ import annotations

import base64
import hashlib
import io
import json

import pytest
from PIL import Image

from browsing import ROOT
from studysite.assets import package
from studysite.finish.links import Site
from studysite.finish.offline import SEARCH_MOST, is_kept, offline
from studysite.finish.webapp import ICONS, MASKABLE, SCREENSHOTS, equipment, pictures, webmanifest
from studysite.icon import icon
from studysite.project import find
from studysite.typeface import FACE

FILES = {
    "index.html": b"home",
    "read/cells/index.html": b"cells",
    "404.html": b"lost",
    "503.html": b'<link rel="stylesheet" href="assets/site-ABCDEFGH.css">no network',
    "sw.js": b"code()",
    "assets/site-ABCDEFGH.css": b"a{}",
    "assets/read-BCDEFGHA.css": b"b{}",
    "assets/search-CDEFGHAB.js": b"c()",
    "assets/mark.svg": b"<svg/>",
    "data/search/0123456789abcdef.js": b"part",
    "addresses.json": b"{}",
    "previews/index.png": b"picture",
    ".studysite": b"marker",
    "sitemap.xml": b"map",
    "sitemap.xml.gz": b"map",
    "_headers": b"for a host",
}


def finished(files: dict[str, bytes]) -> tuple[dict[str, object], dict[str, object], str]:
    """Return what the list and the worker say, and the worker's code."""
    made = offline(Site(files, files.__getitem__))
    assert set(made) == {"precache.json", "shell.json", "sw.js"}
    first, code = made["sw.js"].decode().split(";\n", 1)
    told = json.loads(first.removeprefix("self.studysite=")) | {"shell": json.loads(made["shell.json"])}
    return json.loads(made["precache.json"]), told, code


def test_the_list_holds_what_readers_see_with_digest_and_size() -> None:
    listed, told, code = finished(FILES)
    addresses = [address for address, _, _ in listed["files"]]  # type: ignore[attr-defined]
    assert addresses == [
        "404.html",
        "503.html",
        "assets/mark.svg",
        "assets/read-BCDEFGHA.css",
        "assets/search-CDEFGHAB.js",
        "assets/site-ABCDEFGH.css",
        "data/search/0123456789abcdef.js",
        "",
        "read/cells/",
    ]
    digest = base64.b64encode(hashlib.sha256(b"cells").digest()).decode()
    assert listed["files"][-1] == ["read/cells/", digest, 5]  # type: ignore[index]
    assert told["version"] == listed["version"]
    assert told["pages"] == 2
    assert told["size"] == sum(size for _, _, size in listed["files"])  # type: ignore[attr-defined]
    # A page that was read has brought its own style.
    shell = ["assets/site-ABCDEFGH.css", "assets/search-CDEFGHAB.js", "data/search/0123456789abcdef.js"]
    assert told["shell"] == ["", *shell, "503.html"]
    assert code == "code()"


@pytest.mark.parametrize("path", ["index.html", "assets/mark.svg", "404.html"])
def test_whatever_readers_see_makes_another_edition_when_it_changes(path: str) -> None:
    assert finished(FILES)[1]["version"] != finished(FILES | {path: b"changed"})[1]["version"]


@pytest.mark.parametrize("path", ["addresses.json", "previews/index.png", "_headers", "sw.js"])
def test_what_no_reader_sees_makes_no_other_edition(path: str) -> None:
    assert finished(FILES)[1]["version"] == finished(FILES | {path: b"changed"})[1]["version"]


def test_a_large_search_is_no_part_of_what_is_fetched_unasked() -> None:
    large = FILES | {"data/search/0123456789abcdef.js": b"x" * (SEARCH_MOST + 1)}
    assert "data/search/0123456789abcdef.js" not in finished(large)[1]["shell"]  # type: ignore[operator]
    assert is_kept("data/search/0123456789abcdef.js")


def test_a_site_without_a_worker_gets_no_list() -> None:
    files = {"index.html": b"home"}
    assert offline(Site(files, files.__getitem__)) == {}


def test_names_of_files_are_data() -> None:
    _, told, _ = finished(FILES | {'assets/</script>\u2028";alert(1)//-ABCDEFGH.js': b"x"})
    assert 'assets/</script>\u2028";alert(1)//-ABCDEFGH.js' in told["shell"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("name", "short"),
    [("Biology", "Biology"), ("The Cloud Catalogue", "The Cloud"), ("Donaudampfschifffahrt", "Donaudampfsc")],
)
def test_a_launcher_gets_whole_words_where_it_can(name: str, short: str) -> None:
    assert json.loads(webmanifest(name, "", "/"))["short_name"] == short


def test_what_a_device_installs_is_there_in_the_size_that_is_told() -> None:
    fonts = package(find(ROOT), FACE, lambda _: None)
    config = "site_name: Biology <b>\nsite_description: All about cells.\n"
    told = json.loads(equipment(config, "/notes/"))
    made = pictures(config, fonts)
    assert told["name"] == "Biology <b>"
    assert told["description"] == "All about cells."
    assert told["id"] == "/notes/"
    assert {told["start_url"], told["scope"]} == {"./"}
    assert set(made) == {*ICONS, *MASKABLE, *SCREENSHOTS}
    for one in (*told["icons"], *told["screenshots"]):
        if one["src"] != "assets/mark.svg":
            image = Image.open(io.BytesIO(made[one["src"]]))
            assert one["sizes"] == f"{image.width}x{image.height}"
            assert image.format == "PNG"
    assert {one.get("form_factor") for one in told["screenshots"]} == {"wide", "narrow"}


def test_a_maskable_icon_keeps_its_mark_inside_the_circle_that_is_never_cut() -> None:
    image = Image.open(io.BytesIO(icon(512, is_maskable=True))).convert("RGBA")
    paper = image.getpixel((0, 0))
    inked = [(x, y) for x in range(0, 512, 4) for y in range(0, 512, 4) if image.getpixel((x, y)) != paper]
    assert inked
    assert max((x - 256) ** 2 + (y - 256) ** 2 for x, y in inked) < (0.4 * 512) ** 2
    assert image.getpixel((0, 511)) == paper


def test_an_icon_is_the_mark_that_pages_show() -> None:
    drawn = (ROOT / "overrides/assets/mark.svg").read_text()
    assert "M1.75 14.25v-9.5h6v-3h6.5v12.5z" in drawn
    assert "M2.5 6.5h11v2h-11z" in drawn
    image = Image.open(io.BytesIO(icon(192))).convert("RGBA")
    scale = 192 / 16
    accent, ink, card = (
        image.getpixel((round(x * scale), round(y * scale))) for x, y in ((8, 7.5), (8, 11.5), (8, 10))
    )
    assert accent == pytest.approx((163, 23, 58, 255), abs=6)
    assert ink == pytest.approx((26, 33, 48, 255), abs=6)
    assert card == pytest.approx((253, 253, 251, 255), abs=6)
    assert image.getpixel((2, 2))[3] == 0  # type: ignore[index]
