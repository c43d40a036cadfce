"""How a language attributes statements: what names, offices and verbs of saying look like (`data/intake/speakers.yaml`)."""

import re
from dataclasses import dataclass
from functools import cache

from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Beginning, words_it_begins_with

_FIRST = r"(?:[A-ZÀ-ÝĀ-Ž][\w'’.-]*|(?:al|el)-[A-Z][\w'’-]+)"
_NAME_WORD = rf"(?!(?:Mr|Mrs|Ms|Dr|H\.E|From|On|In|At|The)\b)(?:{_FIRST}|de la|de los|de|da|del|der|den|di|al|el|ben|bin|van|von)"
_NO_NAME = r"(?!(?:The|In|On|At|For|By|From|During|After|According|Welcoming|Closing|Speaking|While|When|As|Selon|Pour|Le|La|Les|En|Dans|Según|Para|Segundo|Laut|So|Der|Die|El)\b)"
NAME = rf"(?:{_NO_NAME}{_FIRST}(?:\s{_NAME_WORD}){{0,5}})(?:,\s(?:Jr|Sr|III)\b\.?)?"
_NO_VERB = r"(?!(?:was|is|were|are|has|had|have|will|would|said|ended|arrived|visited|met|told|and|in|on|at|as|for|with|by|from|to|during|after|whose|est|sera|avait|fue|ha|era|foi|war|ist)\b)(?:an?\b)?"
_ASIDE = r"(?:\s\([^)]{1,60}\))?(?:\s(?:from|of|de|del|da|von)\s(?:the\s)?[^,;.“”\"]{2,40}?)?"
_APPOSITION = r"(?:,\s[^;“”\"]{2,220}?,)?"
LONGEST_OFFICE = 230


@dataclass(frozen=True, slots=True)
class Attribution:
    """Patterns over a sentence as it is (persons) or folded (verbs): `named` has groups name and office; `titled` splits an office that
    stands right before a name from it; `office_ahead` and `title_ahead` end where a name begins.

    `says` follows the speaker, `says_before` ends where the speaker begins; `pronoun_says` tells of somebody named before.
    """

    named: re.Pattern[str]
    titled: re.Pattern[str]
    office_ahead: re.Pattern[str]
    title_ahead: re.Pattern[str]
    honorific: re.Pattern[str]
    office: re.Pattern[str]
    office_at_all: re.Pattern[str]
    tells: Beginning | re.Pattern[str]
    says: re.Pattern[str]
    says_before: re.Pattern[str]
    and_another: re.Pattern[str]
    pronoun_says: re.Pattern[str]


@cache
def attribution_in(language: str) -> Attribution:
    """That of a language; English for one without a table."""
    words = table("speakers")
    own = language if language in words["said"] else "en"
    said, between, ways = words["said"][own], words["between"][own], words["ways"][own]
    honorific, office, article = (words[what][own] for what in ("honorifics", "offices", "articles"))
    helped = rf"(?:{between}\s){{0,3}}"
    lower = re.sub(r"\[(.)\1\]", r"\1", article.lower())
    article_before = rf"(?:(?:{lower})\s?)?"
    return Attribution(
        named=re.compile(
            rf"(?P<name>(?:{honorific})\s?(?<=[\s.]){NAME}|{NAME})(?:\s\([^)]{{2,40}}\))?(?P<office>,\s{_NO_VERB}(?:[^,;“”\"]{{0,60}}\b)?(?:{office})\b[^,;“”\".]{{0,130}})?"
        ),
        titled=re.compile(
            rf"(?P<office>(?:[A-Z][\w’'-]+\s){{0,4}}?(?:{office})(?:[- ](?:General|Elect|Designate))?)\s(?P<name>(?!(?:{office})\b){_FIRST}(?:\s{_NAME_WORD}){{1,4}})"
        ),
        office_ahead=re.compile(
            rf"(?P<office>\b(?:{article})(?:\s|(?<='))(?:(?!(?:by|was|were|is|are|that|with|and|met)\b)[\w'’./-]+\s){{0,6}}?(?:(?:{office})\b[^,;.“”\"]{{0,{LONGEST_OFFICE}}}|(?:Special Rapporteur|Independent Expert)\b[^;.“”\"]{{0,{LONGEST_OFFICE}}})),\s$"
        ),
        title_ahead=re.compile(
            rf"(?P<office>(?:\b[A-Z][\w’'-]*\s){{0,5}}(?:{office})(?:\s(?:and|of|for)\s[^,;.“”\"]{{2,120}},)?)\s$"
        ),
        honorific=re.compile(rf"(?:{honorific})(?:\s|(?<=\.))"),
        office=re.compile(office),
        office_at_all=re.compile(rf"\b(?:{office})\b|\b(?:{honorific})\s"),
        tells=_trigger(rf"\b(?:{said}|{ways})|\bin whose\b"),
        says=re.compile(
            rf"{_ASIDE}(?:{_APPOSITION}[,\s]*(?:who\s)?{helped}{said}|,\s(?:who|which)\s[^,;.“”\"]{{2,90}},\s{helped}{said}|[^.;]{{0,80}},\sin whose (?:words|view|opinion)\b)"
        ),
        says_before=re.compile(rf"(?:\b{said}|\b{ways})\s{article_before}$"),
        and_another=re.compile(rf",?\s{words['and'][own]}\s(?:by\s)?{article_before}"),
        pronoun_says=re.compile(rf"\b{words['pronouns'][own]}\s{helped}{said}|-t-{words['pronouns'][own]}\b"),
    )


def _trigger(source: str) -> Beginning | re.Pattern[str]:
    """A pattern that is tried only where one of the words it begins with stands, if these can be read off it."""
    words = words_it_begins_with(source)
    return Beginning(source, words) if words else re.compile(source)
