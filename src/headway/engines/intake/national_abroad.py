"""National bodies named in French, Spanish, German, Russian or Arabic."""

import re

from headway.engines.intake.national_lists import Office
from headway.engines.intake.tables import table

SMALL_WORDS = (
    " de ",
    " del ",
    " du ",
    " des ",
    " la ",
    "d'",
    "стер",
    "прокур",
    "опасн",
    "وزارة",
    "الهيئة",
    "هيئة",
    "مجلس الأمن القومي",
    "النيابة",
    "Bundes",
    "служб",
    " nationale",
    "Autoridad",
)
"""Without any of them a text names no body in French, Spanish, Russian or Arabic."""
_DE = re.compile(
    r"\b(?:[Mm]inist(?:ère|erio)|[Dd]irection(?: [Gg]énérale| [Nn]ationale)?|[Dd]irección(?: [Gg]eneral| [Nn]acional)?|[Cc]onseil national|[Cc]onsejo [Nn]acional|[Pp]arquet général"
    r"|Consejo(?= de (?!Seguridad(?! Nuclear)|Europa|Derechos))|Empresa [Nn]acional|[Cc]ommission nationale|[Cc]omisión [Nn]acional|[Aa]gence nationale|[Aa]gencia [Nn]acional|[Cc]ellule(?: nationale)?|[Uu]nidad|[Oo]ffice national|[Ss]ecretaría(?: [Nn]acional)?)\s(?=d)"
)
_ABROAD = re.compile(
    r"\bFiscalía(?: General)?(?: de la (?:Nación|República))?|\bProcuraduría General(?: de la (?:Nación|República))?|\bPolicía (?:Nacional|Federal)|\bGuardia (?:Civil|Nacional)"
    r"|\b(?:[Pp]olice|[Gg]endarmerie|[Gg]arde) nationale|\bBanque centrale|\bBanco Central|\bCour suprême|\bCorte Suprema(?: de Justicia)?|\b[Dd]éfenseur des droits|\bDefensoría del Pueblo"
    r"|\bAutoridad (?:Regula(?:toria|dora)|Nacional)(?: (?:de )?[A-ZÁÉÍÓÚ]\w+){0,3}"
)
_DE_REST = re.compile(
    r"(?:\s|,\s)?(?:(?:et|y|e)\s)?(?:de\sla\s|de\sl'|de\slos\s|de\slas\s|d'|des\s|del\s|du\s|de\s|la\s|l'|à\sla\s)?([A-ZÀ-Þ]?[\w-]+)"
)
_RUSSIAN = re.compile(
    r"\bМинистерств\w+\s(?:иностранных дел|внутренних дел|по чрезвычайным ситуациям|национальной безопасности|юстиции(?: и прав человека)?|транспорта(?: и связи)?|экономики(?: и финансов)?|энергетики|обороны"
    r"|финансов(?: и экономики)?|здравоохранения|образования(?: и науки)?|культуры|труда(?: и социальной защиты)?|связи|торговли|информации|сельского хозяйства)|\bГенеральн\w+ прокуратур\w+|\bВерховн\w+ суд\w*|\b(?:Центральн|Национальн)\w+ банк\w*"
    r"|\b[Кк]омитет\w* (?:национальной|государственной) безопасности|\b[Сс]лужб\w+ (?:государственной|национальной) безопасности|\b[Гг]осударственн\w+ (?:\w+(?:ая|ой|ую) )?служб\w+(?: (?:безопасности|финансового мониторинга))?|\b[Сс]лужб\w+ финансового мониторинга"
)
_GERMAN = re.compile(
    r"\bBundes(?:ministerium|amt|anstalt|behörde)(?:\s(?:für|der|des)(?:\s(?:die|den|das|der))?(?:\s[a-zäöü]\w+)?\s[A-ZÄÖÜ]\w+(?:(?:,\s[A-ZÄÖÜ]\w+)*\sund(?:\s[a-zäöü]\w+)?\s[A-ZÄÖÜ]\w+)?)?(?:\s\([A-Z]\w+\))?"
    r"|\bBundes\w{3,20}(?:ministerium|amt|polizei|anwaltschaft|dienst)(?:s|es)?(?:\s\([A-Z]\w+\))?|\bBundes(?:polizei|anwaltschaft|nachrichtendienst|kriminalamt)\b(?:\s\([A-Z]\w+\))?"
)
_ARABIC = re.compile(
    r"وزارة\s(?:ال\w+)(?:\s(?:و?ال\w+)){0,3}|(?:الهيئة|هيئة)\s(?:الاتحادية|الوطنية|العامة|المستقلة)(?:\sلل?\w+)?(?:\sال\w+){0,2}|(?<!\w)هيئة\s(?:حقوق الإنسان|ال\w+(?:\sو?ال\w+){1,2})|مجلس الأمن القومي|النيابة العامة|البنك المركزي|اللجنة الوطنية\s\w+(?:\sال\w+){0,2}|وحدة\s(?:المعلومات|التحريات)\sالمالية"
)


def in_other_languages(text: str, plain: str) -> list[Office]:
    words = frozenset(table("ministries")["french"]) | frozenset(table("ministries")["spanish"])
    stops = frozenset(table("ministries")["bodies_abroad"])
    found = []
    for hit in _DE.finditer(plain):
        end = hit.end() - 1
        while True:
            more = _DE_REST.match(plain, end)
            if (
                not more
                or not more[1]
                or more[1].lower() in stops
                or not (more[1].lower() in words or more[1][0].isupper())
                or (more[0][0] == "," and more[1].lower() not in words)
            ):
                break
            end = more.end()
        if end > hit.end():
            found.append(Office(hit.start(), end, text[hit.start() : end]))
    found += [Office(hit.start(), hit.end(), text[hit.start() : hit.end()]) for hit in _ABROAD.finditer(plain)]
    for pattern, letters in ((_RUSSIAN, "а-я"), (_ARABIC, "ا-ي"), (_GERMAN, "B")):
        if re.search(f"[{letters}]", plain):
            found += [Office(hit.start(), hit.end(), hit[0]) for hit in pattern.finditer(plain)]
    return found
