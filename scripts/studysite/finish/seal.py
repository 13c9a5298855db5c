"""The last step of a build: what the site lacks, has too much of, or gets wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from studysite.finish import study
from studysite.finish.links import Site, broken
from studysite.finish.offline import WORKER
from studysite.finish.search import RECORDS, address, addresses, with_pages
from studysite.finish.theme import unnamed, unpublished, unused

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


@dataclass(frozen=True, slots=True)
class Seal:
    """Files to write and to remove, and the faults that forbid to show the site to anyone.

    `records` is the JSON of everything that can be found, empty if the site has none: the browser gets
    an index of it, and not the records, which hold answers.
    """

    write: dict[str, bytes]
    remove: tuple[str, ...]
    faults: tuple[str, ...]
    records: str = ""


def seal(site: Site, theme: Iterable[str], docs: Collection[str], hand_written: Iterable[str]) -> Seal:
    """Return what finishes `site`.

    `theme` and `docs` are the files below overrides/ and docs/, `hand_written` those of `docs`
    that no document made.
    """
    copied = tuple(path for path in unpublished(theme, docs) if path in site.files)
    records = _records(site, hand_written)
    cards = site.read(study.RECORDS).decode() if study.RECORDS in site.files else ""
    write = site.recall(study.study_files, cards) if cards else {}
    former = [path for path in site.files if path.startswith(study.FOLDER) and path not in write]
    remove = (*copied, *unused(site.files, docs), *_unnamed(site), *([RECORDS] if records else []), *former)
    files = set(site.files).difference(remove) | write.keys()
    found = {"search results": addresses(records)} if records else {}
    found |= {"cards": site.recall(study.addresses, cards)} if cards else {}
    return Seal(write, remove, broken(replace(site, files=files), found), records)


def _unnamed(site: Site) -> tuple[str, ...]:
    """Return the bundles that no page needs; a preview, which has no worker, keeps them for the next page."""
    if WORKER not in site.files:
        return ()
    return unnamed(site.files, (site.read(path) for path in site.files if path.endswith(".html")))


def _records(site: Site, hand_written: Iterable[str]) -> str:
    """Return the search records with the pages that people wrote, if there are any records."""
    if RECORDS not in site.files:
        return ""
    urls = [address(path) for path in hand_written if path.endswith(".md")]
    # A page that mkdocs.yml excludes has no file.
    pages = {url: site.read(f"{url}index.html") for url in urls if f"{url}index.html" in site.files}
    return with_pages(site.read(RECORDS).decode(), pages, site.recall)
