"""A real State's file: what intake proposes from one digest of something public, and nothing else."""

from datetime import datetime

from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source
from headway.engines.demo.desk import moment
from headway.engines.demo.personas import actors
from headway.engines.demo.reading import Case
from headway.foundation.access.models import Audience
from headway.foundation.actors.models import Organisation


def is_there(case: Case) -> bool:
    known = Source.objects.unscoped("the marker of a country file")
    return known.filter(compartment=case.country.compartment, title=case.country.title).exists()


def write_country(case: Case, *, now: datetime) -> Source:
    """Keep the digest as a published source of the Body's."""
    row, text = case.country, case.text_of(case.country.source)
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
        language="en",
    )
    return keep_source(
        source,
        actor=actors(case.people, today=now.date())[case.frame.body],
        at=moment(row.at),
        data=text.data,
        name=f"{row.source}.txt",
        media_type="text/plain",
        text=text.text,
    )
