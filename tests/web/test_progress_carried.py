"""Progress that travels: as a file, as a link, through new editions of a site; and progress that is forgotten."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import BuiltSite, Visit, complaints, new_visit, serve
from histories import DAY, bring, choose, history, ids_of, saved
from sandbox import write

NOW = 1_795_262_400_000  # 2026-11-21, noon
TODAY = NOW // DAY

FIRST = """\
# Cells

## Quiz

1. What is a cell?
2. What does a membrane do?
3. What holds the plan of a cell?

## Answer Key

1. The smallest part of a living thing.
2. It keeps the inside in.
3. The nucleus.

## Glossary of Key Terms

- **Membrane:** What lies around a cell.
- **Nucleus:** The part that holds the plan.
"""

# An answer is edited, a question stands elsewhere, one is reworded, a term has another name, and what was one document
# are two of which one repeats the other.
SECOND = """\
# Cells

## Quiz

1. What does a membrane do?
2. What is a cell?
3. Where does a cell keep its plan?

## Answer Key

1. It keeps the inside in and the outside out.
2. The smallest part of a living thing.
3. In its nucleus.

## Glossary of Key Terms

- **Cell membrane:** What lies around a cell.
- **Nucleus:** The part that holds the plan.
"""
OTHER = """\
# Cells once more

## Quiz

1. What is a cell?
2. What is a tissue?

## Answer Key

