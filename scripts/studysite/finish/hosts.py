"""What a host is told by two files in the site's root: `_headers` and `_redirects`.

Cloudflare Pages and Netlify read them; every other host shows them as plain text, which does no harm.
Both hosts give a file the headers of all rules that match it, and join what is set twice. So no two rules
here set the same header for one file: what has no rule for its Cache-Control gets the hosts' own, which
is to ask again each time.

Sources: developers.cloudflare.com/pages/configuration (headers, redirects), docs.netlify.com/manage/routing
(headers, redirects).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from studysite.finish.theme import BUNDLE
from studysite.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from studysite.published import Address

HEADERS = "_headers"
REDIRECTS = "_redirects"

# Files named by their content: what esbuild bundles, and the parts of the search and of the cards.
IMMUTABLE = re.compile(rf"{BUNDLE.pattern}|data/(?:search|study)/[0-9a-f]{{16}}\.js")
FOREVER = "public, max-age=31536000, immutable"

# What a policy in the page cannot say, or what also concerns files that are no pages.
SECURITY = (
    "Content-Security-Policy: frame-ancestors 'none'",
    "Referrer-Policy: same-origin",
    "X-Content-Type-Options: nosniff",
)

# What Cloudflare takes; Netlify takes more.
MOST_RULES = 100
MOST_REDIRECTS = 2_000
LONGEST_REDIRECT = 1_000

# ASCII that browsers leave as it is in the path of a URL, and that no name of a page lacks by rule.
UNQUOTED = "/!$&'()+,;=@[]~"


@dataclass(frozen=True, slots=True)
class Hosts:
    """Files for the site's root by name, and a notice for each thing that is beyond what a host takes."""

    write: dict[str, bytes]
    notices: tuple[Notice, ...]


def hosts(paths: Iterable[str], former: Iterable[Address], base: str, own: Collection[str]) -> Hosts:
    """Return what to tell hosts of the site whose files are `paths`, below the path `base` of its URL.

    `former` are the addresses that no page of the site answers any more; `own` are the files that people
    made: one that they wrote for their host stays.
    """
    made = {HEADERS: _headers(paths, base), REDIRECTS: _redirects(former, base)}
    told = {name: lines for name, lines in made.items() if lines[0] and name not in own}
    return Hosts(
        {name: "".join(f"{line}\n" for line in lines).encode() for name, (lines, _) in told.items()},
        tuple(notice for _, notices in told.values() for notice in notices),
    )


def _headers(paths: Iterable[str], base: str) -> tuple[list[str], list[Notice]]:
    """Return the lines of `_headers`.

    Each file that never changes is named, and no pattern used: one would also be true for a file that is not
    there, and its 404 would be kept for a year.
    """
    lines = [f"{base}*", *(f"  {header}" for header in SECURITY)]
    immutable = sorted(path for path in paths if IMMUTABLE.fullmatch(path))
    for path in immutable[: MOST_RULES - 1]:
        lines += [f"{base}{_quoted(path)}", f"  Cache-Control: {FOREVER}"]
    left = len(immutable) - (MOST_RULES - 1)
    said = f"{left} files that never change have no rule, since Cloudflare takes {MOST_RULES}; they are asked for anew"
    return lines, [_notice(HEADERS, said)] if left > 0 else []


def _redirects(former: Iterable[Address], base: str) -> tuple[list[str], list[Notice]]:
    """Return the lines of `_redirects`: one for each address that moved."""
    moved = sorted((one.url, one.moved) for one in former if one.moved is not None)
    lines = [f"{base}{_quoted(url)} {base}{_quoted(target)} 301" for url, target in moved]
    taken = [line for line in lines if len(line) <= LONGEST_REDIRECT][:MOST_REDIRECTS]
    left = len(lines) - len(taken)
    said = (
        f"{left} addresses that moved have no rule, since Cloudflare takes {MOST_REDIRECTS:,} of {LONGEST_REDIRECT:,} "
        "characters; their pages lead on"
    )
    return taken, [_notice(REDIRECTS, said)] if left else []


def _quoted(path: str) -> str:
    """Return `path` as browsers ask for it: both hosts compare with that."""
    return quote(path, safe=UNQUOTED)


def _notice(file: str, said: str) -> Notice:
    return Notice(file, 0, "host-limit", said)
