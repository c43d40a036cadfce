"""What in a sentence tells of a visit, and of those who make it."""

import re

from headway.engines.intake.scene import Scene
from headway.engines.intake.values import Sentence

_NOUN = r"\b(?:visits?|missions?|visites?|visitas?|misi(?:o|ó)n|missao|besuchs?|uberprufung\w*|визит\w*|поездк\w*)\b|زيارة|访问"
VISIT = re.compile(_NOUN)
VISITED = re.compile(
    rf"{_NOUN}|\b(?:visited|visiting|assessed|assessment|evaluation|evaluated|evaluates|review|reviewed|audits?|audited|inspection|travell?ed|arrived|hosted|recoit|recu|visito|visitaron|visitado|visitou|visitaram|visiterent|besuchte|besucht|besuch|uberprufung|rendue?s?|viajo|посети\w*|evaluations?|peer review|delegation|in its three days)|مراجعة|مراجعه|استعراض\b|(?:زار|زارت|يزور|تزور)"
)
_STAYS_IN = re.compile(
    r"\b(?:will be|was|were|is|are|stays?|stayed|spends?|spent|works?|worked)\b(?! (?:held|established|adopted|based|located))[^.;]{0,40}?\bin\s(?!the (?:field|context|area|framework|fight))[a-z]"
)

SINCE_SOMETHING = re.compile(r"\bsince (?:the|an?|its|his|her|their) [^,;.]{1,50}$")
"""What stands before a date that tells when something else was, if no visit is named: "since the coup that failed in July"."""

NEVER_WAS = re.compile(
    r"\b(?:was|were) to have (?:come|visited|been|taken place|travelled|begun|started)\b|\b(?:had been|was|were) (?:originally |first |initially )(?:planned|scheduled|due|to)\b|\b(?:postponed|put off|called off|cancelled)\b|\bfor a later (?:visit|mission)\b"
)
"""A visit that did not come about on these days."""

_THE_VISITORS = re.compile(
    r"(?:the|its|their|an?|both) (?:[a-z-]+ ){0,2}(?:delegations?|teams?|missions?|experts|assessors|evaluators|auditors|inspectors|consultants|visitors)\s(?!of the state|from the state)"
)
"""What a sentence begins with that goes on to tell of those who came: "the team was in …"."""


def is_there(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence says that a body that visits, or the team that is told of, was or will be somewhere."""
    there = _STAYS_IN.search(scene.said(sentence))
    if there and _THE_VISITORS.match(scene.said(sentence)):
        return True
    visitors = (named for named in scene.inside(scene.known, sentence) if named.known.visiting)
    return any(there and named.start - sentence.start < there.start() for named in visitors)
