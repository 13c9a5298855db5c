"""The finished site: what leads nowhere, what is fetched from elsewhere, what should not be published."""

from __future__ import annotations

import json

import pytest

from studysite.finish.links import Site, broken
from studysite.finish.page import references, style_references
from studysite.finish.seal import seal
from studysite.finish.search import address, with_pages
from studysite.finish.theme import unnamed, unpublished, unused


def site(base: str = "/", **files: str) -> Site:
    """A site of files whose names have `__` for a slash and `_` for a dot; bare words are folders' pages."""
    named = {name.replace("__", "/").replace("_", "."): text.encode() for name, text in files.items()}
    return Site(named.keys(), named.__getitem__, base)


def test_a_site_whose_links_all_lead_somewhere_has_no_faults() -> None:
    good = site(
        index_html="""<a href="glossary/#cell">x</a><a href="#top">x</a><a href="">x</a><a href=".">x</a>
            <a href="https://example.org/">x</a><a href="mailto:a@b.c">x</a><a href="./?q=1#main">x</a>
            <img src="data:image/png;base64,AA"><main id=main></main><a href="glossary">x</a>
            <link rel=canonical href="https://example.org/x"><a href="#:~:text=cell">x</a>""",
        glossary__index_html="""<p id=cell><a name="old"></a><a href="../#main">x</a><a href="../index.html#main">x</a>
            <a href="#old">x</a><a href="../glossary/?a=b#cell">x</a><script src="../a.js"></script>""",
        a_js="",
    )
    assert broken(good) == ()


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ('<a href="gone/">x</a>', "a/index.html: gone/ -> there is no such page or file"),
        ('<a href="../b/#gone">x</a>', "a/index.html: ../b/#gone -> the page has no place of that name"),
        ('<a href="#gone">x</a>', "a/index.html: #gone -> the page has no place of that name"),
        ('<a href="../../x/">x</a>', "a/index.html: ../../x/ -> leads out of the site"),
        ('<a href="/b/#gone">x</a>', "a/index.html: /b/#gone -> the page has no place of that name"),
        (
            '<a href="javascript:alert(1)">x</a>',
            "a/index.html: javascript:alert(1) -> a link may not be of the kind javascript:",
        ),
        (
            '<a href=" java&#9;script:x">x</a>',
            "a/index.html:  java\tscript:x -> a link may not be of the kind javascript:",
        ),
        ('<form action="gone"></form>', "a/index.html: gone -> there is no such page or file"),
        ('<meta http-equiv="refresh" content="0; url=gone/">', "a/index.html: gone/ -> there is no such page or file"),
        ('<img src="gone.png">', "a/index.html: gone.png -> there is no such page or file"),
        ('<img srcset="../b/ 1x, gone.png 2x">', "a/index.html: gone.png -> there is no such page or file"),
        ('<svg><use href="#gone"></use></svg>', "a/index.html: #gone -> the page has no place of that name"),
        ('<p style="background: url(gone.png)">', "a/index.html: gone.png -> there is no such page or file"),
        ("<style>@import 'gone.css';</style>", "a/index.html: gone.css -> there is no such page or file"),
    ],
)
def test_what_leads_nowhere_is_named_with_its_page_and_reason(html: str, line: str) -> None:
    assert broken(site(a__index_html=html, b__index_html="<p id=here>")) == (line,)


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<img src="//cdn.example/x.png">',
        '<img srcset="https://cdn.example/x.png 2x">',
        '<link rel="preconnect" href="https://fonts.example">',
        '<link rel="stylesheet" href="https://fonts.example/css">',
        '<iframe src="https://video.example/"></iframe>',
        '<video poster="https://cdn.example/x.png"></video>',
        '<object data="https://cdn.example/x.swf"></object>',
        "<style>p { background: URL( 'https://cdn.example/x.png' ) }</style>",
        '<p style="background: url(https://cdn.example/x.png)">',
        '<svg><image xlink:href="https://cdn.example/x.png"></image></svg>',
    ],
)
def test_what_is_fetched_from_another_host_is_a_fault(html: str) -> None:
    (line,) = broken(site(index_html=html))
    assert line.startswith("index.html: ")
    assert "another host" in line


def test_stylesheets_are_looked_into_from_where_they_stand() -> None:
    css = "/* url(none.png) */ a { b: url(fine.png) } c { d: url('../gone.png') } @import url(https://x.example/y.css);"
    told = broken(site(assets__main_css=css, assets__fine_png=""))
    assert [line.split(" -> ")[0] for line in told] == [
        "assets/main.css: ../gone.png",
        "assets/main.css: https://x.example/y.css",
    ]


def test_a_site_below_a_path_knows_its_own_absolute_links() -> None:
    page = '<a href="/notes/b/">x</a><a href="/b/">x</a>'
    assert broken(site(base="/notes/", **{"404_html": page}, b__index_html="")) == (
        "404.html: /b/ -> leads out of the site",
    )


def test_names_in_any_script_and_with_percent_signs_are_understood() -> None:
    page = '<a href="%C3%BC/#%C3%A4">x</a><a href="ü/#ä">x</a>'
    assert broken(site(index_html=page, ü__index_html="<p id=ä>")) == ()


