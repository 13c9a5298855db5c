"""An address that once was published never dies: whole builds against the site that was live before."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import sandbox
from sandbox import DOCUMENT, Done, run, tree, write
from studysite.errors import CommandError
from studysite.finish.addresses import answered
from studysite.finish.links import Site
from studysite.job import Job, Result
from studysite.project import Project
from studysite.published import Address, read, written
from studysite.site import build

PLANTS = f"{sandbox.PLANTS}Leaf\tThe part that takes up light.\n"


@pytest.fixture
def garden(project: Project) -> Project:
    """A project with two documents."""
    write(project.sources, {"plants.txt": PLANTS})
    return project


def built(project: Project, live: Path | None = None, target: str = "site", sources: Path | None = None) -> Result:
    return build(replace(Job(project, lambda _: None, sources), live=live), project.root / target)


def published(project: Project) -> Path:
    """Build the site, and return its addresses where the next build does not overwrite them."""
    assert built(project).is_done
    place = project.root.parent / "live.json"
    place.write_bytes((project.site / "addresses.json").read_bytes())
    return place


def held(site: Path) -> dict[str, Address]:
    return read((site / "addresses.json").read_text(encoding="utf-8")).addresses


def all_answered(before: Path, site: Path) -> bool:
    """Tell whether the site has a page for every address that was published, and says so itself."""
    addresses = read(before.read_text(encoding="utf-8")).addresses
    return all((site / url / "index.html").is_file() for url in addresses) and held(site).keys() >= addresses.keys()


def id_of(site: Path, words: str) -> str:
    return next(one.slug for one in held(site).values() if one.kind == "question" and words in one.title)


def test_a_site_says_which_addresses_it_answers(garden: Project) -> None:
    assert built(garden).changes is None
    addresses = held(garden.site)
    pages = {path.removesuffix("index.html") for path in tree(garden.site) if path.endswith("index.html")}
    assert addresses.keys() == pages
    assert addresses["guide/start/"] == Address("guide/start/", "page", "How to start")
    assert all(one.is_here for one in addresses.values())
    for one in addresses.values():
        html = (garden.site / one.url / "index.html").read_text()
        assert all(f' id="{part}"' in html for part in one.parts), one
    first = (garden.site / "addresses.json").read_bytes()
    built(garden)
    assert (garden.site / "addresses.json").read_bytes() == first


def test_headings_of_a_page_that_a_person_wrote_are_promised(garden: Project) -> None:
    write(garden.docs, {"guide/more.md": "# More\n\n## Of this { #this }\n\n## Of that { #that }\n"})
    built(garden)
    assert held(garden.site)["guide/more/"] == Address("guide/more/", "page", "More", parts=("that", "this"))


def test_only_parts_that_are_on_their_page_are_promised() -> None:
    pages = {"read/a/index.html": b'<h2 id="here">Here</h2>', "index.html": b""}
    site = Site(pages, pages.__getitem__)
    made = [
        Address("read/a/", "read", "A", parts=("gone", "here")),
        Address("read/b/", "read", "B"),
        Address("", "home", ""),
    ]
    assert answered(site, made, ["guide/x.md"]) == [
        Address("", "home", ""),
        Address("read/a/", "read", "A", parts=("here",)),
    ]


def test_a_removed_document_leaves_a_page_at_each_of_its_addresses(garden: Project) -> None:
    live = published(garden)
    (garden.sources / "plants.txt").unlink()
    result = built(garden, live)
    assert result.is_done, result.faults
    assert result.changes
    assert (result.changes.new, result.changes.moved, result.changes.gone) == (0, 0, 10)
    assert all_answered(live, garden.site)
    page = (garden.site / "practice/plants-a-study-guide/index.html").read_text()
    assert "<h1>Plants: A Study Guide</h1>" in page
    assert "Search for “Plants: A Study Guide”" in page
    assert held(garden.site)["practice/plants-a-study-guide/"].gone
    assert "address-gone" in [notice.code for notice in result.notices]
    # Neither among the project's own pages, nor among what is searched.
    assert not (garden.docs / "practice").exists()
    found = (garden.site / "data/search/records.js").read_text()
    assert "plants" not in found.lower()
    # The next build knows no more than what is live now, and needs no more.
    live.write_bytes((garden.site / "addresses.json").read_bytes())
    again = built(garden, live)
    assert all_answered(live, garden.site)
    assert "address-gone" not in [notice.code for notice in again.notices]
    assert (garden.site / "addresses.json").read_bytes() == live.read_bytes()


def test_a_reworded_question_keeps_its_page_with_an_alias_and_leaves_one_without(garden: Project) -> None:
    live = published(garden)
    old = id_of(garden.site, "root")
    write(garden.sources, {"plants.txt": PLANTS.replace("What does a root take up?", "What can a root take up?")})
    result = built(garden, live)
    assert f"/q/{old}/" not in (garden.site / "practice/plants-a-study-guide/index.html").read_text()
    page = (garden.site / "q" / old / "index.html").read_text()
    new = id_of(garden.site, "can a root")
    assert f'<a href="../../q/{new}/">What can a root take up?</a>' in page
    (line,) = [notice.message for notice in result.notices if notice.code == "address-gone"]
    write(garden.sources, {"aliases.toml": f"[questions]\n{line.partition('[questions]: ')[2]}\n"})
    assert built(garden, live).changes
    assert id_of(garden.site, "can a root") == old
    assert "What can a root take up?" in (garden.site / "q" / old / "index.html").read_text()
    assert all_answered(live, garden.site)


def test_everything_removed_but_something_new(garden: Project) -> None:
    live = published(garden)
    for file in garden.sources.iterdir():
        file.unlink()
    write(garden.sources, {"stars.txt": DOCUMENT.replace("ell", "tar")})
    assert built(garden, live).is_done
    assert all_answered(live, garden.site)


def test_a_page_that_a_person_wrote_stands_where_another_would_go(garden: Project) -> None:
    live = published(garden)
    (garden.sources / "plants.txt").unlink()
    write(garden.docs, {"glossary/root.md": "# My own root\n"})
    write(garden.docs, {"q/index.md": "# My questions\n", "glossary/leaf/index.html": "<title>Leaf</title>\n"})
    assert built(garden, live).is_done
    assert "My own root" in (garden.site / "glossary/root/index.html").read_text()
    assert (garden.site / "glossary/leaf/index.html").read_text() == "<title>Leaf</title>\n"
    assert held(garden.site)["glossary/root/"] == Address("glossary/root/", "page", "My own root")
    assert held(garden.site)["glossary/leaf/"] == Address("glossary/leaf/", "page", "Leaf")
    assert all_answered(live, garden.site)


def test_a_page_that_the_configuration_keeps_out_is_told_and_not_forgotten(garden: Project) -> None:
    live = published(garden)
    config = garden.config.read_text().replace("exclude_docs: contributing/", 'exclude_docs: "contributing/\\nguide/"')
    garden.config.write_text(config)
    result = built(garden, live)
    assert [notice.message for notice in result.notices if notice.code == "address-gone"] == [
        "guide/start/ (“How to start”) is gone; mkdocs.yml keeps its page out of the site"
    ]
    assert held(garden.site)["guide/start/"].gone


def test_other_documents_are_compared_and_leave_the_project_alone(garden: Project, tmp_path: Path) -> None:
    live = published(garden)
    before = tree(garden.docs)
    other = write(tmp_path / "other", {"stars.txt": DOCUMENT.replace("Cells", "Stars")})
    assert built(garden, live, "out", other).is_done
    assert all_answered(live, garden.root / "out")
    assert tree(garden.docs) == before


HOSTILE = "</title><script>alert(1)</script>{{ config }}{% raw %}\"'\n# x\n![x](https://host.example/x.png)"


def test_hostile_records_make_no_markup_and_leave_the_site(garden: Project) -> None:
    urls = ["q/00000000/", "../../etc/", "javascript:alert(1)/", "https://host.example/", "assets/study.js/", "x.xml/"]
    rows = [{"url": url, "kind": "question", "title": HOSTILE, "moved": "https://host.example/"} for url in urls]
    live = write(garden.root.parent, {"live.json": json.dumps({"version": 1, "addresses": rows})}) / "live.json"
    result = built(garden, live)
    assert result.is_done, result.faults
    assert [notice.message[:2] for notice in result.notices if notice.code == "bad-address"] == ["5 "]
    page = (garden.site / "q/00000000/index.html").read_text()
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "{{ config }}" in page.replace("&#123;", "{").replace("&#125;", "}")
    assert not (garden.root.parent / "etc").exists()
    assert b"document.title" in tree(garden.site)["assets/study.js"]


def test_a_file_in_the_way_of_a_page_stays(garden: Project) -> None:
    write(garden.docs, {"old": "a file without an ending\n"})
    live = write(garden.root.parent, {"live.json": written([Address("old/page/", "page", "Old")])}) / "live.json"
    assert built(garden, live).is_done
    assert (garden.site / "old").read_text() == "a file without an ending\n"


def asked(project: Project, text: bytes | None) -> Done:
    live = project.root / "live.json"
    if text is not None:
        live.write_bytes(text)
    return run(project.root, "build", "--live", live)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "could not be read (No such file or directory)"),
        (b"", "the file is empty"),
        (b"<!doctype html><title>404</title>", "is no valid JSON"),
        (b'{"version": 9, "addresses": []}', "was written by a newer studysite (version 9, not 1); update studysite"),
        (b"\xff\xfe", "is no UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line_and_nothing_is_built(
    project: Project, text: bytes | None, said: str
) -> None:
    done = asked(project, text)
    assert done.code == 1
    assert done.out == ""
    (line,) = done.err.splitlines()
    assert line.startswith(f"{project.root}/live.json: {said}")
    assert not project.site.exists()
    assert not (project.docs / "read").exists()


def test_a_folder_is_no_file_of_addresses(project: Project) -> None:
    with pytest.raises(CommandError, match="could not be read"):
        built(project, project.docs)


def test_the_command_says_in_one_line_what_changed(garden: Project) -> None:
    live = published(garden)
    (garden.sources / "plants.txt").unlink()
    write(garden.sources, {"stars.txt": DOCUMENT.replace("Cells", "Stars")})
    done = asked(garden, live.read_bytes())
    assert done.code == 0
    assert done.out.splitlines()[0] == "compared with the site that is live: 2 new, 0 moved, 10 gone"
    assert "sources/aliases.toml: the document “Plants: A Study Guide” is gone" in done.err
    assert '"plants-a-study-guide" = "stars"' in done.err
    assert "compared" not in run(garden.root, "build").out


def test_a_live_site_that_promised_nothing_yet_is_fine(project: Project) -> None:
    done = asked(project, b'{"version": 1, "addresses": []}')
    assert done.code == 0
    assert f"live: {len(held(project.site))} new, 0 moved, 0 gone" in done.out
