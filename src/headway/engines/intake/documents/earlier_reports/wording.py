"""Whether words ask for something, and in whose voice: the tables of `data/intake/earlier-reports.yaml`."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from headway.engines.intake.tables import table
from headway.foundation.language.words import folded

_OPENING = 400
_KEPT = 4096
"""How many texts are remembered with what was told of them: each is asked of again and again while a report is read."""
_FEWEST = 2
_MOSTLY, _NEARLY_ALL = 0.5, 0.75
_QUOTED = re.compile(r'"[^"]{8,}"')
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SHORTENED = re.compile(r"\b(?:e\.g|i\.e|nos?|arts?|paras?|pars?|secs?|cf|vol|rev|add|ch|op|num)\.|(?<=\d)\.(?=\d)")
"""What ends with a full stop and ends no sentence."""
_THEN = re.compile(r"\b(?:(?:19|20)\d\d|had|previous\w*|earlier|first visit|last visit|already|before)\b")
_LETTERED = re.compile(r"\((?:[a-z]|[ivx]{1,4}|\d{1,2})\) ")
_COULD = re.compile(r"\b(?:could|might)(?: \w+){0,4}:$")
_HAS_DONE = re.compile(r"(?:[\w'’-]+ ){1,4}(?:has|have|had|was|were|did|remains?|ont ete|a ete|han|ha) ")
_RELATIVE = re.compile(r"\b(?:which|who|whom|\w+s that|whose \w+|qui|que) $")
_THAT = re.compile(r"(?:that|to|que|de|a)\s\w")
_COMMON_SECOND = re.compile(
    r"(?:the|a|an|its|all|and|that|to|in|for|with|on|any|each|their|existing|further|more|measures|steps|or|clear|national|between|as|regular)\b"
)
_NO_VERB = re.compile(
    r"(?:the|a|an|in|on|at|of|for|by|with|from|as|this|that|these|those|it|its|there|he|she|they|we|our|no|some|many|most|all|both|several|since|after|before|during|while|when|if|although|however|article|section|chapter|annex|paragraph|under|according|moreover|table|figure|source|note|members|officers)\b"
)


_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|do not|remains?|continues?|became|becomes?|met|said|told|saw|heard|took|began|made it|gave|held|came|went|there|lacks?|exists?|appears?|seems?|est|sont|etait|etaient|fut|furent|ont|avait|avaient|a ete|n'a|demeurent?|restent?|es|son|esta|estan|fue|fueron|era|eran|ha|han|habia|habian|hay|tiene|tienen|sigue|siguen)\b"
    r"|^(?:[\w'’-]+ ){1,5}?\w{2,}ed (?:the|a|an|that|its|their|his|her|all|some|several|no|many|one|two|three|four|five|six|more|how|why|what|whether|it|them|well|\w+ly)\b"
)
_NOT_NAMED = re.compile(
    r"(?:in|on|at|this|these|those|it|there|he|she|they|we|our|since|after|before|during|while|when|where|if|although|however|articles?|sections?|chapters?|annex|paragraphs?|under|according|moreover|table|figure|source|notes?|page|as|see|for (?:example|instance)|dans|sur|depuis|apres|selon|en|cet?|cette|ces|il|elle|este|esta|estos|segun|desde)\b|[\w'’-]+(?: [\w'’-]+){0,2} ?:"
)
_THINGS = 3
_FIRST_WORDS = 120
_OPENS, _CLOSES = 4, 3


@cache
def pattern(name: str, *inner: str) -> re.Pattern[str]:
    """A pattern of the table, compiled once; `inner` names an entry of a group."""
    entry = table("earlier-reports")[name]
    for key in inner:
        entry = entry[key]
    return re.compile(str(entry))


@cache
def _imperative() -> re.Pattern[str]:
    words = str(table("earlier-reports")["imperatives"]).split()
    adverb = r"(?:(?:also|further|[a-z]{3,}ly|as a matter of priority),? )?"
    return re.compile(rf"{adverb}(?:{'|'.join(map(re.escape, words))})\b(?! (?:of|is|are|was|were|has|have)\b)")


@cache
def _by_the_body() -> re.Pattern[str]:
    entry = table("earlier-reports")
    return re.compile(
        rf"(?:^|[,;:] |\b(?:therefore|accordingly|thus|and|above|regard|end|light of this),? )(?:{entry['body']})(?:, (?:[^.;:]|\.(?= ?\d)){{2,260}},)? (?P<verb>{entry['recommends']})\b"
    )


@cache
def _tells_by_the_body() -> re.Pattern[str]:
    entry = table("earlier-reports")
    return re.compile(rf"(?:{entry['body']}) (?:est |is |se |remains )?{entry['tells_of']}")


def is_imperative(plain: str, language: str = "en") -> bool:
    """Whether folded words begin by telling to do something: "Ratify …", "Veiller à …", "to adopt …"."""
    plain = re.sub(r"^(?:to|that|and) ", "", plain)
    if _imperative().match(plain):
        return True
    return language in table("earlier-reports")["tells_to"] and bool(pattern("tells_to", language).match(plain))


def looks_imperative(plain: str) -> bool:
    """A verb no list has: the first word is none that begins a statement, and what it governs follows at once."""
    if _NO_VERB.match(plain):
        return False
    first, _, rest = plain.partition(" ")
    return (
        first.isalpha()
        and first[-1] != "s"
        and not first.endswith(("ed", "ing", "ion", "ity"))
        and bool(_COMMON_SECOND.match(rest))
    )


@lru_cache(maxsize=_KEPT)
def recommends(plain: str) -> re.Match[str] | None:
    """The verb by which the Body itself recommends, in the present, near the opening of folded words."""
    for hit in _by_the_body().finditer(plain[:_OPENING]):
        before = plain[: hit.start("verb")]
        if not pattern("tells").search(before):
            return hit
    return pattern("impersonal").search(plain[:_OPENING])


def recommended(plain: str) -> re.Match[str] | None:
    """The same as a record tells it, in the past; None where it tells of an earlier time or of others."""
    hit = pattern("recommended").search(plain[:_OPENING])
    if hit is None or _THEN.search(plain[: hit.end()]) or pattern("of_an_earlier").search(plain[: hit.end()]):
        return None
    return hit


_A_LAW_SAYS = re.compile(
    r"(?:articles?|sections?|chapters?|rules?|regulations?) \d+\w*(?:,? (?:and|to|of|in|paragraph) [^.]{2,80}?)?,? "
    r"(?:states?|provides?|says?|prescribes?|stipulates?|lays? down|reads?|requires?) "
)
"""What a law says is told of it."""


@lru_cache(maxsize=_KEPT)
def asks(plain: str) -> bool:
    """Whether folded words ask for something: a modal in their first clause, with nothing told ahead of it."""
    if recommends(plain):
        return True
    plain = _QUOTED.sub('""', plain)
    if _A_LAW_SAYS.match(plain):
        return False
    if pattern("not_asked").search(plain[:_OPENING]) or pattern("earlier_in_text").search(plain[:120]):
        return False
    if _tells_by_the_body().match(plain):
        return False
    hit = next(
        (one for one in pattern("modal").finditer(plain[:_OPENING]) if not _RELATIVE.search(plain, 0, one.start())),
        None,
    )
    if hit is None:
        return False
    before = plain[: hit.start()]
    return not pattern("tells").search(before) and "." not in _SHORTENED.sub("", before)


@lru_cache(maxsize=_KEPT)
def is_asked_in_a_list(plain: str, language: str) -> bool:
    """Whether an item of a list of recommendations is one: it asks, tells to do, or goes on from "recommends"."""
    plain = _LETTERED.sub("", plain, count=1) if _LETTERED.match(plain) else plain
    if _A_LAW_SAYS.match(plain):
        return False
    if pattern("not_asked").search(plain[:60]) and not recommends(plain) and not recommended(plain):
        return False
    return (
        asks(plain)
        or recommended(plain) is not None
        or is_wanted(plain)
        or is_imperative(plain, language)
        or bool(_THAT.match(plain))
        or looks_imperative(plain)
    )


def is_named(plain: str) -> bool:
    """Whether words only name a thing or an act, and tell nothing: "Adoption of a strategy", "More interpreters for the courts".

    Where recommendations are listed, what is named is asked for.
    """
    return (
        words_in(plain) >= _THINGS
        and not plain.endswith((":", "?"))
        and _NOT_NAMED.match(plain) is None
        and _FINITE.search(plain) is None
        and tells_nothing(plain)
    )


def states(plain: str) -> bool:
    """Whether the opening of an item has a verb that says what is or was."""
    return _FINITE.search(plain[:_FIRST_WORDS]) is not None


def hold_together(said: Sequence[str], language: str, share: float = _NEARLY_ALL, surely: float = _MOSTLY) -> bool:
    """Whether items make one list of what is asked: most ask in so many words or tell to do, and nearly all may ask."""
    sure = sum(asks(plain) or is_imperative(plain, language) for plain in said)
    perhaps = sum(is_asked_in_a_list(plain, language) for plain in said)
    return len(said) >= _FEWEST and sure >= surely * len(said) and perhaps >= share * len(said)


def repeats_itself(said: Sequence[str]) -> bool:
    """Whether most items open and end with the same words, but for numbers: what stands in every chapter of a standard or a template."""
    frames = Counter(_frame(plain) for plain in said)
    return len(said) > _FEWEST and max(frames.values()) > _MOSTLY * len(said)


def _frame(plain: str) -> tuple[str, ...]:
    words = re.sub(r"\d+", "#", plain).rstrip(".;").split()
    return (*words[:_OPENS], *words[-_CLOSES:])


def asks_of_items(plain: str) -> bool:
    """Whether a sentence that ends with a colon asks for what its items say: "To this end, Orsania could:"."""
    last = re.split(r"(?<=[a-z)\]][.?]) ", plain)[-1]
    if pattern("planned").search(last) and recommends(last) is None:
        return False
    return asks(last) or (_COULD.search(last) is not None and may_tell(last))


_ADDRESSES = re.compile(
    r"(?:(?:for|to|of|as regards|regarding|concerning|on|in|at|pour|a|au|aux|para|al|a la|для) (?:[^\W\d_][\w'-]*,? ){0,9}?[\w'-]+(?<! to)|(?:[\w'-]+ ){0,2}[\w'-]+):"
)
"""A sentence above a list that says no more than to whom it goes, or on what: "For the Government:"."""


def only_addresses(plain: str) -> bool:
    """Whether a line ahead of a list says no more than to whom it goes, or on what."""
    return _ADDRESSES.fullmatch(plain) is not None


def is_wanted(plain: str) -> bool:
    """Whether an item of a list says mildly what would be good: "The deposit could be lowered.", "… needs a mandate"."""
    hit = pattern("wanted").search(plain[:160])
    return hit is not None and may_tell(plain[: hit.start()])


def may_tell(before: str) -> bool:
    """Whether the words ahead of a verb leave it to say what is asked: nobody is quoted there and no sentence ends."""
    return not (
        pattern("tells").search(before)
        or pattern("earlier_in_text").search(before)
        or "." in _SHORTENED.sub("", before)
    )


def may_be_asked(plain: str) -> bool:
    """Whether an item between others that ask may be one of them: it tells nothing and opens with a word of its own."""
    return not _NO_VERB.match(plain) and not _HAS_DONE.match(plain) and tells_nothing(plain)


def tells_nothing(plain: str) -> bool:
    """Whether the opening of an item quotes nobody, no law and nothing earlier."""
    opening = plain[:160]
    told = ("not_asked", "earlier_in_text", "tells", "of_themselves")
    return not any(pattern(name).search(opening) for name in told)


def is_earlier(plain: str) -> bool:
    """Whether folded words speak of what was recommended before or by others."""
    return pattern("earlier_in_text").search(plain) is not None


def words_in(plain: str) -> int:
    """How many words folded text has; two signs of a script without spaces count as one."""
    return len(plain.split()) + len(_UNSPACED.findall(plain)) // 2


def plain_of(text: str) -> str:
    """Folded, on one line, each space once: for matching, not for offsets."""
    return " ".join(folded(text).split())
