"""What people fill in about people. A form checks shapes; rules decide."""

from datetime import timedelta
from typing import Any, cast

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from headway.doors.web.parts.said import say, say_role, say_state
from headway.doors.web.people.scopes import Scopes
from headway.foundation.access.accounts import inviting_organisations
from headway.foundation.access.models import TokenScope, User
from headway.foundation.access.oversight import Place, may_invite, place_for, roles_given_by
from headway.foundation.access.seats import may_be_given
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import State
from headway.foundation.core.actors import Actor, Role

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
DAYS = [(7, _("a week")), (30, _("a month")), (90, _("three months")), (365, _("a year"))]


def _scopes() -> list[tuple[str, str]]:
    return [(value, say(str(label))) for value, label in TokenScope.choices]


class StateField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's own class takes none
    """States to choose among, each as the reader's language calls it."""

    def label_from_instance(self, obj: State) -> str:
        return say_state(obj.code)


class PasswordForm(forms.Form):
    """A new password, given twice."""

    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters: four unrelated words are easier to keep in mind than a short riddle."),
    )
    again = forms.CharField(
        label=_("The password again"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "password" in given:
            self._judge(given)
        return given

    def owner(self, given: dict[str, Any]) -> User:
        """Whose password it is to be: it must not resemble their name or address."""
        return User(email=given.get("email", ""), name=given.get("name", ""), office=given.get("office", ""))

    def _judge(self, given: dict[str, Any]) -> None:
        if given.get("again") != given["password"]:
            self.add_error("again", _("This is not the same password."))
        try:
            validate_password(given["password"], self.owner(given))
        except ValidationError as error:
            self.add_error("password", error)


class AcceptForm(PasswordForm):
    """What an invited person says of themselves."""

    name = forms.CharField(label=_("Your name"), max_length=120)
    office = forms.CharField(
        label=_("Your office"), max_length=160, required=False, help_text=_("As others should see it.")
    )
    field_order = ("name", "office", "password", "again")

    def __init__(self, *args: Any, email: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def owner(self, given: dict[str, Any]) -> User:
        return super().owner({**given, "email": self.email})


class BeginForm(PasswordForm):
    """The first administrator, and the organisation that runs the installation."""

    name = forms.CharField(label=_("Your name"), max_length=120)
    office = forms.CharField(label=_("Your office"), max_length=160, required=False)
    email = forms.EmailField(label=_("Your e-mail address"), help_text=_("You sign in with it."))
    organisation = forms.ModelChoiceField(
        label=_("The assessing body that runs this installation"),
        queryset=Organisation.objects.filter(type="body").select_related("body"),
        required=False,
        empty_label=_("(a State runs it)"),
    )
    state = StateField(
        label=_("Or the State"),
        queryset=State.objects.order_by("name"),
        required=False,
        empty_label=_("(a body runs it)"),
    )
    ministry = forms.CharField(label=_("And its ministry or agency"), max_length=200, required=False)
    field_order = ("name", "office", "email", "password", "again", "organisation", "state", "ministry")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("organisation", "state", "ministry"):
            self.fields[name].either = True  # type: ignore[attr-defined]  # so that none of them is called optional

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if bool(given.get("organisation")) == bool(given.get("state")):
            self.add_error("organisation", _("Choose either the body or the State."))
        elif given.get("state") and not given.get("ministry", "").strip():
            self.add_error("ministry", _("Name the ministry or agency."))
        return given


class InviteForm(forms.Form):
    """Whom to ask in, and to what. Offers what the actor may give; the rule has the last word."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), help_text=_("The invitation is theirs alone."))
    office = forms.CharField(label=_("Office"), max_length=160, required=False, help_text=_("As others should see it."))
    role = forms.ChoiceField(label=_("Role"))
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none(), empty_label=_("(choose)")
    )
    compartment = StateField(
        label=_("File"),
        queryset=State.objects.order_by("name"),
        required=False,
        empty_label=_("every file of theirs"),
        help_text=_("The State whose file they work on. A State's own people work on its file alone."),
    )

    scope = forms.ChoiceField(
        label=_("Only for"),
        required=False,
        help_text=_("One assessment, one visit or what one organisation holds; of the assessments those you can see."),
    )
    since = forms.DateField(
        label=_("From"), required=False, help_text=_("Left empty: from the day they accept."), widget=DAY
    )
    until = forms.DateField(
        label=_("Until"),
        required=False,
        help_text=_("The first day on which the seat is no longer theirs."),
        widget=DAY,
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        roles = roles_given_by(actor)
        cast(forms.ChoiceField, self.fields["role"]).choices = [(role.value, say_role(role.value)) for role in roles]
        organisations = Organisation.objects.filter(pk__in=_open_to(actor, roles))
        _choose_among(self.fields["organisation"], organisations)
        self.scopes = Scopes.of(actor, organisations)
        cast(forms.ChoiceField, self.fields["scope"]).choices = self.scopes.choices
        files = {seat.compartment for seat in actor.seats}
        if "" not in files:
            _choose_among(self.fields["compartment"], State.objects.filter(code__in=files))
            self.fields["compartment"].initial = next(iter(files), None)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if {"role", "organisation"} <= given.keys():
            place = self.place()
            verdict = may_invite(self.actor, place) and may_be_given(self.actor, place, on=self.actor.today)
            if not verdict:
                raise ValidationError(verdict.because)
        return given

    def place(self) -> Place:
        """What is offered to them."""
        state = self.cleaned_data.get("compartment")
        given = self.cleaned_data
        scope = self.scopes.meant(given.get("scope", ""))
        file = state.code if state else scope.compartment if scope else ""
        return place_for(
            Role(given["role"]),
            given["organisation"],
            file,
            scope=scope.key if scope else None,
            since=given.get("since"),
            until=given.get("until"),
        )


class TokenForm(forms.Form):
    """A program's key."""

    name = forms.CharField(label=_("What it is for"), max_length=80)
    scope = forms.ChoiceField(label=_("It may"), choices=_scopes, widget=forms.RadioSelect, initial="read")
    compartment = StateField(
        label=_("File"), queryset=State.objects.none(), required=False, empty_label=_("every file of yours")
    )
    days = forms.TypedChoiceField(label=_("It ends in"), choices=DAYS, coerce=int, initial=90)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        files = {seat.compartment for seat in actor.seats}
        states = State.objects.order_by("name")
        _choose_among(self.fields["compartment"], states if "" in files else states.filter(code__in=files))

    def lasts(self) -> timedelta:
        return timedelta(days=self.cleaned_data["days"])


def _choose_among(field: forms.Field, rows: "QuerySet[Any]") -> None:
    cast("forms.ModelChoiceField[Any]", field).queryset = rows


def _open_to(actor: Actor, roles: list[Role]) -> list[Any]:
    found = inviting_organisations()
    return [row.pk for row in found if any(may_invite(actor, place_for(role, row, _file(actor))) for role in roles)]


def _file(actor: Actor) -> str:
    return next((seat.compartment for seat in actor.seats), "")
