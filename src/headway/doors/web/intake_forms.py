"""The forms of intake: they say what shape an answer has; rules and constraints decide."""

from decimal import Decimal
from typing import Any

from django import forms

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation, Source
from headway.casework.plans.models import Measure
from headway.doors.web.offering import offer
from headway.engines.intake.acceptance import Edits, FigureEdits
from headway.engines.intake.values import Quantity
from headway.foundation.access.marking import Scheme, mark, scheme
from headway.foundation.catalogue.models import Area, Indicator, Provision, State
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import NotADate, period
from headway.foundation.core.intervals import EmptyInterval, Interval


class UploadForm(forms.Form):
    """A file to read, and what is known of it. Where no State is chosen it is the one the text is about."""

    file = forms.FileField(
        label="File",
        required=False,
        help_text="Text, HTML, Word (DOCX) or PDF; a picture (PNG, JPEG, GIF, TIFF, WebP) is kept without being read.",
        widget=forms.FileInput(attrs={"accept": ".txt,.html,.htm,.docx,.pdf,.png,.jpg,.jpeg,.gif,.tif,.tiff,.webp"}),
    )
    compartment = forms.ChoiceField(label="State", required=False)
    title = forms.CharField(label="Title", max_length=300, required=False, help_text="Left empty: as the file says.")
    originator = forms.CharField(label="Issued by", max_length=200, required=False)
    dated = forms.CharField(label="Dated", max_length=40, required=False, help_text="2018-07-25, 2018-07 or 2018.")
    published = forms.BooleanField(label="Its issuer has made it public", required=False)
    level = forms.ChoiceField(label="Marked", required=False)
    caveats = forms.MultipleChoiceField(label="Caveats", required=False, widget=forms.CheckboxSelectMultiple)
    only_exists = forms.BooleanField(
        label="Record only that it exists",
        required=False,
        help_text="Its title and what is known of it, no file and no text: for what may not be held here.",
    )

    def __init__(self, *given: Any, actor: Actor, **named: Any) -> None:
        super().__init__(*given, **named)
        marks = scheme()
        levels = [(level, _with_the_ceiling(level, marks)) for level in marks.levels]
        offer(self, "level", [("", "Not marked"), *levels])
        offer(self, "caveats", [(caveat, caveat) for caveat in marks.caveats])
        if not marks.caveats:
            del self.fields["caveats"]
        own = sorted({seat.compartment for seat in actor.seats})
        listed = State.objects.filter(until=None) if "" in own else State.objects.filter(code__in=own)
        first = [("", "As the text says")] if "" in own else []
        offer(self, "compartment", [*first, *listed.values_list("code", "name")])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        marking = mark(given.get("level", ""), given.get("caveats", ()))
        given["marking"] = marking
        if given.get("only_exists"):
            if not given.get("title"):
                self.add_error("title", "Give its title: nothing else is kept of it.")
        elif not (verdict := scheme().may_hold(marking)):
            self.add_error("level", f"{verdict.because} Tick “Record only that it exists” and give no file.")
        elif not given.get("file") and "file" not in self.errors:
            self.add_error("file", "Choose a file, or tick “Record only that it exists”.")
        return given


def _with_the_ceiling(level: str, own: Scheme) -> str:
    return f"{level} (not held here)" if own.is_above_the_ceiling(level) else level


