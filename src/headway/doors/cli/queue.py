"""`headway intake FOLDER --queue`: a folder's files into the queue, to be read by the worker."""

from collections.abc import Iterator
from pathlib import Path

import click

from headway.doors.cli.options import fail, now, prepare
from headway.doors.cli.people import person_named
from headway.engines.intake.models import QueuedFile
from headway.engines.intake.queue.adding import Given, add_to_queue, files_in
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.foundation.access.reads import reading_as
from headway.foundation.core.verdicts import NotAllowed


def queue_folder(folder: Path, person: str, state: str) -> None:
    """Put a file, a ZIP or every file of a folder into the queue and say what became of each."""
    prepare()
    actor = person_named(person)
    if actor is None or not actor.seats:
        raise fail(f'nobody here is called "{person}"; run `headway demo` first, or give a user\'s e-mail address.')
    try:
        with reading_as(actor, at=now()):
            rows = add_to_queue(
                _files(folder), holder=actor.seats[0].organisation, compartment=state, actor=actor, at=now()
            )
    except (NotAllowed, Unreadable) as error:
        raise fail(error) from None
    except OSError as error:
        raise fail(f"{folder} cannot be read ({error.strerror}): check its name and place.") from None
    for row in rows:
        if row.state == QueuedFile.State.REFUSED:
            click.echo(f"refused  {row.name}: {row.sentence}")
    waiting = sum(row.state == QueuedFile.State.WAITING for row in rows)
    click.echo(f"{waiting} files wait to be read by the worker of `headway serve`, or by `headway work --once`.")


def _files(folder: Path) -> Iterator[Given]:
    """The files one at a time, so that a folder of any size fits."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else [folder]
    for path in paths:
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        if path.stat().st_size > limits().max_bytes:
            yield Given(
                path.name, b"", f"The file has {path.stat().st_size:,} bytes and the limit is {limits().max_bytes:,}."
            )
        else:
            yield from files_in(path.name, path.read_bytes())
