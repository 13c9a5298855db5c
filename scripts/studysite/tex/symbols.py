"""What a command is in Unicode, by what kind of atom it is. Source: the tables of LaTeX and AMS-LaTeX."""

from __future__ import annotations


def _table(told: str) -> dict[str, str]:
    pairs = [entry.partition(" ") for entry in told.split("\n") if entry]
    return {f"\\{name}": sign for sign, _, names in pairs for name in names.split()}


# Letters and letter-like signs.
LETTERS = _table(
    "α alpha\nβ beta\nγ gamma\nδ delta\nϵ epsilon\nε varepsilon\nζ zeta\nη eta\nθ theta\nϑ vartheta\nι iota\nκ kappa\n"
    "λ lambda\nμ mu\nν nu\nξ xi\nο omicron\nπ pi\nϖ varpi\nρ rho\nϱ varrho\nσ sigma\nς varsigma\nτ tau\nυ upsilon\n"
    "ϕ phi\nφ varphi\nχ chi\nψ psi\nω omega\nΓ Gamma\nΔ Delta\nΘ Theta\nΛ Lambda\nΞ Xi\nΠ Pi\nΣ Sigma\nΥ Upsilon\n"
    "Φ Phi\nΨ Psi\nΩ Omega\nℏ hbar hslash\nℓ ell\nℜ Re\nℑ Im\nℵ aleph\n℘ wp\nı imath\nȷ jmath\n∅ emptyset varnothing\n"
    "∞ infty\n∂ partial\n∇ nabla\n∀ forall\n∃ exists\n∄ nexists\n⊤ top\n⊥ bot\n∠ angle\n△ triangle\n□ square Box\n"
    "■ blacksquare\n♯ sharp\n♭ flat\n♮ natural\n♣ clubsuit\n♢ diamondsuit\n♡ heartsuit\n♠ spadesuit\n° degree\n§ S\n"
    "£ pounds\n€ euro\nÅ AA\nℝ R Reals\nℕ N\nℤ Z\nℚ Q\nℂ C\n… ldots dots dotsc dotso\n"
    "⋯ cdots dotsb dotsm dotsi\n⋮ vdots\n"
    "⋱ ddots\n′ prime\n% %\n$ $\n# #\n& &\n_ _\n¬ lnot neg\n∁ complement\nð eth"
)

# Signs between two things, with space on both sides: relations, operators, arrows.
BETWEEN = _table(
    "± pm\n∓ mp\n× times\n÷ div\n⋅ cdot\n∗ ast\n⋆ star\n∘ circ\n∙ bullet\n⊕ oplus\n⊖ ominus\n⊗ otimes\n⊙ odot\n"
    "∧ wedge land\n"
    "∨ vee lor\n∩ cap\n∪ cup\n⊎ uplus\n⊓ sqcap\n⊔ sqcup\n∖ setminus smallsetminus\n⋄ diamond\n† dagger\n‡ ddagger\n"
    "≤ le leq leqslant\n≥ ge geq geqslant\n≠ ne neq\n≈ approx\n≅ cong\n≡ equiv\n∼ sim\n≃ simeq\n∝ propto\n≪ ll\n≫ gg\n"
    "≺ prec\n≻ succ\n⪯ preceq\n⪰ succeq\n⊂ subset\n⊃ supset\n⊆ subseteq\n⊇ supseteq\n⊊ subsetneq\n⊋ supsetneq\n∈ in\n"
    "∋ ni\n∉ notin\n⊢ vdash\n⊨ models vDash\n⊥ perp\n∥ parallel\n∣ mid\n∤ nmid\n≐ doteq\n≔ coloneqq\n≜ triangleq\n"
    "≲ lesssim\n"
    "≳ gtrsim\n⋈ bowtie\n→ to rightarrow\n← leftarrow gets\n↔ leftrightarrow\n⇒ Rightarrow\n⇐ Leftarrow\n"
    "⇔ Leftrightarrow\n⟹ implies Longrightarrow\n⟸ impliedby Longleftarrow\n⟺ iff Longleftrightarrow\n"
    "⟶ longrightarrow\n⟵ longleftarrow\n⟷ longleftrightarrow\n↦ mapsto\n⟼ longmapsto\n↑ uparrow\n↓ downarrow\n"
    "⇑ Uparrow\n⇓ Downarrow\n↕ updownarrow\n↗ nearrow\n↘ searrow\n↙ swarrow\n↖ nwarrow\n"
    "↪ hookrightarrow\n↩ hookleftarrow\n"
    "⇌ rightleftharpoons\n⇀ rightharpoonup\n⇁ rightharpoondown\n⇝ leadsto\n∴ therefore\n∵ because\n⊴ trianglelefteq\n"
    "⊲ triangleleft\n⊳ triangleright\n: colon"
)

