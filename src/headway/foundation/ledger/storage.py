"""Storage on this machine's disk in which a file is either whole or not there."""

import os
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

from headway.foundation.core.ids import new_id

PART = ".part"


class WholeFiles(FileSystemStorage):
    """A file appears under its name once all of it has reached the disk, whatever stops the machine before.

    A file under a digest is written once and trusted ever after, so one that was cut short must never carry that name.
    """

    def _save(self, name: str, content: "File[Any]") -> str:
        part = f"{name}.{new_id()}{PART}"
        try:
            kept = super()._save(part, content)  # type: ignore[misc]  # Django's own, unknown to the stubs
            written = Path(self.path(kept))
            _reach_the_disk(written)
            os.replace(written, self.path(name))
            _reach_the_disk(written.parent)
        except BaseException:
            Path(self.path(part)).unlink(missing_ok=True)
            raise
        return name


def _reach_the_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
