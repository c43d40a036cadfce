"""Sentences with a number that a script puts in: the browser's kinds of plural meet the message files' forms."""

import json

import pytest
from babel import Locale
from django.conf import settings
from django.utils.translation import ngettext, override

from headway.doors.web.parts.plurals import by_kind
from languages.files import LANGUAGES


def say(count):
    return ngettext("%(count)s day", "%(count)s days", count)


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_a_script_says_a_count_as_the_server_would(language):
    kind_of = Locale.parse(LANGUAGES.get(language, language)).plural_form
    with override(language):
        sentences = json.loads(by_kind(say))
        differing = [n for n in range(300) if sentences.get(kind_of(n), sentences["other"]) != say(n)]

    assert differing == []


def test_russian_and_arabic_have_as_many_sentences_as_they_have_kinds():
    with override("ru"):
        russian = json.loads(by_kind(say))
    with override("ar"):
        arabic = json.loads(by_kind(say))

    assert list(russian) == ["one", "few", "many", "other"]
    assert list(arabic) == ["zero", "one", "two", "few", "many", "other"]
