"""Where the name of a national body begins and ends around its head noun."""

import re

from headway.engines.intake.national_words import (
    LEADING,
    LINK,
    WEEKDAYS_AND_MONTHS,
    WORD,
    demonyms,
    heads,
    portfolios,
    states,
)

_LEFT = re.compile(rf"(?:{WORD}\s)+$")
_LEFT_AND = re.compile(rf"(?:\bthe|,|\bits|\band|\bto)\s({WORD}(?:\s{WORD})?\s(?:and|&)\s)$")
_LISTED = re.compile(
    rf"(?<![\w-])((?:National|Federal|State|Central|Joint|Interministerial|Inter-Ministerial|General)\s{WORD}(?:\s{WORD})?(?:,\s{WORD}(?:\s{WORD})?)+,?\s(?:and|&)\s)$"
)
_AND = ("and ", "& ")
FIRST_LINK = re.compile(
    r"\s(?:of|for|on|against|to|in charge of|responsible for)\s(?:the\s|its\s)?(?:(?:[Cc]ombat(?:ing|t)?|[Cc]ounter(?:ing)?|[Pp]revent(?:ion|ing)?(?: and (?:[Cc]ombat(?:ing|ting)?|[Cc]ountering|[Ff]ighting|[Ss]uppressing))?|[Ff]ight(?:ing)?|[Pp]rotection|[Cc]oordinat(?:e|ion|ing)|[Rr]egulat(?:ion|ing)|[Ss]uppression|[Ee]limination|[Ss]upervision)\s(?:of\s|against\s)?(?:the\s)?)?"
)
_CALLED_BY_NUMBER = re.compile(r"(?<![\d.,-])(?:1\d\d|9[19]\d|000)\s$")
"""Emergency services go by the number that is dialled: "the 112 Emergency Service"."""
_REST = re.compile(
    rf"(?:\s|\s{LINK}\s|(?<=Traffic)\sin\s|(?<=Trafficking)\sin\s|(?<=Trade)\sin\s|(?<=Work)\swith\s|(?<=Relations)\swith\s|(?<=Cooperation)\swith\s)({WORD})"
)
_RUN = re.compile(rf"(?:\s{WORD})+")
_OWNER = re.compile(r"([A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2})'s\s")
_COMMA = re.compile(r",\s(?:and\s)?([A-Za-z][\w'-]*)")
_EVERY_STATES = frozenset(
    "Ministry Ministries Parliament Senate Department Assembly Court Cabinet Presidency Treasury Government Council Committee".split()
)
_SELF_STANDING = re.compile(r"(?:National|State|Federal|Royal|Central|Supreme|High|Senate|Parliament)\b")
"""What makes the rest a name by itself, without the word that says of which State."""


def last_head(plain: str, head: re.Match[str]) -> re.Match[str]:
    """The last head noun of an unbroken run of capitalised words ("National Police General Information Commissariat")."""
    run = _RUN.match(plain, head.end())
    if run:
        for further in heads().finditer(plain, head.end(), run.end()):
            head = further
    return head


def leftward(plain: str, at: int, floor: int) -> int:
    """Where the capitalised words before a head noun begin."""
    left = _LEFT.search(plain, max(floor, at - 90), at) if plain[at - 1 : at].isspace() else None
    start = left.start() if left else at
    if start > floor and plain[start - 1].isalnum():
        start = at
    number = (
        _CALLED_BY_NUMBER.search(plain, max(floor, start - 5), start) if plain.startswith("Emergency", start) else None
    )
    start = number.start() if number else start
    joined = plain.endswith(_AND, floor, start) and _LEFT_AND.search(plain, max(floor, start - 60), start)
    listed = (
        _LISTED.search(plain, max(floor, start - 90), start) if joined or plain.endswith(_AND, floor, start) else None
    )
    if listed:
        return listed.start(1)
    if joined and start < at + 1 and not heads().search(joined[1]) and joined[1].split()[0] not in LEADING:
        start = joined.start(1)
    return start


