"""The map's page: one tree as a list and as a picture, by keys, by pointer, by fingers and by address."""

from __future__ import annotations

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, Route, expect

from browsing import SIZES, BuiltSite, Visit, complaints, complaints_by_day_and_night, new_visit
from histories import bring, history, ids_of, saved
from hosting import Host

MAP = "mind-map/mind-map/"
ROOT = "AWS ML Module on One Map"
NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
SVG = "{http://www.w3.org/2000/svg}"

# Where the middle of the picture is, and where a branch is drawn, in px of the window.
# The picture follows within a few frames, also where nothing moves.
DRAWN = """async () => {
    for (const _ of [1, 2, 3, 4]) await new Promise(requestAnimationFrame);
}"""
MIDDLE = """(id) => {
    const frame = document.querySelector(".map").getBoundingClientRect();
    const {left, right, top, bottom} = document.querySelector(`[data-branch="${id}"] .ground`).getBoundingClientRect();
    return [(left + right) / 2 - frame.left - frame.width / 2, (top + bottom) / 2 - frame.top - frame.height / 2];
}"""


def row(page: Page, words: str) -> Locator:
    """Return the row of the branch that begins so."""
    return page.get_by_role("treeitem").filter(has=page.locator(".words", has_text=re.compile(f"^{re.escape(words)}")))


def current(page: Page) -> str:
    """Return the words of the branch that is selected."""
    return page.locator("[aria-selected=true] > .words").text_content() or ""


def to_list(page: Page) -> Page:
    page.get_by_role("button", name="List", exact=True).click()
    expect(page.locator("study-tree")).to_have_attribute("data-view", "list")
    return page


def to_picture(page: Page) -> Page:
    page.get_by_role("button", name="Picture", exact=True).click()
    expect(page.locator(".markmap-node").first).to_be_visible()
    return page


def scale(page: Page) -> float:
    """Return how large the picture is drawn, once what was asked for is."""
    page.evaluate(DRAWN)
    return float(page.locator(".picture").evaluate("(one) => one.__zoom.k"))


def place(page: Page) -> tuple[float, float]:
    """Return where the picture's origin is, once what was asked for is drawn."""
    page.evaluate(DRAWN)
    x, y = page.locator(".picture").evaluate("(one) => [one.__zoom.x, one.__zoom.y]")
    return x, y


@pytest.fixture
def still(browser: Browser, site: BuiltSite) -> Iterator[Visit]:
    """A visitor of a desk for whom nothing moves."""
    with new_visit(browser, site, reduced_motion="reduce") as made:
        yield made
    assert made.faults == []


@pytest.fixture
def phone(browser: Browser, site: BuiltSite) -> Iterator[Visit]:
    """A visitor with fingers."""
    with new_visit(browser, site, viewport=SIZES["phone"], has_touch=True, is_mobile=True) as made:
        yield made
    assert made.faults == []


# ── The list ─────────────────────────────────────────────────────────────────────────────


