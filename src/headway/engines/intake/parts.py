"""Which organisations take part in what a stretch of text tells, and how; unnamed ones stay as said."""

import re
from collections.abc import Sequence

from headway.engines.intake.triggers import Sparing
from headway.engines.intake.values import Entities, OrganisationMention, Part

_PARTNER = Sparing(
    r"\b(?:in (?:partnership|cooperation|collaboration|coordination) with|together with|jointly with|with the (?:support|assistance|help) of|alongside)\b"
)
_INVOLVED = Sparing(r"\b(?:with the (?:involvement|participation) of|involving|including)\b")
_UNNAMED = Sparing(
    r"\b(?:(?:and |as well as |or )?(?:other|several|various|many|all)\s(?:relevant\s|national\s|competent\s|state\s|government\s|the various\s)*"
    r"(?:agencies|ministries|institutions|bodies|organi[sz]ations|departments|authorities|entities|partners|stakeholders)(?:\sand\s(?:agencies|stakeholders|institutions|partners))?)"
)
_OF_ITS_TEXTS = re.compile(
    r"(?:'s?)?\s?(?:(?:safety|security|international|technical|own)\s)?(?:recommendations?|resolutions?|strateg\w+|guidelines|standards|guiding principles|mandate)\b"
)
"""A body that is named only as the author of a text takes no part."""
_HAS_DONE = re.compile(
    r"^\s?(?:\([^)]*\)\s)?,?\s?(?:has|have|is|are|was|were|established|adopted|launched|developed|runs|implements|conducts|trained|introduced|created)\b"
)


def parts_in(
    text: str, plain: str, start: int, end: int, entities: Entities, first: Sequence[OrganisationMention]
) -> tuple[Part, ...]:
    """Organisations named between two offsets, the lead first, then what is said of others without a name.

    `plain` is the folded text, `first` are all mentions in the sentence. The visitors themselves take no part in what they observe.
    """
    visitors = {mention.name for mention in entities.organisations_of("delegation")}
    found: dict[str, Part] = {}
    for mention in first:
        before, after = plain[start : mention.start], plain[mention.end : mention.end + 40]
        if not start <= mention.start < end or mention.name in visitors or _OF_ITS_TEXTS.match(after):
            continue
        found.setdefault(mention.name, Part(mention.name, _part(mention, before, after), mention.key))
    for hit in _UNNAMED.finditer(plain[start:end]):
        words = re.sub(r"^(?:and|as well as|or)\s", "", text[start + hit.start() : start + hit.end()])
        found.setdefault(words, Part(words, "involved"))
    return tuple(found.values())


def _part(mention: OrganisationMention, before: str, after: str) -> str:
    if mention.part == "group":
        return "group"
    cues = [(hit.start(), "partner") for hit in _PARTNER.finditer(before)]
    cues += [(hit.start(), "involved") for hit in _INVOLVED.finditer(before)]
    if cues:
        return max(cues)[1]
    return "lead" if _HAS_DONE.match(after) else "involved"
