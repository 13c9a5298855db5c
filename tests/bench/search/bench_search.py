"""How well and how fast the search answers: the queries of queries.toml, typed in Chromium into a built site.

`--documents N` puts the index of N generated documents into the site: the queries then are their own terms.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/bench")]

from documents import sources  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from browsing import ARGUMENTS, arrived  # noqa: E402 - the path comes first
from studysite import assets  # noqa: E402
from studysite.pipeline import convert  # noqa: E402
from studysite.project import find  # noqa: E402

QUERIES = Path(__file__).with_name("queries.toml")
KEY = 60  # milliseconds from one key to the next
SETTLED = 400  # milliseconds after the last key, for answers that nothing waits for
RUNS = 9

# Remembers when a key arrived and when the dialog said what came of it.
WATCH = """() => {
  const times = { keys: [], answers: [], results: [] };
  globalThis.times = times;
  addEventListener("input", () => times.keys.push(performance.now()), true);
  new MutationObserver(() => {
    const dialog = document.querySelector("dialog.search[open]");
    if (!dialog) return;
    times.answers.push(performance.now());
    if (dialog.querySelector("a[data-result]")) times.results.push(performance.now());
  }).observe(document, { childList: true, subtree: true, characterData: true });
}"""

# The first headwords, without their further names; and the time from the last key to its answer.
LOOK = """() => {
  const last = times.keys.at(-1);
  const answer = times.answers.find((time) => time > last);
  const names = [...document.querySelectorAll("[data-results] a[data-result]")].slice(0, 5).map((result) => {
    const what = result.querySelector(".what").cloneNode(true);
    what.querySelectorAll(".caps, .path").forEach((part) => part.remove());
    return { kind: result.dataset.result, name: what.textContent.trim() };
  });
  return { names, taken: answer - last };
}"""


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the headwords of which one must come first."""

    kind: str
    text: str
    expected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Served:
    """A site that is served."""

    folder: Path
    url: str


def queries(path: Path = QUERIES) -> list[Query]:
    """Return the queries of the file."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["query"]
    return [Query(row["kind"], row["text"], (row["expected"], *row.get("also", ()))) for row in rows]


def serve(folder: Path) -> Served:
    """Serve `folder` until this process ends."""
    handler = partial(Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return Served(folder, f"http://127.0.0.1:{server.server_address[1]}")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        """Print nothing."""


def open_search(browser: Browser, served: Served) -> Page:
    """Return a fresh page of the site with the search open and nothing typed."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.add_init_script(f"({WATCH})()")
    page.goto(f"{served.url}/guide/")
    arrived(page)
    page.keyboard.press("/")
    page.locator("input[type=search]").wait_for()
    return page


def first_result(browser: Browser, served: Served, word: str) -> float:
    """Return milliseconds from the first key to the first result, in a browser that has nothing of the site yet."""
    page = open_search(browser, served)
    page.keyboard.type(word, delay=KEY)
    page.locator("a[data-result]").first.wait_for()
    key, result = page.evaluate("[times.keys[0], times.results[0]]")
    page.context.close()
    return float(result - key)


def needed(site: Path) -> list[Path]:
    """Return the files that the first result waits for: the search, its manifest, the first names."""
    manifest = site / "data/search/manifest.js"
    first = json.loads(manifest.read_text("utf-8").partition("(")[2].rpartition(")")[0])["shards"][0]["file"]
    return [*site.glob("assets/search-*.js"), manifest, manifest.with_name(first)]


def packed(file: Path) -> int:
    """Return the size of a file as it is sent."""
    return len(gzip.compress(file.read_bytes(), 9))


def ask(page: Page, text: str) -> dict[str, Any]:
    """Type a query, and return the first results and the time from the last key to its answer."""
    page.locator("input[type=search]").fill("")
    page.wait_for_timeout(50)
    page.keyboard.type(text, delay=KEY)
    # Playwright's own waiting would evaluate text within the page, which its policy forbids.
    while not page.evaluate("times.answers.some((time) => time > times.keys.at(-1))"):
        page.wait_for_timeout(10)
    page.wait_for_timeout(30)
    looked: dict[str, Any] = page.evaluate(LOOK)
    return looked


