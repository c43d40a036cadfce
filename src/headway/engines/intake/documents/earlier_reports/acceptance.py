"""From an earlier report to rows: a person accepts recommendations one by one, or what waits as one act."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Passage, Source
from headway.casework.evidence.services import quote, sight_of
from headway.casework.recommendations.models import Recommendation
from headway.casework.recommendations.services import issue_recommendation
from headway.engines.intake.acceptance import text_of
from headway.engines.intake.decisions import decide
from headway.engines.intake.documents.earlier_reports.values import FoundRecommendation
from headway.engines.intake.models import Decision
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import Provision
from headway.foundation.core.actors import Actor
from headway.foundation.ledger.changes import changeset


@dataclass(frozen=True, slots=True)
class RecommendationEdits:
    """What a person changed before accepting; None leaves what was found.

    The text stays as printed, save where a machine read it: there a person corrects it after the picture.
    """

    number: str | None = None
    kind: str | None = None
    priority: str | None = None
    areas: tuple[str, ...] | None = None
    text: str | None = None


UNCHANGED = RecommendationEdits()


class OfAnotherState(ValueError):
    """The assessment is not one of the State that the report is about."""


def recommendation_key(found: FoundRecommendation) -> str:
    """The name of a found recommendation within its report, so that it is offered once."""
    return f"recommended@{found.start}-{found.end}"


def accept_recommendation(
    source: Source,
    found: FoundRecommendation,
    assessment: Assessment,
    *,
    actor: Actor,
    at: datetime,
    edits: RecommendationEdits = UNCHANGED,
    unreviewed: bool = False,
) -> Recommendation:
    """Write a recommendation exactly as printed, with its passage and its addressees as printed.

    Its code is the assessment's with the printed number; where the number was given already (a report that counts anew
    in each chapter) or none is printed, a letter or the paragraph tells it apart. Raises NotAllowed, AlreadyDecided,
    OfAnotherState.
    """
    if assessment.compartment != source.compartment:
        raise OfAnotherState(
            _("%(code)s is about another State than “%(source)s”.") % {"code": assessment.code, "source": source}
        )
    number = (found.number if edits.number is None else edits.number).strip()[:20]
    with changeset(actor=actor, at=at, reason=f"accept from {source}"):
        passage = quote(source, found.start, found.end, text=text_of(source), actor=actor, at=at, page=found.page or 0)
        row = Recommendation(
            assessment=assessment,
            number=number,
            code=_code(assessment, number, found.paragraph),
            text=_words(source, found, edits),
            type=edits.kind or found.kind,
            priority=(found.priority if edits.priority is None else edits.priority)[:20],
            passage=passage,
            **sight_of(source),
        )
        issue_recommendation(
            row,
            actor=actor,
            at=at,
            areas=edits.areas if edits.areas is not None else tuple(filter(None, (found.area,))),
            provisions=_provisions(found.text),
            addressees=[(name[:200], _organisation(source, name)) for name in found.addressees],
        )
        outcome = Decision.Outcome.ACCEPTED if edits == UNCHANGED else Decision.Outcome.EDITED
        decide(source, recommendation_key(found), outcome, actor=actor, at=at, unreviewed=unreviewed)
    return row


def _words(source: Source, found: FoundRecommendation, edits: RecommendationEdits) -> str:
    corrected = (edits.text or "").replace("\r\n", "\n").strip()
    return corrected if corrected and source.machine_pages(found.start, found.end) else found.text


def accept_all_waiting(
    source: Source, found: Iterable[FoundRecommendation], assessment: Assessment, *, actor: Actor, at: datetime
) -> tuple[UUID, Sequence[Recommendation]]:
    """Accept several as one act, which can be undone as one; the act's id and the rows. Raises as for one."""
    with changeset(actor=actor, at=at, reason=f"accept what waits of {source}") as change:
        rows = [accept_recommendation(source, one, assessment, actor=actor, at=at) for one in found]
    return change.act, rows


def accepted_from(source: Source, actor: Actor) -> dict[int, Recommendation]:
    """The recommendations of a report that stand already, by where their text begins."""
    rows = Recommendation.objects.visible_to(actor).filter(
        passage__in=Passage.objects.visible_to(actor).filter(source=source)
    )
    return {row.passage.start: row for row in rows.select_related("passage") if row.passage}


_PARAGRAPH = re.compile(
    r"paragraphs? (\d{1,2}(?: ?\([a-z]\))?)(?:[^.;]{0,20}?) of (?:Security Council )?resolution (\d{4}) \((\d{4})\)"
)
_APART = "abcdefghijklmnopqrstuvwxyz"


def _provisions(text: str) -> list[str]:
    """The provisions that the words name by paragraph; a resolution named as a whole links to none of its paragraphs."""
    named = [f"unsc-{m[2]}-{m[3]}:OP{m[1].replace(' ', '')}" for m in _PARAGRAPH.finditer(" ".join(text.split()))]
    return list(Provision.objects.filter(pk__in=named).values_list("pk", flat=True))


def _code(assessment: Assessment, number: str, paragraph: str) -> str:
    """A code of the assessment that none of its recommendations has yet."""
    taken = set(
        Recommendation.objects.unscoped("a code is given once")
        .filter(assessment=assessment)
        .values_list("code", flat=True)
    )
    return next(code for code in _codes(assessment.code, number, paragraph) if code not in taken)


def _codes(assessment: str, number: str, paragraph: str) -> Iterator[str]:
    first = f"{assessment}-{number or (f'para-{paragraph}' if paragraph else 'u1')}"
    yield first
    yield from (f"{first}{letter}" for letter in _APART[1:])
    yield from (f"{first}-{count}" for count in range(len(_APART) + 1, 10_000))


def _organisation(source: Source, name: str) -> Organisation | None:
    here = Organisation.objects.listed().filter(
        Q(name__iexact=name) | Q(acronym__iexact=name), state=source.compartment or None
    )
    return here.first()
