"""Drawing the page that someone looks at ahead of all others, as it will be when they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studysite.finish.drawings import MARK
from studysite.finish.links import page_refers
from studysite.hearing import explained, heard
from studysite.kept import aims, place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from studysite.engine import Tools
    from studysite.pipeline import Begun


@dataclass(frozen=True, slots=True)
class Glance:
    """Who looks at the site in the folder `root`: at the page `path` of it. `show` shows that page anew, at once."""

    path: str
    root: Path
    show: Callable[[bytes], None]


def hurry(begun: Begun, tools: Tools, glance: Glance) -> None:
    """Show the page that is looked at as the documents have it now, if that can be told from what the site holds.

    It cannot where the page is not of the documents, and where it needs a file that is still to be made. Raises
    CommandError where a template fails.
    """
    pages = begun.makers
    path = next((path for path in pages if place(path) == glance.path), None)
    if path is None:
        return
    page = _drawn(path, pages[path](), tools, lambda aim: aim in pages or (glance.root / place(aim)).is_file())
    if page and MARK.encode() not in page and _is_ready(page, glance):
        glance.show(page)


def _drawn(path: str, markdown: str, tools: Tools, exists: Callable[[str], bool]) -> bytes:
    """Return the page `path`, empty if the engine is not content with it; `exists` knows what it may link to."""
    from mkdocs.commands.build import get_context
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    named = aims(path, markdown.encode())
    if named is None:
        return b""
    with heard(lambda _: None) as listener, explained(listener):
        file, *others = (
            File.generated(tools.config, name, content=markdown)
            for name in (path, *(aim for aim in named if aim != path and exists(aim)))
        )
        page = Page(None, file, tools.config)
        page.read_source(tools.config)
        page.render(tools.config, Files([file, *others]))
        context = get_context(Navigation([], []), [], tools.config, page)
        html = tools.templates.get_template(page.meta.get("template", "main.html")).render(context)
    return b"" if listener.complaints else html.encode("utf-8", "xmlcharrefreplace")


def _is_ready(page: bytes, glance: Glance) -> bool:
    """Tell whether the page is another than the one that is shown, and the site has every file that it names.

    Other pages may still be to come.
    """
    shown = glance.root / glance.path
    if shown.is_file() and shown.read_bytes() == page:
        return False
    named = {aim.file for aim in page_refers(glance.path, page, "/").aims if not aim.is_folder}
    return all((glance.root / file).is_file() for file in named)
