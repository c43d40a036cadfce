"""Sentences as proposed observations: each thing told gets its own passage, voice, parts, and reasons."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext_noop

from headway.engines.intake.abroad import kinds_abroad
from headway.engines.intake.clauses import Clause, clauses_of, whole_of
from headway.engines.intake.kinds import Judged, kinds_of, naming_the_state, status_of
from headway.engines.intake.layer import Document
from headway.engines.intake.linking import link
from headway.engines.intake.numbered import numbered_recommendations
from headway.engines.intake.parts import parts_in
from headway.engines.intake.scene import between
from headway.engines.intake.values import Entities, Mention, Observed, OrganisationMention, Quantity, Sentence, Voice
from headway.engines.intake.voices import voice_among, voice_of
from headway.engines.intake.whose import Doers
from headway.foundation.language.words import folded

ONE_OF = gettext_noop("one of %(count)s in its sentence")

DONE = frozenset({"measure", "practice", "good practice", "commitment"})
SPLITS = frozenset({"measure", "practice", "good practice"})
LANGUAGES = frozenset({"en"})
WITHOUT_A_VISIT = -0.3
OF_A_CLAUSE = 0.3
"""A clause often lacks the subject that its sentence has: it is believed sooner to be of its sentence's kind, no sooner of another."""
SURE_OF_A_CLAUSE = 0.6


@dataclass(frozen=True, slots=True)
class _Telling:
    """A sentence that tells something: its kinds, its clauses, and the kinds of each clause that has a verb of its own."""

    sentence: Sentence
    judged: Sequence[Judged]
    clauses: Sequence[Clause]
    told: Sequence[set[str]]


def observe(
    document: Document,
    sentences: Sequence[Sentence],
    entities: Entities,
    quantities: Sequence[Quantity],
    mentions: Sequence[OrganisationMention],
) -> tuple[Observed, ...]:
    """Every observation a document proposes, in its order. `mentions` are all mentions of organisations, not only first ones."""
    numbered = list(numbered_recommendations(document))
    taken = [(o.start, o.end) for o in numbered]
    found = [replace(o, voice=replace(o.voice, who=entities.body or "the text")) for o in numbered]
    whole = folded(document.text)
    if entities.language in LANGUAGES:
        prose = [s for s in sentences if s.kind == "sentence" and not any(a <= s.start < b for a, b in taken)]
        doers = _doers(whole, entities, mentions)
        for place, telling in _tellings(prose, entities, whole):
            before = prose[place - 1] if place else None
            telling = _without_anothers(telling, before, doers, whole, entities.body or "")
            voice = voice_among(prose, place, entities.body or "")
            if _speak_of_themselves(voice, whole[telling.sentence.start : telling.sentence.end], entities):
                continue
            found += _in_sentence(document, whole, telling, voice, entities, quantities, mentions)
    else:
        for sentence in sentences:
            judged = kinds_abroad(whole[sentence.start : sentence.end], entities.language)
            if sentence.kind == "sentence" and judged and entities.visit:
                telling = _Telling(sentence, judged, (Clause(0, len(sentence.text.rstrip(" .")), whole=False),), ())
                voice = Voice(entities.body or "the text", "stated", inferred=True)
                found += _in_sentence(document, whole, telling, voice, entities, quantities, mentions)
    found.sort(key=lambda o: (o.start, o.end, o.kind))
    return tuple(_linked(found, entities))


def _doers(whole: str, entities: Entities, mentions: Sequence[OrganisationMention]) -> Doers:
    visited = [m for m in entities.state_mentions if not entities.states or m.key in entities.states]
    abroad = [
        m for m in entities.state_mentions if entities.states and m.key not in entities.states and "adj" not in m.reason
    ]
    bodies = [m for m in mentions if m.part != "national"]
    others: list[Mention | OrganisationMention] = sorted([*abroad, *bodies], key=_begins)
    called = _CALLED.get(entities.body or "", "")
    if any(called in m.text.casefold() for m in mentions if m.part == "national"):
        called = ""
    return Doers(
        whole, others, {**{m.start: m.end for m in others}, **{m.start: m.end for m in visited}}, visited, called
    )


_CALLED = {"IAEA": "agency", "CTED": "directorate", "CTC": "committee"}
"""By which noun a text goes on to speak of a body, unless a national one has it in its name."""


