"""`studysite bundle`: a zip that opens as files, with links that need no web host."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from sandbox import DOCUMENT, SmallDisk, run, tree, write
from studysite.bundle import bundle
from studysite.errors import CommandError
from studysite.finish.archive import is_ours, packed, troublesome
from studysite.finish.links import AS_FILES, Site, broken
from studysite.finish.portable import portable, unneeded
from studysite.job import Job
from studysite.project import Project

FILES = (
    "index.html",
    "a/index.html",
    "a/b/index.html",
    "ü/index.html",
    "x.txt",
    "a.b/index.html",
    "both",
    "both/index.html",
)


def made_portable(html: str, path: str = "a/index.html", base: str = "/") -> str:
    return portable(html, path, Site(FILES, lambda _: b"", base))


@pytest.mark.parametrize(
    ("href", "meant"),
    [
        ("b/", "b/index.html"),
        ("b", "b/index.html"),
        ("b/#x", "b/index.html#x"),
        ("b/?q=1/2#x/", "b/index.html?q=1/2#x/"),
        ("b?q=1", "b/index.html?q=1"),
        (".", "./index.html"),
        ("./", "./index.html"),
        ("..", "../index.html"),
        ("../", "../index.html"),
        ("../?q=a&amp;b", "../index.html?q=a&amp;b"),
        ("../%C3%BC/", "../%C3%BC/index.html"),
        ("../ü/", "../ü/index.html"),
        ("../a.b/", "../a.b/index.html"),
        ("b&#x2F;&#35;x", "b/index.html#x"),
        ("/", "../index.html"),
        ("/x.txt", "../x.txt"),
        ("/a/b/#x", "../a/b/index.html#x"),
        # What leads to a file, to a place on the page, to another host or nowhere stays as it is.
        ("", ""),
        ("#x", "#x"),
        ("?q=1", "?q=1"),
        ("../x.txt", "../x.txt"),
        ("../both", "../both"),
        ("../index.html#x", "../index.html#x"),
        ("gone/", "gone/"),
        ("../../../", "../../../"),
        ("https://example.org/a/", "https://example.org/a/"),
        ("//example.org/a/", "//example.org/a/"),
        ("mailto:a@b.c", "mailto:a@b.c"),
    ],
)
def test_a_link_names_the_file_that_it_means(href: str, meant: str) -> None:
    assert made_portable(f'<a class=x href="{href}">b/</a>') == f'<a class=x href="{meant}">b/</a>'


def test_a_path_from_the_root_is_one_from_the_page_also_where_the_site_has_a_path_of_its_own() -> None:
    page = '<a href="/notes/a/">1</a><a href="/notes">2</a><a href="/a/">3</a><img src="/notes/x.txt">'
    assert made_portable(page, "a/b/index.html", "/notes/") == (
        '<a href="../../a/index.html">1</a><a href="../../index.html">2</a><a href="/a/">3</a><img src="../../x.txt">'
    )
    assert made_portable('<a href="/">1</a>', "index.html") == '<a href="index.html">1</a>'


def test_all_ways_to_write_a_link_are_understood() -> None:
    assert (
        made_portable("<A\n HREF = 'b/' title='<a href=\"b/\">'>")
        == '<A\n HREF="b/index.html" title=\'<a href="b/">\'>'
    )
    assert made_portable("<a data-x href=b/>x</a>") == '<a data-x href="b/index.html">x</a>'
    assert (
        made_portable("<area href='b/'><form action='b/'>") == '<area href="b/index.html"><form action="b/index.html">'
    )


def test_a_page_that_leads_on_leads_on_to_a_file() -> None:
    page = '<meta http-equiv="refresh" content="0; url=../a/b/"><meta name="description" content="b/; url">'
    assert made_portable(page) == page.replace("../a/b/", "../a/b/index.html")
    assert made_portable('<meta http-equiv="refresh" content="0; url=.">') == (
        '<meta http-equiv="refresh" content="0; url=./index.html">'
    )


def test_what_only_looks_like_a_link_stays_as_it_is() -> None:
    page = (
        '<!-- <a href="b/"> --><title><a href="b/"></title><script>"<a href=\'b/\'>"</script><p>&lt;a href="b/">'
        ' href="b/"<textarea><a href="b/"></textarea><link rel="canonical" href="https://example.org/a/">'
        '<a data-href="b/">'
        '<pre>\n\n 1 < 2 </pre><p title="it\'s" lang>é'
    )
    assert made_portable(page) == page


def test_the_copy_is_no_app_and_holds_nothing_for_hosts() -> None:
    page = "<link rel='icon' href='../x.txt'><link href=\"../site.webmanifest\" rel=\"manifest\">"
    assert made_portable(page) == "<link rel='icon' href='../x.txt'>"
    site = ["sw.js", "a/sw.js", ".studysite", "robots.txt", "index.html", "503.html", "site.webmanifest", "a.zip"]
    assert set(site).difference(unneeded(site)) == {"a/sw.js", "index.html", "a.zip"}


def test_where_no_host_is_a_link_to_a_folder_or_from_the_root_is_a_fault() -> None:
    page = b'<a href="b/">x</a><a href=".">x</a><a href="/x.txt">x</a><a href="b/index.html?q#x">x</a><a href="">x</a>'
    files = {"index.html": page, "b/index.html": b"<p id=x>", "x.txt": b""}
    assert broken(Site(files, files.__getitem__)) == ()
    assert broken(Site(files, files.__getitem__, base=AS_FILES)) == (
        "index.html: . -> names a folder, where only a file can be opened",
        "index.html: /x.txt -> leads out of the site",
        "index.html: b/ -> names a folder, where only a file can be opened",
    )


def test_the_same_files_make_the_same_zip_in_one_folder() -> None:
    files = {"b/index.html": b"<p>b", "a.png": b"\x89PNG", "ü.txt": b"x" * 500}
    zips = [
        packed(Site(order, files.__getitem__), "notes", {"READ ME.txt": b"hello"})
        for order in (list(files), sorted(files), sorted(files, reverse=True))
    ]
    assert len(set(zips)) == 1
    with zipfile.ZipFile(io.BytesIO(zips[0])) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["notes/READ ME.txt", "notes/a.png", "notes/b/index.html", "notes/ü.txt"]
        assert {one.filename.partition("/")[2]: opened.read(one) for one in opened.infolist()} == {
            **files,
            "READ ME.txt": b"hello",
        }
        assert {one.date_time for one in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {one.external_attr >> 16 for one in opened.infolist()} == {0o100644}
        assert opened.getinfo("notes/ü.txt").compress_size < 50
    assert is_ours(zips[0])
    assert not is_ours(zips[0][:-1])


def test_names_that_windows_cannot_hold_are_known() -> None:
    fine = ["glossary/console/index.html", "a.b/c-d.html", "com/index.html", "ü/ß.txt"]
    bad = ["glossary/con/index.html", "aux.txt", "a/LPT1", "a:b.html", "a/b?.html", "a./b.html", "a/b ", "tab\t.txt"]
    assert troublesome([*fine, *bad]) == tuple(sorted(bad))
    assert troublesome(["Guide/a.html", "guide/A.html", "guide/b.html"]) == ("guide/A.html",)


# ── The command ──────────────────────────────────────────────────────────────────────────


@pytest.fixture
def named(project: Project) -> Project:
    """A project whose site has a name, an address below a path, and a page with links of all kinds."""
    config = project.config.read_text(encoding="utf-8")
    write(project.root, {"mkdocs.yml": f"{config}site_url: https://example.org/notes/\n"})
    write(project.sources, {"sources.toml": '[site]\nname = "Zellen & Zähne"\n'})
    links = '<p><a href="/notes/read/cells/">1</a> <a href="../../">2</a> <a href="../start?q=1#how-to-start">3</a></p>'
    write(project.docs, {"guide/start.md": f"# How to start\n\n[Cells](../read/cells.md)\n\n{links}\n"})
    return project


ZIP = "zellen-zahne.zip"


def unpacked(place: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(place) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_bundle_writes_one_zip_whose_pages_all_lead_to_files(named: Project) -> None:
    done = run(named.root, "bundle")
    assert (done.code, done.err.count("\n")) == (0, done.err.count("sources/cells.txt:1: "))
    held = unpacked(named.build / ZIP)
    assert {name.split("/")[0] for name in held} == {"zellen-zahne"}
    files = {name.partition("/")[2]: data for name, data in held.items()}
    assert {"READ ME FIRST.txt", "index.html", "read/cells/index.html", "guide/start/index.html"} <= files.keys()
    assert not {"404.html", "sitemap.xml", "addresses.json"} & files.keys()
    assert files["READ ME FIRST.txt"].startswith("Zellen & Zähne\r\n\r\n".encode())
    pages = sum(name.endswith(".html") for name in files)
    assert done.out == f"1 document, 0 questions, 0 terms -> build/{ZIP} ({pages} pages)\n"
    assert broken(Site(files, files.__getitem__, base=AS_FILES)) == ()
    links = [link.attributes["href"] for link in LexborHTMLParser(files["guide/start/index.html"]).css("main a[href]")]
    assert links[-4:] == [
        "../../read/cells/index.html",
        "../../read/cells/index.html",
        "../../index.html",
        "../start/index.html?q=1#how-to-start",
    ]
    assert not named.site.exists()


def test_the_same_documents_make_the_same_bytes_from_any_folder(named: Project, tmp_path: Path) -> None:
    assert run(named.root, "bundle").code == 0
    first = (named.build / ZIP).read_bytes()
    os.utime(named.sources / "cells.txt", (0, 0))
    assert run(named.root, "bundle", "--sources", named.sources, "--output", tmp_path / "x" / "my copy.ZIP").code == 0
    assert (tmp_path / "x" / "my copy.ZIP").read_bytes() == first
    write(named.sources, {"cells.txt": DOCUMENT.replace("membrane", "nucleus")})
    assert run(named.root, "bundle").code == 0
    assert (named.build / ZIP).read_bytes() != first
    assert [one.name for one in named.build.iterdir()] == [ZIP]


def test_what_cannot_be_opened_as_files_is_a_fault_and_the_last_zip_stays(project: Project) -> None:
    place = project.root / "copy.zip"
    assert run(project.root, "bundle", "--output", place).code == 0
    first = place.read_bytes()
    write(project.docs, {"x.png": "", "guide/more.md": '# More\n\n<p><img alt="" srcset="/x.png 2x"></p>\n'})
    done = run(project.root, "bundle", "--output", place)
    assert done.code == 1
    *_, fault, last = done.err.splitlines()
    assert fault == "guide/more/index.html: /x.png -> leads out of the site"
    assert last == "copy.zip: not written; put the above right, and bundle again"
    assert place.read_bytes() == first


def test_what_cannot_be_read_or_unpacked_everywhere_is_told_and_the_rest_is_bundled(named: Project) -> None:
    (named.sources / "empty.txt").write_bytes(b"")
    write(named.docs, {"guide/aux.md": "# Aux\n"})
    done = run(named.root, "bundle")
    assert done.code == 1
    assert "sources/empty.txt: the file is empty" in done.err
    assert done.err.splitlines()[-1].startswith("guide/aux/index.html: Windows, or a stick")
    assert (named.build / ZIP).is_file()


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("notes", "notes: no name of a zip file; choose one that ends in .zip"),
        ("folder.zip", "folder.zip: no name of a zip file; choose one that ends in .zip"),
        ("docs/x.zip", "docs/x.zip: a zip cannot stand in docs/; choose another place with --output"),
        ("sources/x.zip", "sources/x.zip: a zip cannot stand in sources/; choose another place with --output"),
        ("theirs.zip", "theirs.zip: studysite did not make this file; choose another with --output"),
    ],
)
def test_what_is_not_ours_is_never_replaced_and_nothing_is_built_for_it(
    project: Project, monkeypatch: pytest.MonkeyPatch, output: str, reason: str
) -> None:
    monkeypatch.chdir(project.root)
    (project.root / "folder.zip").mkdir()
    write(project.root, {"theirs.zip": "PK, or not"})
    before = tree(project.root)
    with pytest.raises(CommandError) as refused:
        bundle(Job(project, lambda _: None), Path(output))
    assert str(refused.value) == reason
    assert tree(project.root) == before


def test_a_full_disk_is_one_line_and_leaves_no_part_of_a_zip(project: Project, small_disk: SmallDisk) -> None:
    # What does not shrink when it is packed.
    (project.docs / "noise.png").write_bytes(os.urandom(400_000))
    place = small_disk.folder / "copy.zip"
    done = small_disk.run(project.root, "bundle", "--output", place)
    assert done.code == 1
    assert "Traceback" not in done.err
    assert len([line for line in done.err.splitlines() if "sources/cells.txt:1: " not in line]) == 1
    assert list(small_disk.folder.iterdir()) == []
