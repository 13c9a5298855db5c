"""Drawings of any kind: bits of each language in any order are read or refused, never anything else."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from hypothesis import event, example, given
from hypothesis import strategies as st

from strategies import ATTACKS, WORDS, diagrams, examples
from studysite.diagram import Diagram, Vertex
from studysite.in_words import in_words
from studysite.model import Item, ListBlock, Span, plain
from studysite.notices import FAULTS
from studysite.pipeline import convert
from studysite.sourcefile import SourceFile
from studysite.text.diagrams import NotUnderstood, understood
from studysite.text.diagrams.draft import DEEPEST, LONGEST_TEXT, MOST_GROUPS, MOST_LINES, MOST_SHAPES
from studysite.words import block_words
from studysite.writers.drawings import drawing_key

# Bits of each language, `¦` between them: `@` is filled with any words, `↵` is a line's end.
BITS = {
    "tikz": r"""
\begin{tikzpicture}¦\end{tikzpicture}¦\node¦\draw¦\path¦\coordinate¦[draw]¦[->]¦[below of=a]¦(a)¦(b)¦(c d)¦(a.north)
¦[draw=none, below of=a]¦(0,1)¦++(1,1)¦{@}¦{@ \\ @}¦{@ \ @}¦{\textbf{@}}¦--¦-|¦|-¦edge¦to¦node¦at¦..¦and¦;¦;¦controls
¦;¦%¦% @ ¦↵¦rectangle¦[fit=(a)(b), label=@]¦[label=above:{@}]¦["@"]¦\tikzset{x/.style={draw, x}}¦[x]¦\foreach¦child¦{¦}
¦(¦]¦90%¦[<->, dashed]¦\begin{scope}[->]¦\end{scope}""",
    "mermaid": """
graph TD¦flowchart LR¦mindmap¦---¦title: @¦a¦b¦c¦end¦subgraph¦subgraph a↵¦subgraph b [@]↵¦[@]¦["@"]¦(@)¦((@))¦{@}¦>@]
¦[(@)]¦-->¦---¦-.->¦==>¦<-->¦~~~¦-- @ -->¦-->|@|¦&¦;¦↵¦↵¦↵¦%% @↵¦%%{¦}%%¦classDef a b↵¦style a @↵¦click a "@"↵¦:::a
¦@{ label: "@" }¦#quot;¦<br/>¦"¦  root((@))↵¦    @↵¦::icon(@)↵¦direction LR↵¦accTitle: @↵¦["¦↵end↵""",
    "dot": """
digraph {¦graph {¦strict¦}¦}¦{¦a¦b¦"@"¦<@>¦<b>@</b>¦->¦--¦;¦↵¦[label="@"]¦[label=<@>]¦[shape=box]¦[dir=both]¦:f¦=¦,¦[
¦[shape=record, label="{@|<f>@}"]¦subgraph cluster_a {¦subgraph {¦node [label="@"]¦edge [style=dashed]¦label="@"¦]¦/*
¦rankdir=LR¦*/¦//¦# @↵¦"¦<¦+ "@" """,
}
# Whole statements, of which most sources are made that somebody can read.
WHOLE = {
    "tikz": r"""
\node[draw] (a) {@};¦\node[draw] (b) [right of=a] {@ \ @};¦\draw[->] (a) -- node {@} (b);¦% @ \draw (b) -- (a);
¦\node[draw=none, below of=a] {@};¦\path (a) edge["@"] (b);¦\node[draw, fit=(a) (b), label=@] {};¦\node {@};""",
    "mermaid": """
a --> b↵¦a["@"] -- x --> b{"@"}↵¦b -->|"@"| c & a↵¦subgraph d ["@"]↵c↵end↵¦%% @↵¦a <-.-> d2("@")↵¦  c((@))↵
¦style a @↵""",
    "dot": """
a -> b;¦a -- b [label="x"];¦a [label=<@>];¦"@";¦subgraph cluster_a { label="@"; b }¦node [shape=box];¦{a c} -> b
¦/* x */""",
}
BEGINNINGS = {
    "tikz": ("\\begin{tikzpicture}", ""),
    "mermaid": ("graph TD\n", "flowchart LR;", "mindmap\n", ""),
    "dot": ("digraph {", "graph {", ""),
}
ENDS = {"tikz": ("\\end{tikzpicture}", ""), "mermaid": ("", "\nend"), "dot": ("}", "", "}}")}


