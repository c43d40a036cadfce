"""The form of a consent: what it covers is chosen among the rows its writer may see; rules decide the rest."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Source
from headway.doors.web.parts.addresses import seal, unsealed
from headway.doors.web.parts.offering import offer
from headway.doors.web.parts.rows_said import say_kind
from headway.doors.web.parts.said import say
from headway.engines.reports.models import Edition
from headway.foundation.access.models import Audience, CaseRecord, Circle, Consent
from headway.foundation.access.recipients import readable_circles
from headway.foundation.core.actors import Actor
from headway.foundation.ledger.models.record import UnknownKind, model_of

Choices = list[tuple[str, str]]
FULL = 200


class ConsentForm(forms.Form):
    """What the State agreed to. `row` ("observation:…") adds one row to what it may cover."""

    what = forms.ChoiceField(label=_("The State consents to"), choices=Consent.What.choices)
    scope = forms.ChoiceField(
        label=_("For"),
        required=False,
        help_text=_("An assessment covers all that was written for it. With nothing named, nothing leaves."),
    )
    covers = forms.CharField(
        label=_("In the document's words"),
        max_length=FULL,
        required=False,
        help_text=_("As far as it goes: the summary and ten recommendations."),
    )
    circle = forms.ChoiceField(
        label=_("Recipients"), required=False, help_text=_("A circle: only what goes to these recipients is covered.")
    )
    document = forms.CharField(
        label=_("Document"),
        max_length=200,
        required=False,
        help_text=_("Its kind, number and sender: Note verbale No. 7/2026. Whoever sees the consent reads this."),
    )
    source = forms.ChoiceField(label=_("The document itself"), required=False)
    file = forms.FileField(
        label=_("Or give its file"),
        required=False,
        help_text=_("It becomes a source with an audience of its own. One that is marked: take it in first."),
        widget=forms.FileInput(attrs={"accept": ".txt,.html,.htm,.docx,.pdf,.png,.jpg,.jpeg,.gif,.tif,.tiff,.webp"}),
    )
    file_for = forms.ChoiceField(label=_("Who sees the file"), required=False)
    given_on = forms.DateField(label=_("Given on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *given: Any, actor: Actor, state: str, side: str, row: str = "", **named: Any) -> None:
        super().__init__(*given, **named)
        self.today = actor.today
        self.covered = covered_rows(actor, state)
        one = find_covered(row, actor, state)
        if one is not None:
            self.covered.setdefault(one.pk, one)
            self.initial.setdefault("scope", word_of(one))
        circles = readable_circles(actor).filter(compartment__in={"", state})
        self.circles: dict[str, Circle] = {seal(circle.pk): circle for circle in circles}
        self.initial.setdefault("given_on", actor.today)
        offer(self, "what", [(value, say(str(label))) for value, label in Consent.What.choices])
        offer(self, "scope", _grouped(self.covered.values()))
        self.sources = {word_of(one): one for one in self.covered.values() if isinstance(one, Source)}
        kept = [(word, say_covered(one)[:120]) for word, one in self.sources.items()]
        offer(self, "source", [("", _("Not in the file")), *kept])
        seen = [(side, say(str(Audience(side).label))), (Audience.OWN, say(str(Audience.OWN.label)))]
        offer(self, "file_for", seen)
        named_circles = [(key, circle.name) for key, circle in self.circles.items()]
        offer(self, "circle", [("", _("Whoever the audience names")), *named_circles])

    def clean_given_on(self) -> date:
        on: date = self.cleaned_data["given_on"]
        if on > self.today:
            raise forms.ValidationError(_("A consent is recorded once it has been given: choose a day that has come."))
        return on

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("source") and given.get("file"):
            self.add_error("file", _("Choose a source or give a file, not both."))
        return given

    def consent(self, draft: Consent) -> Consent:
        """The consent of a valid form, on what the draft says of its place and holder."""
        told = self.cleaned_data
        row = next((row for row in self.covered.values() if word_of(row) == told["scope"]), None)
        circle = self.circles.get(told["circle"])
        draft.what, draft.document, draft.given_on = told["what"], told["document"], told["given_on"]
        source = self.sources.get(told["source"])
        draft.source = source.pk if source else None
        draft.scope, draft.covers = (row.pk, told["covers"] or _covers(row)) if row else (None, told["covers"])
        draft.to_circle, draft.recipients = (circle.pk, circle.name) if circle else (None, "")
        return draft


def covered_rows(actor: Actor, state: str) -> dict[UUID, CaseRecord]:
    """The assessments, reports and sources of a State that this reader may name in a consent, by id."""
    assessments = Assessment.objects.visible_to(actor).filter(compartment=state).order_by("code")
    reports = Edition.objects.visible_to(actor).leading_to_visible(actor, "assessment")
    editions = reports.filter(compartment=state).select_related("assessment")
    sources = Source.objects.visible_to(actor).filter(compartment=state).order_by("title", "id")
    return {row.pk: row for rows in (assessments, editions, sources) for row in rows}


def find_covered(word: str, actor: Actor, state: str) -> CaseRecord | None:
    """The row of a State's file that an address names ("observation:…"), if the reader may see it."""
    kind, _colon, key = word.partition(":")
    try:
        model, found = model_of(kind), unsealed(key)
    except UnknownKind:
        return None
    if found is None or not issubclass(model, CaseRecord):
        return None
    return model.objects.visible_to(actor).filter(compartment=state, pk=found).first()


def word_of(row: CaseRecord) -> str:
    """How a form names a row."""
    return f"{row.kind}:{seal(row.pk)}"


@override("en")
def name_covered(row: CaseRecord) -> str:
    """What the record calls a row that a consent covers."""
    return say_covered(row)


def say_covered(row: CaseRecord) -> str:
    """The same in the reader's language."""
    match row:
        case Assessment():
            return _("assessment %(code)s") % {"code": row.code}
        case Edition():
            parts = {
                "report": say_kind(row.report),
                "code": row.assessment.code,
                "status": say(row.get_status_display()),
            }
            return _("%(report)s report of %(code)s, %(status)s") % parts
        case Source():
            return row.title
        case _:
            return f"{row.kind}: {row}"


def _covers(row: CaseRecord) -> str:
    """What stays with the consent: the title of what has left its side; of a draft only its kind, as it may be told."""
    return name_covered(row)[:FULL] if row.audience in {"shared", "partners", "public"} else f"one {row.kind}"


def _grouped(rows: Iterable[CaseRecord]) -> list[tuple[Any, Any]]:
    names = {"assessment": _("Assessments"), "report": _("Reports"), "source": _("Sources"), "": _("One row")}
    groups: dict[str, Choices] = {kind: [] for kind in names}
    for row in rows:
        groups[row.kind if row.kind in names else ""].append((word_of(row), say_covered(row)[:120]))
    return [("", _("Nothing in particular")), *((names[kind], choices) for kind, choices in groups.items() if choices)]
