"""Cues by which a short block shows what it is: a date, a photo's caption, who wrote it, whom to call.

Each function is given one block and says yes only on positive evidence: what is not recognised stays a paragraph.
"""

import re

from headway.engines.intake.readers.ordinals import roman_value

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
    "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    "|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
    "|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    "|يناير|فبراير|مارس|أبريل|ابريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
)
_DAYS = (
    "Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun"
    "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    "|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)
_DATE = (
    rf"(?:(?:{_DAYS})(?:day)?\.?,?\s+(?:the\s+)?)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)?(?:\s*[–-]\s*\d{{1,2}})?\s+(?:of\s+|de\s+)?(?:{_MONTHS})\.?,?(?:\s+(?:de\s+)?\d{{4}})?"
    rf"|(?:{_MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s*[–-]\s*\d{{1,2}})?,?\s+\d{{4}}"
    rf"|(?:{_MONTHS})\.?\s+\d{{4}}"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})"
)
_PLACE = r"[^\W\d_][\w.'’-]*(?:[ /-][^\W\d_][\w.'’-]*){0,4}"
_WORDS_OF_A_PLACE = 3
_CLOCK = (
    r"(?:,?\s*(?:at\s+|[|–-]\s*)?\d{1,2}[:.h]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*\(?(?:GMT|UTC|EST|EDT|CET|CEST)[+\d]*\)?)?)"
)
_LONE_DATE = re.compile(
    r"\(?(?:(?:Published|Posted|Updated|Last updated|Released?|Issued|Date|Publié|Publicado|Fecha|Дата)"
    r"(?:\s+(?:on|le|el|em))?\s*:?\s*)?"
    rf"(?:{_PLACE}(?:,\s*{_PLACE}){{0,2}}\s*[,|–—-]\s*|{_PLACE}\s+\(?)?(?:on\s+|le\s+|el\s+)?{_DATE}\)?{_CLOCK}?\s*[.|]?",
    re.IGNORECASE,
)
_TELLS = re.compile(r"\b(?:visit\w*|from|in|during|until|since|between|was|were|is|held|took|met|began|ended)\b")
"""Words, in small letters, of a short sentence that a date ends rather than of a dateline."""
_INLINE_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\d\n()–—:;!?]{1,60}?)?(?:[,.]?\s*|—(?=\d))"
    rf"(?P<date>\(?\b(?i:{_DATE})\)?)?\s*(?P<agency>\([A-ZÀ-Ý][^()\n]{{1,40}}\))?\s*(?P<dash>[–—]|--|-(?=\s))(?:\s+|(?=[A-ZÀ-Ý\"“«])(?<=—))"
)

_DASH = re.compile(r"[–—]|--|-\s")

