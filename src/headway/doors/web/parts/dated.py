"""A field for a day, a month, a year or a span of them, as loosely as it is known."""

from typing import Any

from django import forms

from headway.foundation.core.dates import NotADate, period


class Dated(forms.CharField):
    """EDTF as it is kept ("2018-07-23/2018-07-25", "2018"), "" where it is left empty."""

    def __init__(self, *, max_length: int = 40, **given: Any) -> None:
        super().__init__(max_length=max_length, **given)

    def clean(self, value: Any) -> str:
        words = str(super().clean(value) or "").strip()
        try:
            return period(words).text if words else ""
        except NotADate as error:
            raise forms.ValidationError(str(error)) from None
