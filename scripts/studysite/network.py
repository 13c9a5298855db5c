"""From where a server can be reached, and by which names: this computer alone, or the network that it is in."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from studysite.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable

LOOPBACK = "127.0.0.1"
OWN_NAMES = frozenset((LOOPBACK, "localhost"))

# An address that nobody has (RFC 5737): the way to it begins at the interface with the default route.
ELSEWHERE = ("192.0.2.1", 9)


@dataclass(frozen=True, slots=True)
class Reach:
    """The address that a server listens at, and the names of hosts, in lower case, that it answers for."""

    address: str = LOOPBACK
    names: frozenset[str] = OWN_NAMES

    def knows(self, host: str) -> bool:
        """Tell whether a request with this Host header is meant for us.

        A stranger's page may let its own name lead to our address, and would then read all that we serve as its own
        (DNS rebinding). Its requests still name the stranger's host.
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name.rstrip(".") in self.names


def _routed() -> str:
    """Return our address on the way to the rest of the world. Nothing is sent; raises OSError if there is no way."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(ELSEWHERE)
        return str(probe.getsockname()[0])


def local_network(routed: Callable[[], str] = _routed, called: Callable[[], str] = socket.gethostname) -> Reach:
    """Return how others in this network reach us; raises CommandError if we are in none.

    Only the interface with the default route is opened, and not `0.0.0.0`: whoever shows a site to the people in
    a room does not mean those of a virtual private network, or of a container, to see it as well.
    """
    try:
        address = ipaddress.ip_address(routed())
    except OSError:
        address = ipaddress.IPv4Address(0)
    if address.is_loopback or address.is_unspecified:
        raise CommandError(
            "--lan: this computer is in no network; connect it to one (the hotspot of a phone will do), and run the "
            "command again"
        )
    name = called().partition(".")[0].lower()
    return Reach(str(address), OWN_NAMES | {str(address), f"{name}.local"})
