"""A selection of recommendations: what stops an act on all of them at once, in words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from headway.casework.recommendations.listing import Line
from headway.casework.recommendations.models import Recommendation


class NotTogether(Exception):
    """What was chosen cannot be done together; the message says why and what to do."""


def one_state(lines: Sequence[Line]) -> str:
    """The State that all are addressed to. Raises NotTogether."""
    states = {line.recommendation.compartment for line in lines}
    if len(states) > 1:
        raise NotTogether(_("They are addressed to different States: choose those of one."))
    return states.pop()


def first(lines: Sequence[Line]) -> Recommendation:
    return lines[0].recommendation


def require_seat(has: bool) -> None:
    """Raise NotTogether with a sentence where the reader is not the one who does this."""
    if not has:
        raise NotTogether(_("You do not answer for these recommendations here: the State's people, or its Body's, do."))
