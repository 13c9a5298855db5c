"""`studysite new`: a folder that holds a site of one's own, and nothing that a later studysite would have to change.

The theme, the scripts and the guide stay with studysite (`workshop`). What the folder holds belongs to its owner; the
one line that names a version of studysite is the one to change for a newer.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution, metadata, version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from studysite import files, workshop
from studysite.errors import CommandError
from studysite.settings import WEB_ADDRESS
from studysite.site_languages import LANGUAGES
from studysite.tomlfile import quoted

STARTER = Path(__file__).parent / "starter"
WORKFLOW = workshop.WORKFLOW
SAMPLE = "sources/how-bread-rises.txt"

# Where each file of the starter goes.
PLACES = {
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "sources.toml": "sources/sources.toml",
    "sample.txt": SAMPLE,
}

# The line of the workflow that says what runs studysite, and the comment in front of it.
RUNS = re.compile(r"^  # What runs studysite.*\n  STUDYSITE: .*$", re.MULTILINE)
HEAD = re.compile(r"\A(?:#.*\n)+")
PINNED = """\
  # The studysite that builds this site. For a newer one, put its version behind the last @.
  STUDYSITE: {words}"""
ABOUT = """\
# Builds the site from sources/ and puts it on GitHub Pages; for a pull request, only says what it would change.
# Made by `studysite new`. README.md says what there is to do.
"""

# What uvx can fetch. Nothing of it means anything to a shell or in YAML.
ORIGIN = re.compile(r"git\+(?:https|ssh|file)://[\w.@:/~+-]+@[\w./-]+\Z")

# A version, which a person can read and raise; of anything else, the commit is taken, which never changes.
VERSION = re.compile(r"v?\d+(?:\.\d+)+")

# A name that leads nowhere for ever (RFC 2606), so that nobody can put anything there.
NOWHERE = "git+https://address-of-studysite.invalid/studysite@v{version}"

# What may lie in a folder that counts as empty: the marks of systems, and a repository without files.
NEGLIGIBLE = frozenset((".git", ".DS_Store", "Thumbs.db", "desktop.ini"))


@dataclass(frozen=True, slots=True)
class Wish:
    """What an owner wants: the site's name, its language (a code), its URL or nothing, and where studysite is from."""

    title: str
    language: str = "en"
    address: str = ""
    origin: str = ""


def refuse(target: Path) -> None:
    """Raise CommandError if a site cannot be made in the folder `target`."""
    if target.is_symlink() and not target.exists():
        raise CommandError(f"{target}: is a link that leads nowhere; choose another folder")
    if target.exists() and not target.is_dir():
        raise CommandError(f"{target}: a file of this name is there; choose another folder")
    if target.is_dir() and any(one.name not in NEGLIGIBLE for one in target.iterdir()):
        raise CommandError(
            f"{target}: the folder is not empty; choose a new one (to put documents into a site that is there: "
            "studysite add FILE)"
        )


def make(target: Path, wish: Wish) -> tuple[str, ...]:
    """Make the site in the folder `target`, whole or not at all; return the paths of its files.

    Raises CommandError where the folder is not empty, OSError where the disk is full or refuses.
    """
    refuse(target)
    made = contents(wish)
    whole = target.resolve()
    above = next(folder for folder in whole.parents if folder.is_dir())
    # Beside the folder, or in it where it is there: the last steps are renames on one disk, and quick.
    with _room(target, whole if whole.is_dir() else above) as folder:
        room = Path(folder) / "site"
        for path, text in made.items():
            (room / path).parent.mkdir(parents=True, exist_ok=True)
            files.replace(room / path, text.encode())
        if whole.is_dir():
            _move_in(room, whole)
        else:
            _move_to(room, whole)
    return tuple(made)


@contextmanager
def _room(target: Path, beside: Path) -> Iterator[str]:
    """Give a folder to work in; where none can be made, raises OSError for the one that was wanted."""
    try:
        held = tempfile.TemporaryDirectory(prefix=".studysite-new-", dir=beside)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error
    with held as folder:
        yield folder


def contents(wish: Wish) -> dict[str, str]:
    """Return the files of a new site, by path."""
    runs = command(wish.origin or nowhere())
    words = {
        "sources.toml": {
            "title": quoted(wish.title),
            "language": quoted(wish.language),
            "address": f"address = {quoted(wish.address)}"
            if wish.address
            else '# address = "https://you.github.io/notes/"',
        },
        "README.md": {"title": wish.title, "command": runs},
    }
    made = {}
    for name, path in PLACES.items():
        text = (STARTER / name).read_text(encoding="utf-8")
        for word, value in words.get(name, {}).items():
            text = text.replace(f"{{{word}}}", value)
        made[path] = text
    workflow = (workshop.carried() / WORKFLOW).read_text(encoding="utf-8")
    made[WORKFLOW] = HEAD.sub(ABOUT, RUNS.sub(lambda _: PINNED.format(words=json.dumps(runs)), workflow, count=1))
    return made


