"""The forms of an assessment: its recommendations to report on, its questions to answer.

`within` narrows what is read to rows of these audiences, for a form that leaves; without it holds the actor's sight.
"""

from collections.abc import Collection

from headway.casework.assessments.models import Answer, Assessment
from headway.casework.recommendations.models import Progress
from headway.casework.recommendations.queries import as_counted, visible_recommendations
from headway.casework.recommendations.rules import SCALE
from headway.engines.exchange.forms.values import Form, FormItem
from headway.foundation.catalogue.pins import bare
from headway.foundation.catalogue.queries import level_labels
from headway.foundation.catalogue.questions import Question
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor

NIL = "nil"
NOTHING = "Nothing to report"
RESPONSES = (
    "Choose for each recommendation how far it has come, and write what was done. “Nothing to report” is an answer; a "
    "box left as it is says nothing."
)
QUESTIONS = "Write your answer beside each question. A box left as it is says nothing."


def response_table(assessment: Assessment, actor: Actor, within: Collection[str] | None = None) -> Form:
    """One item for each recommendation that the actor may see, with what the State reported last."""
    asked = visible_recommendations(actor).filter(assessment=assessment.pk)
    rows = sorted(asked if within is None else asked.filter(audience__in=within), key=as_counted)
    last = _last_reported(assessment, actor, within)
    choices = (*level_labels(SCALE).items(), (NIL, NOTHING))
    items = []
    for row in rows:
        said = last.get(str(row.pk))
        choice = (NIL if said.nil_return else said.level) if said else ""
        items.append(FormItem(str(row.pk), row.code, row.text, said.reason if said else "", choice, choices))
    return Form(f"Response table: recommendations of {assessment.code}", RESPONSES, tuple(items))


def _last_reported(assessment: Assessment, actor: Actor, within: Collection[str] | None) -> dict[str, Progress]:
    rows = Progress.objects.visible_to(actor).filter(
        recommendation__assessment=assessment.pk, side=Progress.Side.STATE, scale=SCALE
    )
    rows = rows if within is None else rows.filter(audience__in=within)
    return {str(row.recommendation_id): row for row in rows.order_by("as_of", "id")}


def questionnaire(assessment: Assessment, actor: Actor, area: str = "", within: Collection[str] | None = None) -> Form:
    """The questions of the assessment's framework, or of one area of it, with what the State answered last."""
    framework = bare(assessment.framework)
    asked = [q for q in load_catalogue().questions.values() if q.framework == framework and area in {"", q.area}]
    last = _last_answers(assessment, actor, within)
    items = []
    for question in asked:
        said = last.get(question.id)
        choices = choices_of(question)
        items.append(
            FormItem(
                question.id, question.id, question.text, said.text if said else "", said.value if said else "", choices
            )
        )
    return Form(f"Questions for {assessment.code}", QUESTIONS, tuple(items))


def choices_of(question: Question) -> tuple[tuple[str, str], ...]:
    """What there is to choose from; nothing where text is asked for."""
    if question.answer == "yes_no":
        return ("yes", "Yes"), ("no", "No")
    return tuple((option.id, option.label) for option in question.options)


def _last_answers(assessment: Assessment, actor: Actor, within: Collection[str] | None) -> dict[str, Answer]:
    rows = Answer.objects.visible_to(actor).filter(assessment=assessment.pk, voice=Answer.Voice.STATE, part="")
    rows = rows if within is None else rows.filter(audience__in=within)
    return {row.question: row for row in rows.order_by("given_on", "id")}
