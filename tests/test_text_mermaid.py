"""Mermaid: flowcharts as diagrams, mind maps as trees."""

from __future__ import annotations

import pytest

from studysite.diagram import Diagram, Edge, Group, Vertex
from studysite.model import Figure, Node, Outline, plain
from studysite.pipeline import convert
from studysite.sourcefile import SourceFile
from studysite.text.blocks import blocks
from studysite.text.diagrams import NotUnderstood, understood
from studysite.text.diagrams.mermaid_words import mermaid_words
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import with_ends

MAP = """mindmap
  root((Rivers #amp; lakes))
    Upper course
      ::icon(fa fa-water)
      id1["`**Falls** and
      rapids`"]:::steep
    %% left out
    mouth)Delta(
      {{Silt}}
    Ends (in the sea)"""


def drawn(source: str) -> Diagram:
    return understood("mermaid", source).diagram


def edges(source: str) -> list[tuple[str, str, str, str]]:
    return [(one.tail, one.head, one.text, one.arrow) for one in drawn(f"graph TD\n{source}").edges]


def tree(source: str) -> Outline:
    ledger = Ledger("a.md")
    lines = with_ends([Line(at, text) for at, text in enumerate(f"```mermaid\n{source}\n```".split("\n"), 1)])
    (block,) = blocks(lines, ledger)
    assert isinstance(block, Outline)
    return block


def said(node: Node) -> object:
    return (plain(node.words), [said(one) for one in node.children]) if node.children else plain(node.words)


@pytest.mark.parametrize(
    ("told", "text", "shape"),
    [
        ("a", "a", "box"),
        ("a[Dam]", "Dam", "box"),
        ("a(Dam)", "Dam", "round"),
        ("a([Dam])", "Dam", "round"),
        ("a[[Dam]]", "Dam", "box"),
        ("a[(Dam)]", "Dam", "round"),
        ("a((Dam))", "Dam", "ellipse"),
        ("a(((Dam)))", "Dam", "ellipse"),
        ("a{Dam?}", "Dam?", "diamond"),
        ("a{{Dam}}", "Dam", "box"),
        ("a>Dam]", "Dam", "box"),
        ("a[/Dam/]", "Dam", "box"),
        ("a[\\Dam/]", "Dam", "box"),
        ('a["Dam [old] (dry)"]', "Dam [old] (dry)", "box"),
        ('a["two\nlines"]', "two\nlines", "box"),
        ("a[f(x) and [y]]", "f(x) and [y]", "box"),
        ("a[Dam]:::wet", "Dam", "box"),
        ('a@{ shape: diam, label: "Dam, old" }', "Dam, old", "diamond"),
        ("a[Dam<br/>Lock]", "Dam\nLock", "box"),
    ],
)
def test_brackets_say_what_a_shape_is(told: str, text: str, shape: str) -> None:
    assert drawn(f"graph TD\n  {told}\n").vertices == (Vertex("a", text, shape),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("a --> b", [("a", "b", "", "forward")]),
        ("a-->b;b-->c", [("a", "b", "", "forward"), ("b", "c", "", "forward")]),
        ("a --- b", [("a", "b", "", "none")]),
        ("a ====> b", [("a", "b", "", "forward")]),
        ("a <--> b", [("a", "b", "", "both")]),
        ("a x--x b", [("a", "b", "", "both")]),
        ("a --o b", [("a", "b", "", "forward")]),
        ("a -- runs to --> b", [("a", "b", "runs to", "forward")]),
        ("a --runs-to--- b", [("a", "b", "runs-to", "none")]),
        ("a -. slowly .-> b", [("a", "b", "slowly", "forward")]),
        ("a == fast ==> b", [("a", "b", "fast", "forward")]),
        ('a -->|"fast | wet"| b', [("a", "b", "fast | wet", "forward")]),
        ("a -->|fast|b -->|slow| c", [("a", "b", "fast", "forward"), ("b", "c", "slow", "forward")]),
        ("a & b --> c", [("a", "c", "", "forward"), ("b", "c", "", "forward")]),
        ("a e1@--> b", [("a", "b", "", "forward")]),
        ("a ~~~ b", []),
        ("a --&gt; b\nb –> c", [("a", "b", "", "forward"), ("b", "c", "", "forward")]),
        ("x-y --> x-y", [("x-y", "x-y", "", "forward")]),
        ("a-->b\nx--> c", [("a", "b", "", "forward"), ("x", "c", "", "forward")]),
    ],
)
def test_links_lead_where_they_say(told: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert edges(told) == expected


def test_dots_make_a_broken_line() -> None:
    assert [one.dashed for one in drawn("graph LR; a -.-> b; b -.- c; c --> a").edges] == [True, True, False]


@pytest.mark.parametrize(
    ("way", "direction"), [("TD", "down"), ("TB", "down"), ("BT", "up"), ("LR", "right"), ("RL", "left"), ("", "down")]
)
def test_the_first_line_says_which_way_it_goes(way: str, direction: str) -> None:
    assert drawn(f"flowchart {way}\n a --> b").direction == direction


def test_subgraphs_are_frames_and_links_may_lead_to_them() -> None:
    made = drawn("flowchart TD\nsubgraph one [The river]\ndirection LR\na --> b\nsubgraph two\nc\nend\nend\nd --> two")
    assert made.groups == (Group("one", "The river"), Group("two", "two", "one"))
    assert {one.name: one.group for one in made.vertices} == {"a": "one", "b": "one", "c": "two", "d": ""}
    assert made.edges == (Edge("a", "b"), Edge("d", "two"))


def test_a_subgraph_that_is_linked_before_it_is_drawn_is_no_shape() -> None:
    made = drawn("flowchart TD\na --> one\nsubgraph one\nb\nend")
    assert [one.name for one in made.vertices] == ["a", "b"]
    assert [one.name for one in made.groups] == [made.edges[0].head]


def test_looks_and_comments_say_nothing() -> None:
    looks = (
        "%% a note",
        "classDef x fill:#f00",
        "class a x",
        "style a fill:#0f0",
        "linkStyle 0 stroke:red",
        'click a "https://e.org" "tip"',
        "accDescr: long",
        "accDescr {\nlong\n}",
        "%%{init: {'theme': 'dark'}}%%",
    )
    made = drawn("\n".join(("graph TD", "a --> b", *looks, "b --> c")))
    assert [one.name for one in made.vertices] == ["a", "b", "c"]


@pytest.mark.parametrize("source", ["---\ntitle: 'The river'\n---\ngraph TD\na", "graph TD\naccTitle: The river\na"])
def test_a_title_is_the_title(source: str) -> None:
    assert understood("mermaid", source).title == "The river"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#quot;a#quot; &lt; #35; #x41; #9829;", '"a" < # A ♥'),
        ("#nosuchsign; & #", "#nosuchsign; & #"),
        ("<b>bold</b> <script>x</script>", "bold <script>x</script>"),
        ("`**a** and *b*`", "a and b"),
        ("a<br>b\\nc", "a\nb\nc"),
        ("fa:fa-car drive", "drive"),
    ],
)
def test_words_are_those_of_the_text(text: str, expected: str) -> None:
    assert mermaid_words(text) == expected


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("sequenceDiagram\na->>b: hi", "“sequenceDiagram”"),
        ("", "none of the kinds"),
        ("graph TD\na[Dam", "“]” is missing"),
        ('graph TD\na["Dam]', "quotation mark"),
        ("graph TD\na -- b", "no end"),
        ("graph TD\nsubgraph x\na", "no “end”"),
        ("graph TD\nend", "closes no subgraph"),
        ("graph TD\na --> ]", "no shape has a name"),
        ("graph TD\na ]", "no shape has a name"),
        ("graph TD\na]", "nobody knows how to go on"),
        ("graph TD\n", "no shape"),
        ("graph TD\n" + "\n".join(f"n{at} --> n{at + 1}" for at in range(400)), "more than 300 shapes"),
        ("graph TD\n" + " & ".join(f"n{at}" for at in range(200)) + " --> a & b & c & d", "more than 600 lines"),
        ("graph TD\n" + "subgraph x\n" * 20, "groups lie more than 8 deep"),
        ("graph TD\na[" + "x" * 600 + "]", "600 characters"),
    ],
)
def test_what_is_no_flowchart_says_why(source: str, reason: str) -> None:
    with pytest.raises(NotUnderstood) as told:
        drawn(source)
    assert reason in str(told.value)


