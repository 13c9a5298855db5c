"""A host name of the site's own, and the wish that no search engine lists it: from sources.toml to the site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sandbox import write
from studysite.job import Job, Result
from studysite.pipeline import convert
from studysite.project import Project
from studysite.site import preview
from studysite.sourcefile import SourceFile

DOMAIN = '[site]\ndomain = "notes.example.org"\n'
SAID = "the site was built for https://user.example/notes/, and not for notes.example.org; tell the host, too "


@pytest.fixture
def named(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with a host name of its own, whose pages say where they think they are."""
    monkeypatch.delenv("SITE_URL", raising=False)
    write(project.sources, {"sources.toml": DOMAIN})
    template = project.overrides / "main.html"
    template.write_text(template.read_text().replace("<body>", "<body data-at=\"{{ config.site_url or '' }}\">"))
    with project.config.open("a") as config:
        config.write('site_url: !ENV [SITE_URL, ""]\n')
    return project


def built(project: Project, sources: Path | None = None, address: str | None = None) -> Result:
    # A preview draws no pictures of links, for which a sandbox has no type.
    shutil.rmtree(project.site, ignore_errors=True)
    project.site.mkdir()
    result = preview(Job(project, lambda _: None, sources, address=address), project.site)
    assert result.faults == ()
    return result


def addressed(project: Project) -> str:
    return (project.site / "index.html").read_text().split('data-at="')[1].split('"')[0]


def said(result: Result) -> list[str]:
    return [notice.message for notice in result.notices if notice.code == "other-domain"]


def test_a_domain_is_the_site_s_address_and_stands_in_its_root(named: Project) -> None:
    assert said(built(named)) == []
    assert addressed(named) == "https://notes.example.org/"
    assert (named.site / "CNAME").read_bytes() == b"notes.example.org\n"


def test_the_domain_counts_for_documents_of_another_folder(named: Project) -> None:
    built(named, named.sources)
    assert addressed(named) == "https://notes.example.org/"
    assert (named.site / "CNAME").is_file()


def test_an_address_that_is_given_for_this_build_comes_first_and_is_told(
    named: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://user.example/notes/")
    (notice,) = said(built(named))
    assert notice.startswith(SAID)
    assert addressed(named) == "https://user.example/notes/"
    monkeypatch.setenv("SITE_URL", "https://notes.example.org/")
    assert said(built(named)) == []


def test_a_site_on_this_computer_is_at_the_address_of_this_computer(named: Project) -> None:
    assert said(built(named, address="http://127.0.0.1:8000/")) == []
    assert addressed(named) == "http://127.0.0.1:8000/"


def test_a_site_without_a_domain_has_no_such_file(project: Project) -> None:
    built(project)
    assert not (project.site / "CNAME").exists()


@pytest.mark.parametrize("wish", [True, False])
def test_the_wish_not_to_be_listed_stands_in_the_configuration(*, wish: bool) -> None:
    source = SourceFile("cells.txt", b"Cells\n\nA cell is small.\n")
    made = convert([source], f"[site]\nnoindex = {str(wish).lower()}\n")
    assert ("\n  noindex: true\n" in made.config) is wish
