"""How documents name and address themselves, in the languages of study tools. Data only."""

from __future__ import annotations

import re

from studysite.patterns import lazy

# Headings of briefings beyond those of text/languages.toml. A title such as “Tides: A Briefing” counts as well.
SUMMARY = lazy(
    r"(?:an? )?executive summary(?:: .*)?|key points and themes|(?:main|key|major|core) themes(?: (?:and|&) .{1,60})?"
    r"|(?:.{1,60}[:–—-] )?(?:an? )?(?:(?:detailed|comprehensive|short|full|analytical|strategic|technical|executive) )?"
    r"briefing(?: (?:document|paper|note|doc))?(?:(?::| on| for) .*)?"
    r"|(?:most important|key) (?:ideas|facts)(?: (?:and|&|or) (?:ideas|facts))?",
    re.IGNORECASE,
)

# Headings with which posts end.
LAST_WORDS = lazy(
    r"(?:in )?conclusion(?:: .*)?|final thoughts?(?:: .*)?|wrapping up|the takeaway|closing thoughts"
    r"|tl;?dr|the bottom line(?:: .*)?"
    r"|conclusi[óo]n(?:es)?|conclus[ãa]o|considerações finais|fazit|conclusione|おわりに|まとめ|결론|마치며|结语|結語"
    r"|заключение|סיכום|الخاتمة",
    re.IGNORECASE,
)

# Words that speak to a reader, or for the writer.
ADDRESSED = lazy(
    r"\b(?:you|your|you['’](?:re|ve|ll)|we|we['’](?:re|ve|ll)|our|I|I['’](?:m|ve|ll)|my|let['’]s"
    r"|du|dein\w*|ihr|wir|unser\w*|vous|votre|vos|nous|notre|tú|tu|usted|nosotros|você|nós|voi|noi|вы"
    r"|ваш\w*|мы)\b"
)

_LESSONS = r"lesson|module|lecture|unit|session|chapter|class|tutorial|workshop|course"

# What a document says of itself: not “the parts of the course”, which any text may say.
LESSON = lazy(
    rf"\b(?:(?:this|today['’]s|our) (?:{_LESSONS})|the (?:lesson|lecture)|in this section"
    r"|(?:dieser?|unserer?) (?:lektion|stunde|vorlesung)|(?:cette|notre) (?:leçon|séance)|ce (?:cours|module)"
    r"|(?:esta|nuestra) (?:lección|clase)|(?:esta|nossa) (?:aula|lição)|(?:questa|nostra) lezione|в этом уроке)\b"
    r"|この(?:レッスン|授業|講義)|이 (?:수업|강의)|本(?:课|課|节课|單元)|في هذا الدرس|בשיעור זה",
    re.IGNORECASE,
)
LESSON_TITLE = lazy(
    rf"(?:(?:{_LESSONS}|week|topic)(?: no\.?| number)? #?\d+\b|lecture notes?\b|lesson(?: notes?| plan)?\s*[:–—-]"
    r"|(?:lektion|vorlesung|leçon|séance|lección|clase|aula|lição|lezione|урок|лекция|الدرس|שיעור)\b"
    r"|第\s*[\d一二三四五六七八九十]+\s*[课課讲講回章]|제?\s*\d+\s*(?:강|과|차시))",
    re.IGNORECASE,
)
LESSON_WILL = lazy(
    r"\b(?:you(?:['’]ll| will) (?:learn|be able|understand|know|see|explore)|by the end of"
    r"|we(?:['’]ll| will) (?:learn|cover|look at|explore)|(?:am ende|nach) dieser (?:lektion|stunde)"
    r"|aprender(?:ás|emos|á)|vous (?:apprendrez|allez apprendre)|imparerai|вы узнаете)\b",
    re.IGNORECASE,
)

# Titles of notes: what is in lists there is to be read.
NOTES_TITLE = lazy(
    r"\b(?:notes|cheat ?sheet|crib sheet)\s*(?:[:–—(-].*)?$"
    r"|\b(?:appunti|apuntes|anotações|resumo|notizen|mitschrift|конспект)\b|笔记|筆記|ノート|필기",
    re.IGNORECASE,
)

# Titles that say that questions or terms follow.
GUIDE_TITLE = lazy(
    r"\b(?:study|review|revision) guide\b|\b(?:quiz|glossary|exam questions)\b|\bguía de estudio\b"
    r"|\bguia de estudos?\b"
    r"|\bguide d['’]étude\b|\b(?:studien|lern)(?:leitfaden|hilfe|führer)\b|\bguida (?:allo"
    r"|di) studio\b|学習ガイド|스터디 가이드|학습 가이드"
    r"|学习指南|學習指南|\bучебн(?:ое|ый) (?:пособие|руководство|гид)\b|מדריך לימוד|دليل (?:ال)?دراس[يةه]",
    re.IGNORECASE,
)

# How the entries of a plan or a diary begin: a day of the week, a week's number, a date.
DATED = lazy(
    r"[\W_]*(?:(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,6}day)?s?\b[,./]?\s|(?:mo|di|mi|do|fr|sa|so)[.,]\s?\d"
    r"|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
    r"|segunda|terça|quarta|quinta|sexta|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b"
    r"|(?:week|woche|semaine|semana|settimana|неделя|שבוע|الأسبوع)\s?\d|\d{1,2}\.?\s?(?:week|woche|semaine|settimana)\b"
    r"|第?\s?\d{1,2}\s?(?:周|週|주차)|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}\b)",
    re.IGNORECASE,
)