def test_the_list_is_walked_by_keys_as_a_tree(still: Visit) -> None:
    page = to_list(still.go(MAP))
    page.get_by_role("button", name="Level 1").click()
    row(page, ROOT).focus()
    for key, at in (
        ("ArrowDown", "1. Building"),
        ("ArrowRight", "1. Building"),
        ("ArrowRight", "Ways to Deploy"),
        ("ArrowLeft", "1. Building"),
        ("End", "4. What AWS"),
        ("Home", ROOT),
        ("3", "3. MLOps"),
        ("ArrowUp", "2. Security"),
        ("ArrowLeft", ROOT),
    ):
        page.keyboard.press(key)
        assert current(page).startswith(at), key
        expect(row(page, at)).to_be_focused()
    expect(row(page, "1. Building")).to_have_attribute("aria-expanded", "true")
    expect(row(page, "2. Security")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("*")
    for words in ("2. Security", "3. MLOps", "4. What AWS"):
        expect(row(page, words)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowLeft")
    expect(row(page, "1. Building")).to_have_attribute("aria-expanded", "false")
    # One of them can be reached by Tab, and the focus never is on what is folded away.
    assert page.locator(".tree [role=treeitem][tabindex='0']").count() == 1


def test_the_list_says_how_deep_and_how_many(still: Visit) -> None:
    page = to_list(still.go(MAP))
    found = row(page, "2. Security")
    for name, value in (("level", "2"), ("posinset", "2"), ("setsize", "4")):
        expect(found).to_have_attribute(f"aria-{name}", value)
    expect(found).to_have_accessible_name("2. Security")
    expect(page.get_by_role("tree", name=f"Map: {ROOT}")).to_have_count(1)
    assert page.locator(".tree details, .tree summary").count() == 0
    group = page.locator(f"#{found.get_attribute('aria-owns')}")
    expect(group).to_have_role("group")


def test_what_is_folded_is_out_of_reach(still: Visit) -> None:
    page = to_list(still.go(MAP))
    page.get_by_role("button", name="All levels").click()
    leaf = page.locator(".tree [aria-level='5']").first
    expect(leaf).to_be_visible()
    leaf.focus()
    page.get_by_role("button", name="Level 1").click()
    expect(leaf).to_be_hidden()
    expect(page.locator("[role=treeitem][tabindex='0']")).to_be_visible()
    assert current(page).startswith("1. Building")


LINKED = """<p class="to"><a href="../../glossary/drift/" data-to="term">Drift</a>
<a href="../../read/briefing/" data-to="section">Briefing</a></p>"""


def with_links(page: Page) -> None:
    """Let the first part of the map have links, whatever the site's own are."""

    def answer(route: Route) -> None:
        html = route.fetch().text()
        assert "</summary>" in html
        first, second, rest = re.split(r"</summary>(?:\s*<p class=\"to\">.*?</p>)?", html, maxsplit=2, flags=re.DOTALL)
        route.fulfill(body=f"{first}</summary>{second}</summary>{LINKED}{rest}", content_type="text/html")

    page.route(f"**/{MAP}", answer)


def test_links_of_the_branch_are_the_next_stops_and_of_no_other(still: Visit) -> None:
    with_links(still.page)
    page = to_list(still.go(MAP))
    row(page, ROOT).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Drift")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Briefing")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy link to this branch")).to_be_focused()
    page.keyboard.press("Escape")
    expect(row(page, "1. Building")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Drift")).not_to_be_focused()
    row(page, "1. Building").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/drift/")
    page.go_back()
    expect(page.get_by_role("tree")).to_be_visible()


def test_enter_folds_what_has_no_link(still: Visit) -> None:
    page = to_list(still.go(MAP))
    page.get_by_role("button", name="Level 2").click()
    row(page, "Ways to Deploy").focus()
    was = row(page, "Ways to Deploy").get_attribute("aria-expanded")
    page.keyboard.press("Enter")
    expect(row(page, "Ways to Deploy")).not_to_have_attribute("aria-expanded", was or "")


# ── Addresses ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", ["#{}", "#map={}"])
@pytest.mark.parametrize("view", ["List", "Picture"])
def test_an_address_unfolds_the_way_to_its_branch(still: Visit, form: str, view: str) -> None:
    page = still.go(MAP)
    page.get_by_role("button", name=view, exact=True).click()
    page.get_by_role("button", name="All levels").click()
    node = str(page.locator(".tree [aria-level='5']").last.locator("..").get_attribute("id"))
    page = still.go("guide/")
    page = still.go(MAP + form.format(node))
    selected = page.locator(f"#{node} > .row")
    expect(selected).to_have_attribute("aria-selected", "true")
    if view == "List":
        expect(selected).to_be_in_viewport()
        return
    expect(page.locator(f"[data-branch='{node}'][data-selected]")).to_be_visible()
    # It is drawn first, and moved when the next picture is due.
    page.wait_for_function(f"(id) => ({MIDDLE})(id).every((off) => Math.abs(off) < 2)", arg=node)
    expect(page.locator(".branch .chosen")).to_have_text(selected.locator(".words").text_content() or "")


def test_addresses_are_followed_on_the_page_and_back(still: Visit) -> None:
    page = to_list(still.go(MAP))
    page.get_by_role("button", name="All levels").click()
    first, last = (page.locator(".tree [aria-level='4']").nth(at).locator("..").get_attribute("id") for at in (0, -1))
    page.get_by_role("button", name="Level 1").click()
    for node in (first, last):
        page.evaluate("(node) => { location.hash = `map=${node}`; }", node)
        expect(page.locator(f"#{node} > .row")).to_have_attribute("aria-selected", "true")
        expect(page.locator(f"#{node}")).to_be_in_viewport()
    page.go_back()
    expect(page.locator(f"#{first} > .row")).to_have_attribute("aria-selected", "true")


def test_a_branch_that_is_gone_is_told(still: Visit) -> None:
    page = still.go(f"{MAP}#map=n-zzzzzz")
    expect(page.locator(".lost-part")).to_contain_text("Here is the whole map")
    expect(page.get_by_role("status").filter(has_text="Here is the whole map")).to_have_count(1)
    expect(page.locator(".markmap-node").first).to_be_visible()
    still.go("guide/")
    page = still.go(f"{MAP}#n-zzzzzz")
    expect(page.locator(".lost-part")).to_have_count(1)
    page.evaluate("location.hash = '#map=' + document.querySelector('.tree li li').id")
    expect(page.locator(".lost-part")).to_have_count(0)


def test_the_link_to_a_branch_is_copied(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, permissions=["clipboard-read", "clipboard-write"]) as visit:
        page = to_list(visit.go(MAP))
        row(page, "2. Security").locator(".words").click()
        page.get_by_role("button", name="Copy link to this branch").click()
        expect(page.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)
        node = row(page, "2. Security").locator("..").get_attribute("id")
        assert page.evaluate("navigator.clipboard.readText()") == f"{site.url}/{MAP}#{node}"
    assert visit.faults == []


# ── The picture ──────────────────────────────────────────────────────────────────────────


def test_on_a_desk_the_picture_comes_first_and_what_is_chosen_is_remembered(still: Visit) -> None:
    page = still.go(MAP)
    expect(page.locator(".markmap-node").first).to_be_visible()
    expect(page.get_by_role("button", name="Picture", exact=True)).to_have_attribute("aria-pressed", "true")
    to_list(page)
    page = still.go(MAP)
    expect(page.locator("study-tree")).to_have_attribute("data-view", "list")
    expect(page.locator(".picture")).to_have_count(0)


def test_on_a_phone_the_list_comes_first_and_fetches_no_picture(browser: Browser, site: BuiltSite) -> None:
    with (
        Host(site.folder) as host,
        new_visit(browser, BuiltSite(site.folder, host.url), viewport=SIZES["phone"]) as visit,
    ):
        page = visit.go(MAP)
        expect(row(page, "2. Security")).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert not [
            one.path
            for one in host.answers
            if "map-" in one.path and one.path.endswith(".js") and "text" not in one.path
        ]
        to_picture(page)
        (picture,) = [one for one in host.answers if "/map-picture" in one.path]
        assert picture.size < 30 * 1024
    assert visit.faults == []


def test_folding_in_one_folds_in_the_other(still: Visit) -> None:
    page = still.go(MAP)
    page.get_by_role("button", name="Level 2").click()
    node = row(page, "Ways to Deploy").locator("..").get_attribute("id")
    drawn = page.locator(f"[data-branch='{node}']")
    expect(drawn).to_have_class(re.compile("markmap-fold"))
    many = page.locator(".markmap-node").count()
    drawn.locator(".hit").click()
    expect(row(page, "Ways to Deploy")).to_have_attribute("aria-expanded", "true")
    expect(row(page, "Ways to Deploy")).to_have_attribute("aria-selected", "true")
    expect(drawn).not_to_have_class(re.compile("markmap-fold"))
    assert page.locator(".markmap-node").count() == many + 4
    to_list(page)
    expect(row(page, "SageMaker Batch")).to_be_visible()
    row(page, "Ways to Deploy").locator(".words").click()
    to_picture(page)
    expect(drawn).to_have_class(re.compile("markmap-fold"))


def test_the_picture_has_the_keys_of_the_tree_and_its_own(still: Visit) -> None:
    page = still.go(MAP)
    frame = page.get_by_role("tree", name=f"Map: {ROOT}")
    frame.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    selected = page.locator("[aria-selected=true]")
    expect(frame).to_have_attribute("aria-activedescendant", str(selected.get_attribute("id")))
    expect(frame).to_be_focused()
    node = str(selected.locator("..").get_attribute("id"))
    expect(page.locator(f"[data-branch='{node}'][data-selected]")).to_be_visible()
    before = scale(page)
    page.keyboard.press("+")
    assert scale(page) == pytest.approx(before * 1.4)
    page.keyboard.press("-")
    assert scale(page) == pytest.approx(before)
    x, y = place(page)
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Shift+ArrowUp")
    assert place(page) == pytest.approx((x + 80, y + 80))
    page.keyboard.press("0")
    box = page.locator(".picture > g").bounding_box()
    window = frame.bounding_box()
    assert box
    assert window
    assert window["x"] <= box["x"] < box["x"] + box["width"] <= window["x"] + window["width"]
    # Nothing in the picture is a stop: Tab leads on to the buttons.
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('.map')")


def test_the_buttons_zoom_and_fit(still: Visit) -> None:
    page = still.go(MAP)
    expect(page.locator(".markmap-node").first).to_be_visible()
    before = scale(page)
    page.get_by_role("button", name="Zoom in").click()
    assert scale(page) > before
    page.get_by_role("button", name="Zoom out").click()
    page.get_by_role("button", name="Zoom out").click()
    assert scale(page) < before
    page.get_by_role("button", name="Fit").click()
    page.wait_for_timeout(50)
    assert scale(page) == pytest.approx(before, rel=0.1)


def test_the_wheel_scrolls_the_page_and_zooms_with_ctrl(still: Visit) -> None:
    page = still.go(MAP)
    page.locator(".map").hover()
    before = scale(page)
    page.mouse.wheel(0, 120)
    page.wait_for_timeout(100)
    assert scale(page) == before
    assert page.evaluate("scrollY") > 0
    page.keyboard.down("Control")
    page.mouse.wheel(0, -120)
    page.keyboard.up("Control")
    page.wait_for_timeout(100)
    assert scale(page) > before


def test_a_pointer_drags_the_picture(still: Visit) -> None:
    page = still.go(MAP)
    box = page.locator(".map").bounding_box()
    assert box
    x, y = place(page)
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 70, steps=4)
    page.mouse.up()
    assert place(page) == pytest.approx((x + 100, y + 50))


def touch(session: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    told = [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(points)]
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})


