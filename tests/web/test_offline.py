"""The site without a network: a real service worker, a host that can be cut off, editions that replace each other."""

from __future__ import annotations

import http.server
import json
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, expect

from browsing import BuiltSite, arrived
from sandbox import write
from studysite.server import Server
from studysite.stage import Stage

FIRST = """\
# Cells

## Quiz

1. What is a **cell**?
2. What does a membrane do?

## Answer Key

1. The smallest part of a living thing.
2. It keeps the inside in, in the first edition.

## Glossary of Key Terms

- **Cell:** The smallest part of a living thing.
- **Membrane:** What lies around a cell.
"""
SECOND = FIRST.replace("first edition", "second edition")
PRACTICE = "practice/cells/"
SECONDS = 20_000

SHELL_IS_THERE = """caches.keys().then(async (names) => {
  const name = names.find((one) => one.endsWith(":parts"));
  const stored = name ? await (await caches.open(name)).keys() : [];
  return stored.some(({ url }) => url.endsWith("/503.html"));
})"""

# The browser of the tests has no such windows, and its tools do not play them.
IN_A_WINDOW_OF_ITS_OWN = """{
  const ask = matchMedia.bind(window);
  window.matchMedia = (query) => ask(query === "(display-mode: standalone)" ? "all" : query);
}"""


@dataclass(slots=True)
class Host:
    """A host of static files: `folder` may be replaced by another edition, and the line can be cut.

    `allowed` is how many more requests are answered, None for all; `asked` are the paths of all.
    """

    folder: Path
    base: str = "/"
    is_up: bool = True
    allowed: int | None = None
    asked: list[str] = field(default_factory=list)
    url: str = ""
    swapped: dict[str, Path] = field(default_factory=dict)


class _Handler(http.server.SimpleHTTPRequestHandler):
    host: Host

    def log_message(self, *_: object) -> None:
        """Print nothing."""

    def translate_path(self, path: str) -> str:
        """Return the file for the path of a request."""
        inner = path.partition("?")[0].removeprefix(self.host.base)
        return str(self.host.swapped.get(inner, self.host.folder) / inner) + ("/" if path.endswith("/") else "")

    def end_headers(self) -> None:
        """Let the browser keep everything for ten minutes, as GitHub Pages does: the worker must know better."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def do_GET(self) -> None:
        """Answer, or hang up."""
        host = self.host
        if not host.is_up or host.allowed == 0:
            self.close_connection = True
            self.connection.close()
            return
        if host.allowed is not None:
            host.allowed -= 1
        host.asked.append(self.path)
        super().do_GET()


@contextmanager
def hosted(folder: Path, base: str = "/") -> Iterator[Host]:
    host = Host(folder, base)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"host": host}))
    host.url = f"http://127.0.0.1:{server.server_address[1]}{base}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield host
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def editions(
    build_site: Callable[[str, Path], BuiltSite], tmp_path_factory: pytest.TempPathFactory
) -> tuple[BuiltSite, BuiltSite]:
    """Two editions of one site, which differ in an answer."""
    sources = [write(tmp_path_factory.mktemp("sources"), {"cells.md": text}) for text in (FIRST, SECOND)]
    first, second = (build_site(f"edition-{number}", folder) for number, folder in enumerate(sources, 1))
    assert edition(first.folder) != edition(second.folder)
    return first, second


@pytest.fixture
def host(editions: tuple[BuiltSite, BuiltSite]) -> Iterator[Host]:
    """A host with the first edition."""
    with hosted(editions[0].folder) as made:
        yield made


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that was never here."""
    made = browser.new_context()
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def edition(folder: Path) -> str:
    return str(json.loads((folder / "precache.json").read_text())["version"])


def offer(page: Page) -> Locator:
    """Go to the foot of the page, where the offer stands."""
    page.locator("footer").scroll_into_view_if_needed()
    return page.locator("study-offline")


def keep(page: Page, host: Host) -> None:
    """Ask for the whole site, and wait until it is there."""
    page.goto(host.url)
    offer(page).get_by_role("button", name="Keep offline").click()
    expect(offer(page).get_by_role("status")).to_contain_text("Kept on this device", timeout=SECONDS)


def caches(page: Page) -> list[str]:
    return list(page.evaluate("caches.keys()"))


def until(page: Page, script: str) -> None:
    """Wait until `script` is true, also where the page is loaded again; the policy forbids the page to wait itself."""
    deadline = time.monotonic() + SECONDS / 1000
    while not _is_true(page, script):
        assert time.monotonic() < deadline, script
        time.sleep(0.05)


