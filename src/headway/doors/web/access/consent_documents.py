"""The document of a consent: a source like any other, with an audience of its own."""

from datetime import datetime

from headway.casework.evidence.models import Source
from headway.doors.web.access.consent_forms import ConsentForm
from headway.doors.web.parts.uploads import read_upload
from headway.engines.intake.pictures import is_picture, take_in_picture
from headway.engines.intake.readers.limits import limits
from headway.engines.intake.sources import take_in
from headway.foundation.access.consenting import may_consent, record_consent
from headway.foundation.access.models import Audience, Consent
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import changeset


def record_with_file(consent: Consent, form: ConsentForm, *, actor: Actor, at: datetime) -> Consent:
    """Put a consent on record and, in the same act, take in the file that was given with it.

    The file goes the way of every document: scanner, kind, limits. Raises NotAllowed, NotTaken, Unreadable.
    """
    file = form.cleaned_data["file"]
    if file is None:
        return record_consent(consent, actor=actor, at=at)
    require(may_consent(actor, consent))
    data = read_upload(file, in_parts=True)
    with changeset(actor=actor, at=at, reason=f"consent to {consent.get_what_display()}"):
        source = _source_of(consent, form.cleaned_data["file_for"] or Audience.OWN)
        consent.source = _taken_in(source, data, file.name or "", actor, at).pk
        return record_consent(consent, actor=actor, at=at)


def document_of(consent: Consent, actor: Actor) -> Source | None:
    """The source that is its document, for whoever may see that; others are told what the consent says of it."""
    if consent.source is None:
        return None
    return Source.objects.visible_to(actor).filter(pk=consent.source).select_related("file").first()


def _source_of(consent: Consent, audience: str) -> Source:
    return Source(
        type=Source.Kind.LETTER,
        title=consent.document,
        dated=consent.given_on.isoformat(),
        compartment=consent.compartment,
        holder=consent.holder,
        audience=audience,
    )


def _taken_in(source: Source, data: bytes, name: str, actor: Actor, at: datetime) -> Source:
    if is_picture(data):
        return take_in_picture(source, data, name=name, limits=limits(), actor=actor, at=at)
    return take_in(source, data, name=name, actor=actor, at=at)[0]
