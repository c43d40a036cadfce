"""In which language a page is answered, and choosing another."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import get_language, override

import headway
from headway.casework.evidence.models import Passage
from headway.doors.web.parts.rows_said import say_row
from headway.doors.web.parts.said import say, say_role, say_state
from headway.doors.web.templatetags.headway import each_said
from headway.engines.reports.models import Edition, Sending
from headway.foundation.access.accounts import NoSuchLanguage, choose_language
from headway.foundation.access.models import User
from headway.foundation.core.dates import period
from headway.foundation.core.days_said import say_period, say_when
from tests import make

pytestmark = pytest.mark.django_db


def page_of(client, address="/", **headers):
    return client.get(address, headers=headers).content.decode()


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("ar", '<html lang="ar" dir="rtl">'),
        ("zh-hans", '<html lang="zh-hans" dir="ltr">'),
        ("en", '<html lang="en" dir="ltr">'),
        ("fr", '<html lang="fr" dir="ltr">'),
        ("ru", '<html lang="ru" dir="ltr">'),
        ("es", '<html lang="es" dir="ltr">'),
    ],
)
def test_a_page_says_its_language_and_direction(client, language, opening):
    client.post("/language/", {"language": language})

    assert opening in page_of(client)
    assert client.get("/").headers["Content-Language"] == language


def test_a_browser_is_answered_in_what_it_asks_for_until_somebody_chooses(client):
    assert '<html lang="ru"' in page_of(client, **{"accept-language": "ru,en;q=0.5"})
    client.post("/language/", {"language": "es"})

    assert '<html lang="es"' in page_of(client, **{"accept-language": "ru,en;q=0.5"})
    assert '<html lang="en"' in page_of(Client(), **{"accept-language": "tlh"})


def test_what_somebody_signed_in_chooses_goes_with_them_to_another_machine(client):
    user = make.a_user()
    client.force_login(user)
    client.post("/language/", {"language": "fr"})
    elsewhere = Client()
    elsewhere.force_login(user)

    assert User.objects.get(pk=user.pk).language == "fr"
    assert '<html lang="fr"' in page_of(elsewhere)


def test_who_reads_as_a_persona_chooses_for_their_browser_alone(client):
    user = make.a_user()
    User.objects.filter(pk=user.pk).update(persona="assessor")
    client.force_login(User.objects.get(pk=user.pk))
    client.post("/language/", {"language": "fr"})

    assert User.objects.get(pk=user.pk).language == ""
    assert '<html lang="fr"' in page_of(client)


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_choosing_leads_to_no_other_site(client, back):
    answer = client.post("/language/", {"language": "fr", "next": back}, headers={"referer": back})

    assert answer.headers["Location"] == "/"


def test_choosing_leads_back_to_the_page(client):
    answer = client.post("/language/", {"language": "fr"}, headers={"referer": "http://testserver/states/?page=2"})

    assert answer.headers["Location"] == "http://testserver/states/?page=2"


def test_choosing_wants_a_form_with_its_token_and_one_of_the_six(client):
    assert client.get("/language/").status_code == 405
    assert client.post("/language/", {"language": "tlh"}).status_code == 400
    assert Client(enforce_csrf_checks=True).post("/language/", {"language": "fr"}).status_code == 403
    with pytest.raises(NoSuchLanguage):
        choose_language(make.a_user(), "tlh")


def test_a_language_ends_with_the_answer(client):
    before = get_language()
    client.post("/language/", {"language": "ar"})
    page_of(client)

    assert get_language() == before


def test_the_words_of_a_page_are_all_in_its_language(client):
    client.post("/language/", {"language": "ar"})

    assert '<main id="main" tabindex="-1">' in page_of(client, "/ledger/")
    assert "السجل" in page_of(client, "/ledger/")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2018-07-23", "23 تموز/يوليه 2018|2018年7月23日|23 juillet 2018|23 июля 2018 года|23 de julio de 2018"),
        ("2018-07", "تموز/يوليه 2018|2018年7月|juillet 2018|июль 2018 года|julio de 2018"),
        ("2018", "2018|2018年|2018|2018|2018"),
        ("2018-07-01", "1 تموز/يوليه 2018|2018年7月1日|1er juillet 2018|1 июля 2018 года|1 de julio de 2018"),
        ("2018~", "نحو 2018|约2018年|vers 2018|около 2018|hacia 2018"),
        (
            "2018-07-23/2018-07-25",
            (
                "من 23 إلى 25 تموز/يوليه 2018|2018年7月23日至25日|23 au 25 juillet 2018|"
                "23–25 июля 2018 года|23 al 25 de julio de 2018"
            ),
        ),
        ("not a date", "|".join(["not a date"] * 5)),
    ],
)
def test_dates_are_said_as_each_language_says_them(text, said):
    found = []
    for language in ("ar", "zh-hans", "fr", "ru", "es"):
        with override(language):
            found.append(say_when(text))

    assert found == said.split("|")


@pytest.mark.parametrize("text", ["2018-07-23", "2018-07/2018-08", "2018/..", "2018-21", "2018-07-30/2018-08-02"])
def test_in_english_dates_are_said_as_reports_print_them(text):
    assert say_when(text) == say_period(period(text))


def test_labels_roles_and_names_of_states_are_said_in_the_readers_language():
    with override("ru"):
        assert say("under way") == "осуществляется"
        assert say("Under way") == "Осуществляется"
        assert say("nobody’s label") == "nobody’s label"
        assert say("Word") == "Word", "the format, and not a word"
        assert say_role("focal-point") == "координатор"
        assert say_state("XOR", official=True) == "Республика Орсания"
    with override("ar"):
        assert say_state("CHE") == "سويسرا"


def test_a_refusal_is_told_in_the_readers_language(client):
    client.post("/language/", {"language": "es"})

    answer = client.get("/nowhere/")

    assert (answer.status_code, "Nada aquí para usted" in answer.content.decode()) == (404, True)


def test_a_program_is_answered_in_english_whatever_is_asked_for(client):
    answer = client.get("/api/v1/rows/nothing", headers={"accept-language": "ar"})

    assert answer.headers["Content-Language"] == "en"
    assert answer.json() == {"detail": "There is nothing here."}
    assert client.get("/", headers={"accept-language": "ar"}).headers["Content-Language"] == "ar"


def test_rows_of_reports_are_called_in_the_readers_language():
    sending = Sending(number=2, report="follow-up")
    edition = Edition(report="communique", readers="public")

    assert (say_row(sending), say_row(edition)) == (str(sending), str(edition))
    with override("fr"):
        assert say_row(sending) == "version 2 : Rapport de suivi"
        assert say_row(edition) == "Communiqué, pour : tout le monde"


def test_a_row_without_a_name_is_called_by_its_kind_in_the_readers_language():
    with override("ru"):
        assert say_row(Passage()) == "фрагмент"


def test_labels_beside_one_another_have_the_comma_of_their_language():
    with override("ar"):
        assert each_said(["draft visit report", "good practices"]) == "مشروع تقرير الزيارة، الممارسات الجيدة"
    with override("zh-hans"):
        assert each_said(["draft visit report", "good practices"]) == "访问报告草稿、良好做法"


def test_fonts_for_latin_stand_before_those_for_arabic_which_hold_digits_and_no_letters_of_latin():
    style = Path(headway.__file__).parent / "doors/web/static/headway/headway.css"
    families = re.search(r"--serif: ([^;]+);", style.read_text())[1].replace('"', "").split(", ")

    assert families.index("Noto Naskh Arabic") > families.index("Noto Serif") > families.index("Georgia")
