"""A file of IATI activities becomes offers in one act, which is undone in one. The file and the log stay."""

from datetime import datetime

from django.utils.translation import gettext as _

from headway.casework.assistance.models import Offer
from headway.casework.assistance.services import change_told_offer, make_offer
from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source, quote
from headway.engines.exchange.iati.planning import Line, Outcome, Plan, plan
from headway.engines.exchange.iati.reading import Activity, read_activities
from headway.engines.exchange.models import ActivityImport
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.foundation.access.models import Audience
from headway.foundation.access.rules import may_provide
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.models import StoredFile
from headway.foundation.ledger.scanning import scanned
from headway.foundation.ledger.undoing import undo

KEPT = (Source.kind, StoredFile.kind, ActivityImport.kind)
XML = "application/xml"


class NotAsShown(Exception):
    """Something changed since the plan was shown; look again."""


def receive_activities(
    data: bytes, *, name: str, state: str, holder: Organisation, actor: Actor, at: datetime
) -> ActivityImport:
    """Keep a file of activities with a line for each; nothing becomes an offer yet. Raises NotAllowed, Unreadable."""
    require(may_provide(actor, holder=holder.pk, compartment=state))
    clean = scanned(data)
    activities = read_activities(data, limits())
    if not activities:
        raise Unreadable(_("The file holds no activity."))
    sight = {"compartment": state, "holder": holder, "audience": Audience.OWN}
    reporting = activities[0].reporting
    source = Source(
        type=Source.Kind.SUBMISSION,
        title=f"IATI activities: {name}"[:300],
        originator=(reporting.name if reporting else "")[:200],
        dated=at.date().isoformat(),
        **sight,
    )
    text = "\n".join(as_line(one) for one in activities)
    with changeset(actor=actor, at=at, reason=f"keep the activities {name}"[:200]) as change:
        kept = keep_source(source, actor=actor, at=at, data=clean, name=name[:255], media_type=XML, text=text)
        return change.add(ActivityImport(source=kept, received_on=at.date(), **sight))


def activities_of(row: ActivityImport) -> list[Activity]:
    """The activities of a file that was kept. Raises Unreadable."""
    file = row.source.file
    if file is None:
        raise Unreadable(_("The file is not held here."))
    try:
        return read_activities(read_file(file), limits())
    except FileNotFoundError:
        raise Unreadable(_("The file is not held here.")) from None


def plan_kept(row: ActivityImport, actor: Actor) -> Plan:
    """What a kept file would do now. Raises Unreadable."""
    return plan(activities_of(row), actor=actor, state=row.compartment, holder=row.holder_id)


def apply_activities(row: ActivityImport, *, shown: str, actor: Actor, at: datetime) -> Plan:
    """Make offers of what was shown, in one act. Raises NotAllowed, NotAsShown, Unreadable; then nothing is written."""
    require(may_provide(actor, holder=row.holder_id, compartment=row.compartment))
    if row.applied_on and not row.undone_on:
        raise NotAllowed(_("It was taken over already: undo that first if it was a mistake."))
    found = plan_kept(row, actor)
    if found.digest != shown:
        raise NotAsShown(_("Since you looked, something changed: some lines would now do something else. Look again."))
    wanted = [line for line in found.lines if line.outcome in {Outcome.CREATE, Outcome.UPDATE}]
    if not wanted:
        raise NotAllowed(_("Nothing in it would create or change an offer."))
    counts = found.counts
    with changeset(actor=actor, at=at, reason=f"take over {row}"[:200]) as change:
        lines = [as_line(line.activity) for line in found.lines]
        for line in wanted:
            _write(row, line, lines, actor=actor, at=at)
        change.edit(
            row,
            applied_on=at.date(),
            undone_on=None,
            act=change.act,
            created=counts[Outcome.CREATE.value],
            updated=counts[Outcome.UPDATE.value],
            refused=counts[Outcome.REFUSED.value],
        )
    return found


def undo_activities(row: ActivityImport, *, actor: Actor, at: datetime) -> tuple[int, int]:
    """Take back what a file brought in: how many rows ended, how many stand as before.

    Raises NotAllowed, CannotUndo.
    """
    require(may_provide(actor, holder=row.holder_id, compartment=row.compartment))
    if row.act is None or not row.applied_on or row.undone_on:
        raise NotAllowed(_("Nothing of it is taken over."))
    with changeset(actor=actor, at=at, reason=f"take {row} back"[:200]) as change:
        with the_systems_own_work("an act is undone as a whole, whoever has seen its rows"):
            done = undo(row.act, actor=actor, at=at, reason="undo an import of activities", keep=KEPT)
        change.edit(row, undone_on=at.date())
    return done


def as_line(one: Activity) -> str:
    """An activity as one line of text, which its offer's passage quotes."""
    told = [one.identifier, one.title, one.description, one.dates]
    total = one.total
    told.append(f"{total[0]} {total[1]}" if total else "")
    told.append("; ".join(f"{row.name or row.ref} ({row.role})" for row in one.organisations))
    return " | ".join(" ".join(word.split()) for word in told if word)


def _write(row: ActivityImport, line: Line, lines: list[str], *, actor: Actor, at: datetime) -> None:
    assert line.values is not None, "refused lines are not written"
    assert line.provider is not None, "nor those without a provider"
    if line.row is not None:
        change_told_offer(line.row, actor=actor, at=at, **line.values)
        return
    place = line.activity.number - 1
    start = sum(len(one) + 1 for one in lines[:place])
    passage = quote(row.source, start, start + len(lines[place]), text="\n".join(lines), actor=actor, at=at)
    offer = Offer(
        provider=line.provider, iati_id=line.activity.identifier[:120], passage=passage,
        compartment=row.compartment, holder=row.holder, audience=Audience.OWN, **line.values,
    )  # fmt: skip
    make_offer(offer, actor=actor, at=at, areas=line.areas)
