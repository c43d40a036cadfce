"""The record of forms that were sent, as somebody sees it."""

from dataclasses import dataclass

from headway.casework.assessments.models import Assessment
from headway.engines.exchange.forms.taking_over import ANSWER
from headway.engines.exchange.models import FormBack, FormSent
from headway.engines.intake.models import Decision
from headway.engines.reports.models import Return
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.catalogue.pins import bare
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form that was sent, the files that came back with how many answers were taken over, and files of comments."""

    form: FormSent
    backs: tuple[tuple[FormBack, int], ...] = ()
    comments: tuple[Return, ...] = ()

    @property
    def is_answered(self) -> bool:
        return bool(self.backs or self.comments)


def list_forms(assessment: Assessment, actor: Actor) -> list[FormLine]:
    """The forms of an assessment, the last sent first: a few questions to the database, however many forms."""
    rows = FormSent.objects.visible_to(actor).filter(assessment=assessment.pk)
    forms = list(rows.select_related("institution", "holder").order_by("-sent_on", "institution__name", "-id"))
    found = FormBack.objects.visible_to(actor).leading_to_visible(actor, "source").filter(form__in=forms)
    backs = list(found.select_related("institution").order_by("received_on", "id"))
    taken: dict[object, int] = {}
    decided = Decision.objects.visible_to(actor).filter(
        source__in=[back.source_id for back in backs], proposal__startswith=ANSWER
    )
    for source in decided.values_list("source", flat=True):
        taken[source] = taken.get(source, 0) + 1
    sendings = [form.sending_id for form in forms if form.sending_id]
    returns = list(
        Return.objects.visible_to(actor).filter(sending__in=sendings, withdrawn_on=None).select_related("institution")
        if sendings
        else ()
    )
    return [
        FormLine(
            form,
            tuple((back, taken.get(back.source_id, 0)) for back in backs if back.form_id == form.pk),
            tuple(r for r in returns if (r.sending_id, r.institution_id) == (form.sending_id, form.institution_id)),
        )
        for form in forms
    ]


def asked_areas(assessment: Assessment) -> list[tuple[str, str]]:
    """The areas of the assessment's framework that have questions, with their titles, in the catalogue's order."""
    framework = bare(assessment.framework)
    catalogue = load_catalogue()
    asked = {q.area for q in catalogue.questions.values() if q.framework == framework}
    return [
        (key, in_readers_language("areas", key, area.title)) for key, area in catalogue.areas.items() if key in asked
    ]
