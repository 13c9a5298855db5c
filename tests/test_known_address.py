"""A site that knows its address: canonical links, a sitemap, and a picture for a link to any page."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest
from PIL import Image

from browsing import ROOT

ADDRESS = "https://example.org/notes/"

GUIDE = """\
Tides: A Study Guide

Quiz

1. What is ebb?

Answer Key

1. The tide that goes out, and no other.

Glossary

Tide\tThe sea's rise and fall.
Ebb\tThe fall of the tide.
"""
NOTE = "# Notes on the sea\n\n## Why\n\nThe moon pulls at the tide.\n\n## How\n\nTwice a day.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two documents below an address with a path."""
    folder = tmp_path_factory.mktemp("address")
    (folder / "sources").mkdir()
    (folder / "sources" / "guide.txt").write_text(GUIDE)
    (folder / "sources" / "note.md").write_text(NOTE)
    build(folder, SITE_URL=ADDRESS)
    return folder / "site"


def build(folder: Path, **more: str) -> None:
    words = [sys.executable, "-m", "studysite", "build", "--sources", str(folder / "sources")]
    words += ["--site", str(folder / "site")]
    environment = {name: value for name, value in os.environ.items() if name != "SITE_URL"} | more
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def pages(site: Path) -> dict[str, str]:
    """Return the HTML of all pages by address, but for those that stand in for others."""
    found = {path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*.html")}
    return {
        path.removesuffix("index.html"): html for path, html in found.items() if path not in ("404.html", "503.html")
    }


def content(html: str, name: str) -> str:
    found = re.search(rf'<(?:meta (?:property|name)="{name}" content|link rel="{name}" href)="([^"]*)"', html)
    return found[1] if found else ""


def test_every_page_names_its_own_address(built: Path) -> None:
    held = pages(built)
    assert len(held) > 12
    for address, html in held.items():
        assert content(html, "canonical") == content(html, "og:url") == ADDRESS + address


def test_every_page_names_a_picture_that_is_there(built: Path) -> None:
    named = {address: content(html, "og:image") for address, html in pages(built).items()}
    for address, picture in named.items():
        path = built / picture.removeprefix(ADDRESS)
        assert picture.startswith(ADDRESS), address
        with Image.open(io.BytesIO(path.read_bytes())) as shown:
            assert shown.size == (1200, 630)
    assert named["glossary/tide/"].endswith("/previews/glossary/tide.png")
    (question,) = (address for address in named if address.startswith("q/"))
    assert named[question] == named["practice/tides-a-study-guide/"]
    assert named[""].endswith("/previews/index.png")
    drawn = {path.relative_to(built).as_posix() for path in built.rglob("previews/**/*.png")}
    assert drawn == {picture.removeprefix(ADDRESS) for picture in named.values()}


def test_the_sitemap_names_every_page(built: Path) -> None:
    named = re.findall("<loc>(.*?)</loc>", (built / "sitemap.xml").read_text())
    assert sorted(named) == sorted(urljoin(ADDRESS, address) for address in pages(built))


def test_a_preview_never_tells_an_answer(built: Path) -> None:
    for html in pages(built).values():
        assert "and no other" not in html.partition("</head>")[0]


def test_a_lost_page_finds_its_parts_from_any_depth(built: Path) -> None:
    """A host shows 404.html at any address: what it loads is named from the root of the host."""
    html = (built / "404.html").read_text()
    assert content(html, "canonical") == ""
    links = re.findall(r'(?:src|href)="([^"#]*)', html)
    held = [link for link in links if link.startswith("data:")]
    assert [link.partition(",")[0] for link in held] == ["data:image/svg+xml"]  # the icon stands in the page
    named = [link for link in links if link and link not in held]
    assert named
    assert all(link.startswith("/notes/") for link in named)


def test_a_site_without_an_address_draws_no_picture_and_names_none(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "note.md").write_text(NOTE)
    build(tmp_path)
    assert not (tmp_path / "site" / "previews").exists()
    for html in pages(tmp_path / "site").values():
        assert content(html, "og:image") == content(html, "canonical") == ""
        assert content(html, "og:title") != ""
