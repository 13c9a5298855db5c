"""A page holds only the elements, attributes, classes and addresses that the writers make on purpose."""

from __future__ import annotations

import re

from rendering import Element

TAGS = frozenset(
    [
        "a",
        "article",
        "aside",
        "b",
        "blockquote",
        "button",
        "code",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "i",
        "li",
        "nav",
        "ol",
        "p",
        "pre",
        "s",
        "section",
        "span",
        "strong",
        "study-continue",
        "study-deck",
        "study-lab",
        "study-tree",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
ATTRIBUTES = frozenset(
    [
        "aria-current",
        "aria-label",
        "aria-labelledby",
        "class",
        "data-close",
        "data-drawing",
        "data-expand",
        "data-freeze",
        "data-hide",
        "data-kind",
        "data-lab",
        "data-n",
        "data-open",
        "data-opened",
        "data-question",
        "data-severity",
        "data-show",
        "data-title",
        "data-to",
        "data-told",
        "data-width",
        "hidden",
        "href",
        "id",
        "open",
        "popover",
        "rel",
        "role",
        "scope",
        "start",
        "tabindex",
        "type",
    ]
)
CLASSES = frozenset(
    [
        "acts",
        "alone",
        "answer",
        "as-of",
        "asked",
        "asks",
        "away",
        "az",
        "bar",
        "both",
        "btn",
        "caps",
        "card",
        "concept",
        "corrected",
        "correction",
        "corrections",
        "deck",
        "def",
        "diagram",
        "dots",
        "drawing",
        "entries",
        "entry",
        "example",
        "facts",
        "files",
        "from",
        "gloss",
        "glosses",
        "headword",
        "headwords",
        "helps",
        "hero",
        "hole",
        "instruction",
        "label",
        "lead",
        "letter",
        "letters",
        "lexicon",
        "line",
        "lone",
        "main",
        "missing",
        "names",
        "next",
        "none",
        "notices",
        "now",
        "num",
        "objectives",
        "on-map",
        "original",
        "others",
        "pager",
        "plain",
        "provenance",
        "q",
        "report",
        "row",
        "ruled",
        "scroll",
        "see",
        "sense",
        "senses",
        "share",
        "shelf",
        "src",
        "src-line",
        "start",
        "step",
        "steps",
        "strip",
        "subtitles",
        "table",
        "tally",
        "term",
        "time",
        "told",
        "to",
        "tools",
        "tree",
        "try",
        "twin",
        "twins",
        "under",
        "uses",
        "was",
        "way",
        "ways-in",
        "where",
        "worked",
    ]
)
# To a page of the site, also with a document chosen, to a part of this page, or out of the site.
HREF = re.compile(
    r"(?:\.\./)*(?:study|exam)/\?set=[a-z0-9-]+|"
    r"(?:\./|(?:\.\./)*(?:[a-z0-9-]+/)*|(?:\.\./)*(?:sources|glossary)/[a-z0-9-]+\.md)(?:#[A-Za-z0-9_-]+)?|(?:https?://|mailto:)\S*"
)
NAME = re.compile(r"[A-Za-z0-9_-]+")


def check_markup(content: Element) -> None:
    """Fail for whatever a text has made that no writer makes."""
    ids = []
    for one in content.walk():
        assert one.tag in TAGS, f"<{one.tag}>"
        for name, value in one.attributes.items():
            assert name in ATTRIBUTES, f"<{one.tag} {name}={value!r}>"
        assert not set(one.classes) - CLASSES, one.classes
        assert HREF.fullmatch(one.attributes.get("href", "")), one.attributes["href"]
        if "id" in one.attributes:
            assert NAME.fullmatch(one.attributes["id"]), one.attributes["id"]
            ids.append(one.attributes["id"])
        for referred in one.attributes.get("aria-labelledby", "").split():
            assert [other for other in content.walk() if other.attributes.get("id") == referred]
    assert len(set(ids)) == len(ids), sorted(name for name in ids if ids.count(name) > 1)
