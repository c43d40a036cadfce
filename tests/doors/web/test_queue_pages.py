"""The queue and the tracker on the web: what people see of it, who may do what, and that nothing is written unseen."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from headway.casework.evidence.queries import text_of as text_of_source
from headway.casework.recommendations.models import Progress
from headway.engines.intake.models import QueuedFile, TrackerImport
from headway.engines.intake.queue import jobs
from tests import make
from tests.engines.intake.trackers.spreadsheets import HEADINGS, an_xlsx

pytestmark = pytest.mark.django_db
TEXT = b"The State established a national centre in 2017. It was done by decree.\n"
TRACKER = an_xlsx(HEADINGS, [1, "Completed", "2026-02-01", "The law was adopted."], [9, "Completed", "2026-02-01", "x"])


@pytest.fixture
def ministry():
    actor = make.a_focal_point()
    circle = make.a_circle(make.a_body(), make.a_ministry())
    sent = {"audience": "shared", "circle": circle.pk}
    make.a_recommendation("1", make.an_assessment("XOR-2009", **sent), **sent)
    return actor


def given(client, *files):
    uploads = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(reverse("web:queue"), {"several": uploads, "compartment": "XOR"}, follow=True)


def page_at(client, place):
    return client.get(reverse("web:queue"), {"show": place}).content.decode()


def text_of(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_several_files_wait_and_the_page_renews_itself_until_they_are_read(ministry, reading_as):
    client = reading_as(ministry)
    page = given(client, ("one.txt", TEXT), ("two.txt", TEXT + b"More."), ("empty.txt", b" "))

    assert "2 of 3 files wait to be read" in text_of(page)
    assert page.headers["Refresh"] == "6"
    assert "Refresh" not in client.get(reverse("web:queue"), {"still": 1}).headers
    jobs.read_waiting(worker="a worker")
    page = client.get(reverse("web:queue"))
    assert "Refresh" not in page.headers
    assert "3 of 3 read, 1 done or refused." in text_of(page)
    assert "Refused: The file is empty" in text_of(page)


def test_one_empty_file_of_a_folder_is_refused_by_itself(ministry, reading_as):
    client = reading_as(ministry)
    files = [SimpleUploadedFile("one.txt", TEXT), SimpleUploadedFile("nothing.docx", b"")]

    client.post("/queue/", {"several": files, "compartment": "XOR"})

    rows = QueuedFile.objects.unscoped("a test").order_by("id")
    assert [(row.name, row.state) for row in rows] == [("one.txt", "waiting"), ("nothing.docx", "refused")]
    assert rows[1].sentence == "The file is empty: check that it was saved and copied completely."


def test_a_queue_is_its_holders_own(ministry, reading_as):
    given(reading_as(ministry), ("one.txt", TEXT))
    stranger = reading_as(make.an_assessor(state="XOR"))
    item = QueuedFile.objects.unscoped("a test").get()

    assert "one.txt" not in stranger.get(reverse("web:queue")).content.decode()
    assert stranger.post(reverse("web:queued", args=[item.pk]), {"act": "drop"}).status_code == 404
    assert reading_as().get(reverse("web:queue")).status_code == 404


def test_taking_a_file_leads_to_its_proposals_and_shows_colleagues_who_has_it(ministry, reading_as):
    client, colleague = reading_as(ministry), reading_as(make.a_focal_point())
    given(client, ("one.txt", TEXT))
    jobs.read_waiting(worker="a worker")
    item = QueuedFile.objects.unscoped("a test").get()
    address = reverse("web:queued", args=[item.pk])

    assert client.post(address, {"act": "take"}).url == reverse("web:reading", args=[item.source_id])
    assert f"{ministry.name} has it in hand until" in text_of(colleague.get(reverse("web:queue")))
    assert "You can take it over" in text_of(colleague.post(address, {"act": "take"}, follow=True))
    assert colleague.post(address, {"act": "take-over"}).url == reverse("web:reading", args=[item.source_id])


def test_the_queue_tells_how_far_a_folder_has_come_and_who_has_what_in_hand(ministry, reading_as):
    client, colleague = reading_as(ministry), reading_as(make.a_focal_point())
    given(client, ("one.txt", TEXT), ("two.txt", TEXT + b"More."), ("notes.txt", b"Good morning."), ("empty.txt", b" "))
    jobs.read_waiting(worker="a worker")
    given(client, ("late.txt", TEXT + b"Late."))
    item = QueuedFile.objects.unscoped("a test").get(name="one.txt")
    client.post(reverse("web:queued", args=[item.pk]), {"act": "take"})
    notes = QueuedFile.objects.unscoped("a test").get(name="notes.txt")
    before = text_of(colleague.get(reverse("web:queue")))
    assert "Read: nothing was found to propose. Say what it is, and it is done." in before
    client.post(reverse("web:queued", args=[notes.pk]), {"act": "kind", "kind": "news"})

    page = text_of(colleague.get(reverse("web:queue")))
    assert f"4 of 5 read, 2 done or refused. In hand: {ministry.name} (1)." in page
    assert "1 wait to be read 1 read, to be worked off 1 in somebody&#x27;s hand 1 done 1 refused" in page
    names = {
        place: re.findall(r'class="name"><bdi>([\w.]+)', page_at(colleague, place))
        for place in ("waiting", "in-hand", "open", "done", "refused")
    }
    assert names == {
        "waiting": ["late.txt"],
        "in-hand": ["one.txt"],
        "open": ["two.txt"],
        "done": ["notes.txt"],
        "refused": ["empty.txt"],
    }


def test_a_kind_is_said_and_a_duplicate_dropped(ministry, reading_as):
    client = reading_as(ministry)
    given(client, ("one.txt", TEXT), ("two.txt", TEXT))
    jobs.read_waiting(worker="a worker")
    second = QueuedFile.objects.unscoped("a test").get(name="two.txt")
    address = reverse("web:queued", args=[second.pk])

    client.post(address, {"act": "kind", "kind": "reply"})
    page = text_of(client.get(reverse("web:queue")))
    assert "This is the same file as" in page
    client.post(address, {"act": "drop"})

    second.refresh_from_db()
    assert (second.said_kind, second.state) == ("reply", "dropped")


def test_what_cannot_be_done_is_said(ministry, reading_as):
    client = reading_as(ministry)
    given(client, ("one.txt", TEXT))
    item = QueuedFile.objects.unscoped("a test").get()

    page = client.post(reverse("web:queued", args=[item.pk]), {"act": "version"}, follow=True)

    assert "This can no longer be done with the file" in text_of(page)


def fields_of(page):
    """What a browser would send of the tracker's form as it stands."""
    html = page.content.decode()
    sent = dict(re.findall(r'<input(?: type="hidden")? name="(\w+)"[^>]* value="([^"]*)"', html))
    for name, options in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', html, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected>', options)
        sent[name] = chosen[1] if chosen else ""
    return sent


