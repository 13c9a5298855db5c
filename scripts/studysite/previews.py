"""Drawing the pictures of links, all of them.

A picture is kept by all that it is made of, so that only what changed is drawn again; it proves itself by a digest, and
one that is damaged, or another's, is drawn again as well.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import astuple
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import PIL
from PIL import features

from studysite import files
from studysite.picture import picture
from studysite.typeface import Typeface

if TYPE_CHECKING:
    from collections.abc import Callable

    from studysite.preview import Preview

# More pictures than these are shared out among the processors; each of them takes half a second to start.
FEW = 100

# What draws a picture and packs it.
DRAWN_BY = ("freetype2", "raqm", "harfbuzz", "zlib")
CODE = ("picture.py", "setting.py", "typeface.py")

# How many bytes of a kept file are its proof.
PROOF = hashlib.sha256().digest_size


def drawn(
    previews: Sequence[Preview], fonts: Path, cached: Path, told: Callable[[str], None]
) -> Iterator[tuple[str, bytes]]:
    """Draw what `cached` lacks, forget what is no longer wanted, and return each picture's path and PNG.

    `fonts` is the folder of the package `typeface.FACE`. The pictures are read one by one, so that
    ten thousand need no more memory than one.
    """
    if not previews:
        return iter(())
    cached.mkdir(parents=True, exist_ok=True)
    made_by = _made_by(fonts)
    places = {preview: cached / _key(preview, made_by) for preview in previews}
    held = {path.name for path in cached.iterdir()}
    # Two with the same words are one picture.
    missing = {place: preview for preview, place in places.items() if place.name not in held}
    if missing:
        told(f"drawing {len(missing)} pictures of links" if len(missing) > 1 else "drawing a picture of a link")
        _draw(missing, fonts)
    for name in held - {place.name for place in places.values()}:
        (cached / name).unlink(missing_ok=True)
    return ((preview.path, _read(preview, places[preview], fonts)) for preview in previews)


def _read(preview: Preview, place: Path, fonts: Path) -> bytes:
    """Return a picture, also where another studysite has just cleared the cache, or somebody changed what was kept."""
    with suppress(FileNotFoundError):
        data = place.read_bytes()
        if data[:PROOF] == _proof(place.name, data[PROOF:]):
            return data[PROOF:]
    made = picture(preview, fonts)
    with suppress(FileNotFoundError):
        _keep(place, made)
    return made


def _proof(name: str, made: bytes) -> bytes:
    """Return what stands before a kept picture: of its name as well, since it must not stand in for another."""
    return hashlib.sha256(name.encode() + made).digest()


def _draw(missing: dict[Path, Preview], fonts: Path) -> None:
    one = partial(_drawn, fonts=fonts)
    if len(missing) <= FEW or (os.cpu_count() or 1) == 1:
        for place, preview in missing.items():
            one(place, preview)
        return
    # Not forked: `serve` has threads, and a lock that one of them holds would stay locked in the copy.
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        for _ in pool.map(one, missing.keys(), missing.values(), chunksize=16):
            pass


def _drawn(place: Path, preview: Preview, fonts: Path) -> None:
    _keep(place, picture(preview, fonts))


def _keep(place: Path, made: bytes) -> None:
    files.replace(place, _proof(place.name, made) + made)


def _key(preview: Preview, made_by: str) -> str:
    """Name a picture by its words and what draws them; not by its path."""
    words = json.dumps([made_by, *astuple(preview)[1:]])
    return hashlib.sha256(words.encode()).hexdigest()


def _made_by(fonts: Path) -> str:
    versions = [PIL.__version__, *(features.version(name) for name in DRAWN_BY)]
    return json.dumps([*versions, Typeface(fonts.parents[1]).version, _code()])


@cache
def _code() -> str:
    """Return the digest of the drawing itself, so that no one has to think of a version."""
    here = Path(__file__).parent
    return files.digest(b"".join((here / name).read_bytes() for name in CODE))
