"""A host like GitHub Pages on this machine: gzip, ten minutes of cache, a page for what is not there.

It keeps a log of what was asked, so that the weight of a visit is counted where it is sent: whatever asks, a
page, a worker or the browser itself.
"""

from __future__ import annotations

import gzip
import hashlib
import http.server
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit

from studysite.server import TYPES

# Kinds of files that hosts compress; pictures and fonts are compressed already.
COMPRESSED = ("text/", "application/json", "application/manifest+json", "application/xml", "image/svg+xml")
# Of generators that are compared with ours, and unknown to our own server.
MORE_TYPES = {".pagefind": "application/octet-stream", ".woff": "font/woff"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was sent: when, for which path, and how many bytes of content went over the wire."""

    at: float
    path: str
    status: int
    size: int


@dataclass(frozen=True, slots=True)
class _File:
    kind: str
    data: bytes
    packed: bytes | None


class Host:
    """Serves a folder at an address of its own for the length of a `with` block."""

    def __init__(self, folder: Path, late: Callable[[str], float] = lambda _: 0.0) -> None:
        """Take any free port of this machine; `late` says how many seconds the answer to a path waits."""
        self.folder = folder
        self.late = late
        self.answers: list[Answer] = []
        self._files: dict[Path, _File] = {}
        self._http = _Http(("127.0.0.1", 0), type("Handler", (_Handler,), {"host": self}))
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()

    def find(self, path: str) -> tuple[HTTPStatus, Path | None]:
        """Return what answers a path: a file, a folder that wants a slash (301), or the page for what is missing."""
        place = (self.folder / path.lstrip("/")).resolve()
        if place.is_relative_to(self.folder.resolve()):
            if place.is_dir() and not path.endswith("/"):
                return HTTPStatus.MOVED_PERMANENTLY, None
            named = place / "index.html" if place.is_dir() else place
            for file in (named, named.with_name(f"{named.name}.html")):
                if file.is_file():
                    return HTTPStatus.OK, file
        missing = self.folder / "404.html"
        return HTTPStatus.NOT_FOUND, missing if missing.is_file() else None

    def file(self, path: Path) -> _File:
        """Return a file as it is sent, packed once."""
        if path not in self._files:
            kind = (TYPES | MORE_TYPES).get(path.suffix, "application/octet-stream")
            data = path.read_bytes()
            packed = gzip.compress(data, 9, mtime=0) if kind.startswith((*COMPRESSED, "text/javascript")) else None
            self._files[path] = _File(kind, data, packed)
        return self._files[path]


def _mark(file: Path) -> str:
    return f'"{hashlib.sha256(file.read_bytes()).hexdigest()[:16]}"'


class _Http(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """Say nothing: a browser that goes away in the middle of an answer is no news."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    host: Host

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        time.sleep(self.host.late(path))
        status, place = self.host.find(path)
        mark = _mark(place) if place else ""
        if status is HTTPStatus.OK and mark in self.headers.get("If-None-Match", "").split(", "):
            status, place = HTTPStatus.NOT_MODIFIED, None
        self.send_response(status)
        data = b""
        if status is HTTPStatus.MOVED_PERMANENTLY:
            self.send_header("Location", f"{path}/")
        elif place:
            file = self.host.file(place)
            data = file.data
            if file.packed is not None and "gzip" in self.headers.get("Accept-Encoding", ""):
                data = file.packed
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Type", file.kind)
            self.send_header("Cache-Control", "max-age=600")
            self.send_header("ETag", mark)
            self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.host.answers.append(Answer(time.monotonic(), self.path, status, len(data)))

    def log_message(self, *_: object) -> None:
        """Print nothing."""