def _without_anothers(telling: _Telling, before: Sentence | None, doers: Doers, whole: str, body: str) -> _Telling:
    """A sentence without the steps that are not the State's, or that are told as its wrongs."""
    if not any(one.kind in SPLITS for one in telling.judged):
        return telling
    start, end = telling.sentence.start, telling.sentence.end
    said = whole[start:end]
    wrongs = body.startswith(_OF_RIGHTS) and _REPRESSES.search(said) and not _RIGHTED.search(said)
    if not wrongs and not doers.is_anothers(start, end, (before.start, before.end) if before else None):
        return telling
    return replace(telling, judged=[one for one in telling.judged if one.kind not in SPLITS])


_OF_RIGHTS = ("Special Rapporteur", "Working Group", "Independent Expert", "WG", "SPT", "CPT", "OHCHR")
_REPRESSES = re.compile(
    r"\b(?:arrest(?:ed|s)?|detained|jailed|imprisoned|rounded up|dismissed|dispersed|crackdown|crack(?:ed)? down|shut down|suspended|banned|expelled|beaten|tortured|curfew|state of (?:emergency|siege)|martial law)\b"
)
_RIGHTED = re.compile(
    r"\b(?:progress|ended|abolish\w*|lifted|release\w*|reform\w*|repeal\w*|welcom\w*|commend\w*|prais\w*|improv\w*|better|fewer|avoid\w*|safeguards?)\b"
)


def _begins(mention: Mention | OrganisationMention) -> int:
    return mention.start


def _speak_of_themselves(voice: Voice, plain: str, entities: Entities) -> bool:
    """Whether visitors say what they themselves have done or will do: "we have programmes here"."""
    if "we " not in plain or not _WE_DO.search(plain):
        return False
    visitors = [
        s for s in entities.speakers if s.organisation in (entities.body, entities.on_behalf_of) and s.organisation
    ]
    return any(name.split()[-1] in voice.who for name in (s.name for s in visitors) if name)


_WE_DO = re.compile(
    r"\bwe (?:also |now |already |still )?(?:have|are|will|undertake|work|offer|support|assist|intend|plan|try)\b(?! (?:seen|noted|observed|learned|heard|found|taken note|encouraged|impressed|pleased|heartened|concerned))"
)


def _tellings(prose: Sequence[Sentence], entities: Entities, whole: str) -> Iterator[tuple[int, _Telling]]:
    """The sentences that tell something, with their places in the prose."""
    (judged,) = _judged([prose], entities, whole)
    telling = [
        (place, prose[place], kinds, clauses_of(prose[place].text)) for place, kinds in enumerate(judged) if kinds
    ]
    told = _judged([_parts(sentence, clauses) for _, sentence, _, clauses in telling], entities, whole, OF_A_CLAUSE)
    for (place, sentence, kinds, clauses), by_clause in zip(telling, told, strict=True):
        told_by = [{judged.kind for judged in one} for one in by_clause]
        yield place, _Telling(sentence, [*kinds, *_by_clause_alone(kinds, by_clause)], clauses, told_by)


def _by_clause_alone(kinds: Sequence[Judged], by_clause: Sequence[Sequence[Judged]]) -> list[Judged]:
    """Steps that a clause tells though its sentence as a whole does not: "…, while some returned and have been tried"."""
    known = {judged.kind for judged in kinds}
    found = {
        one[0].kind: one[0]
        for one in by_clause
        if one and one[0].kind in SPLITS - known and one[0].confidence > SURE_OF_A_CLAUSE
    }
    return list(found.values())


def _parts(sentence: Sentence, clauses: Sequence[Clause]) -> list[Sentence]:
    """The clauses that have verbs of their own as sentences; nothing where a sentence does not fall into such."""
    if len(clauses) < 2 or not clauses[0].whole:
        return []
    s = sentence
    return [Sentence(s.start + c.start, s.end, s.text[c.start : c.end], s.kind, s.block, s.page) for c in clauses]


def _judged(
    passages: Sequence[Sequence[Sentence]], entities: Entities, whole: str, leaning: float = 0.0
) -> list[list[tuple[Judged, ...]]]:
    """The kinds of each sentence of each passage; a text that tells of no visit is believed less."""
    about = [m for m in entities.state_mentions if not entities.states or m.key in entities.states]
    plains = [
        [
            naming_the_state(
                whole[s.start : s.start + len(s.text)],
                s.start,
                [(m.start, m.end) for m in between(about, s.start, s.start + len(s.text))],
            )
            for s in passage
        ]
        for passage in passages
    ]
    return kinds_of(plains, leaning=leaning + (0.0 if entities.visit else WITHOUT_A_VISIT))


