"""Serving: a real server on this machine, a site that follows every change, and a last good one that stays."""

from __future__ import annotations

import http.client
import json
import os
import queue
import re
import signal
import socket
import subprocess
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from sandbox import DOCUMENT, command, python, run, write
from studysite import watch
from studysite.errors import CommandError
from studysite.server import SCRIPT, Server, with_script
from studysite.stage import Stage
from studysite.watch import Snapshot, _is_saved, refreshed, snapshot, wait_for_change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from studysite.project import Project

PATIENCE = 30.0


class Reply:
    """An answer of a server, read to its end."""

    def __init__(self, answer: http.client.HTTPResponse) -> None:
        self.status = answer.status
        self.headers = answer.headers
        self.body = answer.read()


def get(port: int, path: str, method: str = "GET", **headers: str) -> Reply:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    reply = Reply(connection.getresponse())
    connection.close()
    return reply


class Events:
    """Listens to the stream of a server, as a page does: by default as one that is never shown before others."""

    def __init__(self, port: int, page: str = "/gone/") -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._connection.request("GET", f"/.studysite/events?page={quote(page, safe='')}")
        self.answer = self._connection.getresponse()

    def next(self) -> dict[str, str]:
        """Return what the stream says next; it must say something soon."""
        while True:
            line = self.answer.readline().decode()
            if line.startswith("data: "):
                state: dict[str, str] = json.loads(line.removeprefix("data: "))
                return state

    def close(self) -> None:
        self._connection.close()


class Serving:
    """`studysite serve` as a process of its own; stops with the test whatever happens."""

    def __init__(self, root: Path, *words: str, program: Sequence[str] = ()) -> None:
        started = program or command("serve", "--port", "0", *words)
        self.process = subprocess.Popen(started, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.out: queue.Queue[str] = queue.Queue()
        self.err: queue.Queue[str] = queue.Queue()
        for stream, lines in ((self.process.stdout, self.out), (self.process.stderr, self.err)):
            threading.Thread(target=lambda s=stream, q=lines: [q.put(line.rstrip()) for line in s], daemon=True).start()
        self.port = 0

    def __enter__(self) -> Self:
        while not self.port:
            found = re.match(r"http://127\.0\.0\.1:(\d+)/", self.out.get(timeout=PATIENCE))
            self.port = int(found[1]) if found else 0
        return self

    def __exit__(self, *_: object) -> None:
        # Not killed at once: it would leave its site among the temporary files.
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()

    def page(self, path: str = "/read/cells/") -> str:
        return get(self.port, path).body.decode()


# ── The server ───────────────────────────────────────────────────────────────────────────


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    root = write(
        tmp_path / "site",
        {
            "index.html": "<body>Home</body>",
            "glossary/index.html": "<body>Words</body>",
            "404.html": "<body>Nothing here</body>",
            "assets/a.js": "1",
            "assets/a.mjs": "1",
            "assets/a.css": "a{}",
            "data/search.json": "{}",
            "icon.svg": "<svg/>",
            "manifest.webmanifest": "{}",
            "ü b.html": "umlaut",
            "strange.xyz": "?",
        },
    )
    write(tmp_path, {"secret.txt": "secret"})
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    stage = Stage()
    stage.show(root)
    return stage


@pytest.fixture
def port(stage: Stage) -> Iterator[int]:
    with Server(0, stage) as server:
        yield int(server.url.rstrip("/").rpartition(":")[2])


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/glossary/?q=1", "text/html; charset=utf-8"),
        ("/%C3%BC%20b.html", "text/html; charset=utf-8"),
        ("/assets/a.js", "text/javascript; charset=utf-8"),
        ("/assets/a.mjs", "text/javascript; charset=utf-8"),
        ("/assets/a.css", "text/css; charset=utf-8"),
        ("/data/search.json", "application/json; charset=utf-8"),
        ("/icon.svg", "image/svg+xml"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/strange.xyz", "application/octet-stream"),
        ("/.studysite/reload.js", "text/javascript; charset=utf-8"),
    ],
)
def test_files_come_with_their_type(port: int, path: str, kind: str) -> None:
    reply = get(port, path)
    assert (reply.status, reply.headers["Content-Type"]) == (200, kind)
    assert int(reply.headers["Content-Length"]) == len(reply.body)
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_pages_carry_the_reload_script_and_other_files_do_not(port: int, stage: Stage) -> None:
    tag = re.escape(b'<script src="/.studysite/reload.js" data-mark="') + rb'[0-9a-f]{32}" defer></script>'
    assert re.fullmatch(b"<body>Home" + tag + b"</body>", get(port, "/").body)
    assert get(port, "/icon.svg").body == b"<svg/>"
    assert re.fullmatch(b"no body" + tag, with_script(b"no body"))
    assert stage.view.root
    assert (stage.view.root / "index.html").read_text() == "<body>Home</body>"


