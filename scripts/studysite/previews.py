"""Drawing the pictures of links, all of them.

A picture is kept by all that it is made of, so that only what changed is drawn again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import PIL

from studysite import files
from studysite.picture import layout, picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from studysite.preview import Preview

# What a picture looks like: one more for each change that would not show in a `Preview`.
VERSION = 1

# More pictures than these are shared out among the processors.
FEW = 24

# Pictures that no one asked for any more are dropped, when there are many.
KEPT = 4_000


def drawn(
    previews: Sequence[Preview], fonts: Path, cached: Path, told: Callable[[str], None]
) -> Iterator[tuple[str, bytes]]:
    """Yield each picture's path and PNG. `fonts` is the folder of the package FACE, `cached` keeps what was drawn."""
    cached.mkdir(parents=True, exist_ok=True)
    places = [cached / f"{_key(preview)}.png" for preview in previews]
    missing = [(preview, place) for preview, place in zip(previews, places, strict=True) if not place.is_file()]
    for count, (place, data) in enumerate(_draw(missing, fonts), 1):
        told(f"drawing picture {count} of {len(missing)}")
        files.replace(place, data)
    for preview, place in zip(previews, places, strict=True):
        yield preview.path, place.read_bytes()
    _forget(cached, set(places))


def _draw(missing: Sequence[tuple[Preview, Path]], fonts: Path) -> Iterator[tuple[Path, bytes]]:
    draw = partial(picture, fonts=fonts / "files")
    previews, places = [one for one, _ in missing], [place for _, place in missing]
    if len(missing) <= FEW:
        yield from zip(places, map(draw, previews), strict=True)
        return
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        yield from zip(places, pool.map(draw, previews, chunksize=8), strict=True)


def _key(preview: Preview) -> str:
    made_of = (VERSION, PIL.__version__, layout().name, *astuple(preview)[1:])
    return hashlib.sha256("\0".join(map(str, made_of)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _forget(cached: Path, wanted: set[Path]) -> None:
    held = [path for path in cached.iterdir() if path not in wanted]
    if len(held) > KEPT:
        for path in held:
            path.unlink(missing_ok=True)
