"""PDFs: words with their places, which a program apart finds, become paragraphs, headings, lists and tables."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from studysite.intake import pdf_words, prose
from studysite.intake.pdf_flow import blocks, setting
from studysite.intake.pdf_lines import Line, Word, lines, rows
from studysite.intake.pictures import Pictures
from studysite.intake.taken import NotTaken, Remark, Taken

# What reading a book of 500 pages needs, many times over.
SECONDS, MEMORY = 40, 1_500_000_000
SLOWEST = 120

FAULTS = {
    "password": "the PDF has a password; save it without one",
    "damaged": "the file is no PDF or is damaged; open it and print it into a new one",
    "pages": "the PDF has no pages, or more than 2,000; split it",
    "busy": "the PDF took too much time and memory to read; print it into a new one, or save its text",
    "scanned": "the PDF holds pictures of pages and no text; run a text recognition (OCR) over it",
}
PAGE = "page|p|pg|seite|s|pagina|página|pág|strona|стр|страница|עמוד|صفحة|第"
PAGE_NUMBER = re.compile(
    rf"\W*(?:(?:{PAGE})\.?\s*)?\d{{1,4}}(?:\s*(?:/|of|von|de|di|из|sur)\s*\d{{1,4}})?\W*", re.IGNORECASE
)
PRINTED = re.compile(r"(?:https?|file)://\S+\s+\d+/\d+|\d\d?/\d\d?/\d\d,? \d\d?:\d\d.*")


def take(data: bytes) -> Taken:
    """Return a PDF as Markdown. NotTaken for one with a password, without text, damaged, or too much."""
    return understood(extracted(data))


def extracted(data: bytes, seconds: int = SECONDS, memory: int = MEMORY) -> dict[str, Any]:
    """Return what `pdf_words` finds, within bounds of time and memory. NotTaken where there is nothing."""
    program = [sys.executable, "-I", str(Path(pdf_words.__file__)), str(seconds), str(memory)]
    try:
        done = subprocess.run(program, input=data, capture_output=True, timeout=SLOWEST, check=False)
        found = json.loads(done.stdout) if done.returncode == 0 else {"fault": "busy"}
    except (subprocess.TimeoutExpired, OSError, ValueError):
        found = {"fault": "busy"}
    if "fault" in found:
        raise NotTaken(FAULTS[found["fault"]])
    return dict(found)


def understood(found: dict[str, Any]) -> Taken:
    """Return pages of words and places as what is taken out of them."""
    pictures = Pictures(left=found["left"])
    pages = [_lines(page, at, pictures) for at, page in enumerate(found["pages"])]
    if not any(line.words and not line.picture for page in pages for line in page):
        raise NotTaken(FAULTS["scanned"])
    empty = [at for at, page in enumerate(pages, 1) if not any(line.text.strip() for line in page)]
    pages, furniture = _without_furniture(pages, [page["height"] for page in found["pages"]])
    flat = [line for page in pages for line in page]
    made = blocks([row for page in pages for row in rows(page)], setting([line for line in flat if not line.picture]))
    remarks = []
    if furniture:
        text = f"{furniture} running heads, feet and page numbers were left out; nothing to do"
        remarks.append(Remark("passed-over", text))
    if empty:
        text = f"page {', '.join(map(str, empty[:10]))} has no text, perhaps a picture of one; run a text recognition"
        remarks.append(Remark("part-not-taken", text))
    if pictures.left:
        text = f"{pictures.left} pictures were too large or too many; put them beside the document"
        remarks.append(Remark("part-not-taken", text))
    return Taken("\n\n".join(made) + "\n", pictures.kept, tuple(remarks), "a PDF")


def _lines(page: dict[str, Any], at: int, pictures: Pictures) -> list[Line]:
    """Return the lines of a page, pictures among them where they stand."""
    words = [_linked(Word(*one), page["links"]) for one in page["words"]]
    made = lines(words, at)
    for line in made:
        line.dot = _dot(line, page["dots"])
    for x0, y0, x1, y1, kind, data in page["pictures"]:
        if (x1 - x0) * (y1 - y0) > 0.8 * page["width"] * page["height"] and made:
            continue
        name = pictures.keep(base64.b64decode(data), kind)
        if name:
            place = next((number for number, line in enumerate(made) if line.y < (y0 + y1) / 2), len(made))
            made.insert(place, Line([Word(" ", x0, x1, y0, 1.0)], at, prose.picture(name, "")))
    return made


def _linked(word: Word, links: list[list[Any]]) -> Word:
    middle, height = (word.x0 + word.x1) / 2, word.y + 0.2 * word.size
    for x0, y0, x1, y1, address in links:
        if x0 - 1 <= middle <= x1 + 1 and y0 - 1 <= height <= y1 + 1 and prose.URL.fullmatch(address):
            return word._replace(url=address)
    return word


def _dot(line: Line, dots: list[list[float]]) -> float | None:
    """Return where a bullet is drawn in front of a line."""
    for x0, x1, y in dots:
        gap = x0 - line.x1 if line.is_rtl else line.x0 - x1
        if 0 < gap < 2.5 * line.size and line.y - 0.1 * line.size < y < line.y + 0.7 * line.size:
            return -x1 if line.is_rtl else x0
    return None


def _without_furniture(pages: list[list[Line]], heights: list[float]) -> tuple[list[list[Line]], int]:
    """Leave out what stands at the edge of page after page: heads and feet, numbers, what a browser prints around."""
    seen: Counter[tuple[bool, str, bool]] = Counter()
    edges = [[line for line in page if _is_edge(line, height)] for page, height in zip(pages, heights, strict=True)]
    for page, height in zip(edges, heights, strict=True):
        seen.update({key for line in page for key in _keys(line, height)})
    often = max(2, round(0.4 * len(pages)))
    made, count = [], 0
    for page, height, edge in zip(pages, heights, edges, strict=True):
        out = [
            line
            for line in edge
            if (max(seen[key] for key in _keys(line, height)) >= often and not line.picture)
            or (PAGE_NUMBER.fullmatch(line.text) and _is_last(line, page))
            or _is_printed(line, edge)
        ]
        count += len(out)
        made.append([line for line in page if not any(line is one for one in out)])
    return made, count


def _is_edge(line: Line, height: float) -> bool:
    return not 0.09 * height < line.y < 0.915 * height


def _keys(line: Line, height: float) -> list[tuple[bool, str, bool]]:
    """Return what makes a line the same as one of another page: its text, or its text with a number that counts pages.

    Any other number is content: “Question 1” and “Question 7” may each begin a page.
    """
    counted = re.sub(r"\d{1,4}", lambda one: f"+{int(one.group()) - line.page}", line.text, count=1)
    return [(line.y > height / 2, line.text, False), (line.y > height / 2, counted, True)]


def _is_last(line: Line, page: list[Line]) -> bool:
    """Tell whether nothing of a page stands lower, or nothing higher."""
    others = [one.y for one in page if one is not line]
    return not others or line.y <= min(others) or line.y >= max(others)


def _is_printed(line: Line, edge: list[Line]) -> bool:
    """Tell whether a line is part of what a browser prints around a page: time and title, address and number."""
    beside = sorted((one for one in edge if abs(one.y - line.y) < 1), key=lambda one: one.x0)
    return PRINTED.fullmatch(" ".join(one.text for one in beside)) is not None
