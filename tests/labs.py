"""A lab in a real browser, by keyboard: what its tests share."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from browsing import Visit


def opened(visit: Visit, name: str, query: str = "") -> Page:
    """Open a lab, and return the page once the lab is drawn."""
    page = visit.go(f"labs/{name}/{query}")
    expect(page.locator("study-lab .sum")).not_to_be_empty()
    return page


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until the focus is there."""
    expect(wanted).to_have_count(1)
    for _ in range(150):
        if wanted.evaluate("(one) => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {wanted}")


def typed(page: Page, label: str, text: str) -> Locator:
    """Reach a number by Tab, and type over what it holds; return its field."""
    field = page.locator("study-lab").get_by_role("spinbutton", name=label)
    reach(page, field)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
    return field


def pressed(page: Page, name: str) -> Locator:
    """Reach a button by Tab, and press it with Enter; return it."""
    button = page.locator("study-lab").get_by_role("button", name=name, exact=True)
    reach(page, button)
    page.keyboard.press("Enter")
    return button


def told(page: Page) -> Locator:
    """Return the region that speaks."""
    return page.locator("study-lab [role=status]")


def one_sentence() -> re.Pattern[str]:
    """Return what is one sentence: a point or another closing mark at its end, and none within that ends one."""
    return re.compile(r"^(?:(?![.!?] [A-Z]).)+[.!?]$")
