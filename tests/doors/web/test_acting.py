import pytest
from django import forms

from headway.doors.web.parts.acting import refusals_on
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import Stale


@pytest.mark.parametrize("refusal", [NotAllowed, Stale, FileExistsError])
def test_what_is_refused_stands_on_the_form(refusal):
    form = forms.Form({})

    with refusals_on(form, FileExistsError):
        raise refusal("Somebody was first.")

    assert form.errors == {"__all__": ["Somebody was first."]}


def test_what_is_done_leaves_the_form_as_it_was():
    form = forms.Form({})

    with refusals_on(form):
        pass

    assert form.errors == {}


def test_an_error_that_is_no_refusal_goes_through():
    form = forms.Form({})

    with pytest.raises(KeyError), refusals_on(form):
        raise KeyError("a mistake of ours")

    assert form.errors == {}
