"""What may be said of a recommendation's progress, and on what basis."""

from headway.casework.recommendations.models import Progress
from headway.foundation.core.verdicts import YES, Verdict, no

CONFIRMING = {Progress.Basis.DOCUMENT.value, Progress.Basis.SEEN.value}
WITH_EXPLANATION_ALONE = {"", "not-started", "planned", "under-way", "obsolete"}


def may_assess_at(level: str, basis: str) -> Verdict:
    """Whether a level can rest on a basis: an explanation alone cannot raise it above *under way*."""
    if not basis:
        return no("Say what the assessment rests on: a document, a site visit, an explanation, a third party, nothing.")
    if basis == Progress.Basis.EXPLAINED and level not in WITH_EXPLANATION_ALONE and not level.startswith("special:"):
        return no("An explanation alone cannot raise a level above under way; review a document or see it on site.")
    if basis == Progress.Basis.NOT_EXAMINED and level and not level.startswith("special:"):
        return no("What was not examined has no level; record it as not assessed.")
    return YES


def is_confirmed(basis: str) -> bool:
    """Only what was read or seen is printed as confirmed."""
    return basis in CONFIRMING
