"""The proof that nothing is lost: every line's words are in the model, and the model's words are on a page.

Two steps, because each catches what the other cannot: a reader that drops text, and a writer that
does. Words are compared, not marks: runs of letters and digits, without case.
"""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from studysite.account import Account
from studysite.library import Library
from studysite.model import Document, Furniture
from studysite.notices import Notice
from studysite.words import document_pieces

WORD = re.compile(r"[^\W_]+")
LINK_TARGET = re.compile(r"\]\((?:https?://|mailto:)[^\s()<>]*\)")

# Page text into runs of words: what stands inside a line, and what parts one run from the next.
INLINE_TAG = re.compile(r"</?(?:a|strong|em|code)(?:\s[^<>]*)?>")
TAG = re.compile(r"<[^<>]*>")
MARKDOWN_TARGET = re.compile(r"\]\([^()\s]*\)(?:\{[^{}]*\})?|\{[^{}]*\}")
MARKER = re.compile(r"^\s*(?:\d+\.|-|#+) ", re.MULTILINE)
FRONT_MATTER = re.compile(r'^\w+: "(.*)"$', re.MULTILINE)


def words(text: str) -> list[str]:
    """Return the words of `text`, casefolded."""
    return WORD.findall(text.casefold())


def account(
    file: str,
    lines: Sequence[str],
    documents: Iterable[Document],
    furniture: Sequence[Furniture],
    unplaced: set[int],
) -> tuple[Account, list[Notice]]:
    """Return where the lines of a file went, and a notice for each line whose words the model lacks.

    `unplaced` are lines whose words the model has but no page shows; their notices are made already.
    """
    held: dict[int, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for span, text in document_pieces(document):
            found = words(text)
            for number in range(span.first, span.last + 1):
                held[number].update(found)
    names: dict[str, set[int]] = defaultdict(set)
    aside: dict[int, Counter[str]] = defaultdict(Counter)
    for one in furniture:
        names[one.name].add(one.line)
        aside[one.line].update(words(one.text))
    notices: list[Notice] = []
    lost = set(unplaced)
    carried = blank = 0
    for number, line in enumerate(lines, 1):
        found = Counter(words(LINK_TARGET.sub("]", line)))
        if not line.strip():
            blank += 1
            continue
        missing = found - held[number] - aside[number]
        if missing:
            lost.add(number)
            notices.append(_lost(file, number, " ".join(missing), "no reader took"))
        elif held[number] and number not in lost:
            carried += 1
    return Account(
        len(lines), carried, blank, len(lost), {name: len(at) for name, at in names.items()}
    ), notices


def unplaced(library: Library, pages: Mapping[str, str]) -> list[Notice]:
    """Return a notice for each run of words of the model that no page shows. The originals do not count as pages."""
    shown: set[str] = set()
    by_page: dict[str, str] = {}
    for path, text in pages.items():
        if not path.startswith("sources/") or path == "sources/index.md":
            runs = page_runs(text)
            shown.update(runs)
            by_page[path] = f" {' '.join(runs)} "
    notices: list[Notice] = []
    for document in library.documents:
        everywhere = ""
        for span, text in document_pieces(document):
            for line in text.split("\n"):
                run = " ".join(words(line))
                if not run or run in shown:
                    continue
                everywhere = everywhere or "".join(
                    by_page[path] for path in by_page if _may_hold(path, document)
                )
                if f" {run} " not in everywhere:
                    notices.append(_lost(document.file, span.first, run, "no page shows"))
    return notices


def _may_hold(path: str, document: Document) -> bool:
    return path in ("glossary.md", "sources/index.md") or path.endswith(f"/{document.slug}.md")


def page_runs(text: str) -> list[str]:
    """Return the runs of words of a generated page: those of its settings, its lines, its elements."""
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    settings = [match.replace('\\"', '"').replace("\\\\", "\\") for match in FRONT_MATTER.findall(head)]
    marked = MARKDOWN_TARGET.sub("", MARKER.sub("\n", body))
    # Once without what marks Markdown, once as it stands: in an HTML block "1." and braces are text.
    return [run for part in ("\n".join(settings), _untagged(marked), _untagged(body)) for run in _runs(part)]


def _untagged(body: str) -> str:
    return html.unescape(TAG.sub("\n", INLINE_TAG.sub("", body)))


def _runs(text: str) -> list[str]:
    return [" ".join(found) for line in text.split("\n") if (found := words(line))]


def _lost(file: str, line: int, text: str, who: str) -> Notice:
    shown = text if len(text) <= 80 else f"{text[:80]}…"
    return Notice(
        file,
        line,
        "lost-text",
        f"{who} the words “{shown}”; this is a fault of studysite: please report the line",
    )
