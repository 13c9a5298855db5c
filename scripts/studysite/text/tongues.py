"""Which language a document is in: what it says itself, its script, whose headings it has, its frequent words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from studysite.patterns import lazy
from studysite.text.languages import LANGUAGES, headings
from studysite.text.vocabulary import bare

# Language tags as BCP 47 has them, less what no document needs.
TAG = lazy(r"[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?", re.IGNORECASE)
# So much of a document tells its language.
MOST_CHARACTERS = 12_000
# A script counts as the document's own from this share of its letters on.
SHARE = 0.3
WORD = re.compile(r"[^\W\d_]+")
PARTING = {code: " " for code in range(128) if not chr(code).isalpha()}
# Frequent words must be so many, and so much more of one language than of the next.
FEWEST_WORDS, AHEAD = 4.0, 1.25

SCRIPTS = {
    "kana": lazy("[\u3041-\u30ff]"),
    "han": lazy("[\u3400-\u9fff]"),
    "hangul": lazy("[\uac00-\ud7a3]"),
    "cyrillic": lazy("[\u0400-\u04ff]"),
    "hebrew": lazy("[\u05d0-\u05ea]"),
    "arabic": lazy("[\u0621-\u064a\u066e-\u06d3]"),
    "greek": lazy("[\u0370-\u03ff]"),
    "thai": lazy("[\u0e01-\u0e5b]"),
    "devanagari": lazy("[\u0904-\u0939]"),
    "latin": lazy("[A-Za-z\u00c0-\u024f]"),
}
# Without a character of these, a text is in Latin letters; its dashes and quotation marks are no script.
OTHER = lazy("[\u0370-\u0e5b\u3041-\ud7a3]")
# A character of these scripts says as much as several letters.
DENSE = {"kana": 2, "han": 3, "hangul": 2}
PLAIN = {"hangul": "ko", "hebrew": "he", "greek": "el", "thai": "th", "devanagari": "hi"}

# Letters that one language of a script has and the others do not.
PERSIAN, URDU = lazy("[\u067e\u0686\u0698\u06af\u06cc]"), lazy("[\u0679\u0688\u0691\u06ba\u06be\u06d2]")
UKRAINIAN, RUSSIAN = lazy("[іїєґ]", re.IGNORECASE), lazy("[ыэё]", re.IGNORECASE)
# Frequent characters that the two ways to write Chinese have in different forms.
SIMPLIFIED = lazy("[这们国学习术语义为时个来对会后发经与问题实现应该开关进过还说点动体东车书长门见]")
TRADITIONAL = lazy("[這們國學習術語義為時個來對會後發經與問題實現應該開關進過還說點動體東車書長門見]")

_LATIN = tuple(code for code, language in LANGUAGES.items() if language.words)
_WEIGHTS = Counter(word for code in _LATIN for word in LANGUAGES[code].words)
_KEYS = ("quiz", "answers", "essays", "glossary", "objectives", "summary", "main", "briefing", "title")


def language_of(texts: Iterable[str], titles: Iterable[str], settings: Mapping[str, object]) -> str:
    """Return the BCP 47 tag of the language that lines are in; "" where there is no telling.

    `titles` are lines that may be headings; `settings` are those of the front matter, which count before all else.
    """
    told = settings.get("lang")
    if isinstance(told, str) and TAG.fullmatch(told.strip()):
        return told.strip()
    text = _beginning(texts)
    own = _by_script(text)
    return own if own is not None else _by_words(text) or _by_headings(titles)


def _beginning(texts: Iterable[str]) -> str:
    """Return the first lines of a document, as many as tell its language."""
    held: list[str] = []
    size = 0
    for text in texts:
        held.append(text)
        size += len(text)
        if size > MOST_CHARACTERS:
            break
    return "\n".join(held)


def _by_script(text: str) -> str | None:
    """Return the language that a script tells, "" where it is written in several; None for Latin letters, or none."""
    if text.isascii() or not OTHER.search(text):
        return None
    counts = {name: len(pattern.findall(text)) * DENSE.get(name, 1) for name, pattern in SCRIPTS.items()}
    east = counts["kana"] + counts["han"]
    kana = counts.pop("kana")
    counts["han"] = east
    best = max((name for name in counts if name != "latin"), key=lambda name: counts[name])
    if not counts[best] or counts[best] < SHARE * sum(counts.values()):
        return None
    return _of_script(best, text, is_japanese=kana * 20 >= east)


def _of_script(script: str, text: str, *, is_japanese: bool) -> str:
    if script == "han":
        old, new = len(TRADITIONAL.findall(text)), len(SIMPLIFIED.findall(text))
        return "ja" if is_japanese else "zh" if old == new else "zh-Hant" if old > new else "zh-Hans"
    if script == "cyrillic":
        return "uk" if UKRAINIAN.search(text) else "ru" if RUSSIAN.search(text) else ""
    if script == "arabic":
        return "ur" if URDU.search(text) else "fa" if PERSIAN.search(text) else "ar"
    return PLAIN[script]


def _by_words(text: str) -> str:
    """Return the language whose frequent words a text has, the rarer in other languages the more they count."""
    found = Counter(word for line in text.casefold().split("\n") for word in _words(line))
    scores = {
        code: sum(found[word] / _WEIGHTS[word] for word in LANGUAGES[code].words if word in found) for code in _LATIN
    }
    first, second, *_ = sorted(scores, key=lambda code: -scores[code])
    sure = scores[first] >= FEWEST_WORDS and scores[first] >= AHEAD * scores[second]
    return first if sure else ""


def _words(line: str) -> list[str]:
    """Return what of a line is letters; most lines are ASCII, and need no pattern for that."""
    return line.translate(PARTING).split() if line.isascii() else WORD.findall(line)


@cache
def _headings(code: str) -> list[re.Pattern[str]]:
    return [headings(key, [code]) for key in _KEYS if key in LANGUAGES[code].phrases]


def _by_headings(titles: Iterable[str]) -> str:
    """Return the language that most headings are in which are of one language alone."""
    votes: Counter[str] = Counter()
    for title in titles:
        words = bare(title)
        codes = [code for code in LANGUAGES if any(one.fullmatch(words) for one in _headings(code))]
        votes.update(codes if len(codes) == 1 else ())
    ranked = [*votes.most_common(2), ("", 0), ("", 0)]
    return ranked[0][0] if ranked[0][1] > ranked[1][1] else ""
