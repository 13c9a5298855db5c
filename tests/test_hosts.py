"""`_headers` and `_redirects`: what Cloudflare Pages and Netlify are told, within what both understand."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from host_rules import DEFAULT, header_rules, headers_of, redirects
from sandbox import DOCUMENT, write
from studysite.finish.hosts import FOREVER, MOST_REDIRECTS, MOST_RULES, hosts
from studysite.job import Job
from studysite.project import Project
from studysite.published import Address, is_url
from studysite.site import build

PATHS = ("index.html", "404.html", "assets/site-AB2C3D4E.js", "assets/mark.svg", "data/search/manifest.js")


def moved(url: str, to: str | None) -> Address:
    return Address(url, "term", "A term", moved=to, gone=to is None)


def told(paths: tuple[str, ...] = PATHS, former: tuple[Address, ...] = (), base: str = "/") -> dict[str, str]:
    return {name: data.decode() for name, data in hosts(paths, former, base, ()).write.items()}


@pytest.mark.parametrize("base", ["/", "/repo/", "/a/b/"])
def test_what_is_named_by_its_content_is_kept_and_all_else_asked_for_again(base: str) -> None:
    rules = header_rules(
        told(
            (*PATHS, "data/search/0123456789abcdef.js", "data/study/0123456789abcdef.js", "assets/read-77777777.css"),
            base=base,
        )["_headers"]
    )
    kept = {
        "assets/site-AB2C3D4E.js",
        "data/search/0123456789abcdef.js",
        "data/study/0123456789abcdef.js",
        "assets/read-77777777.css",
    }
    for path in (*PATHS, *kept, "", "read/x/"):
        headers = headers_of(rules, base + path)
        assert headers["cache-control"] == (FOREVER if path in kept else DEFAULT)
        assert headers["content-security-policy"] == "frame-ancestors 'none'"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "assets/site-AB2C3D4.js",
        "assets/site-AB2C3D4E.json",
        "assets/site-ab2c3d4e.js",
        "assets/AB2C3D4E.js",
        "notes/assets/site-AB2C3D4E.js",
        "data/search/manifest.js",
        "data/search/0123456789ABCDEF.js",
        "site-AB2C3D4E.js",
    ],
)
def test_a_name_that_only_looks_like_it_is_not_kept(path: str) -> None:
    rules = header_rules(told((path,))["_headers"])
    assert headers_of(rules, f"/{path}")["cache-control"] == DEFAULT


def test_a_file_that_is_not_there_has_no_rule_that_would_keep_its_404() -> None:
    rules = header_rules(told()["_headers"])
    assert headers_of(rules, "/assets/site-ZZZZZZZZ.js")["cache-control"] == DEFAULT


def test_rules_beyond_what_a_host_takes_are_left_out_and_told_of() -> None:
    many = tuple(f"data/search/{number:016x}.js" for number in range(MOST_RULES + 20))
    made = hosts(many, (), "/", ())
    rules = header_rules(made.write["_headers"].decode())
    assert len(rules) == MOST_RULES
    kept = [path for path in many if headers_of(rules, f"/{path}")["cache-control"] == FOREVER]
    assert len(kept) == MOST_RULES - 1
    (notice,) = made.notices
    assert (notice.code, notice.file) == ("host-limit", "_headers")
    assert notice.message.startswith("21 files")
    assert not hosts(many[: MOST_RULES - 1], (), "/", ()).notices


@pytest.mark.parametrize("base", ["/", "/repo/"])
def test_an_address_that_moved_leads_on_and_one_that_is_gone_does_not(base: str) -> None:
    former = (moved("glossary/tide/", "glossary/tides/"), moved("q/8sb1zzts/", None), moved("read/old/", ""))
    assert redirects(told(former=former, base=base)["_redirects"]) == {
        f"{base}glossary/tide/": f"{base}glossary/tides/",
        f"{base}read/old/": base,
    }


def test_no_address_that_moved_makes_no_file() -> None:
    assert set(told(former=(moved("q/8sb1zzts/", None),))) == {"_headers"}


@pytest.mark.parametrize(
    "name", ["Gezeiten übersicht", "潮汐", "a (b)", "it's", "a&b=c+d", "x@y,z;~!$", "`{^}`", "[1]"]
)
def test_an_address_is_written_as_browsers_ask_for_it(name: str) -> None:
    url = f"glossary/{name}/"
    assert is_url(url)
    ((source, target),) = redirects(told(former=(moved(url, url),), base="/")["_redirects"]).items()
    assert source == target == urlsplit(_asked_for(url)).path


def _asked_for(url: str) -> str:
    """Return what a browser sends, by the URL standard: it encodes what is in its set for paths, and nothing else."""
    encoded = set(' "#<>?^`{}')
    parts = [
        one if one.isascii() and one not in encoded else "".join(f"%{byte:02X}" for byte in one.encode()) for one in url
    ]
    return "https://x.example/" + "".join(parts)


def test_redirects_beyond_what_a_host_takes_are_left_out_and_told_of() -> None:
    former = tuple(moved(f"q/{number:08}/", "practice/") for number in range(MOST_REDIRECTS + 5))
    long = moved("glossary/" + "潮" * 60 + "/" + "汐" * 60 + "/", "glossary/tide/")
    made = hosts((), (*former, long), "/", ())
    assert len(redirects(made.write["_redirects"].decode())) == MOST_REDIRECTS
    (notice,) = made.notices
    assert (notice.code, notice.file) == ("host-limit", "_redirects")
    assert notice.message.startswith("6 addresses")


def test_what_a_person_wrote_for_the_host_stays(project: Project) -> None:
    write(project.docs, {"_headers": "/*\n  X-Mine: yes\n"})
    assert build(Job(project, lambda _: None), project.site).is_done
    assert (project.site / "_headers").read_text() == "/*\n  X-Mine: yes\n"


def test_a_build_tells_where_an_address_of_the_live_site_moved(project: Project) -> None:
    job, live = Job(project, lambda _: None), project.root / "live.json"
    assert build(job, project.site).is_done
    assert not (project.site / "_redirects").exists()
    live.write_bytes((project.site / "addresses.json").read_bytes())
    write(project.sources, {"cells.txt": DOCUMENT.replace("Cells", "Of cells", 1)})
    write(project.sources, {"aliases.toml": '[documents]\n"cells" = "of-cells"\n'})
    result = build(replace(job, live=live), project.site)
    assert result.is_done, result.faults
    assert redirects((project.site / "_redirects").read_text())["/read/cells/"] == "/read/of-cells/"
    headers = header_rules((project.site / "_headers").read_text())
    assert "x-content-type-options" in headers_of(headers, "/read/of-cells/")
