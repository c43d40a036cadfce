"""The form of a translation: into which language, the words, and by whom."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from headway.doors.web.parts.offering import offer


class TranslationForm(forms.Form):
    """A translation by a person, or what a machine made, entered with the machine's name."""

    part = forms.ChoiceField(label=_("Which text"), required=False)
    language = forms.ChoiceField(label=_("Into which language"))
    words = forms.CharField(label=_("The words"), widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}))
    by = forms.CharField(
        label=_("Translated by"),
        max_length=200,
        required=False,
        help_text=_("An office or institution; left empty: yours."),
    )
    machine = forms.CharField(
        label=_("Made by a machine: which"),
        max_length=100,
        required=False,
        help_text=_("Its name and version. It is shown as a machine’s until somebody confirms it."),
    )

    def __init__(self, but: str, parts: Sequence[tuple[str, str]], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "part", parts)
        if len(parts) == 1:
            self.fields["part"].widget = forms.HiddenInput()
            self.initial["part"] = parts[0][0]
        offer(self, "language", [(code, name) for code, name in settings.LANGUAGES if code != but])
