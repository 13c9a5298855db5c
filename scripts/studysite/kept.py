"""Pages that the engine drew before, kept by all that they are made of.

A page's HTML depends on its own Markdown, on which of the files that it links to exist, and on a
`state` that all pages share: configuration, templates, versions. Nothing else is looked at, so that
a page drawn for the same key is the same page; and whatever is wrong with what was kept (cut short,
changed, from another version, from two runs at once) only means that the page is drawn again.

One SQLite file holds them: a state's pages are written in one transaction, or not at all.
"""

from __future__ import annotations

import os
import posixpath
import re
import sqlite3
import zlib
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from studysite import files

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

# States that are kept, for whoever goes back and forth between them: serve and build, two sites of one project.
STATES = 4

# Seconds to wait for another studysite that is writing; then nothing is kept this time.
PATIENCE = 2.0

# Raised by 1 whenever the tables change.
VERSION = 1
TABLES = (
    "CREATE TABLE state (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, run INTEGER NOT NULL)",
    "CREATE TABLE page (state INTEGER, path TEXT, key BLOB, mark BLOB, html BLOB, PRIMARY KEY (state, path))",
    f"PRAGMA user_version = {VERSION}",
)

# A Markdown link: to another host, to a plain path, or to something that takes more to understand.
LINK = re.compile(r"\]\((https?://|mailto:)?([^\s()<>\\&\[\]]*)(\))?")
# Links of other forms: references, and attributes that name a target.
ODD = re.compile(r"^ {0,3}\[[^\]\n]*\]:|\{[^{}\n]*(?:href|src)\s*=", re.MULTILINE)

# A setting that more than its own page is made of.
SAID_ELSEWHERE = re.compile(rb"^[\"']?robots[\"']?\s*:", re.MULTILINE)


def keys(state: str, docs: Path, paths: Collection[str]) -> dict[str, bytes]:
    """Return the key of each page among `paths`, the files of `docs`, in a state.

    Empty where two files claim one place: who wins is the engine's business. A page whose settings speak to search
    engines has no key: the sitemap asks for them, and of a kept page the engine does not read them.
    """
    if len({place(path) for path in paths}) < len(paths):
        return {}
    shared = f"{state}\0".encode()
    everything = sha256("\n".join(sorted(paths)).encode("utf-8", "backslashreplace")).hexdigest()
    made = {}
    for path in paths:
        if path.endswith(".md") and path.isprintable():
            page = files.known(docs, path, _looked_into)
            if not page.speaks_elsewhere:
                there = everything if page.aims is None else "\n".join(aim for aim in page.aims if aim in paths)
                made[path] = sha256(shared + b"\0".join((path.encode(), there.encode(), page.digest))).digest()
    return made


class _Page(NamedTuple):
    """What counts of a page in Markdown: the digest of its text, the files it may link to, whom its settings address.

    `aims` are None where it takes more to tell, and any file may be meant.
    """

    digest: bytes
    aims: tuple[str, ...] | None
    speaks_elsewhere: bool


def _looked_into(path: str, markdown: bytes) -> _Page:
    elsewhere = SAID_ELSEWHERE.search(markdown) is not None
    return _Page(sha256(markdown).digest(), aims(path, markdown), elsewhere)


def place(path: str) -> str:
    """Return where the file `path` of docs/ stands in the site, as the engine has it."""
    folder, name = posixpath.split(path)
    stem, ending = posixpath.splitext(name)
    if ending != ".md":
        return path
    return posixpath.join(folder, "" if stem in ("index", "README") else stem, "index.html")


def aims(path: str, markdown: bytes) -> tuple[str, ...] | None:
    """Return the files that the page `path` may link to; None where it takes more to tell, and any may be meant."""
    text = markdown.decode("utf-8", "replace")
    found = LINK.findall(text)
    if ODD.search(text) or any(not away and not closed for away, _, closed in found):
        return None
    written = {target.partition("#")[0].partition("?")[0] for away, target, _ in found if not away}
    folder = posixpath.dirname(path)
    return tuple(sorted({posixpath.normpath(posixpath.join(folder, unquote(one)).lstrip("/")) for one in written}))


