"""Finding links, fragments and fetched parts of the built site that lead nowhere, or to another host.

MkDocs looks at links in Markdown; what stands in raw HTML or comes from a template is checked here.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import unquote

from studysite.finish.page import references, style_references
from studysite.memory import Recall, afresh

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

FOLLOWED_SCHEMES = frozenset(("http", "https", "mailto", "tel"))
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)

# What browsers drop from a URL before they read it; with it, `java<TAB>script:` is a script.
DROPPED = re.compile(r"^[\0-\x20]+|[\t\r\n]|[\0-\x20]+$")

# A link that stands on every page is reported on this many of them.
PAGES_NAMED = 5

K = TypeVar("K")

NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})

SEPARATOR = "\0"
OUTSIDE = ".."

# The base of a site that opens as files: no path of a page begins so, and no host shows a folder's page.
AS_FILES = "//"


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: its files by path, how to read one, and the path of its URL (`/`, `/notes/` or AS_FILES).

    `recall` may know what a page refers to since an earlier build; `anchors` are those of the pages that were
    looked at, joined into one string a page, because tens of thousands of sets do not fit into memory.
    """

    files: Collection[str]
    read: Callable[[str], bytes]
    base: str = "/"
    recall: Recall = afresh
    anchors: dict[str, str] = field(default_factory=dict)

    def refers(self, path: str) -> Refers:
        """Return what a page refers to."""
        found = self.recall(page_refers, path, self.read(path), self.base)
        self.anchors[path] = found.anchors
        return found

    def has(self, path: str, fragment: str) -> bool:
        """Tell whether a page has a place of that name."""
        held = self.anchors[path] if path in self.anchors else self.refers(path).anchors
        return f"{SEPARATOR}{fragment}{SEPARATOR}" in held


class Aim(NamedTuple):
    """A place of the site that something refers to: a file, a folder or what may be either, and what was written."""

    file: str
    is_folder: bool
    fragment: str
    written: str


@dataclass(frozen=True, slots=True)
class Refers:
    """What a page or a stylesheet refers to: its own anchors, its aims, and its faults (reason, what was written)."""

    anchors: str
    aims: tuple[Aim, ...]
    faults: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Uses:
    """Where something is referred to: the first pages with what is written there, and how many there are."""

    first: list[tuple[str, str]] = field(default_factory=list)
    count: int = 0


@dataclass(slots=True)
class _Survey:
    """What a walk over the site gathers.

    `targets` are places of the site (file, fragment), `broken` those of them that cannot be reached with who refers
    to them; `faults` are reasons that are known at once.
    """

    site: Site
    targets: set[tuple[str, str]] = field(default_factory=set)
    broken: dict[tuple[str, str], _Uses] = field(default_factory=dict)
    faults: dict[str, _Uses] = field(default_factory=dict)

    def take(self, path: str, found: Refers) -> None:
        """Take in what `path` refers to."""
        self.targets.update(map(self.place, found.aims))
        for reason, told in found.faults:
            _use(self.faults, reason, path, told)

    def blame(self, path: str, found: Refers) -> None:
        """Take in what of that cannot be reached."""
        for aim in found.aims:
            if (place := self.place(aim)) in self.broken:
                _use(self.broken, place, path, aim.written)

    def place(self, aim: Aim) -> tuple[str, str]:
        """Return the file and the fragment that are meant: a folder's own page, where it is one."""
        file, files = aim.file, self.site.files
        if self.site.base == AS_FILES:
            return f"{file}/" if aim.is_folder else file, aim.fragment
        if aim.is_folder or (file not in files and f"{file}/index.html" in files):
            file = "index.html" if file == "." else f"{file}/index.html"
        return file, aim.fragment

    def reason(self, file: str, fragment: str) -> str:
        """Return why that place of the site cannot be reached, empty if it can."""
        if file.startswith(OUTSIDE):
            return "leads out of the site"
        if file.endswith("/"):
            return "names a folder, where only a file can be opened"
        if file not in self.site.files:
            return "there is no such page or file"
        # Browsers know `#top`; `#:~:text=` names words and no anchor.
        if fragment in ("", "top") or fragment.startswith(":~:") or file not in self.site.anchors:
            return ""
        return "" if self.site.has(file, fragment) else "the page has no place of that name"


