"""Word documents: mammoth makes HTML of them, and that becomes Markdown as a page of the web does."""

from __future__ import annotations

import html
import io
import re

import mammoth
from selectolax.lexbor import LexborHTMLParser

from studysite.intake.flow import Flow
from studysite.intake.html import taken
from studysite.intake.package import DAMAGED, opened
from studysite.intake.pictures import Pictures
from studysite.intake.taken import NotTaken, Taken
from studysite.intake.word import BLOCK_FORMULA, FORMULA, FORMULA_END, LABEL, LABEL_END, MARKS, TAB, rewritten

LABELLED = re.compile(rf"<p>{LABEL}(\d)([^{LABEL_END}<>]*){LABEL_END}")
STRAY = re.compile(rf"{LABEL}\d([^{LABEL_END}<>]*){LABEL_END}")
FORMULAS = re.compile(rf"({FORMULA}|{BLOCK_FORMULA})([^{FORMULA_END}<]*){FORMULA_END}")
EDGE_TAB = re.compile(rf"(?m)^([ >]*){TAB}[{TAB} ]*|[{TAB} ]+$")


def take(data: bytes) -> Taken:
    """Return a Word document as Markdown. NotTaken for what is none, is damaged, protected, or too much."""
    return taken_from_page(page(data))


def page(data: bytes) -> tuple[str, int]:
    """Return the HTML of a document, with the marks of `word` in it, and how many drawings it has without words."""
    document = rewritten(opened(data))
    try:
        made = mammoth.convert_to_html(io.BytesIO(document.data))
    except RecursionError as error:
        raise NotTaken("the document is nested deeper than any that a person writes; save it anew as .docx") from error
    except (KeyError, ValueError, IndexError, AttributeError, TypeError, OSError) as error:
        # mammoth trusts a document to be whole, and says so of one that is not in many ways.
        raise NotTaken(DAMAGED) from error
    return str(made.value), document.drawings


def taken_from_page(made: tuple[str, int]) -> Taken:
    """Return what is taken out of the HTML of a document."""
    text, drawings = made
    tree = LexborHTMLParser(f"<body>{_marked(text)}</body>")
    flow = Flow(Pictures())
    blocks = flow.blocks(tree.body) if tree.body is not None else []
    if drawings:
        flow.lost["object"] = drawings
    if not any(re.search(r"\w", block) for block in blocks):
        raise NotTaken("the document has no text; put words in, or take it away")
    return taken([_tabs(block) for block in blocks], flow, "a Word document")


def _marked(text: str) -> str:
    """Return mammoth's HTML with what the marks in it stand for."""
    text = text.replace("\t", TAB)
    text = LABELLED.sub(lambda one: f'<p style="mso-list:l level{int(one[1]) + 1}">{one[2]} ', text)
    text = STRAY.sub(lambda one: f"{one[1]} ", text)
    return FORMULAS.sub(_formula, text)


def _formula(found: re.Match[str]) -> str:
    source = html.escape(html.unescape(found[2]))
    kind = ' display="block"' if found[1] == BLOCK_FORMULA else ""
    return f'<math alttext="{source}"{kind}></math>'


def _tabs(block: str) -> str:
    """Return a block in which a TAB between words is one again; in a table it is a space."""
    if block.startswith("|"):
        return block.replace(TAB, " ")
    return MARKS.sub("", EDGE_TAB.sub(r"\1", block).replace(TAB, "\t"))
