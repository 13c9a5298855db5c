"""What a text in TeX says: plain words, a line each where it breaks."""

from __future__ import annotations

import re

# Commands whose first arguments say how something looks, and are no words.
LOOKS = {
    **dict.fromkeys(("color", "vspace", "hspace", "fontsize", "rule", "phantom", "label", "includegraphics"), 1),
    **dict.fromkeys(("textcolor", "colorbox", "parbox", "scalebox", "resizebox", "begin", "end", "href"), 1),
}
BREAKS = frozenset({"newline", "linebreak", "par", "tabularnewline", "cr"})
# What stands for one sign, or a word.
_SIGNS = """
    to → rightarrow → leftarrow ← Rightarrow ⇒ leftrightarrow ↔ geq ≥ ge ≥ leq ≤ le ≤ neq ≠ ne ≠ times × cdot · pm ±
    approx ≈ infty ∞ ldots … dots … alpha α beta β gamma γ delta δ lambda λ mu μ sigma σ theta θ pi π epsilon ε
    Delta Δ Sigma Σ euro € checkmark ✓ textdegree ° degree ° LaTeX LaTeX TeX TeX S § textbackslash \\
    textasciitilde ~ textunderscore _ textbar | textless < textgreater >
"""
SIGNS = dict(re.findall(r"(\S+)\s+(\S+)", _SIGNS))
TOKEN = re.compile(
    r"""
      \\\\\*?(?:[ \t]*\[[^\[\]\n]{0,20}\])?       # a new line, with the space above it
    | (?<=[ \t])\\(?=\s|$)                        # what is left of one whose second backslash is lost
    | \\(?P<command>[A-Za-z]+)\*?
    | \\(?P<escaped>.)
    | (?P<sign>---|--|``|''|[{}$~&])
    | \s+
    | [^\\{}$~&`'\s-]+ | .
    """,
    re.VERBOSE | re.DOTALL,
)
MARKS = {"---": "—", "--": "–", "``": "“", "''": "”", "{": "", "}": "", "$": "", "~": " ", "&": " "}
ARGUMENT = re.compile(r"\s*(?:\[[^\[\]{}]{0,100}\]\s*)?\{[^{}]{0,200}\}")
OPTION = re.compile(r"\[[^\[\]{}]{0,100}\]")


def tex_words(text: str) -> str:
    """Return the words of a TeX text, without commands, in lines."""
    made: list[str] = []
    at = 0
    while found := TOKEN.match(text, at):
        at = found.end()
        told = found.group()
        if command := found["command"]:
            word, at = _command(command, text, at)
            made.append(word)
        elif found["escaped"] is not None:
            made.append(" " if found["escaped"].isspace() or found["escaped"] in ",;:!" else found["escaped"])
        elif found["sign"]:
            made.append(MARKS[told])
        elif told.startswith("\\"):
            made.append("\n")
        else:
            made.append(" " if told.isspace() else told)
    return "".join(made)


def _command(name: str, text: str, at: int) -> tuple[str, int]:
    """Return what a command says by itself, and where its words begin."""
    # An environment may take a second one: the columns of a table.
    for _ in range(LOOKS.get(name, 0) + (name == "begin")):
        if argument := ARGUMENT.match(text, at):
            at = argument.end()
    if name not in LOOKS and (option := OPTION.match(text, at)) and text[option.end() : option.end() + 1] == "{":
        at = option.end()
    return "\n" if name in BREAKS else SIGNS.get(name, ""), at
