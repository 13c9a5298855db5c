"""Every page by keyboard, with what opens over it, enlarged, spaced, in the reader's own colours (WCAG 2.2 AA).

axe looks at the pages as they lie there in test_pages.py; here is what it cannot see, or what opens first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import KINDS, SIZES, BuiltSite, Visit, complaints_by_day_and_night, faint, new_visit

# 1280 by 1024 pixels at 400 and at 200 percent.
ENLARGED = {"400": {"width": 320, "height": 256}, "200": {"width": 640, "height": 512}}

READING = "read/briefing/"
DECK = "practice/study-guide/"

# All that Tab must reach, in the order of the page: what can be pressed and is not put away.
STOPS = """() => [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex="0"]')]
    .filter((one) => one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true}))
    .filter((one) => one.type !== 'radio' || one.checked)"""

# Whether the pages of practice have put there what one can press.
READY = """() => [...document.querySelectorAll('study-session, study-exam, study-progress')]
    .every((one) => one.querySelector('button'))"""

# Where the focus is: its place among the stops, whether it shows, whether anything of it can be seen.
FOCUS = """() => {
    const one = document.activeElement;
    const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(one);
    const places = [...one.getClientRects()].flatMap(({left, right, top, bottom}) =>
        [[(left + right) / 2, (top + bottom) / 2], [left + 2, top + 2], [right - 2, bottom - 2]]);
    const isSeen = places.some(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return top && (one.contains(top) || top.contains(one) && top !== document.body && !top.matches('.page'));
    });
    return {
        at: globalThis.stops.indexOf(one),
        name: one.outerHTML.slice(0, 100),
        ring: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !outlineColor.endsWith(', 0)'),
        seen: isSeen,
    };
}"""

# What stands in a box that cuts off what does not fit: a loss, unless the reader can scroll there.
CUT = """() => [...document.querySelectorAll('#content *, header *, footer *, dialog[open] *')].filter((one) => {
    const {overflowX, overflowY, webkitLineClamp} = getComputedStyle(one);
    if (!one.checkVisibility() || one.closest('.away') || webkitLineClamp !== 'none') return false;
    const cuts = (how) => how === 'hidden' || how === 'clip';
    return cuts(overflowX) && one.scrollWidth > one.clientWidth + 1 ||
        cuts(overflowY) && one.scrollHeight > one.clientHeight + 1;
}).map((one) => one.outerHTML.slice(0, 100))"""

# Texts that run out of the boxes of the bars, or into each other.
SPILLED = """() => [...document.querySelectorAll(':is(.ways, .bar, .levels, .keys) :is(a, button, label)')]
    .filter((one) => one.checkVisibility() &&
        (one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 1))
    .map((one) => one.outerHTML.slice(0, 100))"""

# What a reader may set for all texts (WCAG 2.2, 1.4.12).
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where Tab led to."""

    at: int
    name: str
    ring: bool
    seen: bool


def focus(page: Page) -> Stop:
    return Stop(**page.evaluate(FOCUS))


def stops(page: Page) -> int:
    """Note what is to be reached now, and return how many that are; what comes later has no place among them."""
    return int(page.evaluate(f"() => {{ globalThis.stops = ({STOPS})(); return globalThis.stops.length; }}"))


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


# ── What opens over a page ───────────────────────────────────────────────────────────────


def open_search(page: Page, query: str) -> None:
    page.keyboard.press("/")
    page.locator("input[type=search]").fill(query)
    expect(page.locator("[data-results] a").first).to_be_visible()


