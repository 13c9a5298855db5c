"""Which dollars and brackets of a text are marks of formulas, and which are money or words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from studysite.model import Emphasis, Formula, Inlines, Link, Strong, plain, written
from studysite.text.formulas import lost_formulas, without_tex
from studysite.text.inline import parse


def formulas(words: Inlines) -> Iterator[str]:
    for one in words:
        if isinstance(one, Formula):
            yield one.source
        elif isinstance(one, Strong | Emphasis | Link):
            yield from formulas(one.children)


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $10 a month.",
        "Between $5-$10, or $5/$10.",
        "A price of $5M–$10M, up from $1,000.",
        "5$ and 10$ are sums; US$5 and A$6.",
        "Set $HOME and $PATH, or ${HOME}/${USER}.",
        "$_GET['a'] and $_POST['b']",
        "$foo_bar=$baz_qux",
        "$AAPL/$GOOG rose by $2 to $30.",
        r"citation \[1\] and \[1, 2\] and \(see above\)",
        "Prices are $3.50, $4.00 (or $2 for x^2).",
        "between $100 and 200$ dollars",
        r"\frac{1}{2} raw, and $ x + 1 $ with room",
        "Cost($) and Price($), a$b$c",
        "`$x$` is code",
    ],
)
def test_money_code_and_words_are_no_formulas(text: str) -> None:
    words = parse(text)
    assert list(formulas(words)) == []
    assert plain(words) == text.replace("`", "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r"The variable $x$, the $n$th, $k$-NN, 2$\times$3.", ["$x$", "$n$", "$k$", r"$\times$"]),
        ("$E = mc^2$ and $a^2+b^2=c^2$.", ["$E = mc^2$", "$a^2+b^2=c^2$"]),
        ("Chance $p$ with $0 < p < 1$; $5$ units for $5.", ["$p$", "$0 < p < 1$", "$5$"]),
        (r"**The $\sigma$-algebra** is *$F$*.", [r"$\sigma$", "$F$"]),
        (r"\(x+1\) and \[x^2\] and \\(y_i\\)", ["$x+1$", "$$x^2$$", "$y_i$"]),
        (r"$x\_i$ and $a \* b$", ["$x_i$", "$a * b$"]),
        ("设$x$为实数，$y=x^2$。", ["$x$", "$y=x^2$"]),
        (r"escaped \$5 and \$x$, but $x$", ["$x$"]),
        (r"$accuracy = \frac{TP + TN}{N}$, $O(n \log n)$", [r"$accuracy = \frac{TP + TN}{N}$", r"$O(n \log n)$"]),
        (r"$$\sum_i x_i$$ on one line", [r"$$\sum_i x_i$$"]),
        (r"$ \frac{a}{b} $ with room", [r"$\frac{a}{b}$"]),
        (r"$5 \text{ kg}$ vs. $5k and $6k", [r"$5 \text{ kg}$"]),
    ],
)
def test_what_only_tex_has_is_a_formula(text: str, found: list[str]) -> None:
    assert list(formulas(parse(text))) == found


def test_words_of_a_formula_are_for_people_and_its_source_for_ids() -> None:
    words = parse(r"Is $x^2$ more?")
    assert (plain(words), written(words)) == ("Is x² more?", "Is $x^2$ more?")
    assert without_tex(r"Is $x^2$ more than \$4 or \(n\)?") == r"Is x² more than \$4 or n?"


def test_damaged_formulas_are_told_and_stay_text() -> None:
    text = r"$\frac{1}{2$ and $\foo{x}$, but $5"
    assert plain(parse(text)) == text
    assert [lost.text for lost in lost_formulas(text)] == [r"$\frac{1}{2$", r"$\foo{x}$"]
    assert [lost.reason for lost in lost_formulas(r"a $\sum_i")] == ["has no closing “$”"]
    assert list(lost_formulas(r"`$\foo{x}$` costs $5")) == []
