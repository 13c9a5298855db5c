"""Running MkDocs on a folder of pages, within this process."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from studysite import files, kept
from studysite.hearing import explained, heard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

    from studysite.hearing import Listener
    from studysite.project import Project


# The icon of the site, which an owner may replace by one in `docs`.
MARK = "assets/mark.svg"

# Where the pages are kept that were drawn before.
PAGES = "pages.sqlite"

# A template that says something of other pages than its own, and where a configuration lists them.
OTHER_PAGES = re.compile(rb"\{[{%][^}]*\b(?:nav|pages|previous_page|next_page)\b")
NAVIGATION = re.compile(r"^nav:\n(?:[ \t-].*\n?)*", re.MULTILINE)

# With more complaints than these, nobody looks for the pages that they speak of, and no page is kept.
MANY = 50

# The configuration and the templates of the last build, by what they are made of.
CONFIGURATIONS: dict[str, MkDocsConfig] = {}
TEMPLATES: dict[str, Environment] = {}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What MkDocs complained of, one line each, the path of the site's URL (slashes at both ends), and the URL.

    `keys` are those of the pages that need not be drawn again, for the next order into the same folder; `tools` draw
    a single page as it would be drawn again, and are None where a page may be made of more than its own text.
    """

    complaints: tuple[str, ...]
    base: str
    address: str
    keys: Mapping[str, bytes]
    tools: Tools | None = None


@dataclass(frozen=True, slots=True)
class Tools:
    """What a page is drawn with."""

    config: MkDocsConfig
    templates: Environment


@dataclass(frozen=True, slots=True)
class Order:
    """What to draw: the pages in `docs`, into the folder `into`.

    `settings` is YAML that overrides the project's mkdocs.yml; `address` is the site's URL where it
    is not the one in there, `home` the URL where neither that nor SITE_URL is given; `names`
    are those of the bundles and `head` is that of `assets.Bundle`, for the templates; `is_copied` tells which files
    of the theme belong into the site. `into` is empty, or holds an earlier site with the pages of the keys `held`;
    of all else in it, only `left` stays.
    """

    docs: Path
    into: Path
    settings: str = ""
    address: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    head: Mapping[str, Any] = field(default_factory=dict)
    home: str = ""
    is_copied: Callable[[str], bool] = bool
    held: Mapping[str, bytes] = field(default_factory=dict)
    left: frozenset[str] = frozenset()


def draw(project: Project, order: Order, told: Callable[[str], None]) -> Drawn:
    """Let MkDocs draw what was ordered; raises CommandError where it gives up."""
    # Material prints advice about MkDocs 2 otherwise.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with heard(told) as listener:
        return _run(project, order, listener)


def address(project: Project, home: str = "") -> str:
    """Return the URL that a site is built for, empty if it has none; `home` is the one that its settings say.

    Raises CommandError where the configuration is none.
    """
    with heard(lambda _: None) as listener, explained(listener):
        # MkDocs wants a folder that is there, and a guest may have no docs/.
        return _configured(project, Order(project.overrides, project.site, home=home), listener).site_url or ""


def _run(project: Project, order: Order, listener: Listener) -> Drawn:
    """Run MkDocs; raises CommandError."""
    # MkDocs takes half a second to import, and only a build needs it.
    from mkdocs.commands.build import build

    from studysite import sharing

    with explained(listener):
        config = _configured(project, order, listener)
        state = _set_up(project, config, order)
        wanted, some = _laid(project, order, config, state)
        is_alone = wanted and not _names_others(project)
        lacking = sorted(wanted.keys() - some) if is_alone else []
        if not sharing.draw(config, lacking, listener):
            build(config, dirty=bool(some))
    lasting = _lasting(wanted, listener.complaints)
    kept.Kept(project.cache / PAGES, state).put(
        {path: lasting[path] for path in lasting.keys() - some}, wanted, order.into
    )
    path = urlsplit(config.site_url or "").path.strip("/")
    # In an order that does not depend on who drew which page.
    complaints = tuple(sorted(set(listener.complaints)))
    tools = Tools(config, TEMPLATES[state]) if is_alone else None
    return Drawn(complaints, f"/{path}/" if path else "/", config.site_url or "", lasting, tools)


def _configured(project: Project, order: Order, listener: Listener) -> MkDocsConfig:
    """Return the configuration: that of the last build, if it is made of the same and nothing was wrong with it."""
    from mkdocs.config import load_config

    work = _work_settings(project, order)
    made_of = files.digest(json.dumps([work, _settings(project, order)]).encode())
    config = CONFIGURATIONS.get(made_of)
    if config is None:
        with tempfile.TemporaryDirectory(prefix="studysite-") as folder:
            # JSON is YAML, and takes no time to write.
            inherited = Path(folder) / "settings.yml"
            inherited.write_text(f"INHERIT: {json.dumps(str(project.config))}\n{order.settings}", encoding="utf-8")
            whole = Path(folder) / "mkdocs.yml"
            whole.write_text(json.dumps({"INHERIT": str(inherited), **work}), encoding="utf-8")
            config = load_config(str(whole))
        CONFIGURATIONS.clear()
        if not listener.complaints:
            CONFIGURATIONS[made_of] = config
    config.site_dir = str(order.into)
    return config


