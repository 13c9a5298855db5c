"""Our own site keeps what it promised: tests/published/addresses.json stands for the site that is live.

A change that breaks an address or a fragment fails here. If it is meant, say in sources/aliases.toml
what is called otherwise now, and keep what is promised from now on:

    uv run studysite build --live tests/published/addresses.json
    cp site/addresses.json tests/published/
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from studysite.finish.page import references
from studysite.published import Address, read

ROOT = Path(__file__).resolve().parent.parent
PROMISED = ROOT / "tests/published/addresses.json"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of our own documents, built against what was promised."""
    folder = tmp_path_factory.mktemp("published") / "site"
    words = ["build", "--sources", "sources", "--site", str(folder), "--live", str(PROMISED)]
    done = subprocess.run([sys.executable, "-m", "studysite", *words], cwd=ROOT, capture_output=True, check=False)
    assert folder.is_dir(), done.stderr
    return folder


def addresses(file: Path) -> dict[str, Address]:
    return read(file.read_text(encoding="utf-8")).addresses


def test_every_address_has_a_page(site: Path) -> None:
    promised = addresses(PROMISED)
    assert len(promised) > 100
    assert [url for url in promised if not (site / url / "index.html").is_file()] == []


def test_no_address_went_without_a_word(site: Path) -> None:
    now = addresses(site / "addresses.json")
    assert [url for url, one in addresses(PROMISED).items() if now[url].gone and not one.gone] == []


def test_every_fragment_is_on_its_page(site: Path) -> None:
    now = addresses(site / "addresses.json")
    lost = {
        f"{url}#{part}"
        for url, one in addresses(PROMISED).items()
        if now[url].is_here and one.parts
        for part in set(one.parts) - references((site / url / "index.html").read_bytes()).ids
    }
    assert lost == set()