def test_fingers_zoom_the_picture_and_scroll_the_page(phone: Visit) -> None:
    page = to_picture(phone.go(MAP))
    page.locator(".map").scroll_into_view_if_needed()
    box = page.locator(".map").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.wait_for_timeout(400)
    before = scale(page)
    session = page.context.new_cdp_session(page)
    touch(session, "touchStart", (x - 20, y), (x + 20, y))
    touch(session, "touchMove", (x - 60, y), (x + 60, y))
    touch(session, "touchEnd")
    assert scale(page) == pytest.approx(before * 3, rel=0.05)
    at = place(page)
    touch(session, "touchStart", (x, y))
    for far in (10, 30, 60):
        touch(session, "touchMove", (x - far, y))
    touch(session, "touchEnd")
    assert place(page)[0] < at[0] - 30
    at, top = place(page), page.evaluate("scrollY")
    touch(session, "touchStart", (x, y))
    for far in range(12, 180, 12):
        touch(session, "touchMove", (x, y + far))
        page.wait_for_timeout(16)
    touch(session, "touchEnd")
    page.wait_for_timeout(100)
    assert page.evaluate("scrollY") < top - 100
    assert place(page) == at


def test_what_fingers_press_is_large_enough(phone: Visit) -> None:
    page = to_picture(phone.go(MAP))
    page.wait_for_timeout(400)
    small = page.evaluate(
        """() => [...document.querySelectorAll("study-tree button, study-tree .map-field")].filter((one) => {
            const {width, height} = one.getBoundingClientRect();
            return one.checkVisibility() && (width < 44 || height < 44);
        }).map((one) => one.outerHTML)"""
    )
    assert small == []
    circle = page.locator(".hit").first.evaluate("(one) => one.getBBox().width")
    assert circle >= 44
    page.locator(".markmap-node .ground").nth(1).tap()
    expect(page.locator(".branch .chosen")).to_be_visible()


