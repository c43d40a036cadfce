"""What a text is about, before its sentences are judged: State, visit, body, delegation, institutions, speakers."""

import re
from collections import defaultdict
from collections.abc import Sequence

from headway.engines.intake.dates import find_dates
from headway.engines.intake.destinations import cues_of, visited
from headway.engines.intake.earlier import previous_visit
from headway.engines.intake.instruments import find_instruments
from headway.engines.intake.known_bodies import Named
from headway.engines.intake.layer import Document
from headway.engines.intake.mandate import mandate_of
from headway.engines.intake.national import find_offices
from headway.engines.intake.national_lists import Office
from headway.engines.intake.national_words import demonyms
from headway.engines.intake.organisations import find_known, named_in_full
from headway.engines.intake.scene import Scene, between
from headway.engines.intake.speakers import find_speakers
from headway.engines.intake.states import find_states
from headway.engines.intake.values import Entities, OrganisationMention, Sentence
from headway.engines.intake.visiting_body import body_of
from headway.engines.intake.visitors import delegation_of
from headway.engines.intake.visits import find_visit
from headway.foundation.language.identify import language_of
from headway.foundation.language.words import folded


def recognise(document: Document, sentences: Sequence[Sentence]) -> Entities:
    """Everything named in a document, with where it stands and why it was recognised. Pure."""
    return recognise_in(look_at(document, sentences, language_of(document.text)))


def recognise_in(scene: Scene) -> Entities:
    """What a scene holds: who visits which State, when, with whom, and who speaks."""
    cues = cues_of(scene)
    body, behalf = body_of(scene)
    visit = find_visit(scene, cues, body.name if body else None)
    states = visited(scene, cues) if visit else ()
    instruments = find_instruments(scene.text)
    mandate, still_open = mandate_of(scene, instruments) if visit else (None, False)
    return Entities(
        language=scene.language,
        states=states,
        state_mentions=tuple(scene.states),
        body=body.name if body and visit else None,
        on_behalf_of=behalf.name if behalf and visit else None,
        visit=visit,
        previous_visit=previous_visit(scene, visit, body.name if body else None) if visit else None,
        instruments=instruments,
        mandate=mandate,
        mandate_open=still_open,
        dates=tuple(scene.dates),
        organisations=tuple(_organisations(scene, delegation_of(scene, body) if visit else [], states)),
        speakers=find_speakers(scene),
    )


def look_at(document: Document, sentences: Sequence[Sentence], language: str) -> Scene:
    """The scene: names found in an order in which each leaves the earlier ones alone."""
    text = document.text
    plain = folded(text)
    known = find_known(text, plain)
    spans = [(named.start, named.end) for named in known]
    offices = find_offices(text, spans)
    taken = spans + [(office.start, office.end) for office in offices]
    datelines = [(s.start, s.end) for s in sentences if s.kind == "dateline"]
    return Scene(
        text=text,
        plain=plain,
        sentences=sentences,
        states=find_states(text, plain, taken, language),
        known=known,
        offices=offices,
        dates=find_dates(text, datelines),
        datelines=datelines,
        language=language,
        prose=[s for s in sentences if s.kind == "sentence"],
    )


def all_mentions(scene: Scene, entities: Entities) -> list[OrganisationMention]:
    """Every mention of an organisation, with the part that its first mention was given."""
    parts = {mention.name: mention for mention in entities.organisations}
    found = []
    for named in scene.known:
        first = parts[named.known.name]
        words = scene.text[named.start : named.end]
        found.append(
            OrganisationMention(named.start, named.end, words, first.name, first.key, first.part, first.reason)
        )
    for office in scene.offices:
        words = scene.text[office.start : office.end]
        found.append(OrganisationMention(office.start, office.end, words, office.name, "", "national"))
    return sorted(found, key=lambda mention: mention.start)


