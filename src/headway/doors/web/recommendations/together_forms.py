"""The forms of acts on several recommendations at once; a selection of one is a selection, too."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation, Source
from headway.casework.recommendations.following import Taken, Told
from headway.casework.recommendations.listing import Line
from headway.casework.recommendations.models import Cluster, Progress, Recommendation
from headway.doors.web.judging.forms import DatedForm
from headway.doors.web.letters.forms import DAY
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.offering import offer, said_now
from headway.doors.web.parts.statuses import Levels
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.catalogue.queries import special_labels
from headway.foundation.catalogue.values import load_catalogue

NIL = "nil"
SAME = ("", _("as for all"))


@dataclass(frozen=True, slots=True)
class Row:
    """One recommendation with its own fields of the form."""

    line: Line
    fields: tuple[forms.BoundField, ...]


class TogetherForm(forms.Form):
    """A form with fields for all, and under `rows` fields of each recommendation's own."""

    own: tuple[str, ...] = ()
    alone: Mapping[str, str] = {}
    """What the fields for all are called where there is but one recommendation."""

    def take(self, lines: Sequence[Line]) -> None:
        """Add each recommendation's own fields; one alone needs none beside those for all."""
        self.lines = {seal(line.recommendation.pk): line for line in lines}
        one = len(self.lines) == 1
        for key, line in self.lines.items():
            for name, field in self.fields_of(line).items():
                if not one or f"{name}_for_all" not in self.fields:
                    self.fields[f"{name}:{key}"] = field
        for name, label in self.alone.items() if one else ():
            if name in self.fields:
                self.fields[name].label = gettext(label)

    def fields_of(self, line: Line) -> Mapping[str, forms.Field]:
        """The fields of one recommendation's own."""
        return {}

    @property
    def rows(self) -> list[Row]:
        return [
            Row(line, tuple(self[f"{name}:{key}"] for name in self.own if f"{name}:{key}" in self.fields))
            for key, line in self.lines.items()
        ]

    @property
    def for_all(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if ":" not in name]

    def said(self, name: str, key: str) -> Any:
        """What was said of one recommendation, else what was said for all."""
        return self.cleaned_data.get(f"{name}:{key}") or self.cleaned_data.get(f"{name}_for_all") or ""


class PositionsForm(TogetherForm):
    """A position on each: one for all, or each its own, on one day."""

    own = ("value", "text")
    alone = {"value_for_all": gettext_noop("Position")}
    taken_on = forms.DateField(label=_("Taken on"), widget=DAY)
    value_for_all = forms.ChoiceField(label=_("For all that have none of their own below"), required=False)
    part = forms.CharField(
        label=_("Part"), max_length=20, required=False, help_text=_("Only where the position is on a part alone: (b).")
    )

    def __init__(self, lines: Sequence[Line], on: date, data: Any, chosen: str = "") -> None:
        super().__init__(data, initial={"taken_on": on, "value_for_all": chosen})
        asked = next(line.asked for line in lines if line.asked)
        offer(self, "value_for_all", [("", _("choose")), *said_now(asked.choices)])
        self.take(lines)

    def fields_of(self, line: Line) -> Mapping[str, forms.Field]:
        choices = line.asked.choices if line.asked else ()
        return {
            "value": forms.ChoiceField(label=_("Position"), choices=[SAME, *said_now(choices)], required=False),
            "text": forms.CharField(
                label=_("In the State's words"), required=False, widget=forms.Textarea(attrs={"rows": 2})
            ),
        }

    def taken(self) -> list[Taken]:
        """What was chosen, of a form that is valid; the rule refuses what is no position."""
        part = self.cleaned_data["part"]
        return [
            Taken(line.recommendation, self.said("value", key), self.cleaned_data[f"text:{key}"], part)
            for key, line in self.lines.items()
        ]


