"""No other way to write: outside `changeset()` every writing call on a guarded row raises LedgerBypass."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import models
from django.db.models.signals import m2m_changed

T = TypeVar("T", bound=models.Model, covariant=True)

_writing: ContextVar[bool] = ContextVar("ledger_is_writing", default=False)


class LedgerBypass(RuntimeError):
    """Someone tried to write a row behind the ledger's back; use `changeset()`."""


@contextmanager
def writing() -> Iterator[None]:
    """What happens inside is the ledger's own writing."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


def is_writing() -> bool:
    """Whether the ledger itself is writing."""
    return _writing.get()


def require_writing(what: str) -> None:
    """Raise LedgerBypass unless the ledger itself is writing."""
    if not _writing.get():
        raise LedgerBypass(f"{what} goes through changeset(), so that it is in the ledger")


class GuardedQuerySet(models.QuerySet[T]):
    """A queryset whose writing calls only work for the ledger."""

    def create(self, **kwargs: Any) -> T:
        require_writing(f"create() of {self.model.__name__}")
        return super().create(**kwargs)

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[T]:
        require_writing(f"bulk_create() of {self.model.__name__}")
        return super().bulk_create(*args, **kwargs)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        require_writing(f"bulk_update() of {self.model.__name__}")
        return super().bulk_update(*args, **kwargs)

    def get_or_create(self, *args: Any, **kwargs: Any) -> tuple[T, bool]:
        require_writing(f"get_or_create() of {self.model.__name__}")
        return super().get_or_create(*args, **kwargs)

    def update_or_create(self, *args: Any, **kwargs: Any) -> tuple[T, bool]:
        require_writing(f"update_or_create() of {self.model.__name__}")
        return super().update_or_create(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        require_writing(f"update() of {self.model.__name__}")
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        require_writing(f"delete() of {self.model.__name__}")
        return super().delete()

    def _raw_delete(self, using: str | None) -> int:
        require_writing(f"delete of {self.model.__name__}")
        return super()._raw_delete(using)


class Guarded(models.Model):
    """A row that only the ledger writes."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        require_writing(f"save() of {type(self).__name__}")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        require_writing(f"delete() of {type(self).__name__}")
        return super().delete(*args, **kwargs)


def _refuse_links(instance: object, action: str, **_: object) -> None:
    if action.startswith("pre_") and isinstance(instance, Guarded):
        require_writing(f"changing the links of {type(instance).__name__}")


def connect() -> None:
    """Watch many-to-many links, whose managers Django builds itself."""
    m2m_changed.connect(_refuse_links, dispatch_uid="headway-ledger-guard")
