"""A small project of its own for each test: real files, the smallest theme that works, real commands."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from studysite.files import digest
from studysite.manifest import MANIFEST, NAVIGATION, Manifest
from studysite.project import Project

CONFIG = """\
INHERIT: nav.yml
docs_dir: docs
exclude_docs: contributing/
not_in_nav: "*"
theme: {name: null, custom_dir: overrides, static_templates: [404.html]}
plugins: []
markdown_extensions: [attr_list, md_in_html, tables, fenced_code]
validation: {omitted_files: info, absolute_links: warn, unrecognized_links: warn, anchors: warn}
"""

TEMPLATE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ page.title | striptags | e }}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="{{ 'assets/study.css' | url }}"></head>
<body><main>{% if page.meta.title %}<h1>{{ page.meta.title | e }}</h1>{% endif %}
{{ page.content }}</main>
<script src="{{ 'assets/study.js' | url }}" defer></script></body>
</html>
"""

NOT_FOUND = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>No such page</title></head>
<body><main><h1>No such page</h1><a href="{{ '.' | url }}">Home</a></main></body></html>
"""

# What the theme's own build does, as far as these tests need it: sources in, assets/ and their names out.
BUILD = """\
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
const assets = join(process.argv[2], "site", "assets");
mkdirSync(assets, { recursive: true });
writeFileSync(join(assets, "study.js"), readFileSync("overrides/js/study.js"));
writeFileSync(join(assets, "study.css"), readFileSync("overrides/css/study.css"));
writeFileSync(join(process.argv[2], "names.json"), '{"study.js": "study.js", "study.css": "study.css"}');
writeFileSync(join(process.argv[2], "head.json"), "{}");
"""

# The same for the search's index: records in, data/search/ out.
INDEX = """\
import { cpSync } from "node:fs";
cpSync(process.argv[2], process.argv[3] + "/data/search/records.js");
"""

PACKAGE = '{"name": "sandbox", "version": "1.0.0", "private": true, "type": "module"}\n'
LOCK = """\
{"name": "sandbox", "version": "1.0.0", "lockfileVersion": 3, "requires": true,
 "packages": {"": {"name": "sandbox", "version": "1.0.0"}}}
"""

# Ends with a glossary, to which a test adds terms of its own.
PLANTS = """\
Plants: A Study Guide

Quiz

1. What does a root take up?
2. Which part takes up light?

Answer Key

1. Water.
2. The leaf.

Glossary

Root\tThe part that takes up water.
"""

DOCUMENT = """\
Cells

A short lesson about cells.

What a cell is
A cell is the smallest part of a living thing.
It has a membrane.
"""

FILES = {
    "mkdocs.yml": CONFIG,
    "nav.yml": "site_name: A sandbox\n",
    "package.json": PACKAGE,
    "package-lock.json": LOCK,
    "overrides/main.html": TEMPLATE,
    "overrides/404.html": NOT_FOUND,
    "overrides/build.mjs": BUILD,
    "overrides/index.mjs": INDEX,
    "overrides/js/study.js": "document.title;\n",
    "overrides/css/study.css": "body { color: black }\n",
    "sources/cells.txt": DOCUMENT,
    "docs/guide/start.md": "# How to start\n\nDrop a document into the folder.\n",
    "docs/contributing/house.md": "# The house\n\n[nowhere](nowhere.md)\n",
}


@dataclass(frozen=True, slots=True)
class Done:
    """What a command came to."""

    code: int
    out: str
    err: str


def write(root: Path, files: dict[str, str]) -> Path:
    """Write `files` (texts by path) below `root`, and return `root`."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def make(root: Path) -> Project:
    """Make a project in `root` whose theme and documents are as small as can be."""
    write(root, FILES)
    # nav.yml is there before the first build, and the manifest says that it is ours.
    claim = Manifest({NAVIGATION: digest(FILES["nav.yml"].encode())})
    (root / "docs" / MANIFEST).write_text(claim.text(), encoding="utf-8")
    return Project(root.resolve())


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` with its content."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def command(*words: str | Path) -> list[str]:
    """Return the command line of `studysite`, run by this Python."""
    return [sys.executable, "-m", "studysite", *map(str, words)]


def run(root: Path, *words: str | Path, **environment: str) -> Done:
    """Run a command of `studysite` in `root`, and return what it came to."""
    return finished(command(*words), root, **environment)


def python(root: Path, script: str, *words: str | Path) -> Done:
    """Run a Python script in `root`; it finds the tests' own modules."""
    return finished([sys.executable, "-c", script, *map(str, words)], root)


def finished(words: list[str], root: Path, **environment: str) -> Done:
    """Run a command line to its end."""
    done = subprocess.run(
        words,
        cwd=root,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


@dataclass(frozen=True, slots=True)
class SmallDisk:
    """A folder on a disk that is soon full, or if `limit` is given, where no file may be larger than that."""

    folder: Path
    limit: int | None

    def run(self, root: Path, *words: str | Path) -> Done:
        """Run a command of `studysite` in `root` under the limit of this disk."""
        limit = self.limit

        def lowered() -> None:
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        done = subprocess.run(
            command(*words),
            cwd=root,
            preexec_fn=lowered,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)