def test_full_screen_comes_and_goes(still: Visit) -> None:
    page = still.go(MAP)
    button = page.get_by_role("button", name="Full screen")
    button.click()
    expect(page.locator("study-tree[data-full]")).to_have_count(1)
    expect(button).to_have_attribute("aria-pressed", "true")
    box = page.locator("study-tree").bounding_box()
    assert box
    assert (box["width"], box["height"]) == (1440, 900)
    before = place(page)
    page.locator(".map").hover()
    page.mouse.wheel(0, 60)
    page.wait_for_timeout(100)
    assert place(page)[1] == pytest.approx(before[1] - 60)
    button.click()
    expect(page.locator("study-tree[data-full]")).to_have_count(0)


def test_where_no_part_of_a_page_may_have_the_screen_it_has_the_window(still: Visit) -> None:
    still.page.add_init_script("delete Element.prototype.requestFullscreen")
    page = still.go(MAP)
    page.get_by_role("button", name="Full screen").click()
    expect(page.locator("study-tree[data-full]")).to_have_count(1)
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('study-tree')"
        )
    page.keyboard.press("Escape")
    expect(page.locator("study-tree[data-full]")).to_have_count(0)
    page.get_by_role("button", name="Search").focus()
    assert page.evaluate("document.activeElement.textContent").startswith("Search")


