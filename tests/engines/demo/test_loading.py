"""The demonstration as it stands in the database, and who sees what of it."""

from datetime import UTC, date, datetime

import pytest

from headway.casework.assessments.models import Assessment, Judgement, ThreatPicture
from headway.casework.evidence.models import Figure, Observation, Passage, Source
from headway.casework.plans.models import Measure
from headway.casework.recommendations.models import Progress, Recommendation, Undertaking
from headway.casework.visits.models import Delegate, InOffice
from headway.engines.demo.personas import demo_actor, demo_personas
from headway.engines.demo.services import Loaded, load_demo
from headway.engines.followup.comparison import compare
from headway.engines.followup.queries import take_snapshot
from headway.engines.intake.acceptance import UNREVIEWED
from headway.foundation.actors.models import Organisation
from headway.foundation.actors.queries import lines_of_all
from headway.foundation.core.actors import ANONYMOUS
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.history import history
from headway.foundation.ledger.models import Changeset, Revision
from headway.foundation.ledger.verify import verify
from tests.make import NOW, TODAY

WHY = "the tests look at everything"


def persona(slug):
    """The actor of a persona; the public is nobody."""
    return ANONYMOUS if slug == "public" else demo_actor(slug, today=TODAY, door="tests")


def test_a_load_says_what_it_wrote(loaded):
    assert loaded.as_text().startswith("The Republic of Orsania (fictional): 28 sources, 89 observations, 34 figures")


def test_loading_twice_changes_nothing(loaded):
    before = (Revision.objects.count(), Changeset.objects.count(), len(demo_personas()))

    again = load_demo(at=NOW)

    assert again == Loaded()
    assert again.as_text() == "The demonstration is there already."
    assert (Revision.objects.count(), Changeset.objects.count(), len(demo_personas())) == before


def test_the_ledger_verifies(loaded):
    outcome = verify()

    assert outcome.problems == []
    assert outcome.revisions == Revision.objects.count()


def test_every_passage_is_its_sources_text(loaded):
    passages = list(Passage.objects.unscoped(WHY).select_related("source__reading"))
    texts = {p.source_id: read_file(p.source.reading).decode() for p in passages}

    assert [p for p in passages if texts[p.source_id][p.start : p.end] != p.quote] == []
    assert len(passages) > 250


def test_people_cite_assessments_and_recommendations_by_their_codes(loaded):
    codes = Recommendation.objects.unscoped(WHY).filter(assessment__code="XOR-2009").values_list("code", flat=True)

    assert set(codes) == {f"XOR-2009-{number}" for number in range(1, 33)}
    assert Assessment.objects.unscoped(WHY).get(code="XOR-2018").previous.code == "XOR-2009"


def test_acts_are_dated_when_they_happened(loaded):
    first = Recommendation.objects.unscoped(WHY).get(code="XOR-2009-12")
    at = [revision.changeset.at for revision in history(first).select_related("changeset")]

    assert at == [datetime(2009, 12, 11, 12, tzinfo=UTC), datetime(2010, 11, 15, 12, tzinfo=UTC)]
    assert Changeset.objects.filter(at__gt=NOW).count() == 0


@pytest.mark.parametrize(
    ("code", "side", "actor"),
    [("XOR-2009-12", "body", "Lead assessor"), ("XOR-2009-1", "state", "National focal point")],
)
def test_each_side_writes_its_own_progress(loaded, code, side, actor):
    rows = Progress.objects.unscoped(WHY).filter(recommendation__code=code, side=side, audience="shared")
    revisions = Revision.objects.filter(record__in=[row.pk for row in rows]).select_related("changeset")

    assert {f'"name":"{actor}"' in revision.changeset.actor for revision in revisions} == {True}


def test_a_ministry_that_was_divided_shows_who_answers_now(loaded):
    divided = Organisation.objects.get(acronym="MIA")

    assert {s.after.acronym for s in divided.successions.all()} == {"MIS", "MPA"}


def test_a_nil_return_has_no_level_and_an_explanation_raises_nothing(loaded):
    rows = Progress.objects.unscoped(WHY)

    assert set(rows.filter(nil_return=True).values_list("level", flat=True)) == {""}
    assert rows.filter(nil_return=True).count() == 6
    explained = rows.filter(basis="explained in a meeting").values_list("level", flat=True)
    assert set(explained) == {"under-way", "not-started", "special:no-information"}


def test_undertakings_are_kept_repeated_open_and_lapsed(loaded):
    rows = Undertaking.objects.unscoped(WHY)

    assert set(rows.values_list("state", flat=True)) == {"open", "met", "partly met", "declined", "lapsed"}
    assert rows.exclude(repeats=None).count() == 2


@pytest.mark.parametrize("persona", ["assessor", "focal-point", "partner"])
def test_what_is_needed_and_offered_opens_to_where_it_stands(loaded, persona):
    comparison = compare(take_snapshot("XOR-2018", demo_actor(persona, today=TODAY, door="test")))
    cited = {need.title: {cited.title for cited in need.cites} for need in comparison.needs_open}

    assert cited["Connection of the river crossings"] == {
        "Needs for assistance agreed at the visit of July 2018",
        "Letter on access to databases at the crossings of Orsania",
        "Offer of the Meridian Regional Centre for Security Cooperation",
    }
    assert all(cited.values())


