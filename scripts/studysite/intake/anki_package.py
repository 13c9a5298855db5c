"""The files within an Anki package (`.apkg`), with limits on all that a hostile one may claim.

Source: Anki's own importer (rslib/src/import_export/package) and proto/anki/import_export.proto: a zip with a
collection (`collection.anki2`, `.anki21`, or `.anki21b` compressed by zstd), `media` (names by number: JSON, or a
message compressed by zstd), and files called by numbers.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator

import zstandard

from studysite.intake.archives import FAULTS
from studysite.intake.taken import NotTaken

MEGABYTE = 1_000_000
LARGEST_COLLECTION = 300 * MEGABYTE
LARGEST_IMAGE, LARGEST_IMAGES = 8 * MEGABYTE, 100 * MEGABYTE
LARGEST_INDEX = 20 * MEGABYTE
MOST_FILES = 50_000
COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
IMAGE = re.compile(r"[^/\\\x00-\x1f]{1,200}\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$", re.IGNORECASE)
ZSTD = b"\x28\xb5\x2f\xfd"


class Package:
    """An open package; raises NotTaken for one that is damaged or too much."""

    def __init__(self, data: bytes) -> None:
        """Open the package `data`."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = {entry.filename: entry for entry in self._zip.infolist()}
        except FAULTS as fault:
            raise NotTaken("the file is no zip, as an Anki package is; export the deck again as .apkg") from fault
        if len(self._names) > MOST_FILES:
            raise NotTaken(f"the package holds more than {MOST_FILES:,} files; export one deck at a time")

    def collection(self) -> bytes:
        """Return the database of the newest form that the package has."""
        name = next((name for name in COLLECTIONS if name in self._names), "")
        if not name:
            raise NotTaken("the zip holds no collection of Anki; export the deck again as .apkg")
        return self._file(name, LARGEST_COLLECTION)

    def images(self) -> dict[str, str]:
        """Return the names within the zip by those that notes use; pictures alone."""
        if "media" not in self._names:
            return {}
        data = self._file("media", LARGEST_INDEX)
        try:
            told = json.loads(data) if data[:1] == b"{" else dict(_entries(data))
        except (ValueError, RecursionError, IndexError):
            return {}
        if not isinstance(told, dict):
            return {}
        return {name: number for number, name in told.items() if isinstance(name, str) and IMAGE.fullmatch(name)}

    def image(self, number: str) -> bytes | None:
        """Return a picture; None where it is not there, or too large."""
        try:
            return self._file(number, LARGEST_IMAGE) if number in self._names else None
        except NotTaken:
            return None

    def _file(self, name: str, most: int) -> bytes:
        """Return a file of the package, of which no more than `most` bytes are ever unpacked."""
        try:
            with self._zip.open(self._names[name]) as stream:
                data = stream.read(most + 1)
            if data.startswith(ZSTD):
                with zstandard.ZstdDecompressor(max_window_size=2**27).stream_reader(data) as packed:
                    data = packed.read(most + 1)
        except (*FAULTS, zstandard.ZstdError) as fault:
            raise NotTaken(f"“{name}” in the package is damaged; export the deck again") from fault
        if len(data) > most:
            raise NotTaken(f"“{name}” in the package is larger than {most // MEGABYTE} MB; export one deck at a time")
        return data


def _entries(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the numbers and names of a list of media as Anki writes it since 2.1.50 (MediaEntries)."""
    for number, entry in enumerate(value for field, value in messages(data) if field == 1):
        name = next((value for field, value in messages(entry) if field == 1), b"")
        yield str(number), name.decode("utf-8", "replace")


def messages(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the fields of a protobuf message by their numbers; those that are numbers come as eight bytes.

    Raises IndexError or ValueError for what is none.
    """
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        kind = key & 7
        if kind == 0:
            value, at = _varint(data, at)
            yield key >> 3, (value & (2**64 - 1)).to_bytes(8, "little")
        elif kind == 2:
            size, at = _varint(data, at)
            if at + size > len(data):
                raise ValueError("a field is cut off")
            yield key >> 3, data[at : at + size]
            at += size
        elif kind in (1, 5):
            at += 8 if kind == 1 else 4
        else:
            raise ValueError("no such kind of field")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number and the place behind it."""
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128 or shift > 63:
            return value, at
