"""`headway form` and `headway answers`: a form with answer boxes goes out as a Word file and comes back."""

from pathlib import Path
from typing import Any

import click
import orjson

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import called
from headway.doors.cli.options import bytes_of, data_option, fail, language_option, now, prepare
from headway.doors.cli.people import person_named, person_option
from headway.engines.exchange.forms.reading import read_form
from headway.engines.exchange.forms.sending import NothingToAsk, form_for
from headway.engines.exchange.forms.taking_over import form_kept, keep_form, take_over, undo_answers
from headway.engines.exchange.forms.values import Form, FormReading
from headway.engines.exchange.forms.writing import write_form
from headway.engines.exchange.models import FormSent
from headway.engines.exchange.returns import TakenIn, read_back
from headway.engines.intake.decisions import AlreadyDecided
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.foundation.access.departures import record_departure
from headway.foundation.access.noting import carrying
from headway.foundation.access.reads import reading_as
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.scanning import NotTaken
from headway.foundation.ledger.undoing import CannotUndo

KINDS = ("responses", "questions", "comments")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
OUT = click.Path(dir_okay=False, writable=True, path_type=Path)
kind_option = click.option(
    "--kind", type=click.Choice(KINDS), default=KINDS[0], show_default=True, help="What the form asks for."
)
area_option = click.option("--area", default="", help="With --kind questions: one area's questions only, by its id.")


@click.command()
@click.argument("code", metavar="ASSESSMENT")
@kind_option
@area_option
@language_option
@click.option("-o", "--output", type=OUT, required=True)
@person_option
@data_option
def form(code: str, kind: str, area: str, language: str, output: Path, person: str) -> None:
    """Write a form with answer boxes: a response table, questions, or a comment form on the last draft sent."""
    prepare()
    actor, at = _actor(person), now()
    with reading_as(actor, at=at), carrying() as rows:
        assessment = _assessment(code, actor)
        asked = _form(assessment, kind, area, actor, language)
    try:
        output.write_bytes(write_form(asked))
    except OSError as error:
        raise fail(f"{output} cannot be written ({error.strerror}): choose another place with -o.") from None
    what = f"{FormSent.Asks(kind).label} of {assessment.code} (answer form)"
    record_departure(what, to="own", compartment=assessment.compartment, rows=rows.values(), actor=actor, at=at)
    click.echo(f"{output} asks {len(asked.items)} things; what comes back is read by `headway answers`.")


@click.command()
@click.argument("file", type=FILE)
@click.option("--assessment", "code", required=True, metavar="CODE")
@click.option("--kind", type=click.Choice(KINDS[:2]), default=KINDS[0], show_default=True)
@area_option
@click.option("--json", "as_data", is_flag=True, help="Print everything as JSON.")
@click.option("--accept", "accepts", is_flag=True, help="Take the answers over, as the State's, in one act.")
@click.option("--undo", "undoes", default="", metavar="REASON", help="Take back what this very file brought in.")
@click.option(
    "--person",
    "person",
    default="focal-point",
    show_default=True,
    help="Who takes them over; they report for the State.",
)
@data_option
def answers(
    file: Path, code: str, kind: str, area: str, as_data: bool, accepts: bool, undoes: str, person: str
) -> None:
    """Read a form that came back: each answer with how it found its item; nothing is stored unless accepted."""
    prepare()
    actor, data, at = _actor(person), bytes_of(file), now()
    try:
        with reading_as(actor, at=at):
            assessment = _assessment(code, actor)
            if undoes:
                ended, _ = undo_answers(form_kept(assessment, data, actor), actor=actor, at=at, reason=undoes)
                click.echo(f"Taken back: {ended} rows ended; the file and the ledger keep them.")
                return
            read_back(data, name=file.name)  # says what the file is, where it is no Word file that can be read
            read = read_form(data, _form(assessment, kind, area, actor), limits())
            if accepts:
                source = keep_form(assessment, data, name=file.name, actor=actor, at=at)
                take_over(assessment, source, read.answers, actor=actor, at=at)
    except (Unreadable, NotTaken, NotAllowed, TakenIn, AlreadyDecided, CannotUndo) as error:
        raise fail(f"{file.name}: {error}") from None
    if as_data:
        click.echo(orjson.dumps(as_data_of(read), option=orjson.OPT_INDENT_2).decode())
    else:
        click.echo("\n".join(as_lines(read, accepts)))


def as_lines(read: FormReading, stored: bool) -> list[str]:
    """What a person wants to know first."""
    changed = [one for one in read.answers if not one.is_unchanged]
    head = f"{len(read.answers)} answers, {len(changed)} new or changed, {len(read.unanswered)} without an answer"
    lines = [f"{head}{'; taken over' if stored else ''}"]
    for one in read.answers:
        said = " · ".join(
            filter(None, (dict(one.item.choices).get(one.choice, one.choice), " ".join(one.text.split())))
        )
        state = "as before" if one.is_unchanged else f"by {one.how}"
        lines.append(f"  {one.item.number:16} {said[:100]} ({state})")
    lines += [f"  ! {item.number} is answered more than once: {' / '.join(said)}" for item, said in read.conflicts]
    lines += [f"  ? matches no item: {text[:100]}" for text in read.unmatched]
    if read.unanswered:
        lines.append(f"  No answer, which is no nil return: {', '.join(item.number for item in read.unanswered)}")
    return lines


def as_data_of(read: FormReading) -> dict[str, Any]:
    """The same for programs."""
    return {
        "answers": [
            {
                "id": one.item.id,
                "number": one.item.number,
                "choice": one.choice,
                "text": one.text,
                "matched": one.how.value,
                "sure": round(one.sure, 2),
                "unchanged": one.is_unchanged,
            }
            for one in read.answers
        ],
        "unanswered": [item.number for item in read.unanswered],
        "conflicts": [{"number": item.number, "said": list(said)} for item, said in read.conflicts],
        "unmatched": list(read.unmatched),
    }


def _form(assessment: Assessment, kind: str, area: str, actor: Actor, language: str = "") -> Form:
    try:
        return form_for(assessment, kind, actor, area=area, language=language)
    except NothingToAsk as error:
        raise fail(str(error)) from None


def _actor(person: str) -> Actor:
    actor = person_named(person)
    if actor is None:
        raise fail(f'nobody here is called "{person}"; run `headway demo` first, or give a user\'s e-mail address.')
    return actor


def _assessment(code: str, actor: Actor) -> Assessment:
    assessment = called(code, actor)
    if assessment is None:
        raise fail(f"there is no assessment {code} that you may see.")
    return assessment