@st.composite
def sources(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and bits of it one after the other, with any words where words may stand."""
    language = draw(st.sampled_from(sorted(BITS)))
    if draw(st.booleans()):
        words: tuple[str, ...] = WORDS
        kinds, begin, end = WHOLE, BEGINNINGS[language][0], ENDS[language][0]
    else:
        words, kinds = (*WORDS, *ATTACKS), draw(st.sampled_from((BITS, WHOLE)))
        begin, end = draw(st.sampled_from(BEGINNINGS[language])), draw(st.sampled_from(ENDS[language]))
    chosen = st.sampled_from(kinds[language].replace("\n", "").split("¦"))
    bits = [
        bit.replace("↵", "\n").replace("@", draw(st.sampled_from(words))) for bit in draw(st.lists(chosen, max_size=16))
    ]
    return language, f"{begin}{draw(st.sampled_from((' ', '', chr(10)))).join(bits)}{end}"


@examples
@given(sources())
@example(("tikz", "\\\\node (a) {" * 3000))
@example(("mermaid", "graph TD\n" + "subgraph a\n" * 3000))
@example(("dot", "digraph " + "{" * 3000))
def test_any_source_is_a_sound_diagram_or_refused_with_a_reason(given_source: tuple[str, str]) -> None:
    language, source = given_source
    reason = ""
    try:
        assert_sound(understood(language, source).diagram)
    except NotUnderstood as refused:
        reason = str(refused) or "no reason"
    event(f"{language}: {'no' if reason else 'yes'}")
    assert not reason or 10 < len(reason) < 300


def assert_sound(made: Diagram) -> None:
    """What lines and groups name is there, and all of it within the limits."""
    groups = {one.name: one for one in made.groups}
    names = [*groups, *(one.name for one in made.vertices)]
    assert len(set(names)) == len(names)
    assert {name for one in made.edges for name in (one.tail, one.head)} <= set(names)
    assert {one.group for one in made.vertices} | {one.within for one in made.groups} <= {"", *groups}
    assert 0 < len(made.vertices) <= MOST_SHAPES
    assert len(made.edges) <= MOST_LINES
    assert len(groups) <= MOST_GROUPS
    assert all(len(text) <= LONGEST_TEXT for text in made.texts)
    for name in groups:
        depth, above = 0, name
        while above:
            depth, above = depth + 1, groups[above].within
        assert depth <= DEEPEST


@examples
@given(read=st.lists(sources(), min_size=1, max_size=3))
def test_every_word_of_a_drawing_is_on_a_page_and_none_can_act(read: list[tuple[str, str]]) -> None:
    text = "# Drawings\n\nSome words.\n\n" + "\n\n".join(f"```{language}\n{source}\n```" for language, source in read)
    conversion = convert([SourceFile("a.md", text.encode())])
    assert [str(one) for one in conversion.notices if one.code in FAULTS] == []
    data = conversion.pages.get("data/drawings.json", "{}")
    assert not {"<", "\u2028", "\u2029"} & set(data)
    shown = "".join(page for path, page in conversion.pages.items() if path.endswith(".md"))
    for key in json.loads(data).get("drawings", {}):
        assert f'data-drawing="{key}"' in shown


@examples
@given(diagrams())
def test_all_that_a_diagram_says_is_told_in_words(made: Diagram) -> None:
    told = in_words(made, Span(1, 1))
    said = " ".join(block_words(told))
    assert all(" ".join(text.split()) in said for text in made.texts)
    lines = [plain(item.words) for item in told.items]
    assert sum(line.startswith(("From ", "Between ")) for line in lines) == len(made.edges)
    assert sum(_frames(item) for item in told.items) == len(made.groups)


def _frames(item: Item) -> int:
    inner = [one for block in item.blocks if isinstance(block, ListBlock) for one in block.items]
    own = plain(item.words).startswith(("Within ", "Together:")) and plain(item.words).endswith(":")
    return own + sum(map(_frames, inner))


@examples
@given(diagrams())
def test_a_key_is_that_of_what_is_drawn(made: Diagram) -> None:
    key = drawing_key(made)
    assert re.fullmatch("[0-9a-f]{16}", key)
    assert drawing_key(replace(made)) == key
    more = replace(made, vertices=(*made.vertices, Vertex("one more", "")))
    assert drawing_key(more) != key
