"""Running MkDocs on a folder of pages, within this process."""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import yaml

from studysite import files, kept
from studysite.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

    from studysite.project import Project


# How MkDocs begins to warn of builds that draw only some of the pages: of navigation, which our pages have not, and
# of links, all of which are checked when the site is complete.
DIRTY = "A 'dirty' build"

# Where the pages are kept that were drawn before.
PAGES = "pages.sqlite"

# Settings that say where a build happens, and nothing of what comes of it.
PLACES = ("docs_dir", "site_dir")

# With more complaints than these, nobody looks for the pages that they speak of, and no page is kept.
MANY = 50

# The templates of the last build, by the state that they belong to.
TEMPLATES: dict[str, Environment] = {}


class _Listener(logging.Handler):
    """Hears what MkDocs says: keeps its complaints, and counts the pages that it draws."""

    def __init__(self, told: Callable[[str], None]) -> None:
        """Tell `told` how far the work has got, in words."""
        super().__init__()
        self.complaints: list[str] = []
        self.pages = 0
        self.told = told

    def emit(self, record: logging.LogRecord) -> None:
        """Take in one message."""
        message = record.getMessage()
        if message.startswith(DIRTY):
            return
        if record.levelno >= logging.WARNING:
            self.complaints.append(" ".join(message.split()))
        elif message.startswith("Building page "):
            self.pages += 1
            self.told(f"drawing page {self.pages}")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What MkDocs complained of, one line each, the path of the site's URL (slashes at both ends), and the URL."""

    complaints: tuple[str, ...]
    base: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What to draw: the pages in `docs`, into the folder `into`.

    `settings` is YAML that overrides the project's mkdocs.yml; `address` is the site's URL where it
    is not the one in there, `domain` its host name where neither that nor SITE_URL is given; `names`
    are those of the bundles, for the templates; `unwanted` are files of the theme that no page loads: a path,
    or how paths begin.
    """

    docs: Path
    into: Path
    settings: str = ""
    address: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    domain: str = ""
    unwanted: tuple[str, ...] = ()


def draw(project: Project, order: Order, told: Callable[[str], None]) -> Drawn:
    """Let MkDocs draw what was ordered; raises CommandError where it gives up."""
    # Material prints advice about MkDocs 2 otherwise.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory(prefix="studysite-") as folder, _heard(told) as listener:
        work = Path(folder) / "mkdocs.yml"
        work.write_text(_work_settings(project, order), encoding="utf-8")
        site_url = _run(work, project, order, listener)
    path = urlsplit(site_url).path.strip("/")
    return Drawn(tuple(dict.fromkeys(listener.complaints)), f"/{path}/" if path else "/", site_url)


def _run(work: Path, project: Project, order: Order, listener: _Listener) -> str:
    """Run MkDocs with the configuration `work`, and return the site's URL; raises CommandError."""
    # MkDocs takes half a second to import, and only a build needs it.
    from jinja2 import TemplateError, TemplateSyntaxError
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    try:
        config = load_config(str(work))
        state = _state(project, config)
        _set_up(config, state, order.unwanted)
        with _kept(project, order, config, state, listener) as some:
            build(config, dirty=some)
    except TemplateSyntaxError as error:
        raise CommandError(f"{error.filename}:{error.lineno}: {error.message}; put the template right") from error
    except TemplateError as error:
        raise CommandError(f"overrides/: a template failed: {error}; put it right") from error
    except (MkDocsException, Abort) as error:
        said = "; ".join(listener.complaints) or " ".join(str(error).split())
        raise CommandError(f"mkdocs.yml: {said}; put it right") from error
    return config.site_url or ""


