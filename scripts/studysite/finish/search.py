"""Search records of the pages that people wrote: the converter never sees those.

The records themselves do not go to the browser: `studysite.assets` makes an index of them.
"""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from studysite.memory import Recall, afresh

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborNode

# Where the converter puts the records.
RECORDS = "data/search.json"

# The guide is in English: among words of another language it would only be in the way.
GUIDE, FOREIGN = "guide/", "#content > .body[lang]"

# Parts of a page that say nothing of its content.
APART = "h1, nav, script, style, svg, study-contents"


def address(path: str) -> str:
    """Return the URL of the page `path` below docs/ (`guide/start.md`), relative to the site's root."""
    folder, name = posixpath.split(path.removesuffix(".md"))
    ending = "" if name in ("index", "README") else f"{name}/"
    return f"{folder}/{ending}" if folder else ending


def with_pages(written: str, pages: Mapping[str, bytes], recall: Recall = afresh) -> str:
    """Return the search records with one of kind `page` for each of `pages` (HTML by URL)."""
    content = json.loads(written)
    made = (recall(_record, url, html) for url, html in sorted(pages.items()))
    records = content["records"] + [record for record in made if record]
    rows = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    # As the converter writes it: a record a line, and no `<`, which could end a script element.
    return f'{{"version": {content["version"]}, "records": [\n{rows}\n]}}\n'.replace("<", "\\u003c")


def addresses(written: str) -> tuple[str, ...]:
    """Return the URLs that results lead to; that of the home page is `./`."""
    return tuple(record.get("url") or "./" for record in json.loads(written)["records"])


def _record(url: str, html: bytes) -> dict[str, str]:
    """Return the record of one page: its main heading, its words; empty for our guide in another language's site."""
    tree = LexborHTMLParser(html)
    if url.startswith(GUIDE) and tree.css_matches(FOREIGN):
        return {}
    main = tree.css_first("main") or tree.body
    heading = (main and main.css_first("h1")) or tree.css_first("title")
    title = _words(heading) or url
    for part in main.css(APART) if main else ():
        part.decompose()
    return {"kind": "page", "title": title, "body": _words(main), "url": url}


def _words(node: LexborNode | None) -> str:
    """Return the text of `node` on one line."""
    return " ".join(node.text(separator=" ").split()) if node else ""
