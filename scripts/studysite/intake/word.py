"""A Word document as the library that makes HTML of it understands it whole.

mammoth knows runs, links, fields, notes, tables and pictures. What it passes over is put into the text before: Word's
automatic numbers, headings and bold words that a style makes, formulas. Characters that no text holds (U+FDD0 and on)
mark them until the HTML is there.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TypeAlias
from xml.etree.ElementTree import Element, SubElement, tostring

from studysite.intake.formula import Part, tex
from studysite.intake.package import DAMAGED, Package
from studysite.intake.pictures import ENDINGS
from studysite.intake.taken import NotTaken
from studysite.intake.word_numbers import Numbers, numbers
from studysite.intake.word_styles import Styles, W, value

LABEL, LABEL_END, FORMULA, BLOCK_FORMULA, FORMULA_END, TAB = map(chr, range(0xFDD0, 0xFDD6))
MARKS = re.compile("[\ufdd0-\ufdef]")

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Word's names of the parts of a formula, as MathML has them; what is not here is no more than its children.
FORMULAS = {"f": "mfrac", "sSup": "msup", "sSub": "msub", "sSubSup": "msubsup", "rad": "mroot", "m": "mtable"}
FORMULAS |= {"mr": "mtr", "limLow": "munder", "limUpp": "mover"}
PROPERTIES = re.compile(r"\w+Pr$")

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Made: TypeAlias = dict[str, Element | bytes]
Related: TypeAlias = dict[str, tuple[str, str, bool]]
PARTS = {"footnotes": "footnotes.xml", "endnotes": "endnotes.xml"}


@dataclass(slots=True)
class Rewritten:
    """The document for mammoth, and how many drawings without words (charts, embedded objects) it has."""

    data: bytes
    drawings: int


def rewritten(package: Package) -> Rewritten:
    """Return the document anew, with all that mammoth needs and nothing else; NotTaken for a damaged one."""
    start = next((target for kind, target, _ in package.related("").values() if kind == "officeDocument"), "")
    document = package.tree(start)
    if document is None or document.find(f"{W}body") is None:
        raise NotTaken(DAMAGED)
    related = package.related(start)
    parts = {kind: target for kind, target, outside in related.values() if not outside}
    styles = Styles(package.tree(parts.get("styles", "")))
    counted = numbers(package.tree(parts.get("numbering", "")))
    made: Made = {"word/document.xml": document}
    made["word/_rels/document.xml.rels"] = _relationships(document, package, related, made, "")
    for kind, name in PARTS.items():
        notes = package.tree(parts.get(kind, ""))
        if notes is not None:
            made[f"word/{name}"] = notes
            own = package.related(parts[kind])
            made[f"word/_rels/{name}.rels"] = _relationships(notes, package, own, made, kind)
    drawings = 0
    for name, root in made.items():
        if isinstance(root, Element) and not name.endswith(".rels"):
            _prepare(root, styles, counted if name.endswith("document.xml") else Numbers())
            drawings += sum(1 for one in root.iter(DRAWN) if re.search("chart|diagram", one.get("uri", "")))
            drawings += sum(1 for _ in root.iter(f"{W}object"))
    made |= {"word/styles.xml": _styles(), "_rels/.rels": _root(), "[Content_Types].xml": _types(made)}
    return Rewritten(_archive(made), drawings)


def _prepare(root: Element, styles: Styles, counted: Numbers) -> None:
    """Write into the paragraphs below `root` what a reader sees and mammoth does not."""
    for one in root.iter(f"{W}t"):
        one.text = MARKS.sub("", one.text or "")
    for parent in list(root.iter()):
        for at, child in enumerate(list(parent)):
            if child.tag in (f"{M}oMath", f"{M}oMathPara"):
                parent[at] = _formula(child)
    _pass_over(root)
    for paragraph in list(root.iter(f"{W}p")):
        _paragraph(paragraph, styles, counted)


def _pass_over(root: Element) -> None:
    """Leave out what a document says twice: text boxes of newer programs, the table of contents."""
    for both in list(root.iter(f"{MC}AlternateContent")):
        for choice in both.findall(f"{MC}Choice"):
            both.remove(choice)
    for block in list(root.iter(f"{W}sdt")):
        if any("Table of Contents" in value(one) for one in block.iter(f"{W}docPartGallery")):
            block.clear()


def _paragraph(paragraph: Element, styles: Styles, counted: Numbers) -> None:
    """Say of a paragraph in its own text and runs what its styles and lists say of it."""
    if styles.is_contents(paragraph):
        paragraph.clear()
        return
    heading = styles.heading(paragraph)
    label = None
    if paragraph.find(f".//{BLIP}") is not None or any((one.text or "").strip() for one in paragraph.iter(f"{W}t")):
        label = counted.label(styles.numbering(paragraph), max(heading - 1, 0))
    for run in paragraph.iter(f"{W}r"):
        _faces(run, [name for name in ("b", "i") if not heading and styles.face(run, paragraph, name)])
    depth = styles.depth(paragraph)
    for old in paragraph.findall(f"{W}pPr"):
        paragraph.remove(old)
    if heading:
        settings = Element(f"{W}pPr")
        SubElement(settings, f"{W}pStyle", {f"{W}val": f"Heading{heading}"})
        paragraph.insert(0, settings)
    if label and not heading:
        paragraph.insert(0, _run(f"{LABEL}{label[0] or depth}{label[1]}{LABEL_END}"))
    elif label and not label[1].startswith("-"):
        paragraph.insert(1, _run(f"{label[1]} "))


def _faces(run: Element, names: list[str]) -> None:
    """Set a run in the faces `names`, and no others."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = Element(f"{W}rPr")
        run.insert(0, properties)
    for name in ("b", "i", "rStyle"):
        for old in properties.findall(f"{W}{name}"):
            properties.remove(old)
    for name in names:
        SubElement(properties, f"{W}{name}")


