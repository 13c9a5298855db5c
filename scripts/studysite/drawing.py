"""Drawing the diagrams of a site: under Node, by overrides/diagrams.mjs, each once.

A drawing is kept (`.cache/drawings/`) by the digest of its record and of the code that draws; it proves itself by a
digest of its own, and anything else that is found there only means that it is drawn again.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studysite import assets, files
from studysite.finish.drawings import MARK, RECORDS, Drawing, drawing, filled, missing
from studysite.interface.say import ENGLISH, Say
from studysite.kept import place
from studysite.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from studysite.project import Project

# Drawings that are kept, of this site and of former states and other sites.
KEPT = 1000

# Characters of the digest with which a kept file begins.
PROOF = 64


def illustrate(
    project: Project, pages: Mapping[str, str], into: Path, told: Callable[[str], None], say: Say = ENGLISH
) -> tuple[Notice, ...]:
    """Put drawings into the pages of the site `into`, and take what they are made of out of it.

    `pages` are those of the converter by path, in Markdown, with the records of what is to be drawn among them; `say`
    is what the site says. There is a notice for each figure that has no drawing. Raises CommandError where Node fails.
    """
    if RECORDS not in pages:
        return ()
    (into / RECORDS).unlink(missing_ok=True)
    drawings = _drawings(project, json.loads(pages[RECORDS]), told)
    notices = []
    for path, text in sorted(pages.items()):
        file = into / place(path)
        if MARK in text and path.endswith(".md") and file.is_file():
            page = file.read_bytes()
            whole = filled(page.decode(), drawings, say).encode()
            if whole != page:
                files.replace(file, whole)
            notices += [_notice(path, *found) for found in missing(page.decode(), drawings)]
    return tuple(notices)


def _notice(path: str, caption: str, fault: str) -> Notice:
    words = f"the figure “{caption}” is not drawn: {fault}; its words stand there as a list, part it to see it drawn"
    return Notice(path, 0, "not-drawn", words)


def _drawings(project: Project, records: dict[str, Any], told: Callable[[str], None]) -> dict[str, Drawing]:
    """Return each drawing by its key: those that are kept, and the others drawn now."""
    folder = project.cache / "drawings"
    code = assets.drawing_code(project)
    names = {key: _name(code, record) for key, record in records["drawings"].items()}
    made = {name: found for name in names.values() if (found := _kept(folder / name))}
    lacking = {names[key]: record for key, record in records["drawings"].items() if names[key] not in made}
    if lacking:
        wanted = json.dumps({"version": records["version"], "drawings": lacking})
        folder.mkdir(parents=True, exist_ok=True)
        for name, one in assets.diagrams(project, wanted, told).items():
            text = json.dumps(one, ensure_ascii=False).encode("utf-8", "replace")
            files.replace(folder / name, hashlib.sha256(text).hexdigest().encode() + text)
            made[name] = drawing(text.decode())
        _forget_old(folder, names.values())
    return {key: made[name] for key, name in names.items() if name in made}


def _name(code: str, record: object) -> str:
    return hashlib.sha256(f"{code}\0{json.dumps(record, sort_keys=True)}".encode()).hexdigest()


def _kept(file: Path) -> Drawing | None:
    """Return the drawing in `file`, None unless it is just as it was put there."""
    with suppress(OSError, ValueError):
        data = file.read_bytes()
        if data[:PROOF].decode() == hashlib.sha256(data[PROOF:]).hexdigest():
            os.utime(file)
            return drawing(data[PROOF:].decode())
    return None


def _forget_old(folder: Path, wanted: Iterable[str]) -> None:
    """Remove what was not used for longest, but nothing that is `wanted`."""
    with suppress(OSError):
        found = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in found[KEPT:]:
            if file.name not in set(wanted):
                file.unlink()
