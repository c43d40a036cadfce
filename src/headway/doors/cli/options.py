"""Options that every verb shares."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from django.conf import settings
from django.utils import timezone

from headway.engines.intake.readers.limits import limits
from headway.engines.keeping.preparing import make_ready, rewrite
from headway.engines.keeping.shape import CannotPrepare
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor, system

F = TypeVar("F", bound=Callable[..., Any])
LANGUAGES = ("ar", "zh-hans", "en", "fr", "ru", "es")


def data_option(command: F) -> F:
    """`--data DIR`: read before the settings are, shown here so that the help tells of it."""
    return click.option(
        "--data",
        "_data",
        type=click.Path(file_okay=False, path_type=Path),
        expose_value=False,
        help="The installation's folder (default ./headway-data).",
    )(command)


def language_option(command: F) -> F:
    """`--language fr`: what we print is in it."""
    return click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        default="en",
        show_default=True,
        help="The language it is printed in.",
    )(command)


def prepare() -> None:
    """Make the folder ready: the database exists and its tables are today's."""
    Path(settings.DATA).mkdir(parents=True, exist_ok=True)
    try:
        make_ready()
    except CannotPrepare as error:
        raise fail(error) from None


def write_anew() -> None:
    """Have the database written anew after an expunging, or say who can do it."""
    if not rewrite():
        click.echo("Freed pages of the database still hold it: run VACUUM (FULL) as the role that owns the tables.")


def bytes_of(file: Path) -> bytes:
    """The bytes of a file that is to be read; a sentence and status 2 where it is too large or cannot be read."""
    try:
        size = file.stat().st_size
        if size > limits().max_bytes:
            raise fail(
                f"{file.name}: the file has {size:,} bytes and the limit is {limits().max_bytes:,}: "
                "give its parts singly."
            )
        return file.read_bytes()
    except OSError as error:
        raise fail(f"{file} cannot be read ({error.strerror}): check its name and place.") from None


def known_state(code: str) -> str:
    """A State's code in capitals, "" where none is said; a sentence and status 2 where no such State is known."""
    state = code.strip().upper()
    if state and state not in load_catalogue().states:
        raise fail(f'"{code}" is no State that the catalogue knows: say its ISO alpha-3 code, such as XOR.')
    return state


def me(what: str) -> Actor:
    """The actor of a command: the operator at the command line."""
    return system(what, door="cli")


def now() -> datetime:
    return timezone.now()


def fail(sentence: object) -> click.exceptions.Exit:
    """Say one sentence on the error output; the command ends with status 2."""
    click.echo(f"headway: {sentence}", err=True)
    return click.exceptions.Exit(2)