def test_a_folder_without_its_slash_is_redirected(port: int) -> None:
    reply = get(port, "/glossary")
    assert (reply.status, reply.headers["Location"]) == (301, "/glossary/")
    assert get(port, "//glossary").headers["Location"] in (None, "/glossary/")


def test_an_unknown_page_is_the_sites_own_404(port: int) -> None:
    reply = get(port, "/gone/")
    assert reply.status == 404
    assert reply.body.startswith(b"<body>Nothing here")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/glossary/../../secret.txt",
        "/..%2fsecret.txt",
        "/%5c..%5csecret.txt",
        "/link.txt",
        "//etc/passwd",
        "/%00",
        "/" + "x" * 5000,
    ],
)
def test_nothing_outside_the_site_is_served(port: int, path: str) -> None:
    reply = get(port, path)
    assert reply.status == 404
    assert b"secret" not in reply.body


def test_a_file_that_did_not_change_is_not_sent_again(port: int, stage: Stage) -> None:
    first = get(port, "/assets/a.css")
    assert first.headers["Cache-Control"] == "no-cache"
    again = get(port, "/assets/a.css", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert stage.view.root
    write(stage.view.root, {"assets/a.css": "b{}"})
    assert get(port, "/assets/a.css", If_None_Match=first.headers["ETag"]).body == b"b{}"


def test_head_answers_without_content(port: int) -> None:
    reply = get(port, "/", method="HEAD")
    assert (reply.status, reply.body) == (200, b"")
    assert int(reply.headers["Content-Length"]) > 0


def test_writing_is_not_served(port: int) -> None:
    assert get(port, "/", method="POST").status == 501


def test_the_stream_tells_of_a_new_site_and_of_what_went_wrong(port: int, stage: Stage, tmp_path: Path) -> None:
    events = Events(port)
    assert events.answer.headers["Content-Type"] == "text/event-stream"
    first = events.next()
    assert first["fault"] == ""
    stage.complain("cells.txt:3: <b>broken</b>")
    assert events.next() == {**first, "fault": "cells.txt:3: <b>broken</b>"}
    stage.show(write(tmp_path / "new", {"index.html": "New"}))
    second = events.next()
    assert second["fault"] == ""
    assert second["build"] != first["build"]
    assert get(port, "/").body.startswith(b"New")
    events.close()


def test_a_page_ahead_of_its_site_is_shown_until_there_is_the_site(port: int, stage: Stage, tmp_path: Path) -> None:
    home, words = Events(port), Events(port, "/glossary/")
    before = home.next(), words.next()
    assert stage.looked_at == "glossary/index.html"
    stage.hurry("glossary/index.html", b"<body>Newer words</body>", 0.01)
    ahead = words.next()
    assert (ahead["build"], ahead["fault"]) == (before[1]["build"], "")
    reply = get(port, "/glossary/").body.decode()
    assert reply.startswith("<body>Newer words")
    assert f'data-mark="{ahead["mark"]}"' in reply
    assert ahead["mark"] != before[1]["mark"]
    assert home.next() == before[0]
    stage.complain("tides.txt:3: broken")
    assert get(port, "/glossary/").body.startswith(b"<body>Words")
    assert words.next() == {**before[1], "fault": "tides.txt:3: broken"}
    stage.show(write(tmp_path / "new", {"glossary/index.html": "<body>Newer words</body>"}))
    shown = words.next()
    assert shown["mark"] == ahead["mark"]
    assert shown["build"] != ahead["build"]
    home.close()
    words.close()


def test_whoever_shows_a_page_ahead_waits_until_it_is_loaded_and_no_longer(stage: Stage) -> None:
    began = time.monotonic()
    stage.hurry("index.html", b"", 0.05)
    assert time.monotonic() - began >= 0.05
    threading.Timer(0.05, lambda: stage.reader("index.html").__enter__()).start()
    stage.hurry("index.html", b"", PATIENCE)
    assert time.monotonic() - began < PATIENCE


def test_the_page_that_was_opened_last_and_is_still_open_is_the_one_that_is_looked_at(stage: Stage) -> None:
    assert stage.looked_at == ""
    with stage.reader("a"):
        with stage.reader("b"), stage.reader("a"):
            pass
        assert stage.looked_at == "a"
        with stage.reader("b"):
            assert stage.looked_at == "b"
    assert stage.looked_at == ""


def test_before_the_first_site_the_page_says_why(tmp_path: Path) -> None:
    stage = Stage()
    with Server(0, stage) as server:
        port = int(server.url.rstrip("/").rpartition(":")[2])
        stage.complain("<b>sources</b>: nothing")
        reply = get(port, "/read/x/")
        assert reply.status == 503
        assert b"&lt;b&gt;sources&lt;/b&gt;: nothing" in reply.body
        assert SCRIPT.encode() in reply.body
        stage.show(write(tmp_path, {"index.html": "Here"}))
        assert get(port, "/").status == 200


def test_a_port_that_is_taken_says_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=rf"port {port}: .* or choose another: --port \d+"):
            Server(port, Stage())


