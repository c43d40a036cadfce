"""Where what was accepted from a document was filed, and what is open in the light of that."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Answer
from headway.casework.evidence.models import Source
from headway.casework.recommendations.models import Progress
from headway.engines.intake.documents.replies.values import Answered, Asked
from headway.engines.intake.documents.response_tables.values import Reported
from headway.engines.intake.models import Decision
from headway.engines.intake.taking.offers import Left, Offer, Offers, figure_in_the_answer_to
from headway.foundation.core.actors import Actor

Filed = Mapping[tuple[int, int], tuple[str, ...]]
"""By where words stand (start, end): the keys of the subjects they were filed under, in the order of filing."""


def filed_from(source: Source, actor: Actor) -> Filed:
    """Where the words of a source were filed, as far as the actor may see it."""
    answers = Answer.objects.visible_to(actor).filter(passage__source=source).order_by("id")
    progress = Progress.objects.visible_to(actor).filter(passage__source=source).order_by("id")
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    for rows, subject in ((answers, "question"), (progress, "recommendation__code")):
        for start, end, key in rows.values_list("passage__start", "passage__end", subject):
            found[start, end] = (*found.get((start, end), ()), key)
    return found


def filed_elsewhere(offer: Offer, filed: Filed, offers: Offers) -> tuple[str, ...]:
    """The names of what an offer was filed under, where that is not what it was offered for."""
    keys = filed.get((offer.start, offer.end), ())
    own = _offered_for(offer)
    if not keys or keys == (own,):
        return ()
    names = {subject.key[:60]: subject.label for subject in offers.subjects}
    return tuple(names.get(key, key) for key in keys)


def as_filed(offers: Offers, decided: Mapping[str, Decision], filed: Filed) -> Offers:
    """The offers with what is left open as it is after the decisions: subjects that a person filed words under are not.

    Those whose words were filed under another are.
    """
    reached = {key for keys in filed.values() for key in keys}
    accepted = {key for key, decision in decided.items() if decision.outcome == Decision.Outcome.ACCEPTED}
    offered = {one.key: _offered_for(one) for one in offers.matched if not one.is_figure}
    stands = {subject for key, subject in offered.items() if key not in accepted}
    moved_away = set(offered.values()) - stands - reached
    left = [one for one in offers.left if one.key[:60] not in reached]
    left += [
        Left(subject.label, subject.text, _("its words were filed under another"), subject.key)
        for subject in offers.subjects
        if subject.key[:60] in moved_away
    ]
    places = {subject.key: place for place, subject in enumerate(offers.subjects)}
    return replace(
        offers,
        matched=tuple(_with_figures_as_filed(offers, filed)),
        left=tuple(sorted(left, key=lambda one: places.get(one.key, len(places)))),
    )


def _with_figures_as_filed(offers: Offers, filed: Filed) -> Iterator[Offer]:
    """What was matched; a figure is told with what the answer was filed under that it stands in, which comes before it."""
    elsewhere: tuple[str, ...] = ()
    for offer in offers.matched:
        if not offer.is_figure:
            elsewhere = filed_elsewhere(offer, filed, offers)
            yield offer
        else:
            yield replace(offer, label=figure_in_the_answer_to(*elsewhere)) if elsewhere else offer


def _offered_for(offer: Offer) -> str:
    """The key of what an offer was matched with; "" where it was matched with nothing."""
    match offer.made:
        case Answered(question=Asked() as question):
            return question.key[:60]
        case Reported(code=code):
            return code
    return ""