class ProgressForm(DatedForm, TogetherForm):
    """How far each is: reported by the State, or assessed by the Body with the basis of each."""

    own = ("level", "basis", "reason")
    alone = {"level_for_all": gettext_noop("Level"), "basis_for_all": gettext_noop("Basis")}
    level_for_all = forms.ChoiceField(label=_("Level, for all that have none of their own below"), required=False)
    basis_for_all = forms.ChoiceField(label=_("Basis, for all that have none of their own below"), required=False)
    within = forms.ChoiceField(label=_("Assessed in"), required=False)
    evidence = forms.MultipleChoiceField(
        label=_("Documents it rests on"), required=False, widget=forms.CheckboxSelectMultiple
    )
    cites = forms.MultipleChoiceField(
        label=_("What was said or seen about it"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("as_of", "level_for_all", "basis_for_all", "within", "evidence", "cites")

    def __init__(
        self,
        lines: Sequence[Line],
        on: date,
        data: Any,
        *,
        scale: str,
        levels: Levels,
        assesses: bool,
        sources: Iterable[Source],
        observations: Iterable[Observation],
        cases: Iterable[Assessment] = (),
        chosen: str = "",
    ) -> None:
        super().__init__(data, initial={"as_of": on.isoformat(), "level_for_all": chosen})
        self.assesses, self.scale, self.levels = assesses, scale, levels
        self.sources = {seal(row.pk): row for row in sources}
        self.observations = {seal(row.pk): row for row in observations}
        offer(self, "level_for_all", [("", _("choose")), *self._levels()])
        offer(self, "evidence", [(key, _source(row)) for key, row in self.sources.items()])
        offer(self, "cites", [(key, row.text) for key, row in self.observations.items()])
        self.cases = {row.code: row for row in cases}
        offer(self, "within", [("", _("between two assessments")), *((code, code) for code in self.cases)])
        offer(self, "basis_for_all", [("", _("choose")), *said_now(Progress.Basis.choices)])
        for name, there in (
            ("basis_for_all", assesses),
            ("within", self.cases),
            ("evidence", self.sources),
            ("cites", self.observations),
        ):
            if not there:
                del self.fields[name]
        self.take(lines)

    @property
    def follow_up(self) -> Assessment | None:
        """The assessment in which they are assessed, of a form that is valid."""
        return self.cases.get(self.cleaned_data.get("within", ""))

    def _levels(self) -> list[tuple[str, str]]:
        more = said_now(special_labels().items()) if self.assesses else [(NIL, _("Nothing to report"))]
        return [*self.levels.choices(self.scale), *more]

    def fields_of(self, line: Line) -> Mapping[str, forms.Field]:
        words = _("Reasons") if self.assesses else _("What was done")
        found: dict[str, forms.Field] = {
            "level": forms.ChoiceField(label=_("Level"), choices=[SAME, *self._levels()], required=False),
        }
        if self.assesses:
            found["basis"] = forms.ChoiceField(
                label=_("Basis"), choices=[SAME, *said_now(Progress.Basis.choices)], required=False
            )
        found["reason"] = forms.CharField(label=words, required=False, widget=forms.Textarea(attrs={"rows": 2}))
        return found

    def told(self) -> list[Told]:
        """What was said of each, of a form that is valid."""
        given = self.cleaned_data
        evidence = tuple(self.sources[key] for key in given.get("evidence", ()))
        cites = tuple(self.observations[key] for key in given.get("cites", ()))
        found = []
        for key, line in self.lines.items():
            level = self.said("level", key)
            found.append(
                Told(
                    line.recommendation,
                    level="" if level == NIL else level,
                    nil_return=level == NIL,
                    reason=given[f"reason:{key}"],
                    basis=self.said("basis", key) if self.assesses else "",
                    cites=cites,
                    evidence=evidence,
                )
            )
        return found


class AssignForm(TogetherForm):
    """To which ministry, until when."""

    ministry = forms.ChoiceField(label=_("Ministry or agency"))
    due_on = forms.DateField(label=_("Reports by"), required=False, widget=DAY)
    note = forms.CharField(label=_("Words to the ministry"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(
        self, lines: Sequence[Line], data: Any, *, named: Sequence[Organisation], others: Sequence[Organisation]
    ) -> None:
        super().__init__(data)
        self.known = {seal(row.pk): row for row in (*named, *others)}
        groups = [(_("Addressed, or answers for an addressee now"), named), (_("Others"), others)]
        shown = [(title, [(seal(row.pk), row.name) for row in rows]) for title, rows in groups if rows]
        offer(self, "ministry", [("", _("choose")), *shown])
        self.take(lines)

    def chosen(self) -> Organisation:
        return self.known[self.cleaned_data["ministry"]]


class IssueForm(TogetherForm):
    """With what the drafts are issued."""

    reason = forms.CharField(
        label=_("Issued with"),
        max_length=150,
        help_text=_("For example: the report of 20 December 2018. It stays with the act."),
    )

    def __init__(self, lines: Sequence[Line], data: Any) -> None:
        super().__init__(data)
        self.take(lines)


class AreasForm(TogetherForm):
    """Areas that are added to each."""

    areas = forms.MultipleChoiceField(label=_("Areas to add"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, lines: Sequence[Line], data: Any) -> None:
        super().__init__(data)
        areas = load_catalogue().areas.values()
        offer(
            self,
            "areas",
            [(area.id, in_readers_language("areas", area.id, area.title)) for area in areas if area.parent],
        )
        self.take(lines)


class ClusterForm(TogetherForm):
    """Into which cluster, and why they belong together."""

    cluster = forms.ChoiceField(label=_("A cluster that is there"), required=False)
    title = forms.CharField(label=_("or a new one: what they ask for together"), max_length=200, required=False)
    reason = forms.CharField(
        label=_("Why they belong together"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, lines: Sequence[Line], data: Any, *, clusters: Sequence[Cluster]) -> None:
        super().__init__(data)
        self.clusters = {seal(row.pk): row for row in clusters}
        offer(self, "cluster", [("", _("a new one")), *((key, row.title) for key, row in self.clusters.items())])
        if not clusters:
            del self.fields["cluster"]
        self.take(lines)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("cluster") and not str(given.get("title", "")).strip():
            self.add_error("title", _("Say in a few words what they ask for together."))
        return given

    def members(self) -> dict[Recommendation, str]:
        why = self.cleaned_data["reason"].strip()
        return {line.recommendation: why for line in self.lines.values()}


def _source(row: Source) -> str:
    return f"{row.title}, {row.dated}" if row.dated and row.dated not in row.title else row.title
