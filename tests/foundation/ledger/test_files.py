"""Bytes are kept whole or not at all."""

import errno
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from headway.foundation.ledger.storage import WholeFiles


class CutShort(ContentFile):
    """Content of which the second half cannot be written."""

    def chunks(self, chunk_size=None):
        yield b"the first half, "
        raise OSError(errno.ENOSPC, "No space left on device")


def names_in(folder):
    return sorted(path.name for path in Path(folder).rglob("*") if path.is_file())


def test_a_file_that_was_cut_short_never_carries_its_name(tmp_path):
    storage = WholeFiles(location=tmp_path)

    with pytest.raises(OSError, match="No space left"):
        storage.save("files/ab/abcd", CutShort(b"the first half, the second half"))

    assert names_in(tmp_path) == []


def test_a_file_that_is_whole_carries_its_name_and_nothing_else_is_left(tmp_path):
    storage = WholeFiles(location=tmp_path)

    storage.save("files/ab/abcd", ContentFile(b"all of it"))

    assert names_in(tmp_path) == ["abcd"]
    assert (tmp_path / "files/ab/abcd").read_bytes() == b"all of it"


def test_files_of_an_installation_are_kept_whole(settings):
    assert settings.STORAGES["default"]["BACKEND"] == "headway.foundation.ledger.storage.WholeFiles"
