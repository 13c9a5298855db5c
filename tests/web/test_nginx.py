"""nginx with docs/contributing/hosting/nginx.conf: what it answers with, at the root of a host and below a path."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from browsing import BuiltSite
from serving import Answer, Nginx, command, compressed
from studysite.finish.hosts import FOREVER, IMMUTABLE
from studysite.server import TYPES

SECURITY = {
    "content-security-policy": "frame-ancestors 'none'",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}


class Served:
    """A site that nginx serves: its folder, and the path of its URL."""

    def __init__(self, server: Nginx, folder: Path, path: str) -> None:
        self.server = server
        self.folder = folder
        self.path = path

    def ask(self, address: str, **headers: str) -> Answer:
        """Ask for an address of the site."""
        return self.server.ask(f"{self.path}{address}", **headers)

    @property
    def files(self) -> list[str]:
        """Return the paths of the files that are for readers."""
        paths = (file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*") if file.is_file())
        return sorted(path for path in paths if not path.startswith((".", "_")) and not path.endswith(".gz"))


@pytest.fixture(scope="module", params=["/", "/repo/"])
def served(
    request: pytest.FixtureRequest,
    nginx: Path,
    site: BuiltSite,
    below: BuiltSite,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Served]:
    path: str = request.param
    work, parent = tmp_path_factory.mktemp("nginx"), tmp_path_factory.mktemp("served")
    folder = compressed(site.folder if path == "/" else below.folder, parent)
    if path == "/":
        root = folder
    else:
        root = parent
        folder = folder.rename(parent / path.strip("/"))
    (folder / "assets" / "plain.json").write_text('{"none": "compressed beforehand"}' * 20)
    (folder / "site.webmanifest").write_text("{}")
    with Nginx(nginx, root, work, path) as server:
        yield Served(server, folder, path)


def test_every_file_is_answered_with_its_type_and_the_headers_that_a_page_cannot_set(served: Served) -> None:
    kept = 0
    for path in served.files:
        answer = served.ask(path)
        assert answer.status == 200
        assert answer.content == (served.folder / path).read_bytes()
        type_, _, charset = answer.headers["content-type"].partition(";")
        assert type_ == TYPES[Path(path).suffix].partition(";")[0]
        assert charset.strip() == ("charset=utf-8" if type_.startswith("text/") or type_.endswith("/json") else "")
        assert SECURITY.items() <= answer.headers.items()
        forever = IMMUTABLE.fullmatch(path) is not None
        kept += forever
        assert answer.headers["cache-control"] == (FOREVER if forever else "no-cache")
    assert kept > 5


def test_a_text_comes_as_it_was_compressed_beforehand(served: Served) -> None:
    for path in ("index.html", "addresses.json", "404.html", *(path for path in served.files if path.endswith(".css"))):
        answer = served.ask(path, Accept_Encoding="gzip")
        assert answer.content == (served.folder / f"{path}.gz").read_bytes()
        assert gzip.decompress(answer.content) == (served.folder / path).read_bytes()
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["vary"] == "Accept-Encoding"
    page = served.ask("", Accept_Encoding="gzip", Via="1.1 cdn")
    assert page.content == (served.folder / "index.html.gz").read_bytes()


def test_a_text_that_was_not_is_compressed_on_its_way(served: Served) -> None:
    answer = served.ask("assets/plain.json", Accept_Encoding="gzip")
    assert gzip.decompress(answer.content) == (served.folder / "assets/plain.json").read_bytes()


def test_what_a_reader_has_is_not_sent_again(served: Served) -> None:
    bundle = next(path for path in served.files if IMMUTABLE.fullmatch(path))
    for path, cached in (("", "no-cache"), ("data/search/manifest.js", "no-cache"), (bundle, FOREVER)):
        for encoding in ("gzip", "identity"):
            mark = served.ask(path, Accept_Encoding=encoding).headers["etag"]
            again = served.ask(path, Accept_Encoding=encoding, If_None_Match=mark)
            assert (again.status, again.content) == (304, b"")
            assert again.headers["cache-control"] == cached
            assert served.ask(path, Accept_Encoding=encoding, If_None_Match='"other"').status == 200


def test_a_folder_leads_to_its_own_address_and_keeps_the_query(served: Served) -> None:
    for address in ("q", "glossary", "read/briefing"):
        answer = served.ask(f"{address}?q=kms")
        assert answer.status == 301
        assert answer.headers["location"] == f"{served.path}{address}/?q=kms"
        assert SECURITY.items() <= answer.headers.items()


@pytest.mark.parametrize(
    "address",
    [
        "no/such/page/",
        "assets/site-ZZZZZZZZ.js",
        "data/search/0000000000000000.js",
        "assets/",
        "data/search/",
        ".studysite",
        "_headers",
        "%2e%2e/studysite.conf",
        ".git/config",
    ],
)
def test_what_is_no_page_of_the_site_is_answered_with_its_404(served: Served, address: str) -> None:
    answer = served.ask(address)
    assert answer.status in (400, 404)
    if answer.status == 404:
        assert answer.content == (served.folder / "404.html").read_bytes()
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["cache-control"] == "no-cache"
        assert SECURITY.items() <= answer.headers.items()


def test_a_certificate_can_be_proved(served: Served) -> None:
    """What certbot puts below .well-known is not hidden."""
    place = served.folder / ".well-known" / "acme-challenge" / "token"
    place.parent.mkdir(parents=True)
    place.write_text("proof")
    assert served.ask(".well-known/acme-challenge/token").content == b"proof"


def test_a_new_version_goes_up_before_the_old_one_goes(rsync: Path, tmp_path: Path) -> None:
    """The commands of hosting.md: what stays keeps its date, and with it its ETag; old bundles stay for a while."""
    up = tmp_path / "up"
    old = {"index.html": "old", "same.html": "same", "assets/site-OLDOLD22.js": "old", "data/search/manifest.js": "old"}
    new = old | {
        "index.html": "new",
        "assets/site-NEWNEW22.js": "new",
        "data/search/manifest.js": "new",
        "sw.js": "new",
    }
    del new["assets/site-OLDOLD22.js"]
    going_up, going = (
        command(told).replace("you@notes.example:/var/www/studysite/", f"{up}/") for told in ("to=", "--delete")
    )
    for version in (old, new):
        folder = tmp_path / "site"
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in version.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
        up.mkdir(exist_ok=True)
        _run(going_up, rsync, tmp_path)
        if version is old:
            os.utime(up / "same.html", (1, 1))
    assert {path: (up / path).read_text() for path in new} == new
    assert (up / "assets/site-OLDOLD22.js").exists()
    assert (up / "same.html").stat().st_mtime == 1
    _run(going_up.splitlines()[0] + "\n" + going, rsync, tmp_path)
    assert {file.relative_to(up).as_posix() for file in up.rglob("*") if file.is_file()} == set(new)
    assert (up / "same.html").stat().st_mtime == 1


def _run(script: str, rsync: Path, folder: Path) -> None:
    environment = os.environ | {"PATH": f"{rsync.parent}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(["sh", "-e", "-c", script], cwd=folder, env=environment, check=True)
