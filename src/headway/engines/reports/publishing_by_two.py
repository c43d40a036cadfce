"""Publishing as an act of two people: the State's own agreement is one, or else a second person of the Body confirms.

Where the State agrees here by its own hand, whoever publishes for the Body is the second. Where the Body recorded a
note of the State, one of its people could do both: then one proposes and another confirms, as with every opening
beyond both sides.
"""

from datetime import datetime

from django.utils.translation import gettext_noop

from headway.engines.reports.models import Edition, Publication
from headway.engines.reports.publishing import prepared, publish, write_published
from headway.engines.reports.publishing_rules import PUBLISH, may_publish, wants_second
from headway.foundation.access.models import Audience, CaseRecord, PendingAct
from headway.foundation.access.proposing import propose
from headway.foundation.access.second_person import Act, register
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import Verdict
from headway.foundation.ledger.changes import Change

BECAUSE = "what was prepared is published as a whole"


def propose_publishing(publication: Publication, edition: Edition, *, actor: Actor, at: datetime) -> PendingAct | None:
    """Publish what the State agreed to; where that needs a second person, propose it and return what waits.

    Raises NotAllowed, Stale.
    """
    if not wants_second(actor, publication):
        publish(publication, edition, actor=actor, at=at)
        return None
    reason = f"publish the {publication}"
    return propose(PUBLISH, publication, actor=actor, at=at, reason=reason, to_audience=Audience.PUBLIC)


def _still_may_publish(actor: Actor, record: CaseRecord, pending: PendingAct) -> Verdict:
    row = _publication(record)
    now = prepared(row, _edition(row), None)
    return may_publish(actor, row, digest=now.digest, open_findings=len(now.open_findings), on=actor.today)


def _carry_out(change: Change, record: CaseRecord, pending: PendingAct) -> None:
    row = _publication(record)
    write_published(change, prepared(row, _edition(row), None))


def _publication(record: CaseRecord) -> Publication:
    assert isinstance(record, Publication)
    return record


def _edition(row: Publication) -> Edition:
    return Edition.objects.unscoped(BECAUSE).select_related("content", "assessment").get(pk=row.edition)


def register_publishing() -> None:
    """Let publishing be proposed and confirmed; called once, when the app is ready."""
    register(Act(PUBLISH, gettext_noop("Publish the public version of a report"), _still_may_publish, _carry_out))
