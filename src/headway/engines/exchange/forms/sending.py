"""Sending a form: what it asks is read for its readers, written as a Word file, and kept as it left."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.utils.text import slugify
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.engines.exchange.forms.assessment_forms import questionnaire, response_table
from headway.engines.exchange.forms.comment_form import comment_form
from headway.engines.exchange.forms.reading import read_form
from headway.engines.exchange.forms.rules import may_send_form
from headway.engines.exchange.forms.values import Form
from headway.engines.exchange.forms.writing import CHOICE, TEXT, asked_back_by, write_form
from headway.engines.exchange.models import FormSent
from headway.engines.exchange.returns import sent_blocks
from headway.engines.exchange.word_reading import read_returned
from headway.engines.reports.commenting_rules import writes_for
from headway.engines.reports.files import in_name
from headway.engines.reports.models import Sending
from headway.engines.reports.render import MEDIA_TYPES, Format
from headway.foundation.access.links import to_release_along
from headway.foundation.access.models import Grant
from headway.foundation.access.policy import READ_BY
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import Change, changeset
from headway.foundation.ledger.files import read_file, store_file
from headway.foundation.ledger.scanning import written_here


class NothingToAsk(Exception):
    """The form would be empty; the message says what is missing."""


def form_for(
    assessment: Assessment, asks: str, actor: Actor, *, area: str = "", readers: str = "", language: str = ""
) -> Form:
    """A form as it would stand now, with what these readers may see; without readers, with what the actor may see.

    It is in `language`, or in the one in use. Raises NothingToAsk.
    """
    sending = last_sending(assessment, actor, readers) if asks == FormSent.Asks.COMMENTS else None
    if asks == FormSent.Asks.COMMENTS and sending is None:
        said = _("No draft of %(code)s was sent for comments yet: send one first.")
        raise NothingToAsk(said % {"code": assessment.code})
    with override(language or get_language()):
        form = _form(assessment, asks, actor, area, readers, sending)
    if not form.items:
        said = _("There is nothing to ask: %(code)s has nothing of this kind that they may see.")
        raise NothingToAsk(said % {"code": assessment.code})
    return form


def last_sending(assessment: Assessment, actor: Actor, readers: str = "") -> Sending | None:
    """The last draft that was sent for comments, to these readers if they are said."""
    rows = Sending.objects.visible_to(actor).filter(assessment=assessment.pk).select_related("file")
    rows = rows.filter(audience__in=READ_BY[readers]) if readers else rows
    return rows.order_by("-sent_on", "-number").first()


def _form(assessment: Assessment, asks: str, actor: Actor, area: str, readers: str, sending: Sending | None) -> Form:
    within = READ_BY[readers] if readers else None
    if sending is not None:
        return _comment_form(sending, assessment)
    if asks == FormSent.Asks.RESPONSES:
        return response_table(assessment, actor, within)
    return questionnaire(assessment, actor, area, within)


def _comment_form(sending: Sending, assessment: Assessment) -> Form:
    report = in_readers_language("reports", sending.report, sending.report)
    version = _("version %(number)s of the %(report)s report") % {"number": sending.number, "report": report}
    title = _("Comments on %(version)s of %(code)s") % {"version": version, "code": assessment.code}
    return comment_form(title, sent_blocks(sending), version=sending.mark)


def send_forms(
    assessment: Assessment,
    asks: str,
    *,
    readers: str,
    institutions: Sequence[Organisation],
    actor: Actor,
    at: datetime,
    area: str = "",
    answer_by: date | None = None,
    language: str = "en",
) -> list[FormSent]:
    """Keep a form for each institution as the file that leaves, in one act; its own people see it here from that day.

    It is in the language chosen; whatever language it comes back in, it is read.     Raises NotAllowed, NothingToAsk.
    """
    require(may_send_form(actor, assessment, readers))
    if not institutions:
        raise NotAllowed(_("Choose at least one institution."))
    holder = writes_for(actor, assessment)
    assert holder is not None, "the rule has just asked"
    form = form_for(assessment, asks, actor, area=area, readers=readers, language=language)
    with override(language):
        request = f"{form.request}{asked_back_by(answer_by)}"
    sending = last_sending(assessment, actor, readers) if asks == FormSent.Asks.COMMENTS else None
    with changeset(actor=actor, at=at, reason=f"send a form of {assessment.code} to {len(institutions)}") as change:
        rows = []
        for one in institutions:
            mark = sending.mark if sending else secrets.token_hex(6)
            data = write_form(replace(form, version=mark, request=request, institution=one.name))
            file = store_file(
                change,
                written_here(data),
                name=_name_of(assessment, asks, area, one, language),
                media_type=MEDIA_TYPES[Format.DOCX],
                compartment=assessment.compartment,
            )
            row = FormSent(
                assessment=assessment,
                asks=asks,
                area=area if asks == FormSent.Asks.QUESTIONS else "",
                institution=one,
                sending=sending,
                mark=mark,
                file=file,
                digest=file.sha256,
                items=len(form.items),
                sent_on=at.date(),
                answer_by=answer_by,
                language=language,
                compartment=assessment.compartment,
                holder_id=holder,
                audience=readers,
                circle=assessment.circle,
            )
            rows.append(change.add(row))
            _release(change, row, at.date())
    return rows


def _name_of(assessment: Assessment, asks: str, area: str, institution: Organisation, language: str) -> str:
    """Which form the file is and whose, so that two of them are not mistaken for each other."""
    parts = filter(None, (assessment.code, asks, area, slugify(institution.name, allow_unicode=True)[:60].strip("-")))
    return f"{'-'.join(parts)}{in_name(language)}.docx"


def _release(change: Change, row: FormSent, on: date) -> None:
    """Let the people of the institution a form went to see it, with the rows it is about. Part of sending it.

    Others of the State's ministries do not see it: a contributor sees only what their own organisation was sent.
    """
    for target in (*to_release_along(row), row):
        known = Grant.objects.in_force(on).filter(target=target.pk, organisation=row.institution)
        if not known.exists():
            change.add(
                Grant(
                    target=target.pk,
                    compartment=row.compartment,
                    organisation=row.institution,
                    since=on,
                    why=f"sent to them: {row}",
                )
            )


def as_it_left(sent: FormSent, actor: Actor) -> Form:
    """A form as its institution got it: its items, and what stood in their boxes then.

    What this reader may not see is left out. Raises Unreadable and FileNotFoundError for the kept file, NothingToAsk.
    """
    now = form_for(sent.assessment, sent.asks, actor, area=sent.area, language=sent.language)
    bare = replace(now, items=tuple(replace(item, text="", choice="") for item in now.items))
    data = read_file(sent.file)
    marks = {name for piece in read_returned(data).pieces for _, name in piece.marks}
    left = {one.item.id: one for one in read_form(data, bare).answers}
    asked = [item for item in bare.items if {f"{TEXT}{item.key}", f"{CHOICE}{item.key}"} & marks]
    items = (
        replace(item, text=left[item.id].text, choice=left[item.id].choice) if item.id in left else item
        for item in asked
    )
    return replace(now, items=tuple(items), version=sent.mark)
