"""The visit a text is about: its kind, dates and modality, and the latest earlier visit that the text dates."""

import re
from collections.abc import Sequence

from headway.engines.intake.destinations import Cue
from headway.engines.intake.modality import modality_of
from headway.engines.intake.scene import Scene
from headway.engines.intake.values import Mention, Visit
from headway.engines.intake.visit_dates import date_weight, dates_of
from headway.engines.intake.visit_kinds import kind_of
from headway.engines.intake.visit_words import VISIT, VISITED, is_there


def find_visit(scene: Scene, cues: Sequence[Cue], body: str | None) -> Visit | None:
    """The visit that the text is about, or None where it tells of none."""
    telling = [cue for cue in cues if cue.weight >= 6 and not cue.background]
    if not telling or not _is_told(scene, telling):
        return None
    ranked = sorted(((weight, -m.start, m) for m in scene.dates if (weight := date_weight(scene, m)) > 0), reverse=True)
    best = [mention for _, _, mention in ranked]
    modality, components = modality_of(scene, best)
    told = dates_of(scene, best, [c.starts for c in components if c.modality == "on-site"])
    days = scene.sentences[scene.sentence_at(told.mention.start)] if told.mention else None
    kind = kind_of(scene, body, days)
    passages = [
        Mention(c.mention.start, c.mention.end, c.mention.text, c.mention.key, reason="State visited")
        for c in telling[:3]
    ]
    if told.mention:
        passages.append(Mention(told.mention.start, told.mention.end, told.mention.text, reason="dates of the visit"))
    return Visit(kind, told.starts, told.ends, modality, components, tuple(passages))


def _is_told(scene: Scene, telling: Sequence[Cue]) -> bool:
    """A visit is told in the title, in the opening sentences, or wherever it has its dates."""
    opening = {id(sentence) for sentence in scene.prose[:4]}
    meeting = any(
        s.kind == "heading" and _MEETING.search(scene.said(s)) and not VISITED.search(scene.said(s))
        for s in scene.sentences[:3]
    )
    for cue in telling:
        sentence = scene.sentences[cue.sentence]
        noun = bool(VISITED.search(scene.said(sentence))) or is_there(scene, sentence)
        following = scene.prose[1:2] if scene.prose[:1] == [sentence] else ()
        if any(VISIT.search(scene.said(s)) and scene.inside(scene.dates, s) for s in following):
            noun = True
        if meeting and not (
            noun and cue.weight >= 10 and id(sentence) in opening and scene.inside(scene.dates, sentence)
        ):
            continue
        if (
            sentence.kind == "heading"
            or (id(sentence) in opening and noun)
            or (noun and scene.inside(scene.dates, sentence))
        ):
            return True
    return False


_MEETING = re.compile(
    r"\b(?:workshop|conference|seminar|briefing|training|webinar|round-?table|course|guidelines|open meeting|special meeting|launch|symposium|forum|guide|annual report|publishes|publication|consultations? on)\b"
)
