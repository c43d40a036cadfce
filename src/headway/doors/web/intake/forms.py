"""The forms of intake: they say what shape an answer has; rules and constraints decide."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation, Source
from headway.casework.plans.models import Measure
from headway.doors.web.parts.dated import Dated
from headway.doors.web.parts.offering import offer, said_choices
from headway.doors.web.parts.said import say, say_states, say_title
from headway.engines.intake.acceptance import Edits, FigureEdits
from headway.engines.intake.values import Quantity
from headway.foundation.access.marking import Scheme, mark, scheme
from headway.foundation.catalogue.models import Area, Indicator, Provision, State
from headway.foundation.core.actors import Actor
from headway.foundation.core.intervals import EmptyInterval, Interval

DAY_MONTH_OR_YEAR = _("2018-07-25, 2018-07 or 2018.")


class UploadForm(forms.Form):
    """A file to read, and what is known of it. Where no State is chosen it is the one the text is about."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_(
            "Text, HTML, Word (DOCX) or PDF; a picture (PNG, JPEG, GIF, TIFF, WebP) is kept without being read."
        ),
        widget=forms.FileInput(attrs={"accept": ".txt,.html,.htm,.docx,.pdf,.png,.jpg,.jpeg,.gif,.tif,.tiff,.webp"}),
    )
    compartment = forms.ChoiceField(label=_("State"), required=False)
    title = forms.CharField(
        label=_("Title"), max_length=300, required=False, help_text=_("Left empty: as the file says.")
    )
    originator = forms.CharField(label=_("Issued by"), max_length=200, required=False)
    dated = Dated(label=_("Dated"), required=False, help_text=DAY_MONTH_OR_YEAR)
    published = forms.BooleanField(label=_("Its issuer has made it public"), required=False)
    level = forms.ChoiceField(label=_("Marked"), required=False)
    caveats = forms.MultipleChoiceField(label=_("Caveats"), required=False, widget=forms.CheckboxSelectMultiple)
    only_exists = forms.BooleanField(
        label=_("Record only that it exists"),
        required=False,
        help_text=_("Its title and what is known of it, no file and no text: for what may not be held here."),
    )

    def __init__(self, *given: Any, actor: Actor, **named: Any) -> None:
        super().__init__(*given, **named)
        marks = scheme()
        levels = [(level, _with_the_ceiling(level, marks)) for level in marks.levels]
        offer(self, "level", [("", _("Not marked")), *levels])
        offer(self, "caveats", [(caveat, say(caveat)) for caveat in marks.caveats])
        if not marks.caveats:
            del self.fields["caveats"]
        own = sorted({seat.compartment for seat in actor.seats})
        listed = State.objects.filter(until=None) if "" in own else State.objects.filter(code__in=own)
        first = [("", _("As the text says"))] if "" in own else []
        offer(self, "compartment", [*first, *say_states(listed.values_list("code", flat=True))])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        marking = mark(given.get("level", ""), given.get("caveats", ()))
        given["marking"] = marking
        if given.get("only_exists"):
            if not given.get("title"):
                self.add_error("title", _("Give its title: nothing else is kept of it."))
        elif not (verdict := scheme().may_hold(marking)):
            self.add_error(
                "level", _("%(why)s Tick “Record only that it exists” and give no file.") % {"why": verdict.because}
            )
        elif not given.get("file") and "file" not in self.errors:
            self.add_error("file", _("Choose a file, or tick “Record only that it exists”."))
        return given


def _with_the_ceiling(level: str, own: Scheme) -> str:
    return _("%(level)s (not held here)") % {"level": say(level)} if own.is_above_the_ceiling(level) else say(level)


class EditForm(forms.Form):
    """What a person may change of a proposed observation: not its passage, and not its voice."""

    kind = forms.ChoiceField(label=_("Kind"), choices=said_choices(Observation.Kind.choices))
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 4}))
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=said_choices([("", "not said"), *Observation.Status.choices])
    )
    areas = forms.MultipleChoiceField(label=_("Areas"), required=False, widget=forms.SelectMultiple(attrs={"size": 10}))
    provisions = forms.MultipleChoiceField(
        label=_("Provisions"), required=False, widget=forms.SelectMultiple(attrs={"size": 10})
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        areas = [(row.pk, say_title(row)) for row in Area.objects.filter(until=None)]
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

    subject = forms.CharField(label=_("Counts"), max_length=200)
    indicator = forms.ChoiceField(label=_("Indicator"), required=False)
    as_of = Dated(label=_("As of"), required=False, help_text=DAY_MONTH_OR_YEAR)
    low = forms.DecimalField(label=_("At least"), required=False, help_text=_("Left empty: no lower bound."))
    low_open = forms.BooleanField(label=_("This number itself is not included"), required=False)
    high = forms.DecimalField(label=_("At most"), required=False, help_text=_("Left empty: no upper bound."))
    high_open = forms.BooleanField(label=_("This number itself is not included"), required=False)

    def __init__(self, proposal: Quantity, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        bounds = proposal.interval
        self.initial = {"subject": proposal.subject, "indicator": proposal.indicator, **_ends(bounds)}
        listed = Indicator.objects.filter(until=None).order_by("title").values_list("pk", "title")
        offer(self, "indicator", [("", _("none of the listed ones")), *listed])
        if bounds is None:
            for name in ("low", "low_open", "high", "high_open"):
                del self.fields[name]

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
                raise forms.ValidationError(_("The lower bound must lie below the upper one.")) from None
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

    code = forms.SlugField(label=_("Code"), max_length=40)
    kind = forms.ChoiceField(label=_("Kind of visit"), required=False)

    def __init__(self, *given: Any, actor: Actor, told: str = "", **named: Any) -> None:
        super().__init__(*given, **named)
        self.actor = actor
        first = _("as the text says") if told in Assessment.Kind.values else _("choose the kind")
        offer(self, "kind", [("", first), *said_choices(Assessment.Kind.choices)()])

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).upper()
        if Assessment.objects.visible_to(self.actor).filter(code=code).exists():
            raise forms.ValidationError(
                _("An assessment with this code exists already; choose another, such as XOR-2018-B.")
            )
        return code


class MeasureForm(forms.Form):
    """A new measure, or the known one that the observation tells of."""

    same_as = forms.CharField(required=False)
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=said_choices(Measure.Kind.choices), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("same_as") and not (given.get("title") and given.get("kind")):
            raise forms.ValidationError(
                _("Give the new measure a title and a kind, or choose the one it is the same as.")
            )
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
