"""Fields of choices whose choices depend on who asks, and in which language."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from headway.doors.web.parts.said import say, say_priority
from headway.foundation.catalogue.values import load_catalogue


def offer(form: forms.BaseForm, name: str, choices: Iterable[Any]) -> None:
    """Let a field offer pairs of value and label, or groups of such pairs. Raises TypeError for one without choices."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} offers no choices")
    field.choices = list(choices)


def said_choices(choices: Iterable[tuple[Any, Any]]) -> Callable[[], list[tuple[Any, str]]]:
    """The choices of a model's field, their labels said in the language of whoever asks for the form."""
    listed = list(choices)
    return lambda: said_now(listed)


def said_now(choices: Iterable[tuple[Any, Any]]) -> list[tuple[Any, str]]:
    """Choices with their labels in the language of whoever asks now, for a form that is being made."""
    return [(value, say(str(label))) for value, label in choices]


def priorities(*, capital: bool = True) -> list[tuple[str, str]]:
    """The levels of priority, as the reader's language says them."""
    told = load_catalogue().scales["priority"].levels
    return [(one.id, say_priority(one.id, one.label if capital else one.id)) for one in told]
