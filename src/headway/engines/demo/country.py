"""A real State's file: one digest of something public, the visit it tells of, and nothing else."""

from datetime import datetime

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.services import open_assessment
from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source, sight_of
from headway.casework.visits.models import Delegate
from headway.casework.visits.services import name_delegate
from headway.engines.demo.desk import moment
from headway.engines.demo.personas import actors
from headway.engines.demo.reading import Case
from headway.foundation.access.models import Audience
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.ledger.changes import changeset


def write_country(case: Case, *, now: datetime) -> Assessment:
    """Keep the digest as a published source of the Body's and open the assessment it tells of, in one act.

    `now` is the day whose seats count. There is no stage, recommendation, rating or judgement in it.
    """
    row = case.country
    actor, at = actors(case.people, today=now.date())[case.frame.body], moment(row.at)
    with changeset(actor=actor, at=at, reason=f"keep {row.title}"):
        return _open(case, _keep(case, actor, at), actor, at)


def _keep(case: Case, actor: Actor, at: datetime) -> Source:
    row, text = case.country, case.text_of(case.country.source)
    body = next(o.entry for o in case.organisations if o.id == case.frame.body)
    source = Source(
        type=Source.Kind.DOCUMENT,
        title=row.title,
        originator=row.originator,
        dated=row.dated,
        language="en",
        published=True,
        compartment=row.compartment,
        holder=Organisation.objects.get(entry=body),
        audience=Audience.PUBLIC,
    )
    name = f"{row.source}.txt"
    return keep_source(source, actor=actor, at=at, data=text.data, name=name, media_type="text/plain", text=text.text)


def _open(case: Case, source: Source, actor: Actor, at: datetime) -> Assessment:
    row, visit = case.country, case.country.visit
    assessment = Assessment(
        code=row.code,
        title=row.title,
        type=row.kind,
        body_id=visit.body,
        on_behalf_of_id=visit.on_behalf_of,
        dates=visit.dates,
        mandate_open=visit.mandate_open,
        mandate_as_said=visit.mandate_as_said,
        **sight_of(source),
    )
    open_assessment(assessment, actor=actor, at=at, instruments=visit.mandate_instruments)
    for organisation in Organisation.objects.filter(entry__in=visit.delegates):
        name_delegate(
            Delegate(assessment=assessment, organisation=organisation, **sight_of(source)), actor=actor, at=at
        )
    return assessment
