"""`studysite serve --lan`: for the people in a room, and nobody else; whatever they send or hold back."""

from __future__ import annotations

import http.client
import json
import os
import pty
import re
import select
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import test_serve
from sandbox import DOCUMENT, TEMPLATE, python, write
from studysite import bounded, server, wording
from studysite.assets import NODE
from studysite.errors import CommandError
from studysite.network import OWN_NAMES, Reach, local_network
from studysite.qr import lines
from studysite.server import Server
from studysite.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from studysite.project import Project

ROOT = Path(__file__).parent.parent
PATIENCE = 30.0

# The command on a computer whose place in the network is known.
COMMAND = """
import sys
from studysite import cli, network
network.local_network = lambda: network.Reach("127.0.0.1", frozenset(("127.0.0.1",)))
sys.argv = ["studysite", "serve", "--lan", "--port", "0"]
raise SystemExit(cli.main())
"""


# ── Where we are ─────────────────────────────────────────────────────────────────────────


def test_the_network_is_that_of_the_default_route_and_the_computer_has_its_names_there() -> None:
    reach = local_network(lambda: "192.168.178.20", lambda: "Annas-Notebook.fritz.box")
    assert reach == Reach("192.168.178.20", OWN_NAMES | {"192.168.178.20", "annas-notebook.local"})


def _unreachable() -> str:
    raise OSError(101, "Network is unreachable")


@pytest.mark.parametrize("routed", [_unreachable, lambda: "127.0.0.1", lambda: "0.0.0.0"])  # noqa: S104 - not bound
def test_without_a_network_there_is_a_way_out(routed: Callable[[], str]) -> None:
    with pytest.raises(CommandError, match=r"^--lan: this computer is in no network; connect it to one"):
        local_network(routed)


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "pc.local.", "10.0.0.7", "10.0.0.7:8000"]
)
def test_our_own_names_are_known(host: str) -> None:
    assert Reach("10.0.0.7", OWN_NAMES | {"10.0.0.7", "pc.local"}).knows(host)


@pytest.mark.parametrize(
    "host",
    ["", "evil.example", "evil.example:8000", "localhost.evil.example", "10.0.0.8", "x@evil.example", "[", "[::1"],
)
def test_names_of_strangers_are_not(host: str) -> None:
    assert not Reach("10.0.0.7", OWN_NAMES | {"10.0.0.7", "pc.local"}).knows(host)


def test_it_is_said_who_can_see_the_site() -> None:
    assert wording.seen_by("http://192.168.1.2:8000/").startswith("Everyone in this network can see it")
    assert wording.seen_by("http://93.184.215.14:8000/").startswith("Everyone on the internet can see it")


# ── The server ───────────────────────────────────────────────────────────────────────────


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = Stage()
    stage.show(write(tmp_path / "site", {"index.html": "Home"}))
    return stage


@pytest.fixture
def port(stage: Stage) -> Iterator[int]:
    with Server(0, stage) as serving:
        yield int(serving.url.rstrip("/").rpartition(":")[2])


def said(port: int, request: str, source: str = "127.0.0.1") -> bytes:
    """Send bytes as they are, and return all that comes back."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE, (source, 0)) as client:
        client.sendall(request.encode())
        return b"".join(iter(lambda: client.recv(65536), b""))


@pytest.mark.parametrize("path", ["/", "/gone/", "/.studysite/events", "/.studysite/reload.js"])
@pytest.mark.parametrize("hosts", ["Host: evil.example\r\n", "", "Host: localhost\r\nHost: evil.example\r\n"])
def test_whoever_asks_for_another_host_gets_nothing(port: int, path: str, hosts: str) -> None:
    answer = said(port, f"GET {path} HTTP/1.1\r\n{hosts}\r\n")
    assert answer.startswith(b"HTTP/1.1 421 ")
    assert b"Home" not in answer
    assert b"script" not in answer


def test_the_stream_has_a_head(port: int) -> None:
    answer = said(port, "HEAD /.studysite/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert answer.endswith(b"\r\n\r\n")
    assert b"Python" not in answer


def first_event(port: int, source: str) -> dict[str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, PATIENCE, source_address=(source, 0))
    connection.request("GET", "/.studysite/events")
    told: dict[str, str] = json.loads(connection.getresponse().readline().removeprefix(b"data: "))
    connection.close()
    return told


def test_what_went_wrong_is_the_owners_affair(port: int, stage: Stage) -> None:
    stage.complain("/home/anna/notes/x.txt: broken")
    assert first_event(port, "127.0.0.1")["fault"] == "/home/anna/notes/x.txt: broken"
    assert first_event(port, "127.0.0.2")["fault"] == ""
    with Server(0, before := Stage()) as serving:
        before.complain("/home/anna/notes/x.txt: broken")
        request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        there = int(serving.url.rstrip("/").rpartition(":")[2])
        assert b"anna" in said(there, request)
        assert b"anna" not in said(there, request, "127.0.0.2")


def opened(port: int, source: str = "127.0.0.1") -> socket.socket:
    """Connect, and send half a request."""
    client = socket.create_connection(("127.0.0.1", port), PATIENCE, (source, 0))
    client.sendall(b"GET / HTT")
    return client


def is_answered(port: int, source: str = "127.0.0.1") -> bool:
    """Tell whether a whole request gets an answer; a client that is not welcome is hung up on."""
    try:
        request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        return said(port, request, source).startswith(b"HTTP/1.1 200 ")
    except ConnectionError:
        return False


def until(so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(600):
        if so():
            return
        select.select([], [], [], 0.05)
    pytest.fail("never")


@pytest.mark.parametrize(("limit", "other"), [("MOST_OF_ONE", True), ("MOST", False)])
def test_nobody_can_take_all_connections(
    port: int, monkeypatch: pytest.MonkeyPatch, limit: str, *, other: bool
) -> None:
    monkeypatch.setattr(bounded, limit, 5)
    held = [opened(port) for _ in range(5)]
    until(lambda: not is_answered(port))
    assert is_answered(port, "127.0.0.2") == other
    for client in held:
        client.close()
    until(lambda: is_answered(port))


def test_who_does_not_finish_a_request_is_hung_up_on(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "PATIENCE", 0.2)
    with Server(0, stage) as serving, opened(int(serving.url.rstrip("/").rpartition(":")[2])) as client:
        assert client.recv(100) == b""


# ── The command ──────────────────────────────────────────────────────────────────────────


def test_without_a_network_the_command_ends_before_anything_is_built(project: Project) -> None:
    alone = """
