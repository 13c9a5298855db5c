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


def _rule(text: str) -> Rule:
    either = [[_condition(one) for one in part.split(" and ")] for part in text.split(" or ")]
    return lambda count: any(all(holds(count) for holds in both) for both in either)


def _condition(text: str) -> Rule:
    found = CONDITION.fullmatch(text.strip())
    if not found:
        raise ValueError(f"“{text}” is no rule of CLDR's for whole numbers; write it as n % 10 = 2..4")
    divisor, sign, ranges = found.groups()
    bounds = [one.partition("..") for one in ranges.split(",")]
    held = [range(int(first), int(last or first) + 1) for first, _, last in bounds]

    def holds(count: int) -> bool:
        rest = count % int(divisor) if divisor else count
        return any(rest in one for one in held) is (sign == "=")

    return holds
