"""The guard on reading: where people are answered, a case query that did not start with `visible_to` is an error.

It stands where every query becomes SQL, so it holds for lists, values, counts, subqueries, prefetches and related
managers alike. A join to rows that point back (`filter(passages__…)`, `Count("passages")`) is refused too: it would
tell of rows that the reader may not see. Ask for those rows with `visible_to` in a subquery.

On PostgreSQL whatever is read for a person is read in one transaction. On SQLite it is not: there a transaction takes
the lock of writing at once.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar, Token
from functools import wraps
from typing import Any

from django.db import connection, models, transaction
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.db.models.sql import Query
from django.db.models.sql.datastructures import Join
from django.db.models.sql.where import AND

from headway.foundation.core.actors import ANONYMOUS, Actor

_answering: ContextVar[bool] = ContextVar("answering_a_person", default=False)
_reader: ContextVar[Actor] = ContextVar("who_reads", default=ANONYMOUS)
_system: ContextVar[str] = ContextVar("why_the_system_reads", default="")


class Unscoped(RuntimeError):
    """A case query was about to be answered without saying for whom."""


@contextmanager
def answering(actor: Actor = ANONYMOUS) -> Iterator[None]:
    """Everything read inside is read for a person: queries must name them, and the database is told who it is."""
    tokens = _answering.set(True), _reader.set(actor), _system.set("")
    try:
        with one_transaction():
            yield
    finally:
        _take_back(*tokens)


@contextmanager
def the_systems_own_work(because: str) -> Iterator[None]:
    """Work whose rows nobody is shown (verifying the ledger, loading, keeping): queries need not name a person."""
    if not because:
        raise ValueError("say why these reads need no actor")
    tokens = _answering.set(False), _reader.set(_reader.get()), _system.set(because)
    try:
        yield
    finally:
        _take_back(*tokens)


def _take_back(answering: Token[bool], reader: Token[Actor], system: Token[str]) -> None:
    _answering.reset(answering)
    _reader.reset(reader)
    _system.reset(system)


def who_reads() -> Actor:
    """Whom the database is to answer; the public where nobody was named."""
    return _reader.get()


def why_the_system_reads() -> str:
    """Why rows are read that are for nobody to see; "" where they are read for a person."""
    return _system.get()


def one_transaction() -> AbstractContextManager[None]:
    """A transaction for reading where the database needs one; one that is open already serves."""
    if connection.vendor == "sqlite" or connection.in_atomic_block:
        return nullcontext()
    return transaction.atomic()


def require_scope(scoped: bool, model: type | None) -> None:
    """Raise Unscoped if a person is being answered and the query did not start with visible_to(actor)."""
    if _answering.get() and not scoped:
        raise Unscoped(f"{model.__name__ if model else 'A case row'} was read without visible_to(actor)")


def _as_the_system(because: str, execute: Callable[..., Any]) -> Callable[..., Any]:
    """One query of the system's own amid a person's: for its length the database opens every row."""

    @wraps(execute)
    def executed(*args: Any, **kwargs: Any) -> Any:
        token = _system.set(because)
        try:
            return execute(*args, **kwargs)
        finally:
            _system.reset(token)

    return executed


class CaseQuery(Query):
    """A query of case rows: it knows whether it began with an actor, and will not become SQL for a person if not."""

    scoped: bool = False
    because: str = ""
    """Why the query is the system's own; "" for one that began with an actor."""

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        if _answering.get() and not self.is_empty():
            require_scope(self.scoped, self.model)
            for joined in self._joined_backwards():
                raise Unscoped(f"{joined.__name__} was joined to without visible_to(actor): ask in a subquery")
        compiler = super().get_compiler(*args, **kwargs)
        if self.because:
            compiler.execute_sql = _as_the_system(self.because, compiler.execute_sql)
        return compiler

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
