"""An installation with the demonstration whose server can be killed in the middle of anything."""

import os
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.serving import HEADWAY, free_port, printed_link, wait_for

OFTEN = "upload=1000000/h export=1000000/h"
"""A quick machine gives more files in fifty rounds than one person may in an hour."""
ALONE = "clear=none"
"""Nobody but the lead assessor sits on the Body's side of the demonstration."""


@dataclass
class Site:
    """`headway serve` over a folder, in a process group of its own."""

    folder: Path
    environment: dict[str, str] = field(
        default_factory=lambda: {"HEADWAY_RATES": OFTEN, "HEADWAY_SECOND_PERSON": ALONE}
    )
    process: "subprocess.Popen[str] | None" = None
    link: str = ""

    def run(self, *arguments: object) -> "subprocess.CompletedProcess[str]":
        """A command of this installation, to its end."""
        return subprocess.run(
            [*HEADWAY, *map(str, arguments), "--data", str(self.folder)],
            env={**os.environ, **self.environment}, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def begin(self, *arguments: object) -> "subprocess.Popen[str]":
        """A command of this installation, in a process group of its own."""
        return subprocess.Popen(
            [*HEADWAY, *map(str, arguments), "--data", str(self.folder)],
            env={**os.environ, **self.environment}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            start_new_session=True,
        )  # fmt: skip

    def start(self) -> None:
        """Serve, until killed."""
        port = free_port()
        self.process = self.begin("serve", "--port", port)
        self.link = printed_link(self.process)
        wait_for(port, self.process)

    def kill(self) -> None:
        """End it as a power cut would: no process of it gets to do anything more."""
        if self.process is not None:
            kill(self.process)
            self.process = None


def kill(process: "subprocess.Popen[str]") -> None:
    """kill -9 the whole group of a process."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    with process:
        process.wait()
