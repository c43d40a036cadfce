"""Ministries and agencies of a State, also those in no list: "State Committee on …", "Ministry of …", "… Agency".

A capitalised head noun makes a name together with the capitalised words before it and those that follow "of", "for", "on" and
the like. "Ministries of the Interior and Justice" are two. What begins like an international body is not national.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from headway.engines.intake.lists import state_names
from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Beginning
from headway.foundation.language.words import straightened

_WORD = r"[A-ZÀ-ÞŚŠŽČ][\w'./-]*(?<![./'-])"
_LINK = r"(?:of the|of|for the|for|against the|against|and for|and of the|and of|and the Fight against|to Combat|to Counter|and|&|on|de la|de los|de las|de|del|des|du|la|los|el)"
_INITIALS = re.compile(r"\s?\((?:the\s)?([A-Z][\w./&-]{1,14})\)")
_LEFT = re.compile(rf"(?:{_WORD}\s)+$")
_LEFT_AND = re.compile(rf"(?:\bthe|,|\bits|\band|\bto)\s({_WORD}(?:\s{_WORD})?\s(?:and|&)\s)$")
_AND = ("and ", "& ")
_FIRST_LINK = re.compile(
    r"\s(?:of|for|on|against|to|in charge of|responsible for)\s(?:the\s|its\s)?(?:(?:[Cc]ombat(?:ing|t)?|[Cc]ounter(?:ing)?|[Pp]revent(?:ion|ing)?(?: and [Cc]ombating)?|[Ff]ight(?:ing)?|[Pp]rotection|[Cc]oordinat(?:e|ion|ing)|[Rr]egulat(?:ion|ing)|[Ss]uppression|[Ee]limination|[Ss]upervision)\s(?:of\s|against\s)?(?:the\s)?)?"
)
_REST = re.compile(
    rf"(?:\s|\s{_LINK}\s|(?<=Traffic)\sin\s|(?<=Trafficking)\sin\s|(?<=Trade)\sin\s|(?<=Work)\swith\s|(?<=Relations)\swith\s|(?<=Cooperation)\swith\s)({_WORD})"
)
_RUN = re.compile(rf"(?:\s{_WORD})+")
_SEPARATOR = re.compile(r"[,;]?\s(?:and|&)\s|[,;]\s")
_OWNER = re.compile(r"([A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2})'s\s")
_BEFORE_MINISTRIES = re.compile(
    rf"\bthe\s({_WORD}(?:\s{_WORD})*(?:(?:,|\s(?:and|&))\s(?:the\s)?{_WORD}(?:\s{_WORD})*)+)\s$"
)
_NOT_AN_ACTOR = re.compile(r"\b(?:before|by|in|to|of|through|European)\s$")
_PORTFOLIO_LEAD = re.compile(r"\s?(?:of|for)?\s?(?:the\s)?")
_COMMA = re.compile(r",\s(?:and\s)?([A-Za-z][\w'-]*)")
_WEEKDAYS_AND_MONTHS = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
)
_LEADING = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "At",
        "On",
        "With",
        "From",
        "During",
        "This",
        "Its",
        "His",
        "Her",
        "Their",
        "These",
        "Those",
        "And",
        "For",
        "By",
        "Under",
        "After",
        "Before",
        "While",
        "Since",
        "Both",
        "Representatives",
        "Experts",
        "Officials",
        "Members",
        "Director",
        "President",
        "Chairman",
        "Chair",
        "Head",
        "Minister",
        "Deputy",
        "Secretary",
        "General’s",
        "Mr",
        "Ms",
        "Mrs",
        "Dr",
        "Among",
        "Also",
        "Other",
        "Several",
        "Meanwhile",
        "According",
        "Following",
        "Through",
        "Chairperson",
        "Moreover",
        "Furthermore",
        "Finally",
        "Director-General",
        "Visiting",
        "Commissioner",
        "As",
        "Of",
        "To",
        "Our",
        "Your",
        "One",
        "Chief",
        "Secretary-General",
        "Then",
        "Vice-President",
        "When",
        "Where",
        "If",
        "So",
        "But",
        "Not",
        "All",
        "Government",
    ]
)
_EVERY_STATES = frozenset(
    "Ministry Ministries Parliament Senate Department Assembly Court Cabinet Presidency Treasury Government Council Committee".split()
)
_SELF_STANDING = re.compile(r"(?:National|State|Federal|Royal|Central|Supreme|High|Senate|Parliament)\b")
"""What makes the rest a name by itself, without the word that says of which State."""
_SMALL_WORDS = (
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


@dataclass(frozen=True, slots=True)
class Office:
    """A national body: `text[start:end]`, the `name` as in the text, the `initials` given for it or ""."""

    start: int
    end: int
    name: str
    initials: str = ""


def find_offices(text: str, known: Sequence[tuple[int, int]] = ()) -> list[Office]:
    """Names of ministries and agencies in order. `known` are spans of international bodies, which are left alone."""
    plain = straightened(text)
    taken = {at for start, end in known for at in range(start, end)}
    found: list[Office] = []
    last = 0
    for head in _heads().finditer(plain):
        if head.start() < last:
            continue
        start = _leftward(plain, head.start(), last)
        head = _last_head(plain, head)
        if head[1] == "Ministries":
            end = _rightward(plain, head.end(), taken)
            found += _ministries_before(text, plain, last, head.start())
            found += _ministries(text, plain, start, head.end(), end)
            last = max(last, end)
            continue
        end = _rightward(plain, head.end(), taken)
        start = _without_leading(plain, start, head.start(), keeps_demonym=_is_known_with_demonym(plain, head, end))
        if not _is_name(plain, start, head, end, taken):
            continue
        initials = _INITIALS.match(plain, end)
        name = text[start:end]
        if initials:
            end = initials.end()
            name = text[start:end]
        found.append(Office(start, end, " ".join(name.split()), initials[1] if initials else ""))
        last = end
    found += [Office(hit.start(), hit.end(), text[hit.start() : hit.end()]) for hit in _small().finditer(plain)]
    if any(word in plain for word in _SMALL_WORDS):
        found += _in_other_languages(text, plain)
    found.sort(key=lambda office: (office.start, -office.end))
    reach = [0, *accumulate((office.end for office in found), max)]
    return [office for office, before in zip(found, reach, strict=False) if office.start >= before]


def _last_head(plain: str, head: re.Match[str]) -> re.Match[str]:
    """The last head noun of an unbroken run of capitalised words ("National Police General Information Commissariat")."""
    run = _RUN.match(plain, head.end())
    if run:
        for further in _heads().finditer(plain, head.end(), run.end()):
            head = further
    return head


def _leftward(plain: str, at: int, floor: int) -> int:
    """Where the capitalised words before a head noun begin."""
    left = _LEFT.search(plain, max(floor, at - 90), at) if plain[at - 1 : at].isspace() else None
    start = left.start() if left else at
    if start > floor and plain[start - 1].isalnum():
        start = at
    joined = plain.endswith(_AND, floor, start) and _LEFT_AND.search(plain, max(floor, start - 60), start)
    if joined and start < at + 1 and not _heads().search(joined[1]) and joined[1].split()[0] not in _LEADING:
        start = joined.start(1)
    return start


def _is_known_with_demonym(plain: str, head: re.Match[str], end: int) -> bool:
    """Whether "Norwegian" belongs to the name: to a service's or an agency's, not to a ministry's, which every State has."""
    return head[1] not in _EVERY_STATES and (end == head.end() or head[1] in ("Agency", "Authority", "Institute"))


