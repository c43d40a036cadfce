"""Every page of the demonstration: the URL table filled in with rows that a persona sees, two of each kind."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from django.urls import resolve
from django.utils import timezone

from headway.foundation.access.models import CaseRecord, User
from headway.foundation.access.models.users import actor_of
from headway.foundation.actors.models import Organisation
from headway.foundation.ledger.models.record import kinds
from tests.canary.addresses import Address
from tests.canary.addresses import addresses as constructed

A_FEW = 2
ALIKE = {"web:who-sees", "web:history"}
"""Pages that every kind of row has: one of each kind is opened."""
NOWHERE = "00000000-0000-4000-8000-000000000000"


def pages_for(persona: str) -> Iterator[Address]:
    """The addresses of the URL table for a persona, each once, but no files; one of no row where there is none."""
    user = User.objects.get(persona=persona)
    actor = actor_of(user, today=timezone.localdate(), door="web")
    rows = {kind: _spread(model, actor) for kind, model in kinds().items() if issubclass(model, CaseRecord)}
    sight = SimpleNamespace(compartment="XOR", label="body A")
    worlds = [
        SimpleNamespace(sight=sight, crossed=[], rows={kind: found[n % len(found)] for kind, found in rows.items()})
        for n in range(A_FEW)
    ]
    made: Any = SimpleNamespace(worlds=worlds, secrets={})
    seen: set[str] = set()
    alike: set[object] = set()
    known_by_others = _organisations_like_others()
    for address in constructed(made):
        if address.route.endswith("-file") or resolve(address.path).kwargs.get("key") in known_by_others:
            continue
        if address.route in ALIKE:
            if (address.route, address.kind) in alike:
                continue
            alike.add((address.route, address.kind))
        if address.path not in seen:
            seen.add(address.path)
            yield address


def _organisations_like_others() -> set[Any]:
    """All organisations but those of each type that hold most rows, which have the fullest pages."""
    held: Counter[Any] = Counter()
    for model in kinds().values():
        if issubclass(model, CaseRecord):
            held.update(model.objects.unscoped("which organisations hold most").values_list("holder", flat=True))
    by_type: defaultdict[object, list[Any]] = defaultdict(list)
    for key, kind in Organisation.objects.order_by("pk").values_list("pk", "type"):
        by_type[kind].append(key)
    return {key for found in by_type.values() for key in sorted(found, key=lambda key: (-held[key], str(key)))[A_FEW:]}


def _spread(model: type[CaseRecord], actor: Any) -> list[Any]:
    """The first and the last of the rows of a kind that an actor sees."""
    found = list(model.objects.visible_to(actor).order_by("pk"))
    if len(found) > A_FEW:
        found = [found[number * (len(found) - 1) // (A_FEW - 1)] for number in range(A_FEW)]
    return found or [model(pk=NOWHERE)]
