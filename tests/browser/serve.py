"""The site with the demonstration, as a process of its own: makes its data folder ready, prints its port, serves."""

import os
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "headway.site.settings"
django.setup()

from django.core.management import call_command
from django.utils import timezone

from headway.engines.demo.services import load_demo
from headway.foundation.catalogue.services import load
from headway.site.wsgi import application


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests look at the pages."""


call_command("migrate", verbosity=0)
load(timezone.now())
load_demo(at=timezone.now())
server = make_server("127.0.0.1", 0, application, server_class=Server, handler_class=Quiet)
print(server.server_port, flush=True)
server.serve_forever()