def _run(text: str) -> Element:
    run = Element(f"{W}r")
    words = SubElement(run, f"{W}t", {SPACE: "preserve"})
    words.text = text
    return run


def _formula(element: Element) -> Element:
    """Return a run with the TeX of a formula."""
    is_block = element.tag == f"{M}oMathPara"
    mark = BLOCK_FORMULA if is_block else FORMULA
    return _run(f"{mark}{tex(_part(element))}{FORMULA_END}")


def _part(element: Element) -> Part:
    """Return a formula of Word's as the parts that `formula` knows."""
    name = element.tag.rpartition("}")[2]
    if name == "t":
        return Part("mo", MARKS.sub("", element.text or ""))
    inner = [one for one in element if one.tag.startswith(M) and not PROPERTIES.search(one.tag)]
    parts = [_part(one) for one in inner]
    if name == "rad":
        parts = [part for part in reversed(parts) if part.children or part.text]
        return Part("mroot" if len(parts) == 2 else "msqrt", "", tuple(parts))
    if name == "d":
        begin, end = (element.find(f"{M}dPr/{M}{side}Chr") for side in ("beg", "end"))
        marks = [one.get(f"{M}val", other) if one is not None else other for one, other in ((begin, "("), (end, ")"))]
        return Part("mrow", "", (Part("mo", marks[0]), *parts, Part("mo", marks[1])))
    if name == "nary":
        sign = element.find(f"{M}naryPr/{M}chr")
        head = Part("mo", sign.get(f"{M}val", "∫") if sign is not None else "∫")
        return Part("mrow", "", (Part("munderover", "", (head, *parts[:2])), *parts[2:]))
    return Part(FORMULAS.get(name, "mrow"), "", tuple(parts))


def _relationships(root: Element, package: Package, related: Related, made: Made, kind: str) -> Element:
    """Return what a part names anew: links, notes, and the pictures that are inside; a picture outside is left out."""
    tag = f"{{{RELATIONSHIPS}}}Relationship"
    found = Element(f"{tag}s")
    for key, (name, target, outside) in related.items():
        told = {"Id": key, "Type": f"{OFFICE}/{name}", "Target": target}
        if name == "hyperlink" and outside:
            SubElement(found, tag, {**told, "TargetMode": "External"})
        elif name in PARTS:
            SubElement(found, tag, {**told, "Target": PARTS[name]})
        elif name == "image" and not outside and (ending := target.rpartition(".")[2].lower()) in ENDINGS:
            goal = f"media/{kind}{len(made)}.{ending}"
            made[f"word/{goal}"] = package.part(target)
            SubElement(found, tag, {**told, "Target": goal})
    known = {one.get("Id") for one in found if not one.get("TargetMode")}
    for blip in root.iter(BLIP):
        if blip.get(f"{R}embed") not in known:
            blip.attrib.pop(f"{R}embed", None)
        blip.attrib.pop(f"{R}link", None)
    return found


def _styles() -> Element:
    root = Element(f"{W}styles")
    for level in range(1, 7):
        style = SubElement(root, f"{W}style", {f"{W}type": "paragraph", f"{W}styleId": f"Heading{level}"})
        SubElement(style, f"{W}name", {f"{W}val": f"heading {level}"})
    return root


def _root() -> Element:
    root = Element(f"{{{RELATIONSHIPS}}}Relationships")
    kind = f"{OFFICE}/officeDocument"
    SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", {"Id": "r", "Type": kind, "Target": "word/document.xml"})
    return root


def _types(made: Made) -> Element:
    root = Element(f"{{{TYPES}}}Types")
    for ending in sorted({name.rpartition(".")[2] for name in made}):
        kind = f"image/{ending}" if ending in ENDINGS else "application/xml"
        SubElement(root, f"{{{TYPES}}}Default", {"Extension": ending, "ContentType": kind})
    return root


def _archive(made: Made) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, part in made.items():
            archive.writestr(name, part if isinstance(part, bytes) else tostring(part))
    return stream.getvalue()