def test_a_measure_told_by_two_sources_is_one(loaded):
    centre = Measure.objects.unscoped(WHY).get(title="National Counter-Terrorism Coordination Centre")

    assert centre.evidence.count() == 2


EVERYONE = {"assessor", "clearer", "focal-point", "contributor", "partner", "committee-member", "public"}
SEEN = [
    ("working-note-2018", {"assessor", "clearer"}),
    ("note-sentences-2018", {"focal-point"}),
    ("delegation-record-2018", {"assessor", "clearer"}),
    ("civil-society-note-2018", {"assessor", "clearer"}),
    ("submission-border-guard-2018", {"contributor"}),
    ("submission-fiu-2018", {"focal-point"}),
    ("preliminary-assessment-2018", {"assessor", "clearer", "focal-point"}),
    ("unodc-note-2018", {"assessor", "clearer", "focal-point", "partner"}),
    ("published-summary-2010", EVERYONE),
]


@pytest.mark.parametrize(("source", "readers"), SEEN)
def test_each_persona_sees_what_is_meant_for_them(loaded, source, readers):
    def sees(slug):
        return Source.objects.visible_to(persona(slug)).filter(file__name=f"{source}.txt").exists()

    assert {slug for slug in EVERYONE if sees(slug)} == readers


@pytest.mark.parametrize(("slug", "number"), [("assessor", 44), ("contributor", 12), ("partner", 18), ("public", 10)])
def test_a_released_recommendation_opens_to_those_it_was_released_to(loaded, slug, number):
    assert Recommendation.objects.visible_to(persona(slug)).count() == number


def test_the_public_reads_the_passage_of_every_recommendation_it_sees(loaded):
    seen = Recommendation.objects.visible_to(ANONYMOUS).select_related("passage__source")

    assert {row.passage.source.file.name for row in seen} == {"published-summary-2010.txt"}
    assert {row.passage.audience for row in seen} == {"public"}
    assert {row.passage.quote == row.text for row in seen} == {True}


def test_a_personas_seat_in_the_delegation_begins_with_the_states_agreement(loaded):
    before = demo_actor("partner", today=date(2018, 6, 19), door="tests")

    assert before.seats == ()
    assert Recommendation.objects.visible_to(before).count() == 10


def test_nobody_of_the_demonstration_can_sign_in(loaded):
    everyone = ["assessor", "focal-point", "contributor", "partner", "clearer", "committee-member"]
    assert [user.persona for user in demo_personas()] == everyone
    assert {user.has_usable_password() for user in demo_personas()} == {False}


def test_there_is_no_recommendation_rating_or_judgement_about_a_real_state(loaded):
    real = {"compartment": "AZE"}

    assert Source.objects.unscoped(WHY).filter(**real).count() == 1
    assert list(Assessment.objects.unscoped(WHY).filter(**real).values_list("code", "dates", "audience")) == [
        ("AZE-2018", "2018-07-23/2018-07-25", "public")
    ]
    for model in (Recommendation, Judgement, Progress, Undertaking, Measure, ThreatPicture):
        assert model.objects.unscoped(WHY).filter(**real).count() == 0
    assert Observation.objects.unscoped(WHY).filter(**real, type="recommendation").count() == 0


def test_the_real_states_file_is_what_intake_proposed_and_nobody_reviewed(loaded):
    assessment = Assessment.objects.visible_to(ANONYMOUS).get(code="AZE-2018")
    observations = Observation.objects.visible_to(ANONYMOUS).filter(assessment=assessment.pk)
    figures = Figure.objects.visible_to(ANONYMOUS).filter(assessment=assessment.pk)

    assert (assessment.body_id, assessment.on_behalf_of_id, assessment.type) == ("un-cted", "un-ctc", "follow-up")
    assert set(assessment.mandate_instruments.values_list("pk", flat=True)) == {
        "unsc-1624-2005",
        "unsc-2178-2014",
        "unsc-2396-2017",
    }
    delegates = Delegate.objects.visible_to(ANONYMOUS).filter(assessment=assessment)
    assert {delegate.organisation.entry for delegate in delegates} == {"un-cted", "interpol", "iom", "cis-atc"}
    assert {str(figure.interval or figure.share) for figure in figures} == {"[900, 1000)", "(0.5, 1]", "[135, 165]"}
    assert {observation.unreviewed for observation in observations} == {True}
    assert observations.count() >= 6
    assert Changeset.objects.get(compartment="AZE").reason == UNREVIEWED


def test_ministries_and_their_offices_changed_hands_over_the_nine_years(loaded):
    focal = persona("focal-point")
    interior = Organisation.objects.get(acronym="MIA")

    held = InOffice.objects.visible_to(focal).filter(organisation__acronym="MFA").order_by("since")
    assert [(row.office, row.since, row.until) for row in held] == [
        ("First Secretary for Multilateral Affairs", "2007", "2012-09-03"),
        ("Counsellor for International Organisations", "2012-09-03", "2016-02-01"),
        ("Head of the Section for Security Questions", "2016-02-01", ""),
    ]
    assert {row.acronym for row in lines_of_all().answering(interior)} == {"MIS", "MPA"}
    assert all(row.source for row in interior.successions.all())
    assert not InOffice.objects.visible_to(persona("assessor")).exists()
