"""A letter: its number and date, from whom to whom, the letters it answers, what lies with it, what it asks for.

Pure. What the letter does not say is None or empty: nothing is guessed from elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from headway.engines.intake.dates import find_dates
from headway.engines.intake.documents.asking import asked_or_promised
from headway.engines.intake.documents.due import due_in
from headway.engines.intake.layer import Document
from headway.engines.intake.national import find_offices
from headway.engines.intake.organisations import find_known
from headway.engines.intake.statements import sentences_of
from headway.engines.intake.values import DateMention, Mention
from headway.foundation.language.identify import language_of
from headway.foundation.language.words import folded

_CODE = r"(?:[A-ZА-ЯÀ-Þ][A-Za-zА-Яа-я]{0,11}[/.-])*\d[\w]*(?:[/.-]\w+)*"
_SIGN = r"(?:رقم|No\.?|N°|Nº|№|nr\.?)"
_OWN_NUMBER = re.compile(
    rf"(?:\b(?:Our\s)?(?:Ref(?:erence)?|Réf|Référence|Referencia|Исх|الرقم|المرجع|رقم الكتاب|الرقم المرجعي)\b\.?\s*(?:{_SIGN})?\s*[:.]?\s*|(?<!\w){_SIGN}\s*[:.]?\s*)(?P<number>{_CODE})",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\b(?P<what>letters?|note(?:s)? verbale(?:s)?|notes?|communications?|memorand(?:um|a)|requests?|reminders?|e-mails?|lettre|note verbale|carta|nota(?: verbal)?|courrier|письм\w+|нот\w+|رسالت\w+|كتاب\w+|مذكرت\w+|خطاب\w+)\b"
    rf"(?:\s(?:ref(?:erence)?\.?))?\s*,?\s*(?:(?:{_SIGN}\s*)?(?P<number>{_CODE}))?",
    re.IGNORECASE,
)
_LEADS_TO = re.compile(
    r"\b(?:your|its|our|their|the (?:above|said|same)\b|refer\w*|reply|replies|response|answer\w*|further to|reference to|regard to|acknowledg\w+|receipt of|pursuant to"
    r"|votre|vos|su|suya|référence|referencia|ваш\w*|ссыл\w+|[وب]?ال?إشارةً?|إشارةً?|رداً? على|عطفاً? على|استلام|تلقي)\b[^.;:]{0,60}$"
)
_OURS = re.compile(r"\b(?:our|notre|nuestra)\b[^.;:]{0,40}$")
_OURS_TOO = re.compile(r"(?:رسالت|كتاب|مذكرت|خطاب)نا$")
_DATED = re.compile(r"[\s,(]*(?:(?:of|dated|du|de|del|от|المؤرخة?|بتاريخ|الصادرة? (?:في|بتاريخ))\s+)?(?:the\s)?$")
_LABELLED = {
    "from": re.compile(r"^\s*(?:From|De|От|من|Expéditeur|Remitente|发件人)\s*[:：]\s*(?P<said>\S.*)$", re.MULTILINE),
    "to": re.compile(
        r"^\s*(?:(?:To|À|A|Para|Кому|إلى|Destinataire|Destinatario|Attn?|Attention|收件人|致)\s*[:：]\s*|À l['’]attention de\s|A la atención de(?:l)?\s|Вниманию\s)(?P<said>\S.*)$",
        re.MULTILINE,
    ),
    "subject": re.compile(
        r"^\s*(?:Subject|Re|Object|Objet|Asunto|Тема|الموضوع|主题|事由)\s*[:：]\s*(?P<said>\S.*)$", re.MULTILINE
    ),
}
_COMPLIMENTS = re.compile(
    r"(?:^|\n)\s*(?P<from>(?:The|Le|La)\s[^.;\n]{4,140}?)\s(?:presents? (?:its|their|his|her) compliments to|présente ses compliments (?:à|au|aux))\s"
    r"(?P<to>(?:the\s|la\s|le\s)?[A-ZÀ-Þ][^.;]{3,140}?)(?=\s(?:and|et)\s(?:has|have|with|wishes|a l'honneur)|,\s(?:and|has|with)|[.;])"
)
_GREETING = re.compile(
    r"^\s*(?:dear\b|excellenc(?:y|e)|sir\b|madam\b|mr\.|ms\.|madame|monsieur|estimad|уважаем|صاحب|سعادة)", re.IGNORECASE
)
_FAREWELL = re.compile(
    r"^\s*(?:yours (?:sincerely|faithfully|truly)|sincerely|(?:please )?accept,|veuillez agréer|وتفضلوا|تفضلوا|atentamente|с уважением)",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(
    r"^\s*(?:Encl(?:osures?|s|\.)?|Enclosed|Annex(?:es)?|Attach(?:ments?|ed)|Appendi(?:x|ces)|Pièces? jointes?|Anexos?|Приложени[ея]|المرفقات|مرفقات|المرفق|附件)\s*(?:\(\d+\)|\d+)?\s*[:：.]\s*(?P<said>.*)$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^\s*(?:[-–•*·]|\(?[0-9a-z]{1,2}[.)])\s*(?P<said>\S.*)$")
_NUMBERED = re.compile(r"\s*(?:[;；؛]|,?\s\(?\d\)\s)\s*")
_COUNTED = re.compile(r"\s*\d{1,2}\s*\((?=[^()]*[^\W\d_])(?P<said>[^()]+)\)[\s.]*")
"""A count with the list behind it in brackets: "2 (list of posts; Act No. 12)"."""
_BEGINS = re.compile(r"[\s(]*(?:\d{1,2}[.)]\s*)?")
_HEAD_LINES = 14
_LABEL = re.compile(r"^\s*(?!(?:No|N°)\b)[^\W\d_]{1,12}\.?\s?[:：]")
"""What begins with a label ("To:", "Cc:") names no sender by itself."""
_SMALL = frozenset("of the and for in on to de du des la le les et l d del y".split())


@dataclass(frozen=True, slots=True)
class Cited:
    """Another letter that this one names: `whose` is "ours" where it says "our letter", else "theirs"."""

    start: int
    end: int
    text: str
    number: str
    dated: str
    whose: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the letter asks for (request) or promises (commitment), with the day by which where it says one."""

    start: int
    end: int
    text: str
    type: str
    due: date | None


