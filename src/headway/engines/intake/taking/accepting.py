"""From an offer to rows: each in the voice of who said it, with its passage, and the decision remembered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Answer, AnswerPassage, Assessment
from headway.casework.evidence.models import Observation, Passage, Source
from headway.casework.evidence.queries import text_of
from headway.casework.evidence.services import link_sight, observe, quote, sight_of
from headway.casework.recommendations.models import Progress, Recommendation, Undertaking
from headway.casework.recommendations.rules import SCALE
from headway.engines.intake.acceptance import accept_quantity
from headway.engines.intake.decisions import decide
from headway.engines.intake.documents.annexes import Promise
from headway.engines.intake.documents.laws.values import Article
from headway.engines.intake.documents.ratings.values import Rating
from headway.engines.intake.documents.replies.values import Answered
from headway.engines.intake.documents.response_tables.values import Reported
from headway.engines.intake.models import Decision
from headway.engines.intake.taking.offers import Offer, Subject
from headway.engines.intake.values import Quantity
from headway.foundation.catalogue.queries import level_labels
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import NotADate, period
from headway.foundation.core.verdicts import no, require
from headway.foundation.ledger.changes import Change, changeset


@dataclass(frozen=True, slots=True)
class Into:
    """Where it goes: the source it stands in and the assessment it is filed under."""

    source: Source
    assessment: Assessment | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided beside yes.

    `level` false leaves a proposed level out; `provisions` are those an article is linked to; `apart` keeps two answers
    to one question two. `belongs_to` are the questions it answers, or the recommendations it reports on, where a person
    says so in place of the reader.
    """

    level: bool = True
    provisions: tuple[str, ...] = ()
    apart: bool = False
    belongs_to: tuple[Subject, ...] = ()


AS_OFFERED = Choice()


def accept(into: Into, offer: Offer, *, actor: Actor, at: datetime, choice: Choice = AS_OFFERED) -> None:
    """Write what an offer says, in one act. Raises NotAllowed, AlreadyDecided."""
    called = ", ".join(subject.label for subject in choice.belongs_to) or offer.label
    with changeset(actor=actor, at=at, reason=f"accept {called} from {into.source}"[:200]) as change:
        made = offer.made
        observation: Observation | None = None
        match made:
            case Quantity():
                filed = into.assessment.pk if into.assessment else None
                accept_quantity(
                    into.source, made, actor=actor, at=at, as_of=_made_on(into.source, at), assessment=filed
                )
                return
            case Answered() if choice.apart:
                for one in (made, *offer.more):
                    _answer(into, (one,), choice, change, actor, at)
            case Answered():
                _answer(into, (made, *offer.more), choice, change, actor, at)
            case Reported():
                _progress(into, offer, made, choice, change, actor, at)
            case Rating():
                observation = _rating(into, offer, made, actor, at)
            case Article():
                observation = _article(into, offer, made, choice, actor, at)
        decide(into.source, offer.key, Decision.Outcome.ACCEPTED, actor=actor, at=at, observation=observation)


def accept_all(into: Into, offers: Iterable[Offer], *, actor: Actor, at: datetime) -> int:
    """Accept several as one act, which is taken back as one; how many. Raises NotAllowed, AlreadyDecided."""
    count = 0
    with changeset(actor=actor, at=at, reason=f"accept what {into.source} says"[:200]):
        for offer in offers:
            accept(into, offer, actor=actor, at=at)
            count += 1
    return count


def _answer(into: Into, said: Sequence[Answered], choice: Choice, change: Change, actor: Actor, at: datetime) -> None:
    """One answer to each question it answers, with a passage for each place in which it is given."""
    assessment = _needed(into.assessment)
    questions = [one for one in ([own.asked for own in choice.belongs_to] or [said[0].question]) if one]
    if not questions:
        require(no(_("No question is known that this answers: choose the list of questions first.")))
    sight = sight_of(into.source)
    passages = [_quoted(into.source, one.start, one.end, one.page, actor, at) for one in said]
    for question in questions:
        answer = change.add(
            Answer(
                assessment=assessment,
                question=question.key[:60],
                question_version=question.version[:20] or "as repeated",
                voice=Answer.Voice.STATE,
                text="\n\n".join(one.text for one in said),
                given_on=_day(into.source, at),
                given_by=_who(into.source)[:200],
                passage=passages[0],
                **sight,
            )
        )
        for passage in passages[1:]:
            change.add(AnswerPassage(answer=answer, passage=passage, **link_sight(answer, passage)))
    for promise in (promise for one in said for promise in one.undertakings):
        keep_promise(into.source, assessment, promise, change, actor=actor, at=at)


