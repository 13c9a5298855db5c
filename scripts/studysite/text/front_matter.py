"""The block of settings that a document may begin with: YAML between `---`, or TOML between `+++`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from itertools import islice
from typing import Any

from studysite.labs import LABS
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.map_options import map_options

TOML = "+++"
RULES = ("---", TOML)
SETTING = re.compile(r"\s*[\w\"'-]+\s*[:=]")
# The settings that a page may honour.
HONOURED = ("title", "description", "lab", "lang")
LAB = re.compile(r"""\s*["']?lab["']?\s*:""")
# Characters of a value that a notice repeats.
SHOWN = 40
# Front matter stands at the top: no more than these lines are looked at to find it.
MOST_BLANK = 50
# No settings are longer, and the YAML of a longer block would take seconds to read.
MOST_LINES, MOST_CHARACTERS, MOST_BRACKETS = 200, 20_000, 200


def front_matter(lines: Sequence[Line], ledger: Ledger) -> tuple[dict[str, object], list[Line]]:
    """Return the settings of a document's front matter, and the lines around it.

    Where the block is not closed or no valid YAML, nothing of it is lost: its lines stay text.
    """
    start = _start(lines)
    if start is None:
        return {}, list(lines)
    end = _end(lines, start)
    if end is None:
        if start + 1 < len(lines) and SETTING.match(lines[start + 1].text):
            rule = lines[start].text.strip()
            ledger.notice(
                lines[start].number,
                "front-matter-unclosed",
                f"the front matter opened here is never closed; read as text: add a line “{rule}” after it",
            )
        return {}, list(lines)
    settings = _settings(lines[start : end + 1], ledger)
    if settings is None:
        return {}, list(lines)
    for line in lines[start : end + 1]:
        if not line.blank:
            ledger.drop(line.number, "front matter", line.text)
    _check_lab(settings, lines[start:end], ledger)
    return _honoured(settings, lines[start:end], ledger), [*lines[:start], *lines[end + 1 :]]


def _check_lab(settings: dict[Any, Any], block: Sequence[Line], ledger: Ledger) -> None:
    """Take the name of a lab that is none out of the settings, with a notice."""
    if "lab" not in settings or settings["lab"] in tuple(LABS):
        return
    value = settings.pop("lab")
    # What is nested may be endless, and of an integer Python says no more than 4,300 digits.
    is_long = isinstance(value, int) and value.bit_length() > SHOWN * 3
    text = str(value)[:SHOWN] if isinstance(value, str | int | float) and not is_long else "…"
    told = "".join(filter(str.isprintable, text))
    ledger.notice(
        next((line.number for line in block if LAB.match(line.text)), block[0].number),
        "unknown-lab",
        f"there is no lab “{told}”; read as any other document: write one of {', '.join(LABS)}, or take the line out",
    )


def _start(lines: Sequence[Line]) -> int | None:
    """Return the index of the line that opens the block: the first one, or the second below the title of a map."""
    own = [at for at, line in enumerate(islice(lines, MOST_BLANK)) if not line.blank][:3]
    if own and lines[own[0]].text.strip() in RULES:
        return own[0]
    titled = len(own) == 3 and lines[own[0]].text.startswith("# ") and lines[own[1]].text.strip() == "---"
    return own[1] if titled and lines[own[2]].text.startswith("markmap:") else None


def _settings(block: Sequence[Line], ledger: Ledger) -> dict[Any, Any] | None:
    """Return what a block between its two rules says; None, with a notice, where that is no valid YAML."""
    import yaml

    text = "\n".join(line.text for line in block[1:-1])
    form = "TOML" if block[0].text.strip() == TOML else "YAML"
    try:
        settings = tomllib.loads(text) if form == "TOML" else yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError, KeyError) as fault:
        mark = getattr(fault, "problem_mark", None)
        ledger.notice(
            block[min(mark.line + 1, len(block) - 1) if mark else 0].number,
            "front-matter-invalid",
            f"the front matter is no valid {form} ({_reason(fault)}); read as text: put it right, or take it out",
        )
        return None
    if settings is None:
        return {}
    return settings if isinstance(settings, dict) else None


def _end(lines: Sequence[Line], start: int) -> int | None:
    """Return the index of the line that closes the block; None where a heading or too much comes before it."""
    size = brackets = 0
    closes = (TOML,) if lines[start].text.strip() == TOML else ("---", "...")
    for at, line in enumerate(islice(lines, start + 1, start + 2 + MOST_LINES), start + 1):
        text = line.text.strip()
        size += len(line.text)
        if text in closes:
            return at
        brackets += text.count("[") + text.count("{")
        if (text.startswith("# ") and closes[0] != TOML) or size > MOST_CHARACTERS or brackets > MOST_BRACKETS:
            return None
    return None


def _honoured(settings: dict[Any, Any], block: Sequence[Line], ledger: Ledger) -> dict[str, object]:
    """Return the settings that pages honour, less what is deeper than they can use."""
    found: dict[str, object] = {}
    for key in HONOURED:
        value = settings.get(key, settings.get("language") if key == "lang" else None)
        if isinstance(value, str | int | float):
            found[key] = value
    if "markmap" in settings:
        found["markmap"] = map_options(settings["markmap"], block, ledger)
    return found


def _reason(fault: Exception) -> str:
    problem = getattr(fault, "problem", None) or str(fault) or type(fault).__name__
    return " ".join(str(problem).split())[:120]
