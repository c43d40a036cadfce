"""`python -m tests.as_site MODULE`: a module of the tests run as a program, with the site's settings and models."""

import os
import runpy
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.site.settings")
    django.setup()
    runpy.run_module(sys.argv[1], run_name="__main__")
