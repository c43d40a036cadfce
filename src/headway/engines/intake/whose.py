"""Whose doing a sentence tells of: that of the State, or that of a body, a mission, another State or an armed group named as its subject."""

import re
from collections.abc import Sequence

from headway.engines.intake.scene import Spanned, between
from headway.engines.intake.triggers import Sparing

_OPENING = re.compile(
    r"[\"'(]?(?:(?:when|once|where|in|since|from|established|founded|created|set up|as|under|by|after|over|for|during|based|today)\b[^,;]{2,70},\s)?(?:the\s|an?\s|both\s|all\s)?(?:united nations\s|un\s)?"
)
_OF_ITS = (
    r"(?:'s?)?(?:\s?\([^)]{1,40}\))?(?:(?:\s[a-z-]+){0,3}?\s(?:missions?|programmes?|projects?|teams?|experts?|secretariat|reviews?|visits?|standards))?"
    r"(?:,\s[^;.]{3,160}?,)?"
)
_TELLS = (
    r"(?:(?:ha[sd]|have|was|were|is|are|been|also|further|both|therefore|then|now|particularly|especially|very|much|well)\s){0,4}"
    r"(?:not(?:e|es|ed|ing)|took|takes?|welcom|commend|prais|found|finds?|conclud|observ|acknowledg|recogni|said|says?|saw|sees?|report|impress|encourag|applaud|congratulat|highlight"
    r"|underlin|stress|emphasi|hail|appreciat|learn|told|heard|hears?|satisf|pleased|express|credit|identif|confirm|describ|list|add(?:s|ed)\b|inform|rate[sd]?\b|considers?|considered|judg|show|paid tribute|recall|mention|establish(?:ed|es) that|determin)"
)
_DOES = re.compile(
    rf"{_OF_ITS}\s(?!{_TELLS})(?:(?:also|now|then|since|thus|further|already|jointly|each)\s){{0,2}}(?:has|have|had|is|are|was|were|can|could|may|will|would|do(?:es)?|[a-z]{{2,}}(?:[a-z]s|ed)|use|offer|give|help|compare|provide|support|assess|bring|look|run|work|advise|examine|review|serve|took|gave|built|ran|set)\b"
)
_IT_DOES = re.compile(rf"(?:it|they|these missions|such missions)\s(?!{_TELLS})[a-z]+")
_STATE_DOES = re.compile(
    r"(?:\s(?:government|authorities|parliament))?\s(?:also\s|now\s|since\s)?(?:has|have|had|adopted|ratified|established|set up)\b"
)
_ITS_ORGANS_DO = Sparing(
    r"\b(?:government|authorities|parliament|ministry|police|regulator|country|state)\s(?:[a-z]+\s)?(?:has|have|had|adopted|established|introduced|enacted|continues)\b"
)
_GENERAL = re.compile(
    r"(?:the\s)?(?:group|militants?|insurgents|terrorists|extremists|jihadists|rebels|smugglers|recruiters|cell)\s(?:has|have|had|also|is|are|was|were|[a-z]+ed)\b"
)

_AND = re.compile(r"(?:\s?\([^)]{1,40}\))?(?:,|,?\s(?:and|&))\s(?:the\s)?")


class Doers:
    """Whose doing the sentences of a text tell."""

    def __init__(
        self, whole: str, others: Sequence[Spanned], ends: dict[int, int], visited: Sequence[Spanned], called: str = ""
    ) -> None:
        """`called` is a noun by which the text may call the visiting body ("the Agency"), or ""; `others` are mentions of whoever is not the State visited, `ends` where each ends, `visited` those of the State, all in order."""
        self._whole, self._others, self._ends, self._visited = whole, others, ends, visited
        self._called = called

    def is_anothers(self, start: int, end: int, before: tuple[int, int] | None) -> bool:
        """Whether a sentence tells what somebody else than the State does; `before` is where the sentence before it begins and ends."""
        said = self._whole[start:end]
        goes_on = before and _IT_DOES.match(said) and self._opens_with(before[0], self._whole[before[0] : before[1]])
        subject = goes_on or _GENERAL.match(said) or self._opens_with(start, said)
        return bool(subject) and not self._the_state_does(start, end, said)

    def _opens_with(self, start: int, said: str) -> bool:
        opening = _OPENING.match(said)
        at, end = start + (opening.end() if opening else 0), start + len(said)
        if self._called and self._whole.startswith(self._called, at):
            return bool(_DOES.match(self._whole, at + len(self._called), end))
        for other in between(self._others, start, end):
            if other.start > at:
                break
            if self._whole[other.start : at].strip() in ("", "un", "united nations", "the"):
                return bool(_DOES.match(self._whole, self._end_of_list(other, end), end))
        return False

    def _end_of_list(self, first: Spanned, end: int) -> int:
        """Where a list that begins with one of the others ends: "Tanzania and Uganda"."""
        at = self._ends[first.start]
        for other in between(self._others, at, end):
            if not _AND.fullmatch(self._whole, at, other.start):
                break
            at = self._ends[other.start]
        return at

    def _the_state_does(self, start: int, end: int, said: str) -> bool:
        named = between(self._visited, start, end)
        return any(_STATE_DOES.match(self._whole, self._ends[one.start]) for one in named) or bool(
            _ITS_ORGANS_DO.search(said)
        )
