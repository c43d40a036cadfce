"""Visits as a Django app."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "headway.casework.visits"
    label = "visits"
    verbose_name = "Visits"

    def ready(self) -> None:
        from headway.casework.visits.giving import register_giving  # needs the app registry

        register_giving()