_ARMED = ("Forces", "Force", "Army", "Guard", "Guards", "Corps")


def _without_leading(plain: str, start: int, head: int, keeps_demonym: bool = False) -> int:
    """Words that stand before a name only because a sentence or a title begins there, and demonyms, are not in it."""
    while start < head:
        owner = _OWNER.match(plain, start, head)
        if owner and owner[1] in _states():
            start = owner.end()
            continue
        word, space, _ = plain[start:head].partition(" ")
        stands = _SELF_STANDING.match(plain, start + len(word) + 1) and not plain.startswith(_ARMED, head)
        if word in _demonyms() and keeps_demonym and not stands:
            return start
        if not space or not (word.rstrip(".,") in _LEADING or word in _demonyms()):
            return start
        start += len(word) + 1
    return start


def _rightward(plain: str, at: int, taken: set[int]) -> int:
    """Where a name ends: after the capitalised words that "of", "for", "on" bring."""
    link = _FIRST_LINK.match(plain, at)
    if not link:
        return at
    first = re.compile(_WORD).match(plain, link.end())
    if not first and plain[link.end() : link.end() + 20].split(" ")[0].strip(",.;") in _portfolios():
        first = re.compile(r"[\w-]+").match(plain, link.end())
    if not first or first.start() in taken or _WEEKDAYS_AND_MONTHS.match(first[0]):
        return at
    end = first.end()
    while True:
        more = _REST.match(plain, end) or _small_portfolio(plain, end)
        if more:
            word_at = more.start(1)
            if (
                (word_at in taken and more[1].lower() not in _portfolios())
                or _WEEKDAYS_AND_MONTHS.match(more[1])
                or (more[0][1:4] == "and" and _starts_a_name(plain, word_at))
            ):
                return end
            if " on " in more[0] and not plain[at - 10 : at].endswith(("Committee", "Commission")):
                return end
            end = more.end()
            continue
        comma = _COMMA.match(plain, end)
        if (
            comma
            and comma[1].lower() in _portfolios()
            and comma[1][0].isupper()
            and _is_list(plain, comma.start(1), taken)
        ):
            end = comma.end()
            continue
        return end


