"""The words by which replies point at questions, from `data/intake/replies.yaml`, as patterns over folded text."""

import re
from functools import cache

from headway.engines.intake.tables import table
from headway.foundation.language.words import folded

ARTICLE = r"(?:the\s|al\s|del\s|au\s|aux\s|du\s|des\s|zum\s|zur\s|ao\s|aos\s|(?:a\s)?(?:la|las|los)\s|la\s|las\s|les\s|el\s|los\s|l'|your\s|your\s|list\sof\s)?"
NUMBER_SIGN = r"[\s.]{0,2}(?:nos?\.?|n°s?|nr\.?|number|numbers|num\.?|numero|№|#|رقم)?[\s.:]{0,2}[(\[]?"
ROMAN = r"[ivxl]{1,7}(?=\s?[.:)\]–—-]|\s*$)"
"""A Roman numeral in small letters, and nothing else on its line or a sign behind it."""


_BY_THE_WAY = r"(?:[^\W\d]{2,12}(?:\s[^\W\d]{2,12})?,\s)?"
"""A word or two ahead of a reference: "Finally, with regard to"."""


def alternatives(words: list[str]) -> str:
    """A pattern of words, the longest first; one that ends in "*" may have any ending."""
    ordered = sorted((folded(word) for word in words), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\*", r"\w{0,3}").replace(r"\ ", r"\s") for word in ordered)


@cache
def heads() -> re.Pattern[str]:
    """A paragraph that begins by naming questions: "Reply to questions 4 and 5"; ends where the number begins."""
    words = table("replies")
    leads, own, weak = (alternatives(words[key]) for key in ("replying", "question_words", "weaker_words"))
    numbered = rf"(?:{own})(?:\s(?:contained|raised|posed|put)?\s?in)?"
    return re.compile(
        rf"[\s\W]{{0,3}}(?:{_BY_THE_WAY}(?:(?P<lead>{leads})[\s:]{{0,2}}){ARTICLE}(?:ب|ل)?(?:(?:questions?|issues?|matters?|points?)\s(?:raised|posed|put)\s(?:in|under)\s)?{ARTICLE}(?P<said>{own}|{weak})"
        rf"|{_BY_THE_WAY}(?P<word>{ARTICLE}{numbered})|(?P<weak>{weak}|(?:{leads})(?:\s(?:to|a))?)){NUMBER_SIGN}(?=[a-z]?[.\-]?\d|(?:{_ordinals_pattern()})\b|{ROMAN})"
    )


@cache
def ordinal_heads() -> re.Pattern[str]:
    """ "With regard to the third question": the number as a word ahead."""
    leads, own = (alternatives(table("replies")[key]) for key in ("replying", "question_words"))
    return re.compile(
        rf"[\s\W]{{0,3}}(?:(?:{leads})[\s:]{{0,2}})?{ARTICLE}(?P<ordinal>{_ordinals_pattern()})\s(?:{own})\b"
        rf"|[\s\W]{{0,3}}(?:(?:{leads})[\s:]{{0,2}})?(?:ب|ل)?(?:{own})\s(?P<after>{_ordinals_pattern()})\b"
    )


@cache
def ordinals_alone() -> re.Pattern[str]:
    """ "To the third:", "A la tercera:": a number as a word ahead, and a sign; no word says that it numbers a question."""
    return re.compile(
        rf"[\s\W]{{0,3}}(?:[^\W\d_]{{1,4}}\s){{1,2}}(?P<ordinal>{_ordinals_pattern()})\s?(?::|[–—-]\s)\s*"
    )


@cache
def openings() -> re.Pattern[str]:
    """A paragraph that comes to a question in its first words, whatever they are: "For what is of question 7:"."""
    own = alternatives(table("replies")["question_words"])
    return re.compile(
        rf"\W{{0,3}}(?!{_ELSEWHERE}\b)(?:[^\W\d_]{{1,12}}['\s]{{1,2}}(?!{_ELSEWHERE}\b)){{1,6}}(?:{own}){NUMBER_SIGN}(?=[a-z]?[.\-]?\d)"
    )


_ELSEWHERE = r"(?:see|cf|refer\w*|as|our|my|its|their|said|stated|above|earlier|already|voir|ver|vease|siehe|comme|como|notre|see)"
"""Words after which a question is only referred to."""


@cache
def phrases() -> re.Pattern[str]:
    """Questions named within a first sentence: "the Government recalls, on question 7, that"."""
    words = table("replies")
    leads, own = (alternatives(words[key]) for key in ("replying", "question_words"))
    return re.compile(rf"\b(?:{leads})[\s:]{{0,2}}{ARTICLE}(?:ب|ل)?(?:{own}){NUMBER_SIGN}(?=\d)")


@cache
def mentions() -> re.Pattern[str]:
    """A question named anywhere in a paragraph: "the average asked for in question 26"; ends where the number begins."""
    own = alternatives(table("replies")["question_words"])
    return re.compile(rf"(?<![\w-])(?:{own}){NUMBER_SIGN}(?=[a-z]?[.\-]?\d)")


CROSS = re.compile(
    r"\b(?:see|cf|please refer|refer|as (?:stated|said|explained|mentioned|indicated|noted|set out)|mentioned|voir|vease|ver|comme indique|como se indic\w*|انظر|см)\b[^.]{0,40}$"
)
"""What stands ahead of a question that is only referred to."""


@cache
def ordinals() -> dict[str, int]:
    """Numbers as words, folded."""
    return {folded(word): value for word, value in table("replies")["ordinals"].items()}


@cache
def sections() -> re.Pattern[str]:
    """A word behind an ordinal by which it counts no questions: "Deuxième partie"."""
    return re.compile(rf"\s(?:{alternatives(table('replies')['section_words'])})\b")


def without_section_word(number: str) -> str:
    """The label of a section: "A" of "PartA", as a number with its word is kept."""
    hit = re.match(alternatives(table("replies")["section_words"]), folded(number))
    return number[hit.end() :].lstrip(" .") if hit else number


def _ordinals_pattern() -> str:
    return "|".join(sorted(map(re.escape, ordinals()), key=len, reverse=True))


@cache
def answer_label() -> re.Pattern[str]:
    """ "Reply of the State:" ahead of an answer, or alone on its line."""
    words = alternatives(table("replies")["answer_labels"])
    whose = r"\s(?:of|from|by|given by|de|du|des|del|da|do|der|des)\s[^:.?!\n\d]{2,70}(?=\s?:)"
    return re.compile(
        rf"[\s\W]{{0,3}}(?:(?:{words})\s?\d{{1,3}}\s?[:：]\s*|(?:{words})(?:{whose})?(?:\s?\([^)]{{1,40}}\))?\s?(?:[:.：\-–—]+(?:\s+|(?!\d))|$))"
    )


@cache
def question_label() -> re.Pattern[str]:
    """ "Question:" ahead of a question, without a number."""
    words = alternatives(table("replies")["question_labels"])
    return re.compile(rf"[\s\W]{{0,3}}(?:{words})\s?[:：]\s*")


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}(?:{alternatives(table('replies')['asks'])})(?:\b|(?<=¿))")


