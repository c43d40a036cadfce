"""What Django looks for in a package that is a kind of database."""

import os
import shutil
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.db.backends.sqlite3 import base

MIGRATED = "HEADWAY_TEST_MIGRATED"
"""Where the environment names the file that `tests.migrated` keeps."""


class DatabaseWrapper(base.DatabaseWrapper):
    """Migrating an empty database takes a processor longer than most tests; every command of every folder would."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        kept, file = Path(os.environ.get(MIGRATED, "")), Path(conn_params["database"])
        if kept.is_file() and not file.exists():
            _begin(file, kept)
        return super().get_new_connection(conn_params)


def _begin(file: Path, kept: Path) -> None:
    """Whoever else begins it at the same time is not overwritten."""
    with NamedTemporaryFile(dir=file.parent) as whole:
        shutil.copyfile(kept, whole.name)
        try:
            os.link(whole.name, file)
        except FileExistsError:
            return
