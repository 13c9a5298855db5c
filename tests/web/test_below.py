"""A site at the root of a host, and below a path: every link, the search, codes to scan, and what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from browsing import BuiltSite, Visit, arrived, new_visit
from host_rules import DEFAULT, header_rules, headers_of
from serving import Nginx, compressed
from studysite.finish.hosts import FOREVER, IMMUTABLE

# One page of each kind.
PAGES = (
    "",
    "read/",
    "read/briefing/",
    "practice/",
    "practice/study-guide/",
    "glossary/",
    "glossary/amazon-bedrock/",
    "mind-map/",
    "sources/",
    "sources/study-guide/",
    "guide/owners/",
)
LINKS = "() => [...document.querySelectorAll('a[href]')].map((link) => link.href)"


@dataclass(frozen=True, slots=True)
class Place:
    """A site that is served: `visit.go` takes an address below `path`."""

    server: Nginx
    site: BuiltSite
    path: str
    visit: Visit

    @property
    def page(self) -> Page:
        """The browser's page."""
        return self.visit.page

    def go(self, address: str) -> None:
        """Open an address of the site, relative to its root."""
        self.page.goto(f"{self.server.url}{self.path}{address}")
        arrived(self.page)

    @property
    def some_question(self) -> str:
        """The address of the page of a question."""
        return next(address for address in self.site.addresses if address.startswith("q/"))


@pytest.fixture(scope="module", params=["the root", "a path", "the root, made for a path"])
def stand(
    request: pytest.FixtureRequest,
    nginx: Path,
    site: BuiltSite,
    below: BuiltSite,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Nginx, BuiltSite, str]]:
    made = site if request.param == "the root" else below
    path = "/repo/" if request.param == "a path" else "/"
    root = made.folder
    if path != "/":
        root = tmp_path_factory.mktemp("root")
        (root / "repo").symlink_to(made.folder)
    with Nginx(nginx, root, tmp_path_factory.mktemp("nginx"), path) as server:
        yield server, made, path


@pytest.fixture
def place(stand: tuple[Nginx, BuiltSite, str], browser: Browser) -> Iterator[Place]:
    server, site, path = stand
    with new_visit(
        browser, BuiltSite(site.folder, server.url), permissions=["clipboard-read", "clipboard-write"]
    ) as visit:
        yield Place(server, site, path, visit)
    assert visit.faults == []


def test_every_link_of_a_page_of_each_kind_leads_to_a_page_of_the_site_and_a_place_on_it(place: Place) -> None:
    links: set[str] = set()
    for address in (*PAGES, place.some_question):
        place.go(address)
        links.update(link for link in place.page.evaluate(LINKS) if link.startswith(place.server.url))
    assert len(links) > 300
    ids: dict[str, frozenset[str]] = {}
    for link in sorted(links):
        url, fragment = urldefrag(link)
        path = urlsplit(url).path
        assert path.startswith(place.path)
        if path not in ids:
            answer = place.server.ask(path)
            assert answer.status == 200, link
            nodes = LexborHTMLParser(answer.content).css("[id]")
            ids[path] = frozenset(node.attributes["id"] or "" for node in nodes)
        assert not fragment or unquote(fragment) in ids[path], link


def test_what_is_found_is_opened(place: Place) -> None:
    place.go("read/briefing/")
    place.page.keyboard.press("/")
    place.page.locator("input[type=search]").fill("amazon bedrock")
    first = place.page.locator("a[data-result]").first
    expect(first).to_contain_text("Bedrock")
    first.click()
    expect(place.page).to_have_url(f"{place.server.url}{place.path}glossary/amazon-bedrock/")
    expect(place.page.locator("h1")).to_contain_text("Bedrock")


def test_a_question_is_shared_by_its_address_here_and_shown_as_a_code(place: Place) -> None:
    place.go(place.some_question)
    place.page.get_by_role("button", name="Share this question").click()
    assert (
        place.page.evaluate("navigator.clipboard.readText()") == f"{place.server.url}{place.path}{place.some_question}"
    )
    place.page.get_by_role("button", name="Show QR code").click()
    expect(place.page.locator("dialog[open] svg[role=img]")).to_be_visible()


