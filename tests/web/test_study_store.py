"""What practice remembers, in real browsers: two tabs, a full disk, an old tab, a newer site, storage refused."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from browsing import ROOT, BuiltSite, Visit, new_visit, serve
from studysite.assets import NODE

PAGE = '<!doctype html><html lang="en"><head><title>Store</title><link rel="icon" href="data:,"></head></html>'
NOW = 1_795_280_400_000
TODAY = 20_778
VERSION = 2

# Opens the store of this page as `store`, and keeps what it tells.
OPEN = """async () => {
  const { openStore } = await import("./js/store/study-store.js");
  window.heard = [];
  window.troubles = [];
  window.opening = openStore();
  window.store = await window.opening;
  store.addEventListener("change", ({ detail }) => heard.push(...detail.ids));
  store.addEventListener("trouble", ({ detail }) => troubles.push([detail.trouble, detail.words]));
  return store.trouble;
}"""
REVIEWS = """async () => Object.fromEntries([...(await store.all())].map(([id, { reviews }]) => [id, reviews]))"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """A site that holds nothing but an empty page and the scripts, as they are."""
    folder = tmp_path_factory.mktemp("store")
    shutil.copytree(ROOT / "overrides" / "js", folder / "js")
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    server = serve(folder)
    yield BuiltSite(folder, f"http://127.0.0.1:{server.server_address[1]}")
    server.shutdown()
    server.server_close()


@pytest.fixture
def visit(browser: Browser, shelf: BuiltSite) -> Iterator[Visit]:
    """A learner with storage of their own, at the empty page; the test fails if the browser complains."""
    with new_visit(browser, shelf) as made:
        made.go("")
        yield made
    assert made.faults == []


@pytest.fixture
def tab(visit: Visit) -> Callable[[], Page]:
    """A function that opens one more tab of the same learner."""

    def opened() -> Page:
        page = visit.page.context.new_page()
        page.on("pageerror", lambda error: visit.faults.append(str(error)))
        page.goto(visit.site.url)
        return page

    return opened


def review(page: Page, card: str, at: int) -> list[list[int]]:
    """Answer a card with "Good", and return all its reviews."""
    made: list[list[int]] = page.evaluate(f"async () => (await store.addReview('{card}', {at}, 3, {TODAY})).reviews")
    return made


def test_progress_is_there_after_the_page_is_opened_again(visit: Visit) -> None:
    page = visit.page
    assert page.evaluate(OPEN) is None
    review(page, "q-1", NOW)
    page.evaluate("() => store.saveSettings({ ...JSON.parse('{}'), minutes: 20 })")
    page.reload()
    assert page.evaluate(OPEN) is None
    assert page.evaluate(REVIEWS) == {"q-1": [[NOW, 3, TODAY]]}
    assert page.evaluate("async () => (await store.settings()).minutes") == 20
    names = page.evaluate("async () => (await indexedDB.databases()).map(({ name }) => name)")
    assert names == ["studysite:/"]


def test_two_tabs_that_review_at_once_keep_the_reviews_of_both(visit: Visit, tab: Callable[[], Page]) -> None:
    first, second = visit.page, tab()
    pages = [first, second]
    # Both begin by themselves, at the same moment, and neither waits for the other.
    busy = """([name, begin]) => {
      window.done = (async () => {
        while (Date.now() < begin) await new Promise((resolve) => setTimeout(resolve, 5));
        const numbers = Array.from({ length: 150 }, (_, number) => number);
        await Promise.all(numbers.map((number) =>
          store.addReview(`q-${number % 7}`, 1795280400000 + number, 1 + ((number + name) % 4), 20778)));
      })();
    }"""
    for page in pages:
        assert page.evaluate(OPEN) is None
    begin = first.evaluate("() => Date.now() + 500")
    for name, page in enumerate(pages):
        page.evaluate(busy, [name, begin])
    for page in pages:
        page.evaluate("() => window.done")
    found = first.evaluate(REVIEWS)
    assert found == second.evaluate(REVIEWS)
    assert sum(len(reviews) for reviews in found.values()) == 300
    grades = sorted(grade for reviews in found.values() for _, grade, _ in reviews)
    assert grades == sorted(1 + ((number + name) % 4) for name in (0, 1) for number in range(150))
    second.wait_for_function("() => new Set(heard).size === 7")


def test_a_change_in_one_tab_is_heard_in_the_other(visit: Visit, tab: Callable[[], Page]) -> None:
    other = tab()
    other.evaluate(OPEN)
    visit.page.evaluate(OPEN)
    review(visit.page, "q-1", NOW)
    other.wait_for_function("() => heard.includes('q-1')")
    assert other.evaluate(REVIEWS) == {"q-1": [[NOW, 3, TODAY]]}


def test_a_disk_that_is_full_loses_no_review(visit: Visit) -> None:
    page = visit.page
    page.evaluate(OPEN)
    quota = page.context.new_cdp_session(page)
    # Before the first review: the browser goes by what room it found last for a while.
    quota.send("Storage.overrideQuotaForOrigin", {"origin": visit.site.url, "quotaSize": 1})
    review(page, "q-1", NOW)
    assert len(review(page, "q-1", NOW + 1)) == 2
    assert [trouble for trouble, _ in page.evaluate("() => troubles")] == ["full"]
    assert len(page.evaluate(REVIEWS)["q-1"]) == 2
    quota.send("Storage.overrideQuotaForOrigin", {"origin": visit.site.url})
    review(page, "q-2", NOW + 2)
    assert page.evaluate("() => troubles.at(-1)") == [None, ""]
    page.reload()
    assert page.evaluate(OPEN) is None
    assert {card: len(reviews) for card, reviews in page.evaluate(REVIEWS).items()} == {"q-1": 2, "q-2": 1}


def test_an_old_tab_makes_room_for_a_newer_site_and_says_so(visit: Visit, tab: Callable[[], Page]) -> None:
    old, new = visit.page, tab()
    old.evaluate(OPEN)
    review(old, "q-1", NOW)
    upgraded = """(version) => new Promise((resolve) => {
      const request = indexedDB.open("studysite:/", version);
      request.onsuccess = () => { window.held = request.result; resolve(request.result.version); };
      request.onblocked = () => resolve("blocked");
    })"""
    assert new.evaluate(upgraded, VERSION + 1) == VERSION + 1
    old.wait_for_function("() => store.trouble === 'newer'")
    assert "Reload this page" in old.evaluate("() => troubles[0][1]")
    review(old, "q-2", NOW)
    assert sorted(old.evaluate(REVIEWS)) == ["q-1", "q-2"]
    # A page from before the newer site that is opened only now is told at once, and writes nothing.
    late = tab()
    assert late.evaluate(OPEN) == "newer"
    review(late, "q-3", NOW)
    keys = """() => new Promise((resolve) => {
      const request = held.transaction("drawers").objectStore("drawers").getAll();
      request.onsuccess = () => resolve(request.result.flat().map(({ id }) => id));
    })"""
    assert new.evaluate(keys) == ["q-1"]


def test_a_database_that_another_tab_holds_is_used_once_it_lets_go(visit: Visit, tab: Callable[[], Page]) -> None:
    page, other = visit.page, tab()
    # A tab of the first form of the site, which does not know that it has to make room.
    hold = """([at]) => new Promise((resolve) => {
      const request = indexedDB.open("studysite:/", 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("cards", { keyPath: "id" }).put({ id: "q-1", reviews: [[at, 3]] });
      };
      request.onsuccess = () => { window.held = request.result; resolve(); };
    })"""
    other.evaluate(hold, [NOW])
    page.clock.install()
    # Not to wait for what the store waits for.
    page.evaluate(OPEN.replace("window.store = await window.opening;", "return;", 1))
    page.clock.run_for(5000)
    page.evaluate("async () => { window.store = await window.opening; }")
    assert page.evaluate("() => store.trouble") == "blocked"
    review(page, "q-1", NOW + 5)
    other.evaluate("() => held.close()")
    page.clock.resume()
    page.wait_for_function("() => store.trouble === null")
    found = page.evaluate(REVIEWS)
    assert [at for at, _, _ in found["q-1"]] == [NOW, NOW + 5]
    assert {day for _, _, day in found["q-1"]} <= {TODAY - 1, TODAY}


def test_a_page_that_may_store_nothing_remembers_as_long_as_it_is_open(visit: Visit) -> None:
    page = visit.page

    def allowed(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "Access-Control-Allow-Origin": "*"})

    # A frame without an origin, as some readers of mail and notes open pages.
    page.route("**/*.js", allowed)
    page.evaluate("""() => {
      const frame = document.createElement("iframe");
      frame.sandbox = "allow-scripts";
      frame.srcdoc = "<!doctype html><title>frame</title>";
      document.documentElement.append(frame);
      return new Promise((resolve) => { frame.onload = resolve; });
    }""")
    frame = page.frames[1]
    assert frame.evaluate("() => origin") == "null"
    assert frame.evaluate(OPEN.replace("./js/", f"{visit.site.url}/js/")) == "blocked"
    frame.evaluate(f"() => store.addReview('q-1', {NOW}, 3, {TODAY})")
    assert frame.evaluate(REVIEWS) == {"q-1": [[NOW, 3, TODAY]]}


def test_links_of_other_browsers_are_read_and_a_link_goes_there_and_back(visit: Visit) -> None:
    vectors = json.loads((ROOT / "tests/vectors/progress.json").read_text(encoding="utf-8"))
    come = vectors["links"][0]
    by_id = "(one, other) => (one.id < other.id ? -1 : 1)"
    read = "async (text) => (await (await import('./js/store/transfer.js')).unpacked(text)).sort(" + by_id + ")"
    assert visit.page.evaluate(read, come["text"]) == come["cards"]
    sent = visit.page.evaluate("async (cards) => (await import('./js/store/transfer.js')).packed(cards)", come["cards"])
    # What this browser compressed is read by another engine's library.
    script = (
        f"import {{ unpacked }} from {json.dumps((ROOT / 'overrides/js/store/transfer.js').as_uri())};"
        f"console.log(JSON.stringify((await unpacked({json.dumps(sent)})).sort({by_id})));"
    )
    done = subprocess.run(
        [NODE, "--input-type=module", "--eval", script], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == come["cards"]


def test_the_browser_is_asked_to_keep_progress_after_the_third_review(visit: Visit) -> None:
    page = visit.page
    page.evaluate(
        "() => { window.asked = 0; navigator.storage.persist = async () => { window.asked += 1; return true; }; }"
    )
    page.evaluate(OPEN)
    for number in range(2):
        review(page, "q-1", NOW + number)
    assert page.evaluate("() => asked") == 0
    for number in range(2, 6):
        review(page, "q-1", NOW + number)
    page.wait_for_function("() => asked === 1")


def test_firefox(firefox: Path, shelf: BuiltSite, subtests: pytest.Subtests) -> None:
    run = ROOT / "tests" / "web" / "firefox" / "run.js"
    job = {"site": shelf.url, "folder": str(shelf.folder), "kinds": {}}
    command = [str(NODE), str(run), "progress", str(firefox), json.dumps(job)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    *told, last = [json.loads(line) for line in done.stdout.splitlines()]
    for one in told:
        with subtests.test(one["name"]):
            assert one["fault"] is None, one["fault"]
    assert len(told) == last["ran"] >= 4
