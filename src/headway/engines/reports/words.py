"""The words a report prints, in its own language: terms, sentences, quotations, counts, bodies, provisions.

A report is written and laid out with its language active; it is never that of whoever asks for it. Some are wanted by
English alone: numbers as words, articles, prepositions.
"""

import re
from decimal import Decimal

from django.utils.translation import get_language, get_language_bidi, gettext, pgettext
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import CONTEXT_SEPARATOR

from headway.foundation.core.dates import Period
from headway.foundation.core.days_said import say_period
from headway.foundation.core.numbers_said import say_number

_KINDS_OF_BODY = frozenset(
    """Academy Administration Agency Assembly Association Authority Bank Board Branch Bureau Cabinet Centre Center
    Chamber Commission Committee Council Court Department Directorate Federation Force Government Guard Institute
    Ministry Mission Network Office Ombudsman Defender Organization Organisation Parliament Police Programme Prosecutor
    Secretariat Section Senate Service Union Unit University""".split()
)
_PARAGRAPH = re.compile(r"\bOP(\d+)(?:\((\w+)\))?")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENDED = (*".!?…:。！？؟", ".”", '."', "?”", "!”", ".»", "?»", "!»", ". »", "。”")


def language_now() -> str:
    """The language a report is being printed in."""
    return get_language() or "en"


def is_english() -> bool:
    return language_now() == "en"


def term(label: str) -> str:
    """A label, a status, a value of a list in the language; what is nobody's label stays, a capital is kept."""
    if not label or is_english():
        return label
    found = _kept(label)
    if found or not label[:1].isupper():
        return found or label
    said = _kept(small(label))
    return capital(said) if said else label


def _kept(label: str) -> str:
    """What the catalogue of words says for a label, also if that is the label itself ("Word"); else nothing."""
    found = gettext(f"word{CONTEXT_SEPARATOR}{label}")
    return "" if CONTEXT_SEPARATOR in found else found


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    return text[:1].lower() + text[1:]


def isolated(text: str) -> str:
    """Words of another direction keep their own order in a report that runs from right to left (Unicode isolates)."""
    foreign = get_language_bidi() and any("a" <= letter.lower() <= "z" for letter in text)
    return f"\u2068{text}\u2069" if foreign else text


def quoted(text: str) -> str:
    """Somebody's own words, in the quotation marks of the language."""
    return _("“%(words)s”") % {"words": isolated(text)}


def as_sentence(text: str) -> str:
    """The text with a capital at its start and a full stop at its end, otherwise untouched."""
    text = capital(text.strip())
    return text if not text or text.endswith(_ENDED) else text + pgettext("end of a sentence", ".")


def as_clause(text: str) -> str:
    """The text without its full stop, to stand inside a sentence."""
    return text.strip().rstrip(".;,: ")


def say_count(count: int, singular: str, plural: str = "") -> str:
    """ "one recommendation", "three recommendations", "31 recommendations"; none is "no recommendation". English."""
    number = _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
    return f"{number} {singular if count in (0, 1) else plural or singular + 's'}"


def say_small(count: int) -> str:
    """A count inside a sentence: in English a word up to ten, elsewhere a number."""
    return _NUMBERS[count] if is_english() and count < len(_NUMBERS) else say_number(Decimal(count))


def say_bare(count: int) -> str:
    """A count that stands alone: in English "none", "one", "11"."""
    return say_small(count) if count or not is_english() else "none"


def say_body(name: str) -> str:
    """A body inside a sentence: in English with an article where the name says what kind of body it is."""
    if not is_english():
        return isolated(name)
    head = name.split(" of ")[0].split(" for ")[0]
    return f"the {name}" if name[:1].isupper() and _KINDS_OF_BODY.intersection(head.split()) else name


def say_on(period: Period) -> str:
    """A period as it opens a sentence in English, "On 23 July 2018"; elsewhere the date alone, which it places."""
    said = say_period(period)
    if not is_english():
        return said
    if period.hedged or period.precision not in ("day", "month", "year"):
        return f"As of {said}"
    return f"{'On' if period.precision == 'day' else 'In'} {said}"


def say_paragraphs(label: str) -> str:
    """A provision as people cite it: of "S/RES/1373 (2001), OP2(g)" the last is "para. 2 (g)", "par. 2 g)"."""
    word = _("para.")
    before = f"{word} " if word else ""
    return _PARAGRAPH.sub(lambda found: f"{before}{found[1]}{f' ({found[2]})' if found[2] else ''}", label)


def say_letter(index: int) -> str:
    """0 → "a", 25 → "z", 26 → "aa"."""
    return say_letter(index // 26 - 1) + chr(97 + index % 26) if index >= 26 else chr(97 + index)


def place_in(page: int, *, by_machine: bool) -> str:
    """Where in a source a passage stands, "" where it has no pages; and that a machine read it, while that holds."""
    if by_machine:
        return _("%(page)s, read by machine") % {"page": page} if page else _("read by machine")
    return str(page) if page else ""