1. The smallest part of a living thing.
2. Cells of one kind.
"""


@pytest.fixture
def visitor(browser: Browser, site: BuiltSite) -> Iterator[Visit]:
    """A visitor of the page of progress who has not practised yet."""
    with new_visit(browser, site) as made:
        made.go("progress/")
        yield made
    assert made.faults == []


@pytest.fixture(scope="module")
def practised(site: BuiltSite) -> dict[str, Any]:
    """Three days of practice."""
    return saved(history(ids_of(site.folder), NOW, 9))


def told(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator(".told")).to_contain_text(words)


def downloaded(page: Page) -> dict[str, Any]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download my progress").click()
    assert re.fullmatch(r"progress-\d{4}-\d\d-\d\d\.json", waiting.value.suggested_filename)
    content: dict[str, Any] = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    return content


def reviews_of(content: Mapping[str, Any]) -> dict[str, list[list[int]]]:
    return {card["id"]: [list(review) for review in card["reviews"]] for card in content["cards"]}


def test_what_is_downloaded_is_what_was_brought_in(visitor: Visit, practised: dict[str, Any]) -> None:
    page = visitor.page
    bring(page, practised)
    assert reviews_of(downloaded(page)) == reviews_of(practised)


def test_what_comes_twice_is_not_new_and_two_devices_are_put_together(visitor: Visit) -> None:
    page = visitor.page
    one, other = ids_of(visitor.site.folder)[:2]
    phone = saved({one: [(NOW - DAY, 3, TODAY - 1)], other: [(NOW - 9000, 1, TODAY)]})
    desk = saved({one: [(NOW, 4, TODAY)]})
    bring(page, phone)
    told(page, "2 cards and 2 answers came, all of them new. Nothing was overwritten.")
    bring(page, desk)
    told(page, "1 card and 1 answer came, all of them new.")
    bring(page, phone)
    told(page, "2 cards and 2 answers came, none of them new.")
    assert reviews_of(downloaded(page)) == {
        one: [[NOW - DAY, 3, TODAY - 1], [NOW, 4, TODAY]],
        other: [[NOW - 9000, 1, TODAY]],
    }


def test_who_says_no_has_brought_nothing_in(visitor: Visit, practised: dict[str, Any]) -> None:
    page = visitor.page
    choose(page, json.dumps(practised).encode())
    dialog = page.get_by_role("dialog", name="Bring in this progress?")
    expect(dialog).to_contain_text(f"It holds {len(practised['cards'])} cards and")
    expect(dialog.get_by_role("button", name="Leave it")).to_be_focused()
    page.keyboard.press("Escape")
    told(page, "Nothing was brought in.")
    assert downloaded(page)["cards"] == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\xff", "This is not progress from a site like this one."),
        (b'{"format": "studysite progress", "version": 2, "car', "This is not whole"),
        (b'{"format": "studysite progress", "version": 99, "cards": []}', "a newer version of the site"),
        (b'{"format": "elsewhere"}', "This is not progress from a site like this one."),
        (b"", "This is not progress from a site like this one."),
    ],
)
def test_a_file_of_another_kind_is_refused_in_a_sentence(visitor: Visit, content: bytes, words: str) -> None:
    choose(visitor.page, content)
    told(visitor.page, words)
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)


def test_progress_of_another_site_is_told_before_it_is_taken(visitor: Visit) -> None:
    cards = {"q-elsewhere": [(NOW, 3, TODAY)]}
    choose(visitor.page, json.dumps(saved(cards)).encode())
    expect(visitor.page.get_by_role("dialog")).to_contain_text("None of these cards is on this site")


def link_of(page: Page) -> str:
    """Ask for the link to another device, and take it from the dialog with the code."""
    page.get_by_role("button", name="Take it to another device").click()
    dialog = page.locator("dialog.qr")
    expect(dialog.get_by_role("img", name="QR code of the link")).to_be_visible()
    assert complaints(page) == []
    link = dialog.get_by_role("textbox").input_value()
    dialog.get_by_role("button", name="Close").click()
    return link


def test_a_link_takes_progress_to_another_device(browser: Browser, visitor: Visit, practised: dict[str, Any]) -> None:
    bring(visitor.page, practised)
    link = link_of(visitor.page)
    assert link.startswith(f"{visitor.site.url}/progress/#progress=")
    with new_visit(browser, visitor.site) as visit:
        page = visit.page
        page.goto(link)
        dialog = page.get_by_role("dialog", name="Bring in this progress?")
        expect(dialog).to_contain_text(f"{len(practised['cards'])} cards and")
        # Nothing is taken before it is asked for.
        expect(page.locator("[data-part=year]")).to_be_empty()
        assert complaints(page) == []
        dialog.get_by_role("button", name="Bring it in").click()
        told(page, "all of them new")
        expect(page.locator(".told")).to_be_in_viewport()
        expect(page.get_by_role("status").filter(has_text="all of them new")).to_be_attached()
        assert page.url == f"{visitor.site.url}/progress/"
        assert {one: len(all_) for one, all_ in reviews_of(downloaded(page)).items()} == {
            one: len(all_) for one, all_ in reviews_of(practised).items()
        }
    assert visit.faults == []


def test_a_link_that_was_cut_off_is_refused_in_a_sentence(visitor: Visit, practised: dict[str, Any]) -> None:
    page = visitor.page
    bring(page, practised)
    link = link_of(page)
    page.goto("about:blank")
    page.goto(link[:-20])
    told(page, "This is not whole")
    assert page.url == f"{visitor.site.url}/progress/"
    # Also where the page is open already.
    page.evaluate("location.hash = '#progress=%%%'")
    told(page, "This is not whole")


def test_a_link_that_would_be_too_long_is_told_of(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        page = visit.go("progress/")
        bring(page, saved(history(ids_of(site.folder), NOW, 400, newly=20)))
        page.get_by_role("button", name="Take it to another device").click()
        told(page, re.compile("The link is copied|too much for a link"))
    assert visit.faults == []


def test_all_is_forgotten_only_when_it_is_said_twice(visitor: Visit, practised: dict[str, Any]) -> None:
    page = visitor.page
    bring(page, practised)
    button = page.get_by_role("button", name="Forget everything")
    button.click()
    dialog = page.get_by_role("dialog", name="Forget everything?")
    expect(dialog.get_by_role("button", name="Keep it")).to_be_focused()
    with page.expect_download():
        dialog.get_by_role("button", name="Download first").click()
    dialog.get_by_role("button", name="Keep it").click()
    expect(button).to_be_focused()
    assert len(downloaded(page)["cards"]) == len(practised["cards"])
    button.click()
    dialog.get_by_role("button", name="Forget everything").click()
    told(page, "Everything is forgotten.")
    expect(page.locator(".due-card")).to_contain_text("cards to begin")
    page.reload()
    assert downloaded(page)["cards"] == []
    assert page.evaluate("Object.keys(localStorage).filter((name) => /due|place/.test(name))") == []


# ── New editions ─────────────────────────────────────────────────────────────────────────


def id_of(site: BuiltSite, question: str) -> str:
    """Return the id of the card that asks this, as its part says it."""
    for part in (site.folder / "data" / "study").glob("*.js"):
        text = part.read_text(encoding="utf-8")
        for body in json.loads(text[text.index("(") + 1 : text.rindex(")")]).get("bodies", []):
            if question in json.dumps(body["prompt"]):
                return str(body["id"])
    raise AssertionError(question)


def test_what_is_known_survives_a_new_edition(
    browser: Browser, build_site: Callable[[str, Path], BuiltSite], tmp_path_factory: pytest.TempPathFactory
) -> None:
    first = build_site("cells-1", write(tmp_path_factory.mktemp("cells"), {"cells.md": FIRST}))
    plan = id_of(first, "What holds the plan")
    aliases = f'[questions]\n"{plan.removeprefix("q-")}" = "Where does a cell keep its plan?"\n'
    aliases += '[terms]\n"membrane" = "cell-membrane"\n'
    files = {"cells.md": SECOND, "more.md": OTHER, "aliases.toml": aliases}
    second = build_site("cells-2", write(tmp_path_factory.mktemp("cells"), files))
    cards = {one: [(NOW - at * DAY, 3, TODAY - at) for at in (40, 30, 10)] for one in ids_of(first.folder)}
    assert {"t-membrane", plan} <= cards.keys()

    served = tmp_path_factory.mktemp("host") / "site"
    served.symlink_to(first.folder)
    host = BuiltSite(served, f"http://127.0.0.1:{serve(served).server_address[1]}")
    with new_visit(browser, host) as visit:
        # So that nothing comes from the browser's own cache.
        visit.page.context.route("**/*", lambda route: route.continue_())
        page = visit.go("progress/")
        bring(page, saved(cards))
        expect(page.locator(".ledger h2")).to_have_text(f"{len(cards)} of {len(cards)} cards known")
        served.unlink()
        served.symlink_to(second.folder)
        page.reload()
        # There is one question more.
        expect(page.locator(".ledger h2")).to_have_text(f"{len(cards)} of {len(cards) + 1} cards known")
        expect(page.locator(".drawer")).to_have_count(2)
        expect(page.locator(".drawer", has_text="once more")).to_contain_text("1 known")
        kept = reviews_of(downloaded(page))
        assert set(kept) == set(ids_of(second.folder)) - {id_of(second, "What is a tissue")}
        assert all(len(reviews) == 3 for reviews in kept.values())
        # A file from the time before comes to the same.
        bring(page, saved(cards))
        told(page, "none of them new")
        assert reviews_of(downloaded(page)) == kept
        assert [fault for fault in visit.faults if "Service Worker" not in fault] == []
