"""Search records of the pages that people wrote: the converter never sees those."""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborNode

INDEX = "data/search.json"

# Characters of a page that a result may show.
EXCERPT = 300


def address(path: str) -> str:
    """Return the URL of the page `path` below docs/ (`guide/start.md`), relative to the site's root."""
    folder, name = posixpath.split(path.removesuffix(".md"))
    ending = "" if name in ("index", "README") else f"{name}/"
    return f"{folder}/{ending}" if folder else ending


def with_pages(index: str, pages: Mapping[str, bytes]) -> str:
    """Return the search index with a record of kind `page` for each of `pages` (HTML by URL)."""
    content = json.loads(index)
    records = content["records"] + [_record(url, html) for url, html in sorted(pages.items())]
    rows = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    # As the converter writes it: a record a line, and no `<`, which could end a script element.
    return f'{{"version": {content["version"]}, "records": [\n{rows}\n]}}\n'.replace("<", "\\u003c")


def addresses(index: str) -> tuple[str, ...]:
    """Return the URLs that results lead to; that of the home page is `./`."""
    return tuple(record.get("url") or "./" for record in json.loads(index)["records"])


def _record(url: str, html: bytes) -> dict[str, str]:
    """Return the record of one page: its main heading, its first words."""
    tree = LexborHTMLParser(html)
    main = tree.css_first("main") or tree.body
    heading = (main and main.css_first("h1")) or tree.css_first("title")
    title = _words(heading) or url
    words = " ".join(_words(paragraph) for paragraph in main.css("p")) if main else ""
    if len(words) > EXCERPT:
        words = words[:EXCERPT].rpartition(" ")[0] + " …"
    return {"kind": "page", "title": title, "text": words, "url": url}


def _words(node: LexborNode | None) -> str:
    """Return the text of `node` on one line."""
    return " ".join(node.text().split()) if node else ""
