"""Verdicts: may this person do this now? Yes, or no with a sentence a person can act on."""

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


def require(verdict: Verdict) -> None:
    """Raise NotAllowed with the verdict's sentence unless it allows."""
    if not verdict:
        raise NotAllowed(verdict.because)
