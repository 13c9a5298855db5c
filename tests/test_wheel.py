"""The wheel: whoever has installed it makes a site, builds it and checks it, with no checkout anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sandbox import Done, finished, tree
from studysite import workshop
from studysite.assets import bundle
from studysite.project import find

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the wheel of this project was unpacked, as an installation does."""
    uv = os.environ.get("UV") or shutil.which("uv")
    assert uv, "uv was not found: install it (python3 -m pip install uv) and run the tests again"
    folder = tmp_path_factory.mktemp("wheel")
    build = [uv, "build", "--wheel", "--quiet", "--out-dir", str(folder / "built")]
    # What builds it was fetched when the project was installed.
    done = subprocess.run([*build, "--offline"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = (folder / "built").glob("*.whl")
    with zipfile.ZipFile(built) as opened:
        opened.extractall(folder / "installed")
    return folder / "installed"


def test_an_installed_studysite_makes_builds_and_checks_a_site(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    # The browser libraries, which the first build would fetch.
    bundle(find(ROOT), lambda _: None)
    libraries = workshop.libraries(wheel / "studysite/theme")
    libraries.mkdir(parents=True)
    (libraries / "node_modules").symlink_to(ROOT / "node_modules")
    before = tree(wheel)

    def studysite(folder: Path, *words: str) -> Done:
        environment = {"PYTHONPATH": str(wheel), "PYTHONDONTWRITEBYTECODE": "1"}
        return finished([sys.executable, "-m", "studysite", *words], folder, **environment)

    made = studysite(tmp_path, "new", "notes", "--title", "Baking", "--yes")
    assert made.code == 0, made.err
    site = tmp_path / "notes"
    done = studysite(site, "build")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("1 document, 6 questions, 7 terms -> site/ (")
    home = (site / "site/index.html").read_text(encoding="utf-8")
    assert "<title>Baking</title>" in home
    assert 'href="guide/"' in home
    assert (site / "site/guide/index.html").is_file()
    assert list((site / "site/assets").glob("home-*.css"))
    checked = studysite(site, "check")
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.startswith("sources/how-bread-rises.txt: 37 lines: ")
    assert tree(wheel) == before


def test_the_wheel_holds_the_theme_and_no_document_of_ours(wheel: Path) -> None:
    held = tree(wheel / "studysite/theme")
    assert {path.split("/")[0] for path in held} == {
        ".github",
        "docs",
        "mkdocs.yml",
        "overrides",
        "package-lock.json",
        "package.json",
    }
    assert {path for path in held if path.startswith("overrides/")} == {
        f"overrides/{path}" for path in tree(ROOT / "overrides")
    }
    tables = {path for path in tree(ROOT / "scripts/studysite") if path.endswith(".toml")}
    assert "advice.de.toml" in tables
    assert tables <= set(tree(wheel / "studysite"))
    assert not [path for path in tree(wheel) if "sagemaker" in path or path.endswith("addresses.json")]
