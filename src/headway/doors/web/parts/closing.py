"""What is done once an answer has gone out, so that nobody waits for it: Django's own list, in one place."""

from collections.abc import Callable
from typing import Any

from django.http.response import HttpResponseBase


def once_sent(response: HttpResponseBase, act: Callable[[], Any]) -> None:
    """Have something done when the server closes the answer."""
    _closers(response).append(act)


def hand_on(response: HttpResponseBase, instead: HttpResponseBase) -> None:
    """Let another answer that goes out in its place do what this one was to do."""
    _closers(instead).extend(_closers(response))


def _closers(response: HttpResponseBase) -> list[Callable[[], Any]]:
    found: list[Callable[[], Any]] = response._resource_closers  # type: ignore[attr-defined]  # what close() calls
    return found
