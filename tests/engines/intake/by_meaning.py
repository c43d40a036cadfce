"""Which tests need what texts mean to be known."""

import os

import pytest

from headway.engines.intake.meanings import known

needs_meaning = pytest.mark.skipif(
    not known() and not os.environ.get("CI"), reason="this machine cannot run the model: CI can, and fails without"
)
