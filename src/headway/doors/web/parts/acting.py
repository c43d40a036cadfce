"""Doing what a page was asked: what is refused is told to the person, and the page goes on.

    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            row = state_need(…)
            messages.success(request, "The need is kept.")
            return redirect("web:need", key=row.pk)
    return render(…)  # nothing was asked, the form is not valid, or it was refused and the form says why

Told are the sentence of a rule (NotAllowed), that somebody was first (Stale), and what else is named. Every other
error goes through.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import TracebackType

from django.contrib import messages
from django.forms import BaseForm

from headway.doors.web.parts.requests import Request
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import Stale


@dataclass(frozen=True, slots=True)
class Telling:
    """Ends a block at a refusal, and tells it."""

    tell: Callable[[str], None]
    refusals: tuple[type[Exception], ...]

    def __enter__(self) -> None:
        """Nothing is told yet."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        refused = isinstance(error, self.refusals)
        if refused:
            self.tell(str(error))
        return refused


def refusals_on(form: BaseForm, *also: type[Exception]) -> Telling:
    """A refusal inside stands on the form."""
    return Telling(partial(form.add_error, None), (NotAllowed, Stale, *also))


def refusals_told(request: Request, *also: type[Exception]) -> Telling:
    """A refusal inside stands on the next page."""
    return Telling(partial(messages.error, request), (NotAllowed, Stale, *also))
