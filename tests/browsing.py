"""A visitor of a built site: a window of its own, and a list of what went wrong in it."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, ViewportSize

ROOT = Path(__file__).parent.parent
ORIGINALS = ROOT.parent / "shared" / "seeds"

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

# A page of each kind of our own site.
KINDS = {
    "home": "",
    "shelf": "read/",
    "reading": "read/exam-guide/",
    "practice": "practice/study-guide/",
    "glossary": "glossary/",
    "term": "glossary/availability-zone/",
    "question": "q/c00r5k65/",
    "mind map": "mind-map/mind-map/",
    "lab": "labs/traffic-shifting/",
    "sources": "sources/",
    "original": "sources/notebook-bundle/",
    "cards": "study/",
    "exam": "exam/",
    "progress": "progress/",
    "hand-written": "guide/owners/",
    "not found": "404.html",
}
SIZES: dict[str, ViewportSize] = {"phone": {"width": 360, "height": 800}, "desk": {"width": 1440, "height": 900}}

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# How Chromium reports, as an error of the page, that it left out a view transition between two pages because
# the new one was on screen before it could begin. No script of ours has a part in it.
LEFT_OUT = "Transition was aborted because of invalid state"

# What Playwright says in a window whose visitor has asked for no service workers.
BLOCKED = "Service Worker registration blocked by Playwright"

# The scripts of a page come when it was shown. They ran when each has defined its element.
ARRIVED = """async () => {
  const made = { site: "study-scheme", text: "study-contents", study: "study-session", lab: "study-lab" };
  const names = document.querySelector("script[data-late]")?.dataset.late.split(" ") ?? [];
  const kinds = names.map((name) => /^[a-z]+/.exec(name)[0]);
  const come = Promise.all(kinds.map((kind) => customElements.whenDefined(made[kind] ?? `study-${kind}`)));
  const end = new Promise((_, fail) => setTimeout(() => fail(new Error(`waited for ${names}`)), 30_000));
  await Promise.race([come, end]);
}"""


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A site on disk and where it is served."""

    folder: Path
    url: str

    @property
    def addresses(self) -> list[str]:
        """The addresses of all its pages, relative to its root."""
        pages = self.folder.rglob("*.html")
        return sorted(page.relative_to(self.folder).as_posix().removesuffix("index.html") for page in pages)


@dataclass(slots=True)
class Visit:
    """A page in the browser, and what it did that it should not."""

    page: Page
    site: BuiltSite
    faults: list[str] = field(default_factory=list)
    has_script: bool = True

    def go(self, address: str) -> Page:
        """Open an address of the site, and wait for what comes after its words."""
        self.page.goto(f"{self.site.url}/{address}")
        return arrived(self.page) if self.has_script else self.page


def arrived(page: Page) -> Page:
    """Wait until the scripts of the page that is open ran, and return it."""
    page.evaluate(ARRIVED)
    return page


def complaints(page: Page, *, contrast: bool = True) -> list[str]:
    """Return what axe finds on the page as it is now, a line each; `contrast` takes it as long as all else."""
    # axe leaves out the size of targets (WCAG 2.2, 2.5.8) unless it is asked.
    return _found(
        page, f"rules: {{'target-size': {{enabled: true}}, 'color-contrast': {{enabled: {str(contrast).lower()}}}}}"
    )


def complaints_by_day_and_night(page: Page) -> list[str]:
    """Return what axe finds on a page in light colours, and what is too faint in dark ones; all else is the same."""
    found = complaints(page)
    page.emulate_media(color_scheme="dark")
    found += faint(page)
    page.emulate_media(color_scheme="light")
    return found


def faint(page: Page, rule: str = "color-contrast") -> list[str]:
    """Return where axe finds words too faint on their ground."""
    return _found(page, f"runOnly: ['{rule}']")


def _found(page: Page, asked: str) -> list[str]:
    # Not as a script of the page: its policy forbids that.
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    # Stylesheets and media need not be fetched anew: only rules that are off would look at them.
    options = f"{{preload: false, resultTypes: ['violations'], {asked}}}"
    found = page.evaluate(f"async () => (await axe.run(document, {options})).violations")
    return [f"{page.url}: {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def walked(visit: Visit) -> Iterator[Page]:
    """Yield each page of the site, with axe there already: to send it anew takes as long as to run it."""
    visit.page.add_init_script(path=AXE)
    yield from map(visit.go, visit.site.addresses)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        """Print nothing."""


class _Server(http.server.ThreadingHTTPServer):
    """Says nothing either of visitors who left before the answer was whole."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over broken connections, and tell of anything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    server = _Server(("127.0.0.1", 0), functools.partial(_Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class new_visit:  # noqa: N801 - used as a function in a `with` statement
    """Open a fresh window on a site, with its own storage; `faults` of the visit collects what goes wrong."""

    def __init__(self, browser: Browser, site: BuiltSite, **options: object) -> None:
        """`options` are those of a browser context. Without a worker, which would store each page on the way.

        What a visitor with a worker sees, tests/web/test_offline.py is about.
        """
        wanted = {"viewport": {"width": 1440, "height": 900}, "service_workers": "block", **options}
        self.context: BrowserContext = browser.new_context(**wanted)  # type: ignore[arg-type]
        self.site = site
        self.has_script = bool(options.get("java_script_enabled", True))

    def __enter__(self) -> Visit:
        """Open the window."""
        page = self.context.new_page()
        made = Visit(page, self.site, has_script=self.has_script)

        def on_console(message: ConsoleMessage) -> None:
            if message.text == BLOCKED:
                return
            made.faults.append(f"{page.url}: console {message.type}: {message.text}")

        def on_request(request: Request) -> None:
            if not request.url.startswith((self.site.url, "data:")):
                made.faults.append(f"{page.url}: asked {request.url}")

        def on_error(error: Error) -> None:
            if LEFT_OUT not in str(error):
                made.faults.append(f"{page.url}: {error}")

        page.on("console", on_console)
        page.on("pageerror", on_error)
        page.on("request", on_request)
        page.on("dialog", lambda dialog: made.faults.append(f"{page.url}: dialog {dialog.message}"))
        return made

    def __exit__(self, *_: object) -> None:
        """Close the window."""
        self.context.close()
