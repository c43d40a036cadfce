"""`python -m tests.crash.look` over an installation: what is wrong with it after it was killed, one line each.

It reads from standard input what was acknowledged to somebody, one act a line: its kind and the word it left.
"""

import os
import sys
from collections.abc import Iterator
from hashlib import sha256

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.site.settings")
django.setup()

from headway.casework.evidence.models import Source, Support  # noqa: E402  the settings must be known first
from headway.engines.intake.models import Decision  # noqa: E402
from headway.foundation.access.scope import the_systems_own_work  # noqa: E402
from headway.foundation.ledger.files import read_file  # noqa: E402
from headway.foundation.ledger.models import Changeset, StoredFile  # noqa: E402
from headway.foundation.ledger.verify import verify  # noqa: E402

WHY = "a test looks at everything"


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
    return sources.filter(title=word).exists()


def _half_acts() -> Iterator[str]:
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


if __name__ == "__main__":
    told = [tuple(line.rstrip("\n").split("\t", 1)) for line in sys.stdin]
    with the_systems_own_work(WHY):
        sys.stdout.writelines(f"{problem}\n" for problem in problems(told))  # type: ignore[arg-type]
