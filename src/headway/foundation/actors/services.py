"""Organisations of the catalogue's list become rows, through the ledger, once."""

from datetime import datetime

from headway.foundation.actors.models import Organisation, OrganisationKind
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.catalogue.world import Organisation as Listed
from headway.foundation.core.actors import Actor
from headway.foundation.ledger.changes import changeset


def load_organisations(*, actor: Actor, at: datetime) -> int:
    """Add the listed organisations that are not there yet and say how many; names already there stay as they are."""
    catalogue = load_catalogue()
    bodies = {body.organisation: body.id for body in catalogue.bodies.values()}
    there = set(Organisation.objects.exclude(entry="").values_list("entry", flat=True))
    new = [_row(entry, bodies.get(entry.id)) for entry in catalogue.organisations.values() if entry.id not in there]
    if new:
        with changeset(actor=actor, at=at, reason="organisations of the catalogue") as change:
            change.add_all(new)
    return len(new)


def _row(entry: Listed, body: str | None) -> Organisation:
    kind = OrganisationKind.BODY if body else OrganisationKind.INTERNATIONAL
    return Organisation(
        name=entry.name,
        acronym=entry.short if entry.short != entry.name else "",
        aliases="\n".join(entry.aliases),
        type=kind,
        body_id=body,
        entry=entry.id,
        until=entry.until,
    )
