"""Verbs of names and succession: rename an organisation, add one, say what became of it."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from headway.foundation.actors.models import FormerName, Organisation, Succession
from headway.foundation.actors.rules import may_keep, may_succeed
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import NotADate, period
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import changeset


def add_organisation(row: Organisation, *, actor: Actor, at: datetime, reason: str) -> Organisation:
    """Enter an organisation in the list. Raises NotAllowed where one of that name is there, or none was given."""
    require(may_keep(actor, row))
    row.name = " ".join(row.name.split())
    if not row.name:
        raise NotAllowed(_("Say what it is called."))
    there = Organisation.objects.listed().filter(name__iexact=row.name, state=row.state_id).first()
    if there is not None:
        raise NotAllowed(_("%(organisation)s is in the list already.") % {"organisation": there})
    with changeset(actor=actor, at=at, reason=reason or f"enter {row}"[:200]) as change:
        return change.add(row)


def rename(
    organisation: Organisation, name: str, *, acronym: str, since: str, source: str, actor: Actor, at: datetime
) -> Organisation:
    """Give an organisation its new name from a day (EDTF); the old one stays with its own days. Raises NotAllowed.

    The old name becomes one of its other names, by which letters and searches find it. Rows that were found to be its
    duplicates read by the new name, too.
    """
    require(may_keep(actor, organisation))
    name, acronym = " ".join(name.split()), " ".join(acronym.split())
    if organisation.same_as_id is not None:
        raise NotAllowed(_("This row is a duplicate: rename %(name)s itself.") % {"name": organisation.name})
    if not name or (name, acronym) == (organisation.name, organisation.acronym):
        raise NotAllowed(_("Give the new name; what it is called now is on record."))
    _require_day(since)
    last = FormerName.objects.filter(organisation=organisation).order_by("-until", "-id").first()
    with changeset(actor=actor, at=at, reason=f"{organisation} is called {name}"[:200]) as change:
        change.add(
            FormerName(
                organisation=organisation,
                name=organisation.name,
                acronym=organisation.acronym,
                since=last.until if last else organisation.since,
                until=since,
                source=source,
            )
        )
        for row in Organisation.objects.filter(same_as=organisation).order_by("id"):
            change.edit(row, name=name, acronym=acronym)
        others = [line for line in organisation.names() if line != name]
        return change.edit(organisation, name=name, acronym=acronym, aliases="\n".join(dict.fromkeys(others)))


def succeed(
    before: Organisation, after: Organisation, *, how: str, on: str, source: str, actor: Actor, at: datetime
) -> Succession:
    """Record what became of an organisation, from which day (EDTF) and where that stands. Raises NotAllowed.

    A split is one row for each part, a merger one for each of those merged. The earlier one ends on that day unless
    its end is on record.
    """
    require(may_succeed(actor, before, after))
    if how not in Succession.How.values:
        raise NotAllowed(_("Say whether it became the other, was split, merged or taken over."))
    if not source.strip():
        raise NotAllowed(_("Say where that stands: a law, a decree, a letter."))
    _require_day(on)
    if Succession.objects.filter(before=before, after=after).exists():
        raise NotAllowed(
            _("It is on record that %(before)s and %(after)s follow one another.") % {"before": before, "after": after}
        )
    if before.pk in _ancestry(before, after):
        raise NotAllowed(
            _("%(before)s came of %(after)s; the line would run in a circle.") % {"before": before, "after": after}
        )
    with changeset(actor=actor, at=at, reason=f"{before}: {Succession.How(how).label} {after}"[:200]) as change:
        row = change.add(Succession(before=before, after=after, how=how, on=on, source=source.strip()))
        if on and not before.until:
            change.edit(before, until=on)
        return row


def take_back_succession(row: Succession, *, actor: Actor, at: datetime) -> None:
    """Take back that one organisation became another. Raises NotAllowed, Stale.

    Where nothing else became of the earlier one, an end that it has on the same day goes with it.
    """
    before, after = row.before, row.after
    require(may_keep(actor, before))
    if Succession.objects.filter(Q(before=after.kept) | Q(before__same_as=after.kept)).exists():
        raise NotAllowed(_("Something became of %(after)s since: undo that first.") % {"after": after})
    with changeset(actor=actor, at=at, reason=f"{before}, {after}: taken back"[:200]) as change:
        change.end_all([row])
        if before.until and before.until == row.on and not Succession.objects.filter(before=before).exists():
            change.edit(before, until="")


def _ancestry(before: Organisation, after: Organisation) -> set[object]:
    """What `after` leads to, itself included: if `before` is among it, they would follow each other."""
    links: dict[object, set[object]] = {}
    for one, other in Succession.objects.values_list("before", "after"):
        links.setdefault(one, set()).add(other)
    found: set[object] = set()
    todo: set[object] = {after.pk}
    while todo:
        found |= todo
        todo = {key for one in todo for key in links.get(one, ())} - found
    return found


def _require_day(words: str) -> None:
    try:
        if words:
            period(words)
    except NotADate:
        raise NotAllowed(_("“%(words)s” is no date: write 2013, 2013-03 or 2013-03-01.") % {"words": words}) from None
