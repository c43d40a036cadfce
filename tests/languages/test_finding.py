"""What is found in templates and in code as said and not wrapped."""

import pytest

from languages.scripts import spoken
from languages.sentences import sentences
from languages.templates import sayings, wrap


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Nothing here</p>", ["Nothing here"]),
        ('<p>{% translate "Nothing here" %}</p>', []),
        ("{% blocktranslate %}Nothing <b>here</b>{% endblocktranslate %}", []),
        ('<a aria-label="Where you are" href="/here/">{{ name }}</a>', ["Where you are"]),
        ('<a aria-label="{{ name }}">–</a>', []),
        ("{# a remark #}{% comment %}another{% endcomment %}<!DOCTYPE html>", []),
        ("{% if a %}Closed{% else %}Open{% endif %}", ["Closed", "Open"]),
        ('{{ name|default:"nobody" }}', ["nobody"]),
        ('{{ name|default:_("nobody") }} {% url "web:home" %}', []),
        ('{% nothing "Nothing is overdue." %}', ["Nothing is overdue."]),
        ("{{ count }} row{{ count|pluralize }}", ["…………………… row…………………", "{{ count|pluralize }}"]),
        ('<script type="application/json">{"ids": "words"}</script>', []),
    ],
)
def test_a_templates_words_outside_translate_are_found(source, found):
    assert [one.text.replace("…", "") for one in sayings(source)] == [text.replace("…", "") for text in found]


def test_plain_words_are_wrapped_and_a_sentence_with_values_is_left_to_a_person():
    wrapped = wrap('{% extends "web/base.html" %}\n<h1 title="A title">People</h1><p>Since {{ day }}</p>')

    assert wrapped == (
        '{% extends "web/base.html" %}{% load i18n %}\n'
        '<h1 title="{% translate "A title" %}">{% translate "People" %}</h1><p>Since {{ day }}</p>'
    )
    assert [one.plain for one in sayings(wrapped)] == [False]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('"""A module about this and that."""', []),
        ('return no("not now")', ["not now"]),
        ('return no(_("Not now."))', []),
        ('messages.success(request, f"Kept: {count}.")', ["Kept: …."]),
        ('forms.CharField(label="Your name", max_length=80)', ["Your name"]),
        ('CLOSED = "Your account is closed. Ask somebody."', ["Your account is closed. Ask somebody."]),
        ('raise ValueError("This is for who writes programs.")', []),
        ('change(reason="This is kept as it was said.")', []),
        ('log.warning("too often: %s", what)', []),
        ('form.add_error("again", "no")', ["no"]),
    ],
)
def test_sentences_of_code_that_are_not_wrapped_are_found(source, found):
    assert sentences(source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('back.textContent = "Back"; kind = "Back";', ["Back"]),
        ("alert('Gone')", ["Gone"]),
        ("const say = `Sending ${many} ${many === 1 ? 'line' : 'more lines'} …`;", ["Sending … … …", "more lines"]),
        ('const why = many ? "" : "It was refused: reload the page.";', ["It was refused: reload the page."]),
        ("item.append(` — ${why} `, back); note.textContent = form.dataset.refused;", []),
        ('// a remark of several words\nelement.closest("input, select, textarea").matches(".cards .card")', []),
        ('fetch(where, { headers: { "X-Requested-With": "writing" } })', []),
    ],
)
def test_what_a_script_says_by_itself_is_found(source, found):
    assert spoken(source) == found
