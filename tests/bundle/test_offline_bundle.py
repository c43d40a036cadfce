"""The offline bundle that `make bundle` wrote: it unpacks, installs and runs with the network cut."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import headway

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / "dist" / f"headway-offline-{headway.__version__}.zip"
PYTHONS = ("3.11", "3.12", "3.13")
FOR = {
    "windows": re.compile(r"-(win_amd64|any)\.whl$"),
    "linux": re.compile(r"(manylinux[\w.]*x86_64[\w.]*|-any)\.whl$"),
}
pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def archive():
    assert BUNDLE.exists(), "make bundle writes it"
    with zipfile.ZipFile(BUNDLE) as opened:
        yield opened


@pytest.fixture(scope="module")
def unpacked(archive, tmp_path_factory):
    """The bundle as a person unpacks it, the modes of its files kept."""
    folder = tmp_path_factory.mktemp("an office PC")
    archive.extractall(folder)
    for about in archive.infolist():
        (folder / about.filename).chmod(about.external_attr >> 16)
    return folder / "headway-offline"


def names_in(requirements):
    return sorted(re.findall(r"^([a-z0-9._-]+)==", requirements, re.M | re.I))


def named(wheel):
    return re.sub(r"[-_.]+", "-", wheel.split("-")[0]).lower()


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", FOR)
def test_every_dependency_has_a_wheel_for_each_system_and_python(archive, system, python):
    wanted = names_in(archive.read(f"headway-offline/requirements/{system}-{python}.txt").decode())
    wheels = [name.removeprefix("headway-offline/wheels/") for name in archive.namelist() if name.endswith(".whl")]
    fit = {named(wheel) for wheel in wheels if FOR[system].search(wheel)}

    assert len(wanted) > 30
    assert [name for name in wanted if re.sub(r"[-_.]+", "-", name).lower() not in fit] == []


def test_it_installs_and_runs_with_the_network_cut(unpacked, tmp_path):
    cut = [shutil.which("unshare") or "unshare", "--map-root-user", "--net"]
    if subprocess.run([*cut, "true"], capture_output=True).returncode:
        pytest.fail("this machine does not let its users cut their network (unshare)")
    knock = "import socket; socket.create_connection(('192.0.2.1', 80), 3)"
    reached = subprocess.run([*cut, sys.executable, "-c", knock], capture_output=True)
    assert b"unreachable" in reached.stderr
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHON": sys._base_executable}

    command = [*cut, unpacked / "run", "demo", "--no-serve"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert "Orsania is fictional" in done.stdout
    assert (unpacked / "headway-data" / "headway.sqlite3").exists()
    assert sorted(path.suffix for path in (unpacked / "headway-data" / "out").iterdir()) == [".docx", ".html", ".pdf"]


def test_a_file_that_was_changed_is_not_installed(unpacked):
    """The digests in `requirements` are asked before anything is installed."""
    folder = unpacked.parent / "changed"
    shutil.copytree(unpacked, folder, ignore=shutil.ignore_patterns("env", "headway-data"))
    (wheel,) = folder.glob("wheels/headway-*.whl")
    with zipfile.ZipFile(wheel, "a") as changed:
        changed.writestr("headway/added.py", "")

    done = subprocess.run(
        [folder / "run", "--help"], env={**os.environ, "PYTHON": sys._base_executable}, capture_output=True, text=True
    )

    assert done.returncode != 0
    assert "DO NOT MATCH THE HASHES" in done.stderr
    assert not (folder / "env" / "ready").exists()


def test_the_file_for_windows_has_its_line_ends_and_asks_for_no_rights(archive):
    command = archive.read("headway-offline/run.cmd")

    assert command.count(b"\n") == command.count(b"\r\n") > 20
    assert b"--no-index" in command
    assert b"--require-hashes" in command
