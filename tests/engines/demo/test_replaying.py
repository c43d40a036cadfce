"""The whole demonstration, from the agreement to the first visit to the published report of the second, replayed."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from django.db import transaction

from headway.casework.assessments.models import Assessment, Stage
from headway.casework.evidence.models import Observation
from headway.casework.recommendations.models import Recommendation
from headway.engines.demo.personas import demo_actor
from headway.engines.demo.services import IsThere, load_demo
from headway.engines.reports.models import Comment, Edition, Publication
from headway.engines.reports.publishing import published_report
from headway.engines.reports.stored import from_bytes
from headway.engines.reports.values import list_sentences
from headway.foundation.access.models import Consent
from headway.foundation.catalogue.services import load
from headway.foundation.core.actors import ANONYMOUS
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.history import history
from headway.foundation.ledger.models import Changeset
from headway.foundation.ledger.verify import verify
from tests.make import NOW, TODAY

WHY = "the tests look at everything"


@pytest.fixture(scope="module")
def replay(django_db_setup, django_db_blocker):
    """What the replay said; it is in the database for this module, in a transaction that is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(NOW)
        yield load_demo(at=NOW, to_the_end=True)
        transaction.set_rollback(True)


@pytest.fixture
def replayed(replay, db):
    return replay


def persona(slug):
    return demo_actor(slug, today=TODAY, door="tests")


def days_of(row):
    return [revision.changeset.at.date() for revision in history(row).select_related("changeset")]


def said(report):
    return " ".join(sentence.text for block in report.blocks for sentence in list_sentences(block))


def test_the_whole_demonstration_is_replayed_with_the_days_on_which_it_happened_and_its_ledger_verifies(replayed):
    assert replayed
    outcome = verify()
    assert outcome.problems == []
    assert outcome.revisions > 1900

    acts = Changeset.objects.filter(compartment="XOR")
    assert acts.order_by("at").first().at == datetime(2009, 6, 1, 12, tzinfo=UTC)
    assert acts.order_by("at").last().at == datetime(2019, 3, 1, 12, tzinfo=UTC)
    years = {act.at.year for act in acts}
    assert years == {2009, 2010, 2012, 2013, 2014, 2015, 2016, 2018, 2019}

    visits = {row.code: row.dates for row in Assessment.objects.unscoped(WHY).filter(compartment="XOR")}
    assert visits == {"XOR-2009": "2009-10-12/2009-10-16", "XOR-2018": "2018-07-16/2018-07-19"}
    ended = dict(Stage.objects.unscoped(WHY).filter(assessment__code="XOR-2018").values_list("stage", "done_on"))
    assert ended["factual-comments"] == date(2018, 10, 26)
    assert ended["adoption"] == date(2019, 1, 18)
    assert ended["publication"] == date(2019, 3, 1)
    steps = [ended[stage] for stage in ("consent", "visit", "draft-report", "adoption", "transmission", "publication")]
    assert all(earlier <= later for earlier, later in pairwise(steps))


def test_the_report_went_through_comments_line_second_person_and_silence_each_on_its_day(replayed):
    edition = Edition.objects.unscoped(WHY).get()

    kept, cleared, submitted, adopted = days_of(edition)
    assert (kept, cleared) == (date(2018, 12, 20), date(2019, 1, 10))
    assert (submitted, adopted) == (date(2019, 1, 11), date(2019, 1, 18))
    assert (edition.status, edition.adopted_how, edition.adopted_on) == ("adopted", "silence", adopted)
    words = edition.office_words.unscoped(WHY).order_by("spoken_on", "id")
    assert [word.office for word in words] == ["section", "legal", "front-office"]
    by = [revision.changeset.actor for revision in history(edition).select_related("changeset")]
    assert ["Second person" in actor for actor in by] == [False, True, False, False]
    comments = Comment.objects.unscoped(WHY).order_by("order")
    decided = [comment.dispositions.unscoped(WHY).get().outcome for comment in comments]
    assert decided == ["accepted", "not accepted", "accepted"]
    report = from_bytes(read_file(edition.content))
    assert "We do not share the view that nothing can be said of it." in said(report)


def test_the_recommendations_of_the_visit_are_issued_and_the_delegation_sees_no_more_what_it_was_given(replayed):
    rows = Recommendation.objects.unscoped(WHY).filter(assessment__code="XOR-2018")

    assert [row.draft for row in rows] == [False] * 12
    assert days_of(rows.get(code="XOR-2018-5")) == [date(2018, 9, 28), date(2018, 12, 20)]
    assert not Observation.objects.visible_to(persona("partner")).filter(audience="partners").exists()


def test_everyone_reads_what_the_state_agreed_to_and_nothing_of_what_it_left_out(replayed):
    published = Publication.objects.visible_to(ANONYMOUS).get()
    text = said(published_report(published))

    assert published.published_on == date(2019, 3, 1)
    assert "XOR-2018-5" in text
    assert "The delegation spoke with the agencies about the threat." in text
    assert "[A part was left out here.]" in text
    for gone in ("nearly 400 Orsanian nationals", "up to 10 plots", "in the same terms"):
        assert gone not in text
    agreed = Consent.objects.unscoped(WHY).get(scope=published.pk)
    assert (agreed.document, agreed.given_on) == ("Note No. 18/2019", date(2019, 2, 14))


def test_a_case_that_people_may_have_gone_on_with_is_not_replayed_over(replayed):
    before = Changeset.objects.count()

    with pytest.raises(IsThere):
        load_demo(at=NOW, to_the_end=True)

    assert Changeset.objects.count() == before
