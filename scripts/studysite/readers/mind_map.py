"""Mind maps (markmap, Mermaid): headings and bullets, and headings inside bullets, as one tree.

| sign | counts |
| --- | --- |
| settings of markmap at its top | 9 |
| two headings or more inside bullets | 5 |
| nothing but a drawn map (a fence of markmap, Mermaid's `mindmap`, a tree of lines), below its title at most | 5 |
| a name that ends in `.mm.md`, as maps' files do | 2 |
| nothing but headings and short bullets: three levels of bullets or more | 1.6 |
| … or as few, if they make three levels with the headings | 1 |
| nothing but headings, eight or more on three levels or more | 1.6 |
| nothing but short lines without marks, indented on three levels or more | 1.6 |
| nothing but quotes and code, in turn | 1.2 |
| bullets that are sentences, most of them | −1 |
| a title that calls it notes, or a cheat sheet | −1 |
| 20 bullets or more, a third of which have ten words or more; or half of which are numbered | −1 each |
| headings or outer bullets that begin with a day, a week or a date: a third of them, four at least | −1.6 |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from studysite.model import Inlines, Node, Outline, Section, Span
from studysite.readers.shape import Shape, Sheet
from studysite.readers.sign_words import DATED, NOTES_TITLE
from studysite.recognition import Sign
from studysite.text.drawn_trees import drawn_tree
from studysite.text.headings import hash_heading
from studysite.text.indented import bulleted, depths
from studysite.text.ledger import Ledger
from studysite.text.line import Line, Marker, indent, is_rule, marker
from studysite.text.mindmaps import is_mind_map, mind_map
from studysite.text.trees import MAP, QUOTE, fenced_tree, tree
from studysite.text.verbatim import outside_code

# The branches of a map are words and short sentences, the bullets of notes may be paragraphs.
LONGEST_WORDS = 100
# A shorter line is no sentence, even with a full stop.
SENTENCE = 45
ENDS = (".", "。", "！", "؟", "।", "?", "？", "!", ".”", '."')
FEWEST_LINES = 8
FEWEST_DATES = 4
# Notes of a lecture are bullets as well, but say more: so many words of a branch are long, in so many branches.
LONG, MANY = 10, 20
MAPS_ENDING = ".mm.md"


def signs(sheet: Sheet) -> list[Sign]:
    """Return what speaks for a mind map: what says that it is one, or nothing but a tree of short lines."""
    return list(_signs(sheet))


def _signs(sheet: Sheet) -> Iterator[Sign]:
    if any(line.startswith("markmap") for line in sheet.settings):
        yield Sign("settings of markmap at its top", 9.0, 1)
    inside = [line for line in sheet.told if (found := marker(line.text)) and hash_heading(found.rest)]
    if len(inside) >= 2:
        yield Sign(f"{len(inside)} headings inside bullets", 5.0, inside[0].number)
    if (at := _only_maps(sheet.lines)) is not None:
        yield Sign("a drawn map and nothing beside it", 5.0, sheet.lines[at].number)
    if sheet.name.casefold().endswith(MAPS_ENDING):
        yield Sign(f"a name that ends in “{MAPS_ENDING}”", 2.0)
    if _is_quotes_and_code(sheet):
        yield Sign("nothing but quotes and code", 1.2)
    if levels := depths(sheet.lines):
        yield Sign(f"nothing but short lines, indented on {len(levels)} levels", 1.6, sheet.own[0].number)
    yield from _tree_signs(sheet)


def _tree_signs(sheet: Sheet) -> Iterator[Sign]:
    held, loose = _branches(sheet.lines)
    if loose and sheet.own[0] in sheet.short and marker(sheet.own[0].text) is None and len(held) > loose:
        # Its title, without a mark.
        loose -= hash_heading(sheet.own[0].text) is None
    markers = [found for line in held if (found := marker(line.text))]
    levels = len({heading[0] for line in held if (heading := hash_heading(line.text))})
    if len(held) >= FEWEST_LINES and not markers and not loose and levels >= 3:
        yield Sign(f"nothing but headings on {levels} levels", 1.6, held[0].number)
    if len(held) < FEWEST_LINES or not markers or loose * 20 >= len(held) + loose:
        return
    if median(len(line.text.strip()) for line in held) > LONGEST_WORDS:
        return
    depths = len({one.indent for one in markers})
    if depths >= 3:
        yield Sign(f"nothing but short bullets on {depths} levels", 1.6, held[0].number)
    elif depths + levels >= 3:
        yield Sign("nothing but headings and short bullets", 1.0, held[0].number)
    else:
        return
    if NOTES_TITLE.search(held[0].text.strip("#*_ \t")) and hash_heading(held[0].text):
        yield Sign("but its title calls it notes", -1.0, held[0].number)
    yield from _against(markers, held)


def _against(markers: Sequence[Marker], held: Sequence[Line]) -> Iterator[Sign]:
    """Yield what speaks against a map although there is nothing but headings and bullets: notes, and plans."""
    sentences = sum(1 for one in markers if len(one.rest) >= SENTENCE and one.rest.rstrip("*_ ").endswith(ENDS))
    if sentences * 2 >= len(markers):
        yield Sign("but most bullets are sentences", -1.0)
    many = len(markers) >= MANY
    if many and sum(1 for one in markers if len(one.rest.split()) >= LONG) * 3 >= len(markers):
        yield Sign("but a third of its bullets run on", -1.0)
    if many and sum(1 for one in markers if one.number is not None) * 2 >= len(markers):
        yield Sign("but most of it is counted", -1.0)
    outer = [line for line in held if hash_heading(line.text.lstrip()) or indent(line.text) == 0]
    dated = [line for line in outer if DATED.match(line.text)]
    if len(dated) >= FEWEST_DATES and len(dated) * 3 >= len(outer):
        yield Sign("but it goes by days or weeks, as plans do", -1.6, dated[0].number)


def _branches(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """Return the lines that are headings or bullets, and how many are neither and stand below no bullet."""
    held: list[Line] = []
    loose = column = 0
    below = False
    for _, line, _ in outside_code(lines):
        if line.blank or is_rule(line.text):
            pass
        elif found := marker(line.text):
            held.append(line)
            column, below = found.indent, True
        elif hash_heading(line.text.lstrip()):
            held.append(line)
            below = indent(line.text) > column and below
        elif held and QUOTE.match(line.text):
            # A remark on what stands above it.
            pass
        elif not (below and indent(line.text) > column):
            loose += 1
    return held, loose


def _is_quotes_and_code(sheet: Sheet) -> bool:
    """Tell whether code and quotes are all there is, two or more of each kind together."""
    quotes = codes = 0
    for _, line, code in outside_code(sheet.lines):
        if code:
            codes += 1
        elif not line.blank and not is_rule(line.text):
            if not QUOTE.match(line.text):
                return False
            quotes += 1
    return quotes >= 2 and codes >= 1


def _only_maps(lines: Sequence[Line]) -> int | None:
    """Return where the first drawn map opens, if there is nothing else in the document but its title."""
    first: int | None = None
    titles = 0
    for at, line, code in outside_code(lines):
        if code and _is_map(lines[at : at + code]):
            first = at if first is None else first
        elif code:
            return None
        elif not line.blank and not is_rule(line.text):
            titles += 1
            if first is not None or titles > 1 or not hash_heading(line.text):
                return None
    return first


def _is_map(lines: Sequence[Line]) -> bool:
    is_map = MAP.match(lines[0].text.strip()) is not None or is_mind_map(lines)
    return is_map or drawn_tree(lines, Ledger("")) is not None


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document: one section that holds the tree. A single top heading is its title and its root."""
    if depths(lines):
        lines = bulleted(lines)
    outline = _drawn(lines, ledger) if _only_maps(lines) is not None else tree(lines, ledger)
    if outline is None:
        return Shape("mind-map", (), None, (), ())
    first = outline.nodes[0]
    title: Inlines = first.words if len(outline.nodes) == 1 and first.children else ()
    title_span = Span(first.span.first, first.span.first) if title else None
    return Shape("mind-map", title, title_span, (), (Section((), (outline,), outline.span, role="outline"),))


def _drawn(lines: Sequence[Line], ledger: Ledger) -> Outline | None:
    """Return the tree of drawn maps: below the document's title where it has one, and is none of theirs."""
    above: Outline | None = None
    roots: list[Node] = []
    for at, line, code in outside_code(lines):
        if code:
            inner = lines[at : at + code]
            made = fenced_tree(inner, ledger) or mind_map(inner, ledger) or drawn_tree(inner, ledger)
            roots += made.nodes if made else ()
        elif not line.blank:
            above = tree([line], ledger) or above
    if above is None:
        return Outline(tuple(roots), roots[0].span | roots[-1].span) if roots else None
    title = above.nodes[0]
    node = Node(title.words, title.span, tuple(roots), title.number)
    return Outline((node,), title.span | roots[-1].span if roots else title.span)