def _small_portfolio(plain: str, at: int) -> re.Match[str] | None:
    """A portfolio in small letters: "Ministry of foreign affairs"."""
    more = re.compile(r"\s(?:and\s)?([a-z][\w-]*)").match(plain, at)
    return more if more and more[1] in _portfolios() and plain[:at].rpartition(" ")[2].islower() else None


def _starts_a_name(plain: str, at: int) -> bool:
    """Whether the capitalised words that begin here are a name of their own, ending in a head noun."""
    run = re.compile(rf"{_WORD}(?:\s{_WORD})*").match(plain, at)
    return bool(run and " " in run[0] and _heads().search(run[0]))


def _is_list(plain: str, at: int, taken: set[int]) -> bool:
    """Whether what follows a comma goes on a list of portfolios that closes with "and"."""
    part = re.compile(
        rf"{_WORD}(?:\s{_WORD})*(?:,\s{_WORD}(?:\s{_WORD})*)*,?\s(?:and|&)\s(?:for\s|of\s)?{_WORD}"
    ).match(plain, at)
    return bool(
        part and not _heads().search(part[0]) and not _starts_a_name(plain, part.end() - len(part[0].split()[-1]))
    )


def _is_name(plain: str, start: int, head: re.Match[str], end: int, taken: set[int]) -> bool:
    words = table("ministries")
    before = plain[start : head.start()]
    if before.startswith(tuple(words["not_before"])) or re.search(
        r"(?:UN|United Nations|EU|European|Council of Europe|African Union)'?s?\s(?:the\s)?$",
        plain[max(0, start - 30) : start],
    ):
        return False
    if plain.startswith(tuple(words["never"]), start):
        return False
    if before.startswith("Executive") and head[1] in ("Directorate", "Committee", "Board", "Council", "Secretariat"):
        return False
    if before and before.split()[-1] in words["sites"] and head[1] in ("Centre", "Center", "Institution"):
        return False
    if not before and end == head.end():
        if head[1] in ("Parliament", "Senate") and _NOT_AN_ACTOR.search(plain, max(0, start - 12), start):
            return False
        return head[1] in words["alone"] and not re.match(r"\s(?:of|for)\b", plain[end : end + 5])
    if head[1] in words["loose"]:
        return (head[1] == "Mechanism" and "Preventive" in before) or (
            head[1] == "Force" and before.rstrip().endswith(("Police", "Task", "Defence", "Defense", "Air", "Security"))
        )
    overlap = [at for at in (start, head.start()) if at in taken]
    if overlap and (start in taken or not before):
        return False
    return head.start() not in taken or before.startswith(
        ("National", "State", "Federal", "Supreme", "High", "Inter", "Joint", "Central")
    )


