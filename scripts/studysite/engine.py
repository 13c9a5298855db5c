"""Running MkDocs on a folder of pages, within this process."""

from __future__ import annotations

import logging
import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import yaml

from studysite.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from studysite.project import Project


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
    are those of the bundles, for the templates.
    """

    docs: Path
    into: Path
    settings: str = ""
    address: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    domain: str = ""


def draw(project: Project, order: Order, told: Callable[[str], None]) -> Drawn:
    """Let MkDocs draw what was ordered; raises CommandError where it gives up."""
    # Material prints advice about MkDocs 2 otherwise.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory(prefix="studysite-") as folder, _heard(told) as listener:
        work = Path(folder) / "mkdocs.yml"
        work.write_text(_work_settings(project, order), encoding="utf-8")
        site_url = _run(work, listener)
    path = urlsplit(site_url).path.strip("/")
    return Drawn(tuple(dict.fromkeys(listener.complaints)), f"/{path}/" if path else "/", site_url)


def _run(work: Path, listener: _Listener) -> str:
    """Run MkDocs with the configuration `work`, and return the site's URL; raises CommandError."""
    # MkDocs takes half a second to import, and only a build needs it.
    from jinja2 import TemplateError, TemplateSyntaxError
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    try:
        config = load_config(str(work))
        build(config)
    except TemplateSyntaxError as error:
        raise CommandError(f"{error.filename}:{error.lineno}: {error.message}; put the template right") from error
    except TemplateError as error:
        raise CommandError(f"overrides/: a template failed: {error}; put it right") from error
    except (MkDocsException, Abort) as error:
        said = "; ".join(listener.complaints) or " ".join(str(error).split())
        raise CommandError(f"mkdocs.yml: {said}; put it right") from error
    return config.site_url or ""


def _work_settings(project: Project, order: Order) -> str:
    """Return the text of the configuration: the project's own, with the places of this run."""
    work: dict[str, Any] = yaml.safe_load(order.settings) or {}
    work["INHERIT"] = str(project.config)
    work["docs_dir"] = str(order.docs)
    work["site_dir"] = str(order.into)
    work.setdefault("extra", {})["assets"] = dict(order.names)
    work["theme"] = {"custom_dir": str(project.overrides)}
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
