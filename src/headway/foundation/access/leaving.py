"""What lets a row leave the two sides: the State's recorded consent, or that its issuer has published it already."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from headway.foundation.access.models import Audience, CaseRecord, Circle, Consent
from headway.foundation.access.sight import pointers
from headway.foundation.core.verdicts import YES, Verdict

BEYOND_SHARED = frozenset({Audience.PARTNERS.value, Audience.PUBLIC.value})
NEEDED = {
    Audience.SHARED.value: Consent.What.SHARE.value,
    Audience.PARTNERS.value: Consent.What.PARTNERS.value,
    Audience.PUBLIC.value: Consent.What.PUBLISH.value,
}


@dataclass(frozen=True, slots=True)
class Basis:
    """Already public: who issued it, and when (EDTF)."""

    issuer: str
    dated: str

    def __str__(self) -> str:
        return "already public: " + ", ".join(part for part in (self.issuer, self.dated) if part)


@dataclass(frozen=True, slots=True)
class Cover:
    """What lets a row out: one consent, or its basis."""

    consent: Consent | None = None
    basis: Basis | None = None

    def __str__(self) -> str:
        return str(self.consent or self.basis)


FindBasis = Callable[[CaseRecord], Basis | None]
Check = Callable[[CaseRecord, str], Verdict]
_bases: list[FindBasis] = []
_checks: list[Check] = []


def find_basis_with(find: FindBasis) -> None:
    """Have a floor above say when a row is public already; it registers in `AppConfig.ready()`."""
    if find not in _bases:
        _bases.append(find)


def check_before_leaving(check: Check) -> None:
    """Have a floor above look at every row that is to be opened to an audience beyond its side."""
    if check not in _checks:
        _checks.append(check)


def may_leave(record: CaseRecord, audience: str) -> Verdict:
    """Whether what a row says may go beyond its holder's side at all."""
    for check in _checks:
        verdict = check(record, audience)
        if not verdict:
            return verdict
    return YES


def basis_of(record: CaseRecord) -> Basis | None:
    """Why a row needs no consent: everything it rests on was published by its issuer. None if anything was not."""
    return next((basis for find in _bases if (basis := find(record))), None)


def cover_of(record: CaseRecord, audience: str, *, circle: UUID | None, on: date) -> Cover | None:
    """What lets a row go to an audience on a day, None if nothing does."""
    basis = basis_of(record)
    if basis:
        return Cover(basis=basis)
    standing = standing_consents(record.compartment, NEEDED[audience], on)
    consent = next(covering(standing, record, circle=circle), None)
    return Cover(consent=consent) if consent else None


def standing_consents(compartment: str, what: str, on: date) -> Sequence[Consent]:
    """The consents of one kind that stand on a day, the oldest first."""
    found = Consent.objects.unscoped("a consent binds whoever may read it").filter(
        Q(withdrawn_on=None) | Q(withdrawn_on__gt=on), compartment=compartment, what=what, given_on__lte=on
    )
    return list(found.exclude(scope=None))


def covering(consents: Iterable[Consent], record: CaseRecord, *, circle: UUID | None) -> Iterator[Consent]:
    """Those of the consents that cover a row, as it would be with that circle."""
    scopes = scopes_of(record, circle)
    return (c for c in consents if c.scope in scopes and c.to_circle in {None, circle})


def scopes_of(record: CaseRecord, circle: UUID | None = None) -> set[UUID]:
    """The ids by which a consent may name a row, as it would be with that circle too.

    They are its own, those of what it points to, the assessment it was written for, and the circles with their scopes.
    """
    found: set[UUID] = set()
    circles = {circle} if circle else set()
    waiting = [record]
    while waiting:
        row = waiting.pop()
        found.add(row.pk)
        plain = getattr(row, "assessment", None)
        found |= {plain} if isinstance(plain, UUID) else set()
        circles |= {row.circle} if row.circle else set()
        waiting += [target for name in pointers(type(row)) if (target := getattr(row, name)) is not None]
    if circles:
        scopes = Circle.objects.filter(pk__in=circles).values_list("scope", flat=True)
        found |= circles | {key for key in scopes if key}
    return found
