"""What kind of document it is: guessed from how it is written, with the reason; a person may say otherwise."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from django.utils.translation import gettext_noop

from headway.engines.intake.documents.earlier_reports.reader import Glance, glance_at
from headway.engines.intake.documents.letters import read_letter
from headway.engines.intake.documents.signs import (
    BESIDE_EACH,
    NO_SIGN,
    sign_of_a_law,
    sign_of_a_reply,
    sign_of_a_response_table,
    sign_of_ratings,
)
from headway.engines.intake.layer import Document, Kind
from headway.foundation.core.messages import Message
from headway.foundation.language.words import folded


class DocumentKind(StrEnum):
    """What people of the field call it."""

    NEWS = "news"
    EARLIER_REPORT = "earlier-report"
    REPLY = "reply"
    RESPONSE_TABLE = "response-table"
    LETTER = "letter"
    LAW = "law"
    RATINGS = "ratings"
    NOTES = "notes"
    TRACKER = "tracker"


@dataclass(frozen=True, slots=True)
class Guess:
    """A kind and, in a few words for whoever may change it, what in the document speaks for it."""

    kind: DocumentKind
    reason: Message


def guess_kind(document: Document) -> Guess:
    """The most telling sign decides; a text without any is taken as news."""
    seen = cache(lambda: glance_at(document))
    signs = (
        *_FIRST,
        (DocumentKind.EARLIER_REPORT, lambda one: _as_a_report_that_lists(one, seen())),
        (DocumentKind.EARLIER_REPORT, lambda one: _as_a_report_with_labels(one, seen())),
        *_BY_TABLES_AND_NUMBERS,
        (DocumentKind.EARLIER_REPORT, lambda one: _as_a_report_sent(one, seen())),
        *_BY_WORDS,
        (DocumentKind.EARLIER_REPORT, lambda one: _as_report(one, seen())),
    )
    for kind, sign in signs:
        reason = sign(document)
        if reason:
            return Guess(kind, reason)
    return Guess(DocumentKind.NEWS, Message(gettext_noop("nothing in it speaks for another kind")))


_SHORTCUT = re.compile(r"^\s*(?:[!+\-?>؟]{1,3}\s+|[？！＋－＞])\S", re.MULTILINE)
_ENACTS = re.compile(r"this (?:act|law|ordinance|proclamation|decree)(?:, [^.]{3,60},)? may be cited as|be it enacted")
_ALSO_A_BULLET = "->"
"""Signs of notes that lists are printed with as well."""
_ARTICLE = re.compile(r"^(?:article|art\.|section|статья|المادة|artículo)\s*\d+", re.IGNORECASE)
_GREETING = re.compile(
    r"\b(?:dear (?:sir|madam|mr|ms|ambassador|minister|colleague)|excellency|presents its compliments"
    r"|yours (?:sincerely|faithfully)|assurances of its highest consideration)\b"
)
_RATING = re.compile(r"(?:C|LC|PC|NC|HE|SE|ME|LE|N/A|compliant|largely compliant|partially compliant|non-compliant)")
_ASKED = re.compile(r"^(?:q(?:uestion)?\.?\s*\d+|\d+(?:\.\d+)*[.)]?\s[^?]{8,}\?)", re.IGNORECASE)
_RECOMMENDS = re.compile(r"\b(?:recommend(?:s|ed|ations?)?|should)\b")
_RESPONSE = re.compile(
    r"\b(?:response|reply|answer|action taken|progress|status|implementation|measures taken|comments?)\b"
)


def _as_notes(document: Document) -> Message:
    lines = [line for line in document.text.splitlines() if line.strip()]
    short = [line for line in lines if _SHORTCUT.match(line)]
    enough = len(short) >= max(2, len(lines) * 0.3) and any(line.lstrip()[0] not in _ALSO_A_BULLET for line in short)
    return Message(gettext_noop("lines begin with a shortcut of notes: %(n)s"), n=len(short)) if enough else NO_SIGN


def _as_ratings(document: Document) -> Message:
    cells = [document.of(block).strip() for block in document.blocks if block.kind is Kind.TABLE_CELL]
    rated = sum(1 for cell in cells if _RATING.fullmatch(cell))
    enough = rated >= 5 and rated >= len(cells) * 0.15
    return Message(gettext_noop("cells of its tables hold a rating: %(n)s"), n=rated) if enough else NO_SIGN


def _as_response_table(document: Document) -> Message:
    for index, block in enumerate(document.blocks):
        if block.kind is not Kind.TABLE:
            continue
        row = next((b for b in document.blocks[index:] if b.kind is Kind.TABLE_ROW), None)
        heads = folded(document.of(row)) if row else ""
        if "recommendation" in heads and _RESPONSE.search(heads):
            return BESIDE_EACH
    return NO_SIGN


def _as_law(document: Document) -> Message:
    starts = [
        document.of(block) for block in document.blocks if block.kind in (Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM)
    ]
    articles = sum(1 for text in starts if _ARTICLE.match(text))
    enough = articles >= 3 and articles >= len(starts) * 0.15
    return Message(gettext_noop("paragraphs begin with an article: %(n)s"), n=articles) if enough else NO_SIGN


def _as_an_act(document: Document) -> Message:
    """An Act of numbered sections says by which words it is cited, or who enacts it."""
    said = _ENACTS.search(folded(document.text[:3_000]))
    return Message(gettext_noop("it says “%(words)s”"), words=said.group()) if said else NO_SIGN


def _as_letter(document: Document) -> Message:
    found = _GREETING.search(folded(document.text[:4_000]) + " " + folded(document.text[-1_500:]))
    if not found or len(document.text) >= _LONGEST_LETTER:
        return NO_SIGN
    return Message(gettext_noop("it says “%(words)s”"), words=found.group())


def _as_letter_by_its_head(document: Document) -> Message:
    """A letter without a greeting: it is short, names its subject, and has two of a number, a day and who gets it."""
    if len(document.text) >= _LONGEST_LETTER:
        return NO_SIGN
    letter = read_letter(document)
    told = [letter.number, letter.dated, letter.recipient]
    if not letter.subject or sum(map(bool, told)) < 2:
        return NO_SIGN
    return Message(gettext_noop("it has the head of a letter: its subject, number or date"))


_LONGEST_LETTER = 30_000
_CALLS_ITSELF = re.compile(
    r"\b(?:(?:consolidated |written )?repl(?:y|ies) (?:of|by|to)|answers? (?:of|by|to|the) |response of|contribution of the ministry"
    r"|elements of reply|elements for the visit|inputs? (?:of|from) the ministry|list of issues|comments of the authorities"
    r"|national (?:repl(?:y|ies)|input)|elements de reponse|contribution nationale|(?:au|un) questionnaire|al cuestionario|(?:ال)?ردود|على الاستبيان"
    r"|reponses? (?:du|de la|au|aux)|respuestas? (?:del|de la|al)|(?:through|answers|of the|your|this|the) (?:questions|questionnaire)\b)"
)
_OPENING = 700
_FIRST_PAGE = 3_000


def _as_reply(document: Document) -> Message:
    asked = sum(1 for block in document.blocks if _ASKED.match(document.of(block)))
    if asked >= 3:
        return Message(gettext_noop("numbered questions stand in it: %(n)s"), n=asked)
    found = _CALLS_ITSELF.search(folded(document.text[:_OPENING]))
    if not found:
        return NO_SIGN
    return Message(gettext_noop("it says at its beginning “%(words)s”"), words=found.group().strip())


_FEWEST_PRINTED, _THROUGHOUT = 3, 8
_NEARLY_ALL = 0.8
_CALLS_ITSELF_A_REPORT = re.compile(
    r"\b(?:reports?|reviews?|evaluations?|assessments?|audits?|inspections?|findings|concluding observations|rapports?|evaluations?|examen|informes?|evaluacion(?:es)?|auditoria|observaciones|отчет|доклад|تقرير)\b|报告"
)


def _as_a_report_that_lists(document: Document, seen: Glance) -> Message:
    """What prints recommendations and says how many, or prints them where it says it recommends, is a report whatever tables stand in it.

    So is what says in its own voice nearly as many as it announces, or many, and calls itself a report.
    """
    told = max(seen.announced, seen.under_a_heading) >= _FEWEST_PRINTED
    if told and seen.printed >= _FEWEST_PRINTED:
        return _printed(seen)
    opening = folded(f"{document.title}\n{document.text[:_OPENING]}")
    if seen.said >= _THROUGHOUT and _CALLS_ITSELF_A_REPORT.search(opening) and not _CALLS_ITSELF.search(opening):
        return Message(gettext_noop("it calls itself a report and recommends throughout: %(n)s"), n=seen.said)
    if seen.announced >= _FEWEST_PRINTED and seen.said >= _NEARLY_ALL * seen.announced:
        return Message(gettext_noop("it recommends as often as it says: %(n)s"), n=seen.said)
    return NO_SIGN


def _printed(seen: Glance) -> Message:
    return Message(gettext_noop("recommendations are listed, labelled or set in bold in it: %(n)s"), n=seen.printed)


def _as_a_report_sent(document: Document, seen: Glance) -> Message:
    """A report bound with the letter that sends it: it prints recommendations, and its first page speaks of a report."""
    sent = _CALLS_ITSELF_A_REPORT.search(folded(document.text[:_FIRST_PAGE]))
    return _printed(seen) if seen.printed >= _FEWEST_PRINTED and sent else NO_SIGN


def _as_a_report_with_labels(document: Document, seen: Glance) -> Message:
    """A report that quotes article upon article is none of them: no law prints what it labels a recommendation."""
    return _as_a_report_sent(document, seen) if seen.labelled >= _FEWEST_PRINTED and _as_law(document) else NO_SIGN


def _as_report(document: Document, seen: Glance) -> Message:
    if seen.printed >= _FEWEST_PRINTED:
        return _printed(seen)
    numbered = [
        block
        for block in document.blocks
        if block.number and _RECOMMENDS.search(folded(document.text[block.start : block.end]))
    ]
    if len(numbered) >= 4:
        return Message(gettext_noop("numbered paragraphs recommend something: %(n)s"), n=len(numbered))
    opening = folded(f"{document.title}\n{document.text[:_OPENING]}")
    if seen.asked >= _FEWEST_PRINTED and _CALLS_ITSELF_A_REPORT.search(opening):
        return Message(gettext_noop("it calls itself a report and lists what it asks for: %(n)s"), n=seen.asked)
    long = len(document.text) > 12_000 and len(_RECOMMENDS.findall(folded(document.text))) >= 8
    return Message(gettext_noop("it is long and recommends throughout")) if long else NO_SIGN


_Signs = tuple[tuple[DocumentKind, Callable[[Document], Message]], ...]
_FIRST: _Signs = ((DocumentKind.NOTES, _as_notes),)
_BY_TABLES_AND_NUMBERS: _Signs = (
    (DocumentKind.RATINGS, _as_ratings),
    (DocumentKind.RESPONSE_TABLE, _as_response_table),
    (DocumentKind.LAW, _as_law),
    (DocumentKind.RATINGS, sign_of_ratings),
    (DocumentKind.RESPONSE_TABLE, sign_of_a_response_table),
    (DocumentKind.LAW, sign_of_a_law),
    (DocumentKind.LAW, _as_an_act),
    (DocumentKind.REPLY, sign_of_a_reply),
)
_BY_WORDS: _Signs = (
    (DocumentKind.LETTER, _as_letter),
    (DocumentKind.REPLY, _as_reply),
    (DocumentKind.LETTER, _as_letter_by_its_head),
)
