"""The Content-Security-Policy: the same on every page, strict, and kept by everything that the site does.

Every browser test fails on a message in the console, so that a thing that the policy forbids shows wherever
it is done; here it is shown that the policy is there, and bites.
"""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from playwright.sync_api import Browser, expect

from browsing import BuiltSite, Visit, new_visit

POLICY = re.compile(r'<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def test_every_page_has_the_same_policy_before_anything_else(site: BuiltSite) -> None:
    found = set()
    for path in site.folder.rglob("*.html"):
        (policy,) = POLICY.findall(path.read_text())
        found.add(policy)
    (policy,) = found
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    assert parts["default-src"] == "'none'"
    assert "unsafe" not in policy
    assert "http" not in policy
    assert {"base-uri": "'none'", "form-action": "'none'"}.items() <= parts.items()


def test_the_only_texts_that_may_instruct_a_browser_are_rules_and_script_of_the_head_and_the_styles_of_long_pages(
    site: BuiltSite,
) -> None:
    styled = set()
    for path in site.folder.rglob("*.html"):
        html = path.read_text()
        scripts = re.findall(r'<script(?: type="speculationrules"| data-root="[^>]*")>(.+?)</script>', html)
        named = [re.findall("sha256-([^']*)", part) for part in re.split("style-src", POLICY.findall(html)[0])]
        assert named[0] == [digest(text) for text in scripts]
        assert len(scripts) == len(re.findall(r"<script[^>]*>[^<]", html)) == 2
        styles = re.findall(r"<style>(.+?)</style>", html, re.DOTALL)
        assert len(styles) == html.count("<style") <= 1
        assert {digest(text) for text in styles} <= set(named[1])
        assert len(named[1]) == 6
        styled |= {path.relative_to(site.folder).as_posix()} if styles else set()
    assert {"glossary/index.html", "read/glossary/index.html", "guide/owners/index.html"} <= styled
    assert len(styled) < 20


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize(
    "attack",
    [
        "<img src=x onerror='document.title=1'>",
        "<a id=a href='javascript:document.title=1'>x</a>",
        "<iframe srcdoc='<script>parent.document.title=1</script>'></iframe>",
        "<object data='data:text/html,x'></object>",
        "<p style='color:red'>x</p>",
    ],
)
def test_what_slipped_in_would_not_run(browser: Browser, site: BuiltSite, attack: str) -> None:
    with new_visit(browser, site) as visit:
        page = visit.go("read/briefing/")
        title = page.title()
        # The browser says that it refused: by then the attack has had its chance.
        with page.expect_console_message(lambda message: "content security policy" in message.text.lower()):
            page.evaluate("(html) => document.body.insertAdjacentHTML('beforeend', html)", attack)
            page.evaluate("document.getElementById('a')?.click()")
        assert page.title() == title


def test_the_policy_lets_everything_be_that_a_reader_does(visit: Visit) -> None:
    """A walk through what loads, draws and copies: the fixture fails on a single complaint."""
    page = visit.go("practice/study-guide/")
    page.keyboard.press("/")
    page.locator("input[type=search]").fill("kms keys")
    expect(page.locator("a[data-result]").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".card summary").first.click()
    page.locator(".answer a.term").locator("visible=true").first.hover()
    expect(page.locator(".gloss:popover-open")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".share").first.click()
    page.get_by_role("button", name="QR").click()
    expect(page.locator("dialog[open] svg[role=img]")).to_be_visible()
    page.keyboard.press("Escape")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("study-scheme button").click()
    expect(page.locator("body")).not_to_have_css("background-color", before)
