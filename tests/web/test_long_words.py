"""Words that are longer than a phone is wide, as German and the names of programs have them, in every place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browsing import BuiltSite, Visit, new_visit
from sandbox import write

TITLE = "Rechtsschutzversicherungsgesellschaften-Bundesverfassungsgerichtsentscheidungen"
WORD = "Kraftfahrzeughaftpflichtversicherungsbeitragsrueckerstattungsanspruch"
TERM = "Rechtsschutzversicherungsgesellschaftenverzeichnisnummer"
GUIDE = f"""\
# {TITLE} im Überblick

About {WORD}s, and `{WORD.lower()}`.

## {WORD}

| {WORD} | {TERM} |
| --- | --- |
| {TERM} | {WORD} |

## Quiz

1. What is a **{TERM}**?
   A) {WORD}
   B) {TERM}
2. What does {WORD} mean?

## Answer Key

1. A) {WORD}
2. {TERM}.

## Essay Questions

1. Discuss {WORD}.

## Glossary of Key Terms

- **{TERM}:** A {WORD}.
- **{WORD}:** Another.
"""
MAP = f"---\nmarkmap:\n  colorFreezeLevel: 2\n---\n# {TITLE}\n## {WORD}\n- {TERM}\n  - {WORD}\n- {WORD}s\n"
# What stands beyond the edge of the page, if the page can be moved there.
BEYOND = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def narrow(browser: Browser, build_site: Callable[[str, Path], BuiltSite], tmp_path: Path) -> Iterator[Visit]:
    """A visitor of a site of long words, with the narrowest screen that pages are made for (WCAG 1.4.10)."""
    folder = write(tmp_path, {"guide.md": GUIDE, "map.md": MAP})
    with new_visit(browser, build_site("long-words", folder), viewport={"width": 320, "height": 640}) as made:
        yield made
    assert made.faults == []


def test_no_page_is_wider_than_the_screen_for_a_long_word(narrow: Visit) -> None:
    found = {}
    for address in narrow.site.addresses:
        page = narrow.go(address)
        page.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")
        found[address] = page.evaluate(BEYOND)
    assert {"exam/", "study/", "progress/"} < found.keys()
    assert {address: beyond for address, beyond in found.items() if beyond} == {}


def test_neither_is_a_session_nor_an_exam(narrow: Visit) -> None:
    page = narrow.go("study/")
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("button", name="Show the answer").click()
    assert page.evaluate(BEYOND) == []
    page = narrow.go("exam/")
    page.get_by_role("button", name="Make the exam").click()
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", name=re.compile("^Question 1 of"))).to_be_focused()
    assert page.evaluate(BEYOND) == []
