"""What first visits weigh: everything that is sent until five seconds after the page has loaded.

Each visit has a browser context and a host of its own, so that nothing is cached and what a service worker asks
for is counted where it belongs. Requests to other hosts run into a proxy that only takes note of them.
"""

from __future__ import annotations

import gzip
import socketserver
import threading
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from playwright.sync_api import Browser, Page

from hosting import Answer, Host

SETTLED = 5.0

# Where Chromium itself asks what the fields of a form are for; no page has a part in it.
BROWSERS_OWN = "CONNECT content-autofill.googleapis.com:443 "

# A browser with a window fetches these; one without does not show them, and does not ask.
LINKED = "() => [...document.querySelectorAll('link[rel~=icon], link[rel=manifest]')].map((link) => link.href)"


@dataclass(frozen=True, slots=True)
class Weight:
    """What one visit fetched, and which other hosts it wanted."""

    address: str
    answers: tuple[Answer, ...]
    strangers: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes of content, as they went over the wire."""
        return sum(answer.size for answer in self.answers)

    def __str__(self) -> str:
        parts = ", ".join(f"{answer.path} {answer.size}" for answer in self.answers)
        return f"/{self.address}: {self.size} bytes: {parts}"


@dataclass(slots=True)
class _Visit:
    address: str
    host: Host
    sink: Sink
    page: Page
    loaded: float = 0.0


class Sink:
    """A proxy that lets nothing through, and remembers what was asked of it."""

    def __init__(self) -> None:
        """Take any free port of this machine."""
        self.asked: list[str] = []
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), type("Handler", (_Refusal,), {"sink": self}))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Refusal(socketserver.StreamRequestHandler):
    sink: Sink

    def handle(self) -> None:
        """Note the first line, "CONNECT host:443 HTTP/1.1" or "GET http://host/ HTTP/1.1", and hang up."""
        self.sink.asked.append(self.rfile.readline(4096).decode("latin-1").strip())


def kind(address: str) -> str:
    """Return what the pages with such an address have in common: /q/x/ is of the kind "q/*"."""
    first, *rest = address.rstrip("/").split("/")
    return f"{first}/*" if rest else first


def heaviest(site: Path) -> list[str]:
    """Return one address of each kind of page: that with the heaviest HTML."""
    found: dict[str, tuple[int, str]] = {}
    for file in site.rglob("*.html"):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        weighed = (len(gzip.compress(file.read_bytes(), 9)), address)
        found[kind(address)] = max(weighed, found.get(kind(address), weighed))
    return sorted(address for _, address in found.values())


def weigh(browser: Browser, pages: list[tuple[Path, str]], settled: float = SETTLED) -> list[Weight]:
    """Visit pages, each a site's folder and an address in it, side by side, each for the first time.

    What is sent later than `settled` seconds after a page has loaded is not counted.
    """
    with ExitStack() as stack:
        visits = [_open(browser, folder, address, stack) for folder, address in pages]
        return [_close(visit, settled) for visit in visits]


def _open(browser: Browser, folder: Path, address: str, stack: ExitStack) -> _Visit:
    host, sink = stack.enter_context(Host(folder)), stack.enter_context(Sink())
    context = browser.new_context(
        viewport={"width": 412, "height": 823}, proxy={"server": sink.url, "bypass": "127.0.0.1"}
    )
    stack.callback(context.close)
    visit = _Visit(address, host, sink, context.new_page())
    visit.page.goto(f"{host.url}/{address}", wait_until="load")
    visit.loaded = time.monotonic()
    return visit


def _close(visit: _Visit, settled: float) -> Weight:
    end = visit.loaded + settled
    visit.page.wait_for_timeout(max(0.0, end - time.monotonic()) * 1000)
    answers = [answer for answer in visit.host.answers if answer.at <= end]
    asked = {answer.path for answer in answers}
    for url in visit.page.evaluate(LINKED):
        if url.startswith(visit.host.url):
            if url.removeprefix(visit.host.url) not in asked:
                answers.append(_fetched(visit.host, url))
        elif not url.startswith("data:"):
            visit.sink.asked.append(url)
    strangers = (line for line in visit.sink.asked if not line.startswith(BROWSERS_OWN))
    return Weight(visit.address, tuple(answers), tuple(strangers))


def _fetched(host: Host, url: str) -> Answer:
    """Fetch what the browser would have, and return the host's note of it."""
    try:
        urllib.request.urlopen(urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})).read()  # noqa: S310 - our own host
    except urllib.error.HTTPError as error:
        error.read()
    path = url.removeprefix(host.url)
    while not (found := [answer for answer in host.answers if answer.path == path]):
        time.sleep(0.01)
    return found[-1]
