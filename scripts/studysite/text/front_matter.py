"""The YAML block that a document may begin with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

import yaml

from studysite.text.ledger import Ledger
from studysite.text.line import Line

# The settings that a page may honour.
HONOURED = ("title", "description", "markmap")
# No settings are longer, and the YAML of a longer block would take seconds to read.
MOST_LINES, MOST_CHARACTERS, MOST_BRACKETS = 200, 20_000, 200


def front_matter(lines: Sequence[Line], ledger: Ledger) -> tuple[dict[str, object], list[Line]]:
    """Return the settings of a document's front matter, and the lines after it.

    Where the block is not closed or no valid YAML, nothing of it is lost: its lines stay text.
    """
    start = next((at for at, line in enumerate(lines) if not line.blank), None)
    if start is None or lines[start].text.strip() != "---":
        return {}, list(lines)
    end = _end(lines, start)
    if end is None:
        if start + 1 < len(lines) and ":" in lines[start + 1].text:
            ledger.notice(
                lines[start].number,
                "front-matter-unclosed",
                "the front matter opened here is never closed; read as text: add a line “---” after it",
            )
        return {}, list(lines)
    block = lines[start + 1 : end]
    try:
        settings = yaml.safe_load("\n".join(line.text for line in block))
    except (yaml.YAMLError, ValueError, RecursionError, KeyError) as fault:
        mark = getattr(fault, "problem_mark", None)
        line = block[0].number + mark.line if mark and block else lines[start].number
        ledger.notice(
            line,
            "front-matter-invalid",
            f"the front matter is no valid YAML ({_reason(fault)}); read as text: put it right, or take it out",
        )
        return {}, list(lines)
    if settings is not None and not isinstance(settings, dict):
        return {}, list(lines)
    for line in (lines[start], *block, lines[end]):
        if not line.blank:
            ledger.drop(line.number, "front matter", line.text)
    return _honoured(settings or {}), list(lines[end + 1 :])


def _end(lines: Sequence[Line], start: int) -> int | None:
    """Return the index of the line that closes the block; None where a heading or too much comes before it."""
    size = brackets = 0
    for at, line in enumerate(islice(lines, start + 1, start + 2 + MOST_LINES), start + 1):
        text = line.text.strip()
        size += len(line.text)
        if text in ("---", "..."):
            return at
        brackets += text.count("[") + text.count("{")
        if text.startswith("# ") or size > MOST_CHARACTERS or brackets > MOST_BRACKETS:
            return None
    return None


def _honoured(settings: dict[Any, Any]) -> dict[str, object]:
    """Return the settings that pages honour, less what is deeper than they can use."""
    found: dict[str, object] = {}
    for key in HONOURED:
        value = settings.get(key)
        if isinstance(value, str | int | float):
            found[key] = value
        elif key == "markmap" and key in settings:
            own = value if isinstance(value, dict) else {}
            found[key] = {str(name): one for name, one in own.items() if isinstance(one, str | int | float)}
    return found


def _reason(fault: Exception) -> str:
    problem = getattr(fault, "problem", None) or str(fault) or type(fault).__name__
    return " ".join(str(problem).split())[:120]
