"""The list of generated pages: which content makes a file in the pages folder ours."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# In the pages folder: the list itself.
MANIFEST = ".studysite.json"

# In a site: says that studysite made the folder, and may replace it.
MARKER = ".studysite"

VERSION = 1

# The one generated file outside the pages folder.
NAVIGATION = "../nav.yml"


@dataclass(frozen=True, slots=True)
class Manifest:
    """SHA-256 by path: of what we wrote, and of what we were about to write when interrupted."""

    pages: dict[str, str] = field(default_factory=dict)
    pending: dict[str, str] = field(default_factory=dict)

    def owns(self, path: str, content: str) -> bool:
        """Tell whether a file at `path` with the digest `content` is ours."""
        return content in (self.pages.get(path), self.pending.get(path))

    def paths(self) -> set[str]:
        """Return every path that it speaks of."""
        return {*self.pages, *self.pending}

    def text(self) -> str:
        """Return the manifest as it is kept: sorted, one path a line."""
        kept: dict[str, object] = {"version": VERSION, "pages": dict(sorted(self.pages.items()))}
        if self.pending:
            kept["pending"] = dict(sorted(self.pending.items()))
        return json.dumps(kept, indent=1, ensure_ascii=False) + "\n"


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of `folder`; one that is missing or makes no sense claims nothing."""
    try:
        kept = json.loads((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, ValueError):
        return Manifest()
    if not isinstance(kept, dict) or kept.get("version") != VERSION:
        return Manifest()
    return Manifest(_digests(kept.get("pages")), _digests(kept.get("pending")))


def is_page_path(path: str) -> bool:
    """Tell whether a page may stand at `path`: inside its folder, and not hidden, as our own records are."""
    return not any(not part or part.startswith(".") or set(part) & set("\\:\0") for part in path.split("/"))


def _digests(kept: object) -> dict[str, str]:
    """Return the sound entries of a part of the manifest: a person may have edited it."""
    if not isinstance(kept, dict):
        return {}
    return {
        path: content
        for path, content in kept.items()
        if isinstance(content, str) and (path == NAVIGATION or is_page_path(path))
    }
