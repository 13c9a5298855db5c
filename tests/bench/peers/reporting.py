"""The results as tables in Markdown."""

from __future__ import annotations

from typing import Any

OURS = "studysite"
KINDS = {"reading": "read/exam-guide/", "glossary": "glossary/", "home": ""}


def tables(results: dict[str, Any]) -> str:
    """Return all tables that the results are enough for."""
    parts = [_about(results["about"])] if "about" in results else []
    if "visits" in results:
        parts.append(_visits(results["visits"]["found"]))
    if "lighthouse" in results:
        parts.append(_lighthouse(results["lighthouse"]))
    if "own" in results:
        parts.append(_own(results["own"]))
    if "builds" in results:
        parts.append(_builds(results["builds"]))
    return "\n\n".join(parts)


def _about(about: dict[str, Any]) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
    return f"{about['date']}, {about['machine']}: {versions}."


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([f"| {' | '.join(head)} |", f"| --- |{' ---: |' * (len(head) - 1)}", *lines])


def _visits(found: dict[str, Any]) -> str:
    rows = [
        [name, *(f"{one[kind]['bytes'] / 1000:.1f} KB / {one[kind]['requests']}" for kind in KINDS)]
        for name, one in found.items()
    ]
    strangers = sorted({line for one in found.values() for kind in one.values() for line in kind["strangers"]})
    told = "; ".join(strangers) or "none"
    return f"{_table(['first visit', *KINDS], rows)}\n\nRequests to other hosts: {told}."


def _lighthouse(part: dict[str, Any]) -> str:
    rows = [
        [f"{name}, {kind}", *_figures(one[address])]
        for name, one in part["found"].items()
        for kind, address in KINDS.items()
        if address in one
    ]
    return f"{_table(HEAD, rows)}\n\nLoad at the end: {part['load']:.1f}."


HEAD = ["page", "performance, accessibility, best practices, SEO", "LCP", "TBT", "CLS", "machine's index"]


def _figures(one: dict[str, Any]) -> list[str]:
    scores = " / ".join(map(str, one["scores"]))
    return [scores, f"{one['lcp'] / 1000:.2f} s", f"{one['tbt']:.0f} ms", f"{one['cls']:.3f}", f"{one['machine']:.0f}"]


def _own(part: dict[str, Any]) -> str:
    found = part["found"][OURS]
    rows = [[f"/{address}", *_figures(one)] for address, one in found.items()]
    short = [f"- /{address}: {line}" for address, one in found.items() for line in one["short"]]
    told = "\n".join(short) or "Nothing falls short."
    return f"{_table(HEAD, rows)}\n\n{told}\n\nLoad at the end: {part['load']:.1f}."


def _builds(sizes: dict[str, Any]) -> str:
    names = list(next(iter(sizes.values()))["taken"])
    head = ["cold build", *(f"{one['pages']} pages, {one['words']} words" for one in sizes.values())]
    rows = [[name, *(_build(one["taken"].get(name)) for one in sizes.values())] for name in names]
    loads = ", ".join(f"{one['load']:.1f}" for one in sizes.values())
    return f"{_table(head, rows)}\n\nLoad at the end of each size: {loads}."


def _build(taken: dict[str, float] | None) -> str:
    if taken is None:
        return ""
    return f"{taken['seconds']:.1f} s ({taken['processor']:.1f} s), {taken['memory']:.0f} MB, {taken['runs']:.0f}×"