def warm(browser: Browser, served: Served) -> Page:
    """Return a page whose search has loaded everything that it loads by itself."""
    page = open_search(browser, served)
    page.keyboard.type("a", delay=KEY)
    page.locator("a[data-result]").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLED)
    return page


def rank(names: list[dict[str, str]], expected: tuple[str, ...]) -> int:
    """Return at which place, from 1, an expected headword stands; 0 if it is not among the first five."""
    wanted = {name.casefold() for name in expected}
    for place, one in enumerate(names, 1):
        if one["kind"] == "term" and one["name"].casefold() in wanted:
            return place
    return 0


def report(browser: Browser, served: Served, asked: list[Query]) -> None:
    """Type every query and print how they did."""
    page = warm(browser, served)
    places: dict[str, list[int]] = defaultdict(list)
    taken: list[float] = []
    for query in asked:
        answer = ask(page, query.text)
        taken.append(answer["taken"])
        place = rank(answer["names"], query.expected)
        places[query.kind].append(place)
        if place != 1:
            got = ", ".join(f"{one['kind']} {one['name'][:40]}" for one in answer["names"][:3])
            say(f"  not first ({place}): {query.kind} {query.text!r}: {query.expected[0]}; got {got or 'nothing'}")
    page.context.close()
    everything = [place for found in places.values() for place in found]
    for kind, found in [*places.items(), ("all", everything)]:
        first = sum(place == 1 for place in found)
        five = sum(place > 0 for place in found)
        mean = statistics.mean(1 / place if place else 0 for place in found)
        say(f"{kind:<8} {len(found):4} queries  hit@1 {first:4}  hit@5 {five:4}  MRR {mean:.3f}")
    tail = statistics.quantiles(taken, n=20)[-1]
    say(f"last key to result, warm: median {statistics.median(taken):.1f} ms, 95th percentile {tail:.1f} ms")


def report_first(browser: Browser, served: Served, word: str) -> None:
    """Print how long the first result takes, and what it loads."""
    median = statistics.median(first_result(browser, served, word) for _ in range(RUNS))
    say(f"first result after the first key of {word!r}: median {median:.0f} ms of {RUNS} visits")
    waited = needed(served.folder)
    whole = [*served.folder.glob("data/search/*"), *served.folder.glob("assets/search-*.js")]
    say(f"it waits for {sum(map(packed, waited)) / 1000:.1f} KB gzip in {len(waited)} files")
    say(f"in all: {sum(map(packed, whole)) / 1000:.1f} KB gzip in {len(whole)} files")


def built(folder: Path) -> Path:
    """Build the site of the project's own documents."""
    site = folder / "site"
    command = [sys.executable, "-m", "studysite", "build", "--sources", str(ROOT / "sources"), "--site", str(site)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return site


def grown(site: Path, count: int) -> list[Query]:
    """Replace the index of `site` by that of `count` generated documents, and return queries for it."""
    records = convert(sources(count), "", "", ()).pages["data/search.json"]
    begun = time.perf_counter()
    made = assets.index(find(ROOT), records, lambda _: None)
    say(f"{count} documents: {len(records) / 1e6:.1f} MB of records, indexed in {time.perf_counter() - begun:.1f} s")
    shutil.rmtree(site / "data/search")
    shutil.copytree(made / "data/search", site / "data/search")
    names = [row["title"] for row in json.loads(records)["records"] if row["kind"] == "term"]
    step = max(1, len(names) // 40)
    exact = [Query("exact", name.lower(), (name,)) for name in names[::step]]
    return [*exact, *(Query("joined", one.text.replace(" ", ""), one.expected) for one in exact)]


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)  # noqa: T201


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=0)
    parser.add_argument("--site", type=Path, help="a built site, which saves building one")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        if given.site:
            shutil.copytree(given.site, site)
        else:
            site = built(Path(folder))
        asked = grown(site, given.documents) if given.documents else queries()
        executable = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        served = serve(site)
        report_first(browser, served, asked[0].text)
        report(browser, served, asked)
        browser.close()


if __name__ == "__main__":
    main()