def test_the_picture_follows_the_lamp(still: Visit) -> None:
    page = still.go(MAP)
    line = page.locator(".markmap-link[data-hue='0']").first
    ground = page.locator(".map")
    before = [
        line.evaluate("(one) => getComputedStyle(one).stroke"),
        ground.evaluate("(one) => getComputedStyle(one).backgroundColor"),
    ]
    page.locator("study-scheme button").click()
    expect(line).not_to_have_css("stroke", before[0])
    expect(ground).not_to_have_css("background-color", before[1])


@pytest.mark.parametrize(("motion", "moves"), [("no-preference", True), ("reduce", False)])
def test_folds_move_only_where_motion_is_welcome(browser: Browser, site: BuiltSite, motion: str, moves: bool) -> None:
    with new_visit(browser, site, reduced_motion=motion) as visit:
        page = visit.go(MAP)
        expect(page.locator(".markmap-node").first).to_be_visible()
        page.wait_for_timeout(500)
        places = "() => [...document.querySelectorAll('.markmap-node')].map((one) => one.getAttribute('transform'))"
        begun = page.evaluate(
            f"""() => {{
                const all = [...document.querySelectorAll(".markmap-fold .hit")];
                all[0].dispatchEvent(new MouseEvent("click", {{bubbles: true}}));
                return ({places})();
            }}"""
        )
        page.wait_for_timeout(600)
        assert (begun != page.evaluate(places)) is moves
    assert visit.faults == []


# ── What the document asks for ───────────────────────────────────────────────────────────


def asking(page: Page, attributes: str) -> None:
    def answer(route: Route) -> None:
        html = re.sub("<study-tree[^>]*>", f"<study-tree {attributes}>", route.fetch().text())
        route.fulfill(body=html, content_type="text/html")

    page.route(f"**/{MAP}", answer)


def test_a_map_begins_as_its_document_says(still: Visit) -> None:
    asking(still.page, 'data-expand="3" data-freeze="3" data-width="120"')
    page = still.go(MAP)
    expect(page.locator(".markmap-node").first).to_be_visible()
    expect(page.get_by_role("button", name="Level 2")).to_have_attribute("aria-pressed", "true")
    widths = page.locator(".markmap-node text").evaluate_all("(all) => all.map((one) => one.getBBox().width)")
    # A space for those who copy the words ends a line.
    assert max(widths) <= 120 + 6
    # From the third level on, branches keep a colour of their own.
    parts = page.locator(".tree [aria-level='3']").evaluate_all("(all) => all.map((one) => one.parentElement.id)")
    hues = {page.locator(f"[data-branch='{one}']").get_attribute("data-hue") for one in parts[:3]}
    assert len(hues) == 3