def open_code(page: Page) -> None:
    page.locator(".share").locator("visible=true").first.click()
    expect(page.locator(".shared:popover-open")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_what_opens_over_a_page_is_sound(browser: Browser, site: BuiltSite, size: str) -> None:
    found: list[str] = []
    with new_visit(browser, site, viewport=SIZES[size]) as visit:
        page = visit.go(READING)
        for query in ("zone", "sxbnxt"):
            open_search(page, query)
            found += complaints_by_day_and_night(page)
            page.keyboard.press("Escape")
        page.locator("a.term").first.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        expect(page.locator(".gloss:popover-open")).to_be_visible()
        found += complaints_by_day_and_night(page)
        page = visit.go(DECK)
        page.get_by_role("button", name="Show all answers").click()
        open_code(page)
        # The note covers, for eight seconds, what is below it.
        found += [one for one in complaints_by_day_and_night(page) if "target-size" not in one or "QR code" in one]
        page.get_by_role("button", name="Show QR code").click()
        expect(page.get_by_role("img", name="QR code")).to_be_visible()
        found += complaints_by_day_and_night(page)
    assert found == []
    assert visit.faults == []


# ── By keyboard ──────────────────────────────────────────────────────────────────────────


def walk(page: Page) -> list[Stop]:
    """Go through the page with Tab to its end."""
    page.wait_for_function(READY)
    reached = []
    for _ in range(stops(page) + 5):
        page.keyboard.press("Tab")
        reached.append(focus(page))
        if reached[-1].name.startswith("<body"):
            break
    return reached


def check_walk(page: Page) -> None:
    *reached, end = walk(page)
    assert end.name.startswith("<body")
    # A frame that scrolls is a stop of its own where nothing in it is; and a button may come while one walks.
    assert [stop.at for stop in reached if stop.at >= 0] == list(range(page.evaluate("globalThis.stops.length")))
    assert [stop.name for stop in reached if not stop.ring] == []
    assert [stop.name for stop in reached if not stop.seen] == []
    # And back, to the last, or to the one before if another has come just now.
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(f"({STOPS})().slice(-2).includes(document.activeElement)")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("glossary", "sources")])
def test_tab_reaches_everything_in_order_and_shows_where_it_is(
    browser: Browser, site: BuiltSite, kind: str, size: str
) -> None:
    with new_visit(browser, site, viewport=SIZES[size], reduced_motion="reduce") as visit:
        check_walk(visit.go(KINDS[kind]))
    assert visit.faults == []


@pytest.mark.parametrize("kind", ["glossary", "sources", "practice", "mind map"])
def test_nothing_that_has_the_focus_lies_under_a_bar_when_the_page_is_enlarged(
    browser: Browser, site: BuiltSite, kind: str
) -> None:
    with new_visit(browser, site, viewport=ENLARGED["400"], reduced_motion="reduce") as visit:
        check_walk(visit.go(KINDS[kind]))
    assert visit.faults == []


def test_the_ring_can_be_seen(browser: Browser, site: BuiltSite) -> None:
    """Pixels change where the focus comes, for each look that a stop may have."""
    with new_visit(browser, site, viewport=SIZES["desk"], reduced_motion="reduce") as visit:
        same = []
        for kind in ("home", "practice", "mind map", "reading"):
            page = visit.go(KINDS[kind])
            page.keyboard.press("Tab")
            looks = page.evaluate(
                f"""() => {{ const seen = new Set(); return ({STOPS})().filter((one) => {{
                    const look = `${{one.tagName}}.${{one.className}}`;
                    return !one.matches('.skip') && !seen.has(look) && seen.add(look);
                }}).map((one) => [...document.querySelectorAll('*')].indexOf(one)); }}"""
            )
            for at in looks:
                one = page.evaluate_handle("(at) => document.querySelectorAll('*')[at]", at).as_element()
                assert one
                one.scroll_into_view_if_needed()
                box = one.bounding_box()
                assert box
                clip: Any = {"x": box["x"] - 6, "y": max(0, box["y"] - 6)}
                clip |= {"width": box["width"] + 12, "height": min(box["height"], 300) + 12}
                page.evaluate("document.activeElement.blur()")
                before = page.screenshot(clip=clip)
                one.focus()
                if page.screenshot(clip=clip) == before:
                    same.append(f"{kind}: {one.evaluate('(one) => one.outerHTML.slice(0, 100)')}")
    assert same == []


