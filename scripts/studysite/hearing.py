"""What MkDocs says while it works, and why it gave up."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from studysite.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# How MkDocs begins to warn of builds that draw only some of the pages: of navigation, which our pages have not, and
# of links, all of which are checked when the site is complete.
DIRTY = "A 'dirty' build"


class Listener(logging.Handler):
    """Hears what MkDocs says: keeps its complaints, and counts the pages that it draws.

    While as many others draw, unheard, `step` is by how much a page that is drawn here brings the work on.
    """

    def __init__(self, told: Callable[[str], None]) -> None:
        """Tell `told` how far the work has got, in words."""
        super().__init__()
        self.complaints: list[str] = []
        self.pages = 0
        self.step = 1
        self.told = told

    def emit(self, record: logging.LogRecord) -> None:
        """Take in one message."""
        message = record.getMessage()
        if message.startswith(DIRTY):
            return
        if record.levelno >= logging.WARNING:
            self.complaints.append(" ".join(message.split()))
        elif message.startswith("Building page "):
            self.pages += self.step
            self.told(f"drawing page {self.pages}")


@contextmanager
def heard(told: Callable[[str], None]) -> Iterator[Listener]:
    """Listen to MkDocs, and to nothing else, for the length of a `with` block."""
    listener = Listener(told)
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


@contextmanager
def explained(listener: Listener) -> Iterator[None]:
    """Say in one line why MkDocs gave up: raises CommandError."""
    from jinja2 import TemplateError, TemplateSyntaxError
    from mkdocs.exceptions import Abort, MkDocsException

    try:
        yield
    except TemplateSyntaxError as error:
        raise CommandError(f"{error.filename}:{error.lineno}: {error.message}; put the template right") from error
    except TemplateError as error:
        raise CommandError(f"overrides/: a template failed: {error}; put it right") from error
    except (MkDocsException, Abort) as error:
        said = "; ".join(listener.complaints) or " ".join(str(error).split())
        raise CommandError(f"mkdocs.yml: {said}; put it right") from error
