"""Finding links, fragments and fetched parts of the built site that lead nowhere, or to another host.

MkDocs looks at links in Markdown; what stands in raw HTML or comes from a template is checked here.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote

from studysite.finish.page import references, style_references

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

FOLLOWED_SCHEMES = frozenset(("http", "https", "mailto", "tel"))
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)

# What browsers drop from a URL before they read it; with it, `java<TAB>script:` is a script.
DROPPED = re.compile(r"^[\0-\x20]+|[\t\r\n]|[\0-\x20]+$")

# A link that stands on every page is reported on this many of them.
PAGES_NAMED = 5

K = TypeVar("K")

SEPARATOR = "\0"
OUTSIDE = ".."


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: its files by path, how to read one, and the path of its URL (`/` or `/notes/`)."""

    files: Collection[str]
    read: Callable[[str], bytes]
    base: str = "/"


@dataclass(slots=True)
class _Uses:
    """Where something is referred to: the first pages with what is written there, and how many there are."""

    first: list[tuple[str, str]] = field(default_factory=list)
    count: int = 0


@dataclass(slots=True)
class _Survey:
    """What a walk over the site gathers.

    `anchors` are joined into one string a page, because tens of thousands of sets do not fit into
    memory; `targets` are places of the site (file, fragment); `faults` are reasons that are known
    at once.
    """

    site: Site
    anchors: dict[str, str] = field(default_factory=dict)
    targets: dict[tuple[str, str], _Uses] = field(default_factory=dict)
    faults: dict[str, _Uses] = field(default_factory=dict)

    def page(self, path: str) -> None:
        """Take in a page."""
        found = references(self.site.read(path))
        self.anchors[path] = SEPARATOR + SEPARATOR.join(found.ids) + SEPARATOR
        for link in found.links:
            self.link(path, link)
        for part in found.parts:
            self.part(path, part)

    def style(self, path: str) -> None:
        """Take in a stylesheet."""
        for part in style_references(self.site.read(path).decode("utf-8", "replace")):
            self.part(path, part)

    def link(self, path: str, link: str) -> None:
        """Take in a link that a reader of `path` may follow."""
        scheme, rest = _scheme(link)
        if scheme and scheme not in FOLLOWED_SCHEMES:
            _use(self.faults, f"a link may not be of the kind {scheme}:", path, link)
        elif not scheme and not rest.startswith("//"):
            _use(self.targets, self.place(path, rest), path, link)

    def part(self, path: str, part: str) -> None:
        """Take in something that the browser fetches for `path`."""
        scheme, rest = _scheme(part)
        if not scheme and not rest.startswith("//"):
            _use(self.targets, self.place(path, rest), path, part)
        elif scheme != "data":
            _use(
                self.faults,
                "is fetched from another host, but a page may only fetch from its own",
                path,
                part,
            )

    def place(self, path: str, reference: str) -> tuple[str, str]:
        """Return the file and the fragment that `reference` on the page `path` means."""
        address, _, fragment = reference.partition("#")
        address = unquote(address.partition("?")[0])
        if not address:
            return path, unquote(fragment)
        if address.startswith("/"):
            base = self.site.base
            file = address.removeprefix(base) if address.startswith(base) else OUTSIDE
        else:
            file = posixpath.join(posixpath.dirname(path), address)
        is_folder = file.endswith(("/", "/.", "/..")) or file in ("", ".")
        file = posixpath.normpath(file or ".")
        if is_folder or (file not in self.site.files and f"{file}/index.html" in self.site.files):
            file = posixpath.normpath(f"{file}/index.html")
        return file, unquote(fragment)

    def reason(self, file: str, fragment: str) -> str:
        """Return why that place of the site cannot be reached, empty if it can."""
        if file.startswith(OUTSIDE):
            return "leads out of the site"
        if file not in self.site.files:
            return "there is no such page or file"
        # Browsers know `#top`; `#:~:text=` names words and no anchor.
        if fragment in ("", "top") or fragment.startswith(":~:") or file not in self.anchors:
            return ""
        found = f"{SEPARATOR}{fragment}{SEPARATOR}" in self.anchors[file]
        return "" if found else "the page has no place of that name"


def broken(site: Site, addresses: Iterable[str] = ()) -> tuple[str, ...]:
    """Return a line `page: link -> reason` for each thing that leads nowhere or to another host.

    `addresses` are further URLs, relative to the site's root, that must lead somewhere.
    """
    survey = _Survey(site)
    for path in sorted(site.files):
        if path.endswith(".html"):
            survey.page(path)
        elif path.endswith(".css"):
            survey.style(path)
    for address in addresses:
        survey.link("search results", address)
    lines = [line for reason, uses in survey.faults.items() for line in _lines(uses, reason)]
    for place, uses in survey.targets.items():
        reason = survey.reason(*place)
        if reason:
            lines += _lines(uses, reason)
    return tuple(sorted(lines))


def _scheme(reference: str) -> tuple[str, str]:
    """Return the scheme of a URL in lower case (empty if it has none), and the URL as browsers read it."""
    clean = DROPPED.sub("", reference).replace("\\", "/")
    found = SCHEME.match(clean)
    return (found[1].lower() if found else ""), clean


def _use(where: dict[K, _Uses], key: K, path: str, written: str) -> None:
    """Remember that the page `path` refers to `key`."""
    uses = where.setdefault(key, _Uses())
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