class EditForm(forms.Form):
    """What a person may change of a proposed observation: not its passage, and not its voice."""

    kind = forms.ChoiceField(label="Kind", choices=Observation.Kind.choices)
    text = forms.CharField(label="Text", widget=forms.Textarea(attrs={"rows": 4}))
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "not said"), *Observation.Status.choices])
    areas = forms.MultipleChoiceField(label="Areas", required=False, widget=forms.SelectMultiple(attrs={"size": 10}))
    provisions = forms.MultipleChoiceField(
        label="Provisions", required=False, widget=forms.SelectMultiple(attrs={"size": 10})
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        areas = Area.objects.filter(until=None).values_list("pk", "title")
        provisions = Provision.objects.filter(until=None).select_related("instrument")
        offer(self, "areas", areas)
        told = ((p.pk, f"{p.instrument.symbol}, {p.ref}: {p.summary[:70]}") for p in provisions)
        offer(self, "provisions", told)

    def edits(self) -> Edits:
        """The changes, of a form that is valid."""
        given = self.cleaned_data
        return Edits(given["kind"], given["text"], given["status"], tuple(given["areas"]), tuple(given["provisions"]))


class FigureForm(forms.Form):
    """What a person may change of a proposed figure: what is counted, as of when; its bounds may become wider."""

    subject = forms.CharField(label="Counts", max_length=200)
    indicator = forms.ChoiceField(label="Indicator", required=False)
    as_of = forms.CharField(label="As of", max_length=40, required=False, help_text="2018-07-25, 2018-07 or 2018.")
    low = forms.DecimalField(label="At least", required=False, help_text="Left empty: no lower bound.")
    low_open = forms.BooleanField(label="This number itself is not included", required=False)
    high = forms.DecimalField(label="At most", required=False, help_text="Left empty: no upper bound.")
    high_open = forms.BooleanField(label="This number itself is not included", required=False)

    def __init__(self, proposal: Quantity, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        bounds = proposal.interval
        self.initial = {"subject": proposal.subject, "indicator": proposal.indicator, **_ends(bounds)}
        listed = Indicator.objects.filter(until=None).order_by("title").values_list("pk", "title")
        offer(self, "indicator", [("", "none of the listed ones"), *listed])
        if bounds is None:
            for name in ("low", "low_open", "high", "high_open"):
                del self.fields[name]

    def clean_as_of(self) -> str:
        given = str(self.cleaned_data["as_of"])
        try:
            return period(given).text if given else ""
        except NotADate as error:
            raise forms.ValidationError(str(error)) from None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "low" in self.fields and not self.errors:
            try:
                given["interval"] = Interval(
                    given["low"],
                    given["high"],
                    bool(given["low_open"]) and given["low"] is not None,
                    bool(given["high_open"]) and given["high"] is not None,
                )
            except EmptyInterval:
                raise forms.ValidationError("The lower bound must lie below the upper one.") from None
        return given

    def edits(self) -> FigureEdits:
        """The changes, of a form that is valid."""
        given = self.cleaned_data
        return FigureEdits(given["subject"], given["indicator"], given["as_of"] or None, given.get("interval"))


def _ends(bounds: Interval | None) -> dict[str, Any]:
    if bounds is None:
        return {}
    numbers = {"low": _plain(bounds.low), "high": _plain(bounds.high)}
    return {**numbers, "low_open": bounds.low_open, "high_open": bounds.high_open}


def _plain(number: Decimal | None) -> str:
    """ "108" for 108.0."""
    return "" if number is None else f"{number.normalize():f}"


class VisitForm(forms.Form):
    """The code under which the assessment will be cited, and its kind."""

    code = forms.SlugField(label="Code", max_length=40)
    kind = forms.ChoiceField(
        label="Kind of visit", choices=[("", "as the text says"), *Assessment.Kind.choices], required=False
    )

    def __init__(self, *given: Any, actor: Actor, told: str = "", **named: Any) -> None:
        super().__init__(*given, **named)
        self.actor = actor
        if told not in Assessment.Kind.values:
            offer(self, "kind", [("", "choose the kind"), *Assessment.Kind.choices])

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).upper()
        if Assessment.objects.visible_to(self.actor).filter(code=code).exists():
            raise forms.ValidationError(
                "An assessment with this code exists already; choose another, such as XOR-2018-B."
            )
        return code


class MeasureForm(forms.Form):
    """A new measure, or the known one that the observation tells of."""

    same_as = forms.CharField(required=False)
    title = forms.CharField(label="Title", max_length=120, required=False)
    kind = forms.ChoiceField(label="Kind", choices=Measure.Kind.choices, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("same_as") and not (given.get("title") and given.get("kind")):
            raise forms.ValidationError("Give the new measure a title and a kind, or choose the one it is the same as.")
        return given


def new_source(form: UploadForm, actor: Actor) -> Source:
    """The source that an upload describes, held by the actor's own organisation and seen by it alone."""
    given = form.cleaned_data
    return Source(
        type=Source.Kind.DOCUMENT,
        title=given["title"],
        originator=given["originator"],
        dated=given["dated"],
        published=given["published"],
        marking=given["marking"],
        custody=Source.Custody.CITED if given["only_exists"] else Source.Custody.HELD,
        compartment=given["compartment"],
        holder_id=actor.seats[0].organisation,
    )
