"""Two rows of one organisation become one: the duplicate points to the row that is kept and reads as it.

Nothing is moved and nobody sees more than before: rows that name the duplicate go on naming it, and whoever has a seat
in it keeps that seat. All of it is undone by taking the two apart.
"""

from datetime import datetime

from django.utils.translation import gettext as _

from headway.foundation.actors.models import Organisation, Sameness
from headway.foundation.actors.rules import may_keep, may_merge
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import Change, changeset


def merge_duplicate(
    duplicate: Organisation, kept: Organisation, *, because: str, actor: Actor, at: datetime
) -> Sameness:
    """Say that a row is a duplicate of another, which is kept and takes its names as other names. Raises NotAllowed."""
    require(may_merge(actor, duplicate, kept))
    _require_reason(because)
    with changeset(actor=actor, at=at, reason=f"{duplicate} is {kept}: {because}"[:200]) as change:
        known = {name.casefold() for name in [*kept.names(), kept.acronym]}
        new = [name for name in [*duplicate.names(), duplicate.acronym] if name and name.casefold() not in known]
        given = list(dict.fromkeys(new))
        row = _decide(
            change,
            duplicate,
            kept,
            verdict=Sameness.Verdict.SAME,
            name=duplicate.name,
            acronym=duplicate.acronym,
            given_names="\n".join(given),
            because=because,
        )
        change.edit(kept, aliases="\n".join([*_lines(kept.aliases), *given]))
        for other in Organisation.objects.filter(same_as=duplicate).order_by("id"):
            change.edit(other, same_as=kept, name=kept.name, acronym=kept.acronym)
        change.edit(duplicate, same_as=kept, name=kept.name, acronym=kept.acronym)
    return row


def separate(row: Sameness, *, because: str, actor: Actor, at: datetime) -> Sameness:
    """Undo a merger: the duplicate has its own name again; the two are proposed no more. Raises NotAllowed, Stale."""
    require(may_keep(actor, row.kept))
    _require_reason(because)
    duplicate, kept = row.duplicate, row.kept
    if row.verdict != Sameness.Verdict.SAME:
        raise NotAllowed(_("They are two already."))
    with changeset(actor=actor, at=at, reason=f"{row.name} is not {kept}: {because}"[:200]) as change:
        given = set(_lines(row.given_names))
        change.edit(duplicate, same_as=None, name=row.name, acronym=row.acronym)
        change.edit(kept, aliases="\n".join(line for line in _lines(kept.aliases) if line not in given))
        return change.edit(row, verdict=Sameness.Verdict.DIFFERENT, because=because, on=at.date())


def keep_apart(one: Organisation, other: Organisation, *, because: str, actor: Actor, at: datetime) -> Sameness:
    """Say that two rows that look alike are two organisations, so that nobody is asked again. Raises NotAllowed."""
    require(may_keep(actor, other))
    _require_reason(because)
    if one.kept == other.kept:
        raise NotAllowed(_("They are one: take them apart."))
    with changeset(actor=actor, at=at, reason=f"{one} is not {other}: {because}"[:200]) as change:
        told = {"name": one.name, "acronym": one.acronym, "given_names": "", "because": because}
        return _decide(change, one, other, verdict=Sameness.Verdict.DIFFERENT, **told)


def _decide(change: Change, duplicate: Organisation, kept: Organisation, **said: str) -> Sameness:
    there = Sameness.objects.filter(duplicate=duplicate, kept=kept).first()
    if there is not None:
        return change.edit(there, on=change.at.date(), **said)
    return change.add(Sameness(duplicate=duplicate, kept=kept, on=change.at.date(), **said))


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _require_reason(because: str) -> None:
    if not because.strip():
        raise NotAllowed(_("Say why."))
