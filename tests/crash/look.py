"""`python -m tests.as_site tests.crash.look` over an installation: what is wrong with it after it was killed.

One line each. It reads from standard input what was acknowledged to somebody, one act a line: its kind and the word
it left.
"""

import sys
from collections.abc import Iterator
from hashlib import sha256

from headway.casework.evidence.models import Source, Support
from headway.doors.web.parts.addresses import seal
from headway.engines.intake.models import Decision
from headway.engines.reports.models import Edition
from headway.foundation.access.models import Circle, CircleEntry
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.models import Changeset, StoredFile
from headway.foundation.ledger.verify import verify

WHY = "a test looks at everything"
STEPS = ("draft", "cleared", "submitted", "adopted")
"""A report's way to adoption: whoever was told of one step was told of those before it."""


def problems(acknowledged: list[tuple[str, str]]) -> Iterator[str]:
    """Everything that an installation that was killed must not show."""
    yield from verify().problems
    for kind, word in acknowledged:
        if not _is_there(kind, word):
            yield f"the {kind} of {word} was acknowledged and is not there"
    yield from _half_acts()


def _is_there(kind: str, word: str) -> bool:
    sources = Source.objects.unscoped(WHY)
    if kind == "decision":
        title, _, proposal = word.partition(" ")
        return Decision.objects.unscoped(WHY).filter(source__title=title, proposal=proposal).exists()
    if kind in STEPS:
        beyond = STEPS[STEPS.index(kind) :]
        return any(seal(row.pk) == word for row in Edition.objects.unscoped(WHY).filter(status__in=beyond))
    return sources.filter(title=word).exists()


def _half_acts() -> Iterator[str]:
    yield from _half_kept()
    yield from _half_adopted()


def _half_kept() -> Iterator[str]:
    for file in StoredFile.objects.all():
        try:
            whole = sha256(read_file(file)).hexdigest() == file.sha256
        except FileNotFoundError:
            whole = False
        if not whole:
            yield f"the file {file.sha256} was recorded and is not whole"
    for source in Source.objects.unscoped(WHY).filter(title__startswith="Crash", file=None):
        yield f"{source.title} was kept without its file"
    supported = Support.objects.unscoped(WHY).values("observation")
    bare = Decision.objects.unscoped(WHY).exclude(observation=None).exclude(observation__in=supported)
    yield from (f"the decision on {row.proposal} left an observation without its passage" for row in bare)
    taken = Source.objects.unscoped(WHY).filter(title__startswith="CrashImport")
    decided = Decision.objects.unscoped(WHY).values("source")
    yield from (f"{row.title} was imported by half" for row in taken.exclude(pk__in=decided))
    for link in Changeset.objects.filter(revisions=None):
        yield f"changeset {link.seq} of {link.compartment} holds nothing"


def _half_adopted() -> Iterator[str]:
    committees = CircleEntry.objects.filter(circle__purpose=Circle.Purpose.COMMITTEE, until=None)
    for row in Edition.objects.unscoped(WHY).select_related("assessment"):
        sent = row.status in {"submitted", "adopted"}
        reached = row.submitted_on is not None, row.audience == "shared", committees.filter(circle=row.circle).exists()
        if set(reached) != {sent}:
            yield f"{row} is {row.status} and was sent to the Committee by half"
        adopted = row.status == "adopted"
        if {row.adopted_on is not None, bool(row.frozen), bool(row.decision)} != {adopted}:
            yield f"{row} is {row.status} and was adopted by half"
        delegation = CircleEntry.objects.filter(
            circle__scope=row.assessment_id, circle__purpose=Circle.Purpose.PARTNERS, until=None,
            organisation__body=None, organisation__state=None,
        )  # fmt: skip
        if adopted and delegation.exists():
            yield f"{row} is adopted and the delegation's places did not end"


if __name__ == "__main__":
    told = [tuple(line.rstrip("\n").split("\t", 1)) for line in sys.stdin]
    with the_systems_own_work(WHY):
        sys.stdout.writelines(f"{problem}\n" for problem in problems(told))
