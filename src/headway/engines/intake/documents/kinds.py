"""What kind of document it is: guessed from how it is written, with the reason; a person may say otherwise."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from headway.engines.intake.documents.earlier_reports.reader import printed_in
from headway.engines.intake.documents.letters import read_letter
from headway.engines.intake.documents.signs import (
    sign_of_a_law,
    sign_of_a_reply,
    sign_of_a_response_table,
    sign_of_ratings,
)
from headway.engines.intake.layer import Document, Kind
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
    reason: str


def guess_kind(document: Document) -> Guess:
    """The most telling sign decides; a text without any is taken as news."""
    for kind, sign in _SIGNS:
        reason = sign(document)
        if reason:
            return Guess(kind, reason)
    return Guess(DocumentKind.NEWS, "nothing in it speaks for another kind")


_SHORTCUT = re.compile(r"^\s*[!+\-?>]\s+\S", re.MULTILINE)
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


def _as_notes(document: Document) -> str:
    lines = [line for line in document.text.splitlines() if line.strip()]
    short = [line for line in lines if _SHORTCUT.match(line)]
    return f"{len(short)} lines begin with a shortcut of notes" if len(short) >= max(2, len(lines) * 0.3) else ""


def _as_ratings(document: Document) -> str:
    cells = [document.of(block).strip() for block in document.blocks if block.kind is Kind.TABLE_CELL]
    rated = sum(1 for cell in cells if _RATING.fullmatch(cell))
    return f"{rated} cells of its tables hold a rating" if rated >= 5 and rated >= len(cells) * 0.15 else ""


def _as_response_table(document: Document) -> str:
    for index, block in enumerate(document.blocks):
        if block.kind is not Kind.TABLE:
            continue
        row = next((b for b in document.blocks[index:] if b.kind is Kind.TABLE_ROW), None)
        heads = folded(document.of(row)) if row else ""
        if "recommendation" in heads and _RESPONSE.search(heads):
            return "a table sets what was done beside each recommendation"
    return ""


def _as_law(document: Document) -> str:
    starts = [
        document.of(block) for block in document.blocks if block.kind in (Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM)
    ]
    articles = sum(1 for text in starts if _ARTICLE.match(text))
    return (
        f"{articles} of its paragraphs begin with an article"
        if articles >= 3 and articles >= len(starts) * 0.15
        else ""
    )


def _as_letter(document: Document) -> str:
    found = _GREETING.search(folded(document.text[:4_000]) + " " + folded(document.text[-1_500:]))
    return f"it says “{found.group()}”" if found and len(document.text) < _LONGEST_LETTER else ""


def _as_letter_by_its_head(document: Document) -> str:
    """A letter without a greeting: it is short, names its subject, and has two of a number, a day and who gets it."""
    if len(document.text) >= _LONGEST_LETTER:
        return ""
    letter = read_letter(document)
    told = [letter.number, letter.dated, letter.recipient]
    return (
        "it has the head of a letter: its subject, number or date"
        if letter.subject and sum(map(bool, told)) >= 2
        else ""
    )


_LONGEST_LETTER = 30_000
_CALLS_ITSELF = re.compile(
    r"\b(?:(?:consolidated |written )?repl(?:y|ies) (?:of|by|to)|answers? (?:of|by|to|the) |response of|contribution of the ministry"
    r"|elements of reply|elements for the visit|inputs? (?:of|from) the ministry|list of issues|comments of the authorities"
    r"|reponses? (?:du|de la|au|aux)|respuestas? (?:del|de la|al)|(?:through|answers|of the|your|this|the) (?:questions|questionnaire)\b)"
)
_OPENING = 700


def _as_reply(document: Document) -> str:
    asked = sum(1 for block in document.blocks if _ASKED.match(document.of(block)))
    if asked >= 3:
        return f"{asked} numbered questions stand in it"
    found = _CALLS_ITSELF.search(folded(document.text[:_OPENING]))
    return f"it says at its beginning “{found.group().strip()}”" if found else ""


_FEWEST_PRINTED = 3


def _as_report(document: Document) -> str:
    printed = printed_in(document)
    if printed >= _FEWEST_PRINTED:
        return f"{printed} recommendations are listed, labelled or set in bold in it"
    numbered = [
        block
        for block in document.blocks
        if block.number and _RECOMMENDS.search(folded(document.text[block.start : block.end]))
    ]
    if len(numbered) >= 4:
        return f"{len(numbered)} numbered paragraphs recommend something"
    long = len(document.text) > 12_000 and len(_RECOMMENDS.findall(folded(document.text))) >= 8
    return "it is long and recommends throughout" if long else ""


_SIGNS: tuple[tuple[DocumentKind, Callable[[Document], str]], ...] = (
    (DocumentKind.NOTES, _as_notes),
    (DocumentKind.RATINGS, _as_ratings),
    (DocumentKind.RESPONSE_TABLE, _as_response_table),
    (DocumentKind.LAW, _as_law),
    (DocumentKind.RATINGS, sign_of_ratings),
    (DocumentKind.RESPONSE_TABLE, sign_of_a_response_table),
    (DocumentKind.LAW, sign_of_a_law),
    (DocumentKind.REPLY, sign_of_a_reply),
    (DocumentKind.LETTER, _as_letter),
    (DocumentKind.REPLY, _as_reply),
    (DocumentKind.LETTER, _as_letter_by_its_head),
    (DocumentKind.EARLIER_REPORT, _as_report),
)
