"""Web pages: the article with all that it is made of, and nothing of what stands around it."""

from __future__ import annotations

import pytest

from studysite.intake import take
from studysite.intake.html import take as web_page


def text(page: str) -> str:
    return web_page(page.encode()).text


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>H<sub>2</sub>O, x<sup>2</sup>, 1<sup>st</sup>", "H₂O, x², 1st"),
        ("<p>a<b> bold </b>word and <i>one<b> two</b></i>", "a **bold** word and *one* ***two***"),
        ("<p>un<b>believ</b>able", "unbelievable"),
        ("<p><b style='font-weight:normal'>plain <span style='font-weight:700'>bold</span></b>", "plain **bold**"),
        ("<p>one<br>two<br><br>three", "one\ntwo\n\nthree"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n    - b\n- c"),
        ("<ol start=4><li>a<li value=9>b</ol>", "4. a\n9. b"),
        ("<ul class=lst-kix_a-0><li>a</ul><ul class=lst-kix_a-1><li>b</ul>", "- a\n    - b"),
        ("<ul><li><input type=checkbox checked> a<li><input type=checkbox> b</ul>", "- [x] a\n- [ ] b"),
        ("<blockquote><p>a<p>b</blockquote>", "> a\n>\n> b"),
        ("<pre><code class=language-python>if a &lt; b:\n    c</code></pre>", "```python\nif a < b:\n    c\n```"),
        ("<p><code>a`b</code>", "``a`b``"),
        ("<dl><dt>a<dt>b<dd>c</dl>", "- **a, b:** c"),
        (
            "<table><tr><th>a<th>b<tr><td rowspan=2>c<td>d|e<tr><td>f</table>",
            "| a | b |\n| --- | --- |\n| c | d\\|e |\n|  | f |",
        ),
        (
            "<dl><dt>a<p>b</p><ul><li>c</ul><dd>d<dt><h3>e</h3><ul><li>f</ul></dl>",
            "- **a b:** - c\n\n    d\n- **e**\n\n- f",
        ),
        ("<dl><dt>a?<dd>b<dt>c?</dl>", "- **a?:** b\n- **c?**"),
        ("<h2>a<div>b</div></h2><h2><div><p>c</p></div></h2>", "## a b\n\n## c"),
        # A heading that was never closed.
        (
            "<h2>a<ul><li>b</ul>c <b>d</b><details><summary>e</summary>f</details>",
            "## a\n\n- b\n\nc **d**\n\n<details>\n<summary>e</summary>\n\nf\n\n</details>",
        ),
        (f"<h2>a<p>{'word ' * 30}", f"## a\n\n{'word ' * 29}word"),
        ("<h2><ul><li>a</ul></h2>", "- a"),
        (
            "<details><summary><h3>a</h3></summary>b <b>c</b>, d<summary>e</summary></details>",
            "<details>\n<summary>a</summary>\n\nb **c**, d\n\ne\n\n</details>",
        ),
        ("<table><tr><td><h2>a</h2><td><p>b</table>", "## a\n\nb"),
        ("<details><summary>Why?</summary>So.</details>", "<details>\n<summary>Why?</summary>\n\nSo.\n\n</details>"),
        ("<p><a href='https://e.org/a(b)'>a</a> <a href='javascript:b()'>b</a>", "[a](https://e.org/a%28b%29) b"),
        ("<p>a<math><mfrac><mi>x</mi><mn>2</mn></mfrac></math>", r"a$\frac{x}{2}$"),
        ("<p>a <math alttext='x^2' display=block><mi>y</mi></math>", "a $$x^2$$"),
        (
            "<span class=katex><math><mi>y</mi><annotation encoding='application/x-tex'>x</annotation></math></span>",
            "$x$",
        ),
        ("<p>1. a<p>- b<p># c<p>&gt; d<p>2 * 3 &lt;b>", "1. a\n\n- b\n\n\\# c\n\n\\> d\n\n2 \\* 3 \\<b>"),
    ],
)
def test_each_element_becomes_its_markdown(page: str, expected: str) -> None:
    assert text(f"<body>{page}") == f"{expected}\n"


def test_only_the_article_is_read() -> None:
    around = "<nav>Home</nav><header>Shop</header><aside>Buy</aside><footer>Imprint</footer>"
    page = (
        f"<title>Soils</title>{around}{{}}<script>var a</script><style>b</style><form><input><button>c</button></form>"
    )
    assert text(page.format("<article><p>Clay</p></article>")) == "# Soils\n\nClay\n"
    assert text(page.format("<p>Clay</p><form><p>1. Why?</p></form>")) == "# Soils\n\nClay\n\n1. Why?\n"
    assert text(page.format("<main><h1>Clay</h1><p>Loam</p></main><p>x</p>")) == "# Clay\n\nLoam\n"


def test_a_picture_in_the_page_comes_out_and_one_beside_it_is_named() -> None:
    taken = web_page(
        b"<p><img src='data:image/gif;base64,R0lGODlh' alt='a'><img src='b c.png' alt='d'><img src='ftp:e'>"
    )
    assert taken.text == "![a](image-1.gif)![d](b%20c.png)\n"
    assert taken.images == {"image-1.gif": b"GIF89a"}
    assert [one.code for one in taken.notices] == ["part-not-taken"]


def test_encodings_are_those_that_the_page_names() -> None:
    assert web_page("<meta charset=koi8-r><p>Река".encode("koi8-r")).text == "Река\n"
    assert web_page("<p>caf\xe9".encode("cp1252")).text == "café\n"
    assert web_page("<p>éa".encode("utf-16")).text == "éa\n"


def test_a_page_that_a_script_writes_is_refused_in_one_line() -> None:
    taken, notices = take("app.html", b"<body><div id=root></div><script>draw()</script>")
    assert taken is not None
    assert [str(notice) for notice in notices] == [
        "app.html: the page has no text, perhaps since a script writes it; open it in a browser and save that"
    ]


@pytest.mark.parametrize(
    "tag", ["div", "b", "ul><li", "table><tr><td", "blockquote", "details><summary", "math", "a", "h2><div"]
)
def test_a_page_nested_without_end_is_read(tag: str) -> None:
    assert "word" in text(f"<{tag}>" * 3_000 + "word")
