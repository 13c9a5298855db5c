"""nginx with the settings of docs/contributing/hosting/nginx.conf, on this machine and out of a folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import Self

from browsing import ROOT

SETTINGS = ROOT / "docs" / "contributing" / "hosting" / "nginx.conf"

# What a system's own nginx.conf says around ours. Whoever is root stays it: nobody else may read a test's folder.
AROUND = """\
daemon off;
{user}
pid {folder}/pid;
worker_processes 1;
error_log stderr;
events {{}}
http {{
    access_log off;
    {temporary}
    include {folder}/studysite.conf;
}}
"""
TEMPORARY = ("client_body", "fastcgi", "proxy", "scgi", "uwsgi")
SECONDS = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers (names in lower case) and content, as they came over the wire."""

    status: int
    headers: dict[str, str]
    content: bytes


class Nginx:
    """Serves the folder `root` for the length of a `with` block; `path` is that of the site in it (`/repo/`)."""

    def __init__(self, program: Path, root: Path, work: Path, path: str = "/") -> None:
        """`work` is an empty folder."""
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._program = program
        self._work = work
        text = SETTINGS.read_text(encoding="utf-8")
        for mark, own in {
            "listen 80;": f"listen 127.0.0.1:{self.port};",
            "root /var/www/studysite;": f"root {root};",
            "=404 /404.html;": f"=404 {path}404.html;",
        }.items():
            assert text.count(mark) == 1
            text = text.replace(mark, own)
        (work / "studysite.conf").write_text(text, encoding="utf-8")
        temporary = " ".join(f"{name}_temp_path {work}/{name};" for name in TEMPORARY)
        user = "user root;" if os.geteuid() == 0 else ""
        (work / "nginx.conf").write_text(AROUND.format(user=user, folder=work, temporary=temporary), encoding="utf-8")

    def __enter__(self) -> Self:
        """Begin to serve."""
        words = [str(self._program), "-p", str(self._work), "-c", str(self._work / "nginx.conf"), "-e", "stderr"]
        with (self._work / "log").open("w") as log:
            self._process = subprocess.Popen(words, stdout=log, stderr=log)
        end = time.monotonic() + SECONDS
        while not self._answers():
            assert self._process.poll() is None, (self._work / "log").read_text()
            assert time.monotonic() < end, "nginx did not begin to serve"
            time.sleep(0.02)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop serving."""
        self.stop()

    def stop(self) -> None:
        """Stop serving now, for a reader who is on a train."""
        self._process.terminate()
        self._process.wait(SECONDS)

    def ask(self, path: str, **headers: str) -> Answer:
        """Ask for a path; `headers` are named with underscores for dashes."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        made = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return made

    def _answers(self) -> bool:
        with socket.socket() as tried:
            return tried.connect_ex(("127.0.0.1", self.port)) == 0


def compressed(site: Path, parent: Path) -> Path:
    """Copy a site to the folder `site` in `parent`, with a `.gz` beside each text by the command of hosting.md."""
    shutil.copytree(site, parent / "site")
    subprocess.run(["sh", "-e", "-c", command("gzip -9")], cwd=parent, check=True)
    return parent / "site"


def command(told: str) -> str:
    """Return the commands of the one block of hosting.md that holds `told`."""
    text = (ROOT / "docs" / "contributing" / "hosting.md").read_text(encoding="utf-8")
    (block,) = [part for part in text.split("```")[1::2] if told in part]
    return block.partition("\n")[2]
