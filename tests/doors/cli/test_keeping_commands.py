"""`headway backup`, `restore` and `doctor`, for real: processes of their own over folders of their own."""

import os
import stat
import subprocess
import sys
import zipfile

import pyrage
import pytest

from tests.databases import database_of, served, tell
from tests.serving import HEADWAY

SQLITE = not os.environ.get("HEADWAY_TEST_DATABASE")


def headway(*arguments, env=None):
    return subprocess.run([*HEADWAY, *map(str, arguments)], capture_output=True, text=True, env=env)


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    """A folder with the demonstration in it."""
    folder = tmp_path_factory.mktemp("installation") / "data"
    assert headway("demo", "--no-serve", "--data", folder).returncode == 0
    return folder


@pytest.fixture(scope="module")
def kept(installation):
    """A backup of it."""
    file = installation.parent / "kept.zip"
    told = headway("backup", file, "--data", installation)
    assert told.returncode == 0, told.stderr
    assert "whoever has it can read everything" in told.stdout
    return file


def chains_of(folder):
    sheet = headway("ledger", "checkpoint", "--data", folder).stdout
    return [line for line in sheet.splitlines() if line.startswith(("chain", "installation", "key"))]


def test_what_is_restored_is_the_same_installation(installation, kept, tmp_path):
    told = headway("restore", kept, "--data", tmp_path / "back")

    assert (told.returncode, told.stderr) == (0, "")
    assert "all agree" in told.stdout
    assert chains_of(tmp_path / "back") == chains_of(installation)
    assert (tmp_path / "back" / "secret-key").read_text() == (installation / "secret-key").read_text()
    assert {p.name for p in (tmp_path / "back").iterdir()} >= {"files", "signing-key"}
    assert (tmp_path / "back" / "headway.sqlite3").exists() == SQLITE


def test_a_backup_is_its_owners_only_and_holds_no_more_than_it_must(kept):
    with zipfile.ZipFile(kept) as archive:
        outside = {name for name in archive.namelist() if not name.startswith("files/")}

    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert outside == {"manifest.json", "checkpoint.txt", "headway.sqlite3", "secret-key", "signing-key"}


def test_an_encrypted_backup_is_read_with_its_identity_alone(installation, tmp_path):
    ours, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    (tmp_path / "ours.txt").write_text(f"# created today\n{ours}\n")
    (tmp_path / "other.txt").write_text(f"{other}\n")
    file = tmp_path / "kept.age"

    assert "encrypted" in headway("backup", file, "--to", ours.to_public(), "--data", installation).stdout
    assert b"SQLite" not in file.read_bytes()

    without = headway("restore", file, "--data", tmp_path / "a")
    assert (without.returncode, "--identity" in without.stderr) == (2, True)
    wrong = headway("restore", file, "--identity", tmp_path / "other.txt", "--data", tmp_path / "b")
    assert (wrong.returncode, "not encrypted for this identity" in wrong.stderr) == (2, True)
    right = headway("restore", file, "--identity", tmp_path / "ours.txt", "--data", tmp_path / "c")
    assert right.returncode == 0, right.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b", "c", "kept.age", "other.txt", "ours.txt"]


def damaged(kept, at):
    data = bytearray(kept.read_bytes())
    data[at] ^= 0xFF
    return bytes(data)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda kept: b"nothing", "is no backup, or was cut short"),
        (lambda kept: kept.read_bytes()[:-4000], "is no backup, or was cut short"),
        (lambda kept: damaged(kept, kept.stat().st_size // 3), "take another copy"),
    ],
)
def test_a_damaged_backup_is_refused_in_one_sentence_and_leaves_nothing(kept, tmp_path, change, sentence):
    (tmp_path / "damaged.zip").write_bytes(change(kept))

    told = headway("restore", tmp_path / "damaged.zip", "--data", tmp_path / "back")

    assert told.returncode == 2
    assert sentence in told.stderr
    assert told.stderr.count("\n") == 1
    assert not (tmp_path / "back" / "headway.sqlite3").exists()
    assert not (tmp_path / "back" / ".restoring").exists()


def test_nothing_is_overwritten_by_a_backup_or_a_restore(installation, kept):
    again = headway("backup", kept, "--data", installation)
    onto = headway("restore", kept, "--data", installation)

    assert (again.returncode, "backups are not overwritten" in again.stderr) == (2, True)
    assert (onto.returncode, "holds an installation already" in onto.stderr) == (2, True)


SECRET = "that at Upper Ardan later"


def the_revision_with_the_secret(folder):
    return [key for (key,) in tell(folder, f"SELECT revision_id FROM ledger_payload WHERE text LIKE '%{SECRET}%'")]


def test_what_was_expunged_since_does_not_come_back(kept, tmp_path):
    first, second, earlier = tmp_path / "first", tmp_path / "second", tmp_path / "earlier.zip"
    assert headway("restore", kept, "--data", first).returncode == 0
    (revision,) = the_revision_with_the_secret(first)
    assert places_with(first, SECRET) != []
    (first / "out").mkdir()
    (first / "out" / "XOR-2018-follow-up.docx").write_bytes(b"packed, so that nobody can look into it")
    headway("backup", earlier, "--data", first)

    told = headway("ledger", "expunge", revision, "--reason", "Not ours.", "--witness", "The deputy", "--data", first)
    assert f"still holds it: {earlier}" in told.stdout
    assert "Removed, because it may repeat it" in told.stdout
    assert list((first / "out").iterdir()) == []
    (tmp_path / "stones").write_text(headway("ledger", "tombstones", "--data", first).stdout)
    back = headway("restore", earlier, "--tombstones", tmp_path / "stones", "--data", second)

    assert back.returncode == 0, back.stderr
    assert "1 expunged again" in back.stdout
    assert places_with(first, SECRET) == []
    assert places_with(second, SECRET) == []


