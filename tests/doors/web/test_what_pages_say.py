"""What a page says, and to whom it does not say it."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from headway.casework.assessments.models import Judgement
from headway.casework.evidence.models import Support
from headway.casework.recommendations.models import Progress, ProgressBasis, Undertaking
from headway.doors.web.parts.addresses import seal
from headway.foundation.access.models import Audience
from headway.foundation.access.opening import widen
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import store_file
from headway.foundation.ledger.scanning import written_here
from tests import make

pytestmark = pytest.mark.django_db

SHARED = {"audience": Audience.SHARED}


def text_of(client, name, *args, **query):
    return client.get(reverse(f"web:{name}", args=args), query).content.decode()


def progress_on(recommendation, side, level, as_of, **given):
    sight = make.sight(**given)
    return make.added(
        Progress(
            recommendation=recommendation, side=side, scale="recommendation-progress", level=level, as_of=as_of, **sight
        )
    )


def a_read_source(text, **given):
    """A source whose text is held here."""
    source = make.a_source(**given)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="read") as change:
        kept = store_file(
            change, written_here(text.encode()), name="reading.txt", media_type="text/plain", compartment="XOR"
        )
        return change.edit(source, reading=kept, characters=len(text))


def test_a_citation_opens_its_source_at_the_passage(reading_as):
    passage = make.a_passage()
    recommendation = make.a_recommendation()
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="cite") as change:
        change.edit(recommendation, passage=passage)

    page = text_of(reading_as(make.an_assessor()), "recommendation", recommendation.code)

    key = seal(passage.pk)
    assert f'href="/sources/{seal(passage.source_id)}/?passage={key}#here"' in page


def test_what_rests_on_a_passage_of_the_body_is_on_file_with_it_for_the_state(reading_as):
    circle = make.a_circle(make.a_body()).pk
    recommendation = make.a_recommendation(circle=circle, **SHARED)
    assessed = progress_on(recommendation, "body", "largely", "2018-07-19", circle=circle, **SHARED)
    observation = make.an_observation("Every traveller was checked.", circle=circle, **SHARED)
    make.added(ProgressBasis(progress=assessed, observation=observation, **make.sight(circle=circle, **SHARED)))
    make.added(Support(observation=observation, passage=make.a_passage(make.a_source("Record")), **make.sight()))

    seen = {
        side: text_of(reading_as(actor), "recommendation", recommendation.code)
        for side, actor in {"body": make.an_assessor(), "state": make.a_focal_point()}.items()
    }

    assert "Every traveller was checked." in seen["state"]
    assert ("on file with the assessing Body" in seen["state"], "Record" in seen["state"]) == (True, False)
    assert ("on file with the assessing Body" in seen["body"], "Record" in seen["body"]) == (False, True)


def test_the_path_runs_in_the_order_of_time(reading_as):
    recommendation = make.a_recommendation()
    progress_on(recommendation, "body", "largely", "2018-07-19")
    progress_on(recommendation, "state", "under-way", "2010-10-29")

    page = text_of(reading_as(make.an_assessor()), "recommendation", recommendation.code)

    path = page[page.index('id="path"') :]
    places = [path.index(words) for words in ("Issued in", "29 October 2010", "19 July 2018")]
    assert places == sorted(places)


def test_a_text_shows_what_is_cited_from_it_and_escapes_what_it_says(reading_as):
    source = a_read_source("One <b>bold</b> claim. Another one.")
    passage = make.a_passage(source, "One <b>bold</b> claim.")

    page = text_of(reading_as(make.an_assessor()), "source", source.pk, passage=seal(passage.pk))

    assert f'<span class="anchor" id="p-{seal(passage.pk)}"></span>' in page
    assert '<mark class="now">One &lt;b&gt;bold&lt;/b&gt; claim.</mark> Another one.' in page


def test_a_passage_the_reader_may_not_open_is_said_to_be_on_file(reading_as):
    source = a_read_source("Open words. Closed words.", audience=Audience.PUBLIC)
    closed = make.a_passage(source, "Open words.")

    page = text_of(reading_as(), "source", source.pk, passage=seal(closed.pk))

    assert "on file with the assessing Body" in page
    assert "<mark" not in page


def test_the_front_page_shows_states_with_recommendations_only(reading_as):
    make.a_recommendation(audience=Audience.PUBLIC)
    make.an_assessment("XVL-2018", compartment="XVL", audience=Audience.PUBLIC)

    client = reading_as()

    assert ("Orsania" in text_of(client, "home"), "Velland" in text_of(client, "home")) == (True, False)
    assert ("Orsania" in text_of(client, "states"), "Velland" in text_of(client, "states")) == (True, True)


def test_a_promise_past_its_day_is_overdue(reading_as):
    assessment = make.an_assessment()
    promise = {"assessment": assessment, "type": "commitment", "by": "the State", "made_on": "2018-07"}
    make.added(Undertaking(as_said="adopt a law", due_on=date(2018, 12, 31), **promise, **make.sight()))
    make.added(Undertaking(as_said="adopt a plan", due_on=date(2200, 1, 1), **promise, **make.sight()))

    page = text_of(reading_as(make.an_assessor()), "home")

    assert page.count("Overdue</span>") == 2  # among what is overdue, and with whoever owes it
    assert page.index("adopt a law") < page.index("Overdue</span>") < page.index("adopt a plan")


def test_levels_of_two_scales_are_never_compared(reading_as):
    earlier = make.an_assessment("XOR-2009", "2009-10")
    now = make.an_assessment("XOR-2018", previous=earlier)
    for assessment, scale, level in ((earlier, "fatf-technical", "PC"), (now, "ct-law", "fully")):
        make.added(
            Judgement(
                assessment=assessment, area=make.an_area(), axis="law", scale=scale, level=level, as_of="2018",
                **make.sight(),
            )
        )  # fmt: skip

    page = text_of(reading_as(make.an_assessor()), "assessment-judgements", "XOR-2018")
    assert "another scale: not comparable" in page


def test_the_public_reads_of_no_ministry(reading_as):
    make.a_ministry("Ministry of Secrets")
    make.a_partner("INTERPOL")

    seen = {
        "public": text_of(reading_as(), "organisations"),
        "delegate": text_of(reading_as(make.a_delegate()), "organisations"),
    }

    assert {who: ("Ministry of Secrets" in page, "INTERPOL" in page) for who, page in seen.items()} == {
        "public": (False, True),
        "delegate": (True, True),
    }


def test_a_history_does_not_show_how_a_draft_came_about(reading_as):
    assessor = make.an_assessor()
    circle = make.a_circle(make.a_body(), make.a_ministry()).pk
    recommendation = make.a_recommendation(text="First draft.", circle=circle, **SHARED)
    hidden = progress_on(recommendation, "body", "largely", "2018", audience=Audience.BODY, circle=circle)
    with changeset(actor=assessor, at=make.NOW, reason="think again") as change:
        hidden = change.edit(hidden, reason="What was seen.")
    widen(hidden, Audience.SHARED, actor=assessor, at=make.NOW, reason="sent to the State")

    address = reverse("web:history", args=["progress", hidden.pk])
    state, body = (reading_as(who).get(address).content.decode() for who in (make.a_focal_point(), assessor))

    assert ("Sent to the State" in state, "Think again" in state) == (True, False)
    assert ("Sent to the State" in body, "Think again" in body) == (True, True)
    assert (assessor.name in state, assessor.name in body) == (False, True)


def test_the_ledger_says_so_when_a_row_was_edited_behind_its_back(reading_as):
    recommendation = make.a_recommendation()
    client = reading_as(make.an_assessor())
    assert "all agree" in client.post(reverse("web:ledger")).content.decode()

    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {recommendation._meta.db_table} SET text = 'Another text.'")

    assert "Something disagrees" in client.post(reverse("web:ledger")).content.decode()


def test_the_public_cannot_set_the_machine_to_work(reading_as):
    assert "all agree" not in reading_as().post(reverse("web:ledger")).content.decode()
