"""Which option fits, where requests go, who does what: each walked by keyboard alone, in a real browser."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import SIZES, BuiltSite, Visit, complaints, new_visit
from labs import one_sentence, opened, pressed, reach, told, typed

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def chosen(page: Page, group: str, presses: int = 1) -> None:
    """Reach a group of radio buttons by Tab, and go down in it."""
    reach(page, page.get_by_role("group", name=group).last.locator("input:checked"))
    for _ in range(presses):
        page.keyboard.press("ArrowDown")


# ── Which inference option? ──────────────────────────────────────────────────────────────


def test_a_workload_is_described_by_keyboard_and_judged(visit: Visit) -> None:
    page = opened(visit, "inference-options")
    summed = page.locator("study-lab .sum")
    expect(summed).to_have_text(
        "Real-time inference suits this best; serverless would do; asynchronous and batch would not."
    )
    typed(page, "Payload of one request", "25")
    reach(page, page.get_by_role("combobox", name="Unit of the payload"))
    page.keyboard.type("MB")
    options = page.locator(".findings > li")
    expect(options.nth(0)).to_contain_text("✓ suits best")
    expect(options.nth(0)).to_contain_text("but the API model still says 6,291,456 bytes (6 MB)")
    expect(options.nth(1)).to_contain_text("25 MB are more than the 4 MB that one request may have.")
    expect(options.nth(1)).to_contain_text("SageMaker AI Developer Guide, serverless-endpoints (autumn 2026)")
    chosen(page, "Who waits for the answer?")
    expect(summed).to_have_text(
        "Asynchronous inference suits this best; real-time would do; serverless and batch would not."
    )
    expect(told(page)).to_have_text(summed.inner_text())
    chosen(page, "May it cost something while idle?")
    expect(options.nth(0)).to_contain_text("To zero only with inference components")
    expect(page).to_have_url(re.compile(r"\?payload=25&unit=MB&answer=later&idle=zero$"))
    table = page.get_by_role("table", name="The limits beside your 25 MB and 1 s")
    expect(table.get_by_role("row", name=re.compile("Real-time"))).to_contain_text("25 MB (API model: 6,291,456 bytes)")
    assert complaints(page) == []


def test_where_nothing_fits_it_is_said_why(visit: Visit) -> None:
    page = opened(visit, "inference-options", "?payload=26214401&unit=B&seconds=61")
    expect(page.locator("study-lab .sum")).to_have_text("None of the four takes this workload as it is.")
    first = page.locator(".findings > li").first
    expect(first).to_contain_text("26,214,401 bytes are more than the 25 MB that one request may have.")
    expect(first).to_contain_text("1 min 1 s are more than the 1 min that one request may take.")
    expect(first).to_contain_text("× does not fit")


# ── Production variants ──────────────────────────────────────────────────────────────────


def got(page: Page) -> list[int]:
    """Return the counts of the table, by variant."""
    cells = page.locator("study-lab [data-key=numbers] tbody tr td:last-child").all_inner_texts()
    return [int(cell.replace(",", "")) for cell in cells]


def test_weights_are_set_and_requests_counted_by_keyboard(visit: Visit) -> None:
    page = opened(visit, "production-variants")
    assert sum(got(page)) == 1000
    typed(page, "How many", "3")
    expect(page.locator("study-lab [data-key=numbers] tbody tr")).to_have_count(3)
    typed(page, "Variant C", "0")
    expect(page.locator("study-lab [data-key=numbers] tbody tr").nth(2)).to_contain_text("0%")
    assert got(page)[2] == 0
    reach(page, page.get_by_role("combobox", name="TargetVariant"))
    page.keyboard.type("C")
    share = page.get_by_role("slider", name="Requests that name it")
    reach(page, share)
    page.keyboard.press("End")
    expect(share).to_have_attribute("aria-valuetext", "100%")
    assert got(page) == [0, 0, 1000]
    expect(page).to_have_url(re.compile(r"\?weights=2_1_0&target=C&targeted=100$"))
    expect(told(page)).to_have_text(one_sentence())
    pressed(page, "Send one with TargetVariant C")
    expect(told(page)).to_have_text("Request 1,001 went to C, since it says so, whatever the weights.")
    assert complaints(page) == []


def test_one_seed_gives_everybody_the_same_counts(visit: Visit) -> None:
    counts = [got(opened(visit, "production-variants", f"?weights=3_1&seed={seed}")) for seed in (7, 7, 8)]
    assert counts[0] == counts[1] != counts[2]
    assert [sum(one) for one in counts] == [1000] * 3


def test_weights_change_halfway_and_the_call_says_so(visit: Visit) -> None:
    page = opened(visit, "production-variants", "?weights=1_0&desired=0_1&change=on")
    assert got(page) == [500, 500]
    summary = page.get_by_text("The call that sets these weights on a running endpoint")
    reach(page, summary)
    page.keyboard.press("Enter")
    expect(page.locator("study-lab pre")).to_contain_text('{"VariantName":"B","DesiredWeight":1}')


def test_all_weights_at_zero_are_told(visit: Visit) -> None:
    page = opened(visit, "production-variants", "?weights=0_0")
    expect(page.locator("study-lab .sum")).to_have_text(
        re.compile("no share can be formed, and what an endpoint does then is not documented")
    )
    assert got(page) == [0, 0]
    expect(page.locator("study-lab [data-key=numbers] tbody tr").first).to_contain_text("none")


def test_requests_are_sent_in_steps(visit: Visit) -> None:
    page = opened(visit, "production-variants", "?sent=900")
    step = pressed(page, "Step")
    expect(page).to_have_url(re.compile(r"\?sent=950$"))
    page.keyboard.press("Enter")
    expect(step).to_be_focused()
    expect(step).to_have_attribute("aria-disabled", "true")
    assert sum(got(page)) == 1000


def test_requests_are_sent_one_after_the_other_until_paused(visit: Visit) -> None:
    page = visit.page
    page.clock.install(time=NOON)
    opened(visit, "production-variants")
    page.clock.pause_at(NOON + timedelta(hours=1))
    pressed(page, "Run")
    run = page.locator("study-lab .acts .main")
    expect(run).to_have_text("Pause")
    page.clock.run_for(450)
    assert sum(got(page)) == 200
    expect(told(page)).to_be_empty()
    page.keyboard.press("Enter")
    expect(run).to_have_text("Run")
    page.clock.run_for(1000)
    assert sum(got(page)) == 200
    expect(page).to_have_url(re.compile(r"\?sent=200$"))
    expect(told(page)).to_have_text(one_sentence())
    expect(run).to_be_focused()
    page.keyboard.press("Enter")
    page.clock.run_for(3000)
    expect(run).to_have_text("Run")
    assert sum(got(page)) == 1000
    page.clock.run_for(1000)
    expect(page).to_have_url(re.compile(r"/labs/production-variants/$"))


# ── Who is responsible? ──────────────────────────────────────────────────────────────────

SYSTEM = "Patch the operating system of the instances"


def test_tasks_are_sorted_by_keyboard_with_a_reason_and_its_source(visit: Visit) -> None:
    page = opened(visit, "shared-responsibility")
    task = page.get_by_role("group", name=SYSTEM)
    reach(page, task.get_by_role("radio", name="You"))
    page.keyboard.press("Space")
    item = page.locator(".tasks > li").nth(2)
    expect(item.locator(".told")).to_contain_text("✓ Right. The guest operating system")
    expect(item.get_by_role("link")).to_have_attribute("href", re.compile("^https://docs.aws.amazon.com/"))
    expect(told(page)).to_have_text(f"{SYSTEM}: You, right; 1 of 16 sorted and 1 right.")
    page.keyboard.press("ArrowRight")
    expect(item.locator(".told")).to_contain_text("× No, it is yours.")
    expect(told(page)).to_have_text(f"{SYSTEM}: AWS, wrong; 1 of 16 sorted and 0 right.")
    expect(task.get_by_role("radio", name="AWS")).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?ec2=\.\.a\.{13}$"))
    expect(page.locator("study-lab .sum")).to_have_text("Amazon EC2 instance: 1 task of 16 sorted, 0 of them right.")
    assert complaints(page) == []


def test_each_service_has_a_sorting_of_its_own(visit: Visit) -> None:
    page = opened(visit, "shared-responsibility", "?ec2=aau.............")
    reach(page, page.get_by_role("radio", name="Amazon EC2 instance"))
    page.keyboard.press("ArrowDown")
    expect(page.locator(".tasks input:checked")).to_have_count(0)
    expect(page.locator("study-lab .sum")).to_have_text("Amazon RDS database: 0 tasks of 16 sorted.")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".tasks input:checked")).to_have_count(3)


def test_who_wants_it_is_judged_at_the_end(visit: Visit) -> None:
    page = opened(visit, "shared-responsibility", f"?late=on&ec2=.a{'u' * 14}")
    expect(page.locator(".tasks .told")).to_have_count(0)
    reach(page, page.locator(".tasks > li").first.get_by_role("radio", name="You"))
    page.keyboard.press("ArrowRight")
    expect(page.locator(".tasks .told")).to_have_count(16)
    expect(page.locator("study-lab .sum")).to_have_text("Amazon EC2 instance: 16 tasks of 16 sorted, 16 of them right.")


@pytest.mark.parametrize("size", SIZES)
def test_tasks_are_dragged_and_the_move_is_told(browser: Browser, site: BuiltSite, size: str) -> None:
    with new_visit(browser, site, viewport=SIZES[size]) as visit:
        page = opened(visit, "shared-responsibility")
        grip = page.locator(".grip").nth(2)
        grip.scroll_into_view_if_needed()
        with page.expect_response(re.compile(r"/sorting-\w+\.js$")):
            grip.hover()
        box = grip.bounding_box()
        assert box
        page.mouse.move(box["x"] + 20, box["y"] + 20)
        page.mouse.down()
        page.mouse.move(box["x"] + 10, box["y"] + 40, steps=4)
        expect(page.locator(".bins .bin")).to_have_count(3)
        target = page.locator(".bin", has_text="You").bounding_box()
        assert target
        page.mouse.move(target["x"] + target["width"] / 2, target["y"] + target["height"] / 2, steps=6)
        expect(page.locator(".bin.over")).to_have_text("You")
        page.mouse.up()
        expect(page.locator(".bins, .ghost")).to_have_count(0)
        expect(page.get_by_role("group", name=SYSTEM).get_by_role("radio", name="You")).to_be_checked()
        expect(told(page)).to_have_text(f"{SYSTEM}: You, right; 1 of 16 sorted and 1 right.")
        # Escape, or letting go elsewhere, moves nothing.
        for is_given_up in (True, False):
            page.mouse.move(box["x"] + 20, box["y"] + 20)
            grip.hover()
            page.mouse.down()
            page.mouse.move(box["x"] - 40, box["y"] + 60, steps=4)
            expect(page.locator(".bins")).to_have_count(1)
            if is_given_up:
                page.keyboard.press("Escape")
            page.mouse.up()
            expect(page.locator(".bins, .ghost")).to_have_count(0)
        expect(page.locator(".tasks input:checked")).to_have_count(1)
    assert visit.faults == []


def test_tasks_are_sorted_by_tap(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, viewport=SIZES["phone"], has_touch=True, is_mobile=True) as visit:
        page = opened(visit, "shared-responsibility")
        page.get_by_role("group", name=SYSTEM).get_by_text("Both").tap()
        expect(page.locator(".tasks > li").nth(2).locator(".told")).to_contain_text("× No, it is yours. The guest")
    assert visit.faults == []


def test_reasons_that_do_not_come_are_found_in_the_text(visit: Visit) -> None:
    page = visit.page
    page.route(re.compile(r"/sorting-\w+\.js$"), lambda route: route.abort())
    opened(visit, "shared-responsibility", "?ec2=u...............")
    expect(page.locator(".tasks .told")).to_have_text("× No, it is with AWS. The reason stands in the text below.")
    expect(page.get_by_text("Buildings, power and machines").first).to_be_visible()
    page.unroute(re.compile(r"/sorting-\w+\.js$"))
    page.locator(".grip").first.hover()
    expect(page.locator(".tasks .told")).to_contain_text("× No, it is with AWS. Buildings, power and machines")
    visit.faults[:] = [one for one in visit.faults if "net::ERR_FAILED" not in one]
