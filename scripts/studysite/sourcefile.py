"""A study document as it came, before anything was understood."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A document's bytes, and its path below the sources folder (forward slashes).

    What is no Markdown becomes that by its ending, in `intake`, when the file is read.
    """

    path: str
    data: bytes
