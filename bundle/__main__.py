"""Write dist/headway-offline-VERSION.zip: `make bundle`. Fails where a dependency has no wheel for a system we name."""

import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = ROOT / "dist" / "offline"
PYTHONS = ("3.11", "3.12", "3.13")
EXECUTABLE = 0o755 << 16
READABLE = 0o644 << 16


@dataclass(frozen=True, slots=True)
class System:
    """A system that the bundle is for: its name here, uv's name for it, and the wheels that it takes."""

    name: str
    uv: str
    wheels: tuple[str, ...]


SYSTEMS = (
    System("windows", "x86_64-pc-windows-msvc", ("win_amd64",)),
    System(
        "linux", "x86_64-manylinux_2_28", ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")
    ),
)


def main() -> None:
    wheels = WORK / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    ours = build_own(wheels)
    named: set[str] = {ours.name}
    requirements = {}
    for system in SYSTEMS:
        for python in PYTHONS:
            text = resolved(system, python)
            listed = WORK / f"{system.name}-{python}.txt"
            listed.write_text(text)
            download(listed, system, python, wheels)
            requirements[listed.name] = f"{text}{own_line(ours)}"
            print(f"{system.name} {python}: every dependency has a wheel")
    digests = {digest for text in requirements.values() for digest in re.findall(r"sha256:([0-9a-f]{64})", text)}
    kept = [wheel for wheel in sorted(wheels.glob("*.whl")) if sha256(wheel) in digests or wheel.name in named]
    bundle = ROOT / "dist" / f"headway-offline-{ours.name.split('-')[1]}.zip"
    write(bundle, kept, requirements)
    print(f"{bundle.relative_to(ROOT)}: {len(kept)} wheels, {bundle.stat().st_size / 1e6:.0f} MB")


def build_own(wheels: Path) -> Path:
    """Headway's own wheel."""
    for old in wheels.glob("headway-*.whl"):
        old.unlink()
    pip("wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))
    return next(wheels.glob("headway-*.whl"))


def resolved(system: System, python: str) -> str:
    """What the lock says for one system and Python, with digests and without conditions."""
    lock = ROOT / "requirements" / "run.txt"
    command = [
        *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-deps", "--generate-hashes"),
        *("--no-header", "--no-annotate", "--no-emit-index-url"),
        *("--python-version", python, "--python-platform", system.uv, str(lock)),
    ]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def download(listed: Path, system: System, python: str, wheels: Path) -> None:
    """Every wheel that is listed, its digest checked."""
    platforms = [part for tag in system.wheels for part in ("--platform", tag)]
    pip(
        *("download", "--no-deps", "--only-binary", ":all:", "--require-hashes", "--python-version", python),
        *(*platforms, "--requirement", str(listed), "--dest", str(wheels)),
    )


def pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True)


def own_line(wheel: Path) -> str:
    return f"headway=={wheel.name.split('-')[1]} \\\n    --hash=sha256:{sha256(wheel)}\n"


def sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write(bundle: Path, wheels: list[Path], requirements: dict[str, str]) -> None:
    """The archive, the same bytes for the same parts: in order, with one date."""
    with zipfile.ZipFile(bundle, "w") as archive:
        for name, data, mode in parts(requirements):
            put(archive, name, data, mode, zipfile.ZIP_DEFLATED)
        for wheel in wheels:
            put(archive, f"wheels/{wheel.name}", wheel.read_bytes(), READABLE, zipfile.ZIP_STORED)


def parts(requirements: dict[str, str]) -> Iterator[tuple[str, bytes, int]]:
    yield "run", (HERE / "run").read_bytes(), EXECUTABLE
    for name in ("run.cmd", "README.txt"):
        yield name, (HERE / name).read_text().replace("\n", "\r\n").encode(), READABLE
    yield "LICENSE", (ROOT / "LICENSE").read_bytes(), READABLE
    for name, text in sorted(requirements.items()):
        yield f"requirements/{name}", text.encode(), READABLE


def put(archive: zipfile.ZipFile, name: str, data: bytes, mode: int, how: int) -> None:
    about = zipfile.ZipInfo(f"headway-offline/{name}", (2026, 1, 1, 0, 0, 0))
    about.external_attr, about.compress_type, about.create_system = mode, how, 3
    archive.writestr(about, data)


if __name__ == "__main__":
    main()
