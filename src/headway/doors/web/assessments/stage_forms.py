"""Forms of a stage: they say what shape an answer has; rules decide."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from headway.casework.assessments.models import Stage
from headway.casework.evidence.models import Source
from headway.casework.evidence.register import visible_letters
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.offering import offer, said_choices
from headway.doors.web.parts.said import say
from headway.engines.procedures.values import Step, Word
from headway.engines.procedures.verbs import WORDS
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_when
from headway.foundation.core.numbers_said import say_parts

SHOWN = 200


def day(**given: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **given)


def letters_to_choose(actor: Actor, state: str) -> dict[str, Source]:
    """The letters of a State's file that somebody may see, as their forms name them, the newest first."""
    rows = visible_letters(actor).prefetch_related(None).filter(compartment=state)
    return {seal(row.source.pk): row.source for row in rows.order_by("-source__dated", "id")[:SHOWN]}


class WithLetters(forms.Form):
    """Which letters of the country file something rests on."""

    letters = forms.MultipleChoiceField(label=_("Letters"), required=False, help_text=_("Ctrl or ⌘ chooses several."))

    def __init__(self, *given: Any, sources: Mapping[str, Source], **named: Any) -> None:
        super().__init__(*given, **named)
        self.sources = sources
        offer(self, "letters", [(key, _told(source)) for key, source in self.sources.items()])
        self.fields["letters"].widget.attrs["size"] = min(5, max(2, len(self.sources)))
        if not self.sources:
            del self.fields["letters"]

    def chosen(self) -> list[Source]:
        return [self.sources[key] for key in self.cleaned_data.get("letters", ())]


class BeginForm(WithLetters):
    on = day(label=_("Began on"))
    field_order = ("on", "letters")


class EndForm(WithLetters):
    on = day(label=_("Ended on"))
    outcome = forms.ChoiceField(label=_("With what"), choices=said_choices(Stage.Outcome.choices))
    field_order = ("on", "outcome", "letters")


class DayForm(forms.Form):
    due_on = day(
        label=_("The day agreed"), required=False, help_text=_("Empty: the day is counted from the procedure again.")
    )


class ExtendForm(WithLetters):
    to = day(label=_("Extended to"))
    reason = forms.CharField(label=_("Why"), max_length=300)
    field_order = ("to", "reason", "letters")


class ReceiptForm(forms.Form):
    on = day(label=_("Received on"))


class WordForm(forms.Form):
    """What is said at one gate: by which office, the word, the day."""

    office = forms.ChoiceField(label=_("Office"), required=False)
    word = forms.ChoiceField(label=pgettext_lazy("what an office says", "It"))
    on = day(label=pgettext_lazy("a day", "On"))
    until = day(label=_("Silence until"), required=False)
    text = forms.CharField(
        label=_("Why, or which changes"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )
    document = forms.CharField(label=_("Document"), required=False, max_length=200)

    def __init__(self, *given: Any, step: Step, kind: str, **named: Any) -> None:
        super().__init__(*given, **named)
        gate = next(row.gate for row in step.gates if row.gate.kind == kind)
        offer(self, "word", [(word.value, say(word.value)) for word in WORDS[kind]])
        if gate.offices:
            offer(self, "office", [(office.id, say(office.title)) for office in gate.offices])
        else:
            del self.fields["office"]
        if kind != "silence":
            del self.fields["until"]

    def said(self) -> Word:
        return Word(self.cleaned_data["word"])


def _told(source: Source) -> str:
    return say_parts(filter(None, (say_when(source.dated), source.reference, source.title)))[:120]
