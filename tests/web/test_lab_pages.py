"""What holds for every lab: sound, light, told, shared by its address, reset, on paper, and without a network."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import SIZES, BuiltSite, Visit, complaints, complaints_by_day_and_night, new_visit
from labs import one_sentence, opened, pressed, told
from studysite.labs import LABS

HOSTILE = "<img src=x onerror=alert(1)>"


def names(page: Page) -> list[str]:
    """Return the names of what can be set, as the address says them."""
    found = page.locator("study-lab [data-name]").evaluate_all("(all) => all.map((one) => one.dataset.name)")
    return sorted({name.split(".")[0] for name in found})


def change(page: Page) -> None:
    """Change the first thing that is ticked or chosen."""
    control = page.locator("study-lab :is(input[type=radio]:not(:checked), input[type=checkbox], select)").first
    if control.evaluate("(one) => one.localName") == "select":
        control.select_option(index=0 if control.evaluate("(one) => one.selectedIndex") else 1)
    else:
        control.check()


@pytest.mark.parametrize("size", SIZES)
def test_every_lab_is_sound_and_fits(browser: Browser, site: BuiltSite, size: str) -> None:
    faults: list[str] = []
    with new_visit(browser, site, viewport=SIZES[size], reduced_motion="reduce") as visit:
        for name in LABS:
            page = opened(visit, name)
            faults += complaints_by_day_and_night(page)
            faults += [f"{name}: too wide"] * page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert faults == []
    assert visit.faults == []


def test_what_is_pressed_on_a_phone_is_44_pixels_high(browser: Browser, site: BuiltSite) -> None:
    # But for links within texts, as everywhere.
    small = """(all) => all.map((one) => one.closest('label') ?? one)
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
        .map((one) => one.outerHTML.slice(0, 120))"""
    found: list[str] = []
    with new_visit(browser, site, viewport=SIZES["phone"]) as visit:
        for name in LABS:
            page = opened(visit, name)
            controls = page.locator("study-lab :is(input, select, button, summary, .btn)")
            assert controls.count() > 4
            found += controls.evaluate_all(small)
    assert found == []
    assert visit.faults == []


@pytest.mark.parametrize("name", LABS)
def test_a_lab_without_script_is_its_text(browser: Browser, site: BuiltSite, name: str) -> None:
    with new_visit(browser, site, java_script_enabled=False) as visit:
        page = visit.go(f"labs/{name}/")
        expect(page.locator("study-lab")).to_be_empty()
        assert page.locator("study-lab").evaluate("(one) => one.getBoundingClientRect().height") == 0
        expect(page.locator(".body h2").first).to_be_visible()
    assert visit.faults == []


@pytest.mark.parametrize("name", LABS)
def test_hostile_values_fall_back_and_are_told(visit: Visit, name: str) -> None:
    page = opened(visit, name)
    usual = page.locator("study-lab .found").inner_text()
    known = [one for one in names(page) if one != "variants" and not one.startswith("sort")]
    assert known
    query = "&".join(f"{one}={HOSTILE}" for one in [*known, "__proto__", "constructor"])
    page = opened(visit, name, f"?{query}")
    expect(page.locator("study-lab .found")).to_have_text(re.compile("."))
    assert page.locator("study-lab .found").inner_text() == usual
    notes = page.locator("study-lab .asides p")
    assert notes.count() >= len(known)
    for text in notes.all_inner_texts():
        assert re.search(r"^The link says “<img src=x .*…?” for “.+”, which is not .+ is taken\.$", text), text
    expect(page.locator("study-lab img")).to_have_count(0)


@pytest.mark.parametrize("name", LABS)
def test_a_change_is_in_the_address_and_reset_takes_it_out(visit: Visit, name: str) -> None:
    page = opened(visit, name, "?utm=x#content")
    first = page.locator("study-lab .sum").inner_text()
    change(page)
    expect(page).to_have_url(re.compile(rf"/labs/{name}/\?(?!utm)[^#]*=[^#]*#content$"))
    expect(told(page)).to_have_text(one_sentence())
    changed = page.url
    again = page.context.new_page()
    again.goto(changed)
    expect(again.locator("study-lab .sum")).to_have_text(page.locator("study-lab .sum").inner_text())
    expect(again.locator("study-lab .found")).to_have_text(
        page.locator("study-lab .found").inner_text(), use_inner_text=True
    )
    expect(again.locator("study-lab .asides p")).to_have_count(0)
    again.close()
    reset = pressed(page, "Reset")
    expect(reset).to_be_focused()
    expect(page).to_have_url(re.compile(rf"/labs/{name}/#content$"))
    expect(page.locator("study-lab .sum")).to_have_text(first)
    expect(told(page)).to_have_text(re.compile("^As at first: "))


@pytest.mark.parametrize("name", LABS)
def test_pictures_have_names_descriptions_and_a_table(visit: Visit, name: str) -> None:
    page = opened(visit, name)
    drawn = page.locator("study-lab svg[role=img]")
    assert drawn.count() >= 1
    for at in range(drawn.count()):
        title, about = (drawn.nth(at).locator(part).first.text_content() for part in ("title", "desc"))
        assert title
        assert about
    assert page.locator("study-lab table caption").count() >= 1


def test_who_wants_no_motion_sees_the_end_at_once(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, reduced_motion="reduce") as visit:
        for name in ("production-variants", "traffic-shifting", "target-tracking"):
            page = opened(visit, name)
            run = pressed(page, "Run")
            expect(run).to_have_text("Run")
            expect(run).to_be_focused()
            expect(page.locator("study-lab").get_by_role("button", name="Step")).to_have_attribute(
                "aria-disabled", "true"
            )
            expect(told(page)).to_have_text(one_sentence())
    assert visit.faults == []


@pytest.mark.parametrize("name", LABS)
def test_paper_shows_the_numbers_and_nothing_to_press(visit: Visit, name: str) -> None:
    page = opened(visit, name)
    page.emulate_media(media="print")
    for table in page.locator("study-lab table").all():
        expect(table).to_be_visible()
        assert table.evaluate("(one) => one.getBoundingClientRect().height") > 40
    for button in page.locator("study-lab button, study-lab .share").all():
        expect(button).to_be_hidden()


@pytest.mark.parametrize("name", LABS)
def test_a_lab_works_with_the_network_cut(browser: Browser, site: BuiltSite, name: str) -> None:
    with new_visit(browser, site) as visit:
        page = opened(visit, name)
        page.context.set_offline(True)
        before = page.locator("study-lab .desk").inner_text()
        change(page)
        expect(page.locator("study-lab .desk")).not_to_have_text(before, use_inner_text=True)
        expect(told(page)).to_have_text(one_sentence())
    # The reasons of one lab come when somebody sorts.
    missed = [one for one in visit.faults if "net::ERR_INTERNET_DISCONNECTED" in one]
    assert len(missed) <= 2 * (name == "shared-responsibility")
    assert visit.faults == missed


@pytest.mark.parametrize("name", LABS)
def test_nothing_is_lost_while_something_is_drawn_anew(visit: Visit, name: str) -> None:
    """What was opened stays open, and the caret stays where it was."""
    page = opened(visit, name)
    folds = page.locator("study-lab summary")
    for at in range(folds.count()):
        folds.nth(at).press("Enter")
    number = page.locator("study-lab input[type=number]")
    if not number.count():
        return
    field = number.first
    field.focus()
    page.evaluate("() => { globalThis.kept = document.activeElement; }")
    page.keyboard.press("End")
    for key in ("ArrowUp", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    assert page.evaluate("() => globalThis.kept === document.activeElement && globalThis.kept.isConnected")
    for at in range(folds.count()):
        expect(page.locator("study-lab details").nth(at)).to_have_attribute("open", "")


def test_a_number_out_of_range_is_told_beside_its_field(visit: Visit) -> None:
    page = opened(visit, "production-variants")
    sum_words = page.locator("study-lab .sum").inner_text()
    field = page.get_by_role("spinbutton", name="How many")
    field.fill("11")
    trouble = page.locator("study-lab .field .trouble")
    expect(trouble).to_have_text("Needs a whole number from 1 to 10; the lab keeps 2.")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(r"Needs a whole number"))
    expect(told(page)).to_have_text("Needs a whole number from 1 to 10; the lab keeps 2.")
    expect(page.locator("study-lab .sum")).to_have_text(sum_words)
    assert "weights" not in page.url
    assert complaints(page) == []
    field.fill("")
    expect(trouble).to_have_count(1)
    expect(field).to_be_focused()
    field.fill("03")
    expect(trouble).to_have_count(0)
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(page).to_have_url(re.compile(r"\?weights=2_1_1$"))
    field.blur()
    expect(field).to_have_value("3")


def test_typing_a_number_with_a_point_is_not_disturbed(visit: Visit) -> None:
    page = opened(visit, "inference-options")
    field = page.get_by_role("spinbutton", name="Payload of one request")
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("1.05", delay=30)
    expect(field).to_have_value("1.05")
    expect(page).to_have_url(re.compile(r"\?payload=1\.05$"))


def test_the_link_is_shared_with_what_is_set_in_it(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, permissions=["clipboard-read", "clipboard-write"]) as visit:
        page = opened(visit, "inference-options", "?payload=30&unit=MB&utm=x#content")
        link = page.locator("study-lab").get_by_role("button", name="Copy link")
        link.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".shared:popover-open")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{site.url}/labs/inference-options/?payload=30&unit=MB"
    assert visit.faults == []


def test_forced_colours_tell_the_surfaces_apart(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, forced_colors="active") as visit:
        page = opened(visit, "shared-responsibility", "?ec2=au..............")
        fills = page.locator("study-lab [data-key=piles] rect.surface").evaluate_all(
            """(all) => all.map((one) => {
                const {fill, stroke} = getComputedStyle(one);
                return [one.getAttribute('class'), fill, stroke];
            })"""
        )
        looks = {name: (fill, stroke) for name, fill, stroke in fills}
        assert len({json.dumps(one) for one in looks.values()}) == len(looks) == 4
        assert complaints(page) == []
    assert visit.faults == []