def test_a_broken_link_on_every_page_does_not_drown_the_rest() -> None:
    pages = {f"p{number:03}__index_html": '<a href="../gone/">x</a>' for number in range(100)}
    told = broken(site(**pages))
    assert len(told) == 5
    assert sum("(and on 95 further pages)" in line for line in told) == 1


def test_search_results_must_lead_somewhere() -> None:
    assert broken(site(index_html="", b__index_html="<p id=x>"), {"search results": ["./", "b/#x", "b/#y", "c/"]}) == (
        "search results: b/#y -> the page has no place of that name",
        "search results: c/ -> there is no such page or file",
    )


def test_references_are_read_as_a_browser_reads_them() -> None:
    found = references(b"<A HREF=x>a</A><!-- <a href=no> --><p ID='it&amp;s'><script>'<a href=no>'</script>")
    assert found.links == {"x"}
    assert found.ids == {"it&s"}
    assert style_references("a{b:url(\"x y.png\")} @IMPORT 'z.css'") == {"x y.png", "z.css"}


@pytest.mark.parametrize(
    ("path", "url"),
    [("index.md", ""), ("guide/start.md", "guide/start/"), ("guide/index.md", "guide/"), ("a/README.md", "a/")],
)
def test_a_page_is_found_at_the_address_that_mkdocs_gives_it(path: str, url: str) -> None:
    assert address(path) == url


def test_a_page_of_a_person_gets_a_search_record_with_its_words() -> None:
    page = (
        f"<title>no</title><nav><p>no</p></nav><main><h1>How <b>to</b></h1><p>Drop &lt;it&gt;.</p><p>{'word ' * 99}</p>"
    )
    index = with_pages('{"version": 1, "records": [{"kind": "term"}]}', {"guide/start/": page.encode()})
    content = json.loads(index)
    assert content["version"] == 1
    assert content["records"][0] == {"kind": "term"}
    record = content["records"][1]
    assert (record["kind"], record["title"], record["url"]) == ("page", "How to", "guide/start/")
    assert record["body"] == f"Drop <it>. {'word ' * 99}".strip()
    assert "<" not in index


def test_the_guide_is_found_in_english_sites_alone() -> None:
    page = '<html><body><main><div id="content"><div class="body"{}><h1>Guide</h1></div></div></main></body></html>'
    pages = {"guide/": page.format(' lang="en" dir="ltr"').encode(), "guide/own/": page.format("").encode()}
    made = json.loads(with_pages('{"version": 1, "records": []}', pages))
    assert [record["url"] for record in made["records"]] == ["guide/own/"]


def test_a_page_without_heading_or_text_still_gets_a_record() -> None:
    content = json.loads(with_pages('{"version": 1, "records": []}', {"x/": b"", "y/": b"<title>Y</title>"}))
    assert [record["title"] for record in content["records"]] == ["x/", "Y"]


def test_sources_of_scripts_and_styles_are_not_published_but_a_pages_own_are() -> None:
    theme = ["build.mjs", "css/a.css", "js/deep/b.js", "mark.svg", "partials/lamp.svg", "x.json", "js/own.js"]
    assert unpublished(theme, {"js/own.js"}) == (
        "build.mjs",
        "css/a.css",
        "js/deep/b.js",
        "partials/lamp.svg",
        "x.json",
    )


def test_what_material_puts_into_a_site_is_taken_out_but_a_file_of_docs_stays() -> None:
    files = ["assets/javascripts/bundle.js", "assets/site.js", "assets/stylesheets/own.css", "index.html"]
    assert unused(files, {"assets/stylesheets/own.css"}) == ("assets/javascripts/bundle.js",)


def test_sealing_judges_the_site_as_it_will_be() -> None:
    built = site(
        index_html='<link rel=stylesheet href="css/a.css">',
        css__a_css="",
        guide__index_html="<main><h1>Guide</h1></main>",
        data__search_json='{"version": 1, "records": [{"kind": "page", "title": "t", "url": "gone/"}]}',
    )
    sealed = seal(built, ["css/a.css"], ["index.md", "guide.md"], ["guide.md", "hidden.md", "x.png"])
    assert sealed.remove == ("css/a.css", "data/search.json")
    assert [record["title"] for record in json.loads(sealed.records)["records"]] == ["t", "Guide"]
    assert sealed.faults == (
        "index.html: css/a.css -> there is no such page or file",
        "search results: gone/ -> there is no such page or file",
    )


def test_a_bundle_stays_where_a_page_loads_it_or_names_it_for_later() -> None:
    files = [
        "assets/site-ABCDEFGH.css",
        "assets/text-terms-ABCDEFGH.js",
        "assets/text-ABCDEFGH.js",
        "assets/qr-ABCDEFGH.js",
        "assets/search-ABCDEFGH.js",
        "assets/mark.svg",
        "assets/icon-192.png",
        "read/text-ABCDEFGH.js",
    ]
    page = b"""<link rel="stylesheet" href="../assets/site-ABCDEFGH.css">
    <script src="../assets/text-terms-ABCDEFGH.js" data-scripts="qr-ABCDEFGH.js search-ABCDEFGH.js" defer></script>"""
    assert unnamed(files, [b"<p>", page]) == ("assets/text-ABCDEFGH.js",)
