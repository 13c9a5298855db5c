"""The lines of a glossary into terms: TAB lines, tables, bullets, bold headwords, `Term: definition`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.model import Block, Blocks, Paragraph, Span, Term, Text
from studysite.text import tables
from studysite.text.blocks import blocks
from studysite.text.inline import parse
from studysite.text.ledger import Ledger
from studysite.text.line import RULE, Line, indent, marker

HEADER = re.compile(
    r"\W*(?:key )?(?:terms?|concepts?|words?|acronyms?|abbreviations?|names?)\W*", re.IGNORECASE
)
HEADER_LINE = re.compile(
    r"\W*(?:key )?terms?\W{1,9}(?:definitions?|meanings?|descriptions?|explanations?)\W*", re.IGNORECASE
)
BOLD_HEAD = re.compile(
    r"(?:\*\*|__)(?P<term>[^*]{1,120}?):?(?:\*\*|__)\s*(?:[:–—-]|→|->|\()?\s*(?P<rest>\S.*)$"
)
PLAIN_HEAD = re.compile(r"(?P<term>[^\s:][^:]{0,99}?)(?::\s+|\s+[–—→]\s+|\s+->?\s+)(?P<rest>\S.*)$")
COLLAPSED = re.compile(r"\W*term(?:s)?\s*definition(?=\w)", re.IGNORECASE)
PARENTHESIS = re.compile(r"(?P<name>.+?)\s*\((?P<inner>[^()]{2,80})\)$")
ACRONYM = re.compile(r"(?=.*[A-Z])[A-Za-z0-9][A-Za-z0-9/&.-]{0,9}$")
MOST_WORDS = 14


def term_blocks(lines: Sequence[Line], ledger: Ledger) -> Blocks:
    """Return the terms that `lines` define, with whatever else stands between them as blocks of text."""
    made: list[Block] = []
    tabbed = sum(1 for line in lines if "\t" in line.text.strip()) >= 2
    loose: list[Line] = []
    at = 0
    while at < len(lines):
        end = tables.pipe_end(lines, at) if not tabbed else at
        if end > at:
            made += [*_flush(loose, ledger), *_from_table(lines[at:end], ledger)]
            at = end
            continue
        line = lines[at]
        term = None if line.blank or _is_furniture(line, ledger) else _term(lines, at, ledger, tabbed=tabbed)
        if term:
            made += [*_flush(loose, ledger), term]
        elif made and not line.blank and isinstance(made[-1], Term) and _continues(line):
            made[-1] = _longer(made[-1], line)
        elif not _is_furniture(line, None):
            loose.append(line)
        at += 1
    made += _flush(loose, ledger)
    return tuple(made)


def _flush(loose: list[Line], ledger: Ledger) -> list[Block]:
    found = list(blocks(loose, ledger))
    loose.clear()
    return found


def _is_furniture(line: Line, ledger: Ledger | None) -> bool:
    name = (
        "rule"
        if RULE.match(line.text)
        else "table header of terms"
        if HEADER_LINE.fullmatch(line.text.strip())
        else None
    )
    if name and ledger:
        ledger.drop(line.number, "rule" if name == "rule" else "table header of terms", line.text)
    return name is not None


def _continues(line: Line) -> bool:
    return (
        indent(line.text) >= 2
        and marker(line.text) is None
        or line.text.strip()[:1].islower()
        and ":" not in line.text
    )


def _longer(term: Term, line: Line) -> Term:
    more = (Text(" "), *parse(line.text))
    return Term(
        term.name, (*term.definition, *more), term.span | Span(line.number, line.number), term.aliases
    )


def _term(lines: Sequence[Line], at: int, ledger: Ledger, *, tabbed: bool) -> Term | None:
    line = lines[at]
    text = line.text.strip()
    if "\t" in text:
        name, _, rest = text.partition("\t")
        return make_term(name, rest.replace("\t", " "), line.number)
    if COLLAPSED.match(text):
        ledger.notice(
            line.number,
            "glossary-line-without-tab",
            "the glossary's table has run together into one line; it is kept as text: put each term on a line of its own, a TAB before its definition",
        )
        return None
    found = marker(line.text)
    body = found.rest if found else text
    match = BOLD_HEAD.match(body) or PLAIN_HEAD.match(body)
    if match is None or len(match["term"].split()) > MOST_WORDS or _is_sentence(match["term"]):
        if tabbed:
            ledger.notice(
                line.number,
                "glossary-line-without-tab",
                "no TAB parts a term from its definition here; the line is kept as text: put a TAB after the term",
            )
        return None
    if tabbed:
        ledger.notice(
            line.number,
            "glossary-line-without-tab",
            f"no TAB here; read as the term “{match['term']}” for its colon: look whether that is right",
        )
    if found:
        ledger.drop(line.number, "list marker", line.text[: len(line.text) - len(body)].strip())
    return make_term(match["term"], match["rest"], line.number)


def _is_sentence(term: str) -> bool:
    return term.rstrip().endswith((".", "?", "!")) and len(term.split()) > 3


def make_term(name: str, definition: str, line: int) -> Term:
    """Return a term with the other names that its headword gives: `X (Y)` where one abbreviates the other."""
    words = name.strip().strip("*_:").strip()
    match = PARENTHESIS.fullmatch(words)
    span = Span(line, line)
    if match and _abbreviates(match["name"], match["inner"]):
        return Term(match["name"].strip(), parse(definition), span, (match["inner"].strip(),))
    return Term(words, parse(definition), span)


def _abbreviates(name: str, inner: str) -> bool:
    """Tell whether one of two names is an acronym of the other (EC2 of Elastic Compute Cloud)."""
    short = inner if ACRONYM.match(inner) else name.split()[-1]
    long = name if short is inner else inner
    if not ACRONYM.match(short) or len(long.split()) < 2 and short is not inner:
        return False
    initials = [word[0].upper() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", long)]
    letters = [character.upper() for character in short.rstrip("s") if character.isalpha()]
    rest = iter(initials)
    return bool(letters) and all(letter in rest for letter in letters)


def _from_table(lines: Sequence[Line], ledger: Ledger) -> list[Block]:
    """Return the rows of a table of two or three columns as terms; any other table stays a table."""
    table = tables.pipe_table(lines, ledger)
    if len(table.header.cells) < 2:
        return [table]
    made: list[Block] = []
    ruled = len(lines) > 1 and tables.is_pipe_rule(lines[1].text)
    for line in lines:
        if tables.is_pipe_rule(line.text):
            continue
        cells = tables.pipe_cells(line.text)
        if line is lines[0] and (ruled or HEADER.fullmatch(cells[0])):
            ledger.drop(line.number, "table header of terms", line.text)
            continue
        rest = " ".join(cell for cell in cells[1:] if cell)
        made.append(
            make_term(cells[0], rest, line.number)
            if rest and cells[0]
            else Paragraph(parse(" ".join(cells)), Span(line.number, line.number))
        )
    return made
