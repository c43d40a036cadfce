"""`python -m bench [NAME …]`: every measurement, or those named, each in a process and a database of its own.

`.ci/postgres python -m bench ledger access` measures on PostgreSQL, as the role that serves.

Prints a Markdown table, with the size of the machine; `--write FILE` also keeps it.
"""

import argparse
import importlib
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

import orjson

from bench.rows import Row, as_table
from tests.databases import database_of, served

NAMES = ("ledger", "access", "following", "intake_speed", "earlier_reports", "trackers", "followup", "reports", "demo")
LONG = ("million",)
CODE = "import sys; from bench.__main__ import measure; measure(sys.argv[1])"


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench")
    options.add_argument("names", nargs="*", default=NAMES, help=", ".join([*NAMES, *LONG]))
    options.add_argument("--write", type=Path, help="a Markdown file to keep the table in")
    given = options.parse_args()
    page = f"{machine()}\n\n{as_table([row for name in given.names for row in apart(name)])}\n"
    print(page)
    if given.write:
        given.write.write_text(f"# Benchmarks\n\n`make bench` prints this table. {page}")


def apart(name: str) -> list[Row]:
    """The rows of one measurement, made in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(
            [sys.executable, "-c", CODE, name],
            env={**os.environ, **database(folder), "DJANGO_SETTINGS_MODULE": "headway.site.settings"},
            stdout=subprocess.PIPE,
            check=True,
        )
    return [Row(**row) for row in orjson.loads(told.stdout.splitlines()[-1])]


def database(folder: str) -> dict[str, str]:
    """Where the measurement keeps its rows: in the folder, or beside the server of `.ci/postgres`."""
    server = os.environ.get("HEADWAY_TEST_DATABASE")
    if not server:
        return {"HEADWAY_DATA": folder}
    owner = database_of(folder, server)
    return {"HEADWAY_DATA": folder, "DATABASE_URL": served(owner), "HEADWAY_DATABASE_OWNER": owner}


def measure(name: str) -> None:
    """Run one measurement against an empty database and print its rows as JSON."""
    import django

    django.setup()
    importlib.import_module("headway.engines.keeping.preparing").make_ready()
    with importlib.import_module("headway.foundation.access.scope").the_systems_own_work("a measurement"):
        print(orjson.dumps(list(importlib.import_module(f"bench.{name}").run())).decode())


def machine() -> str:
    """The size of the machine, in words."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system, python = platform.system(), platform.python_version()
    return f"Made on {os.cpu_count()} cores, {memory:.0f} GB of memory, {system}, Python {python}."


if __name__ == "__main__":
    main()
