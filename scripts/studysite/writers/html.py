"""Model into HTML. Every word goes through `escape`; nothing else makes a tag from a document's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from studysite.interface.say import ENGLISH, Say, noted
from studysite.model import Code, Emphasis, Formula, Inline, Inlines, Link, Mention, Picture, Strong, Text
from studysite.tex import formula
from studysite.tex.markup import WIDE, markup
from studysite.text.decode import CONTROL
from studysite.text.languages import direction

# Stands for the way to the root in the address of a picture or a page, until it is known where; no text holds it.
ROOT = "\x02"

# What a formula that scrolls is called; `rooted` says it as the site does, since words alone do not know the site.
FORMULA = noted("Formula")

# A link may lead to these; the readers make no other, and this is the second lock on the door.
SAFE_URL = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)

# What must not stand in a page as itself, and why:
# `& < > "` are HTML's own (every attribute is in double quotes, so `'` is only an apostrophe);
# `{ }` belong to template engines, which may read the page before the browser does;
# "`" and "~" open fenced code, which Markdown looks for inside raw HTML too; a bare "*" is left to
# Markdown's emphasis, so that whoever reads a page knows it for a mark (conservation.py does);
# a TAB would become spaces. Control characters are no text: Python-Markdown marks its own
# placeholders with two of them, and YAML refuses most.
REFERENCES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "{": "&#123;",
    "}": "&#125;",
    "*": "&#42;",
    "`": "&#96;",
    "~": "&#126;",
    "\t": "&#9;",
    "\x0b": " ",
    "\x0c": " ",
}
_REFERRED = re.compile(f"[{re.escape(''.join(REFERENCES))}]")


def escape(text: str) -> str:
    """Return `text` as HTML that shows just these characters, in content and in double-quoted attributes."""
    return _REFERRED.sub(_reference, clean(text))


def _reference(found: re.Match[str]) -> str:
    return REFERENCES[found.group()]


def clean(text: str) -> str:
    """Return `text` without control characters. Looking for them is slow, and most texts can do without."""
    return text if text.isprintable() else CONTROL.sub("", text)


def lines(*parts: str) -> str:
    """Return the parts of an element one below the other, less those that are empty."""
    return "\n".join(filter(None, parts))


def tongue(code: str) -> str:
    """Return the attributes of an element whose words are in another language than what is around it."""
    return f' lang="{escape(code)}" dir="{direction(code)}"' if code else ""


def apart(words: str) -> str:
    """Return words of the site among those of a document that may run the other way; both are HTML."""
    return f"<bdi>{words}</bdi>"


def code_html(text: str) -> str:
    """Return code to the letter; HTML drops a line break right behind `<pre>`, so none stands there."""
    return f"<pre><code>{escape(text)}</code></pre>"


def shows(words: Inlines) -> bool:
    """Tell whether anything of the words can be seen."""
    return any(
        shows(one.children) or (isinstance(one, Link) and leads(one))
        if isinstance(one, Strong | Emphasis | Link)
        else (isinstance(one, Picture) and bool(one.file)) or bool(clean(one.text).strip())
        for one in words
    )


def inline(words: Inlines, *, links: bool = True, here: str | None = None) -> str:
    """Return the words with their emphasis, code and, unless they stand inside a link themselves, links.

    Mentions of terms are links on the page at the address `here`, and plain words without one.
    """
    made: list[str] = []
    for one in words:
        if isinstance(one, Text):
            made.append(escape(one.text.replace("\n", " ")))
        elif isinstance(one, Strong):
            made.append(f"<strong>{inline(one.children, links=links, here=here)}</strong>")
        elif isinstance(one, Emphasis):
            tag = "s" if one.is_struck else "em"
            made.append(f"<{tag}>{inline(one.children, links=links, here=here)}</{tag}>")
        elif isinstance(one, Code):
            made.append(f"<code>{escape(one.text)}</code>")
        elif isinstance(one, Picture):
            made.append(picture_html(one))
        elif isinstance(one, Formula):
            made.append(formula_html(one, scrolls=links))
        elif isinstance(one, Mention):
            made.append(escape(one.text) if here is None or not links else _mention(one, here))
        else:
            made.append(link(one) if links else inline(one.children, links=False))
    return "".join(made)


def formula_html(one: Formula, *, scrolls: bool = True) -> str:
    """Return a formula as MathML with its TeX; one too wide for a phone scrolls, unless it stands within a control."""
    display = ' display="block"' if one.is_block else ""
    tex = escape(" ".join(one.tex.split()))
    made = f'<math{display} alttext="{tex}">{markup(formula(one.tex), escape)}</math>'
    if len(one.text) <= WIDE or not scrolls:
        return made
    kind = "formula block" if one.is_block else "formula"
    return f'<span class="{kind}" role="group" aria-label="{FORMULA}" tabindex="0">{made}</span>'


def picture_html(one: Picture, caption: str = "") -> str:
    """Return a picture; its words in brackets, where nobody has its file. A `caption` stands below it already."""
    if not one.file:
        return escape(f"[{one.text}]") if one.text else ""
    size = f' width="{one.width}" height="{one.height}"' if one.width and one.height else ""
    title = f' title="{escape(one.title)}"' if one.title not in ("", one.alt, caption) else ""
    kind = ' class="clear"' if one.is_clear else ""
    source = f"{ROOT}{one.file}"
    return f'<img{kind} src="{source}" alt="{escape(one.alt)}"{title}{size} loading="lazy" decoding="async">'


def rooted(page: str, path: str, say: Say = ENGLISH) -> str:
    """Return a page at a path below docs/ with addresses of the site from there, and its formulas named."""
    page = page.replace(f'aria-label="{FORMULA}"', f'aria-label="{say(FORMULA)}"')
    if ROOT not in page:
        return page
    depth = path.count("/") + (not path.endswith("index.md"))
    return page.replace(ROOT, "../" * depth)


def legible(words: Inlines) -> Inlines:
    """Return words whose formulas and pictures are words too, for what is a name or a label."""
    return tuple(
        Text(one.text)
        if isinstance(one, Formula | Picture)
        else replace(one, children=legible(one.children))
        if isinstance(one, Strong | Emphasis | Link)
        else one
        for one in words
    )


def unlinked(words: Inlines) -> Inlines:
    """Return words without their links, for a heading; a link without words is the address that it leads to."""
    made: list[Inline] = []
    for one in words:
        if isinstance(one, Link):
            made += (Text(one.url),) if SAFE_URL.match(one.url) and not shows(one.children) else one.children
        else:
            made.append(replace(one, children=unlinked(one.children)) if isinstance(one, Strong | Emphasis) else one)
    return tuple(made)


def in_summary(words: Inlines) -> str:
    """Return words for a summary that sets its parts side by side: those with marks inside are one part."""
    made = inline(words, links=False)
    return f"<span>{made}</span>" if "<" in made else made


def _mention(one: Mention, here: str) -> str:
    """Return a link to a term's page; the definition beside it, if the page holds it, is shown by script."""
    return f'<a class="term" href="{"../" * here.count("/")}glossary/{one.term}/">{escape(one.text)}</a>'


