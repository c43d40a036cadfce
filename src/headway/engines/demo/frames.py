"""Writing the frame: organisations and their succession, people, the circle, assessments and their visits."""

from datetime import date

from headway.casework.assessments.models import Assessment, Stage, ThreatPicture
from headway.casework.assessments.services import open_assessment, picture_threat
from headway.casework.assessments.stages import record_receipt, record_stage
from headway.casework.visits.models import Delegate
from headway.casework.visits.services import agree_to_delegate, name_delegate
from headway.engines.demo import values as told
from headway.engines.demo.desk import SYSTEM, Desk, moment
from headway.engines.demo.personas import actors, seat
from headway.engines.demo.visits import plan_part
from headway.engines.procedures.values import Word
from headway.engines.procedures.verbs import say_at_gate
from headway.foundation.access.consenting import record_consent
from headway.foundation.access.models import Circle, Consent
from headway.foundation.access.services import open_circle
from headway.foundation.actors.models import Organisation, Succession
from headway.foundation.ledger.changes import changeset

PUBLIC = "public"


def write_organisations(desk: Desk) -> None:
    """The State's institutions and what became of them; listed organisations are taken from the catalogue's rows."""
    case = desk.case
    listed = {
        o.entry: o for o in Organisation.objects.filter(entry__in=[o.entry for o in case.organisations if o.entry])
    }
    with changeset(
        actor=SYSTEM, at=moment(case.frame.circle.opened), reason=f"organisations: {case.frame.title}"
    ) as change:
        for row in case.organisations:
            if row.entry:
                desk.organisations[row.id] = listed[row.entry]
            else:
                desk.organisations[row.id] = change.add(_organisation(desk, row))
        for s in case.successions:
            change.add(
                Succession(
                    before=desk.organisations[s.before],
                    after=desk.organisations[s.after],
                    how=s.how,
                    on=s.on,
                    source=s.source,
                )
            )


def _organisation(desk: Desk, row: told.Organisation) -> Organisation:
    return Organisation(
        name=row.name,
        acronym=row.acronym,
        aliases="\n".join(row.aliases),
        type=row.type,
        state_id=None if row.type == "international" else desk.case.frame.compartment,
        parent=desk.organisations.get(row.parent),
        since=row.since,
        until=row.until,
    )


def write_people(desk: Desk, *, today: date) -> None:
    """The personas, then the circle of recipients, opened in the Body's name."""
    case, circle = desk.case, desk.case.frame.circle
    seat(case.people, desk.organisations)
    desk.people = actors(case.people, today=today)
    members = [desk.organisations[name] for name in circle.members]
    desk.circle = open_circle(
        circle.name,
        compartment=case.frame.compartment,
        members=members,
        actor=desk.actor(case.frame.body),
        at=moment(circle.opened),
    )


def write_assessments(desk: Desk) -> None:
    """The assessments, each with its components, delegation and meetings. That a visit took place is public."""
    for row in desk.case.assessments:
        sight = desk.sight(row.holder, PUBLIC)
        with desk.act(row.holder, row.opened, f"open {row.code}") as (actor, at):
            desk.assessments[row.code] = open_assessment(
                _assessment(desk, row, sight), actor=actor, at=at, instruments=row.mandate_instruments
            )
        _write_visit(desk, row, sight)


def _assessment(desk: Desk, row: told.Assessment, sight: dict[str, object]) -> Assessment:
    return Assessment(
        code=row.code,
        title=row.title,
        type=row.type,
        body_id=row.body,
        on_behalf_of_id=row.on_behalf_of or None,
        dates=row.dates,
        cut_off=row.cut_off,
        framework=row.framework,
        procedure=row.procedure,
        reason=row.reason,
        previous=desk.assessments.get(row.previous),
        mandate_open=row.mandate_open,
        mandate_as_said=row.mandate_as_said,
        **sight,
    )


def _write_visit(desk: Desk, row: told.Assessment, sight: dict[str, object]) -> None:
    assessment = desk.assessments[row.code]
    for member in row.delegates:
        with desk.act(row.holder, member.agreed_on, f"{row.code}: delegation") as (actor, at):
            organisation = desk.organisations[member.organisation]
            delegate = Delegate(assessment=assessment, organisation=organisation, role=member.role, **sight)
            name_delegate(delegate, actor=actor, at=at)
        focal = desk.actor(desk.case.frame.focal_point)
        agree_to_delegate(delegate, on=member.agreed_on, actor=focal, at=moment(member.agreed_on))
    if row.code == desk.case.frame.marker:
        desk.delegation = Circle.objects.get(scope=assessment.pk, purpose=Circle.Purpose.PARTNERS)
    for part in row.components:
        plan_part(desk, row, part, sight)


def write_papers(desk: Desk) -> None:
    """What rests on documents: the State's consents, the stages with their letters, the threat pictures."""
    focal = desk.case.frame.focal_point
    for row in desk.case.consents:
        consent = Consent(
            what=row.what,
            scope=desk.assessments[row.assessment].pk,
            covers=row.covers,
            recipients=row.recipients,
            document=row.document,
            source=desk.sources[row.source].pk,
            given_on=row.given_on,
            **desk.sight(focal, "shared"),
        )
        record_consent(consent, actor=desk.actor(focal), at=moment(row.given_on))
    for assessment in desk.case.assessments:
        for stage in assessment.stages:
            _write_stage(desk, assessment, stage)
    for picture in desk.case.threat_pictures:
        _write_picture(desk, picture)


def _write_stage(desk: Desk, assessment: told.Assessment, row: told.Stage) -> None:
    stage = Stage(
        assessment=desk.assessments[assessment.code],
        stage=row.stage,
        due_on=row.due_on,
        done_on=row.done_on,
        extended_to=row.extended_to,
        extension_reason=row.extension_reason,
        **desk.sight(assessment.holder, "shared"),
    )
    letters = [desk.sources[row.letter]] if row.letter else []
    body, focal = desk.actor(assessment.holder), desk.actor(desk.case.frame.focal_point)
    for said in row.said:
        say_at_gate(
            stage.assessment,
            stage.stage,
            said.gate,
            Word(said.word),
            office=said.office,
            text=said.text,
            on=said.on,
            actor=body,
            at=moment(said.on),
        )
    record_stage(stage, letters=letters, actor=body, at=moment(row.done_on))
    for received, actor in ((row.state_received, focal), (row.body_received, body)):
        if received:
            record_receipt(stage, on=received, actor=actor, at=moment(received))


def _write_picture(desk: Desk, row: told.ThreatPicture) -> None:
    body = desk.case.frame.body
    picture = ThreatPicture(
        assessment=desk.assessments[row.assessment],
        as_of=row.as_of,
        level_as_said=row.level_as_said,
        drivers=row.drivers,
        trend=row.trend,
        **desk.sight(body, row.audience),
    )
    cites = desk.seen(row.observations)
    picture_threat(picture, actor=desk.actor(body), at=moment(row.at), areas=row.areas, cites=cites)
