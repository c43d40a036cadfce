"""Settings for the tests: a data folder of their own, fast password hashes, static files found in place."""

import os
import tempfile

os.environ.setdefault("HEADWAY_DATA", tempfile.mkdtemp(prefix="headway-tests-"))

from headway.site.settings import *  # noqa: F403  the data folder must be known before the settings are read

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
