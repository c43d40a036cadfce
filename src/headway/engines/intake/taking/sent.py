"""What a document is matched with: the questions and recommendations that the actor may see in a State's file."""

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Source
from headway.casework.recommendations.models import Recommendation
from headway.casework.recommendations.queries import as_counted
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.documents.replies.questions import likely_asked, of_a_list, of_the_catalogue
from headway.engines.intake.documents.replies.values import Asked
from headway.engines.intake.documents.response_tables.values import Recommended
from headway.engines.intake.layer import Document
from headway.engines.intake.sources import document_of
from headway.engines.intake.taking.offers import Sent
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor

CATALOGUE = "catalogue"


def sent_for(
    kind: DocumentKind,
    document: Document,
    assessment: Assessment | None,
    questions: str,
    listed: Source | None,
    actor: Actor,
) -> Sent:
    """What was sent: `listed` is a source that lists the questions, `questions` may be "catalogue" for all of its."""
    if kind is DocumentKind.REPLY:
        return Sent(asked=_asked(document, questions, listed))
    if kind is DocumentKind.RESPONSE_TABLE and assessment is not None:
        return Sent(issued=issued_in(assessment, actor), known=True)
    return Sent()


def _asked(document: Document, questions: str, listed: Source | None) -> list[Asked]:
    list_ = document_of(listed) if listed is not None else None
    if list_ is not None:
        return of_a_list(list_)
    if questions == CATALOGUE:
        return of_the_catalogue(load_catalogue().questions.values())
    return likely_asked(document)


def issued_in(assessment: Assessment, actor: Actor) -> list[Recommended]:
    """The recommendations of an assessment by their printed numbers, as people count them."""
    rows = Recommendation.objects.visible_to(actor).filter(assessment=assessment, draft=False).order_by("id")
    ordered = sorted(rows.select_related("assessment"), key=as_counted)
    return [Recommended(row.code, row.number, row.text) for row in ordered]
