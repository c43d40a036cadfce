"""Which reports there are, and for whom somebody may have one written."""

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _

from headway.doors.web.parts.said import say
from headway.engines.reports.outlines import Outline
from headway.engines.reports.services import list_kinds
from headway.engines.reports.values import WORDS, Audience
from headway.foundation.core.actors import Actor, Role, Side

READERS = {
    Side.BODY: (Audience.BODY, Audience.SHARED, Audience.PARTNERS, Audience.PUBLIC),
    Side.STATE: (Audience.STATE, Audience.SHARED, Audience.PARTNERS, Audience.PUBLIC),
    Side.PARTNER: (Audience.PARTNERS, Audience.PUBLIC),
    Side.PUBLIC: (Audience.PUBLIC,),
}
"""For whom somebody on a side may have a report written: nobody sees more in it than they do on the pages."""

COMMITTEE = frozenset({Role.MEMBER, Role.COMMITTEE_READER})
DRAFTERS = frozenset({Side.BODY, Side.STATE})


def _is_of_the_committee(actor: Actor) -> bool:
    """Whether somebody sits only in the Committee: it drafts nothing, and reads what was submitted as it was kept."""
    return bool(actor.seats) and all(seat.role in COMMITTEE for seat in actor.seats)


def may_draft(actor: Actor) -> bool:
    """Whether somebody takes part in drafting: they are told what was left out, and led to drafts."""
    return actor.side in DRAFTERS and not _is_of_the_committee(actor)


def kinds_for(actor: Actor) -> list[Outline]:
    """The kinds of report somebody may have written: those for anyone, and for a side that drafts those of its own."""
    own = str(actor.side) if may_draft(actor) else ""
    return [kind for kind in list_kinds() if kind.by in {"anyone", own}]


def kind_for(kind: str, actor: Actor) -> Outline | None:
    """The kind of that name, if somebody may have it written."""
    return next((found for found in kinds_for(actor) if found.id == kind), None)


def language_asked(given: QueryDict) -> str:
    """The language somebody wants a paper in; English where none of the six is named."""
    language = given.get("language", "")
    return language if language in dict(settings.LANGUAGES) else "en"


def readers_of(actor: Actor, *, public_only: bool = False) -> list[tuple[Audience, str]]:
    """For whom this reader may have a report or a paper written, in words."""
    readers = READERS[Side.PUBLIC] if _is_of_the_committee(actor) else READERS.get(actor.side, READERS[Side.PUBLIC])
    return [(reader, say(WORDS[reader])) for reader in readers if reader is Audience.PUBLIC or not public_only]


def paper_readers(actor: Actor, *, plans: bool) -> list[tuple[Audience, str]]:
    """For whom somebody may print the papers of a visit: those who plan it for their own organisation first of all."""
    readers = readers_of(actor)
    if not plans:
        return readers
    return [
        (Audience.OWN, _("your own organisation")),
        *((one, words) for one, words in readers if one != Audience.BODY),
    ]
