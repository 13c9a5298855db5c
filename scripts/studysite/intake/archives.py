"""What Python's readers of archives raise for one that is damaged: they check little before they act on it."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib

# Seeking before the file begins is a ValueError, a password that nobody set a RuntimeError.
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    OverflowError,
    RuntimeError,
)
