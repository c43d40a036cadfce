"""A model's links by their names, as what they are."""

from typing import Any

from django.db.models import ForeignKey, ManyToManyField, Model


def foreign_key(model: type[Model], name: str) -> "ForeignKey[Any, Any]":
    """The link to one row of that name. Raises FieldDoesNotExist, and TypeError where it is no such link."""
    field = model._meta.get_field(name)
    if not isinstance(field, ForeignKey):
        raise TypeError(f"{model.__name__}.{name} leads to no single row")
    return field


def many_to_many(model: type[Model], name: str) -> "ManyToManyField[Any, Any]":
    """The link to many rows of that name. Raises FieldDoesNotExist, and TypeError where it is no such link."""
    field = model._meta.get_field(name)
    if not isinstance(field, ManyToManyField):
        raise TypeError(f"{model.__name__}.{name} is no link to many rows")
    return field
