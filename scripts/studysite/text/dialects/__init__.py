"""What dialects of Markdown add, said in the Markdown that the readers know.

Shortcodes, attributes, admonitions, footnotes, link references, HTML within lines, entities, Pandoc's tables, files
that are one drawing, and what practice exams print around their questions. A line is rewritten in its place and keeps
its number; what is only layout goes into the ledger; whatever is not understood stays as it stands. Code is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from studysite.text.citations import without_citations
from studysite.text.dialects.answers_behind import with_answers_below
from studysite.text.dialects.blocks_of_cards import from_blocks
from studysite.text.dialects.boxes import without_boxes
from studysite.text.dialects.by_place import with_places
from studysite.text.dialects.callouts import with_questions
from studysite.text.dialects.cards import with_labels
from studysite.text.dialects.challenges import with_challenges
from studysite.text.dialects.cited_questions import with_cited
from studysite.text.dialects.column_tables import with_pipes
from studysite.text.dialects.contents import without_contents
from studysite.text.dialects.counted_heads import with_counted_heads
from studysite.text.dialects.cut_tags import in_one_line
from studysite.text.dialects.directives import without_directives
from studysite.text.dialects.drawn import as_fence, fenced, highlighted
from studysite.text.dialects.exams import without_exams
from studysite.text.dialects.forms import with_forms
from studysite.text.dialects.headed import with_labels_for_heads
from studysite.text.dialects.named_below import with_ticked
from studysite.text.dialects.option_columns import in_one_column
from studysite.text.dialects.option_words import with_letters, with_ticks
from studysite.text.dialects.phrases import characters, rewritten
from studysite.text.dialects.programs import without_programs
from studysite.text.dialects.quoted_answers import with_answers
from studysite.text.dialects.quoted_questions import with_quoted
from studysite.text.dialects.references import resolved
from studysite.text.dialects.results import with_boxes
from studysite.text.dialects.slips import without_slips
from studysite.text.dialects.two_part_numbers import with_one_number
from studysite.text.dialects.written_heads import with_framed_heads, with_starred_heads
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.markup import without_markup
from studysite.text.verbatim import with_ends

# Each with what a document holds that it has anything to do for: one of these, or "" where only the step can tell.
# Tags before what folds (a summary may hold some), and characters last: none of them is a mark.
STEPS: tuple[tuple[Callable[[Sequence[Line], Ledger], list[Line]], tuple[str, ...]], ...] = (
    (without_programs, ("<script", "<style", "<SCRIPT", "<STYLE")),
    (without_contents, ("TOC", "toc")),
    (from_blocks, ("START\n",)),
    (in_one_line, ("<img",)),
    (with_challenges, (":::", "{: .", "{:.")),
    (rewritten, ("<", "](", "[[", "_", "==", "\\")),
    (with_forms, ("<input", "<option", "<INPUT", "<OPTION")),
    (with_questions, ("[!",)),
    (with_quoted, ("\n>",)),
    (without_boxes, ("[!", "!!!", "???", ":::")),
    (without_markup, ("<", "???", ":::", "{{", "{%")),
    (without_citations, ("[",)),
    (without_directives, ("[", "{", "\\")),
    (with_pipes, ("--", "+-", "+=", "+:")),
    (resolved, ("[",)),
    (characters, ("&",)),
    (with_ticks, ("_mark:", ":x:", "_check:", "_x:")),
    (with_framed_heads, ("=====\n", "*****\n", "#####\n", "~~~~~\n")),
    (without_slips, ("",)),
    (with_one_number, ("1.1", "1.2")),
    (without_exams, ("",)),
    (with_starred_heads, ("*1. ", "*1) ")),
    (with_cited, ('"\n', "”\n", "“\n", "»\n")),
    (with_counted_heads, ("#",)),
    (with_labels_for_heads, ("#",)),
    (with_boxes, ("",)),
    (with_ticked, (":", "：")),
    (with_answers_below, ("?", "？")),
    (in_one_column, ("",)),
    (with_letters, ("ption ", "hoice ", "pção ", "pción ", "ptie ", "ариант ", "PTION ")),
    (with_answers, (">",)),
    (with_labels, ("",)),
    (with_places, ("?", "？", "؟", "⸮")),
)


def plainly(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return the lines of a document in the Markdown that the readers know."""
    made = with_ends(highlighted(fenced(as_fence(lines)), ledger))
    before: list[Line] = []
    text = ""
    for step, marks in STEPS:
        if made != before:
            before, text = made, "\n".join([line.text for line in made])
        if any(mark in text for mark in marks):
            made = step(made, ledger)
    return made
