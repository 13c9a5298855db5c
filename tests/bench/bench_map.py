"""A map of 2,000 branches: how long until its picture and its list are there, and how it folds.

Frames a second tell what else the machine does; the processor's time a frame, of the page's main thread, hardly does.
In a headless Chromium that draws without a graphics card, on a page of one document that is made for this. What folds
is a branch with 165 below it while all others are unfolded, so that all of them move.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from browsing import ARGUMENTS, BuiltSite, serve  # noqa: E402 - the tests' own module

# The first parts, what each holds, what that holds: 1 + 12 + 12 * 15 + 12 * 15 * 10 is 1,993.
PARTS, BRANCHES, LEAVES = 12, 15, 10

# When a page is quiet, in ms.
SETTLED = 1500

# What Chromium says of the page's main thread, in seconds of the processor, and what it is here.
SPENT = {"TaskDuration": "all", "ScriptDuration": "script", "RecalcStyleDuration": "style", "LayoutDuration": "layout"}

# Looks at the branch that is to be folded.
LOOK = """async () => {
    const level = [...document.querySelectorAll(".row[aria-level='2']")][6];
    const frameOf = document.querySelector(".map");
    location.hash = `map=${level.parentElement.id}`;
    await new Promise((done) => setTimeout(done, 600));
    if (globalThis.far) {
        document.querySelector("[title^='All of it']").click();
        await new Promise((done) => setTimeout(done, 600));
    }
    frameOf.focus();
}"""

# Frames between a press and the end of the fold: their count, how long all took, the longest, in ms.
FOLD = """async () => {
    const frameOf = document.querySelector(".map");
    const frame = () => new Promise(requestAnimationFrame);
    for (let at = 0; at < 3; at += 1) await frame();
    const begun = performance.now();
    frameOf.dispatchEvent(new KeyboardEvent("keydown", {key: " ", bubbles: true, cancelable: true}));
    const times = [performance.now()];
    while (times.at(-1) - begun < 250) {
        await frame();
        times.push(performance.now());
    }
    const gaps = times.map((time, at) => time - (times[at - 1] ?? begun));
    return [times.length, times.at(-1) - begun, Math.max(...gaps)];
}"""


def text() -> str:
    """Return a mind map of 1,993 branches."""
    lines = ["# Two thousand", ""]
    for part in range(PARTS):
        lines.append(f"## Part number {part}")
        for branch in range(BRANCHES):
            lines.append(f"- Branch {part}.{branch} of the tree")
            lines += [f"  - Leaf {part}.{branch}.{leaf} says a few words of its own" for leaf in range(LEAVES)]
    return "\n".join(lines) + "\n"


def build(folder: Path) -> BuiltSite:
    """Build a site of that map alone."""
    (folder / "sources").mkdir()
    (folder / "sources" / "map.md").write_text(text(), encoding="utf-8")
    words = ["build", "--sources", str(folder / "sources"), "--site", str(folder / "site")]
    subprocess.run([sys.executable, "-m", "studysite", *words], check=True, capture_output=True)
    server = serve(folder / "site")
    return BuiltSite(folder / "site", f"http://127.0.0.1:{server.server_address[1]}")


def opened(browser: Browser, url: str, view: str, times: int) -> float:
    """Return the median of ms from the page's script to the first frame with the tree, everything else being there."""
    found = []
    for _ in range(times):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.add_init_script(
            f"""localStorage.setItem("studysite:/:map-view", "{view}");
            const define = customElements.define.bind(customElements);
            customElements.define = (name, made) => {{
                if (name === "study-tree") globalThis.begun = performance.now();
                define(name, made);
                if (name === "study-tree") requestAnimationFrame(function look() {{
                    const there = document.querySelector("{".row" if view == "list" else ".markmap-node"}");
                    if (there) requestAnimationFrame(() => globalThis.took = performance.now() - globalThis.begun);
                    else requestAnimationFrame(look);
                }});
            }};"""
        )
        page.goto(url)
        page.wait_for_timeout(SETTLED)
        found.append(float(page.evaluate("globalThis.took")))
        context.close()
    return statistics.median(found)


def folded(page: Page, times: int) -> tuple[float, float, dict[str, float]]:
    """Return the median of frames a second, the longest frame of all in ms, and ms of the main thread a frame."""
    window = page.context.new_cdp_session(page)
    window.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> dict[str, float]:
        told = {one["name"]: one["value"] for one in window.send("Performance.getMetrics")["metrics"]}
        return {word: 1000 * told[name] for name, word in SPENT.items()}

    found, total = [], dict.fromkeys(SPENT.values(), 0.0)
    for _ in range(times):
        page.evaluate(LOOK)
        before = spent()
        found.append(page.evaluate(FOLD))
        total = {word: total[word] + value - before[word] for word, value in spent().items()}
    window.detach()
    frames = sum(count - 1 for count, *_ in found)
    rate = statistics.median(1000 * (count - 1) / took for count, took, _ in found)
    return rate, max(gap for *_, gap in found), {word: value / frames for word, value in total.items()}


def main() -> None:
    """Print milliseconds and frames a second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(Path(folder))
        (address,) = [one for one in site.addresses if one.startswith("mind-map/") and one != "mind-map/"]
        url = f"{site.url}/{address}"
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium-headless-shell", args=ARGUMENTS)
        for view in ("list", "picture"):
            print(f"opens, {view}: {opened(browser, url, view, times):.0f} ms")  # noqa: T201
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(url)
        page.wait_for_timeout(1000)
        page.get_by_role("button", name="All levels").click()
        page.wait_for_timeout(1500)
        for name in ("where words can be read", "all of it in view"):
            if name.startswith("all"):
                page.evaluate("globalThis.far = true")
            rate, longest, spent = folded(page, times * 2)
            parts = ", ".join(f"{word} {value:.1f}" for word, value in spent.items())
            told = f"{rate:.0f} frames a second, longest {longest:.0f} ms; ms of processor a frame: {parts}"
            print(f"folds and unfolds, {name}: {told}")  # noqa: T201


if __name__ == "__main__":
    main()
