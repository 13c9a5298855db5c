"""Documents that attack in every field, in a real browser: nothing runs, nothing is asked of another host."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browsing import ROOT, SIZES, BuiltSite, complaints, new_visit
from hostile import FILES, SETTINGS, Attacker

OURS = {
    *(
        f"{name}.js"
        for name in ("exam", "lost-page", "mark", "offline", "progress", "search", "site", "study", "topics")
    ),
    # The list of all cards, by tag as it runs from files as well.
    "manifest.js",
    "lab-zone-failure.js",
    "map-picture.js",
}
# The two texts inside a page that a browser reads as instructions, the same on every page.
RULES = re.findall(r'<script type="speculationrules">(.*?)</script>', (ROOT / "overrides" / "main.html").read_text())[0]


@pytest.fixture(scope="module")
def hostile_site(build_site: Callable[[str, Path], BuiltSite], tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Built by the command itself, as an owner would."""
    folder = tmp_path_factory.mktemp("hostile") / "sources"
    attacker = Attacker()
    for turn in range(4):
        for name, text in FILES.items():
            place = folder / str(turn) / name.replace("/", "_")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(attacker.fill(text), "utf-8")
    (folder / "sources.toml").write_text(attacker.fill(SETTINGS).replace("untitled.txt", "1/untitled.txt"), "utf-8")
    return build_site("hostile", folder)


# What is looked at on each page, at once: its scripts, and whatever could run or lead to something that runs.
LOOK = """() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
    const schemes = ['javascript', 'vbscript', 'data'].map((scheme) => `a[href^='${scheme}:' i]`);
    const wanted = ['[onerror]', '[onclick]', '[onmouseover]', 'iframe', 'object', 'embed', ...schemes];
    return {
        scripts: [...document.scripts].map((one) => one.src.split('/').pop() || one.text),
        strange: [...document.querySelectorAll(wanted.join())].map((one) => one.outerHTML),
    };
}"""


def test_no_attack_runs_on_any_page(browser: Browser, hostile_site: BuiltSite) -> None:
    (head,) = re.findall(r'<script data-root="[^>]*">(.+?)</script>', (hostile_site.folder / "404.html").read_text())
    with new_visit(browser, hostile_site, viewport=SIZES["phone"]) as visit:
        for address in hostile_site.addresses:
            seen = visit.go(address).evaluate(LOOK)
            names = {re.sub(r"-[A-Z2-7]{8}\.js$", ".js", one) for one in seen["scripts"]}
            assert {re.sub(r"^text(-[a-z]+)*\.js$", "site.js", one) for one in names} <= {*OURS, RULES, head}
            assert seen["strange"] == [], address
            # What opened has had its turn.
            visit.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert len(hostile_site.addresses) > 40
    assert visit.faults == []


def test_no_attack_runs_in_the_search(browser: Browser, hostile_site: BuiltSite) -> None:
    with new_visit(browser, hostile_site) as visit:
        for query in ("script", "img src onerror", "javascript alert", "<img src=x onerror=alert(1)>"):
            page = visit.go("")
            page.get_by_role("button", name="Search").click()
            page.locator("input[type=search]").fill(query)
            page.locator("[data-results] a").first.wait_for()
            assert page.locator("dialog :is(img, script, iframe, [onerror])").count() == 0
    assert visit.faults == []


def test_topics_and_some_of_their_documents_are_chosen_to_practise(browser: Browser, hostile_site: BuiltSite) -> None:
    """The folders of this site are its topics."""
    with new_visit(browser, hostile_site) as visit:
        page = visit.go("study/")
        fold = page.locator("details.fold").first
        told = fold.locator("summary").first
        told.click()
        expect(fold.get_by_role("checkbox")).to_have_count(4)
        whole, count = fold.get_by_label("1", exact=True), told.inner_text()
        assert count.startswith("Documents: all ")
        fold.locator(".topics details").nth(1).locator("summary").click()
        own = fold.locator(".topics details").nth(1).get_by_role("checkbox")
        own.first.check()
        expect(told).to_have_text(count.replace("all", "1 of"))
        # A part of a topic shows as one, and a whole topic holds its documents.
        assert whole.evaluate("(box) => box.indeterminate")
        whole.check()
        expect(own.first).to_be_disabled()
        expect(told).to_have_text(count.replace("all", f"{own.count()} of"))
        assert complaints(page) == []
        many = f"{own.count()} of"
        told = visit.go("study/?set=topic.1").locator("details.fold summary").first
        expect(told).to_have_text(count.replace("all", many))
        page = visit.go("exam/")
        page.get_by_label("1", exact=True).check()
        page.get_by_role("button", name="Make the exam").click()
        expect(page.locator(".from")).to_have_text("From “1”")
        assert "set=topic.1&" in page.url
    assert visit.faults == []
