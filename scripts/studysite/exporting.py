"""`studysite export`: the cards as one file for another tool."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from studysite import engine, files, handout, site
from studysite.errors import CommandError
from studysite.ids import slug
from studysite.workshop import equipped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from studysite.formats import Format
    from studysite.job import Job
    from studysite.pipeline import Conversion
    from studysite.project import Project

# What was written where, in the project's cache: the SHA-256 of each file by its whole path.
LEDGER = "exports.json"


@dataclass(frozen=True, slots=True)
class Exported:
    """What came of it: the conversion, how many cards there are, and the file; None where there is nothing to write."""

    conversion: Conversion
    cards: int
    place: Path | None


def export(job: Job, wanted: Format, target: Path | None, now: int) -> Exported:
    """Write the cards as `wanted` into the file `target`, or into one in build/ that has the site's name.

    `now` is in seconds since 1970. Raises CommandError where `target` may not be written or replaced, OSError where the
    disk is full or refuses.
    """
    if target is not None:
        _refuse_place(job, wanted, target)
    conversion = site.read(job)
    cards = len(conversion.study.cards)
    if not cards or not conversion.is_fit:
        return Exported(conversion, cards, None)
    job.told(f"writing the cards for {wanted.tool}")
    project = equipped(job.project, job.told)
    collection = handout.collected(conversion, engine.address(project, conversion.home))
    place = target or job.project.build / wanted.file.replace("cards", slug(collection.name))
    dating = handout.Dates(handout.remembered(job.project, job.place), now)
    _write(job, place, handout.made(collection, wanted.name, dating))
    if dating.last:
        handout.remember(job.project, job.place, dating.last)
    return Exported(conversion, cards, place)


def _refuse_place(job: Job, wanted: Format, target: Path) -> None:
    """Raise CommandError if the file would stand where it is read as a document, or where its tool cannot open it."""
    project, whole = job.project, target.resolve()
    folders = (project.sources, project.docs, project.overrides, job.place.resolve())
    for folder in (folder for folder in folders if whole.is_relative_to(folder)):
        raise CommandError(f"{target}: an export cannot stand in {folder.name}/; choose another place with --out")
    if target.is_dir():
        raise CommandError(f"{target}: this is a folder; name a file in it with --out")
    if wanted.name == "anki" and target.suffix.lower() != wanted.ending:
        raise CommandError(f"{target}: Anki opens no file of this name; choose one that ends in {wanted.ending}")


def _write(job: Job, place: Path, data: bytes) -> None:
    """Write the file; raises CommandError if it would replace what was not written here, or was changed since."""
    ledger = _ledger(job.project)
    known = str(place.resolve())
    if place.is_file():
        there = place.read_bytes()
        if there == data:
            return
        if not job.force and ledger.get(known) != sha256(there).hexdigest():
            said = "studysite did not make this file, or it was changed since"
            raise CommandError(f"{place}: {said}; choose another with --out, or replace it with --force")
    place.parent.mkdir(parents=True, exist_ok=True)
    files.replace(place, data)
    _remember(job.project, {**ledger, known: sha256(data).hexdigest()})


def _ledger(project: Project) -> dict[str, str]:
    """Return what was written where; nothing, where that is not known."""
    with suppress(OSError, ValueError):
        told = json.loads((project.cache / LEDGER).read_bytes())
        if isinstance(told, dict):
            return {str(place): str(digest) for place, digest in told.items()}
    return {}


def _remember(project: Project, ledger: Mapping[str, str]) -> None:
    # Who cannot write it down asks for --force the next time.
    with suppress(OSError):
        project.cache.mkdir(parents=True, exist_ok=True)
        files.replace(project.cache / LEDGER, json.dumps(ledger).encode())
