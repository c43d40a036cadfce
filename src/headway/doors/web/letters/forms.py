"""The forms of correspondence: they say what shape an answer has; rules and constraints decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Letter, Observation, Source
from headway.casework.evidence.register import visible_letters
from headway.casework.recommendations.models import Recommendation
from headway.casework.recommendations.queries import visible_recommendations
from headway.casework.recommendations.rules import SCALE
from headway.doors.web.intake.forms import DAY_MONTH_OR_YEAR
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.dated import Dated
from headway.doors.web.parts.offering import offer, said_choices
from headway.doors.web.parts.said import say
from headway.engines.intake.letters import Facts
from headway.engines.reports.models import Comment, Sending
from headway.foundation.access.marking import mark, scheme
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.languages import say_level
from headway.foundation.catalogue.models import Level
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_when
from headway.foundation.core.numbers_said import say_parts

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
ACCEPT = ".txt,.html,.htm,.docx,.pdf,.png,.jpg,.jpeg,.gif,.tif,.tiff,.webp"


class RegisterForm(forms.Form):
    """What the register says of a letter; what is left empty is taken from the letter where it says it."""

    direction = forms.ChoiceField(label=_("This letter was"), choices=said_choices(Letter.Direction.choices))
    number = forms.CharField(label=_("Number"), max_length=80, required=False)
    subject = forms.CharField(label=_("Subject"), max_length=300, required=False)
    from_office = forms.CharField(label=_("From"), max_length=200, required=False)
    to_office = forms.CharField(label=_("To"), max_length=200, required=False)
    dated = Dated(label=_("Dated"), required=False, help_text=DAY_MONTH_OR_YEAR)
    received_on = forms.DateField(label=_("Received on"), required=False, widget=DAY)
    answers = forms.MultipleChoiceField(label=_("Answers these letters"), required=False)
    wants_answer = forms.NullBooleanField(
        label=_("It asks for an answer"),
        required=False,
        widget=forms.Select(choices=[("", _("as the letter says")), ("true", _("yes")), ("false", _("no"))]),
    )
    answer_due_on = forms.DateField(label=_("Answer due by"), required=False, widget=DAY)
    enclosures = forms.CharField(
        label=_("Enclosures"), required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("One to a line.")
    )

    def __init__(self, *given: Any, actor: Actor, state: str, letter: Letter | None = None, **named: Any) -> None:
        super().__init__(*given, **named)
        others = visible_letters(actor).filter(compartment=state).exclude(pk__in=[letter.pk] if letter else [])
        self.others = {seal(row.pk): row for row in others.order_by("-source__dated", "id")[:200]}
        offer(self, "answers", ((key, _told(row)) for key, row in self.others.items()))
        self.fields["answers"].widget.attrs["size"] = 4
        if not self.others:
            del self.fields["answers"]

    def answered(self) -> list[Letter]:
        """The letters that it answers, of a form that is valid."""
        return [self.others[key] for key in self.cleaned_data.get("answers", ())]

    def facts(self) -> Facts:
        """What was said of the letter, of a form that is valid."""
        given = self.cleaned_data
        names = ("direction", "number", "subject", "from_office", "to_office", "received_on", "wants_answer")
        return Facts(**{name: given[name] for name in (*names, "answer_due_on", "enclosures")})


class NewLetterForm(RegisterForm):
    """A letter's file with what is known of it."""

    file = forms.FileField(
        label=_("The letter"),
        help_text=_("PDF, Word (DOCX), text or HTML; a scan (a PDF without text, or a picture) is kept and shown."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    level = forms.ChoiceField(label=_("Marked"), required=False)
    field_order = ("file", "direction", "number", "dated", "from_office", "to_office", "subject", "received_on")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        marks = scheme()
        levels = [(level, say(level)) for level in marks.levels if not marks.is_above_the_ceiling(level)]
        offer(self, "level", [("", _("Not marked")), *levels])

    def source(self, actor: Actor, state: str) -> Source:
        """The source that the file becomes, held by the actor's own organisation and seen by it alone."""
        given = self.cleaned_data
        return Source(
            type=Source.Kind.LETTER,
            dated=given["dated"],
            marking=mark(given["level"], ()),
            compartment=state,
            holder_id=actor.seats[0].organisation,
        )


def _told(letter: Letter) -> str:
    words = (
        say_when(letter.source.dated),
        str(letter),
        letter.subject if letter.number else "",
        _from(letter.from_office),
    )
    return say_parts(filter(None, words))[:120]


def _from(office: str) -> str:
    return gettext("from %(office)s") % {"office": office} if office else ""


class EnterForm(forms.Form):
    """What every entry from a letter needs: the words that prove it and the institution that says so."""

    words = forms.CharField(
        label=_("The words of the letter"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Copied from its text: they are the proof."),
    )
    institution = forms.CharField(label=_("On behalf of"), max_length=200, help_text=_("Whose letter it is."))
    assessment = forms.ChoiceField(label=_("For the assessment"), required=False)

    def __init__(self, letter: Letter, *given: Any, actor: Actor, **named: Any) -> None:
        super().__init__(*given, **named)
        found = Assessment.objects.visible_to(actor).filter(compartment=letter.compartment).order_by("-dates", "id")
        self.assessments = {row.code: row for row in found}
        none = [] if self.fields["assessment"].required else [("", _("none"))]
        listed = [(code, f"{code} {row.title}".strip()) for code, row in self.assessments.items()]
        offer(self, "assessment", [*none, *listed])
        self.fields["institution"].initial = letter.from_office or letter.source.originator
        self.order_fields(["words", *(n for n in self.fields if n not in {"words", "institution"}), "institution"])

    def chosen(self) -> Assessment | None:
        return self.assessments.get(self.cleaned_data.get("assessment", ""))


class EnterProgressForm(EnterForm):
    """Progress on one recommendation, as the institution reports it."""

    recommendation = forms.ChoiceField(label=_("Recommendation"))
    level = forms.ChoiceField(label=_("How far, as reported"), required=False)
    nil_return = forms.BooleanField(label=_("It reports that nothing was done"), required=False)
    as_of = Dated(label=_("As of"), help_text=DAY_MONTH_OR_YEAR)

    def __init__(self, letter: Letter, *given: Any, actor: Actor, **named: Any) -> None:
        super().__init__(letter, *given, actor=actor, **named)
        del self.fields["assessment"]
        rows = visible_recommendations(actor, letter.compartment).order_by("code", "id")
        self.recommendations: dict[str, Recommendation] = {row.code: row for row in rows}
        listed = [(code, f"{code} {row.text[:90]}") for code, row in self.recommendations.items()]
        offer(self, "recommendation", listed)
        levels = Level.objects.filter(scale_id=SCALE, until=None).order_by("order").values_list("level_id", "label")
        said = [(level, say_level(SCALE, level, label)) for level, label in levels]
        offer(self, "level", [("", _("not said")), *said])
        self.fields["as_of"].initial = letter.source.dated


class EnterAnswerForm(EnterForm):
    """The answer to one question, in the State's voice."""

    assessment = forms.ChoiceField(label=_("For the assessment"))
    question = forms.ChoiceField(label=_("Question"))
    value = forms.CharField(label=_("In a word"), max_length=60, required=False, help_text=_("Yes, no or a number."))
    given_on = forms.DateField(label=_("Given on"), widget=DAY)

    def __init__(self, letter: Letter, *given: Any, questions: dict[str, str], actor: Actor, **named: Any) -> None:
        super().__init__(letter, *given, actor=actor, **named)
        offer(self, "question", list(questions.items()))
        found = letter.source.date
        self.fields["given_on"].initial = found.earliest if found else None


class EnterObservationForm(EnterForm):
    """What the institution says, in its own voice."""

    kind = forms.ChoiceField(label=_("Kind"), choices=said_choices(Observation.Kind.choices))
    verb = forms.CharField(
        label=_("How it says so"), max_length=40, initial="stated", help_text=_("stated, considers, noted.")
    )


class EnterCommentForm(EnterForm):
    """A remark on a draft that was sent for comments."""

    draft = forms.ChoiceField(label=_("On the draft"))
    paragraph = forms.CharField(
        label=_("Paragraph"),
        max_length=10,
        required=False,
        help_text=_("Its printed number; empty: on the whole draft."),
    )
    matter = forms.ChoiceField(label=_("It is a"), choices=said_choices(Comment.Matter.choices))

    def __init__(self, letter: Letter, *given: Any, actor: Actor, **named: Any) -> None:
        super().__init__(letter, *given, actor=actor, **named)
        del self.fields["assessment"]
        rows = Sending.objects.visible_to(actor).leading_to_visible(actor, "assessment")
        rows = rows.filter(compartment=letter.compartment)
        rows = rows.select_related("assessment", "file").order_by("-sent_on", "-number", "id")
        self.drafts: dict[str, Sending] = {seal(row.pk): row for row in rows}
        offer(
            self,
            "draft",
            [(key, _sent(row)) for key, row in self.drafts.items()],
        )
        self.institutions = {
            row.name: row for row in Organisation.objects.of_state(letter.compartment).order_by("name")
        }
        named_in = self.fields["institution"].initial
        self.fields["institution"] = forms.ChoiceField(
            label=_("On behalf of"), initial=named_in, help_text=_("Whose letter it is.")
        )
        offer(self, "institution", [(name, name) for name in self.institutions])


def _sent(row: Sending) -> str:
    said = {"code": row.assessment.code, "draft": row, "day": say_when(row.sent_on.isoformat())}
    return gettext("%(code)s: %(draft)s, sent %(day)s") % said


PROMISES_OR_ASKS = [("commitment", _("promises this")), ("request", _("asks for this"))]


class EnterUndertakingForm(EnterForm):
    """What the institution asks for, or promises."""

    assessment = forms.ChoiceField(label=_("For the assessment"))
    kind = forms.ChoiceField(
        label=_("It"), choices=[("commitment", _("promises this")), ("request", _("asks for this"))]
    )
    to = forms.CharField(label=_("To whom"), max_length=200, required=False)
    due_on = forms.DateField(label=_("By"), required=False, widget=DAY)

    def __init__(self, letter: Letter, *given: Any, actor: Actor, **named: Any) -> None:
        super().__init__(letter, *given, actor=actor, **named)
        self.fields["to"].initial = letter.to_office
