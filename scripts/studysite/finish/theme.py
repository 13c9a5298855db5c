"""What MkDocs copies out of the theme that no reader needs."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# What scripts and stylesheets are made of. They reach the site as bundles, in assets/.
SOURCES = frozenset((".js", ".mjs", ".cjs", ".ts", ".css", ".json", ".md"))

# Parts of templates, among them drawings that templates put into the page.
TEMPLATES = "partials/"

# A bundle's file, and how a page names it: as an address, or for a script that fetches it later.
BUNDLE = re.compile(r"assets/[a-z-]+-[A-Z2-7]{8}\.(?:js|css)")
BUNDLE_NAME = re.compile(rb'(?:assets/|=" *| )([a-z-]+-[A-Z2-7]{8}\.(?:js|css))(?=["\s])')

# Material's own scripts, styles and icon, which no page of ours loads: 1.5 MB of every site.
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")


def is_copied(path: str) -> bool:
    """Tell whether the file `path` of a theme, ours or Material's, belongs into the site."""
    return not (path.startswith((*UNUSED, TEMPLATES)) or PurePosixPath(path).suffix in SOURCES)


def unused(files: Iterable[str], docs: Collection[str]) -> tuple[str, ...]:
    """Return the paths among `files` (those of the site) that Material put there for pages that look like its own."""
    return tuple(path for path in files if path.startswith(UNUSED) and path not in docs)


def unnamed(files: Iterable[str], pages: Iterable[bytes]) -> tuple[str, ...]:
    """Return the bundles among `files` that none of `pages` (HTML) names: selections of parts that no text needs."""
    named = {name.decode() for page in pages for name in BUNDLE_NAME.findall(page)}
    return tuple(path for path in files if BUNDLE.fullmatch(path) and path.removeprefix("assets/") not in named)


def unpublished(theme: Iterable[str], docs: Collection[str]) -> tuple[str, ...]:
    """Return the paths among `theme` (files below overrides/) that must not stand in the site.

    A file of the same path in `docs` is a page's own, and stays.
    """
    return tuple(
        path
        for path in theme
        if (PurePosixPath(path).suffix in SOURCES or path.startswith(TEMPLATES)) and path not in docs
    )
