"""What the columns of a table of cards are called, and what each is for. Data, in the languages of many tools."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

Use = Literal["front", "back", "option", "right", "hint", "section", "tags", "more", "number", "aside"]

_NAMES: dict[Use, str] = {
    "front": """
        front|ques|side 1|side a|question|questions|q|prompt|term|terms|word|words|vocab|vocabulary|vocabulary word
        |expression|concept|key term|key concept|acronym|abbreviation|phrase|cue|front side|question text|card front
        |frente|anverso|cara|pregunta|término|termino|palabra|concepto|pergunta|termo|palavra|conceito|recto|terme|mot
        |vorderseite|frage|begriff|wort|vokabel|fronte|domanda|termine|parola|concetto|vraag|begrip|voorkant
        |вопрос|термин|слово|понятие|лицевая сторона|問題|質問|用語|単語|表|表面|질문|문제|용어|단어|앞면|앞
        |问题|問題|术语|術語|单词|單詞|正面|词汇|שאלה|מונח|מושג|سؤال|السؤال|مصطلح|المصطلح|كلمة|pytanie|pojęcie|soru|terim
        """,
    "back": """
        back|side 2|side b|def|defn|ans
        |answer|answers|a|definition|definitions|meaning|translation|description|explanation|response
        |back side|card back|meanings|answer text|correct response
        |reverso|dorso|respuesta|definición|definicion|significado|traducción|traduccion|verso|resposta|definição
        |definicao|tradução|réponse|reponse|définition|traduction|signification|rückseite|antwort|bedeutung
        |übersetzung|erklärung|retro|risposta|definizione|significato|traduzione|antwoord|definitie|betekenis
        |achterkant
        |ответ|определение|значение|перевод|оборотная сторона|答え|回答|解答|定義|意味|裏|裏面
        |답|답변|정답|정의|뜻|뒷면|뒤
        |答案|定义|釋義|释义|反面|背面|含义|תשובה|הגדרה|פירוש|إجابة|الإجابة|جواب|الجواب|تعريف|التعريف|معنى|odpowiedź
        |definicja|cevap|tanım
        """,
    "right": "correct|correct answer|correct answers|correct option|right answer|answer key|correct choice|solution",
    "hint": "hint|hints|clue|pista|dica|indice|tipp|hinweis|suggerimento|подсказка|ヒント|힌트|提示|רמז|تلميح",
    "section": """
        category|chapter|topic|section|deck|subject|unit|lesson|module|theme|group|set|categoría|categoria|capítulo
        |capitulo|tema|asignatura|unidad|unidade|chapitre|thème|sujet|kapitel|thema|stapel|fach|capitolo|argomento
        |глава|тема|раздел|колода|章|単元|デッキ|단원|주제|章节|主题|תחום|נושא|فصل|موضوع
        """,
    "tags": "tag|tags|label|labels|keywords|etiqueta|etiquetas|étiquettes|schlagwörter|stichwörter|теги|タグ|태그|标签",
    "number": "#|no|nr|no.|nr.|number|id|n|card|card no|card number|index|номер|№|번호|番号|编号",
    "aside": """
        guid|uuid|url|link|source url|created|modified|updated|date|due|ease|interval|reviews|lapses|difficulty|points
        |time limit|time|type|notetype|note type|kind|image|audio
        """,
}
USES: dict[str, Use] = {name.strip(): use for use, names in _NAMES.items() for name in names.split("|") if name.strip()}
OPTION = re.compile(
    r"(?:option|choice|answer|answer option|opción|alternativa|wrong answer|incorrect answer)[ _-]?(?:[a-h]|\d)"
)

_LANGUAGES = """
    english|spanish|french|german|italian|portuguese|russian|japanese|korean|chinese|mandarin|arabic|hebrew|latin|greek
    |dutch|swedish|polish|turkish|hindi|español|inglés|francés|alemán|italiano|português|inglês|francês|alemão|français
    |anglais|espagnol|allemand|deutsch|englisch|französisch|spanisch|latein|inglese|francese|tedesco|nederlands|русский
    |английский|немецкий|日本語|英語|한국어|영어|中文|英文|עברית|אנגלית|العربية|الإنجليزية|kanji|kana|pinyin|romaji|hiragana
"""
LANGUAGES = frozenset(name.strip() for name in _LANGUAGES.split("|"))


def use_of(cell: str) -> Use | None:
    """Return what a column called so is for; None where the name is no name of a column."""
    name = " ".join(re.sub(r"[*_:`\"“”]+", " ", cell).casefold().split())
    if OPTION.fullmatch(name):
        return "option"
    return USES.get(name) or USES.get(re.sub(r"\s*\(.{1,30}\)$", "", name))


def header(cells: Sequence[str], others: Sequence[Sequence[str]]) -> list[Use] | None:
    """Return what each column is for where `cells` name columns; None where they are a card."""
    uses = [use_of(cell) for cell in cells]
    known = [use for use in uses if use]
    if "front" in known and ("back" in known or "right" in known or "option" in known):
        return _settled(uses)
    languages = [cell.strip().casefold() in LANGUAGES for cell in cells if cell.strip()]
    below = any(cell.strip().casefold() in LANGUAGES for row in others for cell in row)
    if len(languages) > 1 and all(languages) and not below:
        made: list[Use] = ["front", "back"]
        return made + ["more"] * (len(cells) - 2)
    return None


def _settled(uses: Sequence[Use | None]) -> list[Use]:
    """Return uses so that one column is the front and one the back; what says nothing is more of the back."""
    made: list[Use] = []
    options = uses.count("option") > 1
    for use in uses:
        if use is None or (use in ("front", "back") and use in made):
            made.append("more")
        elif options and use == "back" and "right" not in uses:
            made.append("right")
        else:
            made.append(use)
    return made
