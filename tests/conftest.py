"""What tests share: a project of their own, a disk that is full, a browser."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, sync_playwright

import sandbox
from browsing import ARGUMENTS
from studysite.assets import equip
from studysite.files import locked
from studysite.project import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from studysite.project import Project

# The first has no window around the page, and takes half of the processor for the same tests.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Debian installs one thing at a time.
INSTALLING = Path(tempfile.gettempdir()) / f"studysite-tools-{os.getuid()}.lock"

# Bytes that fit on the small disk: a project, but no site.
SMALL = 300_000

# What Python compiles is kept for as long as the tests run, also where the environment forbids to keep it: they start
# hundreds of commands, and each would compile every module anew. Workers and commands inherit it.
if "PYTHONPYCACHEPREFIX" not in os.environ:
    COMPILED = tempfile.TemporaryDirectory(prefix="studysite-compiled-")
    os.environ["PYTHONPYCACHEPREFIX"] = COMPILED.name
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A shell that runs the tests in the background makes them ignore Ctrl-C, and every command that they
# start would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Let npm fetch what tests check pages with; once, before there are several workers."""
    if not hasattr(session.config, "workerinput"):
        equip(find(Path(__file__).parent), lambda words: print(words, file=sys.stderr))  # noqa: T201


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project in a folder of its own."""
    return sandbox.make(tmp_path / "project")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[sandbox.SmallDisk]:
    """A real disk of a few hundred kilobytes where the system lets us mount one, else a limit on files."""
    folder = tmp_path / "small-disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "studysite", folder], capture_output=True, check=False
    )
    yield sandbox.SmallDisk(folder, None if mounted.returncode == 0 else SMALL)
    if mounted.returncode == 0:
        subprocess.run(["umount", folder], check=True)


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser for tests: found, or installed where that is possible, else the test fails."""
    found = _browser(BROWSERS[:1])
    if found:
        return found
    with locked(INSTALLING, lambda: None):
        found = _browser(BROWSERS[:1]) or _debian_browser() or _browser() or _playwright_browser()
    if found:
        return found
    pytest.fail(
        "no Chromium was found and none could be installed: install one (Debian: apt-get install chromium; "
        "elsewhere: uv run playwright install chromium) and run the tests again"
    )


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """One browser for all tests of a worker."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def nginx() -> Path:
    """The web server, for tests of its settings: found, or installed where that is possible, else the test fails."""
    return _tool("nginx", "nginx")


@pytest.fixture(scope="session")
def rsync() -> Path:
    """What carries a site to a server: found, or installed where that is possible, else the test fails."""
    return _tool("rsync", "rsync")


@pytest.fixture(scope="session")
def firefox() -> Path:
    """The other browser for tests: found, or installed where that is possible, else the test fails."""
    return _command("firefox") or _tool("firefox-esr", "firefox-esr")


@pytest.fixture(scope="session")
def pdftotext() -> Path:
    """What reads the words of a PDF: found, or installed where that is possible, else the test fails."""
    return _tool("pdftotext", "poppler-utils")


@pytest.fixture(scope="session")
def debian() -> Callable[[str, str], Path]:
    """A function that finds a command, or installs Debian's package of it; the test fails if neither can be done."""
    return _tool


def _tool(name: str, package: str) -> Path:
    """Return the place of a command, which Debian has in `package`; the test fails if there is none."""
    with locked(INSTALLING, lambda: None):
        place = _command(name)
        if not place and shutil.which("apt-get") and os.geteuid() == 0 and _succeeds(["apt-get", "update"]):
            _succeeds(["apt-get", "install", "-y", "--no-install-recommends", package])
    return (
        place or _command(name) or pytest.fail(f"{name} was not found: install it (Debian: apt-get install {package})")
    )


def _command(name: str) -> Path | None:
    """Return the place of a command; those of an administrator are not on everybody's path."""
    place = shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin")))
    return Path(place) if place else None


def _browser(names: tuple[str, ...] = BROWSERS) -> Path | None:
    """Return the first of these browsers that is installed and starts; Ubuntu has one that only asks for a snap."""
    for name in names:
        place = shutil.which(name)
        if place and _succeeds([place, "--version"]):
            return Path(place)
    return None


def _debian_browser() -> Path | None:
    """Install Debian's browser if this is Debian and we may."""
    if shutil.which("apt-get") and os.geteuid() == 0 and _succeeds(["apt-get", "update"]):
        for name in BROWSERS[:2]:
            if _succeeds(["apt-get", "install", "-y", name]):
                break
    return _browser()


def _playwright_browser() -> Path | None:
    """Let Playwright download its own browser: the one without a window, if there is one."""
    _succeeds([sys.executable, "-m", "playwright", "install", "chromium"])
    with sync_playwright() as playwright:
        place = Path(playwright.chromium.executable_path)
    revision = place.parents[1]
    shells = revision.with_name(revision.name.replace("chromium", "chromium_headless_shell")).glob("*/*headless*shell*")
    found = [file for file in (*sorted(shells), place) if file.is_file() and _succeeds([str(file), "--version"])]
    return found[0] if found else None


def _succeeds(words: list[str]) -> bool:
    """Run a command without questions, and tell whether it went well."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return done.returncode == 0
