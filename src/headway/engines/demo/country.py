"""A real State's file: what intake proposes from one digest of something public, and nothing else."""

from dataclasses import dataclass
from datetime import datetime

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Source
from headway.engines.demo.desk import moment
from headway.engines.demo.personas import actors
from headway.engines.demo.reading import Case
from headway.engines.intake.acceptance import UNREVIEWED, accept_all
from headway.engines.intake.sources import take_in
from headway.engines.intake.visit_acceptance import accept_visit
from headway.foundation.access.models import Audience
from headway.foundation.actors.models import Organisation
from headway.foundation.ledger.changes import changeset


@dataclass(frozen=True, slots=True)
class CountryWritten:
    """How much intake proposed, all of it accepted by this program and marked as reviewed by nobody."""

    assessment: Assessment
    observations: int
    figures: int


def write_country(case: Case, *, now: datetime) -> CountryWritten:
    """Take the digest in as a published source of the Body's and accept what intake proposes, in one act.

    `now` is the day whose seats count. Raises what intake raises where the digest tells of no visit.
    """
    row = case.country
    actor = actors(case.people, today=now.date())[case.frame.body]
    body = next(o.entry for o in case.organisations if o.id == case.frame.body)
    source = Source(
        type=Source.Kind.DOCUMENT,
        title=row.title,
        originator=row.originator,
        dated=row.dated,
        published=True,
        compartment=row.compartment,
        holder=Organisation.objects.get(entry=body),
        audience=Audience.PUBLIC,
    )
    at = moment(row.at)
    with changeset(actor=actor, at=at, reason=UNREVIEWED):
        kept, reading = take_in(source, case.text_of(row.source).data, name=f"{row.source}.txt", actor=actor, at=at)
        opened = accept_visit(kept, reading.entities, code=row.code, kind=row.kind, actor=actor, at=at, unreviewed=True)
        observations, figures = accept_all(
            kept, reading, actor=actor, at=at, assessment=opened.assessment.pk, as_of=row.dated
        )
    return CountryWritten(opened.assessment, len(observations), len(figures))
