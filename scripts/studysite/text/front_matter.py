"""The YAML block that a document may begin with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from studysite.text.ledger import Ledger
from studysite.text.line import Line


def front_matter(lines: Sequence[Line], ledger: Ledger) -> tuple[dict[str, Any], list[Line]]:
    """Return the settings of a document's front matter, and the lines after it.

    Where the block is not closed or no valid YAML, nothing of it is lost: its lines stay text.
    """
    start = next((at for at, line in enumerate(lines) if not line.blank), None)
    if start is None or lines[start].text.strip() != "---":
        return {}, list(lines)
    end = next((at for at in range(start + 1, len(lines)) if lines[at].text.strip() in ("---", "...")), None)
    if end is None or any(lines[at].text.strip().startswith("# ") for at in range(start + 1, end)):
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
    except (yaml.YAMLError, ValueError) as fault:
        mark = getattr(fault, "problem_mark", None)
        line = block[0].number + mark.line if mark and block else lines[start].number
        ledger.notice(
            line,
            "front-matter-invalid",
            f"the front matter is no valid YAML ({_reason(fault)}); read as text: put it right, or take it out",
        )
        return {}, [*block, *lines[end + 1 :]]
    if settings is not None and not isinstance(settings, dict):
        return {}, list(lines)
    for line in (lines[start], *block, lines[end]):
        if not line.blank:
            ledger.drop(line.number, "front matter", line.text)
    return {str(key): value for key, value in (settings or {}).items()}, list(lines[end + 1 :])


def _reason(fault: Exception) -> str:
    problem = getattr(fault, "problem", None) or str(fault)
    return " ".join(str(problem).split())[:120]
