"""How much room some HTML takes, so that a browser can keep it for what it has not laid out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# About how many letters stand in a line on a phone.
_LINE = 34
_TAG = re.compile(r"<[^>]*>")


def rows(parts: Sequence[str]) -> int:
    """Return about how many lines some HTML takes on a phone."""
    texts = (_TAG.sub("", line) for part in parts for line in part.splitlines())
    wide = (sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text) for text in texts)
    return sum(-(-width // _LINE) for width in wide)
