"""Headings that may be those of glossaries, in looser words than a role needs: what stands below them decides."""

from __future__ import annotations

from functools import lru_cache

from studysite.patterns import lazy
from studysite.text.languages import EASTERN, LANGUAGES, headings
from studysite.text.vocabulary import bare

# “Unit 4: Vocabulary”, “Terms of Contract Law”. Eastern words stand without spaces.
_WESTERN = headings("lexical", [code for code in LANGUAGES if code not in EASTERN]).pattern
LEXICAL = lazy(rf"(?<!\w){_WESTERN}(?!\w)|{headings('lexical', EASTERN).pattern}")
# What stands behind a number or a colon is one concept that is told of, below a heading of its own.
COUNTED = lazy(rf"{headings('lexical', EASTERN).pattern}\s*\d{{1,2}}\s*[:：]\s*\S|(?:概念|개념)\s*[:：]\s*\S")
LONGEST, MOST_WORDS = 90, 10


@lru_cache(maxsize=1024)
def may_name_glossary(title: str) -> bool:
    """Tell whether a heading has a word that those of glossaries have, whatever else it says."""
    if not title or len(title) > LONGEST or len(title.split()) > MOST_WORDS or "?" in title:
        return False
    return LEXICAL.search(bare(title)) is not None and COUNTED.search(title) is None
