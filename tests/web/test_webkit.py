"""The pages in WebKit, which Safari is made of: home, cards, a term, the search.

Debian has it with a driver, but with no page that asks for touch, no device emulation and no console to read; so
this only shows that the pages and their scripts run there. The driver speaks WebDriver over plain HTTP.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest

from browsing import ARRIVED, BuiltSite

KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Down": "\ue015", "Up": "\ue013"}
WINDOWS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"


def eventually(what: str, so: Callable[[], bool]) -> None:
    """Look again and again until something is so."""
    end = time.monotonic() + 30
    while not so():
        assert time.monotonic() < end, f"waited for {what}"
        time.sleep(0.05)


def free_port() -> int:
    """Return a port that nobody uses: the driver takes a number and tells none."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Driven:
    """A window of WebKit that is driven over HTTP."""

    url: str
    site: BuiltSite

    def ask(self, method: str, path: str, **body: object) -> Any:  # noqa: ANN401 - any JSON value
        """Send a command, and return its value; raises HTTPError with the driver's message."""
        data = json.dumps(body).encode() if method == "POST" else None
        asked = urllib.request.Request(f"{self.url}{path}", method=method, data=data)  # noqa: S310 - our own address
        with urllib.request.urlopen(asked, timeout=60) as answer:  # noqa: S310 - as above
            return json.load(answer)["value"]

    def go(self, address: str) -> None:
        """Open a page, and keep account of what goes wrong in it from then on."""
        self.ask("POST", "/url", url=f"{self.site.url}/{address}")
        self.run(
            """globalThis.faults = [];
            addEventListener('error', (event) => faults.push(event.message));
            addEventListener('unhandledrejection', (event) => faults.push(String(event.reason)));
            document.addEventListener('securitypolicyviolation', (event) => faults.push(event.violatedDirective));"""
        )
        self.ask("POST", "/execute/async", script=f"({ARRIVED})().then(arguments[0])", args=[])

    def run(self, script: str) -> Any:  # noqa: ANN401 - as above
        """Run the body of a function in the page, and return what it returns."""
        return self.ask("POST", "/execute/sync", script=script, args=[])

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        acts = [{"type": act, "value": KEYS.get(key, key)} for key in keys for act in ("keyDown", "keyUp")]
        self.ask("POST", "/actions", actions=[{"type": "key", "id": "keys", "actions": acts}])

    def until(self, so: str) -> None:
        """Wait until an expression in the page is true."""
        eventually(so, lambda: bool(self.run(f"return {so}")))


def is_ready(driver: Driven) -> bool:
    try:
        return bool(driver.ask("GET", "/status")["ready"])
    except URLError:
        return False


@pytest.fixture(scope="module")
def webkit(site: BuiltSite, debian: Callable[[str, str], Path]) -> Iterator[Driven]:
    """A window of WebKit on a screen that is nowhere."""
    server, screen = debian("WebKitWebDriver", "webkit2gtk-driver"), debian("Xvfb", "xvfb")
    (window, *_) = sorted(Path("/").glob(WINDOWS.removeprefix("/")))
    shown = subprocess.Popen(
        [screen, "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="ascii",
    )
    assert shown.stdout
    environment = os.environ | {"DISPLAY": f":{shown.stdout.readline().strip()}"}
    port = free_port()
    driver = subprocess.Popen([server, f"--port={port}", "--host=127.0.0.1"], env=environment)
    try:
        start = Driven(f"http://127.0.0.1:{port}", site)
        eventually("the driver", lambda: is_ready(start))
        options = {"binary": str(window), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        session = start.ask("POST", "/session", capabilities=wanted)["sessionId"]
        yield Driven(f"{start.url}/session/{session}", site)
        start.ask("DELETE", f"/session/{session}")
    finally:
        for one in (driver, shown):
            one.terminate()
            one.wait()


def test_pages_and_their_scripts_run_in_webkit(webkit: Driven) -> None:
    webkit.go("practice/study-guide/")
    assert webkit.run("return document.querySelectorAll('article.q').length") == 15
    webkit.until("document.querySelector('[data-show]')?.checkVisibility()")
    webkit.run("document.querySelector('[data-show]').click()")
    assert webkit.run("return document.querySelectorAll('article.q details:not([open])').length") == 0
    webkit.run("document.querySelector('study-scheme button').click()")
    assert webkit.run("return getComputedStyle(document.body).getPropertyValue('--paper')") == "#15120e"
    assert webkit.run("return faults") == []
    webkit.go("glossary/availability-zone/")
    assert webkit.run("return document.querySelector('h1').textContent") == "Availability Zone"
    assert webkit.run("return getComputedStyle(document.body).getPropertyValue('--paper')") == "#15120e"
    webkit.until("document.querySelector('a.term').hasAttribute('aria-describedby')")
    assert webkit.run("return faults") == []


def test_the_search_works_in_webkit(webkit: Driven) -> None:
    webkit.go("")
    webkit.until("document.querySelector('study-search button')")
    webkit.press("/")
    webkit.until("document.activeElement.matches('input[type=search]')")
    webkit.press(*"subnet")
    webkit.until("document.querySelector('[data-results] a .what')?.textContent.includes('Subnet')")
    assert webkit.run("return faults") == []
    webkit.press("Escape")
    webkit.until("!document.querySelector('dialog[open]')")
    webkit.press("/")
    webkit.until("document.querySelector('[data-results] a[aria-selected=true] .what')?.textContent.includes('Subnet')")
    webkit.press("Down", "Up", "Enter")
    webkit.until("location.pathname.endsWith('/glossary/subnet/')")