@pytest.fixture
def tracker(ministry, reading_as):
    client = reading_as(ministry)
    given(client, ("tracker.xlsx", TRACKER))
    jobs.read_waiting(worker="a worker")
    item = QueuedFile.objects.unscoped("a test").get()
    return client, reverse("web:tracker", args=[item.pk])


def test_a_tracker_is_shown_dry_applied_and_taken_back(tracker):
    client, address = tracker
    page = client.get(address)
    assert "1 to create, 0 to update, 0 unchanged, 1 refused" in text_of(page)
    assert "Tracker , row 3, column A refused No recommendation “9” is known in this file" in text_of(page)
    assert not Progress.objects.unscoped("a test").exists()

    unnamed = client.post(address, {**fields_of(page), "act": "apply", "name": ""})
    assert "Give the recipe a name" in text_of(unnamed)
    assert not Progress.objects.unscoped("a test").exists()

    done = client.post(address, {**fields_of(page), "act": "apply", "name": "Ours"}, follow=True)
    assert "Applied: 1 created, 0 updated" in text_of(done)
    assert Progress.objects.unscoped("a test").get().level == "implemented"
    assert "the recipe “ Ours ”" in text_of(done)
    assert "Nothing is to be written" in text_of(done)

    back = client.post(
        reverse("web:undo-import", args=[TrackerImport.objects.unscoped("a test").get().pk]), follow=True
    )
    assert "Taken back: 2 rows ended, 0 stand as before" in text_of(back)
    assert not Progress.objects.unscoped("a test").exists()


