"""Record: a row whose every state is a revision in the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.backends.utils import format_number

from headway.foundation.core.ids import new_id
from headway.foundation.ledger.canonical import plain
from headway.foundation.ledger.guard import Guarded, GuardedQuerySet

T = TypeVar("T", bound=models.Model, covariant=True)

ENDED = "ended"
"""What the last payload of a row that left its table says besides: true. No column is called so."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a revision repeats of its row for the policies: whose it is and who could see it."""

    compartment: str = ""
    audience: str = ""
    holder: UUID | None = None
    circle: UUID | None = None


class RecordQuerySet(GuardedQuerySet[T]):
    """Rows of a Record; reading is free here, writing only through `changeset()`."""


class Record(Guarded):
    """A row known by a UUIDv7, carrying the hash of its head revision; each concrete class has its guarded `objects`.

    Each concrete class declares `kind`, a stable word written into the ledger, and `schema`, the version of its
    payload's shape; a changed shape raises `schema` and extends `upgrade`, which reads old payloads forward for ever.
    `searched` names the columns by whose words people look for its rows; without them it is not found by words.
    """

    kind: ClassVar[str]
    schema: ClassVar[int] = 1
    searched: ClassVar[tuple[str, ...]] = ()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    revision = models.CharField(max_length=64, editable=False, default="")

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def __str__(self) -> str:
        """What people read where a row has no name of its own: what kind of row it is."""
        return self.kind.replace("-", " ")

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        """An old payload in today's shape. Pure; extended with every new schema, never shortened."""
        return payload

    def sight(self) -> Sight:
        """Whose the row is and who may see it, as its next revision will say."""
        return Sight(compartment=str(getattr(self, "compartment", "") or ""))


@cache
def payload_fields(model: type[Record]) -> tuple[str, ...]:
    """The concrete columns of a payload: every one but the id and the head's hash, in the order of the table."""
    return tuple(f.attname for f in model._meta.concrete_fields if f.name not in {"id", "revision"})


@cache
def decimal_fields(model: type[Record]) -> tuple["models.DecimalField[Any, Any]", ...]:
    """The columns of a payload that hold decimals."""
    return tuple(f for f in model._meta.concrete_fields if isinstance(f, models.DecimalField))


def as_stored(field: "models.DecimalField[Any, Any]", value: Decimal | int | str | None) -> Decimal | None:
    """A decimal as its column will keep it, with so many places and no more; an int becomes one."""
    told = format_number(field.to_python(value), field.max_digits, field.decimal_places)
    return None if told is None else Decimal(told)


@cache
def link_fields(model: type[Record]) -> tuple[str, ...]:
    """The many-to-many fields of a payload; they exist only to the catalogue."""
    return tuple(f.name for f in model._meta.many_to_many)


@cache
def text_fields(model: type[Record]) -> tuple[str, ...]:
    """The columns that hold people's own words."""
    return tuple(
        f.attname
        for f in model._meta.concrete_fields
        if isinstance(f, models.CharField | models.TextField) and not f.choices and f.editable and not f.is_relation
    )


class DoesNotFit(ValueError):
    """A text that its column cannot hold, and why. PostgreSQL would refuse it and SQLite would not."""


@cache
def _text_columns(model: type[Record]) -> tuple[tuple[str, int, str], ...]:
    return tuple(
        (f.attname, f.max_length or 0, str(f.verbose_name))
        for f in model._meta.concrete_fields
        if isinstance(f, models.CharField | models.TextField) and f.editable
    )


def require_fit(record: Record) -> None:
    """Raise DoesNotFit for a text that is too long or holds a NUL, whichever database is to keep it."""
    for name, most, label in _text_columns(type(record)):
        text = getattr(record, name)
        if most and text and len(text) > most:
            raise DoesNotFit(f"the {label} of this {record.kind} has {len(text)} characters; at most {most} fit")
        if text and "\0" in text:
            raise DoesNotFit(f"the {label} of this {record.kind} holds a NUL character, which no text has")


def payload_of(record: Record, links: dict[str, list[str]]) -> dict[str, Any]:
    """The payload of a row as it stands in memory, with its links to the catalogue as given."""
    payload: dict[str, Any] = {name: plain(getattr(record, name)) for name in payload_fields(type(record))}
    for field in decimal_fields(type(record)):
        payload[field.attname] = plain(as_stored(field, payload[field.attname]))
    for name in link_fields(type(record)):
        payload[name] = sorted(links.get(name, []))
    return payload


def links_of(record: Record) -> dict[str, list[str]]:
    """The catalogue ids that a stored row is linked to, by field."""
    return {
        name: sorted(str(key) for key in getattr(record, name).values_list("pk", flat=True))
        for name in link_fields(type(record))
    }


class UnknownKind(LookupError):
    """No model of this installation has that kind."""


@cache
def kinds() -> Mapping[str, type[Record]]:
    """Every kind of Record this installation knows, by its word."""
    found: dict[str, type[Record]] = {}
    for model in apps.get_models():
        if issubclass(model, Record):
            if model.kind in found:
                raise ValueError(f'two models call themselves "{model.kind}"')
            found[model.kind] = model
    return found


def model_of(kind: str) -> type[Record]:
    """The model of a kind. Raises UnknownKind."""
    try:
        return kinds()[kind]
    except KeyError:
        raise UnknownKind(f'this installation has no kind "{kind}"') from None


def as_id(value: UUID | str) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)
