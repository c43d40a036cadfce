"""What rows of reports and consents are called on a page, in the reader's language; the record keeps their English."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from headway.doors.web.parts.said import say
from headway.engines.reports.models import Edition, Publication, Return, Sending
from headway.engines.reports.outlines import Outline
from headway.foundation.access.models import Audience, CaseRecord, Consent
from headway.foundation.catalogue.languages import in_readers_language


def say_report(kind: Outline) -> str:
    """The name of a kind of report; one of an organisation's own is as that organisation calls it."""
    return in_readers_language("reports", kind.id, kind.name)


def say_kind(kind: str) -> str:
    """A kind of report within a sentence: its id, which is English, or its name in another language."""
    return in_readers_language("reports", kind, kind)


def say_row(row: CaseRecord) -> str:
    """What a row is called: "version 2 of the follow-up report". Those that have a name of their own keep it."""
    match row:
        case Sending():
            return _("version %(number)s of the %(report)s report") % {
                "number": row.number,
                "report": say_kind(row.report),
            }
        case Return():
            return _("comments of %(institution)s") % {"institution": row.institution}
        case Edition(correction=""):
            return _("%(report)s report for %(readers)s") % _edition(row)
        case Edition():
            return _("%(correction)s of the %(report)s report for %(readers)s") % _edition(row)
        case Publication():
            return _("public version of the %(report)s report of %(code)s") % {
                "report": say_kind(row.report),
                "code": row.code,
            }
        case Consent(document="", covers=""):
            return _("consent to %(what)s") % {"what": say(row.get_what_display())}
        case _other:
            return say(str(row))


def _edition(row: Edition) -> dict[str, str]:
    return {
        "report": say_kind(row.report),
        "readers": readers_said(row.readers),
        "correction": say(row.get_correction_display()) if row.correction else "",
    }


def readers_said(audience: str) -> str:
    """For whom a kept report is: in English by the audience's word, which is how the record names it."""
    return audience if get_language() in (None, "en") else say(str(Audience(audience).label))
