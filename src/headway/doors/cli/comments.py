"""`headway comments`: what files that came back say about a draft; nothing is stored unless it is accepted."""

from pathlib import Path
from typing import Any

import click
import orjson

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import called
from headway.doors.cli.options import bytes_of, data_option, fail, now, prepare
from headway.doors.cli.people import organisation_named, person_named, person_option
from headway.engines.exchange.returns import (
    NotSent,
    TakenIn,
    accept_return,
    find_sending,
    propose,
    read_back,
    sent_blocks,
    take_back,
)
from headway.engines.exchange.values import Preview, Proposed
from headway.engines.intake.readers.limits import Unreadable
from headway.engines.reports.matters import propose_matter
from headway.engines.reports.models import Sending
from headway.foundation.access.reads import reading_as
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.scanning import NotTaken

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
SHOWN = 90


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--assessment", "code", required=True, metavar="CODE", help="The assessment whose draft was sent.")
@click.option("--institution", "named", required=True, metavar="NAME", help="Whose comments they are.")
@click.option("--json", "as_data", is_flag=True, help="Print everything as JSON.")
@click.option("--accept", "accepts", is_flag=True, help="Take the files in and make comments of all of it.")
@person_option
@data_option
def comments(files: tuple[Path, ...], code: str, named: str, as_data: bool, accepts: bool, person: str) -> None:
    """Read Word files that came back: tracked changes and comments, each with the paragraph it stands at."""
    prepare()
    actor = person_named(person)
    if actor is None:
        raise fail(f'nobody here is called "{person}"; run `headway demo` first, or give a user\'s e-mail address.')
    institution = organisation_named(named)
    told = []
    with reading_as(actor, at=now()):
        assessment = called(code, actor)
        if assessment is None:
            raise fail(f"there is no assessment {code} that you may see.")
        for file in files:
            try:
                sending, found = _read(file, assessment, actor)
                if accepts:
                    at = now()
                    returned = take_back(
                        assessment, bytes_of(file), name=file.name, institution=institution, actor=actor, at=at
                    )
                    accept_return(returned, actor=actor, at=at)
            except (Unreadable, NotTaken, NotSent, TakenIn, NotAllowed) as error:
                raise fail(f"{file.name}: {error}") from None
            told.append(as_data_of(file.name, sending, found))
            if not as_data:
                click.echo("\n".join(as_lines(file.name, sending, found, accepts)))
    if as_data:
        click.echo(orjson.dumps({"files": told, "stored": accepts}, option=orjson.OPT_INDENT_2).decode())


def _read(file: Path, assessment: Assessment, actor: Actor) -> tuple[Sending, Preview]:
    data = bytes_of(file)
    returned, _ = read_back(data, name=file.name)
    sending = find_sending(returned, assessment, actor)
    return sending, propose(data, returned, sent_blocks(sending))


def as_lines(name: str, sending: Sending, found: Preview, stored: bool) -> list[str]:
    """What a person wants to know first."""
    loose = len(found.unanchored)
    lines = [f"{name}: on {sending}; {len(found.proposed)} comments, {loose} not placed{'; stored' if stored else ''}"]
    lines += [f"  ! {warning}" for warning in found.warnings]
    for one in found.proposed:
        place = one.block.label if one.block else f"not placed, {one.near}" if one.near else "not placed"
        untracked = "" if one.tracked else " (not recorded)"
        lines.append(f"  {place:24} {one.what}{untracked}: {said(one)}")
    return lines


def said(one: Proposed) -> str:
    """A change as then and now, a remark with the words it stands at."""
    if one.text:
        return f"“{_short(one.text)}” on “{_short(one.before)}”" if one.before else f"“{_short(one.text)}”"
    return " → ".join(f"“{_short(words)}”" for words in (one.before, one.after) if words)


def as_data_of(name: str, sending: Sending, found: Preview) -> dict[str, Any]:
    """The same for programs."""
    return {
        "file": name,
        "version": sending.number,
        "report": sending.report,
        "warnings": list(found.warnings),
        "comments": [
            {
                "block": one.block.key if one.block else "",
                "label": one.block.label if one.block else "",
                "near": one.near,
                "what": one.what,
                "before": one.before,
                "after": one.after,
                "text": one.text,
                "start": one.start,
                "end": one.end,
                "anchored": one.how.value,
                "tracked": one.tracked,
                "moved": one.moved,
                "matter": propose_matter(text=one.text, after=one.after),
                "reply_to": one.reply_to,
            }
            for one in found.proposed
        ],
    }


def _short(words: str) -> str:
    plain = " ".join(words.replace("\n", " ¶ ").split())
    return plain if len(plain) <= SHOWN else f"{plain[: SHOWN - 1]}…"
