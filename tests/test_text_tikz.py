"""TikZ pictures: nodes and lines, as authors write them and as course pages damage them."""

from __future__ import annotations

import pytest

from studysite.diagram import Diagram, Edge, Vertex
from studysite.text.diagrams import NotUnderstood, understood
from studysite.text.diagrams.tex_words import tex_words

BOXES = r"\node[draw] (a) {Dam}; \node[draw] (b) [below of=a] {Lock};"
# Lines glued together, so that commands stand behind comments, and every second backslash gone.
DAMAGED = r"""\begin{tikzpicture}[node distance=2cm, every node/.style={draw, rounded corners, minimum width=3cm}]
% Boxes \node (Weir) {River Weir \ (Holds the Water)}; \node (Left) [below left of=Weir, fill=blue!20] {Mill \ Race};
% The arrows \draw[->, thick] (Weir) -- node[left] {90% of it} (Left); \draw[->] (Weir) -- (Canal);
\node (Canal) [below right of=Weir] {Canal}; \node[draw=none, below of=Left, yshift=1cm] {\textit{Since 1802}};
\end{tikzpicture}"""


def drawn(source: str) -> Diagram:
    return understood("tikz", source).diagram


def why(source: str) -> str:
    with pytest.raises(NotUnderstood) as told:
        drawn(source)
    return str(told.value)


def lines(source: str) -> list[tuple[str, str, str, str]]:
    return [(one.tail, one.head, one.text, one.arrow) for one in drawn(BOXES + source).edges]


def test_commands_behind_a_comment_and_breaks_without_a_backslash_are_read() -> None:
    made = drawn(DAMAGED)
    assert made.vertices == (
        Vertex("Weir", "River Weir\n(Holds the Water)", "round"),
        Vertex("Left", "Mill\nRace", "round", notes=("Since 1802",)),
        Vertex("Canal", "Canal", "round"),
    )
    assert made.edges == (Edge("Weir", "Left", "90% of it"), Edge("Weir", "Canal"))
    assert made.direction == "down"


def test_a_picture_on_one_line_is_read_too() -> None:
    assert drawn(DAMAGED.replace("\n", " ")) == drawn(DAMAGED)


