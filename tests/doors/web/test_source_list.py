"""The list of sources: narrowed by words, State and kind, a page at a time, never beyond what the reader may open."""

import pytest
from django.urls import reverse

from headway.casework.evidence.models import Source
from headway.doors.web.intake.evidence import SHOWN
from headway.foundation.access.models import Audience
from tests import make

pytestmark = pytest.mark.django_db


def a_source(title, *, audience=Audience.BODY, compartment="XOR", **given):
    described = {"type": Source.Kind.DOCUMENT, "dated": "2018-07"} | given
    return make.added(Source(title=title, **described, **make.sight(audience=audience, compartment=compartment)))


def titles_on(client, **query):
    page = client.get(reverse("web:sources"), query).content.decode()
    return {row.title for row in Source.rows.all() if f"<bdi>{row.title}</bdi></a>" in page}, page


def test_words_look_in_title_issuer_and_number(reading_as):
    a_source("Letter on borders")
    a_source("Note", originator="Ministry of Borders")
    a_source("Report", reference="BORDERS/7")
    a_source("Something else")

    assert titles_on(reading_as(make.an_assessor()), q="borders")[0] == {"Letter on borders", "Note", "Report"}


def test_state_and_kind_narrow_together(reading_as):
    a_source("Of Orsania", type=Source.Kind.LETTER)
    a_source("A document of Orsania", type=Source.Kind.DOCUMENT)
    a_source("Of Velland", type=Source.Kind.LETTER, compartment="XVL")
    client = reading_as(make.an_assessor())

    assert titles_on(client, state="XOR", kind="letter")[0] == {"Of Orsania"}


def test_a_filter_finds_nothing_that_the_reader_may_not_open(reading_as):
    a_source("Secret borders", audience=Audience.BODY)
    a_source("Public borders", audience=Audience.PUBLIC)

    found, page = titles_on(reading_as(), q="borders")

    assert (found, ">1 source " in page) == ({"Public borders"}, True)


def test_a_long_list_comes_a_page_at_a_time_and_keeps_its_filter(reading_as):
    for number in range(SHOWN + 2):
        a_source(f"Report {number}")
    client = reading_as(make.an_assessor())

    first, page = titles_on(client, q="report")
    second, _ = titles_on(client, q="report", page="2")

    assert (len(first), len(second), first & second) == (SHOWN, 2, set())
    assert 'rel="next" href="?q=report&amp;page=2"' in page
