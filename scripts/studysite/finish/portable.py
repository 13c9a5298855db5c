"""What a copy of the site needs so that it opens from a folder by a double click.

Where there is no web host, a link to a folder shows a list of files, a path from the root leads out of the site, and
no service worker runs. So every link names the page that it means, from where it stands.
"""

from __future__ import annotations

import html
import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from studysite.finish.links import SCHEME, Site
from studysite.finish.offline import ERRORS, UNSEEN, UNSEEN_FOLDERS
from studysite.finish.webapp import MANIFEST as WEBAPP

if TYPE_CHECKING:
    from collections.abc import Iterable

PAGE = "index.html"

# What a web host or a browser reads, and no reader.
FOR_HOSTS = UNSEEN | ERRORS | {"sitemap.xml.gz", WEBAPP}

# A tag with its attributes; or what holds no tags, and is passed over as a whole.
TAG = re.compile(
    r"""<!--.*?-->|<(?P<text>script|style|textarea|title)\b.*?</(?P=text)\s*>"""
    r"""|<(?P<name>[a-z][^\s/>]*)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*+)>""",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?""")
REFERRING = frozenset(("action", "href", "src"))
REFRESH = re.compile(r"""([\s\d.]*[;,]\s*url\s*=\s*)(.+)""", re.IGNORECASE | re.DOTALL)
INSTALLS = re.compile(r"""\brel\s*=\s*["']?manifest\b""", re.IGNORECASE)


def unneeded(files: Iterable[str]) -> tuple[str, ...]:
    """Return the paths among `files` (those of the site) that only matter on a web host."""
    return tuple(path for path in files if path in FOR_HOSTS or path.startswith(UNSEEN_FOLDERS))


def portable(page: str, path: str, site: Site) -> str:
    """Return the HTML of the page `path` with links that lead to files; all else of it stays as it is."""

    def tag(found: re.Match[str]) -> str:
        name, attributes = (found["name"] or "").lower(), found["attributes"]
        if not name:
            return found[0]
        if name == "link" and INSTALLS.search(attributes):
            return ""
        return f"<{found['name']}{ATTRIBUTE.sub(lambda one: _attribute(one, name, path, site), attributes)}>"

    return TAG.sub(tag, page)


def named(reference: str, path: str, site: Site) -> str:
    """Return what leads from the page `path` to the file that `reference` means; what leads elsewhere stays."""
    address = re.split("[?#]", reference, maxsplit=1)[0]
    tail = reference[len(address) :]
    if not address or SCHEME.match(address) or address.startswith("//"):
        return reference
    if address.startswith("/"):
        if not f"{address}/".startswith(site.base):
            return reference
        address = "../" * path.count("/") + address[len(site.base) :]
    place = posixpath.join(posixpath.dirname(path), unquote(address))
    if posixpath.normpath(place) not in site.files and posixpath.normpath(posixpath.join(place, PAGE)) in site.files:
        address = f"{address.rstrip('/')}/{PAGE}" if address else PAGE
    return address + tail


def _attribute(found: re.Match[str], tag: str, path: str, site: Site) -> str:
    """Return an attribute of a tag as it is to be in the copy."""
    name, written = found[1].lower(), found[2] or ""
    value = html.unescape(written[1:-1] if written.startswith(("'", '"')) else written)
    if name in REFERRING:
        meant = named(value, path, site)
    elif tag == "meta" and name == "content" and (refresh := REFRESH.fullmatch(value)):
        meant = refresh[1] + named(refresh[2].strip("\"' "), path, site)
    else:
        meant = value
    return found[0] if meant == value else f'{found[1]}="{html.escape(meant)}"'