def _in_sentence(
    document: Document,
    whole: str,
    telling: _Telling,
    voice: Voice,
    entities: Entities,
    quantities: Sequence[Quantity],
    mentions: Sequence[OrganisationMention],
) -> Iterator[Observed]:
    sentence = telling.sentence
    plain = whole[sentence.start : sentence.end]
    inside = between(mentions, sentence.start, sentence.end)
    for kind in _compatible(telling.judged, telling.told):
        split = _stretches(kind.kind, telling)
        for clause in split:
            start, end = sentence.start + clause.start, sentence.start + clause.end
            words = document.text[start:end]
            yield Observed(
                kind=kind.kind,
                start=start,
                end=end,
                text=words,
                sentence=sentence,
                voice=_voice(voice, clause, sentence, entities),
                status=_status(kind.kind, whole[start:end], plain if len(split) == 1 else ""),
                organisations=parts_in(document.text, whole, start, end, entities, _others(inside, voice)),
                results=clause.results,
                qualifiers=clause.qualifiers,
                open_list=clause.open_list,
                quantities=tuple(range(*(bisect_left(quantities, at, key=_start) for at in (start, end)))),
                confidence=round(kind.confidence * (0.9 if len(split) > 1 else 1.0), 2),
                reasons=(*kind.reasons, *((ONE_OF % {"count": len(split)},) if len(split) > 1 else ())),
            )


def _stretches(kind: str, telling: _Telling) -> Sequence[Clause]:
    """Where in a sentence a kind is told: each step by itself; of clauses with a verb those that are of the kind."""
    whole = (whole_of(telling.sentence.text, telling.clauses),)
    if telling.told:
        return [c for c, kinds in zip(telling.clauses, telling.told, strict=True) if kind in kinds] or whole
    return telling.clauses if kind in SPLITS else whole


def _voice(voice: Voice, clause: Clause, sentence: Sentence, entities: Entities) -> Voice:
    """The sentence's; where nobody signs it, what the clause itself says."""
    if not (clause.whole and voice.inferred):
        return voice
    return voice_of(replace(sentence, text=sentence.text[clause.start : clause.end]), entities.body or "")


def _status(kind: str, words: str, sentence: str) -> str:
    """Where what is done stands; a sentence that tells of several things says nothing of each."""
    return (status_of(words) or status_of(sentence)) if kind in DONE else ""


def _others(inside: Sequence[OrganisationMention], voice: Voice) -> list[OrganisationMention]:
    """Who is named beside the speaker: who says a thing takes no part in it by saying it."""
    return [mention for mention in inside if mention.text not in voice.who]


def _start(quantity: Quantity) -> int:
    return quantity.start


def _compatible(judged: Sequence[Judged], told: Sequence[set[str]]) -> list[Judged]:
    """A sentence may be of two kinds, but of a step taken and what speaks against one the surer stands, unless a clause tells of each
    alone; a good practice is told once.
    """
    kinds = {j.kind: j for j in reversed(judged)}
    if "good practice" in kinds:
        kinds.pop("measure" if "measure" in kinds else "good practice")
    for other in ("recommendation", "gap", "context"):
        apart = any(other in one and "measure" not in one for one in told) and any(
            "measure" in one and other not in one for one in told
        )
        if other in kinds and "measure" in kinds and not apart:
            kinds.pop(min((other, "measure"), key=lambda kind: kinds[kind].confidence))
    if "recommendation" in kinds:
        kinds.pop("gap", None)
        kinds.pop("commitment", None)
    if len(kinds) > 1:
        kinds.pop("context", None)
    return list(kinds.values())


def _linked(found: Sequence[Observed], entities: Entities) -> list[Observed]:
    cited = [mention.key for mention in entities.instruments if mention.key]
    texts = list(dict.fromkeys(o.text for o in found))
    links = dict(zip(texts, link(texts, cited, english=entities.language == "en"), strict=True))
    return [replace(o, areas=links[o.text][0], provisions=links[o.text][1]) for o in found]
