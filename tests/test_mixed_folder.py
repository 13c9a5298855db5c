"""Documents of every layout in one folder become one site: nothing is lost, and each is what it is alone."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from layouts import Layout, layouts, understood
from studysite.advice import gathered
from studysite.job import Job
from studysite.pipeline import Conversion, convert
from studysite.project import find
from studysite.site import build
from studysite.sourcefile import SourceFile

LAYOUTS = layouts()


@pytest.fixture(scope="module")
def together() -> Conversion:
    """The site of all of them."""
    return convert([SourceFile(layout.name, layout.path.read_bytes()) for layout in LAYOUTS])


def alone(layout: Layout) -> Counter[str]:
    """Return how much of what there is in a document by itself."""
    return Counter({what: len(items) for what, items in understood(layout.conversion).items() if what != "notices"})


def test_there_are_sixty_and_more() -> None:
    assert len(LAYOUTS) >= 60


def test_nothing_is_lost_and_nothing_is_wrong(together: Conversion) -> None:
    assert [notice for notice in together.notices if notice.severity == "error"] == []
    assert {document.file for document in together.documents} == {layout.name for layout in LAYOUTS}


def test_each_is_read_as_it_is_read_alone(together: Conversion) -> None:
    kinds = {document.file: document.kind for document in reversed(together.documents)}
    assert kinds == {layout.name: understood(layout.conversion)["kind"] for layout in LAYOUTS}
    expected: Counter[str] = sum((alone(layout) for layout in LAYOUTS), Counter())
    found = Counter({what: len(items) for what, items in understood(together).items()})
    for what in ("questions", "terms", "nodes"):
        assert found[what] == expected[what]


def test_the_report_names_every_document_and_leads_to_the_line_of_each_notice(together: Conversion) -> None:
    page = together.pages["sources/index.md"]
    for layout in LAYOUTS:
        assert f"<summary>{layout.name}, " in page
    told = [notice for notice in together.notices if notice.severity == "warning"]
    assert told
    _, *parted = re.split(r'<li(?: class="wanting")? id="file-([^"]+)">', page)
    entries = dict(zip(parted[::2], parted[1::2], strict=True))
    for notice in told:
        entry = entries[together.library.originals[notice.file]]
        own = next(one for one in gathered([notice]))
        assert own.advice.one in entry or own.advice.many.partition("}")[2] in entry
        assert not (notice.line and own.advice.quotes) or f'#L{notice.line}"' in entry


def test_the_site_is_built_and_every_link_leads_somewhere(tmp_path: Path) -> None:
    for layout in LAYOUTS:
        place = tmp_path / "sources" / layout.name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(layout.path.read_bytes())
    result = build(Job(find(Path(__file__).parent), lambda _: None, tmp_path / "sources"), tmp_path / "site")
    assert result.is_done, result.faults
    assert result.pages > len(LAYOUTS)
