"""What lets each part of a report leave: the State's consent, or that its issuer has published it already.

A report for readers beyond both sides holds rows that were opened to them, each under a consent or on the basis
"already public". Here that is said again of every block, so that whoever sends it can show it, and a cleared report
with a block that nothing covers is refused.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from headway.casework.evidence.models import Observation, Passage
from headway.engines.reports.models import Publication
from headway.engines.reports.values import (
    Audience,
    Basis,
    Block,
    Cell,
    Heading,
    Report,
    Row,
    Sentence,
    Table,
    list_sentences,
)
from headway.foundation.access.leaving import BEYOND_SHARED, NEEDED, basis_of, covering, standing_consents
from headway.foundation.access.models import CaseRecord, Consent
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_day
from headway.foundation.core.numbers_said import say_apart, say_each

UNTOLD = gettext_noop("the State's recorded consent")
NOTHING = gettext_noop("No consent is on record, and its source is not marked as published.")
NEEDS_NONE = gettext_noop("It is for both sides, or for one: no consent is needed.")
SHOWN = 90


class NotCovered(Exception):
    """A cleared report may not leave with these blocks: no consent covers them and their source is not public."""

    def __init__(self, parts: Sequence[str]) -> None:
        self.parts = tuple(parts)
        listed = "\n".join(f"– {part}" for part in parts)
        super().__init__(f"{len(parts)} part(s) of the report may not leave: no consent covers them:\n{listed}")


@dataclass(frozen=True, slots=True)
class Covered:
    """A block by its first words, and what covers its sentences; `missing` if nothing covers one of them."""

    part: str
    by: tuple[str, ...]
    missing: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """The consents that stand for a report's readers, and the rows that its sentences rest on."""

    consents: Sequence[Consent]
    rows: dict[str, CaseRecord]
    told: frozenset[UUID]

    def covers(self, sentence: Sentence) -> list[str]:
        """What covers a sentence, in words; empty if nothing does."""
        keys = [*(citation.key for citation in sentence.citations), *sentence.observations]
        found = [self._of(self.rows[key]) for key in keys if key in self.rows]
        said = [words for words in found if words]
        return list(dict.fromkeys(said)) if len(said) == len(found) else []

    def _of(self, row: CaseRecord) -> str:
        basis = basis_of(row)
        if basis is not None:
            return str(basis)
        consent = next(covering(self.consents, row, circle=row.circle), None)
        return self.named(consent) if consent else ""

    def named(self, consent: Consent) -> str:
        return str(consent) if consent.pk in self.told else _(UNTOLD)


def find_covers(report: Report, assessment: UUID, *, actor: Actor, on: date, state: str) -> list[Covered]:
    """What covers each block that states something, in reading order; empty for readers on either side."""
    if report.audience not in BEYOND_SHARED:
        return []
    consents = standing_consents(state, NEEDED[report.audience], on)
    told = Consent.objects.visible_to(actor).filter(pk__in=[c.pk for c in consents]).values_list("pk", flat=True)
    standing = Standing(consents, _rows_behind(report.blocks), frozenset(told))
    whole = [standing.named(c) for c in consents if c.scope == assessment]
    return [found for block in report.blocks if (found := _covered(block, standing, whole))]


def with_consents(report: Report, covers: Sequence[Covered]) -> Report:
    """The report with a last table that says of each part what lets it leave."""
    rows = [_line(one.part, say_each(one.by) if not one.missing else _(NOTHING), report.audience) for one in covers]
    rows = rows or [_line(_("The whole report"), _(NEEDS_NONE), report.audience)]
    table = Table(_("What lets each part leave"), (_("Part"), _("Consent, or already public")), tuple(rows), (2, 2))
    return replace(report, blocks=(*report.blocks, Heading(_("Consents"), 1, "consents"), table))


def with_the_agreement(report: Report, publication: Publication) -> Report:
    """A public version with a last table that says by which consent it left: one, of the State, for all of it."""
    with override(publication.language):
        agreed = [say_day(publication.agreed_on)] if publication.agreed_on else []
        consent = say_apart([part for part in (_(UNTOLD), publication.document, *agreed) if part])
        return with_consents(report, [Covered(_("The whole report"), (consent,), missing=False)])


def require_covered(covers: Iterable[Covered]) -> None:
    """Raise NotCovered if a part of a report may not leave."""
    missing = [one.part for one in covers if one.missing]
    if missing:
        raise NotCovered(missing)


def _covered(block: Block, standing: Standing, whole: list[str]) -> Covered | None:
    stated = [s for s in list_sentences(block) if s.basis is Basis.CITED and s.text.strip()]
    if not stated:
        return None
    covers = [standing.covers(sentence) or whole for sentence in stated]
    by = tuple(dict.fromkeys(words for some in covers for words in some))
    return Covered(stated[0].text[:SHOWN], by, missing=not all(covers))


def _rows_behind(blocks: Iterable[Block]) -> dict[str, CaseRecord]:
    """The passages and observations that sentences cite, by the key the report knows them by."""
    sentences = [sentence for block in blocks for sentence in list_sentences(block)]
    keys = {c.key for s in sentences for c in s.citations} | {key for s in sentences for key in s.observations}
    ids = {key: found for key in keys if (found := _id(key)) is not None}
    passages = Passage.objects.unscoped("what lets a citation leave is asked of its source").filter(pk__in=ids.values())
    observed = Observation.objects.unscoped("a consent may name one observation").filter(pk__in=ids.values())
    rows: dict[UUID, CaseRecord] = {row.pk: row for row in passages.select_related("source")}
    rows |= {row.pk: row for row in observed}
    return {key: rows[found] for key, found in ids.items() if found in rows}


def _id(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None


def _line(part: str, words: str, readers: Audience) -> Row:
    cells = (
        Cell((Sentence(part, basis=Basis.STRUCTURAL, audience=readers),), heading=True),
        Cell((Sentence(words, basis=Basis.STRUCTURAL, audience=readers),)),
    )
    return Row(cells, audience=readers)
