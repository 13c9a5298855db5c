"""Diagrams on a page: drawn, read aloud, found, on a phone and a desk, in every scheme."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from browsing import SIZES, BuiltSite, complaints, new_visit

# Everything to everything: no phone is wide enough.
CROWD = "\n".join(
    f"  a{one}[Station number {one} of them] -->|leads on to| a{other}" for one in range(6) for other in range(6)
)
# No picture that anyone could read.
MUCH = "\n".join(f"  v{one} -->|goes on to| v{two}" for one in range(18) for two in range(18))

DRAWN = f"""# Drawn things

## Who decides

```mermaid
flowchart TD
  A{{Is there a finished service for the task?}} -->|yes| B(Take the service as it is)
  A -->|no| C{{Does anybody wait for the answer?}}
  C -->|no| D[Transform it in a batch]
  C -->|yes| E{{Does it take longer than a minute?}}
  E -->|yes| F[Put it into a queue]
  E -->|no| G[Answer at once]
```

## What is where

```mermaid
flowchart LR
  U((Someone who asks)) <-->|asks and is told| L[Balancer]
  subgraph net [A network of one's own]
    L --> P[Program that answers]
    P -.-> S[Store of what was said]
  end
```

## Who tries what

```mermaid
flowchart TD
  X["&lt;script&gt;alert(1)&lt;/script&gt; </text></svg><img src=x onerror=alert(1)>"] --> Y["javascript:alert(1)"]
```

## Who knows whom

```mermaid
flowchart TD
{CROWD}
```

## What is too much

```mermaid
flowchart TD
{MUCH}
```
"""

PAGE = "read/drawn-things/"

# What is shown of each drawing: how large its type comes out, and whether every word lies in its shape.
SHOWN = """(figure) => [...figure.querySelectorAll('svg')].filter((one) => one.checkVisibility()).map((svg) => {
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const texts = [...svg.querySelectorAll('text')];
    const sizes = texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * scale);
    const out = texts.filter((text) => {
        const shape = text.closest('.by') ? svg : text.previousElementSibling;
        if (!shape?.matches('rect, ellipse, polygon')) return false;
        const [own, around] = [text.getBoundingClientRect(), shape.getBoundingClientRect()];
        const isAcross = own.left < around.left || own.right > around.right;
        return isAcross || own.top < around.top - 1 || own.bottom > around.bottom + 1;
    });
    return {least: Math.min(...sizes), out: out.map((text) => text.textContent)};
})"""

# The contrast of what is drawn with what it is drawn on: words 4.5, lines 3 (WCAG 2.2, 1.4.3 and 1.4.11).
CONTRAST = """(svg) => {
    const light = (colour) => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255)
            .map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (one, other) => {
        const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    };
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    const page = ground === 'rgba(0, 0, 0, 0)' ? getComputedStyle(document.body).backgroundColor : ground;
    const of = (selector, name) => [...svg.querySelectorAll(selector)].map((one) => getComputedStyle(one)[name]);
    const shapes = of(':is(rect, ellipse, polygon):not(.frame)', 'fill');
    return {
        words: Math.min(...of('text', 'fill').flatMap((own) => [page, ...shapes].map((under) => ratio(own, under)))),
        lines: Math.min(...[...of('path:not(.tip), rect, ellipse, polygon', 'stroke'), ...of('.tip', 'fill')]
            .map((own) => ratio(own, page))),
    };
}"""


@pytest.fixture(scope="module")
def drawn(build_site: Callable[[str, Path], BuiltSite], tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    sources = tmp_path_factory.mktemp("drawn")
    (sources / "drawn.md").write_text(DRAWN, encoding="utf-8")
    return build_site("drawn", sources)


def figures(page: Page) -> list[Locator]:
    found = page.locator("figure.diagram").all()
    assert len(found) == 5
    return found


def pictures(page: Page) -> list[dict[str, Any]]:
    """What a screen reader is told of the images of a page."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return [node for node in nodes if node.get("role", {}).get("value") in ("image", "img")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_drawings_can_be_read_at_every_size_in_both_schemes(
    browser: Browser, drawn: BuiltSite, size: str, scheme: str
) -> None:
    with new_visit(browser, drawn, viewport=SIZES[size], color_scheme=scheme) as visit:
        page = visit.go(PAGE)
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
        shown = [figure.evaluate(SHOWN) for figure in figures(page)]
        assert [len(one) for one in shown] == [1, 1, 1, 1, 0]
        for (one,) in shown[:4]:
            assert one["least"] >= 12
            assert one["out"] == []
        for svg in page.locator(".drawing svg").all():
            if svg.is_visible():
                contrast = svg.evaluate(CONTRAST)
                assert contrast["words"] >= 4.5
                assert contrast["lines"] >= 3
        assert complaints(page) == []
    assert visit.faults == []


def test_a_phone_and_a_desk_are_shown_different_pictures_of_what_runs_across(
    browser: Browser, drawn: BuiltSite
) -> None:
    with new_visit(browser, drawn) as visit:
        page = visit.go(PAGE)
        wide, narrow = page.locator("figure.diagram").nth(1).locator("svg").all()
        assert (wide.is_visible(), narrow.is_visible()) == (True, False)
        page.set_viewport_size(SIZES["phone"])
        assert (wide.is_visible(), narrow.is_visible()) == (False, True)


