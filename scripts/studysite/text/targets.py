"""Where a link in Markdown leads: to the web, to a file beside the document, or to what is no page of any site.

Only the first is an address as it stands. What becomes of the others is known where all documents are.
"""

from __future__ import annotations

import re
from typing import Literal

# To the web, to what surely is meant as an address, to what may be one (`[v](m/s)`), or no address at all.
Way = Literal["web", "sure", "unsure", ""]

# A character of an address, or a pair of parentheses in it (`/wiki/Yeast_(biology)`).
PART = r"(?:[^\s()<>]|\([^\s()<>]{0,300}\))"
# Endings of documents that link to each other.
DOCUMENT = r"\.(?i:md|markdown|txt|html?|docx|pdf)"
# As documents write it: bare, between `<` and `>`, behind a variable of a template, or with spaces in a file's name.
WRITTEN = (
    rf"(?:<[^<>\n]{{0,2000}}>|\{{[{{%][^(){{}}<>\n]{{0,200}}[%}}]\}}[^\s()<>]{{0,300}}|{PART}{{0,2000}}"
    rf"|[^\s()<>][^()<>\n]{{0,200}}{DOCUMENT}(?:\#[^()<>\n]{{0,200}})?)"
)
# The words of a link may hold a pair of brackets: `[the list [2]](notes.md)`.
LABEL = r"(?:[^\[\]\n]|\[[^\[\]\n]{0,100}\]){1,500}"
LINK = re.compile(rf"(?<!!)\[(?P<label>{LABEL})\]\(\s*(?P<target>{WRITTEN})\s*\)")
ADDRESS = re.compile(rf"\]\(\s*(?P<target>{WRITTEN})(?:\s*\)|(?=\s+[\"']))")
# A link in the way of wikis: `[[Name]]`, `[[Name|words]]`.
WIKI = re.compile(r"(?<!!)\[\[(?P<page>[^\[\]|\s$][^\[\]|\n$]{0,150})(?:\|(?P<words>[^\[\]|\n]{1,150}))?\]\]")
# A link within the document: words while it is read, since a table of contents is known by them.
WITHIN = re.compile(r"(?<!!)\[(?P<label>[^\[\]]{1,300})\]\((?P<part>#[^\s()]*)\)")
# An address of the web counts as one also where its end is missing.
WEB_ADDRESS = re.compile(r"\]\(\s*<?(?:https?://|mailto:|#)[^\s()<>]*>?\)?")

WEB = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
# No address, but a program or a file in disguise: who writes that tells about it.
PROGRAM = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:(?!\s|$)", re.IGNORECASE)
# The ending of a file, and what stands behind it.
ENDING = re.compile(r"[^./\\?#][^/\\?#]*\.[A-Za-z][A-Za-z0-9]{1,9}(?:[?#]|$)")
BEGINS = ("#", "/", "\\", "./", "../", "{{", "{%")
BESIDE = re.compile(rf"[^\s/\\<>:?#][^\\<>:?#\n]{{0,300}}{DOCUMENT}(?:[?#][^<>\n]{{0,300}})?")
# A name without an ending has more letters than a formula, and such a sign in it; a long one is surely a name.
SHORTEST, LONG = 4, 12


def way(target: str) -> Way:
    """Tell what kind of address stands in a link; what stands behind brackets in a text need not be any."""
    if WEB.match(target):
        return "web"
    if PROGRAM.match(target):
        return ""
    if not target or target.startswith(BEGINS) or SCHEME.match(target) or ENDING.search(target):
        return "sure"
    signs = "/\\#" if len(target) < SHORTEST else "/\\#-_%"
    if not any(sign in target for sign in signs):
        return ""
    return "sure" if len(target) >= LONG or target.endswith("/") else "unsure"


def is_beside(target: str) -> bool:
    """Tell whether an address is the path of a document from the one that it stands in."""
    return BESIDE.fullmatch(target) is not None


def bare(target: str) -> str:
    """Return an address as it stands in a link without spaces or `<` and `>` around it."""
    if target.startswith("<"):
        target = target[1:-1].strip().replace("(", "%28").replace(")", "%29")
    return target.strip().replace(" ", "%20")


def without_addresses(line: str) -> str:
    """Return a line without the addresses of its links."""
    told = ADDRESS.sub(lambda found: "]" if way(bare(found["target"])) else found.group(), line)
    return WEB_ADDRESS.sub("]", told)


def unlinked(line: str) -> str:
    """Return a line with links as their words."""
    return LINK.sub(lambda found: found["label"] if way(bare(found["target"])) else found.group(), line)
