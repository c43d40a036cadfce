"""Laws and articles cited in running text: "articles 214.1 and 215 of the Criminal Code", "Law No. 12 of 2014"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from headway.engines.intake.documents.laws.ordinals import ordinal_words, ordinals
from headway.engines.intake.documents.printed_numbers import western
from headway.engines.intake.tables import table
from headway.foundation.language.words import folded, longest

_AGAIN = r"مكررا?ً?ا?(?![^\W\d_])(?:\s?\(?(?:[أ-ي]|\d{1,2})\)?(?!\w))?"
"""What Arabic puts behind the number of an article that was put in later: "مكرراً", "مكرر (أ)", "مكرر 1"."""
_BIS = rf"(?:[\s-]?(?:(?:bis|ter|quater|quinquies|sexies|septies)(?![^\W\d_])|{_AGAIN}))?"
_SUP = "[⁰¹²³⁴⁵⁶⁷⁸⁹]"
SUBS = r"(?:\s?\((?:\d{1,2}[°º]?|[a-z]|[ivx]{1,4})\)){0,3}"
ARTICLE_NUMBER = rf"\d{{1,4}}{_SUP}*(?:[.\-/]\d{{1,3}}(?!\d))*(?:[a-z](?![^\W_]))?{_BIS}{SUBS}"


@dataclass(frozen=True, slots=True)
class LawCited:
    """A reference as it stands in a text: the law as named ("" where none is), and the articles of it."""

    start: int
    end: int
    text: str
    law: str
    articles: tuple[str, ...] = ()


def find_laws(text: str) -> tuple[LawCited, ...]:
    """Every law and article cited, in order; nothing overlaps. Resolutions are told elsewhere."""
    plain = western(folded(text))
    found: dict[tuple[int, int], LawCited] = {}
    for hit in _articles_of().finditer(plain):
        named = _named_from(text, plain, hit)
        found[named.start, named.end] = named
    for start, end in _laws_in(text, plain):
        found.setdefault((start, end), LawCited(start, end, text[start:end], text[start:end]))
    return tuple(_joined(text, [found[span] for span in longest(found)]))


def _joined(text: str, found: list[LawCited]) -> Iterator[LawCited]:
    """ "Criminal Code, art. 12" is one reference; a section that no law stands by may be one of this very text."""
    index = 0
    while index < len(found):
        one, two = found[index], found[index + 1] if index + 1 < len(found) else None
        if two and not one.articles and two.articles and not two.law and _BESIDE.fullmatch(text[one.end : two.start]):
            yield LawCited(one.start, two.end, text[one.start : two.end], one.law, two.articles)
            index += 2
            continue
        if one.law or _ALONE.match(western(folded(one.text))):
            yield one
        index += 1


def _named_from(text: str, plain: str, hit: re.Match[str]) -> LawCited:
    ordinal = " ".join((hit["ordinal"] or "").split())
    numbers = [str(ordinals()[ordinal])] if ordinal else [m[0] for m in re.finditer(ARTICLE_NUMBER, hit["numbers"])]
    articles = tuple(article_number(one) for one in numbers if one.strip())
    law = _law_after(text, plain, hit.end())
    end = law[1] if law else hit.end()
    return LawCited(hit.start(), end, text[hit.start() : end], text[law[0] : law[1]] if law else "", articles)


def _law_after(text: str, plain: str, at: int) -> tuple[int, int] | None:
    joined = _OF.match(plain, at)
    if not joined:
        return None
    for pattern in (_foreign(), _numbered(), _titled()):
        hit = pattern.match(text if pattern is _titled() else plain, joined.end())
        if hit:
            return joined.end(), _with_number(plain, hit.end())
    return None


def _laws_in(text: str, plain: str) -> Iterator[tuple[int, int]]:
    for hit in _numbered().finditer(plain):
        yield hit.span()
    for hit in _titled().finditer(text):
        yield hit.start(), _with_number(plain, hit.end())
    for hit in _foreign().finditer(plain):
        yield hit.span()


def _with_number(plain: str, end: int) -> int:
    more = _NUMBERED_AFTER.match(plain, end)
    return more.end() if more else end


_BESIDE = re.compile(r"[\s,(]{1,3}")
_ALONE = re.compile(r"(?:art(?:icle|iculo|igo)?s?\b|стат|ст\b|(?:ال|ب|ل)*(?:مادة|مادتين|مواد))")
_OF = re.compile(
    r"[\s,]{0,2}(?:of|in|under|du|de la|de l'|del|de|из|من)?\s?(?:(?:the|la|el|los)\s)?[\s(\"“«]{0,2}(?:above-?mentioned\s|said\s|same\s)?"
)
_NUMBERED_AFTER = re.compile(
    r"\s?,?\s?\(?(?:of\s)?(?:(?:19|20)\d\d\b|no\.?\s?\d[\d/.\-]*(?:\sof\s(?:\d{1,2}\s[a-z]+\s)?(?:19|20)\d\d)?|cap\.?\s?\d[\d.]*)\)?"
)


@cache
def _articles_of() -> re.Pattern[str]:
    words = _alternatives("articles")
    numbers = rf"{ARTICLE_NUMBER}(?:(?:\s?(?:,|;|and|et|y|и|و|to|à|a|إلى|الى|-|or|ou)\s?)(?:art(?:icle|iculo)?s?\.?\s)?{ARTICLE_NUMBER}(?!\s?(?:of|de)?\s?(?:january|february|march|april|may|june|july|august|september|october|november|december|cases|persons|people|months|years)\b))*"
    return re.compile(
        rf"(?:(?<![^\W_])(?:{words})\.?\s{{0,2}}|§§?\s?)(?:no\.?\s?|من\s)?(?:(?P<numbers>{numbers})|(?P<ordinal>{ordinal_words(cited=True)})(?!\w))"
    )


@cache
def _numbered() -> re.Pattern[str]:
    """ "Law No. 12 of 2014", "Loi n° 2015-12 du 3 mai 2015", "القانون رقم 12 لسنة 2014"."""
    acts = _alternatives("acts")
    sign = r"(?:no\.?|nº|n°|nr\.?|num\.?|number|№|رقم)"
    dated = r"(?:[\s,]{1,2}(?:of|dated|du|de|del|от|لسنة|لعام)\s(?:\d{1,2}(?:er)?\s(?:de\s)?[^\W\d_]+\s(?:de\s)?)?(?:19|20)\d\d)?"
    return re.compile(
        rf"(?:(?<![^\W_])|(?<=(?<![^\W_])[بفك]))و?(?:{_KINDS}\s)?(?:{acts})\s{sign}\s?[a-zа-я]{{0,4}}[./-]?\d+(?:[./-]\d+)*(?:-[a-zа-я]{{1,3}})?{dated}"
        rf"|(?<![^\W_])(?:loi|ley|lei|decreto|decret|law|act|decree)\s(?:organica\s|organique\s)?\d{{1,5}}[/-]\d{{2,4}}{dated}"
    )


_KINDS = r"(?:federal|presidential|ministerial|royal|legislative|executive|organic|real|government|national|cabinet|federal constitutional|федеральн\w+)"
_HEAD_NOUN = r"(?:Code|Act|Law|Decree|Ordinance|Regulations?|Constitution|Statute)"


@cache
def _titled() -> re.Pattern[str]:
    """ "the Anti-Money-Laundering Act", "the Law on Border Guarding": capitals tell where a name begins and ends."""
    word = r"(?:[A-ZÀ-Þ][\w’'-]*|[A-Z]{2,})"
    first = r"(?!(?:The|In|Under|By|This|That|Its|A|An|On|As|With|See|And|For|Our|Article|Articles|Art|Section)\b)"
    inner = rf"(?:\s(?:of|and|on|for|the|against|in|to|with)\b|\s{word}|,\s(?={word}\s))"
    return re.compile(
        rf"(?<![\w-]){first}(?:{word}(?:,)?\s(?:(?:and|of|on|for|against|the)\s){{0,2}}){{0,7}}{_HEAD_NOUN}\b(?:\s(?:on|of|against|for|concerning|relating to)\s(?:the\s)?{word}(?:{inner}){{0,9}}?(?=[\s,.;:)]))?(?:(?<=[a-z])(?:\s(?:and\s|of\s|the\s)*{word})*)?"
        r"|(?<![\w-])Code\s(?:pénal|de procédure pénale|civil|des douanes)|(?<![\w-])Código\s(?:Penal|de Procedimiento Penal|Civil)"
    )


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(
        r"(?:code penal|code de procedure penale|codigo penal|codigo de procedimiento penal|уголовн\w+ кодекс\w*|уголовно-процессуальн\w+ кодекс\w*"
        r"|قانون (?:العقوبات|الإجراءات الجزائية|الإجراءات الجنائية|مكافحة الإرهاب|مكافحة غسل الأموال)|القانون الجنائي|القانون الجزائي|(?:loi|ley|lei|закон)\s(?:sobre|relative|contre|о|об)\s[^,.;]{3,80})"
    )


_SUPERSCRIPT = {ord(letter): str(value) for value, letter in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}


def article_number(printed: str) -> str:
    """An article's number as it is compared: "214-1", "214.1" and "214¹" are "214.1"; "5 bis" is "5bis"; "12 (3)(a)" stays "12(3)(a)"."""
    text = western(folded(printed)).strip(" .:;§")
    text = re.sub(rf"(\d)({_SUP}+)", lambda m: f"{m[1]}.{m[2].translate(_SUPERSCRIPT)}", text)
    text = text.translate(_SUPERSCRIPT)
    text = re.sub(_AGAIN, lambda m: "bis" + re.sub(r"[^أ-ي\d]", "", m[0].partition("ر")[2].strip("راً ")), text)
    text = re.sub(r"(?<=\d)\s?[\-/]\s?(?=\d)", ".", text)
    return re.sub(r"[\s°º-]+", "", text)


def _alternatives(key: str) -> str:
    words = sorted((folded(word) for word in table("laws")[key]), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s") for word in words)
