"""Passwords that belong to the house, or that are tried first, are refused; those of one's own are taken."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from headway.foundation.access.passwords import words_of_the_house
from tests import make

pytestmark = pytest.mark.django_db

HOUSE, SOON = "password_of_the_house", "password_guessed_soon"


@pytest.fixture(autouse=True)
def a_house():
    make.a_ministry("Ministry of Foreign Affairs")
    make.a_partner("Förvaltningen för Gränsskydd")
    make.a_state("XVL")


def reasons(password):
    try:
        validate_password(password)
    except ValidationError as refusal:
        return {error.code for error in refusal.error_list}
    return set()


@pytest.mark.parametrize(
    "password",
    [
        "headway-2026-headway",
        "H3adway!H3adway!",
        "headway-73519573",
        "Ministry-Of-Foreign-Affairs-1",
        "foreignaffairs#77",
        "gransskydd_gransskydd",
        "GRÄNSSKYDD 2026 xyz",
    ],
)
def test_words_of_the_house_are_no_password(password):
    assert HOUSE in reasons(password)


def test_the_name_of_the_state_is_no_password():
    name = make.a_state("XVL").name.replace(" ", "")

    assert HOUSE in reasons(f"{name}-{name}-2026")


@pytest.mark.parametrize(
    "password",
    [
        "Password2024!",
        "password1234",
        "P@ssw0rd!P@ssw0rd!",
        "iloveyouiloveyou",
        "liverpool2024!",
        "1qaz2wsx3edc",
        "aaaaaaaaaaaaaaaaaaaa",
        "counterterrorism",
    ],
)
def test_what_is_tried_first_is_no_password(password):
    assert SOON in reasons(password)


@pytest.mark.parametrize(
    "password",
    [
        "four words nobody says",
        "the foreign gardener whistles at noon",
        "длинный пароль из четырёх слов",
        "vX9-tq4-Lm2-Rb7-Hz",
        " ".join(f"{number} lamps" for number in range(40)),
    ],
)
def test_a_password_of_ones_own_is_taken(password):
    assert reasons(password) == set()


def test_the_words_are_those_that_are_here_now():
    make.a_partner("Kestrel Institute")

    assert {"headway", "kestrel", "institute", "ministry", "gransskydd"} <= set(words_of_the_house())
    assert "of" not in words_of_the_house()
