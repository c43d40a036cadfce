"""What Headway measures of itself. `python -m bench` prints the table; nothing here is a test."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.site.settings")
