"""For whom and for which file a tracker is read, and what is known there already, loaded once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import called
from headway.casework.recommendations.models import Recommendation
from headway.engines.intake.trackers.cells import Refused, words_of
from headway.engines.intake.trackers.fields import said_plainly
from headway.engines.intake.trackers.recipes import Recipe
from headway.engines.intake.trackers.sheets import Cell
from headway.foundation.access.models import Audience
from headway.foundation.access.policy import BODY_ROLES, STATE_ROLES
from headway.foundation.access.rules import may_provide
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import State
from headway.foundation.core.actors import Actor
from headway.foundation.core.numbers_said import say_each
from headway.foundation.core.verdicts import NotAllowed

FOR_THE_SIDE = "recommendations"
"""The target whose rows are for everybody of a side from the beginning."""


@dataclass(frozen=True)
class Scope:
    """An actor, the organisation they write for, a State's file, and the assessment whose numbers are meant."""

    actor: Actor
    holder: Organisation
    compartment: str
    recipe: Recipe

    @cached_property
    def assessment(self) -> Assessment | None:
        """The assessment that the recipe names, if this person may see it."""
        found = called(self.recipe.assessment, self.actor) if self.recipe.assessment else None
        return found if found is not None and found.compartment == self.compartment else None

    def require_assessment(self) -> Assessment:
        """Raises Refused where the recipe names none that is open to this person."""
        if self.assessment is None:
            raise Refused(_("Say once in the recipe to which assessment the rows belong."), once=True)
        return self.assessment

    @cached_property
    def state_name(self) -> str:
        named = State.objects.filter(pk=self.compartment).values_list("name", flat=True).first()
        return named or self.compartment

    @cached_property
    def recommendations(self) -> dict[str, list[Recommendation]]:
        """What people call each recommendation of the file that this person may see: its code and its number."""
        rows = Recommendation.objects.visible_to(self.actor).filter(compartment=self.compartment)
        rows = rows.leading_to_visible(self.actor, "assessment").select_related("assessment")
        found: dict[str, list[Recommendation]] = {}
        for row in rows:
            found.setdefault(said_plainly(row.code), []).append(row)
            if self.assessment is None or row.assessment_id == self.assessment.pk:
                found.setdefault(plain_number(row.number), []).append(row)
        return found

    def recommendation(self, cell: Cell, field: str) -> Recommendation:
        """The one recommendation that a cell names. Raises Refused for none and for more than one."""
        said = words_of(cell)
        names = _names(said)
        rows = next((self.recommendations[name] for name in names if name in self.recommendations), [])
        if isinstance(cell, float) and not cell.is_integer():
            longer = [n for n in (f"{said}{zeros}" for zeros in ("0", "00")) if n in self.recommendations]
            if longer:
                raise Refused(
                    _(
                        "%(said)s may be %(said)s or %(longer)s, which a number in a spreadsheet cannot tell apart: make the "
                        "column text and write it as printed."
                    )
                    % {"said": said, "longer": longer[0]},
                    field,
                )
        if not rows:
            raise Refused(
                _("No recommendation “%(said)s” is known in this file: look at the number as printed.")
                % {"said": said},
                field,
            )
        if len(rows) > 1:
            codes = say_each(sorted(row.code for row in rows)[:3])
            raise Refused(
                _("“%(said)s” is printed more than once (%(codes)s): say once in the recipe which assessment.")
                % {"said": said, "codes": codes},
                field,
                once=True,
            )
        return rows[0]

    @cached_property
    def audience(self) -> str:
        """Who reads what is written: its holder alone; of recommendations of other mechanisms, the whole side.

        Those are no draft of a ministry's: whoever answers for the State enters them for the State.
        """
        if self.recipe.target != FOR_THE_SIDE:
            return Audience.OWN
        answers = {seat.role for seat in self.actor.seats} & (STATE_ROLES | BODY_ROLES)
        if not answers:
            return Audience.OWN
        return Audience.BODY if self.holder.body_id else Audience.STATE

    def sight(self) -> dict[str, object]:
        """The access columns of a new row."""
        return {"compartment": self.compartment, "holder": self.holder, "audience": self.audience}


def plain_number(number: str) -> str:
    """A number as people type it: "R.3", "Rec. 3", "3." and "(3)" are 3."""
    plain = said_plainly(number).strip("().:# ")
    for word in ("recommendation", "rec.", "rec", "no.", "no", "nr.", "n°", "№"):
        if plain.startswith(word) and plain[len(word) :].strip(" .:")[:1].isdigit():
            plain = plain[len(word) :].strip(" .:")
    return plain


def _names(said: str) -> Iterable[str]:
    plain = plain_number(said)
    return dict.fromkeys([said_plainly(said), plain, plain.removeprefix("r").strip(". -")])


def holder_for(actor: Actor, compartment: str) -> Organisation:
    """The organisation for which somebody writes in a State's file. Raises NotAllowed."""
    verdict = None
    for seat in actor.seats:
        verdict = may_provide(actor, holder=seat.organisation, compartment=compartment)
        if verdict:
            return Organisation.objects.get(pk=seat.organisation)
    raise NotAllowed(verdict.because if verdict else _("You can write only for your own organisation."))