# ── Watching ─────────────────────────────────────────────────────────────────────────────


def test_a_snapshot_sees_every_change_but_hidden_files(tmp_path: Path) -> None:
    write(tmp_path, {"a/b.txt": "1", "c.txt": "1"})
    states = [snapshot([tmp_path, tmp_path / "missing"])]
    write(tmp_path, {"a/b.txt": "22"})
    states.append(snapshot([tmp_path, tmp_path / "missing"]))
    write(tmp_path, {"a/new.txt": ""})
    states.append(snapshot([tmp_path, tmp_path / "missing"]))
    (tmp_path / "c.txt").unlink()
    states.append(snapshot([tmp_path, tmp_path / "missing"]))
    assert all(one != other for number, one in enumerate(states) for other in states[:number])
    write(tmp_path, {".hidden/x.txt": "1", "a/.#lock": "1"})
    assert snapshot([tmp_path, tmp_path / "missing"]) == states[-1]


def test_our_own_writing_is_taken_into_a_snapshot(tmp_path: Path) -> None:
    write(tmp_path, {"ours.md": "1", "gone.md": "1", "theirs.md": "1"})
    before = snapshot([tmp_path])
    write(tmp_path, {"ours.md": "22", "new.md": "1"})
    (tmp_path / "gone.md").unlink()
    touched = [tmp_path / name for name in ("ours.md", "new.md", "gone.md")]
    assert refreshed(before, touched) == snapshot([tmp_path])
    write(tmp_path, {"theirs.md": "22"})
    assert refreshed(before, touched) != snapshot([tmp_path])


@pytest.mark.parametrize("change", ["write", "create", "delete", "rename", "new folder", "first file"])
def test_waiting_ends_with_a_change(tmp_path: Path, change: str) -> None:
    folder = write(tmp_path / "sources", {"a.txt": "1", "b.txt": "1"})
    places = (folder, tmp_path / "later")
    ended = threading.Event()

    def wait() -> None:
        wait_for_change(places, snapshot(places))
        ended.set()

    threading.Thread(target=wait, daemon=True).start()
    assert not ended.wait(0.7)
    if change == "write":
        write(folder, {"a.txt": "22"})
    elif change == "create":
        write(folder, {"c.txt": "1"})
    elif change == "delete":
        (folder / "a.txt").unlink()
    elif change == "rename":
        (folder / "a.txt").rename(folder / "z.txt")
    elif change == "new folder":
        write(folder, {"unit/deep/a.txt": "1"})
    else:
        write(tmp_path, {"later/a.txt": "1"})
    assert ended.wait(PATIENCE)


def test_a_change_that_came_before_the_waiting_is_not_missed(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "1"})
    seen = snapshot([tmp_path])
    write(tmp_path, {"a.txt": "22"})
    wait_for_change((tmp_path,), seen)


def test_waiting_ends_without_a_change_when_patience_does(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "1"})
    seen = snapshot([tmp_path])
    assert not wait_for_change((tmp_path,), seen, 0.1)
    write(tmp_path, {"a.txt": "22"})
    assert wait_for_change((tmp_path,), seen, 0.1)


@pytest.mark.parametrize(
    ("now", "is_saved"),
    [
        ({"a": (2, 9), "b": (1, 5)}, True),
        ({"a": (2, 0), "b": (1, 5)}, False),
        ({"b": (1, 5)}, False),
        ({"a": (2, 9), "b": (2, 5)}, False),
        ({"a": (1, 5), "b": (1, 5), "new": (2, 5)}, True),
        ({"a": (2, 9), "new": (2, 5)}, False),
    ],
)
def test_only_one_file_that_holds_something_counts_as_saved_at_once(now: Snapshot, *, is_saved: bool) -> None:
    assert _is_saved({"a": (1, 5), "b": (1, 5)}, now) is is_saved