def test_dialogs_keep_the_focus_and_give_it_back(visit: Visit) -> None:
    page = visit.go(DECK)
    button = page.get_by_role("button", name="Search")
    button.focus()
    page.keyboard.press("Enter")
    for _ in range(8):
        page.keyboard.press("Tab")
        # The browser's own controls are between the last and the first.
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    share = page.locator("a.share").first
    share.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Show QR code")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(share).to_be_focused()


# ── Enlarged, spaced ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("zoom", ENLARGED)
def test_enlarged_pages_fit_and_cut_nothing_off(browser: Browser, site: BuiltSite, zoom: str) -> None:
    faults = []
    with new_visit(browser, site, viewport=ENLARGED[zoom]) as visit:
        for kind, address in KINDS.items():
            page = visit.go(address)
            faults += [f"{kind}: too wide"] * (not fits(page))
            faults += [f"{kind}: {one}" for one in page.evaluate(CUT) + page.evaluate(SPILLED)]
    assert faults == []
    assert visit.faults == []


@pytest.mark.parametrize("zoom", ENLARGED)
def test_enlarged_dialogs_can_be_used(browser: Browser, site: BuiltSite, zoom: str) -> None:
    with new_visit(browser, site, viewport=ENLARGED[zoom], reduced_motion="reduce") as visit:
        page = visit.go(READING)
        open_search(page, "endpoint")
        field, hit = page.locator("input[type=search]"), page.locator("[data-results] a")
        for part in (field, hit.first, hit.last, page.get_by_role("button", name="Close")):
            part.scroll_into_view_if_needed()
            expect(part).to_be_in_viewport(ratio=0.3)
        assert page.evaluate("document.querySelector('.search').scrollWidth <= innerWidth")
        page.keyboard.press("Escape")
        page = visit.go(DECK)
        open_code(page)
        page.get_by_role("button", name="Show QR code").click()
        dialog = page.get_by_role("dialog")
        for name in ("Copy link", "Close"):
            dialog.get_by_role("button", name=name).scroll_into_view_if_needed()
            expect(dialog.get_by_role("button", name=name)).to_be_in_viewport(ratio=0.9)
        assert page.evaluate("document.querySelector('.qr').scrollWidth <= innerWidth")
    assert visit.faults == []


@pytest.mark.parametrize("size", SIZES)
def test_spaced_texts_fit_and_cut_nothing_off(browser: Browser, site: BuiltSite, size: str) -> None:
    faults = []
    with new_visit(browser, site, viewport=SIZES[size]) as visit:
        for kind, address in KINDS.items():
            page = visit.go(address)
            before = page.evaluate("getComputedStyle(document.body).letterSpacing")
            page.evaluate(SPACED)
            assert page.evaluate("getComputedStyle(document.body).letterSpacing") != before
            faults += [f"{kind}: too wide"] * (not fits(page))
            faults += [f"{kind}: {one}" for one in page.evaluate(CUT) + page.evaluate(SPILLED)]
        open_search(page, "endpoint")
        faults += [f"search: {one}" for one in page.evaluate(CUT) + page.evaluate(SPILLED)]
    assert faults == []
    assert visit.faults == []


# ── As the device says ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("motion", "moves"), [("no-preference", True), ("reduce", False)])
def test_things_move_only_where_motion_is_welcome(browser: Browser, site: BuiltSite, motion: str, moves: bool) -> None:
    # A browser may leave out a turn of pages when it is late, and so the rule is looked at, not the turn.
    turns = """() => {
        const holds = (rule) => rule instanceof CSSViewTransitionRule ? rule.navigation === 'auto'
            : rule instanceof CSSMediaRule && matchMedia(rule.conditionText).matches && [...rule.cssRules].some(holds);
        return [...document.styleSheets].some((sheet) => [...sheet.cssRules].some(holds));
    }"""
    slow = """() => [...document.querySelectorAll('*')].filter((one) => {
        const {transitionDuration, animationName} = getComputedStyle(one);
        return transitionDuration !== '0s' || animationName !== 'none';
    }).length"""
    with new_visit(browser, site, reduced_motion=motion) as visit:
        for kind in KINDS.values():
            page = visit.go(kind)
            assert page.evaluate(turns) is moves
            assert moves or page.evaluate(slow) == 0
    assert visit.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_asks_for_more_contrast_gets_seven_to_one(browser: Browser, site: BuiltSite, scheme: str) -> None:
    low = []
    with new_visit(browser, site, contrast="more", color_scheme=scheme) as visit:
        for kind in ("home", "reading", "practice", "term", "sources", "mind map"):
            low += faint(visit.go(KINDS[kind]), "color-contrast-enhanced")
    assert low == []


