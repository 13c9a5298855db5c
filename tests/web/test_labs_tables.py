"""The tables of labs on a phone: they scroll before a word is cut in letters."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from browsing import SIZES, BuiltSite, new_visit

LABS = [
    "inference-options",
    "traffic-shifting",
    "target-tracking",
    "production-variants",
    "zone-failure",
    "shared-responsibility",
]

# The words of a lab's tables that stand on more than one line. What may break at a hyphen may be on two.
BROKEN = """() => [...document.querySelectorAll('study-lab .numbers :is(th, td)')].flatMap((cell) => {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const broken = [];
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        for (const {0: word, index} of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            const lines = new Set([...range.getClientRects()].map(({top}) => Math.round(top)));
            if (lines.size > 1) broken.push(word);
        }
    }
    return broken;
})"""


@pytest.mark.parametrize("lab", LABS)
def test_no_word_of_a_table_is_cut_in_letters(browser: Browser, site: BuiltSite, lab: str) -> None:
    with new_visit(browser, site, viewport=SIZES["phone"]) as visit:
        page = visit.go(f"labs/{lab}/")
        page.locator("study-lab .numbers").first.wait_for(state="attached")
        for fold in page.locator("study-lab details.numbers > summary").all():
            fold.click()
        assert page.locator("study-lab .numbers td").count()
        assert page.evaluate(BROKEN) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert visit.faults == []