def test_a_mind_map_is_a_tree() -> None:
    (root,) = tree(MAP).nodes
    assert said(root) == (
        "Rivers & lakes",
        [("Upper course", ["Falls and rapids"]), ("Delta", ["Silt"]), "Ends (in the sea)"],
    )


def test_no_word_of_a_mind_map_is_lost() -> None:
    made = convert([SourceFile("rivers.md", f"# Rivers\n\nText.\n\n```mermaid\n{MAP}\n```\n".encode())])
    assert [one.code for one in made.notices if one.severity == "error"] == []
    assert "Falls and rapids" in made.pages["read/rivers.md"]


def test_the_title_of_a_mind_map_is_its_root() -> None:
    assert said(tree("---\ntitle: Water\n---\nmindmap\n  a\n  b").nodes[0]) == ("Water", ["a", "b"])


def test_a_mind_map_may_be_deeper_than_a_program_can_go() -> None:
    made = tree("mindmap\n" + "\n".join(" " * at + f"n{at}" for at in range(2000)))
    depth, node = 1, made.nodes[0]
    while node.children:
        depth, node = depth + 1, node.children[0]
    assert depth <= 32


def test_an_empty_mind_map_is_a_figure_that_is_missing() -> None:
    ledger = Ledger("a.md")
    (block,) = blocks(with_ends([Line(1, "```mermaid"), Line(2, "mindmap"), Line(3, "```")]), ledger)
    assert isinstance(block, Figure)
    assert [one.code for one in ledger.notices] == ["drawing-not-understood"]
