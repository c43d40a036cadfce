"""What the demonstration's files say."""

import pytest

from headway.engines.demo.checks import load_case


@pytest.fixture(scope="session")
def case():
    """What the packaged files say."""
    return load_case()
