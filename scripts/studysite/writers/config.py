"""nav.yml: the part of the site's settings that the documents make."""

from __future__ import annotations

import json

from studysite.library import Library
from studysite.settings import Settings
from studysite.writers.page import WAYS, title_of

INDEX = {
    "read": "read/index.md",
    "practice": "practice/index.md",
    "glossary": "glossary.md",
    "mind-map": "mind-map/index.md",
}


def config(library: Library, settings: Settings) -> str:
    """Return YAML: JSON values, which YAML reads too, so that no title can become syntax."""
    held = {way: _pages(library, way) for way in WAYS}
    nav: list[object] = [{"Home": "index.md"}]
    ways: list[dict[str, str]] = []
    for way, name in WAYS.items():
        if not held[way]:
            continue
        ways.append({"way": way, "title": name, "url": f"{way}/"})
        nav.append({name: INDEX[way]} if way == "glossary" else {name: [INDEX[way], *held[way]]})
    nav.append({"Sources": "sources/index.md"})
    lines = [
        "# Made by studysite from the documents in sources/. mkdocs.yml inherits it.",
        f"site_name: {_value(settings.name)}",
        f"site_description: {_value(settings.lead or settings.headline or settings.name)}",
        "nav:",
        *(f"  - {_value(one)}" for one in nav),
        "extra:",
        "  ways:",
        *(f"    - {_value(one)}" for one in ways),
    ]
    if not ways:
        lines[-1] = "  ways: []"
    return "\n".join(lines) + "\n"


def _pages(library: Library, way: str) -> list[object]:
    """Return the pages of a way, each under its document's title."""
    if way == "glossary":
        return ["glossary.md"] if library.entries else []
    return [
        {title_of(document): f"{address.rstrip('/')}.md"}
        for document in library.documents
        for address in library.pages[document.slug]
        if address.startswith(f"{way}/")
    ]


def _value(value: object) -> str:
    """Return a value on one line; astral characters as themselves, since YAML has no surrogate pairs."""
    return json.dumps(value, ensure_ascii=False)
