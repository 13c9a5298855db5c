"""DOT: nodes, edges, subgraphs, and the attributes that say something."""

from __future__ import annotations

import pytest

from studysite.diagram import Diagram, Edge, Group, Vertex
from studysite.text.diagrams import NotUnderstood, understood
from studysite.text.diagrams.dot_tokens import html_words, label_words


def drawn(source: str) -> Diagram:
    return understood("dot", source).diagram


def edges(body: str, kind: str = "digraph") -> list[tuple[str, str, str, str]]:
    return [(one.tail, one.head, one.text, one.arrow) for one in drawn(f"{kind} {{ {body} }}").edges]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a -> b", [("a", "b", "", "forward")]),
        ("a->b->c [label=x]", [("a", "b", "x", "forward"), ("b", "c", "x", "forward")]),
        ("a -> {b c}", [("a", "b", "", "forward"), ("a", "c", "", "forward")]),
        ("{a b} -> c", [("a", "c", "", "forward"), ("b", "c", "", "forward")]),
        ("subgraph {a; b} -> c", [("a", "c", "", "forward"), ("b", "c", "", "forward")]),
        ("a -> subgraph cluster_x {b} -> c", [("a", "b", "", "forward"), ("b", "c", "", "forward")]),
        ("a:n -> b:port:s", [("a", "b", "", "forward")]),
        ('"a b" -> "c;d" [label="x \\"y\\""]', [("a b", "c;d", 'x "y"', "forward")]),
        ('a -> b [label="one " + "two"]', [("a", "b", "one two", "forward")]),
        ("a -> b [dir=back]", [("b", "a", "", "forward")]),
        ("a -> b [dir=both]; a -> c [dir=none]", [("a", "b", "", "both"), ("a", "c", "", "none")]),
        ("edge [label=x, dir=none]; a -> b; a -> b [label=y]", [("a", "b", "x", "none"), ("a", "b", "y", "none")]),
        ('a -> b [taillabel=1, headlabel="n"]', [("a", "b", "1 n", "forward")]),
        ("a -> b [style=invis]; c [style=invis]; c -> a", []),
        ("a -> b /* no -> c */ // more\n# and more\n", [("a", "b", "", "forward")]),
        ("a -> -1.5", [("a", "-1.5", "", "forward")]),
    ],
)
def test_edges_lead_where_they_say(body: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert edges(body) == expected


def test_a_graph_has_lines_without_arrows() -> None:
    assert edges("a -- b -- c", "strict Graph name") == [("a", "b", "", "none"), ("b", "c", "", "none")]


@pytest.mark.parametrize(
    ("told", "text", "shape"),
    [
        ("a", "a", "ellipse"),
        ("a [label=Dam]", "Dam", "ellipse"),
        ('a [shape=box, label="Dam\\nold\\l"]', "Dam\nold", "box"),
        ('a [shape="rect" style="filled,rounded"]', "a", "round"),
        ("a [shape=diamond]", "a", "diamond"),
        ("a [shape=plaintext]", "a", "plain"),
        ("node [shape=box]; a", "a", "box"),
        ("{node [shape=box]} a", "a", "ellipse"),
        ("a [label=<<b>Dam</b><br/>1 &lt; 2>]", "Dam\n1 < 2", "ellipse"),
        ('a [shape=record, label="{<in> Dam | {Lock|Weir}}"]', "Dam\nLock\nWeir", "box"),
        ('a [label="a | \\N"]', "a | a", "ellipse"),
        ("a [xlabel=old]", "a", "ellipse"),
    ],
)
def test_attributes_say_what_a_node_is(told: str, text: str, shape: str) -> None:
    (made,) = drawn(f"digraph {{ {told} }}").vertices
    assert (made.text, made.shape) == (text, shape)
    assert made.notes == (("old",) if "xlabel" in told else ())


def test_clusters_are_frames_and_other_braces_are_none() -> None:
    made = drawn(
        "digraph { subgraph cluster_a { label=Outer; x; subgraph cluster_b { graph [label=Inner]; y } {z} } w }"
    )
    assert made.groups == (Group("cluster_a", "Outer"), Group("cluster_b", "Inner", "cluster_a"))
    assert {one.name: one.group for one in made.vertices} == {
        "x": "cluster_a",
        "y": "cluster_b",
        "z": "cluster_a",
        "w": "",
    }


def test_the_graph_says_its_title_and_its_direction() -> None:
    made = understood("dot", 'digraph { graph [rankdir=LR]; label="The\\nriver"; a }')
    assert (made.title, made.diagram.direction) == ("The river", "right")


def test_dashes_are_kept() -> None:
    assert drawn("digraph { a -> b [style=dashed] }").edges == (Edge("a", "b", dashed=True),)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "begin with one of them"),
        ("flowchart { a }", "“flowchart”"),
        ("digraph a -> b", "a “{” is missing"),
        ("digraph { a -> ", "“the end”"),
        ("digraph { a", "never closed"),
        ('digraph { a [label="x] }', "quotation mark is never closed"),
        ("digraph { a [label=<x] }", "“<” is never closed"),
        ("digraph { a } digraph { b }", "something stands behind its end"),
        ("digraph { a [label=] }", "a value is missing"),
        ("digraph { ] }", "a name is missing"),
        ("digraph { a ? b }", "nobody knows how to go on"),
        ("digraph { }", "no shape"),
        ("digraph {" + "{" * 9000, "braces lie more than"),
        (
            "digraph { {"
            + " ".join(f"a{at}" for at in range(100))
            + "} -> {"
            + " ".join(f"b{at}" for at in range(100))
            + "} }",
            "600 lines",
        ),
        ("digraph {" + ";".join(f"a{at}" for at in range(10_000)) + "}", "300 shapes"),
    ],
)
def test_what_is_no_graph_says_why(source: str, reason: str) -> None:
    with pytest.raises(NotUnderstood) as told:
        drawn(source)
    assert reason in str(told.value)


def test_labels_are_words() -> None:
    assert html_words("<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table><!-- x -->").split("\n") == [
        "A B ",
        "C ",
        "",
    ]
    assert label_words(r"\G a\rb \\ \x", name="n", record=False) == " a\nb \\ x"


def test_a_shape_and_a_frame_of_one_name_are_two() -> None:
    made = drawn("digraph { cluster_a -> b; subgraph cluster_a { c } }")
    assert made.edges == (Edge("cluster_a", "b"),)
    assert made.groups[0].name not in {one.name for one in made.vertices}
    assert Vertex("c", "c", "ellipse", made.groups[0].name) in made.vertices