def _is_true(page: Page, script: str) -> bool:
    try:
        return bool(page.evaluate(script))
    except Error as error:
        if "Execution context was destroyed" not in str(error):
            raise
        return False


def read_two_pages(page: Page, host: Host) -> None:
    """Read two pages, and wait until what all pages need is stored behind them."""
    page.goto(host.url)
    expect(offer(page)).to_contain_text("on this device")
    page.goto(host.url + PRACTICE)
    arrived(page)
    until(page, SHELL_IS_THERE)


def answer_of(page: Page, host: Host) -> str:
    """Return which edition's answer stands on the practice page."""
    page.goto(host.url + PRACTICE)
    found = re.findall("first edition|second edition", page.content())
    assert len(set(found)) == 1
    return str(found[0])


def test_a_page_that_was_read_opens_without_a_network(page: Page, host: Host) -> None:
    page.goto(host.url)
    # The worker was not there yet when this page came; it has it all the same.
    expect(offer(page)).to_contain_text("MB on this device, and all")
    page.goto(host.url + PRACTICE)
    arrived(page)
    host.is_up = False
    page.goto(host.url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert answer_of(page, host) == "first edition"
    # Its style and scripts are there as well.
    assert page.evaluate("getComputedStyle(document.querySelector('.card')).borderTopLeftRadius") != "0px"
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_text("It keeps the inside in")).to_be_visible()


def test_a_page_that_was_not_read_is_told_of_in_words(page: Page, host: Host) -> None:
    read_two_pages(page, host)
    host.is_up = False
    answer = page.goto(f"{host.url}glossary/membrane/")
    assert answer
    assert answer.status == 503
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not on this device")
    page.get_by_role("link", name="To the home page").click()
    expect(page).to_have_url(host.url)


def test_a_page_that_is_only_pointed_at_is_no_second_one(page: Page, host: Host) -> None:
    """What a reader who stays needs is more than the page; a pointer that rests on a link says nothing of that."""
    page.goto(host.url)
    expect(offer(page)).to_contain_text("on this device")
    link = page.locator(f"main a[href='{PRACTICE}']:visible").first
    link.hover()
    until(page, f"caches.match('{host.url}{PRACTICE}').then(Boolean)")
    page.wait_for_timeout(500)
    assert "/shell.json" not in host.asked
    link.click()
    page.wait_for_url(f"**/{PRACTICE}")
    arrived(page)
    until(page, SHELL_IS_THERE)


def test_what_was_read_before_is_found_without_a_network(page: Page, host: Host) -> None:
    read_two_pages(page, host)
    host.is_up = False
    page.reload()
    arrived(page)
    page.keyboard.press("/")
    page.keyboard.type("membrane")
    expect(page.locator("a[data-result]").first).to_contain_text("Membrane")


def test_the_whole_site_is_kept_when_it_is_asked_for(page: Page, host: Host, editions: tuple[BuiltSite, ...]) -> None:
    keep(page, host)
    host.is_up = False
    for address in editions[0].addresses:
        answer = page.goto(host.url + address)
        assert answer
        assert answer.status == 200, address
        expect(page.locator("h1").first).to_be_visible()
    page.goto(f"{host.url}?q=membrane")
    expect(page.locator("a[data-result]").first).to_contain_text("Membrane")
    page.locator("a[data-result]").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Membrane")
    answer = page.goto(f"{host.url}nowhere/at-all/")
    assert answer
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("This card is not in the drawer")
    # Without its slash, too.
    page.goto(host.url + PRACTICE.rstrip("/") + "?x=1")
    assert page.url == f"{host.url}{PRACTICE}?x=1"


def test_the_offer_says_how_much_it_is_and_can_be_taken_back(page: Page, host: Host) -> None:
    listed = json.loads((host.folder / "precache.json").read_text())
    size = sum(size for _, _, size in listed["files"])
    told = f"{size / 1e6:.1f} MB"
    pages = len([one for one in host.folder.rglob("*.html") if one.name == "index.html"])
    keep(page, host)
    expect(offer(page).get_by_role("status")).to_have_text(
        f"Kept on this device: all {pages} pages open without a network."
    )
    offer(page).get_by_role("button", name="Remove").click()
    expect(offer(page).get_by_role("status")).to_have_text(
        f"{told} on this device, and all {pages} pages open without a network."
    )
    assert not [name for name in caches(page) if ":whole:" in name]


