"""A first visit is light: at most 35 KB on every page that is read, with everything counted, and from no other host.

Of each kind the page with the heaviest HTML stands for the others.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from browsing import ORIGINALS, ROOT, BuiltSite
from studysite.labs import LABS
from weighing import Weight, heaviest, weigh

BUDGET = 35 * 1024
# Where one does something and comes back every day: a scheduler and a store come along, less than most peers send with
# a page that is only read. The list of all cards grows with the site: it has a limit for each card.
TOOLS = {"study/": 45 * 1024, "exam/": 36 * 1024, "progress/": 32 * 1024}
CARDS = "/data/study/manifest.js"
A_CARD = 20
# A lab brings what it simulates; all else on its page keeps to the budget of a text.
LAB = 44 * 1024
NAMED = re.compile(r'<(?:link rel="stylesheet" href|script src)="[^"]*?(assets/([a-z-]+)-[A-Z2-7]{8}\.(?:js|css))"')
# Few pages have formulas or pictures; their styles are small.
BESIDE = {"formulas", "pictures"}
# What a server sends before it hears from the browser (ten segments), less what its headers take.
FIRST_GO = 14_200
MODEL = re.compile(r"/assets/lab-[a-z-]+-[A-Z2-7]{8}\.js")


def too_much(weights: list[Weight]) -> list[str]:
    """Return what is over the budget, and what comes from elsewhere."""
    heavy = [str(weight) for weight in weights if weight.size > allowed(weight)]
    failed = [str(weight) for weight in weights if any(answer.status != 200 for answer in weight.answers[1:])]
    return heavy + failed + [f"/{one.address} asked for {line}" for one in weights for line in one.strangers]


def allowed(weight: Weight) -> int:
    """Return how many bytes a first visit of a page may take.

    Pictures of the guide are left out: they stand below the fold, where browsers fetch them a little before they are
    seen, and tests/test_guide_pictures.py keeps each of them small.
    """
    model = sum(answer.size for answer in weight.answers if MODEL.fullmatch(answer.path))
    cards = sum(answer.size for answer in weight.answers if answer.path == CARDS)
    pictures = sum(answer.size for answer in weight.answers if answer.path.startswith("/guide/pictures/"))
    return min(LAB, BUDGET + model) if model else TOOLS.get(weight.address, BUDGET) + cards + pictures


def test_a_first_visit_of_every_kind_of_page_is_light(
    browser: Browser, site: BuiltSite, build_site: Callable[[str, Path], BuiltSite]
) -> None:
    """Of our own documents, and of the user's where they are at hand; ours stand in for them elsewhere."""
    originals = build_site("originals", ORIGINALS if ORIGINALS.is_dir() else ROOT / "sources")
    kinds = {one.folder: heaviest(one.folder) for one in (site, originals)}
    assert all(len(pages) >= 12 for pages in kinds.values())
    weights = weigh(browser, [(folder, address) for folder, pages in kinds.items() for address in pages])
    assert too_much(weights) == []


def test_a_first_visit_of_every_lab_is_light(browser: Browser, site: BuiltSite) -> None:
    """Each has a script of its own, so none can stand for the others."""
    weights = weigh(browser, [(site.folder, f"labs/{name}/") for name in LABS])
    assert [any(MODEL.fullmatch(answer.path) for answer in one.answers) for one in weights] == [True] * len(LABS)
    assert too_much(weights) == []


def test_a_page_waits_for_one_stylesheet_and_for_no_script(site: BuiltSite) -> None:
    """A second stylesheet would wait for a connection of its own, and a script keeps a phone from painting.

    A page that comes in two goes waits for none, since its styles stand in it. And the page of what is not there has a
    script: its button would push the others aside.
    """
    for address in [*heaviest(site.folder), *(f"labs/{name}/" for name in LABS)]:
        file = site.folder / address
        page = (file / "index.html" if address.endswith("/") or not address else file).read_text(encoding="utf-8")
        named = [(path, name) for path, name in NAMED.findall(page) if name not in BESIDE]
        sheets = [path for path, _ in named if path.endswith(".css")]
        scripts = [name for path, name in named if path.endswith(".js")]
        assert len(sheets) == (0 if "<style>" in page else 1), address
        assert "<style>" in page or len(gzip.compress(page.encode())) < FIRST_GO, address
        assert scripts == (["lost-page"] if address == "404.html" else []), address


def test_the_list_of_all_cards_takes_few_bytes_for_each(site: BuiltSite) -> None:
    count = len(json.loads((site.folder / "data/study.json").read_text())["cards"])
    assert count > 400
    assert len(gzip.compress((site.folder / CARDS.removeprefix("/")).read_bytes())) <= count * A_CARD


def test_workers_and_other_hosts_are_counted(browser: Browser, tmp_path: Path) -> None:
    page = """<!doctype html><title>x</title><link rel="icon" href="data:,">
        <img src="https://elsewhere.example/dot.png" alt="">
        <script>navigator.serviceWorker.register("sw.js")</script>"""
    (tmp_path / "index.html").write_text(page)
    (tmp_path / "sw.js").write_text("oninstall = (event) => event.waitUntil(fetch('kept.bin'))")
    (tmp_path / "kept.bin").write_bytes(bytes(BUDGET))
    (weight,) = weigh(browser, [(tmp_path, "")], settled=2)
    assert [answer.path for answer in weight.answers] == ["/", "/sw.js", "/kept.bin"]
    assert weight.strangers == ("CONNECT elsewhere.example:443 HTTP/1.1",)
    assert len(too_much([weight])) == 2