def line(page: Page, selector: str, side: str, *parts: str) -> str:
    """Return width, style and color (or other parts) of a line at the first such element, in one string."""
    asked = [f"{side}-{part}" for part in parts or ("width", "style", "color")]
    told = page.locator(selector).first.evaluate(
        "(one, names) => names.map((name) => getComputedStyle(one).getPropertyValue(name)).join(' ')", asked
    )
    return str(told)


@pytest.fixture
def own_colours(browser: Browser, site: BuiltSite) -> Iterator[Visit]:
    """A visitor whose colours replace ours: tints, shadows and drawn grounds are gone."""
    with new_visit(browser, site, forced_colors="active", reduced_motion="reduce") as made:
        yield made
    assert made.faults == []


def test_in_the_readers_own_colours_what_lies_on_the_page_has_an_edge(own_colours: Visit) -> None:
    page = own_colours.go(DECK)

    def edged(selector: str) -> None:
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        told = line(page, selector, "border-left")
        assert told.startswith("1px solid "), selector
        assert not told.endswith(ground), selector

    edged(".card")
    open_search(page, "zone")
    edged(".search")
    page.keyboard.press("Escape")
    open_code(page)
    edged(".shared")
    page.get_by_role("button", name="Show QR code").click()
    edged(".qr")
    # A code is read by its own colours only.
    assert page.locator(".qr svg").evaluate("(one) => getComputedStyle(one).forcedColorAdjust") == "none"
    page = own_colours.go(READING)
    page.locator("a.term").first.hover()
    expect(page.locator(".gloss:popover-open")).to_be_visible()
    edged(".gloss:popover-open")


def test_in_the_readers_own_colours_lines_say_what_is_meant(own_colours: Visit) -> None:
    page = own_colours.go(DECK)
    card = page.locator("article.q").nth(3).get_attribute("id")
    open_search(page, "zone")
    for selected in ("[aria-selected=true]", ".ask"):
        # Results are drawn anew when more of the search is there.
        expect(page.locator(selected)).to_have_css("outline-style", "solid")
        expect(page.locator(selected)).to_have_css("outline-width", "2px")
    for address, meant, side in (
        (f"{DECK}#{card}", ".q:target", "outline"),
        ("sources/notebook-bundle/#L9", ".original li:target", "outline"),
        ("mind-map/mind-map/", ".tree .row[aria-selected]", "outline"),
        ("read/exam-guide/", ".ways [aria-current]", "border-bottom"),
    ):
        own_colours.go("guide/")
        page = own_colours.go(address)
        if "tree" in meant:
            page.get_by_role("button", name="List", exact=True).click()
            page.evaluate("location.hash = document.querySelector('.tree ul li').id")
        assert line(page, meant, side).startswith("2px solid"), meant
    page = own_colours.go(READING)
    page.locator("a.term").first.hover()
    expect(page.locator("a.term[data-open]")).to_have_css("text-decoration-style", "solid")


