"""The command `headway`: finds its data folder, wires the floors, hands over to the command line."""

import importlib
import os
import sys

import django


def main() -> None:
    """Run the command line. `--data DIR` is looked for first, because the settings lie in that folder."""
    folder = data_folder(sys.argv[1:])
    if folder:
        os.environ["HEADWAY_DATA"] = folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.site.settings")
    django.setup()
    verbs = importlib.import_module("headway.doors.cli.commands").headway
    try:
        verbs()
    except Exception as error:
        sentence = importlib.import_module("headway.engines.keeping.trouble").what_stopped(error)
        if not sentence:
            raise
        sys.stderr.write(f"headway: {sentence}\n")
        sys.exit(1)


def data_folder(arguments: list[str]) -> str | None:
    """The folder named by `--data DIR` or `--data=DIR`, wherever it stands among the arguments."""
    for here, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if here == "--data" and following:
            return following
        if here.startswith("--data="):
            return here.removeprefix("--data=")
    return None