@dataclass(frozen=True, slots=True)
class LetterRead:
    """What a letter says of itself. `dated` is EDTF text, "" where it has no date."""

    number: str
    dated: str
    sender: Mention | None
    recipient: Mention | None
    subject: Mention | None
    cites: tuple[Cited, ...]
    enclosures: tuple[Mention, ...]
    asked: tuple[Asked, ...]
    language: str


def read_letter(document: Document) -> LetterRead:
    """A document read as a letter."""
    text = document.text
    dates = find_dates(text)
    lines = list(_lines(text))
    cites = tuple(_cited(text, dates))
    head_end = _end_of_head(lines, text)
    dated = _dated(dates, cites, head_end, lines)
    sender, recipient = _parties(text, lines, head_end)
    said_on = dated.period.latest if dated else None
    return LetterRead(
        number=_number(text, cites, head_end),
        dated=dated.period.text if dated else "",
        sender=sender,
        recipient=recipient,
        subject=_labelled(text, "subject"),
        cites=cites,
        enclosures=tuple(_enclosures(lines)),
        asked=tuple(_asked(document, said_on)),
        language=language_of(text) if text.strip() else "",
    )


def _lines(text: str) -> Iterator[Mention]:
    """The lines that are not blank, each with its span."""
    for hit in re.finditer(r"[^\n\f]+", text):
        said = hit.group().strip()
        if said:
            start = hit.start() + len(hit.group()) - len(hit.group().lstrip())
            yield Mention(start, start + len(said), said)


def _end_of_head(lines: Sequence[Mention], text: str) -> int:
    """Where the letter itself begins: its greeting or its compliments, else after its first lines."""
    for line in lines[:_HEAD_LINES]:
        if _GREETING.match(line.text):
            return line.start
    hit = _COMPLIMENTS.search(text)
    if hit:
        return hit.start("from")
    return lines[min(len(lines), 6) - 1].end if lines else 0


def _number(text: str, cites: Sequence[Cited], head_end: int) -> str:
    """Its own number: the first in its head, else at its foot, that is not another letter's."""
    places = [(m.start("number"), m["number"]) for m in _OWN_NUMBER.finditer(text)]
    own = [
        (at, number)
        for at, number in places
        if not any(c.start <= at < c.end for c in cites)
        and not re.search(r"\byour\s+\w*\.?\s*$", folded(text[max(0, at - 20) : at]))
    ]
    ahead = [number for at, number in own if at <= head_end + 200]
    return (ahead or [number for at, number in own if at > len(text) - 400] or [""])[0].rstrip(".,-/")


def _dated(
    dates: Sequence[DateMention], cites: Sequence[Cited], head_end: int, lines: Sequence[Mention]
) -> DateMention | None:
    """The date in its head, else the one that ends it; a date that names another letter is not its own."""
    free = [d for d in dates if d.period.precision == "day" and not any(c.start <= d.start < c.end for c in cites)]
    for mention in free:
        if mention.start <= head_end:
            return mention
    last = lines[-4].start if len(lines) > 4 else 0
    return next((mention for mention in reversed(free) if mention.start >= last), None)


