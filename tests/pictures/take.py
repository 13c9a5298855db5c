"""Takes the pictures of docs/guide/ anew: `uv run python tests/pictures/take.py`, or with the names of some.

It builds a site of invented documents (`documents/`, and the sample of `studysite new`), opens the pages that
`pictures.toml` names, does there what is said, and writes what is then seen to docs/guide/pictures/NAME.webp. The clock
stands on one day and nothing moves, so that the same pages make the same pictures, on the same machine: letters differ
between systems, so take all of them on one. What a guide says of a picture, tests/test_guide_pictures.py compares.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent))

from browsing import ARGUMENTS, arrived, serve  # noqa: E402 - a script finds its neighbours only now

TARGET = ROOT / "docs/guide/pictures"
SAMPLE = ROOT / "scripts/studysite/starter/sample.txt"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")

# Bytes that a picture may have: a page with three of them is still lighter than most photos.
MOST = 40_000

# Pixels for each one of the page: letters stay sharp on a fine screen.
SCALE = 1.25

# Shades that a picture keeps. Of a page's few colours and the edges of its letters no more can be told apart.
SHADES = 128

# A Wednesday in spring, at noon.
TODAY = datetime(2026, 4, 15, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture to take: `steps` are done on the page `page`, a window of `width` x `height`, then it is taken.

    A step is a word and what it is for: `go ADDRESS`, `click`, `hover`, `show` (scroll to) or `wait` SELECTOR (of
    Playwright), `press KEY`, `type TEXT`. `part` is a selector, if only that part of the page is wanted.
    """

    name: str
    page: str
    alt: str
    width: int
    height: int
    steps: tuple[str, ...] = ()
    part: str = ""


def wanted(file: Path = HERE / "pictures.toml") -> Iterator[Wanted]:
    """Yield what pictures.toml names."""
    told: dict[str, dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))
    for name, one in told.items():
        yield Wanted(name, **{**one, "steps": tuple(one.get("steps", ()))})


def main(names: list[str]) -> int:
    """Take the pictures of these names, or all; return 1 if one of them is too heavy."""
    chosen = [one for one in wanted() if not names or one.name in names]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = serve(_site(Path(folder)))
        url = f"http://127.0.0.1:{server.server_address[1]}"
        place = next(filter(None, map(shutil.which, BROWSERS)), None)
        browser = playwright.chromium.launch(executable_path=place, args=ARGUMENTS)
        TARGET.mkdir(exist_ok=True)
        sizes = [_take(browser, url, one) for one in chosen]
        browser.close()
        server.shutdown()
    return int(any(size > MOST for size in sizes))


def _site(folder: Path) -> Path:
    """Build the site that is photographed; return its folder."""
    sources = folder / "sources"
    shutil.copytree(HERE / "documents", sources)
    shutil.copy(SAMPLE, sources / "how-bread-rises.txt")
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "studysite",
        "build",
        "--sources",
        sources,
        "--site",
        folder / "site",
    ]
    environment = {name: text for name, text in os.environ.items() if name != "SITE_URL"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return folder / "site"


def _take(browser: Browser, url: str, one: Wanted) -> int:
    """Take one picture, write it, and return its size in bytes."""
    context = browser.new_context(
        viewport={"width": one.width, "height": one.height},
        device_scale_factor=SCALE,
        color_scheme="light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
        service_workers="block",
    )
    page = context.new_page()
    page.clock.install(time=TODAY)
    page.goto(f"{url}/{one.page}")
    arrived(page)
    for step in one.steps:
        _do(page, url, *step.split(" ", 1))
    page.wait_for_timeout(500)
    shown = page.locator(one.part).first if one.part else page
    data = _small(shown.screenshot(animations="disabled", caret="hide"))
    (TARGET / f"{one.name}.webp").write_bytes(data)
    print(f"{one.name}.webp {len(data)} bytes{' TOO HEAVY' if len(data) > MOST else ''}")  # noqa: T201
    context.close()
    return len(data)


def _do(page: Page, url: str, word: str, what: str) -> None:
    """Do one step; raises ValueError for a word that there is not."""
    match word:
        case "go":
            page.goto(f"{url}/{what}")
            arrived(page)
        case "click":
            page.locator(what).first.click()
        case "hover":
            page.locator(what).first.hover()
        case "show":
            page.locator(what).first.scroll_into_view_if_needed()
        case "wait":
            page.locator(what).first.wait_for()
        case "press":
            page.keyboard.press(what)
        case "type":
            page.keyboard.type(what)
        case _:
            raise ValueError(f"“{word} {what}”: no step begins with this word")


def _small(picture: bytes) -> bytes:
    """Return a picture as WebP without loss, of few shades."""
    with Image.open(io.BytesIO(picture)) as opened:
        few = opened.convert("RGB").quantize(SHADES, dither=Image.Dither.NONE).convert("RGB")
    made = io.BytesIO()
    few.save(made, "WEBP", lossless=True, quality=100, method=6)
    return made.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
