"""Words in every language that a file may have left in: whatever language its reader has, it is known again."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

Choices = tuple[tuple[str, str], ...]
T = TypeVar("T")


def in_every_language(message: str) -> frozenset[str]:
    """A message in each of the six languages."""
    return frozenset(told for (told,) in each_language(lambda: (_(message),)))


def read_as(choices: Callable[[], Choices]) -> Choices:
    """The words that a choice may have come back in, each with its value."""
    found = {word: value for listed in each_language(choices) for value, word in listed}
    return tuple(found.items())


def each_language(say: Callable[[], Iterable[T]]) -> Iterator[tuple[T, ...]]:
    """What is said, once in each language."""
    for language, _name in settings.LANGUAGES:
        with override(language):
            told = tuple(say())
        yield told
