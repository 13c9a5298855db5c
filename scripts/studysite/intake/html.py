"""Web pages: the article that they hold, without what stands around it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from studysite.intake import cascade, prose
from studysite.intake.flow import Flow
from studysite.intake.pictures import Pictures
from studysite.intake.taken import NotTaken, Remark, Taken
from studysite.intake.tree import words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)

# What stands around the text of a page that has neither main nor article. A form with nothing to read is a control.
AROUND = "nav, [role=navigation], [role=search], [role=banner], [role=contentinfo]"
OF_BODY = "body > header, body > footer, body > aside"
READABLE = "p, li, h1, h2, h3, h4, legend, table, label"

EMBEDDED = "{} embedded thing{} (films, frames, drawings) without words left out; describe in the text what one needs"
PICTURES = "{} picture{} could not be taken out (unknown kind, damaged, or too many); put it beside the document"


def take(data: bytes) -> Taken:
    """Return the article of a page as Markdown. NotTaken where it has no words."""
    tree = LexborHTMLParser(decoded(data))
    if tree.body is None:
        raise NotTaken("the page has no text; save the page itself, not only its frame")
    styles = cascade.read("\n".join(one.text(deep=True) or "" for one in tree.css("style")))
    flow = Flow(Pictures(), styles)
    chosen = _article(tree)
    blocks = flow.blocks(chosen)
    if not any(re.search(r"\w", block) for block in blocks):
        raise NotTaken("the page has no text, perhaps since a script writes it; open it in a browser and save that")
    return taken(blocks, flow, "a web page", _title(tree, chosen))


def taken(blocks: list[str], flow: Flow, what: str, title: str = "") -> Taken:
    """Return blocks of Markdown as what is taken, with what is to be said of them."""
    title = " ".join(title.split())
    head = [f"# {prose.escaped(title)}"] if title else []
    return Taken("\n\n".join([*head, *blocks]) + "\n", flow.pictures.kept, tuple(remarks(flow)), what)


def remarks(flow: Flow) -> list[Remark]:
    """Return what is to be said of what has no words."""
    made = []
    for count, text in ((sum(flow.lost.values()), EMBEDDED), (flow.pictures.left, PICTURES)):
        if count:
            made.append(Remark("part-not-taken", text.format(count, "" if count == 1 else "s")))
    return made


def decoded(data: bytes) -> str:
    """Return the text of a page, in the encoding that it names; bytes that are none become U+FFFD."""
    for mark, name in MARKS.items():
        if data.startswith(mark):
            return data.decode(name, "replace")
    told = CHARSET.search(data[:4096])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        name = told[1].decode() if told else "cp1252"
    try:
        return data.decode("cp1252" if name.lower() in ("utf-8", "utf8", "iso-8859-1") else name, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def _article(tree: LexborHTMLParser) -> LexborNode:
    """Return the part that is read: the one main part, the one article, or all but what leads around."""
    body = tree.body
    for selector in ("main, [role=main]", "article"):
        found = [one for one in tree.css(selector) if words(one).strip()]
        if len(found) == 1:
            body = found[0]
            break
    else:
        _without(tree.css(OF_BODY))
    assert body is not None  # noqa: S101 - take() has seen that there is one
    _without(body.css(AROUND))
    _without(one for one in body.css("form") if one.css_first(READABLE) is None)
    return body


def _without(nodes: Iterable[LexborNode]) -> None:
    for node in nodes:
        node.decompose()


def _title(tree: LexborHTMLParser, chosen: LexborNode) -> str:
    """Return the title of the page where the text itself has none."""
    title = tree.css_first("head > title")
    return "" if title is None or chosen.css_first("h1") is not None else title.text(deep=True) or ""
