"""How many requests a second a site takes on this machine: nginx with our settings, and Python's own web server.

`wrk` asks from the same machine, so that both share its processors: the figures compare servers, and say little of a
network. Every request is for a page or a file of the site, each in turn.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from serving import Nginx, compressed

ROOT = Path(__file__).parent.parent.parent
SECONDS, CONNECTIONS = 8, 32

# What wrk asks: the lines of a file in turn, each a path and, if the reader has it, its ETag.
ASKING = """
local lines, at = {}, 0
for line in io.lines(os.getenv("ASKED")) do table.insert(lines, line) end
request = function()
  at = at % #lines + 1
  local path, mark = lines[at]:match("(%S+)%s*(.*)")
  local headers = { ["Accept-Encoding"] = "gzip" }
  if mark ~= "" then headers["If-None-Match"] = mark end
  return wrk.format("GET", path, headers)
end
done = function(summary, latency)
  local errors = summary.errors
  print(string.format('{"rate": %f, "p50": %f, "p99": %f, "bytes": %f, "errors": %d}',
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    summary.bytes / summary.requests, errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
"""


def load(url: str, asked: list[str], folder: Path) -> dict[str, float]:
    """Return requests a second, milliseconds at the median and the 99th percentile, bytes a request, and errors."""
    (folder / "asking.lua").write_text(ASKING)
    (folder / "asked").write_text("\n".join(asked))
    words = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "-s", str(folder / "asking.lua"), url]
    environment = os.environ | {"ASKED": str(folder / "asked")}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def asked_for(site: Path) -> list[str]:
    """Return the paths of the site's pages, and of the bundles and parts of the search."""
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    wanted = (path for path in files if path.endswith((".html", ".css", ".js")) and path != "404.html")
    return [f"/{path.removesuffix('index.html')}" for path in wanted]


@contextmanager
def python(site: Path) -> Iterator[str]:
    """Serve a site with `python -m http.server`, and yield its URL."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(site)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        with socket.socket() as tried:
            while tried.connect_ex(("127.0.0.1", port)):
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def tell(name: str, found: dict[str, float]) -> None:
    """Print a line of the table."""
    figures = (f"{found['rate']:9.0f}", f"{found['p50']:8.2f}", f"{found['p99']:8.2f}", f"{found['bytes'] / 1000:7.1f}")
    print(f"{name:<34}", *figures, f"{found['errors']:7.0f}", flush=True)  # noqa: T201


def main() -> None:
    """Print the table."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not program or not shutil.which("wrk"):
        sys.exit("nginx and wrk are needed: install them (Debian: apt-get install nginx wrk)")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        command = [
            sys.executable,
            "-m",
            "studysite",
            "build",
            "--sources",
            str(ROOT / "sources"),
            "--site",
            str(work / "built"),
        ]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        site = compressed(work / "built", work)
        asked = asked_for(work / "built")
        print(f"{'':<34}     req/s  p50 ms   p99 ms  kB/req  errors")  # noqa: T201
        for title, folder, marked in (
            ("nginx, compressed beforehand", site, False),
            ("the same, the reader has them: 304", site, True),
            ("nginx, compressed on the way", work / "built", False),
        ):
            settings = work / title.replace(" ", "-")
            settings.mkdir()
            with Nginx(Path(program), folder, settings) as server:
                marks = {path: server.ask(path, Accept_Encoding="gzip").headers["etag"] for path in asked if marked}
                tell(title, load(server.url, [f"{path} {marks.get(path, '')}" for path in asked], work))
        with python(work / "built") as url:
            tell("python -m http.server", load(url, asked, work))


if __name__ == "__main__":
    main()
