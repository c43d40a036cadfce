"""Whether the visit was on site, virtual or hybrid, and the components of a hybrid one."""

import re
from collections.abc import Sequence

from headway.engines.intake.scene import Scene
from headway.engines.intake.triggers import Sparing
from headway.engines.intake.values import Component, DateMention

_VIRTUAL = Sparing(
    r"\bhybrid\b|\bvirtual(?:ly)?\b(?!\s(?:assets?|currenc\w+|service|money|world|space|training|platform|wallets?))|\bremote(?:ly)? (?:visit|assessment|mission|part|component|phase|discussions|meetings|consultations)\b|\bremotely\b|\bby (?:video-?conference|video link)\b"
    r"|\b(?:video-?conferenc\w+|videolink|online|remote) (?:format|mode|form)\b|\bover (?:video|a video link)\b|\bvia (?:video-?conference|videoconferencing|video link)\b|\bonline (?:visit|assessment|mission|part|component|phase|segment|discussions|meetings|consultations|sessions?)\b|\b(?:held|conducted|took place|met) online\b"
)
_PHYSICAL = re.compile(
    r"\b(?:on-?site|on site|in[- ]person|physical(?:ly)?|face-to-face|in the country|in-country|travell?ed to|field (?:visits?|trips?|missions?))\b"
)
_STILL_TO_COME = re.compile(
    r"^(?:should|if|once|as soon as|when)\b[^.;]{3,120}\b(?:will|can|may|could|is to|are to|permitting)\b|\b(?:is|are|will be) (?:still )?(?:to (?:follow|be (?:held|planned|scheduled|arranged))|planned|envisaged) (?:for )?(?:later|once|when|as soon as|at a later)\b"
)
"""A part that depends on what is to come has not taken place: "should the situation allow, a part in person will follow"."""
_OTHER_VISIT = re.compile(
    r"\b(?:previous|earlier|last|first|past|prior|next|future) (?:[a-z]+ )?(?:on-?site|on site|in-person|physical|face-to-face) (?:visits?|missions?|assessments?|part|component)\b"
    r"|\b(?:hopes?|intends?|plans?|wishes|expects?|is ready) to travel to\b"
)
_OF_THE_PRESS = re.compile(r"\b(?:press|news) (?:conference|briefing)|\b(?:workshop|webinar|seminar)\b")
_ABOUT_THE_VISIT = re.compile(
    r"\b(?:visit|assessment|mission|part|component|phase|segment|format|discussions?|meetings?|consultations?|portion|stage|engagement|dialogue)\b"
)


def modality_of(scene: Scene, dates: Sequence[DateMention]) -> tuple[str, tuple[Component, ...]]:
    virtual = [
        s for s in scene.prose if any(_tells_form(scene.said(s), hit) for hit in _VIRTUAL.finditer(scene.said(s)))
    ]
    titles = [
        s
        for s in scene.sentences
        if s.kind == "heading" and _VIRTUAL.search(scene.said(s)) and _ABOUT_THE_VISIT.search(scene.said(s))
    ]
    if not virtual and not titles:
        return "on-site", ()
    hybrid = any(re.search(r"\bhybrid\b", scene.said(s)) for s in (*virtual, *titles))
    physical = any(
        _PHYSICAL.search(_OTHER_VISIT.sub("", scene.said(s))) and not _STILL_TO_COME.search(scene.said(s))
        for s in scene.prose
    )
    parts = tuple(
        sorted({_component(scene, m) for m in dates if m.period.precision != "year"}, key=lambda c: c.starts or "")
    )
    if hybrid or physical:
        return "hybrid", parts if len({part.modality for part in parts}) > 1 else ()
    return "virtual", ()


def _tells_form(said: str, hit: re.Match[str]) -> bool:
    around = said[max(0, hit.start() - 80) : hit.end() + 40]
    return bool(_ABOUT_THE_VISIT.search(around)) and not _OF_THE_PRESS.search(around)


def _component(scene: Scene, mention: DateMention) -> Component:
    """A date with the form of visit named nearest to it in its sentence."""
    sentence = scene.sentences[scene.sentence_at(mention.start)]
    said, at = scene.said(sentence), mention.start - sentence.start
    after = 0 if said.startswith((" (", "("), mention.end - sentence.start) else 60

    def nearest(pattern: re.Pattern[str] | Sparing) -> int:
        return min(
            (abs(hit.start() - at) + (after if hit.start() > at else 0) for hit in pattern.finditer(said)),
            default=10_000,
        )

    begin, _, end = mention.period.text.partition("/")
    return Component("virtual" if nearest(_VIRTUAL) < nearest(_PHYSICAL) else "on-site", begin, end or begin)
