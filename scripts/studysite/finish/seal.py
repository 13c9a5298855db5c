"""The last step of a build: what the site lacks, has too much of, or gets wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studysite.finish.links import Site, broken
from studysite.finish.search import INDEX, address, addresses, with_pages
from studysite.finish.theme import unpublished, unused

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


@dataclass(frozen=True, slots=True)
class Seal:
    """Files to write and to remove, and the faults that forbid to show the site to anyone."""

    write: dict[str, bytes]
    remove: tuple[str, ...]
    faults: tuple[str, ...]


def seal(site: Site, theme: Iterable[str], docs: Collection[str], hand_written: Iterable[str]) -> Seal:
    """Return what finishes `site`.

    `theme` and `docs` are the files below overrides/ and docs/, `hand_written` those of `docs`
    that no document made.
    """
    copied = tuple(path for path in unpublished(theme, docs) if path in site.files)
    remove = (*copied, *unused(site.files, docs))
    files = set(site.files).difference(remove)
    write = _searchable(site, files, hand_written)

    def read(path: str) -> bytes:
        return write[path] if path in write else site.read(path)

    found = addresses(read(INDEX).decode()) if INDEX in files else ()
    return Seal(write, remove, broken(Site(files, read, site.base), found))


def _searchable(site: Site, files: set[str], hand_written: Iterable[str]) -> dict[str, bytes]:
    """Return the search index with the pages that people wrote, if there is an index."""
    if INDEX not in files:
        return {}
    urls = [address(path) for path in hand_written if path.endswith(".md")]
    # A page that mkdocs.yml excludes has no file.
    pages = {url: site.read(f"{url}index.html") for url in urls if f"{url}index.html" in files}
    return {INDEX: with_pages(site.read(INDEX).decode(), pages).encode()}