def test_the_doctor_finds_a_sound_installation_sound(installation, kept):
    told = headway("doctor", "--data", installation)

    assert told.returncode == 0
    assert f"ok    database: {'sqlite' if SQLITE else 'postgresql'}, sound" in told.stdout
    assert "0 missing" in told.stdout
    assert "mend" not in told.stdout


def test_the_doctor_names_what_is_wrong_with_its_remedy(kept, tmp_path):
    folder = tmp_path / "ill"
    headway("restore", kept, "--data", folder)
    (folder / "secret-key").chmod(0o644)
    next((folder / "files").rglob("*/*")).unlink()
    tell(folder, "DELETE FROM django_migrations WHERE app = 'reports'")
    tell(folder, "UPDATE ledger_changeset SET recorded_at = '2999-01-01 00:00:00Z'")

    told = headway("doctor", "--data", folder)

    mend = {line.split()[1] for line in told.stdout.splitlines() if line.startswith("mend")}
    assert told.returncode == 1
    assert mend == {"keys:", "files:", "migrations:", "clock:"}
    assert all("→" in line for line in told.stdout.splitlines() if line.startswith("mend"))


def test_an_installation_that_waits_for_a_change_no_longer_known_is_told_which_headway_makes_it(kept, tmp_path):
    folder = tmp_path / "old"
    headway("restore", kept, "--data", folder)
    tell(folder, "DELETE FROM django_migrations WHERE app = 'reports'")
    tell(folder, "INSERT INTO django_migrations (app, name, applied) VALUES ('reports', '0001_initial', '2026-11-01')")

    told = headway("ledger", "verify", "--data", folder)

    assert told.returncode == 2
    assert "start it once with the Headway of that day" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.skipif(SQLITE, reason="SQLite has no roles")
def test_a_database_whose_tables_the_site_may_not_read_yet_is_said_to_be_unprepared(kept, tmp_path):
    folder = tmp_path / "unlocked"
    headway("restore", kept, "--data", folder)
    tell(folder, "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM headway_site")
    address = served(database_of(str(folder), os.environ["HEADWAY_TEST_DATABASE"]))
    alone = {**os.environ, "DJANGO_SETTINGS_MODULE": "headway.site.settings", "DATABASE_URL": address}

    told = headway("ledger", "verify", "--data", folder, env=alone)

    assert told.returncode == 2
    assert "headway database prepare" in told.stderr
    assert "Traceback" not in told.stderr


WORDS = "zyxwvut{}qponmlk"
"""A word that stands nowhere else, with a number for each column."""

FILL = """
import os, sys
import django
os.environ["HEADWAY_DATA"] = sys.argv[1]
django.setup()
from django.utils import timezone
from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source
from headway.foundation.core.actors import system
from headway.foundation.ledger.models.record import text_fields
from headway.foundation.ledger.scanning import written_here
word = "zyxwvut{}qponmlk".format
like = Source.objects.unscoped("to make another one").filter(file__isnull=False).first()
columns = [name for name in text_fields(Source) if name not in {"compartment", "dated", "language", "marking"}]
source = Source(type="document", compartment="XOR", holder=like.holder, audience="own")
for number, name in enumerate(columns):
    setattr(source, name, f"{word(number)} {name}"[: Source._meta.get_field(name).max_length])
keep_source(source, actor=system("test"), at=timezone.now(), data=written_here(word("file").encode()),
            name=word("name") + ".txt", text=word("text"))
print(source.revision)
"""


def places_with(folder, word):
    """The files of the folder that hold a word, and the tables, where the database is a server's."""
    files = [path.name for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]
    tables = [] if SQLITE else tell(folder, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    count = "SELECT count(*) FROM \"{}\" AS t WHERE t::text LIKE '%{}%'"
    return sorted(files + [name for (name,) in tables if tell(folder, count.format(name, word))[0][0]])


def written_in(folder):
    """Of a server, which keeps its files to itself: which file the payloads lie in."""
    return None if SQLITE else tell(folder, "SELECT pg_relation_filenode('ledger_payload')")


def test_a_secret_in_every_column_of_a_source_is_in_no_byte_of_the_folder_afterwards(kept, tmp_path):
    """Database, its journal, files, text read from them, names of files, reasons of acts, logs."""
    folder, log = tmp_path / "data", tmp_path / "data" / "server.log"
    assert headway("restore", kept, "--data", folder).returncode == 0
    filled = subprocess.run([sys.executable, "-c", FILL, str(folder)], capture_output=True, text=True, check=True)
    words = [WORDS.format(part) for part in (*range(3), "file", "name", "text")]
    assert [word for word in words if not places_with(folder, word)] == []

    before = written_in(folder)

    told = headway(
        "ledger", "expunge", filled.stdout.strip(), "--reason", "Not ours.", "--witness", "The deputy", "--data", folder
    )
    log.write_text(told.stdout + told.stderr)

    assert told.returncode == 0, told.stderr
    assert {word: places_with(folder, word) for word in words if places_with(folder, word)} == {}
    assert SQLITE or written_in(folder) != before
    assert "all agree" in headway("ledger", "verify", "--data", folder).stdout
