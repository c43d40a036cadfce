"""Needs for assistance, told apart by their title, and offers, by their title and provider."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.casework.assistance.models import Need, Offer
from headway.casework.assistance.rules import NOT_ANOTHERS, enters_its_own_alone, may_agree, may_say_agreed
from headway.casework.assistance.services import change_need, change_offer, make_offer, state_need
from headway.casework.evidence.models import Passage
from headway.engines.intake.trackers.cells import Refused
from headway.engines.intake.trackers.fields import Field, Form, said_plainly
from headway.engines.intake.trackers.scope import Scope
from headway.engines.intake.trackers.targets.target import STATE, Placed, Target
from headway.foundation.access.models import CaseRecord
from headway.foundation.access.rules import may_provide, may_write
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import Verdict

WITH_ITS_DOCUMENT = gettext_noop(
    "Leave the day out here, and record the agreement with its document on the page of the need."
)


class NeedRows(Target):
    """A need counts as agreed with the State from the day in its column, which only the State itself fills in.

    Whoever else reads such a list in records the agreement with its document, one by one.
    """

    id = "needs"
    label = "needs for assistance"
    fields = (
        STATE,
        Field("title", "Need", required=True, identifies=True, most=200),
        Field("text", "Description", Form.LONG),
        Field("priority", "Priority", most=20),
        Field("agreed_on", "Agreed on", Form.DAY),
        Field("state_of_it", "State of it", Form.CHOICE, choices=tuple(Need.State.choices)),
        Field("recommendation", "Recommendation", Form.NUMBER),
    )

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope)
        rows = Need.objects.visible_to(scope.actor).filter(compartment=scope.compartment, holder=scope.holder)
        self.known = {said_plainly(row.title): row for row in rows}

    def may(self, actor: Actor) -> Verdict:
        return may_write(actor, holder=self.scope.holder.pk, compartment=self.scope.compartment)

    def place(self, given: Mapping[str, Any]) -> Placed:
        row = self.known.get(said_plainly(given["title"]))
        self._require_agreement(row, given.get("agreed_on"))
        values = {name: given[name] for name in ("text", "priority", "agreed_on") if name in given}
        if "state_of_it" in given:
            values["state"] = given["state_of_it"]
        if "recommendation" in given:
            values["recommendation_id"] = self.scope.recommendation(given["recommendation"], "recommendation").pk
        if row is None:
            self.scope.require_assessment()
        return Placed(given["title"], row, values, {"title": given["title"]})

    def _require_agreement(self, row: Need | None, on: date | None) -> None:
        """Raises Refused where this person cannot record on their word that the State agreed on a day."""
        if on is None or (row is not None and row.agreed_on == on):
            return
        actor = self.scope.actor
        if on > actor.today:
            raise Refused(_("The State cannot have agreed in the future."), "agreed_on")
        if row is not None and row.agreed_on is not None:
            raise Refused(may_agree(actor, row, proof=False).because, "agreed_on")
        verdict = may_say_agreed(actor, row or Need(**self.scope.sight()), proof=False)
        if not verdict:
            raise Refused(f"{verdict.because} {_(WITH_ITS_DOCUMENT)}", "agreed_on")

    def create(self, placed: Placed, *, actor: Actor, at: datetime, passage: Passage) -> CaseRecord:
        row = Need(
            assessment=self.scope.require_assessment(),
            passage=passage,
            **self.scope.sight(),
            **placed.besides,
            **placed.values,
        )
        return state_need(row, actor=actor, at=at)

    def change(self, row: CaseRecord, values: Mapping[str, Any], *, actor: Actor, at: datetime) -> None:
        assert isinstance(row, Need)
        change_need(row, actor=actor, at=at, **values)


class OfferRows(Target):
    """The provider must be an organisation that is known here: an import does not make organisations."""

    id = "offers"
    label = "offers of assistance"
    fields = (
        STATE,
        Field("title", "Offer", required=True, identifies=True, most=200),
        Field("provider", "Provider", required=True, identifies=True, most=200),
        Field("text", "Description", Form.LONG),
        Field("dates", "Period", Form.DATE, most=40),
        Field("budget", "Budget", Form.MONEY),
        Field("currency", "Currency", most=3),
    )

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope)
        rows = Offer.objects.visible_to(scope.actor).filter(compartment=scope.compartment, holder=scope.holder)
        self.known = {(said_plainly(row.title), row.provider_id): row for row in rows}
        self.only_own = enters_its_own_alone(scope.actor, scope.holder.pk)
        self.providers: dict[str, Organisation] = {}
        for organisation in Organisation.objects.listed():
            for name in (organisation.name, organisation.acronym, *organisation.aliases.splitlines()):
                if name:
                    self.providers.setdefault(said_plainly(name), organisation)

    def may(self, actor: Actor) -> Verdict:
        return may_provide(actor, holder=self.scope.holder.pk, compartment=self.scope.compartment)

    def place(self, given: Mapping[str, Any]) -> Placed:
        provider = self.providers.get(said_plainly(given["provider"]))
        if provider is None:
            raise Refused(
                _("No organisation “%(given)s” is known here: write its name as the list has it.")
                % {"given": given["provider"]},
                "provider",
            )
        if self.only_own and provider.pk != self.scope.holder.pk:
            raise Refused(NOT_ANOTHERS, "provider")
        row = self.known.get((said_plainly(given["title"]), provider.pk))
        values = {name: given[name] for name in ("text", "dates", "budget", "currency") if name in given}
        return Placed(
            f"{given['title']} ({provider.label})", row, values, {"title": given["title"], "provider": provider}
        )

    def create(self, placed: Placed, *, actor: Actor, at: datetime, passage: Passage) -> CaseRecord:
        row = Offer(passage=passage, **self.scope.sight(), **placed.besides, **placed.values)
        return make_offer(row, actor=actor, at=at)

    def change(self, row: CaseRecord, values: Mapping[str, Any], *, actor: Actor, at: datetime) -> None:
        assert isinstance(row, Offer)
        change_offer(row, actor=actor, at=at, **values)
