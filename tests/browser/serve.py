"""The site with the demonstration, as a process of its own: makes its data folder ready, tells its port, serves."""

import importlib
import os
import sys
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.core.management import call_command
from django.utils import timezone


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing: the tests look at the pages."""


def main() -> None:
    """Models can only be imported once Django is set up, hence by name."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "headway.site.settings"
    django.setup()
    call_command("migrate", verbosity=0)
    importlib.import_module("headway.foundation.catalogue.services").load(timezone.now())
    importlib.import_module("headway.engines.demo.services").load_demo(at=timezone.now())
    application = importlib.import_module("headway.site.wsgi").application
    server = make_server("127.0.0.1", 0, application, server_class=Server, handler_class=Quiet)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
