"""A public version on the site: prepared by both sides, read by everyone, taken away as files of that version alone."""

from html import unescape
from io import BytesIO

import pytest
from docx import Document

from headway.doors.web.parts.addresses import seal
from headway.engines.reports.models import Publication
from headway.engines.reports.partial import parts_of
from headway.foundation.access.models import PendingAct
from headway.foundation.catalogue.services import load
from headway.foundation.core.days_said import say_day
from headway.foundation.ledger.changes import changeset
from tests import make, publications

pytestmark = pytest.mark.django_db
LIST = "/assessments/XOR-2018/reports/"


@pytest.fixture
def edition():
    load(make.NOW)
    circle = make.a_circle(make.a_body(), make.a_ministry())
    row = make.an_assessment(audience="public")
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="both sides") as change:
        change.edit(row, circle=circle.pk)
    return publications.an_adopted_report(row, circle=circle.pk)


@pytest.fixture
def lead(reading_as, edition):
    return reading_as(make.a_lead())


@pytest.fixture
def state(reading_as, edition):
    return reading_as(make.a_focal_point())


@pytest.fixture
def everyone(reading_as):
    return reading_as(None)


def page(client, address):
    return client.get(address).content.decode()


def begun(lead, edition):
    answer = lead.post(f"/reports/{seal(edition.pk)}/public-version/")
    return answer.headers["Location"]


def part(words):
    return next(part.key for part in parts_of(publications.a_small_report()) if words in part.text)


def published(lead, state, edition):
    """From the button to the page, as both sides would do it."""
    place = begun(lead, edition)
    lead.post(f"{place}terms/", {"marked": "1", "place": "https://example.org", "public_from": "2026-03-01"})
    grod, all_of_them = part("Grod"), part("All 150")
    chosen = {"part": [grod, all_of_them], f"choice-{grod}": "left", f"choice-{all_of_them}": "replaced"}
    state.post(
        f"{place}choose/", {**chosen, f"words-{all_of_them}": "The officers were trained.", "reason": "Its place"}
    )
    state.post(f"{place}agree/")
    lead.post(f"{place}publish/")
    return place


def test_both_sides_choose_the_state_agrees_and_everyone_reads_what_was_agreed(lead, state, everyone, edition):
    place = published(lead, state, edition)

    row = Publication.objects.unscoped("a test").get()
    read = page(everyone, f"/published/{seal(row.pk)}/")
    assert "The State has a strategy." in read
    assert "The officers were trained." in read
    assert "[A part was left out here.]" in read
    assert "Grod" not in read
    assert "150" not in read
    assert f"/published/{seal(row.pk)}/" in page(everyone, "/published/")
    assert f"/published/{seal(row.pk)}/" in page(everyone, LIST)
    assert everyone.get(place).status_code == 404


def test_what_the_body_noted_itself_waits_for_somebody_else_of_the_body(lead, reading_as, everyone, edition):
    place = begun(lead, edition)
    lead.post(f"{place}terms/", {"marked": "1", "place": "https://example.org", "public_from": "2026-03-01"})
    lead.post(f"{place}agree/", {"document": "Note No. 9/2026"})

    told = lead.post(f"{place}publish/", follow=True).content.decode()

    assert "It is proposed and waits." in told
    assert "Publish it</button>" not in told
    row = Publication.objects.unscoped("a test").get()
    assert everyone.get(f"/published/{seal(row.pk)}/").status_code == 404
    clearer = reading_as(make.a_clearer())
    assert "Publish the public version of a report" in page(clearer, "/waiting/")
    pending = PendingAct.objects.unscoped("a test").get()
    clearer.post(f"/waiting/{seal(pending.pk)}/confirm/")
    assert everyone.get(f"/published/{seal(row.pk)}/").status_code == 200