def test_a_document_may_ask_for_everything_or_for_its_subject_alone(still: Visit) -> None:
    asking(still.page, 'data-expand="-1"')
    page = still.go(MAP)
    expect(page.get_by_role("button", name="All levels")).to_have_attribute("aria-pressed", "true")
    still.page.unroute_all()
    asking(still.page, 'data-expand="1"')
    page = still.go(MAP)
    expect(page.locator(".markmap-node")).to_have_count(1)


# ── The search in the map ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("view", ["List", "Picture"])
def test_the_search_in_the_map_leads_from_one_to_the_next(still: Visit, view: str) -> None:
    page = still.go(MAP)
    page.get_by_role("button", name=view, exact=True).click()
    page.get_by_role("button", name="Level 1").click()
    field = page.get_by_role("textbox", name="Find in the map")
    field.fill("fraud")
    told = page.locator(".map-found")
    expect(told).to_have_text("1 of 1")
    assert current(page).startswith("Fraud Detector")
    field.fill("endpoint")
    expect(told).to_have_text(re.compile(r"^1 of \d\d$"))
    many = int((told.text_content() or "").split()[-1])
    assert page.locator(".row[data-found]").count() == many > 3
    first = current(page)
    field.press("Enter")
    expect(told).to_have_text(f"2 of {many}")
    second = current(page)
    assert second != first
    node = page.locator("[aria-selected=true]").locator("..").get_attribute("id")
    if view == "Picture":
        expect(page.locator(f"[data-branch='{node}'][data-found='looked']")).to_be_in_viewport()
    else:
        expect(page.locator("[aria-selected=true]")).to_be_in_viewport()
    field.press("Shift+Enter")
    field.press("Shift+Enter")
    expect(told).to_have_text(f"{many} of {many}")
    expect(field).to_be_focused()
    field.press("Escape")
    expect(field).to_have_value("")
    expect(told).to_have_text("")
    expect(page.locator("[data-found]")).to_have_count(0)
    field.fill("xyzzy")
    expect(told).to_have_text("Not in this map")


# ── What a learner knows ─────────────────────────────────────────────────────────────────


def test_what_a_learner_knows_is_told_by_sign_word_and_colour(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, reduced_motion="reduce") as visit:
        page = visit.page
        page.clock.install(time=NOON)
        visit.go("progress/")
        bring(page, saved(history(ids_of(site.folder), int(NOON.timestamp() * 1000), 60)))
        page = visit.go(MAP)
        legend = page.locator(".map-legend")
        expect(legend).to_contain_text("What you know:")
        signs = page.locator(".row .stands")
        assert signs.count() >= 1
        told = set(signs.all_text_contents())
        assert told <= {"✓ known", "≈ learning", "× weak"}
        page.get_by_role("button", name="All levels").click()
        page.get_by_role("button", name="Fit").click()
        first = signs.first.locator("xpath=ancestor::li[1]").get_attribute("id")
        page.evaluate("(id) => { location.hash = `map=${id}`; }", first)
        expect(page.locator(f"[data-branch='{first}'] .told")).to_have_text(signs.first.text_content() or "")
        expect(page.locator(".branch .stands")).to_be_visible()
        assert complaints(page) == []
        assert complaints(to_list(page)) == []
    assert visit.faults == []


def test_who_never_practised_fetches_nothing_of_it(browser: Browser, site: BuiltSite) -> None:
    with Host(site.folder) as host, new_visit(browser, BuiltSite(site.folder, host.url)) as visit:
        page = visit.go(MAP)
        expect(page.locator(".markmap-node").first).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert not [one.path for one in host.answers if "mastery" in one.path or "data/study" in one.path]
        expect(page.locator(".stands")).to_have_count(0)
    assert visit.faults == []


