"""How documents mark the right option, and what they call answers, explanations and hints. Data only."""

from __future__ import annotations

import re

from studysite.patterns import knowing, lazy

# The letters that options are counted by: Latin, circled, Cyrillic, Greek, kana, Hebrew, Arabic.
ALPHABETS = ("abcdefghijkl", "①②③④⑤⑥⑦⑧", "абвгдежз", "αβγδεζ", "アイウエオカキク", "אבגדהוזח", "أبجدهو")

RIGHT_SIGNS = "✅✓✔☑🗹🗸√☒"
WRONG_SIGNS = "❌✗✘✖❎"
# Shapes by which games tell options apart, beside boxes to tick.
SHAPES = "🔺🔻🔷🔶🔹🔸🟥🟦🟨🟩🟧🟪🔴🔵🟡🟢🟠🟣"
EMPTY_BOXES = f"☐○◯□◻⬜⚪{SHAPES}"
FILLED_BOXES = "◉⦿🔘"
SIGNS = f"{RIGHT_SIGNS}{WRONG_SIGNS}{EMPTY_BOXES}{FILLED_BOXES}"

_RIGHT = (
    r"(?:the )?(?:correct|right)(?: (?:answer|option|choice|one))?|corret[ao]|correct[ao]|resposta correta|"
    r"respuesta correcta|(?:la )?bonne réponse|juste|correcte?|richtige? ?(?:antwort)?|corrett[ao]|"
    r"risposta corretta|正解|正确(?:答案)?|정답|"
    r"верно|правильн(?:о|ый ответ)|נכון|صحيح|poprawn[ae](?: odpowiedź)?|prawidłowa(?: odpowiedź)?|"
    r"správn[aáě](?: odpověď)?|juist(?:e antwoord)?|rätt(?: svar)?|doğru(?: (?:cevap|yanıt))?|(?:jawaban )?benar|"
    r"đúng|правильн(?:о|а відповідь)|вірно|(?:răspuns )?corect|helyes(?: válasz)?|σωστ[όή](?: απάντηση)?|सही|ถูก(?:ต้อง)?"
)
_WRONG = (
    r"incorrec?t[ao]?|wrong(?: answer)?|not correct|errad[ao]|falsch|faux|fausse|sbagliat[ao]|不正解|错误|오답|"
    r"неверно|неправильно|błędn[ae]|nieprawidłow[ae]|špatně|onjuist|fout|fel(?: svar)?|yanlış|salah|sai|невірно|"
    r"greșit|incorect|helytelen|λάθος|गलत|ผิด"
)

# What stands behind an option: “(correct)”, “← right answer”.
SAID_RIGHT = lazy(
    rf"\s*(?:[(\[{{（]\s*(?:{_RIGHT})\s*[.!]?[)\]}}）]|(?:←|⬅|<[-=]+)\s*(?:{_RIGHT}|answer))[*_]*$", re.IGNORECASE
)
SAID_WRONG = lazy(
    rf"\s*(?:[(\[{{（]\s*(?:{_WRONG})\s*[.!]?[)\]}}）]|(?:←|⬅|<[-=]+)\s*(?:{_WRONG}))[*_]*$", re.IGNORECASE
)

# How a rationale begins that says whether its option is right.
# A word by which a program knows an option.
SAYS_RIGHT = lazy(rf"true|vrai|{_RIGHT}", re.IGNORECASE)
SAYS_WRONG = lazy(rf"false|{_WRONG}", re.IGNORECASE)
BEGINS_RIGHT = lazy(rf"[*_]*(?:✅|✓|✔|this is (?:correct|right)|{_RIGHT}|yes)\b", re.IGNORECASE)
BEGINS_WRONG = lazy(rf"[*_]*(?:❌|✗|✘|this is (?:incorrect|wrong|not)|{_WRONG}|no|not quite)\b", re.IGNORECASE)

# What may stand alone above options, and only says what they are.
OFFERS = lazy(
    r"[\s*_>#]*(?:(?:answer )?(?:options|choices)|alternativas|opções|opciones|propositions|choix(?: de réponses?)?|"
    r"antwortmöglichkeiten|optionen|opzioni|选项|選項|選択肢|선택지|보기|варианты(?: ответов?)?|אפשרויות|الخيارات)"
    r"\s*[:：]?[\s*_]*",
    re.IGNORECASE,
)

_OPENS = r"\s*(?:>\s*)?(?:[-*+•–]\s+)?[*_]{0,3}(?:[✅✓✔☑👉➡]\ufe0f?\s*)?[*_]{0,3}"
_CLOSES = r"\s*[*_]{0,3}\s*(?:[:：=]|\b(?:is|are|ist|sind)\b:?)\s*[*_]{0,3}"

