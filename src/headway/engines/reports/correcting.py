"""A corrigendum: which words of an adopted report read otherwise. The adopted words stay as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from headway.engines.reports.adoption import keep_report
from headway.engines.reports.files import in_name
from headway.engines.reports.models import Edition
from headway.engines.reports.original import marked
from headway.engines.reports.partial import Part, parts_of
from headway.engines.reports.rules import may_keep
from headway.engines.reports.stored import from_bytes
from headway.engines.reports.values import Basis, Cell, Paragraph, Report, Row, Sentence, Status, Table
from headway.engines.reports.words import as_sentence, quoted, term
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_day
from headway.foundation.core.numbers_said import say_parts
from headway.foundation.core.verdicts import NotAllowed, Verdict, no, require
from headway.foundation.ledger.files import read_file


@dataclass(frozen=True, slots=True)
class Reading:
    """One correction: the words as they were adopted, and what is to be read in their place."""

    words: str
    instead: str


def may_correct(actor: Actor, edition: Edition) -> Verdict:
    """Whether someone may issue a corrigendum: the Body, to a report that was adopted."""
    if edition.status != Edition.Status.ADOPTED:
        return no(
            _("Only an adopted report is corrected. This one is %(status)s.")
            % {"status": term(edition.get_status_display())}
        )
    if edition.correction == Edition.Correction.CORRIGENDUM:
        return no(_("A corrigendum corrects a report; issue another one to the report itself."))
    if edition.content_id is None:
        return no(_("It was kept before its parts were: keep a revised version of it."))
    return may_keep(actor, edition.assessment)


def issue_corrigendum(
    edition: Edition, readings: Sequence[Reading], *, why: str, actor: Actor, at: datetime
) -> Edition:
    """Keep a corrigendum to an adopted report; it is cleared and adopted as the report was. Raises NotAllowed.

    Words that the report does not say, or says in several parts, are refused: nobody could tell what is corrected.
    """
    require(may_correct(actor, edition))
    if not readings or not why.strip():
        raise NotAllowed(_("Give the words to be corrected, what to read instead, and why."))
    assert edition.content is not None, "the rule has asked"
    report = from_bytes(read_file(edition.content))
    parts = parts_of(report)
    corrected = [(_only(parts, reading), reading) for reading in readings]
    with override(report.language):
        rows = tuple(_row(part, reading) for part, reading in corrected)
    with override(report.language):
        written = _written(edition, report, rows, why, at)
    draft = Edition(
        assessment=edition.assessment, report=edition.report, readers=edition.readers, replaces=edition,
        correction=Edition.Correction.CORRIGENDUM, corrects=why.strip(),
    )  # fmt: skip
    name = f"{edition.assessment}-{edition.report}-corrigendum{in_name(report.language)}"
    return keep_report(draft, written, name=name, actor=actor, at=at)


def _written(edition: Edition, report: Report, rows: tuple[Row, ...], why: str, at: datetime) -> Report:
    """The corrigendum in the language of the report it belongs to; the reason stands in its own."""
    told, mark = marked(as_sentence(why), report.language)
    return Report(
        kind=report.kind,
        title=_("Corrigendum: %(title)s") % {"title": report.title},
        subtitle=report.subtitle,
        blocks=(
            Paragraph((_plain(_belongs_to(edition)), _plain(f"{told}{mark}")), numbered=False, key="corrigendum"),
            Table(_("Corrections"), (_("Where"), _("As adopted"), _("To be read")), rows, (3, 6, 6)),
        ),
        state=report.state,
        compartment=report.compartment,
        marking=report.marking,
        status=Status.CLEARED,
        audience=report.audience,
        dated=say_day(at.date()),
        language=report.language,
        direction=report.direction,
    )


def _belongs_to(edition: Edition) -> str:
    digest = edition.digest[:12]
    if edition.adopted_on is None:
        return _("This corrigendum belongs to the adopted report (%(digest)s).") % {"digest": digest}
    told = _("This corrigendum belongs to the report adopted on %(day)s (%(digest)s).")
    return told % {"day": say_day(edition.adopted_on), "digest": digest}


def _only(parts: Sequence[Part], reading: Reading) -> Part:
    if not reading.words.strip() or not reading.instead.strip():
        raise NotAllowed(_("Give both the words as adopted and what to read instead."))
    found = [part for part in parts if reading.words.strip() in part.text]
    if len(found) != 1:
        told = {"words": quoted(reading.words.strip()), "count": len(found)}
        many = ngettext(
            "The report says this in %(count)s part; give more words around it: %(words)s.",
            "The report says this in %(count)s parts; give more words around it: %(words)s.",
            len(found),
        )
        raise NotAllowed((many if found else _("The report does not say this: %(words)s.")) % told)
    return found[0]


def _row(part: Part, reading: Reading) -> Row:
    where = say_parts(filter(None, (part.chapter, part.label)))
    words = (where, quoted(reading.words.strip()), quoted(reading.instead.strip()))
    return Row(tuple(Cell((_plain(one),), heading=not place) for place, one in enumerate(words)), key=part.key)


def _plain(words: str) -> Sentence:
    return Sentence(words, basis=Basis.STRUCTURAL)