@pytest.mark.parametrize(("size", "side"), [("phone", "top"), ("desk", "bottom")])
def test_in_the_readers_own_colours_one_way_alone_is_where_one_is(own_colours: Visit, size: str, side: str) -> None:
    own_colours.page.set_viewport_size(SIZES[size])
    page = own_colours.go(READING)
    ground = page.locator(".ways").evaluate("(bar) => getComputedStyle(bar).backgroundColor")
    if size == "desk":
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    marked = page.locator(".ways :is(a, button):not(.find, [aria-current]), .ways .find").evaluate_all(
        """(all, [side, ground]) => all.filter((one) => getComputedStyle(one)[`border-${side}-color`] !== ground)
            .map((one) => one.className)""",
        [side, ground],
    )
    # On a desk the search looks like a field.
    assert marked == (["find"] if size == "desk" else [])
    assert line(page, ".ways [aria-current]", f"border-{side}") not in ("", f"2px solid {ground}")


@pytest.mark.parametrize("kind", ["home", "practice", "reading"])
def test_in_the_readers_own_colours_the_focus_shows(own_colours: Visit, kind: str) -> None:
    page = own_colours.go(KINDS[kind])
    assert stops(page) > 12
    for _ in range(12):
        page.keyboard.press("Tab")
        assert focus(page).ring


# ── By ear ───────────────────────────────────────────────────────────────────────────────


def tree_of(page: Page, selector: str) -> list[dict[str, Any]]:
    """Return what the browser tells a screen reader of an element and of all in it."""
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    held = session.send("DOM.describeNode", {"nodeId": node, "depth": -1})["node"]
    backend: list[int] = []

    def gather(one: dict[str, Any]) -> None:
        backend.append(one["backendNodeId"])
        for child in one.get("children", []):
            gather(child)

    gather(held)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [one for one in nodes if not one["ignored"] and one.get("backendDOMNodeId") in set(backend)]


def heard(page: Page, selector: str, role: str) -> list[dict[str, Any]]:
    """Return name, description and states of the nodes of a role in an element."""
    return [
        {"name": one.get("name", {}).get("value", ""), "description": one.get("description", {}).get("value", "")}
        | {state["name"]: state["value"].get("value") for state in one.get("properties", [])}
        for one in tree_of(page, selector)
        if one.get("role", {}).get("value") == role
    ]


def test_the_search_is_heard_as_a_combobox_with_its_results(visit: Visit) -> None:
    page = visit.go("")
    (button,) = heard(page, "study-search", "button")
    assert button["name"] == "Search"
    assert button["hasPopup"] == "dialog"
    assert button["keyshortcuts"] == "/"
    open_search(page, "endpoint")
    (dialog,) = heard(page, "dialog", "dialog")
    assert (dialog["name"], dialog["modal"]) == ("Search", True)
    (field,) = heard(page, "dialog", "combobox")
    assert (field["name"], field["expanded"], field["focused"]) == ("Search", True, True)
    assert field["autocomplete"] == "list"
    assert "activedescendant" in field
    assert page.locator("input[type=search]").get_attribute("aria-activedescendant") == "result-0"
    assert [one["name"] for one in heard(page, "dialog", "listbox")] == ["Results"]
    options = heard(page, "dialog", "option")
    assert [one["selected"] for one in options] == [True] + [False] * (len(options) - 1)
    assert options[0]["name"].startswith("Term SageMaker Endpoint ")
    (status,) = heard(page, "dialog", "status")
    assert (status["live"], status["atomic"]) == ("polite", True)
    assert [one["name"] for one in heard(page, "dialog", "checkbox")] == ["Single keys: / n p"]


def test_the_lamp_says_what_holds(visit: Visit) -> None:
    page = visit.go("")
    assert [one["name"] for one in heard(page, "study-scheme", "button")] == ["Light and dark: as the device says"]
    page.locator("study-scheme button").click()
    assert [one["name"] for one in heard(page, "study-scheme", "button")] == ["Light and dark: dark"]


