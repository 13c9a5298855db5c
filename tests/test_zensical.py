"""Another engine builds the same pages of docs/, mkdocs.yml and the theme: the site outlives MkDocs.

What it does differently is told in docs/contributing/engines.md; the one difference in pages is held here.
"""

from __future__ import annotations

import os
import posixpath
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from studysite.formats import FORMATS

ROOT = Path(__file__).parent.parent
ADDRESS = "https://example.org/"
# What a page leads to and is no page.
FILES = frozenset(one.path for one in FORMATS)
# What both engines are given; of the theme, its bundles are not made.
GIVEN = ("mkdocs.yml", "nav.yml", "docs", "overrides")


@dataclass(frozen=True, slots=True)
class Built:
    """What an engine made of the pages, and what it said."""

    pages: dict[str, LexborHTMLParser]
    files: frozenset[str]
    code: int
    said: str


def build(folder: Path, command: list[str]) -> Built:
    """Run an engine on a copy of the project's pages."""
    folder.mkdir()
    for name in GIVEN:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
        else:
            shutil.copy(ROOT / name, folder / name)
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"SITE_URL": ADDRESS, "NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    files = {file.relative_to(folder / "site").as_posix(): file for file in (folder / "site").rglob("*")}
    # Pages for what is gone or out of reach belong to the theme, and each engine has its own idea of them.
    pages = {path: LexborHTMLParser(file.read_bytes()) for path, file in files.items() if path.endswith("index.html")}
    return Built(pages, frozenset(files), done.returncode, done.stdout)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("mkdocs") / "project", [sys.executable, "-m", "mkdocs", "build", "--quiet"])


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Built:
    uv = shutil.which("uv")
    assert uv, "uv was not found: it is what the tests are run with (uv run pytest)"
    engine = [uv, "run", "--quiet", "--project", str(ROOT), "--isolated", "--only-group", "zensical", "zensical"]
    return build(tmp_path_factory.mktemp("zensical") / "project", [*engine, "build"])


def content(page: LexborHTMLParser) -> LexborNode:
    found = page.css_first("#content")
    assert found is not None
    return found


def links(page: LexborHTMLParser) -> list[str]:
    return [one.attributes["href"] or "" for one in content(page).css("a[href]")]


def test_it_builds_without_a_complaint(theirs: Built) -> None:
    assert theirs.code == 0, theirs.said
    assert "Traceback" not in theirs.said
    assert "No issues found" in theirs.said


def test_it_builds_every_page(ours: Built, theirs: Built) -> None:
    assert len(ours.pages) > 100
    assert sorted(theirs.pages) == sorted(ours.pages)
    assert {"sitemap.xml", "404.html"} <= theirs.files


def test_every_page_has_the_same_words(ours: Built, theirs: Built) -> None:
    for path, page in ours.pages.items():
        other = theirs.pages[path]
        assert content(other).text().split() == content(page).text().split(), path


def test_every_head_says_the_same(ours: Built, theirs: Built) -> None:
    for path, page in ours.pages.items():
        assert head(theirs.pages[path]) == head(page), path


def head(page: LexborHTMLParser) -> list[str]:
    """Return what a browser or a search engine reads above the page."""
    told = [one.text() for one in page.css("title")]
    told += [one.attributes["content"] or "" for one in page.css("meta[content]")]
    return told + [one.attributes["href"] or "" for one in page.css("link[rel=canonical]")]


def test_no_template_is_left_in_a_page(theirs: Built) -> None:
    for path, page in theirs.pages.items():
        text = page.html or ""
        assert not any(mark in text for mark in ("{{", "{%", "{#")), path


def test_every_link_of_a_page_is_that_of_ours_but_for_one_step_up(ours: Built, theirs: Built) -> None:
    raised = 0
    for path, page in ours.pages.items():
        for link, other in zip(links(page), links(theirs.pages[path]), strict=True):
            assert normal(other) in {normal(link), f"../{link}"}, path
            raised += normal(other) != normal(link)
    assert raised, "Zensical leaves links in HTML alone now: say so in docs/contributing/engines.md"


def normal(link: str) -> str:
    """Return a link as both engines would write it: Zensical begins some with `./`."""
    return link.removeprefix("./")


def test_at_the_root_of_a_host_every_link_leads_to_its_place(theirs: Built) -> None:
    # A browser goes no higher than the root: there, one step up too many does no harm.
    ids = {path: {one.attributes["id"] for one in page.css("[id]")} for path, page in theirs.pages.items()}
    for path, page in theirs.pages.items():
        here = urljoin(ADDRESS, path.removesuffix("index.html"))
        for link in links(page):
            aim = urlsplit(urljoin(here, link))
            if aim.netloc != urlsplit(ADDRESS).netloc:
                continue
            if aim.path.lstrip("/") in FILES:
                continue
            there = posixpath.join(unquote(aim.path).lstrip("/"), "index.html").lstrip("/")
            assert there in theirs.pages, (path, link)
            assert not aim.fragment or unquote(aim.fragment) in ids[there], (path, link)