def nowhere() -> str:
    """Return what stands in the place of the address of a studysite that is nowhere on the web."""
    return NOWHERE.format(version=version("studysite"))


def command(origin: str) -> str:
    """Return what runs the studysite of that origin, without installing it."""
    return f"uvx --from {origin} studysite"


def title_of(target: Path) -> str:
    """Return what a site is called if its owner does not say: as its folder."""
    words = re.sub(r"[\W_]+", " ", target.resolve().name).strip()
    return f"{words[:1].upper()}{words[1:]}" or "Study notes"


def title(said: str) -> str:
    """Return a title in good order; raises ValueError with what is wrong."""
    words = " ".join(said.split())
    if not words or not words.isprintable():
        raise ValueError("a title is a line of text")
    return words


def language(said: str) -> str:
    """Return the code of a language that is given by code or by English name; raises ValueError."""
    wanted = said.strip().casefold()
    for code, name in LANGUAGES.items():
        if wanted in (code.casefold(), name.casefold()):
            return code
    raise ValueError(f"“{said}” is no language that is known; write one of {', '.join(LANGUAGES)}")


def address(said: str) -> str:
    """Return a URL that ends in a slash, or nothing for nothing; raises ValueError."""
    wanted = said.strip()
    if not wanted:
        return ""
    if not WEB_ADDRESS.match(wanted):
        raise ValueError(f"“{said}” is no web address; write it as https://you.github.io/notes/")
    return f"{wanted.rstrip('/')}/"


def origin(said: str) -> str:
    """Return where studysite is to be fetched from; raises ValueError."""
    wanted = said.strip()
    if not ORIGIN.match(wanted):
        raise ValueError(f"“{said}” is no address of a version; write it as git+https://host/studysite@v1.0")
    return wanted


def own_origin() -> str:
    """Return where this studysite came from, at its version; empty if that is nowhere on the web.

    An installation from git has it written down (PEP 610); a checkout knows where it was cloned from; else a release
    may name its repository (`project.urls` in pyproject.toml).
    """
    with suppress(PackageNotFoundError, ValueError):
        told: dict[str, Any] = json.loads(distribution("studysite").read_text("direct_url.json") or "{}")
        cloned = told.get("vcs_info", {})
        if cloned.get("vcs") == "git":
            asked = cloned.get("requested_revision") or ""
            return _origin(told["url"], asked if VERSION.fullmatch(asked) else cloned["commit_id"])
    home = workshop.carried()
    if (home / ".git").exists():
        return _origin(_git(home, "remote", "get-url", "origin"), _git(home, "rev-parse", "HEAD"))
    named = [url.partition(", ") for url in metadata("studysite").get_all("Project-URL") or ()]
    return next((_origin(url, f"v{version('studysite')}") for name, _, url in named if name == "Repository"), "")


def _origin(url: str, revision: str) -> str:
    """Return a git address without anybody's password; empty if it is none on the web."""
    if at := re.fullmatch(r"git@([\w.-]+):([\w./~-]+)", url):
        url = f"https://{at[1]}/{at[2]}"
    parts = urlsplit(url)
    made = f"git+https://{parts.hostname}{f':{parts.port}' if parts.port else ''}{parts.path}@{revision}"
    return made if parts.scheme == "https" and ORIGIN.match(made) else ""


def _git(folder: Path, *words: str) -> str:
    """Return the one line that git answers, empty if it cannot."""
    program = shutil.which("git")
    if not program:
        return ""
    done = subprocess.run([program, *words], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def _move_to(room: Path, target: Path) -> None:
    """Put the finished folder where there is none; folders above it that were made for it go if that fails."""
    missing = [folder for folder in target.parents if not folder.exists()]
    with ExitStack() as undo:
        for folder in reversed(missing):
            folder.mkdir()
            undo.callback(folder.rmdir)
        room.rename(target)
        undo.pop_all()


def _move_in(room: Path, target: Path) -> None:
    """Put what is finished into a folder that is there; if one part cannot be moved, those before it go back."""
    with ExitStack() as undo:
        for one in sorted(room.iterdir()):
            place = target / one.name
            one.rename(place)
            undo.callback(place.rename, one)
        undo.pop_all()
