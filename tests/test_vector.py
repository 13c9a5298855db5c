"""Drawings of others are written anew: what draws stays, and nothing that would run or call elsewhere."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from strategies import examples
from studysite.errors import UnfitError
from studysite.vector import ATTRIBUTES, ELEMENTS, SVG, drawn

NS = f'xmlns="{SVG}"'
LINKS = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
RUN = "parent.ran = 1"


def within(text: str, more: str = "") -> bytes:
    return f"<svg {NS} {LINKS} {more}>{text}</svg>".encode()


# What a browser would obey in a drawing that is opened by its own address, as attackers write it.
ATTACKS = {
    "script": within(f"<script>{RUN}</script>"),
    "script of a prefix": within(f"<s:script>{RUN}</s:script>", f'xmlns:s="{SVG}"'),
    "script of HTML": within(f"<h:script>{RUN}</h:script>", 'xmlns:h="http://www.w3.org/1999/xhtml"'),
    "script in a group of HTML": within(f"<g xmlns='http://www.w3.org/1999/xhtml'><script>{RUN}</script></g>"),
    "foreign object": within("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>"),
    "frame": within('<h:iframe srcdoc="&lt;script>"/>', 'xmlns:h="http://www.w3.org/1999/xhtml"'),
    "handler": within("", f'onload="{RUN}"'),
    "handler in capitals": within("", f'onLOAD="{RUN}"'),
    "handler in a tag of its own": within(f'<circle r="1" onclick="{RUN}"/>'),
    "link": within(f'<a xlink:href="javascript:{RUN}"><circle r="1"/></a>'),
    "link with spaces": within(f'<a href=" java&#10;script:{RUN}"><circle r="1"/></a>'),
    "link of data": within('<a href="data:text/html,x"><circle r="1"/></a>'),
    "link that is set": within(f'<a><set attributeName="href" to="javascript&#58;{RUN}"/><circle r="1"/></a>'),
    "handler that is set": within(f'<set attributeName="onclick" to="{RUN}"/>'),
    "picture from elsewhere": within('<image href="https://a.example/x.png"/>'),
    "picture that is a drawing": within('<image href="data:image/svg+xml,%3Csvg/%3E"/>'),
    "part of another drawing": within('<use xlink:href="data:image/svg+xml,%3Csvg/%3E#a"/>'),
    "filter from elsewhere": within('<filter id="f"><feImage href="//a.example/x.png"/></filter>'),
    "style from elsewhere": within('<style>@import "x.css"</style>'),
    "style with escapes": within("<style>circle{fill:\\75rl(//a.example/x)}</style>"),
    "style in characters": within("<style>circle{fill:u&#114;l(//a.example/x)}</style>"),
    "style in parts": within("<style>circle{fill:u<![CDATA[rl(//a.example/x)]]></style>"),
    "style around an element": within('<style>@imp<title/>ort "//a.example/x";</style>'),
    "style around a note": within('<style>@imp<metadata/>ort "//a.example/x";</style>'),
    "set of pictures": within('<style>circle{mask:image-set("//a.example/x" 1x)}</style>'),
    "attribute that is a style": within('<circle fill="url(//a.example/x)"/>'),
    "attribute with escapes": within('<circle fill="\\75rl(//a.example/x)"/>'),
    "colour that is set": within('<animate attributeName="fill" values="red;url(//a.example/x)"/>'),
    "binding": within("<style>circle{-moz-binding:url(#x)}</style>"),
    "entity": f'<!DOCTYPE svg [<!ENTITY s "<script>{RUN}</script>">]><svg {NS}>&s;</svg>'.encode(),
    "entity of another file": f'<!DOCTYPE svg SYSTEM "x.dtd"><svg {NS}>&s;</svg>'.encode(),
    "two bytes a letter": within(f"<script>{RUN}</script>").decode().encode("utf-16"),
    "unknown element": within("<handler>x</handler>"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_what_would_run_or_call_elsewhere_is_no_picture(name: str) -> None:
    with pytest.raises(UnfitError, match="holds a program"):
        drawn(ATTACKS[name])


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0" encoding="iso-2022-jp"?><svg><\x1b(Bscript>1</script></svg>',
        b'<?xml version="1.0" encoding="utf-7"?><svg>+ADw-script+AD4-</svg>',
        within("<circle>"),
        b"<svg",
        b"<svg>\0</svg>",
        b"<svg/><script/>",
        b"<svg>&nbsp;</svg>",
    ],
)
def test_what_no_parser_reads_is_damaged(data: bytes) -> None:
    with pytest.raises(UnfitError, match="is damaged"):
        drawn(data)


@pytest.mark.parametrize("data", [b"<html/>", b"<h:svg xmlns:h='http://www.w3.org/1999/xhtml'/>", b"<g/>"])
def test_another_document_is_no_picture(data: bytes) -> None:
    with pytest.raises(UnfitError, match="no picture"):
        drawn(data)


def test_what_draws_nothing_is_left_out() -> None:
    told = within(
        "<!-- made at home --><?xml-stylesheet href='x.css'?><metadata><rdf>Jane</rdf></metadata>"
        '<i:view xmlns:i="http://www.inkscape.org/" i:path="/home/jane"/><g i:label="x" xmlns:i="urn:i" data-x="1">'
        '<a href="https://a.example/"><circle r="1"/></a><text>See <a href="x.html">it</a></text></g>'
        "<switch><foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>rich</p></foreignObject><text>plain</text></switch>"
    )
    assert drawn(b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">' + told)[
        0
    ].decode() == (
        f'<svg xmlns="{SVG}"><g><g><circle r="1"/></g><text>See <tspan>it</tspan></text></g>'
        "<switch><text>plain</text></switch></svg>"
    )


def test_a_drawing_within_thousands_of_others_is_refused() -> None:
    with pytest.raises(UnfitError):
        drawn(within("<g>" * 5000 + "</g>" * 5000))


# As the programs that people draw with write them.
DRAWINGS = {
    "inkscape": within(
        """<sodipodi:namedview id="v" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>
        <defs><linearGradient id="a"><stop offset="0" style="stop-color:#c00;stop-opacity:1"/>
        <stop offset="1" stop-color="#00c"/></linearGradient>
        <linearGradient xlink:href="#a" id="b" x1="0" x2="120" gradientUnits="userSpaceOnUse"/>
        <clipPath id="c"><circle cx="60" cy="40" r="38"/></clipPath></defs>
        <g inkscape:groupmode="layer" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" clip-path="url(#c)">
        <path style="fill:url(#b);stroke:none" d="M 0,0 H 120 V 80 H 0 Z"/></g>""",
        'width="120" height="80" viewBox="0 0 120 80"',
    ),
    "graphviz": b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!DOCTYPE svg PUBLIC '
    b'"-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    + within(
        """<g id="graph0" class="graph" transform="scale(1 1) rotate(0) translate(4 76)"><title>%3</title>
        <polygon fill="white" stroke="transparent" points="-4,4 -4,-76 116,-76 116,4"/><a xlink:href="https://example.org/">
        <ellipse fill="none" stroke="black" cx="50" cy="-40" rx="30" ry="18"/></a>
        <text text-anchor="middle" x="50" y="-36" font-family="Times,serif" font-size="14.00">a</text></g>""",
        'width="120pt" height="80pt" viewBox="0 0 120 80"',
    ),
    "mermaid": within(
        """<style>#m{font-family:"trebuchet ms",sans-serif;}#m .node rect{fill:#ECECFF;stroke:#9370DB;}
        @keyframes dash{to{stroke-dashoffset:0;}}</style><defs><marker id="m_end" viewBox="0 0 10 10" refX="5" refY="5"
        markerWidth="8" markerHeight="8" orient="auto"><path d="M 0 0 L 10 5 L 0 10 z" class="arrow"/></marker></defs>
        <g class="node"><rect x="10" y="10" width="40" height="20" rx="3"/></g>
        <path d="M50,20L100,60" marker-end="url(#m_end)" style="stroke:#333;fill:none;"/>""",
        'id="m" width="100%" viewBox="0 0 120 80" style="max-width: 120px;" role="graphics-document document"',
    ),
    "filtered": within(
        """<filter id="s" x="-20%"><feGaussianBlur in="SourceAlpha" stdDeviation="2"/>
        <feOffset dx="3" dy="3" result="o"/>
        <feMerge><feMergeNode in="o"/><feMergeNode in="SourceGraphic"/></feMerge></filter>
        <mask id="k"><rect width="120" height="80" fill="#fff"/><circle cx="30" cy="40" r="10"/></mask>
        <g mask="url(#k)"><rect filter="url('#s')" x="20" y="20" width="60" height="30" fill="teal"/></g>
        <image x="90" y="10" width="20" height="20"
        xlink:href="data:image/gif;base64,R0lGODlhAQABAIABAP8AAP///yH5BAEAAAEALAAAAAABAAEAAAICRAEAOw=="/>""",
        'width="120" height="80"',
    ),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_looks_as_it_did(browser: Browser, tmp_path: Path, name: str) -> None:
    def seen(data: bytes) -> Image.Image:
        file = tmp_path / "it.svg"
        file.write_bytes(data)
        page = browser.new_page(viewport={"width": 200, "height": 150})
        page.goto(file.as_uri())
        shot = page.screenshot()
        page.close()
        return Image.open(io.BytesIO(shot)).convert("RGB")

    before, after = seen(DRAWINGS[name]), seen(drawn(DRAWINGS[name])[0])
    assert len(before.getcolors(200 * 150) or ()) > 2
    assert ImageChops.difference(before, after).getbbox() is None


NAMES = st.sampled_from([*sorted(ELEMENTS)[:12], "a", "metadata", "x:y", "g", "text", "style"])
FIELDS = st.sampled_from(
    ["fill", "href", "xlink:href", "onclick", "style", "x", "data-x", "x:fill", "id", "xml:space", "xmlns"]
)
VALUES = st.sampled_from(
    ["#a", "red", "url(#a)", "&amp;quot;", "a&#10;b", "&lt;&quot;&gt;", "1", "https://a.example", "", SVG]
)


@st.composite
def elements(draw: st.DrawFn, depth: int = 0) -> str:
    name = draw(NAMES)
    fields = draw(st.dictionaries(FIELDS, VALUES, max_size=3))
    below = (
        draw(st.lists(elements(depth + 1) | st.sampled_from(["words", "&lt;b&gt; &amp; ]]&gt;"]), max_size=2))
        if depth < 3
        else []
    )
    told = "".join(f' {one}="{value}"' for one, value in fields.items())
    return f"<{name}{told}>{''.join(below)}</{name}>"


@examples
@given(st.lists(elements(), max_size=3))
def test_what_is_written_holds_what_is_allowed_and_is_written_again_as_it_is(parts: list[str]) -> None:
    try:
        made, _ = drawn(within("".join(parts), 'xmlns:x="urn:x"'))
    except UnfitError:
        return
    assert drawn(made)[0] == made
    # It is our own, and holds no entities.
    for one in ET.fromstring(made).iter():  # noqa: S314 - see above
        assert one.tag.removeprefix(f"{{{SVG}}}") in ELEMENTS
        assert {name for name in one.attrib if not name.startswith("{http://www.w3.org/XML")} <= ATTRIBUTES | {"href"}
