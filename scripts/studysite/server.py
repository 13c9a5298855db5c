"""A web server for one site: files of a folder, and a stream that says when it changed.

It serves this computer, or the people in a room: nothing that they send or hold back may stop it for the others.
"""

from __future__ import annotations

import errno
import hashlib
import html
import json
import os
import threading
from contextlib import nullcontext
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from importlib import resources
from typing import TYPE_CHECKING, Self
from urllib.parse import parse_qs, quote, unquote, urlsplit

from studysite.bounded import BoundedServer
from studysite.errors import CommandError
from studysite.network import LOOPBACK, Reach

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from studysite.stage import Stage, View

FIRST_PORT, LAST_PORT = 8000, 65535
EVENTS = "/.studysite/events"
SCRIPT = "/.studysite/reload.js"
# Our own scripts, by path. No preview has a service worker: that path leads to one that takes away those of others.
SCRIPTS = {SCRIPT: "reload.js", "/sw.js": "retire.js"}
SCRIPT_TAG = '<script src="{script}" data-mark="{mark}" defer></script>'

# Seconds between two signs of life on the stream; without them a closed page goes unnoticed.
HEARTBEAT = 15.0

# Seconds that a client may let us wait for its request, or take for our answer.
PATIENCE = 30

# Not left to the system, whose own table can call a script plain text, and then no browser runs it.
TYPES = {
    ".apkg": "application/octet-stream",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
HTML = TYPES[".html"]


class Server:
    """Serves a stage for the length of a `with` block."""

    def __init__(self, port: int, stage: Stage, reach: Reach | None = None) -> None:
        """Take `port` (0: any free one); raises CommandError if another program has it."""
        reach = reach or Reach()
        handler = type("Handler", (_Handler,), {"stage": stage, "reach": reach, "timeout": PATIENCE})
        try:
            self._http = BoundedServer((reach.address, port), handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            other = port + 1 if port < LAST_PORT else FIRST_PORT
            way_out = f"stop the program that uses it, or choose another: --port {other}"
            raise CommandError(f"port {port}: {error.strerror}; {way_out}") from error
        self.url = f"http://{reach.address}:{self._http.server_address[1]}/"
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)

    def __enter__(self) -> Self:
        """Begin to answer."""
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop answering, and free the port."""
        self._http.shutdown()
        self._http.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "studysite"
    # Nobody need know which Python it is.
    sys_version = ""
    stage: Stage
    reach: Reach
    _run = os.getpid()

    def do_GET(self) -> None:
        """Answer with a file, the script or the stream."""
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1 or not self.reach.knows(hosts[0]):
            self.close_connection = True
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, b"This site has another address.\n", TYPES[".txt"])
            return
        path, query = urlsplit(self.path)[2:4]
        if path == EVENTS:
            self._stream(parse_qs(query).get("page", ["/"])[0])
        elif path in SCRIPTS:
            script = resources.files("studysite").joinpath(SCRIPTS[path]).read_bytes()
            self._answer(HTTPStatus.OK, script, TYPES[".js"])
        else:
            self._file(unquote(path), self.stage.view)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the content."""
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        """Print nothing: only the command line prints."""

    def _file(self, path: str, view: View) -> None:
        """Answer with the file that `path` names in the view's site."""
        if view.root and not path.endswith("/") and (folder := _inside(view.root, path)) and folder.is_dir():
            self._redirect(path + "/")
        else:
            self._answer(*self._found(path, view))

    def _found(self, path: str, view: View) -> tuple[HTTPStatus, bytes, str]:
        """Return what `path` names in the view's site, or what is said where that is nothing, and its kind."""
        if view.root is None:
            return HTTPStatus.SERVICE_UNAVAILABLE, _placeholder(self._told(view)), HTML
        path = _page(path)
        if path == view.ahead[0]:
            return HTTPStatus.OK, view.ahead[1], HTML
        file = _inside(view.root, path)
        if file is None or not file.is_file():
            missing = view.root / "404.html"
            page = (
                missing.read_bytes() if missing.is_file() else b"<!doctype html><title>404</title><h1>No such page</h1>"
            )
            return HTTPStatus.NOT_FOUND, page, HTML
        return HTTPStatus.OK, file.read_bytes(), TYPES.get(file.suffix.lower(), "application/octet-stream")

    def _answer(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        """Send `data`, with our script in it if it is a page."""
        if kind == HTML:
            data = with_script(data)
        mark = f'"{_mark(data)}"'
        if status is HTTPStatus.OK and mark in self.headers.get("If-None-Match", ""):
            status, data = HTTPStatus.NOT_MODIFIED, b""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("ETag", mark)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _redirect(self, path: str) -> None:
        """Send the browser to `path`, a folder's own address."""
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", quote("/" + path.lstrip("/")))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _stream(self, page: str) -> None:
        """Send the state of the view and of `page`, now and whenever it changes, for as long as the page listens."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        seen: View | None = None
        # A guest looks on; the page of whoever writes comes first.
        with self.stage.reader(_page(page)) if self._is_owner else nullcontext():
            while self.command != "HEAD":
                view = self.stage.wait(seen, HEARTBEAT)
                if view is seen:
                    self.wfile.write(b": still here\n\n")
                else:
                    mark = _mark(self._found(page, view)[1])
                    state = {"build": f"{self._run}-{view.build}", "mark": mark, "fault": self._told(view)}
                    self.wfile.write(f"data: {json.dumps(state)}\n\n".encode())
                self.wfile.flush()
                seen = view

    @property
    def _is_owner(self) -> bool:
        return self.client_address[0] in (LOOPBACK, self.reach.address)

    def _told(self, view: View) -> str:
        """Return what has gone wrong; guests are not told, since it names the owner's files."""
        return view.fault if self._is_owner else ""


def with_script(page: bytes) -> bytes:
    """Return `page` with the script that loads it again when it has changed, and knows what it is by its mark."""
    before, end, after = page.rpartition(b"</body>")
    tag = SCRIPT_TAG.format(script=SCRIPT, mark=_mark(page)).encode()
    return before + tag + end + after if end else page + tag


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _page(path: str) -> str:
    """Return the path of the file that the path of a URL names, without a slash before it."""
    return f"{path}index.html".lstrip("/") if path.endswith("/") else path.lstrip("/")


def _inside(root: Path, path: str) -> Path | None:
    """Return what a URL's path names below `root`, None if there is nothing or it would leave `root`."""
    parts = [part for part in path.split("/") if part]
    if any(set(part) & set("\0\\:") for part in parts):
        return None
    try:
        place = root.joinpath(*parts)
        return place if place.resolve(strict=True).is_relative_to(root.resolve()) else None
    except OSError:
        return None


def _placeholder(fault: str) -> bytes:
    """Return the page that stands in until there is a site."""
    words = html.escape(fault or "The site is being built.")
    head = "<!doctype html><meta charset=utf-8><title>Not built yet</title>"
    return f"{head}<h1>Not built yet</h1><pre>{words}</pre>".encode()
