"""Settings for the tests: a data folder of their own, fast password hashes, static files found in place.

HEADWAY_TEST_DATABASE, an address that `.ci/postgres` gives, has them run on PostgreSQL; a command that a test starts as
a process of its own then has a database of its own, one for each folder.
"""

import os
import sys
import tempfile

os.environ.pop("DATABASE_URL", None)
os.environ.setdefault("HEADWAY_DATA", tempfile.mkdtemp(prefix="headway-tests-"))

from headway.foundation.core.databases import database_at
from headway.site.settings import *  # noqa: F403  the data folder must be known before the settings are read
from tests.databases import database_of, served
from tests.serving import PATIENCE

if "pytest" in sys.modules:
    HEADWAY_MFA_ROLES = frozenset()
MFA_TOTP_TOLERANCE = 1  # a test may take longer than half a minute
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if address := os.environ.get("HEADWAY_TEST_DATABASE"):
    if "pytest" not in sys.modules:
        address = database_of(os.environ["HEADWAY_DATA"], address)
        HEADWAY_DATABASE_OWNER, address = address, served(address)
    DATABASES = {"default": database_at(address, pool=4)}
else:
    DATABASES["default"]["OPTIONS"]["timeout"] = PATIENCE
    if "pytest" not in sys.modules:
        DATABASES["default"]["ENGINE"] = "tests.begun"
