"""What a password may not be: words of this house, or what guessing programs try first. Nothing is fetched for it."""

import re
from typing import Any
from unicodedata import combining, normalize

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import Body, State

PRODUCT = "headway"
SHORTEST_WORD, LEAST_OF_ONES_OWN = 4, 8
"""Letters: of a word that counts as one of the house; and of what must be left of a password without such words."""

GUESSES = 10**10
LOOKED_AT = 100
"""Characters: what comes after them only makes a password longer."""

WRITTEN_AS = str.maketrans("013457@$", "oieastas")
LETTERS = re.compile(r"[^\W\d_]+")


class NotWordsOfTheHouse:
    """Refuses a password that is little more than the product, an organisation, a body or a State that is known here.

    Also with digits for letters, in any case, and with anything between the words.
    """

    def validate(self, password: str, user: Any = None) -> None:
        words = words_of_the_house()
        pattern = re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))
        for said in (_letters(password), _letters(password.translate(WRITTEN_AS))):
            left = pattern.sub("", said)
            if left != said and len(left) < LEAST_OF_ONES_OWN:
                raise ValidationError(
                    _(
                        "This password is made of words that everybody connects with this place: "
                        "the product, an organisation, a State."
                    ),
                    code="password_of_the_house",
                )

    def get_help_text(self) -> str:
        return _("Not the name of an organisation or a State.")


class NotGuessedSoon:
    """Refuses a password that is made of what is tried first.

    That is: some 90,000 common passwords, words and names, keys beside each other, years, repetitions, and all of these
    together or with signs for letters. How many guesses it takes is reckoned by zxcvbn, whose lists lie in its wheel.
    """

    def validate(self, password: str, user: Any = None) -> None:
        if zxcvbn(password[:LOOKED_AT], user_inputs=words_of_the_house(), max_length=LOOKED_AT)["guesses"] < GUESSES:
            raise ValidationError(
                _(
                    "This password would be guessed soon: it is made of common passwords, words, names, years or keys "
                    "beside each other. Four unrelated words are safer, and easier to keep in mind."
                ),
                code="password_guessed_soon",
            )

    def get_help_text(self) -> str:
        return _("Nothing that is tried first: common passwords and words, years, keys beside each other.")


def words_of_the_house() -> list[str]:
    """The product, then the words in the names of bodies, organisations and States, without marks, in small letters."""
    bodies = Body.objects.order_by("id").values_list("name", "acronym")
    organisations = Organisation.objects.order_by("id").values_list("name", "acronym", "aliases")
    states = State.objects.order_by("code").values_list("name", "official_name")
    told = " ".join(name for row in (*bodies, *organisations, *states) for name in row)
    words = (word for word in LETTERS.findall(_folded(told)) if len(word) >= SHORTEST_WORD)
    return list(dict.fromkeys([PRODUCT, *words]))


def _letters(text: str) -> str:
    return "".join(LETTERS.findall(_folded(text)))


def _folded(text: str) -> str:
    return "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))