def test_who_installs_the_site_has_it_whole(page: Page, host: Host) -> None:
    page.goto(host.url)
    expect(offer(page).get_by_role("button", name="Keep offline")).to_be_visible()
    page.evaluate("() => { dispatchEvent(new Event('appinstalled')); }")
    expect(offer(page).get_by_role("status")).to_contain_text("Kept on this device", timeout=SECONDS)


def test_an_app_keeps_the_site_by_itself_until_the_reader_takes_it_off(page: Page, host: Host) -> None:
    # Browsers that tell the page nothing of an installation open it in a window of its own.
    page.add_init_script(IN_A_WINDOW_OF_ITS_OWN)
    page.goto(host.url)
    expect(offer(page).get_by_role("status")).to_contain_text("Kept on this device", timeout=SECONDS)
    offer(page).get_by_role("button", name="Remove").click()
    keeps = offer(page).get_by_role("button", name="Keep offline")
    expect(keeps).to_be_visible()
    page.reload()
    expect(keeps).to_be_visible()
    assert not [name for name in caches(page) if ":whole:" in name]


def test_every_file_is_proved_before_it_is_kept(page: Page, host: Host, editions: tuple[BuiltSite, ...]) -> None:
    # In the middle of a deploy: the list is still of the first edition, a page already of the second.
    host.swapped[PRACTICE] = editions[1].folder
    page.goto(host.url)
    offer(page).get_by_role("button", name="Keep offline").click()
    expect(offer(page).get_by_role("status")).to_have_text("The network broke off. What has come so far is kept.")
    host.swapped.clear()
    offer(page).get_by_role("button", name="Try again").click()
    expect(offer(page).get_by_role("status")).to_contain_text("Kept on this device", timeout=SECONDS)
    host.is_up = False
    assert answer_of(page, host) == "first edition"


def test_a_list_of_another_edition_is_not_begun(page: Page, host: Host, editions: tuple[BuiltSite, ...]) -> None:
    page.goto(host.url)
    expect(offer(page)).to_contain_text("on this device")
    host.swapped["precache.json"] = editions[1].folder
    offer(page).get_by_role("button", name="Keep offline").click()
    expect(offer(page).get_by_role("status")).to_have_text("The site has just changed. Reload the page, and ask again.")
    assert not [name for name in caches(page) if ":whole:" in name]


def test_a_network_that_broke_off_costs_nothing_twice(page: Page, host: Host) -> None:
    page.goto(host.url)
    expect(offer(page)).to_contain_text("on this device")
    host.allowed = 12
    offer(page).get_by_role("button", name="Keep offline").click()
    expect(offer(page).get_by_role("status")).to_have_text("The network broke off. What has come so far is kept.")
    host.allowed = None
    first = list(host.asked)
    page.reload()
    # Nobody has to ask again.
    expect(offer(page).get_by_role("status")).to_contain_text("Kept on this device", timeout=SECONDS)
    pages = [path for path in host.asked[len(first) :] if path.endswith("/") and path != "/"]
    assert pages
    assert set(pages).isdisjoint(first)


def test_a_new_edition_takes_the_place_of_the_old_one_as_a_whole(
    context: BrowserContext, page: Page, host: Host, editions: tuple[BuiltSite, ...]
) -> None:
    keep(page, host)
    other = context.new_page()
    other.goto(f"{host.url}glossary/")
    host.folder = editions[1].folder
    host.asked.clear()
    # The old one is shown until the reader says so, online as well.
    assert answer_of(page, host) == "first edition"
    expect(page.locator(".edition")).to_have_text("A new version of this site is there. Reload", timeout=SECONDS)
    assert answer_of(page, host) == "first edition"
    # What is the same in both was not fetched again.
    whole = {path for path, *_ in json.loads((host.folder / "precache.json").read_text())["files"]}
    assert f"/{PRACTICE}" in host.asked
    assert len(set(host.asked)) < len(whole) / 2
    # Once each: a second reload would break the first one off.
    left: list[Page] = []
    context.on("request", lambda asked: left.append(asked.frame.page) if asked.is_navigation_request() else None)
    with page.expect_navigation(), other.expect_navigation():
        page.get_by_role("button", name="Reload").click()
    page.wait_for_load_state()
    other.wait_for_load_state()
    assert [left.count(one) for one in (page, other)] == [1, 1]
    assert answer_of(page, host) == "second edition"
    until(page, "caches.keys().then((names) => names.filter((name) => name.includes(':whole:')).length === 1)")
    assert [name for name in caches(page) if edition(editions[1].folder) in name]
    host.is_up = False
    assert answer_of(page, host) == "second edition"
    other.reload()
    expect(other.locator(".edition")).to_have_count(0)


