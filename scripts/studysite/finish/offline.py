"""The site without a network: the list of all that a reader can keep, and what its service worker is told of it."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from studysite.finish.study import FORM, RECORDS
from studysite.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studysite.finish.links import Site

# The list of all, the list of what pages need beside themselves, and the worker, whose code the theme's build makes.
LIST, SHELL, WORKER = "precache.json", "shell.json", "sw.js"

# What no page shows: for hosts, for search engines, for messengers, for the next build.
UNSEEN = frozenset(
    (LIST, SHELL, WORKER, "CNAME", "_headers", "_redirects", "addresses.json", "robots.txt", "sitemap.xml")
)
UNSEEN_FOLDERS = ("previews/", ".")
UNSEEN_ENDINGS = (".gz", ".br", ".zip")
# What is fetched once, for another tool.
FETCHED = frozenset((RECORDS, FORM, *(one.path for one in FORMATS)))

# Pages that stand in for others.
ERRORS = frozenset(("404.html", "503.html"))

# Beyond this many bytes, the parts of the search are only kept once they were used.
SEARCH_MOST = 400_000


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the site: its address relative to the root, its SHA-256 in base64, its size in bytes."""

    address: str
    digest: str
    size: int


def offline(site: Site) -> dict[str, bytes]:
    """Return what makes `site` readable without a network, to be written last; nothing if it has no service worker.

    `precache.json` is `{"version": "16 hex digits", "files": [[address, digest, size], …]}`: addresses are
    relative to the root, those of pages end in a slash, digests are such as Subresource Integrity takes. `shell.json`
    is a list of addresses. Before the worker's code stands what it must know of this edition.
    """
    if WORKER not in site.files:
        return {}
    kept = [_file(site, path) for path in sorted(site.files) if is_kept(path)]
    rows = ",\n".join(json.dumps([one.address, one.digest, one.size], ensure_ascii=False) for one in kept)
    version = hashlib.sha256(rows.encode()).hexdigest()[:16]
    edition = {
        "version": version,
        "pages": sum(_is_page(path) and path not in ERRORS for path in site.files),
        "size": sum(one.size for one in kept),
    }
    told = json.dumps(edition, ensure_ascii=False)
    listed = f'{{"version": "{version}", "files": [\n{rows}\n]}}\n'
    shell = json.dumps(list(_shell(site, kept)), ensure_ascii=False)
    return {
        LIST: listed.encode(),
        SHELL: shell.encode(),
        WORKER: f"self.studysite={told};\n".encode() + site.read(WORKER),
    }


def is_kept(path: str) -> bool:
    """Tell whether the file `path` belongs to what a reader can keep."""
    return not (path in UNSEEN or path in FETCHED or path.startswith(UNSEEN_FOLDERS) or path.endswith(UNSEEN_ENDINGS))


def _file(site: Site, path: str) -> _File:
    data = site.read(path)
    digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
    address = path.removesuffix("index.html") if PurePosixPath(path).name == "index.html" else path
    return _File(address, digest, len(data))


def _is_page(path: str) -> bool:
    return path.endswith(".html")


def _shell(site: Site, kept: list[_File]) -> Iterator[str]:
    """Yield what pages need beside themselves: scripts and the search; the way home from a missing page.

    Pages that were read have brought their stylesheets; what is missing are those of the pages that are listed here.
    """
    search = [one for one in kept if one.address.startswith("data/search/")]
    yield ""
    bundles = [one.address for one in kept if one.address.startswith("assets/")]
    listed = b"".join(site.read(path) for path in ("index.html", "503.html") if path in site.files)
    yield from (one for one in bundles if one.endswith(".css") and one.encode() in listed)
    yield from (one for one in bundles if one.endswith(".js"))
    if sum(one.size for one in search) <= SEARCH_MOST:
        yield from (one.address for one in search)
    # Last: the worker takes it for the sign that all was stored.
    yield "503.html"
