"""Words into Markdown and HTML that people can read: escaped where needed, and only there."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rendering import Renderer, folded, of_this_site, parsed, verbatim
from shapes import said
from strategies import ATTACKS, INLINES, TEXTS, examples
from studysite.model import Code, Emphasis, Inline, Item, Link, ListBlock, Span, Strong, Text
from studysite.writers.escaping import RULES, escape_markdown
from studysite.writers.html import escape, inline, links_below, safe_url, shows
from studysite.writers.markdown import LONGEST, comment, fits_markdown, list_markdown, markdown_line, simple_list
from studysite.writers.places import markdown_relative, relative, short, told_lines

SPAN = Span(1, 1)


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return of_this_site()


@pytest.mark.parametrize(
    "text",
    [
        'A bird\'s nest, an egg (or two) and "no" cat: that is all.',
        "Is it 50% full? Yes; it is 3.5 m wide, and not 4,000!",
        "A/B tests, well-known names, e.g. this one: x",
        "Größe, naïve, слово, 語, 😀",
    ],
)
def test_plain_prose_needs_no_escape(text: str) -> None:
    assert markdown_line((Text(text),)) == text


@pytest.mark.parametrize("text", ["don't", "a, b; c. d! e? f: g (h) - i / j + k % l", "“quoted”"])
def test_plain_prose_needs_no_escape_in_html_either(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("1. Not a list", "1&#46; Not a list"),
        ("2026) neither", "2026&#41; neither"),
        ("- nor this", "&#45; nor this"),
        ("a - b", "a - b"),
        ("# no heading", "&#35; no heading"),
        ("??? no box", "&#63;&#63;&#63; no box"),
        ("snake_case", "snake&#95;case"),
        (": no definition", "&#58; no definition"),
        ("see www.example.org", "see www&#46;example.org"),
        ("see http://example.org", "see http&#58;&#47;&#47;example.org"),
        ("--8<-- 'x'", "&#45;&#45;8&#60;&#45;&#45; 'x'"),
    ],
)
def test_what_is_active_is_escaped_where_it_is_active(text: str, markdown: str) -> None:
    assert escape_markdown(text, start=True) == markdown


def test_the_table_of_escapes_is_in_ascii_order_and_names_only_punctuation() -> None:
    characters = [rule.character for rule in RULES]
    assert characters == sorted(characters)
    assert set(characters) <= set(string.punctuation)
    assert all(rule.why for rule in RULES)


@pytest.mark.parametrize("attack", [*ATTACKS, *string.punctuation])
@pytest.mark.parametrize("place", ["{}", "x {}", "{} x", "x{}x", "x {} x {}"])
def test_every_attack_is_text_in_a_paragraph(renderer: Renderer, attack: str, place: str) -> None:
    text = place.replace("{}", attack)
    if folded(text):
        (paragraph,) = renderer.content(markdown_line((Text(text),))).elements
        assert (paragraph.tag, paragraph.text, paragraph.elements) == ("p", folded(text), [])


@examples
@given(words=INLINES, before=TEXTS)
def test_words_in_a_paragraph_a_heading_and_an_item_are_the_same(
    renderer: Renderer, words: tuple[Inline, ...], before: str
) -> None:
    whole = (Text(f"{before} "), *words, Text(" end"))
    line = markdown_line(whole)
    content = renderer.content(f"{line}\n\n## {line} {{#x}}\n\n- {line}\n")
    assert [one.tag for one in content.elements] == ["p", "h2", "ul"]
    assert [one.text for one in content.elements] == [said(whole)] * 3
    assert content.elements[1].attributes == {"id": "x"}


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ((Text("a "), Strong((Text("b"),)), Text(" c")), "a **b** c"),
        ((Text("("), Strong((Text("b"),)), Text("), "), Emphasis((Text("c"),)), Text(".")), "(**b**), *c*."),
        ((Strong((Text("a"),)), Strong((Text("b"),))), "<strong>a</strong><strong>b</strong>"),
        ((Strong((Text("A"),)), Text("mazon")), "<strong>A</strong>mazon"),
        ((Emphasis((Text("a "),)), Text("b")), "<em>a </em>b"),
        ((Strong((Emphasis((Text("a"),)),)),), "<strong>*a*</strong>"),
        ((Code("x = 1"),), "`x = 1`"),
        ((Code("a"), Code("b")), "`a`<code>b</code>"),
        ((Code("a < b"),), "<code>a &#60; b</code>"),
        ((Text("see!"), Link("https://e.org", (Text("here"),))), "see&#33;[here](https://e.org)"),
        ((Link("https://e.org/a_b?c=(d)&e=$f", (Text("x"),)),), "[x](https://e.org/a%5Fb?c=%28d%29&amp;e=&#36;f)"),
        ((Link("https://e.org", ()),), "[https&#58;&#47;&#47;e.org](https://e.org)"),
        ((Link("javascript:alert(1)", (Text("x"),)),), "x"),
        ((Strong(()), Text("a"), Emphasis((Text("\u0000"),))), "a"),
    ],
)
def test_marks_are_readable_where_they_are_safe(words: tuple[Inline, ...], markdown: str) -> None:
    assert markdown_line(words) == markdown


@examples
@given(words=INLINES)
def test_html_shows_the_same_words(words: tuple[Inline, ...]) -> None:
    content = parsed(f"<p>{inline(words)}</p>")
    assert content.text == said(words)
    assert bool(content.text) == shows(words)
    assert {one.tag for one in content.walk()} <= {"p", "strong", "em", "code", "a"}


@pytest.mark.parametrize("text", ATTACKS)
def test_no_attack_leaves_an_attribute_or_a_comment(text: str) -> None:
    check_attribute(text)


@examples
@given(text=TEXTS | st.text())
def test_no_text_leaves_an_attribute_or_a_comment(text: str) -> None:
    check_attribute(text)


def check_attribute(text: str) -> None:
    (element,) = parsed(f'{comment(text)}<i title="{escape(text)}"></i>').elements
    assert element.attributes == {"title": verbatim(text)}


@examples
@given(text=TEXTS)
def test_an_address_holds_nothing_but_what_addresses_are_made_of(text: str) -> None:
    assert set(safe_url(f"https://{text}")) <= set(string.ascii_letters + string.digits + "%/:?#@!$&'()+,;=-._~")


def test_a_link_that_a_summary_cannot_hold_stands_below_it() -> None:
    words = (Text("See "), Strong((Link("https://e.org", (Text("this"),)), Link("ftp://e.org", (Text("that"),)))))
    assert inline(words, links=False) == "See <strong>thisthat</strong>"
    assert links_below(words) == '<p class="label"><a href="https://e.org" rel="external noopener">this</a></p>'
    assert links_below((Text("none"),)) == ""


def test_a_list_of_bullets_is_markdown_and_all_others_are_not() -> None:
    item = Item((Text("a"),), SPAN)
    bullets = ListBlock((item, Item((Text("- b"),), SPAN, (ListBlock((item,), SPAN),))), SPAN)
    assert simple_list(bullets)
    assert list_markdown(bullets) == "- a\n- &#45; b\n    - a"
    assert not simple_list(ListBlock((item,), SPAN, ordered=True))
    assert not simple_list(ListBlock((Item((), SPAN),), SPAN))
    assert not simple_list(ListBlock((Item((Text("a"),), SPAN, (ListBlock((item,), SPAN, ordered=True),)),), SPAN))


def test_a_very_long_text_is_no_markdown(renderer: Renderer) -> None:
    assert fits_markdown((Text("*" * LONGEST),))
    assert not fits_markdown((Text("*" * LONGEST), Text("*")))
    (paragraph,) = renderer.content(markdown_line((Text("* " * (LONGEST // 2)),))).elements
    assert paragraph.text == folded("* " * (LONGEST // 2))


@pytest.mark.parametrize(
    ("here", "there", "fragment", "link"),
    [
        ("", "read/lesson/", "", "read/lesson/"),
        ("", "", "", "./"),
        ("glossary/", "", "", "../"),
        ("glossary/", "glossary/", "cell", "#cell"),
        ("glossary/", "sources/notes/", "L7", "../sources/notes/#L7"),
        ("read/lesson/", "read/briefing/", "end", "../../read/briefing/#end"),
        ("read/lesson/", "glossary/", "", "../../glossary/"),
    ],
)
def test_links_are_relative_so_that_a_site_can_lie_in_any_folder(
    here: str, there: str, fragment: str, link: str
) -> None:
    assert relative(here, there, fragment) == link


def test_links_between_markdown_files_are_those_that_mkdocs_checks() -> None:
    assert markdown_relative("read/lesson/", "sources/notes/", "L7") == "../sources/notes.md#L7"
    assert markdown_relative("glossary/", "sources/notes/", "L7") == "sources/notes.md#L7"


def test_a_name_is_cut_between_words() -> None:
    assert short("The quick brown fox") == "The quick brown fox"
    assert short("The quick brown fox: a fable of animals in the wood") == "The quick brown fox: a fable of animals …"
    assert short("x" * 41) == f"{'x' * 40} …"
    assert told_lines(3, 3) == "line 3"
    assert told_lines(3, 4) == "lines 3 to 4"
