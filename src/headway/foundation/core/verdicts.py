"""Verdicts: may this person do this now? Yes, or no with a sentence a person can act on."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a rule. `because` is empty when allowed; truthiness is the answer."""

    allowed: bool
    because: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(True)


def no(because: str) -> Verdict:
    """A refusal with the sentence shown to the person."""
    return Verdict(False, because)


class NotAllowed(Exception):
    """A rule said no; the message is the rule's sentence."""


_refused: ContextVar[list[Verdict] | None] = ContextVar("acts_refused", default=None)


@contextmanager
def watching_refusals() -> Iterator[list[Verdict]]:
    """Every act that `require` refuses inside, also where the refusal is caught and told to the person."""
    found: list[Verdict] = []
    token = _refused.set(found)
    try:
        yield found
    finally:
        _refused.reset(token)


def require(verdict: Verdict) -> None:
    """Raise NotAllowed with the verdict's sentence unless it allows."""
    if verdict:
        return
    found = _refused.get()
    if found is not None:
        found.append(verdict)
    raise NotAllowed(verdict.because)
