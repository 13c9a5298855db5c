"""`docs/contributing/hosting/s3.sh` against a bucket of moto's, and the CloudFront function under Node."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from sandbox import write
from studysite.assets import NODE
from studysite.finish.hosts import FOREVER, SECURITY

ROOT = Path(__file__).parent.parent
HOSTING = ROOT / "docs" / "contributing" / "hosting"
REQUIREMENTS = ROOT / "tests" / "s3-requirements.txt"
LOGGED = re.compile(r'"(PUT|POST|DELETE) /notes/site/?([^ ]*) ')

# What was there before: two bundles, of which one stays in use, and a page that is gone.
BEFORE = {
    "assets/site-OLDOLD22.js": "old",
    "assets/read-SAME7777.css": "same",
    "data/search/00000000000000aa.js": "old",
    "data/study/00000000000000cc.js": "old",
    "data/search/manifest.js": "00000000000000aa",
    "index.html": "old",
    "read/gone/index.html": "gone",
}
AFTER = {
    "404.html": "none",
    "index.html": "new",
    "read/tide/index.html": "tide",
    "assets/site-NEWNEW22.js": "new",
    "assets/read-SAME7777.css": "same",
    "assets/mark.svg": "<svg/>",
    "assets/own-elegance.js": "not named by what it holds",
    "data/search/00000000000000bb.js": "new",
    "data/study/00000000000000dd.js": "new",
    "data/search/manifest.js": "00000000000000bb",
    "addresses.json": "{}",
    "precache.json": "[]",
    "site.webmanifest": "{}",
    "sitemap.xml": "<urlset/>",
    "study/cards-quizlet.txt": "Gezeit\ttíde",
    "study/cards.csv": "id",
    "sw.js": "new",
    ".studysite": "mark",
    "_headers": "/*",
    "_redirects": "/a /b 301",
}
# Anybody but nobody: moto reads no further than that.
SOMEBODY = "AWS4-HMAC-SHA256 Credential=none/20260101/us-east-1/s3/aws4_request"
HIDDEN = {".studysite", "_headers", "_redirects"}
PARTS = {"data/search/00000000000000bb.js", "data/study/00000000000000dd.js"}
KEPT = {"assets/site-NEWNEW22.js", "assets/read-SAME7777.css", *PARTS}


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket on this machine, by its server's port; `log` is where the server writes what it was asked."""

    port: int
    log: Path

    def ask(self, method: str, path: str, text: str = "") -> tuple[int, str, dict[str, str]]:
        """Return the status, the text and the headers of an answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, f"/notes{path}", text.encode(), {"Authorization": SOMEBODY})
        answer = connection.getresponse()
        found = answer.status, answer.read().decode(), {name.lower(): value for name, value in answer.getheaders()}
        connection.close()
        return found

    def get(self, path: str) -> tuple[str, dict[str, str]] | None:
        """Return the text and the headers of a file, None if there is none."""
        status, text, headers = self.ask("GET", f"/site/{path}")
        assert status in (200, 404), text
        return (text, headers) if status == 200 else None

    def asked(self) -> list[tuple[str, str]]:
        """Return what was written and deleted, in order."""
        return [(method, unquote(path)) for method, path in LOGGED.findall(self.log.read_text())]


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """The folder with the commands of s3-requirements.txt."""
    uv = shutil.which("uv")
    assert uv, "uv was not found, which fetches the AWS command line for this test: install it (docs.astral.sh/uv)"
    made = tmp_path / "tools"
    # Not in the project's folder: uv would take its constraints for those of these tools.
    for words in (["venv", "--python", sys.executable, made], ["pip", "install", "--python", made, "-r", REQUIREMENTS]):
        subprocess.run([uv, "-q", *map(str, words)], cwd=tmp_path, check=True)
    return made / "bin"


@pytest.fixture
def bucket(tmp_path: Path, tools: Path) -> Iterator[Bucket]:
    log = tmp_path / "moto.log"
    command = [str(tools / "python"), "-u", "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"]
    with log.open("w") as out, subprocess.Popen(command, stdout=out, stderr=out) as server:
        try:
            while not (found := re.search(r"Running on http://127\.0\.0\.1:(\d+)", log.read_text())):
                assert server.poll() is None, log.read_text()
                time.sleep(0.1)
            made = Bucket(int(found[1]), log)
            assert made.ask("PUT", "")[0] == 200
            yield made
        finally:
            server.terminate()


def deploy(bucket: Bucket, tools: Path, folder: Path, *words: str) -> None:
    environment = os.environ | {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{bucket.port}",
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    command = ["sh", str(HOSTING / "s3.sh"), *words, str(folder), "s3://notes/site"]
    done = subprocess.run(command, cwd=folder.parent, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_site_replaces_another_in_a_bucket_and_no_page_is_ever_ahead_of_what_it_names(
    bucket: Bucket, tools: Path, tmp_path: Path
) -> None:
    for path, text in BEFORE.items():
        assert bucket.ask("PUT", f"/site/{path}", text)[0] == 200
    site = write(tmp_path / "site", AFTER)
    for file in site.rglob("*"):
        # An unpacked archive may be older than what was deployed: by size and date the manifest would not have changed.
        os.utime(file, (1, 1))
    first = len(bucket.asked())
    deploy(bucket, tools, site)

    for path, text in AFTER.items():
        held = bucket.get(path)
        assert (held is None) == (path in HIDDEN), path
        if held:
            assert held[0] == text
            if path != "assets/read-SAME7777.css":
                assert held[1]["cache-control"] == (FOREVER if path in KEPT else "no-cache"), path
    types = {path: held[1]["content-type"] for path in AFTER if (held := bucket.get(path))}
    assert types["index.html"] == types["404.html"] == "text/html; charset=utf-8"
    assert types["site.webmanifest"] == "application/manifest+json"
    assert types["assets/mark.svg"] == "image/svg+xml"
    assert types["study/cards-quizlet.txt"] == "text/plain; charset=utf-8"
    assert types["study/cards.csv"] == "text/csv"
    assert types["addresses.json"] == types["precache.json"] == "application/json"
    assert {types[path] for path in AFTER if path.endswith(".js")} == {"text/javascript; charset=utf-8"}

    asked = bucket.asked()[first:]
    order = [path for method, path in asked if method == "PUT"]
    pages = [at for at, path in enumerate(order) if path.endswith(".html")]
    named = [
        at for at, path in enumerate(order) if path in KEPT or path in ("assets/mark.svg", "data/search/manifest.js")
    ]
    assert max(named) < min(pages)
    assert set(order[max(pages) + 1 :]) == {"sw.js", "precache.json"}
    assert order.index("data/search/00000000000000bb.js") < order.index("data/search/manifest.js")
    # Deleting comes last, and takes no bundle: a page that is open may still ask for its own.
    assert all(method != "PUT" for method, _ in asked[len(order) :])
    assert bucket.get("read/gone/index.html") is None
    assert bucket.get("assets/site-OLDOLD22.js")
    assert bucket.get("data/search/00000000000000aa.js")
    assert bucket.get("data/study/00000000000000cc.js")

    deploy(bucket, tools, site, "--tidy")
    assert bucket.get("assets/site-OLDOLD22.js") is None
    assert bucket.get("data/search/00000000000000aa.js") is None
    assert bucket.get("data/study/00000000000000cc.js") is None
    assert all(bucket.get(path) for path in AFTER if path not in HIDDEN)


@pytest.mark.parametrize("words", [(), ("site",), ("no-such-folder", "s3://notes"), ("--tidy", "s3://notes")])
def test_a_wrong_call_says_how_to_call_it(words: tuple[str, ...], tmp_path: Path) -> None:
    command = ["sh", str(HOSTING / "s3.sh"), *words]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: s3.sh")


def test_the_template_holds_the_same_function_and_headers() -> None:
    class Loader(yaml.SafeLoader):
        """Reads CloudFormation's own tags as plain text."""

    Loader.add_multi_constructor("!", lambda loader, _, node: loader.construct_scalar(node))
    template = yaml.load((HOSTING / "cloudfront.yaml").read_text(), Loader)  # noqa: S506 - it makes no objects
    made = {name: part["Properties"] for name, part in template["Resources"].items()}
    assert made["Folders"]["FunctionCode"].strip() == (HOSTING / "cloudfront.js").read_text().strip()
    headers = made["Headers"]["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
    policy, referrer = headers["ContentSecurityPolicy"], headers["ReferrerPolicy"]
    told = {
        f"Content-Security-Policy: {policy['ContentSecurityPolicy']}",
        f"Referrer-Policy: {referrer['ReferrerPolicy']}",
        "X-Content-Type-Options: nosniff" if headers["ContentTypeOptions"]["Override"] else "",
    }
    assert told == set(SECURITY)


def at_the_edge(uri: str, query: dict[str, object] | None = None) -> dict[str, object]:
    """Return what the CloudFront function makes of a request."""
    event = {"request": {"method": "GET", "uri": uri, "querystring": query or {}}}
    script = (HOSTING / "cloudfront.js").read_text() + f"\nconsole.log(JSON.stringify(handler({json.dumps(event)})));"
    done = subprocess.run([NODE, "-"], input=script, capture_output=True, text=True, check=True)
    made: dict[str, object] = json.loads(done.stdout)
    return made


@pytest.mark.parametrize(
    ("uri", "file"),
    [
        ("/", "/index.html"),
        ("/glossary/tide/", "/glossary/tide/index.html"),
        ("/repo/", "/repo/index.html"),
        ("/assets/site-AB2C3D4E.js", "/assets/site-AB2C3D4E.js"),
        ("/404.html", "/404.html"),
    ],
)
def test_an_address_at_the_edge_is_answered_with_a_file(uri: str, file: str) -> None:
    assert at_the_edge(uri)["uri"] == file


@pytest.mark.parametrize(
    ("uri", "query", "to"),
    [
        ("/glossary", None, "/glossary/"),
        ("/q/8sb1zzts", {"q": {"value": "two%20tides"}}, "/q/8sb1zzts/?q=two%20tides"),
        (
            "/q",
            {"a": {"value": "1", "multiValue": [{"value": "1"}, {"value": "2"}]}, "b": {"value": ""}},
            "/q/?a=1&a=2&b",
        ),
        ("//host.example/x", None, "/host.example/x/"),
        ("/\\host/x", None, "/host/x/"),
    ],
)
def test_a_folder_at_the_edge_gets_its_slash_and_never_another_host(
    uri: str, query: dict[str, object] | None, to: str
) -> None:
    made = at_the_edge(uri, query)
    assert made["statusCode"] == 301
    assert made["headers"] == {"location": {"value": to}, "cache-control": {"value": "no-cache"}}
