"""A letter: its number and date, from whom to whom, the letters it answers, what lies with it, what it asks for.

Pure. What the letter does not say is None or empty: nothing is guessed from elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from headway.engines.intake.dates import find_dates
from headway.engines.intake.documents.due import due_in
from headway.engines.intake.layer import Document
from headway.engines.intake.national import find_offices
from headway.engines.intake.organisations import find_known
from headway.engines.intake.statements import sentences_of
from headway.engines.intake.values import DateMention, Mention
from headway.foundation.language.identify import language_of
from headway.foundation.language.words import folded

REQUEST, COMMITMENT = "request", "commitment"
_CODE = r"(?:[A-ZА-ЯÀ-Þ][A-Za-zА-Яа-я]{0,11}[/.-])*\d[\w]*(?:[/.-]\w+)*"
_SIGN = r"(?:No\.?|N°|Nº|№|nr\.?|رقم)"
_OWN_NUMBER = re.compile(
    rf"(?:\b(?:Our\s)?(?:Ref(?:erence)?|Réf|Référence|Referencia)\b\.?\s*(?:{_SIGN})?\s*[:.]?\s*|(?<!\w){_SIGN}\s*[:.]?\s*)(?P<number>{_CODE})",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\b(?P<what>letters?|note(?:s)? verbale(?:s)?|notes?|communications?|memorand(?:um|a)|requests?|reminders?|e-mails?|lettre|note verbale|carta|nota(?: verbal)?|письм\w+|нот\w+)\b"
    rf"(?:\s(?:ref(?:erence)?\.?))?\s*,?\s*(?:(?:{_SIGN}\s*)?(?P<number>{_CODE}))?",
    re.IGNORECASE,
)
_LEADS_TO = re.compile(
    r"\b(?:your|its|our|their|the (?:above|said|same)\b|refer\w*|reply|replies|response|answer\w*|further to|reference to|regard to|acknowledg\w+|receipt of|pursuant to"
    r"|votre|vos|su|suya|référence|referencia|ваш\w*|ссыл\w+)\b[^.;:]{0,60}$"
)
_OURS = re.compile(r"\bour\b[^.;:]{0,40}$")
_DATED = re.compile(r"[\s,(]*(?:(?:of|dated|du|de|del|от)\s+)?(?:the\s)?$")
_LABELLED = {
    "from": re.compile(r"^\s*(?:From|De|От)\s*:\s*(?P<said>\S.*)$", re.MULTILINE),
    "to": re.compile(r"^\s*(?:To|À|A|Кому)\s*:\s*(?P<said>\S.*)$", re.MULTILINE),
    "subject": re.compile(r"^\s*(?:Subject|Re|Object|Objet|Asunto|Тема|الموضوع)\s*:\s*(?P<said>\S.*)$", re.MULTILINE),
}
_COMPLIMENTS = re.compile(
    r"(?:^|\n)\s*(?P<from>(?:The|Le|La)\s[^.;\n]{4,140}?)\s(?:presents? (?:its|their|his|her) compliments to|présente ses compliments (?:à|au|aux))\s"
    r"(?P<to>(?:the\s|la\s|le\s)?[A-ZÀ-Þ][^.;]{3,140}?)(?=\s(?:and|et)\s(?:has|have|with|wishes|a l'honneur)|,\s(?:and|has|with)|[.;])"
)
_GREETING = re.compile(
    r"^\s*(?:dear\b|excellenc(?:y|e)|sir\b|madam\b|mr\.|ms\.|madame|monsieur|estimad|уважаем|صاحب|سعادة)", re.IGNORECASE
)
_FAREWELL = re.compile(
    r"^\s*(?:yours (?:sincerely|faithfully|truly)|sincerely|(?:please )?accept,|veuillez agréer|atentamente|с уважением)",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(
    r"^\s*(?:Encl(?:osures?|s|\.)?|Enclosed|Annex(?:es)?|Attach(?:ments?|ed)|Appendi(?:x|ces)|Pièces? jointes?|Anexos?|Приложени[ея])\s*(?:\(\d+\)|\d+)?\s*[:.]\s*(?P<said>.*)$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^\s*(?:[-–•*·]|\(?[0-9a-z]{1,2}[.)])\s*(?P<said>\S.*)$")
_NUMBERED = re.compile(r"\s*(?:;|,?\s\(?\d\)\s)\s*")
_COUNTED = re.compile(r"\s*\d{1,2}\s*\((?=[^()]*[^\W\d_])(?P<said>[^()]+)\)[\s.]*")
"""A count with the list behind it in brackets: "2 (list of posts; Act No. 12)"."""
_BEGINS = re.compile(r"[\s(]*(?:\d{1,2}[.)]\s*)?")
_ASKS = re.compile(
    r"\b(?:would be (?:most )?grateful|should be grateful|would appreciate|kindly|please|requests?|invites?|asks?|(?:is|are) (?:kindly )?(?:requested|invited|asked) to|could you|prie|invite|solicita|просит)\b"
)
_WHAT_IS_ASKED = re.compile(
    r"\b(?:send|provide|transmit|forward|inform|submit|reply|respond|indicate|share|confirm|communicate|furnish|clarify|advise|supply|complete|return|let us have|report|give|answer|fournir|transmettre|communiquer|enviar|remitir|направить|сообщить|предоставить)\w*\b"
)
_FOR_WORDS = re.compile(
    r"\bfor (?:your|the|any|its|their|an?|further|early)\b[^.;:]{0,40}\b(?:observations?|comments?|views?|remarks?|clarifications?|details?|cop(?:y|ies))\b"
)
"""What is asked for by a noun: "would be grateful for your observations"."""
_PROMISES = re.compile(
    r"\b(?:will|shall)\s(?:also\s|be able to\s|then\s)?(?:send|provide|transmit|forward|submit|share|inform|report|communicate|supply|reply|respond|adopt|complete|establish|notify|revert)\b"
    r"|\b(?:undertakes?|undertook|commits? itself|commits?|pledges?|promises?)\sto\b"
)
_NOT_ASKED = re.compile(r"\b(?:accept|assurances|compliments|avail(?:s)? (?:itself|myself))\b")
_HEAD_LINES = 14


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
        if _LABELLED["subject"].match(line.text) or _CITED.search(line.text):
            continue
        known = [(named.start, named.end) for named in find_known(line.text, folded(line.text))]
        spans = sorted([*known, *((office.start, office.end) for office in find_offices(line.text, known))])
        if spans:
            said = re.split(r",\s(?=\d|Note\b|No\b|Ref)", line.text)[0].strip(" ,")
            yield Mention(line.start, line.start + len(said), said)


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
        whose = "ours" if _OURS.search(before) else "theirs"
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
        plain = folded(sentence.text)
        if sentence.kind != "sentence" or _NOT_ASKED.search(plain):
            continue
        asks = _ASKS.search(plain)
        if asks and (_WHAT_IS_ASKED.search(plain, asks.start()) or _FOR_WORDS.search(plain, asks.start())):
            kind = REQUEST
        elif _PROMISES.search(plain):
            kind = COMMITMENT
        else:
            continue
        yield Asked(sentence.start, sentence.end, sentence.text, kind, due_in(sentence.text, said_on))