def test_a_new_edition_that_cannot_be_had_as_a_whole_changes_nothing(
    page: Page, host: Host, editions: tuple[BuiltSite, ...]
) -> None:
    keep(page, host)
    host.folder = editions[1].folder
    host.swapped[PRACTICE] = editions[0].folder
    page.reload()
    until(page, "navigator.serviceWorker.ready.then((one) => !one.installing && !one.waiting)")
    assert answer_of(page, host) == "first edition"
    expect(page.locator(".edition")).to_have_count(0)
    host.is_up = False
    assert answer_of(page, host) == "first edition"


def test_who_keeps_no_edition_sees_the_new_one_at_once(page: Page, host: Host, editions: tuple[BuiltSite, ...]) -> None:
    page.goto(host.url + PRACTICE)
    expect(offer(page)).to_contain_text("on this device")
    host.folder = editions[1].folder
    page.reload()
    assert answer_of(page, host) == "second edition"
    expect(page.locator(".edition")).to_have_count(0)
    host.is_up = False
    assert answer_of(page, host) == "second edition"


def test_a_device_without_room_says_so_and_shows_pages_all_the_same(
    context: BrowserContext, page: Page, host: Host
) -> None:
    page.goto(host.url)
    expect(offer(page)).to_contain_text("on this device")
    session = context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.url.rstrip("/"), "quotaSize": 60_000})
    offer(page).get_by_role("button", name="Keep offline").click()
    expect(offer(page).get_by_role("status")).to_have_text("There is not enough room on this device.", timeout=SECONDS)
    assert not [name for name in caches(page) if ":whole:" in name]
    page.goto(f"{host.url}glossary/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_store_that_was_cleared_is_filled_again(page: Page, host: Host) -> None:
    keep(page, host)
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(offer(page).get_by_role("button", name="Keep offline")).to_be_visible()
    keep(page, host)


def test_stores_of_others_are_left_alone(page: Page, host: Host, editions: tuple[BuiltSite, ...]) -> None:
    page.goto(host.url)
    foreign = ["somebody", "studysite:/other/:whole:0123456789abcdef", "studysite:/other/:seen"]
    page.evaluate("(names) => Promise.all(names.map((name) => caches.open(name)))", foreign)
    keep(page, host)
    host.folder = editions[1].folder
    page.reload()
    page.get_by_role("button", name="Reload").click(timeout=SECONDS)
    until(
        page, "caches.keys().then((names) => names.filter((name) => name.startsWith('studysite:/:whole')).length === 1)"
    )
    assert set(foreign) <= set(caches(page))


def test_a_site_below_a_folder_of_its_host_has_a_worker_of_its_own(page: Page, editions: tuple[BuiltSite, ...]) -> None:
    with hosted(editions[0].folder, "/notes/") as host:
        keep(page, host)
        assert page.evaluate("navigator.serviceWorker.ready.then(({ scope }) => scope)") == host.url
        assert all(name.startswith("studysite:/notes/:") for name in caches(page))
        host.is_up = False
        assert answer_of(page, host) == "first edition"


def test_the_offer_can_be_had_by_keyboard_and_is_heard(page: Page, host: Host) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(host.url)
    button = offer(page).get_by_role("button", name="Keep offline")
    button.focus()
    page.keyboard.press("Enter")
    status = offer(page).get_by_role("status")
    expect(status).to_contain_text("Kept on this device", timeout=SECONDS)
    # The focus stays where it was.
    expect(offer(page).get_by_role("button", name="Remove")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_preview_at_the_same_address_takes_the_kept_site_away(
    page: Page, editions: tuple[BuiltSite, BuiltSite], tmp_path: Path
) -> None:
    with hosted(editions[0].folder) as host:
        keep(page, host)
    preview = tmp_path / "preview"
    shutil.copytree(editions[1].folder, preview, ignore=shutil.ignore_patterns("sw.js"))
    stage = Stage()
    stage.show(preview)
    with Server(urlsplit(host.url).port or 0, stage):
        page.goto(host.url)
        until(page, "navigator.serviceWorker.getRegistrations().then(({ length }) => length === 0)")
        page.goto(host.url + PRACTICE)
        # What the browser itself has kept of the host before is not the worker's.
        page.reload()
        assert "second edition" in page.content()
        assert caches(page) == []


def test_a_browser_without_workers_is_offered_nothing(browser: Browser, host: Host) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.add_init_script("Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')")
    page.goto(host.url)
    page.wait_for_load_state("networkidle")
    expect(offer(page)).to_be_hidden()
    context.close()
