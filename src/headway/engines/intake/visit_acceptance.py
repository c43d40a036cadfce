"""From the visit a text tells of to an assessment: opened once, with its components, its delegation and its mandate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.opening import customary
from headway.casework.assessments.services import open_assessment
from headway.casework.evidence.models import Source
from headway.casework.evidence.services import sight_of
from headway.casework.visits.models import Component, Delegate
from headway.casework.visits.services import name_delegate, plan_component
from headway.engines.intake.decisions import THE_VISIT, decide
from headway.engines.intake.models import Decision
from headway.engines.intake.values import Entities, Visit
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import Body, Instrument
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import lies_within, period
from headway.foundation.ledger.changes import changeset


class NoVisit(ValueError):
    """The text does not tell of a visit that can be opened; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The assessment, the earlier one if it was known or named, and organisations that are in no list of ours."""

    assessment: Assessment
    previous: Assessment | None
    unknown: tuple[str, ...]


def accept_visit(
    source: Source,
    entities: Entities,
    *,
    code: str,
    actor: Actor,
    at: datetime,
    kind: str = "",
    unreviewed: bool = False,
) -> Opened:
    """Open the assessment that a text tells of, with what it says of it and nothing else.

    `kind` is the assessment's where the text does not say. The earlier visit is linked if this installation knows it;
    it is never made up. Raises NoVisit, NotAllowed, AlreadyDecided.
    """
    visit = entities.visit
    if visit is None:
        raise NoVisit(_("This text tells of no visit; open the assessment by hand."))
    kind = kind or _kind_of(visit)
    sight = sight_of(source)
    body = _body(entities.body)
    delegation = entities.organisations_of("delegation")
    framework, procedure = customary(body.pk)
    known = {name: _organisation(name) for name in dict.fromkeys(o.name for o in delegation)}
    row = Assessment(
        code=code,
        body=body,
        on_behalf_of=Body.objects.filter(_named(entities.on_behalf_of)).first() if entities.on_behalf_of else None,
        type=kind,
        dates=_dates(visit),
        previous=_previous(source, body, entities.previous_visit, actor),
        framework=framework,
        procedure=procedure,
        mandate_open=entities.mandate_open,
        mandate_as_said=entities.mandate.text if entities.mandate else "",
        **sight,
    )
    with changeset(actor=actor, at=at, reason=f"open {code} from {source}"):
        open_assessment(row, actor=actor, at=at, instruments=_instruments(entities))
        for dates, modality in _components(visit):
            part = Component(assessment=row, modality=modality, dates=dates, **sight)
            plan_component(part, actor=actor, at=at)
        for organisation in filter(None, known.values()):
            name_delegate(Delegate(assessment=row, organisation=organisation, **sight), actor=actor, at=at)
        decide(source, THE_VISIT, Decision.Outcome.ACCEPTED, actor=actor, at=at, unreviewed=unreviewed)
    return Opened(row, row.previous, tuple(name for name, found in known.items() if found is None))


def proposed_code(source: Source, entities: Entities) -> str:
    """The code by which people will cite the assessment: the State and the year the visit began; "" without either."""
    visit = entities.visit
    state = source.compartment or (entities.states[0] if entities.states else "")
    return f"{state}-{visit.starts[:4]}" if visit and visit.starts and state else ""


def _kind_of(visit: Visit) -> str:
    kinds = dict(Assessment.Kind.choices)
    if visit.kind in kinds:
        return str(visit.kind)
    raise NoVisit(_("The text does not say what kind of visit it was; choose the assessment's kind."))


def _dates(visit: Visit) -> str:
    if not visit.starts:
        return ""
    return visit.starts if not visit.ends or visit.ends == visit.starts else f"{visit.starts}/{visit.ends}"


def _components(visit: Visit) -> Sequence[tuple[str, str]]:
    if visit.components:
        return [(_span(c.starts, c.ends), c.modality) for c in visit.components]
    return [(_dates(visit), visit.modality)] if visit.modality in dict(Component.Modality.choices) else []


def _span(starts: str | None, ends: str | None) -> str:
    return starts or "" if not ends or ends == starts else f"{starts}/{ends}"


def _body(name: str | None) -> Body:
    body = Body.objects.filter(_named(name)).first() if name else None
    if body is None:
        raise NoVisit(
            _("The text does not name an assessing body that the catalogue knows; open the assessment by hand.")
        )
    return body


def _named(name: str | None) -> Q:
    return Q(pk=name) | Q(name__iexact=name) | Q(acronym__iexact=name)


def _organisation(name: str) -> Organisation | None:
    international = Organisation.objects.international()
    return international.filter(Q(acronym__iexact=name) | Q(name__iexact=name) | Q(entry=name)).first()


def _instruments(entities: Entities) -> list[str]:
    symbols = [mention.name for mention in entities.instruments]
    keys = [mention.key for mention in entities.instruments]
    found = Instrument.objects.filter(Q(symbol__in=symbols) | Q(pk__in=keys))
    return list(found.values_list("pk", flat=True))


def _previous(source: Source, body: Body, told: str | None, actor: Actor) -> Assessment | None:
    """The earlier assessment by the same Body, where its dates cannot but be the ones told."""
    if not told:
        return None
    when = period(told)
    candidates = Assessment.objects.visible_to(actor).filter(compartment=source.compartment, body=body)
    matching = [a for a in candidates if a.period and lies_within(a.period, when)]
    return matching[0] if len(matching) == 1 else None
