"""A small adopted report with its parts, and its public version, agreed by the State or not."""

from datetime import date

from headway.engines.reports.keys import with_keys
from headway.engines.reports.models import Edition, Publication
from headway.engines.reports.partial import compose
from headway.engines.reports.publishing import prepared
from headway.engines.reports.stored import MEDIA_TYPE, to_bytes
from headway.engines.reports.values import Basis, Heading, Paragraph, Report, Sentence, Status
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import store_file
from headway.foundation.ledger.scanning import written_here
from tests import make

WORDS = ("The State has a strategy.", "The post at Grod holds 150 officers.", "All 150 officers were trained.")
PLACE = "https://example.org"


def a_small_report():
    paragraphs = [Paragraph((Sentence(words, basis=Basis.STRUCTURAL),)) for words in WORDS]
    blocks = (Heading("Findings", 1, "findings"), *with_keys("findings", paragraphs))
    return Report("follow-up", "Follow-up assessment of Orsania", blocks, status=Status.CLEARED)


def kept(data, name, media_type):
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="kept") as change:
        return store_file(change, written_here(data), name=name, media_type=media_type, compartment="XOR")


def an_adopted_report(assessment, **given):
    """An edition as it stands once it was adopted, for both sides."""
    page = kept(b"<p>The report</p>", "report.html", "text/html")
    values = kept(to_bytes(a_small_report()), "report.json", MEDIA_TYPE)
    given = {"audience": "shared", **given}
    return make.added(
        Edition(
            assessment=assessment, report="follow-up", readers="shared", status="adopted", file=page,
            digest=page.sha256, content=values, kept_on=make.TODAY, adopted_on=make.TODAY, adopted_how="decision",
            decision="Adopted.", frozen="0" * 64, **make.sight(**given),
        )
    )  # fmt: skip


def a_publication(edition, **given):
    """Its public version in preparation; all of it is kept."""
    told = {"marked": True, "place": PLACE, "public_from": date(2026, 3, 1), **given}
    sight = make.sight(audience="shared", circle=edition.circle)
    return make.added(
        Publication(
            assessment=edition.assessment_id, edition=edition.pk, code=edition.assessment.code, report="follow-up",
            title="Follow-up assessment of Orsania", **told, **sight,
        )
    )  # fmt: skip


def agreed(publication, edition):
    """The same once the State agreed to it as it stands."""
    make.a_consent("publish", publication.pk, audience="shared", circle=publication.circle)
    digest = prepared(publication, edition, make.a_lead()).digest
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="agreed") as change:
        return change.edit(publication, agreed_as=digest, agreed_on=make.TODAY, document="Note No. 9/2026")


def published(publication):
    """The same as everyone reads it."""
    report = compose(a_small_report(), {}, marked=True)
    values = kept(to_bytes(report), "public.json", MEDIA_TYPE)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="published") as change:
        return change.edit(
            publication, audience="public", content=values, file=values, digest=values.sha256, published_on=make.TODAY
        )
