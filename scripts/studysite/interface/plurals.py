"""Which form of a noun a number takes: rules as CLDR writes them, so that a language is data and no code.

`n = 1`, `n % 10 = 2..4 and n % 100 != 12..14`, `n = 0 or n = 1`. Whole numbers only: CLDR's other operands (`i`, `v`,
`f`) are not needed for what is counted here. https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Rule = Callable[[int], bool]

CONDITION = re.compile(r"n(?: % (\d+))? (=|!=) (\d+(?:\.\.\d+)?(?:,\d+(?:\.\.\d+)?)*)")


def rules(told: Mapping[str, str]) -> tuple[Rule, ...]:
    """Return the rules of a language in their order, each as a function; what none holds for is the last form.

    Raises ValueError where one is none.
    """
    return tuple(map(_rule, told.values()))


def expression(told: Mapping[str, str]) -> str:
    """Return the rules of a language as JavaScript: which form the number `count` takes, from 0."""
    tests = [
        " || ".join(" && ".join(_tested(one) for one in part.split(" and ")) for part in text.split(" or "))
        for text in told.values()
    ]
    return "".join(f"{test} ? {at} : " for at, test in enumerate(tests)) + str(len(tests))


def _tested(text: str) -> str:
    divisor, sign, held = _parsed(text)
    value = f"count % {divisor}" if divisor else "count"
    tests = [
        f"{value} === {one.start}" if len(one) == 1 else f"({value} >= {one.start} && {value} < {one.stop})"
        for one in held
    ]
    return f"{'' if sign == '=' else '!'}({' || '.join(tests)})"


def _rule(text: str) -> Rule:
    either = [[_condition(one) for one in part.split(" and ")] for part in text.split(" or ")]
    return lambda count: any(all(holds(count) for holds in both) for both in either)


def _parsed(text: str) -> tuple[int, str, list[range]]:
    """Return a condition in parts: what the number is divided by (0 for nothing), `=` or `!=`, numbers."""
    found = CONDITION.fullmatch(text.strip())
    if not found:
        raise ValueError(f"“{text}” is no rule of CLDR's for whole numbers; write it as n % 10 = 2..4")
    divisor, sign, ranges = found.groups()
    bounds = [one.partition("..") for one in ranges.split(",")]
    held = [range(int(first), int(last or first) + 1) for first, _, last in bounds]
    return int(divisor or 0), sign, held


def _condition(text: str) -> Rule:
    divisor, sign, held = _parsed(text)

    def holds(count: int) -> bool:
        rest = count % divisor if divisor else count
        return any(rest in one for one in held) is (sign == "=")

    return holds