def test_a_screen_reader_is_told_what_each_picture_shows_once(browser: Browser, drawn: BuiltSite) -> None:
    with new_visit(browser, drawn) as visit:
        page = visit.go(PAGE)
        told = pictures(page)
        assert len(told) == 4
        captions = [figure.locator("figcaption").inner_text() for figure in figures(page)]
        assert [one["name"]["value"] for one in told] == captions[:4]
        first = told[0]["description"]["value"]
        assert first.startswith("From Is there a finished service for the task? to Take the service as it is: yes.")


def test_every_word_of_a_diagram_is_text_that_can_be_found_and_selected(browser: Browser, drawn: BuiltSite) -> None:
    with new_visit(browser, drawn, viewport=SIZES["phone"]) as visit:
        page = visit.go(PAGE)
        for figure in figures(page)[:4]:
            lines = figure.locator(".told li").all_text_contents()
            words = {word for line in lines for word in re.findall(r"[A-Za-z0-9]+", line)}
            words -= {"From", "to", "Between", "and", "both", "ways", "Within", "Beside"}
            texts = figure.locator(".drawing svg").last.locator("text").all_text_contents()
            assert words <= set(re.findall(r"[A-Za-z0-9]+", " ".join(texts)))
        # Over the line breaks of a shape, as Ctrl+F looks for it.
        assert page.evaluate("window.find('Is there a finished service for the task?', true)")
        assert page.evaluate("getSelection().anchorNode.parentElement.closest('svg') !== null")


def test_drawings_hold_nothing_that_acts_and_no_name_twice(browser: Browser, drawn: BuiltSite) -> None:
    with new_visit(browser, drawn) as visit:
        page = visit.go(PAGE)
        inner = page.locator(".drawing svg, .drawing svg *")
        assert set(inner.evaluate_all("(all) => all.map((one) => one.localName)")) <= {
            *("svg", "desc", "path", "rect", "ellipse", "polygon", "g", "text", "tspan"),
        }
        names = set(inner.evaluate_all("(all) => all.flatMap((one) => one.getAttributeNames())"))
        assert not {
            name for name in names if name in ("id", "style", "href", "fill", "stroke") or name.startswith("on")
        }
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
        assert len(ids) == len(set(ids))
    assert visit.faults == []


def test_what_fits_nowhere_scrolls_by_itself_and_by_keyboard(browser: Browser, drawn: BuiltSite) -> None:
    with new_visit(browser, drawn, viewport=SIZES["phone"]) as visit:
        page = visit.go(PAGE)
        crowd = page.locator("figure.diagram").nth(3)
        region = page.get_by_role("region", name=crowd.locator("figcaption").inner_text())
        region.focus()
        region.press("ArrowRight")
        page.wait_for_function("() => document.activeElement.scrollLeft > 0")
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES["phone"]["width"]


def test_what_is_too_much_stays_as_words_that_are_open(browser: Browser, drawn: BuiltSite) -> None:
    with new_visit(browser, drawn) as visit:
        page = visit.go(PAGE)
        is_open = page.locator("details.told").evaluate_all("(all) => all.map((one) => one.open)")
        assert is_open == [False, False, False, False, True]
        place = page.locator("figure.diagram").last.locator(".drawing")
        assert place.evaluate("(one) => [one.childNodes.length, one.offsetHeight]") == [0, 0]


def test_lines_and_words_show_in_the_readers_own_colours(browser: Browser, drawn: BuiltSite) -> None:
    with new_visit(browser, drawn, forced_colors="active") as visit:
        page = visit.go(PAGE)
        svg = page.locator(".drawing svg").first
        paper, ink = page.evaluate(
            """() => {
                const one = document.body.appendChild(document.createElement('p'));
                one.style.setProperty('background-color', 'Canvas');
                one.style.setProperty('color', 'CanvasText');
                return [getComputedStyle(one).backgroundColor, getComputedStyle(one).color];
            }"""
        )
        own = svg.evaluate(
            """(svg) => [['text', 'fill'], ['polygon', 'fill'], ['polygon', 'stroke'], ['path', 'stroke'],
                ['.tip', 'fill']].map(([one, name]) => getComputedStyle(svg.querySelector(one))[name])"""
        )
        assert own == [ink, paper, ink, ink, ink]
        assert paper != ink


def test_records_of_drawings_do_not_reach_the_site(drawn: BuiltSite) -> None:
    assert not (drawn.folder / "data/drawings.json").exists()
    assert not list(drawn.folder.rglob("*.mjs"))


def test_only_pages_with_figures_carry_their_styles(site: BuiltSite) -> None:
    pages = {page: page.read_text(encoding="utf-8") for page in site.folder.rglob("index.html")}
    with_styles = {page for page, text in pages.items() if re.search(r'assets/[a-z-]+-figures-[A-Z0-9]{8}\.css"', text)}
    # A long page holds all styles that its kind may need.
    with_all = {
        page for page, text in pages.items() if ".diagram" in text.partition("<style>")[2].partition("</style>")[0]
    }
    drawn = {page for page, text in pages.items() if re.search('<figure class="(?:diagram|missing)"', text)}
    assert drawn - with_all == with_styles
    assert drawn & with_all == {site.folder / "read/exam-guide/index.html"}
    assert len(with_all) in range(1, 10)
