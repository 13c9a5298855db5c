"""The search, in a real browser: opened by key, told by voice, led by arrow keys, blind to answers."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browsing import BuiltSite, Visit, arrived, new_visit, serve

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 360, "height": 800}

# How long a reader rests before the count is spoken, with room for a slow machine.
SPOKEN = 15_000


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def both(request: pytest.FixtureRequest, browser: Browser, site: BuiltSite) -> Iterator[Visit]:
    """A visitor at a desk, and one with a phone."""
    phone = request.param is PHONE
    with new_visit(browser, site, viewport=request.param, has_touch=phone, reduced_motion="reduce") as made:
        yield made
    assert made.faults == []


def ask(page: Page, query: str, *, busy: str = "false") -> None:
    """Open the search as a reader does, type, and wait for the answer: all of it, or what is there while it is busy."""
    page.keyboard.press("/")
    expect(page.locator("input[type=search]")).to_be_focused()
    page.keyboard.type(query)
    expect(page.locator(f"[data-results][aria-busy={busy}] a").first).to_be_visible()


def parts(site: BuiltSite) -> list[dict[str, object]]:
    """Return what the manifest says of the index's parts, those of names first."""
    text = (site.folder / "data/search/manifest.js").read_text("utf-8")
    found: list[dict[str, object]] = json.loads(text.partition("(")[2].rpartition(")")[0])["shards"]
    return found


# ── What is loaded ───────────────────────────────────────────────────────────────────────


