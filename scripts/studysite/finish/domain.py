"""A site's own host name: the file in its root that some hosts read, and whether the site was built for it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from studysite.notices import Notice
from studysite.settings import SOURCES_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

# Pages that GitHub serves from a branch, and hosts that do as it does, learn the name from this file. Pages that a
# workflow deploys do not look at it: there the name stands in the repository's settings.
CNAME = "CNAME"


def cname(domain: str) -> dict[str, bytes]:
    """Return the files that name the host `domain`: none if it is empty."""
    return {CNAME: f"{domain}\n".encode()} if domain else {}


def elsewhere(domain: str, address: str) -> Iterator[Notice]:
    """Yield a notice if a site that shall be at `domain` was built for another `address`."""
    if domain and address and urlsplit(address).hostname != domain:
        said = (
            f"the site was built for {address}, and not for {domain}; tell the host, too "
            "(GitHub: Settings, Pages, Custom domain), and publish again"
        )
        yield Notice(SOURCES_FILE, 0, "other-domain", said)