@contextmanager
def _kept(project: Project, order: Order, config: MkDocsConfig, state: str, listener: _Listener) -> Iterator[bool]:
    """Put pages that were drawn before into their places, and take in those that are drawn in the `with` block.

    Gives whether there were any: MkDocs then draws only what is older than its page in Markdown, or missing.
    What a page is said to be wrong with has to be said again the next time, so such a page is not kept; and
    nothing is where a plugin or a hook of an owner's may put anything into a page.
    """
    wanted = {} if config.plugins or config.hooks else kept.keys(order.docs, frozenset(_below(order.docs)))
    pages = kept.Kept(project.cache / PAGES, state)
    laid = pages.lay(wanted, order.into)
    yield bool(laid)
    faulty = [{path for path in wanted if path in complaint} for complaint in listener.complaints[:MANY]]
    if all(faulty) and len(listener.complaints) <= MANY:
        pages.put({path: wanted[path] for path in wanted.keys() - laid.union(*faulty)}, wanted, order.into)


def _set_up(config: MkDocsConfig, state: str, unwanted: tuple[str, ...]) -> None:
    """Give MkDocs the templates as they were set up for the last build, if they are the same.

    Translating them into Python takes longer than drawing ten pages, and so does looking for files to copy among
    the 14,000 icons of Material.
    """
    if state not in TEMPLATES:
        env = config.theme.get_env()
        below = {path for folder in config.theme.dirs for path in _below(Path(folder))}
        found = sorted(path for path in below if not path.startswith(unwanted))
        # MkDocs only asks for what it is to copy.
        env.list_templates = lambda extensions=None, filter_func=None: [  # type: ignore[method-assign]  # noqa: ARG005
            path for path in found if filter_func is None or filter_func(path)
        ]
        TEMPLATES.clear()
        TEMPLATES[state] = env
    config.theme.get_env = lambda: TEMPLATES[state]  # type: ignore[method-assign]


def _below(folder: Path) -> Iterator[str]:
    """Yield the paths of all files in and below `folder`, but not those that are hidden; with forward slashes."""
    for place, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        within = os.path.relpath(place, folder).replace(os.sep, "/")
        yield from (name if within == "." else f"{within}/{name}" for name in names if not name.startswith("."))


def _state(project: Project, config: MkDocsConfig) -> str:
    """Return the digest of what all pages are made of: configuration, theme, every version that is installed."""
    settings = {name: value for part in config.user_configs for name, value in part.items() if name not in PLACES}
    places = [place for place in sys.path if os.path.isdir(place)]  # noqa: PTH112 - a path may be anything
    installed = {name for place in places for name in os.listdir(place) if name.endswith(".dist-info")}  # noqa: PTH208
    theme = {path: files.digest((project.overrides / path).read_bytes()) for path in _below(project.overrides)}
    code = [files.digest(Path(module).read_bytes()) for module in (__file__, kept.__file__)]
    parts = [settings, theme, sorted(installed), code, sys.version]
    return files.digest(json.dumps(parts, sort_keys=True, default=repr).encode())


def _work_settings(project: Project, order: Order) -> str:
    """Return the text of the configuration: the project's own, with the places of this run."""
    work: dict[str, Any] = yaml.safe_load(order.settings) or {}
    work["INHERIT"] = str(project.config)
    work["docs_dir"] = str(order.docs)
    work["site_dir"] = str(order.into)
    work.setdefault("extra", {})["assets"] = dict(order.names)
    work["theme"] = {"custom_dir": str(project.overrides)}
    # Every anchor of every page is looked at when the site is complete, those of kept pages too.
    work.setdefault("validation", {})["anchors"] = "ignore"
    if order.address is not None:
        work["site_url"] = order.address
    elif order.domain and not os.environ.get("SITE_URL"):
        work["site_url"] = f"https://{order.domain}/"
    return yaml.safe_dump(work, allow_unicode=True, sort_keys=False)


@contextmanager
def _heard(told: Callable[[str], None]) -> Iterator[_Listener]:
    """Listen to MkDocs, and to nothing else, for the length of a `with` block."""
    listener = _Listener(told)
    mkdocs, builder = logging.getLogger("mkdocs"), logging.getLogger("mkdocs.commands.build")
    level, propagate = builder.level, mkdocs.propagate
    mkdocs.addHandler(listener)
    mkdocs.propagate = False
    builder.setLevel(logging.DEBUG)
    try:
        yield listener
    finally:
        mkdocs.removeHandler(listener)
        mkdocs.propagate = propagate
        builder.setLevel(level)