def test_nothing_of_the_search_is_fetched_before_it_is_used(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        asked: list[str] = []
        visit.page.on("request", lambda request: asked.append(request.url))
        visit.go("read/lesson/").wait_for_load_state("networkidle")
        assert not [url for url in asked if "search" in url]
        ask(visit.page, "subnet")
        fetched = [url.removeprefix(f"{site.url}/") for url in asked if "search" in url]
        assert re.fullmatch(r"assets/search-[A-Z2-7]{8}\.js", fetched[0])


def test_a_pointer_over_the_button_loads_the_names_and_no_texts(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        page = visit.go("")
        names = parts(site)[0]["file"]
        with page.expect_response(lambda response: response.url.endswith(str(names))):
            page.get_by_role("button", name="Search").hover()
        assert page.get_by_role("dialog").count() == 0


def test_the_site_holds_the_index_and_not_the_records(site: BuiltSite) -> None:
    assert not (site.folder / "data/search.json").exists()
    files = {file.name for file in (site.folder / "data/search").iterdir()}
    assert files == {"manifest.js", *(part["file"] for part in parts(site))}
    assert all(re.fullmatch(r"[0-9a-f]{16}\.js", name) for name in files - {"manifest.js"})


def test_names_are_found_while_the_texts_are_still_on_their_way(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        held: list[Route] = []
        for part in parts(site)[1:]:
            visit.page.context.route(f"**/data/search/{part['file']}", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks the function
        page = visit.go("")
        ask(page, "availability zone", busy="true")
        expect(page.locator("[data-results] a").first).to_have_attribute("data-result", "term")
        expect(page.locator("[data-results] a .text").first).to_contain_text(re.compile("data cent", re.IGNORECASE))
        before = page.locator("[data-results] a").count()
        assert held
        for route in held:
            route.continue_()
        expect(page.locator("[data-results] a").nth(before)).to_be_visible()
    assert visit.faults == []


def test_texts_that_come_later_leave_alone_what_a_reader_chose(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        held: list[Route] = []
        for part in parts(site)[1:]:
            visit.page.context.route(f"**/data/search/{part['file']}", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks the function
        page = visit.go("")
        ask(page, "endpoint", busy="true")
        page.keyboard.press("ArrowDown")
        chosen = page.locator("[aria-selected=true]").get_attribute("href")
        before = page.locator("[data-results] a .text").count()
        for route in held:
            route.continue_()
        expect(page.locator("[data-results] a .text").nth(before)).to_be_visible()
        assert page.locator("[aria-selected=true]").get_attribute("href") == chosen


def test_the_search_says_so_where_its_index_is_missing(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        visit.page.context.route("**/data/search/**", lambda route: route.abort())
        page = visit.go("")
        page.keyboard.press("/")
        expect(page.get_by_role("dialog")).to_contain_text("could not be loaded")
        visit.page.context.unroute_all()
        page.keyboard.type("subnet")
        expect(page.locator("[data-results] a").first).to_be_visible()


def test_without_workers_the_page_itself_searches(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        visit.page.add_init_script("delete globalThis.Worker")
        page = visit.go("read/lesson/")
        ask(page, "securty group")
        expect(page.locator("[data-results] a .what").first).to_contain_text("Security Group")
        expect(page.locator("[data-result=section]").first).to_be_visible()
    assert visit.faults == []


def test_a_worker_that_breaks_is_replaced_by_the_page(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        failing = (
            "globalThis.Worker = class extends Worker { constructor() { super('data:text/javascript,throw 1'); } }"
        )
        visit.page.add_init_script(failing)
        page = visit.go("")
        ask(page, "subnet")
        expect(page.locator("[data-results] a .what").first).to_contain_text("Subnet")


def test_the_search_works_on_a_page_opened_as_a_file(browser: Browser, site: BuiltSite) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((site.folder / "read/lesson/index.html").as_uri())
    arrived(page)
    ask(page, "clowdtrial")
    expect(page.locator("[data-results] a .what").first).to_contain_text("CloudTrail")
    page.locator("input[type=search]").fill("cheap trials")
    expect(page.locator("[data-result=section] mark").first).to_be_visible()
    page.close()
    assert faults == []


def test_a_page_from_before_a_deploy_takes_the_new_index_whole(
    browser: Browser, site: BuiltSite, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder)
    server = serve(folder)
    moved = BuiltSite(folder, f"http://127.0.0.1:{server.server_address[1]}")
    old = (folder / "data/search/manifest.js").read_text("utf-8")
    try:
        with new_visit(browser, moved) as visit:
            page = visit.go("")
            # What a browser kept of the deploy before names parts that are gone; the new manifest comes second.
            manifests: list[str] = []

            def manifest(route: Route) -> None:
                manifests.append(route.request.url)
                body = old.replace(str(parts(site)[0]["file"]), "0123456789abcdef.js") if len(manifests) == 1 else old
                route.fulfill(body=body, content_type="text/javascript")

            page.context.route("**/data/search/manifest.js*", manifest)
            ask(page, "subnet")
            expect(page.locator("[data-results] a .what").first).to_contain_text("Subnet")
            assert len(manifests) == 2
    finally:
        server.shutdown()
        server.server_close()


# ── What is found ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("availability zone", "Availability Zone"),
        ("availability zones", "Availability Zone"),
        ("VPC", "VPC"),
        ("elastic container registry", "ECR"),
        ("subn", "Subnet"),
        ("securty group", "Security Group"),
        ("securitygroup", "Security Group"),
        ("group security", "Security Group"),
        ("jupiter notebok", "Jupyter Notebook"),
        ("what is a subnet", "Subnet"),
    ],
)
def test_the_term_that_is_meant_comes_first_with_its_definition(visit: Visit, query: str, term: str) -> None:
    page = visit.go("")
    ask(page, query)
    first = page.locator("[data-results] a").first
    expect(first.locator(".what")).to_contain_text(term)
    expect(first).to_have_attribute("data-result", "term")
    expect(first).to_have_attribute("href", re.compile(r"glossary/[a-z0-9-]+/$"))
    assert len(first.locator(".text").inner_text()) > 20


def test_every_kind_is_marked_as_what_it_is(visit: Visit) -> None:
    page = visit.go("")
    kinds = {"term": "Term", "question": "Question", "section": "Section", "node": "Map", "page": "Page"}
    found = set()
    told = "all => all.map((one) => [one.dataset.result, one.querySelector('.kind').textContent])"
    for query, late in (
        ("endpoint", "question"),
        ("cold start", "node"),
        ("your own documents", "page"),
        ("autoscaling", "section"),
    ):
        page.keyboard.press("/")
        page.locator("input[type=search]").fill(query)
        expect(page.locator(f"[data-results] a[data-result={late}]").first).to_be_visible()
        for kind, name in page.locator("[data-results] a").evaluate_all(told):
            assert name == kinds[kind]
            found.add(kind)
        page.keyboard.press("Escape")
    assert found == set(kinds)


def test_the_text_of_a_section_is_found_beyond_its_beginning_and_shown_where_it_matches(visit: Visit) -> None:
    page = visit.go("")
    ask(page, "cheap trials")
    text = page.locator("[data-result=section] .text").first
    expect(text).to_have_text(re.compile(r"^… .*Cheap trials"))
    expect(text.locator("mark")).to_have_text(["Cheap", "trials"])


def test_matches_are_marked(visit: Visit) -> None:
    page = visit.go("")
    ask(page, "zone")
    expect(page.locator("[data-results] mark").first).to_have_text("Zone")


def test_hand_written_pages_are_found(visit: Visit) -> None:
    page = visit.go("")
    ask(page, "your own documents")
    expect(page.locator("[data-result=page]").first).to_contain_text("Your own documents")


def answers(site: BuiltSite) -> dict[str, str]:
    """Return the words of the answer on each question's page, by the question's address."""
    found = {}
    for page in sorted((site.folder / "q").glob("*/index.html")):
        text = page.read_text("utf-8")
        told = re.search(r"<details[^>]*>.*?</summary>(.*?)</details>", text, re.DOTALL)
        if told:
            # Options stand on the page, open to all: what is hidden comes after them.
            hidden = re.sub(r'<ol class="weighed".*?</ol>', " ", told[1], flags=re.DOTALL)
            found[f"q/{page.parent.name}/"] = " ".join(re.sub(r"<[^>]+>", " ", hidden).split())
    return found


def test_an_answer_leads_to_its_question_and_never_shows(visit: Visit, site: BuiltSite) -> None:
    page = visit.go("")
    told = answers(site)
    assert len(told) > 5
    offering = {one for one in told if '<ol class="choices"' in (site.folder / one / "index.html").read_text("utf-8")}
    for address, answer in told.items():
        query = " ".join(re.findall(r"[A-Za-z]{4,}", answer)[:6])
        page.keyboard.press("/")
        page.locator("input[type=search]").fill(query)
        result = page.locator(f"[data-results] a[href$='{address}']")
        expect(result).to_be_visible()
        assert result.get_attribute("data-result") == "question"
        # Options are part of what is asked.
        assert result.locator(".text").count() == int(address in offering)
        page.keyboard.press("Escape")
    # Nor does it stand in anything that is fetched.
    shipped = "".join(file.read_text("utf-8") for file in (site.folder / "data/search").iterdir())
    questions = [record for record in json.loads(_first(site))["records"] if record["kind"] == "question"]
    assert len(questions) >= len(told)
    assert not [record for record in questions if record.get("text") or record.get("hidden")]
    assert "hidden" not in {key for record in questions for key in record}
    assert '"hidden":' not in shipped


def _first(site: BuiltSite) -> str:
    text = (site.folder / "data/search" / str(parts(site)[0]["file"])).read_text("utf-8")
    return text.partition("(")[2].rpartition(")")[0]


def test_where_nothing_is_found_the_nearest_terms_are_offered(both: Visit) -> None:
    page = both.go("")
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("sxbnxt")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Nothing found for “sxbnxt”.")
    expect(dialog.get_by_role("heading", name="Nearest terms")).to_be_visible()
    results = page.locator("[data-results] a")
    expect(results.first).to_contain_text("Subnet")
    assert 1 <= results.count() <= 5
    assert {result.get_attribute("data-result") for result in results.all()} == {"term"}
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/subnet/")


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "__proto__", "%00", "(a+)+$", "’“"]
)
def test_a_hostile_query_is_words_like_any_other(visit: Visit, query: str) -> None:
    page = visit.go("")
    page.keyboard.press("/")
    page.locator("input[type=search]").fill(query)
    said = page.locator("dialog .label").first
    expect(said).not_to_have_text("A term, a question, or any word." if query != "’“" else "")
    assert page.locator("dialog :is(img, script)").count() == 0


# ── Keys, voice, touch ───────────────────────────────────────────────────────────────────


def test_arrow_keys_move_and_enter_opens(visit: Visit) -> None:
    page = visit.go("read/lesson/")
    ask(page, "endpoint")
    field = page.locator("input[type=search]")
    first = field.get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")
    second = field.get_attribute("aria-activedescendant")
    assert first != second
    expect(page.locator("[aria-selected=true]")).to_have_id(second or "")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    last = page.locator("[data-results] a").count() - 1
    expect(field).to_have_attribute("aria-activedescendant", f"result-{last}")
    page.keyboard.press("ArrowDown")
    target = page.locator("[aria-selected=true]").get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{target.removeprefix('../').removeprefix('../')}")


def test_home_and_end_and_sideways_arrows_belong_to_the_field(visit: Visit) -> None:
    page = visit.go("")
    ask(page, "endpoint")
    selected = page.locator("[aria-selected=true]").get_attribute("id")
    caret = "document.querySelector('input[type=search]').selectionStart"
    for key, place in (("Home", 0), ("ArrowRight", 1), ("End", 8), ("ArrowLeft", 7)):
        page.keyboard.press(key)
        assert page.evaluate(caret) == place
    assert page.locator("[aria-selected=true]").get_attribute("id") == selected


def test_the_field_is_a_combobox_over_its_results(visit: Visit) -> None:
    page = visit.go("")
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="Search")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("subnet")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert field.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")
    expect(page.get_by_role("option", selected=True)).to_have_count(1)


def test_the_count_is_shown_at_once_and_spoken_when_the_reader_rests(visit: Visit) -> None:
    page = visit.go("")
    page.add_init_script("")
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog")
    status = dialog.get_by_role("status")
    expect(status).to_have_text("A term, a question, or any word.", timeout=SPOKEN)
    page.evaluate(
        """() => {
          globalThis.spoken = [];
          const status = document.querySelector("dialog [role=status]");
          new MutationObserver(() => spoken.push(status.textContent)).observe(status, { childList: true });
        }"""
    )
    page.keyboard.type("subnet", delay=40)
    expect(status).to_have_text(re.compile(r"found\.$"), timeout=SPOKEN)
    count = page.locator("[data-results] a").count()
    told = "1 found." if count == 1 else f"{count} found."
    expect(dialog.locator(".label").first).to_have_text(told)
    expect(status).to_have_text(told)
    assert page.evaluate("spoken") == [told]


def test_escape_closes_and_the_focus_goes_back(visit: Visit) -> None:
    page = visit.go("")
    button = page.get_by_role("button", name="Search")
    button.click()
    page.keyboard.type("a")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(button).to_be_focused()


def test_a_slash_in_a_field_is_a_slash(visit: Visit) -> None:
    page = visit.go("")
    page.keyboard.press("/")
    page.keyboard.type("a/b")
    expect(page.locator("input[type=search]")).to_have_value("a/b")


@pytest.mark.parametrize(
    "field",
    [
        "<textarea id=f></textarea>",
        "<input id=f>",
        "<select id=f><option>a</select>",
        "<p id=f contenteditable><b>x</b></p>",
        "<div id=f role=textbox tabindex=0></div>",
    ],
)
def test_the_key_never_opens_from_a_field(visit: Visit, field: str) -> None:
    page = visit.go("")
    page.evaluate("(field) => document.querySelector('main, body').insertAdjacentHTML('afterbegin', field)", field)
    page.locator("#f").focus()
    # The key has been dealt with when the press is over: it opens the dialog at once, or not.
    page.keyboard.press("/")
    assert page.locator("dialog[open]").count() == 0
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize("key", ["/", "f", "s"])
def test_the_keys_of_stock_material_open_it_too(visit: Visit, key: str) -> None:
    page = visit.go("read/lesson/")
    page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator("input[type=search]")).to_have_value("")


def test_the_key_never_acts_with_another_key_held(visit: Visit) -> None:
    page = visit.go("")
    for held in ("Control", "Alt", "Meta"):
        page.keyboard.press(f"{held}+/")
    assert page.locator("dialog[open]").count() == 0
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_the_key_can_be_switched_off_and_stays_off(both: Visit) -> None:
    page = both.go("")
    button = page.get_by_role("button", name="Search")
    expect(button).to_have_attribute("aria-keyshortcuts", "/")
    button.click()
    choice = page.get_by_role("checkbox", name="Single keys: / n p")
    expect(choice).to_be_checked()
    choice.uncheck()
    page.keyboard.press("Escape")
    both.go("read/lesson/")
    page.keyboard.press("/")
    assert page.locator("dialog[open]").count() == 0
    button = page.get_by_role("button", name="Search")
    assert button.get_attribute("aria-keyshortcuts") is None
    button.click()
    page.get_by_role("checkbox", name="Single keys: / n p").check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_by_keyboard_alone_everything_in_the_dialog_is_reached(both: Visit) -> None:
    page = both.go("")
    ask(page, "subnet")
    reached = []
    for _ in range(3):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.type ?? document.activeElement.tagName"))
    assert reached[:2] == ["checkbox", "button"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_on_a_phone_the_search_fills_the_screen_and_closes_at_the_bottom(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, viewport=PHONE, has_touch=True) as visit:
        page = visit.go("")
        page.get_by_role("button", name="Search").tap()
        dialog = page.get_by_role("dialog")
        box = dialog.bounding_box()
        assert box == {"x": 0, "y": 0, "width": 360, "height": 800}
        close = dialog.get_by_role("button", name="Close")
        where = close.bounding_box()
        assert where is not None
        assert where["y"] > 700
        assert where["height"] >= 44
        close.tap()
        expect(dialog).to_be_hidden()
    assert visit.faults == []


def test_on_a_phone_a_tap_opens_a_result_and_nothing_is_wider_than_the_screen(
    browser: Browser, site: BuiltSite
) -> None:
    with new_visit(browser, site, viewport=PHONE, has_touch=True, reduced_motion="reduce") as visit:
        page = visit.go("")
        page.get_by_role("button", name="Search").tap()
        page.keyboard.type("availability zone")
        first = page.locator("[data-results] a").first
        expect(first).to_contain_text("Availability Zone")
        assert page.evaluate("document.querySelector('dialog .found').scrollWidth") <= PHONE["width"]
        first.tap()
        page.wait_for_url("**/glossary/availability-zone/")
    assert visit.faults == []


# ── Addresses ────────────────────────────────────────────────────────────────────────────


def test_a_query_in_the_address_opens_the_search_and_closing_it_cleans_the_address(both: Visit) -> None:
    page = both.go("read/lesson/?a=1&q=availability%20zone#content")
    field = page.locator("input[type=search]")
    expect(field).to_be_focused()
    expect(field).to_have_value("availability zone")
    expect(page.locator("[data-results] a .what").first).to_contain_text("Availability Zone")
    entries = page.evaluate("history.length")
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{both.site.url}/read/lesson/?a=1#content")
    assert page.evaluate("history.length") == entries


def test_an_empty_query_in_the_address_opens_an_empty_search(visit: Visit) -> None:
    page = visit.go("?q=")
    expect(page.locator("input[type=search]")).to_be_focused()


def lost(visit: Visit, path: str) -> Page:
    """Open an address that leads nowhere, as a web host answers it."""
    page = visit.page
    html = (visit.site.folder / "404.html").read_text("utf-8")
    page.route(f"{visit.site.url}/{path}", lambda route: route.fulfill(status=200, body=html, content_type="text/html"))
    return visit.go(path)


def test_a_lost_address_offers_to_search_for_its_words(both: Visit) -> None:
    page = lost(both, "glossary/availabilty-zone/")
    link = page.get_by_role("link", name="Search for “availabilty zone”")
    expect(link).to_have_attribute("href", "/?q=availabilty%20zone")
    link.click()
    expect(page.locator("input[type=search]")).to_have_value("availabilty zone")
    expect(page.locator("[data-results] a .what").first).to_contain_text("Availability Zone")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/availability-zone/")


def test_a_lost_address_without_words_offers_the_a_to_z(visit: Visit) -> None:
    page = lost(visit, "q/0a1b2c3d/")
    expect(page.get_by_role("link", name="All terms from A to Z")).to_be_visible()
    assert page.locator("[data-search]").count() == 0


def test_without_script_a_lost_address_leads_to_the_a_to_z(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, java_script_enabled=False) as visit:
        page = visit.go("404.html")
        page.get_by_role("link", name="All terms from A to Z").click()
        expect(page).to_have_url(f"{site.url}/glossary/")
