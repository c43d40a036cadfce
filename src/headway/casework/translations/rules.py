"""Who may say in which language a text is, put its words into another one, and confirm a machine's."""

from django.utils.translation import gettext as _

from headway.casework.translations.models import Words
from headway.casework.translations.texts import kinds, text_of
from headway.casework.translations.values import LANGUAGES, is_earlier
from headway.foundation.access.models import Audience, CaseRecord
from headway.foundation.access.policy import BODY_ROLES, STATE_ROLES
from headway.foundation.access.rules import PASSED_ON, may_write
from headway.foundation.core.actors import Actor, Seat, Side
from headway.foundation.core.verdicts import YES, Verdict, no


def may_translate(actor: Actor, row: CaseRecord, part: str = "") -> Verdict:
    """Whether someone enters a translation: whoever writes for the text's holder, and each side of what both see."""
    if type(row) not in kinds() or not text_of(row, part).strip():
        return no(_("There is no text here that could be translated."))
    if may_say_language(actor, row) or beside_seat(actor, row):
        return YES
    return no(_("Those who write for its holder translate it, and those who answer for a side that has received it."))


def may_say_language(actor: Actor, row: CaseRecord) -> Verdict:
    """Whether someone says in which language a text is: whoever writes for its holder."""
    verdict = may_write(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle)
    return YES if verdict else no(_("Those who write for its holder say in which language it is."))


def may_confirm(actor: Actor, translation: Words, row: CaseRecord) -> Verdict:
    """Whether someone says that they have read a machine's words against the text: whoever writes for their holder."""
    if not translation.machine:
        return no(_("A person translated it: there is nothing to confirm."))
    if translation.confirmed_by:
        return no(_("It is confirmed already."))
    if is_earlier(translation, text_of(row, translation.part)):
        return no(_("The text was changed since: translate it anew."))
    verdict = may_write(
        actor, holder=translation.holder_id, compartment=translation.compartment, circle=translation.circle
    )
    return YES if verdict else no(_("Those who write for its holder confirm it."))


def is_a_language(language: str) -> Verdict:
    """Whether a language is one of the six."""
    return YES if language in LANGUAGES else no(_("Choose one of the six languages."))


def beside_seat(actor: Actor, row: CaseRecord) -> Seat | None:
    """The seat from which somebody translates what their side has received: they answer for that side."""
    if row.audience not in PASSED_ON:
        return None
    for seat in actor.seats:
        of_the_state = seat.side is Side.STATE and seat.role in STATE_ROLES and seat.compartment == row.compartment
        of_a_body = seat.side is Side.BODY and seat.role in BODY_ROLES
        writes = may_write(actor, holder=seat.organisation, compartment=row.compartment, circle=row.circle)
        if (of_the_state or of_a_body) and writes:
            return seat
    return None


def side_audience(seat: Seat) -> str:
    """For whom a side's own translation of the other's words is."""
    return Audience.STATE if seat.side is Side.STATE else Audience.BODY
