"""From a draft to an adopted report: the offices of its line clear it, two people clear it, the Committee adopts it.

A cleared report is kept as the very bytes that were read, and everything after refers to those. Adoption is a recorded
decision, or silence: a day passes by which nobody objected. An objection, or a request for time, stops that clock until
it is answered, and the days that were left are given again. Where no member of the Committee has a seat here, the
secretariat records the decision with its document.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from headway.casework.assessments.queries import called
from headway.engines.reports.files import in_name
from headway.engines.reports.line import line_of
from headway.engines.reports.models import Edition, Objection, OfficeWord
from headway.engines.reports.original import marked
from headway.engines.reports.render import Format, render
from headway.engines.reports.rules import (
    committee_of,
    may_adopt_by_silence,
    may_answer,
    may_clear,
    may_keep,
    may_object,
    may_record_decision,
    may_replace,
    may_say_for,
    may_submit,
)
from headway.engines.reports.services import write_report
from headway.engines.reports.stored import MEDIA_TYPE, to_bytes
from headway.engines.reports.values import Basis, Note, Report, Sentence
from headway.engines.reports.words import as_clause, as_sentence, language_now, term
from headway.foundation.access.links import with_audience
from headway.foundation.access.models import Audience, CaseRecord, Circle, CircleEntry, PendingAct
from headway.foundation.access.opening import open_to
from headway.foundation.access.proposing import propose
from headway.foundation.access.second_person import Act, needs_second, register
from headway.foundation.access.services import circle_for, end_partners
from headway.foundation.access.sight import may_point
from headway.foundation.access.widening import may_widen
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_day
from headway.foundation.core.verdicts import NotAllowed, Verdict, require
from headway.foundation.ledger.changes import Change, changeset
from headway.foundation.ledger.files import store_file
from headway.foundation.ledger.scanning import written_here

CLEAR = "clear"
STATUS = Edition.Status
IN_SILENCE = gettext_noop("No objection was raised in time.")


def keep_edition(
    code: str,
    *,
    kind: str,
    readers: str,
    actor: Actor,
    at: datetime,
    replaces: Edition | None = None,
    corrects: str = "",
    language: str = "en",
) -> Edition:
    """Keep a report as it stands, every sentence cited, to be cleared. Raises NotAllowed, UncitedSentences, NotCovered.

    It is kept in the language chosen, and what is made of it later is in that language, too.

    Once a report of that kind was adopted for these readers, a later one is a revised version: it names the one it
    `replaces` and says what it `corrects`, and prints both.
    """
    report = write_report(code, kind=kind, audience=readers, actor=actor, at=at, cleared=True, language=language)
    assessment = called(code, actor)
    assert assessment is not None, "its report was just written"
    require(may_keep(actor, assessment))
    require(may_replace(actor, assessment, kind, readers, replaces, corrects))
    draft = Edition(
        assessment=assessment, report=kind, readers=readers, replaces=replaces,
        corrects=corrects.strip() if replaces else "",
        correction=Edition.Correction.REVISED if replaces else Edition.Correction.NONE,
    )  # fmt: skip
    if replaces is not None:
        with override(language):
            report = replace(report, blocks=(_replacing(replaces, corrects), *report.blocks))
    return keep_report(draft, report, name=f"{code}-{kind}{in_name(language)}", actor=actor, at=at)


def keep_report(draft: Edition, report: Report, *, name: str, actor: Actor, at: datetime) -> Edition:
    """Keep a report that was written, as a page and as values. Its rule was asked."""
    assessment = draft.assessment
    page, values = render(report, Format.HTML, at=at), to_bytes(report)
    with changeset(actor=actor, at=at, reason=f"keep the {draft} of {assessment} for clearance"[:200]) as change:
        both_sides = circle_for(
            assessment, Circle.Purpose.SHARED, name=f"{assessment}: both sides", change=change, at=at
        )
        state = assessment.compartment
        kept = store_file(change, written_here(page), name=f"{name}.html", media_type="text/html", compartment=state)
        draft.content = store_file(
            change, written_here(values), name=f"{name}.json", media_type=MEDIA_TYPE, compartment=state
        )
        draft.file, draft.digest, draft.kept_on, draft.language = kept, kept.sha256, at.date(), report.language
        draft.compartment, draft.holder_id = state, assessment.holder_id
        draft.audience, draft.circle = Audience.BODY, both_sides.pk
        return change.add(draft)


def _replacing(edition: Edition, corrects: str) -> Note:
    """What a revised version says of the one it replaces, in the language in use."""
    digest = edition.digest[:12]
    if edition.adopted_on:
        day = say_day(edition.adopted_on)
        replaced = _("It replaces the version adopted on %(day)s (%(digest)s).") % {"day": day, "digest": digest}
    else:
        replaced = _("It replaces an earlier version (%(digest)s).") % {"digest": digest}
    words, mark = marked(corrects, language_now())
    told = (replaced, as_sentence(f"{as_clause(words)}{mark}" if mark else words))
    sentences = tuple(Sentence(words, basis=Basis.STRUCTURAL) for words in told)
    return Note(sentences, label=_("Revised version"), key="replaces")


def say_for_office(edition: Edition, office: str, *, clears: bool, text: str, actor: Actor, at: datetime) -> OfficeWord:
    """Record that an office of the line clears a report, or holds it and why. Raises NotAllowed.

    The offices speak in the procedure's order. Once all have cleared it, one person proposes and another clears it.
    """
    require(may_say_for(actor, edition, office))
    if not clears and not text.strip():
        raise NotAllowed(_("Say why it is held."))
    title = next(place.office.title for place in line_of(edition) if place.office.id == office)
    with changeset(actor=actor, at=at, reason=f"{title}: the {edition}"[:200]) as change:
        return change.add(
            OfficeWord(
                edition=edition,
                office=office,
                title=title,
                clears=clears,
                text=text.strip(),
                spoken_on=at.date(),
                compartment=edition.compartment,
                holder_id=edition.holder_id,
                audience=Audience.BODY,
                circle=edition.circle,
            )
        )


def propose_clearing(edition: Edition, *, actor: Actor, at: datetime, reason: str) -> PendingAct | None:
    """Propose to clear a report; None where the installation asks for no second person, and it is cleared now.

    Raises NotAllowed, Stale.
    """
    if needs_second(actor, CLEAR):
        return propose(CLEAR, edition, actor=actor, at=at, reason=reason)
    require(may_clear(actor, edition))
    with changeset(actor=actor, at=at, reason=reason) as change:
        change.edit(edition, status=STATUS.CLEARED)
    return None


def submit_for_adoption(edition: Edition, *, silence_until: date | None, actor: Actor, at: datetime) -> Edition:
    """Send a cleared report to the Committee on whose behalf it was written. Raises NotAllowed, Stale.

    From now on its members see it, and the assessment that it is about. With `silence_until` it is adopted on that day
    unless somebody objects.
    """
    require(may_submit(actor, edition))
    if silence_until is not None and silence_until <= at.date():
        raise NotAllowed(_("Give the Committee a day to come by which to object."))
    committee = committee_of(edition)
    with changeset(actor=actor, at=at, reason=f"submit the {edition} for adoption") as change:
        name = f"{edition.assessment}: the Committee"
        circle = circle_for(edition.assessment, Circle.Purpose.COMMITTEE, name=name, change=change, at=at)
        if not circle.entries.filter(organisation=committee).exists():
            entry = CircleEntry(circle=circle, organisation=committee, compartment=circle.compartment, since=at.date())
            change.add(entry)
        _open_assessment_to(circle, edition, change=change, actor=actor, at=at)
        sent = {"audience": Audience.SHARED, "circle": circle.pk}
        return change.edit(
            edition, status=STATUS.SUBMITTED, submitted_on=at.date(), silence_until=silence_until, **sent
        )


def _open_assessment_to(circle: Circle, edition: Edition, *, change: Change, actor: Actor, at: datetime) -> None:
    """Open the assessment itself to the Committee in the same act where its members would not see it yet."""
    assessment = edition.assessment
    if may_point(with_audience(edition, Audience.SHARED, circle.pk), assessment):
        return
    verdict = may_widen(actor, assessment, Audience.SHARED, circle=circle.pk, along=True, on=at.date())
    if not verdict:
        raise NotAllowed(
            _(
                "The Committee would not see the assessment %(assessment)s itself, which is for %(audience)s: open it "
                "to everyone first, under “Who can see this” on its page. %(because)s"
            )
            % {
                "assessment": assessment,
                "audience": term(assessment.get_audience_display()),
                "because": verdict.because,
            }
        )
    open_to(change, assessment, Audience.SHARED, circle.pk)


def raise_objection(edition: Edition, *, what: str, text: str, actor: Actor, at: datetime) -> Objection:
    """A member objects or asks for time; the clock of silence stops. Raises NotAllowed."""
    require(may_object(actor, edition, on=at.date()))
    committee = committee_of(edition)
    own = {
        "compartment": edition.compartment,
        "holder": committee,
        "audience": Audience.OWN,
        "circle": edition.circle,
    }
    with changeset(actor=actor, at=at, reason=f"the {edition}: {what}") as change:
        return change.add(Objection(edition=edition, what=what, text=text, raised_on=at.date(), **own))


def answer_objection(objection: Objection, *, answer: str, actor: Actor, at: datetime) -> Objection:
    """Answer an objection: the days that were left when it was raised are given again. Raises NotAllowed, Stale."""
    edition = objection.edition
    require(may_answer(actor, objection))
    if not answer.strip():
        raise NotAllowed(_("Say how it is answered."))
    with changeset(actor=actor, at=at, reason=f"answer the objection to the {edition}") as change:
        if edition.silence_until is not None:
            left = edition.silence_until - objection.raised_on
            change.edit(edition, silence_until=max(edition.silence_until, at.date() + max(left, timedelta(0))))
        return change.edit(objection, answer=answer, answered_on=at.date())


def adopt(edition: Edition, *, decision: str, document: str = "", actor: Actor, at: datetime) -> Edition:
    """Record the Committee's decision to adopt. Raises NotAllowed, Stale."""
    require(may_record_decision(actor, edition, document, on=at.date()))
    if not decision.strip():
        raise NotAllowed(_("Say what was decided."))
    return _freeze(edition, Edition.How.DECISION, decision, document, actor, at)


