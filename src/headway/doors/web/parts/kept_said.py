"""Short notes that are kept in English, said in the reader's language: why a measure stands there, which file left."""

from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from headway.casework.plans.first import AREA
from headway.doors.web.parts.retold import retell
from headway.doors.web.parts.said import say
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.catalogue.values import load_catalogue

FILE_OF = "file of a "


def say_placing(because: str) -> str:
    """Why a measure stands in a pillar; areas are called as the catalogue's translations call them."""
    head, _value, _rest = AREA.partition("%(areas)s")
    if not because.startswith(head):
        return retell(because)
    said = (in_readers_language("areas", _areas().get(title, ""), title) for title in because[len(head) :].split("; "))
    return _(AREA) % {"areas": pgettext("between items", "; ").join(said)}


@cache
def _areas() -> dict[str, str]:
    return {area.title: area.id for area in load_catalogue().areas.values()}


def say_departure(what: str) -> str:
    """What a file was that left, as the log of departures names it."""
    if not what.startswith(FILE_OF):
        return retell(what)
    return _("file: %(kind)s") % {"kind": say(what.removeprefix(FILE_OF).replace("-", " "))}
