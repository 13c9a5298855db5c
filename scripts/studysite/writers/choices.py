"""Options to choose from: the list below a prompt, and the same list with what is right and why."""

from __future__ import annotations

from studysite.items import Card
from studysite.model import Choice
from studysite.writers.blocks import blocks_html
from studysite.writers.context import Context
from studysite.writers.html import inline, lines


def choices_html(card: Card, context: Context) -> str:
    """Return the options of a card and its hint, as they stand below its prompt; empty if it has neither.

    Where it is known which are right, a script makes them a choice.
    """
    made = ""
    if card.choices:
        items = "\n".join(f"<li>{inline(choice.words)}</li>" for choice in card.choices)
        made = f'<ol class="choices" type="A">\n{items}\n</ol>'
    if any(choice.is_right for choice in card.choices):
        made = f"<div><study-choice>\n{made}\n</study-choice></div>"
    return lines(made, hint_html(card, context))


def hint_html(card: Card, context: Context) -> str:
    """Return the hint of a card, closed; empty if it has none."""
    if not card.hint:
        return ""
    hint = blocks_html(card.hint, context)
    return f'<div class="hint"><details><summary>{context.say("Hint")}</summary>\n{hint}\n</details></div>'


def weighed_html(card: Card, context: Context) -> str:
    """Return the options of a card with what is right and why; empty where the document says nothing of them."""
    known = any(choice.is_right for choice in card.choices)
    if not known and not any(choice.rationale for choice in card.choices):
        return ""
    items = "\n".join(_weighed(choice, context, known=known) for choice in card.choices)
    return f'<ol class="weighed" type="A">\n{items}\n</ol>'


def unweighed_html(card: Card, context: Context) -> str:
    """Return what a document says of the options of which it does not tell the right one, closed."""
    told = weighed_html(card, context)
    if not told:
        return ""
    return lines(
        f"<details><summary>{context.say('Explanations')}</summary>",
        f'<div class="answer" id="a-{card.id}">{told}</div>',
        "</details>",
    )


def _weighed(choice: Choice, context: Context, *, known: bool) -> str:
    right = "true" if choice.is_right else "false"
    attribute = f' data-right="{right}"' if known else ""
    said = (
        f'<b class="label">{context.say("Right") if choice.is_right else context.say("Wrong")}</b>\n' if known else ""
    )
    why = f'\n<div class="because">{blocks_html(choice.rationale, context)}</div>' if choice.rationale else ""
    return f"<li{attribute}>{said}<span>{inline(choice.words)}</span>{why}</li>"