def _ministries(text: str, plain: str, start: int, at: int, end: int) -> list[Office]:
    """ "Ministries of the Interior, Justice and Foreign Affairs": each with the stretch that names it."""
    link = _FIRST_LINK.match(plain, at)
    if not link or end <= at:
        return []
    end = _end_of_list(plain, end)
    found = []
    begin = at
    for comma in (*_separators(plain, at, end), None):
        stop = comma.start() if comma else end
        lead = _PORTFOLIO_LEAD.match(plain, begin, stop)
        begin = lead.end() if lead else begin
        words = " ".join(text[begin:stop].split())
        if words:
            article = "the " if lead and lead[0].endswith("the ") else ""
            found.append(Office(begin, stop, f"Ministry of {article}{words}"))
        begin = comma.end() if comma else stop
    return found


def _separators(plain: str, at: int, end: int) -> list[re.Match[str]]:
    """What stands between the names of a list: in one with commas these and the last "and" alone, for "Law and Order" is one."""
    found = list(_SEPARATOR.finditer(plain, at, end))
    if sum("," in hit[0] or ";" in hit[0] for hit in found) < 2:
        return found
    if any(hit[0][0] in ",;" and hit[0].endswith((" and ", " & ")) for hit in found):
        return [hit for hit in found if hit[0][0] in ",;"]
    last = [hit for hit in found if hit[0][0] not in ",;"][-1:]
    return [hit for hit in found if hit[0][0] in ",;" or (hit in last and hit is found[-1])]


def _ministries_before(text: str, plain: str, floor: int, at: int) -> list[Office]:
    """ "the Foreign, Interior and Justice Ministries": each with the word that names it."""
    listed = _BEFORE_MINISTRIES.search(plain, max(floor, at - 120), at)
    if not listed:
        return []
    words = list(re.finditer(rf"{_WORD}(?:\s{_WORD})*", listed[1]))
    begin = listed.start(1)
    return [
        Office(begin + w.start(), begin + w.end(), f"{text[begin + w.start() : begin + w.end()]} Ministry")
        for w in words
    ]


def _end_of_list(plain: str, end: int) -> int:
    more = re.compile(
        rf"(?:[,;]?\s(?:and|&)\s|[,;]\s)(?:of\s|for\s)?(?:the\s)?({_WORD}(?:\s{_WORD})*(?:\sand\s{_WORD})?)"
    )
    while True:
        part = more.match(plain, end)
        if not part or _heads().search(part[1]) or part[1].split()[0].lower() not in _portfolios():
            return end
        end = part.end()


def _in_other_languages(text: str, plain: str) -> list[Office]:
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


@cache
def _portfolios() -> frozenset[str]:
    return frozenset(table("ministries")["portfolios"])


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(name for _, name, sort in state_names() if sort == "adjective")


@cache
def _states() -> frozenset[str]:
    return frozenset(name for _, name, sort in state_names() if sort == "name")


@cache
def _heads() -> Beginning:
    nouns = sorted([*table("ministries")["heads"], "Ministries"], key=len, reverse=True)
    return Beginning(rf"(?<![\w-])({'|'.join(nouns)})\b(?![-'])", nouns)


@cache
def _small() -> Beginning:
    names = sorted(table("ministries")["alone_small"], key=len, reverse=True)
    portfolio = rf"(?:{'|'.join(sorted(map(re.escape, _portfolios()), key=len, reverse=True))})\b"
    return Beginning(
        rf"(?<![\w-])(?:ministry of (?:the )?{portfolio}(?:\s(?:and\s)?{portfolio})*"
        rf"|(?:{'|'.join(map(re.escape, names))})\b(?!\s(?:of|for)\s(?:the\s)?(?:police|united)))",
        ["ministry of ", *names],
    )
