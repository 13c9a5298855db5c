"""The house's own rules: style, types, layers, JavaScript, sizes. Each failure shows what the tool said."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from studysite.assets import NODE, NPM, bundle
from studysite.project import find

ROOT = Path(__file__).resolve().parent.parent

LONGEST_FILE = 300
CODE = (".py", ".js", ".mjs", ".css", ".html")

# Folders of overrides/js, from the top down: a module imports from its own folder and from those in lines below. What
# lies in no folder is what build.mjs begins with, and may import anything.
LAYERS = (
    ("exam", "labs", "map", "offline", "progress", "reading", "search", "session", "worker"),
    ("store",),
    ("practice",),
    ("share",),
    ("base",),
)
# Types may come from anywhere: nothing of them is left when a page runs.
IMPORTED = re.compile(r'^(?:import|export)\b[^;"]*?(?:from )?"(\.[^"]+)";', re.MULTILINE)

TOOLS = {
    "ruff check": ["ruff", "check", "--no-cache", "."],
    "ruff format": ["ruff", "format", "--no-cache", "--check", "--diff", "."],
    "mypy": ["mypy"],
    "lint-imports": ["lint-imports", "--no-logo"],
}


def output(words: list[str | Path]) -> tuple[int, str]:
    """Run a tool in the project's folder, and return its exit code and all it said."""
    done = subprocess.run(
        words,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize("tool", TOOLS)
def test_python_keeps_the_rules_of(tool: str) -> None:
    program, *words = TOOLS[tool]
    code, said = output([Path(sys.executable).with_name(program), *words])
    assert code == 0, said


@pytest.fixture(scope="module")
def libraries() -> None:
    """The browser libraries and JavaScript tools, which the first bundle fetches."""
    bundle(find(ROOT), lambda _: None)


@pytest.mark.usefixtures("libraries")
@pytest.mark.parametrize("script", ["check", "test"])
def test_javascript_passes_npm_run(script: str) -> None:
    code, said = output([NODE, NPM, "run", "--silent", script])
    assert code == 0, said


@pytest.mark.usefixtures("libraries")
def test_the_reload_script_has_sound_types() -> None:
    compiler = ROOT / "node_modules/typescript/bin/tsc"
    flags = ["--ignoreConfig", "--checkJs", "--noEmit", "--strict", "--target", "es2022", "--lib", "es2023,dom"]
    code, said = output([NODE, compiler, *flags, ROOT / "scripts/studysite/reload.js"])
    assert code == 0, said


def test_no_file_of_code_is_too_long() -> None:
    code = [
        file
        for folder in ("scripts", "overrides")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in CODE and "node_modules" not in file.parts
    ]
    assert len(code) > 50
    lengths = {file.relative_to(ROOT).as_posix(): len(file.read_text(encoding="utf-8").splitlines()) for file in code}
    assert {file: length for file, length in lengths.items() if length > LONGEST_FILE} == {}


def test_modules_of_the_browser_import_only_what_lies_below_them() -> None:
    folder = ROOT / "overrides" / "js"
    level = {name: at for at, names in enumerate(LAYERS) for name in names}
    assert {file.name for file in folder.iterdir() if file.is_dir()} == set(level)
    seen, wrong = 0, []
    for file in folder.glob("*/*.js"):
        for found in IMPORTED.finditer(file.read_text(encoding="utf-8")):
            own, other = file.parent, (file.parent / found[1]).resolve().parent
            seen += 1
            if other != own and not (other.parent == folder and level[other.name] > level[own.name]):
                wrong.append(f"{file.relative_to(folder)} imports {found[1]}")
    assert seen > 300
    assert wrong == []


def test_every_dialect_is_told_of() -> None:
    told = re.findall(
        r"`(\w+)`", (ROOT / "docs/contributing/markup.md").read_text("utf-8").split("(`text/dialects`)")[1]
    )
    modules = {path.stem for path in (ROOT / "scripts/studysite/text/dialects").glob("*.py")} - {"__init__", "masks"}
    assert modules - set(told) == set()
