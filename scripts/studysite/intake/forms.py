"""Forms of a page: inputs of which one is chosen stay tags that say no more than what readers need to know of them.

`text/dialects/forms` makes questions of them, or a list of words.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from studysite.intake.prose import Run
from studysite.intake.tree import attribute, children, words
from studysite.text.dialects.form_parts import key_of, says_right

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

INPUTS = "input[type=radio], input[type=checkbox]"
PERSONAL = "input[type=email], input[type=tel], input[type=password], input[type=date]"
WRITTEN = ("", "text", "number")
# How many elements around an input are looked at, and of how many a list to choose from is a question at most.
FARTHEST, MOST = 6, 8


def runs(node: LexborNode, face: Run) -> Iterator[Run]:
    """Yield a box to tick, as tasks have it, or the input of a form, on a line of its own; nothing for any other."""
    kind = attribute(node, "type").lower()
    if node.tag not in ("input", "textarea", "select"):
        return
    if node.tag == "select":
        yield from _listed(node, face)
    elif node.tag == "textarea" or kind in WRITTEN:
        yield from (Run("", kind="break"), _tag("text", attribute(node, "name"), {}), Run("", kind="break"))
    elif kind == "checkbox" and _is_task(node):
        yield face._replace(text="[x] " if "checked" in node.attributes else "[ ] ", kind="made")
    elif kind in ("checkbox", "radio"):
        held, key = _told(node)
        personal = "" if not _is_personal(node) else " data-personal"
        yield from (Run("", kind="break"), _tag(kind, attribute(node, "name"), held | {"data-key": key}, personal))


def led(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs of a label so that its input stands before its words."""
    at = next((at for at, run in enumerate(runs) if run.text.startswith("<input ")), 0)
    behind = "".join(run.text for run in runs[at + 1 :])
    yield from (*runs[at - 1 :], *runs[: at - 1]) if at and not behind.strip() else runs


def _tag(kind: str, name: str, held: dict[str, str], more: str = "") -> Run:
    told = {"type": kind, "name": name, **held}
    said = " ".join(f'{key}="{html.escape(" ".join(value.split()))}"' for key, value in told.items() if value)
    return Run(f"<input {said}{more}> ", kind="made")


def _listed(node: LexborNode, face: Run) -> Iterator[Run]:
    """Yield a list to choose from, where it stands at the end of its paragraph."""
    options = [one for one in node.css("option") if attribute(one, "value").strip() or "value" not in one.attributes]
    offered = [text for one in options if (text := " ".join((one.text(deep=True) or "").split()))]
    after = node.next
    while after is not None and not (words(after).strip() if after.tag != "select" else "-"):
        after = after.next
    if not 1 < len(offered) <= MOST or after is not None:
        return
    name = attribute(node, "name") or attribute(node, "id") or "select"
    for text in offered:
        yield from (Run("", kind="break"), _tag("select", name, {}), face._replace(text=text))


def _told(node: LexborNode) -> tuple[dict[str, str], str]:
    """Return what an input says of itself, and which value the elements around its question call right."""
    right = says_right(_attributes(node))
    held = {"value": attribute(node, "value")}
    key, count = "", 1
    for around in _around(node):
        inputs = len(around.css(INPUTS))
        if inputs == 1:
            right = right if right is not None else says_right(_attributes(around))
        elif count in (1, inputs):
            key, count = key or key_of(_attributes(around)), inputs
        else:
            break
    return held | ({} if right is None else {"data-correct": "true" if right else "false"}), key


def _attributes(node: LexborNode) -> dict[str, str]:
    return {name: value or "" for name, value in node.attributes.items()}


def _around(node: LexborNode) -> Iterator[LexborNode]:
    one = node.parent
    for _ in range(FARTHEST):
        if one is None or one.tag in ("form", "body", "html"):
            return
        yield one
        one = one.parent


def _is_task(node: LexborNode) -> bool:
    """Tell whether a box is that of a task, as Markdown makes them: the first in an entry of a list, without a name."""
    entry = next((one for one in _around(node) if one.tag == "li"), None)
    if entry is None or attribute(node, "name"):
        return False
    first = next((one for one in children(entry) if one.tag != "-text" or words(one).strip()), None)
    return first is not None and (first is node or first.css_first("input") is not None or first.tag == "input")


def _is_personal(node: LexborNode) -> bool:
    """Tell whether an input is of a form that asks who somebody is."""
    one = node.parent
    while one is not None and one.tag != "form":
        one = one.parent
    return one is not None and one.css_first(PERSONAL) is not None
