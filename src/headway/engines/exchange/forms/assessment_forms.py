"""The forms of an assessment: its recommendations to report on, its questions to answer.

`within` narrows what is read to rows of these audiences, for a form that leaves; without it holds the actor's sight.
"""

from collections.abc import Collection, Mapping
from functools import partial

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from headway.casework.assessments.models import Answer, Assessment
from headway.casework.recommendations.models import Progress
from headway.casework.recommendations.queries import as_counted, visible_recommendations
from headway.casework.recommendations.rules import SCALE
from headway.engines.exchange.every_language import Choices, read_as
from headway.engines.exchange.forms.values import NIL, Form, FormItem
from headway.engines.reports.values import Audience
from headway.engines.reports.words import term
from headway.engines.reports.words_of_papers import WordsOfRecord
from headway.foundation.catalogue.languages import say_level
from headway.foundation.catalogue.pins import bare
from headway.foundation.catalogue.queries import level_labels
from headway.foundation.catalogue.questions import Question
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor

NOTHING = gettext_noop("Nothing to report")
RESPONSES = gettext_noop(
    "Choose for each recommendation how far it has come, and write what was done. “Nothing to report” is an answer; a "
    "box left as it is says nothing."
)
QUESTIONS = gettext_noop("Write your answer beside each question. A box left as it is says nothing.")


def response_table(assessment: Assessment, actor: Actor, within: Collection[str] | None = None) -> Form:
    """One item for each recommendation that the actor may see, with what the State reported last.

    It is in the language in use, recommendations where they were translated into it for whoever will read the form.
    """
    asked = visible_recommendations(actor).filter(assessment=assessment.pk)
    rows = sorted(asked if within is None else asked.filter(audience__in=within), key=as_counted)
    last = _last_reported(assessment, actor, within)
    progress = partial(_progress, level_labels(SCALE))
    choices, known = progress(), read_as(progress)
    words = WordsOfRecord(rows, actor, _narrowest(within))
    items = []
    for row in rows:
        said = last.get(str(row.pk))
        choice = (NIL if said.nil_return else said.level) if said else ""
        reason = said.reason if said else ""
        items.append(FormItem(str(row.pk), row.code, words.of(row, "text"), reason, choice, choices, known))
    title = _("Response table: recommendations of %(code)s") % {"code": assessment.code}
    return Form(title, _(RESPONSES), tuple(items), language=get_language() or "en")


def _progress(labels: Mapping[str, str]) -> Choices:
    """How far something has come, in the language in use, and that there is nothing to report."""
    levels = ((level, say_level(SCALE, level, term(label))) for level, label in labels.items())
    return (*levels, (NIL, _(NOTHING)))


def _narrowest(within: Collection[str] | None) -> Audience:
    """Who will read a form: those of the first audience that is in it, or whoever writes it."""
    return next((one for one in Audience if within is not None and one in within), Audience.OWN)


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
        choices = partial(choices_of, question)
        text, value = (said.text, said.value) if said else ("", "")
        items.append(FormItem(question.id, question.id, question.text, text, value, choices(), read_as(choices)))
    title = _("Questions for %(code)s") % {"code": assessment.code}
    return Form(title, _(QUESTIONS), tuple(items), language=get_language() or "en")


def choices_of(question: Question) -> tuple[tuple[str, str], ...]:
    """What there is to choose from; nothing where text is asked for."""
    if question.answer == "yes_no":
        return ("yes", term("Yes")), ("no", term("No"))
    return tuple((option.id, option.label) for option in question.options)


def _last_answers(assessment: Assessment, actor: Actor, within: Collection[str] | None) -> dict[str, Answer]:
    rows = Answer.objects.visible_to(actor).filter(assessment=assessment.pk, voice=Answer.Voice.STATE, part="")
    rows = rows if within is None else rows.filter(audience__in=within)
    return {row.question: row for row in rows.order_by("given_on", "id")}