@pytest.mark.parametrize(
    ("looks", "slept"),
    [
        # Written at once; emptied, and filled at the third look; emptied, and left so.
        ([9], watch.SAVED),
        ([0, 0, 9], 3 * watch.SAVED),
        ([0], watch.QUIET),
    ],
)
def test_a_file_that_is_emptied_before_it_is_written_is_waited_for_and_no_longer(
    monkeypatch: pytest.MonkeyPatch, looks: list[int], slept: float
) -> None:
    clock = [0.0]

    def sleep(seconds: float) -> None:
        clock[0] += seconds

    left = list(looks)
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr(watch, "snapshot", lambda _: {"a": (2, left.pop(0) if len(left) > 1 else left[0])})
    assert wait_for_change((), {"a": (1, 5)})
    assert slept <= clock[0] < slept + watch.SAVED + 1e-9


# ── The command ──────────────────────────────────────────────────────────────────────────


def test_what_the_watching_library_says_of_its_own_threads_is_for_nobody(tmp_path: Path) -> None:
    says = "import logging, studysite.watch; logging.getLogger('watchdog.observers').error('inactive')"
    assert python(tmp_path, says).err == ""


def test_that_the_watching_library_notes_a_new_folder_twice_is_for_nobody(tmp_path: Path) -> None:
    says = "warnings.warn_explicit('noted', RuntimeWarning, 'inotify.py', 1, 'watchdog.observers.inotify')"
    assert python(tmp_path, f"import warnings, studysite.watch; {says}").err == ""


def test_serve_builds_shows_and_follows_changes_without_touching_site(project: Project) -> None:
    with Serving(project.root) as serving:
        assert "It has a membrane." in serving.page()
        assert SCRIPT in serving.page()
        assert get(serving.port, "/gone/").status == 404
        assert f"127.0.0.1:{serving.port}" not in serving.page("/gone/")
        events = Events(serving.port)
        before = events.next()["build"]
        write(project.sources, {"cells.txt": DOCUMENT.replace("membrane", "nucleus")})
        assert events.next()["build"] != before
        assert "It has a nucleus." in serving.page()
        write(project.docs, {"guide/start.md": "# Begin here\n"})
        events.next()
        assert "Begin here" in serving.page("/guide/start/")
        write(project.overrides, {"css/study.css": "body { color: red }\n"})
        events.next()
        assert get(serving.port, "/assets/study.css").body == b"body { color: red }\n"
        events.close()
        assert not project.site.exists()


def test_our_own_writing_to_docs_starts_no_further_build(project: Project) -> None:
    with Serving(project.root) as serving:
        events = Events(serving.port)
        events.next()
        write(project.sources, {"cells.txt": DOCUMENT.replace("membrane", "nucleus")})
        events.next()
        time.sleep(2.5)
        built = [line for line in list(serving.out.queue) if "-> " in line]
        assert len(built) == 1
        events.close()


def test_a_failing_build_keeps_the_last_site_and_says_so_on_the_page(project: Project) -> None:
    with Serving(project.root) as serving:
        events = Events(serving.port)
        good = events.next()
        write(project.docs, {"guide/start.md": "# Start\n\n[x](gone.md)\n"})
        state = events.next()
        assert state["build"] == good["build"]
        assert "gone.md" in state["fault"]
        assert "How to start" in serving.page("/guide/start/")
        while "gone.md" not in serving.err.get(timeout=PATIENCE):
            pass
        write(project.overrides, {"main.html": "{% if %}"})
        assert "put the template right" in events.next()["fault"]
        assert "How to start" in serving.page("/guide/start/")
        write(project.overrides, {"main.html": "{% for %}"})
        assert "put the template right" in events.next()["fault"]
        assert "How to start" in serving.page("/guide/start/")
        write(project.overrides, {"main.html": "<body>{{ page.content }}</body>"})
        write(project.docs, {"guide/start.md": "# Begin here\n"})
        while (state := events.next())["fault"]:
            pass
        assert "Begin here" in serving.page("/guide/start/")
        events.close()


def test_a_first_build_that_fails_is_shown_and_healed(project: Project) -> None:
    (project.sources / "cells.txt").unlink()
    with Serving(project.root) as serving:
        assert get(serving.port, "/").status == 503
        assert "no study document could be read" in serving.page("/")
        events = Events(serving.port)
        events.next()
        write(project.sources, {"cells.txt": DOCUMENT})
        events.next()
        assert "It has a membrane." in serving.page()
        events.close()