def page_refers(path: str, html: bytes, base: str) -> Refers:
    """Return what the page `html` at `path` refers to."""
    found = references(html)
    anchors = SEPARATOR + SEPARATOR.join(sorted(found.ids)) + SEPARATOR
    return _refers(anchors, path, base, (sorted(found.links), sorted(found.parts)))


def style_refers(path: str, css: bytes, base: str) -> Refers:
    """Return what the stylesheet `css` at `path` refers to."""
    return _refers("", path, base, ((), sorted(style_references(css.decode("utf-8", "replace")))))


def _refers(anchors: str, path: str, base: str, written: tuple[Iterable[str], Iterable[str]]) -> Refers:
    """Sort links, which a reader may follow, and parts, which the browser fetches for `path`."""
    aims, faults = [], []
    for reference, is_part in (*((one, False) for one in written[0]), *((one, True) for one in written[1])):
        scheme, rest = _scheme(reference)
        if not scheme and not rest.startswith("//"):
            aims.append(_aim(path, rest, base, reference))
        elif is_part and scheme != "data":
            faults.append(("is fetched from another host, but a page may only fetch from its own", reference))
        elif not is_part and scheme and scheme not in FOLLOWED_SCHEMES:
            faults.append((f"a link may not be of the kind {scheme}:", reference))
    return Refers(anchors, tuple(aims), tuple(faults))


def _aim(path: str, reference: str, base: str, written: str) -> Aim:
    """Return what `reference` on the page `path` means."""
    address, _, fragment = reference.partition("#")
    address = unquote(address.partition("?")[0])
    fragment = unquote(fragment)
    if not address:
        return Aim(path, is_folder=False, fragment=fragment, written=written)
    if address.startswith("/"):
        file = address.removeprefix(base) if address.startswith(base) else OUTSIDE
    else:
        file = posixpath.join(posixpath.dirname(path), address)
    is_folder = file.endswith(("/", "/.", "/..")) or file in ("", ".")
    return Aim(posixpath.normpath(file or "."), is_folder, fragment, written)


def broken(site: Site, addresses: Mapping[str, Iterable[str]] = NONE) -> tuple[str, ...]:
    """Return a line `page: link -> reason` for each thing that leads nowhere or to another host.

    `addresses` are further URLs that must lead somewhere, relative to the site's root, by what holds them.
    """
    survey = _Survey(site)
    held = {what: _refers("", what, site.base, (urls, ())) for what, urls in addresses.items()}
    for path, found in chain(_all(site), held.items()):
        survey.take(path, found)
    lines = [line for reason, uses in survey.faults.items() for line in _lines(uses, reason)]
    reasons = {place: reason for place in survey.targets if (reason := survey.reason(*place))}
    if reasons:
        # Who refers to what is looked for only where something is wrong: there are thousands of links.
        survey.broken |= {place: _Uses() for place in reasons}
        for path, found in chain(_all(site), held.items()):
            survey.blame(path, found)
    for place, uses in survey.broken.items():
        lines += _lines(uses, reasons[place])
    return tuple(sorted(lines))


def _all(site: Site) -> Iterator[tuple[str, Refers]]:
    """Yield each page and each stylesheet with what it refers to."""
    for path in sorted(site.files):
        if path.endswith(".html"):
            yield path, site.refers(path)
        elif path.endswith(".css"):
            yield path, site.recall(style_refers, path, site.read(path), site.base)


def _scheme(reference: str) -> tuple[str, str]:
    """Return the scheme of a URL in lower case (empty if it has none), and the URL as browsers read it."""
    clean = DROPPED.sub("", reference).replace("\\", "/")
    found = SCHEME.match(clean)
    return (found[1].lower() if found else ""), clean


def _use(where: dict[K, _Uses], key: K, path: str, written: str) -> None:
    """Remember that the page `path` refers to `key`."""
    uses = where.get(key)
    if uses is None:
        uses = where[key] = _Uses()
    uses.count += 1
    if len(uses.first) < PAGES_NAMED:
        uses.first.append((path, written))


def _lines(uses: _Uses, reason: str) -> list[str]:
    """Return the lines that tell of one fault."""
    lines = [f"{path}: {written} -> {reason}" for path, written in uses.first]
    more = uses.count - len(lines)
    if more:
        lines[-1] += f" (and on {more} further pages)"
    return lines
