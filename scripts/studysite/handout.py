"""The cards of a site as files for other tools: what is exported, and the files themselves."""

from __future__ import annotations

import hashlib
from contextlib import suppress
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
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from studysite.pipeline import Conversion
    from studysite.project import Project

    # When each card was last changed, in seconds since 1970, by the digests of the notes.
    Dating = Callable[[Mapping[str, str]], Mapping[str, int]]

WRITERS = {"csv": table, "quizlet": pairs, "gift": questions}


def collected(conversion: Conversion, address: str) -> Collection:
    """Return the cards of a site whose URL is `address`, empty if it has none."""
    name = str(yaml.safe_load(conversion.config)["site_name"])
    named = {document.slug: document.file for document in conversion.documents}
    return Collection(name, address, conversion.study, named, conversion.library.say)


def paths(conversion: Conversion) -> frozenset[str]:
    """Return the paths of the files that a site of these documents offers."""
    return frozenset(one.path for one in FORMATS) if conversion.study.cards else frozenset()


def hand_out(conversion: Conversion, address: str, site: Path, dating: Dating) -> None:
    """Write the files that a site of these documents offers into the folder `site`."""
    collection = collected(conversion, address)
    for one in FORMATS if conversion.study.cards else ():
        (site / one.path).parent.mkdir(parents=True, exist_ok=True)
        files.replace(site / one.path, made(collection, one.name, dating))


def made(collection: Collection, name: str, dating: Dating) -> bytes:
    """Return the cards in the format called `name`."""
    if name in WRITERS:
        return WRITERS[name](collection)
    # It loads a template engine, and only this format needs it.
    from studysite.export import anki

    notes = anki.notes(collection)
    return anki.package(collection, notes, dating({note.card: note.digest for note in notes}))


def undated(digests: Mapping[str, str]) -> dict[str, int]:
    """Say of all cards that they are as old as can be: for a copy that does not depend on when it was made."""
    return dict.fromkeys(digests, dates.OLDEST)


def remembered(project: Project, place: Path, now: int) -> Dating:
    """Return what tells when cards were last changed by what the project's cache remembers of the documents at `place`.

    `now` is in seconds since 1970. Without that memory all cards are new.
    """
    name = hashlib.sha256(str(place.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    held = project.cache / "export" / f"{name}.json"

    def dating(digests: Mapping[str, str]) -> dict[str, int]:
        data = held.read_bytes() if held.is_file() else b""
        changes = dates.dated(digests, dates.read(data), now)
        written = dates.written(changes)
        # What cannot be remembered costs nothing but a second update of the same notes.
        with suppress(OSError):
            if written != data:
                held.parent.mkdir(parents=True, exist_ok=True)
                files.replace(held, written)
        return {card: change.time for card, change in changes.items()}

    return dating
