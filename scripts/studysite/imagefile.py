"""The file of a picture: what it is, how large, and what of it nobody else is to know.

A photo says where and with what it was taken: that is taken out, byte by byte, so that the picture itself stays as it
is. What would be lost with it, that it lies on its side, is kept. Source of the formats: JPEG (JIF, Exif 2.32), PNG
(W3C), WebP (RFC 9649).
"""

from __future__ import annotations

import io
import re
import struct
import warnings
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from studysite.errors import UnfitError
from studysite.vector import drawn

if TYPE_CHECKING:
    from PIL import Image

ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".avif", ".svg"})
FORMATS = {"PNG": "png", "JPEG": "jpg", "MPO": "jpg", "GIF": "gif", "WEBP": "webp", "AVIF": "avif"}

# A larger file is read, but said to be large: a page would wait for it on a phone.
LARGE = 2_000_000
# Of more pixels a small file would take all memory of whoever looks at it.
MOST_PIXELS = 80_000_000

LENGTH = re.compile(r"\s*(\d{1,5}(?:\.\d+)?)(?:px)?\s*$")


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A picture as pages show it: its bytes, the ending of its name, its size in pixels (0 where unknown).

    `is_clear`: it has places through which the page is seen.
    """

    data: bytes
    ending: str
    width: int
    height: int
    is_clear: bool


def is_image(path: str) -> bool:
    """Tell whether a file is a picture by its name."""
    return PurePosixPath(path).suffix.lower() in ENDINGS


def read_image(data: bytes) -> ImageFile:
    """Return the picture that the bytes are; raises UnfitError."""
    # Markup, also in two bytes a letter: no other picture begins so.
    if data[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
        return _svg(data)
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # What Pillow finds odd in a picture would stand on the owner's terminal, with a place in its code.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                return _raster(data, image)
    except UnfitError:
        raise
    except UnidentifiedImageError as error:
        raise UnfitError("is no picture that a page can show") from error
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise UnfitError(f"has more than {MOST_PIXELS:,} pixels") from error
    except Exception as error:  # what a decoder of pictures raises for a damaged one is told nowhere
        raise UnfitError("is damaged") from error


def _raster(data: bytes, image: Image.Image) -> ImageFile:
    kind = FORMATS.get(image.format or "")
    if kind is None:
        raise UnfitError(f"is a picture of a kind that pages do not show ({image.format})")
    width, height = image.size
    if not 0 < width * height <= MOST_PIXELS:
        raise UnfitError(f"has more than {MOST_PIXELS:,} pixels")
    turned = image.getexif().get(0x0112, 1) if kind in ("jpg", "webp") else 1
    is_clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if kind == "jpg":
        data = _plain_jpeg(data, turned)
    elif kind == "png":
        data = _plain_png(data)
    elif kind == "webp":
        data = _plain_webp(data)
    elif kind == "avif" and (image.info.get("exif") or image.info.get("xmp")):
        data = _again(image)
    if kind == "jpg" and turned in (5, 6, 7, 8):
        width, height = height, width
    return ImageFile(data, kind, width, height, is_clear)


def _plain_jpeg(data: bytes, turned: int) -> bytes:
    """Return a JPEG without what its APP1, APP13 and comment segments tell; which way is up is told anew."""
    made = [data[:2]]
    if turned in range(2, 9):
        told = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", 0x0112, 3, 1, turned, 0) + b"\0\0\0\0"
        made.append(b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told)
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        if data[at + 1] == 0xFF:
            at += 1
            continue
        end = at + 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        is_profile = data[at + 1] == 0xE2 and data[at + 4 : at + 15] == b"ICC_PROFILE"
        if data[at + 1] in (0xE0, 0xEE) or is_profile or not (0xE1 <= data[at + 1] <= 0xEF or data[at + 1] == 0xFE):
            made.append(data[at:end])
        at = end
    rest = data[at:]
    # Behind the end of the picture some cameras put another, or a film.
    end = rest.rfind(b"\xff\xd9") if b"\xff\xd8\xff" not in rest else rest.find(b"\xff\xd9")
    return b"".join(made) + (rest[: end + 2] if end >= 0 else rest)


def _plain_png(data: bytes) -> bytes:
    """Return a PNG without texts, times and Exif."""
    made, at = [data[:8]], 8
    while at + 12 <= len(data):
        end = at + 12 + struct.unpack(">I", data[at : at + 4])[0]
        if data[at + 4 : at + 8] not in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"):
            made.append(data[at:end])
        at = end
    return b"".join(made)


def _plain_webp(data: bytes) -> bytes:
    """Return a WebP without Exif and XMP."""
    made, at = [], 12
    while at + 8 <= len(data):
        kind, size = data[at : at + 4], struct.unpack("<I", data[at + 4 : at + 8])[0]
        end = at + 8 + size + size % 2
        chunk = data[at:end]
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~0x0C]) + chunk[9:]
        if kind not in (b"EXIF", b"XMP "):
            made.append(chunk)
        at = end
    body = b"WEBP" + b"".join(made)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _again(image: Image.Image) -> bytes:
    """Return an AVIF that is encoded anew, without what it tells of itself."""
    made = io.BytesIO()
    image.copy().save(made, "AVIF", quality=80, exif=b"", xmp=b"")
    return made.getvalue()


def _svg(data: bytes) -> ImageFile:
    drawing, told = drawn(data)
    width, height = _length(told.get("width", "")), _length(told.get("height", ""))
    box = told.get("viewBox", "").replace(",", " ").split()
    if not (width and height) and len(box) == 4:
        width, height = _length(box[2]), _length(box[3])
    return ImageFile(drawing, "svg", *((width, height) if width and height else (0, 0)), is_clear=True)


def _length(told: str) -> int:
    found = LENGTH.match(told)
    return round(float(found[1])) if found else 0
