"""`headway report`: a report of an assessment, for one audience, as a file."""

from datetime import datetime
from pathlib import Path

import click

from headway.doors.cli.options import data_option, fail, language_option, now, prepare
from headway.doors.cli.people import organisation_named, person_named, person_option
from headway.engines.followup.queries import NoSuchAssessment
from headway.engines.reports.checks import UncitedSentences, find_uncited
from headway.engines.reports.covering import NotCovered
from headway.engines.reports.docx import BadTemplate
from headway.engines.reports.outlines import BadOutline
from headway.engines.reports.pdf import NoFont
from headway.engines.reports.render import Format, render
from headway.engines.reports.sending import send_for_comments
from headway.engines.reports.services import list_kinds, write_report
from headway.engines.reports.values import Report
from headway.foundation.access.departures import record_departure
from headway.foundation.access.noting import carrying
from headway.foundation.access.reads import reading_as
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.files import read_file

READERS = ("body", "state", "shared", "partners", "public")
TEMPLATE = click.Path(exists=True, dir_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command()
@click.argument("assessment")
@click.option("--kind", default="follow-up", show_default=True, help="Which kind; an unknown one is told the others.")
@click.option(
    "--format", "form", type=click.Choice([form.value for form in Format]), default=Format.HTML.value, show_default=True
)
@click.option("--audience", type=click.Choice(READERS), default="shared", show_default=True, help="Who will read it.")
@language_option
@click.option("--cleared", is_flag=True, help="Refuse the report if a sentence states a fact and cites nothing.")
@click.option("--with-consents", is_flag=True, help="Add a table of what lets each part leave.")
@click.option(
    "--template", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A DOCX of your own styles."
)
@click.option("--for-comments", is_flag=True, help="Send the draft for comments: a DOCX with hidden marks, recorded.")
@click.option("--to", "recipients", multiple=True, metavar="NAME", help="With --for-comments: who is asked, by name.")
@click.option("--answer-by", type=click.DateTime(["%Y-%m-%d"]), help="With --for-comments: the day to answer by.")
@click.option("-o", "--output", type=FILE, required=True)
@person_option
@data_option
def report(
    assessment: str,
    kind: str,
    form: str,
    audience: str,
    language: str,
    cleared: bool,
    with_consents: bool,
    template: Path | None,
    for_comments: bool,
    recipients: tuple[str, ...],
    answer_by: datetime | None,
    output: Path,
    person: str,
) -> None:
    """Write a report of an assessment such as XOR-2018.

    What was left out, and what lacks a source, is told here, never in the file.
    """
    prepare()
    actor, at = person_named(person), now()
    if actor is None:
        raise fail(f'nobody here is called "{person}"; run `headway demo` first, or give a user\'s e-mail address.')
    kinds = [outline.id for outline in list_kinds()]
    if kind not in kinds:
        raise fail(f'there is no kind of report called "{kind}"; give one of {", ".join(kinds)}.')
    if for_comments:
        send(assessment, kind, form, audience, recipients, answer_by, language, output, actor, at)
        return
    try:
        with reading_as(actor, at=at), carrying() as rows:
            written = write_report(
                assessment,
                kind=kind,
                audience=audience,
                actor=actor,
                at=at,
                cleared=cleared,
                consents=with_consents,
                language=language,
            )
        output.write_bytes(render(written, form, template=template, at=at))
        what = f"{kind} report of {assessment.upper()} ({form})"
        record_departure(
            what, to=written.audience, compartment=written.compartment, rows=rows.values(), actor=actor, at=at
        )
    except (NoSuchAssessment, UncitedSentences, NotCovered, BadOutline, BadTemplate, NoFont) as error:
        raise fail(error) from None
    except OSError as error:
        raise fail(f"{output} cannot be written ({error.strerror}): choose another place with -o.") from None
    click.echo(f"{output} is written for readers of the audience “{written.audience}”.")
    tell_the_drafter(written)


def send(
    code: str,
    kind: str,
    form: str,
    audience: str,
    recipients: tuple[str, ...],
    answer_by: datetime | None,
    language: str,
    output: Path,
    actor: Actor,
    at: datetime,
) -> None:
    """Record that a draft leaves for comments, and write the very file."""
    if form != Format.DOCX:
        raise fail("A draft goes for comments as a Word file: add --format docx.")
    try:
        with reading_as(actor, at=at), carrying() as rows:
            sending = send_for_comments(
                code,
                kind=kind,
                readers=audience,
                recipients=[organisation_named(name) for name in recipients],
                actor=actor,
                at=at,
                answer_by=answer_by.date() if answer_by else None,
                language=language,
            )
            output.write_bytes(read_file(sending.file))
        what = f"{kind} report of {code.upper()} (version {sending.number} for comments)"
        record_departure(what, to=audience, compartment=sending.compartment, rows=rows.values(), actor=actor, at=at)
    except (NoSuchAssessment, NotAllowed, BadOutline) as error:
        raise fail(error) from None
    except OSError as error:
        raise fail(f"{output} cannot be written ({error.strerror}): choose another place with -o.") from None
    click.echo(f"{output} is {sending}, SHA-256 {sending.digest}; what comes back is read by `headway comments`.")


def tell_the_drafter(written: Report) -> None:
    """What was left out and why, and which sentences state a fact without a source."""
    if written.left_out:
        click.echo(f"Left out, {len(written.left_out)}:", err=True)
    for left in written.left_out:
        click.echo(f"  {left.what[:90].rstrip('.:; ')}: {left.why}", err=True)
    uncited = find_uncited(written)
    if uncited:
        click.echo(f"Without a source, {len(uncited)}; a cleared report refuses them:", err=True)
    for sentence in uncited:
        click.echo(f"  {sentence.text}", err=True)