@pytest.mark.parametrize("form", ["html", "docx", "pdf", "md"])
def test_files_are_set_from_the_version_that_was_published(lead, state, everyone, edition, form):
    published(lead, state, edition)
    row = Publication.objects.unscoped("a test").get()

    answer = everyone.get(f"/published/{seal(row.pk)}.{form}")

    assert answer.status_code == 200
    if form == "docx":
        words = " ".join(p.text for p in Document(BytesIO(answer.content)).paragraphs)
        assert "The officers were trained." in words
        assert "Grod" not in words
    else:
        assert b"Grod" not in answer.content


def test_the_page_and_its_files_print_which_consent_covers_them(lead, state, everyone, edition):
    place = begun(lead, edition)
    lead.post(f"{place}terms/", {"marked": "1", "place": "https://example.org", "public_from": "2026-03-01"})
    state.post(f"{place}agree/", {"document": "Note No. 9/2026"})
    lead.post(f"{place}publish/")
    row = Publication.objects.unscoped("a test").get()
    address = f"/published/{seal(row.pk)}"
    told = f"the State's recorded consent; Note No. 9/2026; {say_day(row.agreed_on)}"

    plain, read = page(everyone, f"{address}/"), page(everyone, f"{address}/?consents=1")
    carried = everyone.get(f"{address}.md?consents=1").content.decode()

    assert "Note No. 9/2026" in plain
    assert 'href="?consents=1#consents"' in plain
    assert "What lets each part leave" in read
    assert told in unescape(read)
    assert told in carried
    assert told not in everyone.get(f"{address}.md").content.decode()


def test_nobody_reads_it_before_it_is_published_or_once_it_was_taken_off(lead, state, everyone, edition):
    place = begun(lead, edition)
    row = Publication.objects.unscoped("a test").get()
    address = f"/published/{seal(row.pk)}/"
    assert everyone.get(address).status_code == lead.get(address).status_code == 404

    lead.post(f"{place}end/", {"reason": "Begun by mistake"})
    published(lead, state, edition)
    last = Publication.objects.unscoped("a test").order_by("-id").first()
    address = f"/published/{seal(last.pk)}/"
    assert everyone.get(address).status_code == 200
    state.post(f"/public-versions/{seal(last.pk)}/end/", {"reason": "Out of date"})

    assert everyone.get(address).status_code == everyone.get(f"{address[:-1]}.pdf").status_code == 404
    assert "cannot be recalled" in page(state, f"/public-versions/{seal(last.pk)}/")


def test_the_page_shows_what_stays_and_tells_of_what_left(lead, state, edition):
    place = begun(lead, edition)
    state.post(f"{place}choose/", {"part": part("Grod"), f"choice-{part('Grod')}": "left"})

    told = page(lead, place)

    assert "The same figure" in told
    assert "“150 officers”</span> stays in ¶ 2" in told
    assert "1 left out" in told


def test_what_was_published_does_not_change_any_more(lead, state, edition):
    place = published(lead, state, edition)

    answer = state.post(
        f"{place}choose/", {"part": part("strategy"), f"choice-{part('strategy')}": "left"}, follow=True
    )

    assert "does not change any more" in answer.content.decode()


@pytest.mark.parametrize("who", ["lead", "state"])
def test_a_choice_that_there_is_not_is_not_there(lead, state, edition, who):
    place = begun(lead, edition)

    answer = {"lead": lead, "state": state}[who].post(f"{place}choose/", {"part": "x", "choice-x": "perhaps"})

    assert answer.status_code == 404


def test_a_page_of_a_public_version_asks_few_questions(lead, state, edition, django_assert_max_num_queries):
    place = begun(lead, edition)
    with django_assert_max_num_queries(12):
        lead.get(place)


def test_a_corrigendum_is_kept_beside_the_adopted_report(lead, edition):
    lead.post(f"/reports/{seal(edition.pk)}/correct/", {"words": "Grod", "instead": "Grad", "why": "It was misspelt"})

    told = page(lead, LIST)

    assert "Corrigendum to the follow-up report, for" in told
    assert "It was misspelt" in told
