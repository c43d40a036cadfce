"""Applying a tracker: one act, what was shown and nothing else; and taking it back in one."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from headway.casework.evidence.models import Passage, Source
from headway.casework.evidence.services import keep_source, quote
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.models import TrackerImport, TrackerRecipe
from headway.engines.intake.trackers.planning import Outcome, Plan, Planned, plan
from headway.engines.intake.trackers.recipes import Recipe
from headway.engines.intake.trackers.scope import Scope, holder_for
from headway.engines.intake.trackers.sheets import Workbook, is_said
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.access.rules import may_provide
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.core.actors import Actor
from headway.foundation.core.ids import new_id
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import Change, changeset
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.scanning import Scanned, scanned
from headway.foundation.ledger.undoing import undo

KEPT = ("source", "file", "tracker-import")
"""What stays when an import is undone: that the tracker came in, and the log."""


class NotAsShown(Exception):
    """The rows would now do something else than the person was shown."""


class NothingToWrite(Exception):
    """Every row is as it was, or refused."""


class NameTaken(Exception):
    """Another recipe of this organisation has the name."""


@dataclass(frozen=True, slots=True)
class Text:
    """A workbook as text, and where each row stands in it."""

    text: str
    rows: dict[tuple[str, int], tuple[int, int]]


def keep_recipe(
    name: str, recipe: Recipe, signature: str, *, compartment: str, actor: Actor, at: datetime
) -> TrackerRecipe:
    """Keep how a tracker is read under a name; the same name again changes it, in the ledger. Raises NotAllowed."""
    holder = holder_for(actor, compartment)
    known = (
        TrackerRecipe.objects.visible_to(actor)
        .filter(holder=holder, compartment=compartment, name__iexact=name.strip())
        .first()
    )
    content = recipe.as_text()
    with changeset(actor=actor, at=at, reason=f"the recipe {name}"[:200]) as change:
        if known is None:
            return change.add(
                TrackerRecipe(
                    name=name.strip(),
                    target=recipe.target,
                    signature=signature,
                    content=content,
                    compartment=compartment,
                    holder=holder,
                )
            )
        if (known.content, known.signature, known.target) != (content, signature, recipe.target):
            change.edit(known, content=content, signature=signature, target=recipe.target)
        return known


def recipes(actor: Actor, compartment: str) -> list[TrackerRecipe]:
    """The recipes of this person's organisation for a State's file."""
    return list(TrackerRecipe.objects.visible_to(actor).filter(compartment=compartment))


def apply_tracker(
    workbook: Workbook,
    recipe: TrackerRecipe,
    scope: Scope,
    *,
    data: bytes,
    name: str,
    shown: str,
    at: datetime,
) -> TrackerImport:
    """Write what the dry run showed, as one act. `shown` is the digest of that plan.

    Raises NotAsShown if rows would now do something else, NothingToWrite, NotAllowed, NotTaken; then nothing is kept.
    """
    clean = scanned(data)
    actor, act = scope.actor, new_id()
    with changeset(actor=actor, at=at, reason=reason_of(name, recipe), act=act) as change:
        found = as_shown(workbook, scope, shown)
        source = source_of(workbook, scope, clean, name=name, at=at)
        text = text_of_rows(workbook)
        for row in found.rows:
            write_row(row, found, source, text, actor=actor, at=at)
        return note_import(change, found, source, recipe, scope, at=at)


def reason_of(name: str, recipe: TrackerRecipe) -> str:
    """What the ledger says of the act."""
    return f"tracker {name}: {recipe.name}"[:200]


def as_shown(workbook: Workbook, scope: Scope, shown: str) -> Plan:
    """What each row would do, if that is what was shown. Raises NotAsShown, NothingToWrite."""
    found = plan(workbook, scope)
    if found.digest != shown:
        raise NotAsShown(_("Since you looked, something changed: some rows would now do something else. Look again."))
    if not found.writes:
        raise NothingToWrite(_("No row would create or change anything."))
    return found


def source_of(workbook: Workbook, scope: Scope, clean: Scanned, *, name: str, at: datetime) -> Source:
    """The tracker as a source: the same file as before, or kept now. Raises NotAllowed."""
    return _source(workbook, scope, scope.actor) or keep_source(
        Source(
            type=Source.Kind.SUBMISSION,
            title=name[:300],
            document_kind=DocumentKind.TRACKER.value,
            **scope.sight(),
        ),
        actor=scope.actor,
        at=at,
        data=clean,
        name=name[:255],
        media_type=workbook.media_type,
        text=text_of_rows(workbook).text,
    )


def note_import(
    change: Change, found: Plan, source: Source, recipe: TrackerRecipe, scope: Scope, *, at: datetime
) -> TrackerImport:
    """The line in the log: what came of a tracker, by which act."""
    counts = found.counts
    return change.add(
        TrackerImport(
            source=source,
            recipe=recipe,
            target=recipe.target,
            act=change.act,
            created=counts["create"],
            updated=counts["update"],
            unchanged=counts["unchanged"],
            refused="\n".join(as_line(row) for row in found.rows if row.outcome is Outcome.REFUSED),
            applied_on=at,
            compartment=scope.compartment,
            holder=scope.holder,
        )
    )


def _source(workbook: Workbook, scope: Scope, actor: Actor) -> Source | None:
    """The same file, if it came in as a tracker before."""
    known = Source.objects.visible_to(actor).filter(
        holder=scope.holder, compartment=scope.compartment, document_kind=DocumentKind.TRACKER.value
    )
    return known.filter(file__sha256=workbook.sha256, audience=scope.audience).first()


def write_row(row: Planned, found: Plan, source: Source, text: Text, *, actor: Actor, at: datetime) -> None:
    """Do what one row of the plan says; nothing for a row that is unchanged or refused. Raises NotAllowed, Stale."""
    if row.placed is None:
        return
    if row.outcome is Outcome.CREATE:
        passage = _passage(row, source, text, actor, at)
        found.target.create(row.placed, actor=actor, at=at, passage=passage)
    elif row.outcome is Outcome.UPDATE and row.placed.row is not None:
        values = dict(row.written or {})
        if row.placed.row.audience == source.audience:
            values["passage"] = _passage(row, source, text, actor, at)
        found.target.change(row.placed.row, values, actor=actor, at=at)


def _passage(row: Planned, source: Source, text: Text, actor: Actor, at: datetime) -> Passage:
    start, end = text.rows[row.sheet, row.row]
    return quote(source, start, end, text=text.text, actor=actor, at=at)


def text_of_rows(workbook: Workbook) -> Text:
    """A line for each row, its cells parted by bars: what the passages of a tracker refer to."""
    lines: list[str] = []
    rows: dict[tuple[str, int], tuple[int, int]] = {}
    at = 0
    for sheet in workbook.filled():
        if sheet.name:
            lines.append(sheet.name)
            at += len(sheet.name) + 1
        for number, row in enumerate(sheet.rows, 1):
            line = " | ".join(" ".join(str(cell).split()) if is_said(cell) else "" for cell in row)
            if not line.strip(" |"):
                continue
            lines.append(line)
            rows[sheet.name, number] = (at, at + len(line))
            at += len(line) + 1
    return Text("\n".join(lines).replace("\0", ""), rows)


def as_line(row: Planned) -> str:
    """A refused row as people find it: sheet, row, column, and why."""
    place = [
        f"sheet “{row.sheet}”" if row.sheet else "",
        f"row {row.row}",
        f"column {row.column}" if row.column else "",
    ]
    return f"{', '.join(filter(None, place))}: {' '.join(row.sentence.split())}"


def undo_import(row: TrackerImport, *, actor: Actor, at: datetime) -> tuple[int, int]:
    """Take an import back: how many rows ended and how many stand as before. The tracker itself stays.

    Raises NotAllowed, and CannotUndo where a row was changed since or another stands on it; then nothing changes.
    """
    require(may_provide(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle))
    with transaction.atomic(), changeset(actor=actor, at=at, reason=f"undo the import of {row.source}"[:200]) as change:
        with the_systems_own_work("an act is undone as a whole, whoever has seen its rows"):
            done = undo(row.act, actor=actor, at=at, reason="undo an import", keep=KEPT)
        change.edit(row, undone_on=at)
    return done


def imports(actor: Actor, compartment: str) -> CaseQuerySet[TrackerImport]:
    """The log: each time a tracker was applied in a State's file, the newest first."""
    rows = TrackerImport.objects.visible_to(actor).filter(compartment=compartment)
    return rows.leading_to_visible(actor, "source", "recipe").select_related("source", "recipe")


def workbook_bytes(source: Source) -> bytes:
    """The file of a tracker that came in. Raises FileNotFoundError where none is held."""
    if source.file is None:
        raise FileNotFoundError(source.title)
    return read_file(source.file)
