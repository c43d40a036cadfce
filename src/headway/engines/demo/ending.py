"""Writing how the case ends: the draft is commented on, cleared, adopted, and its public part published.

Each step is the verb that the pages call, in the name of the persona who would take it, on its own day.
"""

from datetime import date, datetime

from headway.casework.assessments.models import Assessment, Stage
from headway.casework.assessments.stages import record_receipt, record_stage
from headway.casework.recommendations.drafting import issue_drafts
from headway.casework.recommendations.models import Recommendation
from headway.engines.demo import values as told
from headway.engines.demo.desk import Desk, moment
from headway.engines.demo.personas import demo_actor
from headway.engines.exchange.returns import sent_blocks
from headway.engines.exchange.written import write_comment
from headway.engines.reports.adoption import (
    adopt_by_silence,
    keep_edition,
    propose_clearing,
    say_for_office,
    submit_for_adoption,
)
from headway.engines.reports.commenting import next_audience, pass_on
from headway.engines.reports.disposing import dispose
from headway.engines.reports.models import Edition, Publication, Sending
from headway.engines.reports.partial import Choice, Part, What
from headway.engines.reports.publishing import (
    agree_to_publication,
    answer_finding,
    choose_parts,
    prepare_publication,
    prepared,
    publish,
    set_terms,
)
from headway.engines.reports.sending import send_for_comments
from headway.foundation.access.proposing import confirm
from headway.foundation.core.actors import Actor


def write_ending(desk: Desk, *, today: date) -> Publication:
    """The whole of ending.yaml; `today` is the day whose seats count. Raises what the verbs raise."""
    ending = desk.case.ending
    sending = _send(desk, ending.draft)
    _comment(desk, sending, ending.comments)
    edition = _adopt(desk, ending.draft, ending.adoption, today)
    return _publish(desk, edition, ending.publication)


def _send(desk: Desk, row: told.SentDraft) -> Sending:
    return send_for_comments(
        row.assessment,
        kind=row.report,
        readers=row.readers,
        recipients=[desk.organisations[name] for name in row.to],
        actor=desk.actor(row.holder),
        at=moment(row.at),
        answer_by=row.answer_by,
    )


def _comment(desk: Desk, sending: Sending, rows: tuple[told.DraftComment, ...]) -> None:
    """What the State writes, passed on until the Body has it, and what the drafters decide on each."""
    blocks, written = sent_blocks(sending), []
    for row in rows:
        block = next(block for block in blocks if row.words in block.text)
        written.append(
            write_comment(
                sending,
                block.key,
                text=row.text,
                instead="",
                matter=row.matter,
                actor=desk.actor(row.holder),
                at=moment(row.at),
            )
        )
    for returned in {comment.returned_id: comment.returned for comment in written}.values():
        while next_audience(returned):
            pass_on(returned, actor=desk.actor(rows[-1].holder), at=moment(rows[-1].at))
    for row, comment in zip(rows, written, strict=True):
        comment.refresh_from_db()
        dispose(
            comment,
            outcome=row.outcome,
            matter=row.matter,
            reason=row.reason,
            actor=desk.actor(desk.case.frame.body),
            at=moment(row.decided),
        )


def _adopt(desk: Desk, draft: told.SentDraft, row: told.Adoption, today: date) -> Edition:
    lead = desk.actor(draft.holder)
    assessment = desk.assessments[draft.assessment]
    drafts = Recommendation.objects.visible_to(lead).filter(assessment=assessment, draft=True).order_by("id")
    issue_drafts(drafts, actor=lead, at=moment(row.issued), reason="they go to the Committee with the report")
    edition = keep_edition(draft.assessment, kind=draft.report, readers=draft.readers, actor=lead, at=moment(row.kept))
    for word in row.line:
        say_for_office(edition, word.office, clears=True, text=word.text, actor=lead, at=moment(word.at))
    pending = propose_clearing(edition, actor=lead, at=moment(row.proposed), reason=row.reason)
    if pending is not None:
        confirm(pending, actor=demo_actor(row.second, today=today, door="demo"), at=moment(row.cleared))
        edition.refresh_from_db()
    submit_for_adoption(edition, silence_until=row.silence_until, actor=lead, at=moment(row.submitted))
    adopt_by_silence(edition, actor=lead, at=moment(row.adopted))
    _stage(desk, assessment, "adoption", row.adopted, lead)
    sent = _stage(desk, assessment, "transmission", row.transmitted, lead)
    focal, at = desk.actor(desk.case.frame.focal_point), moment(row.received)
    record_receipt(sent, on=row.received, actor=focal, at=at)
    return edition


def _stage(desk: Desk, assessment: Assessment, stage: str, on: date, actor: Actor) -> Stage:
    sight = desk.sight(desk.case.frame.body, "shared")
    return record_stage(Stage(assessment=assessment, stage=stage, done_on=on, **sight), actor=actor, at=moment(on))


def _publish(desk: Desk, edition: Edition, row: told.Publication) -> Publication:
    body, state = desk.actor(row.holder), desk.actor(row.agreed_by)
    publication = prepare_publication(edition, actor=body, at=moment(row.prepared))
    set_terms(
        publication,
        marked=row.marked,
        place=row.place,
        public_from=row.public_from,
        actor=body,
        at=moment(row.prepared),
    )
    parts = prepared(publication, edition, state).parts
    for chosen in row.parts:
        choices = {part.key: _choice(chosen) for part in parts if _is_meant(chosen, part)}
        choose_parts(publication, edition, choices, reason=chosen.reason, actor=state, at=moment(row.chosen))
    _look_at(publication, edition, row, body)
    agree_to_publication(publication, edition, document=row.document, actor=state, at=moment(row.agreed))
    publish(publication, edition, actor=body, at=moment(row.published))
    _stage(desk, edition.assessment, "publication", row.published, body)
    return publication


def _look_at(publication: Publication, edition: Edition, row: told.Publication, actor: Actor) -> None:
    at: datetime = moment(row.looked_at)
    for finding in prepared(publication, edition, actor).open_findings:
        answer_finding(publication, edition, finding.key, reason=row.may_stay, actor=actor, at=at)


def _is_meant(row: told.PublicPart, part: Part) -> bool:
    """Whether a part stands in the chapter named, and has the words named in its label or its text."""
    in_chapter = not row.chapter or part.chapter == row.chapter
    return in_chapter and (row.words in part.label or row.words in part.text)


def _choice(row: told.PublicPart) -> Choice:
    return Choice(What(row.choice), row.instead)