# “Answer: B”, “**Correct answer:** B”, “The right answers are B and D”, “Correct: B”.
NAMES_RIGHT = knowing(
    rf"{_OPENS}(?:(?:the )?(?:(?:correct|right|best|model|suggested|accepted|official|verified|expected) )?"
    r"(?:answers?|ans|a(?=[*_\s]*[:：])|options?|choices?|responses?|key|solution|correct|right)"
    rf"(?:\(s\))?(?: (?:key|options?|choices?))?{_CLOSES}"
    rf"|(?:(?:a )?resposta(?: cert[ao]| corret[ao])?|(?:la )?respuesta(?: correcta)?|"
    rf"(?:la )?(?:bonne )?réponse|gabarito|(?:richtige )?(?:antwort|lösung)|richtig(?= (?:ist|sind)\b)|"
    rf"(?:la )?risposta(?: corretta| esatta)?|soluzione|"
    rf"(?:правильный )?ответ)"
    rf"(?: (?:est|es|é|è|ist))?{_CLOSES}"
    # “CORRECTA: …” names what is right in the words of an option.
    rf"|(?:(?:poprawna |prawidłowa )?odpowiedź|(?:správná )?odpověď|(?:(?:juiste|goede|correcte) )?antwoord|"
    rf"(?:(?:rätt|korrekt) )?svar|(?:doğru )?(?:cevap|yanıt)|(?:kunci )?jawaban(?: (?:yang )?benar)?|đáp án(?: đúng)?|"
    rf"(?:правильна )?відповідь|răspuns(?:ul)?(?: corect)?|(?:helyes )?válasz|megoldás|(?:σωστή )?απάντηση|"
    rf"(?:सही )?उत्तर|เฉลย|คำตอบ(?:ที่ถูก(?:ต้อง)?)?|(?:ה?תשובה )(?:ה?נכונה)|תשובה|(?:ال)?(?:إجابة|جواب)(?: (?:ال)?صحيحة?)?|"
    rf"corret[ao]|correct[ao]|correcte?|corrett[ao]|richtig)(?: (?:est|è|ist|jest|je|is|là|adalah|este))?{_CLOSES}"
    r"|(?:正解|答え|解答|正确答案|答案|정답|답)(?:は)?\s*[:：]?\s*[*_]{0,3})",
    re.IGNORECASE,
)
EXPLAINS = knowing(
    rf"(?P<label>{_OPENS}(?:explanations?|rationales?|why(?: (?:it is|this is|it's) (?:right|correct))?|"
    rf"reason(?:ing)?|feedback|justification|explicação|justificativa|explicación|explication|erklärung|begründung|"
    rf"spiegazione|justificación|justificação|motivazione|wyjaśnienie|uzasadnienie|vysvětlení|uitleg|toelichting|"
    rf"förklaring|motivering|açıklama|penjelasan|pembahasan|giải thích|lời giải|пояснення|explicați[ea]|magyarázat|"
    rf"indoklás|εξήγηση|αιτιολόγηση|व्याख्या|स्पष्टीकरण|คำอธิบาย|הסבר|נימוק|(?:ال)?(?:شرح|تفسير|توضيح|تعليل)|"
    rf"解説|解释|解析|해설|설명|объяснение|пояснение)\s*[*_]{{0,3}}\s*[:：]\s*[*_]{{0,3}})",
    re.IGNORECASE,
)
HINTS = lazy(
    rf"(?P<label>{_OPENS}(?:💡\s*)?(?:hints?|tips?|dica|pista|indice|hinweis|tipp|"
    rf"suggerimento|ヒント|提示|힌트|подсказка)"
    rf"(?: \d{{1,2}})?\s*[*_]{{0,3}}\s*[:：]\s*[*_]{{0,3}})",
    re.IGNORECASE,
)

# The two options of a statement that is to be judged, as documents write them.
TRUTHS = (
    ("true", "false"),
    ("yes", "no"),
    ("verdadeiro", "falso"),
    ("verdadero", "falso"),
    ("vrai", "faux"),
    ("richtig", "falsch"),
    ("wahr", "falsch"),
    ("vero", "falso"),
    ("верно", "неверно"),
    ("правда", "ложь"),
    ("正しい", "誤り"),
    ("正", "誤"),
    ("○", "×"),
    ("참", "거짓"),
    ("对", "错"),
    ("正确", "错误"),
    ("נכון", "לא נכון"),
    ("صح", "خطأ"),
    ("صواب", "خطأ"),
    ("prawda", "fałsz"),
    ("pravda", "nepravda"),
    ("waar", "onwaar"),
    ("juist", "onjuist"),
    ("sant", "falskt"),
    ("doğru", "yanlış"),
    ("benar", "salah"),
    ("đúng", "sai"),
    ("правда", "неправда"),
    ("adevărat", "fals"),
    ("igaz", "hamis"),
    ("σωστό", "λάθος"),
    ("सही", "गलत"),
    ("ถูก", "ผิด"),
)
VERDICTS = frozenset(word for pair in TRUTHS for word in pair)
_PAIRS = "|".join(rf"{one}\s*(?:/|\||,|or|ou|o|oder|или|または|או|أم|أو)\s*{other}" for one, other in TRUTHS)
JUDGED = lazy(rf"(?:^|[(\[:.?!\s])(?P<pair>{_PAIRS}|t\s*/\s*f|t or f)(?:$|[)\]:.?!\s])", re.IGNORECASE)
JUDGES = lazy(rf"\b(?P<pair>{_PAIRS}|t\s*/\s*f)\b", re.IGNORECASE)
