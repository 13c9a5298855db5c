"""Pictures inside documents: taken out under names of their own, as long as they are pictures and not too much."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

DATA = re.compile(r"data:image/([\w.+-]+)((?:;[\w=-]+)*),(.*)", re.DOTALL | re.IGNORECASE)
ENDINGS = {"png": "png", "jpeg": "jpg", "jpg": "jpg", "gif": "gif", "webp": "webp", "svg+xml": "svg"}
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")

MOST, MOST_BYTES = 500, 30_000_000


@dataclass(slots=True)
class Pictures:
    """Keeps the bytes of pictures by name; `left` counts those that no browser shows, and what is too much."""

    kept: dict[str, bytes] = field(default_factory=dict)
    left: int = 0
    _names: dict[bytes, str] = field(default_factory=dict)
    _size: int = 0

    def keep(self, data: bytes, kind: str) -> str:
        """Return the name of a picture, empty where it cannot be kept. `kind` is what follows `image/`."""
        ending = ENDINGS.get(kind.lower())
        if data in self._names:
            return self._names[data]
        if not ending or not data or len(self.kept) >= MOST or self._size + len(data) > MOST_BYTES:
            self.left += 1
            return ""
        name = f"image-{len(self.kept) + 1}.{ending}"
        self.kept[name] = data
        self._names[data] = name
        self._size += len(data)
        return name

    def name(self, address: str) -> str:
        """Return what a picture is called in the text: its file beside the document, its address, or its kept bytes."""
        address = address.strip()
        if found := DATA.match(address):
            return self.keep(_bytes(found[2], found[3]), found[1])
        if not address or (SCHEME.match(address) and not address.lower().startswith(("http://", "https://"))):
            self.left += bool(address)
            return ""
        return re.sub(r"[\s()<>]", lambda one: f"%{ord(one.group()):02X}", address.partition("#")[0])


def _bytes(parameters: str, text: str) -> bytes:
    raw = unquote_to_bytes(text)
    if "base64" not in parameters.lower():
        return raw
    try:
        return base64.b64decode(raw, validate=False)
    except binascii.Error:
        return b""
