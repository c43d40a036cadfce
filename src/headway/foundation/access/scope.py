"""The guard on reading: where people are answered, a case query that did not start with `visible_to` is an error."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_answering: ContextVar[bool] = ContextVar("answering_a_person", default=False)


class Unscoped(RuntimeError):
    """A case query was about to be answered without saying for whom."""


@contextmanager
def answering() -> Iterator[None]:
    """Everything read inside is read for a person: queries must name them."""
    token = _answering.set(True)
    try:
        yield
    finally:
        _answering.reset(token)


def require_scope(scoped: bool, model: type) -> None:
    """Raise Unscoped if a person is being answered and the query did not start with visible_to(actor)."""
    if _answering.get() and not scoped:
        raise Unscoped(f"{model.__name__} was read without visible_to(actor)")
