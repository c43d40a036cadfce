"""Pages show a reader's language where there is a translation, say whose it is, and keep the record a step away."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from headway.casework.translations.models import Translation
from headway.casework.translations.services import translate
from headway.doors.web.templatetags.wording import language_name
from headway.foundation.access.models import User
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = pytest.mark.django_db

TEXT = "Establish a single system for the advance information on all passengers who arrive."
FRENCH = "Mettre en place un système unique de renseignements préalables sur tous les voyageurs."


@pytest.fixture
def asked():
    return make.a_recommendation(text=TEXT, audience="public")


@pytest.fixture
def reads(client):
    """A page as an assessor reads it in a language."""
    assessor = make.an_assessor()

    def read(path, reading="en", **sent):
        client.force_login(User.objects.get(pk=assessor.user))
        client.cookies["language"] = reading
        return client.post(path, sent) if sent else client.get(path)

    return assessor, read


def page(row):
    return reverse("web:recommendation", args=[row.code])


def test_a_french_reader_gets_french_words_and_the_record_a_step_away(asked, reads):
    assessor, read = reads
    translate(asked, language="fr", words=FRENCH, by="Translation Service", actor=assessor, at=make.NOW)

    shown = read(page(asked), "fr").content.decode()

    assert f'<p class="exact" lang="fr" dir="auto">{FRENCH}</p>' in shown
    assert "Traduction : Translation Service" in shown
    assert f'<p lang="en" dir="auto">{TEXT}</p>' in shown


def test_an_english_reader_gets_the_words_of_record_alone(asked, reads):
    assessor, read = reads
    translate(asked, language="fr", words=FRENCH, actor=assessor, at=make.NOW)

    shown = read(page(asked)).content.decode()

    assert f'<p class="exact" lang="en" dir="auto">{TEXT}</p>' in shown
    assert FRENCH not in shown


def test_the_table_says_that_a_machine_s_words_are_confirmed_by_nobody(asked, reads):
    assessor, read = reads
    translate(asked, language="fr", words=FRENCH, machine="opus-mt 2020", actor=assessor, at=make.NOW)

    shown = read(reverse("web:recommendations"), "fr").content.decode()

    assert f'<bdi lang="fr">{FRENCH}</bdi>' in shown
    assert re.search(r"Traduction automatique : opus-mt 2020\s?; <strong>non confirmée</strong>", shown)


def test_a_translation_of_an_earlier_wording_says_so(asked, reads):
    assessor, read = reads
    translate(asked, language="fr", words=FRENCH, actor=assessor, at=make.NOW)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="mended") as change:
        change.edit(asked, text=f"{TEXT} Do it by 2027.")

    assert "d’une version antérieure du texte" in read(page(asked), "fr").content.decode()


def test_a_machine_s_translation_is_entered_and_confirmed_by_a_person(asked, reads):
    _, read = reads
    where = reverse("web:translations", args=["recommendation", asked.pk])

    assert read(where, language="fr", words=FRENCH, machine="opus-mt 2020").status_code == 302

    row = Translation.objects.unscoped("a test").get()
    assert (row.words, row.machine, row.is_unread, row.audience) == (FRENCH, "opus-mt 2020", True, "public")
    assert "confirmed by nobody" in read(where).content.decode()
    assert read(reverse("web:confirm-translation", args=[row.pk]), sent="x").status_code == 302
    assert "confirmed by nobody" not in read(where).content.decode()


def test_the_form_says_what_is_wrong(asked, reads):
    _, read = reads

    answer = read(reverse("web:translations", args=["recommendation", asked.pk]), words="", machine="")

    assert answer.status_code == 422


def test_a_stranger_finds_no_text_to_translate(client):
    secret = make.an_observation(text=TEXT, audience="body")

    assert client.get(reverse("web:translations", args=["observation", secret.pk])).status_code == 404
    assert client.get(reverse("web:translations", args=["source", secret.pk])).status_code == 404


@pytest.mark.parametrize("language", ["ar", "zh-hans", "fr", "ru", "es"])
def test_every_language_has_a_name_in_every_other(language):
    with override(language):
        assert len({language_name(code) for code in ("ar", "zh-hans", "en", "fr", "ru", "es")}) == 6


def test_who_sees_a_translation_is_told_though_it_has_a_key_for_each_kind_of_text(asked, reads):
    assessor, read = reads
    kept = translate(asked, language="fr", words=FRENCH, actor=assessor, at=make.NOW)

    assert read(reverse("web:who-sees", args=[kept.kind, kept.pk])).context["record"] == kept
    assert read(reverse("web:history", args=[kept.kind, kept.pk])).context["record"] == kept
    assert read(reverse("web:who-sees", args=["user", kept.pk])).status_code == 404
