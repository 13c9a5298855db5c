"""Lists of links from a glossary to its own entries, or to other files: an index, and no terms."""

from __future__ import annotations

import re

from studysite.text.line import marker

LINKS = re.compile(
    r"(?:\[[^\[\]]{1,200}\]\((?:#[^()\s]{0,200}(?:\([^()\s]{0,80}\)[^()\s]{0,80})?|[^()\s:]{1,200}\.md(?:#[^()\s]*)?)\)"
    r"|[\s|,;·、，/•→←-])+"
)


def is_index(text: str) -> bool:
    """Tell whether a line, or what stands behind a name on it, is nothing but links within a document or its folder."""
    if "](" not in text:
        return False
    found = marker(text)
    return LINKS.fullmatch(found.rest if found else text.strip()) is not None
