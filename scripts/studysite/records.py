"""What the browser gets: typed, versioned records that become JSON.

The counterpart in JavaScript is `overrides/js/records.js`; the two change together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SEARCH_VERSION = 2

SearchKind = Literal["term", "question", "section", "node", "page"]


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One thing that can be found.

    `url` is relative to the site's root. `text` is what a result shows in any case: a definition, the
    path of a node. `body` is further text, of which a result shows the part that matches. `hidden`
    leads to the record and is shown nowhere: the answers of a question. `names` are further names
    (aliases, acronyms) and `source` is the document it stands in.
    """

    kind: SearchKind
    title: str
    url: str
    text: str = ""
    body: str = ""
    hidden: str = ""
    names: tuple[str, ...] = ()
    source: str = ""