def adopt_by_silence(edition: Edition, *, actor: Actor, at: datetime) -> Edition:
    """Record that the day passed by which nobody objected, or all was answered. Raises NotAllowed, Stale."""
    require(may_adopt_by_silence(actor, edition, on=at.date()))
    return _freeze(edition, Edition.How.SILENCE, IN_SILENCE, "", actor, at)


def _freeze(edition: Edition, how: str, decision: str, document: str, actor: Actor, at: datetime) -> Edition:
    adopted = {"adopted_on": at.date(), "adopted_how": how, "decision": decision, "document": document}
    with changeset(actor=actor, at=at, reason=f"the {edition} is adopted") as change:
        change.edit(edition, status=STATUS.ADOPTED, frozen=edition.revision, **adopted)
        end_partners(edition.assessment_id, change=change, on=at.date(), why="the report was adopted")
    return edition


def _still_may_clear(actor: Actor, record: CaseRecord, pending: PendingAct) -> Verdict:
    return may_clear(actor, record)


def _clear(change: Change, record: CaseRecord, pending: PendingAct) -> None:
    change.edit(record, status=STATUS.CLEARED)


def register_clearing() -> None:
    """Let clearing a report be proposed and confirmed like any act of two people."""
    register(Act(CLEAR, gettext_noop("Clear a report"), _still_may_clear, _clear))
