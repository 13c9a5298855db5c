"""What the browser gets: typed, versioned records that become JSON.

The counterpart in JavaScript is `overrides/js/records.js`; the two change together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SEARCH_VERSION = 1

SearchKind = Literal["term", "question", "section", "node", "page"]


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One thing that can be found.

    `url` is relative to the site's root. `text` is what a result may show: a definition, the
    beginning of a section, the path of a node; empty for a question, whose answer must not show.
    `names` are further names (aliases, acronyms) and `source` is the document it stands in.
    """

    kind: SearchKind
    title: str
    text: str
    url: str
    names: tuple[str, ...] = ()
    source: str = ""