# ── The file ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_is_saved_as_a_file_of_its_own(
    browser: Browser, site: BuiltSite, tmp_path: Path, scheme: str
) -> None:
    with new_visit(browser, site, color_scheme=scheme, reduced_motion="reduce") as visit:
        page = visit.go(MAP)
        page.get_by_role("button", name="All levels").click()
        with page.expect_download() as saving:
            page.get_by_role("button", name="Save as SVG").click()
        file = tmp_path / saving.value.suggested_filename
        saving.value.save_as(file)
        paper = page.evaluate("getComputedStyle(document.querySelector('.picture')).getPropertyValue('--paper').trim()")
        words = page.locator(".tree .words").all_text_contents()
    assert visit.faults == []
    assert file.name == "mind-map.svg"
    tree = ET.parse(file).getroot()  # noqa: S314 - our own
    assert {one.tag.removeprefix(SVG) for one in tree.iter()} <= {
        "svg",
        "title",
        "rect",
        "path",
        "circle",
        "text",
        "tspan",
    }
    drawn = "".join("".join(one.itertext()) for one in tree.iter(f"{SVG}text"))
    missing = [one for one in words if re.sub(r"\s", "", one) not in re.sub(r"\s", "", drawn)]
    assert missing == []
    rect = tree.find(f"{SVG}rect")
    assert rect is not None
    assert rect.get("fill") == paper
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"<script|<style|href=|url\(|foreignObject|var\(", text)
    with new_visit(browser, site) as visit:
        visit.page.goto(file.as_uri())
        width = visit.page.evaluate("document.querySelector('text').getBBox().width")
        assert width > 50


# ── Everywhere ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("size", SIZES)
def test_both_views_are_sound(browser: Browser, site: BuiltSite, size: str) -> None:
    with new_visit(browser, site, viewport=SIZES[size], reduced_motion="reduce") as visit:
        page = to_picture(visit.go(MAP))
        found = complaints_by_day_and_night(page)
        page.locator(".markmap-node .ground").nth(1).click()
        found += complaints_by_day_and_night(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        to_list(page)
        row(page, "2. Security").locator(".words").click()
        page.get_by_role("textbox", name="Find in the map").fill("a")
        page.wait_for_timeout(300)
        found += complaints_by_day_and_night(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found == []
    assert visit.faults == []


def test_in_the_readers_own_colours_what_is_selected_has_an_edge(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, forced_colors="active", reduced_motion="reduce") as visit:
        page = visit.go(MAP)
        page.locator(".markmap-node .ground").nth(1).click()
        ground = page.locator("[data-selected] .ground")
        expect(ground).to_have_css("stroke-width", "3px")
        assert ground.evaluate("(one) => getComputedStyle(one).stroke") != "none"
        to_list(page)
        expect(page.locator(".row[aria-selected]")).to_have_css("outline-style", "solid")
    assert visit.faults == []


def test_on_paper_the_list_is_whole(still: Visit) -> None:
    page = still.go(MAP)
    page.get_by_role("button", name="Level 1").click()
    page.emulate_media(media="print")
    for part in (".picture", ".map-bar", ".levels", ".zoom", ".branch"):
        expect(page.locator(part)).to_be_hidden()
    for one in (0, -1):
        expect(page.locator(".tree .words").nth(one)).to_be_visible()
    box = page.locator(".tree").bounding_box()
    assert box
    assert box["height"] > 2000


def test_where_the_picture_does_not_come_the_list_does(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        visit.page.route("**/map-picture*", lambda route: route.abort())
        page = visit.go(MAP)
        expect(page.locator(".map-told")).to_contain_text("did not load")
        expect(row(page, "2. Security")).to_be_visible()
        visit.page.unroute_all()
        to_picture(page)
        expect(page.locator(".map-told")).to_be_hidden()
    assert [one for one in visit.faults if "ERR_FAILED" not in one] == []


def test_the_picture_belongs_to_what_a_device_keeps(site: BuiltSite) -> None:
    shell = json.loads((site.folder / "shell.json").read_text(encoding="utf-8"))
    assert [one for one in shell if one.startswith("assets/map-picture")]


def test_no_words_of_a_map_become_markup(still: Visit) -> None:
    def answer(route: Route) -> None:
        words = "&lt;img src=x onerror=alert(1)&gt; &lt;/text&gt;"
        route.fulfill(body=route.fetch().text().replace("2. Security", words), content_type="text/html")

    still.page.route(f"**/{MAP}", answer)
    page = still.go(MAP)
    drawn = page.locator(".markmap-node").filter(has_text="onerror=alert(1)")
    expect(drawn).to_have_count(1)
    assert page.locator("study-tree img").count() == 0