# Its links begin with the path that the site was made for: it may be shown at any depth, and has no other way.
@pytest.mark.parametrize("stand", ["the root", "a path"], indirect=True)
def test_what_is_not_there_has_a_page_that_looks_and_searches_like_the_others(place: Place) -> None:
    answer = place.page.goto(f"{place.server.url}{place.path}no/such/drawer/")
    assert answer
    assert answer.status == 404
    place.visit.faults.clear()  # The console's note of that status.
    arrived(place.page)
    home = place.page.get_by_role("link", name="To the home page")
    assert home.evaluate("(link) => link.href") == f"{place.server.url}{place.path}"
    assert place.page.evaluate("document.styleSheets.length") > 0
    place.page.keyboard.press("/")
    place.page.locator("input[type=search]").fill("amazon bedrock")
    place.page.locator("a[data-result]").first.click()
    expect(place.page).to_have_url(f"{place.server.url}{place.path}glossary/amazon-bedrock/")


@pytest.mark.parametrize("path", ["/", "/repo/"])
def test_a_site_that_is_kept_needs_no_host(  # noqa: PLR0917 - what pytest hands over
    nginx: Path, site: BuiltSite, below: BuiltSite, browser: Browser, tmp_path: Path, path: str
) -> None:
    """The service worker takes exactly the files that were built, compressed or not, and no other site's addresses."""
    folder = site.folder if path == "/" else below.folder
    work, root = tmp_path / "nginx", tmp_path / "root"
    work.mkdir()
    root.mkdir()
    if path == "/":
        root = compressed(folder, root)
    else:
        compressed(folder, root).rename(root / "repo")
    with ExitStack() as stack:
        server = stack.enter_context(Nginx(nginx, root, work, path))
        visit = stack.enter_context(new_visit(browser, BuiltSite(folder, server.url), service_workers="allow"))
        page = visit.page
        page.goto(f"{server.url}{path}read/briefing/")
        # The offer is made to those who come to the foot.
        page.locator("footer").scroll_into_view_if_needed()
        page.get_by_role("button", name="Keep offline").click()
        expect(page.locator("study-offline")).to_contain_text("Kept on this device", timeout=60_000)
        assert page.evaluate("navigator.serviceWorker.ready.then(({scope}) => scope)") == f"{server.url}{path}"
        server.stop()
        page.goto(f"{server.url}{path}glossary/amazon-bedrock/")
        arrived(page)
        expect(page.locator("h1")).to_contain_text("Bedrock")
        page.keyboard.press("/")
        page.locator("input[type=search]").fill("availability zone")
        page.locator("a[data-result]").first.click()
        expect(page).to_have_url(f"{server.url}{path}glossary/availability-zone/")
        assert visit.faults == []


@pytest.mark.parametrize("path", ["/", "/repo/"])
def test_cloudflare_and_netlify_are_told_of_every_file_and_of_nothing_else(
    site: BuiltSite, below: BuiltSite, path: str
) -> None:
    folder = (site if path == "/" else below).folder
    rules = header_rules((folder / "_headers").read_text())
    kept = 0
    for file in folder.rglob("*"):
        name = file.relative_to(folder).as_posix()
        if file.is_dir() or name.startswith((".", "_")):
            continue
        # Pages are asked for by the address of their folder.
        headers = headers_of(rules, path + name.removesuffix("index.html"))
        forever = IMMUTABLE.fullmatch(name) is not None
        kept += forever
        assert headers["cache-control"] == (FOREVER if forever else DEFAULT)
        assert headers["content-security-policy"] == "frame-ancestors 'none'"
        assert headers["x-content-type-options"] == "nosniff"
    # The rule for all files, and one for each that is kept.
    assert len(rules) == 1 + kept
    assert not (folder / "_redirects").exists()
