"""The files of a site as one zip: the same bytes for the same files, whenever and wherever it is made."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from studysite.finish.links import Site

# Says, within a zip, that studysite made it, and may replace it.
MARK = b"Made by studysite, and replaced whenever it is made again."

# The earliest moment that a zip can tell of.
LONG_AGO = (1980, 1, 1, 0, 0, 0)

# A file that anybody may read, made on a system that has such rights.
READABLE = 0o100644 << 16
UNIX = 3

# What is packed already.
PACKED = (".apkg", ".avif", ".gz", ".jpg", ".png", ".webp", ".woff2", ".zip")

# Names that Windows keeps for devices, with any ending, and characters that it allows in none.
DEVICES = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\.|$)", re.IGNORECASE)
UNFIT = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$')


def packed(site: Site, folder: str, more: Mapping[str, bytes]) -> bytes:
    """Return a zip whose one folder holds the files of `site`, and `more` (content by path) beside them."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        made.comment = MARK
        for path in sorted({*site.files, *more}):
            entry = zipfile.ZipInfo(f"{folder}/{path}", LONG_AGO)
            entry.create_system = UNIX
            entry.external_attr = READABLE
            entry.compress_type = zipfile.ZIP_STORED if path.endswith(PACKED) else zipfile.ZIP_DEFLATED
            made.writestr(entry, more[path] if path in more else site.read(path))
    return held.getvalue()


def is_ours(data: bytes) -> bool:
    """Tell whether `data`, of which the end is enough, is a zip that studysite made."""
    return data.endswith(MARK)


def troublesome(files: Iterable[str]) -> tuple[str, ...]:
    """Return the paths that cannot be unpacked everywhere: not on Windows, or not beside another on most sticks."""
    alike: dict[str, list[str]] = defaultdict(list)
    for path in sorted(files):
        alike[path.casefold()].append(path)
    twins = {path for same in alike.values() for path in same[1:]}
    return tuple(sorted(twins | {path for path in files if any(map(_is_unfit, path.split("/")))}))


def _is_unfit(name: str) -> bool:
    return bool(DEVICES.match(name) or UNFIT.search(name))
