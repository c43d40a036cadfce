"""Labels: "Recommendation 7", "Priority action 2.1:", "Suggestion 3 – ", where they stand and what they number."""

import re
from functools import cache

from headway.engines.intake.documents.earlier_reports.numbers import bare, kind_of_label
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.tables import table
from headway.foundation.language.words import folded

TITLED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2}: ?(?=\S)")
"""How a paragraph opens that says first what it is: "Basis: …", "Finding: …"."""


@cache
def _words() -> str:
    entry = table("earlier-reports")
    others = "|".join(str(source).lstrip("^") for source in entry["label_kinds"].values())
    return f"(?:{entry['label']}|{others})"


@cache
def line_of_a_label() -> re.Pattern[str]:
    """A line that is nothing but a label, perhaps with a word on its priority or a few words of title."""
    number = r"(?:no\.? ?|n° ?|# ?)?(?P<number>(?:[a-z]{1,3} ?[.-]? ?)?\d{1,3}(?:\.\d{1,3})*|[ivxl]{1,6}|[a-z])"
    return re.compile(
        rf"(?:{_words()} {number}|(?P<code>[a-z]{{1,3}} ?[.-]? ?\d{{1,3}}(?:\.\d+)*))\s*[.:]?(?P<rest>\s*(?:[(\[].*|[-–—:] .*|[-–—/])?)$"
    )


@cache
def _ahead() -> re.Pattern[str]:
    """A label ahead of the words on their own line: "Recommendation: …", "Suggestion 3 – …"."""
    number = r"(?: (?:no\.? ?|n° ?|# ?)?(?P<number>\d{1,3}(?:\.\d{1,3})*|(?:[ivxl]{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b))?"
    return re.compile(rf"(?P<label>{_words()}{number})(?: ?[(\[][^)\]]{{1,30}}[)\]])? ?[.:)-]+ +(?=\S)")


@cache
def unparted() -> re.Pattern[str]:
    """A label with nothing between it and the words: "Recommendation 7 The State should …"."""
    return re.compile(rf"(?P<label>{_words()} (?P<number>\d{{1,3}}(?:\.\d{{1,3}})*)) +(?=\S)")


def without_label(text: str, start: int, end: int) -> tuple[int, str, str]:
    """Where the words begin after a label ahead of them, the number in it or "", and the kind it names or ""."""
    hit = _ahead().match(folded(text[start:end]))
    if hit is None:
        return start, "", ""
    number = text[start + hit.start("number") : start + hit.end("number")] if hit["number"] else ""
    return start + hit.end(), bare(number), kind_of_label(hit["label"]) or ""


def is_label_ahead(outline: Outline, index: int) -> bool:
    """Whether a paragraph opens with a label of its own: "Recommendation: …", "R1 …"."""
    block = outline.blocks[index]
    if block.number and kind_of_label(block.number):
        return True
    return without_label(outline.text, block.body, block.end)[0] > block.body


@cache
def behind_a_sentence() -> re.Pattern[str]:
    """A label behind a whole sentence, with its number or a colon."""
    number = r"(?:no\.? ?|n° ?|# ?)?(?P<number>\d{1,3}(?:\.\d{1,3})*|[ivxl]{1,6}\b)"
    return re.compile(
        rf"(?<=[.;:!?)] )(?P<label>{_words()}(?: {number}| ?(?=:))) ?(?:\([^)]{{1,30}}\) ?)?[.:–—-]+ +(?=\S)"
    )