def leads(one: Link) -> bool:
    """Tell whether a link leads to a page, of this site or of another."""
    return bool(one.page) or SAFE_URL.match(one.url) is not None


def link(one: Link) -> str:
    """Return a link to a page of the site, or out of it; an address of another kind stays text."""
    if one.page and shows(one.children):
        return f'<a href="{ROOT}{escape(one.page)}">{inline(one.children, links=False)}</a>'
    if not SAFE_URL.match(one.url):
        return inline(one.children)
    # A link inside a link is none; one without words says where it leads.
    return external(one.url, inline(one.children, links=False) if shows(one.children) else escape(one.url))


def external(url: str, label: str) -> str:
    """Return a link out of the site; `label` is HTML."""
    return f'<a href="{escape(safe_url(url))}" rel="external noopener">{label}</a>'


def links_below(words: Inlines) -> str:
    """Return the links of words that could not hold them, as in a summary, which is a button itself."""
    found = " ".join(link(one) for one in _links(words) if leads(one))
    return f'<p class="label">{found}</p>' if found else ""


def _links(words: Inlines) -> Iterator[Link]:
    for one in words:
        if isinstance(one, Link):
            yield one
        elif isinstance(one, Strong | Emphasis):
            yield from _links(one.children)


def safe_url(url: str) -> str:
    """Return the address with everything but what an address is made of percent-encoded."""
    return quote(clean(url), safe="%/:?#@!$&'()+,;=-._~")
