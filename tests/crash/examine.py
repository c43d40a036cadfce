"""Looks at an installation that was killed, in a process of its own."""

import os
import subprocess
import sys

from tests.crash.site import Site


def examined(site: Site, told: list[tuple[str, str]]) -> list[str]:
    """What is wrong with it, one line each; `told` are the acts that somebody was told were done."""
    looked = subprocess.run(
        [sys.executable, "-m", "tests.as_site", "tests.crash.look"],
        input="".join(f"{kind}\t{word}\n" for kind, word in told),
        env={**os.environ, **site.environment, "HEADWAY_DATA": str(site.folder)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (looked.returncode, looked.stderr) == (0, "")
    return looked.stdout.splitlines()