def test_a_tracker_is_not_applied_as_it_was_not_shown(tracker):
    client, address = tracker
    page = client.get(address)

    answer = client.post(address, {**fields_of(page), "act": "apply", "name": "Ours", "column:action taken": ""})

    assert "Since you looked, something changed" in text_of(answer)
    assert not Progress.objects.unscoped("a test").exists()


def test_a_tracker_tells_a_french_reader_in_french_why_rows_were_refused_and_asks_for_the_word(ministry, reading_as):
    client = reading_as(ministry)
    odd = an_xlsx(HEADINGS, [1, "blorp", "2026-02-01", "x"], [9, "Completed", "2026-02-01", "x"])
    given(client, ("tracker.xlsx", odd))
    jobs.read_waiting(worker="a worker")
    item = QueuedFile.objects.unscoped("a test").get()

    page = client.get(reverse("web:tracker", args=[item.pk]), headers={"accept-language": "fr"})

    assert "« blorp » n’est pas un niveau de cette échelle" in text_of(page)
    assert "Aucune recommandation « 9 » n’est connue dans ce dossier" in text_of(page)
    assert 'name="word:blorp"' in page.content.decode()


def test_a_person_maps_the_columns_anew(tracker):
    client, address = tracker
    page = client.get(address)

    again = client.post(address, {**fields_of(page), "act": "look", "column:status": ""})

    assert "Level:" not in text_of(again)
    assert "What was done:" in text_of(again)


def test_another_organisation_finds_no_tracker(tracker, reading_as):
    _, address = tracker
    stranger = reading_as(make.a_contributor())

    assert stranger.get(address).status_code == 404
    assert stranger.post(address, {"act": "apply"}).status_code == 404


def test_a_tracker_that_nobody_gave_a_state_asks_for_the_assessment_and_then_reads_its_rows(ministry, reading_as):
    client = reading_as(make.a_lead())
    client.post(reverse("web:queue"), {"several": SimpleUploadedFile("tracker.xlsx", TRACKER), "compartment": ""})
    jobs.read_waiting(worker="a worker")
    item = QueuedFile.objects.unscoped("a test").get()
    address = reverse("web:tracker", args=[item.pk])

    page = client.get(address)

    assert "Nobody has said yet whose file it is." in text_of(page)
    assert "Nobody has said whose file this is: choose the assessment whose numbers these are." in text_of(page)
    again = client.post(address, {**fields_of(page), "assessment": "XOR-2009", "act": "look", "basis": "document"})
    assert "1 to create, 0 to update, 0 unchanged, 1 refused." in text_of(again)


def test_a_file_that_names_people_without_an_office_asks_first_and_comes_back_with_their_names_blacked_out(
    ministry, reading_as
):
    client = reading_as(ministry)
    given(client, ("visit.txt", b"Mr. Karim Beldan, aged 34, was arrested. Ms. Lina Torvald is a witness.\n" + TEXT))
    jobs.read_waiting(worker="a worker")
    page = client.get(reverse("web:queue"))
    assert "Names people without an office" in text_of(page)
    assert "1 name people without an office" in text_of(page)
    link = re.search(r'href="(/queue/[^"]+/names/)"', page.content.decode())[1]

    asked = client.get(link)
    assert "visit.txt waits in the queue" in text_of(asked)
    assert "Mr. Karim Beldan, aged 34, was arrested." in text_of(asked)
    client.cookies["language"] = "fr"
    assert "« Mr »" in text_of(client.get(link)), "the reason is said in the reader's language"
    client.cookies["language"] = "en"
    client.post(link, {"names": "black-out", "name": ["Karim Beldan"]})
    jobs.read_waiting(worker="a worker")

    item = QueuedFile.objects.visible_to(ministry).get()
    assert text_of_source(item.source).startswith(
        "Mr. ████████████, aged 34, was arrested. Ms. Lina Torvald is a witness."
    )
    assert client.get(link).status_code == 404


def test_another_organisation_does_not_see_the_names_in_a_queue(ministry, reading_as):
    given(client := reading_as(ministry), ("visit.txt", b"Mr. Karim Beldan, aged 34, was arrested.\n"))
    jobs.read_waiting(worker="a worker")
    link = re.search(r'href="(/queue/[^"]+/names/)"', client.get(reverse("web:queue")).content.decode())[1]

    assert reading_as(make.an_assessor()).get(link).status_code == 404
