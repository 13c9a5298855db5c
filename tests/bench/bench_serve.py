"""How long it takes in `studysite serve` until a document that was saved is on the screen, in Chromium.

From the moment before the file is written to the first frame of the page that was loaded again and shows
the new words; the search's index is not part of it, it follows. Beside it the time that the processors spent
on `serve` from the save to the screen, which says more where other work goes on.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from queue import Queue

import psutil

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/bench")]

from documents import sources  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from browsing import ARGUMENTS  # noqa: E402 - the path comes first

# What is edited: the file, the page that shows it, and the words before which a stamp is put.
GENERATED = ("guide-00000.txt", "practice/study-guide-0-the-cell/", "step")
OWN = ("study-guide.txt", "practice/study-guide/", "users set up")

# No change may take longer, in milliseconds.
LONGEST = 60_000

# Reports the stamp that a page shows, with the time of the frame in milliseconds since 1970.
WATCHER = """
const look = () => {
  const found = document.body?.textContent.match(/stamp(\\d+)/);
  if (found && document.readyState !== "loading") {
    requestAnimationFrame(() => { report(Number(found[1]), performance.timeOrigin + performance.now()); });
  } else {
    requestAnimationFrame(look);
  }
};
requestAnimationFrame(look);
"""


def bench(count: int, runs: int) -> None:
    """Print the times for `count` generated study guides, 0: for our own documents."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        if count:
            for source in sources(count):
                (place / source.path).write_bytes(source.data)
        else:
            shutil.copytree(ROOT / "sources", place, dirs_exist_ok=True)
        command = [sys.executable, "-m", "studysite", "serve", "--port", "0", "--sources", str(place)]
        with psutil.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
            try:
                url = next(line.split()[0] for line in process.stdout if line.startswith("http://127.0.0.1"))
                threading.Thread(target=lambda: list(process.stdout), daemon=True).start()
                taken = edits(url, place, GENERATED if count else OWN, runs, process)
                memory = process.memory_info().rss / 1e6
            finally:
                process.kill()
    name = f"{count} study guides" if count else "our own documents"
    clocks = [clock for clock, _ in taken]
    told = " ".join(f"{one:.0f}" for one in sorted(clocks))
    worked = statistics.median(one for _, one in taken)
    print(  # noqa: T201
        f"{name:<22} median {statistics.median(clocks):6.0f} ms, {worked:6.0f} ms of work {memory:6.0f} MB   ({told})",
        flush=True,
    )


def edits(
    url: str, folder: Path, what: tuple[str, str, str], runs: int, serve: psutil.Process
) -> list[tuple[float, float]]:
    """Save a document again and again, and return the milliseconds until each change was seen at `url`, and of work."""
    file, path, words = what
    text = (folder / file).read_text(encoding="utf-8")
    seen: Queue[tuple[int, float]] = Queue()
    taken: list[tuple[float, float]] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page()
        page.expose_function("report", lambda stamp, at: seen.put((stamp, at)))
        page.add_init_script(WATCHER)
        page.goto(url + path)
        for stamp in range(1, runs + 1):
            # Longer than it takes to make the index, as a person saves.
            page.wait_for_timeout(3000)
            worked, before = work(serve), time.time() * 1000
            (folder / file).write_text(text.replace(words, f"stamp{stamp} {words}", 1), encoding="utf-8")
            shown = -1
            while shown != stamp:
                if time.time() * 1000 > before + LONGEST:
                    raise SystemExit(f"{file}: change {stamp} is not shown after {LONGEST / 1000:.0f} s")
                page.wait_for_timeout(5)
                while not seen.empty():
                    shown, at = seen.get()
            taken.append((at - before, work(serve) - worked))
        browser.close()
    return taken


def work(process: psutil.Process) -> float:
    """Return the milliseconds that a process has taken of the processors."""
    times = process.cpu_times()
    return float(times.user + times.system) * 1000


def main() -> None:
    """Print the table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--documents", type=int, nargs="*", default=[10, 42])
    reader.add_argument("--runs", type=int, default=9)
    told = reader.parse_args()
    print(f"load {psutil.getloadavg()[0]:.1f} on {psutil.cpu_count()} processors")  # noqa: T201
    for count in told.documents:
        bench(count, told.runs)


if __name__ == "__main__":
    main()