def test_other_documents_are_served_and_docs_stay(project: Project, tmp_path: Path) -> None:
    other = write(tmp_path / "other", {"stars.txt": DOCUMENT.replace("Cells", "Stars")})
    with Serving(project.root, "--sources", str(other)) as serving:
        assert "It has a membrane." in serving.page("/read/stars/")
        events = Events(serving.port)
        events.next()
        write(other, {"stars.txt": DOCUMENT.replace("Cells", "Stars").replace("membrane", "corona")})
        events.next()
        assert "It has a corona." in serving.page("/read/stars/")
        events.close()
    assert not (project.docs / "read").exists()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_serve_stops_cleanly_and_frees_the_port(project: Project, how: signal.Signals) -> None:
    with Serving(project.root) as serving:
        events = Events(serving.port)
        events.next()
        serving.process.send_signal(how)
        assert serving.process.wait(PATIENCE) == 0
        assert not [line for line in list(serving.err.queue) if not line.startswith("sources/cells.txt:1: ")]
        with socket.socket() as free:
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            free.bind(("127.0.0.1", serving.port))


def test_a_busy_port_is_exit_1_before_anything_is_built(project: Project) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(project.root, "serve", "--port", str(port))
    assert done.code == 1
    assert done.err.startswith(f"port {port}: {os.strerror(98)}; stop the program that uses it")
    assert not (project.docs / "read").exists()


@pytest.mark.timeout(120)
def test_the_page_reloads_itself_and_shows_what_went_wrong(project: Project, browser: Browser) -> None:
    with Serving(project.root) as serving, browser.new_context() as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"http://127.0.0.1:{serving.port}/guide/start/")
        expect(page.locator("h1")).to_have_text("How to start")
        write(project.docs, {"guide/start.md": "# Begin here\n"})
        expect(page.locator("h1")).to_have_text("Begin here", timeout=PATIENCE * 1000)
        write(project.docs, {"guide/start.md": "# Worse\n\n[x](gone.md)\n"})
        banner = page.get_by_role("alert")
        expect(banner).to_contain_text("gone.md", timeout=PATIENCE * 1000)
        expect(page.locator("h1")).to_have_text("Begin here")
        write(project.docs, {"guide/start.md": "# Better\n"})
        expect(page.locator("h1")).to_have_text("Better", timeout=PATIENCE * 1000)
        expect(banner).to_have_count(0)
        assert said == []


def _note(loads: list[str], name: str, _: Page) -> None:
    loads.append(name)


def test_a_page_is_loaded_again_only_when_it_is_another_or_has_data(
    port: int, stage: Stage, tmp_path: Path, browser: Browser
) -> None:
    def site(name: str, home: str) -> Path:
        script = '<script src="/data/cards.js"></script>'
        pages = {"index.html": f"<h1>{home}</h1>", "study/index.html": f"<h1>Cards</h1>{script}", "data/cards.js": ""}
        return write(tmp_path / name, pages)

    stage.show(site("first", "Home"))
    with browser.new_context() as context:
        home, cards = context.new_page(), context.new_page()
        loads: list[str] = []
        for page, name, path in ((home, "home", ""), (cards, "cards", "study/")):
            page.on("load", partial(_note, loads, name))
            with page.expect_request("**/.studysite/events*"):
                page.goto(f"http://127.0.0.1:{port}/{path}")
        stage.hurry("index.html", b"<h1>New home</h1>", PATIENCE)
        expect(home.locator("h1")).to_have_text("New home")
        stage.show(site("second", "New home"))
        with cards.expect_request("**/.studysite/events*"):
            stage.show(site("third", "New home"))
        with home.expect_event("load"):
            stage.show(site("fourth", "Newer home"))
        expect(home.locator("h1")).to_have_text("Newer home")
        assert loads.count("home") == 3


@pytest.mark.timeout(120)
def test_an_open_page_shows_its_document_before_the_site_is_complete(project: Project, browser: Browser) -> None:
    with Serving(project.root) as serving, browser.new_context() as context:
        page = context.new_page()
        with page.expect_request("**/.studysite/events*"):
            page.goto(f"http://127.0.0.1:{serving.port}/read/cells/")
        events = Events(serving.port, "/read/cells/")
        first = events.next()
        with page.expect_request("**/.studysite/events*"):
            write(project.sources, {"cells.txt": DOCUMENT.replace("membrane", "nucleus")})
        ahead, whole = events.next(), events.next()
        assert first["build"] == ahead["build"] != whole["build"]
        assert first["mark"] != ahead["mark"] == whole["mark"]
        expect(page.get_by_text("It has a nucleus.")).to_be_visible()
        events.close()