# Operators that are large on a line of their own, and the names of functions; both may have limits below.
LARGE = _table(
    "∑ sum\n∏ prod\n∐ coprod\n⋃ bigcup\n⋂ bigcap\n⋁ bigvee\n⋀ bigwedge\n⨁ bigoplus\n⨂ bigotimes\n"
    "⨀ bigodot\n⨄ biguplus\n⨆ bigsqcup"
)
INTEGRALS = _table("∫ int smallint\n∬ iint\n∭ iiint\n∮ oint\n∯ oiint")
FUNCTIONS = frozenset(
    "arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan tanh sgn erf".split()  # noqa: SIM905 - a list of words
)
LIMITS = {
    **{name: name for name in ["det", "gcd", "inf", "lim", "max", "min", "sup", "Pr"]},
    "argmax": "arg max",
    "argmin": "arg min",
    "limsup": "lim sup",
    "liminf": "lim inf",
    "injlim": "inj lim",
    "projlim": "proj lim",
}

# What may stand behind \left, \right and \big.
FENCES = {
    **{one: one for one in "()[]|/"},
    "<": "⟨",
    ">": "⟩",
    "\\{": "{",
    "\\}": "}",
    "\\lbrace": "{",
    "\\rbrace": "}",
    "\\lbrack": "[",
    "\\rbrack": "]",
    "\\|": "‖",
    "\\Vert": "‖",
    "\\lVert": "‖",
    "\\rVert": "‖",
    "\\vert": "|",
    "\\lvert": "|",
    "\\rvert": "|",
    "\\langle": "⟨",
    "\\rangle": "⟩",
    "\\llbracket": "⟦",
    "\\rrbracket": "⟧",
    "\\lfloor": "⌊",
    "\\rfloor": "⌋",
    "\\lceil": "⌈",
    "\\rceil": "⌉",
    "\\uparrow": "↑",
    "\\downarrow": "↓",
    "\\backslash": "\\",
    ".": "",
}
OPENING, CLOSING = frozenset("([{⟨⟦⌊⌈"), frozenset(")]}⟩⟧⌋⌉")

SPACES = {
    "\\,": "0.1667em",
    "\\thinspace": "0.1667em",
    "\\:": "0.2222em",
    "\\>": "0.2222em",
    "\\;": "0.2778em",
    "\\ ": "0.25em",
    "~": "0.25em",
    "\\enspace": "0.5em",
    "\\quad": "1em",
    "\\qquad": "2em",
    "\\!": "-0.1667em",
    "\\negthinspace": "-0.1667em",
}

# Marks above (or below) what follows: the sign, whether it grows, and the mark of Unicode that a letter takes.
ACCENTS = {
    "\\hat": ("^", "\u0302"),
    "\\widehat": ("^", "\u0302"),
    "\\tilde": ("~", "\u0303"),
    "\\widetilde": ("~", "\u0303"),
    "\\bar": ("¯", "\u0304"),
    "\\overline": ("¯", "\u0304"),
    "\\vec": ("→", "\u20d7"),
    "\\overrightarrow": ("→", "\u20d7"),
    "\\overleftarrow": ("←", "\u20d6"),
    "\\dot": ("˙", "\u0307"),
    "\\ddot": ("¨", "\u0308"),
    "\\dddot": ("⃛", "\u20db"),
    "\\check": ("ˇ", "\u030c"),
    "\\breve": ("˘", "\u0306"),
    "\\acute": ("´", "\u0301"),
    "\\grave": ("`", "\u0300"),
    "\\mathring": ("˚", "\u030a"),
}
WIDE = frozenset({"\\widehat", "\\widetilde", "\\overline", "\\overrightarrow", "\\overleftarrow"})
MARKS = dict(ACCENTS.values())

# Braces above and below, each with what it says of itself.
BRACES = {"\\underbrace": "⏟", "\\overbrace": "⏞", "\\underline": "_", "\\underbracket": "⎵", "\\overbracket": "⎴"}
ARROWS = {
    "\\xrightarrow": "→",
    "\\xleftarrow": "←",
    "\\xRightarrow": "⇒",
    "\\xleftrightarrow": "↔",
    "\\xrightleftharpoons": "⇌",
    "\\xmapsto": "↦",
}
NEGATED = dict(zip("=∈∋⊂⊃⊆⊇≡∼≈∃∣<>≤≥∥≅→⇒", "≠∉∌⊄⊅⊈⊉≢≁≉∄∤≮≯≰≱∦≇↛⇏", strict=True))
