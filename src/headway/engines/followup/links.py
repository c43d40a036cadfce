"""Every link a follow-up needs, in one query: which rows of the file belong to one another."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, Model, QuerySet, Value
from django.db.models.functions import Cast

from headway.casework.assessments.models import Assessment, JudgementBasis, ThreatBasis, ThreatPicture
from headway.casework.assistance.models import Match, Need
from headway.casework.evidence.models import Observation, Support
from headway.casework.plans.models import Measure, MeasureAnswer, MeasureEvidence, MeasureOrganisation
from headway.casework.recommendations.models import Addressee, Lineage, Position, ProgressBasis, Recommendation
from headway.casework.visits.models import Attendance, Delegate
from headway.foundation.access.models import CaseRecord
from headway.foundation.access.sight import pointers
from headway.foundation.core.actors import Actor

COLUMNS = 9
Link = tuple[str, ...]
Texts = QuerySet[Any, tuple[str, ...]]

TO_THE_CATALOGUE = (
    ("recommendation-area", Recommendation.areas.through, "recommendation", "area"),
    ("recommendation-provision", Recommendation.provisions.through, "recommendation", "provision"),
    ("measure-area", Measure.areas.through, "measure", "area"),
    ("threat-area", ThreatPicture.areas.through, "threatpicture", "area"),
    ("need-area", Need.areas.through, "need", "area"),
    ("observation-area", Observation.areas.through, "observation", "area"),
    ("mandate-instrument", Assessment.mandate_instruments.through, "assessment", "instrument"),
    ("mandate-provision", Assessment.mandate_provisions.through, "assessment", "provision"),
)
"""Links to the catalogue have no audience of their own: they are read only for rows that are seen."""

BETWEEN_ROWS: tuple[tuple[str, type[CaseRecord], tuple[str, ...]], ...] = (
    ("addressee", Addressee, ("recommendation_id", "as_printed")),
    ("lineage", Lineage, ("later_id", "earlier_id", "how", "audience")),
    ("position", Position, ("recommendation_id", "value", "taken_on", "audience", "passage_id", "text")),
    ("progress-basis", ProgressBasis, ("progress_id", "observation_id")),
    ("judgement-basis", JudgementBasis, ("judgement_id", "observation_id")),
    ("threat-basis", ThreatBasis, ("picture_id", "observation_id")),
    ("support", Support, ("observation_id", "passage_id")),
    ("measure-organisation", MeasureOrganisation, ("measure_id", "as_said", "part")),
    ("measure-answer", MeasureAnswer, ("measure_id", "recommendation_id")),
    ("measure-evidence", MeasureEvidence, ("measure_id", "observation_id")),
    (
        "attendance",
        Attendance,
        (
            "meeting__component__assessment_id",
            "organisation__name",
            "organisation__predecessions__before__name",
            "audience",
        ),
    ),
    ("delegate", Delegate, ("assessment_id", "organisation__name", "audience")),
    (
        "match",
        Match,
        (
            *("need_id", "offer__provider__name", "offer__title", "status", "effect", "passage_id"),
            *("offer__passage_id", "offer_id", "id"),
        ),
    ),
)


@dataclass(frozen=True)
class Links:
    """Links by their name, in the order they were made; the ends are text, ids as `key` reads them."""

    by_name: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))

    def of(self, name: str) -> list[Link]:
        return self.by_name.get(name, [])

    def many(self, name: str) -> dict[UUID, list[str]]:
        """The other ends by the id of the first."""
        found: defaultdict[UUID, list[str]] = defaultdict(list)
        for first, second, *_ in self.of(name):
            if second:
                found[key(first)].append(second)
        return found


def key(text: str) -> UUID:
    return UUID(text)


def load_links(state: str, actor: Actor) -> Links:
    """One query; between rows only what the actor may see."""
    parts = [_to_catalogue(name, table, own, other, state) for name, table, own, other in TO_THE_CATALOGUE]
    parts += [_between(name, model, columns, state, actor) for name, model, columns in BETWEEN_ROWS]
    links = Links()
    for name, *ends in parts[0].union(*parts[1:], all=True):
        links.by_name[name].append(tuple(ends))
    return links


def _to_catalogue(
    name: str, table: type[Model], own: str, other: str, state: str
) -> "QuerySet[Model, tuple[str, ...]]":
    rows = table._default_manager.filter(**{f"{own}__compartment": state})
    return _as_text(rows, name, (f"{own}_id", f"{other}_id"))


def _between(name: str, model: type[CaseRecord], columns: tuple[str, ...], state: str, actor: Actor) -> Texts:
    rows = model.objects.visible_to(actor).leading_to_visible(actor, *_followed(model, columns))
    return _as_text(rows.filter(compartment=state), name, columns)


def _followed(model: type[CaseRecord], columns: tuple[str, ...]) -> list[str]:
    """The links to case rows that columns are read through: "offer" of "offer__title"."""
    return sorted({column.split("__")[0] for column in columns if "__" in column} & set(pointers(model)))


def _as_text(rows: "QuerySet[Model]", name: str, columns: tuple[str, ...]) -> Texts:
    ends: dict[str, Cast | Value] = {f"end{n}": Cast(F(column), CharField()) for n, column in enumerate(columns)}
    ends |= {f"end{n}": Value("", output_field=CharField()) for n in range(len(columns), COLUMNS)}
    named = rows.order_by().annotate(link=Value(name, output_field=CharField()), **ends)
    texts: Texts = named.values_list("link", *sorted(ends))
    return texts
