"""Formulas in TeX become MathML and words; what is none says why."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studysite.tex import LONGEST, Damaged, formula, readable
from studysite.tex.markup import markup
from studysite.tex.node import ATTRIBUTES, TAGS, MathNode

# Of machine learning, physics, statistics, logic and chemistry: the formula, and how it is read aloud on one line.
READ = (
    (r"\frac{-b \pm \sqrt{b^2 - 4ac}}{2a}", "(−b ± √(b² − 4ac))/2a"),
    (r"\sum_{i=1}^{n} (y_i - \hat{y}_i)^2", "∑ᵢ₌₁ⁿ(yᵢ − ŷᵢ)²"),
    (r"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}", "∫₀^∞e^(−x²) dx = √π/2"),
    (r"\lim_{x \to 0} \frac{\sin x}{x} = 1", "lim_(x → 0) (sin x)/x = 1"),
    (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "(a, b; c, d)"),
    (
        r"f(x) = \begin{cases} x^2 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
        "f(x) = {x², if x > 0; 0, otherwise",
    ),
    (r"\begin{aligned} a &= b + c \\ &= d \end{aligned}", "a = b + c; = d"),
    (r"a &= b \\ c &= d", "a = b; c = d"),
    (r"\operatorname{softmax}(z)_i = \frac{e^{z_i}}{\sum_{j} e^{z_j}}", "softmax(z)ᵢ = e^(zᵢ)/(∑ⱼ e^(zⱼ))"),
    (r"\operatorname*{arg\,min}_{w} \|Xw - y\|_2^2", "arg min_w‖Xw − y‖₂²"),
    (r"P(A \mid B) = \frac{P(B \mid A)\,P(A)}{P(B)}", "P(A ∣ B) = (P(B ∣ A) P(A))/P(B)"),
    (r"\underbrace{a + b}_{\text{two terms}}", "a + b (two terms)"),
    (r"\left\{ x \in \mathbb{R} : x > 0 \right\}", "{x ∈ ℝ : x > 0}"),
    (r"\left. \frac{df}{dx} \right|_{x=0}", "df/dx|ₓ₌₀"),
    (r"f''(x) + f'(x) = 0", "f″(x) + f′(x) = 0"),
    (r"\nabla \times \mathbf{E} = -\frac{\partial \mathbf{B}}{\partial t}", "∇ × E = −∂B/∂t"),
    (r"\binom{n}{k} p^k (1-p)^{n-k}", "(n over k)pᵏ(1 − p)ⁿ⁻ᵏ"),
    (r"\sqrt[3]{x + 1}", "³√(x + 1)"),
    (r"9.81\,\mathrm{m\,s^{-2}}", "9.81 m s⁻²"),
    (r"\SI{9.81}{\metre\per\second\squared}", "9.81 m/s²"),
    (r"\mathcal{N}(\mu, \sigma^2)", "N(μ, σ²)"),
    (r"p \land q \implies \lnot r", "p ∧ q ⟹ ¬r"),
    (r"\widehat{ABC} = 90^\circ", "ÂB̂Ĉ = 90°"),
    (r"x \not= y \notin Z", "x ≠ y ∉ Z"),
    (r"x_{\text{max}}^2", "x_max²"),
    (r"a \equiv b \pmod{m}", "a ≡ b (mod m)"),
    (r"1{,}000 \cdot n", "1,000⋅n"),
    (r"\ce{2H2 + O2 -> 2H2O}", "2H₂ + O₂ → 2H₂O"),
    (r"\ce{SO4^2-}", "SO₄²⁻"),
    (r"\ce{CaCO3(s) <=> CaO(s) + CO2(g)}", "CaCO₃(s) ⇌ CaO(s) + CO₂(g)"),
    (r"{}^{14}_{6}\mathrm{C}", "₆¹⁴C"),
    (r"速度 = \frac{距離}{時間}", "速度 = 距離/時間"),
    (r"\boxed{E = mc^2}", "E = mc²"),
)

DAMAGED = (
    (r"\frac{a}", "nothing where"),
    (r"{x", "lacks a “}”"),
    (r"x}", "nothing opened"),
    (r"\left( x", r"lacks a “\right”"),
    (r"\begin{matrix} a", r"lacks a “\end”"),
    (r"x_1_2", "lowered twice"),
    (r"x^a^b", "raised twice"),
    (r"\foo{a}", r"“\foo”, which is not known"),
    (r"\begin{tabular} a \end{tabular}", "not known"),
    (r"\text{a \foo}", "command inside a text"),
    (r"a $ b", "“$”"),
    (r"\href{javascript:alert(1)}{x}", r"“\href”"),
    (r"\includegraphics{x}", r"“\includegraphics”"),
    (r"\def\a{\a\a}\a", r"“\def”"),
    (r"\newcommand{\a}{\a\a}\a", r"“\newcommand”"),
    (r"\style{color:red}{x}", r"“\style”"),
    (r"\class{x}{y}", r"“\class”"),
    ("{" * 1000 + "x" + "}" * 1000, "nested deeper"),
    (r"\left(" * 200 + "x" + r"\right)" * 200, "nested deeper"),
    (r"\sqrt" * 700 + "x", "nested deeper"),
    (r"\frac1" * 600 + "x", "nested deeper"),
    ("x+" * 500_000, f"longer than {LONGEST}"),
    ("&" * 500, "cells"),
    ("x\0", "has a"),
)


def shown(tex: str) -> str:
    return markup(formula(tex), html.escape)


@pytest.mark.parametrize(("tex", "words"), READ)
def test_a_formula_is_told_in_words(tex: str, words: str) -> None:
    assert readable(tex) == words


@pytest.mark.parametrize(("tex", "reason"), DAMAGED)
def test_what_is_no_formula_says_why(tex: str, reason: str) -> None:
    with pytest.raises(Damaged) as damage:
        formula(tex)
    assert reason in str(damage.value)
    assert readable(tex) == tex


def test_a_fraction_is_mathml() -> None:
    assert shown(r"\frac{a}{b}") == "<mrow><mfrac><mi>a</mi><mi>b</mi></mfrac></mrow>"


def test_limits_stand_above_and_below_and_scripts_beside() -> None:
    assert shown(r"\sum_{i}^{n}").startswith("<mrow><munderover><mo>∑</mo>")
    assert shown(r"\int_0^1").startswith("<mrow><msubsup><mo>∫</mo>")
    assert shown(r"\int\limits_0^1").startswith("<mrow><munderover>")


def test_letters_that_stand_upright_are_one_name() -> None:
    assert shown(r"\mathrm{Var}") == "<mrow><mi>Var</mi></mrow>"
    assert shown(r"\mathrm{d}x") == '<mrow><mi mathvariant="normal">d</mi><mi>x</mi></mrow>'


def test_letters_in_another_hand_are_characters_of_their_own() -> None:
    assert shown(r"\mathbf{x}\mathbb{R}\mathcal{L}") == "<mrow><mi>𝐱</mi><mi>ℝ</mi><mi>ℒ</mi></mrow>"


def test_a_name_of_a_function_stands_apart_from_what_it_is_of() -> None:
    assert shown(r"\sin x").count("mspace") == 2
    assert "mspace" not in shown(r"\sin(x)")


def test_text_of_a_formula_is_escaped() -> None:
    assert (
        shown(r"a < b \text{ <b> & }")
        == "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi><mtext>\u00a0&lt;b&gt; &amp;\u00a0</mtext></mrow>"
    )


def test_a_colour_is_the_pages_own() -> None:
    assert shown(r"\color{url(javascript:x)}{x}") == "<mrow><mi>x</mi></mrow>"


def test_no_element_or_attribute_is_made_that_is_not_on_the_lists() -> None:
    for tag, attributes in (("script", ()), ("mi", (("onclick", "x"),)), ("mi", (("class", "x y"),))):
        with pytest.raises(ValueError, match="no MathML of ours"):
            MathNode(tag, attributes=attributes)


PIECES = st.sampled_from(
    [
        *(r"\frac", r"\sqrt", r"\sum", r"\left(", r"\right)", r"\left\{", r"\right.", r"\begin{matrix}"),
        *(r"\end{matrix}", r"\text{a}", r"\ce{H2}", r"\over", r"\\", "&", "^", "_", "{", "}", "'", "x", "1", "<"),
        *(r"\hat", r"\mathbb", "[", "]", r"\underbrace", r"\not", r"\limits", r"\operatorname{a}", "|"),
        *(r"\displaystyle", r"\rm", r"\big", r"\SI{1}{m}", "$"),
    ]
)


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=40))
def test_any_text_is_a_formula_of_the_lists_or_damaged(tex: str) -> None:
    try:
        made = formula(tex)
    except Damaged:
        assert readable(tex) == tex
        return
    for node in made.nodes():
        assert node.tag in TAGS
        assert all(value in ATTRIBUTES[name] for name, value in node.attributes)
    assert "\n" not in readable(tex) or not readable(tex).strip()