import socket, sys
from studysite import cli
def none(*_):
    raise OSError(101, "Network is unreachable")
socket.socket.connect = none
sys.argv = ["studysite", "serve", "--lan"]
raise SystemExit(cli.main())
"""
    done = python(project.root, alone)
    assert done.code == 1
    assert done.err.startswith("--lan: this computer is in no network; connect it")
    assert done.err.count("\n") == 1
    assert not (project.docs / "read").exists()


def test_in_a_pipe_it_says_the_address_alone_and_warns_beside(project: Project) -> None:
    canonical = '<link rel="canonical" href="{{ page.canonical_url }}"></head>'
    write(project.overrides, {"main.html": TEMPLATE.replace("</head>", canonical)})
    with test_serve.Serving(project.root, program=[sys.executable, "-c", COMMAND]) as room:
        assert f'href="http://127.0.0.1:{room.port}/read/cells/"' in room.page()
        while room.err.get(timeout=PATIENCE) != "Everyone in this network can see it while this runs.":
            pass
        assert "█" not in "".join(room.out.queue)


def on_terminal(root: Path, columns: int, enough: Callable[[str], bool], **environment: str) -> str:
    """Run the command on a terminal until it has said enough, and return what it said."""
    master, slave = pty.openpty()
    wanted = os.environ | {"COLUMNS": str(columns), "PYTHONIOENCODING": "utf-8"} | environment
    child = subprocess.Popen(
        [sys.executable, "-c", COMMAND], cwd=root, stdout=slave, stderr=slave, stdin=slave, env=wanted
    )
    os.close(slave)
    shown, encoding = b"", wanted["PYTHONIOENCODING"]
    try:
        while not enough(shown.decode(encoding, errors="ignore")):
            assert select.select([master], [], [], PATIENCE)[0], shown
            shown += os.read(master, 65536)
    finally:
        child.terminate()
        child.wait(PATIENCE)
        os.close(master)
    return shown.decode(encoding)


def picture(shown: str) -> list[list[int]]:
    """Return the code as a terminal paints it, black 1 and white 0; every cell of it must say its colours itself."""
    rows: list[list[int]] = []
    for line in re.findall("\x1b\\[38;5;16;48;5;231m([ ▀▄█]+)\x1b\\[0m", shown):
        rows.append([int(one in "▀█") for one in line])
        rows.append([int(one in "▄█") for one in line])
    return rows


def decoded(rows: list[list[int]], dot: int = 4) -> str:
    """Return what a reader of QR codes, by other people than those who draw ours, sees in a picture."""
    pixels = [bit for row in rows for _ in range(dot) for bit in row for _ in range(dot)]
    script = """import decodeQR from "qr/decode.js";
    const [width, bits] = JSON.parse(process.argv[1]);
    const data = new Uint8ClampedArray(bits.length * 4).fill(255);
    bits.forEach((bit, at) => bit && data.fill(0, at * 4, at * 4 + 3));
    process.stdout.write(decodeQR({ width, height: bits.length / width, data }, { timeLimit: 60_000 }));"""
    told = json.dumps([len(rows[0]) * dot, pixels], separators=(",", ":"))
    done = subprocess.run(
        [NODE, "--input-type=module", "--eval", script, told], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_on_a_terminal_it_draws_a_code_that_leads_to_the_address(project: Project) -> None:
    shown = on_terminal(project.root, 80, lambda said: bool(rows := picture(said)) and len(rows) > len(rows[0]))
    (url,) = re.findall(r"http://127\.0\.0\.1:\d+/", shown)
    rows = picture(shown)
    assert decoded(rows) == url
    # The quiet zone: four light modules on every side.
    assert not any(map(any, [*rows[:4], *rows[-4:], *[[*row[:4], *row[-4:]] for row in rows]]))
    assert len(rows[0]) <= 40


@pytest.mark.parametrize(
    ("columns", "environment"), [(30, {}), (80, {"TERM": "dumb"}), (80, {"PYTHONIOENCODING": "cp1252"})]
)
def test_a_terminal_that_cannot_show_a_code_gets_the_address(
    project: Project, columns: int, environment: dict[str, str]
) -> None:
    def is_past_the_code(said: str) -> bool:
        # A change is built only after all has been said of the address.
        if "shows the site" in said:
            write(project.sources, {"cells.txt": DOCUMENT.replace("membrane", "nucleus")})
        return said.count("-> preview") > 1

    shown = on_terminal(project.root, columns, is_past_the_code, **environment)
    assert "http://127.0.0.1:" in shown
    assert "\x1b[30;47m" not in shown


@pytest.mark.parametrize("address", ["http://10.0.0.7:8000/", "http://192.168.178.123:65535/"])
def test_codes_of_common_addresses_fit_a_terminal_and_can_be_read(address: str) -> None:
    code = lines(address)
    assert decoded(picture("\r\n".join(code))) == address
    assert len(code) <= 20