def test_the_deck_says_what_is_open_and_where_one_is(visit: Visit) -> None:
    page = visit.go(DECK)
    first = heard(page, "article.q", "DisclosureTriangle")[0]
    assert first["expanded"] is False
    assert first["name"].startswith("What sets a managed AWS service apart") or first["name"].endswith("?")
    page.locator("article.q summary").first.click()
    assert heard(page, "article.q", "DisclosureTriangle")[0]["expanded"] is True
    tally = [one["name"] for one in heard(page, ".tally", "link")]
    assert tally[0] == "1 opened"
    assert tally[1] == "2"
    assert page.locator(".tally [aria-current]").count() == 1
    assert [one["live"] for one in heard(page, "study-deck", "status")] == ["polite"]
    page.get_by_role("button", name="Show all answers").click()
    expect(page.get_by_role("status").filter(has_text="answers shown")).to_have_count(1)
    share = heard(page, "article.q", "button")
    assert [one["name"] for one in share] == ["Share this question"]


@pytest.mark.parametrize("view", ["List", "Picture"])
def test_the_map_is_heard_as_a_tree_whichever_way_it_is_seen(visit: Visit, view: str) -> None:
    page = visit.go("mind-map/mind-map/")
    page.get_by_role("button", name=view, exact=True).click()
    page.get_by_role("button", name="All levels").click()
    # Behind the picture, the list follows when nothing moves any more.
    expect(page.locator(".tree [data-folded]")).to_have_count(0)
    assert [one["name"] for one in heard(page, "study-tree", "tree")] == ["Map: AWS ML Module on One Map"]
    branches = heard(page, "study-tree", "treeitem")
    assert len(branches) == 116
    assert all(one["name"] for one in branches)
    assert {one.get("expanded") for one in branches} == {True, None}
    assert {one["level"] for one in branches} == {1, 2, 3, 4, 5, 6}
    assert not heard(page, "study-tree", "listitem") + heard(page, "study-tree", "DisclosureTriangle")
    page.get_by_role("button", name="Level 1").click()
    expect(page.locator(".tree > li > ul > li > [data-folded]")).to_have_count(4)
    assert [one.get("expanded") for one in heard(page, "study-tree", "treeitem")] == [True] + 4 * [False]


def test_the_contents_are_a_landmark_that_says_where_one_reads(visit: Visit) -> None:
    page = visit.go("read/exam-guide/")
    assert [one["name"] for one in heard(page, "study-contents", "navigation")] == ["On this page"]
    page.evaluate("document.getElementById('hierarchical-outline').scrollIntoView()")
    expect(page.locator(".toc [aria-current]")).to_have_text("Hierarchical Outline")


def test_a_word_is_heard_with_its_definition(visit: Visit) -> None:
    page = visit.go(READING)
    words = heard(page, ".prose a.term", "link")
    definition = page.locator("[id='{}']".format(page.locator("a.term").first.get_attribute("aria-describedby")))
    assert words[0]["description"] == " ".join((definition.text_content() or "").split())


def test_the_code_of_a_link_is_a_picture_with_a_name_in_a_dialog_with_one(visit: Visit) -> None:
    page = visit.go("glossary/subnet/")
    assert [one["name"] for one in heard(page, ".lone .share, .share", "button")] == ["Share this term"]
    open_code(page)
    (button,) = heard(page, ".shared", "button")
    assert (button["name"], button["hasPopup"]) == ("Show QR code", "dialog")
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)
    page.get_by_role("button", name="Show QR code").click()
    expect(page.get_by_role("img", name="QR code of the link")).to_be_visible()
    (dialog,) = heard(page, "dialog.qr", "dialog")
    assert (dialog["name"], dialog["modal"]) == (page.locator("dialog.qr h2").text_content(), True)
    assert [one["name"] for one in heard(page, "dialog.qr", "textbox")] == ["Link"]
    assert [one["live"] for one in heard(page, "dialog.qr", "status")] == ["polite"]


def test_a_lost_address_offers_links_with_names(visit: Visit) -> None:
    page = visit.go("404.html")
    assert [one["name"] for one in heard(page, "study-lost", "link")] == [
        "Search for “404”",
        "All terms from A to Z",
        "To the home page",
    ]
