"""What evidence says when a row is to leave: whether it is public already, and whether a figure is too small to go."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.casework.evidence.masking import WIDE, given_away_by, is_small_count
from headway.casework.evidence.models import Figure, Observation, Source, Support
from headway.foundation.access.leaving import Basis
from headway.foundation.access.models import CaseRecord
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no
from headway.foundation.ledger.models import Record

RESTS_ON = ("source", "passage", "observation")
TOO_SMALL = gettext_noop(
    "It tells of fewer than five persons, so it stays on its holder's side: share a masked figure, which says “fewer "
    "than 5” and holds back what would give it away."
)
GIVES_AWAY = gettext_noop(
    "With what its readers have seen already, a figure under five could be worked out from it: share them together as "
    "masked figures."
)


def published_basis(record: CaseRecord) -> Basis | None:
    """Issuer and date where everything a row rests on was published by its issuer; None if one passage was not."""
    if isinstance(record, Source):
        return Basis(record.originator or record.title, record.dated) if record.published else None
    if isinstance(record, Observation):
        rows = Support.objects.unscoped("one passage that is not public removes the basis").filter(
            observation=record.pk
        )
        return _all_of([row.passage for row in rows.select_related("passage__source")])
    found = [getattr(record, name) for name in RESTS_ON if getattr(record, f"{name}_id", None) is not None]
    return _all_of(found)


def _all_of(rows: list[CaseRecord]) -> Basis | None:
    bases = [published_basis(row) for row in rows]
    return bases[0] if bases and all(bases) else None


def may_evidence_leave(record: CaseRecord, audience: str) -> Verdict:
    """Whether a row may go from its holder to an audience: not what rests on a protected source, nor a small figure.

    Nor a figure from which, with what was shown already, a small one could be worked out.
    """
    if _is_protected(record):
        return no(_("It is protected, or rests on a protected source: nothing of it leaves its holder."))
    if not isinstance(record, Figure) or audience not in WIDE or published_basis(record):
        return YES
    if is_small_count(record):
        return no(_(TOO_SMALL))
    return no(_(GIVES_AWAY)) if given_away_by(record) else YES


def _is_protected(record: CaseRecord) -> bool:
    if isinstance(record, Source):
        return record.protected
    if isinstance(record, Observation):
        rests = Support.objects.unscoped("one protected source keeps all that rests on it").filter(
            observation=record.pk, passage__source__protected=True
        )
        return rests.exists()
    found = [getattr(record, name) for name in RESTS_ON if getattr(record, f"{name}_id", None) is not None]
    return any(_is_protected(row) for row in found)


def keep_small_figures(record: Record) -> None:
    """Raise NotAllowed if a figure of fewer than five persons would be written for readers beyond its holder's side."""
    if (
        isinstance(record, Figure)
        and record.audience in WIDE
        and is_small_count(record)
        and not published_basis(record)
    ):
        raise NotAllowed(_(TOO_SMALL))
