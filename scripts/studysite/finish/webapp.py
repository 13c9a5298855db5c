"""What a device must know to install the site: its name, its colours, its icons and pictures."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from studysite.icon import icon, screenshot

MANIFEST = "site.webmanifest"

# Where the drawn pictures go, with their width and height in pixels.
ICONS = {"assets/icon-192.png": 192, "assets/icon-512.png": 512}
MASKABLE = {"assets/icon-maskable.png": 512}
SCREENSHOTS = {"assets/screen-wide.png": (1200, 630), "assets/screen-narrow.png": (720, 1280)}

# The paper by day (overrides/css/tokens.css): what is shown until the page is there.
PAPER = "#f3f3ef"

# A launcher shows this many characters of a name.
SHORT = 12


def equipment(config: str, base: str) -> bytes:
    """Return the manifest; `config` is the text of nav.yml, `base` the path of the site's URL."""
    name, words, language = _told(config)
    return webmanifest(name, words, base, language)


def pictures(config: str, fonts: Path) -> dict[str, bytes]:
    """Return the pictures that the manifest names, by path; `config` as above, `fonts` as for `picture.picture`."""
    name, words, _ = _told(config)
    drawn = {path: icon(size) for path, size in ICONS.items()}
    drawn |= {path: icon(size, is_maskable=True) for path, size in MASKABLE.items()}
    return drawn | {path: screenshot(name, words, size, fonts) for path, size in SCREENSHOTS.items()}


def _told(config: str) -> tuple[str, str, str]:
    """Return what the site is called, what is said of it, and its language."""
    told = yaml.safe_load(config)
    return told["site_name"], told.get("site_description") or "", told.get("theme", {}).get("language", "en")


def webmanifest(name: str, description: str, base: str, language: str = "en") -> bytes:
    """Return the web app manifest of a site called `name` at the path `base` of its host.

    https://www.w3.org/TR/appmanifest/ says what the members mean.
    """
    icons = [
        {"src": "assets/mark.svg", "sizes": "any", "type": "image/svg+xml"},
        *({"src": path, "sizes": f"{size}x{size}", "type": "image/png"} for path, size in ICONS.items()),
        *(
            {"src": path, "sizes": f"{size}x{size}", "type": "image/png", "purpose": "maskable"}
            for path, size in MASKABLE.items()
        ),
    ]
    screenshots = [
        {
            "src": path,
            "sizes": f"{width}x{height}",
            "type": "image/png",
            "form_factor": "wide" if width > height else "narrow",
            "label": name,
        }
        for path, (width, height) in SCREENSHOTS.items()
    ]
    told = {
        "id": base,
        "name": name,
        "short_name": _short(name),
        **({"description": description} if description else {}),
        "lang": language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
        "screenshots": screenshots,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _short(name: str) -> str:
    """Return as many whole words of `name` as a launcher shows, or its first letters."""
    if len(name) <= SHORT:
        return name
    words, made = name.split(), ""
    while words and len(made) + len(words[0]) + 1 <= SHORT:
        made = f"{made} {words.pop(0)}".strip()
    return made or name[:SHORT]
