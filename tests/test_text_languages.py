"""The headings of study documents are known in every language, however they are dressed; other headings are not."""

from __future__ import annotations

import pytest

from studysite.text.languages import LANGUAGES, direction, first_words, folded
from studysite.text.vocabulary import Role, role_of

HEADINGS: dict[Role, str] = {
    "quiz": """Quiz|Questionário|Teste de Conhecimentos|Questões de Revisão|Cuestionario|Prueba
        |Cuestionario de repaso|Quiz de révision|Questionnaire|Kurzantwort-Quiz|Kurzantwortfragen
        |Questionario|Domande a risposta breve|クイズ|理解度確認クイズ|短答式問題|퀴즈|단답형 퀴즈
        |복습 문제|测验|小测验|简答题|測驗|Тест|Викторина|Контрольные вопросы
        |Вопросы для самопроверки|חידון|בוחן|שאלות חזרה|اختبار|اختبار قصير|أسئلة الاختبار""",
    "answers": """Answer Key|Gabarito|Chave de Respostas|Respostas do Questionário|Clave de respuestas
        |Corrigé du quiz|Respuestas del cuestionario|Clé de réponses|Réponses au quiz
        |Antwortschlüssel|Lösungen|Chiave delle risposte|Risposte al quiz|クイズの解答|解答キー
        |퀴즈 정답|정답 및 해설|답안|答案|测验答案|参考答案|測驗答案|Ключ к ответам|Ответы к тесту
        |Ключ к тесту|מפתח תשובות|תשובות לחידון|مفتاح الإجابة|إجابات الاختبار|الاجابات""",
    "essays": """Essay Questions|Questões Dissertativas|Questões em Formato de Ensaio|Preguntas de ensayo
        |Preguntas de formato ensayo|Questions de dissertation|Questions à développement
        |Aufsatzfragen|Essay-Fragen|Domande per saggi|Domande in formato saggio|論述問題
        |エッセイ形式の質問|논술형 질문|에세이 문제|论述题|論述題|申論題|Вопросы для эссе
        |Вопросы в формате эссе|שאלות חיבור|שאלות למאמר|أسئلة مقالية""",
    "glossary": """Glossary of Key Terms|Glossário de Termos-Chave|Glosario de términos clave
        |Glossaire des termes clés|Lexique|Glossar der Schlüsselbegriffe|Glossar wichtiger Begriffe
        |Glossario dei termini chiave|主要用語集|用語解説|핵심 용어집|주요 용어 해설|용어 정리
        |术语表|关键术语表|关键术语词汇表|關鍵術語詞彙表|名詞解釋|Словарь терминов
        |Глоссарий ключевых терминов|מילון מונחים|מונחי מפתח|مسرد المصطلحات الرئيسية
        |قاموس المصطلحات""",
}
DRESSED: dict[str, Role] = {
    "**Parte 2: Gabarito**": "answers",
    "## 第1部：クイズ": "quiz",
    "第二部分：测验": "quiz",
    "제1부: 퀴즈": "quiz",
    "Часть 1: Тест": "quiz",
    "חלק א׳: חידון": "quiz",
    "الجزء الأول: الاختبار": "quiz",
    "📝 Quiz (10 Questions)": "quiz",
    "1️⃣ Cuestionario": "quiz",
    "１．クイズ": "quiz",
    "【用語集】": "glossary",
    "QUESTIONARIO": "quiz",
    "Glossa\u0301rio": "glossary",
    "Glossaire :": "glossary",
    "Quiz: Photosynthese": "quiz",
}
PROSE = """Teste de hipóteses|Prueba de hipótesis|The test of time|Test d'hypothèses
        |Questions de société|Test di ipotesi|Antworten der Politik|Respuestas inmunes
        |Ответы иммунной системы|問題の背景|概念図|Concept clé|Definitions matter"""


@pytest.mark.parametrize(("role", "listed"), HEADINGS.items(), ids=lambda one: one if one in HEADINGS else "")
def test_headings_are_known_in_every_language(role: Role, listed: str) -> None:
    assert {heading: role_of(heading) for heading in split(listed)} == dict.fromkeys(split(listed), role)


@pytest.mark.parametrize("heading", DRESSED)
def test_numbers_marks_and_emoji_around_a_heading_do_not_count(heading: str) -> None:
    assert role_of(heading) == DRESSED[heading]


def test_other_headings_give_no_role() -> None:
    assert [heading for heading in split(PROSE) if role_of(heading)] == []


def test_twelve_languages_name_every_part_of_a_study_guide() -> None:
    needed = {"quiz", "answers", "essays", "glossary", "main", "briefing", "question", "answer", "term", "definition"}
    needed |= {"terms", "meanings", "reveal", "instructions"}
    whole = [code for code, language in LANGUAGES.items() if needed <= language.phrases.keys()]
    assert whole == ["en", "pt", "es", "fr", "de", "it", "ja", "ko", "zh", "ru", "he", "ar"]


def test_phrases_are_in_lower_case() -> None:
    phrases = [one for language in LANGUAGES.values() for held in language.phrases.values() for one in held]
    assert [one for one in phrases if one != one.lower()] == []


def test_folding_knows_no_case_accents_vowel_points_or_widths() -> None:
    assert folded("ÉTUDE") == "etude"
    assert folded("שָׁלוֹם") == "שלום"
    assert folded("إجابة") == "اجابة"
    assert folded("Ｑ１：") == "q1:"


def test_a_language_has_its_direction() -> None:
    assert [direction(code) for code in ("he", "ar-EG", "fa", "ur", "en", "zh-Hant", "")] == ["rtl"] * 4 + ["ltr"] * 3


def split(listed: str) -> list[str]:
    return [heading.strip() for heading in listed.split("|")]


@pytest.mark.parametrize("key", ["asks", "table"])
def test_words_that_are_looked_for_in_small_letters_have_only_these(key: str) -> None:
    words = [word for one in LANGUAGES.values() for word in one.phrases.get(key, ())]
    assert words == [word.lower() for word in words]


def test_no_word_that_ends_a_prompt_is_ascii() -> None:
    assert [word for _, words in first_words("asks_last") for word in words if word.isascii()] == []
