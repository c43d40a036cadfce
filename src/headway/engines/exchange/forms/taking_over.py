"""Answers of a form become rows in one act, and the act can be undone in one. Silence writes nothing."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from headway.casework.assessments.models import Answer, Assessment
from headway.casework.evidence.models import Passage, Source
from headway.casework.evidence.queries import text_of
from headway.casework.evidence.services import keep_source, quote, sight_of
from headway.casework.recommendations.models import Progress, Recommendation
from headway.casework.recommendations.rules import SCALE
from headway.engines.exchange.forms.rules import may_take_answers
from headway.engines.exchange.forms.values import NIL, FormAnswer, FormItem
from headway.engines.exchange.returns import TakenIn, read_back
from headway.engines.intake.decisions import decide
from headway.engines.intake.documents.annexes import annexes_in, find_promises
from headway.engines.intake.entering import NotInTheLetter, find_words
from headway.engines.intake.models import Decision
from headway.engines.intake.sources import document_of
from headway.engines.intake.taking.accepting import keep_promise
from headway.engines.intake.taking.taking_back import acts_of
from headway.engines.reports.commenting_rules import writes_for
from headway.engines.reports.render import MEDIA_TYPES, Format
from headway.foundation.access.models import Audience, CaseQuerySet
from headway.foundation.access.rules import may_write
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import Change, changeset
from headway.foundation.ledger.scanning import scanned
from headway.foundation.ledger.undoing import undo

ANSWER = "answer-"


def key_of(item: FormItem) -> str:
    """What a decision on an item of a form is kept under."""
    return f"{ANSWER}{item.key}"


def keep_form(
    assessment: Assessment,
    data: bytes,
    *,
    name: str,
    actor: Actor,
    at: datetime,
    institution: Organisation | None = None,
) -> Source:
    """Keep a form that came back as a source. Raises Unreadable, NotTaken, TakenIn, NotAllowed.

    It is the actor's own organisation's answer unless an institution is named, which then is its author.
    """
    require(may_take_answers(actor, assessment, institution))
    holder = writes_for(actor, assessment)
    assert holder is not None, "the rule has just asked"
    clean = scanned(data)
    text = read_back(data, name=name)[1]
    source = Source(
        type=Source.Kind.SUBMISSION,
        title=f"Answers on {assessment.code}: {name}"[:300],
        originator=institution.name if institution else actor.organisation,
        dated=at.date().isoformat(),
        compartment=assessment.compartment,
        holder_id=holder,
        audience=Audience.BODY if actor.side is Side.BODY else Audience.OWN,
        circle=assessment.circle,
    )
    with changeset(actor=actor, at=at, reason=f"keep the answers on {assessment.code}"):
        kept = keep_source(
            source, actor=actor, at=at, data=clean, name=name, media_type=MEDIA_TYPES[Format.DOCX], text=text
        )
        assert kept.file is not None, "it was just kept with its file"
        same = Source.objects.visible_to(actor).filter(file__sha256=kept.file.sha256).exclude(pk=kept.pk)
        if any(taken_over(row, actor).exists() for row in same):
            raise TakenIn(_("This very file was taken over already: undo that first if it was a mistake."))
    return kept


def take_over(
    assessment: Assessment,
    source: Source,
    answers: Sequence[FormAnswer],
    *,
    actor: Actor,
    at: datetime,
    institution: Organisation | None = None,
) -> list[Progress | Answer]:
    """Make rows of what was answered and is not as it stood, all in one act. Raises NotAllowed, AlreadyDecided.

    An answer to a recommendation is progress reported by the State, "nothing to report" a nil return; one to a question
    an answer in the State's voice. Each stands on the passage of the file where it was written. An annex that it refers
    to and that is not in the file is an undertaking; so is what an answer to a question promises.
    """
    require(may_take_answers(actor, assessment, institution))
    changed = [one for one in answers if not one.is_unchanged and not one.is_empty]
    author = institution.name if institution and institution.pk != source.holder_id else ""
    desk = _Desk(assessment, source, author, actor, at)
    rows: list[Progress | Answer] = []
    with changeset(actor=actor, at=at, reason=f"take over {len(changed)} answers on {assessment.code}") as change:
        for one in changed:
            decide(source, key_of(one.item), Decision.Outcome.ACCEPTED, actor=actor, at=at)
            rows.append(change.add(desk.row(one)))
            desk.keep_promises(one, change)
    return rows


class _Desk:
    """Makes the row of each answer of one form."""

    def __init__(self, assessment: Assessment, source: Source, author: str, actor: Actor, at: datetime) -> None:
        self.assessment, self.source, self.author = assessment, source, author
        self.actor, self.at = actor, at
        self.text = text_of(source)
        self.questions = load_catalogue().questions
        document = document_of(source)
        self.annexes = annexes_in(document) if document else frozenset[str]()

    def row(self, one: FormAnswer) -> Progress | Answer:
        passage = self.passage(one.text)
        if one.item.id in self.questions:
            question = self.questions[one.item.id]
            return Answer(
                assessment=self.assessment,
                question=question.id,
                question_version=question.version,
                voice=Answer.Voice.STATE,
                value=one.choice,
                text=one.text,
                given_on=self.at.date(),
                given_by=self.author,
                passage=passage,
                **sight_of(self.source),
            )
        return Progress(
            recommendation=Recommendation.objects.visible_to(self.actor).get(pk=one.item.id),
            assessment=self.assessment,
            side=Progress.Side.STATE,
            scale=SCALE,
            level="" if one.choice == NIL else one.choice,
            nil_return=one.choice == NIL,
            as_of=self.at.date().isoformat(),
            reason=one.text,
            reported_by=self.author,
            passage=passage,
            **sight_of(self.source),
        )

    def keep_promises(self, one: FormAnswer, change: Change) -> None:
        """What an answer leaves to be sent."""
        try:
            start, end = find_words(self.text, one.text)
        except NotInTheLetter:
            return
        for promise in find_promises(self.text, start, end, self.annexes):
            if promise.annex or one.item.id in self.questions:
                keep_promise(self.source, self.assessment, promise, change, actor=self.actor, at=self.at)

    def passage(self, words: str) -> Passage | None:
        """Where the answer stands in the file's text; None where it was only chosen from a list."""
        try:
            start, end = find_words(self.text, words)
        except NotInTheLetter:
            return None
        return quote(self.source, start, end, text=self.text, actor=self.actor, at=self.at)


