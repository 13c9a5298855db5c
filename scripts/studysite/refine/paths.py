"""Paths of files as documents write them, against the names that these files have."""

from __future__ import annotations

import posixpath
import re
import unicodedata

SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:|[a-zA-Z]:[\\/]")


def beside(file: str, written: str) -> str:
    """Return the path below the sources of what a document at `file` calls `written`; empty where it lies outside."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), written.replace("\\", "/")))
    outside = SCHEME.match(written) or written.startswith(("/", "\\")) or path == ".." or path.startswith("../")
    return "" if outside else path


def letters(path: str) -> str:
    """Return what is left of a path where nobody minds capitals, spaces, signs, and how an accent is written."""
    whole = unicodedata.normalize("NFKC", path).casefold()
    return "".join(one for one in whole if one.isalnum() or one in "./" or unicodedata.category(one).startswith("M"))
