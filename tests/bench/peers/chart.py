"""The results as a chart: a file of its own that follows the reader's colour scheme and says in words what it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

OURS = "studysite"
WIDTH, PANEL, ROW, TOP = 760, 370, 22, 40
LABEL, BAR = 112, 190  # where bars begin, and the longest one

STYLE = """
:root { color-scheme: light dark }
text { font: 12px system-ui, sans-serif; fill: #26231d }
.ground { fill: #fbfaf6 } .head { font-weight: 600; font-size: 13px } .ours { font-weight: 600 }
.bar { fill: #8d8878 } .bar.ours { fill: #a03c1c }
@media (prefers-color-scheme: dark) {
  text { fill: #e9e4d8 } .ground { fill: #1b1814 } .bar { fill: #8f8873 } .bar.ours { fill: #e98a5f }
}
"""


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure: what is measured, in which unit, and the value of each generator; less is better."""

    title: str
    unit: str
    values: dict[str, float]
    form: str = ".1f"

    def said(self, name: str) -> str:
        """Return a value as it is written."""
        return f"{self.values[name]:{self.form}} {self.unit}"


def panels(results: dict[str, Any]) -> list[Panel]:
    """Return the measures that the results hold."""
    made = []
    if "visits" in results:
        found = results["visits"]["found"]
        weight = _each(found, lambda one: one["glossary"]["bytes"] / 1000)
        made.append(Panel("First visit of the glossary, gzip", "KB", weight))
    if "lighthouse" in results:
        found = results["lighthouse"]["found"]
        paint = _each(found, lambda one: one["read/exam-guide/"]["lcp"] / 1000)
        made.append(Panel("Largest paint of a reading page, phone", "s", paint, ".2f"))
    if "1000" in results.get("builds", {}):
        size = results["builds"]["1000"]
        pages = f"{size['pages']:,} pages"
        made.append(Panel(f"Cold build, {pages}", "s", _each(size["taken"], lambda one: one["seconds"])))
        memory = _each(size["taken"], lambda one: one["memory"])
        made.append(Panel(f"Memory of that build, {pages}", "MB", memory, ".0f"))
    return made


def _each(found: dict[str, Any], value: Callable[[Any], float]) -> dict[str, float]:
    """Return the value of each generator, in the order in which they are drawn."""
    return {name: value(one) for name, one in found.items()}


def drawn(results: dict[str, Any]) -> str:
    """Return the chart."""
    shown = panels(results)
    rows = max((len(one.values) for one in shown), default=0)
    tall = TOP + rows * ROW + 10
    height = tall * ((len(shown) + 1) // 2) + 10
    about = results["about"]
    told = [f"{one.title}: {', '.join(f'{name} {one.said(name)}' for name in one.values)}." for one in shown]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t d">',
        f'<title id="t">studysite and its peers with the same content, {escape(about["date"])}; less is better</title>',
        f'<desc id="d">{escape(" ".join(told))}</desc>',
        f"<style>{STYLE}</style>",
        f'<rect class="ground" width="{WIDTH}" height="{height}" rx="6"/>',
    ]
    for at, one in enumerate(shown):
        x, y = 10 + at % 2 * (PANEL + 5), at // 2 * tall
        parts.append(f'<g transform="translate({x} {y})">{_panel(one)}</g>')
    return "\n".join([*parts, "</svg>", ""])


def _panel(panel: Panel) -> str:
    most = max(panel.values.values())
    parts = [f'<text class="head" x="0" y="24">{escape(panel.title)}</text>']
    for at, name in enumerate(panel.values):
        y = TOP + at * ROW
        wide = max(1.5, panel.values[name] / most * BAR)
        ours = " ours" if name == OURS else ""
        parts.append(
            f'<text class="{ours.strip()}" x="{LABEL - 8}" y="{y + 11}" text-anchor="end">{escape(name)}</text>'
        )
        parts.append(f'<rect class="bar{ours}" x="{LABEL}" y="{y}" width="{wide:.1f}" height="14"/>')
        parts.append(
            f'<text class="{ours.strip()}" x="{LABEL + wide + 6:.1f}" y="{y + 11}">{escape(panel.said(name))}</text>'
        )
    return "".join(parts)
