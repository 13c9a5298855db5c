"""Which encoding bytes have that are no UTF-8: those of Korean, Chinese, Japanese and Russian show in their bytes.

In the EUC encodings all letters beyond ASCII are pairs of high bytes, so that no run of those is odd, which hardly
any text of single bytes keeps up. Which script it is, the first bytes of the pairs tell. All else is Windows-1252.
"""

from __future__ import annotations

import re

HIGH = re.compile(rb"[\x80-\xff]+")
LETTERS = re.compile(rb"[A-Za-z\x80-\xff]")
KANA = re.compile("[\u3041-\u30ff]")
HALF_KANA = re.compile("[\uff61-\uff9f]")
# So many letters tell; of fewer, anything may be true.
FEWEST = 8
# So many bytes of a long file are looked at.
SAMPLE = 65536
MOST, MANY, SOME = 0.9, 0.5, 0.2
# What the letters of which Russian is full are in Windows-1251: a third of all.
RUSSIAN = frozenset(b"\xee\xe5\xe0\xe8\xf2\xed\xf1")


def encoding_of(data: bytes) -> tuple[str, str]:
    """Return the encoding of bytes that are no UTF-8, and what people call it."""
    whole = data
    if len(data) > SAMPLE:
        data = data[: data.rfind(b"\n", 0, SAMPLE) + 1 or SAMPLE]
    runs = HIGH.findall(data)
    high = b"".join(runs)
    pairs = all(len(run) % 2 == 0 for run in runs) and min(high, default=0) >= 0xA1
    found = (_euc(high) if pairs else _double(data)) or _cyrillic(data, high)
    return found if found and _decoded(whole, found[0]) is not None else ("cp1252", "Windows-1252")


def _euc(high: bytes) -> tuple[str, str] | None:
    leads = high[::2]
    if len(leads) < FEWEST:
        return None
    if _share(leads, 0xA4, 0xA5) >= SOME:
        return "euc_jp", "EUC-JP"
    if _share(leads, 0xB0, 0xC8) >= MOST:
        return "cp949", "EUC-KR"
    return ("gb18030", "GB 18030") if _share(leads, 0xB0, 0xF7) >= MANY else None


def _double(data: bytes) -> tuple[str, str] | None:
    """Return an encoding whose second bytes may be ASCII: Shift JIS has kana, Big5 its common signs."""
    if (text := _decoded(data, "cp932")) is not None:
        letters = [one for one in text if ord(one) > 0x7F]
        kana = len(KANA.findall(text))
        if kana >= FEWEST and kana >= len(letters) * SOME and len(HALF_KANA.findall(text)) < len(letters) * SOME:
            return "cp932", "Shift JIS"
    if (text := _decoded(data, "big5")) is not None:
        leads = bytes(one.encode("big5")[0] for one in text if ord(one) > 0x7F)
        if len(leads) >= FEWEST and _share(leads, 0xA1, 0xC6) >= MOST:
            return "big5", "Big5"
    return None


def _cyrillic(data: bytes, high: bytes) -> tuple[str, str] | None:
    own = sum(1 for one in high.lower() if one in RUSSIAN)
    mostly = len(high) >= FEWEST and len(high) >= len(LETTERS.findall(data)) * MANY
    return ("cp1251", "Windows-1251") if mostly and own * 3 >= len(high) and _share(high, 0xC0, 0xFF) >= MANY else None


def _share(found: bytes, first: int, last: int) -> float:
    return sum(1 for one in found if first <= one <= last) / max(1, len(found))


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
