"""A case with every kind of row, `size` of each, for tests that count queries and read pages."""

from datetime import date
from decimal import Decimal

from headway.casework.assessments.models import Judgement, JudgementBasis, Stage, ThreatBasis, ThreatPicture
from headway.casework.assistance.models import Match, Need, Offer
from headway.casework.evidence.models import Figure, Support
from headway.casework.plans.models import Measure, MeasureAnswer, MeasureEvidence, MeasureOrganisation
from headway.casework.recommendations.models import Addressee, Lineage, Progress, ProgressBasis, Undertaking
from headway.casework.visits.models import Attendance, Component, Delegate, Meeting
from headway.foundation.catalogue.models import Indicator
from tests import make


def a_case(size):
    """Two assessments of Orsania with `size` recommendations and `size` of everything that hangs on them."""
    earlier = make.an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial")
    now = make.an_assessment("XOR-2018", previous=earlier)
    for number in range(1, size + 1):
        _hang_on(earlier, now, number)
    return earlier, now


def an_observation_with_its_passage(number):
    observation = make.an_observation(f"The State has a strategy, number {number}.")
    passage = make.a_passage(make.a_source(f"Report {number}"))
    make.added(Support(observation=observation, passage=passage, **make.sight()))
    return observation


def _hang_on(earlier, now, number):
    sight = make.sight()
    observation = an_observation_with_its_passage(number)
    area, ministry = make.an_area(f"area-{number}", number), make.a_ministry(f"Ministry {number}")
    recommendation = make.a_recommendation(str(number), earlier)
    _path(recommendation, now, observation, ministry, number)
    _plan(recommendation, now, observation, ministry, area)
    for assessment in (earlier, now):
        judgement = make.added(
            Judgement(
                assessment=assessment, area=area, axis="law", scale="ct-law", level="partially",
                as_of="2018-07", **sight,
            )
        )  # fmt: skip
        make.added(JudgementBasis(judgement=judgement, observation=observation, **sight))
    picture = make.added(ThreatPicture(assessment=now, as_of=f"2018-0{number}", level_as_said="moderate", **sight))
    make.added(ThreatBasis(picture=picture, observation=observation, **sight))
    make.added(Stage(assessment=now, stage=f"stage-{number}", done_on=date(2018, 7, number), **sight))
    component = make.added(Component(assessment=now, modality="on-site", dates=f"2018-07-0{number}", **sight))
    meeting = make.added(Meeting(component=component, slot="opening", title="Opening", **sight))
    make.added(Attendance(meeting=meeting, organisation=ministry, **sight))
    make.added(Delegate(assessment=now, organisation=make.a_partner(f"Partner {number}"), **sight))
    make.added(
        Undertaking(
            assessment=now, type="commitment", by="the State", as_said="will adopt", made_on="2018-07",
            observation=observation, **sight,
        )
    )  # fmt: skip
    make.added(a_figure(area, number))


def a_figure(area, number, **given):
    indicator, _ = Indicator.objects.get_or_create(
        pk=f"travelled-{number}", defaults={"title": "Travelled", "unit": "persons", "kind": "stock", "area": area}
    )
    bounds = {"low": Decimal(900), "high": Decimal(1000), "high_open": True}
    return Figure(
        indicator=indicator, subject="travelled", as_said="almost one thousand", as_of="2018-07",
        **{**bounds, **given}, **make.sight(),
    )  # fmt: skip


def _path(recommendation, now, observation, ministry, number):
    sight = make.sight()
    make.added(
        Addressee(recommendation=recommendation, organisation=ministry, as_printed=f"the Ministry {number}", **sight)
    )
    for side, level in (("state", "implemented"), ("body", "partially")):
        progress = make.added(
            Progress(
                recommendation=recommendation, assessment=now, side=side, scale="recommendation-progress",
                level=level, as_of="2018-07", basis="document reviewed" if side == "body" else "", **sight,
            )
        )  # fmt: skip
        make.added(ProgressBasis(progress=progress, observation=observation, **sight))
    later = make.a_recommendation(str(number), now)
    make.added(Lineage(later=later, earlier=recommendation, how="re-issues", **sight))


def _plan(recommendation, now, observation, ministry, area):
    sight = make.sight()
    measure = make.added(Measure(title=f"Law {area.pk}", type="law", status="in place", **sight), areas=[area.pk])
    make.added(MeasureOrganisation(measure=measure, organisation=ministry, as_said="Ministry", part="lead", **sight))
    make.added(MeasureAnswer(measure=measure, recommendation=recommendation, **sight))
    make.added(MeasureEvidence(measure=measure, observation=observation, **sight))
    need = make.added(Need(assessment=now, recommendation=recommendation, title=f"Training {area.pk}", **sight))
    offer = make.added(Offer(provider=make.a_partner(), title="A course", **sight))
    make.added(Match(need=need, offer=offer, status="agreed", **sight))