def test_what_an_author_took_out_stays_out() -> None:
    made = drawn(BOXES + "\n% \\node[draw] (c) {Gone};\n%\\draw (a) -- (b);\n% a note; about \\draw and more\n")
    assert [one.text for one in made.vertices] == ["Dam", "Lock"]
    assert made.edges == ()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\draw (a) -- (b);", [("a", "b", "", "none")]),
        (r"\draw[->] (a) -- (b);", [("a", "b", "", "forward")]),
        (r"\draw[<-] (a) -- (b);", [("b", "a", "", "forward")]),
        (r"\draw[<->, thick] (a) -- (b);", [("a", "b", "", "both")]),
        (r"\draw[-latex] (a.south) -- (b.north);", [("a", "b", "", "forward")]),
        (r"\draw[-{Stealth[length=3mm]}] (a) |- (b);", [("a", "b", "", "forward")]),
        (r"\draw[->] (a) -- (b) -- (a);", [("a", "b", "", "forward"), ("b", "a", "", "forward")]),
        (r"\draw[->] (a) -- ++(0,-1) -| node[above] {round} (b);", [("a", "b", "round", "forward")]),
        (r"\draw[->] (a) -- (b) node[midway, right] {down};", [("a", "b", "down", "forward")]),
        (r"\draw[->] (a) .. controls (1,1) and (2,2) .. (b);", [("a", "b", "", "forward")]),
        (r"\draw (a) to[out=0, in=90] (b);", [("a", "b", "", "none")]),
        (r"\path (a) edge [->] node {x} (b) edge (a);", [("a", "b", "x", "forward"), ("a", "a", "", "none")]),
        (r"\path[->] (a) edge [\"quoted\"] (b);".replace(r"\"", '"'), [("a", "b", "quoted", "forward")]),
        (r"\tikzset{go/.style={->, dashed}} \draw[go] (a) -- (b);", [("a", "b", "", "forward")]),
        (r"\tikzstyle{go} = [thick,->,>=stealth] \draw[go] (a) -- (b);", [("a", "b", "", "forward")]),
        (r"\draw[->] (a) -- (b) \draw (b) -- (a)", [("a", "b", "", "forward"), ("b", "a", "", "none")]),
    ],
)
def test_lines_lead_where_they_say(source: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert lines(source) == expected


def test_arrows_and_dashes_of_the_picture_hold_for_all_its_lines() -> None:
    made = drawn(rf"\begin{{tikzpicture}}[->, dashed]{BOXES}\draw (a) -- (b); \draw[-] (b) -- (a);\end{{tikzpicture}}")
    assert [(one.arrow, one.dashed) for one in made.edges] == [("forward", True), ("none", True)]


@pytest.mark.parametrize(
    ("options", "shape"),
    [
        ("draw", "box"),
        ("draw, rounded corners", "round"),
        ("draw, circle", "ellipse"),
        ("ellipse, draw", "ellipse"),
        ("shape=diamond, draw", "diamond"),
        ("diamond, fill=red!10", "diamond"),
        ("", "plain"),
        ("circle", "plain"),
        ("draw, draw=none", "plain"),
        ("fill=white", "plain"),
    ],
)
def test_shapes_are_what_is_drawn_around_a_node(options: str, shape: str) -> None:
    assert drawn(rf"\node[{options}] (a) {{Dam}};").vertices == (Vertex("a", "Dam", shape),)  # type: ignore[arg-type]


def test_a_name_may_hold_spaces_and_a_node_may_have_none() -> None:
    made = drawn(r"\node[draw] (old  dam) at (0,0) {Dam}; \node[draw] {Lock}; \draw[->] (old dam.east) -- (old dam);")
    assert [one.name for one in made.vertices] == ["old dam", "unnamed"]
    assert made.edges == (Edge("old dam", "old dam"),)


def test_nodes_on_a_path_are_its_ends() -> None:
    made = drawn(r"\draw[->] (0,0) node[draw] (a) {Dam} -- (3,0) node[draw] (b) {Lock};")
    assert made.edges == (Edge("a", "b"),)
    assert made.direction == "right"


def test_a_node_fitted_around_others_is_their_frame() -> None:
    made = drawn(BOXES + r"\node[draw, dashed, fit=(a) (b), label=above:{By the river}] (f) {};")
    assert [(one.name, one.title) for one in made.groups] == [("f", "By the river")]
    assert [one.group for one in made.vertices] == ["f", "f"]


def test_a_label_is_a_note() -> None:
    assert drawn(r"\node[draw, label=above:{[red] Old}, pin=45:New] (a) {Dam};").vertices[0].notes == (
        "Old",
        "New",
    )


def test_words_beside_a_shape_are_its_notes_and_words_with_a_line_are_not() -> None:
    made = drawn(
        BOXES + r"\node (n) [right=1cm of a] {Dry}; \node [below=of n] {in May}; \node (m) [right of=b] {Wet};"
        r"\draw (b) -- (m);"
    )
    assert [(one.name, one.notes) for one in made.vertices] == [("a", ("Dry", "in May")), ("b", ()), ("m", ())]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (r"\begin{tikzpicture}\draw[->] (0,0) -- (1,1);\end{tikzpicture}", "which are no two nodes"),
        (BOXES + r"\draw[->] (a) -- (3,3);", "(a) to (3,3)"),
        (BOXES + r"\draw (a) -- (nobody);", "“nobody” is the name of no node"),
        (BOXES + r"\draw (a) -- (b", "“(” is never closed"),
        (r"\node (a) {Dam;", "“{” is never closed"),
        (r"\node (a) Dam};", "“}” closes what was never opened"),
        (r"\node (a);", "no words in braces"),
        (r"\foreach \x in {1,2} \node {\x};", "computed"),
        (r"\node {Dam} child {node {Lock}};", "“child”"),
        (r"\begin{axis}\end{axis}", "“axis”"),
        (r"\begin{tikzpicture}\end{tikzpicture}", "no shape"),
        (r"\draw -- (1,1);", "begins nowhere"),
        ("".join(rf"\node[draw] {{{at}}};" for at in range(301)), "more than 300 shapes"),
        (r"\node {" + "x" * 600 + "};", "600 characters"),
        (rf"\begin{{tikzpicture}}{BOXES}\end{{tikzpicture}}" * 2, "more than one picture"),
    ],
)
def test_what_is_no_diagram_says_why(source: str, reason: str) -> None:
    assert reason in why(source)


def test_decoration_by_numbers_is_no_part_of_a_diagram() -> None:
    assert len(lines(r"\draw (a) -- (b); \draw[dotted] (-1,-1) rectangle (3,3); \fill (0,0) circle (2pt);")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\textbf{Dam} and \emph{lock}", "Dam and lock"),
        (r"a \\ b \\[2pt] c \ d", "a \n b \n c \n d"),
        (r"e.g.\ this", "e.g. this"),
        (r"50\% \& 5\_0 \$3", "50% & 5_0 $3"),
        (r"$x \to y$ \geq 3", "x → y ≥ 3"),
        (r"\textcolor{red}{Warm}\vspace{1em}", "Warm"),
        (r"{\small ``So''} -- ~it~is", "“So” –  it is"),
        (r"\begin{tabular}{c}One\\Two\end{tabular}", "One\nTwo"),
        ("\\", "\n"),
    ],
)
def test_words_are_those_of_the_text(text: str, expected: str) -> None:
    told = tex_words(text).strip(" ")
    assert "\n".join(" ".join(line.split()) for line in told.split("\n")) == "\n".join(
        " ".join(line.split()) for line in expected.split("\n")
    )
