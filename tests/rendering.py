"""Generated pages as MkDocs makes HTML of them, and that HTML as a small tree that tests can ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import yaml
from mkdocs.utils.meta import get_data

from studysite.notices import Notice
from studysite.pipeline import Conversion, convert
from studysite.sourcefile import SourceFile

PROJECT = Path(__file__).parent.parent
VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr"))

# What no text keeps: control characters (but white space), surrogates, non-characters.
NO_TEXT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
    + "]"
)


def folded(text: str) -> str:
    """Return `text` as a page shows it: no control characters, white space folded."""
    return " ".join(NO_TEXT.sub("", text).split())


def verbatim(text: str) -> str:
    """Return `text` as the original shows it: no control characters, everything else to the letter."""
    return NO_TEXT.sub("", text.replace("\x0b", " ").replace("\x0c", " "))


def kept(text: str) -> str:
    """Return code as a page shows it: no control characters; a line of spaces is an empty line."""
    lines = re.split("\r\n|\r|\n", verbatim(text))
    return "\n".join("" if line.isspace() else line for line in lines)


@dataclass(slots=True)
class Element:
    """An element: what stands in it are elements and texts."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def elements(self) -> list[Element]:
        """The elements right below."""
        return [one for one in self.children if isinstance(one, Element)]

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def raw(self) -> str:
        """All text in the element, as it is."""
        return "".join(one if isinstance(one, str) else one.raw for one in self.children)

    @property
    def text(self) -> str:
        """All text in the element, white space folded."""
        return folded(self.raw)

    def walk(self) -> Iterator[Element]:
        """Yield every element below, in the order of the page."""
        for one in self.elements:
            yield one
            yield from one.walk()

    def all(self, tag: str = "", css: str = "") -> list[Element]:
        """Return the elements below with this tag and class, in the order of the page."""
        return [one for one in self.walk() if (not tag or one.tag == tag) and (not css or css in one.classes)]

    def one(self, tag: str = "", css: str = "") -> Element:
        """Return the only element below with this tag and class."""
        (found,) = self.all(tag, css)
        return found

    def by_id(self, name: str) -> Element:
        """Return the only element below with this id."""
        (found,) = [one for one in self.walk() if one.attributes.get("id") == name]
        return found


class _Builder(HTMLParser):
    """Builds the tree, and refuses HTML that a browser would have to repair."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"<{tag}> has an attribute twice: {attrs}"
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(html: str) -> Element:
    """Return HTML as a tree; fails where tags do not pair up."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.open == [builder.root], f"<{builder.open[-1].tag}> is never closed"
    return builder.root


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered page: its settings, and its content as a tree."""

    settings: dict[str, Any]
    content: Element


class Renderer:
    """Python-Markdown with a set of extensions, as MkDocs drives it."""

    def __init__(self, extensions: list[str], settings: dict[str, dict[str, Any]]) -> None:
        self.markdown = markdown.Markdown(extensions=extensions, extension_configs=settings)

    def page(self, text: str) -> Page:
        """Return a generated page rendered."""
        body, settings = get_data(text)
        return Page(dict(settings), self.content(body))

    def html(self, text: str) -> str:
        """Return the content of a generated page as HTML, which may be anything."""
        self.markdown.reset()
        return self.markdown.convert(get_data(text)[0])

    def content(self, body: str) -> Element:
        """Return Markdown rendered."""
        self.markdown.reset()
        return parsed(self.markdown.convert(body))


def of_this_site() -> Renderer:
    """Return the renderer with the extensions of mkdocs.yml, and those that MkDocs always has."""
    # Only MkDocs knows `!ENV`; nothing here depends on it.
    told = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))["markdown_extensions"]
    settings = {name: given or {} for one in told if isinstance(one, dict) for name, given in one.items()}
    named = [name for one in told for name in ([one] if isinstance(one, str) else one)]
    return Renderer(["toc", "tables", "fenced_code", *named], settings)


def of_a_careless_site(included: Path) -> Renderer:
    """Return a renderer with all that an owner could switch on, file inclusion from `included` too.

    Only smart quotes are left out: they mean to change the text.
    """
    blocks = ("admonition", "caption", "definition", "details", "html", "tab")
    settings: dict[str, dict[str, Any]] = {
        "pymdownx.snippets": {"base_path": [str(included)], "check_paths": False, "url_download": False},
        "pymdownx.arithmatex": {"generic": True},
        "pymdownx.tasklist": {"custom_checkbox": False},
        "pymdownx.magiclink": {"repo_url_shortener": True, "social_url_shortener": True},
    }
    named = (
        *("toc", "tables", "attr_list", "admonition", "def_list", "footnotes", "md_in_html", "abbr", "sane_lists"),
        *("nl2br", "wikilinks", "legacy_attrs", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic"),
        *("pymdownx.details", "pymdownx.emoji", "pymdownx.escapeall", "pymdownx.highlight", "pymdownx.inlinehilite"),
        *("pymdownx.keys", "pymdownx.mark", "pymdownx.progressbar", "pymdownx.saneheaders", "pymdownx.superfences"),
        *("pymdownx.tabbed", "pymdownx.tilde", *settings),
        *(f"pymdownx.blocks.{block}" for block in blocks),
    )
    return Renderer(list(named), settings)


@dataclass(frozen=True, slots=True)
class Converted:
    """A conversion, whose pages are rendered when they are asked for."""

    conversion: Conversion

    def __getitem__(self, path: str) -> Element:
        """Return the content of a page, as this site's extensions make it."""
        return self.page(path).content

    def page(self, path: str) -> Page:
        """Return a page with its settings."""
        return of_this_site().page(self.conversion.pages[path])

    @property
    def notices(self) -> list[str]:
        """What was said, each with its severity."""
        return [f"{notice.severity}: {notice}" for notice in self.conversion.notices]

    @property
    def said(self) -> str:
        """All pages as one text, the originals too."""
        return "\n".join(self.conversion.pages.values())


def converted(
    files: dict[str, str], sources: str = "", corrections: str = "", notices: Sequence[Notice] = ()
) -> Converted:
    """Return what documents, their texts by path, become."""
    read = [SourceFile(path, text.encode()) for path, text in files.items()]
    return Converted(convert(read, sources, corrections, notices))
