"""The form by which a folder comes in: several files or one ZIP, without scripts."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from headway.casework.assessments.models import Assessment
from headway.doors.web.parts.offering import offer
from headway.doors.web.parts.said import say_states
from headway.foundation.catalogue.models import State
from headway.foundation.core.actors import Actor

READ = ".txt,.html,.htm,.docx,.pdf,.xlsx,.xlsm,.csv,.zip"


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Every file that was chosen, not the last alone; an empty one is for the queue to refuse, by its name."""

    def __init__(self, **named: Any) -> None:
        super().__init__(allow_empty_file=True, **named)

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(FilesField, self).clean(each, initial) for each in given]


class QueueForm(forms.Form):
    """Files, and into which State's file and assessment they go."""

    several = FilesField(
        label=_("Files, or one ZIP"),
        required=False,
        help_text=_("Word (DOCX), PDF, HTML, text, spreadsheets (XLSX, CSV); choose several at once."),
        widget=ManyFiles(attrs={"multiple": True, "accept": READ}),
    )
    folder = FilesField(
        label=_("Or a whole folder"),
        required=False,
        help_text=_("Where your browser can choose one."),
        widget=ManyFiles(attrs={"multiple": True, "webkitdirectory": True}),
    )
    compartment = forms.ChoiceField(label=_("State"), required=False)
    assessment = forms.ChoiceField(label=_("For the assessment"), required=False)

    def __init__(self, *given: Any, actor: Actor, **named: Any) -> None:
        super().__init__(*given, **named)
        own = sorted({seat.compartment for seat in actor.seats})
        listed = State.objects.filter(until=None) if "" in own else State.objects.filter(code__in=own)
        first = [("", _("As each text says"))] if "" in own else []
        offer(self, "compartment", [*first, *say_states(listed.values_list("code", flat=True))])
        codes = Assessment.objects.visible_to(actor).order_by("code").values_list("code", flat=True)
        offer(self, "assessment", [("", _("None yet")), *((code, code) for code in dict.fromkeys(codes))])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("several") and not given.get("folder") and not self.errors:
            self.add_error("several", _("Choose the files to read."))
        return given

    def uploads(self) -> list[UploadedFile[bytes]]:
        """What was given, of a form that is valid."""
        return [*self.cleaned_data["several"], *self.cleaned_data["folder"]]
