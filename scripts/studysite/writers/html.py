"""Model into HTML. Every word goes through `escape`; nothing else makes a tag from a document's text."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

from studysite.model import Code, Emphasis, Inlines, Link, Strong, Text

# A link may lead to these; the readers make no other, and this is the second lock on the door.
SAFE_URL = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)

# Python-Markdown turns TABs into spaces, marks its own placeholders with STX and ETX, and ends a
# raw block only at its closing tag: none of these may come from a text.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def escape(text: str) -> str:
    """Return `text` as HTML that shows just these characters, in content and in attribute values.

    Braces too: a template engine that reads the page before the browser does must find none.
    """
    made = html.escape(CONTROL.sub("", text), quote=True)
    return made.replace("\t", "&#9;").replace("{", "&#123;").replace("}", "&#125;")


def inline(words: Inlines, *, links: bool = True) -> str:
    """Return the words with their emphasis, code and, unless they stand inside a link themselves, links."""
    made: list[str] = []
    for one in words:
        if isinstance(one, Text):
            made.append(escape(" ".join(one.text.split("\n"))))
        elif isinstance(one, Strong):
            made.append(f"<strong>{inline(one.children, links=links)}</strong>")
        elif isinstance(one, Emphasis):
            made.append(f"<em>{inline(one.children, links=links)}</em>")
        elif isinstance(one, Code):
            made.append(f"<code>{escape(one.text)}</code>")
        else:
            made.append(link(one) if links else inline(one.children, links=False))
    return "".join(made)


def link(one: Link) -> str:
    """Return a link out of the site; an address of another kind stays text."""
    if not SAFE_URL.match(one.url):
        return inline(one.children)
    return f'<a href="{escape(safe_url(one.url))}" rel="external noopener">{inline(one.children)}</a>'


def safe_url(url: str) -> str:
    """Return the address with everything but what an address is made of percent-encoded."""
    return quote(url, safe="%/:?#@!$&'()+,;=-._~")