def form_kept(assessment: Assessment, data: bytes, actor: Actor) -> Source:
    """The source that a form was kept as, whose answers stand. Raises NotAllowed."""
    same = Source.objects.visible_to(actor).filter(
        compartment=assessment.compartment, file__sha256=sha256(data).hexdigest()
    )
    for row in same:
        if taken_over(row, actor).exists():
            return row
    raise NotAllowed(_("Nothing of this form is taken over."))


def undo_answers(source: Source, *, actor: Actor, at: datetime, reason: str) -> tuple[int, int]:
    """Undo what a form brought in: its rows end, the file stays. Raises NotAllowed, CannotUndo."""
    require(may_write(actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle))
    acts = dict.fromkeys(acts_of(taken_over(source, actor)).values())
    if not acts:
        raise NotAllowed(_("Nothing of this form is taken over."))
    ended = restored = 0
    with (
        transaction.atomic(),
        changeset(actor=actor, at=at, reason=reason[:200]),
        the_systems_own_work("an act is undone as a whole, whoever has seen its rows"),
    ):
        for act in reversed(acts):
            gone, back = undo(act, actor=actor, at=at, reason=reason)
            ended, restored = ended + gone, restored + back
    return ended, restored


def taken_over(source: Source, actor: Actor) -> CaseQuerySet[Decision]:
    """The decisions on a form's answers that stand."""
    return Decision.objects.visible_to(actor).filter(source=source.pk, proposal__startswith=ANSWER)
