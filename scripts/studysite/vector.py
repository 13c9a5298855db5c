"""Drawings as SVG, written anew with nothing in them but what draws.

A drawing is a document: opened by its own address it would run what it holds, as the site it lies on. So it is read by
an XML parser that knows no entities of its own, and what is published is written from what was read: elements and
attributes of a list, and no others. What draws nothing (notes of the program that made it, links, comments) is left
out; a drawing with what would run, or call something from elsewhere, is unfit. Source of the names: SVG 2, Filter
Effects 1, CSS Masking 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from studysite.errors import UnfitError

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
XHTML, XML = "http://www.w3.org/1999/xhtml", "http://www.w3.org/XML/1998/namespace"

RUNS = "is a drawing that holds a program or calls something from elsewhere"
# One within another: browsers give up, or fall over, at some thousands.
DEEPEST = 500


def _words(told: str) -> frozenset[str]:
    return frozenset(told.split())


ELEMENTS = _words(
    "svg g defs symbol use switch title desc path rect circle ellipse line polyline polygon text tspan textPath image "
    "clipPath mask marker pattern linearGradient radialGradient stop style filter view "
    "animate animateMotion animateTransform set mpath "
    "feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap "
    "feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode "
    "feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence"
)
# Of these, what is within them counts; they themselves lead elsewhere.
OPENED = frozenset(("a",))
TEXTS = frozenset(("text", "tspan", "textPath"))
# Of SVG, and without a picture.
SILENT = frozenset(("metadata",))
PICTURES = frozenset(("image", "feImage"))

PRESENTATION = _words(
    "alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters "
    "direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font-family "
    "font-size font-size-adjust font-stretch font-style font-variant font-weight glyph-orientation-horizontal "
    "glyph-orientation-vertical image-rendering isolation letter-spacing lighting-color marker marker-end marker-mid "
    "marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-rendering "
    "stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-overflow text-rendering "
    "transform transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode"
)
OTHERS = _words(
    "accumulate additive amplitude aria-describedby aria-hidden aria-label aria-labelledby attributeName azimuth "
    "baseFrequency begin bias by calcMode class clipPathUnits cx cy d diffuseConstant divisor dur dx dy edgeMode "
    "elevation end exponent filterUnits font-kerning fr from fx fy gradientTransform gradientUnits height id in in2 "
    "intercept k1 k2 k3 k4 kernelMatrix keyPoints keySplines keyTimes lang lengthAdjust limitingConeAngle "
    "markerHeight markerUnits markerWidth maskContentUnits maskUnits max media method min mode numOctaves offset "
    "operator order orient origin path pathLength patternContentUnits patternTransform patternUnits points "
    "pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY repeatCount "
    "repeatDur requiredFeatures restart result role rotate rx ry scale seed side slope spacing specularConstant "
    "specularExponent spreadMethod startOffset stdDeviation stitchTiles style surfaceScale systemLanguage "
    "tableValues targetX targetY textLength to type values version viewBox width x x1 x2 xChannelSelector y "
    "y1 y2 yChannelSelector z zoomAndPan"
)
ATTRIBUTES = PRESENTATION | OTHERS

# What a browser obeys of an attribute that is in no list is what begins so.
HANDLER = re.compile("on[a-z]", re.IGNORECASE)
# Rules of a stylesheet that fetch nothing by themselves, and functions that do.
RULES = frozenset(("@charset", "@counter-style", "@font-face", "@keyframes", "@layer", "@media", "@page", "@supports"))
RULE = re.compile(r"@[-\w]*")
FETCHES = re.compile(
    r"\\|expression\s*\(|behaviou?r\s*:|-moz-binding|(?:image-set|image|src|cross-fade|element|paint)\s*\(|javascript:"
    r"|url\(\s*[\"']?\s*(?!#|[\"'\s]|data:(?:image/(?:png|jpeg|jpg|gif|webp)|font/[-\w]+)[;,])",
    re.IGNORECASE,
)
# What an attribute would end with, or a parser would make a space of.
WITHIN_QUOTES = str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
PIXELS = re.compile(r"data:image/(?:png|jpeg|jpg|gif|webp)(?:;[-\w=]+)*,[\w+/=%\s.~-]*", re.IGNORECASE)
# A link that is no program: it is left out, and what it stands around stays.
PLAIN_LINK = re.compile(r"(?:https?:|mailto:|[^:]*$|[^:]*[/?#])", re.IGNORECASE)


@dataclass(slots=True)
class _Reading:
    """What was read and written so far."""

    made: list[str] = field(default_factory=list)
    # Of what is open: its name where it is written, "" where only what is within it is.
    path: list[str] = field(default_factory=list)
    # How deep within something that is left out.
    left_out: int = 0
    is_begun: bool = False
    styles: list[str] = field(default_factory=list)
    root: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, given: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self.made and not self.left_out and (space not in ("", SVG) or local != "svg"):
            raise UnfitError("is no picture that a page can show")
        if self.left_out or _is_silent(space, local, self.path[-1:]):
            self.left_out += 1
            return
        # A browser joins the text of a style around what stands within it.
        if self.path[-1:] == ["style"] or len(self.path) >= DEEPEST:
            raise UnfitError(RUNS)
        if space not in ("", SVG) or local not in ELEMENTS | OPENED:
            raise UnfitError(RUNS)
        attributes = _attributes(local, given)
        if not self.made:
            self.root = attributes
            attributes = {"xmlns": SVG} | attributes
        if local in OPENED:
            local = "tspan" if TEXTS & set(self.path) else "g"
        self._end_start()
        told = "".join(f' {one}="{_attribute(value)}"' for one, value in attributes.items())
        self.made.append(f"<{local}{told}")
        self.path.append(local)
        self.is_begun = True
        self.styles = []

    def end(self, _name: str) -> None:
        if self.left_out:
            self.left_out -= 1
            return
        local = self.path.pop()
        if local == "style":
            _check_style("".join(self.styles))
        self.made.append("/>" if self.is_begun else f"</{local}>")
        self.is_begun = False

    def text(self, words: str) -> None:
        if self.left_out or not self.path:
            return
        self._end_start()
        self.styles.append(words)
        self.made.append(escape(words, quote=False))

    def _end_start(self) -> None:
        if self.is_begun:
            self.made.append(">")
        self.is_begun = False


def drawn(data: bytes) -> tuple[bytes, dict[str, str]]:
    """Return a drawing in UTF-8 with nothing but what draws, and the attributes of its root; raises UnfitError.

    What it returns it returns again for what it returned.
    """
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.StartDoctypeDeclHandler = _doctype
    parser.EntityDeclHandler = _entity
    parser.SkippedEntityHandler = _entity
    try:
        parser.Parse(data, True)  # noqa: FBT003 - its own signature
    except UnfitError:
        raise
    # The last two: of encodings that nobody knows, or that take several bytes for a letter.
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnfitError("is damaged") from error
    return "".join(reading.made).encode(), reading.root


def _is_silent(space: str, local: str, within: list[str]) -> bool:
    """Tell whether an element draws nothing: a note of another program, or what only others than browsers show."""
    if space in ("", SVG):
        return local in SILENT or (local == "foreignObject" and within == ["switch"])
    return space != XHTML


def _attributes(local: str, given: dict[str, str]) -> dict[str, str]:
    """Return the attributes of an element that draw; raises UnfitError where one would run or fetch something."""
    made = {}
    for name, value in given.items():
        space, _, own = name.rpartition(" ")
        if own == "href" and space in ("", XLINK, SVG):
            if _keeps(local, value.strip()):
                made["href"] = value.strip()
        elif space == XML and own in ("space", "lang"):
            made[f"xml:{own}"] = value
        elif not space and HANDLER.match(own):
            raise UnfitError(RUNS)
        elif not space and own in ATTRIBUTES:
            _check_style(value if own not in ("aria-label", "id", "class", "lang") else "")
            if own == "attributeName" and value.strip() not in ATTRIBUTES - {"style", "class", "id"}:
                raise UnfitError(RUNS)
            made[own] = value
    return made


def _keeps(local: str, address: str) -> bool:
    """Tell whether an address stays: a part of the drawing, or a picture in it; raises UnfitError for others."""
    if local in OPENED:
        if not PLAIN_LINK.match(re.sub(r"[\x00-\x20]", "", address)):
            raise UnfitError(RUNS)
        return False
    if address.startswith("#") or (local in PICTURES and PIXELS.fullmatch(address)):
        return True
    raise UnfitError(RUNS)


def _check_style(told: str) -> None:
    """Raise UnfitError where a style, or what is read as one, would fetch something."""
    if FETCHES.search(told) or not {rule.lower() for rule in RULE.findall(told)} <= RULES:
        raise UnfitError(RUNS)


def _doctype(_name: str, _system: str | None, _public: str | None, has_internal_subset: int) -> None:
    """Let the type of old drawings stand, which nobody fetches, and none that declares something."""
    if has_internal_subset:
        raise UnfitError(RUNS)


def _entity(*_: object) -> None:
    raise UnfitError(RUNS)


def _attribute(value: str) -> str:
    return escape(value, quote=False).translate(WITHIN_QUOTES)