def _organisations(scene: Scene, delegation: Sequence[object], states: Sequence[str]) -> list[OrganisationMention]:
    """Each organisation once, at its first mention: those who came, the State's own, others, groups."""
    came = {named.known.name for named in scene.known if named in delegation}
    found: dict[str, OrganisationMention] = {}
    mentions: defaultdict[str, list[Named]] = defaultdict(list)
    for named in scene.known:
        mentions[named.known.name].append(named)
    for name, of_it in mentions.items():
        named = of_it[0]
        part = "group" if named.known.group else "delegation" if name in came else "other"
        reason = {"group": "a listed group", "delegation": "named among the visitors"}.get(part, "a known organisation")
        words = scene.text[named.start : named.end]
        called = (
            named_in_full(scene.text, named.known, of_it) if part == "delegation" and scene.language == "en" else name
        )
        found[name] = OrganisationMention(named.start, named.end, words, name, named.known.key, part, reason, called)
    told: list[tuple[str, frozenset[str]]] = []
    without: set[str] = set()
    for office in scene.offices:
        name = folded(office.name).removeprefix("the ")
        portfolio = _portfolio(office.name, name)
        if (
            any(_is_same(name, other) or (portfolio and portfolio == its) for other, its in told)
            or (stateless := _without_states(office.name, name)) in without
        ):
            continue
        if _is_of_another(scene, office, states):
            continue
        told.append((name, portfolio))
        without.add(stateless)
        found[f"national:{office.start}"] = OrganisationMention(
            office.start, office.end, office.name, office.name, "", "national", "a name like a ministry's or agency's"
        )
    return sorted(found.values(), key=lambda mention: mention.start)


def _is_of_another(scene: Scene, office: Office, states: Sequence[str]) -> bool:
    """Whether a State that is not visited is named as an office's own ("the Foreign Ministry of Velland", "Velland's police")."""
    if not states:
        return False
    own = [
        m.key
        for m in between(scene.states, office.start - 40, office.start)
        if _OWNED.fullmatch(scene.plain, m.end, office.start)
    ]
    first = office.name.partition(" ")[0]
    own += [m.key for m in find_states(first, folded(first))] if first in demonyms() else ()
    after = find_states(office.name, folded(office.name)) if " of " in office.name else ()
    own += [m.key for m in after if _OF.search(office.name[: m.start].casefold())]
    own += [
        m.key
        for m in between(scene.states, office.end, office.end + 120)
        if _OF.fullmatch(scene.plain, office.end, m.start) or _AT_ANOTHER.fullmatch(scene.plain, office.end, m.start)
    ]
    sentence = scene.sentences[scene.sentence_at(office.start)]
    own += [
        m.key
        for m in between(scene.states, sentence.start, office.start)
        if _IN.fullmatch(scene.plain, sentence.start, m.start)
    ]
    return bool(own) and not set(own) & set(states)


_AT_ANOTHER = re.compile(r"(?:\s\([^)]{1,20}\))?\s(?:at|of|within)\s[^,.;]{1,90}\s(?:in|of)\s(?:the\s)?")
_IN = re.compile(r"(?:then,?\s)?(?:in|from)\s(?:the\s)?")
_OWNED = re.compile(r"(?:'s?)?\s")
_OF = re.compile(r"\s(?:of|in)\s(?:the\s)?(?:(?:republic|kingdom|state) of\s(?:the\s)?)?$")


def _without_states(text: str, name: str) -> str:
    """A folded name without the State's: "Armed Forces of Orsania" are the "Orsanian Armed Forces"."""
    plain = folded(text)
    for mention in reversed(find_states(text, plain)):
        plain = plain[: mention.start] + plain[mention.end :]
    return _STATES_PLACE.sub("", " ".join(plain.split())).strip() or name


_STATES_PLACE = re.compile(r"^the |\s(?:of|in)(?: the)?$|^'s ")


def _is_same(first: str, second: str) -> bool:
    return first == second or first.startswith(f"{second} (") or second.startswith(f"{first} (")


def _portfolio(text: str, name: str) -> frozenset[str]:
    """What a ministry is for, without the words in which its names differ: "Orsania's Foreign Ministry" is the "Ministry of Foreign Affairs"."""
    if not name.startswith("ministry of ") and not name.endswith(" ministry"):
        return frozenset()
    named = find_states(text, folded(text))
    states = {word for mention in named for word in folded(mention.text).split()}
    return frozenset(re.findall(r"[a-z-]+", name)) - _NOT_A_PORTFOLIO - states


_NOT_A_PORTFOLIO = frozenset({"ministry", "of", "for", "the", "and", "affairs", "s"})
