"""Whether help closed a gap: what the Body has verified of the recommendation behind a need, since the help was given.

Assistance given is not a gap closed. Only what the Body assessed says which, and only what it read or saw confirms it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from headway.casework.assistance.models import Match, Need
from headway.casework.evidence.queries import beginning
from headway.casework.recommendations.models import Progress
from headway.casework.recommendations.rules import is_confirmed
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Effect:
    """What can be said of a need's gap. `is_closed` only on the Body's confirmed assessment at the top of its scale."""

    words: str
    is_closed: bool = False
    progress: Progress | None = None


def effects_of(needs: Iterable[Need], actor: Actor) -> Mapping[UUID, Effect]:
    """For each need what the Body last assessed of its recommendation, beside the help that was given."""
    rows = list(needs)
    behind = [row.recommendation_id for row in rows if row.recommendation_id]
    told = Progress.objects.visible_to(actor).filter(recommendation__in=behind, side=Progress.Side.BODY)
    last: dict[UUID, Progress] = {}
    for row in sorted(told, key=lambda row: (beginning(row.as_of), row.pk)):
        last[row.recommendation_id] = row
    return {
        need.pk: effect_of(need, last.get(need.recommendation_id) if need.recommendation_id else None) for need in rows
    }


def effect_of(need: Need, assessed: Progress | None) -> Effect:
    """What one need's gap looks like, given the Body's last assessment of its recommendation."""
    given = [row for row in need.matches.all() if row.status == Match.Status.DELIVERED]
    if need.recommendation_id is None:
        return Effect(_("No recommendation stands behind it, so nothing verifies whether the gap is closed."))
    if assessed is None:
        words = _("Help was given; the Body has not assessed since whether the gap is closed.")
        return Effect(words if given else _("No help was given yet, and the Body has assessed nothing."))
    if given and _came_before(assessed, given):
        return Effect(_("Help was given after the Body's last assessment; whether it closed the gap is not verified."),
                      progress=assessed)  # fmt: skip
    if not _at_the_top(assessed):
        return Effect(_("The Body's last assessment says that the gap is not closed."), progress=assessed)
    if not is_confirmed(assessed.basis):
        return Effect(_("The Body was told that it is carried out, and has not confirmed it."), progress=assessed)
    return Effect(
        _("The Body has confirmed that the recommendation is carried out."), is_closed=True, progress=assessed
    )


def _came_before(assessed: Progress, given: Iterable[Match]) -> bool:
    days = [row.moved_on.isoformat() for row in given if row.moved_on]
    return bool(days) and beginning(assessed.as_of) < max(days)


def _at_the_top(assessed: Progress) -> bool:
    scale = load_catalogue().scales.get(assessed.scale)
    values = {row.id: row.value for row in scale.levels} if scale else {}
    top = max((value for value in values.values() if value is not None), default=None)
    return values.get(assessed.level) is not None and values[assessed.level] == top
