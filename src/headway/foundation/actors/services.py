"""Organisations of the catalogue's list become rows, through the ledger, once."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from headway.foundation.actors.models import Organisation, OrganisationKind, Succession
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.catalogue.world import Organisation as Listed
from headway.foundation.core.actors import Actor
from headway.foundation.ledger.changes import changeset


def load_organisations(*, actor: Actor, at: datetime) -> int:
    """Add the listed organisations that are not there yet, with what they are part of and what succeeded them.

    Returns how many; rows already there stay as they are, since people may have corrected them.
    """
    catalogue = load_catalogue()
    bodies = {body.organisation: body.id for body in catalogue.bodies.values()}
    there = {row.entry: row for row in Organisation.objects.exclude(entry="")}
    new = [entry for entry in _wholes_first(catalogue.organisations) if entry.id not in there]
    for entry in new:
        there[entry.id] = _row(entry, bodies.get(entry.id), there.get(entry.parent))
    if new:
        with changeset(actor=actor, at=at, reason="organisations of the catalogue") as change:
            change.add_all([there[entry.id] for entry in new])
            change.add_all(list(_successions(new, there)))
    return len(new)


def _wholes_first(listed: Mapping[str, Listed]) -> list[Listed]:
    """In the order of the list, but nothing before what it is part of."""

    def depth(entry: Listed) -> int:
        return 1 + depth(listed[entry.parent]) if entry.parent else 0

    return sorted(listed.values(), key=depth)


def _row(entry: Listed, body: str | None, parent: Organisation | None) -> Organisation:
    kind = OrganisationKind.BODY if body else OrganisationKind.INTERNATIONAL
    return Organisation(
        name=entry.name,
        acronym=entry.short if entry.short != entry.name else "",
        aliases="\n".join(entry.aliases),
        type=kind,
        body_id=body,
        parent=parent,
        entry=entry.id,
        until=entry.until,
    )


def _successions(new: Iterable[Listed], rows: Mapping[str, Organisation]) -> Iterable[Succession]:
    for entry in new:
        if entry.succeeded_by:
            yield Succession(
                before=rows[entry.id],
                after=rows[entry.succeeded_by],
                how=Succession.How.TOOK_OVER,
                on=entry.until,
            )