@dataclass(frozen=True, slots=True)
class Kept:
    """The pages that were drawn in `state`, in the file `place`."""

    place: Path
    state: str

    def lay(self, wanted: Mapping[str, bytes], into: Path) -> set[str]:
        """Write the pages of these keys into the folder `into`, and return the paths of those that there were."""
        laid: set[str] = set()
        folders: set[str] = set()
        for path, html in self._sound(wanted):
            file = os.path.join(into, place(path))  # noqa: PTH118 - a thousand of them: Path would take longer than the disk
            folder = os.path.dirname(file)  # noqa: PTH120 - as above
            if folder not in folders:
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above
                folders.add(folder)
            with open(file, "wb") as stream:  # noqa: PTH123 - as above
                stream.write(html)
            laid.add(path)
        return laid

    def _sound(self, wanted: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        """Yield the pages of these keys that are just as they were put here."""
        with suppress(sqlite3.Error, zlib.error), closing(self._open()) as base:
            if base.execute("PRAGMA user_version").fetchone() != (VERSION,):
                return
            rows = base.execute(
                "SELECT path, key, mark, html FROM page JOIN state ON state.id = page.state WHERE name = ?",
                (self.state,),
            )
            for path, key, mark, packed in rows:
                sound = isinstance(packed, bytes) and wanted.get(path) == key
                if sound and mark == _mark(self.state, path, key, packed):
                    yield path, zlib.decompress(packed)

    def put(self, drawn: Mapping[str, bytes], wanted: Collection[str], into: Path) -> None:
        """Take in the pages `drawn` (keys by path) from the folder `into`; forget those that are not `wanted`."""
        rows = []
        for path, key in drawn.items():
            with suppress(OSError):
                packed = zlib.compress((into / place(path)).read_bytes(), 1)
                rows.append((path, key, _mark(self.state, path, key, packed), packed))
        for _ in range(2):
            try:
                self._write(rows, wanted)
            except sqlite3.Error as error:
                # Where another studysite is writing, nothing is kept this time.
                if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
                    return
                # The file is no database, or a broken one: begin with a new one, if that can be.
                with suppress(OSError):
                    self.place.unlink()
            else:
                return

    def _write(self, rows: Iterable[tuple[str, bytes, bytes, bytes]], wanted: Collection[str]) -> None:
        self.place.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._open()) as base, base:
            if base.execute("PRAGMA user_version").fetchone() != (VERSION,):
                for (table,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                    base.execute(f'DROP TABLE "{table}"')
                for statement in TABLES:
                    base.execute(statement)
            base.execute("INSERT OR IGNORE INTO state (name, run) VALUES (?, 0)", (self.state,))
            base.execute("UPDATE state SET run = (SELECT max(run) + 1 FROM state) WHERE name = ?", (self.state,))
            (number,) = base.execute("SELECT id FROM state WHERE name = ?", (self.state,)).fetchone()
            base.execute(
                "DELETE FROM state WHERE id NOT IN (SELECT id FROM state ORDER BY run DESC LIMIT ?)", (STATES,)
            )
            base.execute("DELETE FROM page WHERE state NOT IN (SELECT id FROM state)")
            known = base.execute("SELECT path FROM page WHERE state = ?", (number,)).fetchall()
            gone = [(number, path) for (path,) in known if path not in wanted]
            base.executemany("DELETE FROM page WHERE state = ? AND path = ?", gone)
            base.executemany("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?)", ((number, *row) for row in rows))

    def _open(self) -> sqlite3.Connection:
        base = sqlite3.connect(self.place, timeout=PATIENCE)
        # A page that the disk lost is drawn again: no reason to wait for the disk.
        base.execute("PRAGMA synchronous = OFF")
        return base


def _mark(state: str, path: str, key: bytes, packed: bytes) -> bytes:
    """Return the digest that shows that a page is the one that was put under this name."""
    return sha256(b"\0".join((state.encode(), path.encode(), key, packed))).digest()