def _parties(text: str, lines: Sequence[Mention], head_end: int) -> tuple[Mention | None, Mention | None]:
    sender, recipient = _labelled(text, "from"), _labelled(text, "to")
    hit = _COMPLIMENTS.search(text)
    if hit:
        sender = sender or Mention(hit.start("from"), hit.end("from"), hit["from"])
        recipient = recipient or Mention(hit.start("to"), hit.end("to"), hit["to"])
    named = list(_naming(text, [line for line in lines if line.start < head_end]))
    signed = _signature(text, lines)
    sender = sender or (named[0] if named else None) or signed
    rest = [line for line in named if sender is None or line.start > sender.start]
    return sender, recipient or (rest[0] if rest else None)


def _naming(text: str, lines: Sequence[Mention]) -> Iterator[Mention]:
    """Of some lines those in which a body or an office is named: from its name to the end of that part of the line."""
    for line in lines:
        if _LABEL.match(line.text) or _CITED.search(line.text):
            continue
        written = _as_written(line.text)
        known = [(named.start, named.end) for named in find_known(written, folded(written))]
        spans = sorted([*known, *((office.start, office.end) for office in find_offices(written, known))])
        if spans:
            said = re.split(r",\s(?=\d|Note\b|No\b|Ref)", line.text)[0].strip(" ,")
            yield Mention(line.start, line.start + len(said), said)


def _as_written(line: str) -> str:
    """A line in capitals as names are otherwise written: "MINISTRY OF JUSTICE" as "Ministry of Justice"."""
    if not line.isupper():
        return line
    words = re.split(r"(\W+)", line.lower())
    plain = "".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in words)
    return plain if len(plain) == len(line) else line


def _signature(text: str, lines: Sequence[Mention]) -> Mention | None:
    """The office that signs, below the farewell."""
    for place, line in enumerate(lines):
        if _FAREWELL.match(line.text):
            return next(_naming(text, lines[place + 1 : place + 7]), None)
    return None


def _labelled(text: str, label: str) -> Mention | None:
    hit = _LABELLED[label].search(text)
    if not hit:
        return None
    said = hit["said"].strip()
    return Mention(hit.start("said"), hit.start("said") + len(said), said)


def _cited(text: str, dates: Sequence[DateMention]) -> Iterator[Cited]:
    for hit in _CITED.finditer(text):
        before = folded(text[max(0, hit.start() - 90) : hit.start()])
        if not _LEADS_TO.search(before):
            continue
        date = next((d for d in dates if hit.end() <= d.start <= hit.end() + 16), None)
        if date is not None and not _DATED.match(text[hit.end() : date.start]):
            date = None
        if not hit["number"] and date is None:
            continue
        end = date.end if date else hit.end()
        whose = "ours" if _OURS.search(before) or _OURS_TOO.match(hit["what"]) else "theirs"
        number = (hit["number"] or "").rstrip(".,-/")
        yield Cited(hit.start(), end, text[hit.start() : end].strip(), number, date.period.text if date else "", whose)


def _enclosures(lines: Sequence[Mention]) -> Iterator[Mention]:
    """What lies with it: on the line that says so, parted by semicolons, else the list below that line."""
    for place, line in enumerate(lines):
        hit = _ENCLOSED.match(line.text)
        if not hit:
            continue
        if hit["said"].strip():
            said, at = hit["said"], line.start + hit.start("said")
            counted = _COUNTED.fullmatch(said)
            if counted:
                said, at = counted["said"], at + counted.start("said")
            for start, end in _parts(said):
                yield Mention(at + start, at + end, said[start:end])
        yield from _listed(line, lines[place + 1 :])


def _parts(said: str) -> Iterator[tuple[int, int]]:
    cuts = [(m.start(), m.end()) for m in _NUMBERED.finditer(said)]
    edges = [(0, 0), *cuts, (len(said), len(said))]
    for (_, start), (end, _) in pairwise(edges):
        begins = _BEGINS.match(said, start, end)
        start = begins.end() if begins else start
        if said[start:end].strip(" .;"):
            yield start, start + len(said[start:end].rstrip(" .;"))


def _listed(before: Mention, lines: Sequence[Mention]) -> Iterator[Mention]:
    for line in lines:
        hit = _ITEM.match(line.text)
        if not hit:
            return
        said = hit["said"].rstrip(" .;")
        yield Mention(line.start + hit.start("said"), line.start + hit.start("said") + len(said), said)


def _asked(document: Document, said_on: date | None) -> Iterator[Asked]:
    for sentence in sentences_of(document):
        kind = asked_or_promised(folded(sentence.text)) if sentence.kind == "sentence" else ""
        if not kind:
            continue
        yield Asked(sentence.start, sentence.end, sentence.text, kind, due_in(sentence.text, said_on))