def keep_promise(
    source: Source, assessment: Assessment, promise: Promise, change: Change, *, actor: Actor, at: datetime
) -> None:
    """What the State promises instead of saying it: open until it is there. The same words are taken over once."""
    text = text_of(source)
    said = promise.text
    mine = Undertaking.objects.visible_to(actor).filter(
        assessment=assessment, as_said=said, made_on=_made_on(source, at)
    )
    if mine.exists():
        return
    end = promise.said_from + len(said)
    passage = quote(source, promise.said_from, end, text=text, actor=actor, at=at, page=0)
    observation = Observation(
        type=Observation.Kind.COMMITMENT,
        text=said,
        voice_who=_who(source)[:200],
        voice_verb="stated",
        assessment=assessment.pk,
        **sight_of(source),
    )
    observe(observation, passages=[passage], actor=actor, at=at)
    change.add(
        Undertaking(
            assessment=assessment,
            type=promise.type,
            by=_who(source)[:200],
            as_said=said,
            made_on=_made_on(source, at),
            state=Undertaking.State.MET if promise.here else Undertaking.State.OPEN,
            observation=observation,
            **sight_of(source),
        )
    )


def _progress(
    into: Into, offer: Offer, made: Reported, choice: Choice, change: Change, actor: Actor, at: datetime
) -> None:
    assessment = _needed(into.assessment)
    codes = [one.key for one in choice.belongs_to] or [made.code]
    rows = Recommendation.objects.visible_to(actor).filter(assessment=assessment, code__in=codes)
    found = {row.code: row for row in rows}
    if len(found) < len(set(codes)):
        require(no(_("No recommendation of this assessment is known by that number.")))
    said = f"{made.status}: {made.text}" if made.status and made.status not in made.text else made.text
    passage = _passage(into.source, offer, actor, at)
    for recommendation in found.values():
        change.add(
            Progress(
                recommendation=recommendation,
                side=Progress.Side.STATE,
                scale=SCALE,
                level=made.level if choice.level and not made.nil_return else "",
                nil_return=made.nil_return,
                as_of=_made_on(into.source, at),
                reason=said,
                reported_by=_who(into.source)[:200],
                passage=passage,
                **sight_of(into.source),
            )
        )


def _rating(into: Into, offer: Offer, made: Rating, actor: Actor, at: datetime) -> Observation:
    """A rating stays what the Body that gave it said: an observation in its voice, on its own scale."""
    label = level_labels(made.scale).get(made.level, made.level)
    said = made.level.removeprefix("special:")
    text = f"{made.name}{f' ({made.title})' if made.title else ''}: {said}{f', {label}' if label.lower() != said.lower() else ''}"
    row = Observation(
        type=Observation.Kind.CONTEXT,
        text=f"{text}{f'. {made.round}' if made.round else ''}",
        voice_who=_who(into.source)[:200],
        voice_verb="rated",
        about=made.as_of or into.source.dated,
        assessment=into.assessment.pk if into.assessment else None,
        **sight_of(into.source),
    )
    return observe(row, passages=[_passage(into.source, offer, actor, at)], actor=actor, at=at)


def _article(into: Into, offer: Offer, made: Article, choice: Choice, actor: Actor, at: datetime) -> Observation:
    """An article linked to provisions it bears on. Whether the State complies is another's judgement."""
    row = Observation(
        type=Observation.Kind.CONTEXT,
        text=f"{made.printed}{f' ({made.heading})' if made.heading else ''}: {offer.text}",
        voice_who=into.source.title[:200],
        voice_verb="provides",
        assessment=into.assessment.pk if into.assessment else None,
        **sight_of(into.source),
    )
    offered = {link.key for link in offer.links}
    provisions = [key for key in choice.provisions if key in offered]
    passage = _passage(into.source, offer, actor, at)
    return observe(row, passages=[passage], actor=actor, at=at, provisions=provisions)


def _needed(assessment: Assessment | None) -> Assessment:
    if assessment is None:
        require(no(_("Choose the assessment that this is filed under first.")))
        raise AssertionError
    return assessment


def _passage(source: Source, offer: Offer, actor: Actor, at: datetime) -> Passage:
    page = None if isinstance(offer.made, Quantity) else offer.made.page
    return _quoted(source, offer.start, offer.end, page, actor, at)


def _quoted(source: Source, start: int, end: int, page: int | None, actor: Actor, at: datetime) -> Passage:
    return quote(source, start, end, text=text_of(source), actor=actor, at=at, page=page or 0)


def _who(source: Source) -> str:
    """Whose words these are: the source's originator; its title where none is named."""
    return source.originator or source.title


def _made_on(source: Source, at: datetime) -> str:
    return source.dated or at.date().isoformat()


def _day(source: Source, at: datetime) -> date:
    """The day an answer was given: the latest that the source's date allows."""
    try:
        return (period(source.dated).latest if source.dated else None) or at.date()
    except NotADate:
        return at.date()
