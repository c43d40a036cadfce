"""Numbered recommendations: "12. The State should …", "125.3 Ratify … (Portugal);": number and exact text."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_noop

from headway.engines.intake.layer import Document, Kind
from headway.engines.intake.values import Observed, Sentence, Voice
from headway.foundation.language.words import folded

_ASKS = re.compile(
    r"^(?!(?:both|the (?:two )?(?:sides|parties)|participants|they)\b)(?:(?:(?!\b(?:cannot|can not|nor)\b)[^.;]){0,90}?\b(?:should|shall|must|needs? to|is (?:invited|encouraged|urged|requested|recommended) to|recommends?|encourages?|urges?|calls? (?:on|upon)|may wish to)\b"
    r"|(?:ratify|accede|adopt|establish|strengthen|ensure|continue|take|develop|implement|enhance|review|amend|enact|consider|improve|provide|intensify|promote|guarantee"
    r"|set up|create|increase|introduce|repeal|abolish|criminali[sz]e|put in place|step up|prevent|combat|investigate|extend|train|designate|conduct|complete|harmoni[sz]e)\b)"
)
_UNDER = re.compile(r"\brecommend")
_PUNCTUATION = re.compile(r"^([^()]*?)[.)]$")
"""What only ends a printed number: "12." and "7)" but not "(a)"."""


def numbered_recommendations(document: Document) -> Iterator[Observed]:
    """Numbered paragraphs and list items that ask something of the State, each as one observation with its number."""
    for index, block in enumerate(document.blocks):
        if not block.number or block.kind not in (Kind.PARAGRAPH, Kind.LIST_ITEM):
            continue
        text, number = document.text[block.body : block.end], _PUNCTUATION.sub(r"\1", block.number)
        plain = folded(text)
        headings = " ".join(
            folded(document.of(above)) for above in document.section(block) if above.kind is Kind.HEADING
        )
        if not _ASKS.match(plain) and not (_UNDER.search(headings) and re.match(r"(?:that|to)\b", plain)):
            continue
        whole = Sentence(block.body, block.end, text, "sentence", index, block.page)
        yield Observed(
            kind="recommendation",
            start=block.body,
            end=block.end,
            text=text,
            sentence=whole,
            voice=Voice("the text", "recommended", inferred=True),
            number=number,
            confidence=0.9 if _UNDER.search(headings) else 0.7,
            reasons=(gettext_noop("numbered %(number)s and asks something of the State") % {"number": number},),
        )
