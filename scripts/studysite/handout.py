"""The cards of a site as files for other tools: what is exported, and the files themselves."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from studysite import files
from studysite.export import dates
from studysite.export.collection import Collection
from studysite.export.csv import table
from studysite.export.gift import questions
from studysite.export.quizlet import pairs
from studysite.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from studysite.pipeline import Conversion
    from studysite.project import Project
    from studysite.published import Change

WRITERS = {"csv": table, "quizlet": pairs, "gift": questions}


@dataclass(slots=True)
class Dates:
    """When cards were last changed: `former` says what is known so far, `now` is in seconds since 1970.

    `last` is what is known once a file was made that says it.
    """

    former: Mapping[str, Change] = field(default_factory=dict)
    now: int = dates.OLDEST
    last: Mapping[str, Change] = field(default_factory=dict)

    def of(self, digests: Mapping[str, str]) -> dict[str, int]:
        """Return the time of each card, in seconds since 1970, by the digest of what it is."""
        self.last = dates.dated(digests, self.former, self.now)
        return {card: change.time for card, change in self.last.items()}


def collected(conversion: Conversion, address: str) -> Collection:
    """Return the cards of a site whose URL is `address`, empty if it has none."""
    name = str(yaml.safe_load(conversion.config)["site_name"])
    named = {document.slug: document.file for document in conversion.documents}
    return Collection(name, address, conversion.study, named, conversion.library.say)


def paths(conversion: Conversion) -> frozenset[str]:
    """Return the paths of the files that a site of these documents offers."""
    return frozenset(one.path for one in FORMATS) if conversion.study.cards else frozenset()


def hand_out(conversion: Conversion, address: str, site: Path, dating: Dates) -> None:
    """Write the files that a site of these documents offers into the folder `site`."""
    collection = collected(conversion, address)
    for one in FORMATS if conversion.study.cards else ():
        (site / one.path).parent.mkdir(parents=True, exist_ok=True)
        files.replace(site / one.path, made(collection, one.name, dating))


def made(collection: Collection, name: str, dating: Dates) -> bytes:
    """Return the cards in the format called `name`."""
    if name in WRITERS:
        return WRITERS[name](collection)
    # It loads a template engine, and only this format needs it.
    from studysite.export import anki

    notes = anki.notes(collection)
    return anki.package(collection, notes, dating.of({note.card: note.digest for note in notes}))


def remembered(project: Project, place: Path) -> dict[str, Change]:
    """Return the last changes of cards that the project's cache remembers of the documents at `place`."""
    held = _memory(project, place)
    return dates.read(held.read_bytes()) if held.is_file() else {}


def remember(project: Project, place: Path, last: Mapping[str, Change]) -> None:
    """Remember the last changes of cards of the documents at `place`."""
    held = _memory(project, place)
    # What cannot be remembered costs nothing but a second update of the same notes.
    with suppress(OSError):
        held.parent.mkdir(parents=True, exist_ok=True)
        files.replace(held, dates.written(last))


def _memory(project: Project, place: Path) -> Path:
    name = hashlib.sha256(str(place.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return project.cache / "export" / f"{name}.json"