_PHOTO = re.compile(
    r"(?:\(?(?:Photo(?:graph|s)?|Image|Picture|Pictured|Caption|Credits?|Photo credits?|Photo by|File photo|Group photo"
    r"|Foto|Crédits?(?: photo)?|Légende|Фото|الصورة)\s*(?:\d+\s*)?[:–—.|(/©]"
    r"|©|\(?UN Photo\b|Photo by\b|Photo courtesy\b|\(?From left(?: to right)?\b|Left to right\b"
    r"|\(L(?:eft)?[ -]?(?:to)?[ -]?R(?:ight)?\)"
    r"|De gauche à droite\b|De izquierda a derecha\b"
    r"|(?:Above|Below|Pictured|Group photo(?:graph)?)[:,]? |Слева направо\b)",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:delegation|team|members|participants|delegates|visitors|experts|officials|mission|group|staff|panel|meeting|session"
    r"|Executive Director|Director|Minister|President|Ambassador|Chair|Secretary|Commissioner|Mr\.?|Ms\.?|Mrs\.?"
    r"|délégation|équipe|experts|réunion|delegación|equipo|reunión|делегация|встреча)\b",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"\b(?:in|at|with|during|outside|inside|near|before|after|on|à|au|en|avec|con|durante|pendant|lors|в|с)\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|met|held|took"
    r"|went|made|gave|said|says|led|began|saw|found|left|came|spoke|paid|told|set|sat|drew|put|got|kept|undertook|heard"
    r"|consider|note|notes|commend|commends|welcome|welcomes|stress|stresses|recommend|recommends|agree|agrees|believe"
    r"|call|calls|urge|urges|thank|thanks|remain|remains|need|needs|include|includes|continue|continues|want|wants"
    r"|appreciate|appreciates|express|expresses|plan|plans|hope|hopes|report|reports|recognise|recogni[sz]es|who|which"
    r"|est|sont|a|ont|était|été|fut|sera|doit|es|son|fue|ha|han|será|debe|был|была|были)\b"
)
_PAST = re.compile(
    r"\b(?!pictured|seated|gathered|accompanied|assembled|shared|united|related|based|photographed)[a-z]{2,}ed\b"
)
_BYLINE = re.compile(
    r"(?:By|Par|Por|Von|Written by|Reported by|Author:|Автор:)\s+"
    r"(?:[A-ZÀ-ÝА-Я][\w.'’-]*)(?:\s+(?:[A-ZÀ-ÝА-Я][\w.'’-]*|de|da|di|van|von|bin|al|and|et|y|in)){0,7}"
    r"(?:,\s*[^.!?]{2,60})?"
)
_REACH = re.compile(r"\S+@\S+\.\S+|https?://\S+|www\.\S+|\+?\(?\d{1,4}\)?(?:[ .-]?\(?\d{2,5}\)?){2,}|\bTel\b|\bFax\b")
_CONTACT = re.compile(
    r"(?:(?:For|Pour|Para)\s+(?:more|further|additional|any|media|press|all|plus|tout\w*|más|mayor)\b"
    r"|(?:Media|Press|Public information)\s+(?:contacts?|enquiries|inquiries|office[r]?|queries)\b"
    r"|Contacts?(?:\s+\w+)?\s*:"
    r"|Please (?:contact|visit|see|click)\b|(?:Follow|Join|Find|Like) us\b|Follow @|E-?mail\s*:"
    r"|Tel(?:ephone|\.)?\s*:|Phone\s*:"
    r"|Twitter\s*:|Website\s*:|Contact(?:s| presse| de prensa)?\b)",
    re.IGNORECASE,
)
_PLEASE = re.compile(
    r"\bplease (?:contact|visit|see|write|call|email|e-mail)\b|\bcontact(?:s|er|ar|ez)?\b|veuillez", re.IGNORECASE
)
_FURNITURE = re.compile(
    r"[\W_]+|(?:-\s*)?(?:ENDS?|FIN|MORE|FINAL)(?:\s*-)?"
    r"|(?:For immediate release|Embargoed until .{3,40}|Press release|Press statement"
    r"|Media release|News(?: release| item)?|Latest news|Communiqué(?: de presse)?|Comunicado(?: de prensa)?"
    r"|Nota de prensa|Пресс-релиз|بيان صحفي)(?:\s*[|:–—/-]?\s*(?:No\.?|n°)?\s*[\w/.-]{0,15})?"
    r"|(?:Page\s+)?\d{1,4}(?:\s*(?:of|/|sur|de)\s*\d{1,4})?|Share (?:this|on).{0,60}|Read more.{0,40}"
    r"|Print(?: this page)?|Back to top|Skip to (?:main )?content"
    r"|Home\s?[>»/][^\n]{2,90}|[A-Z]{1,5}(?:/[\w.]{1,10}){1,4}",
    re.IGNORECASE,
)


def is_date(block: str) -> bool:
    """ "April 28, 2023", "Monday, 4 December 2017", "Geneva, 3 May 2019": nothing but when, and perhaps where."""
    if len(block) > 90 or not any(map(str.isdigit, block)) or _LONE_DATE.fullmatch(block) is None:
        return False
    return _TELLS.search(block) is None


