"""What the built site promises: the addresses that it answers, with the fragments that are on their pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from studysite.finish.search import address
from studysite.published import Address, is_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studysite.finish.links import Site

HEADINGS = ":is(h2, h3, h4, h5, h6)[id]"


def answered(site: Site, made: Iterable[Address], hand_written: Iterable[str]) -> list[Address]:
    """Return what `site` answers: those of `made` by the documents, and the pages that people wrote.

    Only parts that are on their page are promised: a person may have changed it.
    """
    found = {one.url: _with_parts(site, one) for one in made if _file(one.url) in site.files}
    for url in urls(hand_written):
        if url not in found and is_url(url) and _file(url) in site.files:
            found[url] = site.recall(_of_a_person, url, site.read(_file(url)))
    return [found[url] for url in sorted(found)]


def urls(hand_written: Iterable[str]) -> set[str]:
    """Return the addresses of the pages among the files that people wrote, if mkdocs.yml keeps none of them out."""
    return {address(path.removesuffix(".html")) for path in hand_written if path.endswith((".md", "index.html"))}


def _file(url: str) -> str:
    return f"{url}index.html"


def _with_parts(site: Site, one: Address) -> Address:
    if not one.parts:
        return one
    return replace(one, parts=tuple(part for part in one.parts if site.has(_file(one.url), part)))


def _of_a_person(url: str, html: bytes) -> Address:
    """Return the address of a page that a person wrote: its main heading, and the headings that can be named."""
    tree = LexborHTMLParser(html)
    main = tree.css_first("main") or tree.body
    heading = (main and main.css_first("h1")) or tree.css_first("title")
    title = " ".join(heading.text(separator=" ").split()) if heading else ""
    named = {heading.attributes["id"] or "" for heading in main.css(HEADINGS)} if main else set()
    return Address(url, "page", title or url, parts=tuple(sorted(named - {""})))
