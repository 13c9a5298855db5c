"""Study documents of every layout, and settings, with a place for an attack in each field (`@`)."""

from __future__ import annotations

import re

# What no reader takes for markup of its own, so that it has to be seen on a page to the letter. If a
# template engine took it, “{{ 31*2107 }}” would read 65317.
ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</li></ul></div></article></summary></details>",
    "{:onclick=alert(1) .src #content}",
    "--8<-- 'secret.txt'",
    "{{ 31*2107 }} {% include 'secret.txt' %}",
    "/// html",
    "[label](javascript:alert(1))",
    "![label](x' onerror='alert(1))",
    "</title></textarea><style>@import 'x'</style>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;",
    '" onmouseover="alert(1)" x=\'',
    "<!-- --> <a href='vbscript:x'>x</a>",
    "[^1] :smile:, [TOC] ==a== ++ctrl++ $x$",
)

STUDY_GUIDE = """\
@

Quiz
Instructions: @
1. @?
2. @?

Answer Key
1. @
2. @

Essay Questions
1. @

Glossary of Key Terms
Term\tDefinition
@\t@
@\t@
"""

EXAM_GUIDE = """\
@
Learning Objectives
- @
- @
Key Terms & Glossary
- **@**: @
Formula / Concept Box
| @ | @ |
|---|---|
| @ | @ |
Hierarchical Outline
- I. @
- @
Visual Anchors
Diagram of @
\\begin{tikzpicture} @
\\end{tikzpicture}
Decision Tree for @
```mermaid
graph TD
  a["x @"] --> b(("@"))
```
Architecture of @
```dot
digraph { label="@"; a [label="@"]; a -> b [label="@"] }
```
Definition-Example Pairs
- @: @ Example: @
Worked Examples
Problem: @
Checkpoint Questions
1. @?
▶Click for Answers
1. @
Comparison Tables
@\t@
@\t@
"""

BRIEFING = """\
# @

## Executive Summary

@

??? danger "@"
    @

!!! note "@"

## @

> @

@
: @

1. @
    - @
        - @

```
@
/// html | script
```
"""

LESSON = """\
@
This lesson is about @
@
- @
- @
- @
@ is next
- @
- @
"""

MIND_MAP = """\
---
title: "x"
markmap:
  colorFreezeLevel: 2
---
# @
- ## @
  - @
    - **@**
- ## @
  - @
"""

LAB = """\
---
lab: zone-failure
---
# @

@ opens it.

## @

| @ | @ |
| --- | --- |
| @ | @ |

## Checkpoint Questions

1. @?

Click for Answers

1. @
"""

UNTITLED = "Quiz\n1. @?\n\nAnswer Key\n1. @\n"
ARTICLE = "@\n\n@\n"
BUNDLE = f"# Briefing @\n{BRIEFING.replace('# @', '@', 1)}\n# Study Guide @\n{STUDY_GUIDE}"

SETTINGS = """\
[site]
name = '''@'''
headline = '''@'''
lead = '''@'''
licence = '''@'''

[documents."untitled.txt"]
title = '''@'''
licence = '''@'''
"""

CORRECTIONS = """\
[[correction]]
document = "briefing"
claim = '''@'''
fact = '''@'''
as_of = '''@'''
source = '''@'''
url = "javascript:alert(1)"
"""

FILES = {
    "guide.txt": STUDY_GUIDE,
    "exam.txt": EXAM_GUIDE,
    "briefing.md": BRIEFING,
    "lesson.txt": LESSON,
    "map.md": MIND_MAP,
    "lab.md": LAB,
    "article.txt": ARTICLE,
    "untitled.txt": UNTITLED,
    "bundle.txt": BUNDLE,
    "<img src=x onerror=alert(1)>{{ 31*2107 }}.txt": STUDY_GUIDE,
}


class Attacker:
    """Puts attacks into the fields of texts: each field has its own, with a word that no other field has."""

    def __init__(self) -> None:
        self.fields: list[str] = []

    def fill(self, text: str) -> str:
        return re.sub("@", lambda _: self.attack(), text)

    def attack(self) -> str:
        number = len(self.fields)
        self.fields.append(f"Field{number} {ATTACKS[number % len(ATTACKS)]} end{number}")
        return self.fields[-1]
