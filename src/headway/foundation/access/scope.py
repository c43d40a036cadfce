"""The guard on reading: where people are answered, a case query that did not start with `visible_to` is an error.

It stands where every query becomes SQL, so it holds for lists, values, counts, subqueries, prefetches and related
managers alike. A join to rows that point back (`filter(passages__…)`, `Count("passages")`) is refused too: it would
tell of rows that the reader may not see. Ask for those rows with `visible_to` in a subquery.

On PostgreSQL whatever is read for a person is read in one transaction. On SQLite it is not: there a transaction takes
the lock of writing at once.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import Any

from django.db import connection, models, transaction
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.db.models.sql import Query
from django.db.models.sql.datastructures import Join
from django.db.models.sql.where import AND

_answering: ContextVar[bool] = ContextVar("answering_a_person", default=False)


class Unscoped(RuntimeError):
    """A case query was about to be answered without saying for whom."""


@contextmanager
def answering() -> Iterator[None]:
    """Everything read inside is read for a person: queries must name them."""
    token = _answering.set(True)
    try:
        with one_transaction():
            yield
    finally:
        _answering.reset(token)


@contextmanager
def the_systems_own_work(because: str) -> Iterator[None]:
    """Inside a page, work whose rows nobody is shown (verifying the ledger): queries need not name a person."""
    if not because:
        raise ValueError("say why these reads need no actor")
    token = _answering.set(False)
    try:
        yield
    finally:
        _answering.reset(token)


def one_transaction() -> AbstractContextManager[None]:
    """A transaction for reading where the database needs one; one that is open already serves."""
    if connection.vendor == "sqlite" or connection.in_atomic_block:
        return nullcontext()
    return transaction.atomic()


def require_scope(scoped: bool, model: type | None) -> None:
    """Raise Unscoped if a person is being answered and the query did not start with visible_to(actor)."""
    if _answering.get() and not scoped:
        raise Unscoped(f"{model.__name__ if model else 'A case row'} was read without visible_to(actor)")


class CaseQuery(Query):
    """A query of case rows: it knows whether it began with an actor, and will not become SQL for a person if not."""

    scoped: bool = False

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        if _answering.get() and not self.is_empty():
            require_scope(self.scoped, self.model)
            for joined in self._joined_backwards():
                raise Unscoped(f"{joined.__name__} was joined to without visible_to(actor): ask in a subquery")
        return super().get_compiler(*args, **kwargs)

    def combine(self, rhs: Query, connector: str) -> None:
        other = getattr(rhs, "scoped", False)
        super().combine(rhs, connector)
        self.scoped = (self.scoped or other) if connector == AND else (self.scoped and other)

    def _joined_backwards(self) -> Iterator[type[models.Model]]:
        for alias, join in self.alias_map.items():
            if not isinstance(join, Join) or not self.alias_refcount.get(alias):
                continue
            field = join.join_field
            if isinstance(field, ForeignObjectRel) and getattr(field.related_model, "read_for_somebody", False):
                yield field.related_model
