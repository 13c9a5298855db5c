"""What browser tests share: built sites, servers for them, a browser."""

from __future__ import annotations

import http.server
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browsing import ROOT, BuiltSite, Visit, new_visit, serve
from studysite.files import locked


@pytest.fixture(scope="session")
def build_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, Path], BuiltSite]]:
    """A function that builds a site of a folder of documents once, however many tests ask for it."""
    servers: list[http.server.ThreadingHTTPServer] = []
    sites: dict[str, BuiltSite] = {}
    # With pytest-xdist each worker has a folder of its own below a common one.
    base = tmp_path_factory.getbasetemp()
    common = base.parent if base.name.startswith("popen-") else base

    def made(name: str, sources: Path, address: str = "") -> BuiltSite:
        if name not in sites:
            folder = common / f"site-{name}"
            with locked(common / f"{name}.lock", lambda: None):
                if not folder.exists():
                    command = [sys.executable, "-m", "studysite", "build"]
                    command += ["--sources", str(sources), "--site", str(folder)]
                    environment = os.environ | ({"SITE_URL": address} if address else {})
                    done = subprocess.run(
                        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
                    )
                    assert folder.exists(), done.stderr
            server = serve(folder)
            servers.append(server)
            sites[name] = BuiltSite(folder, f"http://127.0.0.1:{server.server_address[1]}")
        return sites[name]

    yield made
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def site(build_site: Callable[[str, Path], BuiltSite]) -> BuiltSite:
    """The site of the project's own documents."""
    return build_site("own", ROOT / "sources")


@pytest.fixture(scope="session")
def below(build_site: Callable[[str, Path, str], BuiltSite]) -> BuiltSite:
    """The same site, made for an address with a path: https://user.example/repo/."""
    return build_site("below", ROOT / "sources", "https://user.example/repo/")


@pytest.fixture
def visit(browser: Browser, site: BuiltSite) -> Iterator[Visit]:
    """A visitor with a window of a desk; the test fails if the page complains or asks another host."""
    with new_visit(browser, site) as made:
        yield made
    assert made.faults == []
