"""States by their names, official names and demonyms, as whole words, the longest first."""

import re
from collections.abc import Sequence
from functools import cache

import ahocorasick

from headway.engines.intake.lists import doubtful_words, state_names
from headway.engines.intake.values import Mention
from headway.foundation.language.words import folded

_NOT_STATES = (
    "gulf of guinea", "lake chad", "chad basin", "indian ocean", "river jordan", "jordan river", "niger delta", "niger river",
    "river niger", "new mexico", "latin american", "latin america", "inter-american", "central african states", "north american",
    "south american", "south america", "north america", "central america", "central american", "american states",
    "madrid guiding principles", "panama canal", "suez", "gulf of oman", "sea of oman", "south china sea", "east china sea",
    "panama papers", "afghan hound", "french-speaking", "english-speaking", "portuguese-speaking", "french language",
    "in french", "in spanish", "in russian", "in chinese", "in portuguese", "and french", "west african states",
    "asian development", "british overseas", "gulf of aden", "mozambique channel", "persian gulf", "arabian peninsula", "bank of america",
    "georgia tech", "atlanta, georgia", "city of luxembourg", "kuwait city", "panama city", "mexico city", "guatemala city", "djibouti code of conduct",
)  # fmt: skip
_CYRILLIC_OR_OTHER = re.compile(r"[^\x00-\u024f\u1e00-\u1eff]")
_TITLE_BEFORE = re.compile(
    r"\b(?:mr|ms|mrs|dr|ambassador|h\.e|prof|professor|sir|colonel|general|judge)\.?\s(?:[\w'-]+\s)?$"
)
_SMALL = re.compile(r"\s?[a-z]")


def find_states(
    text: str, plain: str, taken: Sequence[tuple[int, int]] = (), language: str = "en"
) -> tuple[Mention, ...]:
    """Mentions of States in order: `key` is the ISO 3166-1 alpha-3 code, `reason` says which sort of name it was.

    `taken` are spans that name something else, such as an organisation, and hide the State's name in them.
    """
    hits = []
    for end, (size, code, sort) in _automaton(language).iter(plain):
        start = end + 1 - size
        if _is_whole(plain, start, end + 1) and (sort == "none" or _is_capital(text, start, end + 1)):
            hits.append((start, end + 1, code, sort))
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    found: list[tuple[int, int, str, str]] = []
    for hit in hits:
        if not found or hit[0] >= found[-1][1]:
            found.append(hit)
    inside = {at for start, end in taken for at in range(start, end)}
    kept = [hit for hit in found if hit[3] != "none" and hit[0] not in inside and not _is_a_person(plain, text, hit)]
    return tuple(_mention(text, plain, hit, kept) for hit in kept)


def _mention(text: str, plain: str, hit: tuple[int, int, str, str], others: list[tuple[int, int, str, str]]) -> Mention:
    start, end, code, sort = hit
    choices = doubtful_words().get(plain[start:end], ())
    if len(choices) > 1:
        sure = [other[2] for other in others if other[2] in choices and plain[other[0] : other[1]] != plain[start:end]]
        code = sure[0] if sure else choices[0]
    return Mention(start, end, text[start:end], code, code, f"{sort} of the State")


def _is_whole(plain: str, start: int, end: int) -> bool:
    if not plain[start].isascii() and _CYRILLIC_OR_OTHER.match(plain[start]):
        return _stands_alone(plain, start, end)
    before = start == 0 or not (
        plain[start - 1].isalnum()
        or (plain[start - 1] == "-" and start > 1 and plain[start - 2].isalnum() and not _is_prefix(plain, start))
    )
    return before and (end == len(plain) or not plain[end].isalnum())


def _is_prefix(plain: str, start: int) -> bool:
    """A hyphen that joins a State to a word rather than making another name of both ("non-Swiss", "EU-Tunisia")."""
    return plain[start - 1] == "-"


def _stands_alone(plain: str, start: int, end: int) -> bool:
    """Cyrillic names are met with endings, Arabic ones with particles before them, Chinese ones without spaces."""
    first = plain[start]
    if "\u0400" <= first <= "\u04ff":
        tail = re.compile(r"[\u0400-\u04ff]*").match(plain, end)
        return (start == 0 or not plain[start - 1].isalpha()) and tail is not None and tail.end() - end <= 3
    if "\u0600" <= first <= "\u06ff":
        after = end == len(plain) or not plain[end].isalpha()
        return after and (start == 0 or not plain[start - 1].isalpha() or plain[start - 1] in "ولبك")
    return True


def _is_capital(text: str, start: int, end: int) -> bool:
    """Names begin with a capital; short ones in capitals (UK, UAE, CAR) are written so."""
    word = text[start:end]
    if not word[0].isascii() and not word[0].isupper():
        return bool(_CYRILLIC_OR_OTHER.match(word[0]))
    if word.upper() in _CAPITALS:
        return word.isupper() and text[end : end + 1] != "$"
    return word[0].isupper()


_CAPITALS = frozenset(
    {
        "UK",
        "UAE",
        "US",
        "USA",
        "DRC",
        "CAR",
        "PRC",
        "DPRK",
        "RSA",
        "ROK",
        "FYROM",
        "KSA",
        "PNG",
        "RDC",
        "U.K.",
        "U.S.",
        "U.S.A.",
        "U.A.E.",
    }
)


def _is_a_person(plain: str, text: str, hit: tuple[int, int, str, str]) -> bool:
    """Whether a doubtful word stands where a person's name would."""
    if hit[3] != "name" or plain[hit[0] : hit[1]] not in doubtful_words():
        return False
    return bool(_TITLE_BEFORE.search(plain, max(0, hit[0] - 40), hit[0]))


@cache
def _automaton(language: str) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for phrase in _NOT_STATES:
        automaton.add_word(phrase, (len(phrase), "", "none"))
    for code, name, sort in state_names(language):
        for spelling in _spellings(folded(name)):
            if spelling not in automaton:
                automaton.add_word(spelling, (len(spelling), code, sort))
    automaton.make_automaton()
    return automaton


def _spellings(name: str) -> set[str]:
    """A name as met in running text: without "the", without a bracket, with "and" or "&", Cyrillic without its ending."""
    name = name.removeprefix("the ")
    found = {name}
    if name.endswith(")") and "(" in name:
        short, _, rest = name[:-1].partition(" (")
        found |= {f"{rest} {short}"} if rest.endswith((" of", " of the", "of")) else set()
    if " and " in name:
        found.add(name.replace(" and ", " & "))
    if "\u0400" <= name[-1] <= "\u04ff" and len(name) > 4 and name[-1] in "аеияьй":
        found.add(name.rstrip("аеияьй"))
    return {spelling for spelling in found if len(spelling) > 1}