def names_more_than_a_place(block: str) -> bool:
    """ "Report of the visit to Orsania 12-16 March 2018": more words beside the date than a place has."""
    words = re.sub(_DATE, " ", block, flags=re.IGNORECASE).split()
    return sum(word.strip(".,–-").isalpha() for word in words) > _WORDS_OF_A_PLACE


def dateline_length(block: str) -> int:
    """How long the dateline before a paragraph is, with its dash and the space after; 0 where there is none.

    Without a date, only a place in capitals counts ("BERN – The mission …"), never a parenthetic dash.
    """
    if _DASH.search(block, 0, 110) is None:
        return 0
    match = _INLINE_DATELINE.match(block)
    if match is None or match.end() >= len(block):
        return 0
    place, date = (match["place"] or "").strip(), match["date"]
    if date and (not place or _is_place(place)):
        return match.end()
    if not (block[match.end()].isupper() or block[match.end()] in '"“«‘'):
        return 0
    capitals = place.split(",")[0].split("/")[0].strip()
    if (
        place
        and capitals.isupper()
        and len(capitals) > 2
        and not roman_value(capitals.lower())
        and len(place) <= 40
        and (match["agency"] or _is_place(place))
    ):
        return match.end()
    return 0


def _is_place(place: str) -> bool:
    words = place.replace(",", " ").replace("/", " ").split()
    return len(words) <= 6 and all(word[0].isupper() or word in _PARTICLES or not word[0].isalpha() for word in words)


_PARTICLES = frozenset({"de", "da", "do", "del", "la", "le", "of", "the", "and", "el", "al"})


def is_caption(block: str, *, alone: bool) -> bool:
    """A photo's caption: it says so, or it stands `alone` between paragraphs and names who is shown, without a verb."""
    if len(block) > 320:
        return False
    if _PHOTO.match(block):
        return True
    return (
        alone
        and block[-1] in ".)"
        and 3 <= len(block.split()) <= 22
        and block.count(". ") - len(_TITLES.findall(block)) <= 0
        and not _FINITE.search(block)
        and not _PAST.search(block)
        and _SCENE.search(block) is not None
        and _SHOWN.search(block) is not None
    )


_TITLES = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|H\.E|St|Prof|Gen|Col|[A-Z])\. ")


def is_byline(block: str) -> bool:
    """ "By Anna Example, Geneva" without a full stop."""
    return len(block) <= 100 and _BYLINE.fullmatch(block) is not None


def is_contact(block: str) -> bool:
    """Whom to call, where to read on: it opens like that, and has an address, a number or an invitation to write."""
    if len(block) > 500:
        return False
    if _CONTACT.match(block):
        return _REACH.search(block) is not None or _PLEASE.search(block) is not None
    return len(block) <= 120 and _REACH.fullmatch(block) is not None


_LEADER = re.compile(r"(?:\.{4,}|(?:\s?[.·…_]\s?){5,})\s*(?:\d{1,4}|[ivxl]{1,6})\s*$")

_ENDS_A_LEADER = frozenset("0123456789ivxl")


def is_leader(block: str) -> bool:
    """A line of a table of contents: dots lead to the number of a page."""
    return block.rstrip()[-1:] in _ENDS_A_LEADER and _LEADER.search(block[-200:]) is not None


def is_furniture(block: str) -> bool:
    """Rules, page numbers, "PRESS RELEASE", a document symbol alone: what the page prints and nobody states."""
    return is_leader(block) or (len(block) <= 100 and _FURNITURE.fullmatch(block) is not None)


def is_headline(block: str, *, words: int = 14, characters: int = 110) -> bool:
    """Shaped like a heading: one short line that opens like a name and does not end like a sentence."""
    if len(block) > characters or "\n" in block or len(block.split()) > words:
        return False
    first, last = block[0], block[-1]
    opens = first.isupper() or first.isdigit() or first in "\"'“‘«(¿¡[" or (first.isalpha() and not first.islower())
    return opens and last not in ".,;!…" and (last not in ":?" or len(block) <= 60) and any(map(str.isalpha, block))