def asks(text: str) -> bool:
    """Whether a text asks something: it ends with a question mark, or begins as questions do."""
    plain = folded(text).strip()
    if plain.endswith(("?", "؟")):
        return True
    tail = re.split(r"[?؟]", plain)[-1]
    if len(tail) < len(plain) and len(tail) < 200 and (tail.strip(" )(.") == "" or _asking().match(tail.strip())):
        return True
    first = re.sub(r"^\W*(?:(?:[a-z]{0,2}\.?\d[\w.]{0,5}[.):]*|\(?[a-z]{1,4}[.)]+)\s)?", "", plain)
    begins = _asking().match(first)
    return bool(begins) and len(plain) < 700


def is_an_aside(heading: str) -> bool:
    """Whether a reply tells under a heading what was not asked: "Other matters"."""
    return bool(_asides().fullmatch(" ".join(folded(heading).split()).strip(" .:")))


@cache
def _asides() -> re.Pattern[str]:
    return re.compile(alternatives(table("replies")["asides"]))


@cache
def _said_to_be_asked() -> re.Pattern[str]:
    own = table("replies")["asked_by_the_body"]
    who, asks, what = (alternatives(own[part]) for part in ("who", "asks", "what"))
    return re.compile(rf"(?:^|\W)(?:{who})\s(?:[^.!?;]{{0,30}}\s)?(?:{asks})\s(?:[^.!?;]{{0,30}}\s)?(?:{what})")


def says_what_was_asked(text: str) -> bool:
    """Whether a sentence says what was asked, and no more: "The Committee wishes to know whether"."""
    return bool(_said_to_be_asked().search(folded(text)))


@cache
def closings() -> re.Pattern[str]:
    """Where a letter takes its leave."""
    return re.compile(alternatives(table("replies")["closings"]))


@cache
def prefaces() -> re.Pattern[str]:
    """Where a reply says what it is and thanks, and answers nothing yet."""
    return re.compile(alternatives(table("replies")["prefaces"]))


_GREETS = re.compile(r"[^\n]{3,90}[,،，]")


def opens_a_reply(text: str) -> bool:
    """Whether something greets ("Excellency,") or says what the reply is, and answers nothing yet."""
    return bool(_GREETS.fullmatch(text) or prefaces().search(folded(text)))


@cache
def nothing_said() -> frozenset[str]:
    """What an empty box holds."""
    return frozenset(folded(word) for word in table("replies")["no_answer"])


@cache
def _placeholders() -> re.Pattern[str]:
    return re.compile("|".join(folded(one) for one in table("replies")["placeholders"]))


_NOT_TICKED = re.compile(r"(?:[☐□◻▢]\s*(?:[^\W\d]+\s*){1,3})+")


def says_nothing(text: str) -> bool:
    """Whether an answer is an empty box; "not applicable" and "no" are answers, and so is a box that is ticked."""
    plain = " ".join(folded(text).split()).strip("[](){}<>_ *").rstrip(".: ")
    if not plain or plain in nothing_said() or not re.search(r"\w", plain):
        return True
    return bool(_placeholders().fullmatch(plain) or _NOT_TICKED.fullmatch(plain))
