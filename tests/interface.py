"""What the interface says, found in the code that says it."""

from __future__ import annotations

import ast
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from studysite.assets import NODE

ROOT = Path(__file__).resolve().parent.parent
EVALUATING = ("--input-type=module", "--eval")
PACKAGE, OVERRIDES = ROOT / "scripts/studysite", ROOT / "overrides"

# What makes its argument a text, or a noun.
SAYING = ("say", "_say", "_told", "noted", "capital", "speech()")
# The labs are a document each, and speak its language.
LISTING = """
import { readFileSync } from "node:fs";
const { saidIn } = await import(process.argv[1]);
const all = process.argv.slice(2).map((file) => saidIn(readFileSync(file, "utf8")));
console.log(JSON.stringify([all.flatMap(({ texts }) => texts), Object.assign({}, ...all.map(({ nouns }) => nouns))]));
"""
SPEAKING = re.compile(rb"\b(?:say|speech|noted|noun)\b")
IN_TEMPLATE = re.compile(r'\bsay\("([^"]*)"\)')


def scripts() -> list[Path]:
    """The scripts that speak the language of a site."""
    return [file for file in sorted(OVERRIDES.glob("js/**/*.js")) if "labs" not in file.parts]


def said() -> tuple[set[str], dict[str, str]]:
    """All English texts, and the plurals of all nouns that are counted by the singular."""
    command: list[str | Path] = [NODE, *EVALUATING, LISTING, (OVERRIDES / "saying.mjs").as_uri(), *scripts()]
    texts, nouns = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    found, counted = set(texts), dict(nouns)
    for file in sorted(PACKAGE.rglob("*.py")):
        if SPEAKING.search(file.read_bytes()):
            for call in _calls(ast.parse(file.read_text(encoding="utf-8"))):
                found.update(_texts(call))
                counted |= _nouns(call)
    return found | in_templates(), counted


def in_templates() -> set[str]:
    """The texts of the templates."""
    texts = (template.read_text(encoding="utf-8") for template in OVERRIDES.rglob("*.html"))
    return {found for text in texts for found in IN_TEMPLATE.findall(text)}


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """The name of what is called; `speech()` of `speech(code)(…)`."""
    if isinstance(call.func, ast.Call):
        return f"{called(call.func)}()"
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _texts(call: ast.Call) -> list[str]:
    first = call.args[:1] if called(call) in SAYING else []
    return [one.value for one in first if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def _nouns(call: ast.Call) -> dict[str, str]:
    words = [one.value for one in ast.walk(call) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if called(call) == "counts":
        many = [one.value.value for one in call.keywords if isinstance(one.value, ast.Constant)]
        return {one: str(many[0]) if many else f"{one}s" for one in words if one not in many}
    # Commands count for themselves, in English.
    is_said = called(call) == "noun" or (called(call) == "counted" and isinstance(call.func, ast.Attribute))
    if is_said and words:
        return {words[0]: words[1] if len(words) > 1 else f"{words[0]}s"}
    return {}


UNMARKED = """
import { readFileSync } from "node:fs";
const { tokensOf } = await import(process.argv[1]);
const found = [];
function look(source, file) {
  for (const { start, parts, values } of tokensOf(source).tokens) {
    const before = source.slice(Math.max(0, start - 80), start);
    if (!/say$/.test(before)) found.push([file, parts.join("…"), before]);
    for (const value of values) look(value, file);
  }
}
for (const file of process.argv.slice(2)) look(readFileSync(file, "utf8"), file);
console.log(JSON.stringify(found));
"""

# A sentence, or the beginning of one. Names of classes, selectors and events have no capital; an Error is for whoever
# mends the site.
SENTENCE = re.compile(r"[A-Z][a-z]+(?:[,;:]? [\w“…]+|[.?!:]$)|[a-z]{2,}[.?!]$|^ ?[a-z]+ [a-z]+ [a-z]+")
FOR_NOBODY = re.compile(
    r"(?:Error\((?:\w+, |\"\w+\", )?|import |from |querySelector(?:All)?\(|matches\(|class: (?:\w+ \? )?"
    r"|counted\(\w+, (?:\"[^\"]*\", )?|\b[A-Z_]+ =\s*)$"
)


def unmarked_in_scripts() -> list[str]:
    """What looks like a sentence in a script, and is no text of the interface."""
    command: list[str | Path] = [NODE, *EVALUATING, UNMARKED, (OVERRIDES / "saying.mjs").as_uri(), *scripts()]
    made = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [
        f"{Path(file).name}: {text}"
        for file, text, before in json.loads(made)
        # The words that a search passes over are no text.
        if SENTENCE.search(text) and not FOR_NOBODY.search(before) and not file.endswith("base/words.js")
    ]


def unmarked_in_writers() -> list[str]:
    """What looks like a sentence in a writer, and is no text of the interface."""
    found = []
    for file in sorted({*(PACKAGE / "writers").glob("*.py")} - {PACKAGE / "writers/escaping.py"}):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        marked = {id(one) for call in _calls(tree) if called(call) in (*SAYING, "comment") for one in ast.walk(call)}
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and not {id(node)} & (marked | told):
                words = re.sub(r"<[^>]*>?|[\w-]+=\"[^\"]*\"?", "", node.value)
                # What stands in a comment of a page is for whoever edits it.
                is_shown = SENTENCE.search(words) and "studysite" not in words and "edit th" not in words
                found += [f"{file.name}: {node.value}"] if is_shown else []
    return found


def uncountable() -> list[str]:
    """Counts in scripts whose noun is not written there: no table could have its forms."""
    calls = re.compile(r"(?<!function )\bcounted\((?![^\"]*, \")[^;]*")
    found = {file: file.read_text(encoding="utf-8") for file in scripts()}
    return [
        f"{file.name}: {call}" for file, text in found.items() if "/said.js" in text for call in calls.findall(text)
    ]
