"""The site as one zip, to be unpacked anywhere and opened by a double click: built, made portable, packed."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import yaml

from studysite import files, site
from studysite.errors import CommandError
from studysite.finish.archive import MARK, is_ours, packed, troublesome
from studysite.finish.links import AS_FILES, Site, broken
from studysite.finish.portable import portable, unneeded
from studysite.finish.theme import unnamed
from studysite.ids import slug
from studysite.job import Desk

if TYPE_CHECKING:
    from studysite.job import Job, Result

ENDING = ".zip"

# Windows shows what is in a zip as if it were a folder, but opens one file of it alone.
README = "READ ME FIRST.txt"
HINT = """\
{name}

All pages of the site are in this folder, to be read without a network.

1. Unpack the zip file first, the whole of it. On Windows: right-click it, then "Extract All".
2. Open the file index.html in this folder by a double click.
"""


@dataclass(frozen=True, slots=True)
class Bundled:
    """What came of it: the build, the zip's place, and the paths in it that not every system can unpack."""

    result: Result
    place: Path
    troublesome: tuple[str, ...] = ()


def bundle(job: Job, target: Path | None) -> Bundled:
    """Build the site and pack it into the file `target`, or into one in build/ that has the site's name.

    A failure leaves what is there as it is. Raises CommandError where a tool fails or `target` may not be
    replaced, OSError where the disk is full or refuses.
    """
    if target is not None:
        _refuse(job, target)
    with tempfile.TemporaryDirectory(prefix="studysite-bundle-") as folder:
        # As `serve` builds it: a copy is not to be installed, and needs no pictures of links.
        into = Path(folder) / "site"
        into.mkdir()
        result = site.preview(job, into, Desk(Path(folder) / "docs"))
        name = str(yaml.safe_load(result.conversion.config)["site_name"])
        place = target or job.project.build / f"{slug(name)}{ENDING}"
        if not result.is_done:
            return Bundled(result, place)
        _refuse(job, place)
        site.complete(job, result, into)
        job.told("packing the site")
        copy = _opened(into, f"{urlsplit(result.address).path.rstrip('/')}/")
        faults = broken(copy)
        if faults:
            return Bundled(replace(result, is_done=False, faults=faults), place)
        hint = HINT.format(name=name).replace("\n", "\r\n").encode()
        place.parent.mkdir(parents=True, exist_ok=True)
        files.replace(place, packed(copy, slug(name), {README: hint}))
        return Bundled(result, place, troublesome(copy.files))


def _opened(folder: Path, base: str) -> Site:
    """Make the site in `folder` one that opens as files, and return it."""
    paths = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    pages = ((folder / path).read_bytes() for path in paths if path.endswith(".html"))
    kept = frozenset(paths.difference(unneeded(paths), unnamed(paths, pages)))
    built = Site(kept, lambda path: (folder / path).read_bytes(), base)
    for path in kept:
        if path.endswith(".html"):
            page = built.read(path).decode()
            (folder / path).write_bytes(portable(page, path, built).encode())
    return replace(built, base=AS_FILES)


def _refuse(job: Job, target: Path) -> None:
    """Raise CommandError if the zip would stand where it is read as a document, or replace what is not ours."""
    project = job.project
    whole = target.resolve()
    for folder in (project.sources, project.docs, project.overrides, job.place.resolve()):
        if whole.is_relative_to(folder):
            raise CommandError(f"{target}: a zip cannot stand in {folder.name}/; choose another place with --output")
    if target.is_dir() or target.suffix.lower() != ENDING:
        raise CommandError(f"{target}: no name of a zip file; choose one that ends in {ENDING}")
    if target.exists() and not is_ours(_end(target)):
        raise CommandError(f"{target}: studysite did not make this file; choose another with --output")


def _end(place: Path) -> bytes:
    """Return the last bytes of a file, in which a zip says who made it."""
    with place.open("rb") as opened:
        opened.seek(max(0, place.stat().st_size - len(MARK)))
        return opened.read()