def is_known_with_demonym(plain: str, head: re.Match[str], end: int) -> bool:
    """Whether "Norwegian" belongs to the name: to a service's or an agency's, not to a ministry's, which every State has."""
    return head[1] not in _EVERY_STATES and (end == head.end() or head[1] in ("Agency", "Authority", "Institute"))


_ARMED = ("Forces", "Force", "Army", "Guard", "Guards", "Corps")


def without_leading(plain: str, start: int, head: int, keeps_demonym: bool = False) -> int:
    """Words that stand before a name only because a sentence or a title begins there, and demonyms, are not in it."""
    while start < head:
        owner = _OWNER.match(plain, start, head)
        if owner and owner[1] in states():
            start = owner.end()
            continue
        word, space, _ = plain[start:head].partition(" ")
        stands = _SELF_STANDING.match(plain, start + len(word) + 1) and not plain.startswith(_ARMED, head)
        if word in demonyms() and keeps_demonym and not stands:
            return start
        if not space or not (word.rstrip(".,") in LEADING or word in demonyms()):
            return start
        start += len(word) + 1
    return start


def rightward(plain: str, at: int, taken: set[int]) -> int:
    """Where a name ends: after the capitalised words that "of", "for", "on" bring."""
    link = FIRST_LINK.match(plain, at)
    if not link:
        return at
    first = re.compile(WORD).match(plain, link.end())
    if not first and plain[link.end() : link.end() + 20].split(" ")[0].strip(",.;") in portfolios():
        first = re.compile(r"[\w-]+").match(plain, link.end())
    if not first or first.start() in taken or WEEKDAYS_AND_MONTHS.match(first[0]):
        return at
    end = first.end()
    while True:
        more = _REST.match(plain, end) or _small_portfolio(plain, end)
        if more:
            word_at = more.start(1)
            if (
                (word_at in taken and more[1].lower() not in portfolios())
                or WEEKDAYS_AND_MONTHS.match(more[1])
                or (more[0][1:4] == "and" and _starts_a_name(plain, word_at))
                or (more[0].startswith((" and of ", " and for ")) and _is_a_head(more[1]))
            ):
                return end
            if " on " in more[0] and not plain[at - 10 : at].endswith(("Committee", "Commission")):
                return end
            end = more.end()
            continue
        comma = _COMMA.match(plain, end)
        if (
            comma
            and comma[1].lower() in portfolios()
            and comma[1][0].isupper()
            and _is_list(plain, comma.start(1), taken)
        ):
            end = comma.end()
            continue
        return end


def _is_a_head(word: str) -> bool:
    """Whether a word is what a name of its own begins or ends with: in "Ministry of Labour and of the Committee" the second body."""
    hit = next(iter(heads().finditer(word)), None)
    return bool(hit and hit[0] == word)


def _small_portfolio(plain: str, at: int) -> re.Match[str] | None:
    """A portfolio in small letters: "Ministry of foreign affairs"."""
    more = re.compile(r"\s(?:and\s)?([a-z][\w-]*)").match(plain, at)
    return more if more and more[1] in portfolios() and plain[:at].rpartition(" ")[2].islower() else None


def _starts_a_name(plain: str, at: int) -> bool:
    """Whether the capitalised words that begin here are a name of their own, ending in a head noun."""
    run = re.compile(rf"{WORD}(?:\s{WORD})*").match(plain, at)
    return bool(run and " " in run[0] and heads().search(run[0]))


def _is_list(plain: str, at: int, taken: set[int]) -> bool:
    """Whether what follows a comma goes on a list of portfolios that closes with "and"."""
    part = re.compile(rf"{WORD}(?:\s{WORD})*(?:,\s{WORD}(?:\s{WORD})*)*,?\s(?:and|&)\s(?:for\s|of\s)?{WORD}").match(
        plain, at
    )
    return bool(
        part and not heads().search(part[0]) and not _starts_a_name(plain, part.end() - len(part[0].split()[-1]))
    )
