"""Drawing the pictures of links, all of them.

A picture is kept by all that it is made of, so that only what changed is drawn again.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
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
    places = {preview: cached / f"{_key(preview, made_by)}.png" for preview in previews}
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
    """Return a picture, also where another studysite has just cleared the cache."""
    try:
        return place.read_bytes()
    except FileNotFoundError:
        return picture(preview, fonts)


def _draw(missing: dict[Path, Preview], fonts: Path) -> None:
    one = partial(_kept, fonts=fonts)
    if len(missing) <= FEW or (os.cpu_count() or 1) == 1:
        for place, preview in missing.items():
            one(place, preview)
        return
    # Not forked: `serve` has threads, and a lock that one of them holds would stay locked in the copy.
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        for _ in pool.map(one, missing.keys(), missing.values(), chunksize=16):
            pass


def _kept(place: Path, preview: Preview, fonts: Path) -> None:
    files.replace(place, picture(preview, fonts))


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
