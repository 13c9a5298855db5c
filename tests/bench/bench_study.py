"""How fast `/study/` is with many cards, in Chromium: until it can be used, and from a grade to the next card.

The cards are those of generated documents, as the converter makes them; the page is that of our own site. A learner who
begins has no reviews; one who has been here has five of each card, as many of them due as come due in a week.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/bench")]

from documents import sources  # noqa: E402
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Route, sync_playwright  # noqa: E402

from browsing import ARGUMENTS, serve  # noqa: E402 - the path comes first
from studysite import pipeline  # noqa: E402
from studysite.finish.study import RECORDS, study_files  # noqa: E402

DAY = 86_400_000

# Notes when the first card of the drawer could be pressed: in the frame after it was made.
WATCHER = """
new MutationObserver((_, observer) => {
  if (!document.querySelector("study-session .today")) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { globalThis.usable = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
"""

# From the data's last byte to the first card, and from the beginning of the visit, in ms.
USABLE = """() => {
  const data = performance.getEntriesByType("resource").find(({ name }) => name.includes("data/study/manifest.js"));
  return [globalThis.usable - data.responseEnd, globalThis.usable];
}"""

# From a key to the frame with what it leads to, in ms.
PRESS = """(key) => new Promise((done) => {
  const desk = document.querySelector("study-session .desk");
  const before = performance.now();
  new MutationObserver((_, observer) => {
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - before)));
  }).observe(desk, { childList: true, subtree: true });
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
})"""

# Keeps what a learner knows, as the site itself would.
KEEP = """(records) => new Promise((done, failed) => {
  // As overrides/js/store/drawers.js has it.
  const drawerOf = (id) => ([...id].reduce((hash, letter) =>
    Math.imul(hash ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5) >>> 0) % 64;
  indexedDB.databases().then(([{ name, version }]) => {
    const request = indexedDB.open(name, version);
    request.onerror = failed;
    request.onsuccess = () => {
      const turn = request.result.transaction("drawers", "readwrite");
      const drawers = Map.groupBy(records, ({ id }) => drawerOf(id));
      for (const [number, held] of drawers) turn.objectStore("drawers").put(held, number);
      turn.oncomplete = () => { request.result.close(); done(); };
    };
  });
})"""


def deck(count: int) -> dict[str, bytes]:
    """Return the files of at least `count` cards, by their path in the site."""
    number = count // 30 + 1
    return study_files(pipeline.convert(sources(number)).pages[RECORDS])


def history(ids: list[str], now: float, seed: int = 5) -> list[dict[str, Any]]:
    """Return five reviews of each card over the last months, the latest within ten days."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    records = []
    for one in ids:
        at = now - chance.random() * 10 * DAY
        days = [0.0, 8, 30, 31, 60]
        times = sorted(int(at - before * DAY) for before in days)
        grades = [chance.choice([1, 2, 3, 3, 3, 3, 4]) for _ in days]
        reviews = [[time, grade, time // DAY] for time, grade in zip(times, grades, strict=True)]
        records.append({"id": one, "reviews": reviews})
    return records


def deal(context: BrowserContext, files: dict[str, bytes]) -> None:
    """Let the site have these cards."""

    def answer(route: Route) -> None:
        name = "data/study/" + route.request.url.split("?")[0].rsplit("/", 1)[-1]
        route.fulfill(body=files[name], content_type="text/javascript")

    context.add_init_script("delete Navigator.prototype.serviceWorker")
    context.route("**/data/study/*.js*", answer)


def visits(page: Page, address: str, runs: int) -> list[list[float]]:
    """Return what `USABLE` says of each of several visits, and how long the page's thread worked until then, in ms."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    found = []
    for _ in range(runs):
        page.goto("about:blank")
        before = worked(devtools)
        page.goto(address)
        page.wait_for_function("() => globalThis.usable")
        found.append([*page.evaluate(USABLE), worked(devtools) - before])
    return found


def worked(devtools: CDPSession) -> float:
    """Return how long the page's thread has worked, in ms of processor time."""
    told = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
    return float(told["TaskDuration"]) * 1000


def presses(page: Page, cards: int) -> list[float]:
    """Return how long it took from each of so many grades to the next card."""
    page.get_by_role("radio", name="20 min").check()
    page.locator("study-session .btn.main").click()
    page.get_by_role("button", name="Show the answer").wait_for()
    there = int(page.locator(".strip b").inner_text().split(" of ")[1])
    found = []
    for _ in range(min(cards, there - 1)):
        page.evaluate(PRESS, " ")
        found.append(page.evaluate(PRESS, "4"))
    return found


def told(name: str, times: list[float]) -> None:
    """Print median and worst of times in ms."""
    print(f"  {name}: median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms")  # noqa: T201


def bench(browser: Browser, address: str, files: dict[str, bytes], *, slowed: int, runs: int) -> None:
    """Print the times of one who begins and one who has been here."""
    ids = [line.split('"', 1)[0] for line in files["data/study/manifest.js"].decode().split('{"id":"')[1:]]
    cases: dict[str, Callable[[float], list[dict[str, Any]]]] = {
        "nothing known": lambda _: [],
        "five reviews of each": lambda now: history(ids, now),
    }
    for name, known in cases.items():
        context = browser.new_context(viewport={"width": 360, "height": 800})
        deal(context, files)
        page = context.new_page()
        page.add_init_script(WATCHER)
        page.goto(address)
        page.wait_for_function("() => globalThis.usable")
        page.evaluate(KEEP, known(page.evaluate("Date.now()")))
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        print(f"{len(ids):,} cards, {name}, processor slowed {slowed} times:")  # noqa: T201
        times = visits(page, address, runs)
        told("from the data to the first card that can be pressed", [one for one, _, _ in times])
        told("from the beginning of the visit to that", [one for _, one, _ in times])
        told("processor time of the page until then", [one for _, _, one in times])
        told("from a grade to the next card", presses(page, 15))
        context.close()


def main() -> None:
    """Build our own site, and look at its page with generated cards."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--slowed", type=int, nargs="*", default=[1, 4])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "studysite", "build", "--sources", str(ROOT / "sources"), "--site", str(site)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        files = deck(asked.cards)
        server = serve(site)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium-headless-shell"), args=ARGUMENTS)
        for slowed in asked.slowed:
            address = f"http://127.0.0.1:{server.server_address[1]}/study/"
            bench(browser, address, files, slowed=slowed, runs=asked.runs)
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
