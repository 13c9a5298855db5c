"""The parts of a Word document, out of its ZIP archive: bounded in number and size, checked before they are parsed."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from studysite.intake.archives import FAULTS
from studysite.intake.taken import NotTaken

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# A book of 500 pages has 8 MB of words and marks, and 40 files.
MOST_FILES, LARGEST_PART, LARGEST = 5_000, 16_000_000, 80_000_000
DEEPEST = 200

RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# A “strict” document says the same under other names.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
OLD, ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
DAMAGED = "the file is no Word document or is damaged; open it in a word processor and save it as .docx"


@dataclass(slots=True)
class Package:
    """An archive that is read part by part, up to what is allowed in all."""

    archive: zipfile.ZipFile
    left: int = LARGEST

    def part(self, name: str, largest: int = LARGEST_PART) -> bytes:
        """Return the bytes of a part, empty where there is none; NotTaken for one that is damaged or too large."""
        try:
            info = self.archive.getinfo(name)
        except KeyError:
            return b""
        try:
            with self.archive.open(info) as stream:
                data = stream.read(min(largest, self.left) + 1)
        except FAULTS as error:
            raise NotTaken(DAMAGED) from error
        if len(data) > min(largest, self.left):
            raise NotTaken(f"its part {name} unpacks to more than {largest // 1_000_000} MB; split the document")
        self.left -= len(data)
        return data

    def tree(self, name: str) -> Element | None:
        """Return the XML of a part, None where there is none."""
        data = self.part(name)
        return parsed(data) if data else None

    def related(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Return what a part names: kind, target (a part, an address) and whether it is outside, by its id."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for one in root.iter(RELATED) if root is not None else ():
            outside = one.get("TargetMode") == "External"
            target = one.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], target, outside)
        return found


def opened(data: bytes) -> Package:
    """Return the archive of a Word document; NotTaken, with the way out, for anything else."""
    if data.startswith(OLD):
        if ENCRYPTED in data:
            raise NotTaken("the document has a password; save it without one")
        raise NotTaken("the file is a Word document of the old form (.doc); save it as .docx")
    if data.startswith(b"{\\rtf"):
        raise NotTaken("the file is a rich-text file (RTF); save it as .docx")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except FAULTS as error:
        raise NotTaken(DAMAGED) from error
    names = archive.namelist()
    if len(names) > MOST_FILES:
        raise NotTaken(f"the archive holds {len(names):,} files, more than any document has; save it anew as .docx")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise NotTaken("the document holds macros (programs); save it as .docx, which has none")
    if "mimetype" in names and "content.xml" in names:
        raise NotTaken("the file is an OpenDocument text (.odt); save it as .docx")
    return Package(archive)


def parsed(data: bytes) -> Element:
    """Return XML that declares no entities and is not nested without end; NotTaken for other."""
    for strict, usual in STRICT.items():
        data = data.replace(strict, usual)
    try:
        if "<!DOCTYPE" in data.decode("utf-8"):
            raise NotTaken("the document declares entities, which no word processor does; save it anew as .docx")
        root = ET.fromstring(data)  # noqa: S314 - it declares no entity, and its size is bounded
    except (UnicodeDecodeError, ET.ParseError, ValueError, LookupError) as error:
        raise NotTaken(DAMAGED) from error
    level = [root]
    for _ in range(DEEPEST):
        level = [child for one in level for child in one]
        if not level:
            return root
    raise NotTaken("the document is nested deeper than any that a person writes; save it anew as .docx")