def _laid(project: Project, order: Order, config: MkDocsConfig, state: str) -> tuple[dict[str, bytes], set[str]]:
    """Put pages that were drawn before into their places; return the keys of all pages, and which those were.

    MkDocs then draws only what has no page, or one that is older than its Markdown. Nothing is kept where a plugin
    or a hook of an owner's may put anything into a page.
    """
    found = frozenset(_below(order.docs))
    wanted = {} if config.plugins or config.hooks else kept.keys(state, order.docs, found)
    there = {path for path, key in wanted.items() if order.held.get(path) == key}
    stay = order.left | {kept.place(path) for path in there}
    for path in [path for path in files.below(order.into) if path not in stay]:
        files.remove(order.into / path, order.into)
    missing = {path: key for path, key in wanted.items() if path not in there}
    return wanted, there | kept.Kept(project.cache / PAGES, state).lay(missing, order.into)


def _lasting(wanted: dict[str, bytes], complaints: Sequence[str]) -> dict[str, bytes]:
    """Return the keys of the pages that may be kept: what is said to be wrong with one has to be said again."""
    faulty = [{path for path in wanted if path in complaint} for complaint in complaints[:MANY]]
    if len(complaints) > MANY or not all(faulty):
        return {}
    return {path: wanted[path] for path in wanted.keys() - set().union(*faulty)}


def _set_up(project: Project, config: MkDocsConfig, order: Order) -> str:
    """Give MkDocs the templates as they were set up for the last build, if they are the same; return the state.

    Translating them into Python takes longer than drawing ten pages, and so does looking for files to copy among
    the 14,000 icons of Material.
    """
    state = _state(project, order)
    if state not in TEMPLATES:
        # Not through the instance, whose own was replaced if the configuration is that of the last build.
        env = type(config.theme).get_env(config.theme)
        below = {path for folder in config.theme.dirs for path in _below(Path(folder))}
        found = sorted(filter(order.is_copied, below))
        # MkDocs only asks for what it is to copy.
        env.list_templates = lambda extensions=None, filter_func=None: [  # type: ignore[method-assign]  # noqa: ARG005
            path for path in found if filter_func is None or filter_func(path)
        ]
        TEMPLATES.clear()
        TEMPLATES[state] = env
    config.theme.get_env = lambda: TEMPLATES[state]  # type: ignore[method-assign]
    return state


def _below(folder: Path) -> Iterator[str]:
    """Yield the paths of all files in and below `folder`, but not those that are hidden; with forward slashes."""
    for place, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        within = os.path.relpath(place, folder).replace(os.sep, "/")
        yield from (name if within == "." else f"{within}/{name}" for name in names if not name.startswith("."))


def _settings(project: Project, order: Order) -> tuple[list[str], dict[str, str]]:
    """Return all that the configuration is made of: texts, and what they name of the environment."""
    folder = project.config.parent
    found = sorted({project.config, project.navigation, *folder.glob("*.yml"), *folder.glob("*.yaml")})
    texts = [order.settings, *(file.read_text(encoding="utf-8", errors="replace") for file in found if file.is_file())]
    named = {name: value for name, value in os.environ.items() if any(name in text for text in texts)}
    return texts, named


def _shared(project: Project, order: Order) -> list[object]:
    """Return what of the configuration all pages are made of: the navigation only where a template draws it."""
    texts, named = _settings(project, order)
    if not _names_others(project):
        texts = list(map(_without_navigation, texts))
    return [texts, named]


def are_alike(settings: str, others: str) -> bool:
    """Tell whether a page that draws nothing of others would be the same with both."""
    return _without_navigation(settings) == _without_navigation(others)


def _without_navigation(settings: str) -> str:
    return NAVIGATION.sub("", settings)


def _names_others(project: Project) -> bool:
    """Tell whether a template draws something of other pages than its own."""
    templates = (files.content(project.overrides, path) for path in _below(project.overrides) if path.endswith(".html"))
    return any(OTHER_PAGES.search(template) for template in templates)


def _state(project: Project, order: Order) -> str:
    """Return the digest of what all pages are made of: configuration, theme, every version that is installed."""
    work = _work_settings(project, order)
    del work["docs_dir"]
    places = [place for place in sys.path if os.path.isdir(place)]  # noqa: PTH112 - a path may be anything
    installed = {name for place in places for name in os.listdir(place) if name.endswith(".dist-info")}  # noqa: PTH208
    home = str(project.overrides)
    theme = {path: files.digest_of(os.path.join(home, path)) for path in _below(project.overrides)}  # noqa: PTH118
    code = [files.digest_of(Path(module)) for module in (__file__, kept.__file__)]
    parts = [work, _shared(project, order), theme, sorted(installed), code, sys.version]
    return files.digest(json.dumps(parts, sort_keys=True).encode())


def _work_settings(project: Project, order: Order) -> dict[str, Any]:
    """Return what overrides the project's own configuration: the places of this run."""
    # What would stand in every page is the icon of the theme.
    head = dict(order.head) | ({"icon": ""} if (order.docs / MARK).is_file() else {})
    work: dict[str, Any] = {
        "docs_dir": str(order.docs),
        "site_dir": str(project.site),
        "theme": {"custom_dir": str(project.overrides)},
        "extra": {"assets": dict(order.names), "head": head},
        # Every anchor of every page is looked at when the site is complete, those of kept pages too.
        "validation": {"anchors": "ignore"},
    }
    if order.address is not None:
        work["site_url"] = order.address
    elif order.home and not os.environ.get("SITE_URL"):
        work["site_url"] = order.home
    return work
