"""A threaded web server that no crowd, and no single client, can tie up."""

from __future__ import annotations

import os
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket

# Connections at once, each of which holds a thread: of one client (a browser keeps six, and one for the stream of each
# page), and of all.
MOST_OF_ONE = 100
MOST = 500


class BoundedServer(ThreadingHTTPServer):
    """Answers each connection in a thread of its own, up to a number of them."""

    # Elsewhere it lets a port be used again at once; on Windows it would let two programs share one.
    allow_reuse_address = os.name != "nt"
    daemon_threads = True
    block_on_close = False
    # A whole room may ask in the same moment.
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        """Listen at `address`, with nobody connected yet."""
        self._connected: Counter[str] = Counter()
        self._counting = threading.Lock()
        super().__init__(address, handler)

    def process_request(self, request: socket.socket, client_address: tuple[str, int]) -> None:  # type: ignore[override]
        """Answer in a thread of its own, or hang up on a client that has too many of them."""
        client = client_address[0]
        with self._counting:
            is_welcome = self._connected[client] < MOST_OF_ONE and self._connected.total() < MOST
            self._connected[client] += is_welcome
        if is_welcome:
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: socket.socket, client_address: tuple[str, int]) -> None:  # type: ignore[override]
        """Answer, and make room for another."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._counting:
                self._connected -= Counter([client_address[0]])

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that goes away in the middle of an answer is no news."""
