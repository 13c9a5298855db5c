"""A question with options: chosen and checked on its pages and among the cards, by keyboard, and said in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import SIZES, BuiltSite, Visit, new_visit
from study_deck import Card, deal

PAGE = "practice/exam-guide/"


@pytest.fixture
def phone(browser: Browser, site: BuiltSite) -> Iterator[Visit]:
    """A visitor with a phone."""
    with new_visit(browser, site, viewport=SIZES["phone"], has_touch=True, is_mobile=True) as made:
        yield made
    assert made.faults == []


def choice(page: Page) -> Locator:
    """The one statement of our exam guide that is to be judged."""
    return page.locator("study-choice")


@pytest.mark.parametrize("where", ["practice", "question"])
def test_a_choice_is_made_and_checked_by_keyboard(visit: Visit, where: str) -> None:
    page = visit.go(PAGE)
    if where == "question":
        card = page.locator("article.q", has=choice(page))
        visit.go(f"q/{(card.get_attribute('id') or '').removeprefix('q-')}/")
    group = choice(page).get_by_role("group", name="Choose one")
    expect(group.get_by_role("radio")).to_have_count(2)
    told = choice(page).get_by_role("status")
    check = choice(page).get_by_role("button", name="Check")
    check.press("Enter")
    expect(told).to_have_text("Choose first, then check.")
    group.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    check.press("Enter")
    expect(told).to_have_text("× Not right: B is.")
    expect(group.get_by_role("listitem").nth(0)).to_contain_text("× wrong")
    expect(page.locator(".weighed [data-right=true]")).to_be_visible()
    group.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    expect(told).to_be_empty()
    check.press("Space")
    expect(told).to_have_text("✓ Right.")


def test_options_are_as_large_as_a_thumb(phone: Visit) -> None:
    page = phone.go(PAGE)
    for part in choice(page).locator("label, button").all():
        box = part.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_card_with_options_offers_them_at_once(visit: Visit) -> None:
    choices = (
        {"words": ["Bread"], "right": True, "why": [["p", "It rises."]]},
        {"words": ["Stone"], "right": False},
        {"words": ["Cake"], "right": True},
    )
    deal(visit.page.context, [Card("q-00000001", "What is baked?", choices=choices, hint="Both are eaten.")])
    page = visit.go("study/")
    page.get_by_role("button", name="Start", exact=True).click()
    group = page.get_by_role("group", name="Choose all that are right")
    for name in ("Bread", "Stone"):
        group.get_by_role("checkbox", name=name).check()
    page.get_by_text("Hint", exact=True).click()
    expect(page.get_by_text("Both are eaten.")).to_be_visible()
    group.get_by_role("button", name="Check").click()
    expect(group.get_by_role("status")).to_have_text("× Not these. What is right is marked.")
    expect(page.locator(".answer .weighed .because")).to_have_text("It rises.")
